"""What a course is made of: weeks of sessions of exercises, each number a fact, and what a logged week decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from ownpace.facts import Fact
from ownpace.selection import Choice
from ownpace.vocabulary import EASING, LOWERING, Finding, Modality, Step, Template, Verdict, WeekKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ownpace.vocabulary import Light


class Item(NamedTuple):
    """One exercise with its dose; a number that does not apply is ``None``. A tuple, since a plan makes some hundred of them."""

    part: str
    """``warm_up``, ``main`` or ``cool_down``."""
    choice: Choice
    sets: Fact[int] | None
    reps: Fact[int] | None
    seconds: Fact[int] | None
    minutes: Fact[Any]
    """Whole quarters of a minute."""
    effort: Fact[int]
    reserve: Fact[int] | None
    rest: Fact[int] | None

    @property
    def modality(self) -> Modality:
        """What the item trains."""
        return self.choice.exercise.modality

    def numbers(self) -> dict[str, Fact[Any]]:
        """The numbers that apply, by their name in the document."""
        named = {
            "sets": self.sets,
            "reps": self.reps,
            "seconds": self.seconds,
            "minutes": self.minutes,
            "effort": self.effort,
            "reps_in_reserve": self.reserve,
            "rest_seconds": self.rest,
        }
        return {name: fact for name, fact in named.items() if fact is not None}


class Size(NamedTuple):
    """A session on a good or a bad day: minutes and items; ``bouts`` is how many parts it is done in."""

    minutes: Fact[int]
    items: tuple[Item, ...]
    bouts: int = 1


@dataclass(frozen=True, slots=True)
class Body:
    """What sessions of the same kind and length in a week share."""

    template: Template
    minutes: Fact[int]
    items: tuple[Item, ...]
    effort: Fact[float]
    load: Fact[float]
    aerobic: Fact[float]
    good: Size
    bad: Size


class Session(NamedTuple):
    """A body on a day."""

    id: str
    weekday: str
    body: Body
    anchor: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a logged week decides for the next one, with every reason."""

    week: int
    """The week that was logged."""
    finding: Fact[Finding]
    verdict: Fact[Verdict]
    flags: Mapping[Finding, Fact[bool]]
    lights: Fact[tuple[Light, ...]]
    minutes_done: Fact[int]
    variants: tuple[tuple[Fact[Finding], Fact[Verdict]], ...]
    """Everything that was true of the week and what follows from it, the deciding one first."""
    eased: bool
    """Whether the week that was logged was an eased one."""
    red_days: Fact[tuple[int, ...]]
    """Days of the course, counted from its first Monday, with a red session."""
    cut_to: Fact[int]
    """Minutes of a week that is cut to what was done and a little more."""
    hurt: Fact[bool]
    """Whether a session of the week was red, or fatigue as bad as red."""
    completed: int
    """The last week in which a session was done, 0 for none."""
    tolerated: int
    """The last logged week with a session done that was neither lighter, red nor slow, and in which pain was told; 0 for none."""
    notices: Mapping[str, Fact[bool]]

    @property
    def less(self) -> bool:
        """Whether anything that was true makes the next week smaller."""
        return any(verdict.value in EASING | LOWERING for _, verdict in self.variants)


@dataclass(frozen=True, slots=True)
class Week:
    """One week; ``light`` may be true in test weeks only. ``decision`` is what the week before decided, where it was logged."""

    number: int
    kind: Fact[WeekKind]
    step: Fact[Step]
    light: Fact[bool]
    minutes: Fact[int]
    load: Fact[float]
    sessions: tuple[Session, ...]
    decision: Decision | None = None
    eased: bool = False
    """One lighter week; the dose before it is held afterwards."""


class Program(NamedTuple):
    """The whole course, visible on day 1. ``decisions`` are those of the logged weeks, in order."""

    weeks: tuple[Week, ...]
    length: Fact[int]
    strength: tuple[Choice, ...]
    balance: Choice | None
    missing_patterns: tuple[str, ...]
    strength_days: int
    decisions: tuple[Decision, ...] = ()
