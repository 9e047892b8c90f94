"""Where does the plan start? Minutes, sessions, effort and time budget of week 1.

Order, and never raised again: base, reductions, then the lowest of range, time, growth limit and reduced base.
Not modelled: seasonal daylight, physically heavy work, travel.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeVar

from ownpace.facts import rule
from ownpace.vocabulary import DECIMALS, Budget, Irritability, exact

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


@rule("start.share_by")
def share_by(value: int, bounds: Sequence[int], shares: Sequence[float]) -> float:
    """The share of the highest bound that is reached."""
    return shares[max(place for place, bound in enumerate(bounds) if value >= bound)]


@rule("start.reduced", unit="min/wk")
def reduced(minutes: int, floor: int, *shares: float) -> int:
    """The base times every reduction; reductions stop at the floor."""
    return max(floor, math.floor(minutes * math.prod(exact(share) for share in shares)))


@rule("start.prescribed", unit="min/wk")
def prescribed(computed: int, told: int | None) -> int:
    """A professional's number counts in the place of the computed one."""
    return computed if told is None else told


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


@rule("start.sessions_first", unit="sessions/wk")
def sessions_first(start: int, most: int, lowest: int, fewer: int, confident: bool) -> int:
    """The most sessions of week 1: the level's, as the days allow, one fewer when the person is unsure."""
    return max(lowest, min(most, start if confident else start - fewer))


@rule("start.ends", unit="min")
def ends(minutes: int, lengths: Sequence[int]) -> int:
    """Easy minutes at both ends of a session: full in a long one, fewer in a short one, so that a longer session never holds less work."""
    long_from, warm, cool, short, short_cool = lengths
    return max(short + short_cool, min(warm + cool, minutes - (long_from - warm - cool)))


@rule("start.side", unit="min")
def side(minutes: int, lengths: Sequence[int], most: int) -> int:
    """Minutes of a circuit for balance or mobility, at least one and never so many that a longer circuit holds less strength."""
    long_from, warm, cool, _, _ = lengths
    return max(1, min(most, minutes - ends.function(minutes, lengths) - (long_from - warm - cool) + 1))


@rule("start.strength_part", unit="min")
def strength_part(minutes: int, lengths: Sequence[int], side_most: int, share: float, most: int) -> int:
    """Whole minutes of strength that every circuit of this length is sized for."""
    work = minutes - ends.function(minutes, lengths) - side.function(minutes, lengths, side_most)
    return max(0, min(most, math.floor(work * exact(share))))


@rule("start.session_load")
def session_load(minutes: int, strength: int, lengths: Sequence[int], side_minutes: int, easy: int, effort: int, strong: int) -> float:
    """Load of a session of week 1: easy ends, the strength it is sized for, endurance in the rest; the same whatever the exercises are."""
    main = minutes - ends.function(minutes, lengths) - side_minutes - strength
    whole = easy * (minutes - main - strength) + effort * main + strong * strength
    return round(minutes * round(whole / minutes, DECIMALS), DECIMALS)


@rule("start.shape")
def shape(
    week: int,
    most: int,
    longest: int,
    usual: int,
    longest_few: int,
    shortest: int,
    lowest: int,
    circuits: int,
    lengths: Sequence[int],
    parts: Sequence[float],
    efforts: Sequence[int],
    ceiling: float | None,
) -> tuple[int, int, float]:
    """Sessions, minutes and load of week 1: the largest load that time, days, length and ceiling allow, so that less of any is never more work."""
    bounds = [longest if count >= usual else min(longest, longest_few) for count in range(lowest, most + 1)]
    found = [
        _largest(count, min(week, count * bound), shortest * (count > lowest), circuits, lengths, parts, efforts, ceiling)
        for count, bound in enumerate(bounds, lowest)
    ]
    return max(found, key=lambda one: one[-1])


def _largest(
    count: int,
    most: int,
    shortest: int,
    circuits: int,
    lengths: Sequence[int],
    parts: Sequence[float],
    efforts: Sequence[int],
    ceiling: float | None,
) -> tuple[int, int, float]:
    """The most minutes in so many sessions that stay under the ceiling; what is left over goes to endurance, a minute a session."""
    for minutes in range(most, 0, -1):
        length, left = divmod(minutes, count)
        if length >= shortest and left <= count - circuits:
            load = _week_load(length, left, count, circuits, lengths, parts, efforts)
            if ceiling is None or load <= ceiling:
                return count, minutes, load
    return 0, 0, 0.0


def _week_load(length: int, left: int, count: int, circuits: int, lengths: Sequence[int], parts: Sequence[float], efforts: Sequence[int]) -> float:
    side_most, share, most = parts
    easy, effort, strong = efforts
    part = strength_part.function(length, lengths, side_most, share, most)
    circuit = session_load.function(length, part, lengths, side.function(length, lengths, int(side_most)), easy, effort, strong)
    walks = [session_load.function(length + (place < left), 0, lengths, 0, easy, effort, strong) for place in range(count - circuits)]
    return round(circuits * circuit + sum(walks), DECIMALS)


@rule("start.endurance_part", unit="min")
def endurance_part(minutes: int, side_minutes: int, strength: int, sized_for: int, lengths: Sequence[int], efforts: Sequence[int]) -> float:
    """Endurance of a circuit of week 1: what more strength than the circuit is sized for costs in effort is taken from it."""
    easy, effort, strong = efforts
    return minutes - ends.function(minutes, lengths) - side_minutes - sized_for - (strength - sized_for) * (strong - easy) / max(1, effort - easy)


@rule("start.strength_room", unit="min")
def strength_room(minutes: int, side_minutes: int, sized_for: int, least: int, lengths: Sequence[int], efforts: Sequence[int]) -> int:
    """Whole minutes of strength that a circuit of week 1 can hold and still have the least endurance."""
    room = sized_for
    while endurance_part.function(minutes, side_minutes, room + 1, sized_for, lengths, efforts) >= least:
        room += 1
    return room


@rule("start.part_of_shape")
def part_of_shape(shape: Sequence[T], place: int) -> T:
    """Sessions, minutes or load of the first week."""
    return shape[place]


@rule("start.beside_walk", unit="min/wk")
def beside_walk(minutes: int, walk: int) -> int:
    """Minutes that a short extra walk leaves for the sessions."""
    return minutes - walk


@rule("start.ceiling")
def ceiling(load: float, walk: int, easy: int) -> float:
    """With a short extra walk in the week the sessions stay so much below that the week as a whole is no more work."""
    return load - walk * easy


@rule("start.weekly_cap", unit="min/wk")
def weekly_cap(candidate: int, sessions: int, longest: int) -> int:
    """The week cannot hold more than its sessions can."""
    return min(candidate, sessions * longest)


@rule("start.try_minutes", unit="min/session")
def try_minutes(
    week: int,
    sessions: int,
    shortest: int,
    longest: int,
    kind: Budget,
    snack: int,
    lengths: Sequence[int],
    efforts: Sequence[int],
    load: float,
) -> int:
    """One small activity on two days, never more work than the ordinary start; with very little time it is as small as a snack."""
    if kind is Budget.SNACKS:
        return snack
    wanted = min(longest, max(shortest, week // sessions))
    light = (one for one in range(wanted, shortest, -1) if sessions * session_load.function(one, 0, lengths, 0, *efforts) <= load)
    return next(light, shortest)


@rule("start.try_ceiling")
def try_ceiling(load: float, one: float, sessions: int, walk: int, easy: int) -> float:
    """With a short extra walk the try as a whole is no more work than without it."""
    return min(load, sessions * one - walk * easy)


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
def bout(minutes: int, irritability: Irritability, shares: Sequence[float], lowest: int, highest: int, intervals_below: int, interval: int) -> int:
    """The first walking quota stays below what is tolerated today; who cannot walk long goes in short intervals."""
    if minutes < intervals_below:
        return interval
    return max(lowest, min(highest, math.floor(minutes * exact(shares[irritability]))))


@rule("start.slow")
def slow(irritability: Irritability, condition: bool) -> bool:
    """High irritability and some conditions step every second week."""
    return irritability is Irritability.HIGH or condition


@rule("start.hold_second_week")
def hold_second_week(slow: bool, short_sleep: bool, tired: bool) -> bool:
    """Irritable pain, short nights or fatigue: week 2 repeats week 1."""
    return slow or short_sleep or tired


@rule("start.on_quota")
def on_quota(irritability: Irritability, tired: bool, widespread: bool) -> bool:
    """Irritable or widespread pain or fatigue: the same quota on good days and bad days."""
    return irritability is Irritability.HIGH or tired or widespread


@rule("start.after_try", unit="min/wk")
def after_try(week: int, tried: int, free: int, sessions: int) -> int:
    """The week after a try is the ordinary start, at most the free step above the try."""
    return min(week, tried + free * sessions)


@rule("start.walk_instead", unit="min/session")
def walk_instead(snack: int, shortest: int) -> int:
    """An easy walk in the place of a snack is a minute shorter."""
    return max(shortest, snack - 1)


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
