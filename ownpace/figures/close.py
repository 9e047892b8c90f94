"""Hands and feet seen close: a palm or a sole with five jointed digits, drawn five times as large as life.

A pose names, for each hand (``_r`` and ``_l``) or foot: ``at`` (wrist or heel, drawn centimetres), ``aim`` (turn and tilt of the forearm),
``roll`` (0 palm down, 90 thumb up), ``wrist`` (up is more), ``curl`` (three joints of every finger), ``curl_1`` to ``curl_4`` for one finger
alone, ``spread`` of the fingers, ``thumb`` (away, down, bend) or ``pinch``: the number of the finger that the thumb touches.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Any, Final

from ownpace.figures.body import SIDES, Pose, Skeleton
from ownpace.figures.figure import Layer, Shape
from ownpace.figures.shapes import Circle, blob
from ownpace.figures.space import STILL, Camera, Turn, Vec, about_x, about_y, about_z, add, reach, then, turned

PALM, WRIST_WIDE, FOREARM = 42.0, 9.0, 74.0
KNUCKLES: Final = ((41.0, 13.5), (44.0, 4.5), (42.0, -4.8), (37.0, -13.5))
"""How far ahead and how far to the thumb's side each finger begins."""
BONES: Final = ((20.0, 12.0, 9.0), (22.0, 14.0, 10.0), (20.0, 13.0, 9.5), (15.0, 9.0, 8.5))
FAN: Final = (1.0, 0.25, -0.45, -1.15)
"""The share of ``spread`` that each finger takes."""
THUMB_ROOT: Final[Vec] = (9.0, -2.0, 11.0)
THUMB: Final = (19.0, 15.0, 12.0)
THICK: Final = (5.9, 5.6, 5.2, 4.6)
THUMB_THICK: Final = (7.6, 6.6, 5.8, 5.2)
USUAL: Final[Mapping[str, Any]] = {
    "at": [0, 0, 0], "aim": [0, 0], "roll": 0, "wrist": 0, "curl": [8, 10, 6], "spread": 6, "thumb": [38, 12, 14], "pinch": 0,
}  # fmt: skip


ENTRIES: Final = frozenset({
    "hands", "feet", *(f"{name}{side}" for name in (*USUAL, *(f"curl_{finger}" for finger in range(1, 5))) for side in ("", "_r", "_l")),
})  # fmt: skip
"""Everything that a pose of hands or feet may say."""


def said(pose: Pose, name: str, side: str) -> Any:  # noqa: ANN401 - numbers of a row
    """What a pose says of one hand, else of both, else what is usual."""
    return pose.get(f"{name}_{side}", pose.get(name, USUAL.get(name)))


def hands(pose: Pose) -> Skeleton:
    """The joints of one hand or two: ``wrist_r``, ``palm_r``, ``tip_1_r`` (index) to ``tip_4_r``, ``tip_0_r`` (thumb)."""
    found = Skeleton({}, {"world": STILL}, {})
    for side in pose.get("hands", "r"):
        _hand(found, pose, side)
    return found


def _hand(body: Skeleton, pose: Pose, side: str) -> None:
    sign, at = SIDES[side], body.at
    yaw, tilt = said(pose, "aim", side)
    arm = then(about_y(yaw), then(about_z(tilt), about_x(-said(pose, "roll", side) * sign)))
    palm = then(arm, about_z(said(pose, "wrist", side)))
    wrist = (float(said(pose, "at", side)[0]), float(said(pose, "at", side)[1]), float(said(pose, "at", side)[2]))
    body.bones[f"forearm_{side}"], body.bones[f"palm_{side}"] = arm, palm
    at[f"wrist_{side}"], at[f"elbow_{side}"] = wrist, add(wrist, arm[0], -FOREARM)
    at[f"palm_{side}"] = add(wrist, turned(palm, (PALM * 0.55, -4, 0)))
    at[f"hand_{side}"] = add(wrist, turned(palm, (PALM * 0.9, -11, 0)))
    at["chest"] = wrist
    for finger, ((ahead, aside), bones, share) in enumerate(zip(KNUCKLES, BONES, FAN, strict=True), 1):
        turn = then(palm, about_y(-sign * share * said(pose, "spread", side)))
        curls = pose.get(f"curl_{finger}_{side}", pose.get(f"curl_{finger}", said(pose, "curl", side)))
        _chain(body, f"{finger}_{side}", add(wrist, turned(palm, (ahead, 0, sign * aside))), turn, curls, bones)
    root = add(wrist, turned(palm, (THUMB_ROOT[0], THUMB_ROOT[1], sign * THUMB_ROOT[2])))
    away, down, bend = said(pose, "thumb", side)
    turn = then(palm, then(about_y(-sign * away), about_z(-down)))
    joint = add(root, turn[0], THUMB[0])
    at[f"joint_0_{side}_0"], at[f"joint_0_{side}_1"] = root, joint
    pinch = said(pose, "pinch", side)
    if pinch:
        middle, tip, _ = reach(joint, at[f"tip_{pinch}_{side}"], (THUMB[1], THUMB[2]), turned(palm, (0.6, 0.2, sign)))
    else:
        middle = add(joint, then(turn, about_y(sign * bend))[0], THUMB[1])
        tip = add(middle, then(turn, about_y(sign * bend * 2))[0], THUMB[2])
    at[f"joint_0_{side}_2"], at[f"tip_0_{side}"] = middle, tip


TOES: Final = ((66.0, 14.0, 6.5), (70.0, 3.0, 4.6), (67.0, -5.0, 4.2), (62.0, -12.5, 4.0), (56.0, -19.5, 3.8))
"""How far ahead and aside each toe begins, the big one first, and half its thickness."""
TOE_BONES: Final = ((12.0, 10.0, 1.0), (9.0, 6.5, 5.0), (8.0, 6.0, 4.5), (7.0, 5.5, 4.0), (6.0, 4.5, 3.5))
TOE_FAN: Final = (1.2, 0.4, -0.3, -1.0, -1.7)
SHIN: Final = 96.0


def feet(pose: Pose) -> Skeleton:
    """The joints of one foot or two: ``heel_r``, ``ankle_r``, ``knee_r``, ``toe_0_r`` (big) to ``toe_4_r``."""
    found = Skeleton({}, {"world": STILL}, {})
    at = found.at
    for side in pose.get("feet", "r"):
        sign = SIDES[side]
        turn = then(about_y(said(pose, "aim", side)[0]), about_z(said(pose, "aim", side)[1]))
        heel = (float(said(pose, "at", side)[0]), float(said(pose, "at", side)[1]), float(said(pose, "at", side)[2]))
        found.bones[f"foot_{side}"] = turn
        for name, point in (("heel", (0, 9, 0)), ("ankle", (6, 30, 0)), ("arch", (36, 14, 0)), ("ball", (60, 8, 0)), ("knee", (-6, SHIN, 0))):
            at[f"{name}_{side}"] = add(heel, turned(turn, (float(point[0]), float(point[1]), 0.0)))
        for toe, ((ahead, aside, thick), bones, share) in enumerate(zip(TOES, TOE_BONES, TOE_FAN, strict=True)):
            fanned = then(turn, about_y(sign * share * said(pose, "spread", side)))
            _chain(found, f"{toe}_{side}", add(heel, turned(turn, (ahead, thick + 1, -sign * aside))), fanned, said(pose, "curl", side), bones)
    return found


def foot_layers(body: Skeleton, pose: Pose, camera: Camera, glow: AbstractSet[str]) -> list[Layer]:
    """The feet from far to near."""
    found: list[Layer] = []
    for side in pose.get("feet", "r"):
        at, turn, sign = body.at, body.bones[f"foot_{side}"], SIDES[side]

        def disc(point: Vec, radius: float) -> Circle:
            return camera.flat(point), radius

        heel, ankle, arch = at[f"heel_{side}"], at[f"ankle_{side}"], at[f"arch_{side}"]
        ball = [disc(add(at[f"joint_{toe}_{side}_0"], turn[0], -4), TOES[toe][2] + 1.5) for toe in range(5)]
        skin = "glow" if f"foot_{side}" in glow else "skin"
        shapes: list[Shape] = [
            (blob([disc(heel, 9.5), disc(ankle, 11), disc(arch, 12)]), skin),
            (blob([disc(arch, 12), disc(add(heel, turn[0], 20), 9.5), *ball]), skin),
            (blob([disc(ankle, 10.5), disc(add(ankle, turn[1], 26), 11)]), "skin"),
            (blob([disc(add(ankle, turn[1], 22), 13.5), disc(at[f"knee_{side}"], 17)]), "trousers"),
        ]
        found.append(Layer(f"foot_{side}", camera.near(ankle), tuple(shapes)))
        for toe in range(5):
            points = [at[f"joint_{toe}_{side}_{i}"] for i in range(3)] + [at[f"tip_{toe}_{side}"]]
            lit = "glow" if f"toe_{side}" in glow else "skin"
            parts = tuple((blob([disc(a, TOES[toe][2]), disc(b, TOES[toe][2] * 0.95)]), lit) for a, b in pairwise(points))
            found.append(Layer(f"toe_{toe}_{side}", camera.near(points[-1]) + 40 - sign * toe * 0.01, parts))
    return sorted(found, key=lambda layer: layer.depth)


def _chain(body: Skeleton, name: str, root: Vec, turn: Turn, curls: Any, bones: tuple[float, ...]) -> None:  # noqa: ANN401 - three numbers
    point = root
    for i, (curl, bone) in enumerate(zip(curls, bones, strict=True)):
        body.at[f"joint_{name}_{i}"] = point
        turn = then(turn, about_z(-float(curl)))
        point = add(point, turn[0], bone)
    body.at[f"tip_{name}"] = point
    body.bones[f"tip_{name}"] = turn


def layers(body: Skeleton, pose: Pose, camera: Camera, glow: AbstractSet[str]) -> list[Layer]:
    """The hands from far to near; every finger has its own rim."""
    found: list[Layer] = []
    for side in pose.get("hands", "r"):
        at, palm, arm, sign = body.at, body.bones[f"palm_{side}"], body.bones[f"forearm_{side}"], SIDES[side]
        wrist, middle = at[f"wrist_{side}"], camera.near(at[f"palm_{side}"])

        def disc(point: Vec, radius: float) -> Circle:
            return camera.flat(point), radius

        knuckles = [disc(at[f"joint_{finger}_{side}_0"], 6.2) for finger in range(1, 5)]
        heel = [disc(add(wrist, turned(palm, (4, 0, s * WRIST_WIDE))), 7.0) for s in (1, -1)]
        ball = disc(add(wrist, turned(palm, (13, -3, sign * 10))), 7.0)
        forearm = [disc(add(wrist, arm[2], s * 6.5), 6.5) for s in (1, -1)] + [disc(add(at[f"elbow_{side}"], arm[2], s * 9), 10.0) for s in (1, -1)]
        cuff = [disc(add(add(wrist, arm[0], -FOREARM * 0.62), arm[2], s * 9), 9.6) for s in (1, -1)] + [
            disc(add(at[f"elbow_{side}"], arm[2], s * 11), 11.5) for s in (1, -1)
        ]
        base: list[Shape] = [
            (blob(forearm), "glow" if f"forearm_{side}" in glow else "skin"),
            (blob([*heel, *knuckles, ball]), "glow" if f"palm_{side}" in glow else "skin"),
            (blob(cuff), "top"),
        ]
        found.append(Layer(f"palm_{side}", middle, tuple(base)))
        for finger in range(5):
            points = [at[f"joint_{finger}_{side}_{i}"] for i in range(3)] + [at[f"tip_{finger}_{side}"]]
            lit = "glow" if glow & {f"finger_{side}", f"finger_{finger}_{side}"} else "skin"
            thick = THICK if finger else THUMB_THICK
            parts = tuple((blob([disc(a, thick[i]), disc(b, thick[i + 1])]), lit) for i, (a, b) in enumerate(pairwise(points)))
            found.append(Layer(f"finger_{finger}_{side}", sum(camera.near(p) for p in points[1:]) / 3 + 0.5 * (finger == 0), parts))
    return sorted(found, key=lambda layer: layer.depth)
