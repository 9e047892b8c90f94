"""One short message a week, at the strength the evidence allows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import tomli as tomllib

from ownpace.evidence import FOLDER, SOURCES, BadRowError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ownpace.profile import Profile
    from ownpace.program import Program

STRENGTHS: Final = range(4)


@dataclass(frozen=True, slots=True)
class Message:
    """A message in its week; ``strength`` 0 (misleading) to 3 (strong). Text: ``messages.<id>``."""

    week: int
    id: str
    strength: int
    sources: tuple[str, ...]


def load(table: Mapping[str, Any]) -> tuple[tuple[Message, bool], ...]:
    """Read message rows with whether each is for people in pain only; raises ``BadRowError`` for an unknown source or strength."""
    rows = []
    for row in table["message"]:
        if row["strength"] not in STRENGTHS or not row["sources"] or not set(row["sources"]) <= set(SOURCES):
            message = f"message {row['id']}: unknown strength or source"
            raise BadRowError(message)
        rows.append((Message(0, row["id"], row["strength"], tuple(row["sources"])), row.get("pain", False)))
    return tuple(rows)


with (FOLDER / "messages.toml").open("rb") as _file:
    MESSAGES: Final = load(tomllib.load(_file))


def weekly(profile: Profile, program: Program) -> tuple[Message, ...]:
    """The messages that concern this person, one a week from week 1, as far as they reach."""
    mine = [message for message, pain in MESSAGES if profile.has_pain.value or not pain]
    return tuple(Message(week.number, m.id, m.strength, m.sources) for week, m in zip(program.weeks, mine, strict=False))
