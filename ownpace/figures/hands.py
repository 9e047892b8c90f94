"""A hand from close by: a forearm from the left, a palm, four fingers and a thumb. For what is too small to see on a whole figure.

``top`` looks at the back of the hand, otherwise from the thumb's side. ``wrist`` turns the hand up, ``curl`` closes the fingers (0 straight,
1 a fist; one number, or one for each finger from the first), ``spread`` parts them, ``thumb`` turns the thumb in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ownpace.figures.shapes import Disc, box, circle, hull, limb, line
from ownpace.figures.skeleton import Point

if TYPE_CHECKING:
    from ownpace.figures.svg import Pen

VIEW: Final = (-42.0, -46.0, 100.0, 80.0)
BONES: Final = (12.0, 8.5, 6.5)
CURL: Final = (72.0, 88.0, 62.0)
"""Degrees that each joint of a finger bends when the fist is closed."""
FINGERS: Final = 4


def _each(value: Any) -> list[float]:  # noqa: ANN401 - a number, or one for each finger
    return [float(one) for one in value] if isinstance(value, list) else [float(value)] * FINGERS


def draw(pen: Pen, row: Mapping[str, Any]) -> None:
    """The hand, what it rests on, and what it holds."""
    things = tuple(row.get("things", ()))
    if "table" in things:
        pen.fill(box(-62, 13, 74 if "edge" in things else 124, 7), "wood", rim=False)
    if row.get("top"):
        _top(pen, row)
    else:
        _side(pen, row, things)


def _side(pen: Pen, row: Mapping[str, Any], things: tuple[str, ...]) -> None:
    wrist = Point(-10.0, 2.0)
    turn = 90.0 + float(row.get("wrist", 0.0))
    knuckle = wrist.to(turn, 24)
    pen.fill(limb(Disc(-64, 0, 12), Disc(wrist.x, -wrist.y, 9)), "skin")
    for place, curl in reversed(list(enumerate(_each(row.get("curl", 0.1))))):
        at, way = knuckle.to(turn - 90, 1.5 * (place - 1.5)), turn + 2.0 * (1.5 - place)
        for bone, bend in zip(BONES, CURL, strict=True):
            way -= bend * curl
            end = at.to(way, bone)
            pen.fill(limb(Disc(at.x, -at.y, 5.2), Disc(end.x, -end.y, 4.5)), "skin_far" if place > 1 else "skin")
            at = end
    pen.fill(
        hull([Disc(wrist.x, -wrist.y, 9), Disc(knuckle.x, -knuckle.y, 7.2), Disc(knuckle.to(turn - 180, 6).x, -knuckle.to(turn - 180, 6).y, 8.4)]),
        "skin",
    )
    for thing in things:
        _hold(pen, thing, knuckle, turn)
    base = wrist.to(turn, 10).to(turn - 90, 3)
    bend = float(row.get("thumb", 0.0))
    way = turn + 28 - 70 * bend
    tip = base.to(way, 15)
    last = tip.to(way - 40 * bend, 10)
    pen.fill(limb(Disc(base.x, -base.y, 5.6), Disc(tip.x, -tip.y, 4.5)), "skin")
    pen.fill(limb(Disc(tip.x, -tip.y, 4.5), Disc(last.x, -last.y, 3.8)), "skin", rim=False)
    if "other" in things:
        pen.fill(limb(Disc(knuckle.x - 34, -46, 8), Disc(knuckle.x - 4, -24, 8)), "skin_far")
        pen.fill(limb(Disc(knuckle.x - 12, -22, 5.5), Disc(knuckle.x + 10, -16, 4.6)), "skin_far")


def _hold(pen: Pen, thing: str, knuckle: Point, turn: float) -> None:
    palm = knuckle.to(turn - 90, 11).to(turn, 3)
    if thing == "socks":
        pen.fill(circle(Disc(palm.x, -palm.y, 11)), "cloth")
    elif thing == "dumbbell":
        for way in (-1, 1):
            end = palm.to(turn - 90, 0).to(turn + 90, 15 * way)
            pen.fill(circle(Disc(end.x, -end.y, 8)), "iron")
        pen.stroke(line((palm.to(turn + 90, 15).x, -palm.to(turn + 90, 15).y), (palm.to(turn + 90, -15).x, -palm.to(turn + 90, -15).y)), "iron", 6)
    elif thing == "book":
        pen.fill(box(palm.x - 4, -palm.y - 10, 9, 40), "band")
    elif thing == "round":
        pen.stroke(f"M{palm.x - 6:.0f} -34a14 14 0 1 1 12 6", "arrow", 2.6)
        pen.fill(f"M{palm.x + 2:.0f} -27l9 -6l2 9z", "arrow", rim=False)


def _top(pen: Pen, row: Mapping[str, Any]) -> None:
    """The back of the hand, or the palm where ``palm`` is set."""
    wrist, spread = Point(-12.0, 0.0), float(row.get("spread", 4.0))
    turn = 90.0 + float(row.get("turn", 0.0))
    pen.fill(limb(Disc(-64, 0, 13), Disc(wrist.x, 0, 10)), "skin")
    curls = _each(row.get("curl", 0.0))
    tips = []
    for place in range(FINGERS):
        offset = (1.5 - place) * 8.2
        at = wrist.to(turn, 27).to(turn + 90, offset)
        way = turn + (1.5 - place) * spread
        length = (27.0 if place in {1, 2} else 23.0) * (1 - 0.62 * curls[place])
        end = at.to(way, length)
        tips.append(end)
        pen.fill(limb(Disc(at.x, -at.y, 4.6), Disc(end.x, -end.y, 4.0)), "work" if place in row.get("work", ()) else "skin")
    corners = [wrist.to(turn + 90, 8), wrist.to(turn - 90, 8), wrist.to(turn, 25).to(turn + 90, 11), wrist.to(turn, 25).to(turn - 90, 11)]
    pen.fill(hull([Disc(p.x, -p.y, 5) for p in corners]), "skin_far" if row.get("palm") else "skin")
    base = wrist.to(turn, 8).to(turn + 90, 11)
    touch = row.get("touch")
    tip = tips[int(touch)] if touch is not None else base.to(turn + 42 - 60 * float(row.get("thumb", 0.0)), 24)
    middle = base.toward(tip, 0.5).to(turn + 90, 6 if touch is not None else 2)
    pen.fill(limb(Disc(base.x, -base.y, 5.6), Disc(middle.x, -middle.y, 4.8)), "skin")
    pen.fill(limb(Disc(middle.x, -middle.y, 4.8), Disc(tip.x, -tip.y, 4.0)), "skin", rim=False)
    things = tuple(row.get("things", ()))
    if "band" in things:
        ring = [*tips, tip]
        path = hull([Disc(p.x - 3, -p.y, 4.5) for p in ring])
        pen.stroke(path, "band", 3)
    if "other" in things:
        far = max(p.x for p in tips)
        pen.fill(limb(Disc(far + 22, 22, 9), Disc(far - 6, 16, 8)), "skin_far")
        pen.fill(limb(Disc(far - 6, 14, 5), Disc(far - 16, -12, 4.6)), "skin_far")
    if "round" in things:
        pen.stroke("M30 -40a16 16 0 1 1 -2 16", "arrow", 2.6)
        pen.fill("M22 -26l10 -2l-4 9z", "arrow", rim=False)
