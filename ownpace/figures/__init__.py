"""Drawings of the exercises: a start and an end position each, as SVG. Knows nothing of plans, rules, texts or pages.

The rows are read when the first drawing is asked for, so that importing costs next to nothing.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    EXERCISES: frozenset[str]
    """Every exercise that has a drawing."""

__all__ = ["EXERCISES", "drawing", "movement", "moves", "pair"]


@cache
def drawing(exercise_id: str, position: str, style: str = "colour") -> str:
    """One position (``start`` or ``end``) in a style (``colour``, ``line`` or ``dark``); raises ``KeyError`` for an unknown word."""
    from ownpace.figures import rows, svg  # noqa: PLC0415 - see the module

    if position not in svg.POSITIONS:
        raise KeyError(position)
    return svg.one(rows.rows()[exercise_id], position, style)


@cache
def pair(exercise_id: str, style: str = "colour") -> str:
    """Both positions in one picture with a small arrow from start to end; raises ``KeyError`` as ``drawing`` does."""
    from ownpace.figures import rows, svg  # noqa: PLC0415 - see the module

    return svg.both(rows.rows()[exercise_id], style)


def moves(exercise_id: str) -> bool:
    """Whether the way from start to end can be shown as it is done; raises ``KeyError`` as ``drawing`` does."""
    from ownpace.figures import motion, rows  # noqa: PLC0415 - see the module

    return motion.shows(rows.rows()[exercise_id])


def movement(exercise_id: str, style: str = "colour") -> str:
    """A picture that moves from start to end and back, again and again; empty where ``moves`` is false. Raises ``KeyError`` as ``drawing`` does."""
    from ownpace.figures import motion, rows  # noqa: PLC0415 - see the module

    return motion.moving(rows.rows()[exercise_id], style)


def __getattr__(name: str) -> frozenset[str] | ModuleType:
    if name == "EXERCISES":
        from ownpace.figures import rows  # noqa: PLC0415 - see the module

        return frozenset(rows.rows())
    if name == "sheet":
        return import_module("ownpace.figures.sheet")
    raise AttributeError(name)
