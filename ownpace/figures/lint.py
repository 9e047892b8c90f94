"""What a body can do and what a picture promises, checked on every pose row. Lengths are centimetres, angles degrees."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from ownpace.figures import props
from ownpace.figures.body import JOINTS, SIDES, Skeleton, skeleton, sole
from ownpace.figures.close import USUAL
from ownpace.figures.figure import RADII
from ownpace.figures.rows import Row
from ownpace.figures.space import Turn, Vec, add, apart, between, dot, seen_from
from ownpace.figures.svg import POSITIONS

LIMITS: Final[Mapping[str, tuple[float, float]]] = {
    "hip": (-35, 130), "knee": (-4, 150), "ankle": (-65, 38), "elbow": (-4, 152), "spine": (-36, 75), "neck": (-45, 55), "wrist": (-92, 92),
}  # fmt: skip
"""The main direction of each joint: folding is more. The ankle counts toes up."""
ASIDE: Final[Mapping[str, tuple[float, float]]] = {"hip": (-40, 62), "shoulder": (-50, 100)}
"""Away from the middle."""
BACKWARDS: Final = -65.0
"""How far an arm that hangs beside the body swings back."""
BENT: Final = 10.0
"""A knee that bends by more shows where it points."""
CLOSE_LIMITS: Final[Mapping[str, tuple[float, float]]] = {"wrist": (-70, 65), "spread": (-6, 24), "roll": (-10, 180)}
FINGER: Final[tuple[tuple[float, float], ...]] = ((-40, 95), (-8, 110), (-10, 80))
"""The three joints of a finger or a toe, bending to the palm."""
MISSED, TOUCHING, FLOOR, MARGIN, CHANGE = 1.0, 3.0, -1.5, 4.0, 15.0
"""A target may be missed, a contact open, a body deep, a centre of mass outside by so much; a working joint must change by so much."""

MASSES: Final[tuple[tuple[str, str, float], ...]] = (
    ("nape", "head", 0.08), ("pelvis", "waist", 0.25), ("waist", "neck", 0.25),
    *((f"{a}_{side}", f"{b}_{side}", share) for side in SIDES for a, b, share in (
        ("shoulder", "elbow", 0.028), ("elbow", "hand", 0.022), ("hip", "knee", 0.1), ("knee", "ankle", 0.045), ("heel", "toe", 0.015),
    )),
)  # fmt: skip
"""The share of the body's weight in the middle of each part."""


def findings(row: Row) -> list[str]:
    """Everything that is wrong with a row, one line each; an empty list is a good row."""
    found = [f"{row.id}: {text}" for text in _alike(row)]
    for position, pose in zip(POSITIONS, (row.start, row.end), strict=True):
        if "hands" in pose or "feet" in pose:
            texts = list(_close(pose))
        else:
            body = skeleton(pose)
            texts = [text for law in LAWS for text in law(row, pose, body)]
        found += [f"{row.id} {position}: {text}" for text in texts]
    return found


def joints_bend_as_joints_do(row: Row, pose: Mapping[str, Any], body: Skeleton) -> Iterator[str]:
    """Every joint stays in the range of an ordinary adult."""
    for name, (least, most) in LIMITS.items():
        for joint in (name,) if name in {"spine", "neck"} else tuple(f"{name}_{side}" for side in SIDES):
            angle = body.angle(joint)
            if not least <= angle <= most and not (name == "hip" and abs(body.aside(joint)) > 60):
                yield f"{joint} bends {angle:.0f}"
    for name, (least, most) in ASIDE.items():
        for side in SIDES:
            angle = body.aside(f"{name}_{side}")
            if not least <= angle <= most:
                yield f"{name}_{side} leads {angle:.0f} aside"
    for side in SIDES:
        if body.angle(f"knee_{side}") > BENT and dot(body.bones[f"thigh_{side}"][2], body.bones["pelvis"][2]) < 0:
            yield f"knee_{side} points backwards"
        if -150 < body.angle(f"shoulder_{side}") < BACKWARDS and body.aside(f"shoulder_{side}") < 45:
            yield f"shoulder_{side} swings {body.angle(f'shoulder_{side}'):.0f}"


def targets_are_reached(row: Row, pose: Mapping[str, Any], body: Skeleton) -> Iterator[str]:
    """A limb is long enough for its target."""
    for name, gap in body.missed.items():
        if abs(gap) > MISSED:
            yield f"{name} misses its target by {gap:.1f}"


def nothing_is_below_the_floor(row: Row, pose: Mapping[str, Any], body: Skeleton) -> Iterator[str]:
    """No part of the body is under the floor."""
    if any(prop["kind"] == "hill" for prop in row.props):
        return
    for side in SIDES:
        if sole(body, side) < FLOOR:
            yield f"foot_{side} is {sole(body, side):.1f} deep"
    for name, point in body.at.items():
        radius = RADII.get(name.partition("_")[0])
        if radius is not None and point[1] - radius < FLOOR * 2:
            yield f"{name} is {point[1] - radius:.1f} deep"


def contacts_touch(row: Row, pose: Mapping[str, Any], body: Skeleton) -> Iterator[str]:
    """What the row says touches floor, chair, table, wall, step or rail does."""
    for said in pose.get("touch", []):
        part, _, kind = said.partition(":")
        gaps = list(_gaps(row, part, kind, body))
        if not gaps or min(abs(gap) for gap in gaps) > TOUCHING:
            yield f"{said} is open by {min(gaps, key=abs):.1f}" if gaps else f"{said} has nothing to touch"


def weight_is_over_the_feet(row: Row, pose: Mapping[str, Any], body: Skeleton) -> Iterator[str]:
    """Somebody who stands without holding on does not fall."""
    touch = pose.get("touch", [])
    feet = [said.partition(":")[0][-1] for said in touch if said.startswith("foot")]
    if not feet or len(feet) < len(touch):
        return
    centre = mass(body)
    for axis, name in ((0, "forwards"), (2, "sideways")):
        places = [body.at[f"{part}_{side}"][axis] for side in feet for part in ("heel", "toe")]
        beyond = max(min(places) - MARGIN - centre[axis], centre[axis] - max(places) - MARGIN)
        if beyond > 0:
            yield f"the weight is {beyond:.1f} beyond the feet {name}"


LAWS: Final[tuple[Callable[[Row, Mapping[str, Any], Skeleton], Iterator[str]], ...]] = (
    joints_bend_as_joints_do, targets_are_reached, nothing_is_below_the_floor, contacts_touch, weight_is_over_the_feet,
)  # fmt: skip


def mass(body: Skeleton) -> Vec:
    """The centre of mass."""
    found: Vec = (0.0, 0.0, 0.0)
    for one, other, share in MASSES:
        found = add(found, between(body.at[one], body.at[other], 0.5), share)
    whole = sum(share for _, _, share in MASSES)
    return found[0] / whole, found[1] / whole, found[2] / whole


def changes(row: Row) -> dict[str, float]:
    """By how many degrees each working joint differs between start and end."""
    if "hands" in row.start or "feet" in row.start:
        return {joint: _largest(row.start, row.end, joint) for joint in row.work}
    one, other = skeleton(row.start), skeleton(row.end)
    return {joint: apart(_local(one, joint), _local(other, joint)) for joint in row.work}


def _local(body: Skeleton, joint: str) -> Turn:
    """The inner bone of a joint as its outer bone sees it."""
    outer, inner = (body.bones[bone] for bone in JOINTS[joint])
    return seen_from(outer, inner[0]), seen_from(outer, inner[1]), seen_from(outer, inner[2])


def _largest(one: Mapping[str, Any], other: Mapping[str, Any], name: str) -> float:
    found = 0.0
    for key in one.keys() | other.keys():
        if key == name or key.startswith(f"{name}_"):
            pairs = zip(_numbers(one, key), _numbers(other, key), strict=True)
            found = max([found, *(abs(b - a) for a, b in pairs)])
    return found


def _numbers(pose: Mapping[str, Any], key: str) -> list[float]:
    """The numbers of an entry, or of the wider entry that it refines: ``curl_1_r``, ``curl_1``, ``curl``."""
    while key not in pose and "_" in key:
        key = key.rpartition("_")[0]
    said = pose[key] if key in pose else USUAL[key]
    return [float(number) for number in (said if isinstance(said, list) else [said])]


def _alike(row: Row) -> Iterator[str]:
    """Start and end differ in a working joint, unless the person holds still."""
    if not row.hold and max(changes(row).values(), default=0.0) < CHANGE:
        yield f"no working joint changes by {CHANGE:.0f}: " + ", ".join(f"{joint} {angle:.0f}" for joint, angle in changes(row).items())


def _close(pose: Mapping[str, Any]) -> Iterator[str]:
    for key, value in pose.items():
        name = key.partition("_")[0]
        if name in CLOSE_LIMITS and not CLOSE_LIMITS[name][0] <= value <= CLOSE_LIMITS[name][1]:
            yield f"{key} is {value}"
        if name == "curl" and any(not least <= angle <= most for angle, (least, most) in zip(value, FINGER, strict=True)):
            yield f"{key} is {value}"


def _gaps(row: Row, part: str, kind: str, body: Skeleton) -> Iterator[float]:
    point, radius = _part(part, body)
    if kind == "floor":
        yield sole(body, part[-1]) if part.startswith("foot") else point[1] - radius
        return
    for prop in (props.filled({name: value for name, value in said.items() if name != "only"}) for said in row.props if said["kind"] == kind):
        if kind == "wall":
            away = point[0] - prop["x"] if prop["thick"] < 0 else prop["x"] - point[0]
            yield away - radius
        elif kind == "door":
            yield max(abs(point[0] - prop["x"] - prop["thick"] / 2) - prop["thick"] / 2, abs(abs(point[2]) - prop["d"] / 2 - 4) - 4) - radius
        elif kind == "box":
            yield max(max(prop["from"][i] - point[i], point[i] - prop["to"][i]) for i in range(3)) - radius
        elif kind == "rail":
            along = max(0.0, min(1.0, (point[0] - prop["x"]) / (prop["to"] - prop["x"])))
            yield max(abs(point[1] - prop["y"] - along * prop["rise"]), abs(point[2] - prop["z"])) - radius
        else:
            yield from _on_top(part, point, radius, prop, body)


def _on_top(part: str, point: Vec, radius: float, prop: Mapping[str, Any], body: Skeleton) -> Iterator[float]:
    height = sole(body, part[-1]) if part.startswith("foot") else point[1] - radius
    x = prop["x"] - (prop["w"] / 2 if prop["kind"] in {"chair", "mat"} else 0)
    for step in range(prop.get("n", 1)):
        low, high = x + step * prop["w"] - 5, x + (step + 1) * prop["w"] + 5
        if low <= point[0] <= high:
            yield height - prop["h"] * (step + 1)


def _part(part: str, body: Skeleton) -> tuple[Vec, float]:
    name, _, side = part.partition("_")
    at = body.at
    if name == "seat":
        return (at["hip_r"], RADII["hip"]) if side == "side" else (at["pelvis"], RADII["pelvis"])
    if name == "back":
        return at["chest"], RADII["chest"]
    if name == "head":
        return at["head"], RADII["skull"]
    if name == "foot":
        return between(at[f"ankle_{side}"], at[f"ball_{side}"], 0.5), 0.0
    if name == "elbow":
        return at[part], RADII["elbow"]
    return at[part], RADII[name]
