"""What would count as a real change, and by when: targets on the way and at the end."""

from __future__ import annotations

import pytest

from ownpace.evidence import cited
from ownpace.rules import outcomes

GOAL, PAIN = cited("change.goal").value, cited("change.pain").value


@pytest.mark.parametrize(
    ("score", "week", "length", "target"),
    [(0, 4, 12, 1), (0, 8, 12, 2), (0, 12, 12, 3), (5, 4, 8, 6), (5, 8, 8, 8), (9, 8, 8, 10), (10, 4, 8, 10), (4, 1, 12, 5)],
)
def test_the_own_goal_rises_by_three_at_the_end_and_by_at_least_one_before(score: int, week: int, length: int, target: int) -> None:
    """Never above the top of the scale; a goal of zero is a goal."""
    assert outcomes.goal_target(score, GOAL, week, length, 10) == target


@pytest.mark.parametrize(
    ("usual", "week", "length", "target"), [(0, 8, 8, 0), (1, 8, 8, 0), (4, 4, 8, 3), (4, 8, 8, 2), (7, 4, 12, 7), (7, 8, 12, 6), (7, 12, 12, 5)]
)
def test_usual_pain_falls_by_two_at_the_end_and_never_below_zero(usual: int, week: int, length: int, target: int) -> None:
    assert outcomes.pain_target(usual, PAIN, week, length) == target


@pytest.mark.parametrize(("stands", "target"), [(0, 2), (12, 14)])
def test_two_more_chair_stands_are_more_than_ordinary_variation(stands: int, target: int) -> None:
    assert outcomes.stand_target(stands, cited("change.chair_stand").value) == target


@pytest.mark.parametrize(("level", "small", "step"), [(0, False, 5), (0, True, 5), (1, False, 10), (1, True, 5), (3, False, 10), (3, True, 5)])
def test_level_zero_and_conditions_that_ask_for_it_take_smaller_weight_steps(level: int, small: bool, step: int) -> None:
    assert outcomes.careful_step(level, small, cited("strength.load_step_careful").value, cited("strength.load_step_most").value) == step


@pytest.mark.parametrize(("minutes", "step"), [(4, 1), (19, 1), (20, 2), (100, 10), (109, 10), (110, 11)])
def test_a_step_after_the_plan_is_a_tenth_in_whole_minutes_and_at_least_one(minutes: int, step: int) -> None:
    assert outcomes.maintenance_step(minutes, cited("step.aim").value) == step


@pytest.mark.parametrize(("minutes", "share", "left"), [(100, 0.8, 80), (101, 0.8, 80), (50, 0.55, 27), (1, 0.55, 1)])
def test_after_a_break_a_share_of_the_minutes_is_left_and_never_nothing(minutes: int, share: float, left: int) -> None:
    assert outcomes.maintenance_return(minutes, share) == left


def test_the_short_extra_walk_belongs_to_what_a_week_may_be() -> None:
    assert outcomes.maintenance_most(80, 10) == 90
