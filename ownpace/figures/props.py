"""What stands about or is held: ``name`` or ``name:numbers``. Behind the figure or in front of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from ownpace.figures.shapes import Disc, box, circle, hull, limb, line, n
from ownpace.figures.skeleton import SEAT, Point

if TYPE_CHECKING:
    from ownpace.figures.svg import Pen

Joints = Mapping[str, Point]
Draw = Callable[["Pen", Joints, tuple[str, ...]], None]


def _num(values: tuple[str, ...], place: int, otherwise: float) -> float:
    return float(values[place]) if len(values) > place else otherwise


CORNERS: Final[Mapping[str, tuple[tuple[float, float], ...]]] = {
    "chair": ((-24, 88), (20, 0)), "front_chair": ((-24, 88), (24, 0)), "stool": ((-20, SEAT), (20, 0)), "table": ((0, 0), (44, 86)),
    "wall": ((0, 0), (0, 178)), "door": ((0, 0), (9, 178)), "step": ((0, 0), (42, 0)), "mat": ((-95, 0), (95, 0)), "bed": ((-98, 0), (98, 0)),
    "bike": ((-60, 0), (80, 108)), "water": ((-62, 0), (62, 0)), "anchor": ((0, 130), (6, 0)), "top_mat": ((-38, 178), (38, 0)),
}  # fmt: skip
"""Of things that stand about and must be seen whole, from their place."""


def extent(thing: str) -> list[Point]:
    """Corners of a thing that must be seen with the figure; none for what is held."""
    name, values = _split(thing)
    x = 0.0 if name == "water" else _num(values, 0, 0.0) if name in CORNERS else 0.0
    return [Point(x + dx, y) for dx, y in CORNERS.get(name, ())]


def _split(thing: str) -> tuple[str, tuple[str, ...]]:
    name, _, rest = thing.partition(":")
    return name, tuple(rest.split(",")) if rest else ()


def behind(pen: Pen, thing: str, joints: Joints) -> None:
    """Draw what stands behind the figure."""
    name, values = _split(thing)
    if name in BEHIND:
        BEHIND[name](pen, joints, values)


def before(pen: Pen, thing: str, joints: Joints) -> None:
    """Draw what is held or stands in front."""
    name, values = _split(thing)
    if name in BEFORE:
        BEFORE[name](pen, joints, values)


def _chair(pen: Pen, _joints: Joints, values: tuple[str, ...]) -> None:
    x = _num(values, 0, 0.0)
    for leg in (-19, 15):
        pen.fill(box(x + leg, -SEAT, 4, SEAT), "wood_edge", rim=False)
    pen.fill(box(x - 22, -88, 5, 52), "wood_edge", rim=False)
    pen.fill(box(x - 22, -86, 5, 30), "wood", rim=False)
    pen.fill(box(x - 22, -SEAT - 1, 42, 5), "wood", rim=False)


def _front_chair(pen: Pen, _joints: Joints, values: tuple[str, ...]) -> None:
    x = _num(values, 0, 0.0)
    pen.fill(box(x - 23, -90, 46, 34), "wood", rim=False)
    for leg in (-22, 18):
        pen.fill(box(x + leg, -SEAT, 4, SEAT), "wood_edge", rim=False)
    pen.fill(box(x - 24, -SEAT - 3, 48, 6), "wood", rim=False)


def _stool(pen: Pen, _joints: Joints, values: tuple[str, ...]) -> None:
    x = _num(values, 0, 0.0)
    for leg in (-17, 13):
        pen.fill(box(x + leg, -SEAT, 4, SEAT), "wood_edge", rim=False)
    pen.fill(box(x - 20, -SEAT, 40, 6), "wood", rim=False)


def _table(pen: Pen, _joints: Joints, values: tuple[str, ...]) -> None:
    x, high = _num(values, 0, 30.0), _num(values, 1, 74.0)
    for leg in (3, 36):
        pen.fill(box(x + leg, -high + 4, 4, high - 4), "wood_edge", rim=False)
    pen.fill(box(x, -high, 44, 5), "wood", rim=False)


def _wall(pen: Pen, _joints: Joints, values: tuple[str, ...]) -> None:
    x = _num(values, 0, 50.0)
    way = 1 if x > 0 else -1
    pen.fill(box(min(x, x + 7 * way), -178, 7, 178), "wood", rim=False)
    pen.stroke(line((x, -178), (x, 0)), "wood_edge", 1.4)


def _door(pen: Pen, _joints: Joints, values: tuple[str, ...]) -> None:
    x = _num(values, 0, 50.0)
    pen.fill(box(x, -178, 9, 178), "wood", rim=False)
    pen.stroke(box(x, -178, 9, 178), "wood_edge", 1.4)


def _step(pen: Pen, _joints: Joints, values: tuple[str, ...]) -> None:
    x, high = _num(values, 0, 10.0), _num(values, 1, 18.0)
    pen.fill(box(x, -high, 42, high), "wood", rim=False)
    pen.stroke(box(x, -high, 42, high), "wood_edge", 1.2)


def _stairs(pen: Pen, _joints: Joints, values: tuple[str, ...]) -> None:
    x, high = _num(values, 0, 0.0), 18.0
    path = f"M{n(x)} 0v{n(-high)}h30v{n(-high)}h30v{n(2 * high)}z"
    pen.fill(path, "wood", rim=False)
    pen.stroke(path, "wood_edge", 1.2)
    pen.stroke(line((x - 8, -92), (x + 58, -132)), "wood_edge", 3)


def _hill(pen: Pen, _joints: Joints, _values: tuple[str, ...]) -> None:
    pen.fill("M-62 6L62 -16V6z", "wood", rim=False)


def _mat(pen: Pen, _joints: Joints, values: tuple[str, ...]) -> None:
    x = _num(values, 0, 0.0)
    pen.fill(box(x - 92, -1.5, 184, 5), "wood", rim=False)


def _bed(pen: Pen, _joints: Joints, values: tuple[str, ...]) -> None:
    x = _num(values, 0, 0.0)
    pen.fill(f"M{n(x - 92)} 0h184v9h-184z", "wood", rim=False)
    pen.fill(box(x - 96, -16, 5, 34), "wood_edge", rim=False)


def _pillow(pen: Pen, joints: Joints, values: tuple[str, ...]) -> None:
    head = joints["head"]
    x, y = _num(values, 0, head.x), _num(values, 1, 4.0)
    pen.fill(limb(Disc(x - 10, -y, 5), Disc(x + 12, -y, 5)), "cloth")


def _bike(pen: Pen, _joints: Joints, _values: tuple[str, ...]) -> None:
    for x in (-30, 50):
        pen.stroke(circle(Disc(x, -30, 28)), "iron", 3)
    tubes = (((-30, -30), (6, -26), (44, -84)), ((-30, -30), (-6, -80), (44, -78)), ((6, -26), (-10, -92)), ((50, -30), (42, -98), (52, -100)))
    for one in tubes:
        pen.stroke(line(*one), "iron", 3.4)
    pen.fill(limb(Disc(-20, -93, 3), Disc(0, -92, 3)), "shoe", rim=False)


def _water(pen: Pen, _joints: Joints, values: tuple[str, ...]) -> None:
    high = _num(values, 0, 100.0)
    pen.parts.append(
        f'<path d="M-62 {n(-high)}q8 -5 16 0t16 0t16 0t16 0t16 0t16 0t16 0t12 0V2H-62z" fill="{pen.colours["water"]}" fill-opacity=".55"/>'
    )


def _poles(pen: Pen, joints: Joints, _values: tuple[str, ...]) -> None:
    for name in ("hand_far", "hand"):
        hand = joints[name]
        pen.stroke(line((hand.x + 1, -hand.y - 4), (hand.x - 22, 0)), "iron", 2.4)


def _dumbbell(pen: Pen, at: Point, *, upright: bool = False) -> None:
    dx, dy = (0.0, 7.0) if upright else (7.0, 0.0)
    pen.stroke(line((at.x - dx, -at.y - dy), (at.x + dx, -at.y + dy)), "iron", 3.2)
    for way in (-1, 1):
        pen.fill(circle(Disc(at.x + way * dx, -at.y + way * dy, 5.2)), "iron")


def _dumbbells(pen: Pen, joints: Joints, values: tuple[str, ...]) -> None:
    both = values[:1] == ("both",)
    for name in ("hand", "hand_far") if both else ("hand",):
        _dumbbell(pen, joints[name], upright="up" in values)


def _pack(pen: Pen, joints: Joints, values: tuple[str, ...]) -> None:
    where = values[0] if values else "hand"
    if where == "hand":
        hand = joints["hand"]
        pen.stroke(line((hand.x, -hand.y), (hand.x, -hand.y + 10)), "band", 2.4)
        pen.fill(_bag(hand.x, hand.y - 24), "band")
    elif where == "chest":
        chest = joints["chest"].toward(joints["hand"], 0.45)
        pen.fill(_bag(chest.x + 2, chest.y), "band")
    elif where == "lap":
        lap = joints["hip"].toward(joints["knee"], 0.68)
        pen.fill(_bag(lap.x, lap.y + 21), "band")
    else:
        pen.fill(_bag(float(values[0]), float(values[1])), "band")


def _bag(x: float, y: float) -> str:
    return hull([Disc(x - 8, -y - 9, 5), Disc(x + 8, -y - 9, 5), Disc(x - 9, -y + 9, 5), Disc(x + 9, -y + 9, 5)])


def _between(pen: Pen, a: Point, b: Point, width: float = 3.0) -> None:
    pen.stroke(line((a.x, -a.y), (b.x, -b.y)), "band", width)


def _band(pen: Pen, joints: Joints, values: tuple[str, ...]) -> None:
    """From hand to hand, to the feet or the back, from an ankle or both hands to a place, or round the knees."""
    kind = values[0] if values else "hands"
    hands = (joints["hand_far"], joints["hand"])
    ends: dict[str, list[tuple[Point, Point]]] = {
        "hands": [hands],
        "foot": [(hand, joints["ball"]) for hand in hands],
        "feet": [(hands[0], joints["heel_far"]), (hands[1], joints["heel"])],
        "back": [(joints["chest"].to(-90, 10), hand) for hand in hands],
        "knees": [(joints["knee"].toward(joints["hip"], 0.12).to(-90, 6), joints["knee_far"].toward(joints["hip_far"], 0.12).to(90, 6))],
    }
    if kind == "ankle":
        ends[kind] = [(joints["ankle"], Point(float(values[1]), float(values[2])))]
    elif kind not in ends:
        ends[kind] = [(hand, Point(float(values[0]), float(values[1]))) for hand in hands]
    for a, b in ends[kind]:
        _between(pen, a, b, 4.0 if kind == "knees" else 3.0)


def _one_band(pen: Pen, joints: Joints, values: tuple[str, ...]) -> None:
    hand = joints["hand"]
    pen.stroke(line((hand.x, -hand.y), (float(values[0]), -float(values[1]))), "band", 3)


def _far_band(pen: Pen, joints: Joints, values: tuple[str, ...]) -> None:
    hand = joints["hand_far"]
    pen.stroke(line((hand.x, -hand.y), (float(values[0]), -float(values[1]))), "band", 3)


def _top_mat(pen: Pen, _joints: Joints, _values: tuple[str, ...]) -> None:
    """A mat seen from above, under somebody who lies on it."""
    pen.fill(box(-38, -178, 76, 178), "wood", rim=False)


def _anchor(pen: Pen, _joints: Joints, values: tuple[str, ...]) -> None:
    x, high = _num(values, 0, 60.0), _num(values, 1, 100.0)
    pen.fill(box(x, -max(high + 18, 130), 6, max(high + 18, 130)), "wood_edge", rim=False)


def _towel(pen: Pen, joints: Joints, values: tuple[str, ...]) -> None:
    where = values[0] if values else "hands"
    a = joints["hand"]
    b = joints["ball"] if where == "foot" else joints["hand_far"]
    pen.stroke(line((a.x, -a.y), (b.x, -b.y)), "cloth", 6)


def _ball(pen: Pen, joints: Joints, values: tuple[str, ...]) -> None:
    foot = joints["ball"].toward(joints["heel"], _num(values, 0, 0.4))
    pen.fill(circle(Disc(foot.x, -4.0, 5)), "cloth")


def _cloth(pen: Pen, joints: Joints, _values: tuple[str, ...]) -> None:
    x = joints["ball"].x
    pen.fill(box(x - 4, -1.4, 30, 3), "cloth", rim=False)


def _note(pen: Pen, joints: Joints, _values: tuple[str, ...]) -> None:
    """Music, beside the head."""
    x, y = joints["head"].x + 26, joints["head"].y + 2
    pen.fill(circle(Disc(x, -y, 3.4)), "arrow", rim=False)
    pen.stroke(line((x + 3, -y), (x + 3, -y - 15), (x + 10, -y - 11)), "arrow", 2)


def _press(pen: Pen, joints: Joints, values: tuple[str, ...]) -> None:
    """Two short arrows against each other at a joint: pressed without moving. ``press:joint,direction``."""
    from ownpace.figures.svg import arrow  # noqa: PLC0415 - the two draw with each other

    at, way = joints[values[0]], _num(values, 1, 90.0)
    arrow(pen, at.to(way + 180, 24), at.to(way + 180, 9), 0.0)
    arrow(pen, at.to(way, 24), at.to(way, 9), 0.0)


def _push(pen: Pen, joints: Joints, values: tuple[str, ...]) -> None:
    """One short arrow away from a joint. ``push:joint,direction``."""
    from ownpace.figures.svg import arrow  # noqa: PLC0415 - as above

    at, way = joints[values[0]], _num(values, 1, 90.0)
    arrow(pen, at.to(way, 8), at.to(way, 26), 0.0)


def _round(pen: Pen, joints: Joints, values: tuple[str, ...]) -> None:
    """Part of a circle round a joint, with a head: it turns. ``round:joint,radius``."""
    at, r = joints[values[0]], _num(values, 1, 12.0)
    pen.stroke(f"M{n(at.x - r)} {n(-at.y)}A{n(r)} {n(r)} 0 1 1 {n(at.x)} {n(-at.y + r)}", "arrow", 2.4)
    pen.fill(f"M{n(at.x - 6)} {n(-at.y + r)}l8 -5v10z", "arrow", rim=False)


BEHIND: Final[Mapping[str, Draw]] = {
    "chair": _chair, "front_chair": _front_chair, "stool": _stool, "table": _table, "wall": _wall, "door": _door, "step": _step, "stairs": _stairs,
    "hill": _hill, "mat": _mat, "bed": _bed, "pillow": _pillow, "bike": _bike, "anchor": _anchor, "cloth": _cloth, "top_mat": _top_mat,
}  # fmt: skip
BEFORE: Final[Mapping[str, Draw]] = {
    "water": _water, "poles": _poles, "dumbbell": _dumbbells, "pack": _pack, "band": _band, "one_band": _one_band, "far_band": _far_band,
    "towel": _towel, "ball": _ball, "note": _note, "press": _press, "push": _push, "round": _round,
}  # fmt: skip
