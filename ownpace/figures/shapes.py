"""Flat shapes as path data. Every shape is the skin stretched over a few circles, so that limbs end round."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final

from ownpace.figures.space import Flat

Circle = tuple[Flat, float]
"""Centre and radius in centimetres of the drawing."""

GRAIN: Final = 5
"""Units of the drawing per centimetre: whole numbers keep the files small, and two millimetres are not seen."""
DIRECTIONS: Final = tuple((math.cos(math.tau * step / 40), math.sin(math.tau * step / 40)) for step in range(40))


def units(length: float) -> int:
    """Centimetres as whole units of the drawing."""
    return round(length * GRAIN)


def spot(point: Flat) -> str:
    """A point as it stands in path data."""
    return f"{round(point[0] * GRAIN)} {round(point[1] * GRAIN)}"


def line(points: Iterable[Flat]) -> str:
    """An open line through points."""
    return "M" + "L".join(spot(point) for point in points)


def polygon(points: Iterable[Flat]) -> str:
    """A closed shape with corners."""
    return line(points) + "z"


def ring(centre: Flat, radius: float) -> str:
    """A circle."""
    r = units(radius)
    return f"M{round(centre[0] * GRAIN) - r} {round(centre[1] * GRAIN)}a{r} {r} 0 1 1 {2 * r} 0a{r} {r} 0 1 1 {-2 * r} 0z"


def blob(circles: Sequence[Circle]) -> str:
    """The skin stretched over circles."""
    order: list[int] = []
    for x, y in DIRECTIONS:
        best = max(range(len(circles)), key=lambda i: circles[i][0][0] * x + circles[i][0][1] * y + circles[i][1])
        if not order or order[-1] != best:
            order.append(best)
    if len(order) > 1 and order[0] == order[-1]:
        order.pop()
    if len(order) == 1:
        return ring(*circles[order[0]])
    normals = [_normal(circles[one], circles[order[(i + 1) % len(order)]]) for i, one in enumerate(order)]
    parts: list[str] = []
    for i, one in enumerate(order):
        (cx, cy), r = circles[one]
        arriving, leaving = normals[i - 1], normals[i]
        turn = (math.atan2(leaving[1], leaving[0]) - math.atan2(arriving[1], arriving[0])) % math.tau
        if turn > math.tau - 0.2:
            turn = 0.0
        parts.append(("L" if parts else "M") + spot((cx + arriving[0] * r, cy + arriving[1] * r)))
        if turn:
            parts.append(f"A{units(r)} {units(r)} 0 {int(turn > math.pi)} 1 {spot((cx + leaving[0] * r, cy + leaving[1] * r))}")
    return "".join(parts) + "z"


def _normal(one: Circle, other: Circle) -> Flat:
    """Outwards from the common tangent of two circles that follow each other."""
    (x, y), r = one
    dx, dy = other[0][0] - x, other[0][1] - y
    length = math.hypot(dx, dy) or 1.0
    k = max(-1.0, min(1.0, (r - other[1]) / length))
    rest = math.sqrt(1 - k * k)
    dx, dy = dx / length, dy / length
    return k * dx + rest * dy, k * dy - rest * dx


def hull(points: Sequence[Flat]) -> list[Flat]:
    """The corners of the convex hull of points."""
    found: list[Flat] = []
    ordered = sorted(points)
    for run in (ordered, ordered[::-1]):
        start = len(found)
        for point in run:
            while len(found) - start > 1 and _left(found[-2], found[-1], point) <= 0:
                found.pop()
            found.append(point)
        found.pop()
    return found


def _left(a: Flat, b: Flat, c: Flat) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
