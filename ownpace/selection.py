"""Which exercises and which days: the catalogue filtered by what this person has, may do and wants to be able to do.

Pure and remembered by its arguments; the numbers that go with the exercises are decided in ``program``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, zip_longest
from typing import TYPE_CHECKING, Any, Final

from ownpace.exercises import CATALOGUE, WORD_LISTS, Exercise, alternatives, by_pattern, neighbours
from ownpace.vocabulary import DAYS_PER_WEEK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


UPPER: Final = frozenset({"push", "pull", "neck", "shoulder", "hand"})
"""Patterns of the upper body; all others train legs and trunk."""
_UPPER_MUSCLES: Final = frozenset({"chest", "upper_back", "shoulders", "arms", "neck", "forearms"})
_OTHER: Final = (_UPPER_MUSCLES, WORD_LISTS["muscles"] - _UPPER_MUSCLES)
"""The muscles of the other half of the body, for legs and trunk and for the upper body."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What an exercise must satisfy for this person."""

    level: int
    equipment: frozenset[str]
    forbidden: frozenset[str]
    floor: bool
    walking: bool
    goal: str
    prefer: frozenset[str] = frozenset()
    """Equipment that carries the body, first for endurance where the person has it."""
    apart: bool = False
    """Circuits on neighbouring days: the upper body may not train what legs and trunk train."""

    both_sides: bool = False
    """Little time: exercises that train both sides at once go before those that take a set for each."""

    def allows(self, exercise: Exercise) -> bool:
        """Whether the person may be given the exercise, now or as a harder or easier variant."""
        return (
            self.equipment.issuperset(exercise.equipment)
            and self.forbidden.isdisjoint(exercise.tags)
            and (self.floor or "floor" not in exercise.tags)
            and (self.walking or "walking" not in exercise.tags)
            and not (self.apart and _OTHER[exercise.pattern in UPPER].intersection(exercise.muscles))
        )

    def may_start(self, exercise: Exercise) -> bool:
        """Whether the plan may begin with the exercise."""
        return exercise.level <= self.level and self.allows(exercise)


@dataclass(frozen=True, slots=True)
class Choice:
    """An exercise with its easier and harder variants and the alternatives of equal purpose."""

    exercise: Exercise
    easier: str | None
    harder: str | None
    alternatives: tuple[str, ...]

    @property
    def id(self) -> str:
        """The exercise's id."""
        return self.exercise.id


@lru_cache(maxsize=4096)
def choose(pattern: str, filter_: Filter) -> Choice | None:
    """The hardest exercise that this person may start with, one that serves the goal first, then one whose load can grow; ``None`` for nothing."""
    return _choice(
        [one for one in by_pattern(pattern) if filter_.may_start(one)],
        filter_,
        lambda one: (filter_.both_sides and one.sides == 1, one.level, filter_.goal in one.goals, bool(one.equipment), one.rung),
    )


@lru_cache(maxsize=4096)
def choose_endurance(filter_: Filter) -> Choice | None:
    """Endurance that fills minutes: the bicycle or water of the person's goal or condition, then walking; never stairs for long."""
    candidates = [one for one in by_pattern("aerobic") if filter_.may_start(one) and "trin" not in one.equipment]
    return _choice(candidates, filter_, lambda one: (
        filter_.goal in one.goals and bool(one.equipment), not filter_.prefer.isdisjoint(one.equipment), "walking" in one.tags, one.level, one.rung,
    ))  # fmt: skip


@lru_cache(maxsize=4096)
def named(exercise: str, filter_: Filter) -> Choice:
    """An exercise that the person asked for, with its variants and alternatives."""
    return _around(CATALOGUE[exercise], filter_)


def _choice(candidates: list[Exercise], filter_: Filter, key: Callable[[Exercise], tuple[Any, ...]]) -> Choice | None:
    return _around(max(candidates, key=key), filter_) if candidates else None


def _around(exercise: Exercise, filter_: Filter) -> Choice:
    easier, harder = neighbours(exercise, filter_.allows)
    others = alternatives(exercise, filter_.may_start)
    return Choice(exercise, easier.id if easier else None, harder.id if harder else None, tuple(one.id for one in others))


def ordered(patterns: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Needs of several conditions taken in turn, the first need of each first; each pattern once."""
    turns = zip_longest(*patterns)
    return tuple(dict.fromkeys(pattern for turn in turns for pattern in turn if pattern))


@lru_cache(maxsize=4096)
def strength_choices(essentials: tuple[str, ...], focus: tuple[str, ...], filter_: Filter, most: int) -> tuple[Choice, ...]:
    """The strength exercises in order of need: what every week has, then what the complaints add, one for each pattern.

    Of what is added, one that serves the person's goal stands first.
    """
    always = [choice for choice in (choose(pattern, filter_) for pattern in essentials) if choice]
    added = [choice for choice in (choose(pattern, filter_) for pattern in focus if pattern not in essentials) if choice]
    serving = [choice for choice in added if filter_.goal in choice.exercise.goals]
    served = any(filter_.goal in choice.exercise.goals for choice in always)
    first = [] if served else serving[:1]
    return tuple([*always, *first, *(choice for choice in added if choice not in first)][:most])


def _gaps(days: tuple[int, ...]) -> list[int]:
    return [(later - day) % DAYS_PER_WEEK or DAYS_PER_WEEK for day, later in zip(days, days[1:] + days[:1], strict=True)]


def _rested(days: tuple[int, ...]) -> bool:
    """Whether no two of the days follow each other, across the week's border too."""
    return min(_gaps(days), default=DAYS_PER_WEEK) > 1


@lru_cache(maxsize=4096)
def strength_days(days: tuple[int, ...], wanted: int) -> tuple[int, ...]:
    """The most of the wanted days that leave a day of rest between them, well spread."""
    for count in range(min(wanted, len(days)), 0, -1):
        found = [some for some in combinations(days, count) if _rested(some)]
        if found:
            return max(found, key=lambda some: min(_gaps(some)))
    return ()


@lru_cache(maxsize=4096)
def circuit_days(days: tuple[int, ...], count: int) -> tuple[int, ...]:
    """The days of the circuits: with a day of rest between them where there is one; two days without one are neighbours, and both are taken."""
    apart = strength_days(days, count)
    return apart if len(apart) == count else days[:count]


def rested(days: tuple[int, ...]) -> bool:
    """Whether no two of the days follow each other, across the week's border too."""
    return _rested(days)


@lru_cache(maxsize=4096)
def gap_day(days: tuple[int, ...]) -> int:
    """The day without training that leaves the longest row of idle days shortest."""
    free = [day for day in range(DAYS_PER_WEEK) if day not in days]
    return min(free, key=lambda day: (max(_gaps(tuple(sorted((*days, day))))), day))


@lru_cache(maxsize=4096)
def spread_days(preferred: tuple[int, ...], count: int, idle: int, first_next: int | None = None) -> tuple[int, ...]:
    """So many days with no more idle days in a row than allowed; as many of the preferred as possible.

    ``first_next`` is the first day with activity in the week after, where that week has other days.
    """
    fitting = [days for days in combinations(range(DAYS_PER_WEEK), count) if max(_gaps(days)) <= idle + 1]
    if first_next is not None:
        fitting = [days for days in fitting if first_next + DAYS_PER_WEEK - days[-1] <= idle + 1]
    return max(fitting, key=lambda days: (len(set(days) & set(preferred)), tuple(-day for day in days)))


@lru_cache(maxsize=4096)
def training_days(preferred: tuple[int, ...], start: int, most: int, strength: int) -> tuple[int, ...]:
    """Days in the order they are taken into use: the first ``start`` best spread, each later one where the gap is largest."""
    week = tuple(range(DAYS_PER_WEEK))
    pool = preferred if len(preferred) >= start else week
    must = () if pool is preferred else preferred
    fitting: list[tuple[int, ...]] = [days for days in combinations(pool, start) if set(must) <= set(days)]
    best: tuple[int, ...] = max(fitting, key=lambda days: (len(strength_days(days, strength)), min(_gaps(days)), tuple(-d for d in days)))
    chosen = list(best)
    while len(chosen) < most:
        rest = [day for day in preferred if day not in chosen] or [day for day in week if day not in chosen]
        chosen.append(max(rest, key=lambda day: (min(_gaps(tuple(sorted([*chosen, day])))), -day)))
    return tuple(chosen)
