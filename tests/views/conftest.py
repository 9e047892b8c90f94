"""Documents for the views: every demo person in both languages, made once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import pytest

from ownpace.answers import parse
from ownpace.document import to_document
from ownpace.people import EXAMPLES
from ownpace.plan import make_plan

MONDAY = date(2027, 1, 4)


@cache
def _made(name: str, language: str, goal: str | None) -> dict[str, Any]:
    own = {"funktion.1": goal, "funktion.1.ligner": "gaa"} if goal else {}
    return to_document(make_plan(parse(EXAMPLES[name] | own), MONDAY), language)


@pytest.fixture(scope="session")
def document() -> Callable[..., dict[str, Any]]:
    """``document("back")``, ``document("back", "en")``, ``document("back", goal="<b>")``."""
    return lambda name, language="da", goal=None: _made(name, language, goal)
