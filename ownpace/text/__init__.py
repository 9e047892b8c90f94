"""The wording: one catalogue per language, keyed by ids that already exist. Danish is the original.

The first word of a key is the name of a file: ``question.om.alder.label`` is ``label`` in table ``["om.alder"]`` of
``question.toml``. A value is one text, or an array of lines. Slots are named: ``"Trin {n} af {total}"``.
A file is read once per language, when its first text is asked for. A new language is a new folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import tomli as tomllib

from ownpace.vocabulary import Language

Text = str | tuple[str, ...]
"""What a key holds: one text, or lines."""

FOLDER: Final = Path(__file__).parent


class BadTextError(ValueError):
    """A catalogue file holds a key twice, or something that is neither text nor lines."""


def t(key: str, language: Language | str, /, **values: object) -> str:
    """The text of a key with its slots filled; raises ``KeyError`` for an unknown key, for lines, and for a slot without a value."""
    found = _find(key, language)
    if not isinstance(found, str):
        raise KeyError(key)
    return found.format_map(values)


def lines(key: str, language: Language | str, /, **values: object) -> tuple[str, ...]:
    """The lines of a key with their slots filled; raises ``KeyError`` for an unknown key and for a single text."""
    found = _find(key, language)
    if isinstance(found, str):
        raise KeyError(key)
    return tuple(line.format_map(values) for line in found)


def has(key: str, language: Language | str) -> bool:
    """Whether the language has this key, as text or as lines."""
    return key in _file(Language(language), key.partition(".")[0])


def catalogue(language: Language | str) -> Mapping[str, Text]:
    """Every key of a language with its unfilled text; for tests and review, not for pages."""
    names = sorted(path.stem for path in (FOLDER / Language(language)).glob("*.toml"))
    return {key: text for name in names for key, text in _file(Language(language), name).items()}


def _find(key: str, language: Language | str) -> Text:
    return _file(Language(language), key.partition(".")[0])[key]


@cache
def _file(language: Language, name: str) -> Mapping[str, Text]:
    path = FOLDER / language / f"{name}.toml"
    found: dict[str, Text] = {}
    if path.is_file():
        for key, text in _flat(tomllib.loads(path.read_text(encoding="utf-8")), name):
            if key in found:
                message = f"{path.name}: {key} stands twice"
                raise BadTextError(message)
            found[key] = text
    return MappingProxyType(found)


def _flat(table: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Text]]:
    for name, value in table.items():
        key = f"{prefix}.{name}"
        if isinstance(value, str):
            yield key, value
        elif isinstance(value, dict):
            yield from _flat(value, key)
        elif isinstance(value, list) and all(isinstance(line, str) for line in value):
            yield key, tuple(value)
        else:
            message = f"{key}: neither a text nor lines"
            raise BadTextError(message)
