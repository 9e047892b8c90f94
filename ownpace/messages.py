"""One short message a week, at the strength the evidence allows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import tomli as tomllib

from ownpace.evidence import FOLDER, SOURCES, BadRowError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ownpace.profile import Profile
    from ownpace.program import Program

STRENGTHS: Final = range(4)
FIELDS: Final = frozenset({"id", "strength", "sources", "pain", "when", "instead", "rank"})
RANKS: Final = range(1, 5)
"""1 always stays, 2 says how it works, 3 how to keep going, 4 is good to know."""
OWN_SHARE: Final = 3
"""At most one message in so many is about the person's own conditions; the rest are for everybody."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message in its week; ``strength`` 0 (misleading) to 3 (strong). Text: ``messages.<id>``."""

    week: int
    id: str
    strength: int
    sources: tuple[str, ...]
    when: frozenset[str] = frozenset()
    """The pathways it is about; everybody where there is none."""
    instead: str = ""
    """The general message whose place it takes."""
    rank: int = 2
    """What stays when the course is shorter than the list: the lowest."""


def load(table: Mapping[str, Any]) -> tuple[tuple[Message, bool], ...]:
    """Read message rows with whether each is for people in pain only.

    Raises ``BadRowError`` for an unknown field, source, strength or rank, and for one that takes the place of a message that is not there.
    """
    rows: list[tuple[Message, bool]] = []
    known = {row["id"] for row in table["message"]}
    for row in table["message"]:
        wrong = set(row) - FIELDS or row["strength"] not in STRENGTHS or not row["sources"] or not set(row["sources"]) <= set(SOURCES)
        if wrong or row.get("rank", 1) not in RANKS or row.get("instead", row["id"]) not in known:
            message = f"message {row['id']}: unknown field, strength, rank, source or message"
            raise BadRowError(message)
        about = frozenset(row.get("when", ()))
        made = Message(0, row["id"], row["strength"], tuple(row["sources"]), about, row.get("instead", ""), row.get("rank", 2))
        rows.append((made, row.get("pain", False)))
    return tuple(rows)


with (FOLDER / "messages.toml").open("rb") as _file:
    MESSAGES: Final = load(tomllib.load(_file))


def _fitted(mine: list[Message], weeks: int) -> list[Message]:
    """As many as there are weeks: the highest rank goes first, general ones before those about own conditions, the last before the first."""
    places = sorted(range(len(mine)), key=lambda place: (mine[place].rank, not mine[place].when, place))[:weeks]
    return [mine[place] for place in sorted(places)]


def weekly(profile: Profile, program: Program) -> tuple[Message, ...]:
    """The messages that concern this person, one a week from week 1; those about own conditions take the place of general ones."""
    weeks, paths = len(program.weeks), set(profile.pathways)
    concern = [m for m, pain in MESSAGES if (profile.has_pain.value or not pain) and (not m.when or not m.when.isdisjoint(paths))]
    own = [message for message in concern if message.when][: weeks // OWN_SHARE]
    gone = {message.instead for message in own}
    mine = [message for message in concern if message in own or not (message.when or message.id in gone)]
    return tuple(replace(message, week=week.number) for week, message in zip(program.weeks, _fitted(mine, weeks), strict=False))
