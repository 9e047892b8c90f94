"""The course of a plan as a visit holds it: plain JSON values, the same as in a plan file. Reads and changes them; knows nothing of Streamlit.

Nothing from a browser or a file is believed: ``clean`` reads it with the readers of plan files and keeps what they made of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from ownpace.answers import SCHEMA_VERSION, AnswersError
from ownpace.questionnaire import relevant
from ownpace.vocabulary import DAYS_PER_WEEK, Language

if TYPE_CHECKING:
    from ownpace.plan_file import Memory
    from ownpace.screening import Screening

LISTS: Final = ("choices", "overrides", "check_ins")
MOST_TRIES: Final = DAYS_PER_WEEK
"""Tries of an exposure step that one check-in can tell of."""
SHAPING: Final = ("swap", "days", "length")
"""Choices that make another programme; the rest change nothing that a law could refuse."""
_ANYBODY: Final = {"schema_version": SCHEMA_VERSION, "om.alder": 0}
"""Stands in for the answers where only the course is read: below 18 nothing more must be answered."""
_ANY_MONDAY: Final = "2026-01-05"
_PERCENT: Final = 100
_NAME: Final = 40
"""Characters of a step's id, as a check-in takes it."""


def empty() -> dict[str, Any]:
    """No plan yet."""
    return {"start": None, "choices": [], "overrides": [], "check_ins": []}


def clean(raw: object) -> dict[str, Any] | None:
    """A course that came back; ``None`` for one that cannot be read. No course is an empty one."""
    if raw is None:
        return empty()
    if not isinstance(raw, dict):
        return None
    start = raw.get("start")
    document = {name: raw.get(name) for name in LISTS} | {"start": _ANY_MONDAY if start is None else start}
    try:
        return of(_read(_ANYBODY, document, Language.DA)) | ({"start": None} if start is None else {})
    except AnswersError:
        return None


def of(memory: Memory) -> dict[str, Any]:
    """The course of what was read from a plan file."""
    from ownpace.hand_over import document  # noqa: PLC0415 - only those who have a plan wait for it

    made = document(memory)
    return {name: made[name] for name in empty()}


def memory(draft: Mapping[str, Any], course: Mapping[str, Any], language: Language) -> Memory:
    """What the plan is made from; raises the errors of answers, choices and plan files."""
    return _read({"schema_version": SCHEMA_VERSION, **relevant(draft)}, course, language)


def _read(answers: Mapping[str, Any], course: Mapping[str, Any], language: Language) -> Memory:
    from ownpace import plan_file  # noqa: PLC0415 - as above

    return plan_file.read({"schema_version": SCHEMA_VERSION, "answers": dict(answers), "language": language.value, **course})


def begins(course: Mapping[str, Any], today: date) -> date:
    """Week 1's Monday: the one that was fixed with the first plan, or the next one as long as nothing came of it."""
    from ownpace.plan import next_monday  # noqa: PLC0415 - as above

    fixed = date.fromisoformat(course["start"]) if course["start"] else None
    stale = fixed is not None and not course["check_ins"] and today - fixed > timedelta(days=DAYS_PER_WEEK)
    return next_monday(today) if fixed is None or stale else fixed


def due(document: Mapping[str, Any]) -> int | None:
    """The week that is to be written down next; ``None`` when the course is over."""
    number = 1 + max((int(told["week"]) for told in document["check_ins"]), default=0)
    return number if number <= document["program"]["length"] else None


def stopped(course: Mapping[str, Any], draft: Mapping[str, Any]) -> Screening | None:
    """The judgement that ended the plan, where a week that was written down did."""
    if not course["check_ins"]:
        return None
    from ownpace.review import stopped as judged  # noqa: PLC0415 - as above

    return judged(_read(_ANYBODY, {**course, "start": course["start"] or _ANY_MONDAY}, Language.DA).check_ins, draft)


def chosen(course: Mapping[str, Any], kind: str) -> list[dict[str, Any]]:
    """The choices of one kind, oldest first."""
    return [one for one in course["choices"] if one["kind"] == kind]


def forget(course: dict[str, Any], kind: str, **fits: object) -> None:
    """Take back the choices of a kind, all or those that fit."""
    course["choices"] = [one for one in course["choices"] if one["kind"] != kind or any(one.get(name) != value for name, value in fits.items())]


def choose(course: Mapping[str, Any], choice: Mapping[str, Any]) -> dict[str, Any]:
    """The course with one more choice, in the place of the one that it replaces."""
    changed = dict(course)
    forget(changed, choice["kind"], **({"from": choice["from"]} if choice["kind"] == "swap" else {}))
    changed["choices"] = [*changed["choices"], dict(choice)]
    return changed


def give_way(course: dict[str, Any], refused: Iterable[str]) -> bool:
    """Take back what does not fit any longer: by the places of the problems, or else everything that shapes the programme, a professional's last.

    Words to the person stay: they compute nothing.
    """
    before = len(course["choices"]) + len(course["overrides"])
    for place in refused:
        kept = [one for one in course["overrides"] if place not in places(one["change"])]
        if len(kept) == len(course["overrides"]):
            forget(course, "swap", **{"from": place.removeprefix("swap.")})
        course["overrides"] = kept
    if len(course["choices"]) + len(course["overrides"]) == before:
        for kind in SHAPING:
            forget(course, kind)
    if len(course["choices"]) + len(course["overrides"]) == before:
        course["overrides"] = [one for one in course["overrides"] if one["change"]["kind"] == "note"]
    return len(course["choices"]) + len(course["overrides"]) < before


def places(change: Mapping[str, Any]) -> set[str]:
    """Where a problem with a professional's change may stand."""
    if change["kind"] == "note":
        return set()
    swapped = {f"swap.{change['from']}", f"overrides.swap.{change['from']}"} if change["kind"] == "swap" else set()
    return {f"overrides.{change['kind']}"} | swapped


def override(course: Mapping[str, Any], signed: Mapping[str, Any]) -> dict[str, Any]:
    """The course with one more change of a professional, in the place of the one of its kind; notes stand beside each other.

    A swap of an exercise that stands in for another one is a swap of that other one: the plan itself knows no other. Back to it is no swap.
    """
    change = first_swapped(course, signed["change"])
    same = [("kind", change["kind"])] + ([("from", change["from"])] if change["kind"] == "swap" else [])
    kept = [one for one in course["overrides"] if change["kind"] == "note" or any(one["change"].get(name) != value for name, value in same)]
    back = change["kind"] == "swap" and change["from"] == change["to"]
    return {**course, "overrides": kept if back else [*kept, {**signed, "change": change}]}


def first_swapped(course: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    """The change, with the exercise that the plan itself found where a swap is about one that stands in for it."""
    standing = originals(course) | prescribed(course)
    return {**change, "from": standing.get(change["from"], change["from"])} if change["kind"] == "swap" else dict(change)


def originals(course: Mapping[str, Any]) -> dict[str, str]:
    """Each exercise that the person put in the place of another one, and which."""
    return {one["to"]: one["from"] for one in chosen(course, "swap")}


def prescribed(course: Mapping[str, Any]) -> dict[str, str]:
    """Each exercise that a professional put in the place of another one, and which."""
    return {one["change"]["to"]: one["change"]["from"] for one in course["overrides"] if one["change"]["kind"] == "swap"}


def is_try(one: object) -> bool:
    """Whether this is a try of an exposure step as a check-in tells it."""
    if not isinstance(one, dict) or set(one) != {"step", "expected", "happened", "harm_belief"}:
        return False
    numbers = [one["expected"], one["harm_belief"]]
    shares = all(isinstance(n, int) and not isinstance(n, bool) and 0 <= n <= _PERCENT for n in numbers)
    return shares and isinstance(one["happened"], bool) and isinstance(one["step"], str) and len(one["step"]) <= _NAME
