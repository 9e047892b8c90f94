"""Every reader of what a stranger hands over, and how what it takes is spoilt. Shared by the tests and by ``python -m tests.fuzz``.

A reader takes bytes and answers with nothing or with its own refusal; whatever else it raises is a fault. What is read is used, too: a plan
is made of it, as the app would.
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from ownpace import check_in, hand_over, plan_file
from ownpace.answers import SCHEMA_VERSION, AnswersError, parse
from ownpace.people import EXAMPLES
from ownpace.plan import make_plan
from ownpace.reading import parsed
from ownpace.ui import course
from ownpace.views import fhir
from tests.builders import MONDAY, a_document, an_answers

NAMES: Final = ("back", "knee_diabetes_weight", "fearful_back", "emergency")
RATED: Final = {"kind": "exposure", "family": "bend", "ratings": {"bend_1": 10, "bend_3": 40}}
SIGNED: Final = {"change": {"kind": "length", "weeks": 12}, "reason": "Ferie", "by": "Fys. AB", "on": "2026-01-05"}
WEEK: Final[dict[str, Any]] = {
    "week": 1, "sessions": [{"id": "w1-1", "done": True, "size": "good", "effort": 3, "pain_during": 4}], "fatigue": 2, "new_symptoms": [],
    "days_off": 0, "confidence": 8, "exposure": [{"step": "bend_3", "expected": 40, "happened": False, "harm_belief": 20}], "retest": {"pain": 3},
}  # fmt: skip
STRANGE: Final[tuple[Any, ...]] = (
    None, True, False, -1, 0, 1, 13, 10**20, 0.5, 1e308, "", "x" * 5000, "<script>alert(1)</script>", "\N{RIGHT-TO-LEFT OVERRIDE}", "\x00", [], {},
    [[]], {"a": {"b": []}}, "ja", "nej", "ingen", "2026-11-30", "w1-1", "=1+1", "../../x", [None], {"kind": "dose"}, "\ud83d",
)  # fmt: skip


def _json(raw: bytes) -> Any:
    """The document, or the refusal that every surface turns into words."""
    try:
        return parsed(raw)
    except ValueError:
        raise AnswersError(()) from None


@cache
def _memory() -> plan_file.Memory:
    return plan_file.Memory(an_answers("back"), MONDAY)


def read_answers(raw: bytes) -> None:
    """An answers document, and the plan that comes of it."""
    make_plan(parse(_json(raw)), MONDAY)


def read_check_in(raw: bytes) -> None:
    """A week, put behind a plan."""
    document = _json(raw)
    check_in.parse(document)
    plan_file.log(_memory(), document).plan()


def read_plan_file(raw: bytes) -> None:
    """A plan file, and the plan again."""
    plan_file.read(_json(raw)).plan()


def read_link(raw: bytes) -> None:
    """What stands behind the sign of a link."""
    try:
        word = raw.decode()
    except UnicodeDecodeError:
        raise AnswersError(()) from None
    hand_over.unpack(word).plan()


def read_fhir(raw: bytes) -> None:
    """A bundle, and the plan of its answers."""
    make_plan(parse(fhir.answers(_json(raw))), MONDAY)


def read_store(raw: bytes) -> None:
    """What a browser kept of a course; what cannot be read is no course."""
    kept = course.clean(_json(raw))
    if kept is not None:
        assert set(kept) == set(course.empty())


READERS: Final[Mapping[str, Callable[[bytes], None]]] = {
    "answers": read_answers, "check-in": read_check_in, "plan file": read_plan_file, "link": read_link, "fhir": read_fhir, "store": read_store,
}  # fmt: skip


@cache
def _whole(reader: str) -> tuple[Any, ...]:
    """Documents that the reader takes."""
    memory = {"schema_version": SCHEMA_VERSION, "start": MONDAY.isoformat(), "language": "da", "choices": [RATED], "overrides": [SIGNED]}
    match reader:
        case "answers":
            return tuple(EXAMPLES[name] for name in NAMES)
        case "check-in":
            return (WEEK,)
        case "fhir":
            return tuple(fhir.bundle(a_document(name), an_answers(name).document(), "da") for name in NAMES)
        case "store":
            return ({"start": MONDAY.isoformat(), "choices": [RATED], "overrides": [SIGNED], "check_ins": [WEEK]},)
    return tuple(memory | {"answers": an_answers(name).document(), "check_ins": [WEEK]} for name in NAMES)


def seeds(reader: str) -> Iterator[bytes]:
    """The same as bytes."""
    for document in _whole(reader):
        if reader == "link":
            yield hand_over.pack(plan_file.read(document)).encode()
        else:
            yield json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass")


def spoilt(reader: str, dice: random.Random) -> bytes:
    """One of the documents with something wrong: in what it says, or in its bytes."""
    if reader != "link" and dice.random() < 0.8:
        document = copy.deepcopy(dice.choice(_whole(reader)))
        for _ in range(dice.randint(1, 4)):
            _spoil(document, dice)
        return json.dumps(document, ensure_ascii=dice.random() < 0.5).encode("utf-8", "surrogatepass")
    raw = bytearray(dice.choice(list(_seeded(reader))))
    for _ in range(dice.randint(1, 4)):
        place = dice.randrange(len(raw) + 1)
        match dice.randint(0, 3):
            case 0:
                del raw[place:]
            case 1:
                raw[place:place] = bytes(dice.randrange(256) for _ in range(dice.randint(1, 4)))
            case 2 if place < len(raw):
                raw[place] = dice.randrange(256)
            case _:
                raw[place : place + dice.randint(1, 9)] = b""
    return bytes(raw)


@cache
def _seeded(reader: str) -> tuple[bytes, ...]:
    return tuple(seeds(reader))


def _places(node: Any) -> list[tuple[Any, Any]]:
    """Every element of a document, as the node that holds it and its key."""
    inner = list(node) if isinstance(node, dict) else list(range(len(node))) if isinstance(node, list) else []
    return [place for key in inner for place in ((node, key), *_places(node[key]))]


def _spoil(document: Any, dice: random.Random) -> None:
    places = _places(document)
    if not places:
        return
    node, key = dice.choice(places)
    match dice.randint(0, 4):
        case 0:
            del node[key]
        case 1:
            node[key] = copy.deepcopy(dice.choice(STRANGE))
        case 2 if isinstance(node, dict):
            node[dice.choice(("x", "week", "planned", "kind", "schema_version", "resourceType", "\ud83d"))] = copy.deepcopy(dice.choice(STRANGE))
        case 3:
            other, from_ = dice.choice(places)
            node[key] = copy.deepcopy(other.get(from_) if isinstance(other, dict) else other[from_] if from_ < len(other) else None)
        case _ if isinstance(node, list):
            node.append(copy.deepcopy(node[key]))


def faults(reader: str, seed: int, count: int) -> list[str]:
    """What a reader raised that is not its refusal, with the number of the input; none."""
    found = []
    for number in range(count):
        raw = spoilt(reader, random.Random(seed << 20 | number))  # noqa: S311 - reproducible, no secret
        try:
            READERS[reader](raw)
        except AnswersError:
            continue
        except Exception as fault:  # noqa: BLE001 - that is what is looked for
            found.append(f"{number}: {type(fault).__name__}: {str(fault)[:120]}")
    return found
