"""One body in two dimensions: a pose as directions of its segments, and where every joint then is. Lengths in centimetres, 170 cm tall.

Directions are those of the picture: 0 is down, 90 to the right (the way the figure faces from the side), 180 up. The trunk leans from
upright: 0 upright, 90 bent forward to the level, -90 lying on the back. From the front the figure faces the reader.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import acos, atan2, cos, degrees, hypot, radians, sin
from typing import Any, Final, NamedTuple

THIGH: Final = 42.0
SHIN: Final = 40.0
ANKLE: Final = 7.0
"""From the ankle to the sole."""
FOOT: Final = 15.0
"""From the ankle to the ball of the foot, along the foot."""
TOE: Final = 6.0
LUMBAR: Final = 22.0
THORAX: Final = 26.0
NECK: Final = 12.0
HEAD: Final = 11.0
"""Radius."""
UPPER: Final = 28.0
FORE: Final = 24.0
HAND: Final = 8.0
HIPS: Final = 8.5
"""From the middle to a hip, seen from the front."""
SHOULDERS: Final = 17.0
SEAT: Final = 39.0
"""Height of a chair's seat."""
SEATED: Final = 48.0
"""Height of the hips on it."""
FLAT: Final = 90.0
"""A foot that stands flat."""


class Point(NamedTuple):
    """A place; ``y`` is the height over the floor."""

    x: float
    y: float

    def to(self, direction: float, length: float) -> Point:
        """The place so far away in this direction."""
        return Point(self.x + length * sin(radians(direction)), self.y - length * cos(radians(direction)))

    def toward(self, other: Point, share: float) -> Point:
        """A place on the way to another one."""
        return Point(self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share)


@dataclass(frozen=True)
class Pose:
    """How a body stands, sits or lies. ``arms`` and ``legs``: the near one and the far one; from the front the left and the right of the picture.

    An arm is upper arm and forearm, a leg is thigh, shin and foot, each a direction. ``short`` shortens segments that point at the reader.
    """

    x: float = 0.0
    height: float | None = None
    """Of the hips; ``None`` lets the lowest point rest on the floor."""
    trunk: float = 0.0
    bend: float = 0.0
    """Of the upper trunk against the lower, forward."""
    head: float = 0.0
    """Of the head against the upper trunk, forward (from the front to the right)."""
    glide: float = 0.0
    """Of the head along its front, centimetres."""
    shrug: float = 0.0
    """Of the shoulders upwards, centimetres."""
    arms: tuple[tuple[float, float], tuple[float, float]] = ((0.0, 0.0), (0.0, 0.0))
    legs: tuple[tuple[float, float, float], tuple[float, float, float]] = ((0.0, 0.0, FLAT), (0.0, 0.0, FLAT))
    toes: float = 0.0
    """Of the near toes against the foot, upwards."""
    short: Mapping[str, float] = field(default_factory=dict)
    """Share of the length that is seen, by ``upper``, ``fore``, ``thigh``, ``shin``, each with ``_far`` for the other side."""
    ground: float = 0.0
    """What the lowest point rests on, where that is not the floor."""
    front: bool = False
    reach: tuple[float, float] | None = None
    """Where both hands are, or the near one where ``reach_far`` says where the other is; the arms follow."""
    reach_far: tuple[float, float] | None = None


LIMBS: Final = ("", "_far")


def joints(pose: Pose) -> dict[str, Point]:
    """Every joint by name; those of the far side end in ``_far``."""
    if pose.height is not None:
        return _build(pose, Point(pose.x, pose.height))
    placed = _build(replace(pose, reach=None, reach_far=None), Point(pose.x, 0.0))
    reaching = {"hand", "wrist", "elbow"} if pose.reach else set()
    lowest = min(_low({name: one for name, one in placed.items() if name.removesuffix("_far") not in reaching}))
    return _build(pose, Point(pose.x, pose.ground - lowest))


THICK: Final[Mapping[str, float]] = {
    "heel": 0.0, "ball": 0.0, "toe": 0.0, "knee": 6.0, "pelvis": 10.0, "chest": 11.0, "elbow": 4.5, "hand": 4.0, "head": HEAD, "wrist": 3.5,
    "hip": 9.0,
}  # fmt: skip
"""Flesh round a joint, where it can lie on the floor."""


def _low(found: Mapping[str, Point]) -> list[float]:
    return [one.y - THICK[name.removesuffix("_far")] for name, one in found.items() if name.removesuffix("_far") in THICK]


def _build(pose: Pose, pelvis: Point) -> dict[str, Point]:
    up = 180.0 - pose.trunk
    seen = pose.short.get("trunk", 1.0)
    waist = pelvis.to(up, LUMBAR * seen)
    high = up - pose.bend
    chest = waist.to(high, THORAX * 0.55 * seen)
    top = waist.to(high, THORAX * seen)
    tilt = high - pose.head
    base = top.to(high, 3.0).to(tilt - FLAT, pose.glide)
    head = base.to(tilt, NECK + HEAD * 0.55).to(tilt - FLAT, 0.0 if pose.front else 2.5)
    found = {"pelvis": pelvis, "waist": waist, "chest": chest, "top": top, "neck": base, "head": head}
    for side, name in enumerate(LIMBS):
        sign = (-1 if side == 0 else 1) if pose.front else 0
        shoulder = top.to(high, pose.shrug - 4.0).to(high - FLAT, sign * SHOULDERS)
        target = (pose.reach_far or pose.reach) if side else pose.reach
        upper, fore = pose.arms[side] if target is None else _toward(shoulder, Point(*target))
        elbow = shoulder.to(upper, UPPER * pose.short.get(f"upper{name}", 1.0))
        wrist = elbow.to(fore, FORE * pose.short.get(f"fore{name}", 1.0))
        found |= {f"shoulder{name}": shoulder, f"elbow{name}": elbow, f"wrist{name}": wrist}
        found[f"hand{name}"] = wrist.to(fore, HAND * max(0.5, pose.short.get(f"fore{name}", 1.0)))
        hip = pelvis.to(up - FLAT, sign * HIPS)
        thigh, shin, foot = pose.legs[side]
        knee = hip.to(thigh, THIGH * pose.short.get(f"thigh{name}", 1.0))
        ankle = knee.to(shin, SHIN * pose.short.get(f"shin{name}", 1.0))
        found |= {f"hip{name}": hip, f"knee{name}": knee, f"ankle{name}": ankle}
        if pose.front:
            found |= {f"heel{name}": ankle.to(0, ANKLE), f"ball{name}": ankle.to(0, ANKLE), f"toe{name}": ankle.to(0, ANKLE)}
        else:
            sole = foot - FLAT
            heel, ball = ankle.to(sole, ANKLE).to(foot + 180, 5.0), ankle.to(sole, ANKLE).to(foot, FOOT)
            found |= {f"heel{name}": heel, f"ball{name}": ball, f"toe{name}": ball.to(foot + (pose.toes if side == 0 else 0.0), TOE)}
    return found


def _toward(shoulder: Point, hand: Point) -> tuple[float, float]:
    """Directions of upper arm and forearm for a hand at this place; the elbow bends downwards and back."""
    lower = FORE + HAND
    far = min(hypot(hand.x - shoulder.x, hand.y - shoulder.y), UPPER + lower - 0.5)
    way = direction(shoulder, hand)
    lift = degrees(acos(max(-1.0, min(1.0, (UPPER**2 + far**2 - lower**2) / (2 * UPPER * far)))))
    upper = way - lift
    return upper, direction(shoulder.to(upper, UPPER), shoulder.to(way, far))


def angles(pose: Pose) -> dict[str, float]:
    """Angles of the joints in degrees: flexion is positive, straight is 0. From the front they are angles in the picture."""
    up = 180.0 - pose.trunk
    found = {"spine": pose.bend, "neck": pose.head, "trunk": pose.trunk, "shrug": pose.shrug * 3, "glide": pose.glide * 3}
    where = joints(pose)
    for side, name in enumerate(LIMBS):
        upper, fore = pose.arms[side]
        if pose.reach is not None:
            upper = direction(where[f"shoulder{name}"], where[f"elbow{name}"])
            fore = direction(where[f"elbow{name}"], where[f"wrist{name}"])
        thigh, shin, foot = pose.legs[side]
        found |= {
            f"shoulder{name}": _turn(upper - (up - 180.0 - pose.bend)),
            f"elbow{name}": _turn(fore - upper),
            f"hip{name}": _turn(thigh - (up - 180.0)),
            f"knee{name}": _turn(thigh - shin),
            f"ankle{name}": _turn(foot - shin - FLAT),
        }
    return found


def _turn(angle: float) -> float:
    """The same turn between -180 and 180."""
    return (angle + 180.0) % 360.0 - 180.0


def direction(a: Point, b: Point) -> float:
    """The direction from one place to another."""
    return degrees(atan2(b.x - a.x, a.y - b.y))


PLAIN: Final = ("x", "height", "trunk", "bend", "head", "glide", "shrug", "toes", "short", "ground")
"""What a data row gives as it is."""


def pose(row: Mapping[str, Any], *, front: bool = False) -> Pose:
    """Read a pose from a data row; raises ``KeyError`` for an unknown name."""
    if unknown := set(row) - {*PLAIN, "arm", "arm_far", "leg", "leg_far", "reach", "reach_far"}:
        raise KeyError(min(unknown))
    arm, leg = _limb(row.get("arm", (0, 0))), _foot(row.get("leg", (0, 0)))
    reach = {name: (float(row[name][0]), float(row[name][1])) for name in ("reach", "reach_far") if name in row}
    given: dict[str, Any] = {**reach, **{name: row[name] for name in PLAIN if name in row}}
    return Pose(
        **given,
        arms=(arm, _limb(row["arm_far"]) if "arm_far" in row else _mirrored(arm) if front else arm),
        legs=(leg, _foot(row["leg_far"]) if "leg_far" in row else (*_mirrored(leg[:2]), leg[2]) if front else leg),
        front=front,
    )


def _limb(row: Sequence[float]) -> tuple[float, float]:
    upper, fore = row
    return (upper, fore)


def _foot(row: Sequence[float]) -> tuple[float, float, float]:
    thigh, shin, *foot = row
    return (thigh, shin, foot[0] if foot else FLAT)


def _mirrored(limb: Sequence[float]) -> tuple[float, float]:
    return (-limb[0], -limb[1])
