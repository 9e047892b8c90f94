"""What the person said: one frozen, versioned model (``answer_model``), imported when the first answers are read.

Nothing is derived here. Unknown fields, wrong types, impossible numbers and contradictions are refused as ``Problem`` values, one per
answer; their wording is ``error.<kind>`` in the texts. ``null`` and absent mean the same; ``0`` and ``[]`` are answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from ownpace.facts import Fact
from ownpace.questionnaire import BY_ID, ITEMS, NO, NONE, YES, Item, Kind, missing, relevant

if TYPE_CHECKING:
    from ownpace.answer_model import Answers

SCHEMA_VERSION: Final = 1
ADULT_FROM: Final = 18
"""Below this age the answer is a referral, and nothing else needs to be answered."""


_PARTS: Final = re.compile(r"(\.|\[\d{1,7}\])", re.ASCII)
_SHOWN: Final = re.compile(r"\.|\[\d{1,7}\]|[A-Za-z][A-Za-z_-]{0,39}\d{0,2}|\d{1,2}", re.ASCII).fullmatch
"""A word of at most forty letters, or a place in a list: no birthday, no telephone number, no line break and no code for a terminal."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one answer: where, what kind, and the values its text names. Never holds the answer itself."""

    path: str
    kind: str
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """The path as it may be shown and logged: our own names and plain words; anything else that a file can hold is a question mark."""
        return "".join(part if _SHOWN(part) else "?" for part in _PARTS.split(self.path) if part)


class AnswersError(ValueError):
    """The answers cannot be used; ``problems`` says which and how to mend each."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep the problems; the message names places only, never answers."""
        super().__init__(", ".join(f"{p.place}: {p.kind}" for p in problems))
        self.problems = problems


def _model() -> type[Answers]:
    from ownpace.answer_model import Answers as Model  # noqa: PLC0415 - see the module's docstring

    return Model


def _kind_of(error: Mapping[str, Any], item: Item | None) -> Problem:  # noqa: PLR0911 - one line for each kind of answer
    path = ".".join(str(part) for part in error["loc"]) if item is None else item.link_id
    if path == "schema_version":
        return Problem(path, "schema_version", {"allowed": SCHEMA_VERSION})
    if error["type"] == "extra_forbidden" or item is None:
        return Problem(path, "unknown_field")
    if error["type"] in {"string_too_long", "too_long"}:
        return Problem(path, "too_long" if item.kind is Kind.TEXT else "duplicate_option", {"max": item.highest})
    match item.kind:
        case Kind.CONSENT:
            return Problem(path, "consent_needed")
        case Kind.CHOICE:
            return Problem(path, "not_option", {"allowed": ", ".join(item.options)})
        case Kind.CHOICES:
            kind = "not_option" if len(error["loc"]) > 1 and error["type"] == "literal_error" else "not_list"
            return Problem(path, kind, {"allowed": ", ".join(item.options)})
        case Kind.TEXT:
            return Problem(path, "empty" if error["type"] == "string_too_short" else "not_text", {"max": item.highest})
    return _number_problem(path, error, item)


def _number_problem(path: str, error: Mapping[str, Any], item: Item) -> Problem:
    allowed = {"min": item.lowest, "max": item.highest}
    if error["type"] in {"greater_than_equal", "less_than_equal"}:
        if path == "om.alder":
            return Problem(path, "age_range", {"min": ADULT_FROM, "max": item.highest})
        return Problem(path, "minutes_zero" if path == "rammer.minutter" and error["input"] == 0 else "out_of_range", allowed)
    if error["type"] == "one_decimal":
        return Problem(path, "not_one_decimal", allowed)
    return Problem(path, "not_whole" if isinstance(error["input"], float) and item.kind is not Kind.DECIMAL else "not_number", allowed)


def _contradictions(said: Mapping[str, Any]) -> Iterator[Problem]:
    yield from _list_contradictions(said)
    if said.get("samtykke") is False:
        yield Problem("samtykke", "consent_needed")
    if said.get("smerte.har") == NO:
        pain = (key for key in BY_ID if key.startswith("smerte.") and key != "smerte.har")
        if any(said.get(key) is not None for key in pain):
            yield Problem("smerte.har", "no_pain_with_pain")
    if said.get("aktiv.dage") == 0 and said.get("aktiv.minutter"):
        yield Problem("aktiv.minutter", "zero_days_minutes")
    if said.get("funktion.haender") == YES and said.get("funktion.rss"):
        yield Problem("funktion.rss", "hands_with_count")
    over, under = said.get("helbred.blodtryk.over"), said.get("helbred.blodtryk.under")
    if over is not None and under is not None and under >= over:
        yield Problem("helbred.blodtryk.under", "pressure_order")


def _list_contradictions(said: Mapping[str, Any]) -> Iterator[Problem]:
    for item in ITEMS:
        ticks = said.get(item.link_id)
        if item.kind is Kind.CHOICES and isinstance(ticks, (list, tuple)):
            if NONE in ticks and len(set(ticks)) > 1:
                yield Problem(item.link_id, "none_with_other")
            if len(set(ticks)) < len(ticks):
                yield Problem(item.link_id, "duplicate_option")
    conditions = set(said.get("helbred.tilstande") or ())
    if {"diabetes_1", "diabetes_2"} <= conditions:
        yield Problem("helbred.tilstande", "diabetes_both")
    if {"kraeft_behandling", "kraeft_faerdig"} <= conditions:
        yield Problem("helbred.tilstande", "cancer_both")


def problems(draft: Mapping[str, Any]) -> tuple[Problem, ...]:
    """What is wrong with a draft that may be incomplete: types, ranges, contradictions; at most one problem per answer."""
    from pydantic import ValidationError  # noqa: PLC0415 - see the module's docstring

    found: dict[str, Problem] = {}
    try:
        _model().model_validate({"schema_version": SCHEMA_VERSION, **draft})
    except ValidationError as refused:
        for error in refused.errors(include_url=False):
            place = error["loc"] or ("answers",)  # a key that is no text has no place
            problem = _kind_of({**error, "loc": place}, BY_ID.get(str(place[0])))
            found.setdefault(problem.path, problem)
    if not found:
        for problem in _contradictions(draft):
            found.setdefault(problem.path, problem)
    return tuple(found.values())


def parse(raw: object) -> Answers:
    """Read an answers document; raises ``AnswersError`` with one problem per answer.

    Required questions must be answered, except that a person under 18 needs no further answers to be shown help.
    """
    if not isinstance(raw, dict) or not all(isinstance(key, str) for key in raw):
        raise AnswersError((Problem("answers", "not_object"),))
    if raw.get("schema_version") != SCHEMA_VERSION or isinstance(raw.get("schema_version"), bool):
        raise AnswersError((Problem("schema_version", "schema_version", {"allowed": SCHEMA_VERSION}),))
    said = {key: value for key, value in raw.items() if value is not None}
    if found := problems({key: value for key, value in said.items() if key != "schema_version"}):
        raise AnswersError(found)
    age = said.get("om.alder")
    if not (isinstance(age, int) and age < ADULT_FROM) and (absent := missing(said)):
        raise AnswersError(tuple(Problem(key, "missing") for key in absent))
    return _model().model_validate(said)


def from_draft(draft: Mapping[str, Any]) -> Answers:
    """The wizard's draft as answers, without those to questions that no longer apply; raises ``AnswersError``."""
    if found := problems({key: value for key, value in draft.items() if key in BY_ID}):
        raise AnswersError(found)
    return parse({"schema_version": SCHEMA_VERSION, **relevant(draft)})


def given(answers: Answers, link_id: str) -> Fact[Any]:
    """One answer as a fact, ``None`` when not given; raises ``KeyError`` for an unknown question."""
    return Fact(f"answer:{BY_ID[link_id].link_id}", answers.said(link_id))
