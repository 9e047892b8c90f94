"""The figure: a skeleton of an adult of 170 cm that a pose bends. Lengths are centimetres, angles degrees.

A pose is a flat table. Angles are clinical: ``hip``, ``knee``, ``elbow`` and ``shoulder`` count bending forward or folding, ``ankle`` counts
toes up, ``abd`` and ``out`` count away from the middle. A name with ``_r`` or ``_l`` is one side, without it both sides.
``hand`` and ``foot`` are targets: the limb finds its own angles. ``sole`` is the slope of the sole, negative with a lifted heel.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from ownpace.figures.space import (
    STILL,
    Turn,
    Vec,
    about_x,
    about_y,
    about_z,
    add,
    cross,
    frame,
    reach,
    seen_from,
    sub,
    then,
    turned,
    unit,
)

Pose = Mapping[str, Any]
"""Angles, targets and words of one position."""

SIDES: Final[Mapping[str, int]] = {"r": 1, "l": -1}
THIGH, SHANK, ANKLE = 42.0, 41.0, 8.0
LUMBAR, THORAX, NECK, HEAD = 21.0, 27.0, 8.5, 11.0
UPPER_ARM, FOREARM, HAND = 29.0, 25.0, 7.0
HIP_WIDTH, SHOULDER_WIDTH = 8.8, 16.5
HEEL_BACK, BALL_AHEAD, TOE_AHEAD = 4.5, 10.0, 15.5

ORIENT: Final[Mapping[str, Turn]] = {
    "upright": STILL,
    "supine": ((0.0, 1.0, 0.0), (-1.0, 0.0, 0.0), (0.0, 0.0, 1.0)),
    "prone": ((0.0, -1.0, 0.0), (1.0, 0.0, 0.0), (0.0, 0.0, 1.0)),
    "side": ((0.0, 0.0, 1.0), (-1.0, 0.0, 0.0), (0.0, -1.0, 0.0)),
}
"""How the whole body lies before ``pitch``, ``roll`` and ``yaw``; on the side it lies on its right and looks at the viewer."""

TRUNK: Final = dict.fromkeys(("pitch", "roll", "yaw", "spine", "twist", "side", "neck", "tilt", "turn", "chin"), 0.0)
LIMB: Final[Mapping[str, float]] = {
    "hip": 0.0, "abd": 1.0, "rot": 0.0, "knee": 2.0, "ankle": 0.0, "toeout": 7.0,
    "shoulder": 6.0, "out": 7.0, "spin": 0.0, "elbow": 12.0, "wrist": 0.0, "shrug": 0.0, "forward": 0.0,
}  # fmt: skip
"""What a joint is when a pose is silent."""
TARGETS: Final = frozenset({"hand", "foot", "sole", "knee_to", "elbow_to", "palm"})
WORDS: Final = frozenset({"orient", "x", "y", "z", "touch", "anchor"})
ENTRIES: Final = frozenset({*TRUNK, *WORDS, *(f"{name}{side}" for name in (*LIMB, *TARGETS) for side in ("", "_r", "_l"))})
"""Everything that a pose may say."""

LIMB_JOINTS: Final = (
    ("hip", "pelvis", "thigh"), ("knee", "thigh", "shank"), ("ankle", "shank", "foot"),
    ("girdle", "chest", "girdle"), ("shoulder", "chest", "arm"), ("elbow", "arm", "forearm"), ("wrist", "forearm", "palm"),
)  # fmt: skip
JOINTS: Final[Mapping[str, tuple[str, str]]] = {
    "body": ("world", "pelvis"),
    "spine": ("pelvis", "chest"),
    "neck": ("chest", "head"),
    **{
        f"{name}_{side}": (outer if outer in {"pelvis", "chest"} else f"{outer}_{side}", f"{inner}_{side}")
        for side in SIDES
        for name, outer, inner in LIMB_JOINTS
    },
}
"""Every joint with the bones on its two sides."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Where the joints are, how the bones are turned, and how far each target was missed."""

    at: dict[str, Vec]
    bones: dict[str, Turn]
    missed: dict[str, float]

    def angle(self, joint: str) -> float:
        """The signed bend of a joint in its main direction."""
        outer, inner = JOINTS[joint]
        first, second = self.bones[outer], self.bones[inner]
        if joint.startswith("ankle"):
            x, y, _ = seen_from(first, second[0])
            return math.degrees(math.atan2(y, x))
        x, y, _ = seen_from(first, (-second[1][0], -second[1][1], -second[1][2]))
        return math.degrees(math.atan2(x, -y)) * (-1 if joint.startswith(("knee", "spine", "neck")) else 1)

    def aside(self, joint: str) -> float:
        """How far a hip or shoulder leads away from the middle."""
        outer, inner = JOINTS[joint]
        z = seen_from(self.bones[outer], self.bones[inner][1])[2]
        return -math.degrees(math.asin(max(-1.0, min(1.0, z)))) * SIDES[joint[-1]]


def sided(pose: Pose, name: str, side: str) -> Any:  # noqa: ANN401 - an angle, a target or nothing
    """What a pose says of one side: its own entry, else the entry of both sides, else nothing."""
    said = pose.get(f"{name}_{side}", pose.get(name))
    return None if said is False else said


def skeleton(pose: Pose) -> Skeleton:
    """The figure in a pose. Without ``y`` the lower sole stands on the floor and the anchor ankle at ``x``."""
    if "y" in pose:
        return _built(pose, (float(pose.get("x", 0)), float(pose["y"]), float(pose.get("z", 0))))
    first = _built(pose, (0.0, 200.0, 0.0))
    low = min(sole(first, side) for side in SIDES)
    anchor = first.at[pose.get("anchor", "ankle_r")]
    return _built(pose, (float(pose.get("x", 0)) - anchor[0], 200.0 - low, float(pose.get("z", 0))))


SOLES: Final[Mapping[str, float]] = {"heel": 4.2, "ball": 3.6, "toe": 3.0}
"""Half the thickness of the shoe at three points."""


def sole(body: Skeleton, side: str) -> float:
    """The height of the lowest point of a shoe."""
    return min(body.at[f"{part}_{side}"][1] - thick for part, thick in SOLES.items())


def _built(pose: Pose, hips: Vec) -> Skeleton:
    trunk = {name: float(pose.get(name, usual)) for name, usual in TRUNK.items()}
    body = Skeleton({"pelvis": hips}, {"world": STILL}, {})
    lean = then(about_x(trunk["roll"]), about_z(-trunk["pitch"]))
    pelvis = then(ORIENT[pose.get("orient", "upright")], then(about_y(trunk["yaw"]), lean))
    half = then(about_z(-trunk["spine"] / 2), then(about_x(trunk["side"] / 2), about_y(trunk["twist"] / 2)))
    loin = then(pelvis, half)
    chest = then(loin, half)
    head = then(chest, then(about_y(trunk["turn"]), then(about_x(trunk["tilt"]), about_z(-trunk["neck"]))))
    body.bones.update(pelvis=pelvis, loin=loin, chest=chest, head=head)
    at = body.at
    at["waist"] = add(hips, turned(loin, (0, LUMBAR, 0)))
    at["chest"] = add(at["waist"], turned(chest, (0, THORAX * 0.55, 0)))
    at["neck"] = add(at["waist"], turned(chest, (0, THORAX, 0)))
    halfway = then(chest, then(about_x(trunk["tilt"] / 2), about_z(-trunk["neck"] / 2)))
    at["nape"] = add(add(at["neck"], turned(halfway, (1.2 + trunk["chin"] * 0.5, NECK, 0))), turned(chest, (trunk["chin"] * 0.5, 0, 0)))
    at["head"] = add(at["nape"], turned(head, (1.2, HEAD * 0.75, 0)))
    for side in SIDES:
        _arm(body, pose, side)
        _leg(body, pose, side)
    return body


def _angles(pose: Pose, side: str) -> dict[str, float]:
    return {name: float(usual if (said := sided(pose, name, side)) is None else said) for name, usual in LIMB.items()}


def _target(said: Any, usual: float) -> Vec:  # noqa: ANN401 - two or three numbers of a row
    return float(said[0]), float(said[1]), float(said[2]) if len(said) > 2 else usual


def _arm(body: Skeleton, pose: Pose, side: str) -> None:
    sign, angle, at, chest = SIDES[side], _angles(pose, side), body.at, body.bones["chest"]
    girdle = then(chest, then(about_y(sign * angle["forward"]), about_x(-sign * angle["shrug"])))
    body.bones[f"girdle_{side}"] = girdle
    at[f"shoulder_{side}"] = root = add(add(at["neck"], turned(chest, (0, -3.5, 0))), turned(girdle, (0, 0, sign * SHOULDER_WIDTH)))
    wanted = sided(pose, "hand", side)
    if wanted is None:
        turn = then(chest, then(about_z(angle["shoulder"]), then(about_x(-sign * angle["out"]), about_y(-sign * angle["spin"]))))
        at[f"elbow_{side}"] = elbow = add(root, turn[1], -UPPER_ARM)
        lower = then(turn, about_z(angle["elbow"]))
        at[f"wrist_{side}"] = add(elbow, lower[1], -FOREARM)
    else:
        pole = sided(pose, "elbow_to", side)
        towards = turned(chest, (-0.5, -1, sign * 0.6)) if pole is None else _target(pole, 0)
        palm = sided(pose, "palm", side)
        goal = _target(wanted, sign * SHOULDER_WIDTH)
        if palm is not None:
            goal = add(goal, unit(_target(palm, 0)), -HAND)
        elbow, wrist, body.missed[f"hand_{side}"] = reach(root, goal, (UPPER_ARM, FOREARM), towards)
        at[f"elbow_{side}"], at[f"wrist_{side}"] = elbow, wrist
        hinge = cross(sub(wrist, elbow), sub(root, elbow))
        turn, lower = frame(sub(elbow, root), hinge), frame(sub(wrist, elbow), hinge)
    body.bones[f"arm_{side}"], body.bones[f"forearm_{side}"] = turn, lower
    palm = sided(pose, "palm", side)
    hand = then(lower, about_z(angle["wrist"])) if palm is None else frame(_target(palm, 0), lower[2])
    body.bones[f"palm_{side}"] = hand
    at[f"hand_{side}"] = add(at[f"wrist_{side}"], hand[1], -HAND)


def _leg(body: Skeleton, pose: Pose, side: str) -> None:
    sign, angle, at, pelvis = SIDES[side], _angles(pose, side), body.at, body.bones["pelvis"]
    at[f"hip_{side}"] = root = add(at["pelvis"], turned(pelvis, (0, 0, sign * HIP_WIDTH)))
    wanted, slope = sided(pose, "foot", side), sided(pose, "sole", side)
    if wanted is None:
        turn = then(pelvis, then(about_z(angle["hip"]), then(about_x(-sign * angle["abd"]), about_y(-sign * angle["rot"]))))
        at[f"knee_{side}"] = knee = add(root, turn[1], -THIGH)
        lower = then(turn, about_z(-angle["knee"]))
        at[f"ankle_{side}"] = ankle = add(knee, lower[1], -SHANK)
    else:
        pole = sided(pose, "knee_to", side)
        towards = turned(pelvis, (1, 0.2, sign * 0.12)) if pole is None else _target(pole, 0)
        slope = 0.0 if slope is None else slope
        goal = add(_target(wanted, sign * (HIP_WIDTH + 1)), _lift(float(slope)))
        knee, ankle, body.missed[f"foot_{side}"] = reach(root, goal, (THIGH, SHANK), towards)
        at[f"knee_{side}"], at[f"ankle_{side}"] = knee, ankle
        hinge = cross(sub(root, knee), sub(ankle, knee))
        turn, lower = frame(sub(knee, root), hinge), frame(sub(ankle, knee), hinge)
    body.bones[f"thigh_{side}"], body.bones[f"shank_{side}"] = turn, lower
    if slope is None:
        foot = then(lower, about_z(angle["ankle"]))
    else:
        foot = then(about_y(float(pose.get("yaw", 0)) - angle["toeout"] * sign), about_z(float(slope)))
    body.bones[f"foot_{side}"] = foot
    for part, ahead in (("heel", -HEEL_BACK), ("ball", BALL_AHEAD), ("toe", TOE_AHEAD)):
        at[f"{part}_{side}"] = add(ankle, turned(foot, (ahead, SOLES[part] - ANKLE, 0)))
    if slope is not None and float(slope) < 0:
        # Toes stay flat on the floor while the heel lifts.
        flat = then(about_y(float(pose.get("yaw", 0)) - angle["toeout"] * sign), STILL)
        at[f"toe_{side}"] = add(at[f"ball_{side}"], turned(flat, (TOE_AHEAD - BALL_AHEAD, SOLES["toe"] - SOLES["ball"], 0)))


def _lift(slope: float) -> Vec:
    """From the spot where a flat foot would stand to the ankle above it: a lifted heel turns about the ball, lifted toes about the heel."""
    pivot, part = (BALL_AHEAD, "ball") if slope < 0 else (-HEEL_BACK, "heel")
    held = turned(about_z(slope), (pivot, SOLES[part] - ANKLE, 0))
    return pivot - held[0], SOLES[part] - held[1], 0.0
