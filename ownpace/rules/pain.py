"""What does pain allow? Usual pain, irritability and the person's own traffic light.

Not modelled: neuropathic features, several regions with different rules, pain medicine.
"""

from __future__ import annotations

from ownpace.facts import rule
from ownpace.questionnaire import NO
from ownpace.vocabulary import Irritability

SETTLES = {"under_30_min": Irritability.LOW, "over_2_timer": Irritability.HIGH, "naeste_dag": Irritability.HIGH}


@rule("pain.has_pain")
def has_pain(answer: str) -> bool:
    """Not knowing whether one has pain counts as having it."""
    return answer != NO


@rule("pain.usual", unit="pain 0-10")
def usual(score: int | None) -> int:
    """Average pain of the last seven days; no pain is zero."""
    return score or 0


@rule("pain.irritability")
def irritability(has: bool, settles: str | None) -> Irritability:
    """The longer provoked pain stays, the more irritable; not knowing counts as half an hour to two hours."""
    return SETTLES.get(settles or "", Irritability.MODERATE) if has else Irritability.NONE


@rule("pain.recent")
def recent(duration: str | None) -> bool:
    """Pain of under six weeks gets a light plan."""
    return duration == "under_6_uger"


@rule("pain.strong")
def strong(has: bool, usual: int, strong_from: int) -> bool:
    """Usual pain that holds the plan at the lowest level is something to talk over with a doctor or a physiotherapist."""
    return has and usual >= strong_from


@rule("pain.fear", unit="score 0-10")
def fear(safety: int | None, top: int) -> int:
    """Fear of movement is the other end of feeling safe when it hurts."""
    return 0 if safety is None else top - safety


@rule("pain.uses_delta")
def uses_delta(pain: int, high_from: int) -> bool:
    """People with much usual pain compare with their own usual pain, not with fixed limits."""
    return pain >= high_from


@rule("pain.green_up_to", unit="pain 0-10")
def green_up_to(pain: int, delta: bool, safe: int, above: int, red: int, lower: int) -> int:
    """Pain during or after training up to here is green, never above where red begins."""
    return min(red, (pain + above if delta else safe) - lower)


@rule("pain.red_above", unit="pain 0-10")
def red_above(pain: int, delta: bool, acceptable: int, above: int, highest: int, lower: int) -> int:
    """Pain during or after training above here is red."""
    return min(highest, (pain + above if delta else acceptable)) - lower


@rule("pain.lower_by", unit="points")
def lower_by(irritable: Irritability, points: int) -> int:
    """High irritability lowers every limit of the day."""
    return points if irritable is Irritability.HIGH else 0


@rule("pain.morning_slow", unit="points")
def morning_slow(delta: bool, points: int, points_high: int) -> int:
    """So much more pain the next morning asks for a smaller next session."""
    return points_high if delta else points
