"""Small drawings: one for each kind of day, and the three shapes of the pain light. Images, so that they print and survive cleaning."""

from __future__ import annotations

from typing import Final

from ownpace.views.markup import picture

INK: Final = "#1B2B33"
PATHS: Final = {
    "circuit": "M3 9v6M6 6.5v11M18 6.5v11M21 9v6M6 12h12",
    "walk": "M13 4.2a1.6 1.6 0 1 0 .01 0M12.6 8 10 13.2l3.2 2.6.8 5M10 13.2 8.4 21M12.6 8l-4 2-1 3.4M12.6 8l2.2 3.4 3 1",
    "snack": "M4 15.5l3-7 4 9 4-11 2.4 6H21",
    "try": "M6 21V4M6 5h11l-3 3.6 3 3.6H6",
    "rest": "M19.5 14.5A8 8 0 1 1 9.5 4.5a6.4 6.4 0 0 0 10 10z",
}
"""Strokes on a square of 24."""
SHAPES: Final = {
    "green": '<circle cx="14" cy="14" r="11" fill="#1E8A54"/>',
    "amber": '<rect x="3.5" y="3.5" width="21" height="21" rx="3" fill="#F2B705"/>',
    "red": '<path d="M14 2.6 26.4 24.6H1.6z" fill="#C62F2F" stroke-linejoin="round"/>',
}


def icon(name: str, colour: str = INK, css: str = "op-ikon") -> str:
    """A kind of day; decoration beside its word."""
    path = f'<path d="{PATHS[name]}" fill="none" stroke="{colour}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>'
    return picture(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24">{path}</svg>', "", css)


def shape(zone: str, css: str = "op-form") -> str:
    """A colour of the pain light by its shape; decoration beside its word."""
    drawn = SHAPES[zone].replace("/>", f' stroke="{INK}" stroke-width="2"/>')
    return picture(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28" width="28" height="28">{drawn}</svg>', "", css)
