"""Where does the plan start? Minutes, sessions, effort and time budget at every boundary."""

from __future__ import annotations

from functools import cache
from itertools import pairwise, product
from typing import Any

import pytest

from ownpace.evidence import cited
from ownpace.rules import start
from ownpace.vocabulary import Budget, Irritability
from tests.builders import asked

LENGTHS = tuple(cited(f"warmup.{name}").value for name in ("long_from", "long", "cooldown_long", "short", "cooldown_short"))
PARTS = (cited("sessions.side_minutes").value, cited("strength.reference_share").value, cited("strength.reference_most").value)
CIRCUITS = 2


@pytest.mark.parametrize("level", range(4))
def test_a_table_is_read_by_level(level: int) -> None:
    assert start.by_level(level, (20, 45, 90, 120)) == (20, 45, 90, 120)[level]


@pytest.mark.parametrize(("stated", "budget"), [(10, 9), (20, 18), (22, 19), (23, 20), (40, 36), (44, 39), (45, 40), (360, 324), (0, 0)])
def test_the_budget_is_nine_tenths_in_whole_minutes(stated: int, budget: int) -> None:
    """22 minutes give 19.8, which is 19; no floating remainder makes 40 x 0.9 less than 36."""
    assert start.budget(stated, cited("budget.share").value) == budget


@pytest.mark.parametrize(
    ("budget", "kind"),
    [
        (9, Budget.SNACKS),
        (18, Budget.SNACKS),
        (19, Budget.SNACKS),
        (20, Budget.SHORT),
        (36, Budget.SHORT),
        (39, Budget.SHORT),
        (40, Budget.FULL),
        (324, Budget.FULL),
    ],
)
def test_twenty_minutes_are_two_short_sessions_and_forty_a_full_programme(budget: int, kind: Budget) -> None:
    assert start.budget_kind(budget, cited("budget.full_from").value, cited("budget.short_from").value) is kind


@pytest.mark.parametrize(("reported", "base"), [(0, 45), (44, 45), (45, 45), (46, 46), (600, 600)])
def test_the_base_is_what_is_done_now_or_the_low_end(reported: int, base: int) -> None:
    assert start.base(reported, 45) == base


def test_a_reduction_counts_only_with_its_reason() -> None:
    assert [start.share_if(True, 0.8), start.share_if(False, 0.8)] == [0.8, 1]
    assert [start.share_unless(True, 0.7), start.share_unless(False, 0.7)] == [1, 0.7]


def test_more_irritable_pain_never_starts_with_a_larger_share() -> None:
    shares = [start.share_of_pain(irritability, cited("start.painful_share").value) for irritability in Irritability]
    assert shares == [1.0, 0.8, 0.7, 0.55]


@pytest.mark.parametrize(("pain", "share"), [(0, 1.0), (3, 1.0), (4, 0.95), (5, 0.95), (6, 0.9), (10, 0.9)])
def test_more_usual_pain_never_starts_with_a_larger_share(pain: int, share: float) -> None:
    assert start.share_by(pain, cited("start.pain_bounds").value, cited("start.pain_shares").value) == share


@pytest.mark.parametrize(("told", "share"), [(0, 1.0), (1, 0.95), (2, 0.9), (3, 0.85), (12, 0.85)])
def test_more_conditions_never_start_with_a_larger_share(told: int, share: float) -> None:
    assert start.share_by(told, cited("start.condition_bounds").value, cited("start.condition_shares").value) == share


@pytest.mark.parametrize(
    ("minutes", "shares", "reduced"),
    [
        (90, (), 90),
        (120, (0.8,), 96),
        (90, (0.7,), 63),
        (50, (0.7, 0.8), 28),
        (25, (0.8,), 20),
        (24, (0.8,), 20),
        (20, (0.55, 0.7, 0.75), 20),
        (100, (1, 1), 100),
    ],
)
def test_reductions_multiply_and_stop_at_twenty_minutes(minutes: int, shares: tuple[float, ...], reduced: int) -> None:
    """Ten minutes in two sessions is the smallest start, and 90 x 0.7 is 63, not 62."""
    assert start.reduced(minutes, cited("start.floor").value, *shares) == reduced


@pytest.mark.parametrize(("reported", "limit"), [(0, 45), (37, 45), (38, 45), (39, 46), (50, 60), (100, 120), (125, 150)])
def test_the_start_is_at_most_a_fifth_above_now_or_the_low_end_of_the_level(reported: int, limit: int) -> None:
    assert start.growth_limit(reported, 45, cited("start.growth_limit").value) == limit


@pytest.mark.parametrize(
    ("kind", "stated", "minutes", "cap"),
    [
        (Budget.FULL, 10, 54, 20),
        (Budget.FULL, 19, 57, 20),
        (Budget.FULL, 20, 54, 20),
        (Budget.FULL, 21, 57, 21),
        (Budget.SHORT, 10, 27, 13),
        (Budget.SHORT, 40, 36, 18),
        (Budget.SNACKS, 10, 9, 4),
    ],
)
def test_a_session_is_as_long_as_the_person_said_or_worth_the_name(kind: Budget, stated: int, minutes: int, cap: int) -> None:
    assert start.session_cap(kind, stated, minutes, cited("budget.full_session").value, cited("sessions.lowest").value) == cap


MOST = {"cap": 4, "days": 3, "kind": Budget.FULL, "lowest": 2, "fewer": 1, "confident": True}


@pytest.mark.parametrize(
    ("differences", "most"),
    [
        ({}, 3),
        ({"days": 6}, 4),
        ({"days": 1}, 2),
        ({"confident": False}, 2),
        ({"days": 2, "confident": False}, 2),
        ({"days": 6, "confident": False}, 3),
        ({"kind": Budget.SHORT, "days": 6}, 2),
        ({"kind": Budget.SHORT, "confident": False}, 2),
    ],
)
def test_the_most_sessions_follow_level_days_and_confidence_and_are_never_below_two(differences: dict[str, Any], most: int) -> None:
    assert asked(start.sessions_most, MOST, **differences) == most


FIRST = {"start": 4, "most": 5, "lowest": 2, "fewer": 1, "confident": True}


@pytest.mark.parametrize(
    ("differences", "sessions"),
    [
        ({}, 4),
        ({"most": 4}, 4),
        ({"most": 3}, 3),
        ({"most": 1}, 2),
        ({"confident": False}, 3),
        ({"confident": False, "most": 3}, 3),
        ({"confident": False, "most": 2}, 2),
        ({"confident": False, "start": 2}, 2),
    ],
)
def test_week_one_has_the_levels_sessions_one_fewer_when_unsure_and_never_below_two(differences: dict[str, Any], sessions: int) -> None:
    assert asked(start.sessions_first, FIRST, **differences) == sessions


# --- a session of week 1 -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("minutes", "ends"), [(0, 2), (2, 2), (9, 2), (10, 3), (11, 4), (14, 7), (15, 8), (16, 8), (60, 8)])
def test_fifteen_minutes_have_five_easy_ones_first_and_three_last(minutes: int, ends: int) -> None:
    """Shorter sessions grow towards it, and none has fewer than one at each end."""
    assert start.ends(minutes, LENGTHS) == ends


@pytest.mark.parametrize(("minutes", "side"), [(2, 1), (10, 1), (15, 1), (16, 2), (17, 2), (60, 2)])
def test_balance_or_mobility_takes_a_minute_and_two_in_a_longer_circuit(minutes: int, side: int) -> None:
    assert start.side(minutes, LENGTHS, PARTS[0]) == side


@pytest.mark.parametrize(
    ("minutes", "part"), [(3, 0), (4, 0), (5, 1), (10, 3), (15, 3), (16, 3), (17, 3), (18, 4), (20, 5), (23, 6), (24, 7), (25, 7), (60, 7)]
)
def test_a_circuit_is_sized_for_half_its_work_and_seven_minutes_at_most(minutes: int, part: int) -> None:
    assert start.strength_part(minutes, LENGTHS, *PARTS) == part


@pytest.mark.parametrize("minutes", range(4, 61))
def test_a_longer_session_never_holds_less_work_or_strength(minutes: int) -> None:
    assert start.ends(minutes, LENGTHS) <= start.ends(minutes + 1, LENGTHS) <= start.ends(minutes, LENGTHS) + 1
    assert start.side(minutes, LENGTHS, PARTS[0]) <= start.side(minutes + 1, LENGTHS, PARTS[0])
    assert start.strength_part(minutes, LENGTHS, *PARTS) <= start.strength_part(minutes + 1, LENGTHS, *PARTS)


LOAD = {"minutes": 20, "strength": 5, "lengths": LENGTHS, "side_minutes": 2, "easy": 2, "effort": 4, "strong": 5}


@pytest.mark.parametrize(
    ("differences", "load"),
    [
        ({}, 65),
        ({"strength": 0, "side_minutes": 0}, 64),
        ({"strength": 0, "side_minutes": 0, "effort": 3}, 52),
        ({"minutes": 21}, 69.09),
        ({"minutes": 10, "strength": 3, "side_minutes": 1}, 35),
        ({"minutes": 10, "strength": 0, "side_minutes": 0}, 34),
        ({"minutes": 2, "strength": 0, "side_minutes": 0}, 4),
    ],
)
def test_the_load_of_a_session_by_hand(differences: dict[str, Any], load: float) -> None:
    """20 minutes: 10 easy ones at 2, 5 of endurance at 4, 5 of strength at 5; the effort of the session keeps two decimals."""
    assert asked(start.session_load, LOAD, **differences) == load


@pytest.mark.parametrize(
    ("strength", "efforts", "left"),
    [(5, (2, 4, 5), 5), (6, (2, 4, 5), 3.5), (7, (2, 4, 5), 2), (6, (2, 3, 5), 2), (7, (2, 3, 3), 3), (5, (2, 3, 5), 5)],
)
def test_endurance_pays_for_more_strength_than_the_circuit_is_sized_for(strength: int, efforts: tuple[int, ...], left: float) -> None:
    """The part at more effort takes so many minutes of endurance that the load stays."""
    assert start.endurance_part(20, 2, strength, 5, LENGTHS, efforts) == left
    easy, effort, strong = efforts
    assert (20 - left - strength) * easy + left * effort + strength * strong == 10 * easy + 5 * effort + 5 * strong


@pytest.mark.parametrize(
    ("minutes", "side", "sized_for", "efforts", "room"),
    [(20, 2, 5, (2, 4, 5), 7), (20, 2, 5, (2, 3, 5), 6), (20, 2, 5, (2, 3, 3), 8), (10, 1, 3, (2, 3, 5), 3), (10, 1, 3, (2, 5, 5), 4)],
)
def test_strength_has_room_until_the_least_endurance_is_left(minutes: int, side: int, sized_for: int, efforts: tuple[int, ...], room: int) -> None:
    least = cited("strength.endurance_least").value
    assert start.strength_room(minutes, side, sized_for, least, LENGTHS, efforts) == room
    assert start.endurance_part(minutes, side, room, sized_for, LENGTHS, efforts) >= least
    assert start.endurance_part(minutes, side, room + 1, sized_for, LENGTHS, efforts) < least


# --- the shape of week 1 -----------------------------------------------------------------------------------------------------------------

SHAPE = {
    "week": 60, "most": 3, "longest": 20, "usual": 3, "longest_few": 20, "shortest": 10, "lowest": 2, "circuits": CIRCUITS, "lengths": LENGTHS,
    "parts": PARTS, "efforts": (2, 4, 5), "ceiling": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("differences", "shape"),
    [
        ({}, (3, 60, 194)),
        ({"week": 59}, (3, 58, 184.08)),
        ({"week": 56}, (3, 55, 172)),
        ({"week": 55}, (3, 55, 172)),
        ({"week": 99}, (3, 60, 194)),
        ({"longest": 33}, (3, 60, 194)),
        ({"longest": 33, "longest_few": 26}, (3, 60, 194)),
        ({"longest": 33, "longest_few": 30}, (2, 60, 214.2)),
        ({"longest": 33, "longest_few": 30, "week": 61}, (2, 60, 214.2)),
        ({"longest": 33, "usual": 2}, (2, 60, 214.2)),
        ({"most": 2}, (2, 40, 130)),
        ({"week": 20}, (2, 20, 70)),
        ({"week": 29}, (2, 28, 85.96)),
        ({"week": 12}, (2, 12, 38.04)),
        ({"week": 30, "longest": 10}, (3, 30, 104)),
        ({"week": 29, "longest": 10}, (2, 20, 70)),
        ({"ceiling": 194}, (3, 60, 194)),
        ({"ceiling": 193.99}, (3, 58, 184.08)),
        ({"ceiling": 1}, (0, 0, 0)),
    ],
)
def test_sessions_minutes_and_load_of_week_one(differences: dict[str, Any], shape: tuple[int, int, float]) -> None:
    """Circuits are equally long and a minute left over goes to a walk. Two long sessions may hold more work than three, but fewer than usual are not that long; nothing fits a ceiling of one."""
    assert asked(start.shape, SHAPE, **differences) == shape


EFFORTS = ((2, 3, 3), (2, 3, 5), (2, 4, 5), (2, 5, 5))
WEEKS, LONGEST, MOST_SESSIONS = range(20, 151), (10, 13, 16, 20, 25, 29, 33, 38), (2, 3, 4)
USUAL, LONGEST_FEW = cited("sessions.start").value, cited("sessions.first_longest_few").value
EASY = cited("effort.easy").value


@cache
def loads(level: int) -> dict[tuple[int, int, int, tuple[int, ...]], float]:
    """The load of week 1 for every week, length and number of sessions that a person of this level can have."""
    usual = {"usual": USUAL[level], "longest_few": LONGEST_FEW[level]}
    return {
        (week, longest, most, efforts): asked(start.shape, SHAPE, week=week, longest=longest, most=most, efforts=efforts, **usual)[-1]
        for week, longest, most, efforts in product(WEEKS, LONGEST, MOST_SESSIONS, EFFORTS)
    }


@pytest.mark.parametrize("level", range(4))
def test_less_time_shorter_sessions_or_fewer_of_them_are_never_more_work(level: int) -> None:
    found = loads(level)
    for efforts in EFFORTS:
        for longest, most in product(LONGEST, MOST_SESSIONS):
            assert all(found[a, longest, most, efforts] <= found[b, longest, most, efforts] for a, b in pairwise(WEEKS)), (longest, most, efforts)
        for week, most in product(WEEKS, MOST_SESSIONS):
            assert all(found[week, a, most, efforts] <= found[week, b, most, efforts] for a, b in pairwise(LONGEST)), (week, most, efforts)
        for week, longest in product(WEEKS, LONGEST):
            assert all(found[week, longest, a, efforts] <= found[week, longest, b, efforts] for a, b in pairwise(MOST_SESSIONS)), (week, longest)


@pytest.mark.parametrize("level", range(4))
def test_lower_efforts_are_never_more_work(level: int) -> None:
    found = loads(level)
    for week, longest, most in product(WEEKS, LONGEST, MOST_SESSIONS):
        assert all(found[week, longest, most, a] <= found[week, longest, most, b] for a, b in pairwise(EFFORTS)), (week, longest, most)


@pytest.mark.parametrize("cap", [3, 4, 5, 8])
@pytest.mark.parametrize(("gentle", "confident"), [(False, True), (False, False), (True, True), (True, False)])
def test_a_lower_level_is_never_more_work(gentle: bool, confident: bool, cap: int) -> None:
    """With the same time and limits: the rows of sessions, lengths and efforts never help the lower level."""
    zones = cited("effort.start_gentle" if gentle else "effort.start").value
    by_reserve, wanted, longest = cited("effort.by_reserve").value, cited("strength.reserve_start").value, cited("sessions.first_longest").value
    for week, length, days in product(range(20, 151, 3), (10, 15, 20, 30, 40, 60), (2, 3, 4, 6)):
        found = []
        for level in range(4):
            first = start.sessions_first(USUAL[level], max(2, days - (not confident)), 2, 1, confident)
            efforts = (EASY, min(zones[level], cap), by_reserve[start.reserve(wanted[level], by_reserve, cap)])
            usual = {"usual": USUAL[level], "longest_few": LONGEST_FEW[level]}
            found.append(asked(start.shape, SHAPE, week=week, most=first, longest=min(length, longest[level]), efforts=efforts, **usual)[-1])
        assert found == sorted(found), (week, length, days)


@pytest.mark.parametrize("efforts", EFFORTS)
def test_a_lower_ceiling_is_never_more_work_and_never_passed(efforts: tuple[int, ...]) -> None:
    """As for people whose week holds a short extra walk beside the sessions."""
    for week, most in product(range(20, 151, 7), MOST_SESSIONS):
        whole = asked(start.shape, SHAPE, week=week, most=most, efforts=efforts)[-1]
        kept = [asked(start.shape, SHAPE, week=week, most=most, efforts=efforts, ceiling=whole - less)[-1] for less in range(0, 21, 5)]
        assert all(load <= whole - less for load, less in zip(kept, range(0, 21, 5), strict=True))
        assert kept == sorted(kept, reverse=True)
        assert kept[0] == whole


def test_the_parts_of_a_shape_are_taken_by_place() -> None:
    assert [start.part_of_shape((3, 60, 194.0), place) for place in range(3)] == [3, 60, 194.0]


@pytest.mark.parametrize(("minutes", "walk", "left"), [(60, 0, 60), (60, 5, 55), (20, 5, 15)])
def test_the_short_walk_is_taken_from_the_sessions(minutes: int, walk: int, left: int) -> None:
    assert start.beside_walk(minutes, walk) == left


@pytest.mark.parametrize(("load", "walk", "ceiling"), [(194.0, 0, 194.0), (194.0, 5, 184.0)])
def test_the_short_walk_adds_no_work_to_the_week(load: float, walk: int, ceiling: float) -> None:
    assert start.ceiling(load, walk, cited("effort.easy").value) == ceiling


@pytest.mark.parametrize(("candidate", "sessions", "longest", "cap"), [(100, 2, 60, 100), (120, 2, 60, 120), (121, 2, 60, 120)])
def test_the_week_holds_no_more_than_its_sessions(candidate: int, sessions: int, longest: int, cap: int) -> None:
    assert start.weekly_cap(candidate, sessions, longest) == cap


TRY = {
    "week": 18, "sessions": 2, "shortest": 5, "longest": 10, "kind": Budget.FULL, "snack": 4, "lengths": LENGTHS, "efforts": (2, 4, 5), "load": 100.0,
}  # fmt: skip


@pytest.mark.parametrize(
    ("differences", "minutes"),
    [
        ({}, 9),
        ({"week": 8}, 5),
        ({"week": 10}, 5),
        ({"week": 20}, 10),
        ({"week": 90}, 10),
        ({"load": 64.08}, 9),
        ({"load": 64.07}, 8),
        ({"load": 0.0}, 5),
        ({"kind": Budget.SNACKS}, 4),
        ({"kind": Budget.SNACKS, "week": 90}, 4),
    ],
)
def test_a_try_is_five_to_ten_minutes_never_more_work_than_the_start_or_as_small_as_a_snack(differences: dict[str, Any], minutes: int) -> None:
    """Two times nine minutes have a load of 64.08."""
    assert asked(start.try_minutes, TRY, **differences) == minutes


@pytest.mark.parametrize(
    ("load", "one", "walk", "ceiling"), [(70.0, 34.0, 0, 68.0), (60.0, 34.0, 0, 60.0), (70.0, 34.0, 5, 58.0), (50.0, 34.0, 5, 50.0)]
)
def test_a_try_beside_a_short_walk_is_no_more_work_than_a_try_without(load: float, one: float, walk: int, ceiling: float) -> None:
    assert start.try_ceiling(load, one, 2, walk, EASY) == ceiling


@pytest.mark.parametrize(("minutes", "snack"), [(9, 3), (5, 2), (6, 2), (8, 2), (14, 4), (15, 5), (18, 5), (19, 5)])
def test_a_snack_is_two_to_five_minutes(minutes: int, snack: int) -> None:
    assert start.snack_minutes(minutes, cited("snack.days").value, cited("snack.shortest").value, cited("snack.longest").value) == snack


@pytest.mark.parametrize(
    ("wanted", "cap", "reserve"), [(4, 8, 4), (4, 5, 4), (3, 5, 4), (2, 7, 2), (2, 6, 3), (4, 4, 5), (4, 3, 6), (4, 2, 6), (0, 9, 0)]
)
def test_reps_in_reserve_follow_the_effort_cap(wanted: int, cap: int, reserve: int) -> None:
    """Below the easiest effort of the table the most reserve is kept."""
    assert start.reserve(wanted, cited("effort.by_reserve").value, cap) == reserve


LENGTH = {"level": 2, "long_level": 1, "condition": False, "chosen": None, "short": 8, "long": 12}


@pytest.mark.parametrize(
    ("differences", "weeks"),
    [
        ({}, 8),
        ({"level": 1}, 12),
        ({"level": 0}, 12),
        ({"level": 3}, 8),
        ({"condition": True}, 12),
        ({"chosen": 12}, 12),
        ({"chosen": 8}, 8),
        ({"level": 1, "chosen": 8}, 12),
    ],
)
def test_twelve_weeks_at_low_levels_with_conditions_and_by_choice(differences: dict[str, Any], weeks: int) -> None:
    """Choosing eight does not shorten a course that needs twelve."""
    assert asked(start.length, LENGTH, **differences) == weeks


@pytest.mark.parametrize(
    ("minutes", "irritability", "bout"),
    [
        (4, Irritability.NONE, 2),
        (4, Irritability.HIGH, 2),
        (5, Irritability.LOW, 4),
        (5, Irritability.HIGH, 3),
        (10, Irritability.NONE, 8),
        (10, Irritability.MODERATE, 7),
        (10, Irritability.HIGH, 5),
        (30, Irritability.LOW, 20),
        (30, Irritability.HIGH, 16),
    ],
)
def test_the_first_walk_stays_below_what_is_tolerated(minutes: int, irritability: Irritability, bout: int) -> None:
    """Three minutes at least, twenty at most, and 10 x 0.7 is 7; under five minutes intervals of two."""
    assert start.bout(minutes, irritability, cited("walking.bout_share").value, 3, 20, 5, 2) == bout


@pytest.mark.parametrize("condition", [False, True])
@pytest.mark.parametrize("irritability", Irritability)
def test_high_irritability_and_some_conditions_take_slow_steps(irritability: Irritability, condition: bool) -> None:
    assert start.slow(irritability, condition) is (irritability is Irritability.HIGH or condition)


@pytest.mark.parametrize("reasons", [(False, False, False), (True, False, False), (False, True, False), (False, False, True)])
def test_one_reason_is_enough_to_hold_the_second_week(reasons: tuple[bool, bool, bool]) -> None:
    assert start.hold_second_week(*reasons) is any(reasons)


@pytest.mark.parametrize(
    ("irritability", "tired", "widespread", "quota"),
    [
        (Irritability.NONE, False, False, False),
        (Irritability.MODERATE, False, False, False),
        (Irritability.HIGH, False, False, True),
        (Irritability.NONE, True, False, True),
        (Irritability.NONE, False, True, True),
    ],
)
def test_people_with_irritable_or_widespread_pain_or_fatigue_are_on_quotas(
    irritability: Irritability, tired: bool, widespread: bool, quota: bool
) -> None:
    assert start.on_quota(irritability, tired, widespread) is quota


@pytest.mark.parametrize(
    ("week", "free", "sessions", "minutes"), [(20, 10, 1, 20), (30, 10, 1, 30), (31, 10, 1, 30), (90, 10, 1, 30), (90, 1, 2, 22), (20, 1, 2, 20)]
)
def test_the_week_after_a_try_adds_at_most_the_free_step(week: int, free: int, sessions: int, minutes: int) -> None:
    """Slow courses add the smallest step for each session instead."""
    assert start.after_try(week, 20, free, sessions) == minutes


def test_the_middle_of_a_snack_is_what_its_ends_leave() -> None:
    assert start.snack_middle(5, 1, 1) == 3
    assert start.snack_warm_up(5, 1, 0.75, 0.75) == 2.5
    assert start.snack_warm_up(2, 1) == 1


@pytest.mark.parametrize(("minutes", "dearest", "count"), [(3, 0.75, 2), (3, 1.5, 2), (3, 1.75, 1), (1, 1.0, 1), (0, 0.75, 0), (1, 1.25, 0)])
def test_a_snack_holds_one_or_two_exercises_as_its_middle_allows(minutes: int, dearest: float, count: int) -> None:
    assert start.snack_count(minutes, dearest, cited("snack.exercises").value) == count


@pytest.mark.parametrize(("tried", "slow", "minutes"), [(2, False, 5), (2, True, 3), (3, True, 3), (1, True, 1), (0, True, 1)])
def test_slow_courses_grow_from_a_try_to_snacks_by_the_smallest_step(tried: int, slow: bool, minutes: int) -> None:
    assert start.snack_after_try(5, 3, tried, 1, slow) == minutes


@pytest.mark.parametrize(("step", "slow", "minutes"), [(1, True, 1), (2, True, 2), (3, True, 3), (2, False, 9)])
def test_snacks_after_a_try_grow_by_the_step_a_day_however_large_it_is(step: int, slow: bool, minutes: int) -> None:
    assert start.snack_after_try(9, 3, 0, step, slow) == minutes


@pytest.mark.parametrize(("snack", "walk"), [(5, 4), (3, 2), (2, 2)])
def test_a_walk_instead_of_a_snack_is_a_minute_shorter_and_never_under_the_shortest(snack: int, walk: int) -> None:
    assert start.walk_instead(snack, 2) == walk


@pytest.mark.parametrize(("computed", "told", "minutes"), [(90, None, 90), (90, 60, 60), (40, 60, 60), (40, 0, 0)])
def test_a_professionals_number_counts_in_the_place_of_the_computed_one(computed: int, told: int | None, minutes: int) -> None:
    assert start.prescribed(computed, told) == minutes
