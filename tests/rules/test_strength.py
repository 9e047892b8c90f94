"""How is strength dosed? Time, sets, repetitions, reserve and caps: below, at and above each limit."""

from __future__ import annotations

from typing import Any

import pytest

from ownpace.evidence import cited
from ownpace.rules import strength
from tests.builders import asked

EFFORTS = cited("effort.by_reserve").value


@pytest.mark.parametrize(
    ("sets", "sides", "work", "rest", "minutes"),
    [
        (1, 1, 40, 45, 1.5),
        (1, 1, 15, 45, 1),
        (2, 1, 40, 45, 3),
        (1, 2, 40, 45, 2.25),
        (1, 1, 1, 0, 0.25),
        (1, 1, 15, 0, 0.25),
        (1, 1, 16, 0, 0.5),
        (0, 1, 40, 45, 0),
    ],
)
def test_an_item_takes_whole_quarters_of_a_minute_rounded_up(sets: int, sides: int, work: int, rest: int, minutes: float) -> None:
    """Exactly fifteen seconds are one quarter, sixteen are two; both sides and every rest count."""
    assert strength.item_minutes(sets, sides, work, rest) == minutes


@pytest.mark.parametrize(("amount", "hold", "seconds"), [(10, False, 40), (10, True, 10), (0, False, 0)])
def test_a_repetition_takes_four_seconds_and_a_hold_its_own(amount: int, hold: bool, seconds: int) -> None:
    assert strength.work_seconds(amount, cited("strength.seconds_per_rep").value, hold) == seconds


ROOM = {"middle": 18, "share": 0.75, "least": 2}


@pytest.mark.parametrize(
    ("differences", "room"),
    [
        ({}, 13.5),
        ({"share": 1.0}, 16),
        ({"middle": 17.5}, 13),
        ({"middle": 14}, 10.5),
        ({"middle": 6}, 4),
        ({"middle": 6, "share": 0.5}, 3),
        ({"middle": 2}, 0),
        ({"middle": 0}, 0),
        ({"middle": -1}, 0),
    ],
)
def test_strength_takes_a_share_of_the_middle_that_leaves_endurance(differences: dict[str, Any], room: float) -> None:
    """Whole quarters of a minute, rounded down: three quarters of 17.5 are 13.125, which is 13."""
    assert asked(strength.room, ROOM, **differences) == room


@pytest.mark.parametrize(("extra", "middle"), [(0, 18), (0.5, 17.5), (4, 14), (18, 0)])
def test_strength_and_endurance_share_what_the_easy_ends_and_the_side_leave(extra: float, middle: float) -> None:
    assert strength.middle(28, 8, 2, extra) == middle


@pytest.mark.parametrize(("stands", "reps"), [(None, 8), (0, 3), (4, 3), (5, 3), (6, 4), (10, 6), (20, 12), (60, 12)])
def test_repetitions_follow_the_chair_stand_count(stands: int | None, reps: int) -> None:
    """Three at least and twelve at most; a count of zero is a count."""
    assert strength.chair_reps(stands, 8, cited("chair_stand.reps_share").value, 3, 12, False, 6) == reps


@pytest.mark.parametrize(("ordinary", "reps"), [(8, 6), (6, 6), (5, 5)])
def test_who_needs_hands_to_rise_begins_with_few(ordinary: int, reps: int) -> None:
    """Evidence 4.1: three to six."""
    assert strength.chair_reps(None, ordinary, 0.6, 3, 12, True, 6) == reps


@pytest.mark.parametrize(
    ("muscles", "days", "most", "caps"),
    [
        ((), 2, 3, ()),
        ((("glutes",),), 2, 3, (3,)),
        ((("glutes",), ("glutes",)), 2, 3, (3, 2)),
        ((("glutes",), ("glutes",), ("glutes",)), 3, 3, (1, 1, 1)),
        ((("glutes",),) * 4, 3, 3, (1, 1, 1, 0)),
        ((("glutes", "trunk"), ("trunk",)), 2, 2, (2, 2)),
        ((("glutes",), ("chest",), ("trunk",)), 2, 3, (3, 3, 3)),
        ((("glutes",), ("glutes",), ("chest", "glutes")), 3, 3, (1, 1, 1)),
        ((("glutes",), ("chest",)), 2, 0, (0, 0)),
    ],
)
def test_sets_are_capped_at_ten_a_muscle_and_week_the_last_exercise_first(muscles: Any, days: int, most: int, caps: tuple[int, ...]) -> None:
    """The exercises that matter most keep their sets."""
    assert strength.set_caps(muscles, days, most, cited("strength.hard_sets_cap").value) == caps


GROUPS = {"costs": (2.25, 1.5, 1.5, 1.0, 1.5), "essentials": 4, "room": 6.25, "upper": (False, True, True, False, False), "adjacent": False}


@pytest.mark.parametrize(
    ("differences", "groups"),
    [
        ({}, (0, 0, 0, 0, 0)),
        ({"room": 7}, (0, 0, 0, 0, 0)),
        ({"room": 6}, (1, 2, 2, 1, 1)),
        ({"room": 0}, (1, 2, 2, 1, 1)),
        ({"essentials": 0, "room": 0}, (0, 0, 0, 0, 0)),
        ({"adjacent": True}, (1, 2, 2, 1, 1)),
        ({"costs": (), "upper": (), "essentials": 0}, ()),
    ],
)
def test_short_circuits_or_neighbouring_days_take_half_of_the_body_each(differences: dict[str, Any], groups: tuple[int, ...]) -> None:
    """Legs, push, pull and trunk take 6.25 minutes: with exactly that room both circuits hold all, with less they share."""
    assert asked(strength.groups, GROUPS, **differences) == groups


@pytest.mark.parametrize(
    ("room", "needed", "small_try", "short"),
    [(6.25, 4, False, False), (6.0, 4, False, True), (5.0, 3, False, False), (4.75, 3, False, True), (60.0, 4, True, True), (0.0, 0, False, False)],
)
def test_pauses_are_short_when_the_needed_exercises_would_not_fit(room: float, needed: int, small_try: bool, short: bool) -> None:
    """Four exercises take 6.25 minutes and the first three 5: with exactly that room pauses are ordinary; after a small try they never are."""
    assert strength.tight((1.5, 1.25, 2.25, 1.25), needed, room, small_try) is short


@pytest.mark.parametrize(("groups", "each"), [((0, 0), 2), ((1, 2), 1), ((1, 1), 1), ((), 2)])
def test_shared_exercises_stand_in_one_circuit_a_week(groups: tuple[int, ...], each: int) -> None:
    assert strength.circuits_each(2, groups) == each


FIRST = {
    "caps": (2, 2, 2), "costs": (1.5, 1.5, 2.25), "start": 1, "count": 3, "minutes": 6.0, "spare": 0.0, "essentials": 3, "groups": (0, 0, 0),
}  # fmt: skip


@pytest.mark.parametrize(
    ("differences", "sets"),
    [
        ({}, (1, 1, 1)),
        ({"minutes": 5.25}, (1, 1, 1)),
        ({"minutes": 5.0}, (1, 1, 0)),
        ({"minutes": 1.4}, (0, 0, 0)),
        ({"minutes": 0}, (0, 0, 0)),
        ({"count": 2}, (1, 1, 0)),
        ({"count": 0}, (0, 0, 0)),
        ({"caps": (0, 2, 2)}, (0, 1, 1)),
        ({"caps": (1, 1, 1)}, (1, 1, 1)),
        ({"caps": (1, 2, 2), "start": 2, "minutes": 9.0}, (0, 2, 2)),
        ({"costs": (9, 1.5, 1.5)}, (0, 1, 1)),
        ({"groups": (1, 2, 1), "minutes": 3.75}, (1, 1, 1)),
        ({"groups": (1, 2, 1), "minutes": 3.5}, (1, 1, 0)),
        ({"groups": (1, 2, 1), "minutes": 1.5}, (1, 1, 0)),
        ({"groups": (1, 2, 1), "count": 2}, (1, 1, 0)),
        ({"essentials": 2}, (1, 1, 0)),
        ({"essentials": 2, "spare": 5.25}, (1, 1, 1)),
        ({"essentials": 2, "spare": 5.0}, (1, 1, 0)),
        ({"essentials": 0, "spare": 1.5}, (1, 0, 0)),
        ({"essentials": 1, "spare": 1.5, "groups": (1, 2, 2), "costs": (3.0, 1.5, 2.25)}, (1, 1, 0)),
    ],
)
def test_the_first_exercises_that_fit_their_circuit_get_a_set(differences: dict[str, Any], sets: tuple[int, ...]) -> None:
    """Those beyond what every week has must leave more endurance: for them only the spare minutes count."""
    assert asked(strength.first_sets, FIRST, **differences) == sets


BLOCK = {"sets": (1, 1, 1), "costs": (1.5, 1.5, 2.25), "groups": (0, 0, 0), "sized_for": 5}


@pytest.mark.parametrize(
    ("differences", "minutes"),
    [
        ({}, 6),
        ({"costs": (1.5, 1.5, 2.0)}, 5),
        ({"sized_for": 7}, 7),
        ({"groups": (1, 2, 2)}, 5),
        ({"groups": (1, 2, 2), "sized_for": 3}, 4),
        ({"sets": (0, 0, 0), "sized_for": 3}, 3),
        ({"sets": (0, 0, 0), "sized_for": 0}, 0),
    ],
)
def test_strength_fills_whole_minutes_at_least_what_the_circuit_is_sized_for(differences: dict[str, Any], minutes: int) -> None:
    """The fuller of two circuits decides."""
    assert asked(strength.block, BLOCK, **differences) == minutes


@pytest.mark.parametrize(("missing", "sets", "rest"), [(0, 1, 45), (0.25, 1, 60), (1.75, 1, 150), (1.75, 2, 97), (0.25, 3, 50)])
def test_pauses_fill_what_the_strength_minutes_have_left(missing: float, sets: int, rest: int) -> None:
    """Whole seconds, rounded down, so that the pauses never pass the minutes."""
    assert strength.filling_rest(45, missing, sets, 60) == rest
    assert sets * (rest - 45) <= 60 * missing


@pytest.mark.parametrize(
    ("block", "minutes", "shares"),
    [
        (3, (1.0, 1.0), (0.5, 0.5)),
        (3, (1.0, 1.25), (0.5, 0.25)),
        (5, (1.0, 1.0, 0.75), (0.75, 0.75, 0.75)),
        (3, (1.5, 1.5), (0, 0)),
        (2, (1.75,), (0.25,)),
    ],
)
def test_pauses_share_what_is_left_evenly_and_to_the_last_quarter(block: int, minutes: tuple[float, ...], shares: tuple[float, ...]) -> None:
    found = [strength.pause_share(block, minutes, place) for place in range(len(minutes))]
    assert tuple(found) == shares
    assert sum(strength.with_pause(took, more) for took, more in zip(minutes, found, strict=True)) == block


@pytest.mark.parametrize(("minutes", "sets"), [(0, 0), (1, 1), (2, 2), (3, 2)])
def test_balance_has_a_set_a_minute_up_to_two(minutes: int, sets: int) -> None:
    assert strength.balance_sets(minutes, cited("balance.holds").value) == sets


@pytest.mark.parametrize(
    ("minutes", "sets", "sides", "work", "rest"),
    [(2, 2, 2, 20, 20), (1, 1, 2, 20, 20), (2, 2, 1, 20, 40), (1, 1, 2, 30, 0), (1, 1, 2, 31, 0), (1, 7, 1, 5, 3)],
)
def test_balance_pauses_for_what_its_minutes_leave(minutes: int, sets: int, sides: int, work: int, rest: int) -> None:
    assert strength.balance_rest(minutes, sets, sides, work, 60) == rest


MORE = {
    "sets": (1, 1, 0),
    "caps": (3, 3, 3),
    "costs": (1.5, 1.5, 1.5),
    "minutes": 10.0,
    "load_minutes": 10.0,
    "most": 2,
    "exercises": 3,
    "groups": (0, 0, 0),
}


@pytest.mark.parametrize(
    ("differences", "sets"),
    [
        ({}, (2, 1, 1)),
        ({"exercises": 2}, (2, 2, 0)),
        ({"most": 1}, (1, 1, 1)),
        ({"most": 0}, (1, 1, 0)),
        ({"minutes": 4.5}, (1, 1, 1)),
        ({"minutes": 4.4}, (1, 1, 0)),
        ({"load_minutes": 1.5}, (1, 1, 1)),
        ({"load_minutes": 0}, (1, 1, 0)),
        ({"caps": (1, 1, 0)}, (1, 1, 0)),
        ({"sets": (), "caps": (), "costs": (), "groups": ()}, ()),
        ({"groups": (1, 2, 2), "minutes": 3.0}, (2, 1, 1)),
        ({"groups": (1, 2, 2), "minutes": 2.9}, (1, 1, 0)),
        ({"groups": (1, 2, 2), "sets": (2, 1, 1), "minutes": 3.0}, (2, 1, 1)),
    ],
)
def test_new_exercises_come_first_and_nothing_passes_time_load_or_cap(differences: dict[str, Any], sets: tuple[int, ...]) -> None:
    assert asked(strength.more_sets, MORE, **differences) == sets


@pytest.mark.parametrize(
    ("sets", "minutes", "light"), [((3, 2, 1), 10, (1, 1, 1)), ((3, 2, 0), 10, (1, 1, 0)), ((3, 2, 1), 3.0, (1, 1, 0)), ((3, 2, 1), 0, (0, 0, 0))]
)
def test_a_light_week_has_one_set_of_what_it_holds(sets: tuple[int, ...], minutes: float, light: tuple[int, ...]) -> None:
    assert strength.light_sets(sets, (1.5, 1.5, 1.5), (0, 0, 0), minutes) == light


@pytest.mark.parametrize(("minutes", "light"), [(3.0, (1, 1, 1)), (2.9, (1, 1, 0)), (1.4, (0, 0, 0))])
def test_a_light_week_counts_each_circuit_by_itself(minutes: float, light: tuple[int, ...]) -> None:
    assert strength.light_sets((3, 2, 1), (1.5, 1.5, 1.5), (2, 1, 1), minutes) == light


def test_one_exercise_is_picked_by_its_place() -> None:
    assert strength.pick((7, 8), 1) == 8


@pytest.mark.parametrize(("amounts", "more"), [((8, 10), (9, 12)), ((14, 29), (15, 30)), ((15, 30), (15, 30))])
def test_repetitions_rise_by_one_and_holds_by_two_seconds_to_the_top(amounts: tuple[int, int], more: tuple[int, int]) -> None:
    assert strength.more_amount(amounts, (15, 30), (1, 2)) == more


@pytest.mark.parametrize(("reserve", "effort"), [(0, 9), (1, 8), (2, 7), (3, 6), (4, 5), (5, 4), (6, 3)])
def test_effort_follows_the_reps_in_reserve(reserve: int, effort: int) -> None:
    """The table of evidence 0.2."""
    assert strength.effort(reserve, EFFORTS) == effort


@pytest.mark.parametrize(("by_level", "most", "count"), [(3, 5, 3), (4, 5, 4), (5, 5, 4), (6, 6, 5)])
def test_balance_or_mobility_counts_as_one_of_the_few_exercises(by_level: int, most: int, count: int) -> None:
    assert strength.exercise_count(by_level, most) == count


FITS = {
    "sets": (1, 1),
    "amounts": (8, 8),
    "more": (9, 9),
    "costs": (1.5, 1.5),
    "dearer": (1.75, 1.75),
    "groups": (0, 0),
    "minutes": 5.0,
    "load_minutes": 1.0,
}


@pytest.mark.parametrize(
    ("differences", "fits"),
    [
        ({}, True),
        ({"minutes": 3.5}, True),
        ({"minutes": 3.4}, False),
        ({"load_minutes": 0.5}, True),
        ({"load_minutes": 0.4}, False),
        ({"more": (8, 8)}, False),
        ({"more": (9, 8)}, True),
        ({"sets": (1, 0), "more": (8, 9)}, False),
        ({"sets": (0, 0)}, False),
        ({"dearer": (1.5, 1.5), "load_minutes": 0}, True),
        ({"groups": (1, 2), "minutes": 1.75, "load_minutes": 0.25}, True),
        ({"groups": (1, 2), "minutes": 1.7}, False),
    ],
)
def test_a_repetition_more_needs_time_load_and_an_exercise_in_use(differences: dict[str, Any], fits: bool) -> None:
    assert asked(strength.fits, FITS, **differences) is fits


RESERVE = {"reserve": 4, "least": 2, "sets": (1, 1), "costs": (1.5, 1.5), "groups": (0, 0), "load_minutes": 3.0, "dearer": 1}


@pytest.mark.parametrize(
    ("differences", "open_"),
    [
        ({}, True),
        ({"load_minutes": 2.9}, False),
        ({"load_minutes": 1.5, "dearer": 2}, True),
        ({"dearer": 0}, True),
        ({"costs": (0.5, 0.5)}, True),
        ({"reserve": 3}, True),
        ({"reserve": 2}, False),
        ({"sets": (0, 0)}, False),
        ({"groups": (1, 2), "load_minutes": 1.5}, True),
        ({"groups": (1, 2), "load_minutes": 1.4}, False),
    ],
)
def test_one_less_in_reserve_keeps_the_least_and_the_load(differences: dict[str, Any], open_: bool) -> None:
    assert asked(strength.reserve_open, RESERVE, **differences) is open_


NEW = {"minutes": 10, "room": 3.0, "sets": (1, 1), "costs": (1.5, 1.5), "groups": (0, 0), "session": 10, "shortest": 10}


@pytest.mark.parametrize(
    ("differences", "minutes"), [({}, 10), ({"session": 9}, 0), ({"room": 2.9}, 0), ({"room": 1.5, "groups": (1, 2)}, 10), ({"minutes": 0}, 0)]
)
def test_a_new_session_leaves_the_others_room_for_their_strength(differences: dict[str, Any], minutes: int) -> None:
    assert asked(strength.new_session_fits, NEW, **differences) == minutes


SNACK = {"amounts": (5, 5), "more": (6, 6), "dearest": 1.5, "exercises": 2, "minutes": 3.0}


@pytest.mark.parametrize(
    ("differences", "fits"),
    [({}, True), ({"dearest": 1.75}, False), ({"exercises": 1, "dearest": 3.0}, True), ({"exercises": 0}, False), ({"more": (5, 5)}, False)],
)
def test_a_repetition_more_must_fit_the_snack(differences: dict[str, Any], fits: bool) -> None:
    assert asked(strength.snack_fits, SNACK, **differences) is fits


@pytest.mark.parametrize(("week", "limit"), [(1, 2), (2, 2), (3, 6), (12, 6)])
def test_no_new_exercise_in_the_first_two_weeks(week: int, limit: int) -> None:
    assert strength.exercise_limit(week, cited("strength.first_weeks").value, (1, 0, 2), cited("strength.full_circuit").value) == limit


@pytest.mark.parametrize(("after", "differs"), [((1, 1), False), ((2, 1), True)])
def test_whether_anything_could_be_added(after: tuple[int, int], differs: bool) -> None:
    assert strength.differs(after, (1, 1)) is differs


@pytest.mark.parametrize(
    ("sets", "groups", "minutes", "kept"),
    [
        ((2, 2, 1), (0, 0, 0), 10, (2, 2, 1)),
        ((2, 2, 1), (0, 0, 0), 9.9, (2, 1, 1)),
        ((2, 2, 1), (0, 0, 0), 6, (1, 1, 1)),
        ((2, 2, 1), (0, 0, 0), 4, (1, 1, 0)),
        ((2, 2, 1), (0, 0, 0), 0, (0, 0, 0)),
        ((2, 2), (1, 2), 2, (1, 1)),
        ((2, 1), (1, 2), 2, (1, 1)),
        ((1, 1, 1, 2), (1, 1, 1, 2), 4, (1, 1, 0, 2)),
        ((), (), 0, ()),
    ],
)
def test_a_shorter_session_loses_sets_of_the_exercise_that_has_most(
    sets: tuple[int, ...], groups: tuple[int, ...], minutes: float, kept: tuple[int, ...]
) -> None:
    """Two minutes a set; the later exercise goes first, and in halves each half is fitted alone."""
    assert strength.fewer_sets(sets, [2.0] * len(sets), groups, minutes) == kept
