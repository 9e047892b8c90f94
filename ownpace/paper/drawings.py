"""The drawings of the exercises, from the package that draws them; an exercise that nobody has drawn yet gets an empty frame."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

KEPT: Final = 512
"""Drawings that are kept: every exercise in two styles."""


@lru_cache(maxsize=KEPT)
def pair(exercise: str, style: Literal["colour", "line"]) -> str:
    """Start and end of an exercise as one SVG; empty where there is none."""
    from ownpace import figures  # noqa: PLC0415 - late: whoever only reads the programme as text does not wait for the drawings

    try:
        return figures.pair(exercise, style)
    except KeyError:
        return ""
