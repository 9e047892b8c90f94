"""Bytes from a stranger as JSON, and a text as the Monday of a plan: what is not read at all. One place for the command line and the app."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any, Final, NoReturn

MOST_BYTES: Final = 4_000_000
"""A larger file is refused before it is read as JSON; ``server.maxUploadSize`` is the same."""
FIRST_YEAR: Final = 2020
LAST_YEAR: Final = 2100
"""A plan begins in one of these years or between them; farther away the calendar ends before the plan does."""
TWICE: Final = "name_twice"
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII).fullmatch
_HALF: Final = re.compile(r"\\u[dD][89a-fA-F]").search
"""Half of a letter as JSON spells it; whether its other half follows is asked only of a file that has one."""


class NotJsonError(ValueError):
    """The bytes are no document; ``kind`` is the text that says why."""

    def __init__(self, kind: str = "not_json") -> None:
        """Keep the kind; nothing of the bytes is repeated."""
        super().__init__(kind)
        self.kind = kind


class NoStartError(ValueError):
    """No plan can begin then; ``kind`` is the text that says why."""

    def __init__(self, kind: str) -> None:
        """Keep the kind."""
        super().__init__(kind)
        self.kind = kind


def parsed(raw: bytes) -> Any:  # noqa: ANN401 - JSON
    """The document, with or without a mark of its letters in front.

    Raises ``NotJsonError`` for what is not JSON, holds a constant or half a letter that JSON does not know, says the same name twice in one
    object, or is nested too deeply or too long a number.
    """
    try:
        text = raw.decode("utf-8-sig")
        document = json.loads(text, parse_constant=_no_constant, object_pairs_hook=_once)
        if _HALF(text):
            json.dumps(document, ensure_ascii=False).encode()
    except NotJsonError:
        raise
    except (ValueError, RecursionError):
        raise NotJsonError from None
    return document


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; which of two values was meant is not guessed."""
    made = dict(pairs)
    if len(made) < len(pairs):
        raise NotJsonError(TWICE)
    return made


def _no_constant(_: str) -> NoReturn:
    raise NotJsonError


def day(said: object) -> date | None:
    """The date that a text is, as year-month-day and in no other form; none for anything else."""
    try:
        return date.fromisoformat(said) if isinstance(said, str) and _DAY(said) else None
    except ValueError:
        return None


def start_day(said: object) -> date:
    """The Monday that a plan begins on, as year-month-day; raises ``NoStartError``."""
    start = day(said)
    if start is None:
        kind = "start_not_date"
    elif not FIRST_YEAR <= start.year <= LAST_YEAR:
        kind = "start_far"
    elif start.weekday():
        kind = "start_not_monday"
    else:
        return start
    raise NoStartError(kind)
