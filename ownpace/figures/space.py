"""Points, turns and a camera in three dimensions. Lengths are centimetres, angles degrees.

The figure faces ``x``, ``y`` points up and ``z`` to the figure's right, which is the near side in a side view.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

Vec = tuple[float, float, float]
"""A point or a direction."""
Turn = tuple[Vec, Vec, Vec]
"""A rotation as the images of the three axes."""
Flat = tuple[float, float]
"""A point of the drawing: to the right, and down."""

STILL: Final[Turn] = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
TINY: Final = 1e-9


def add(one: Vec, other: Vec, times: float = 1.0) -> Vec:
    """``one`` plus ``other`` taken ``times`` times."""
    return one[0] + other[0] * times, one[1] + other[1] * times, one[2] + other[2] * times


def sub(one: Vec, other: Vec) -> Vec:
    """From ``other`` to ``one``."""
    return one[0] - other[0], one[1] - other[1], one[2] - other[2]


def dot(one: Vec, other: Vec) -> float:
    """The inner product."""
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


def cross(one: Vec, other: Vec) -> Vec:
    """The direction at right angles to both."""
    return one[1] * other[2] - one[2] * other[1], one[2] * other[0] - one[0] * other[2], one[0] * other[1] - one[1] * other[0]


def unit(one: Vec) -> Vec:
    """The same direction with length one; a zero vector points down."""
    length = math.sqrt(dot(one, one))
    return (0.0, -1.0, 0.0) if length < TINY else (one[0] / length, one[1] / length, one[2] / length)


def between(one: Vec, other: Vec, share: float) -> Vec:
    """The point at ``share`` of the way from ``one`` to ``other``."""
    return add(one, sub(other, one), share)


def turned(turn: Turn, point: Vec) -> Vec:
    """The point after the rotation."""
    a, b, c = turn
    x, y, z = point
    return a[0] * x + b[0] * y + c[0] * z, a[1] * x + b[1] * y + c[1] * z, a[2] * x + b[2] * y + c[2] * z


def then(outer: Turn, inner: Turn) -> Turn:
    """First ``inner``, then ``outer``."""
    return turned(outer, inner[0]), turned(outer, inner[1]), turned(outer, inner[2])


def seen_from(turn: Turn, point: Vec) -> Vec:
    """A direction in the coordinates of the rotated frame."""
    return dot(turn[0], point), dot(turn[1], point), dot(turn[2], point)


def about_x(degrees: float) -> Turn:
    """Turn about the forward axis: the right side goes down."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return (1.0, 0.0, 0.0), (0.0, c, s), (0.0, -s, c)


def about_y(degrees: float) -> Turn:
    """Turn about the upright axis: the front goes to the left."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return (c, 0.0, -s), (0.0, 1.0, 0.0), (s, 0.0, c)


def about_z(degrees: float) -> Turn:
    """Turn about the sideways axis: what hangs down swings forward."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return (c, s, 0.0), (-s, c, 0.0), (0.0, 0.0, 1.0)


def frame(down: Vec, hinge: Vec) -> Turn:
    """The frame of a bone that points ``down`` and bends about ``hinge``."""
    y = unit((-down[0], -down[1], -down[2]))
    x = unit(cross(y, hinge))
    return x, y, cross(x, y)


def apart(one: Turn, other: Turn) -> float:
    """The angle of the rotation that leads from one frame to the other."""
    trace = dot(one[0], other[0]) + dot(one[1], other[1]) + dot(one[2], other[2])
    return math.degrees(math.acos(max(-1.0, min(1.0, (trace - 1) / 2))))


def reach(root: Vec, target: Vec, lengths: tuple[float, float], towards: Vec) -> tuple[Vec, Vec, float]:
    """Two bones from ``root`` to ``target`` with the middle joint pointing ``towards``: middle, end, and the centimetres that are missing."""
    first, second = lengths
    line = sub(target, root)
    far = math.sqrt(dot(line, line))
    held = min(max(far, abs(first - second) + 0.5), first + second - 0.05)
    along = unit(line)
    side = unit(add(towards, along, -dot(towards, along)))
    base = (first * first - second * second + held * held) / (2 * held)
    height = math.sqrt(max(first * first - base * base, 0.0))
    return add(add(root, along, base), side, height), add(root, along, held), far - held


@dataclass(frozen=True, slots=True)
class Camera:
    """A far-away eye: ``yaw`` 0 sees the right side and 90 the front, ``pitch`` looks down from above."""

    right: Vec
    up: Vec
    towards: Vec

    @classmethod
    def at(cls, yaw: float, pitch: float) -> Camera:
        """The camera of two angles in degrees."""
        cy, sy = math.cos(math.radians(yaw)), math.sin(math.radians(yaw))
        cp, sp = math.cos(math.radians(pitch)), math.sin(math.radians(pitch))
        return cls((cy, 0.0, -sy), (-sy * sp, cp, -cy * sp), (sy * cp, sp, cy * cp))

    def flat(self, point: Vec) -> Flat:
        """Where a point is drawn."""
        return dot(point, self.right), -dot(point, self.up)

    def near(self, point: Vec) -> float:
        """How near the viewer; more is nearer."""
        return dot(point, self.towards)
