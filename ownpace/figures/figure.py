"""The clothed figure over a skeleton, as layers of flat shapes with their nearness to the viewer."""

from __future__ import annotations

import math
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from ownpace.figures.body import SIDES, SOLES, Skeleton
from ownpace.figures.shapes import Circle, blob, hull, polygon, ring
from ownpace.figures.space import Camera, Vec, add, between, dot, turned

RADII: Final = {
    "hip": 9.2, "knee": 6.6, "ankle": 4.9, "shoulder": 6.6, "elbow": 4.9, "wrist": 3.7, "hand": 4.4,
    "pelvis": 10.2, "waist": 9.4, "chest": 10.6, "neck": 5.0, "skull": 9.4,
}  # fmt: skip
SPREAD: Final = {"pelvis": 5.6, "waist": 4.4, "chest": 6.4}
"""Half the distance between the two spheres that make each part of the trunk wide."""

Shape = tuple[str, str]
"""Path data and the name of a colour."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Shapes that share one outline. ``depth`` orders the layers: the trunk is 0, more is nearer."""

    name: str
    depth: float
    shapes: tuple[Shape, ...]


def layers(body: Skeleton, camera: Camera, glow: AbstractSet[str], person: int) -> list[Layer]:
    """The figure from the far side to the near side."""
    parts = [_trunk(body, camera, glow), _head(body, camera, glow, person)]
    for side in SIDES:
        parts += [_arm(body, camera, glow, side), _leg(body, camera, glow, side)]
    return sorted(parts, key=lambda part: part.depth)


def _circle(camera: Camera, point: Vec, radius: float) -> Circle:
    return camera.flat(point), radius


def _trunk(body: Skeleton, camera: Camera, glow: AbstractSet[str]) -> Layer:
    at, bones = body.at, body.bones

    def pair(point: Vec, bone: str, wide: float, radius: float, offset: Vec = (0, 0, 0)) -> list[Circle]:
        return [_circle(camera, add(add(point, turned(bones[bone], offset)), bones[bone][2], sign * wide), radius) for sign in (1, -1)]

    hem = pair(at["pelvis"], "loin", SPREAD["pelvis"], RADII["pelvis"] - 0.2, (0, 5, 0))
    waist = pair(at["waist"], "loin", SPREAD["waist"], RADII["waist"], (0, -3, 0))
    chest = pair(at["chest"], "chest", SPREAD["chest"], RADII["chest"], (0.8, 0, 0))
    yoke = [_circle(camera, at[f"shoulder_{side}"], RADII["shoulder"] - 0.5) for side in SIDES]
    collar = pair(at["neck"], "chest", 5.5, 6.6, (0, -4, 0))
    low = "glow" if glow & {"trunk", "loin"} else "top"
    high = "glow" if glow & {"trunk", "chest"} else "top"
    shapes = ((blob(hem + waist), low), (blob(waist + chest), low), (blob(chest + yoke + collar), high))
    return Layer("trunk", 0.0, shapes)


def _head(body: Skeleton, camera: Camera, glow: AbstractSet[str], person: int) -> Layer:
    at, head = body.at, body.bones["head"]
    skull, r = at["head"], RADII["skull"]

    def place(x: float, y: float, z: float) -> Vec:
        return add(skull, turned(head, (x, y, z)))

    def facing(x: float, y: float, z: float) -> float:
        return dot(turned(head, (x, y, z)), camera.towards)

    neck = blob(
        [_circle(camera, add(at["neck"], turned(body.bones["chest"], (0, -3, 0))), RADII["neck"] + 0.6), _circle(camera, at["nape"], RADII["neck"])]
    )
    face = blob([_circle(camera, skull, r), _circle(camera, place(2.4, -6.6, 0), r * 0.58)])
    nose = blob([_circle(camera, place(r - 2.6, -0.6, 0), 2.0), _circle(camera, place(r + 0.7, -2.6, 0), 1.4)])
    shapes: list[Shape] = [(neck, "glow" if "neck" in glow else "skin")]
    bun = blob([_circle(camera, place(-r - 0.6, 4.2, 0), 4.2)])
    behind = facing(-1, 0.4, 0) < 0
    if person == 1 and behind:
        shapes.append((bun, "hair"))
    shapes += [(face, "skin"), (nose, "skin")] if facing(1, 0, 0) > -0.5 else [(face, "skin")]
    cap = _hair(body, camera, r)
    if cap:
        shapes.append((cap, "hair"))
    if person == 1 and not behind:
        shapes.append((bun, "hair"))
    shapes += [(ring(camera.flat(place(-0.8, -1.5, side * r * 0.93)), 1.9), "skin") for side in (1, -1) if facing(-0.25, 0, side) > 0.3]
    shapes += [(ring(camera.flat(place(r * 0.87, 0.4, side * 3.6)), 0.95), "eye") for side in (1, -1) if facing(1, 0, side * 0.55) > 0.28]
    away = camera.near(skull) - camera.near(at["chest"])
    return Layer("head", 0.5 + max(0.0, away - 12.0), tuple(shapes))


def _hair(body: Skeleton, camera: Camera, r: float) -> str:
    """The part of the skull above a tilted hairline that the viewer sees."""
    head, skull = body.bones["head"], body.at["head"]
    axis = turned(head, (-0.75, 0.66, 0))
    across = head[2]
    third = turned(head, (0.66, 0.75, 0))
    points = []
    edge = -0.12 + 0.42 * max(0.0, dot(head[0], camera.towards))
    for cosine in (edge, 0.5, 0.85):
        sine = math.sqrt(1 - cosine * cosine)
        for step in range(20):
            angle = math.tau * step / 20
            ray = add(add((axis[0] * cosine, axis[1] * cosine, axis[2] * cosine), across, sine * math.cos(angle)), third, sine * math.sin(angle))
            if dot(ray, camera.towards) > -0.22:
                points.append(camera.flat(add(skull, ray, r + 0.5)))
    return polygon(hull(points)) if len(points) > 4 else ""


def _arm(body: Skeleton, camera: Camera, glow: AbstractSet[str], side: str) -> Layer:
    at = body.at
    shoulder, elbow, wrist, hand = (at[f"{name}_{side}"] for name in ("shoulder", "elbow", "wrist", "hand"))
    chest = camera.near(at["chest"])
    depth = 0.2 * camera.near(shoulder) + 0.4 * camera.near(elbow) + 0.4 * camera.near(hand) - chest
    far = "_far" if camera.near(shoulder) < chest - 5 else ""
    sleeve = between(shoulder, elbow, 0.5)
    fore = blob([_circle(camera, elbow, RADII["elbow"]), _circle(camera, wrist, RADII["wrist"])])
    palm = blob([_circle(camera, wrist, RADII["wrist"]), _circle(camera, hand, RADII["hand"])])
    upper = blob([_circle(camera, sleeve, 5.3), _circle(camera, elbow, RADII["elbow"])])
    cloth = blob([_circle(camera, shoulder, RADII["shoulder"]), _circle(camera, sleeve, 6.2)])
    skin = f"skin{far}"
    lower = [(fore, f"glow{far}" if f"forearm_{side}" in glow else skin), (palm, f"glow{far}" if f"hand_{side}" in glow else skin)]
    higher = [
        (upper, f"glow{far}" if f"arm_{side}" in glow else skin),
        (cloth, f"glow{far}" if glow & {f"arm_{side}", f"shoulder_{side}"} else f"top{far}"),
    ]
    if camera.near(hand) < camera.near(shoulder) - 8:
        return Layer(f"arm_{side}", depth if far or depth < 0 else max(depth, 0.8), tuple(lower + higher))
    return Layer(f"arm_{side}", depth, tuple([higher[0], *lower[:1], lower[1], higher[1]] if far else [higher[0], higher[1], *lower]))


def _leg(body: Skeleton, camera: Camera, glow: AbstractSet[str], side: str) -> Layer:
    at = body.at
    hip, knee, ankle = (at[f"{name}_{side}"] for name in ("hip", "knee", "ankle"))
    pelvis = camera.near(at["pelvis"])
    far = "_far" if camera.near(hip) < pelvis - 3 else ""
    ahead = camera.near(knee) - pelvis
    depth = 0.6 + 0.001 * ahead if ahead > 18 else -5 + 0.02 * (camera.near(knee) + camera.near(ankle) - 2 * pelvis)
    shoe = blob([*(_circle(camera, at[f"{part}_{side}"], thick) for part, thick in SOLES.items()), _circle(camera, ankle, RADII["ankle"] - 0.3)])
    shank = blob([_circle(camera, knee, RADII["knee"]), _circle(camera, between(ankle, knee, 0.08), RADII["ankle"] + 0.4)])
    thigh = blob([_circle(camera, hip, RADII["hip"]), _circle(camera, knee, RADII["knee"])])
    seat = blob([_circle(camera, at["pelvis"], RADII["pelvis"]), _circle(camera, hip, RADII["hip"])])
    trousers = f"trousers{far}"
    upper: list[Shape] = [
        (seat, f"glow{far}" if f"seat_{side}" in glow else trousers),
        (thigh, f"glow{far}" if f"thigh_{side}" in glow else trousers),
    ]
    if ahead < -8:
        upper.reverse()  # seen from behind, the seat is nearer than the thigh
    lower: list[Shape] = [(shank, f"glow{far}" if f"shank_{side}" in glow else trousers)]
    foot: list[Shape] = [(shoe, f"shoe{far}")]
    if camera.near(ankle) < camera.near(knee) - 12:
        return Layer(f"leg_{side}", depth, tuple(foot + lower + upper))
    toes_near = camera.near(at[f"toe_{side}"]) > camera.near(ankle) + 3
    return Layer(f"leg_{side}", depth, tuple(upper + lower + foot if toes_near else upper[:1] + foot + lower + upper[1:]))
