"""For the consultation: what one changed answer does to a plan, said by the rules that fired, and the key figures of two plans. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from ownpace.questionnaire import BY_ID, Item, missing
from ownpace.text import t
from ownpace.text.format import counted, number
from ownpace.views import difference, why
from ownpace.views.markup import bullets, safe, tag, wrap
from ownpace.vocabulary import Language

Document = Mapping[str, Any]
PANEL: Final = (
    "smerte.nrs7", "smerte.efter", "motiv.tro", "motiv.vigtig", "rammer.dage", "rammer.minutter", "aktiv.dage", "aktiv.minutter", "funktion.gang",
    "soevn.korte",
)  # fmt: skip
"""The answers that can be changed beside the plan; the others are changed in the questions themselves."""
TOLD: Final = (
    "profile.level", "pain.irritability", "start.share_of_pain", "start.share_by@pain", "start.share_by@conditions", "start.share_if@recent_pain",
    "start.share_if@short_sleep", "start.share_unless", "motivation.one_week_try", "start.budget", "start.growth_limit", "start.week1",
    "start.prescribed", "start.sessions_first", "prescription.sessions_most", "prescription.effort", "start.length", "start.slow", "start.on_quota",
    "pain.red_above",
)  # fmt: skip
"""The numbers whose change tells why the weeks changed, in the order of the calculation."""
FEW: Final = 6
"""So many weeks' differences are written out; the table has the rest."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure: its name, its value, and how far it is from the plan it is compared with."""

    name: str
    value: str
    change: str


def asked(draft: Mapping[str, Any]) -> tuple[str, ...]:
    """The questions of the panel that these answers open: those that this person was asked, and those that must be answered now."""
    known = draft.keys() | set(missing(draft))
    return tuple(link_id for link_id in PANEL if link_id in known and BY_ID[link_id].enable_when(dict(draft)))


def opening(item: Item) -> str | int:
    """The answer that a question begins with when another answer has opened it: the lowest."""
    return item.options[0] if item.options else item.lowest


def figures(before: Document, after: Document, language: Language | str) -> list[Figure]:
    """Minutes of the first and the last week, the load of the first and the number of weeks, each with its change."""
    rows = zip(("first", "last", "load", "weeks"), _numbers(before), _numbers(after), ("minute", "minute", "", "week"), strict=True)
    found = []
    for name, old, new, unit in rows:
        said = counted(unit, new, language) if unit else number(new, language)
        key = "more" if new > old else "less" if new < old else "same"
        gap = counted(unit, abs(new - old), language) if unit else number(abs(new - old), language)
        found.append(Figure(t(f"consult.figure.{name}", language), said, t(f"consult.change.{key}", language, n=gap)))
    return found


def _numbers(document: Document) -> tuple[int, int, int, int]:
    """Minutes of the first and the last week, the load of the first, and the weeks."""
    weeks = document["program"]["weeks"]
    return weeks[0]["minutes_total"], weeks[-1]["minutes_total"], round(weeks[0]["load"]), document["program"]["length"]


def fired(before: Document, after: Document, language: Language | str) -> list[tuple[str, str]]:
    """The rules whose value changed, each as its sentence and its id, in the order of the calculation."""
    old, new = before["facts"], after["facts"]
    found = []
    for id_ in TOLD:
        if id_ in new and (id_ not in old or old[id_]["value"] != new[id_]["value"]):
            said = why.sentence(new, id_, language)
            if said:
                found.append((said, id_ if new[id_]["rule"] in why.CANDIDATES else str(new[id_]["rule"])))
    return found


def changes(before: Document, after: Document, language: Language | str) -> str:
    """What changed: answers and weeks in sentences, and the rules behind them. Safe HTML."""
    said = difference.sentences(before, after, language)
    rules = fired(before, after, language) if before["outcome"] == after["outcome"] == "plan" else []
    rows = "".join(wrap("li", f"{safe(text)} {tag('code', rule)}") for text, rule in rules)
    because = tag("h3", t("consult.rules", language)) + wrap("ul", rows, "op-regler") if rows else ""
    more = said[FEW:]
    rest = wrap("details", wrap("summary", safe(t("consult.all", language, n=len(said)))) + bullets(more), "op-fold") if more else ""
    return tag("h2", t("consult.changed", language)) + because + bullets(said[:FEW]) + rest


def program(document: Document, language: Language | str) -> list[tuple[str, list[str]]]:
    """The sessions of week 1: a heading and each exercise with its dose, for two programmes beside each other."""
    from ownpace.views import words  # noqa: PLC0415 - late, as the page that shows one programme does not need it

    found = []
    for group in words.together(document["program"]["weeks"][0]["sessions"]):
        head = f"{words.days(group, language)}: {words.session_title(group[0], language)}, {counted('minute', group[0]['minutes'], language)}"
        found.append((head, [f"{words.exercise_name(item['exercise'], language)}: {words.amount(item, language)}" for item in group[0]["items"]]))
    return found
