"""Cited rows: every clinical number of OwnPace with unit, tag, source and status. Bad rows stop the import.

A row is an inline table ``{value, unit, tag, source}`` in one of the ``*.toml`` files of this folder; its id is its dotted path.
Its statement in our own words, Danish and English, is the text ``evidence.<row id>``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import tomli as tomllib

from ownpace.facts import Fact

TAGS: Final = frozenset({"V", "R", "D"})
STATUSES: Final = frozenset({"draft", "reviewed"})
KINDS: Final = frozenset({"guideline", "review", "trial", "cohort", "consensus", "reference", "judgement"})
UNITS: Final = frozenset({
    "min", "min/wk", "min/session", "s", "weeks", "days/wk", "sessions/wk", "effort 0-10", "pain 0-10", "score 0-10", "score 0-100",
    "share", "factor", "sessions", "reps", "sets", "sets/wk", "exercises", "stands", "years", "nights/wk", "falls/12 months", "days", "points",
    "conditions",
    "reps in reserve", "step", "list", "%", "h", "mmol/l", "mmHg", "g", "km", "degrees", "steps a day", "times a day", "times", "beats a minute",
    "10^9/L", "kg/m2",
})  # fmt: skip


class BadRowError(ValueError):
    """A row of our own data is wrong; the package refuses to import."""


class Source(NamedTuple):
    """Where a figure was read, or the rationale of our own judgement."""

    id: str
    kind: str
    title: str
    year: int | None
    link: str
    depth: str


class Row(NamedTuple):
    """One cited number (or closed list) with its unit, tag (V seen, R recalled, D design choice), source and status."""

    id: str
    value: Any
    unit: str
    tag: str
    source: str
    status: str
    place: str


FOLDER: Final = Path(__file__).parent


def _read(name: str) -> dict[str, Any]:
    with (FOLDER / name).open("rb") as file:
        return tomllib.load(file)


def load_sources(table: dict[str, Any]) -> dict[str, Source]:
    """Read the source register; raises ``BadRowError`` for an unknown kind or an empty title."""
    sources = {}
    for key, row in table.items():
        if row.get("kind") not in KINDS or not row.get("title"):
            message = f"source {key}: unknown kind or no title"
            raise BadRowError(message)
        sources[key] = Source(key, row["kind"], row["title"], row.get("year"), row.get("link", ""), row.get("depth", ""))
    return sources


def _leaves(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for key, value in table.items():
        path = f"{prefix}.{key}" if prefix else key
        if isinstance(value, dict) and "value" in value:
            yield path, value
        elif isinstance(value, dict):
            yield from _leaves(value, path)
        else:
            message = f"row {path}: not a row"
            raise BadRowError(message)


def load_rows(table: dict[str, Any], sources: dict[str, Source]) -> dict[str, Row]:
    """Read rows; raises ``BadRowError`` for an unknown field, unit, tag, status or source."""
    rows = {}
    for key, raw in _leaves(table):
        row = Row(key, raw["value"], raw.get("unit", ""), raw.get("tag", ""), raw.get("source", ""), raw.get("status", "draft"), raw.get("place", ""))
        wrong = set(raw) - {"value", "unit", "tag", "source", "status", "place"}
        if wrong or row.unit not in UNITS or row.tag not in TAGS or row.status not in STATUSES or row.source not in sources:
            message = f"row {key}: unknown field, unit, tag, status or source"
            raise BadRowError(message)
        if (row.tag == "D") != (sources[row.source].kind == "judgement"):
            message = f"row {key}: tag D and a judgement source belong together"
            raise BadRowError(message)
        rows[key] = row
    return rows


ROW_FILES: Final = (
    "capacity.toml",
    "conditions.toml",
    "course.toml",
    "pain.toml",
    "motivation.toml",
    "outcomes.toml",
    "daily.toml",
    "gates.toml",
    "review.toml",
    "exposure.toml",
    "ceilings.toml",
)
SOURCES: Final = load_sources(_read("sources.toml"))
ROWS: Final[dict[str, Row]] = {}
for _name in ROW_FILES:
    _found = load_rows(_read(_name), SOURCES)
    if _twice := set(_found) & set(ROWS):
        _message = f"rows defined twice: {sorted(_twice)}"
        raise BadRowError(_message)
    ROWS.update(_found)


def _fact(row: Row) -> Fact[Any]:
    value = tuple(row.value) if isinstance(row.value, list) else row.value
    return Fact(f"evidence:{row.id}", value, unit=row.unit, source=row.source, judgement=row.tag == "D")


_CITED: Final[dict[str, Fact[Any]]] = {key: _fact(row) for key, row in ROWS.items()}


def cited(row_id: str) -> Fact[Any]:
    """The cited row as a fact; raises ``KeyError`` for an unknown row."""
    return _CITED[row_id]


def has(row_id: str) -> bool:
    """Whether such a row exists; used where a condition may or may not set a limit."""
    return row_id in _CITED


@cache
def fingerprint() -> str:
    """Twelve characters that change when any row or source changes; printed on every plan."""
    from hashlib import sha256  # noqa: PLC0415 - OpenSSL behind it loads slowly, and only a finished plan needs it

    digest = sha256()
    for key in sorted(ROWS):
        digest.update(repr((key, _CITED[key].value, ROWS[key].unit, ROWS[key].tag, ROWS[key].source, ROWS[key].status)).encode())
    return digest.hexdigest()[:12]


@contextmanager
def replaced(row_id: str, value: object) -> Iterator[None]:
    """Try a row with another value, for tests and review; restores the row afterwards. Not for two threads at once."""
    before = _CITED[row_id]
    _CITED[row_id] = Fact(before.id, value, unit=before.unit, source=before.source, judgement=before.judgement)
    fingerprint.cache_clear()
    try:
        yield
    finally:
        _CITED[row_id] = before
        fingerprint.cache_clear()
