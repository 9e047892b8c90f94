"""The plan file: what a person keeps. A plan document is read back as answers, start, language, choices, overrides and check-ins.

Everything else in it is made again, except the weeks that were logged: they are kept as they were stored. Nothing in a file is trusted: what
does not read as what we would write is refused, one line per place, and nothing is lost because nothing is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from ownpace import check_in, choices
from ownpace.answers import SCHEMA_VERSION, AnswersError, Problem, parse
from ownpace.exercises import CATALOGUE
from ownpace.exposure import BY_FAMILY, STEPS
from ownpace.plan import Plan, Referral, make_plan
from ownpace.reading import NoStartError, start_day
from ownpace.vocabulary import WEEKDAYS, Language, Template, WeekKind

if TYPE_CHECKING:
    from ownpace.answer_model import Answers
    from ownpace.check_in_model import CheckIn
    from ownpace.choice_model import Choice, Override

FORWARD: Final[Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]]] = {}
"""From each earlier version of the file to the next one; there is none before the first."""
PLANNED: Final = ("number", "kind", "minutes_total", "load", "sessions")
_SESSION: Final = ("id", "weekday", "template", "minutes")
_WORDS: Final[tuple[tuple[str, frozenset[str]], ...]] = (("weekday", frozenset(WEEKDAYS)), ("template", frozenset(Template)))
_ID: Final = re.compile(r"w\d{1,2}-\d").fullmatch
_LOGS: Final = 12


class PlanFileError(AnswersError):
    """The file cannot be used; ``problems`` says why and what to do."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What a plan is made from. ``planned`` holds each logged week as it was planned when it was logged."""

    answers: Answers
    start: date
    language: Language = Language.DA
    choices: tuple[Choice, ...] = ()
    overrides: tuple[Override, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    planned: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)

    def plan(self) -> Plan | Referral:
        """Make the plan again."""
        return make_plan(self.answers, self.start, self.choices, self.overrides, self.check_ins)


def _refuse(path: str, kind: str, **values: object) -> PlanFileError:
    return PlanFileError((Problem(path, kind, values),))


def _versioned(raw: object) -> dict[str, Any]:
    """The file in today's version."""
    if not isinstance(raw, dict) or not all(isinstance(key, str) for key in raw):
        raise _refuse("plan", "not_object")
    if "answers" not in raw or "start" not in raw:
        raise _refuse("plan", "file_foreign")
    version = raw.get("schema_version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _refuse("schema_version", "file_damaged")
    if version > SCHEMA_VERSION:
        raise _refuse("schema_version", "file_newer")
    while version < SCHEMA_VERSION:
        if version not in FORWARD:
            raise _refuse("schema_version", "schema_version", allowed=SCHEMA_VERSION)
        raw, version = FORWARD[version](raw), version + 1
    return raw


def _start(raw: object) -> date:
    try:
        return start_day(raw)
    except NoStartError as fault:
        raise _refuse("start", fault.kind) from None


def _rows(document: Mapping[str, Any], name: str) -> list[Any]:
    """A list of the file; only absent or null is an empty one, or else weeks that were told would vanish unseen."""
    rows = document.get(name)
    if rows is not None and not isinstance(rows, list):
        raise _refuse(name, "file_damaged")
    return rows or []


def _planned(raw: object, path: str) -> dict[str, Any]:
    """A logged week as it was stored: a few plain values, nothing that is shown unread."""
    form = raw if isinstance(raw, dict) and set(raw) == set(PLANNED) else None
    sessions = form["sessions"] if form else None
    if form is None or not isinstance(sessions, list) or len(sessions) > _LOGS:
        raise _refuse(path, "file_damaged")
    plain = [form[name] for name in ("number", "minutes_total", "load")]
    words = [(form["kind"], set(WeekKind)), *((one.get(name) if isinstance(one, dict) else None, of) for one in sessions for name, of in _WORDS)]
    ids = [one.get("id") if isinstance(one, dict) else None for one in sessions]
    plain += [one.get("minutes") if isinstance(one, dict) else None for one in sessions]
    fits = all(isinstance(one, (int, float)) and not isinstance(one, bool) and 0 <= one < 10_000 for one in plain)  # noqa: PLR2004 - no week is so long
    if not fits or not all(isinstance(one, str) and one in of for one, of in words) or not all(isinstance(one, str) and _ID(one) for one in ids):
        raise _refuse(path, "file_damaged")
    return {name: form[name] for name in PLANNED if name != "sessions"} | {"sessions": [{name: one[name] for name in _SESSION} for one in sessions]}


def _logs(raw: list[Any]) -> tuple[tuple[CheckIn, ...], dict[int, dict[str, Any]]]:
    if len(raw) > _LOGS:
        raise _refuse("check_ins", "file_damaged")
    told: list[CheckIn] = []
    planned: dict[int, dict[str, Any]] = {}
    for place, one in enumerate(raw):
        if not isinstance(one, dict):
            raise _refuse(f"check_ins[{place}]", "file_damaged")
        try:
            log = check_in.parse({key: value for key, value in one.items() if key != "planned"})
        except check_in.CheckInError as refused:
            raise PlanFileError(tuple(replace(p, path=f"check_ins[{place}].{p.path}") for p in refused.problems)) from None
        if told and log.week <= told[-1].week:
            raise _refuse(f"check_ins[{place}].week", "week_order", min=told[-1].week + 1, max=_LOGS)
        told.append(log)
        if "planned" in one:
            planned[log.week] = _planned(one["planned"], f"check_ins[{place}].planned")
    return tuple(told), planned


def _unknown(change: Any, at: str) -> Iterator[str]:  # noqa: ANN401 - one of the models of choices, imported late
    """Where a choice names an exercise, a feared activity or a step that there is not: it would be passed over, and what it says be lost."""
    if change.kind == "swap":
        yield from (f"{at}.{name}" for name, word in (("from", change.old), ("to", change.new)) if word not in CATALOGUE)
    if change.kind == "exposure":
        family = BY_FAMILY.get(change.family)
        if family is None:
            yield f"{at}.family"
        elif not set(change.ratings) <= {step.id for step in family.steps}:
            yield f"{at}.ratings"


def _names(memory: Memory) -> Iterator[str]:
    """Where a file names what there is not."""
    for place, choice in enumerate(memory.choices):
        yield from _unknown(choice, f"choices[{place}]")
    for place, override in enumerate(memory.overrides):
        yield from _unknown(override.change, f"overrides[{place}].change")
    for week, told in enumerate(memory.check_ins):
        yield from (f"check_ins[{week}].exposure[{place}].step" for place, one in enumerate(told.exposure) if one.step not in STEPS)


def read(raw: object) -> Memory:
    """Read a plan file (already parsed JSON); raises ``PlanFileError``, or the errors of answers and choices, with one problem per place."""
    document = _versioned(raw)
    language = document.get("language", Language.DA.value)
    if not isinstance(language, str) or language not in set(Language):
        raise _refuse("language", "not_language")
    told, planned = _logs(_rows(document, "check_ins"))
    chosen, overridden = choices.parse(_rows(document, "choices"), _rows(document, "overrides"))
    memory = Memory(parse(document["answers"]), _start(document["start"]), Language(language), chosen, overridden, told, planned)
    if unknown := tuple(_names(memory)):
        raise PlanFileError(tuple(Problem(path, "choice_unknown") for path in unknown))
    return memory


def log(memory: Memory, raw: object) -> Memory:
    """Add a week to what is known; raises ``CheckInError`` when it does not fit the plan."""
    told = check_in.parse(raw)
    before = memory.plan()
    if isinstance(before, Referral):
        raise check_in.CheckInError((Problem("week", "no_check_in_after_help"),))
    check_in.fitting(told, memory.check_ins, {week.number: [session.id for session in week.sessions] for week in before.program.weeks})
    unknown = [place for place, one in enumerate(told.exposure) if one.step not in STEPS]
    if unknown:
        raise check_in.CheckInError(tuple(Problem(f"exposure[{place}].step", "not_option", {"allowed": ", ".join(STEPS)}) for place in unknown))
    return replace(memory, check_ins=(*memory.check_ins, told))
