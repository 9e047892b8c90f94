"""Three people who move, for the first page; apart from the other drawings, so that a first visit loads nothing else."""

from __future__ import annotations

from functools import cache
from typing import Final

from ownpace.views.markup import picture, wrap

WELCOME: Final = ("chair_stand", "steady_walk", "overhead_press")
"""From a chair, on the way, and seated."""


@cache
def html(*, dark: bool = False) -> str:
    """The three, as decoration. Safe HTML."""
    from ownpace import figures  # noqa: PLC0415 - the drawings are only read where one is shown

    drawn = "".join(picture(figures.drawing(id_, "end", "dark" if dark else "colour"), "") for id_ in WELCOME)
    return wrap("div", drawn, "op-velkommen")
