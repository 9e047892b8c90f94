"""What does a measured number allow? Comparisons with a cited limit; a number that is not known is neither high nor low.

Not modelled: repeated measurements, a fall in blood pressure on rising, ketones.
"""

from __future__ import annotations

from ownpace.facts import rule
from ownpace.questionnaire import YES


@rule("gates.reaches")
def reaches(number: float | None, limit: float) -> bool:
    """Exactly at the limit is enough."""
    return number is not None and number >= limit


@rule("gates.above")
def above(number: float | None, limit: float) -> bool:
    """Exactly at the limit is not yet above it."""
    return number is not None and number > limit


@rule("gates.below")
def below(number: float | None, limit: float) -> bool:
    """Exactly at the limit is not yet below it."""
    return number is not None and number < limit


@rule("gates.unknown")
def unknown(number: float | None) -> bool:
    """A number that was asked for and not given is not known; zero is known."""
    return number is None


@rule("gates.not_agreed")
def not_agreed(answer: str | None) -> bool:
    """Only a clear yes from a doctor is an agreement."""
    return answer != YES


@rule("gates.body_mass", unit="kg/m2")
def body_mass(height: int | None, weight: int | None, centimetres: int) -> float | None:
    """Weight in kilos over the square of the height in metres, to one decimal; not known without both."""
    if height is None or weight is None:
        return None
    metres = height / centimetres
    return round(weight / (metres * metres), 1)
