"""What the person believes in and wants now.

Not modelled: stages beyond "only considering", barriers (they choose messages, not dose).
"""

from __future__ import annotations

from ownpace.facts import rule


@rule("motivation.confident")
def confident(score: int, from_score: int) -> bool:
    """Confidence from the limit upwards carries the full plan."""
    return score >= from_score


@rule("motivation.one_week_try")
def one_week_try(importance: int, stage: str | None, limit: int) -> bool:
    """Low importance or only considering: the first week is one small try."""
    return importance <= limit or stage in {"taenker_ikke", "overvejer"}


@rule("motivation.fearful")
def fearful(fear: int, from_score: int) -> bool:
    """High fear of movement is met with graded exposure, never with a lower dose."""
    return fear >= from_score


@rule("motivation.wary")
def wary(fear: int, from_score: int, high: int) -> bool:
    """Moderate fear of movement is met with one experiment a week on the ladder, never with a lower dose."""
    return from_score <= fear < high
