"""The hand-over link as a square code that a phone's camera reads. The plan stands in the link's fragment, which no server is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ownpace import hand_over, plan_file

LONGEST: Final = 900
"""Characters of a link that a phone still reads from paper; a longer one gets no code."""
MARGIN: Final = 4
"""Empty modules round the code, as readers expect."""


def svg(document: Mapping[str, Any], address: str | None) -> str:
    """The code as a drawing; empty without an address, and for a link that is too long to read."""
    return drawn(hand_over.link(plan_file.read(dict(document)), address)) if address else ""


def drawn(link: str) -> str:
    """One path of unit squares on white of its own, since a page may be dark; empty for a link that is too long to read."""
    if len(link) > LONGEST:
        return ""
    import segno  # noqa: PLC0415 - late: needed only where a code is asked for

    rows = segno.make(link, micro=False, error="l").matrix
    side = len(rows) + 2 * MARGIN
    squares = "".join(f"M{x + MARGIN} {y + MARGIN}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    white = f'<rect width="{side}" height="{side}" fill="#fff"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">{white}<path d="{squares}" fill="#000"/></svg>'
