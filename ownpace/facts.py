"""The only engine: a value, what produced it, and the facts it rests on.

Rules are pure functions of bare values; only ``derive`` and the named combinators ``lowest``, ``highest`` and ``worst``
handle facts. Declared inputs are the inputs: a rule can read only what it is handed, so the lineage cannot drift.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_value = attrgetter("value")


class Fact(Generic[T]):
    """A value with its reasons.

    ``id`` is ``answer:<question>``, ``evidence:<row>``, ``exercise:<id>.<field>`` or ``<rule>[@<place>]``.
    ``source`` is the id of the source of a cited row (or of the judgement behind a rule), ``None`` otherwise; ``grounded`` says whether the
    fact or anything it rests on has one.
    Immutable by convention; slots keep a 12-week plan of several hundred facts cheap.
    """

    __slots__ = ("derived_from", "grounded", "id", "judgement", "rule", "source", "unit", "value")

    def __init__(  # noqa: PLR0913 - one argument per slot; the class is a record
        self,
        id: str,
        value: T,
        unit: str = "",
        rule: str | None = None,
        derived_from: tuple[Fact[Any], ...] = (),
        source: str | None = None,
        judgement: bool = False,  # noqa: FBT001, FBT002 - by position is measurably faster, and a plan makes a thousand facts
    ) -> None:
        """Record the value and where it came from."""
        self.id = id
        self.value = value
        self.unit = unit
        self.rule = rule
        self.derived_from = derived_from
        self.source = source
        self.judgement = judgement
        self.grounded = source is not None
        if source is None:
            for fact in derived_from:
                if fact.grounded:
                    self.grounded = True
                    break

    def __repr__(self) -> str:
        """Show the id only: a value may be an answer, and answers are never logged."""
        return f"Fact({self.id})"

    def lineage(self) -> Iterator[Fact[Any]]:
        """Yield this fact and everything it rests on, each once, nearest first."""
        seen: set[int] = set()
        queue: list[Fact[Any]] = [self]
        for fact in queue:
            if id(fact) not in seen:
                seen.add(id(fact))
                yield fact
                queue.extend(fact.derived_from)


@dataclass(frozen=True, slots=True)
class Rule(Generic[R]):
    """A named pure function: its id is also the key of its text and the name in the lineage."""

    id: str
    function: Callable[..., R]
    unit: str
    source: str | None
    says: str

    @property
    def parameters(self) -> tuple[str, ...]:
        """What the function is handed, by name."""
        return tuple(inspect.signature(self.function).parameters)

    def __call__(self, *values: Any) -> R:  # noqa: ANN401 - each rule's own signature is checked where it is defined
        """Apply the rule to bare values, as a test does."""
        return self.function(*values)


RULES: dict[str, Rule[Any]] = {}
"""Every rule by id, in the order of definition."""


def rule(id: str, *, unit: str = "", source: str | None = None) -> Callable[[Callable[..., R]], Rule[R]]:
    """Register a pure function as a rule; raises ``ValueError`` for a duplicate id or a missing docstring."""

    def register(function: Callable[..., R]) -> Rule[R]:
        says = inspect.getdoc(function)
        if id in RULES or not says:
            message = f"rule {id} is defined twice or says nothing"
            raise ValueError(message)
        made = Rule(id, function, unit, source, says.splitlines()[0])
        RULES[id] = made
        return made

    return register


def derive(rule: Rule[R], *facts: Fact[Any], at: str = "") -> Fact[R]:
    """Apply a rule to facts; ``at`` names the place (``w3``, ``w3.chair_stand``) when a rule is used more than once."""
    value = rule.function(*map(_value, facts))
    return Fact(f"{rule.id}@{at}" if at else rule.id, value, rule.unit, rule.id, facts, rule.source)


def lowest(id: str, *candidates: Fact[T], unit: str = "") -> Fact[T]:
    """The smallest candidate decides; every candidate stays in the lineage."""
    return Fact(id, min(c.value for c in candidates), unit=unit, rule="lowest", derived_from=candidates)  # type: ignore[type-var]


def highest(id: str, *candidates: Fact[T], unit: str = "") -> Fact[T]:
    """The largest candidate decides; every candidate stays in the lineage."""
    return Fact(id, max(c.value for c in candidates), unit=unit, rule="highest", derived_from=candidates)  # type: ignore[type-var]


def worst(id: str, *candidates: Fact[T]) -> Fact[T]:
    """The verdict furthest from training decides; every flag raised stays in the lineage."""
    return Fact(id, min(c.value for c in candidates), rule="worst", derived_from=candidates)  # type: ignore[type-var]
