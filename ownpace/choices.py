"""What a person, or a professional with a reason, changes in a plan: length, days, swaps, sizes, exposure. The last of a kind counts.

One model for every page that uses it. A choice that does not fit this person is refused when the plan is made, never bent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from ownpace.answers import AnswersError, Problem
from ownpace.check_in import problem_of
from ownpace.facts import Fact

if TYPE_CHECKING:
    from ownpace.choice_model import Choice, Override


class ChoiceError(AnswersError):
    """A choice or an override that cannot be used; ``problems`` says which and why."""


class Chosen(NamedTuple):
    """The choices that shape the plan, each as a fact; what a professional changed stands before what the person chose."""

    length: Fact[int | None]
    days: Fact[tuple[str, ...] | None]
    dose: Fact[int | None]
    swaps: Mapping[str, Fact[str]] = MappingProxyType({})
    family: str | None = None
    ratings: Mapping[str, int] = MappingProxyType({})


def parse(choices: object, overrides: object = ()) -> tuple[tuple[Choice, ...], tuple[Override, ...]]:
    """Read both lists of a plan file; raises ``ChoiceError`` with one problem per place."""
    from pydantic import ValidationError  # noqa: PLC0415 - see the module's docstring

    from ownpace.choice_model import CHOICES, OVERRIDES  # noqa: PLC0415 - see the module's docstring

    found: list[Problem] = []
    read: list[Any] = []
    for name, adapter, raw in (("choices", CHOICES, choices), ("overrides", OVERRIDES, overrides)):
        try:
            read.append(adapter.validate_python(raw))
        except ValidationError as refused:
            found += [problem_of(error, name) for error in refused.errors(include_url=False)]
    if found:
        raise ChoiceError(tuple({problem.path: problem for problem in found}.values()))
    return read[0], read[1]


def _all(choices: Sequence[Choice], overrides: Sequence[Override]) -> Iterator[tuple[str, Any]]:
    yield from (("choice", choice) for choice in choices)
    yield from (("override", override.change) for override in overrides)


def chosen(choices: Sequence[Choice], overrides: Sequence[Override] = ()) -> Chosen:
    """The choices that count: of each kind the last, and a professional's before the person's."""
    length: Fact[int | None] = Fact("choice:length", None, "weeks")
    days: Fact[tuple[str, ...] | None] = Fact("choice:days", None)
    dose: Fact[int | None] = Fact("choice:dose", None, "min/wk")
    swaps: dict[str, Fact[str]] = {}
    family: str | None = None
    ratings: dict[str, int] = {}
    for who, one in _all(choices, overrides):
        match one.kind:
            case "length":
                length = Fact(f"{who}:length", one.weeks, "weeks")
            case "days":
                days = Fact(f"{who}:days", one.weekdays)
            case "swap":
                swaps[one.old] = Fact(f"{who}:swap.{one.old}", one.new)
            case "dose":
                dose = Fact(f"{who}:dose", one.minutes, "min/wk")
            case "exposure":
                family, ratings = one.family, dict(one.ratings)
    return Chosen(length, days, dose, swaps, family, ratings)
