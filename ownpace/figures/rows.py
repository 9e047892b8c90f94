"""The pose rows: read once, when the first drawing is asked for.

A row may say ``like`` another row and name only what differs. A position starts ``from`` a named base, ``end`` from ``start``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import tomli as tomllib

from ownpace.figures import body, close
from ownpace.figures.paint import PEOPLE

FOLDER: Final = Path(__file__).parent / "poses"
BASES: Final = "bases.toml"
VIEWS: Final[Mapping[str, tuple[float, float]]] = {
    "side": (18, 7), "profile": (6, 4), "quarter": (38, 8), "front": (80, 6), "wall": (-20, 6),
    "back": (-60, 8), "lying": (16, 16),
}  # fmt: skip
"""Named cameras: yaw and pitch in degrees."""
FIELDS: Final = frozenset({"like", "view", "props", "work", "glow", "arrow", "start", "end", "frame", "hold", "person", "swap"})


class BadRowError(ValueError):
    """A pose row of our own is wrong."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One exercise as data."""

    id: str
    view: tuple[float, float]
    person: int
    props: tuple[Mapping[str, Any], ...]
    work: tuple[str, ...]
    """The joints that move, or that hold against a load."""
    glow: frozenset[str]
    arrows: tuple[Mapping[str, Any], ...]
    start: Mapping[str, Any]
    end: Mapping[str, Any]
    frame: str
    """``whole``, or the part that the picture shows."""
    hold: bool
    """The person presses or rests without moving: start and end may be alike."""


@cache
def rows() -> Mapping[str, Row]:
    """Every row by exercise id."""
    bases = tomllib.loads((FOLDER / BASES).read_text("utf-8"))
    found: dict[str, Any] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        if path.name != BASES:
            table = tomllib.loads(path.read_text("utf-8"))
            if twice := found.keys() & table.keys():
                message = f"{path.name}: {', '.join(sorted(twice))} stands in another file too"
                raise BadRowError(message)
            found |= table
    return load(found, bases)


def load(table: Mapping[str, Mapping[str, Any]], bases: Mapping[str, Mapping[str, Any]]) -> dict[str, Row]:
    """Read rows over bases; raises ``BadRowError`` for an unknown field or base."""
    return {id_: _row(id_, i, _whole(id_, table), bases) for i, id_ in enumerate(table)}


def _whole(id_: str, table: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    row = dict(table[id_])
    if wrong := row.keys() - FIELDS:
        message = f"row {id_}: {', '.join(sorted(wrong))}"
        raise BadRowError(message)
    if "like" not in row:
        return row
    base = _whole(row.pop("like"), table)
    poses = {name: {**base.get(name, {}), **row.get(name, {})} for name in ("start", "end") if "from" not in row.get(name, {})}
    return {**base, **row, **poses}


def _row(id_: str, number: int, row: Mapping[str, Any], bases: Mapping[str, Mapping[str, Any]]) -> Row:
    try:
        start = _pose(row["start"], bases)
        said = row.get("end", {})
        end = _pose(said, bases) if "from" in said else _over(start, said)
        if row.get("swap", False):
            end = _over(mirrored(start), said)
        for pose in (start, end):
            _known(pose)
        view = row.get("view", "side")
        arrows = row.get("arrow", [])
        return Row(
            id=id_,
            view=VIEWS[view] if isinstance(view, str) else (float(view[0]), float(view[1])),
            person=row.get("person", number % PEOPLE),
            props=tuple({"kind": prop} if isinstance(prop, str) else prop for prop in row.get("props", [])),
            work=tuple(row.get("work", [])),
            glow=frozenset(row.get("glow", _glow(row.get("work", [])))),
            arrows=tuple(
                {"joint": arrow} if isinstance(arrow, str) else arrow for arrow in ([arrows] if isinstance(arrows, (str, dict)) else arrows)
            ),
            start=start,
            end=end,
            frame=row.get("frame", "whole"),
            hold=row.get("hold", False),
        )
    except KeyError as error:
        message = f"row {id_}: {error.args[0]}"
        raise BadRowError(message) from error


def _known(pose: Mapping[str, Any]) -> None:
    entries = close.ENTRIES if {"hands", "feet"} & pose.keys() else body.ENTRIES
    for name in pose.keys() - entries:
        raise KeyError(name)


def _pose(said: Mapping[str, Any], bases: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    base = _pose(bases[said["from"]], bases) if "from" in said else {}
    return _over(base, {name: value for name, value in said.items() if name != "from"})


MIRRORED: Final = frozenset({"yaw", "roll", "twist", "side", "tilt", "turn", "z"})
"""Entries that change their sign when left and right change places."""
DEEP: Final = frozenset({"hand", "foot", "elbow_to", "knee_to", "palm"})
OTHER: Final = {"_r": "_l", "_l": "_r"}


def mirrored(pose: Mapping[str, Any]) -> dict[str, Any]:
    """The pose with left and right in each other's place."""

    def name_of(name: str) -> str:
        return name[:-2] + OTHER[name[-2:]] if name[-2:] in OTHER else name

    def value_of(name: str, value: Any) -> Any:  # noqa: ANN401 - whatever a pose holds
        if name in MIRRORED:
            return -value
        if name == "touch":
            return [":".join((name_of(part.partition(":")[0]), part.partition(":")[2])) for part in value]
        if name == "anchor":
            return name_of(value)
        return [*value[:2], -value[2]] if name.removesuffix("_r").removesuffix("_l") in DEEP and len(value) > 2 else value

    return {name_of(name): value_of(name, value) for name, value in pose.items()}


def _over(base: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """The base with what is said. An entry for both sides replaces both, ``false`` means as if nothing were said."""
    kept = {name: value for name, value in base.items() if not (name[-2:] in {"_r", "_l"} and name[:-2] in said)}
    return {**kept, **said}


WORKING: Final[Mapping[str, tuple[str, ...]]] = {
    "hip": ("thigh", "seat"), "knee": ("thigh",), "ankle": ("shank",),
    "shoulder": ("arm",), "elbow": ("arm",), "wrist": ("forearm",), "girdle": ("shoulder",),
}  # fmt: skip
"""What glows when a joint works."""


def _glow(work: list[str]) -> set[str]:
    found: set[str] = set()
    for joint in work:
        name, _, side = joint.partition("_")
        found |= {"trunk"} if name == "spine" else {"neck"} if name == "neck" else {f"{part}_{side}" for part in WORKING.get(name, ())}
    return found
