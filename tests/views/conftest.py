"""Documents for the views: every demo person in both languages, made once, also with weeks that were logged and with a ladder."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, Final

import pytest

from ownpace import choices, plan_file
from ownpace.answers import parse
from ownpace.document import to_document
from ownpace.people import EXAMPLES
from ownpace.plan import Plan, make_plan

MONDAY = date(2027, 1, 4)
WELL_DONE: Final[dict[str, Any]] = {
    "pain_during": 2, "pain_after": 2, "pain_next_morning": 4, "effort": 4, "fatigue": 3, "sleep_hours_low_nights": 0, "confidence": 8,
}  # fmt: skip
"""A week in which everything was done and pain was as usual for the demo people in pain."""
RATED: Final[dict[str, Any]] = {
    "kind": "exposure",
    "family": "bend",
    "ratings": {f"bend_{n}": rating for n, rating in enumerate((15, 20, 30, 38, 45, 55, 60, 70, 85, 90), 1)},
}


@cache
def _made(name: str, language: str, goal: str | None) -> dict[str, Any]:
    own = {"funktion.1": goal, "funktion.1.ligner": "gaa"} if goal else {}
    return to_document(make_plan(parse(EXAMPLES[name] | own), MONDAY), language)


@pytest.fixture(scope="session")
def document() -> Callable[..., dict[str, Any]]:
    """``document("back")``, ``document("back", "en")``, ``document("back", goal="<b>")``."""
    return lambda name, language="da", goal=None: _made(name, language, goal)


@cache
def _logged(name: str, language: str, rest: str) -> dict[str, Any]:
    weeks, answers, chosen, overrides = json.loads(rest)
    read = choices.parse(chosen, overrides)
    memory = plan_file.Memory(parse(EXAMPLES[name] | answers), MONDAY, choices=read[0], overrides=read[1])
    for number, told in enumerate(weeks, 1):
        plan = memory.plan()
        assert isinstance(plan, Plan)
        if told is None:
            continue
        ids = [session.id for session in plan.program.weeks[number - 1].sessions]
        size, done = told.pop("size", None), told.pop("done", len(ids))
        sessions = [{"id": id_, "done": place < done} | ({"size": size} if size else {}) for place, id_ in enumerate(ids)]
        memory = plan_file.log(memory, WELL_DONE | {"week": number, "sessions": sessions} | told)
    return to_document(memory.plan(), language)


@pytest.fixture(scope="session")
def logged() -> Callable[..., dict[str, Any]]:
    """``logged("back", {}, {"done": 1}, None, {"pain_during": 8})``: a week for each mapping, told with these differences; ``None`` is not logged."""

    def make(name: str, *weeks: dict[str, Any] | None, language: str = "da", **more: Any) -> dict[str, Any]:
        return _logged(name, language, json.dumps([weeks, more.get("answers", {}), more.get("choices", []), more.get("overrides", [])]))

    return make
