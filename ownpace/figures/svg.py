"""A row as SVG: one position, or both side by side. The same row gives the same bytes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, Final

from ownpace.figures import close
from ownpace.figures.body import Skeleton, skeleton
from ownpace.figures.figure import Layer, layers
from ownpace.figures.paint import palette
from ownpace.figures.props import Piece, pieces, place
from ownpace.figures.rows import Row
from ownpace.figures.shapes import blob, polygon, spot, units
from ownpace.figures.space import Camera, Flat

HALO: Final = 7
ARROW_WIDTH: Final = 2.4
ARROW_HEAD: Final = 6.5
LEAST: Final = 17.0
"""The shortest arrow of a movement."""
MARGIN: Final = 4.0
GAP: Final = 30.0
"""Centimetres between the two positions of a pair."""
WIDE: Final = 1.5
"""Pictures that are wider than this are put one above the other."""
SPACE: Final = 'xmlns="http://www.w3.org/2000/svg"'
ROUND: Final = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
POSITIONS: Final = ("start", "end")

Frame = tuple[float, float, float, float]
"""Left, top, right and bottom in centimetres of the drawing."""

FRAMES: Final[Mapping[str, tuple[tuple[str, ...], float]]] = {
    "upper": (("pelvis", "head", "elbow", "hand", "shoulder"), 13),
    "head": (("chest", "head", "shoulder"), 15),
    "lower": (("knee", "toe", "heel"), 12),
    "foot": (("ankle", "toe", "heel"), 13),
}
"""Joints that must be seen when only a part of the figure is shown, and the room round them in centimetres."""
ROOM: Final = {
    "head": 15.0,
    "hip": 11.0,
    "shoulder": 8.0,
    "knee": 8.0,
    "elbow": 6.0,
    "hand": 6.0,
    "ankle": 6.0,
    "heel": 5.0,
    "toe": 4.0,
    "joint": 10.0,
    "tip": 10.0,
    "wrist": 10.0,
}


def one(row: Row, position: str, style: str) -> str:
    """One position as a whole document."""
    frame = window(row)
    return document(frame, content(row, position, style, frame))


def document(frame: Frame, inner: str) -> str:
    """A whole document that shows a frame."""
    return f'<svg {SPACE} viewBox="{_box(frame)}" {ROUND}>{inner}</svg>'


def both(row: Row, style: str) -> str:
    """Start and end with a small arrow between them: beside each other, and below each other where the picture is wide."""
    frame = window(row)
    left, top, right, bottom = frame
    wide, high = right - left, bottom - top
    stacked = wide / high > WIDE
    gap = GAP * (wide / 230 if stacked else high / 200)
    dx, dy = (0.0, high + gap) if stacked else (wide + gap, 0.0)
    colours = palette(style, row.person)
    middle = (wide / 2, high + gap / 2) if stacked else (wide + gap / 2, high / 2)
    reach = gap * 0.32
    ends = (
        [(middle[0], middle[1] - reach), (middle[0], middle[1] + reach)]
        if stacked
        else [(middle[0] - reach, middle[1]), (middle[0] + reach, middle[1])]
    )
    size = f'width="{units(wide)}" height="{units(high)}" viewBox="{_box(frame)}"'
    inner = "".join(
        f'<svg x="{units(x)}" y="{units(y)}" {size}>{content(row, position, style, frame)}</svg>'
        for position, x, y in zip(POSITIONS, (0.0, dx), (0.0, dy), strict=True)
    )
    between = _arrow(ends, {**colours, "arrow": colours["edge"]}, gap / 30)
    return f'<svg {SPACE} viewBox="0 0 {units(wide + dx)} {units(high + dy)}" {ROUND}>{inner}{between}</svg>'


def _box(frame: Frame) -> str:
    left, top, right, bottom = frame
    return f"{units(left)} {units(top)} {units(right - left)} {units(bottom - top)}"


def content(row: Row, position: str, style: str, frame: Frame, seen: tuple[Mapping[str, Any], Skeleton] | None = None) -> str:
    """Everything inside the document of one position; ``seen`` is a pose and a figure in the place of the position's own, without arrows."""
    camera, colours = Camera.at(*row.view), palette(style, row.person)
    pose = row.start if position == "start" else row.end
    pose, body = seen or (pose, posed(pose))
    drawn = [(part.depth, painted(part, colours)) for part in _parts(row, pose, body, camera)]
    drawn += [(piece.depth, piece.svg) for piece in _pieces(row, camera, body, colours, position)]
    if not any(prop["kind"] in {"bed", "floor", "hill"} for prop in row.props) and not {"hands", "feet"} & pose.keys():
        drawn.append((-99.0, _ground(camera, colours, frame)))
    if position == "end" and seen is None:
        size = max(0.45, min(1.1, max((frame[3] - frame[1]) / 180, (frame[2] - frame[0]) / 220)))
        drawn += [(99.0, _arrow(_long(_way(row, arrow, camera), LEAST * size), colours, size)) for arrow in row.arrows]
    return "".join(svg for _, svg in sorted(drawn, key=lambda one: one[0]))


def posed(pose: Mapping[str, Any]) -> Skeleton:
    """Where everything is: the whole figure, or hands or feet seen close."""
    return close.hands(pose) if "hands" in pose else close.feet(pose) if "feet" in pose else skeleton(pose)


def _parts(row: Row, pose: Mapping[str, Any], body: Skeleton, camera: Camera) -> list[Layer]:
    if "hands" in pose:
        return close.layers(body, pose, camera, row.glow)
    return close.foot_layers(body, pose, camera, row.glow) if "feet" in pose else layers(body, camera, row.glow, row.person)


def _pieces(row: Row, camera: Camera, body: Skeleton, colours: Mapping[str, str], position: str) -> Iterable[Piece]:
    return (
        piece
        for prop in row.props
        if prop.get("only", position) == position
        for piece in pieces({k: v for k, v in prop.items() if k != "only"}, camera, body, colours)
    )


def painted(part: Layer, colours: Mapping[str, str]) -> str:
    """A layer with a rim in the colour of the page, so that crossing limbs stay apart."""
    out = [f'<path d="{"".join(path for path, _ in part.shapes)}" stroke="{colours["halo"]}" stroke-width="{HALO}"/>']
    run: list[str] = []
    for i, (path, colour) in enumerate(part.shapes):
        run.append(path)
        if i + 1 == len(part.shapes) or colours[part.shapes[i + 1][1]] != colours[colour]:
            out.append(f'<path d="{"".join(run)}" fill="{colours[colour]}"/>')
            run = []
    return "".join(out)


@cache
def window(row: Row) -> Frame:
    """What both pictures of a row show: both bodies and every prop, or the part that is named."""
    camera, colours = Camera.at(*row.view), palette("colour", row.person)
    found: list[Flat] = []
    for position, pose in zip(POSITIONS, (row.start, row.end), strict=True):
        body = posed(pose)
        if row.frame in FRAMES:
            names, room = FRAMES[row.frame]
            points = [(camera.flat(point), room) for name, point in body.at.items() if name.partition("_")[0] in names]
        else:
            points = [(camera.flat(point), ROOM[name.partition("_")[0]]) for name, point in body.at.items() if name.partition("_")[0] in ROOM]
            found += [corner for piece in _pieces(row, camera, body, colours, position) for corner in piece.corners]
        found += [(x + s * room, y + s * room) for (x, y), room in points for s in (1, -1)]
    if row.arrows:
        found += [(x + s * 5, y + s * 5) for arrow in row.arrows for x, y in _way(row, arrow, camera) for s in (1, -1)]
    left, right = min(x for x, _ in found), max(x for x, _ in found)
    top, bottom = min(y for _, y in found), max(y for _, y in found)
    if row.frame == "whole":
        least = max(0.0, 70.0 - (right - left)) / 2
        left, right = left - least - MARGIN, right + least + MARGIN
        top, bottom = top - MARGIN, bottom + MARGIN
    return left, top, right, bottom


def _ground(camera: Camera, colours: Mapping[str, str], frame: Frame) -> str:
    back, front = camera.flat((0, 0, -24))[1], camera.flat((0, 0, 24))[1]
    half = max((front - back) / 2, 3.5)
    ends = [((frame[0] + half + 1, (back + front) / 2), half), ((frame[2] - half - 1, (back + front) / 2), half)]
    return f'<path d="{blob(ends)}" fill="{colours["floor"]}"/>'


def _way(row: Row, arrow: Mapping[str, Any], camera: Camera) -> list[Flat]:
    """The points of an arrow: along the way of a joint from start to end, through given points, or round a joint."""
    off = arrow.get("off", (0, 0))
    if "round" in arrow:
        x, y = _shift(camera.flat(place(posed(row.end), arrow["round"])), off)
        r, begin, sweep = float(arrow.get("r", 10)), float(arrow.get("from", 200)), float(arrow.get("sweep", 260))
        steps = [math.radians(begin + sweep * i / 12) for i in range(13)]
        return [(x + r * math.cos(a), y + r * math.sin(a)) for a in steps]
    if "through" in arrow:
        body = posed(row.end)
        return [_shift(camera.flat(place(body, said)), off) for said in arrow["through"]]
    low, high = arrow.get("span", (0.15, 0.95))
    joint, bodies = arrow["joint"], (posed(row.start), posed(row.end))
    first, last = (camera.flat(body.at[joint]) for body in bodies)
    roots = [camera.flat(body.at[_root(joint)]) for body in bodies]
    middle = ((roots[0][0] + roots[1][0]) / 2, (roots[0][1] + roots[1][1]) / 2)
    return [_shift(_swing(first, last, middle, share), off) for share in (low, (low + high) / 2, high)]


ROOTS: Final[Mapping[str, str]] = {
    "hand": "shoulder", "elbow": "shoulder", "wrist": "shoulder", "knee": "hip", "ankle": "hip", "toe": "hip", "ball": "hip", "heel": "hip",
    "tip": "wrist", "palm": "wrist",
}  # fmt: skip
"""The joint about which another swings; without one here the waist."""


def _root(joint: str) -> str:
    name, _, rest = joint.partition("_")
    return f"{ROOTS[name]}_{rest[-1]}" if name in ROOTS else "waist"


def _swing(first: Flat, last: Flat, root: Flat, share: float) -> Flat:
    """A point between two, on the bow about the root where the distance from it stays alike."""
    x, y = first[0] + (last[0] - first[0]) * share, first[1] + (last[1] - first[1]) * share
    long = [math.hypot(point[0] - root[0], point[1] - root[1]) for point in (first, last)]
    here = math.hypot(x - root[0], y - root[1])
    wanted = long[0] + (long[1] - long[0]) * share
    if here < 0.3 * wanted:
        return x, y
    grown = min(wanted / here, 1.35)
    return root[0] + (x - root[0]) * grown, root[1] + (y - root[1]) * grown


def _long(points: list[Flat], least: float) -> list[Flat]:
    """The way drawn out round its middle, so that a small movement still has an arrow that is seen."""
    length = sum(math.dist(one, other) for one, other in pairwise(points))
    if not 0 < length < least:
        return points
    x, y = points[len(points) // 2]
    return [(x + (one[0] - x) * least / length, y + (one[1] - y) * least / length) for one in points]


def _shift(point: Flat, off: Sequence[float]) -> Flat:
    return point[0] + off[0], point[1] - off[1]


def _arrow(points: Sequence[Flat], colours: Mapping[str, str], size: float = 1.0) -> str:
    """A line with a head; three points make a bow."""
    tip, before = points[-1], points[-2]
    dx, dy = tip[0] - before[0], tip[1] - before[1]
    if len(points) == 3:
        control = tuple(2 * points[1][i] - (points[0][i] + tip[i]) / 2 for i in (0, 1))
        dx, dy = tip[0] - control[0], tip[1] - control[1]
        length = math.hypot(dx, dy) or 1.0
        neck = (tip[0] - dx / length * ARROW_HEAD * size * 0.7, tip[1] - dy / length * ARROW_HEAD * size * 0.7)
        data = f"M{spot(points[0])}Q{spot((control[0], control[1]))} {spot(neck)}"
    else:
        length = math.hypot(dx, dy) or 1.0
        neck = (tip[0] - dx / length * ARROW_HEAD * size * 0.7, tip[1] - dy / length * ARROW_HEAD * size * 0.7)
        data = "M" + "L".join(spot(point) for point in (*points[:-1], neck))
    ux, uy = dx / length, dy / length
    head, half = ARROW_HEAD * size, ARROW_HEAD * size * 0.62
    base = (tip[0] - ux * head, tip[1] - uy * head)
    tri = polygon([tip, (base[0] - uy * half, base[1] + ux * half), (base[0] + uy * half, base[1] - ux * half)])
    wide = units(ARROW_WIDTH * size)
    return (
        f'<g stroke="{colours["page"]}"><path d="{data}" stroke-width="{wide + 9}"/><path d="{tri}" stroke-width="9"/></g>'
        f'<path d="{data}" stroke="{colours["arrow"]}" stroke-width="{wide}"/><path d="{tri}" fill="{colours["arrow"]}"/>'
    )
