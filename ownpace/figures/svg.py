"""A pose as a drawing: things behind, the far limbs, trunk and head, the near limbs, things in front, and an arrow along what moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import hypot
from typing import Final

from ownpace.figures import props
from ownpace.figures.shapes import Disc, circle, hull, limb, n
from ownpace.figures.skeleton import HEAD, LIMBS, Point, Pose, direction

RADII: Final = {
    "hip": 9.6, "knee": 7.0, "ankle": 4.8, "shoulder": 7.0, "elbow": 5.3, "wrist": 4.0, "hand": 4.4, "heel": 4.4, "ball": 3.9, "toe": 3.0,
}  # fmt: skip
HALF: Final = 0.5
"""A thigh that is seen shorter than this points at the reader and lies in front of the trunk."""
UPRIGHT: Final = 60.0
"""Degrees; who leans less than this sits or stands."""
MARGIN: Final = 9.0
LEAST: Final = 12.0
"""Centimetres; what moves less gets no arrow of its own."""
TRAVEL: Final = 60.0
"""Centimetres; who moves farther has gone somewhere else, which needs no arrow."""
ENDS: Final = ("hand", "hand_far", "heel", "heel_far", "pelvis", "head", "knee", "knee_far", "elbow", "elbow_far")
"""What an arrow may follow, those that tell most first."""
Joints = Mapping[str, Point]


def disc(joints: Joints, name: str, grow: float = 0.0) -> Disc:
    """A joint in picture units, which count downwards."""
    place = joints[name]
    return Disc(place.x, -place.y, RADII[name.removesuffix("_far")] + grow)


class Pen:
    """Collects paths; every piece of the body has a rim in the colour of the paper, so that crossing limbs stay apart."""

    def __init__(self, colours: Mapping[str, str]) -> None:
        """Start with nothing drawn."""
        self.colours = colours
        self.parts: list[str] = []

    def fill(self, path: str, colour: str, *, rim: bool = True) -> None:
        """A filled piece."""
        edge = self.colours["edge"]
        stroke = f' stroke="{edge or self.colours["halo"]}" stroke-width="{"1.1" if edge else "1.6"}"' if rim else ""
        self.parts.append(f'<path d="{path}" fill="{self.colours.get(colour, colour)}"{stroke}/>')

    def stroke(self, path: str, colour: str, width: float, *, dash: str = "") -> None:
        """A line."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        look = 'stroke-linecap="round" stroke-linejoin="round"'
        self.parts.append(f'<path d="{path}" fill="none" stroke="{self.colours.get(colour, colour)}" stroke-width="{n(width)}" {look}{dashed}/>')


def body(pen: Pen, pose: Pose, joints: Joints, works: Sequence[str]) -> None:
    """The figure. ``works`` names what is coloured as working: ``arm``, ``leg``, ``trunk``, ``foot``, ``shoulder``; with ``_far`` those behind."""
    if pose.front:
        forward = pose.short.get("thigh", 1.0) < HALF
        for side in () if forward else LIMBS:
            _leg(pen, joints, side, works, near=True)
        _trunk(pen, pose, joints, works)
        for side in LIMBS if forward else ():
            _leg(pen, joints, side, works, near=True)
        _head(pen, pose, joints, works)
        _arm(pen, joints, "", works, near=True)
        _arm(pen, joints, "_far", works, near=True)
        return
    _arm(pen, joints, "_far", works, near=False)
    _leg(pen, joints, "_far", works, near=False)
    seated = joints["knee"].y > joints["pelvis"].y - LEAST and abs(pose.trunk) < UPRIGHT
    if not seated:
        _leg(pen, joints, "", works, near=True)
    _trunk(pen, pose, joints, works)
    if seated:
        _leg(pen, joints, "", works, near=True)
    _head(pen, pose, joints, works)
    _arm(pen, joints, "", works, near=True)


def _leg(pen: Pen, joints: Joints, side: str, works: Sequence[str], *, near: bool) -> None:
    tone = "" if near else "_far"
    colour = f"work{tone}" if f"leg{side}" in works else f"trousers{tone}"
    foot = f"work{tone}" if f"foot{side}" in works else "shoe"
    if joints[f"heel{side}"] == joints[f"toe{side}"]:
        at = joints[f"heel{side}"]
        pen.fill(hull([Disc(at.x - 3, -at.y - 4, 4.4), Disc(at.x + 3, -at.y - 4, 4.4), Disc(at.x, -at.y - 8, 4.8)]), foot)
    else:
        pen.fill(hull([disc(joints, f"heel{side}"), disc(joints, f"ball{side}"), disc(joints, f"ankle{side}")]), foot)
        pen.fill(limb(disc(joints, f"ball{side}"), disc(joints, f"toe{side}")), foot, rim=False)
    shin = f"work{tone}" if f"shin{side}" in works else colour
    pen.fill(limb(disc(joints, f"knee{side}"), disc(joints, f"ankle{side}")), shin)
    pen.fill(limb(disc(joints, f"hip{side}"), disc(joints, f"knee{side}")), colour)


def _arm(pen: Pen, joints: Joints, side: str, works: Sequence[str], *, near: bool) -> None:
    tone = "" if near else "_far"
    working = f"arm{side}" in works
    skin = f"work{tone}" if working or f"fore{side}" in works else f"skin{tone}"
    pen.fill(limb(disc(joints, f"elbow{side}"), disc(joints, f"wrist{side}")), skin)
    pen.fill(limb(disc(joints, f"wrist{side}"), disc(joints, f"hand{side}")), f"skin{tone}", rim=False)
    pen.fill(limb(disc(joints, f"shoulder{side}"), disc(joints, f"elbow{side}")), skin)
    half = joints[f"shoulder{side}"].toward(joints[f"elbow{side}"], 0.5)
    sleeve = limb(disc(joints, f"shoulder{side}", 0.6), Disc(half.x, -half.y, 6.9))
    pen.fill(sleeve, f"work{tone}" if working or "shoulder" in works else f"shirt{tone}")


def _trunk(pen: Pen, pose: Pose, joints: Joints, works: Sequence[str]) -> None:
    pelvis, waist, chest, top = (joints[name] for name in ("pelvis", "waist", "chest", "top"))
    wide = 1.0 if pose.front else 0.0
    across = [direction(pelvis, waist) - 90, direction(waist, top) - 90]

    def row(at: Point, axis: float, half: float, r: float) -> list[Disc]:
        step = half * wide
        return [Disc(p.x, -p.y, r) for p in (at.to(axis, step), at.to(axis + 180, step))]

    hips = row(pelvis, across[0], 6.5, 10.4)
    low, high = row(waist, across[0], 5.0, 10.0), row(chest, across[1], 8.5, 11.2)
    shoulders = [Disc(joints[name].x, -joints[name].y, 7.2) for name in ("shoulder", "shoulder_far")]
    colour = "work" if "trunk" in works else "shirt"
    pen.fill(hull([*hips, *row(pelvis.toward(waist, 0.4), across[0], 5.5, 10.0)]), "work" if "hips" in works else "trousers")
    pen.fill(hull([*row(pelvis.toward(waist, 0.45), across[0], 5.5, 10.2), *low]), colour, rim=False)
    pen.fill(hull([*low, *high]), colour, rim=False)
    pen.fill(hull([*high, *shoulders, Disc(top.x, -top.y, 8.4)]), "work" if "shoulder" in works else colour, rim=False)


def _head(pen: Pen, pose: Pose, joints: Joints, works: Sequence[str]) -> None:
    neck, head = joints["neck"], joints["head"]
    skin = "work" if "neck" in works else "skin"
    pen.fill(limb(Disc(joints["top"].x, -joints["top"].y, 5.6), Disc(neck.toward(head, 0.5).x, -neck.toward(head, 0.5).y, 5.0)), skin)
    up = 180.0 - pose.trunk - pose.bend - pose.head
    ahead = up - 90
    crown = head.to(up, 1.5)
    if pose.front:
        pen.fill(hull([Disc(crown.x, -crown.y, HEAD - 1), Disc(head.to(up + 180, 5).x, -head.to(up + 180, 5).y, 7.5)]), "skin")
        top = head.to(up, 4)
        pen.fill(_cap(top, up, HEAD - 0.6), "hair", rim=False)
        for side in (-1, 1):
            eye = head.to(ahead, 3.6 * side).to(up + 180, 0.5)
            pen.fill(circle(Disc(eye.x, -eye.y, 0.9)), "shoe", rim=False)
        return
    chin, nose = head.to(up + 180, 5.5).to(ahead, 3.5), head.to(ahead, HEAD - 0.6).to(up + 180, 1.5)
    pen.fill(hull([Disc(crown.x, -crown.y, HEAD - 0.8), Disc(chin.x, -chin.y, 5.2), Disc(nose.x, -nose.y, 1.6)]), "skin")
    back = head.to(ahead + 180, 2.5).to(up, 3)
    pen.fill(_cap(back, up + 38, HEAD), "hair", rim=False)
    if pen.colours["worn"] == "bun":
        bun = head.to(ahead + 180, HEAD + 1).to(up, 4)
        pen.fill(circle(Disc(bun.x, -bun.y, 4.6)), "hair", rim=False)
    ear = head.to(ahead + 180, 1.0).to(up + 180, 1.5)
    pen.fill(circle(Disc(ear.x, -ear.y, 1.9)), "skin_far", rim=False)


def _cap(at: Point, up: float, r: float) -> str:
    """Half a disc, its round side in this direction."""
    a, b = at.to(up - 90, r), at.to(up + 90, r)
    return f"M{n(a.x)} {n(-a.y)}A{n(r)} {n(r)} 0 0 0 {n(b.x)} {n(-b.y)}Q{n(at.to(up + 180, 2).x)} {n(-at.to(up + 180, 2).y)} {n(a.x)} {n(-a.y)}z"


def arrow(pen: Pen, a: Point, b: Point, bow: float = 0.18) -> None:
    """A curved arrow from one place to another."""
    length = hypot(b.x - a.x, b.y - a.y)
    if length < 1:
        return
    side = Point((a.x + b.x) / 2 - (b.y - a.y) * bow, (a.y + b.y) / 2 + (b.x - a.x) * bow)
    pen.stroke(f"M{n(a.x)} {n(-a.y)}Q{n(side.x)} {n(-side.y)} {n(b.x)} {n(-b.y)}", "arrow", 2.6)
    heading = direction(side, b)
    left, right = b.to(heading + 155, 8.5), b.to(heading - 155, 8.5)
    tip = b.to(heading, 2)
    pen.fill(f"M{n(tip.x)} {n(-tip.y)}L{n(left.x)} {n(-left.y)}L{n(right.x)} {n(-right.y)}z", "arrow", rim=False)


def moved(before: Joints, after: Joints) -> str:
    """The joint whose way an arrow follows: the first of those that moved nearly the farthest; empty where hardly anything moved."""
    ways = {name: hypot(after[name].x - before[name].x, after[name].y - before[name].y) for name in ENDS}
    far = max(ways.values())
    return next(name for name in ENDS if ways[name] >= 0.72 * far) if far >= LEAST and ways["pelvis"] < TRAVEL else ""


def frame(points: Iterable[Point], floor: float = 0.0) -> tuple[float, float, float, float]:
    """What must be seen: left, top, width and height in picture units, the floor with it."""
    all_ = list(points)
    left, right = min(p.x for p in all_) - MARGIN, max(p.x for p in all_) + MARGIN
    top = max(p.y for p in all_) + MARGIN + 3
    return left, -top, right - left, top - floor + MARGIN


def scene(pen: Pen, pose: Pose, joints: Joints, things: Sequence[str], works: Sequence[str]) -> None:
    """Things behind, the figure, and things in front."""
    for thing in things:
        props.behind(pen, thing, joints)
    body(pen, pose, joints, works)
    for thing in things:
        props.before(pen, thing, joints)


def whole(view: tuple[float, float, float, float], inner: str) -> str:
    """One self-contained drawing."""
    left, top, wide, high = view
    box = f"{n(left)} {n(top)} {n(wide)} {n(high)}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{inner}</svg>'
