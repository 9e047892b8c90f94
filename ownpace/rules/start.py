"""Where does the plan start? Minutes, sessions, effort and time budget of week 1.

Order, and never raised again: base, reductions, then the lowest of range, time, growth limit and reduced base.
Not modelled: seasonal daylight, physically heavy work, travel.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeVar

from ownpace.facts import rule
from ownpace.vocabulary import Budget, Irritability, exact

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


@rule("start.by_level")
def by_level(level: int, table: Sequence[T]) -> T:
    """The value for this level."""
    return table[level]


@rule("start.budget", unit="min/wk")
def budget(stated: int, share: float) -> int:
    """Whole minutes that the plan may use of the stated time."""
    return math.floor(stated * exact(share))


@rule("start.budget_kind")
def budget_kind(minutes: int, full_from: int, short_from: int) -> Budget:
    """Little time gives snacks, some gives two short sessions, more gives a full programme."""
    if minutes >= full_from:
        return Budget.FULL
    return Budget.SHORT if minutes >= short_from else Budget.SNACKS


@rule("start.base", unit="min/wk")
def base(reported: int, lowest: int) -> int:
    """What the person does now, at least the low end of the level's range."""
    return max(lowest, reported)


@rule("start.share_if")
def share_if(applies: bool, share: float) -> float:
    """A reduction counts only when its reason is there."""
    return share if applies else 1


@rule("start.share_unless")
def share_unless(applies: bool, share: float) -> float:
    """A reduction counts only when its protection is missing."""
    return 1 if applies else share


@rule("start.share_of_pain")
def share_of_pain(irritability: Irritability, shares: Sequence[float]) -> float:
    """The more irritable the pain, the smaller the start."""
    return shares[irritability]


@rule("start.reduced", unit="min/wk")
def reduced(minutes: int, floor: int, *shares: float) -> int:
    """The base times every reduction; reductions stop at the floor."""
    return max(floor, math.floor(minutes * math.prod(exact(share) for share in shares)))


@rule("start.growth_limit", unit="min/wk")
def growth_limit(reported: int, lowest: int, factor: float) -> int:
    """Never far above the last weeks, unless inactive: then the low end of the range."""
    return max(lowest, math.floor(reported * exact(factor)))


@rule("start.session_cap", unit="min/session")
def session_cap(kind: Budget, stated: int, minutes: int, full: int, sessions: int) -> int:
    """A session is never longer than the person said, except that a full programme needs sessions worth the name."""
    return max(stated, full) if kind is Budget.FULL else minutes // sessions


@rule("start.sessions_most", unit="sessions/wk")
def sessions_most(cap: int, days: int, kind: Budget, lowest: int, fewer: int, confident: bool) -> int:
    """The most sessions a week this plan may reach: by level, days and confidence."""
    most = lowest if kind is Budget.SHORT else min(cap, days)
    return max(lowest, most if confident else most - fewer)


@rule("start.sessions", unit="sessions/wk")
def sessions(start: int, most: int, week: int, shortest: int, longest: int, lowest: int) -> int:
    """Sessions in week 1: few, each long enough to count, none longer than its cap."""
    wanted = min(start, most, max(lowest, week // shortest))
    return max(lowest, wanted, min(most, -(-week // longest)))


@rule("start.reference_sessions", unit="sessions/wk")
def reference_sessions(start: int, sessions: int) -> int:
    """Sessions that the start is sized for: never fewer than the level's, so that fewer days do not make each day heavier."""
    return max(start, sessions)


@rule("start.extra_warm_up", unit="min")
def extra_warm_up(week: int, sessions: int, reference: int, warm_up: int, cool_down: int, long_from: int) -> int:
    """Fewer, longer sessions keep the easy minutes of those that fell away, where they are long enough."""
    extra = -(-(reference - sessions) * (warm_up + cool_down) // sessions)
    return extra if week // sessions >= long_from + extra else 0


@rule("start.weekly_cap", unit="min/wk")
def weekly_cap(candidate: int, sessions: int, longest: int) -> int:
    """The week cannot hold more than its sessions can."""
    return min(candidate, sessions * longest)


@rule("start.try_minutes", unit="min/session")
def try_minutes(week: int, sessions: int, shortest: int, longest: int, kind: Budget, snack: int) -> int:
    """One small activity on two days; with very little time it is as small as a snack."""
    return snack if kind is Budget.SNACKS else min(longest, max(shortest, week // sessions))


@rule("start.snack_minutes", unit="min/session")
def snack_minutes(minutes: int, days: int, shortest: int, longest: int) -> int:
    """Each snack is a few minutes, inside the time."""
    return max(shortest, min(longest, minutes // days))


@rule("start.reserve", unit="reps in reserve")
def reserve(wanted: int, efforts: Sequence[int], cap: int) -> int:
    """At least the wanted reps in reserve, more where the effort cap asks for it."""
    return max(wanted, next((left for left, effort in enumerate(efforts) if effort <= cap), len(efforts) - 1))


@rule("start.length", unit="weeks")
def length(level: int, long_level: int, condition: bool, chosen: int | None, short: int, long: int) -> int:
    """Long at low levels and with conditions that need it, otherwise short unless the person chooses long."""
    return long if level <= long_level or condition or chosen == long else short


@rule("start.bout", unit="min")
def bout(minutes: int, irritability: Irritability, shares: Sequence[float], lowest: int, highest: int) -> int:
    """The first walking quota stays below what is tolerated today."""
    return max(lowest, min(highest, math.floor(minutes * exact(shares[irritability]))))


@rule("start.slow")
def slow(irritability: Irritability) -> bool:
    """High irritability steps every second week."""
    return irritability is Irritability.HIGH


@rule("start.hold_second_week")
def hold_second_week(slow: bool, short_sleep: bool, tired: bool) -> bool:
    """Irritable pain, short nights or fatigue: week 2 repeats week 1."""
    return slow or short_sleep or tired


@rule("start.on_quota")
def on_quota(irritability: Irritability, tired: bool) -> bool:
    """Irritable pain or fatigue: the same quota on good days and bad days."""
    return irritability is Irritability.HIGH or tired


@rule("start.after_try", unit="min/wk")
def after_try(week: int, tried: int, free: int, sessions: int) -> int:
    """The week after a try is the ordinary start, at most the free step above the try."""
    return min(week, tried + free * sessions)


@rule("start.sessions_after_try", unit="sessions/wk")
def sessions_after_try(sessions: int, minutes: int, shortest: int, lowest: int) -> int:
    """After a try no more sessions than each can be long enough, and no more than the try had."""
    return max(lowest, min(sessions, lowest, minutes // shortest))


@rule("start.snack_middle", unit="min")
def snack_middle(minutes: int, warm_up: int, cool_down: int) -> int:
    """What a snack leaves between its easy first and last minute."""
    return minutes - warm_up - cool_down


@rule("start.snack_warm_up", unit="min")
def snack_warm_up(minutes: int, cool_down: int, *others: float) -> float:
    """Easy movement fills the snack up to its last minute."""
    return minutes - cool_down - sum(others)


@rule("start.snack_count", unit="exercises")
def snack_count(minutes: int, dearest: float, most: int) -> int:
    """Exercises that the middle of a snack can hold."""
    return min(most, int(minutes // dearest))


@rule("start.snack_after_try", unit="min/session")
def snack_after_try(minutes: int, days: int, tried: int, step: int, slow_try: bool) -> int:
    """On slow courses the snacks after a try add no more than the smallest step a session."""
    return min(minutes, days * step // max(1, days - tried)) if slow_try else minutes
