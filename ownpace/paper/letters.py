"""Which letters can be printed. A person's own words may hold others; they are left out, never printed as empty boxes."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, Final

FONTS: Final = Path(__file__).parent / "fonts"
DRAWINGS: Final = frozenset({"svg"})
"""Keys whose texts are drawings, not words."""


@cache
def _others() -> re.Pattern[str]:
    """Runs of letters that the fonts do not have."""
    return re.compile(f"[^{re.escape((FONTS / 'letters.txt').read_text('utf-8').rstrip())} ]+")


def printable(text: str) -> str:
    """The text with what the fonts have, in one line; may be empty."""
    return re.sub(" +", " ", _others().sub(" ", unicodedata.normalize("NFC", text))).strip()


def clean(value: Any) -> Any:  # noqa: ANN401 - JSON
    """The same data with every word printable; drawings stay as they are."""
    match value:
        case str():
            return printable(value)
        case list() | tuple():
            return [clean(one) for one in value]
        case dict():
            return {key: one if key in DRAWINGS else clean(one) for key, one in value.items()}
        case _:
            return value
