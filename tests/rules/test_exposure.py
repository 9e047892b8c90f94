"""Graded exposure: where a ladder begins, when a step is done, how far the next may be, and when it stands still."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ownpace.evidence import cited
from ownpace.rules import exposure

START, LOWEST, HIGHEST, MOST, DONE, HALVED, TRIES = (
    cited(f"exposure.{name}").value for name in ("start", "lowest", "highest", "most_step", "done", "halved", "tries")
)


@pytest.mark.parametrize(
    ("ratings", "first"),
    [
        ((10, 40, 70), 2),
        ((30, 45, 60), 2),
        ((35, 45), 1),
        ((45, 35), 2),
        ((40, 40), 1),
        ((41, 39), 2),
        ((50, 50), 1),
        ((19,), None),
        ((20,), 1),
        ((60,), 1),
        ((61,), None),
        ((0, 19, 61, 100), None),
        ((0, 61, None, 20), 4),
        ((None, None), None),
        ((), None),
    ],
)
def test_a_ladder_begins_nearest_forty_between_twenty_and_sixty(ratings: Sequence[int | None], first: int | None) -> None:
    """Of two that are equally near the lower one begins, and of two that are equal the easier authored one."""
    assert exposure.first_step(ratings, START, LOWEST, HIGHEST) == first


@pytest.mark.parametrize(
    ("belief", "rating", "go"),
    [
        (21, 30, False),
        (20, 30, True),
        (19, 30, True),
        (0, 0, True),
        (31, 60, False),
        (30, 60, True),
        (29, 60, True),
        (28, 55, False),
        (27, 55, True),
        (60, 60, False),
        (100, 60, False),
    ],
)
def test_a_step_is_done_at_twenty_or_when_the_belief_is_halved(belief: int, rating: int, go: bool) -> None:
    assert exposure.may_go_on(belief, rating, DONE, HALVED) is go


@pytest.mark.parametrize(
    ("rating", "done", "reach"),
    [
        (60, (), True),
        (61, (), False),
        (61, (40,), False),
        (61, (41,), True),
        (75, (55,), True),
        (76, (55,), False),
        (76, (30, 56), True),
    ],
)
def test_a_step_is_in_reach_up_to_sixty_or_twenty_above_one_that_is_done(rating: int, done: Sequence[int], reach: bool) -> None:
    assert exposure.in_reach(rating, done, HIGHEST, MOST) is reach


@pytest.mark.parametrize(
    ("ratings", "done", "following"),
    [
        ((40, 59), (1,), 2),
        ((40, 60), (1,), 2),
        ((40, 61), (1,), None),
        ((40, 60, 50), (1,), 3),
        ((40, 50, 60), (1, 2), 3),
        ((40, 50, 70), (1, 2), 3),
        ((40, 50, 71), (1, 2), None),
        ((30, 40, 20), (2,), None),
        ((40, 40), (1,), 2),
        ((40, None, 55), (1,), 3),
        ((40, None), (1,), None),
    ],
)
def test_the_next_step_is_the_nearest_harder_one_and_at_most_twenty_above(
    ratings: Sequence[int | None], done: Sequence[int], following: int | None
) -> None:
    """Harder is what this person rates higher; an unrated step is never next."""
    assert exposure.next_step(ratings, done, MOST) == following


@pytest.mark.parametrize(
    ("ratings", "done", "finished"),
    [
        ((40,), (1,), True),
        ((20, 40), (2,), True),
        ((40, 41), (1,), False),
        ((40, 40), (1,), False),
        ((40, 40), (2,), True),
        ((40, 90), (1,), False),
        ((40, None), (1,), True),
    ],
)
def test_a_ladder_is_finished_when_the_hardest_rated_step_is_done(ratings: Sequence[int | None], done: Sequence[int], finished: bool) -> None:
    assert exposure.finished(ratings, done) is finished


@pytest.mark.parametrize(
    ("beliefs", "rating", "stuck"),
    [
        ((40, 40), 40, False),
        ((40, 40, 40), 40, True),
        ((40, 40, 40, 40), 40, True),
        ((40, 40, 39), 40, False),
        ((40, 40, 41), 40, True),
        ((30, 35, 40), 40, True),
        ((50, 50), 40, False),
    ],
)
def test_three_tries_in_a_row_that_end_no_lower_than_they_began_are_stuck(beliefs: Sequence[int], rating: int, stuck: bool) -> None:
    assert exposure.stuck(beliefs, rating, TRIES) is stuck


@pytest.mark.parametrize(
    ("ratings", "step", "done", "smaller"),
    [
        ((19, 40), 2, (), None),
        ((20, 40), 2, (), 1),
        ((25, 35, 40), 3, (), 2),
        ((35, 25, 40), 3, (), 1),
        ((25, 35, 40), 3, (2,), None),
        ((25, 35, 40), 3, (1,), 2),
        ((40, 40), 2, (), 1),
        ((40, 40), 1, (), None),
        ((40, 50), 1, (), None),
        ((None, 40), 2, (), None),
        ((60, 92), 2, (), 1),
        ((61, 92), 2, (), None),
        ((30, 61, 92), 3, (), 1),
        ((30, 49, 60), 3, (1,), 2),
        ((30, 50, 60), 3, (1,), 2),
        ((30, 51, 60), 3, (1,), None),
        ((20, 40, 60, 92), 4, (1, 2), 3),
        ((20, 40, 61, 92), 4, (1, 2), None),
    ],
)
def test_a_smaller_step_is_the_nearest_easier_one_in_reach_that_still_means_something(
    ratings: Sequence[int | None], step: int, done: Sequence[int], smaller: int | None
) -> None:
    """Below twenty a step says nothing new; with nothing done sixty is in reach, and twenty more than the hardest done; what is done is no step."""
    assert exposure.smaller_step(ratings, step, done, LOWEST, HIGHEST, MOST) == smaller
