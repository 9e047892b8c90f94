"""The exercise catalogue: one row per exercise, one file per movement family, no wording. Bad rows stop the import.

A pattern is a purpose: exercises of the same pattern stand in for each other. A ladder is an order from easier to harder inside a pattern.
Name, look and cues are the texts ``exercises.<id>``. Goals are ids of the questionnaire and sources ids of the evidence: tests hold them to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

import tomli as tomllib

from ownpace.vocabulary import Modality

MOST_MUSCLES: Final = 3

WORDS: Final[Mapping[str, frozenset[str | int]]] = {
    "modality": frozenset(Modality),
    "pattern": frozenset({
        "squat", "hinge", "push", "pull", "trunk", "knee", "hip", "calf", "step", "balance",
        "neck", "shoulder", "hand", "mobility_back", "mobility_knee", "mobility_general", "mobility_neck", "mobility_shoulder",
        "mobility_hip", "mobility_hand", "mobility_foot", "aerobic", "warmup", "calm",
    }),
    "level": frozenset({0, 1, 2, 3}),
    "dose": frozenset({"reps", "hold", "time"}),
    "sides": frozenset({1, 2}),
    "position": frozenset({"standing", "seated", "lying", "floor"}),
}  # fmt: skip
"""Fields that hold one word of a closed list."""

WORD_LISTS: Final[Mapping[str, frozenset[str]]] = {
    "muscles": frozenset({
        "quadriceps", "glutes", "hamstrings", "calves", "chest", "upper_back", "shoulders", "arms", "trunk", "hip_abductors", "neck", "forearms",
    }),
    "equipment": frozenset({"trin", "elastik", "haandvaegt", "rygsaek", "maatte", "cykel", "vand", "stol"}),
    "tags": frozenset({
        "floor", "supine", "prone", "kneeling", "overhead", "jump", "impact", "loaded_flexion", "end_range_flexion", "sit_up",
        "loaded_rotation_flexion", "single_leg", "support_within_reach", "head_down", "breath_hold", "heavy", "isometric",
        "isometric_long", "deep_knee", "wrist_load", "vigorous", "weight_bearing", "walking",
        "arm_load", "grip", "pool", "end_range_neck", "outdoors_uneven", "unsupported", "strenuous",
    }),
}  # fmt: skip
"""Fields that hold several words of a closed list. ``weight_bearing``: the legs work while they carry the body; ``walking``: limited by how
far the person walks; ``arm_load``: the arm or the shoulder girdle carries more than its own weight; ``wrist_load``: the hands carry the body;
``grip``: a strong grip; ``pool``: in water; ``end_range_neck``: loaded turning of the neck to its end; ``outdoors_uneven``: walking outdoors;
``unsupported``: the balance is tried with nothing to hold on to; ``strenuous``: arms or trunk hold a large part of the body, so that it is a strain.
A firm seat, a wall, a bed, a heavy table and a door frame are always there and are not equipment."""


class BadExerciseError(ValueError):
    """A row of our own catalogue is wrong; the package refuses to import."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise. ``level`` is the lowest at which a plan may start with it; ``rung`` 1 is the easiest of its ladder."""

    id: str
    modality: Modality
    pattern: str
    ladder: str
    rung: int
    level: int
    dose: str
    """``reps``, ``hold`` (seconds) or ``time`` (minutes, both sides within them)."""
    sides: int
    muscles: tuple[str, ...]
    """Prime movers; empty for everything but strength, so that only strength asks for days of rest."""
    position: str
    equipment: tuple[str, ...]
    """Every piece is needed."""
    tags: frozenset[str]
    goals: tuple[str, ...]
    source: str


Allowed = Callable[[Exercise], bool]
"""Whether this person may be given an exercise."""

FOLDER: Final = Path(__file__).parent
FIELDS: Final = frozenset(field.name for field in fields(Exercise)) - {"id"}


def read(folder: Path) -> dict[str, Any]:
    """The rows of every file of a folder, files by name; raises ``BadExerciseError`` for an id that stands in two files."""
    table: dict[str, Any] = {}
    for path in sorted(folder.glob("*.toml")):
        rows = tomllib.loads(path.read_text("utf-8"))
        if twice := table.keys() & rows.keys():
            message = f"{path.name}: {', '.join(sorted(twice))} stands in another file too"
            raise BadExerciseError(message)
        table |= rows
    return table


def load(table: Mapping[str, Mapping[str, Any]]) -> dict[str, Exercise]:
    """Read rows; raises ``BadExerciseError`` for a wrong field or word, and for a ladder with a rung twice, a gap or two patterns."""
    found = {id_: _exercise(id_, row) for id_, row in table.items()}
    for ladder, rungs in _ladders(found.values()).items():
        if [exercise.rung for exercise in rungs] != list(range(1, len(rungs) + 1)):
            message = f"ladder {ladder}: a rung stands twice or is missing"
            raise BadExerciseError(message)
        if len({exercise.pattern for exercise in rungs}) > 1:
            message = f"ladder {ladder}: more than one pattern"
            raise BadExerciseError(message)
    return found


def _exercise(id_: str, row: Mapping[str, Any]) -> Exercise:
    wrong = sorted(row.keys() ^ FIELDS)
    if not wrong:
        wrong = [name for name, words in WORDS.items() if row[name] not in words]
        wrong += [name for name, words in WORD_LISTS.items() if not words.issuperset(row[name])]
        wrong += ["muscles"] * (len(row["muscles"]) > MOST_MUSCLES)
        wrong += ["rung"] * (not isinstance(row["rung"], int))
    if wrong:
        message = f"exercise {id_}: {', '.join(wrong)}"
        raise BadExerciseError(message)
    lists = {name: tuple(row[name]) for name in ("muscles", "equipment", "goals")}
    return Exercise(id_, **{**row, **lists, "modality": Modality(row["modality"]), "tags": frozenset(row["tags"])})


def _ladders(exercises: Iterable[Exercise]) -> dict[str, tuple[Exercise, ...]]:
    ladders: dict[str, list[Exercise]] = {}
    for exercise in sorted(exercises, key=lambda one: one.rung):
        ladders.setdefault(exercise.ladder, []).append(exercise)
    return {ladder: tuple(rungs) for ladder, rungs in ladders.items()}


CATALOGUE: Final[dict[str, Exercise]] = load(read(FOLDER))
"""Every exercise in the order of files and rows."""

_LADDERS: Final = _ladders(CATALOGUE.values())
_PATTERNS: Final = {pattern: tuple(exercise for exercise in CATALOGUE.values() if exercise.pattern == pattern) for pattern in WORDS["pattern"]}


def by_pattern(pattern: str) -> tuple[Exercise, ...]:
    """Every exercise of a pattern in written order; raises ``KeyError`` for an unknown pattern."""
    return _PATTERNS[pattern]


def neighbours(exercise: Exercise, allowed: Allowed) -> tuple[Exercise | None, Exercise | None]:
    """The nearest allowed easier and harder rung of the same ladder; ``None`` where there is none."""
    ladder = _LADDERS[exercise.ladder]
    easier = (one for one in reversed(ladder[: exercise.rung - 1]) if allowed(one))
    harder = (one for one in ladder[exercise.rung :] if allowed(one))
    return next(easier, None), next(harder, None)


def alternatives(exercise: Exercise, allowed: Allowed) -> tuple[Exercise, ...]:
    """Other allowed exercises of the same pattern: its own ladder first, nearest rung first, then in written order."""

    def distance(other: Exercise) -> tuple[bool, int]:
        same = other.ladder == exercise.ladder
        return not same, abs(other.rung - exercise.rung) if same else 0

    others = (one for one in by_pattern(exercise.pattern) if one.id != exercise.id and allowed(one))
    return tuple(sorted(others, key=distance))
