"""Graded exposure: where to begin, when to go on, and when alone is not the way.

Steps are numbered from one in the order authored; a rating of ``None`` is not given yet. Harder means rated higher, by the person.
Not modelled: what was expected and what happened are shown beside the step; the harm belief alone decides.
"""

from __future__ import annotations

from collections.abc import Sequence

from ownpace.facts import rule
from ownpace.vocabulary import exact


def _rated(ratings: Sequence[int | None]) -> list[tuple[int, int]]:
    """Rating and number of each rated step; as tuples they are in the order of climbing, the easier authored one first of two that are equal."""
    return [(rating, step) for step, rating in enumerate(ratings, 1) if rating is not None]


@rule("exposure.first_step")
def first_step(ratings: Sequence[int | None], start: int, lowest: int, highest: int) -> int | None:
    """Begin at the step rated nearest the start, the lower of two that are equally near, and at none outside the limits."""
    fitting = [one for one in sorted(_rated(ratings)) if lowest <= one[0] <= highest]
    return min(fitting, key=lambda one: abs(one[0] - start))[1] if fitting else None


@rule("exposure.may_go_on")
def may_go_on(belief: int, rating: int, done: int, halved: float) -> bool:
    """A step is done when the harm belief is low, or has fallen to a share of the first rating."""
    return belief <= done or belief <= exact(halved) * rating


@rule("exposure.in_reach")
def in_reach(rating: int, done: Sequence[int], highest: int, most_step: int) -> bool:
    """A step is in reach when a ladder may begin there, or when a step done is rated at most one step below."""
    return rating <= max([highest, *(one + most_step for one in done)])


@rule("exposure.next_step")
def next_step(ratings: Sequence[int | None], done: Sequence[int], most_step: int) -> int | None:
    """The next step is the nearest one harder than the hardest done, and none when it is too much harder."""
    hardest = max(one for one in _rated(ratings) if one[1] in done)
    harder = [one for one in _rated(ratings) if one > hardest and one[0] <= hardest[0] + most_step]
    return min(harder)[1] if harder else None


@rule("exposure.finished")
def finished(ratings: Sequence[int | None], done: Sequence[int]) -> bool:
    """A ladder is finished when no step is rated harder than the hardest done."""
    return max(_rated(ratings))[1] in done


@rule("exposure.stuck")
def stuck(beliefs: Sequence[int], rating: int, tries: int) -> bool:
    """After so many tries in a row a harm belief that is no lower than the first rating is stuck."""
    return len(beliefs) >= tries and beliefs[-1] >= rating


@rule("exposure.smaller_step")
def smaller_step(ratings: Sequence[int | None], step: int, done: Sequence[int], lowest: int, highest: int, most_step: int) -> int | None:
    """When stuck, take the nearest easier step that means something and is in reach of what is done, and none when it is done already."""
    rated = _rated(ratings)
    here = next(one for one in rated if one[1] == step)
    most = max((one[0] + most_step for one in rated if one[1] in done), default=highest)
    easier = [one for one in rated if one < here and lowest <= one[0] <= most]
    return max(easier)[1] if easier and max(easier)[1] not in done else None
