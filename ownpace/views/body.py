"""The body from the front and from behind, with the places that can hurt. A drawing of our own; it says nothing that the list does not say.

The drawing holds no answer: a tap ticks the box of the list, and the list's ticks colour the drawing through the style sheet. From the front
a person's right is on the left, as when two people face each other; words at the hands say which is which.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from math import acos, atan2, cos, hypot, sin
from typing import Final, NamedTuple

from ownpace.text import t
from ownpace.views.markup import tag, wrap
from ownpace.vocabulary import Language

SIDES: Final = ("front", "back")
WIDTH: Final = 100
"""Of one figure; the same units are used for everything here. The figure stands in the middle."""
HEIGHT: Final = 228


class Disc(NamedTuple):
    """A round end of a limb, or a place."""

    x: float
    y: float
    r: float


HEAD: Final = Disc(50, 21, 12.5)
SHOULDER, ELBOW, WRIST, HAND = Disc(31, 53, 8), Disc(22.5, 88, 6), Disc(16.5, 118, 4.6), Disc(14.5, 128, 6)
HIP, KNEE, ANKLE, TOE = Disc(41, 118, 11.5), Disc(40, 164, 8), Disc(39.5, 204, 5.2), Disc(36.5, 214, 5.4)
HEEL: Final = Disc(39, 212, 5.4)
TRUNK: Final = (
    "M29 47 Q37 43.5 44 43 H56 Q63 43.5 71 47 Q72 62 67.5 76 Q64.5 88 66.5 99 Q69.5 110 69 120 H31 Q30.5 110 33.5 99 Q35.5 88 32.5 76 Q28 62 29 47Z"
)
SHIRT: Final = (
    "M29 46 Q37 43 43 42.6 Q50 48.5 57 42.6 Q63 43 71 46 Q72 62 67.6 76 Q64.6 88 66.4 98 L67.2 103 H32.8 L33.6 98 Q35.4 88 32.4 76 Q28 62 29 46Z"
)
SHORTS: Final = "M33 101 H67 Q70.5 112 70.3 126 L68.6 146 H52.6 L50 126 L47.4 146 H31.4 L29.7 126 Q29.5 112 33 101Z"
HAIR: Final = {
    "front": "M37.3 20 Q37 7 50 7 Q63 7 62.7 20 Q59.5 15.5 54 14 Q44 17 37.3 20Z",
    "back": "M37.3 21 Q37 7 50 7 Q63 7 62.7 21 Q62.6 31 56 35 H44 Q37.4 31 37.3 21Z",
}
PLACES: Final[Mapping[str, Mapping[str, Iterable[Disc]]]] = {
    "front": {
        "nakke": (Disc(50, 38, 6.5),),
        "skulder": (Disc(30.5, 52.5, 8.6),),
        "albue": (Disc(22.4, 88, 8),),
        "haand": (Disc(15.6, 123, 9),),
        "hofte": (Disc(37.5, 114, 9),),
        "knae": (Disc(40, 164, 9.2),),
        "fod": (Disc(38, 209, 9),),
    },
    "back": {
        "nakke": (Disc(50, 37, 6.8), Disc(50, 42, 6.8)),
        "oevre_ryg": (Disc(43, 59, 9), Disc(57, 59, 9), Disc(45.5, 73, 8), Disc(54.5, 73, 8)),
        "laend": (Disc(43.5, 92, 8), Disc(56.5, 92, 8), Disc(42.5, 99, 8), Disc(57.5, 99, 8)),
        "skulder": (Disc(30.5, 52.5, 8.6),),
        "albue": (Disc(22.4, 88, 8),),
        "haand": (Disc(15.6, 123, 9),),
        "hofte": (Disc(38, 119, 9),),
        "knae": (Disc(40, 164, 9.2),),
        "fod": (Disc(38, 209, 9),),
    },
}
"""The discs that a place lies round, on the left half of the picture; a pair has its twin on the other half."""
MIDDLE: Final = frozenset({"nakke", "oevre_ryg", "laend"})


def _mirrored(disc: Disc) -> Disc:
    return disc._replace(x=WIDTH - disc.x)


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _limb(a: Disc, b: Disc) -> str:
    """The outline of two discs and what lies between them."""
    length = hypot(b.x - a.x, b.y - a.y)
    if length <= abs(a.r - b.r):
        return _circle(max(a, b, key=lambda disc: disc.r))
    along, lean = atan2(b.y - a.y, b.x - a.x), acos((a.r - b.r) / length)
    points = [
        (disc.x + disc.r * cos(along + side * lean), disc.y + disc.r * sin(along + side * lean)) for disc, side in ((a, 1), (b, 1), (b, -1), (a, -1))
    ]
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = points
    return (
        f"M{_n(x1)} {_n(y1)}L{_n(x2)} {_n(y2)}A{_n(b.r)} {_n(b.r)} 0 {int(b.r > a.r)} 0 {_n(x3)} {_n(y3)}"
        f"L{_n(x4)} {_n(y4)}A{_n(a.r)} {_n(a.r)} 0 {int(a.r >= b.r)} 0 {_n(x1)} {_n(y1)}Z"
    )


def _circle(disc: Disc) -> str:
    r = _n(disc.r)
    return f"M{_n(disc.x - disc.r)} {_n(disc.y)}a{r} {r} 0 1 0 {_n(2 * disc.r)} 0a{r} {r} 0 1 0 {_n(-2 * disc.r)} 0Z"


def _around(discs: Iterable[Disc]) -> str:
    """The smallest outline that holds every disc, as one path of straight lines round many points."""
    points = sorted({(disc.x + disc.r * cos(step * 0.2618), disc.y + disc.r * sin(step * 0.2618)) for disc in discs for step in range(24)})

    def half(of: list[tuple[float, float]]) -> list[tuple[float, float]]:
        kept: list[tuple[float, float]] = []
        for x, y in of:
            while len(kept) > 1 and (kept[-1][0] - kept[-2][0]) * (y - kept[-2][1]) <= (kept[-1][1] - kept[-2][1]) * (x - kept[-2][0]):
                kept.pop()
            kept.append((x, y))
        return kept[:-1]

    ring = half(points) + half(points[::-1])
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in ring) + "Z"


def regions(side: str) -> dict[str, str]:
    """The outline of every place on this side, by its option in the list."""
    right_first = side == "front"
    found: dict[str, str] = {}
    for place, discs in PLACES[side].items():
        if place in MIDDLE:
            found[place] = _around(discs)
            continue
        near, far = ("hoejre", "venstre") if right_first else ("venstre", "hoejre")
        found[f"{place}_{near}"] = _around(discs)
        found[f"{place}_{far}"] = _around([_mirrored(disc) for disc in discs])
    return found


def _flesh() -> list[str]:
    half = [
        (SHOULDER, ELBOW), (ELBOW, WRIST), (WRIST, HAND), (HIP, KNEE), (KNEE, ANKLE), (HEEL, TOE),
    ]  # fmt: skip
    limbs = [_limb(a, b) for a, b in half] + [_limb(_mirrored(a), _mirrored(b)) for a, b in half]
    sleeves = [_limb(SHOULDER, Disc(26.5, 71, 7.4)), _limb(_mirrored(SHOULDER), _mirrored(Disc(26.5, 71, 7.4)))]
    return [*limbs, TRUNK, _limb(Disc(50, 30, 6), Disc(50, 46, 7.5)), _circle(HEAD), _circle(Disc(50, 25, 10.6)), *sleeves]


def _figure(side: str, language: Language | str) -> str:
    drawn = [f'<path class="kant" d="{path}"/>' for path in _flesh()] + [f'<path class="hud" d="{path}"/>' for path in _flesh()]
    sleeve = Disc(26.8, 69, 7.6)
    shirt = (_limb(SHOULDER, sleeve), _limb(_mirrored(SHOULDER), _mirrored(sleeve)), SHIRT)
    drawn += [f'<path class="bluse" d="{path}"/>' for path in shirt]
    drawn.append(f'<path class="bukser" d="{SHORTS}"/><path class="haar" d="{HAIR[side]}"/>')
    if side == "front":
        drawn.append('<path class="ansigt" d="M45.4 21.4v1.2M54.6 21.4v1.2M46.6 28.2q3.4 2.4 6.8 0"/>')
    drawn += [f'<path class="sted r-{name}" data-sted="{name}" d="{path}"/>' for name, path in regions(side).items()]
    left, right = ("right", "left") if side == "front" else ("left", "right")
    words = "".join(
        f'<text x="{x}" y="148" text-anchor="{anchor}">{t(f"app.body.{word}", language)}</text>'
        for x, anchor, word in ((-8, "start", left), (108, "end", right))
    )
    picture = f'<svg viewBox="-10 2 120 {HEIGHT - 4}" aria-hidden="true" focusable="false">{"".join(drawn)}{words}</svg>'
    return wrap("div", picture + tag("p", t(f"app.body.{side}", language)))


@cache
def html(language: Language | str) -> str:
    """Both sides beside each other, and a line for the names of what is chosen or pointed at; for people who see. A safe piece of HTML."""
    labels = "".join(tag("i", "", f"v-{name}", data_navn=t(f"option.smerte.hvor.{name}", language)) for name in names())
    figures = "".join(_figure(side, language) for side in SIDES)
    return wrap("div", wrap("div", figures, "par") + wrap("p", labels, "navne"), "op-krop", aria_hidden="true")


@cache
def names() -> tuple[str, ...]:
    """The options that the drawing shows."""
    return tuple(dict.fromkeys(name for side in SIDES for name in regions(side)))


@cache
def style(boxes: tuple[tuple[str, str], ...]) -> str:
    """Rules of CSS that colour what is ticked, outline what has the focus and write the names. ``boxes``: option and CSS class of its tick."""
    rules = []
    for name, box in boxes:
        ticked, focused = f".stApp:has(.{box} input:checked)", f".stApp:has(.{box} input:focus-visible)"
        rules.append(
            f"{ticked} .op-krop .r-{name}{{fill:var(--op-valgt);stroke:var(--op-blaek);stroke-width:1.6;stroke-dasharray:none;fill-opacity:1}}"
            f"{focused} .op-krop .r-{name}{{stroke:var(--op-gloed);stroke-width:3;stroke-dasharray:none}}"
            f"{ticked} .op-krop .v-{name},.op-krop:has(.r-{name}:hover) .v-{name}{{display:inline}}"
        )
    return "".join(rules)
