"""The weeks after a logged week: which dose is held or falls, what a week may weigh, and the weeks of those with very little time."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from ownpace.evidence import cited
from ownpace.facts import Fact
from ownpace.plan import Plan
from ownpace.program import Body, Decision, Week, adaptation, basis, growth, layout, snacks, trial
from ownpace.program.basis import Kit, State
from ownpace.program.layout import Slot
from ownpace.rules import progression, start
from ownpace.vocabulary import WEEKDAYS, Finding, Modality, Step, Template, Verdict, WeekKind
from tests.builders import a_plan, an_answers, replace
from tests.weeks import Told, a_course, decision_of

GOOD: dict[str, Any] = {}
FEW, NOTHING = {"done": 1}, {"done": 0}
FEVER, SHORT_NIGHTS, GAP_BETWEEN = {"new_symptoms": ["feber"]}, {"sleep_hours_low_nights": 4}, {"days_off": 8}
SLOW = {"on": {0: {"pain_next_morning": 6}}}
TOO_HARD = {"on": {0: {"effort": 8}}}
LIGHT, BUILD, TEST = WeekKind.DELOAD, WeekKind.BUILD, WeekKind.TEST


def away(days: int) -> dict[str, Any]:
    return {"done": 0, "days_off": days}


def weeks(name: str, *told: Told, **differences: Any) -> dict[int, Week]:
    """The weeks by number, after these weeks were logged."""
    return {week.number: week for week in a_course(an_answers(name, **differences), *told).program.weeks}


def dose(week: Week) -> list[list[tuple[Any, ...]]]:
    """What is done in each session, number by number."""
    return [[(item.choice.id, *(fact.value for fact in item.numbers().values())) for item in session.body.items] for session in week.sessions]


def size(week: Week) -> tuple[int, float]:
    return week.minutes.value, week.load.value


def days(week: Week) -> list[int]:
    return [WEEKDAYS.index(session.weekday) for session in week.sessions]


def bodies(week: Week) -> list[Body]:
    return [session.body for session in week.sessions]


def strong(body: Body) -> list[str]:
    """The strength exercises of a session, in order."""
    return [item.choice.id for item in body.items if item.modality is Modality.STRENGTH]


def pauses(week: Week) -> list[Fact[int]]:
    return [item.rest for body in bodies(week) for item in body.items if item.modality is Modality.STRENGTH and item.rest]


# --- the dose that is held after a gap -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("last", "held"), [(away(8), 2), (away(14), 2), (FEVER | away(8), 2), (FEVER | NOTHING, 3), (GAP_BETWEEN, 3), (FEVER, 3)])
def test_of_two_equally_light_doses_the_one_that_was_done_is_held_after_a_gap(last: Told, held: int) -> None:
    """Week 3 has more sets than week 2 and weighs the same; without a gap, or with sessions done in it, it is held."""
    after = weeks("active", GOOD, GOOD, last, GOOD)
    assert after[2].load.value == after[3].load.value
    assert dose(after[2]) != dose(after[3])
    assert dose(after[5]) == dose(after[held])


def test_a_lighter_dose_that_was_not_done_is_held_after_a_gap_too() -> None:
    """The third week's pauses are shorter, so that it weighs less than the second."""
    after = weeks("unsure", GOOD, GOOD, away(8), GOOD)
    assert after[3].load.value < after[2].load.value
    assert dose(after[5]) == dose(after[3])


@pytest.mark.parametrize(
    ("last", "step"),
    [(away(8), Step.LOWER), (FEVER | away(8), Step.LOWER), (GAP_BETWEEN, Step.HOLD), (FEVER | NOTHING, Step.HOLD), (FEVER, Step.HOLD)],
)
def test_an_eased_week_is_a_lower_step_only_when_the_dose_after_it_is_less(last: Told, step: Step) -> None:
    week = weeks("hip", GOOD, last)[3]
    assert (week.step.value, week.eased, week.kind.value) == (step, True, LIGHT)
    assert decision_of(a_course(an_answers("hip"), GOOD, last), 2).verdict in week.step.lineage()


def test_an_eased_week_that_leaves_as_heavy_a_dose_is_no_lower_step() -> None:
    assert weeks("active", GOOD, GOOD, away(8))[4].step.value is Step.HOLD


def test_a_gap_of_two_weeks_lowers_the_dose_that_was_done_and_not_the_one_that_was_planned() -> None:
    """The second week was heavier, and nobody did it."""
    assert size(weeks("hip", GOOD, away(15))[3]) == size(weeks("hip", away(15))[2])


def test_a_gap_of_two_weeks_returns_to_the_lighter_of_the_doses() -> None:
    """What was done before is heavier than the dose that a slow morning had lowered."""
    after = weeks("hip", SLOW, away(15))
    assert after[2].load.value < after[1].load.value
    assert after[3].load.value <= cited("away.long_share").value * after[2].load.value


@pytest.mark.parametrize(("before", "at"), [((), 2), ((GOOD,), 3), ((GOOD,) * 5, 7)])
def test_a_month_away_begins_with_the_first_week_as_far_as_a_share_of_what_was_done_allows(before: tuple[Told, ...], at: int) -> None:
    """The effort and exercises of the first week, and no more than after a shorter gap; a lower dose, and no eased week."""
    after, shorter = weeks("hip", *before, away(28)), weeks("hip", *before, away(27))
    assert after[at].load.value <= 0.55 * after[max(1, at - 2)].load.value
    assert size(after[at]) <= size(after[1])
    assert after[at].load.value <= shorter[at].load.value
    assert (after[at].step.value, after[at].kind.value, after[at].eased) == (Step.LOWER, BUILD, False)
    assert any(fact.id.startswith("program.restart@") for fact in after[at].minutes.lineage())


@pytest.mark.parametrize("name", ["hip", "active", "back", "older", "insulin", "unsure", "knee"])
@pytest.mark.parametrize("before", [(), (GOOD,), (GOOD, GOOD, {"each": {"pain_during": 10}}), (GOOD, FEVER)])
def test_more_days_away_never_bring_more(name: str, before: tuple[Told, ...]) -> None:
    """Also in the middle of a flare or after fever; whole minutes make a hundredth or two."""
    at = len(before) + 2
    loads = [weeks(name, *before, away(gap))[at].load.value for gap in (8, 14, 15, 27, 28, 60)]
    assert all(later <= 1.02 * earlier for earlier, later in itertools.pairwise(loads))


@pytest.mark.parametrize("between", [(), (GOOD,)])
def test_a_month_away_from_less_than_the_first_week_is_followed_by_a_share_of_it(between: tuple[Told, ...]) -> None:
    """The first week would be more than what the person last did."""
    before = weeks("hip", SLOW, *between)[2]
    again = weeks("hip", SLOW, *between, away(28))[3 + len(between)]
    assert before.load.value < weeks("hip")[1].load.value
    assert 0.45 * before.load.value <= again.load.value <= 0.55 * before.load.value


def test_after_a_try_the_first_ordinary_week_counts_as_done() -> None:
    """Somebody who only did the try and then was away goes on with the first ordinary week, and begins with a share of it."""
    after = weeks("unsure", GOOD, away(8))
    assert 0.6 * after[2].load.value < after[3].load.value <= 0.8 * after[2].load.value
    assert size(after[4]) == size(after[2])


def test_a_gap_in_an_eased_week_is_followed_by_less_than_that_week() -> None:
    """Not by a share of the ordinary week before it, which fever had already halved."""
    after = weeks("hip", FEVER | NOTHING, away(8))
    assert 2 * after[2].load.value <= after[1].load.value
    assert after[3].load.value <= 0.8 * after[2].load.value


def test_after_a_month_away_effort_waits_as_it_did_at_first() -> None:
    """Four build weeks at an effort are counted from the week that starts again."""
    kit, state, decision = person("insulin")
    told = decided(decision, Finding.RESTART, Verdict.RESTART, completed=0)
    again = adaptation._lowered(kit, replace(weighing(state, 999), build=9), {0: weighing(state, 60)}, ORDINARY, told, 10)
    assert (again.effort_since, again.reserve_since, again.build) == (9, 9, 9)


def test_after_a_month_away_a_course_that_began_with_a_try_begins_with_its_first_ordinary_week() -> None:
    after = weeks("unsure", *[GOOD] * 6, away(28))
    assert Template.TRY not in {body.template for body in bodies(after[8])}
    assert after[8].load.value <= after[2].load.value
    assert after[8].step.value is Step.LOWER


# --- how far a dose falls ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "more"), [("hip", {}), ("hip", {"rammer_minutter": 10}), ("knee", {}), ("irritable", {})])
def test_of_two_reasons_for_less_the_lighter_dose_is_held(name: str, more: dict[str, Any]) -> None:
    """Few sessions are the lighter one of long weeks, a slow morning of short ones."""
    usual = a_plan(name, **more).profile.usual_pain.value
    slow = {"on": {0: {"pain_next_morning": usual + 2}}}
    both, one, other = (weeks(name, GOOD, told, **more)[3] for told in (slow | FEW, slow, FEW))
    assert size(both) == min(size(one), size(other), key=lambda pair: pair[1])


@pytest.mark.parametrize("name", ["hip", "insulin"])
def test_a_week_of_few_sessions_cuts_the_next_one_to_what_was_done(name: str) -> None:
    """To the minute, the short extra walk included."""
    plan = a_course(an_answers(name), GOOD, FEW)
    week = plan.program.weeks[2]
    assert (week.minutes.value, week.step.value, week.eased) == (decision_of(plan, 2).cut_to.value, Step.LOWER, False)


def test_a_cut_that_leaves_the_dose_is_a_lower_step_and_no_eased_week() -> None:
    """Two sessions of ten minutes are as short as their bad days."""
    after = weeks("unsure", GOOD, GOOD, GOOD, GOOD | {"done": 1})
    assert size(after[5]) == size(after[4])
    assert (after[5].step.value, after[5].eased) == (Step.LOWER, False)


def test_a_lower_dose_keeps_days_exercises_and_repetitions_and_ends_the_longer_pauses() -> None:
    after = weeks("hip", SLOW)
    first, lower = after[1], after[2]
    assert days(lower) == days(first)
    assert {pause.value for pause in pauses(lower)} == {25} < {pause.value for pause in pauses(first)}
    of_first, of_lower = (
        {(item.choice.id, item.reps and item.reps.value) for body in bodies(week) for item in body.items if item.sets} for week in (first, lower)
    )
    assert of_lower <= of_first


@pytest.mark.parametrize(("before", "ended"), [((), Step.LOWER), ((GOOD,), Step.DURATION), ((GOOD, GOOD), Step.DURATION)])
def test_the_ordinary_pauses_name_the_step_that_ended_the_longer_ones(before: tuple[Told, ...], ended: Step) -> None:
    lower = weeks("hip", *before, SLOW)[2 + len(before)]
    for pause in pauses(lower):
        assert [fact.value for fact in pause.derived_from if isinstance(fact.value, Step)] == [ended]


@pytest.mark.parametrize("last", [SLOW, FEW, away(15)])
def test_a_lower_dose_has_the_sets_that_its_sessions_hold_and_names_what_lowered_it(last: dict[str, Any]) -> None:
    plan = a_course(an_answers("hip"), GOOD, last)
    before, lower = plan.program.weeks[1:3]
    for body in bodies(lower):
        assert sum(item.minutes.value for item in body.items) <= body.minutes.value
        assert len(strong(body)) <= max(len(strong(one)) for one in bodies(before))
    assert decision_of(plan, 2).variants[0][0] in lower.minutes.lineage()


def test_few_sessions_in_a_week_that_hurt_are_followed_by_an_eased_week_of_the_lower_dose() -> None:
    """Though the lower dose alone would be light enough."""
    few, both = weeks("hip", GOOD, FEW)[3], weeks("hip", GOOD, {"done": 1, "on": {0: {"pain_during": 7}}})
    assert few.load.value <= 0.5 * both[2].load.value
    assert (both[3].eased, both[3].step.value, both[3].load.value < few.load.value) == (True, Step.LOWER, True)


def test_a_lower_dose_before_a_light_week_waits_until_after_it() -> None:
    """The light week is no heavier than it would have been; then the lower dose is held, and after it the next step comes."""
    ordinary, after = weeks("hip", GOOD, GOOD), weeks("hip", GOOD, GOOD, SLOW)
    assert ordinary[4].light.value
    assert after[4].load.value <= ordinary[4].load.value < after[5].load.value <= 0.8 * after[3].load.value
    assert (after[4].eased, after[4].step.value, after[5].step.value) == (True, Step.LOWER, Step.HOLD)
    assert after[6].load.value > after[5].load.value


def test_an_eased_week_is_no_heavier_than_the_light_week_in_its_place() -> None:
    ordinary, after = weeks("hip", GOOD, GOOD), weeks("hip", GOOD, GOOD, TOO_HARD)
    assert after[4].load.value <= ordinary[4].load.value < cited("light.share").value * after[3].load.value


@pytest.mark.parametrize(("before", "limits"), [((), 1), ((GOOD, GOOD), 2)])
def test_the_light_week_that_was_planned_is_one_of_the_limits_only_where_there_was_one(before: tuple[Told, ...], limits: int) -> None:
    number = len(before) + 2
    week = weeks("hip", *before, TOO_HARD)[number]
    found = [fact for fact in week.sessions[0].body.minutes.lineage() if fact.id == f"review.limit@w{number}"]
    assert [len(fact.derived_from) for fact in found] == [limits]


def test_a_slow_morning_before_a_light_week_eases_the_lower_dose_and_not_the_one_before_it() -> None:
    week = weeks("hip", GOOD, GOOD, SLOW)[4]
    assert week.eased
    for body in bodies(week):
        assert any(fact.id.startswith("review.lowered_by@w4.") for fact in body.minutes.lineage())


def test_a_lighter_week_is_kept_only_where_no_lighter_one_was_planned() -> None:
    """Short nights after a gap keep the lighter week, but the fourth week would have been lighter still."""
    of = weeks("hip", GOOD, away(8), SHORT_NIGHTS)
    assert of[3].eased
    assert of[4].load.value <= weeks("hip", GOOD, away(8))[4].load.value < of[3].load.value


@pytest.mark.parametrize("beside", [GOOD, SHORT_NIGHTS])
def test_a_gap_in_a_light_week_is_followed_by_an_eased_week_and_not_by_the_light_one_again(beside: dict[str, Any]) -> None:
    of = weeks("hip", GOOD, GOOD, GOOD, beside | away(8))
    assert (of[4].light.value, of[5].eased) == (True, True)
    assert dose(of[5]) != dose(of[4])
    assert of[5].load.value <= cited("away.short_share").value * of[3].load.value


@pytest.mark.parametrize("name", ["hip", "insulin"])
def test_a_lighter_week_that_is_kept_has_the_same_sessions_on_the_same_days(name: str) -> None:
    """The short extra walk is one of them, once."""
    of = weeks(name, FEVER, SHORT_NIGHTS)
    assert (of[2].eased, of[3].eased) == (True, True)
    assert (days(of[3]), dose(of[3]), size(of[3])) == (days(of[2]), dose(of[2]), size(of[2]))


@pytest.mark.parametrize(
    ("told", "number", "step"),
    [((FEVER, FEVER, GOOD), 4, Step.LOWER), ((GAP_BETWEEN, SHORT_NIGHTS, GOOD), 4, Step.HOLD), ((FEVER, GOOD), 3, Step.HOLD)],
)
def test_what_comes_back_after_two_eased_weeks_is_a_lower_step_only_where_it_is_less(told: tuple[Told, ...], number: int, step: Step) -> None:
    of = weeks("hip", *told)
    assert of[number - 1].eased
    assert (of[number].step.value, of[number].eased) == (step, False)


def test_a_dose_that_is_held_names_what_held_it() -> None:
    plan = a_course(an_answers("hip"), SHORT_NIGHTS)
    week = plan.program.weeks[1]
    assert week.step.value is Step.HOLD
    assert decision_of(plan, 1).verdict in week.step.lineage()


@pytest.mark.parametrize(("last", "kind"), [(FEW, LIGHT), (FEVER, LIGHT), (SHORT_NIGHTS, BUILD)])
def test_a_try_that_is_repeated_is_a_light_week_only_where_it_is_made_smaller(last: Told, kind: WeekKind) -> None:
    again = weeks("unsure", last)[2]
    assert {body.template for body in bodies(again)} == {Template.TRY}
    assert (again.kind.value, again.eased) == (kind, kind is LIGHT)


def test_a_slow_morning_in_an_eased_week_is_followed_by_less_than_that_week_beside_a_gap_too() -> None:
    slow = weeks("hip", GOOD, FEVER, SLOW | GAP_BETWEEN)
    assert slow[3].eased
    assert slow[4].load.value <= 0.8 * slow[3].load.value


# --- the same, number by number ------------------------------------------------------------------------------------------------------------


def person(name: str = "hip") -> tuple[Kit, State, Decision]:
    """A person's kit, the measured dose of the second week, and a decision to be changed."""
    plan = a_course(an_answers(name), FEW)
    kit = basis.kit_for(plan.profile, plan.prescription, {})
    first = adaptation._weighed(kit, 1, growth.first_state(kit, kit.rx.week1, "w1"), "w1.test")
    return kit, growth.next_state(kit, first, 2)[0], plan.program.decisions[0]


def decided(decision: Decision, finding: Finding, verdict: Verdict, **differences: Any) -> Decision:
    return replace(decision, finding=Fact("test.finding", finding), verdict=Fact("test.verdict", verdict), **differences)


def weighing(thing: Any, load: float) -> Any:
    return replace(thing, load=Fact("test.load", load))


# What a week may weigh after one finding: the first ordinary week, the second, the third week and the dose that is planned; the last week that
# was done (0 for none; week 1 was a try and counts as the first ordinary one). The logged week weighed 50.
LIMITS: list[tuple[Finding, Verdict, tuple[float, float, float, float], int, float]] = [
    (Finding.RESTART, Verdict.RESTART, (60, 70, 80, 90), 3, 44),
    (Finding.RESTART, Verdict.RESTART, (30, 70, 80, 90), 3, 30),
    (Finding.RESTART, Verdict.RESTART, (60, 40, 80, 90), 2, 22),
    (Finding.RESTART, Verdict.RESTART, (60, 40, 80, 90), 0, 33),
    (Finding.RESTART, Verdict.RESTART, (60, 70, 80, 10), 3, 5.5),
    (Finding.TIRED, Verdict.STAY, (60, 70, 80, 90), 3, 50),
    (Finding.FEW, Verdict.CUT, (60, 70, 80, 90), 3, 90),
    (Finding.FEW, Verdict.CUT, (60, 70, 80, 30), 3, 30),
    (Finding.LONG_GAP, Verdict.RETURN, (60, 70, 80, 90), 3, 44),
    (Finding.LONG_GAP, Verdict.RETURN, (60, 70, 80, 90), 2, 38.5),
    (Finding.LONG_GAP, Verdict.RETURN, (60, 70, 80, 90), 1, 33),
    (Finding.LONG_GAP, Verdict.RETURN, (60, 70, 80, 90), 0, 33),
    (Finding.LONG_GAP, Verdict.RETURN, (60, 70, 80, 40), 3, 22),
    (Finding.SHORT_GAP, Verdict.EASE, (60, 70, 80, 90), 3, 64),
    (Finding.SHORT_GAP, Verdict.EASE, (60, 70, 80, 90), 2, 56),
    (Finding.SHORT_GAP, Verdict.EASE, (60, 70, 80, 90), 1, 48),
    (Finding.SHORT_GAP, Verdict.EASE, (60, 70, 80, 90), 0, 48),
    (Finding.SHORT_GAP, Verdict.EASE, (60, 70, 80, 20), 3, 16),
    (Finding.SLOW, Verdict.REGRESS, (60, 70, 80, 90), 3, 40),
    (Finding.SLOW, Verdict.REGRESS, (60, 70, 80, 20), 3, 16),
    (Finding.RED, Verdict.HALF, (60, 70, 80, 90), 3, 25),
    (Finding.ILL, Verdict.HALF, (60, 70, 80, 90), 3, 25),
    (Finding.ILL, Verdict.HALF, (60, 70, 30, 90), 3, 25),
    (Finding.FLARE, Verdict.FLARE, (60, 70, 80, 90), 3, 37.5),
    (Finding.TOO_HARD, Verdict.REST, (60, 70, 80, 90), 3, 32.5),
]


@pytest.mark.parametrize(("finding", "verdict", "loads", "completed", "most"), LIMITS)
def test_a_week_may_weigh_a_share_of_the_lightest_that_it_is_compared_with(
    finding: Finding, verdict: Verdict, loads: tuple[float, float, float, float], completed: int, most: float
) -> None:
    _, state, decision = person()
    first, second, third, now = loads
    logged = [weighing(week, load) for week, load in zip(weeks("unsure").values(), (55, second, third, 50), strict=False)]
    states = {0: weighing(state, first), 2: weighing(state, second), 3: weighing(state, third)}
    told = decided(decision, finding, verdict, completed=completed)
    assert adaptation._limit(told, weighing(state, now), states, logged, "w5").value == most


@pytest.mark.parametrize(
    ("finding", "verdict", "now", "eased", "most"),
    [
        (Finding.FEW, Verdict.CUT, 90, (False, True), 50),
        (Finding.FEW, Verdict.CUT, 90, (True, False), 90),
        (Finding.FEW, Verdict.CUT, 30, (False, True), 30),
        (Finding.SHORT_GAP, Verdict.EASE, 90, (False, True), 40),
        (Finding.SHORT_GAP, Verdict.EASE, 90, (True, False), 64),
        (Finding.LONG_GAP, Verdict.RETURN, 90, (False, True), 27.5),
        (Finding.RED, Verdict.HALF, 90, (False, True), 25),
    ],
)
def test_a_week_after_an_eased_one_may_weigh_a_share_of_that_one_and_no_more_than_it_where_it_is_cut(
    finding: Finding, verdict: Verdict, now: float, eased: tuple[bool, bool], most: float
) -> None:
    """The third week was the last that was done and weighed 80; the logged one weighed 50."""
    _, state, decision = person()
    made = zip(weeks("unsure").values(), (55, 70, 80, 50), (False, False, *eased), strict=False)
    logged = [replace(weighing(week, load), eased=light) for week, load, light in made]
    told = decided(decision, finding, verdict, completed=3)
    assert adaptation._limit(told, weighing(state, now), {0: weighing(state, 60), 3: weighing(state, 80)}, logged, "w5").value == most


ORDINARY = list(weeks("hip").values())[:2]
"""Two weeks that were not eased."""


@pytest.mark.parametrize(("told", "minutes"), [(1, 15), (15, 15), (16, 16), (40, 40), (999, 68)])
def test_a_cut_stays_between_five_minutes_a_session_and_the_planned_week(told: int, minutes: int) -> None:
    kit, state, decision = person()
    cut = decided(decision, Finding.FEW, Verdict.CUT, cut_to=Fact("test.cut", told))
    lowered = adaptation._lowered(kit, state, {0: state}, ORDINARY, cut, 3)
    assert (state.minutes.value, state.sessions.value) == (68, 3)
    assert (lowered.minutes.value, lowered.sessions.value) == (minutes, 3)


def at_length(kit: Kit, state: State, minutes: int, decision: Decision) -> State:
    return adaptation._weighed(kit, 3, adaptation._smaller(kit, state, Fact("test.minutes", minutes), decision.finding, "w3.test"), "w3.test")


@pytest.mark.parametrize("verdict", [Verdict.REGRESS, Verdict.RETURN])
@pytest.mark.parametrize("name", ["hip", "knee", "insulin", "active", "heart"])
def test_a_lowered_dose_is_the_longest_that_is_short_and_light_enough(name: str, verdict: Verdict) -> None:
    """A minute more would be longer than the share of the minutes, or heavier than the share of the load."""
    kit, state, decision = person(name)
    share, state = adaptation._SHARES[verdict], adaptation._weighed(kit, 2, state, "w2.test")
    told = decided(decision, Finding.UNKNOWN, verdict, completed=2)
    lowered = adaptation._lowered(kit, state, {0: state, 2: state}, ORDINARY, told, 3)
    assert lowered.load.value <= cited(share).value * state.load.value
    if lowered.minutes.value + 1 <= cited(share).value * state.minutes.value:
        assert at_length(kit, state, lowered.minutes.value + 1, told).load.value > cited(share).value * state.load.value


@pytest.mark.parametrize(("more", "length"), [(0.0, 50), (-0.01, 49)])
def test_a_lowered_dose_may_weigh_exactly_its_share(more: float, length: int) -> None:
    """Fifty minutes weigh four fifths of a dose of that weight, and a hair too much for one of less."""
    kit, state, decision = person()
    told = decided(decision, Finding.SLOW, Verdict.REGRESS)
    fifty, least = (at_length(kit, state, minutes, told).load.value for minutes in (50, 49))
    assert least < fifty
    lowered = adaptation._lowered(kit, weighing(state, round(1.25 * fifty + more, 4)), {0: state}, ORDINARY, told, 3)
    assert lowered.minutes.value == length


def test_a_dose_never_falls_below_five_minutes_a_session() -> None:
    """Not even when that is still too heavy; the week is eased then."""
    kit, state, decision = person()
    told = decided(decision, Finding.SLOW, Verdict.REGRESS)
    lowered = adaptation._lowered(kit, weighing(state, 1.0), {0: state}, ORDINARY, told, 3)
    assert (lowered.minutes.value, lowered.sessions.value) == (15, 3)
    assert lowered.load.value > 1.0


@pytest.mark.parametrize(
    ("finding", "eased", "compared"),
    [
        (Finding.RED_AGAIN, (False, True), 150),
        (Finding.RED_AGAIN, (True, False), 300),
        (Finding.SLOW, (False, True), 300),
        (Finding.SLOW, (False, False), 300),
    ],
)
def test_a_dose_falls_from_itself_or_where_an_eased_week_was_red_again_from_that_week(
    finding: Finding, eased: tuple[bool, bool], compared: float
) -> None:
    """The dose weighs 300, the two weeks before 210 and 150; the share is cited as it is where the dose itself is compared."""
    kit, state, decision = person()
    logged = [replace(weighing(week, load), eased=light) for week, load, light in zip(ORDINARY, (210, 150), eased, strict=True)]
    lowered = adaptation._lowered(kit, weighing(state, 300), {0: state}, logged, decided(decision, finding, Verdict.REGRESS), 3)
    reasons = list(lowered.minutes.lineage())
    assert [fact.value for fact in reasons if fact.id.startswith("review.since@")] == [compared]
    assert lowered.load.value <= 0.8 * compared
    assert any(fact.id.startswith("review.cap@") for fact in reasons) is (compared == 150)


# Loads of the dose, of the week that flared (and whether it was a planned light one), of the last week that was tolerated (0 for none), and
# what is held: that week, or what is at most four fifths of so much.
FLARES: list[tuple[float, float, bool, float, float]] = [
    (300, 300, False, 240, 0),
    (300, 300, False, 300, 0),
    (300, 300, False, 301, 300),
    (300, 300, False, 0, 300),
    (300, 150, False, 240, 0),
    (300, 150, True, 240, 150),
    (300, 150, True, 150, 0),
    (300, 150, True, 0, 150),
]


@pytest.mark.parametrize(("now", "flared", "light", "tolerated", "compared"), FLARES)
def test_after_a_flare_the_last_week_that_was_tolerated_is_held_where_it_was_no_heavier(
    now: float, flared: float, light: bool, tolerated: float, compared: float
) -> None:
    """Else a fifth less of what flared; an eased week that flared says nothing of the dose."""
    kit, state, decision = person()
    dose_, week = replace(weighing(state, now), build=7), replace(weighing(ORDINARY[1], flared), light=Fact("test.light", light))
    states = {0: weighing(state, 10), 2: weighing(state, tolerated)}
    told = decided(decision, Finding.FLARE, Verdict.FLARE, tolerated=2 if tolerated else 0)
    held = adaptation._before_flare(kit, dose_, states, week, told, 9)
    assert held.build == 7
    if not compared:
        assert (held.load.value, held.minutes) == (tolerated, state.minutes)
    else:
        assert held.load.value <= 0.8 * compared
        assert held.minutes.value < state.minutes.value
        assert any(fact.id.startswith("review.cap@") for fact in held.minutes.lineage()) is light


@pytest.mark.parametrize(("first", "starts"), [(119, True), (120, True), (121, False)])
def test_nothing_starts_again_after_a_month_away_from_less_than_the_first_week(first: float, starts: bool) -> None:
    """What was done weighed 120; a share of that is less than the first week already, and its waits go on."""
    kit, state, decision = person()
    before = {0: weighing(state, first), 2: weighing(state, 120)}
    told = decided(decision, Finding.RESTART, Verdict.RESTART, completed=2)
    again = adaptation._lowered(kit, weighing(replace(state, build=7), 120), before, ORDINARY, told, 9)
    assert any(fact.id.startswith("program.restart@") for fact in again.minutes.lineage()) is starts
    assert (again.effort_since, again.reserve_since) == ((7, 7) if starts else (state.effort_since, state.reserve_since))


def test_a_dose_that_starts_again_may_weigh_exactly_the_share_of_what_was_done() -> None:
    kit, state, decision = person()
    planned, before = weighing(replace(state, build=7), 120), {0: weighing(state, 60), 2: weighing(state, 120)}
    share = adaptation._lowered(kit, planned, before, ORDINARY, decided(decision, Finding.LONG_GAP, Verdict.RETURN, completed=2), 9).load.value
    told = decided(decision, Finding.RESTART, Verdict.RESTART, completed=2)
    for load, whole in ((share, True), (share + 0.01, False)):
        again = adaptation._lowered(kit, planned, before | {0: weighing(state, load)}, ORDINARY, told, 9)
        assert (again.minutes.value == state.minutes.value) is whole


# What the last weeks and the first ordinary one weighed, the minutes done of the last week (of its own), and the most that may come back.
BACK: list[tuple[tuple[float, ...], float, float, float]] = [
    ((100, 100, 50, 50), 10, 1, 90),
    ((10, 100, 100, 50, 50), 10, 1, 90),
    ((50, 50), 100, 1, 90),
    ((10, 10, 10, 80), 100, 1, 80),
    ((100, 100, 50, 50), 10, 0.5, 82.5),
    ((100, 100, 50, 50), 10, 0, 75),
    ((100, 100, 50, 50), 10, 2, 90),
]


@pytest.mark.parametrize(("loads", "first", "done", "most"), BACK)
def test_after_eased_weeks_a_fifth_more_than_the_last_four_weeks_comes_back_or_as_much_as_the_last_one(
    loads: tuple[float, ...], first: float, done: float, most: float
) -> None:
    """Weeks that nobody logged count as planned, and before week 1 the first ordinary one does."""
    kit, state, decision = person()
    made = [weighing(week, load) for week, load in zip(weeks("hip").values(), loads, strict=False)]
    last = made[-1]
    told = replace(decision, week=last.number, minutes_done=Fact("test.done", int(done * last.minutes.value)))
    for load, held in ((most, True), (most + 0.01, False)):
        dose_ = weighing(state, load)
        back = adaptation.come_back(kit, last.number + 1, dose_, {0: weighing(state, first)}, made, [told])
        assert (back is dose_) is held
        assert held or back.load.value <= most


def test_a_dose_that_starts_again_is_the_first_one_with_its_waits_counted_from_now() -> None:
    """The build weeks are counted on, so that endurance and strength keep their turns."""
    kit, state, decision = person()
    first, planned = weighing(replace(state, build=1), 60), weighing(replace(state, build=7), 120)
    told = decided(decision, Finding.RESTART, Verdict.RESTART, completed=2)
    again = adaptation._lowered(kit, planned, {0: first, 2: weighing(replace(state, build=2), 120)}, ORDINARY, told, 9)
    assert again == replace(first, minutes=again.minutes, build=7, effort_since=7, reserve_since=7)
    assert again.minutes.value == first.minutes.value


@pytest.mark.parametrize(("minutes", "sessions"), [(15, 3), (14, 2), (9, 2), (60, 3)])
def test_sessions_become_fewer_only_where_they_would_be_too_short(minutes: int, sessions: int) -> None:
    kit, state, decision = person()
    smaller = adaptation._smaller(kit, state, Fact("test.minutes", minutes), decision.finding, "w3.test")
    assert (smaller.minutes.value, smaller.sessions.value) == (minutes, sessions)


@pytest.mark.parametrize(
    ("first", "done", "now", "held"), [(60, 70, 80, 70), (60, 80, 80, 80), (60, 90, 80, 0), (60, None, 80, 60), (80, None, 80, 80), (90, None, 80, 0)]
)
def test_the_dose_that_was_done_counts_unless_it_is_heavier(first: float, done: float | None, now: float, held: float) -> None:
    """Where none was done the first one does; the build weeks are counted on."""
    _, state, decision = person()
    planned = replace(weighing(state, now), build=7)
    states = {0: weighing(state, first)} | ({} if done is None else {2: weighing(state, done)})
    found = adaptation._tolerated(planned, states, replace(decision, completed=2))
    assert (found.load.value, found is planned, found.build) == (held or now, not held, 7)


# --- very little time: the weeks of walks, tries and snacks --------------------------------------------------------------------------------

TINY: dict[str, Any] = {"rammer_dage": 2, "rammer_minutter": 10}
SMALL_TRY, WALKS = TINY | {"motiv_vigtig": 2}, ("insulin", TINY | {"motiv_vigtig": 2})
TRIES, SNACKS = ("busy", SMALL_TRY), ("busy", TINY)
TWICE = {"soevn_korte": 4}


def shape(week: Week) -> str:
    """``try``, ``walk`` (one easy item and nothing else) or ``snack``, the same on all days."""
    found = {"try" if body.template is Template.TRY else "snack" if strong(body) else "walk" for body in bodies(week)}
    assert len(found) == 1
    return found.pop()


def shapes(of: dict[int, Week], *numbers: int) -> list[str]:
    return [shape(of[number]) for number in numbers]


def reps(week: Week) -> int:
    """The repetitions of every exercise that is counted in them."""
    (found,) = {item.reps.value for body in bodies(week) for item in body.items if item.reps}
    return found


def steps(of: dict[int, Week], *numbers: int) -> list[Step]:
    return [of[number].step.value for number in numbers]


@pytest.mark.parametrize(
    ("name", "differences", "first"),
    [
        ("busy", {}, []),
        ("busy", TWICE, []),
        ("busy", {"motiv_vigtig": 2}, ["try"]),
        ("busy", {"motiv_vigtig": 2} | TWICE, ["try", "try"]),
        ("insulin", TINY, []),
        ("insulin", TINY | TWICE, []),
        ("insulin", SMALL_TRY, ["walk"]),
        ("insulin", SMALL_TRY | TWICE, ["walk", "walk"]),
    ],
)
def test_snacks_begin_with_five_repetitions_after_the_tries_or_the_weeks_of_walks(name: str, differences: dict[str, Any], first: list[str]) -> None:
    """Walks are the try of those whose idle spells must stay short; two weeks where week 2 repeats week 1."""
    plan = a_plan(name, **differences)
    of = {week.number: week for week in plan.program.weeks}
    begin = 1 + len(first)
    assert list(of) == list(range(1, plan.prescription.length.value + 1))
    assert shapes(of, *of) == [*first, *["snack"] * (len(of) - len(first))]
    assert steps(of, *range(1, begin + 1)) == [Step.START] * begin
    assert reps(of[begin]) == 5


def test_in_snacks_a_repetition_is_added_in_each_build_week_and_none_in_a_test_week() -> None:
    of = weeks("busy")
    assert [reps(of[number]) for number in range(1, 7)] == [5, 6, 7, 7, 8, 9]
    assert steps(of, *range(1, 7)) == [Step.START, Step.REPS, Step.REPS, Step.HOLD, Step.REPS, Step.REPS]


def test_after_a_try_the_second_week_of_snacks_is_the_first_that_rises() -> None:
    for name, differences in (TRIES, WALKS):
        assert [reps(weeks(name, **differences)[number]) for number in (2, 3, 4, 5)] == [5, 6, 6, 7]


def test_walks_lie_on_the_days_of_the_snacks_and_are_a_minute_shorter_and_very_easy() -> None:
    of = weeks("insulin", **SMALL_TRY)
    assert days(of[1]) == days(of[2])
    for walk, snack in zip(bodies(of[1]), bodies(of[2]), strict=True):
        assert walk.minutes.value == snack.minutes.value - 1
        assert walk.effort.value == 2
    assert of[1].eased is False


@pytest.mark.parametrize(
    ("last", "name", "differences", "small"),
    [(last, *who) for last in (FEW, NOTHING, SHORT_NIGHTS, FEVER, TOO_HARD) for who in ((*WALKS, "walk"), (*TRIES, "try"))]
    + [({"done": 2}, *WALKS, "walk")],
)
def test_walks_and_tries_are_repeated_until_a_week_of_them_was_good(last: Told, name: str, differences: dict[str, Any], small: str) -> None:
    of = weeks(name, last, **differences)
    assert shapes(of, 1, 2) == [small, small]
    assert shapes(of, 5, 6, 7) == ["snack"] * 3


@pytest.mark.parametrize(("name", "differences"), [WALKS, TRIES])
def test_snacks_do_not_begin_in_a_test_week(name: str, differences: dict[str, Any]) -> None:
    of = weeks(name, SHORT_NIGHTS, SHORT_NIGHTS, **differences)
    assert "snack" not in shapes(of, 1, 2, 3, 4)
    assert (shape(of[5]), reps(of[5]), reps(of[6])) == ("snack", 5, 6)
    assert steps(of, 4, 5, 6) == [Step.START, Step.START, Step.REPS]


@pytest.mark.parametrize(("last", "third"), [(SHORT_NIGHTS, "snack"), (FEW, "snack"), (FEVER, "walk")])
def test_one_good_week_of_walks_ends_them_unless_it_was_an_eased_one(last: Told, third: str) -> None:
    """An eased week shows nothing of the dose; it is held once more."""
    of = weeks("insulin", last, GOOD, **SMALL_TRY)
    assert of[2].eased is (third == "walk")
    assert shapes(of, 1, 2, 3) == ["walk", "walk", third]


@pytest.mark.parametrize(
    ("told", "differences", "next_"),
    [
        ((GOOD, away(15)), {}, "walk"),
        ((GOOD, GOOD, away(15)), {}, "walk"),
        ((GOOD, GOOD, away(15)), TWICE, "walk"),
        ((GOOD, GOOD, GOOD, GOOD, away(15)), TWICE, "walk"),
        ((GOOD, GOOD, away(28)), {}, "walk"),
        ((GOOD, GOOD, GOOD, GOOD, away(28)), {}, "walk"),
        ((GOOD, away(14)), {}, "walk"),
        ((GOOD, NOTHING), {}, "snack"),
        ((GOOD, FEW), {}, "snack"),
        ((GOOD, SHORT_NIGHTS | NOTHING), {}, "snack"),
    ],
)
def test_a_gap_of_any_length_is_followed_by_a_week_of_walks(told: tuple[Told, ...], differences: dict[str, Any], next_: str) -> None:
    of = weeks("insulin", *told, **SMALL_TRY, **differences)
    number = len(told) + 1
    assert shape(of[number]) == next_
    again = told[-1] == away(28) or (told[-1] == away(15) and len(told) == (3 if differences else 2))
    assert of[number].eased is ("days_off" in told[-1] and not again)


def test_after_walks_that_came_back_snacks_begin_again_with_five_repetitions() -> None:
    of = weeks("insulin", GOOD, GOOD, GOOD, GOOD, away(28), **SMALL_TRY)
    assert shapes(of, 6, 7, 8, 9) == ["walk", "snack", "snack", "snack"]
    assert [reps(of[number]) for number in (5, 7, 8, 9)] == [7, 5, 5, 6]
    assert steps(of, 6, 7, 8, 9) == [Step.START, Step.START, Step.HOLD, Step.REPS]


def test_walks_that_came_back_are_repeated_until_they_were_good() -> None:
    of = weeks("insulin", GOOD, GOOD, GOOD, GOOD, away(28), SHORT_NIGHTS, **SMALL_TRY)
    assert shapes(of, 6, 7, 9) == ["walk", "walk", "snack"]
    assert reps(of[9]) == 5


@pytest.mark.parametrize(("name", "differences"), [SNACKS, TRIES, ("insulin", TINY)])
def test_snacks_stay_snacks_after_a_week_of_few_sessions(name: str, differences: dict[str, Any]) -> None:
    of = weeks(name, GOOD, GOOD, GOOD, GOOD, FEW, **differences)
    assert shape(of[6]) == "snack"
    assert steps(of, 6, 7) == [Step.LOWER, Step.REPS]


@pytest.mark.parametrize("days_away", [8, 15, 28])
@pytest.mark.parametrize(("name", "differences"), [SNACKS, TRIES, ("insulin", TINY)])
def test_the_longer_the_gap_the_less_comes_back_of_snacks(name: str, differences: dict[str, Any], days_away: int) -> None:
    """A week of walks first; then the repetitions of before, or after more than two weeks the first ones."""
    of = weeks(name, GOOD, GOOD, GOOD, GOOD, away(days_away), **differences)
    assert shapes(of, 6, 7) == ["walk", "snack"]
    assert reps(of[7]) == (reps(of[5]) if days_away == 8 else 5)


@pytest.mark.parametrize("days_away", [15, 28])
@pytest.mark.parametrize(("name", "differences"), [SNACKS, TRIES, ("insulin", TINY)])
def test_walks_after_a_gap_are_one_eased_week_where_the_course_did_not_begin_with_walks(
    name: str, differences: dict[str, Any], days_away: int
) -> None:
    """Nobody has to do well at them before snacks come back."""
    of = weeks(name, GOOD, GOOD, GOOD, GOOD, away(days_away), {"done": 2}, **differences)
    assert (shape(of[6]), of[6].eased, shape(of[7])) == ("walk", True, "snack")


# --- very little time: what a logged week changes ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("last", [FEW, NOTHING])
@pytest.mark.parametrize("number", [3, 5])
def test_a_lower_dose_of_snacks_is_the_first_repetitions_which_then_grow_again(last: Told, number: int) -> None:
    """The week itself is an ordinary one, or the test week that it was."""
    of = weeks("busy", *[GOOD] * (number - 1), last)
    lower = of[number + 1]
    assert reps(of[number]) > 5
    assert (reps(lower), lower.step.value, lower.eased) == (5, Step.LOWER, False)
    assert lower.kind.value is (TEST if number == 3 else BUILD)
    assert reps(of[number + 2]) == 6
    assert any(fact.id.startswith("review.verdict") for fact in lower.step.lineage())


@pytest.mark.parametrize("last", [FEVER, TOO_HARD, GAP_BETWEEN])
def test_an_eased_week_of_snacks_is_walked_and_the_repetitions_before_it_are_held(last: Told) -> None:
    of = weeks("busy", *[GOOD] * 4, last)
    assert (shape(of[6]), of[6].eased, of[6].kind.value) == ("walk", True, LIGHT)
    assert days(of[6]) == days(of[5])
    assert [reps(of[number]) for number in (5, 7)] == [8, 8]
    assert steps(of, 7) == [Step.HOLD]


def test_after_an_eased_week_repetitions_rise_when_the_week_after_it_was_good() -> None:
    of = weeks("busy", GOOD, FEVER, GOOD, GOOD)
    assert [reps(of[number]) for number in (2, 4, 5)] == [6, 6, 7]


def test_a_week_that_asks_for_less_and_for_ease_is_walked_and_then_begins_with_the_first_repetitions() -> None:
    of = weeks("busy", *[GOOD] * 4, FEW | TOO_HARD)
    assert shape(of[6]) == "walk"
    assert [reps(of[number]) for number in (5, 7, 9)] == [8, 5, 6]


@pytest.mark.parametrize("last", [SHORT_NIGHTS, {"done": 2}])
def test_snacks_that_are_held_keep_their_repetitions(last: Told) -> None:
    of = weeks("busy", *[GOOD] * 4, last)
    assert [reps(of[number]) for number in (5, 6, 7)] == [8, 8, 9]
    assert (of[6].step.value, of[6].kind.value, of[6].eased) == (Step.HOLD, BUILD, False)


def test_in_a_try_repetitions_stay_the_first_ones_whatever_it_showed() -> None:
    of = weeks("busy", FEW, GOOD, **SMALL_TRY)
    first = next(number for number in of if shape(of[number]) == "snack")
    assert (reps(of[first]), of[first].step.value) == (5, Step.START)


# --- very little time: one snack -----------------------------------------------------------------------------------------------------------


def the_snacks(exercises: int, count: int, turns: int, minutes: int = 5) -> tuple[list[str], list[Body]]:
    """The exercises that there are, and snacks of them one after the other."""
    plan = a_plan("busy")
    whole = basis.kit_for(plan.profile, plan.prescription, {})
    kit = whole._replace(strength=whole.strength[:exercises])
    length, many = Fact("test.minutes", minutes), Fact("test.count", count)
    made = [snacks._snack_body(kit, turn, length, snacks._snack_amounts(kit), many, f"w1.snack.{turn + 1}") for turn in range(turns)]
    return [choice.id for choice in kit.strength], made


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("exercises", [1, 2, 3, 4, 6])
def test_a_snack_has_the_first_exercise_and_others_in_turn(exercises: int, count: int) -> None:
    """Each exercise once, as many as there is room for; whoever comes to the end of the others begins with them again."""
    (first, *others), made = the_snacks(exercises, count, turns=8)
    taken = [name for body in made for name in strong(body)[1:]]
    assert {strong(body)[0] for body in made} == {first}
    assert {len(set(strong(body))) for body in made} == {len(strong(body)) for body in made} == {min(count, exercises)}
    if others and count <= exercises:
        assert taken == [others[place % len(others)] for place in range(len(taken))]


def test_a_snack_too_short_for_an_exercise_is_easy_minutes() -> None:
    (body,) = the_snacks(exercises=6, count=0, turns=1, minutes=2)[1]
    assert [(item.part, item.minutes.value) for item in body.items] == [("warm_up", 1), ("cool_down", 1)]


def days_of_snacks(**differences: Any) -> list[int]:
    return days(a_plan("busy", **differences).program.weeks[0])


def test_snacks_of_a_week_lie_on_three_days_in_their_order_and_keep_them() -> None:
    assert days_of_snacks() == [0, 2, 4]
    assert days_of_snacks(rammer_ugedage=["soendag", "loerdag"]) == [0, 5, 6]
    assert {tuple(days(week)) for week in weeks("busy", GOOD, FEW).values()} == {(0, 2, 4)}


@pytest.mark.parametrize(
    ("differences", "minutes", "exercises"), [({"rammer_dage": 1}, 3, 1), ({"rammer_dage": 1, "rammer_minutter": 15}, 4, 2), ({}, 5, 2)]
)
def test_a_snack_is_full_to_the_minute_and_begins_and_ends_very_easily(differences: dict[str, Any], minutes: int, exercises: int) -> None:
    """The last minute is calm, easy movement fills what the exercises leave, and its load is its minutes at its mean effort."""
    plan: Plan = a_plan("busy", **differences)
    for week in plan.program.weeks:
        for place, body in enumerate(bodies(week), start=1):
            first, *middle, last = body.items
            assert (body.template, body.minutes.value, len(middle)) == (Template.SNACK, minutes, exercises)
            assert sum(item.minutes.value for item in body.items) == minutes
            assert (first.part, last.part, last.minutes.value, first.effort.value, last.effort.value) == ("warm_up", "cool_down", 1, 2, 2)
            assert last.choice.exercise.pattern == "calm"
            mean = sum(item.minutes.value * item.effort.value for item in body.items) / minutes
            assert body.effort.value == pytest.approx(mean, abs=0.01)
            assert body.load.value == pytest.approx(minutes * body.effort.value, abs=0.01)
            assert (body.aerobic.value, body.good, body.bad.minutes.value) == (0, body.bad, minutes)
            assert body.load.id.endswith(f".snack.{place}") or week.number > 1


def test_a_week_of_snacks_takes_the_first_three_days_into_use_in_the_order_of_the_week() -> None:
    """The first snack of the week has the first of the exercises that take turns."""
    plan = a_plan("busy")
    whole = basis.kit_for(plan.profile, plan.prescription, {})
    kit, first = whole._replace(days=(4, 2, 6, 0)), plan.program.weeks[0]
    week = snacks._snack_week(kit, 1, first.kind, first.step, first.sessions[0].body.minutes, snacks._snack_amounts(kit), Fact("test.count", 2))
    assert days(week) == [2, 4, 6]
    assert [strong(body) for body in bodies(week)] == [[kit.strength[0].id, kit.strength[place].id] for place in (1, 2, 3)]


@pytest.mark.parametrize("name", ["busy", "heart", "lungs", "insulin"])
def test_a_snack_ends_calmly_for_those_who_train_balance_too(name: str) -> None:
    plan = a_plan(name, **TINY)
    assert (plan.program.balance is not None) is (name in {"heart", "lungs"})
    assert {body.items[-1].choice.exercise.pattern for week in plan.program.weeks for body in bodies(week)} == {"calm"}


# --- the week after a try --------------------------------------------------------------------------------------------------------------------


def after_a_try(name: str, number: int, minutes: int = 20, **differences: Any) -> State:
    """The first ordinary dose in this week, after a try of two sessions and so many minutes."""
    plan = a_plan(name, **differences)
    tried = replace(plan.program.weeks[0], minutes=Fact("test.minutes", minutes))
    assert len(tried.sessions) == 2
    return trial.after_try(basis.kit_for(plan.profile, plan.prescription, {}), tried, number)


@pytest.mark.parametrize(("tried", "minutes"), [(12, 22), (20, 30), (54, 64), (55, 64)])
def test_the_week_after_a_try_adds_ten_minutes_at_most_and_is_no_more_than_the_ordinary_start(tried: int, minutes: int) -> None:
    assert after_a_try("hip", 2, tried, motiv_vigtig=2).minutes.value == minutes


@pytest.mark.parametrize(("tried", "minutes"), [(14, 16), (16, 18), (18, 20), (19, 20)])
def test_on_slow_courses_the_week_after_a_try_adds_a_minute_a_session(tried: int, minutes: int) -> None:
    assert after_a_try("irritable", 3, tried, motiv_vigtig=2).minutes.value == minutes


@pytest.mark.parametrize(("number", "build"), [(3, 3), (5, 5), (6, 5), (7, 7)])
def test_on_slow_courses_the_first_ordinary_dose_is_held_once_whenever_the_try_ended(number: int, build: int) -> None:
    """Every second build week steps, and the first one after a try is none of them."""
    state = after_a_try("irritable", number, motiv_vigtig=2)
    assert (state.build, state.reserve_since) == (build, build)
    turns = [progression.turn(state.build + later, True, True, 2) for later in (1, 2)]
    assert turns[0] == Step.HOLD != turns[1]


@pytest.mark.parametrize(
    ("name", "differences", "tries", "number"), [("unsure", {}, 1, 2), ("unsure", {}, 1, 6), ("irritable", {"motiv_vigtig": 2}, 2, 3)]
)
def test_weeks_of_a_try_count_as_weeks_of_endurance_at_its_effort_and_not_as_weeks_of_strength(
    name: str, differences: dict[str, Any], tries: int, number: int
) -> None:
    state = after_a_try(name, number, **differences)
    assert (state.build - state.effort_since, state.build - state.reserve_since) == (tries, 0)


# --- one eased session -------------------------------------------------------------------------------------------------------------------------


def eased(share: float, planned: int, *, circuit: int = 1, cap: float = 1.0) -> tuple[Body, Callable[[int], Body]]:
    """A session that is eased to a share, and what it would be at any length."""
    kit, state, _ = person()
    slot, shares = Slot(0, circuit, short=False), (Fact("test.share", share, "share"), Fact("test.cap", cap, "share"))

    def at_length(minutes: int) -> Body:
        length = Fact("test.minutes", minutes)
        plain = state._replace(block=None, freed=basis.STEPS[Step.HOLD])
        return adaptation._circuit_or_walk(kit, plain, slot, length, adaptation._sets_that_fit(kit, state, length, "w3.test"), "w3.test")

    return adaptation._eased_body(kit, state, slot, Fact("test.planned", planned), shares, "w3.eased"), at_length


@pytest.mark.parametrize("circuit", [0, 1])
@pytest.mark.parametrize("share", [0.9, 0.8, 0.65, 0.5])
@pytest.mark.parametrize("planned", [30, 22])
def test_an_eased_session_is_the_longest_within_its_share_of_minutes_and_of_load(planned: int, share: float, circuit: int) -> None:
    body, at_length = eased(share, planned, circuit=circuit)
    most, limit = int(share * planned), share * at_length(planned).load.value
    assert 5 <= body.minutes.value <= most
    assert body.load.value <= limit
    assert all(at_length(longer).load.value > limit for longer in range(body.minutes.value + 1, most + 1))


def test_an_eased_session_that_may_be_all_of_it_is_all_of_it() -> None:
    """Exactly as heavy as allowed is light enough."""
    body, at_length = eased(1.0, 22)
    assert (body.minutes.value, body.load.value) == (22, at_length(22).load.value)


def test_an_eased_session_has_five_minutes_at_least_or_is_a_very_light_walk() -> None:
    """Four minutes would be light enough; two minutes at effort two weigh less."""
    whole, at_length = eased(1.0, 5)
    assert (whole.minutes.value, len(whole.items) > 1) == (5, True)
    walk, _ = eased(0.8, 5)
    assert at_length(4).load.value <= 0.8 * at_length(5).load.value
    assert (walk.template, len(walk.items), walk.effort.value) == (Template.WALK, 1, 2)
    assert walk.load.value <= 0.8 * at_length(5).load.value


@pytest.mark.parametrize(("cap", "minutes"), [(1.0, 5), (0.7, 5), (0.2, 5), (0.1, 3), (0.05, 2)])
def test_the_first_days_of_a_flare_are_a_walk_of_five_minutes_or_what_the_week_leaves(cap: float, minutes: int) -> None:
    """Of a session of 22 minutes; two minutes at least."""
    body, at_length = eased(0, 22, cap=cap)
    assert (body.minutes.value, len(body.items), body.effort.value) == (minutes, 1, 2)
    assert minutes == max(2, min(5, int(cap * at_length(22).load.value / 2)))


@pytest.mark.parametrize(("before", "ended"), [((), Step.HOLD), ((GOOD,), Step.DURATION)])
def test_in_an_eased_week_the_ordinary_pauses_name_the_step_that_ended_the_longer_ones(before: tuple[Told, ...], ended: Step) -> None:
    """The first week's pauses were longer; without a step the easing ends them."""
    week = weeks("hip", *before, FEVER)[2 + len(before)]
    assert week.eased
    assert pauses(week)
    for pause in pauses(week):
        assert [fact.value for fact in pause.derived_from if isinstance(fact.value, Step)] == [ended]


# --- the day of the short walk, and the days of a try --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("walk_on", "taken", "day"), [(5, (0, 2, 4), 5), (6, (0, 2, 4), 6), (1, (0, 2, 4), 1), (5, (0, 2, 5), 3), (0, (0, 3), 4)])
def test_the_short_walk_stays_on_its_day_and_moves_only_when_a_session_takes_it(walk_on: int, taken: tuple[int, ...], day: int) -> None:
    """Then to the day that leaves the longest row of idle days shortest."""
    kit, _, _ = person("insulin")
    assert layout._walk_day(kit._replace(walk_on=walk_on), taken) == day


@pytest.mark.parametrize(
    ("ticked", "days_"),
    [
        (["tirsdag"], (1, 4)),
        (["onsdag"], (2, 5)),
        (["loerdag", "soendag"], (5, 6)),
        (["mandag", "onsdag", "fredag"], (0, 4)),
        (["mandag", "tirsdag"], (0, 1)),
        (None, (0, 4)),
    ],
)
def test_a_try_lies_on_two_of_the_ticked_days_or_the_one_that_is_and_on_the_days_of_the_plan_where_none_is(
    ticked: list[str] | None, days_: tuple[int, ...]
) -> None:
    """Also where the snacks after it have a third day."""
    plan = a_plan("busy", motiv_vigtig=2, rammer_ugedage=ticked)
    assert tuple(days(plan.program.weeks[0])) == days_


@pytest.mark.parametrize(
    ("ticked", "sessions", "walk"),
    [
        (["mandag", "tirsdag"], [0, 1], 4),
        (["soendag", "mandag"], [0, 6], 3),
        (["loerdag", "soendag", "mandag"], [0, 5], 2),
        (["tirsdag"], [0, 1], 4),
        (["onsdag", "torsdag", "fredag"], [2, 4], 0),
        (["mandag", "onsdag", "fredag"], [0, 2], 4),
        (["mandag", "torsdag", "loerdag"], [0, 3], 5),
        (None, [0, 1], 4),
    ],
)
def test_where_idle_spells_must_stay_short_a_try_has_two_days_and_a_third_one_for_the_walk(
    ticked: list[str] | None, sessions: list[int], walk: int
) -> None:
    """Ticked days first, for the two sessions; no more than two idle days in a row, into the week after too."""
    plan = a_plan("insulin", motiv_vigtig=2, rammer_ugedage=ticked)
    first, *_ = plan.program.weeks
    kit = basis.kit_for(plan.profile, plan.prescription, {})
    assert sorted(layout.try_days(kit)) == sorted([*sessions, walk])
    tries = [WEEKDAYS.index(one.weekday) for one in first.sessions if one.body.template is Template.TRY]
    assert (tries, days(first)) == (sessions, sorted([*sessions, walk]))


# --- very little time: a try that hurt ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "differences", "minutes"), [("busy", {"rammer_dage": 1}, 3), ("busy", {"rammer_dage": 1, "rammer_minutter": 15}, 4), ("unsure", {}, 5)]
)
def test_after_a_try_that_was_too_much_it_is_a_walk_of_five_minutes_or_of_a_snack(name: str, differences: dict[str, Any], minutes: int) -> None:
    """An eased week: what nobody logs afterwards repeats it."""
    of = weeks(name, FEW, motiv_vigtig=2, **differences)
    assert [(body.template, body.minutes.value, len(body.items)) for body in bodies(of[2])] == [(Template.TRY, minutes, 1)] * 2
    assert (of[2].eased, of[3].sessions[0].body.template) == (True, Template.TRY)


@pytest.mark.parametrize(
    ("name", "differences", "minutes"),
    [("irritable", {"motiv_vigtig": 2}, 3), ("irritable", {}, 5), ("busy", {"motiv_vigtig": 2}, 5), ("busy", {}, 5)],
)
def test_snacks_are_shorter_only_after_a_try_on_a_slow_course(name: str, differences: dict[str, Any], minutes: int) -> None:
    """The third day adds no more than a minute a session."""
    plan = a_plan(name, **TINY, **differences)
    assert plan.prescription.slow.value is (name == "irritable")
    assert {body.minutes.value for body in bodies(plan.program.weeks[4])} == {minutes}


# --- from one build week to the next -------------------------------------------------------------------------------------------------------------


def test_a_course_counts_its_waits_from_the_first_build_week() -> None:
    kit, _, _ = person()
    first = growth.first_state(kit, kit.rx.week1, "w1")
    assert (first.build, first.effort_since, first.reserve_since) == (1, 1, 1)


def long_sessions(**differences: Any) -> tuple[Kit, State]:
    """Four sessions as long as they get, in a course that may have six, and so much load that a tenth of it is a whole session."""
    plan = a_plan(aktiv_dage=7, aktiv_minutter=90, rammer_dage=6, rammer_minutter=30)
    kit = basis.kit_for(plan.profile, plan.prescription, {})
    kit = kit._replace(rx=replace(kit.rx, **{name: Fact(f"test.{name}", value) for name, value in differences.items()}))
    state = weighing(growth.first_state(kit, kit.rx.week1, "w1"), 600)
    assert (state.minutes.value, state.sessions.value) == (120, 4)
    return kit, state


@pytest.mark.parametrize(("slow", "step", "minutes", "sessions"), [(False, Step.FREQUENCY, 130, 5), (True, Step.SETS, 120, 4)])
def test_a_session_is_added_where_sessions_are_long_enough_and_never_on_a_slow_course(slow: bool, step: Step, minutes: int, sessions: int) -> None:
    kit, state = long_sessions(slow=slow)
    after, taken = growth.next_state(kit, state._replace(build=2 if slow else 1), 5)
    assert (taken.value, after.minutes.value, after.sessions.value) == (step, minutes, sessions)


@pytest.mark.parametrize(("build", "step", "since"), [(6, Step.RESERVE, (1, 7)), (7, Step.INTENSITY, (8, 1))])
def test_the_wait_until_the_next_rise_of_its_kind_is_counted_from_the_week_that_rose(build: int, step: Step, since: tuple[int, int]) -> None:
    """With all minutes, sets and repetitions taken, effort rises on endurance's turn and the reserve falls on strength's."""
    kit, state = long_sessions()
    full = state._replace(caps=state.sets, amounts=kit.most_amounts, minutes=kit.rx.weekly_cap, load=Fact("test.load", 2000.0), build=build)
    after, taken = growth.next_state(kit, full, 9)
    assert (taken.value, (after.effort_since, after.reserve_since), after.build) == (step, since, build + 1)
    assert after.effort.value - full.effort.value == (step is Step.INTENSITY)
    assert full.reserve.value - after.reserve.value == (step is Step.RESERVE)


@pytest.mark.parametrize(("build", "step"), [(3, Step.RESERVE), (4, Step.RESERVE), (3, Step.INTENSITY), (4, Step.INTENSITY)])
def test_a_rise_waits_four_build_weeks_also_when_everything_else_is_taken(build: int, step: Step) -> None:
    kit, state = long_sessions()
    full = state._replace(caps=state.sets, amounts=kit.most_amounts, minutes=kit.rx.weekly_cap, load=Fact("test.load", 2000.0), build=build)
    other = {"effort_since": build} if step is Step.RESERVE else {"reserve_since": build}
    _, taken = growth.next_state(kit, full._replace(**other), 9)
    assert taken.value is (step if build >= cited("step.zone_weeks").value else Step.HOLD)


def test_days_are_kept_for_every_session_that_a_course_may_come_to() -> None:
    """The circuits' days first, then those of the other first sessions."""
    kit, state = long_sessions()
    assert len(set(kit.days)) == len(kit.days) == kit.rx.sessions_most.value == 6
    assert kit.days[:2] == kit.circuits_on
    assert len(kit.days) > state.sessions.value


# --- one session, number by number ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("minutes", "bouts"), [(1, 1), (2, 2), (3, 2), (10, 2), (30, 2)])
def test_who_walks_by_quota_does_a_bad_day_in_two_bouts_unless_it_is_one_minute(minutes: int, bouts: int) -> None:
    kit, state, _ = person()
    for quota, most in ((True, bouts), (False, 1)):
        one = kit._replace(rx=replace(kit.rx, on_quota=Fact("test.quota", quota)))
        small = layout.bad_size(one, [], Fact("test.minutes", minutes), state.bout, state.effort, "w3.test")
        assert (small.bouts, small.minutes.value) == (most, min(10, minutes))


@pytest.mark.parametrize(("minutes", "endurance"), [(2, []), (3, [1.0]), (4, [2.0])])
def test_a_walk_as_short_as_its_easy_ends_has_no_endurance(minutes: int, endurance: list[float]) -> None:
    kit, state, _ = person()
    walk = layout.body_of(kit, state, None, Fact("test.minutes", minutes), "w3.test")
    assert [item.minutes.value for item in walk.items if item.part == "main"] == endurance
    assert walk.aerobic.value == sum(endurance)


def test_a_circuit_that_its_strength_fills_has_no_endurance() -> None:
    """And no item of no minutes."""
    kit, state, _ = person()
    strength = layout.strength_items(kit, state, state.sets, 1, "w3.test")
    assert strength
    full = layout.body_of(kit, state, strength, Fact("test.minutes", 5), "w3.test")
    assert full.aerobic.value == 0
    assert Modality.AEROBIC not in {item.modality for item in full.items if item.part == "main"}
    assert all(item.minutes.value for item in full.items)


@pytest.mark.parametrize("minutes", [66, 67, 68, 69])
def test_a_week_that_may_be_all_of_it_has_the_sessions_of_the_planned_one_to_the_minute(minutes: int) -> None:
    """What is left over goes to the same sessions, endurance first."""
    kit, state, _ = person()
    state = adaptation._weighed(kit, 3, state._replace(minutes=Fact("test.minutes", minutes)), "w3.test")
    planned, _ = layout.week_of(kit, 3, adaptation._BUILD, basis.STEPS[Step.HOLD], state, state, layout.not_light("w3"), None)
    laid = adaptation._eased_sessions(kit, state, [], Fact("test.cap", 1.0), "w3")
    assert [(day, body.minutes.value) for day, body in laid] == list(
        zip(days(planned), (body.minutes.value for body in bodies(planned)), strict=True)
    )
    assert sum(body.minutes.value for _, body in laid) == minutes


@pytest.mark.parametrize(("before", "ended"), [((GOOD,) * 3, Step.DURATION), ((SHORT_NIGHTS,) * 3, Step.HOLD)])
def test_in_a_light_week_the_ordinary_pauses_name_the_step_that_ended_the_longer_ones(before: tuple[Told, ...], ended: Step) -> None:
    """Where nothing rose until then, the light week itself ends them."""
    week = weeks("hip", *before)[4]
    assert week.light.value
    assert {pause.value for pause in pauses(week)} == {25}
    for pause in pauses(week):
        assert [fact.value for fact in pause.derived_from if isinstance(fact.value, Step)] == [ended]


LITTLE: dict[str, Any] = {"rammer_dage": 1, "rammer_minutter": 24}


@pytest.mark.parametrize(
    ("name", "differences", "minutes"),
    [
        ("unsure", {}, [10, 10]),
        ("hip", {}, [10, 10]),
        ("active", LITTLE, [8, 8]),
        ("heart", LITTLE, [9, 9]),
        ("insulin", {}, [8, 8, 5]),
        ("insulin", LITTLE, [7, 7, 5]),
    ],
)
def test_a_try_is_ten_minutes_or_as_many_as_weigh_no_more_than_the_ordinary_start(name: str, differences: dict[str, Any], minutes: list[int]) -> None:
    """The short walk of those whose idle spells must stay short is a part of it."""
    plan = a_plan(name, motiv_vigtig=2, **differences)
    ordinary = a_plan(name, motiv_vigtig=8, motiv_trin=None, **differences).program.weeks[0]
    first = plan.program.weeks[0]
    assert [body.minutes.value for body in bodies(first)] == minutes
    assert first.load.value <= ordinary.load.value


# --- what does not change over the weeks ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "needed"), [("back", 5), ("neck", 5), ("hip", 5), ("knee", 5), ("older", 4), ("active", 4), ("insulin", 4), ("busy", 4)]
)
def test_needed_are_legs_push_pull_and_trunk_and_the_first_exercise_for_the_complaint_where_there_is_one(name: str, needed: int) -> None:
    """Whatever else a course has time for."""
    kit, _, _ = person(name)
    assert (kit.essentials.value, kit.needed.value, len(kit.strength)) == (4, needed, 6)


@pytest.mark.parametrize(
    ("name", "days_", "minutes", "pause"),
    [
        ("lungs", 3, 22, 25),
        ("lungs", 3, 24, 45),
        ("elbow", 2, 20, 25),
        ("elbow", 2, 22, 45),
        ("insulin", 2, 22, 25),
        ("insulin", 2, 25, 45),
        ("active", 2, 22, 25),
        ("active", 2, 25, 45),
    ],
)
def test_pauses_are_short_only_where_the_first_repetitions_of_what_is_needed_would_not_fit_otherwise(
    name: str, days_: int, minutes: int, pause: int
) -> None:
    """A minute or two of the persons' time decide it; that more repetitions will not fit later decides nothing."""
    plan = a_plan(name, rammer_dage=days_, rammer_minutter=minutes)
    assert basis.kit_for(plan.profile, plan.prescription, {}).costs_rest.value == pause


def test_without_exercises_there_are_no_repetitions() -> None:
    kit, _, _ = person()
    assert [fact.value for fact in basis._amounts([], kit.profile, kit.profile.level)] == [(), (), ()]


def test_an_exercise_that_must_be_there_is_looked_for_aloud() -> None:
    with pytest.raises(LookupError, match="warmup"):
        basis._found(None, "warmup")


def shared_bad_day(before: Body | None, body: Body, bout: int = 30) -> bool:
    """Whether a session takes an earlier one's bad day, with walking bouts of so many minutes."""
    found = layout._same_bad(before, body, Fact("test.bout", bout), 10)
    assert found is None or (before is not None and found is before.bad)
    return found is not None


def lasting(body: Body, minutes: int) -> Body:
    return replace(body, minutes=Fact("test.minutes", minutes))


def test_a_bad_day_is_shared_with_an_earlier_session_only_when_it_is_the_same_one() -> None:
    """As long, with one set of the same exercise, and walked in one bout either way."""
    kit, state, _ = person()
    circuit, walk = (
        adaptation._circuit_or_walk(kit, state, Slot(0, n, short=False), Fact("test.minutes", 22), state.sets, "w3.test") for n in (1, 0)
    )
    before = replace(circuit, bad=layout.bad_size(kit, circuit.items, circuit.minutes, state.bout, state.effort, "w3.test"))
    walked = replace(walk, bad=layout.bad_size(kit, walk.items, walk.minutes, state.bout, state.effort, "w3.test"))
    assert before.bad.minutes.value == walked.bad.minutes.value == 10
    assert not shared_bad_day(None, circuit)
    assert [shared_bad_day(before, lasting(circuit, minutes)) for minutes in (8, 9, 10, 11, 40)] == [False, False, True, True, True]
    assert [shared_bad_day(before, circuit, bout) for bout in (9, 10, 11)] == [False, True, True]
    assert (shared_bad_day(walked, walk), shared_bad_day(before, walk), shared_bad_day(walked, circuit)) == (True, False, False)


@pytest.mark.parametrize(
    ("changed", "shared"), [("sets", True), ("minutes", True), ("reps", False), ("reserve", False), ("effort", False), ("rest", False)]
)
def test_a_bad_day_is_another_one_when_its_exercise_is_done_in_another_way(changed: str, shared: bool) -> None:
    """One set of it is done, however many there were."""
    kit, state, _ = person()
    circuit = adaptation._circuit_or_walk(kit, state, Slot(0, 1, short=False), Fact("test.minutes", 22), state.sets, "w3.test")
    before = replace(circuit, bad=layout.bad_size(kit, circuit.items, circuit.minutes, state.bout, state.effort, "w3.test"))
    place = next(place for place, item in enumerate(circuit.items) if item.modality is Modality.STRENGTH)
    first = circuit.items[place]
    other = first._replace(**{changed: Fact("test.other", getattr(first, changed).value + 1)})
    assert shared_bad_day(before, replace(circuit, items=(*circuit.items[:place], other, *circuit.items[place + 1 :]))) is shared


@pytest.mark.parametrize(("cap", "level"), [(3, 0), (4, 0), (5, 2), (6, 2)])
def test_endurance_is_the_easiest_kind_as_long_as_effort_stays_light(cap: int, level: int) -> None:
    kit, _, _ = person()
    rx = replace(kit.rx, effort_cap=Fact("test.cap", cap))
    assert basis._steady(rx, replace(kit.filter, level=2)).level == level


def eased_week(share: float, *easing: Decision) -> tuple[Week, State, list[tuple[int, int]]]:
    """A week that may weigh a share of the dose, the dose, and its days and minutes with nothing but the easing itself."""
    kit, state, decision = person()
    state = adaptation._weighed(kit, 3, state, "w3.test")
    limit = Fact("test.limit", share * state.load.value)
    told = easing[0] if easing else decided(decision, Finding.FEW, Verdict.CUT)
    week = adaptation._eased_week(kit, 3, basis.STEPS[Step.LOWER], state, easing, limit, told)
    alone = adaptation._eased_sessions(kit, state, easing, Fact("test.cap", 1.0), "w3")
    return week, state, [(day, body.minutes.value) for day, body in alone]


@pytest.mark.parametrize("share", [0.9, 0.8, 0.65, 0.5, 0.3])
def test_an_eased_week_weighs_no_more_than_it_may_and_not_far_less(share: float) -> None:
    """Whole minutes of three sessions, and steps of a twentieth, leave a little."""
    week, state, _ = eased_week(share)
    assert 0.85 * share * state.load.value <= week.load.value <= share * state.load.value
    assert week.eased


def test_an_eased_week_that_may_weigh_all_of_it_is_all_of_it() -> None:
    """Exactly as heavy as allowed is light enough."""
    week, state, _ = eased_week(1.0)
    assert size(week) == (state.minutes.value, state.load.value)


@pytest.mark.parametrize(
    ("finding", "verdict", "most"), [(Finding.FLARE, Verdict.FLARE, 0.4), (Finding.TOO_HARD, Verdict.REST, 0.7), (Finding.RED, Verdict.HALF, 0.55)]
)
def test_sessions_of_an_eased_week_have_their_own_shares_as_long_as_the_week_is_light_enough(finding: Finding, verdict: Verdict, most: float) -> None:
    """The later days of a flare may be half in a week of two fifths."""
    _, _, decision = person()
    week, _, alone = eased_week(most, decided(decision, finding, verdict))
    assert [(day, body.minutes.value) for day, body in zip(days(week), bodies(week), strict=True)] == alone


@pytest.mark.parametrize(
    ("finding", "verdict", "value", "row"),
    [
        (Finding.ILL, Verdict.HALF, 0.5, "illness.share"),
        (Finding.RED, Verdict.HALF, 0.5, "pain.red_factor"),
        (Finding.TOO_HARD, Verdict.REST, 0.65, "light.share"),
        (Finding.SHORT_GAP, Verdict.EASE, 0.8, "away.short_share"),
        (Finding.TIRED, Verdict.STAY, 1, "review"),
    ],
)
def test_the_share_of_a_session_names_the_row_it_comes_from(finding: Finding, verdict: Verdict, value: float, row: str) -> None:
    """Illness and a red session leave a half each, for different reasons."""
    _, _, decision = person()
    share = adaptation._share(decided(decision, finding, verdict), 0, "w3.test")
    assert share.value == value
    assert any(row in fact.id for fact in share.lineage())
    assert (cited("illness.share") in share.lineage()) is (finding is Finding.ILL)


@pytest.mark.parametrize(
    ("ticked", "short", "usual"), [(["mandag", "tirsdag"], [0, 1, 4], [0, 1, 2]), (["loerdag", "soendag"], [2, 5, 6], [0, 5, 6])]
)
def test_snacks_of_those_whose_idle_spells_must_stay_short_take_a_third_day_that_keeps_them_short(
    ticked: list[str], short: list[int], usual: list[int]
) -> None:
    """For everybody else the first day that is as well spread."""
    tiny = TINY | {"rammer_ugedage": ticked}
    assert days(a_plan("insulin", **tiny).program.weeks[0]) == short
    assert days(a_plan("busy", **tiny).program.weeks[0]) == usual


@pytest.mark.parametrize(("room", "longer"), [(0, 0), (3, 1), (6, 2), (99, 3)])
@pytest.mark.parametrize("circuit", [0, 1])
def test_a_good_day_is_the_session_with_more_endurance_and_nothing_else(circuit: int, room: int, longer: int) -> None:
    """Strength and movement stay as they are; easy minutes that circuits have beyond their warm-up stay in circuits, and walks have none."""
    kit, state, _ = person()
    state = state._replace(extra=Fact("test.extra", 1.5))
    core = adaptation._circuit_or_walk(kit, state, Slot(0, circuit, short=False), Fact("test.minutes", 22), state.sets, "w3.test")
    body = layout._sized(kit, state, core, Fact("test.room", room), "w3.test", None)
    good = body.good
    assert good.minutes.value == 22 + longer
    kept, same = ([item for item in items if item.modality is not Modality.AEROBIC and item.part == "main"] for items in (body.items, good.items))
    assert same == kept
    assert bool(kept) is bool(circuit)
    (before,), (after,) = (
        [item for item in items if item.part == "main" and item.modality is Modality.AEROBIC] for items in (body.items, good.items)
    )
    assert after.minutes.value > before.minutes.value or not longer
    assert good.items[0].minutes.value == start.ends(good.minutes.value, kit.rx.lengths.value) - good.items[-1].minutes.value + (
        1.5 if circuit else 0
    )


def test_the_exercise_of_a_bad_day_takes_the_time_of_one_set_whether_it_is_counted_or_held() -> None:
    kit, state, _ = person()
    once = state._replace(sets=Fact("test.sets", (1,) * len(kit.strength)), block=None, freed=basis.STEPS[Step.HOLD])
    items = layout.strength_items(kit, once, once.sets, 1, "w3.test")
    assert {bool(item.seconds) for item in items} == {True, False}
    for item in items:
        small = layout.bad_size(kit, [item], Fact("test.minutes", 22), state.bout, state.effort, "w3.test")
        (found,) = [one for one in small.items if one.modality is Modality.STRENGTH]
        assert (found.choice, found.minutes.value, found.seconds) == (item.choice, item.minutes.value, item.seconds)
