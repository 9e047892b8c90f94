"""What a person minds, and the cards beside the programme: rows of pathways, sources and cited numbers. No wording.

Not modelled: readings of the day. A card says what to do with a number; only a clinician or the person reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import tomli as tomllib

from ownpace.evidence import FOLDER, ROWS, SOURCES, BadRowError, cited
from ownpace.facts import Fact

if TYPE_CHECKING:
    from ownpace.profile import Profile


class Line(NamedTuple):
    """A sentence with its sources and the rows that fill its slots; ``when`` and ``unless`` name pathways."""

    id: str
    sources: tuple[str, ...]
    numbers: Mapping[str, str]
    when: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()

    def concerns(self, pathways: Iterable[str]) -> bool:
        """Whether it is for a person on these pathways; a line without pathways is for everybody."""
        mine = set(pathways)
        return (not self.when or not self.when.isdisjoint(mine)) and self.unless.isdisjoint(mine)

    @property
    def facts(self) -> dict[str, Fact[Any]]:
        """The cited number of each slot."""
        return {slot: cited(row) for slot, row in self.numbers.items()}


class Card(NamedTuple):
    """A card of lines; ``before`` means that it is read before every session. Texts: ``cards.<id>.title`` and ``cards.<id>.<line>``."""

    id: str
    before: bool
    lines: tuple[Line, ...]
    when: frozenset[str] = frozenset()

    @property
    def sources(self) -> tuple[str, ...]:
        """What its lines rest on, each once."""
        return tuple(dict.fromkeys(source for line in self.lines for source in line.sources))


LINE: Final = frozenset({"id", "sources", "numbers", "when", "unless"})
CARD: Final = frozenset({"id", "before", "when", "line"})


def load_line(raw: Mapping[str, Any], place: str) -> Line:
    """Read a line; raises ``BadRowError`` for an unknown field, source or row, and for a line without a source."""
    numbers, sources = raw.get("numbers", {}), raw.get("sources", [])
    if set(raw) - LINE or not sources or not set(sources) <= set(SOURCES) or not set(numbers.values()) <= set(ROWS):
        message = f"{place}: unknown field, source or row"
        raise BadRowError(message)
    return Line(raw["id"], tuple(sources), numbers, frozenset(raw.get("when", ())), frozenset(raw.get("unless", ())))


def load_precautions(table: Mapping[str, Mapping[str, Any]]) -> tuple[Line, ...]:
    """Read precautions, one a pathway, in the order written."""
    return tuple(load_line({"id": name, "when": [name], **raw}, f"precaution {name}") for name, raw in table.items())


def load_cards(table: Mapping[str, Any]) -> tuple[Card, ...]:
    """Read cards in the order written; raises ``BadRowError`` for an unknown field and for a card or line that stands twice."""
    found: list[Card] = []
    for raw in table["card"]:
        lines = tuple(load_line(line, f"card {raw['id']}.{line['id']}") for line in raw["line"])
        if set(raw) - CARD or len({line.id for line in lines}) < len(lines) or raw["id"] in {card.id for card in found}:
            message = f"card {raw['id']}: unknown field, or twice the same"
            raise BadRowError(message)
        found.append(Card(raw["id"], raw["before"], lines, frozenset(raw.get("when", ()))))
    return tuple(found)


with (FOLDER / "precautions.toml").open("rb") as _file:
    PRECAUTIONS: Final = load_precautions(tomllib.load(_file))
with (FOLDER / "cards.toml").open("rb") as _file:
    CARDS: Final = load_cards(tomllib.load(_file))


def precautions(profile: Profile) -> tuple[Line, ...]:
    """What this person minds, from the pathways that the answers opened. Text: ``precaution.<id>.text``."""
    return tuple(line for line in PRECAUTIONS if line.concerns(profile.pathways))


def cards(profile: Profile) -> tuple[Card, ...]:
    """The cards of this person, each with the lines that concern them."""
    mine = set(profile.pathways)
    return tuple(
        Card(card.id, card.before, tuple(line for line in card.lines if line.concerns(mine)), card.when)
        for card in CARDS
        if not card.when or not card.when.isdisjoint(mine)
    )
