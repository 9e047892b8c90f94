"""LIX, the Nordic measure of how hard running text is to read: words per sentence plus the share of long words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

LONG: Final = 6
"""A word of more letters than this is long."""

_WORD: Final = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")
_END: Final = re.compile(r"[.!?:]+(?=\s|$)")


def words(text: str) -> list[str]:
    """The words of a text; a compound with a hyphen is one word."""
    return _WORD.findall(text)


def lix(sentences: Iterable[str]) -> float:
    """LIX of running text; each string ends at least one sentence. Up to 24 is very easy, 25 to 34 easy, 35 to 44 middle."""
    pieces = [piece for text in sentences for piece in _END.split(text) if words(piece)]
    found = [word for piece in pieces for word in words(piece)]
    return len(found) / len(pieces) + 100 * sum(len(word) > LONG for word in found) / len(found)
