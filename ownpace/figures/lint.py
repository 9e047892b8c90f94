"""What a row of poses must keep: joints bend as joints do, nothing lies under the floor, somebody who stands does not fall, and something moves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from ownpace.figures.skeleton import THICK, Point, Pose, angles, joints

if TYPE_CHECKING:
    from ownpace.figures import Drawn

LIMITS: Final[Mapping[str, tuple[float, float]]] = {
    "spine": (-40, 50), "neck": (-50, 55), "shoulder": (-75, 195), "elbow": (-8, 160), "hip": (-40, 135), "knee": (-8, 155), "ankle": (-95, 45),
}  # fmt: skip
"""Degrees of flexion from the side, extension negative, with a little room for drawing."""
LEAST: Final = 15.0
"""Degrees that some joint differs between the two positions."""
SUNK: Final = 3.0
"""Centimetres under the floor that nobody sees."""
FOOTING: Final = 9.0
"""Centimetres beside the feet within which somebody who is about to step still stands."""
WEIGHTS: Final[Mapping[str, float]] = {
    "head": 0.08, "chest": 0.28, "waist": 0.12, "pelvis": 0.16, "elbow": 0.04, "elbow_far": 0.04, "knee": 0.12, "knee_far": 0.12, "ankle": 0.02,
    "ankle_far": 0.02,
}  # fmt: skip
"""Share of the body's weight near each joint."""
SUPPORTS: Final = (
    "table",
    "chair",
    "stool",
    "wall",
    "door",
    "bike",
    "water",
    "step",
    "stairs",
    "poles",
    "anchor",
    "hill",
    "bed",
    "mat",
    "front_chair",
)
"""Things to hold on to or to rest on; with one of them nobody has to balance."""


def limits(pose: Pose) -> Iterator[str]:
    """Joints beyond what a body can do. From the front only bending seen from the side is unknown, so nothing is judged."""
    if pose.front:
        return
    for name, angle in angles(pose).items():
        low, high = LIMITS.get(name.removesuffix("_far"), (-360, 360))
        if not low <= angle <= high:
            yield f"{name} {angle:.0f}"


def sunk(pose: Pose) -> Iterator[str]:
    """Joints under the floor."""
    for name, place in joints(pose).items():
        if place.y - THICK.get(name.removesuffix("_far"), 0.0) < -SUNK:
            yield f"{name} {place.y:.0f}"


def weight(found: Mapping[str, Point]) -> float:
    """Where the body's weight lies, along the floor."""
    return sum(found[name].x * share for name, share in WEIGHTS.items()) / sum(WEIGHTS.values())


def falls(pose: Pose, things: tuple[str, ...]) -> bool:
    """Whether somebody who stands free has the weight beside the feet."""
    held = any(thing.partition(":")[0] in SUPPORTS for thing in things)
    if held or pose.height is not None or pose.front:
        return False
    found = joints(pose)
    down = [name for name in ("heel", "ball", "toe", "heel_far", "ball_far", "toe_far") if found[name].y < FOOTING]
    ends = [found[name].x for name in down]
    return not min(ends) - FOOTING <= weight(found) <= max(ends) + FOOTING


def moves(row: Drawn) -> bool:
    """Whether some joint differs enough for the two positions to be told apart."""
    if row.hand:
        return row.hand["start"] != row.hand["end"]
    before, after = angles(row.start), angles(row.end)
    seen = any(row.start.short.get(name, 1.0) != row.end.short.get(name, 1.0) for name in {*row.start.short, *row.end.short})
    return seen or row.start.toes != row.end.toes or any(abs(after[name] - before[name]) >= LEAST for name in before)


def problems(row: Drawn) -> list[str]:
    """Everything that is wrong with a row, in words for its author."""
    found = [] if moves(row) else ["nothing moves"]
    if row.hand:
        return found
    for name, pose in (("start", row.start), ("end", row.end)):
        found += [f"{name}: {said}" for said in (*limits(pose), *sunk(pose))]
        if falls(pose, row.things[name]):
            found.append(f"{name}: falls")
    return found
