"""How does the plan grow? One step a week, every cap at its boundary, light weeks and the sizes of a session."""

from __future__ import annotations

from typing import Any

import pytest

from ownpace.evidence import cited
from ownpace.rules import progression
from ownpace.vocabulary import Step, WeekKind
from tests.builders import asked

TESTS = cited("weeks.tests").value


@pytest.mark.parametrize("week", range(1, 13))
def test_weeks_four_eight_and_twelve_test_and_all_others_build(week: int) -> None:
    assert progression.kind(week, TESTS) is (WeekKind.TEST if week in {4, 8, 12} else WeekKind.BUILD)


DURATION = {
    "minutes": 100, "load": 403.0, "effort": 4, "sessions": 3, "aim": 1.1, "free_below": 60, "free_minutes": 10, "per_session": 5, "cap": 300, "longest": 60,
}  # fmt: skip


@pytest.mark.parametrize(
    ("differences", "room"),
    [
        ({}, 9),
        ({"per_session": 2}, 6),
        ({"per_session": 3}, 9),
        ({"cap": 104}, 4),
        ({"cap": 100}, 0),
        ({"cap": 99}, 0),
        ({"longest": 34}, 2),
        ({"longest": 33}, 0),
        ({"minutes": 40, "load": 120.0}, 10),
        ({"minutes": 50, "load": 150.0}, 9),
        ({"minutes": 58, "load": 174.0}, 3),
        ({"minutes": 59, "load": 177.0}, 3),
        ({"minutes": 40, "load": 120.0, "free_minutes": 4}, 4),
    ],
)
def test_minutes_rise_by_load_or_by_the_free_step_and_pass_no_cap(differences: dict[str, Any], room: int) -> None:
    """Small weeks may take ten minutes, but not up to sixty; a unit of load is kept for the rounding of each session."""
    assert asked(progression.duration_room, DURATION, **differences) == room


@pytest.mark.parametrize(
    ("minutes", "sessions", "cap", "longest", "room"),
    [(20, 2, 40, 20, 2), (39, 2, 40, 20, 1), (40, 2, 40, 20, 0), (20, 2, 40, 10, 0), (41, 2, 40, 30, 0)],
)
def test_slow_steps_add_one_minute_a_session(minutes: int, sessions: int, cap: int, longest: int, room: int) -> None:
    assert progression.slow_room(minutes, sessions, 1, cap, longest) == room


def test_a_larger_slow_step_is_added_to_each_session() -> None:
    assert progression.slow_room(20, 3, 2, 40, 20) == 6


@pytest.mark.parametrize(
    ("load", "dearer", "circuits", "sessions", "room"),
    [(430.0, 2, 2, 3, 10), (430.0, 1, 2, 3, 20), (430.0, 0, 2, 3, 20), (430.0, 2, 0, 3, 20), (30.0, 2, 2, 3, 0), (0, 1, 1, 2, 0)],
)
def test_harder_minutes_move_only_as_far_as_the_aim_allows(load: float, dearer: int, circuits: int, sessions: int, room: float) -> None:
    assert progression.load_room(load, 1.1, dearer, circuits, sessions) == pytest.approx(room)


NEW = {"minutes": 120, "load": 480.0, "effort": 4, "sessions": 3, "most": 4, "long_enough": 40, "added": 10, "cap": 130, "aim": 1.1, "free_below": 60}


@pytest.mark.parametrize(
    ("differences", "minutes"),
    [
        ({}, 10),
        ({"most": 3}, 0),
        ({"minutes": 119}, 0),
        ({"cap": 129}, 0),
        ({"load": 399.0}, 0),
        ({"load": 401.0}, 10),
        ({"load": 160.0, "aim": 1.25}, 10),
        ({"load": 100.0, "minutes": 49, "long_enough": 10}, 10),
        ({"load": 100.0, "minutes": 50, "long_enough": 10}, 0),
    ],
)
def test_one_more_session_needs_long_ones_and_room_in_week_and_load(differences: dict[str, Any], minutes: int) -> None:
    assert asked(progression.new_session, NEW, **differences) == minutes


HARDER = {"minutes": 120, "load": 480.0, "aerobic": 80.0, "effort": 4, "aim": 1.1, "sessions": 3}


@pytest.mark.parametrize(
    ("differences", "minutes"),
    [({}, 113), ({"load": 490.0, "aerobic": 80.5}, 113), ({"load": 1000.0}, 120), ({"aerobic": 0.0}, 120), ({"aim": 1.0}, 103)],
)
def test_minutes_fall_in_the_week_in_which_effort_rises(differences: dict[str, Any], minutes: int) -> None:
    """The load after the change stays at the aim, worked out by hand: 80 min become 73 at one effort more."""
    assert asked(progression.harder_minutes, HARDER, **differences) == minutes


@pytest.mark.parametrize(
    ("since", "build", "minutes", "cap", "ready"),
    [(1, 5, 120, 300, True), (1, 4, 120, 300, False), (1, 5, 119, 300, False), (1, 5, 54, 54, True), (1, 5, 53, 54, False), (5, 9, 121, 300, True)],
)
def test_a_zone_is_held_four_build_weeks_and_until_enough_minutes(since: int, build: int, minutes: int, cap: int, ready: bool) -> None:
    assert progression.zone_ready(since, build, cited("step.zone_weeks").value, minutes, cited("step.zone_minutes").value, cap) is ready


@pytest.mark.parametrize(("reserve", "effort", "dearer"), [(4, 3, 2), (3, 4, 2), (4, 5, 0), (5, 5, -1)])
def test_strength_is_so_much_harder_than_endurance(reserve: int, effort: int, dearer: int) -> None:
    assert progression.dearer(reserve, cited("effort.by_reserve").value, effort) == dearer


@pytest.mark.parametrize(
    ("minutes", "added", "sessions", "shortest"), [(96, 0, 3, 32), (97, 0, 3, 32), (98, 0, 3, 32), (96, 1, 3, 24), (96, 10, 3, 26)]
)
def test_the_shortest_session_of_a_shared_week(minutes: int, added: int, sessions: int, shortest: int) -> None:
    assert progression.shorter(minutes, added, sessions) == shortest


ZONE = {"effort": 4, "cap": 5, "session": 10, "shortest": 10, "room": 3.0, "sets": (1, 1), "costs": (1.5, 1.5), "groups": (0, 0)}


@pytest.mark.parametrize(
    ("differences", "open_"),
    [({}, True), ({"cap": 4}, False), ({"session": 9}, False), ({"room": 2.9}, False), ({"room": 1.5, "groups": (1, 2)}, True)],
)
def test_a_harder_zone_keeps_cap_session_and_strength(differences: dict[str, Any], open_: bool) -> None:
    assert asked(progression.zone_open, ZONE, **differences) is open_


@pytest.mark.parametrize(
    ("hold_second", "slow", "turns"),
    [
        (False, False, "hold duration sets duration sets duration"),
        (True, False, "hold hold sets duration sets duration"),
        (True, True, "hold hold duration hold sets hold"),
    ],
)
def test_endurance_and_strength_take_turns(hold_second: bool, slow: bool, turns: str) -> None:
    """A held second week has no turn, and slow courses step every second build week."""
    assert " ".join(progression.turn(build, hold_second, slow, cited("step.slow_every").value) for build in range(1, 7)) == turns


@pytest.mark.parametrize(("every", "turns"), [(1, "hold duration sets duration sets duration sets"), (3, "hold hold hold duration hold hold sets")])
def test_slow_courses_take_turns_however_often_they_step(every: int, turns: str) -> None:
    assert " ".join(progression.turn(build, False, True, every) for build in range(1, 8)) == turns


OPEN = {"turn": Step.DURATION, "duration": 0, "new_session": 0, "sets": False, "reps": False, "reserve": False, "intensity": False}
EVERYTHING = {"duration": 5, "new_session": 10, "sets": True, "reps": True, "reserve": True, "intensity": True}


@pytest.mark.parametrize(
    ("differences", "step"),
    [
        ({}, Step.HOLD),
        (EVERYTHING, Step.FREQUENCY),
        (EVERYTHING | {"new_session": 1}, Step.FREQUENCY),
        (EVERYTHING | {"new_session": 0}, Step.DURATION),
        ({"intensity": True, "sets": True}, Step.INTENSITY),
        ({"sets": True, "reps": True}, Step.SETS),
        (EVERYTHING | {"turn": Step.SETS}, Step.SETS),
        (EVERYTHING | {"turn": Step.SETS, "sets": False}, Step.REPS),
        (EVERYTHING | {"turn": Step.SETS, "sets": False, "reps": False}, Step.RESERVE),
        ({"turn": Step.SETS, "duration": 1}, Step.DURATION),
        (EVERYTHING | {"turn": Step.HOLD}, Step.HOLD),
    ],
)
def test_one_thing_rises_the_gentlest_open_one_first(differences: dict[str, Any], step: Step) -> None:
    """A turn without an open door is given to the other side, and a held week to nobody."""
    assert asked(progression.step, OPEN, **differences) is step


@pytest.mark.parametrize("step", Step)
def test_only_what_the_step_names_rises(step: Step) -> None:
    assert progression.minutes(100, step, 5, 10, 93) == {Step.DURATION: 105, Step.FREQUENCY: 110, Step.INTENSITY: 93}.get(step, 100)
    assert progression.sessions(3, step) == 3 + (step is Step.FREQUENCY)
    assert progression.effort(4, step) == 4 + (step is Step.INTENSITY)
    assert progression.reserve(4, step) == 4 - (step is Step.RESERVE)
    assert progression.chosen((1, 1), step, (2, 1), Step.SETS) == ((2, 1) if step is Step.SETS else (1, 1))
    assert progression.amounts((9,), step, (10,), (8,)) == {Step.REPS: (10,), Step.RESERVE: (8,)}.get(step, (9,))
    assert progression.bout(7, step, 1) == 7 + (step is Step.DURATION)


@pytest.mark.parametrize(("week", "minutes"), [(96, [32, 32, 32]), (97, [33, 32, 32]), (98, [33, 33, 32]), (0, [0, 0, 0])])
def test_the_first_sessions_take_what_is_left_over(week: int, minutes: list[int]) -> None:
    assert [progression.session_minutes(week, 3, place) for place in range(3)] == minutes


@pytest.mark.parametrize(("minutes", "light", "cut"), [(35, True, 23), (35, False, 35), (20, True, 13), (10, True, 6)])
def test_a_light_week_cuts_by_about_a_third(minutes: int, light: bool, cut: int) -> None:
    assert progression.light_minutes(minutes, cited("light.share").value, light) == cut


LIGHT = {"week": 4, "length": 8, "tests": TESTS, "minutes": 60, "hold_below": 60, "session": 20, "share": 0.65, "shortest": 10}


@pytest.mark.parametrize(
    ("differences", "light"),
    [
        ({}, True),
        ({"week": 3}, False),
        ({"week": 8}, False),
        ({"week": 8, "length": 12}, True),
        ({"minutes": 59}, False),
        ({"session": 15}, True),
        ({"session": 14}, False),
    ],
)
def test_test_weeks_are_light_but_the_last_and_those_too_small_to_cut(differences: dict[str, Any], light: bool) -> None:
    assert asked(progression.is_light, LIGHT, **differences) is light


@pytest.mark.parametrize(("ends", "cool", "extra", "warm"), [(8, 3, 0, 5), (8, 3, 0.5, 5.5), (2, 1, 0, 1), (7, 2, 0, 5), (5, 1, 0, 4)])
def test_the_warm_up_is_what_the_cool_down_leaves_of_the_easy_ends(ends: int, cool: int, extra: float, warm: float) -> None:
    """Never shorter than the cool-down; easy minutes that week 1 has beyond come first."""
    assert progression.cool_down(ends, (15, 5, 3, 1, 1)) == cool
    assert progression.warm_up(ends, cool, extra) == warm
    assert warm >= cool


@pytest.mark.parametrize(("others", "left"), [((), 12), ((5,), 7), ((5, 2, 4.5), 0.5), ((12.0,), 0)])
def test_what_others_leave_of_the_minutes(others: tuple[float, ...], left: float) -> None:
    assert progression.rest_of(12, *others) == left


@pytest.mark.parametrize(("others", "extra"), [((2, 7, 2.5), 0.5), ((2, 6, 4.0), 0), ((2, 6, 9.0), 0), ((), 12)])
def test_easy_minutes_beyond_the_ends_are_what_nothing_else_takes(others: tuple[float, ...], extra: float) -> None:
    assert progression.extra(20, 8, *others) == extra  # noqa: S610 - a rule of ours, no query


@pytest.mark.parametrize(
    ("extra", "others", "fits"), [(0.5, (9,), 0.5), (0.5, (11.5,), 0.5), (0.5, (11.75,), 0.25), (0.5, (12,), 0), (0.5, (15,), 0), (0, (), 0)]
)
def test_extra_easy_minutes_never_take_the_place_of_others(extra: float, others: tuple[float, ...], fits: float) -> None:
    assert progression.extra_fits(20, 8, extra, *others) == fits


@pytest.mark.parametrize(("others", "left"), [((), 24), ((1.5, 2.25), 20), ((1.5, 2.0), 20.5), ((23.75,), 0), ((24.0,), 0), ((30.0,), 0)])
def test_endurance_takes_what_the_others_leave_in_half_minutes(others: tuple[float, ...], left: float) -> None:
    assert progression.aerobic_minutes(32, 5, 3, *others) == left


@pytest.mark.parametrize(
    ("minutes", "count", "rest", "seconds"),
    [
        (0, 1, 0, 0),
        (7, 1, 0, 420),
        (8, 1, 60, 420),
        (8.5, 2, 60, 195),
        (15, 2, 60, 390),
        (16, 2, 60, 420),
        (17, 3, 60, 280),
        (24, 3, 60, 420),
        (7.5, 1, 60, 390),
        (2.5, 1, 0, 150),
    ],
)
def test_walking_beyond_the_quota_is_split_with_short_pauses(minutes: float, count: int, rest: int, seconds: int) -> None:
    """A quota of seven minutes: seven in one go, eight with a pause after it, more in two; no bout is longer than the quota."""
    assert progression.bouts(minutes, 7, 60, 60) == count
    assert progression.bout_rest(minutes, 7, 60) == rest
    assert progression.bout_seconds(minutes, count, rest, 60) == seconds
    assert seconds <= 7 * 60
    assert count * (seconds + rest) <= minutes * 60


@pytest.mark.parametrize(("minutes", "count", "rest", "seconds"), [(10, 7, 0, 85), (1, 1, 90, 0), (1, 0, 0, 60)])
def test_a_bout_has_whole_seconds_and_never_fewer_than_none(minutes: float, count: int, rest: int, seconds: int) -> None:
    assert progression.bout_seconds(minutes, count, rest, 60) == seconds


@pytest.mark.parametrize(("pairs", "effort"), [((10, 2), 2), ((10, 10, 2, 4), 3), ((5, 24, 3, 2, 4, 2), 3.5), ((1, 2, 2, 5), 4)])
def test_effort_is_weighted_by_minutes(pairs: tuple[float, ...], effort: float) -> None:
    assert progression.session_effort(*pairs) == effort


def test_load_is_minutes_times_effort_and_weeks_are_sums() -> None:
    assert progression.session_load(32, 3.5) == 112
    assert progression.week_load(112.0, 130.56, 130.56) == 373.12
    assert progression.week_load() == 0
    assert progression.week_minutes(32, 32, 32) == 96


GOOD_ROOM = {
    "minutes": 100, "load": 400.0, "effort": 4, "before": 100, "load_before": 400.0, "growth": 120, "cap": 300, "most": 1.15, "free_below": 60, "free": 10,
}  # fmt: skip


@pytest.mark.parametrize(
    ("differences", "room"),
    [
        ({"load_before": 401.0}, 15),
        ({"load_before": 399.0}, 14),
        ({"cap": 105}, 5),
        ({"cap": 100}, 0),
        ({"load": 460.0}, 0),
        ({"load": 500.0}, 0),
        ({"before": None}, 20),
        ({"before": None, "growth": 100}, 0),
        ({"before": None, "growth": 90}, 0),
        ({"minutes": 45, "before": 40}, 5),
        ({"minutes": 45, "before": 55}, 14),
        ({"minutes": 50, "before": 40}, 0),
        ({"minutes": 50, "load": 200.0, "before": 60, "load_before": 240.0}, 19),
        ({"minutes": 60, "load": 240.0, "before": 59, "load_before": 236.0}, 7),
        ({"growth": 105}, 5),
    ],
)
def test_a_week_of_good_days_keeps_the_caps(differences: dict[str, Any], room: int) -> None:
    assert asked(progression.good_room, GOOD_ROOM, **differences) == room


GOOD = {"minutes": 32, "share": 1.15, "room": 30, "sessions": 3, "longest": 60, "quota": False}


@pytest.mark.parametrize(
    ("differences", "minutes"),
    [({}, 36), ({"room": 6}, 34), ({"room": 2}, 32), ({"longest": 33}, 33), ({"longest": 20}, 32), ({"quota": True}, 32), ({"minutes": 6}, 6)],
)
def test_a_good_day_is_a_little_longer_except_on_a_quota(differences: dict[str, Any], minutes: int) -> None:
    assert asked(progression.good, GOOD, **differences) == minutes


@pytest.mark.parametrize(("minutes", "bad"), [(5, 5), (10, 10), (11, 10), (60, 10)])
def test_a_bad_day_takes_ten_minutes_at_most(minutes: int, bad: int) -> None:
    assert progression.bad(minutes, cited("sizes.bad_longest").value) == bad
