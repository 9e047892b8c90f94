"""Why does it say so? A number's lineage as plain sentences, from the rule that made it down to answers and cited rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ownpace.evidence import ROWS, SOURCES
from ownpace.questionnaire import BY_ID
from ownpace.text import has, t
from ownpace.text.format import join, number
from ownpace.views.words import source
from ownpace.vocabulary import Language, Light

DEPTH: Final = 3
"""Levels below the number itself; the plan file holds all of them."""
WIDEST: Final = 7
"""Branches of one number that are written out."""
CANDIDATES: Final = frozenset({"lowest", "highest", "worst", "union"})
"""Where one of several decides, every one is written out: those that lost are reasons too."""
OURS: Final = "OwnPace"
"""Who made a judgement; its rationale stands on the page of sources."""
QUIET: Final = frozenset({
    "table", "selection", "strength.pick", "strength.work_seconds", "strength.differs", "course.chosen", "course.turn", "course.zone_open",
    "course.dearer", "start.shape",
})  # fmt: skip
"""Steps of the calculation that say nothing to a person; what they rest on does."""
SHARES: Final = frozenset({"start.share_if", "start.share_unless", "start.share_of_pain", "start.share_by"})
"""Reductions; one that takes nothing away is not spoken of."""
UNSAID: Final = frozenset({"motivation.one_week_try", "union"})
"""What explains nothing when it is no, or none."""
BY_LEVEL: Final = "start.by_level"
"""The rule that takes one column of a cited row; the place it was used at is that row."""
FIRST_TRUE: Final = "review.finding"
"""The rule that names the first of many statements that is true."""
SHOWED: Final = frozenset({"review.adherence", "review.lights"})
"""What a week showed where none of the statements was true."""
COLOURS: Final = frozenset({"review.light", "review.lights"})
"""The rules whose value is a colour of the light."""
QUOTA: Final = "course.bouts"
"""One bout only is no quota: then neither its seconds nor its pause tells anything."""


UNITS: Final = {
    "reps": "reps",
    "seconds": "s",
    "sets": "sets",
    "reps_in_reserve": "reps in reserve",
    "effort": "effort 0-10",
    "rest_seconds": "s",
    "minutes": "min",
}
"""The numbers of an item, those that tell most first, with the unit that a row behind them is read in."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence; ``depth`` 0 is the number itself."""

    depth: int
    text: str


def all_ids(document: Mapping[str, Any]) -> tuple[str, ...]:
    """Every number that can be asked about."""
    return tuple(document["facts"])


def sentences(document: Mapping[str, Any], fact_id: str, language: Language | str, *, depth: int = DEPTH) -> tuple[Line, ...]:
    """The lineage as lines, nearest first, each sentence once; raises ``KeyError`` for an unknown id."""
    if fact_id not in document["facts"]:
        raise KeyError(fact_id)
    return tuple(_Walk(document["facts"], Language(language), depth).lines(fact_id, 0))


class _Walk:
    """One walk down a lineage; remembers what has been said."""

    def __init__(self, facts: Mapping[str, Any], language: Language, deepest: int) -> None:
        self.facts, self.language, self.deepest = facts, language, deepest
        self.said: set[str] = set()
        self.plain = True

    def lines(self, id_: str, level: int) -> Iterator[Line]:
        """A fact's sentence, then those it rests on, one level further in."""
        if id_ not in self.facts or id_ in self.said or self._idle(self.facts[id_], id_, level):
            return
        text = sentence(self.facts, id_, self.language)
        shown = text is not None and text not in self.said
        self.said |= {id_} if text is None else {id_, text}
        if self.facts[id_]["rule"] == BY_LEVEL:
            self.said.add(f"evidence:{id_.partition('@')[2]}")
        if shown and text is not None:
            yield Line(level, text)
        if level < self.deepest or not shown:
            chosen = text is None and self.facts[id_]["rule"] == "selection"
            parents = self._parents(id_)
            for place, parent in enumerate(parents if self.facts[id_]["rule"] in CANDIDATES else parents[:WIDEST]):
                yield from self.lines(parent, level + (shown or bool(chosen and place)))

    def _parents(self, id_: str) -> list[str]:
        """What a fact rests on. Of all that a week could have shown only what decided is told, or else what was done and its colours."""
        parents = list(dict.fromkeys(self.facts[id_]["derived_from"]))
        if self.facts[id_]["rule"] == "review.adherence":
            return parents[:1]
        if self.facts[id_]["rule"] != FIRST_TRUE:
            return parents
        decided = [parent for parent in parents if self.facts.get(parent, {}).get("value")][:1]
        below = (one for parent in parents for one in self.facts.get(parent, {}).get("derived_from", ()))
        return decided or [one for one in dict.fromkeys(below) if self.facts[one]["rule"] in SHOWED]

    def _idle(self, fact: Mapping[str, Any], id_: str, level: int) -> bool:
        """Whether a fact explains nothing here: a share that takes nothing away, and for a number a list of words or an exercise's own."""
        wordy = isinstance(fact["value"], list) and any(isinstance(one, str) for one in fact["value"])
        if level == 0 and not self.said:
            self.plain = not wordy
            return False
        if (fact["rule"] in SHARES and fact["value"] == 1) or (fact["rule"] in UNSAID and not fact["value"]):
            return True
        if id_.startswith("checkin:") and (fact["value"] is None or (".new_symptoms." in id_ and not fact["value"])):
            return True
        told = id_.startswith(("answer:", "checkin:", "screening.since.", "review.colours@")) or fact["rule"] in COLOURS
        return self.plain and ((wordy and not told) or id_.startswith("exercise:"))


def sentence(facts: Mapping[str, Any], id_: str, language: Language | str) -> str | None:
    """One fact as a sentence, or ``None`` where a step of the calculation says nothing to a person."""
    fact = facts[id_]
    kind, _, name = id_.partition(":")
    value = spoken(_coloured(fact["value"]) if fact["rule"] in COLOURS else fact["value"], fact["unit"], language)
    said: str | None
    match kind:
        case "answer" | "choice" | "checkin" if name.startswith("exposure."):
            said = _step(name.removeprefix("exposure."), fact["value"], language)
        case "answer":
            said = _answer(name, fact["value"], language)
        case "evidence":
            said = _row(name, fact, language)
        case "exercise":
            about = f"exercises.{name.partition('.')[0]}.name"
            said = t("why.exercise", language, value=t(about, language)) if has(about, language) else None
        case "checkin":
            said = _told(name, fact["value"], value if fact["value"] is not None else t("ui.not_given", language).lower(), language)
        case "choice" | "override":
            said = _chosen(kind, name, fact["value"], value, language)
        case _:
            said = _made(fact, id_, value, language)
    return said


def _coloured(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Colours by their word, also where the document has their rank."""
    if isinstance(value, list):
        return [_coloured(one) for one in value]
    return Light(value).name.lower() if isinstance(value, int) else value


def _told(name: str, told: Any, value: str, language: Language | str) -> str:  # noqa: ANN401 - JSON
    """What was written about a week, ``w3.sessions``, about one of its sessions, ``w3.w3-1.worst``, or what was new on a list of day 1."""
    week, _, field = name.partition(".")
    session, _, rest = field.partition(".")
    mine = session.startswith(f"{week}-")
    key = f"checkin.told.{rest if mine else field}"
    said = t(key, language, value=value) if has(key, language) else t("why.checkin", language, value=value)
    if (question := field.removeprefix("new_symptoms.")) in BY_ID:
        said = _answer(question, told, language)
    number_ = session.rpartition("-")[2]
    return t("plan.log.told_one" if mine else "plan.log.told", language, week=week.removeprefix("w"), n=number_, said=said)


def _chosen(kind: str, name: str, chosen: Any, value: str, language: Language | str) -> str | None:  # noqa: ANN401 - JSON
    """A choice of the person or of a clinician; what nobody chose is not spoken of."""
    if chosen is None:
        return None
    what, _, old = name.partition(".")
    if what == "days":
        value = join([t(f"option.rammer.ugedage.{one}", language) for one in chosen], language)
    key = f"plan.{kind}.{what}"
    return t(key, language, value=value, old=spoken(old, "", language)) if has(key, language) else t(f"why.{kind}", language, value=value)


def _step(name: str, value: int | None, language: Language | str) -> str:
    """The number that a person gave a step, before the first try or after one of them (``bend_4.2``)."""
    step, _, again = name.partition(".")
    task, asked = f"exposure.steps.{step}", t("exposure.ask.belief" if again else "exposure.ask.rating", language)
    given = t("ui.not_given", language).lower() if value is None else number(value, language)
    said = f"{asked}. {t('why.answer', language, value=given)}"
    return f"{t(task, language)} {said}" if has(task, language) else said


def _made(fact: Mapping[str, Any], id_: str, value: str, language: Language | str) -> str | None:
    """What a rule made, in the words of this very number where it has some, otherwise in those of the rule."""
    rule, (base, _, place) = fact["rule"], id_.partition("@")
    if rule in SHARES and fact["value"] == 1 and has(spared := f"why.spared.{place or base.rpartition('.')[2]}", language):
        return t(spared, language)
    if rule == BY_LEVEL and place in ROWS:
        return _said(place, spoken(fact["value"], ROWS[place].unit, language), "level", language)
    for key in (f"why.of.{base}.{place.rpartition('.')[2]}", f"why.of.{base}", *(() if rule in QUIET else (f"why.{rule}",))):
        if has(key, language):
            return t(key, language, value=value)
    return None


def _answer(question: str, value: Any, language: Language | str) -> str:  # noqa: ANN401 - JSON
    chosen = value if isinstance(value, list) else [value]
    words = [t(key, language) if has(key := f"option.{question}.{one}", language) else spoken(one, "", language) for one in chosen]
    given = join(words, language) if value is not None and words else t("ui.not_given", language).lower()
    said = t("why.answer", language, value=given)
    label = f"question.{question}.label"
    return f"{t(label, language)} {said}" if has(label, language) else said


def _row(row_id: str, fact: Mapping[str, Any], language: Language | str) -> str | None:
    if row_id not in ROWS or not has(f"evidence.{row_id}", language):
        return None
    return _said(row_id, spoken(fact["value"], fact["unit"], language), "evidence", language)


def _said(row_id: str, value: str, kind: str, language: Language | str) -> str:
    row = ROWS[row_id]
    place = OURS if SOURCES[row.source].kind == "judgement" else source(row.source)
    return t(f"why.{kind}", language, says=t(f"evidence.{row_id}", language), value=value, tag=t(f"evidence.tag.{row.tag}", language), source=place)


def spoken(value: Any, unit: str, language: Language | str) -> str:  # noqa: ANN401 - JSON
    """A value with its unit as a person says it."""
    if value is None:
        return t("why.value.none", language)
    if isinstance(value, bool):
        return t(f"why.value.{str(value).lower()}", language)
    if isinstance(value, list):
        flat = [spoken(one, "", language) for one in value]
        said = join(flat, language) if flat else t("why.value.none", language)
        return _with_unit(said, None, unit, language)
    if isinstance(value, int | float):
        return _with_unit(number(value, language), value, unit, language)
    for key in (f"why.value.{value}", f"exercises.{value}.name", f"option.funktion.1.{value}"):
        if has(key, language):
            return t(key, language)
    return str(value)


def _with_unit(said: str, value: float | None, unit: str, language: Language | str) -> str:
    if not unit or unit == "list":
        return said
    key = f"evidence.{'unit_one' if value == 1 else 'unit'}.{unit}"
    return f"{said} {t(key, language)}" if has(key, language) else said


def short(document: Mapping[str, Any], numbers: Mapping[str, str], language: Language | str, *, most: int = 3) -> str:
    """One line for an item: for its most telling numbers (name to fact id) the nearest cited row, with where it was read."""
    facts = document["facts"]
    found: dict[str, None] = {}
    whole = "sets" in numbers and facts[numbers["sets"]]["rule"] == QUOTA and facts[numbers["sets"]]["value"] == 1
    for name, unit in UNITS.items():
        told = name in numbers and not (whole and name in {"sets", "seconds", "rest_seconds"})
        nearest = _nearest(facts, numbers[name], unit) if told else None
        if name == "reps_in_reserve" and nearest is not None and _more(facts[numbers[name]]["value"], facts[f"evidence:{nearest}"]["value"]):
            nearest = _winner(facts, "prescription.effort_cap") or nearest
        if nearest is not None:
            found[nearest] = None
    said = []
    for row_id in list(found)[:most]:
        row = ROWS[row_id]
        place = t("evidence.tag.D", language) if SOURCES[row.source].kind == "judgement" else source(row.source)
        said.append(f"{t(f'evidence.{row_id}', language)}: {spoken(facts[f'evidence:{row_id}']['value'], row.unit, language)} ({place}).")
    return " ".join(said)


def _nearest(facts: Mapping[str, Any], id_: str, unit: str) -> str | None:
    """The nearest cited row in this unit, among equally near ones that which holds the number; the first row of any unit where there is none."""
    level, seen, other = [id_], {id_}, None
    value = facts[id_]["value"] if id_ in facts else None
    while level:
        rows = [row for one in level if (row := one.partition("evidence:")[2]) in ROWS]
        mine = [row for row in rows if ROWS[row].unit == unit]
        if mine:
            return next((row for row in mine if _holds(facts[f"evidence:{row}"]["value"], value)), mine[0])
        other = other or next(iter(rows), None)
        level = list(dict.fromkeys(parent for one in level for parent in facts.get(one, {}).get("derived_from", ()) if parent not in seen))
        seen.update(level)
    return other


def _more(value: int, cited: Any) -> bool:  # noqa: ANN401 - JSON
    return bool(value > max(cited if isinstance(cited, list) else [cited]))


def _winner(facts: Mapping[str, Any], id_: str) -> str | None:
    """The cited row that decided a lowest or highest number."""
    rows = [one.partition("evidence:")[2] for one in facts[id_]["derived_from"] if facts[one]["value"] == facts[id_]["value"]]
    return next((row for row in rows if row in ROWS), None)


def _holds(cited: Any, value: Any) -> bool:  # noqa: ANN401 - JSON
    return bool(value in cited if isinstance(cited, list) else value == cited)
