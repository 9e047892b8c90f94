"""Colours of a drawing: clothed for the screen, light and dark, and lines for grey paper. Three people take turns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

Style = Literal["colour", "dark", "line"]

_LIGHT: Final = {
    "halo": "#FFFFFF", "shirt": "#8FB6C0", "shirt_far": "#6F9AA6", "trousers": "#3E5C6B", "trousers_far": "#2C4653", "shoe": "#1F313B",
    "work": "#D9602F", "work_far": "#B84C20", "wood": "#D9D0BC", "wood_edge": "#8A8471", "floor": "#CFC7B6", "arrow": "#0F5B6E", "band": "#7B4B94",
    "iron": "#4A5560", "water": "#8CC6DE", "cloth": "#B9A7C9",
}  # fmt: skip
_DARK: Final = _LIGHT | {
    "halo": "#18272F", "shirt": "#7FB3C0", "shirt_far": "#5B8794", "trousers": "#5E8598", "trousers_far": "#466675", "shoe": "#C9D6DA",
    "work": "#F5A17A", "work_far": "#C9774F", "wood": "#54656C", "wood_edge": "#93A6AE", "floor": "#4A626C", "arrow": "#7CCBDA", "band": "#C9A6DE",
    "iron": "#AEBBC3", "water": "#3F7FA0", "cloth": "#8B78A0",
}  # fmt: skip
_LINE: Final = {
    "halo": "#FFFFFF", "shirt": "#FFFFFF", "shirt_far": "#E4E4E4", "trousers": "#F0F0F0", "trousers_far": "#D5D5D5", "shoe": "#555555",
    "work": "#A8A8A8", "work_far": "#8F8F8F", "wood": "#F4F4F4", "wood_edge": "#777777", "floor": "#BBBBBB", "arrow": "#222222", "band": "#444444",
    "iron": "#666666", "water": "#DDDDDD", "cloth": "#CCCCCC",
}  # fmt: skip
PALETTES: Final[Mapping[Style, Mapping[str, str]]] = {"colour": _LIGHT, "dark": _DARK, "line": _LINE}
PEOPLE: Final = (("#EBC3A4", "#D4A684", "#3B2A20", "short"), ("#C98F66", "#AD764F", "#4A2C1D", "bun"), ("#F2D3BC", "#DDB79B", "#A9A7A2", "short"))
"""Skin, skin of the far side, hair and how it is worn."""
_PAPER: Final = ("#FFFFFF", "#E4E4E4", "#8C8C8C", "short")


def colours(style: Style, person: int) -> dict[str, str]:
    """Every colour by name for one of the three people."""
    skin, far, hair, worn = _PAPER if style == "line" else PEOPLE[person % len(PEOPLE)]
    worn = PEOPLE[person % len(PEOPLE)][3]
    return {**PALETTES[style], "skin": skin, "skin_far": far, "hair": hair, "worn": worn, "edge": "#333333" if style == "line" else ""}
