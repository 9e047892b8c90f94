"""A movement: the pictures between start and end, shown one after the other, there and back. For those who ask for it.

Bones turn the shorter way and the hips travel straight. A hand or a foot that rests on something in both positions stays on it, and the
elbow or the knee follows; every other limb swings from its root. Not modelled: momentum, and the lean forward before somebody rises.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, Final

from ownpace.figures import lint
from ownpace.figures.body import FOREARM, SHANK, SIDES, THIGH, UPPER_ARM, Skeleton, skeleton
from ownpace.figures.close import USUAL
from ownpace.figures.rows import Row
from ownpace.figures.space import STILL, Turn, Vec, add, between, cross, dot, frame, reach, seen_from, sub, then, turned, unit
from ownpace.figures.svg import content, document, posed, window

STEPS: Final = 12
"""Pictures from start to end, the first not counted."""
SECONDS: Final = 5.6
"""There and back, with a rest at either end. A picture of the way, no pace to keep up with."""
REST: Final = 4
"""How many pictures long each rest is."""
KEPT: Final = 64
"""Movements of some 50 kB that a process remembers."""
BENT: Final = 2.0
"""Centimetres beside the line from root to end: a limb that is bent by less is straight."""
HALF: Final = 180
"""Degrees of an arrow round a joint from which the movement is a circle."""
STEP: Final = 10.0
"""Centimetres: a foot that stands and moves by more takes a step."""
STAYS: Final = 1.5
"""Centimetres: the end of a limb that moves less stays where it is."""
LIMBS: Final = (
    ("chest", ("shoulder", "elbow", "wrist", "hand"), ("arm", "forearm", "palm"), (UPPER_ARM, FOREARM)),
    ("pelvis", ("hip", "knee", "ankle", "foot"), ("thigh", "shank", "foot"), (THIGH, SHANK)),
)
"""Where a limb begins, its joints, its bones and their lengths."""
TIPS: Final = {"ankle": ("heel", "ball", "toe"), "wrist": ("hand",)}
"""What hangs on the end of a limb."""


@lru_cache(maxsize=KEPT)
def moving(row: Row, style: str) -> str:
    """The whole movement as one picture that plays until it is taken away; empty where ``shows`` is false."""
    if not shows(row):
        return ""
    box, shares = window(row), [step / STEPS for step in range(STEPS + 1)]
    order = [*range(STEPS + 1), *[STEPS] * REST, *range(STEPS - 1, 0, -1), *[0] * REST]
    frames = []
    for number, share in enumerate(shares):
        shown = ";".join("inline" if one == number else "none" for one in order)
        drawn = content(row, "start" if share < 1 else "end", style, box, halfway(row, share))
        timing = f'<animate attributeName="display" values="{shown}" calcMode="discrete" dur="{SECONDS}s" repeatCount="indefinite"/>'
        frames.append(f'<g display="{"none" if number else "inline"}">{timing}{drawn}</g>')
    return document(box, "".join(frames))


@cache
def shows(row: Row) -> bool:
    """Whether the way from start to end and back is the movement, and no picture on it breaks a law.

    It is not where somebody holds still, walks, pedals or draws a circle.
    """
    circles = any(abs(arrow.get("sweep", HALF)) >= HALF for arrow in row.arrows if "round" in arrow)
    pedals = any(prop["kind"] == "bike" for prop in row.props)
    return not (row.hold or circles or pedals or _walks(row) or any(findings(row)))


def _walks(row: Row) -> bool:
    """Whether somebody stands and a foot that bears weight is somewhere else at the end."""
    if {"hands", "feet"} & row.start.keys() or any(one.startswith(("seat", "back")) for one in row.start.get("touch", [])):
        return False
    first, last = skeleton(row.start), skeleton(row.end)
    feet = [one.partition(":")[0][-1] for one in _kept(row) if one.startswith("foot")]
    return any(math.dist(first.at[f"ball_{side}"], last.at[f"ball_{side}"]) > STEP for side in feet)


def findings(row: Row) -> Iterator[str]:
    """What is wrong in a picture between start and end, one line each; somebody who leans on something at one end may do so on the way."""
    leans = any(not one.startswith("foot") for end in (row.start, row.end) for one in end.get("touch", []))
    laws = [law for law in lint.LAWS if not (leans and law is lint.weight_is_over_the_feet)]
    for step in range(1, STEPS):
        pose, body = halfway(row, step / STEPS)
        if not {"hands", "feet"} & pose.keys():
            yield from (f"{row.id} {step}: {text}" for law in laws for text in law(row, pose, body))


def halfway(row: Row, share: float) -> tuple[Mapping[str, Any], Skeleton]:
    """The pose and the figure at ``share`` (0 to 1) of the way from start to end."""
    if share in {0, 1}:
        pose = row.end if share else row.start
        return pose, posed(pose)
    eased = (1 - math.cos(math.pi * share)) / 2
    if {"hands", "feet"} & row.start.keys():
        return _close(row, eased)
    return {"touch": _kept(row)}, _whole(row, eased)


def _kept(row: Row) -> list[str]:
    """What touches the same thing at both ends of the way."""
    return [one for one in row.start.get("touch", []) if one in row.end.get("touch", [])]


def _whole(row: Row, share: float) -> Skeleton:
    first, last = skeleton(row.start), skeleton(row.end)
    body = Skeleton({"pelvis": between(first.at["pelvis"], last.at["pelvis"], share)}, {"world": STILL}, {})
    for bone in ("pelvis", "loin", "chest", "head", "girdle_r", "girdle_l"):
        body.bones[bone] = _turning(first.bones[bone], last.bones[bone], share)
    hangs = [
        ("waist", "pelvis", "loin"),
        ("chest", "waist", "chest"),
        ("neck", "waist", "chest"),
        ("nape", "neck", "chest"),
        ("head", "nape", "head"),
    ]
    hangs += [(f"{joint}_{side}", on, bone) for side in SIDES for joint, on, bone in (("shoulder", "neck", "chest"), ("hip", "pelvis", "pelvis"))]
    for name, on, bone in hangs:
        one, other = (seen_from(end.bones[bone], sub(end.at[name], end.at[on])) for end in (first, last))
        body.at[name] = add(body.at[on], turned(body.bones[bone], between(one, other, share)))
    rests = {one.partition(":")[0] for one in _kept(row)}
    for side in SIDES:
        for base, joints, bones, lengths in LIMBS:
            names = [f"{name}_{side}" for name in joints]
            still = math.dist(first.at[names[2]], last.at[names[2]]) < STAYS or names[3] in rests
            (_resting if still else _swinging)(body, (first, last), share, base, names, [f"{bone}_{side}" for bone in bones], lengths)
            for tip in (f"{tip}_{side}" for tip in TIPS[joints[2]]):
                one, other = (sub(end.at[tip], end.at[names[2]]) for end in (first, last))
                local = [seen_from(end.bones[f"{bones[2]}_{side}"], way) for end, way in ((first, one), (last, other))]
                body.at[tip] = add(body.at[names[2]], turned(body.bones[f"{bones[2]}_{side}"], between(local[0], local[1], share)))
    return body


def _resting(
    body: Skeleton, ends: tuple[Skeleton, Skeleton], share: float, base: str, joints: list[str], bones: list[str], lengths: tuple[float, float]
) -> None:
    """The end of the limb goes straight from where it rests to where it rests; the middle joint points as it does at both ends."""
    root, middle, tip, _ = joints
    first, last = ends
    goal = between(first.at[tip], last.at[tip], share)
    one, other = (_points(end, joints, bones[0]) for end in ends)
    body.at[middle], body.at[tip], body.missed[joints[3]] = reach(body.at[root], goal, lengths, between(one, other, share))
    hinge = _hinge(body, ends, share, base, bones[0])
    body.bones[bones[0]] = frame(sub(body.at[middle], body.at[root]), hinge)
    body.bones[bones[1]] = frame(sub(body.at[tip], body.at[middle]), hinge)
    body.bones[bones[2]] = _turning(first.bones[bones[2]], last.bones[bones[2]], share)


def _points(end: Skeleton, joints: list[str], bone: str) -> Vec:
    """Where a knee or an elbow points; that of a straight limb points as its bone does, a knee ahead and an elbow behind."""
    root, middle, tip, _ = (end.at.get(name, STILL[0]) for name in joints)
    bent = sub(middle, between(root, tip, 0.5))
    ahead = end.bones[bone][0]
    return unit(bent) if math.hypot(*bent) > BENT else ahead if bone.startswith("thigh") else (-ahead[0], -ahead[1], -ahead[2])


def _hinge(body: Skeleton, ends: tuple[Skeleton, Skeleton], share: float, base: str, bone: str) -> Vec:
    """The axis of the middle joint, carried along with the trunk."""
    one, other = (seen_from(end.bones[base], end.bones[bone][2]) for end in ends)
    return turned(body.bones[base], unit(between(one, other, share)))


def _swinging(
    body: Skeleton, ends: tuple[Skeleton, Skeleton], share: float, base: str, joints: list[str], bones: list[str], lengths: tuple[float, float]
) -> None:
    """Each bone turns as seen from the one that it hangs on."""
    outer = base
    for bone in bones:
        one, other = (_seen(end.bones[outer], end.bones[bone]) for end in ends)
        body.bones[bone] = then(body.bones[outer], _turning(one, other, share))
        outer = bone
    for place, length in enumerate(lengths):
        body.at[joints[place + 1]] = add(body.at[joints[place]], body.bones[bones[place]][1], -length)


def _seen(outer: Turn, inner: Turn) -> Turn:
    return seen_from(outer, inner[0]), seen_from(outer, inner[1]), seen_from(outer, inner[2])


def _turning(one: Turn, other: Turn, share: float) -> Turn:
    """Between two rotations, the shorter way about one axis."""
    way = then(other, _seen(one, STILL))
    angle = math.acos(max(-1.0, min(1.0, (way[0][0] + way[1][1] + way[2][2] - 1) / 2)))
    axis = (way[1][2] - way[2][1], way[2][0] - way[0][2], way[0][1] - way[1][0])
    if dot(axis, axis) < 1e-12:
        return other if share > 1 / 2 else one
    x, y, z = (_about(unit(axis), angle * share, edge) for edge in one)
    return x, y, z


def _about(axis: Vec, angle: float, point: Vec) -> Vec:
    """A point turned about an axis, in radians."""
    c, s = math.cos(angle), math.sin(angle)
    return add(add((point[0] * c, point[1] * c, point[2] * c), cross(axis, point), s), axis, dot(axis, point) * (1 - c))


def _close(row: Row, share: float) -> tuple[Mapping[str, Any], Skeleton]:
    """Hands and feet seen close: every angle goes its way, and a thumb that touches another finger than before goes straight."""
    pose = {name: _number(row, name, share) for name in {**row.start, **row.end}}
    body = posed(pose)
    first, last = posed(row.start), posed(row.end)
    if row.start.get("pinch") != row.end.get("pinch"):
        for name in [name for name in body.at if name.startswith(("joint_0_", "tip_0_"))]:
            body.at[name] = between(first.at[name], last.at[name], share)
    return pose, body


def _number(row: Row, name: str, share: float) -> Any:  # noqa: ANN401 - a number, numbers or a word of a pose
    one, other = _said(row.start, name), _said(row.end, name)
    if isinstance(one, list):
        return [a + (b - a) * share for a, b in zip(one, other, strict=True)]
    return one + (other - one) * share if isinstance(one, int | float) and name.partition("_")[0] != "pinch" else one


def _said(pose: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 - as above
    """An entry, or the wider one that it refines, or what is usual."""
    while name not in pose and "_" in name:
        name = name.rpartition("_")[0]
    return pose.get(name, USUAL.get(name))
