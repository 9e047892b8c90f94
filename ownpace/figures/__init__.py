"""Drawings of the exercises: one body, a row of data for each exercise, two positions. Knows nothing of plans, rules or words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import tomli as tomllib

from ownpace.figures import hands, props
from ownpace.figures.skeleton import HEAD, Point, Pose, joints, pose
from ownpace.figures.style import PEOPLE, Style, colours
from ownpace.figures.svg import Pen, arrow, frame, moved, scene, whole

Position = Literal["start", "end"]
FILE: Final = Path(__file__).with_name("poses.toml")
GAP: Final = 26.0
"""Between the two positions of a pair."""


@dataclass(frozen=True)
class Drawn:
    """A row: both poses, the things in each, what works, and how closely one looks."""

    id: str
    person: int
    start: Pose
    end: Pose
    things: Mapping[str, tuple[str, ...]]
    works: tuple[str, ...] = ()
    zoom: tuple[str, float] | None = None
    hand: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """A close view of a hand instead of a figure: what it does at the start and at the end."""


@cache
def rows() -> dict[str, Drawn]:
    """Every row by the id of its exercise; raises ``KeyError`` for an unknown base or name of a pose."""
    with FILE.open("rb") as file:
        table = tomllib.load(file)
    return {id_: _row(id_, place, raw, table) for place, (id_, raw) in enumerate(table["exercise"].items())}


def _row(id_: str, place: int, raw: Mapping[str, Any], table: Mapping[str, Any]) -> Drawn:
    if "hand" in raw:
        shown = {"start": dict(raw["hand"]["start"]), "end": {**raw["hand"]["start"], **raw["hand"]["end"]}}
        return Drawn(id_, place % len(PEOPLE), Pose(), Pose(), {}, hand=shown)
    like = table[raw["like"]] if "like" in raw else {}
    front = raw.get("view") == "front"
    start = _based(raw.get("start", like.get("start")), table["base"])
    change = _based(raw.get("end", like.get("end")), table["base"])
    if "leg_far" not in start and not front and "leg" in start:
        start["leg_far"] = start["leg"]
    end = change if "base" in raw.get("end", {}) else {**start, **change}
    if "arm" in change and "arm_far" not in start and "arm_far" not in change:
        end.pop("arm_far", None)
    elif "arm_far" in change and "arm" not in change and "arm_far" not in start:
        end["arm"] = start.get("arm", (0, 0))
    things = {"start": tuple(raw.get("things", ())), "end": tuple(raw.get("end_things", raw.get("things", ())))}
    zoom = (raw["zoom"][0], float(raw["zoom"][1])) if "zoom" in raw else None
    return Drawn(id_, place % len(PEOPLE), pose(start, front=front), pose(end, front=front), things, tuple(raw.get("works", ())), zoom)


def _based(row: Mapping[str, Any], bases: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    own = {name: value for name, value in row.items() if name != "base"}
    return {**bases[row["base"]], **own} if "base" in row else own


def __getattr__(name: str) -> frozenset[str]:
    """``EXERCISES``: the ids that have a drawing; read when it is first asked for."""
    if name == "EXERCISES":
        return frozenset(rows())
    raise AttributeError(name)


def _view(row: Drawn) -> tuple[float, float, float, float]:
    """The same part of the world for both positions."""
    both = (joints(row.start), joints(row.end))
    if row.zoom:
        name, size = row.zoom
        middle = [found[name] for found in both]
        x, y = sum(p.x for p in middle) / 2, sum(p.y for p in middle) / 2
        return x - size / 2, -y - size / 2, size, size
    heads = [Point(found["head"].x + dx, found["head"].y + dy) for found in both for dx in (-HEAD, HEAD) for dy in (-HEAD, HEAD)]
    corners = [corner for things in row.things.values() for thing in things for corner in props.extent(thing)]
    return frame([*heads, *(p for found in both for p in found.values()), Point(0, 0) if not corners else corners[0], *corners])


def _inner(row: Drawn, position: Position, style: Style) -> str:
    pen = Pen(colours(style, row.person))
    if row.hand:
        hands.draw(pen, row.hand[position])
        return "".join(pen.parts)
    shown = row.start if position == "start" else row.end
    found = joints(shown)
    left, _, wide, _ = _view(row)
    if not row.zoom and "top_mat" not in row.things[position]:
        pen.stroke(f"M{left + 4:.0f} 1.5H{left + wide - 4:.0f}", "floor", 2)
    marks = tuple(one for one in row.things[position] if not (position == "start" and one.startswith(("press:", "push:"))))
    scene(pen, shown, found, marks, row.works)
    told = any(one.startswith(("press:", "push:", "round:")) for one in row.things[position])
    if position == "end" and not told and (name := moved(joints(row.start), found)):
        before, after = joints(row.start)[name], found[name]
        arrow(pen, before.toward(after, 0.12), before.toward(after, 0.9))
    return "".join(pen.parts)


@cache
def drawing(exercise_id: str, position: Position, style: Style = "colour") -> str:
    """One position as a self-contained SVG; raises ``KeyError`` for an exercise without a drawing."""
    row = rows()[exercise_id]
    return whole(hands.VIEW if row.hand else _view(row), _inner(row, position, style))


def _window(view: tuple[float, float, float, float], inner: str) -> str:
    """A part of the picture that cuts off what lies outside."""
    left, top, wide, high = view
    place = f"{left:.1f} {top:.1f} {wide:.1f} {high:.1f}"
    return f'<svg x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{high:.1f}" viewBox="{place}">{inner}</svg>'


@cache
def pair(exercise_id: str, style: Style = "colour") -> str:
    """Both positions beside each other, or below each other where the figure lies, as one self-contained SVG."""
    row = rows()[exercise_id]
    left, top, wide, high = hands.VIEW if row.hand else _view(row)
    lies = wide > 1.35 * high
    dx, dy = (0.0, high + GAP / 2) if lies else (wide + GAP, 0.0)
    pen = Pen(colours(style, row.person))
    if lies:
        arrow(pen, Point(left + wide / 2, -(top + high - 2)), Point(left + wide / 2, -(top + high + GAP / 2 - 2)), 0.0)
    else:
        middle = -(top + high * 0.5)
        arrow(pen, Point(left + wide + 4, middle), Point(left + wide + GAP - 6, middle), 0.0)
    first, second = _inner(row, "start", style), _inner(row, "end", style)
    if row.zoom:
        first, second = (_window((left, top, wide, high), inner) for inner in (first, second))
    second = f'<g transform="translate({dx:.1f} {dy:.1f})">{second}</g>'
    return whole((left, top, wide + dx, high + dy), first + "".join(pen.parts) + second)


__all__ = ["Drawn", "Position", "Style", "drawing", "pair", "rows"]
