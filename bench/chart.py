"""The rows as one drawing: how much of what each target allows is used. Up to the line the target is met."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from bench.report import Row

LINE: Final = 24
HEAD: Final = 58
LEFT: Final = 470
WIDTH: Final = 1060
ONE: Final = 300
"""Pixels of a bar that uses exactly what is allowed."""
MOST: Final = 1.6
"""Longer bars are cut; their number stands beside them."""
MET: Final = "#0F5B6E"
MISSED: Final = "#B4481C"
INK: Final = "#1B2B33"
PAPER: Final = "#FBF9F4"


def svg(rows: Sequence[Row]) -> str:
    """One bar a row, in the order of the table."""
    height = HEAD + LINE * len(rows) + 14
    bars = "".join(_bar(row, HEAD + LINE * place) for place, row in enumerate(rows))
    met = sum(row.met for row in rows)
    edge = LEFT + ONE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="t" '
        f'font-family="Figtree, Helvetica, Arial, sans-serif" font-size="13" fill="{INK}">'
        f'<title id="t">{met} of {len(rows)} targets are met</title>'
        f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>'
        f'<text x="12" y="24" font-size="16" font-weight="700">How much of what is allowed is used: {met} of {len(rows)} targets are met</text>'
        f'<text x="{edge}" y="46" text-anchor="middle">target</text>'
        f'{bars}<line x1="{edge}" y1="52" x2="{edge}" y2="{height - 10}" stroke="{INK}" stroke-dasharray="4 3"/></svg>\n'
    )


def _bar(row: Row, top: int) -> str:
    length = round(ONE * max(0.0, min(MOST, row.share)))
    middle = top + 16
    said = f"{row.what} ({row.floor_is})" if row.floor_is and not row.at_most else row.what
    return (
        f'<text x="{LEFT - 10}" y="{middle}" text-anchor="end">{escape(said)}</text>'
        f'<rect x="{LEFT}" y="{top + 4}" width="{length}" height="{LINE - 8}" rx="2" fill="{MET if row.met else MISSED}"/>'
        f'<text x="{LEFT + max(length, ONE) + 8}" y="{middle}">{escape(_figure(row))}</text>'
    )


def _figure(row: Row) -> str:
    _, value, _, against, target, met = row.cells()
    return f"{against or value} ({target}{'' if row.met else ', ' + met.lower()})"
