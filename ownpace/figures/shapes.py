"""Outlines: a limb between two round ends, the hull of several, and a few things that stand about. SVG paths in picture units, y downwards."""

from __future__ import annotations

from collections.abc import Iterable
from math import acos, atan2, cos, hypot, pi, sin
from typing import NamedTuple

STEPS = 20
"""Points on a circle of a hull."""


class Disc(NamedTuple):
    """A round end."""

    x: float
    y: float
    r: float


def n(value: float) -> str:
    """A number with one decimal at most."""
    said = f"{value:.1f}"
    return "0" if said in {"-0.0", "0.0"} else said.rstrip("0").rstrip(".")


def circle(disc: Disc) -> str:
    """A full circle."""
    r = n(disc.r)
    return f"M{n(disc.x - disc.r)} {n(disc.y)}a{r} {r} 0 1 0 {n(2 * disc.r)} 0a{r} {r} 0 1 0 {n(-2 * disc.r)} 0z"


def limb(a: Disc, b: Disc) -> str:
    """Two discs and what lies between them."""
    length = hypot(b.x - a.x, b.y - a.y)
    if length <= abs(a.r - b.r) + 0.01:
        return circle(max(a, b, key=lambda disc: disc.r))
    along, lean = atan2(b.y - a.y, b.x - a.x), acos((a.r - b.r) / length)
    corners = [
        (disc.x + disc.r * cos(along + way * lean), disc.y + disc.r * sin(along + way * lean)) for disc, way in ((a, 1), (b, 1), (b, -1), (a, -1))
    ]
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = corners
    return (
        f"M{n(x1)} {n(y1)}L{n(x2)} {n(y2)}A{n(b.r)} {n(b.r)} 0 {int(b.r > a.r)} 0 {n(x3)} {n(y3)}"
        f"L{n(x4)} {n(y4)}A{n(a.r)} {n(a.r)} 0 {int(a.r >= b.r)} 0 {n(x1)} {n(y1)}z"
    )


def hull(discs: Iterable[Disc]) -> str:
    """The smallest outline round all of them."""
    points = sorted(
        {(round(d.x + d.r * cos(2 * pi * step / STEPS), 1), round(d.y + d.r * sin(2 * pi * step / STEPS), 1)) for d in discs for step in range(STEPS)}
    )

    def half(of: list[tuple[float, float]]) -> list[tuple[float, float]]:
        kept: list[tuple[float, float]] = []
        for x, y in of:
            while len(kept) > 1 and (kept[-1][0] - kept[-2][0]) * (y - kept[-2][1]) <= (kept[-1][1] - kept[-2][1]) * (x - kept[-2][0]):
                kept.pop()
            kept.append((x, y))
        return kept[:-1]

    return "M" + "L".join(f"{n(x)} {n(y)}" for x, y in half(points) + half(points[::-1])) + "z"


def line(*points: tuple[float, float]) -> str:
    """Straight from point to point."""
    return "M" + "L".join(f"{n(x)} {n(y)}" for x, y in points)


def box(x: float, y: float, wide: float, high: float) -> str:
    """A rectangle from its upper left corner."""
    return f"M{n(x)} {n(y)}h{n(wide)}v{n(high)}h{n(-wide)}z"
