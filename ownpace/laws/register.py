"""What a law is, the list that each law enters, and a plan prepared for reading."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from ownpace.evidence import cited
from ownpace.laws import growth
from ownpace.vocabulary import WEEKDAYS, Modality, Step, WeekKind

if TYPE_CHECKING:
    from ownpace.plan import Plan
    from ownpace.prescription import Prescription
    from ownpace.profile import Profile
    from ownpace.program import Body, Item, Program, Week
    from ownpace.screening import Screening


class Violation(NamedTuple):
    """A law and the place where it is broken. Holds no answer."""

    law: str
    place: str


class Reason(NamedTuple):
    """Something the plan does not cover, said plainly. Text: ``plan.not_covered.<id>``."""

    id: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class View:
    """A program prepared for reading: unique bodies, build weeks and muscles are worked out once."""

    profile: Profile
    rx: Prescription
    program: Program

    @cached_property
    def weeks(self) -> tuple[Week, ...]:
        """Every week in order."""
        return self.program.weeks

    @cached_property
    def builds(self) -> dict[int, list[Week]]:
        """The build weeks before each week; a test week in which the dose fell is what comes after it grows from, too."""
        before: dict[int, list[Week]] = {}
        so_far: list[Week] = []
        for week in self.weeks:
            before[week.number] = list(so_far)
            if week.kind.value is WeekKind.BUILD or (week.step.value is Step.LOWER and not week.eased and not week.light.value):
                so_far.append(week)
        return before

    @cached_property
    def bodies(self) -> list[tuple[int, Body]]:
        """Each distinct body with the first week that has it."""
        found: dict[int, tuple[int, Body]] = {}
        for week in self.weeks:
            for session in week.sessions:
                found.setdefault(id(session.body), (week.number, session.body))
        return list(found.values())

    @cached_property
    def items(self) -> list[tuple[int, Item]]:
        """Each item of each distinct body with its week."""
        return [(number, item) for number, body in self.bodies for item in body.items]

    @cached_property
    def everything(self) -> list[tuple[int, Item]]:
        """Each distinct item of every size with its week; sizes share most of theirs."""
        found: dict[int, tuple[int, Item]] = {}
        for number, body in self.bodies:
            for part in (body.items, body.good.items, body.bad.items):
                for item in part:
                    found.setdefault(id(item), (number, item))
        return list(found.values())

    @cached_property
    def strength(self) -> dict[int, dict[str, tuple[float, float, float]]]:
        """For each week: sets, amount and effort of each strength exercise."""
        return {week.number: _strength_by_exercise(week) for week in self.weeks}

    @cached_property
    def endurance(self) -> dict[int, tuple[float, float, float]]:
        """For each week: the longest session, how many sessions, and the highest effort of endurance."""
        return {week.number: _endurance(week) for week in self.weeks}

    @cached_property
    def hard(self) -> dict[int, tuple[dict[str, set[int]], Counter[str]]]:
        """For each week: the days and the hard sets of each muscle."""
        limit = cited("strength.counts_from").value
        of_body = {id(body): _hard_sets(body, limit) for _, body in self.bodies}
        found = {}
        for week in self.weeks:
            days: dict[str, set[int]] = defaultdict(set)
            sets: Counter[str] = Counter()
            for session in week.sessions:
                for muscle, count in of_body[id(session.body)]:
                    days[muscle].add(WEEKDAYS.index(session.weekday))
                    sets[muscle] += count
            found[week.number] = days, sets
        return found


def _hard_sets(body: Body, limit: int) -> list[tuple[str, int]]:
    """Muscles and sets of a session's strength that counts as hard."""
    hard = (item for item in body.items if item.reserve is not None and item.reserve.value <= limit and item.sets is not None)
    return [(muscle, item.sets.value) for item in hard for muscle in item.choice.exercise.muscles if item.sets]


class Case(NamedTuple):
    """What a law of the outcome reads."""

    screening: Screening
    plan: Plan | None


class Law(NamedTuple):
    """A named predicate. ``check`` yields the places where it is broken; ``applies`` says whether it concerns this subject at all."""

    id: str
    hard: bool
    subject: str
    applies: Callable[[Any], bool]
    check: Callable[[Any], Iterable[str]]


LAWS: dict[str, Law] = {}


def law(id: str, *, hard: bool = True, subject: str = "plan", applies: Callable[[Any], bool] = lambda _: True) -> Callable[..., Any]:
    """Register a law; raises ``ValueError`` for a duplicate id."""

    def register(check: Callable[[Any], Iterable[str]]) -> Callable[[Any], Iterable[str]]:
        if id in LAWS:
            message = f"law {id} is written twice"
            raise ValueError(message)
        LAWS[id] = Law(id, hard, subject, applies, check)
        return check

    return register


def _strength_by_exercise(week: Week) -> dict[str, tuple[float, float, float]]:
    doses: dict[str, tuple[float, float, float]] = {}
    for session in week.sessions:
        for item in session.body.items:
            if item.modality is Modality.STRENGTH and item.sets is not None:
                amount = item.reps or item.seconds
                doses[item.choice.id] = (item.sets.value, amount.value if amount else 0, item.effort.value)
    return doses


def _endurance(week: Week) -> tuple[float, float, float]:
    main = [i for s in week.sessions for i in s.body.items if i.part == "main" and i.modality is Modality.AEROBIC]
    longest = max((session.body.minutes.value for session in week.sessions), default=0)
    return longest, len(growth.counted(week)), max((item.effort.value for item in main), default=0)
