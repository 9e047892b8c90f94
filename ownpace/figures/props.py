"""Furniture and tools. Each is drawn from its row in world centimetres; surfaces answer how far a point is from touching them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ownpace.figures.body import Skeleton
from ownpace.figures.shapes import blob, line, polygon, ring, spot, units
from ownpace.figures.space import Camera, Flat, Vec, add, between, sub, unit

Prop = Mapping[str, Any]
"""One prop of a row: ``kind`` and its measures."""

BACK, MIDDLE, FRONT = -60.0, 0.7, 90.0
"""Behind the body, between the trunk and the near arm, before everything."""

USUAL: Final[Mapping[str, Mapping[str, Any]]] = {
    "chair": {"x": 4, "h": 45, "w": 42, "d": 42, "back": True, "z": 0},
    "table": {"x": 50, "w": 46, "h": 88, "d": 70, "z": 0},
    "wall": {"x": 50, "h": 178, "d": 100, "thick": 6, "z": 0},
    "door": {"x": 20, "d": 86, "h": 190, "thick": 8, "z": 0},
    "post": {"x": 90, "h": 150, "z": 0, "thick": 6},
    "step": {"x": 14, "w": 40, "h": 16, "d": 60, "z": 0},
    "stairs": {"x": 10, "w": 28, "h": 16, "n": 3, "d": 60},
    "rail": {"x": 0, "to": 80, "y": 92, "rise": 0, "z": -36},
    "mat": {"x": 0, "w": 196, "d": 64},
    "bed": {"x": 0, "w": 206, "d": 70, "h": 34},
    "pillow": {"x": -84, "y": 4, "z": 0, "w": 20, "r": 5},
    "floor": {"x": 0, "w": 120, "d": 60, "rise": 0},
    "band": {"through": [], "layer": FRONT},
    "dumbbell": {"hands": "rl", "along": [0, 0, 1], "size": 1},
    "backpack": {"at": "hand_r", "off": [0, -22, 0], "w": 15, "h": 20, "layer": FRONT, "strap": True},
    "blob": {"at": "hand_r", "off": [0, 0, 0], "w": 0, "r": 4, "colour": "cloth", "along": [1, 0, 0], "layer": FRONT},
    "line": {"through": [], "colour": "edge", "wide": 1.4, "layer": BACK},
    "poles": {"lean": -16},
    "bike": {"x": 0},
    "water": {"x": 0, "w": 176, "h": 116},
    "note": {"at": [0, 0, 0]},
    "hill": {"rise": 0.2},
    "box": {"from": [0, 0, 0], "to": [10, 10, 10], "layer": BACK, "wood": True},
    "waves": {"at": [0, 0, 0]},
    "sheet": {"at": "tip_1_l", "w": 34, "h": 30},
    "cloth": {"at": [0, 0, 0], "w": 80, "d": 64, "folds": 0},
    "speed": {"x": -40, "n": 3, "y": 110, "gap": 16, "long": 20},
}  # fmt: skip
"""Measures of a prop whose row is silent."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of drawing and how near it is; ``corners`` are what must fit in the picture."""

    depth: float
    svg: str
    corners: tuple[Flat, ...] = ()


def filled(prop: Prop) -> dict[str, Any]:
    """The prop with its usual measures; raises ``KeyError`` for an unknown kind or measure."""
    usual = USUAL[prop["kind"]]
    for name in prop.keys() - usual.keys() - {"kind", "layer"}:
        raise KeyError(name)
    return {**usual, **prop}


def pieces(prop: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    """How a prop is drawn beside a figure."""
    return DRAWN[prop["kind"]](filled(prop), camera, body, colours)


def place(body: Skeleton, said: Any) -> Vec:  # noqa: ANN401 - a name, a point, or two names and a share
    """A point of a row: a joint, coordinates, or the share of the way between two joints."""
    if isinstance(said, str):
        return body.at[said]
    if isinstance(said[0], list):
        return place(body, said[0])
    if isinstance(said[0], str):
        found = between(body.at[said[0]], body.at[said[1]], float(said[2]))
        return add(found, (float(said[3]), float(said[4]), float(said[5]))) if len(said) > 3 else found
    return float(said[0]), float(said[1]), float(said[2])


def box(camera: Camera, low: Vec, high: Vec, colours: tuple[str, str, str], edge: str) -> tuple[str, list[Flat]]:
    """A box between two corners: colour of the top, of the side towards the viewer and of the end."""
    out, corners = [], []
    for axis, colour in ((1, colours[0]), (2, colours[1]), (0, colours[2])):
        outward = camera.towards[axis]
        if abs(outward) < 0.02:
            continue
        fixed = high[axis] if outward > 0 else low[axis]
        one, two = (i for i in range(3) if i != axis)
        face = []
        for a, b in ((low[one], low[two]), (high[one], low[two]), (high[one], high[two]), (low[one], high[two])):
            point = [0.0, 0.0, 0.0]
            point[axis], point[one], point[two] = fixed, a, b
            face.append(camera.flat((point[0], point[1], point[2])))
        out.append(f'<path d="{polygon(face)}" fill="{colour}"/>')
        corners += face
    return f'<g stroke="{edge}" stroke-width="3">{"".join(out)}</g>', corners


def _wood(colours: Mapping[str, str]) -> tuple[str, str, str]:
    return colours["wood"], colours["wood_dark"], colours["wood_dark"]


def _box(camera: Camera, low: Vec, high: Vec, colours: Mapping[str, str], depth: float) -> Piece:
    svg, corners = box(camera, low, high, _wood(colours), colours["edge"])
    return Piece(depth, svg, tuple(corners))


def _legs(camera: Camera, low: Vec, high: Vec, colours: Mapping[str, str], depth: float) -> Piece:
    lines = [
        (camera.flat((x, 0.0, z)), camera.flat((x, high[1], z))) for x in (low[0] + 3, high[0] - 3) for z in (low[2] + 3, high[2] - 3)
    ]  # fmt: skip
    data = "".join(line(pair) for pair in lines)
    return Piece(
        depth,
        f'<path d="{data}" stroke="{colours["edge"]}" stroke-width="14"/><path d="{data}" stroke="{colours["wood_dark"]}" stroke-width="9"/>',
        tuple(pair[0] for pair in lines),
    )


def _chair(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    x, z, w, d, h = p["x"], p["z"], p["w"] / 2, p["d"] / 2, p["h"]
    depth = p.get("layer", BACK)
    low, high = (x - w, h - 5, z - d), (x + w, h, z + d)
    found = [_legs(camera, low, (high[0], h - 5, high[2]), colours, depth)]
    if p["back"]:
        found.append(_box(camera, (x - w - 3, h + 14, z - d), (x - w + 1, h + 46, z + d), colours, depth + 0.01))
        found.append(
            _strokes(
                camera, [[(x - w - 1, h, z + s * (d - 3)), (x - w - 1, h + 14, z + s * (d - 3))] for s in (1, -1)], colours["wood_dark"], 2.2, depth
            )
        )
    found.append(_box(camera, low, high, colours, depth + 0.02))
    return found


def _strokes(camera: Camera, lines: Sequence[Sequence[Vec]], colour: str, wide: float, depth: float) -> Piece:
    flat = [[camera.flat(point) for point in points] for points in lines]
    data = "".join(line(points) for points in flat)
    return Piece(depth, f'<path d="{data}" stroke="{colour}" stroke-width="{units(wide)}"/>', tuple(point for points in flat for point in points))


def _table(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    x, z, w, d, h = p["x"], p["z"], p["w"], p["d"] / 2, p["h"]
    depth = p.get("layer", BACK)
    low, high = (x, h - 4, z - d), (x + w, h, z + d)
    return [_legs(camera, low, (high[0], h - 4, high[2]), colours, depth), _box(camera, low, high, colours, depth + 0.01)]


def _wall(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    x, thick, d = p["x"], p["thick"], p["d"] / 2
    svg, corners = box(
        camera,
        (min(x, x + thick), 0, p["z"] - d),
        (max(x, x + thick), p["h"], p["z"] + d),
        (colours["wall_dark"], colours["wall_dark"], colours["wall"]),
        colours["edge"],
    )
    return [Piece(p.get("layer", BACK), svg, tuple(corners))]


def _door(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    x, thick, d, h = p["x"], p["thick"], p["d"] / 2, p["h"]
    found = []
    for z, depth in ((-d - 4, BACK), (d + 4, FRONT)):
        found.append(_box(camera, (x, 0, z - 4), (x + thick, h, z + 4), colours, depth))
    found.append(_box(camera, (x, h, -d - 8), (x + thick, h + 7, d + 8), colours, BACK + 0.1))
    return found


def _any_box(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    return [_box(camera, place(body, p["from"]), place(body, p["to"]), colours, p["layer"])]


def _post(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    t = p["thick"] / 2
    return [_box(camera, (p["x"] - t, 0, p["z"] - t), (p["x"] + t, p["h"], p["z"] + t), colours, p.get("layer", BACK))]


def _step(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    return [_box(camera, (p["x"], 0, p["z"] - p["d"] / 2), (p["x"] + p["w"], p["h"], p["z"] + p["d"] / 2), colours, BACK)]


def _stairs(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    x, w, h, n, d = p["x"], p["w"], p["h"], p["n"], p["d"] / 2
    order = reversed(range(n)) if camera.towards[0] < 0 else range(n)
    return [_box(camera, (x + i * w, 0, -d), (x + (i + 1) * w, (i + 1) * h, d), colours, BACK + i * 0.01) for i in order]


def _rail(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    x, to, y, z = p["x"], p["to"], p["y"], p["z"]
    top, end = (x, y, z), (to, y + p["rise"], z)
    lines = [[(x, 0, z), top, end, (to, p["rise"], z)]]
    return [_strokes(camera, lines, colours["edge"], 2.6, p.get("layer", BACK - 1))]


def _slab(camera: Camera, p: Prop, y: float, thick: float, colours: tuple[str, str, str], edge: str, depth: float) -> Piece:
    svg, corners = box(camera, (p["x"] - p["w"] / 2, y - thick, -p["d"] / 2), (p["x"] + p["w"] / 2, y, p["d"] / 2), colours, edge)
    return Piece(depth, svg, tuple(corners))


def _mat(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    return [_slab(camera, p, 0, 2, (colours["cloth"], colours["wall_dark"], colours["wall_dark"]), colours["edge"], BACK)]


def _bed(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    x, w, d, h = p["x"], p["w"] / 2, p["d"] / 2, p["h"]
    legs = [[(x + sx * (w - 5), -14, sz * (d - 5)), (x + sx * (w - 5), -h, sz * (d - 5))] for sx in (1, -1) for sz in (1, -1)]
    head = _box(camera, (x - w - 4, -h, -d), (x - w, 22, d), colours, BACK - 0.1)
    frame = {**p, "w": p["w"] + 2}
    return [
        _strokes(camera, legs, colours["wood_dark"], 4, BACK - 0.2),
        head,
        _slab(camera, frame, -12, 7, _wood(colours), colours["edge"], BACK),
        _slab(camera, p, 0, 12, (colours["cloth"], colours["cloth"], colours["cloth"]), colours["edge"], BACK + 0.1),
    ]


def _pillow(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    ends = [(camera.flat((p["x"] + s * p["w"] / 2, p["y"], p["z"])), float(p["r"])) for s in (1, -1)]
    ends += [(camera.flat((p["x"] + s * p["w"] / 2, p["y"], p["z"] + t * 16)), p["r"] - 1.0) for s in (1, -1) for t in (1, -1)]
    return [
        Piece(
            p.get("layer", BACK + 1),
            f'<path d="{blob(ends)}" fill="{colours["cloth"]}" stroke="{colours["edge"]}" stroke-width="3"/>',
            tuple(e[0] for e in ends),
        )
    ]


def _floor(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    w, d = p["w"] / 2 - 12, p["d"] / 2 - 12
    centres = [camera.flat((p["x"] + s * w, -0.5 + s * p["rise"], t * d)) for s in (1, -1) for t in (1, -1)]
    data = blob([(centre, 3.0) for centre in centres])
    spread = tuple((x + s * 3, y + 3) for x, y in centres for s in (1, -1))
    return [Piece(BACK - 5, f'<path d="{data}" fill="{colours["floor"]}"/>', spread)]


def _band(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    points = [camera.flat(place(body, said)) for said in p["through"]]
    data = line(points)
    return [
        Piece(
            p["layer"],
            f'<path d="{data}" stroke="{colours["halo"]}" stroke-width="20"/><path d="{data}" stroke="{colours["band"]}" stroke-width="12"/>',
            tuple(points),
        )
    ]


def _line(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    return [_strokes(camera, [[place(body, said) for said in p["through"]]], colours[p["colour"]], p["wide"], p["layer"])]


def _dumbbell(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    found = []
    along = unit((float(p["along"][0]), float(p["along"][1]), float(p["along"][2])))
    size = p["size"]
    for side in p["hands"]:
        hand = body.at[f"hand_{side}"]
        bar = blob([(camera.flat(add(hand, along, s * 9 * size)), 1.6 * size) for s in (1, -1)])
        ends = "".join(blob([(camera.flat(add(hand, along, s * t * size)), 4.6 * size) for t in (7.5, 11.0)]) for s in (1, -1))
        depth = 30 if camera.near(hand) > camera.near(body.at["chest"]) - 8 else -8
        svg = f'<g stroke="{colours["halo"]}" stroke-width="3" fill="{colours["metal"]}"><path d="{bar}"/><path d="{ends}"/></g>'
        found.append(
            Piece(depth, svg, tuple(camera.flat(add(add(hand, along, s * 11 * size), (0, t * 6 * size, 0))) for s in (1, -1) for t in (1, -1)))
        )
    return found


def _backpack(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    centre = add(place(body, p["at"]), (float(p["off"][0]), float(p["off"][1]), float(p["off"][2])))
    x, y = camera.flat(centre)
    w, h = p["w"], p["h"]
    sack = blob([((x + s * (w - 6), y + t * (h - 6)), 6.0) for s in (1, -1) for t in (1, -1)])
    pocket = blob([((x + s * (w - 8), y + h - t), 4.0) for s in (1, -1) for t in (6, 14)])
    strap = line([(x - 5, y - h + 1), (x - 3, y - h - 4), (x + 3, y - h - 4), (x + 5, y - h + 1)]) if p["strap"] else ""
    svg = (
        f'<path d="{strap}" stroke="{colours["ink"]}" stroke-width="9"/>' * bool(strap)
        + f'<g stroke="{colours["halo"]}" stroke-width="4" fill="{colours["bag"]}"><path d="{sack}"/><path d="{pocket}"/></g>'
    )
    return [Piece(p["layer"], svg, ((x - w, y - h - 5), (x + w, y + h)))]


def _blob(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    centre = add(place(body, p["at"]), (float(p["off"][0]), float(p["off"][1]), float(p["off"][2])))
    along = unit((float(p["along"][0]), float(p["along"][1]), float(p["along"][2])))
    ends = [(camera.flat(add(centre, along, s * p["w"] / 2)), float(p["r"])) for s in (1, -1)]
    return [
        Piece(
            p["layer"],
            f'<path d="{blob(ends)}" fill="{colours[p["colour"]]}" stroke="{colours["edge"]}" stroke-width="3"/>',
            tuple(e[0] for e in ends),
        )
    ]


def _poles(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    found = []
    for side, depth in (("r", 40.0), ("l", -30.0)):
        hand = body.at[f"hand_{side}"]
        foot = (hand[0] + p["lean"], 0.5, hand[2])
        found.append(_strokes(camera, [[add(hand, unit(sub(hand, foot)), 7), foot]], colours["metal"], 1.8, depth))
    return found


def _bike(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    x = p["x"]

    def flat(dx: float, y: float) -> Flat:
        return camera.flat((x + dx, y, 0))

    rear, front, crank, saddle, head = (-42, 32), (62, 32), (6, 30), (-10, 84), (52, 96)
    tubes = (
        line([flat(*rear), flat(*crank), flat(-8, 76), flat(46, 74), flat(*crank)])
        + line([flat(*rear), flat(-8, 76)])
        + line([flat(*front), flat(44, 66), flat(*head), flat(40, 101)])
    )
    wheels = "".join(ring(flat(*hub), 31) for hub in (rear, front))
    pedals = line([body_flat(camera, body, "r"), flat(*crank)])
    other = line([body_flat(camera, body, "l"), flat(*crank)])
    seat = blob([(flat(saddle[0] - 8, saddle[1]), 3.4), (flat(saddle[0] + 8, saddle[1] - 1), 2.0)])
    svg = (
        f'<path d="{wheels}" stroke="{colours["metal"]}" stroke-width="14"/><path d="{tubes}" stroke="{colours["arrow"]}" stroke-width="16"/>'
        f'<path d="{ring(flat(*crank), 7)}" fill="{colours["metal"]}"/><path d="{seat}" fill="{colours["ink"]}"/>'
        f'<path d="{other}" stroke="{colours["ink"]}" stroke-width="9"/>'
    )
    corners = ((flat(*rear)[0] - 32, flat(0, 0)[1]), (flat(*front)[0] + 32, flat(0, 0)[1]))
    return [Piece(-10, svg, corners), Piece(-4.9, f'<path d="{pedals}" stroke="{colours["ink"]}" stroke-width="9"/>')]


def body_flat(camera: Camera, body: Skeleton, side: str) -> Flat:
    """Where the ball of a foot presses."""
    return camera.flat(add(body.at[f"ball_{side}"], (0, -4, 0)))


def _water(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    x, w, h = p["x"], p["w"] / 2, p["h"]
    left, right = camera.flat((x - w, h, 40)), camera.flat((x + w, h, 40))
    foot = camera.flat((x, 0, 40))[1] + 4
    n = 8
    wave = (
        "M"
        + spot(left)
        + "".join(f"q{units((right[0] - left[0]) / n / 2)} {-18 if i % 2 else 18} {units((right[0] - left[0]) / n)} 0" for i in range(n))
    )
    svg = (
        f'<path d="{wave}V{units(foot)}H{units(left[0])}z" fill="{colours["water"]}" fill-opacity=".5"/>'
        f'<path d="{wave}" stroke="{colours["arrow"]}" stroke-width="7"/>'
    )
    return [Piece(FRONT, svg, (left, right, (left[0], foot)))]


def _note(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    x, y = camera.flat(place(body, p["at"]))
    heads = blob([((x - 1, y + 0.5), 3), ((x + 1, y - 0.5), 3)]) + blob([((x + 12, y - 2.5), 3), ((x + 14, y - 3.5), 3)])
    stems = line([(x + 3, y - 1), (x + 3, y - 17), (x + 16, y - 21), (x + 16, y - 4)])
    return [
        Piece(
            FRONT,
            f'<path d="{heads}" fill="{colours["arrow"]}"/><path d="{stems}" stroke="{colours["arrow"]}" stroke-width="9"/>',
            ((x - 5, y + 4), (x + 18, y - 22)),
        )
    ]


def _hill(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    """A slope upwards to the right."""
    near, far = [[camera.flat((x, x * p["rise"] - 1, z)) for x in (-62, 62)] for z in (24, -24)]
    low = near[0][1] + 3
    corners = (far[0], far[1], near[1], (near[1][0], low), (near[0][0], low), near[0])
    side = polygon([near[0], near[1], *corners[3:5]])
    return [Piece(BACK, f'<path d="{polygon(corners)}" fill="{colours["floor"]}"/><path d="{side}" fill="{colours["wall_dark"]}"/>', corners)]


def _waves(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    """Sound that comes from the right."""
    x, y = camera.flat(place(body, p["at"]))
    arcs = "".join(f"M{spot((x + i * 6, y - 4 - 3 * i))}Q{spot((x + i * 6 - 5, y))} {spot((x + i * 6, y + 4 + 3 * i))}" for i in range(3))
    return [Piece(FRONT, f'<path d="{arcs}" stroke="{colours["arrow"]}" stroke-width="9"/>', ((x - 4, y - 11), (x + 16, y + 11)))]


def _sheet(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    """A thin book that hangs from a pinch."""
    x, y, z = place(body, p["at"])
    svg, corners = box(
        camera, (x - p["w"], y - p["h"], z - 2), (x + 8, y + 2, z + 2), (colours["halo"], colours["band"], colours["band"]), colours["ink"]
    )
    return [Piece(camera.near((x, y, z)) - 1.5, svg, tuple(corners))]


def _cloth(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    """A towel flat on the floor, with folds where toes have drawn it in."""
    x, y, z = place(body, p["at"])
    w, d = p["w"] / 2, p["d"] / 2
    face = [camera.flat((x + s * w, y, z + t * d)) for s, t in ((1, 1), (1, -1), (-1, -1), (-1, 1))]
    svg = f'<path d="{polygon(face)}" fill="{colours["cloth"]}" stroke="{colours["edge"]}" stroke-width="4"/>'
    for i in range(p["folds"]):
        a, b = (camera.flat((x + w * (0.2 + 0.34 * i), y, z + t * d)) for t in (1, -1))
        svg += f'<path d="{blob([(a, 4.0), (b, 4.0)])}" fill="{colours["cloth"]}" stroke="{colours["edge"]}" stroke-width="4"/>'
    return [Piece(BACK, svg, tuple(face))]


def _speed(p: Prop, camera: Camera, body: Skeleton, colours: Mapping[str, str]) -> list[Piece]:
    lines = []
    for i in range(p["n"]):
        y, shift = p["y"] - i * p["gap"], (i % 2) * 7
        lines.append([(p["x"] + shift - p["long"], y, 0.0), (p["x"] + shift, y, 0.0)])
    return [_strokes(camera, lines, colours["arrow"], 1.8, BACK)]


Draw = Callable[[Prop, Camera, Skeleton, Mapping[str, str]], list[Piece]]
DRAWN: Final[Mapping[str, Draw]] = {
    "chair": _chair, "table": _table, "wall": _wall, "door": _door, "post": _post, "step": _step, "stairs": _stairs, "rail": _rail, "mat": _mat,
    "bed": _bed, "pillow": _pillow, "floor": _floor, "band": _band, "line": _line, "dumbbell": _dumbbell, "backpack": _backpack, "blob": _blob,
    "poles": _poles, "bike": _bike, "water": _water, "note": _note, "hill": _hill, "box": _any_box, "sheet": _sheet,
    "waves": _waves, "cloth": _cloth, "speed": _speed,
}  # fmt: skip
