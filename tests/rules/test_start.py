"""Where does the plan start? Minutes, sessions, effort and time budget at every boundary."""

from __future__ import annotations

from typing import Any

import pytest

from ownpace.evidence import cited
from ownpace.rules import start
from ownpace.vocabulary import Budget, Irritability
from tests.builders import asked


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


SESSIONS = {"start": 3, "most": 5, "week": 60, "shortest": 10, "longest": 45, "lowest": 2}


@pytest.mark.parametrize(
    ("differences", "sessions"),
    [
        ({}, 3),
        ({"week": 30}, 3),
        ({"week": 29}, 2),
        ({"week": 9}, 2),
        ({"most": 2}, 2),
        ({"week": 135}, 3),
        ({"week": 136}, 4),
        ({"week": 300}, 5),
        ({"start": 2, "week": 91}, 3),
    ],
)
def test_sessions_are_few_long_enough_and_none_longer_than_its_cap(differences: dict[str, Any], sessions: int) -> None:
    assert asked(start.sessions, SESSIONS, **differences) == sessions


@pytest.mark.parametrize(("level", "sessions", "reference"), [(4, 2, 4), (4, 4, 4), (2, 3, 3)])
def test_a_start_is_sized_for_no_fewer_sessions_than_the_levels(level: int, sessions: int, reference: int) -> None:
    assert start.reference_sessions(level, sessions) == reference


EXTRA = {"week": 150, "sessions": 3, "reference": 4, "warm_up": 5, "cool_down": 3, "long_from": 15}


@pytest.mark.parametrize(("differences", "extra"), [({}, 3), ({"sessions": 4}, 0), ({"sessions": 2}, 8), ({"week": 54}, 3), ({"week": 53}, 0)])
def test_fewer_longer_sessions_keep_the_easy_minutes_of_those_that_fell_away(differences: dict[str, Any], extra: int) -> None:
    """Sessions too short for a longer warm-up keep the ordinary one."""
    assert asked(start.extra_warm_up, EXTRA, **differences) == extra


@pytest.mark.parametrize(("candidate", "sessions", "longest", "cap"), [(100, 2, 60, 100), (120, 2, 60, 120), (121, 2, 60, 120)])
def test_the_week_holds_no_more_than_its_sessions(candidate: int, sessions: int, longest: int, cap: int) -> None:
    assert start.weekly_cap(candidate, sessions, longest) == cap


TRY = {"week": 18, "sessions": 2, "shortest": 5, "longest": 10, "kind": Budget.FULL, "snack": 4}


@pytest.mark.parametrize(
    ("differences", "minutes"), [({}, 9), ({"week": 8}, 5), ({"week": 10}, 5), ({"week": 20}, 10), ({"week": 90}, 10), ({"kind": Budget.SNACKS}, 4)]
)
def test_a_try_is_five_to_ten_minutes_or_as_small_as_a_snack(differences: dict[str, Any], minutes: int) -> None:
    assert asked(start.try_minutes, TRY, **differences) == minutes


@pytest.mark.parametrize(("minutes", "snack"), [(9, 3), (5, 2), (6, 2), (15, 5), (18, 5), (19, 5)])
def test_a_snack_is_two_to_five_minutes(minutes: int, snack: int) -> None:
    assert start.snack_minutes(minutes, cited("snack.days").value, cited("snack.shortest").value, cited("snack.longest").value) == snack


@pytest.mark.parametrize(("wanted", "cap", "reserve"), [(4, 8, 4), (4, 5, 4), (3, 5, 4), (2, 7, 2), (2, 6, 3), (4, 4, 5), (4, 3, 5), (0, 9, 0)])
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
        (4, Irritability.NONE, 3),
        (5, Irritability.LOW, 4),
        (10, Irritability.NONE, 8),
        (10, Irritability.MODERATE, 7),
        (10, Irritability.HIGH, 5),
        (30, Irritability.LOW, 20),
        (30, Irritability.HIGH, 16),
    ],
)
def test_the_first_walk_stays_below_what_is_tolerated(minutes: int, irritability: Irritability, bout: int) -> None:
    """Three minutes at least, twenty at most, and 10 x 0.7 is 7."""
    assert start.bout(minutes, irritability, cited("walking.bout_share").value, 3, 20) == bout


@pytest.mark.parametrize("irritability", Irritability)
def test_only_high_irritability_takes_slow_steps(irritability: Irritability) -> None:
    assert start.slow(irritability) is (irritability is Irritability.HIGH)


@pytest.mark.parametrize("reasons", [(False, False, False), (True, False, False), (False, True, False), (False, False, True)])
def test_one_reason_is_enough_to_hold_the_second_week(reasons: tuple[bool, bool, bool]) -> None:
    assert start.hold_second_week(*reasons) is any(reasons)


@pytest.mark.parametrize(
    ("irritability", "tired", "quota"),
    [(Irritability.NONE, False, False), (Irritability.MODERATE, False, False), (Irritability.HIGH, False, True), (Irritability.NONE, True, True)],
)
def test_irritable_or_tired_people_are_on_quotas(irritability: Irritability, tired: bool, quota: bool) -> None:
    assert start.on_quota(irritability, tired) is quota


@pytest.mark.parametrize(
    ("week", "free", "sessions", "minutes"), [(20, 10, 1, 20), (30, 10, 1, 30), (31, 10, 1, 30), (90, 10, 1, 30), (90, 1, 2, 22), (20, 1, 2, 20)]
)
def test_the_week_after_a_try_adds_at_most_the_free_step(week: int, free: int, sessions: int, minutes: int) -> None:
    """Slow courses add the smallest step for each session instead."""
    assert start.after_try(week, 20, free, sessions) == minutes


@pytest.mark.parametrize(("sessions", "minutes", "after"), [(2, 20, 2), (4, 40, 2), (2, 10, 2), (3, 30, 2)])
def test_after_a_try_there_are_two_sessions(sessions: int, minutes: int, after: int) -> None:
    assert start.sessions_after_try(sessions, minutes, 10, 2) == after


def test_the_middle_of_a_snack_is_what_its_ends_leave() -> None:
    assert start.snack_middle(5, 1, 1) == 3
    assert start.snack_warm_up(5, 1, 0.75, 0.75) == 2.5
    assert start.snack_warm_up(2, 1) == 1


@pytest.mark.parametrize(("minutes", "dearest", "count"), [(3, 0.75, 2), (3, 1.5, 2), (3, 1.75, 1), (1, 1.0, 1), (0, 0.75, 0), (1, 1.25, 0)])
def test_a_snack_holds_one_or_two_exercises_as_its_middle_allows(minutes: int, dearest: float, count: int) -> None:
    assert start.snack_count(minutes, dearest, cited("snack.exercises").value) == count


@pytest.mark.parametrize(("tried", "slow", "minutes"), [(2, False, 5), (2, True, 3), (3, True, 3), (0, True, 1)])
def test_slow_courses_grow_from_a_try_to_snacks_by_the_smallest_step(tried: int, slow: bool, minutes: int) -> None:
    assert start.snack_after_try(5, 3, tried, 1, slow) == minutes
