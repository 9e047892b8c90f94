"""Every law catches a plan that was broken on purpose, and only that law does; plans that the engine makes break none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any, TypeAlias

import pytest

from ownpace import laws
from ownpace.contacts import BY_ID as CONTACTS
from ownpace.document import to_document
from ownpace.facts import Fact
from ownpace.laws import LAWS, Case, Violation, broken, broken_document, law, violations
from ownpace.people import EXAMPLES
from ownpace.plan import LawBrokenError, Plan
from ownpace.program import Body, Item, Session, Size, Week
from ownpace.screening import screen
from ownpace.vocabulary import Clearance, Modality, Step, Template, WeekKind
from tests.builders import a_document, a_plan, a_referral, an_outcome, said

Edit: TypeAlias = Callable[[Item], Item]


# --- tools that break a plan -------------------------------------------------------------------------------------------------------------


def fact(value: Any) -> Fact[Any]:
    """A value put there by a test; it has a source, so that I59 stays silent."""
    return Fact("test:doctored", value, source="op-course")


def with_week(plan: Plan, number: int, **changes: Any) -> Plan:
    weeks = tuple(replace(week, **changes) if week.number == number else week for week in plan.program.weeks)
    return replace(plan, program=replace(plan.program, weeks=weeks))


def with_bodies(plan: Plan, change: Callable[[Body], Body], weeks: Iterable[int] | None = None) -> Plan:
    """Change every body of the weeks; sessions that shared a body still share it."""
    chosen = set(weeks) if weeks is not None else {week.number for week in plan.program.weeks}
    for week in plan.program.weeks:
        if week.number in chosen:
            made = {id(session.body): change(session.body) for session in week.sessions}
            plan = with_week(plan, week.number, sessions=tuple(replace(session, body=made[id(session.body)]) for session in week.sessions))
    return plan


def with_items(plan: Plan, edit: Edit, weeks: Iterable[int] | None = None) -> Plan:
    """Change items of the ordinary size of the weeks."""
    return with_bodies(plan, lambda body: replace(body, items=tuple(map(edit, body.items))), weeks)


def with_exercise(plan: Plan, applies: Callable[[Item], bool], weeks: Iterable[int] | None = None, **changes: Any) -> Plan:
    """Change the catalogue row behind the items that apply."""

    def edit(item: Item) -> Item:
        return replace(item, choice=replace(item.choice, exercise=replace(item.choice.exercise, **changes))) if applies(item) else item

    return with_items(plan, edit, weeks)


def with_days(plan: Plan, number: int, *weekdays: str) -> Plan:
    week = week_of(plan, number)
    return with_week(plan, number, sessions=tuple(replace(one, weekday=day) for one, day in zip(week.sessions, weekdays, strict=True)))


def week_of(plan: Plan, number: int) -> Week:
    return plan.program.weeks[number - 1]


def builds(plan: Plan) -> list[Week]:
    return [week for week in plan.program.weeks if week.kind.value is WeekKind.BUILD]


def first_step(plan: Plan, *steps: Step) -> Week:
    """The first build week that took one of these steps."""
    return next(week for week in builds(plan) if week.step.value in steps)


def is_strength(item: Item) -> bool:
    return item.modality is Modality.STRENGTH


def is_main_aerobic(item: Item) -> bool:
    return item.part == "main" and item.modality is Modality.AEROBIC


def longer_warm_up(items: tuple[Item, ...], minutes: int) -> tuple[Item, ...]:
    return (replace(items[0], minutes=fact(items[0].minutes.value + minutes)), *items[1:])


def small(body: Body, template: Template) -> Body:
    """The bad-day size as a session of its own."""
    return replace(body, template=template, minutes=body.bad.minutes, items=body.bad.items, good=body.bad, bad=body.bad)


def extra_sessions(week: Week, template: Template, *weekdays: str) -> tuple[Session, ...]:
    """The week with more small sessions, taken from one without strength."""
    walk = next(session for session in week.sessions if not any(map(is_strength, session.body.items)))
    return week.sessions + tuple(replace(walk, id=f"{walk.id}-{day}", weekday=day, body=small(walk.body, template)) for day in weekdays)


def steady_with_a_light_week() -> Plan:
    """A person at the time cap: large weeks, light test weeks, good days like ordinary ones."""
    plan = a_plan("lungs")
    at_cap = [week for week in builds(plan) if week.number > 4]
    assert all(week.minutes.value == plan.prescription.weekly_cap.value for week in at_cap)
    assert week_of(plan, 8).light.value
    return plan


# --- one broken plan for each law of plans ---------------------------------------------------------------------------------------------

BROKEN: dict[str, Callable[[], Plan]] = {}


def breaks(law_id: str) -> Callable[[Callable[[], Plan]], Callable[[], Plan]]:
    """Register the plan that this law must catch."""

    def register(make: Callable[[], Plan]) -> Callable[[], Plan]:
        BROKEN[law_id] = make
        return make

    return register


@breaks("I01")
def _a_plan_below_caution() -> Plan:
    return replace(a_plan("back"), screening=screen({"smerte.hvor": ["nakke"]}))


@breaks("I03")
def _a_plan_for_a_group_out_of_scope() -> Plan:
    doctored = replace(screen({"sikkerhed.laege": ["dialyse"]}), clearance=fact(Clearance.GO))
    return replace(a_plan("back"), screening=doctored)


@breaks("I04")
def _effort_in_spite_of_symptoms() -> Plan:
    doctored = replace(screen({"sikkerhed.laege": ["svimmel"]}), clearance=fact(Clearance.GO))
    return replace(a_plan("back"), screening=doctored)


@breaks("I25")
def _one_week_too_heavy() -> Plan:
    plan = steady_with_a_light_week()
    return with_week(plan, 6, load=fact(1.16 * week_of(plan, 5).load.value))


@breaks("I26")
def _two_weeks_too_heavy() -> Plan:
    plan = steady_with_a_light_week()
    base = week_of(plan, 5).load.value
    return with_week(with_week(plan, 6, load=fact(1.145 * base)), 7, load=fact(1.145 * 1.145 * base))


@breaks("I27")
def _a_rebound_after_a_light_week() -> Plan:
    plan = steady_with_a_light_week()
    return with_week(plan, 9, load=fact(1.12 * week_of(plan, 7).load.value))


@breaks("I28")
def _a_shock_start() -> Plan:
    plan = a_plan("back")
    return replace(plan, profile=replace(plan.profile, reported_minutes=fact(0)))


@breaks("I29")
def _a_quota_above_tolerance() -> Plan:
    plan = a_plan("back")
    return replace(plan, prescription=replace(plan.prescription, bout=fact(plan.profile.tolerance.value)))


@breaks("I30")
def _sets_and_repetitions_at_once() -> Plan:
    plan = a_plan("back")
    week = first_step(plan, Step.SETS)
    sets_now, sets_before = (
        {i.choice.id: i.sets.value for s in w.sessions for i in s.body.items if is_strength(i)} for w in (week, week_of(plan, week.number - 1))
    )
    grown = next(name for name, sets in sets_before.items() if sets_now[name] > sets)

    def fewer(item: Item) -> Item:
        if item.choice.id != grown:
            return item
        return replace(item, reps=item.reps and fact(item.reps.value - 1), seconds=item.seconds and fact(item.seconds.value - 1))

    return with_items(plan, fewer, range(1, week.number))


@breaks("I31")
def _a_zone_too_early() -> Plan:
    plan = steady_with_a_light_week()
    week = first_step(plan, Step.SETS)

    def harder(item: Item) -> Item:
        return replace(item, effort=fact(item.effort.value + 1)) if is_main_aerobic(item) else item

    return with_items(plan, harder, range(week.number, len(plan.program.weeks) + 1))


@breaks("I32")
def _too_much_weight_at_once() -> Plan:
    plan = a_plan("back")
    return replace(plan, progression_rule=replace(plan.progression_rule, load_step_most=fact(11)))


@breaks("I33")
def _the_same_muscles_on_sunday_and_monday() -> Plan:
    return with_days(a_plan("back"), 6, "monday", "wednesday", "sunday")


@breaks("I34")
def _too_many_hard_sets() -> Plan:
    plan = a_plan("back")
    first = next(item.choice.id for session in week_of(plan, 7).sessions for item in session.body.items if is_strength(item) and item.reps)

    def many(item: Item) -> Item:
        return replace(item, sets=fact(6), reps=fact(1), rest=fact(0)) if item.choice.id == first else item

    return with_items(plan, many, [7])


@breaks("I35")
def _no_day_off() -> Plan:
    plan = a_plan("active")
    week = week_of(plan, 1)
    free = [day for day in laws.WEEKDAYS if day not in {session.weekday for session in week.sessions}]
    return with_week(plan, 1, sessions=extra_sessions(week, Template.SNACK, *free))


@breaks("I36")
def _more_than_the_stated_time() -> Plan:
    plan = a_plan("back")
    return replace(plan, profile=replace(plan.profile, stated_minutes=fact(week_of(plan, 8).minutes.value)))


@breaks("I37")
def _too_many_sessions() -> Plan:
    plan = a_plan("back")
    return with_week(plan, 1, sessions=extra_sessions(week_of(plan, 1), Template.WALK, "tuesday", "thursday", "saturday"))


@breaks("I38")
def _too_much_pain_allowed() -> Plan:
    plan = a_plan("back", smerte_nrs7=3)
    return replace(plan, pain_rule=replace(plan.pain_rule, red_above=fact(6)))


@breaks("I44")
def _an_item_above_the_effort_cap() -> Plan:
    plan = a_plan("back")
    hardest = max(item.effort.value for week in plan.program.weeks for session in week.sessions for item in session.body.items)
    return replace(plan, prescription=replace(plan.prescription, effort_cap=fact(hardest - 1)))


@breaks("I49")
def _a_back_week_of_stretching() -> Plan:
    return with_exercise(a_plan("back"), lambda item: item.part == "main", [2], modality=Modality.MOBILITY)


@breaks("I50")
def _balance_without_support() -> Plan:
    plan = a_plan("older")
    assert plan.program.balance is not None
    return with_exercise(plan, lambda item: item.modality is Modality.BALANCE, tags=plan.program.balance.exercise.tags - {"support_within_reach"})


@breaks("I51")
def _the_floor_without_a_way_up() -> Plan:
    return with_exercise(a_plan("older"), is_strength, [1], tags=frozenset({"floor"}))


@breaks("I52")
def _jumps_for_a_painful_knee() -> Plan:
    plan = a_plan("knee")
    allowed = replace(plan.prescription, forbidden=fact(plan.prescription.forbidden.value - {"jump"}))
    return with_exercise(replace(plan, prescription=allowed), is_strength, [1], tags=frozenset({"jump"}))


@breaks("I53")
def _another_circuit_on_another_day() -> Plan:
    plan = a_plan("back")
    sessions = list(week_of(plan, 1).sessions)
    last = max(place for place, session in enumerate(sessions) if session.body.template is Template.CIRCUIT)
    body = sessions[last].body
    renamed = [
        replace(item, choice=replace(item.choice, exercise=replace(item.choice.exercise, id=f"other_{item.choice.id}")))
        if is_strength(item)
        else item
        for item in body.items
    ]
    sessions[last] = replace(sessions[last], body=replace(body, items=tuple(renamed)))
    return with_week(plan, 1, sessions=tuple(sessions))


@breaks("I54")
def _a_hard_warm_up() -> Plan:
    return with_items(a_plan("back"), lambda item: replace(item, effort=fact(3)) if item.part == "warm_up" else item, [1])


@breaks("I56")
def _as_many_sessions_without_confidence() -> Plan:
    plan = a_plan("unsure")
    return replace(plan, prescription=replace(plan.prescription, sessions_most=fact(plan.profile.stated_days.value)))


@breaks("I57")
def _a_bad_day_of_eleven_minutes() -> Plan:
    def longer(body: Body) -> Body:
        return replace(body, bad=Size(fact(11), longer_warm_up(body.bad.items, 11 - body.bad.minutes.value)))

    return with_bodies(a_plan("back"), longer, [1])


@breaks("I58")
def _no_look_at_week_six() -> Plan:
    plan = a_plan("back")
    return replace(plan, milestones=tuple(one for one in plan.milestones if one.measure != "response"))


@breaks("I59")
def _a_number_from_nowhere() -> Plan:
    def bare(item: Item) -> Item:
        return replace(item, rest=Fact("test:bare", item.rest.value)) if is_strength(item) and item.rest else item

    return with_items(a_plan("back"), bare, [1])


@breaks("I70")
def _a_heavier_second_week_in_spite_of_short_nights() -> Plan:
    plan = a_plan("irritable")
    return with_week(plan, 2, load=fact(1.01 * week_of(plan, 1).load.value))


@breaks("time_model")
def _rests_that_take_no_time() -> Plan:
    return with_items(a_plan("back"), lambda item: replace(item, rest=fact(500)) if is_strength(item) else item, [1])


@breaks("sizes")
def _a_good_day_shorter_than_an_ordinary_one() -> Plan:
    return with_bodies(a_plan("back"), lambda body: replace(body, good=body.bad), [1])


@breaks("bad_day")
def _a_bad_day_that_is_harder_than_an_ordinary_one() -> Plan:
    def harder(body: Body) -> Body:
        return replace(
            body, bad=replace(body.bad, items=tuple(replace(item, effort=fact(7)) if is_main_aerobic(item) else item for item in body.bad.items))
        )

    return with_bodies(a_plan("older"), harder, [1])


@breaks("one_a_day")
def _two_walks_on_one_day() -> Plan:
    plan = a_plan("active")
    days = [session.weekday for session in week_of(plan, 1).sessions]
    walks = [place for place, session in enumerate(week_of(plan, 1).sessions) if session.body.template is Template.WALK]
    days[walks[1]] = days[walks[0]]
    return with_days(plan, 1, *days)


@breaks("fits_the_person")
def _an_exercise_that_needs_what_is_not_there() -> Plan:
    return with_exercise(a_plan("busy"), is_strength, [1], equipment=("vand",))


@breaks("good_week")
def _a_week_of_good_days_too_heavy() -> Plan:
    plan = a_plan("back")
    week = [one for one in builds(plan) if one.step.value is Step.DURATION][-1]

    def stretched(body: Body) -> Body:
        minutes = int(body.minutes.value * 1.15)
        return replace(body, good=Size(fact(minutes), longer_warm_up(body.items, minutes - body.minutes.value)))

    return with_bodies(plan, stretched, [week.number])


@breaks("light_weeks")
def _a_light_week_on_other_days() -> Plan:
    plan = a_plan("back")
    week = next(one for one in plan.program.weeks if one.light.value)
    assert [session.weekday for session in week.sessions] == ["monday", "wednesday", "friday"]
    return with_days(plan, week.number, "monday", "thursday", "friday")


@breaks("stated_days")
def _a_session_on_a_day_that_was_not_ticked() -> Plan:
    plan = a_plan("older")
    assert [session.weekday for session in week_of(plan, 3).sessions] == ["monday", "friday"]
    return with_days(plan, 3, "monday", "thursday")


@breaks("one_week_try")
def _a_try_on_one_day() -> Plan:
    plan = a_plan("unsure")
    return with_week(plan, 1, sessions=week_of(plan, 1).sessions[:1])


@breaks("snacks")
def _a_hard_snack() -> Plan:
    return with_items(a_plan("busy"), lambda item: replace(item, reserve=fact(4)) if is_strength(item) else item, [3])


@breaks("step_is_true")
def _a_step_that_did_not_happen() -> Plan:
    plan = a_plan("back")
    return with_week(plan, first_step(plan, Step.DURATION).number, step=fact(Step.SETS))


def unsaid(plan: Plan, *reasons: str) -> Plan:
    """The plan without these reasons in ``not_covered``."""
    assert set(reasons) & {reason.id for reason in plan.not_covered}
    return replace(plan, not_covered=tuple(reason for reason in plan.not_covered if reason.id not in reasons))


@breaks("I46")
def _too_little_endurance_unsaid() -> Plan:
    return unsaid(a_plan("older"), "aerobic_three")


@breaks("I47")
def _a_session_without_the_goal_unsaid() -> Plan:
    return unsaid(a_plan("back", funktion_1="raekke_op"), "goal_every_session")


@breaks("I73")
def _no_alternatives_unsaid() -> Plan:
    return with_items(a_plan("back"), lambda item: replace(item, choice=replace(item.choice, alternatives=())), [1])


@breaks("honest_gaps")
def _a_missing_pattern_unsaid() -> Plan:
    return unsaid(a_plan("knee"), "patterns")


# --- doctored documents and contacts -----------------------------------------------------------------------------------------------------


def _doctored(document: dict[str, Any], change: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    copy = deepcopy(document)
    change(copy)
    return copy


DOCTORED: dict[str, Callable[[], dict[str, Any]]] = {
    "I60": lambda: _doctored(a_document("back"), lambda d: d["messages"][0].update(text="Garanti for et liv uden smerter.")),
    "I63": lambda: _doctored(a_document("back"), lambda d: d["milestones"][0].update(sources=[])),
    "I67": lambda: _doctored(a_document("back"), lambda d: d["engine"].update(fingerprint="")),
    "I69": lambda: _doctored(a_document("back"), lambda d: d.update(stop_symptoms=[])),
    "referral_has_no_program": lambda: _doctored(a_document("emergency"), lambda d: d.update(program={"weeks": []})),
}


def caught(found: Iterable[Violation]) -> set[str]:
    return {violation.law for violation in found}


@pytest.mark.parametrize("law_id", BROKEN)
def test_a_broken_plan_is_caught_by_its_law_and_by_no_other(law_id: str) -> None:
    assert caught(broken(BROKEN[law_id]())) == {law_id}


@pytest.mark.parametrize("law_id", DOCTORED)
def test_a_doctored_document_is_caught_by_its_law_and_by_no_other(law_id: str) -> None:
    assert caught(broken_document(DOCTORED[law_id]())) == {law_id}


@pytest.mark.parametrize(("clearance", "contact"), [("emergency", "own_doctor"), ("today", "emergency")])
def test_help_without_the_right_number_is_caught(monkeypatch: pytest.MonkeyPatch, clearance: str, contact: str) -> None:
    """I02: an emergency that begins with the own doctor, or a doctor today without the regions' lines, is refused."""
    outcome = a_referral("emergency") if clearance == "emergency" else a_referral("back", sikkerhed_ryg=["ryg_feber"])
    assert not list(violations(outcome.screening, None))
    monkeypatch.setattr(laws, "for_clearance", lambda _: (CONTACTS[contact],))
    assert caught(violations(outcome.screening, None)) == {"I02"}


def test_every_law_has_a_broken_case() -> None:
    assert set(BROKEN) | set(DOCTORED) | {"I02"} == set(LAWS)


# --- what the engine makes ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("language", ["da", "en"])
def test_demo_people_break_no_law(name: str, language: str) -> None:
    outcome = an_outcome(name)
    plan = outcome if isinstance(outcome, Plan) else None
    assert list(violations(outcome.screening, plan)) == []
    assert broken_document(to_document(outcome, language)) == ()


def _applied(*names: str) -> Counter[str]:
    applied: Counter[str] = Counter()
    for name in names:
        outcome = an_outcome(name)
        list(violations(outcome.screening, outcome if isinstance(outcome, Plan) else None, applied))
        broken_document(to_document(outcome, "da"), applied)
    return applied


def test_every_law_concerns_some_demo_person() -> None:
    """Laws about people out of scope are met by the sweep; every other law is met by a demo person."""
    assert set(LAWS) - set(_applied(*EXAMPLES)) <= {"I03"}


def test_a_law_is_counted_only_for_those_it_concerns() -> None:
    applied = _applied("busy")
    assert applied["snacks"] == 1
    assert applied["I49"] == 0


def test_a_document_that_breaks_a_law_is_not_handed_out() -> None:
    plan = a_plan("back")
    doctored = replace(plan, milestones=(replace(plan.milestones[0], real_change=fact(None)), *plan.milestones[1:]))
    with pytest.raises(LawBrokenError, match="I63"):
        to_document(doctored, "da")


def test_a_law_cannot_be_written_twice() -> None:
    def again(_: Case) -> Iterator[str]:
        yield "nowhere"

    with pytest.raises(ValueError, match="I01"):
        law("I01")(again)


def test_a_violation_names_a_place_and_no_answer() -> None:
    answers = {str(value) for value in said("back").values()}
    for make in BROKEN.values():
        for violation in broken(make()):
            assert violation.place
            assert violation.place not in answers
