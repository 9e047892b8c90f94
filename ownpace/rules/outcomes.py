"""What would count as a real change, and by when.

Not modelled: walking speed, six-minute walk, questionnaires with a licence.
"""

from __future__ import annotations

import math

from ownpace.facts import rule
from ownpace.vocabulary import exact


@rule("outcomes.goal_target", unit="score 0-10")
def goal_target(score: int, change: int, week: int, length: int, top: int) -> int:
    """A real change of the own goal at the end, a share of it on the way."""
    return min(top, score + max(1, change * week // length))


@rule("outcomes.pain_target", unit="pain 0-10")
def pain_target(usual: int, change: int, week: int, length: int) -> int:
    """A real change of usual pain at the end, a share of it on the way, never below zero."""
    return max(0, usual - change * week // length)


@rule("outcomes.stand_target", unit="stands")
def stand_target(stands: int, change: int) -> int:
    """Chair stands that would be more than ordinary variation."""
    return stands + change


@rule("outcomes.careful_step", unit="%")
def careful_step(level: int, small: bool, careful: int, most: int) -> int:
    """Smaller weight steps at level 0 and where a condition asks for them."""
    return careful if small or level == 0 else most


@rule("outcomes.maintenance_step", unit="min/wk")
def maintenance_step(minutes: int, aim: float) -> int:
    """After the plan a week grows by a tenth at most, in whole minutes and at least by one."""
    return max(1, math.floor(minutes * (exact(aim) - 1)))


@rule("outcomes.maintenance_return", unit="min/wk")
def maintenance_return(minutes: int, share: float) -> int:
    """After a break from the last week's minutes a share is left, rounded down, and never nothing."""
    return max(1, math.floor(minutes * exact(share)))


@rule("outcomes.maintenance_most", unit="min/wk")
def maintenance_most(cap: int, walk: int) -> int:
    """The most minutes of a week that time and limits leave, the short extra walk with them."""
    return cap + walk
