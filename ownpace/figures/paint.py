"""Colours: three styles and three people. The palette is the one of the app; prints in grey need lines instead of colours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PEOPLE: Final = 3
"""Short hair, a bun, grey hair: they take turns over the exercises."""

Palette = Mapping[str, str]

LIGHT: Final[Palette] = {
    "halo": "#fdfcf8", "ink": "#24343c", "trousers": "#466474", "shoe": "#24343c", "glow": "#b4481c", "arrow": "#0f5b6e", "eye": "#24343c",
    "floor": "#ece5d6", "wood": "#d5c8ac", "wood_dark": "#b3a283", "wall": "#e3dbc9", "wall_dark": "#c9bea5", "edge": "#8a7c60",
    "cloth": "#dfe7e4", "band": "#755398", "bag": "#8a72a6", "metal": "#5c6a70", "water": "#7fb9c9", "page": "#ffffff",
}  # fmt: skip
DARK: Final[Palette] = {
    "halo": "#18272f", "ink": "#eaf1f2", "trousers": "#5b8296", "shoe": "#c9d6da", "glow": "#f5a17a", "arrow": "#7ccbda", "eye": "#18272f",
    "floor": "#2a3e48", "wood": "#6d6a5c", "wood_dark": "#54534a", "wall": "#3b4d55", "wall_dark": "#2f4048", "edge": "#93a4a8",
    "cloth": "#4d6570", "band": "#c9a3ee", "bag": "#9a80b8", "metal": "#a9b8bd", "water": "#2f7f95", "page": "#18272f",
}  # fmt: skip
LINE: Final[Palette] = {
    "halo": "#1a1a1a", "ink": "#1a1a1a", "trousers": "#d4d4d4", "shoe": "#4a4a4a", "glow": "#757575", "arrow": "#000000", "eye": "#1a1a1a",
    "floor": "#f0f0f0", "wood": "#f4f4f4", "wood_dark": "#d9d9d9", "wall": "#f0f0f0", "wall_dark": "#dcdcdc", "edge": "#444444",
    "cloth": "#f7f7f7", "band": "#1a1a1a", "bag": "#c4c4c4", "metal": "#666666", "water": "#bbbbbb", "page": "#ffffff",
}  # fmt: skip
STYLES: Final[Mapping[str, Palette]] = {"colour": LIGHT, "line": LINE, "dark": DARK}

CLOTHES: Final[Mapping[str, tuple[Palette, ...]]] = {
    "colour": (
        {"skin": "#c98f68", "top": "#8fb8c2", "hair": "#3a2d28"},
        {"skin": "#8d5a3c", "top": "#a9b98f", "hair": "#2b211d"},
        {"skin": "#efcfb4", "top": "#9fb0d0", "hair": "#a9a59c"},
    ),
    "dark": (
        {"skin": "#d6a27c", "top": "#7fb4c1", "hair": "#4a372e"},
        {"skin": "#a06b4b", "top": "#9db083", "hair": "#120d0b"},
        {"skin": "#efcfb4", "top": "#8fa3cc", "hair": "#c9c6bf"},
    ),
    "line": ({"skin": "#ffffff", "top": "#f1f1f1", "hair": "#3a3a3a"},) * 2 + ({"skin": "#ffffff", "top": "#f1f1f1", "hair": "#bdbdbd"},),
}  # fmt: skip

FAR: Final = 0.34
"""How far the colour of a limb behind the body fades towards the page."""


def palette(style: str, person: int) -> dict[str, str]:
    """The colours of a style and a person; raises ``KeyError`` for an unknown style. A name with ``_far`` is the faded colour."""
    found = {**STYLES[style], **CLOTHES[style][person]}
    page = found["page"]
    return {**found, **{f"{name}_far": mixed(found[name], page, FAR) for name in ("skin", "top", "trousers", "shoe", "glow")}}


def mixed(one: str, other: str, share: float) -> str:
    """The colour at ``share`` of the way from one to the other."""
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + bytes(round(a + (b - a) * share) for a, b in pairs).hex()
