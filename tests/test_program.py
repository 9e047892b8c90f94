"""The weeks: kinds, light weeks, one step at a time, days and rest, snacks, tries, held weeks and slow steps, seen on whole plans."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import pytest

from ownpace.plan import Plan
from ownpace.program import Item, Week
from ownpace.vocabulary import WEEKDAYS, Modality, Step, Template, WeekKind
from tests.builders import BACK, KNEE, a_plan

PEOPLE = ("back", "busy", "knee", "older", "irritable", "active", "unsure", "lungs", "two_places")
LARGE = ("back", "lungs", "two_places", "active")


def weeks(plan: Plan) -> tuple[Week, ...]:
    return plan.program.weeks


def minutes(plan: Plan) -> list[int]:
    return [week.minutes.value for week in weeks(plan)]


def steps(plan: Plan) -> list[str]:
    return [week.step.value.value for week in weeks(plan)]


def days(week: Week) -> list[int]:
    return [WEEKDAYS.index(session.weekday) for session in week.sessions]


def strong(item: Item) -> bool:
    return item.modality is Modality.STRENGTH


def strong_days(week: Week) -> list[int]:
    return [WEEKDAYS.index(session.weekday) for session in week.sessions if any(map(strong, session.body.items))]


def exercises(week: Week) -> set[str]:
    counted = {Modality.STRENGTH, Modality.BALANCE}
    return {item.choice.id for session in week.sessions for item in session.body.items if item.part == "main" and item.modality in counted}


# --- the course --------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("person", PEOPLE)
def test_weeks_are_numbered_and_test_weeks_stand_at_four_eight_and_twelve(person: str) -> None:
    """The last week is a test at unchanged volume."""
    plan = a_plan(person)
    assert [week.number for week in weeks(plan)] == list(range(1, len(weeks(plan)) + 1))
    assert len(weeks(plan)) in {8, 12}
    assert {week.number for week in weeks(plan) if week.kind.value is WeekKind.TEST} == {4, 8, 12} & {week.number for week in weeks(plan)}
    last, before = weeks(plan)[-1], weeks(plan)[-2]
    assert (last.minutes.value, last.load.value, last.light.value) == (before.minutes.value, before.load.value, False)


@pytest.mark.parametrize("person", PEOPLE)
def test_a_week_is_the_sum_of_its_sessions(person: str) -> None:
    for week in weeks(a_plan(person)):
        assert week.minutes.value == sum(session.body.minutes.value for session in week.sessions)
        assert week.load.value == pytest.approx(sum(session.body.load.value for session in week.sessions), abs=0.01)


@pytest.mark.parametrize("person", PEOPLE)
def test_a_session_is_the_sum_of_its_items_in_every_size(person: str) -> None:
    """Warm-up, cool-down, every set, side and rest count; what is left is rounded up to a whole minute."""
    for week in weeks(a_plan(person)):
        for session in week.sessions:
            body = session.body
            for items, stated in ((body.items, body.minutes), (body.good.items, body.good.minutes), (body.bad.items, body.bad.minutes)):
                assert math.ceil(sum(item.minutes.value for item in items)) == stated.value
                assert [items[0].part, items[-1].part] == ["warm_up", "cool_down"]
                assert {item.part for item in items[1:-1]} <= {"main"}


@pytest.mark.parametrize("person", LARGE)
def test_light_weeks_keep_days_and_effort_and_cut_about_a_third(person: str) -> None:
    """Minus 30 to 40 percent of the last build week, in week 4 and in week 8 of twelve."""
    plan = a_plan(person)
    light = [week for week in weeks(plan) if week.light.value]
    assert [week.number for week in light] == [4, 8][: 1 + (len(weeks(plan)) == 12)]
    for week in light:
        before = weeks(plan)[week.number - 2]
        assert 0.58 <= week.minutes.value / before.minutes.value <= 0.72
        assert days(week) == days(before)
        assert all(session.body.minutes.value >= 10 for session in week.sessions)


@pytest.mark.parametrize("person", ["busy", "knee", "older", "irritable", "unsure"])
def test_small_weeks_are_held_instead_of_cut(person: str) -> None:
    """Under sixty minutes a week, or with sessions that would fall below ten, a test week is like the week before."""
    plan = a_plan(person)
    for number in (4, 8):
        assert not weeks(plan)[number - 1].light.value
        assert minutes(plan)[number - 1] == minutes(plan)[number - 2]


@pytest.mark.parametrize("person", PEOPLE)
def test_minutes_never_pass_the_time_and_never_fall_in_a_build_week_without_a_reason(person: str) -> None:
    """Fewer minutes than the build week before are taken only when effort rises."""
    plan = a_plan(person)
    assert max(minutes(plan)) <= plan.prescription.weekly_cap.value
    built = [week for week in weeks(plan) if week.kind.value is WeekKind.BUILD]
    for before, week in pairwise(built):
        assert week.minutes.value >= before.minutes.value or week.step.value is Step.INTENSITY


@pytest.mark.parametrize("person", PEOPLE)
def test_load_grows_by_a_tenth_or_within_the_free_step(person: str) -> None:
    built = [week for week in weeks(a_plan(person)) if week.kind.value is WeekKind.BUILD]
    for before, week in pairwise(built):
        small = max(week.minutes.value, before.minutes.value) < 60 and week.minutes.value <= before.minutes.value + 10
        assert small or week.load.value <= 1.1 * before.load.value + 0.01 * len(week.sessions)


@pytest.mark.parametrize("person", PEOPLE)
def test_the_first_week_starts_test_weeks_hold_and_something_rises_on_the_way(person: str) -> None:
    plan = a_plan(person)
    assert steps(plan)[0] == "start"
    assert all(week.step.value is Step.HOLD for week in weeks(plan) if week.kind.value is WeekKind.TEST)
    assert len(set(steps(plan)) - {"start", "hold"}) >= 1


def test_minutes_at_the_cap_give_way_to_other_steps() -> None:
    """When the stated time is used up, sets, repetitions, reserve or effort rise instead."""
    plan = a_plan("lungs")
    at_cap = [week.step.value for week in weeks(plan) if week.minutes.value == plan.prescription.weekly_cap.value]
    assert {Step.SETS, Step.REPS} & set(at_cap)


def test_sessions_are_added_only_after_they_are_long_and_up_to_the_persons_days() -> None:
    plan = a_plan(rammer_dage=5, rammer_minutter=60, aktiv_dage=5, aktiv_minutter=45)
    counts = [len(week.sessions) for week in weeks(plan)]
    assert counts == sorted(counts)
    assert all(later - earlier <= 1 for earlier, later in pairwise(counts))
    assert max(counts) <= 5


# --- days --------------------------------------------------------------------------------------------------------------------------------

WEEKS_OF_DAYS: list[dict[str, Any]] = [
    {},
    {"rammer_ugedage": ["soendag", "mandag"]},
    {"rammer_ugedage": ["loerdag", "soendag", "mandag"]},
    {"rammer_ugedage": ["mandag", "tirsdag", "onsdag", "torsdag"]},
    {"rammer_ugedage": ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "loerdag", "soendag"]},
    {"rammer_ugedage": ["tirsdag"]},
]


@pytest.mark.parametrize("differences", WEEKS_OF_DAYS)
@pytest.mark.parametrize("base", [{}, BACK, KNEE])
def test_strength_never_falls_on_two_days_in_a_row_across_weeks_too(base: dict[str, Any], differences: dict[str, Any]) -> None:
    """Sunday and the Monday after it are days in a row."""
    plan = a_plan(base, aktiv_dage=5, **differences)
    calendar = sorted(7 * week.number + day for week in weeks(plan) for day in strong_days(week))
    assert all(later - earlier > 1 for earlier, later in pairwise(calendar))
    assert all(1 <= len(strong_days(week)) <= 3 for week in weeks(plan))


@pytest.mark.parametrize("differences", WEEKS_OF_DAYS)
def test_sessions_lie_on_different_days_and_leave_one_free(differences: dict[str, Any]) -> None:
    for week in weeks(a_plan(aktiv_dage=5, rammer_minutter=60, **differences)):
        assert len(set(days(week))) == len(days(week)) <= 6
        assert days(week) == sorted(days(week))


@pytest.mark.parametrize("ticked", [["mandag", "torsdag"], ["tirsdag", "fredag", "soendag"], ["mandag", "tirsdag", "onsdag", "torsdag", "fredag"]])
def test_sessions_lie_on_the_days_that_were_ticked(ticked: list[str]) -> None:
    names = dict(zip(("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "loerdag", "soendag"), WEEKDAYS, strict=True))
    plan = a_plan(rammer_ugedage=ticked, rammer_minutter=30)
    assert {session.weekday for week in weeks(plan) for session in week.sessions} <= {names[day] for day in ticked}


def test_days_that_nobody_ticked_are_spread() -> None:
    assert [session.weekday for session in weeks(a_plan("back"))[0].sessions] == ["monday", "wednesday", "friday"]


# --- exercises and doses -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("person", "first"), [("back", 6), ("knee", 6), ("older", 5), ("irritable", 5), ("active", 6), ("lungs", 6), ("two_places", 6)]
)
def test_the_first_two_weeks_have_few_exercises_and_none_more_than_seven(person: str, first: int) -> None:
    """The balance exercise is one of the few; what is there in week 1 stays in week 2."""
    plan = a_plan(person)
    assert len(exercises(weeks(plan)[0])) <= first
    assert exercises(weeks(plan)[1]) <= exercises(weeks(plan)[0]) or steps(plan)[0] != "start"
    assert all(len(exercises(week)) <= 7 for week in weeks(plan))


@pytest.mark.parametrize("person", PEOPLE)
def test_every_main_item_has_a_whole_dose(person: str) -> None:
    """Sets with repetitions or seconds, a rest, an effort; strength has reps in reserve as well."""
    for week in weeks(a_plan(person)):
        for session in week.sessions:
            for item in session.body.items:
                if item.part == "main":
                    assert item.sets is not None
                    assert (item.reps is None) != (item.seconds is None)
                    assert item.rest is not None
                    assert (item.reserve is not None) is strong(item)
                else:
                    assert [item.sets, item.reps, item.seconds, item.reserve, item.rest] == [None] * 5
                    assert item.effort.value <= 2


def test_a_hold_is_counted_in_seconds_and_a_movement_in_repetitions() -> None:
    for person in PEOPLE:
        for week in weeks(a_plan(person)):
            for item in (item for session in week.sessions for item in session.body.items if strong(item)):
                assert (item.seconds is not None) is (item.choice.exercise.dose == "hold")


@pytest.mark.parametrize("person", ["older", "lungs"])
def test_people_from_65_train_balance_with_support_on_strength_days(person: str) -> None:
    plan = a_plan(person)
    assert plan.program.balance is not None
    for session in (session for week in weeks(plan) for session in week.sessions if session.body.template is Template.CIRCUIT):
        assert [item.choice for item in session.body.items if item.modality is Modality.BALANCE] == [plan.program.balance]


@pytest.mark.parametrize("person", PEOPLE)
def test_walking_bouts_never_pass_the_quota_of_the_week(person: str) -> None:
    plan = a_plan(person)
    first = next(week for week in weeks(plan))
    for item in (
        item
        for session in first.sessions
        for item in session.body.items
        if item.part == "main" and item.modality is Modality.AEROBIC and item.seconds
    ):
        assert item.seconds.value <= 60 * plan.prescription.bout.value
        assert item.sets.value * (item.seconds.value + item.rest.value) <= 60 * item.minutes.value


@pytest.mark.parametrize("person", PEOPLE)
def test_every_session_has_a_small_version_and_a_good_day_adds_a_little(person: str) -> None:
    plan = a_plan(person)
    for session in (session for week in weeks(plan) for session in week.sessions):
        body = session.body
        assert body.bad.minutes.value <= min(10, body.minutes.value)
        assert body.minutes.value <= body.good.minutes.value <= 1.15 * body.minutes.value
        if plan.prescription.on_quota.value:
            assert body.good.minutes.value == body.minutes.value


# --- short of time -----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("days_", "minutes_"), [(1, 10), (2, 10), (1, 22)])
def test_under_twenty_minutes_a_week_are_snacks_on_three_days(days_: int, minutes_: int) -> None:
    """Two to five minutes, one set of strength far from fatigue; minutes stay and repetitions rise."""
    plan = a_plan(rammer_dage=days_, rammer_minutter=minutes_)
    for week in weeks(plan):
        assert {session.body.template for session in week.sessions} == {Template.SNACK}
        assert len(set(days(week))) == 3
        assert all(2 <= session.body.minutes.value <= 5 for session in week.sessions)
        assert week.minutes.value <= 0.9 * days_ * minutes_
        assert all(item.sets.value == 1 and item.reserve.value >= 5 for session in week.sessions for item in session.body.items if strong(item))
    assert len(set(minutes(plan))) == 1


def test_snacks_begin_with_the_exercise_of_the_goal_and_take_turns_with_others() -> None:
    week = weeks(a_plan("busy"))[0]
    items = [[item.choice.id for item in session.body.items if strong(item)] for session in week.sessions]
    assert len({names[0] for names in items}) == 1
    assert len({names[-1] for names in items}) == 3


def test_repetitions_of_snacks_rise_and_never_fall() -> None:
    plan = a_plan("busy")
    amounts = [max(item.reps.value for session in week.sessions for item in session.body.items if strong(item) and item.reps) for week in weeks(plan)]
    assert amounts == sorted(amounts)
    assert amounts[-1] > amounts[0]


@pytest.mark.parametrize(("days_", "minutes_"), [(1, 23), (2, 12), (1, 44), (4, 11)])
def test_twenty_to_thirty_nine_minutes_are_two_sessions_of_half_the_budget(days_: int, minutes_: int) -> None:
    plan = a_plan(rammer_dage=days_, rammer_minutter=minutes_)
    budget = int(0.9 * days_ * minutes_)
    for week in weeks(plan):
        assert len(week.sessions) == 2
        assert week.minutes.value <= budget
        assert all(session.body.minutes.value <= budget // 2 for session in week.sessions)


def test_forty_minutes_are_two_sessions_of_twenty() -> None:
    plan = a_plan(rammer_dage=1, rammer_minutter=45)
    assert [session.body.minutes.value for session in weeks(plan)[-1].sessions] == [20, 20]


# --- careful starts ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("differences", "tries"),
    [({"motiv_vigtig": 4}, True), ({"motiv_vigtig": 0}, True), ({"motiv_vigtig": 5}, False), ({"motiv_trin": "overvejer"}, True)],
)
def test_low_importance_begins_with_one_small_activity_on_two_days(differences: dict[str, Any], tries: bool) -> None:
    """The course keeps its full length; the week after adds ten minutes at most."""
    plan = a_plan(**differences)
    first, second = weeks(plan)[:2]
    assert (first.sessions[0].body.template is Template.TRY) is tries
    assert len(weeks(plan)) == len(weeks(a_plan()))
    if tries:
        assert len(first.sessions) == 2
        assert all(5 <= session.body.minutes.value <= 10 for session in first.sessions)
        assert len({item.choice.id for session in first.sessions for item in session.body.items if item.part == "main"}) == 1
        assert second.minutes.value <= first.minutes.value + 10


@pytest.mark.parametrize(
    "differences", [{"soevn_korte": 4}, {"energi": 3}, {**BACK, "smerte.efter": "naeste_dag"}, {"soevn_korte": 4, "motiv_vigtig": 2}]
)
def test_short_nights_fatigue_and_irritable_pain_hold_week_two(differences: dict[str, Any]) -> None:
    """Week 2 is week 1 once more, also after a try."""
    base = differences if "smerte.efter" in differences else {}
    first, second = weeks(a_plan(base, **({} if base else differences)))[:2]
    assert (second.minutes.value, second.load.value, days(second)) == (first.minutes.value, first.load.value, days(first))


def test_slow_courses_step_every_second_build_week_by_a_minute_a_session() -> None:
    plan = a_plan("irritable")
    built = [week for week in weeks(plan) if week.kind.value is WeekKind.BUILD]
    stepped = [week.step.value not in {Step.HOLD, Step.START} for week in built]
    assert not any(one and two for one, two in pairwise(stepped))
    assert any(stepped)
    for before, week in pairwise(built):
        assert week.minutes.value <= before.minutes.value + len(week.sessions)


@pytest.mark.parametrize("person", PEOPLE)
def test_effort_never_passes_the_cap_and_reserve_never_falls_below_the_least(person: str) -> None:
    plan = a_plan(person)
    for session in (session for week in weeks(plan) for session in week.sessions):
        for item in (*session.body.items, *session.body.good.items, *session.body.bad.items):
            assert item.effort.value <= plan.prescription.effort_cap.value
            assert item.reserve is None or item.reserve.value >= plan.prescription.reserve_least.value


@pytest.mark.parametrize("level", [0, 1])
def test_low_levels_start_strength_with_four_in_reserve(level: int) -> None:
    plan = a_plan(aktiv_dage=1, aktiv_minutter=(20, 40)[level])
    assert plan.profile.level.value == level
    assert {item.reserve.value for session in weeks(plan)[0].sessions for item in session.body.items if strong(item)} == {4}


def test_a_session_hangs_on_the_persons_routine() -> None:
    assert {session.anchor for session in weeks(a_plan(rammer_rutine="morgenkaffe"))[0].sessions} == {"morgenkaffe"}
    assert {session.anchor for session in weeks(a_plan(rammer_rutine="ved_ikke"))[0].sessions} == {"toej_paa"}
    assert {session.anchor for session in weeks(a_plan())[0].sessions} == {"toej_paa"}
