"""For the consultation: what one changed answer does to a plan, said by the rules that fired, and the key figures of two plans. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ownpace.contacts import Contact
from ownpace.questionnaire import BY_ID, Item, missing
from ownpace.text import t
from ownpace.text.format import counted, number
from ownpace.views import difference, why
from ownpace.views.markup import bullets, safe, tag, wrap
from ownpace.vocabulary import Clearance, Language

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
    "start.bout", "pain.red_above",
)  # fmt: skip
"""The numbers whose change tells why the weeks changed, in the order of the calculation."""
WEEK1: Final = "start.week1"
LIMITS: Final = ("start.growth_limit", "start.budget")
"""Numbers that the first week may not be above: the lowest of them decides, and the others do nothing."""
BESIDE: Final = ("profile.level", "pain.irritability", "start.bout", "pain.red_above")
"""Those of them that move something when every week stays as it is."""
SEEN: Final = ("program", "pain_rule", "milestones", "daily")
"""What of a plan a rule moves, as somebody reads it."""
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


def offered(draft: Mapping[str, Any]) -> tuple[str, ...]:
    """Those, and the questions of the panel that a higher number in it would open: they are drawn and hidden, so that they can come at once."""
    highest = {one: BY_ID[one].highest for one in asked(draft) if not BY_ID[one].options}
    opened = {*asked(draft), *asked({**draft, **highest})}
    return tuple(link_id for link_id in PANEL if link_id in opened)


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
    """The rules that moved the plan, each as its sentence and its id, in the order of the calculation; none where nothing moved."""
    old, new = before["facts"], after["facts"]
    found: list[tuple[str, str]] = []
    moved = {part for part in SEEN if _differs(before, after, part)}
    if not moved:
        return found
    for id_ in TOLD if "program" in moved else BESIDE:
        if id_ in new and (id_ not in old or old[id_]["value"] != new[id_]["value"]) and _at_work(before, after, id_):
            said = why.sentence(new, id_, language)
            if said:
                found.append((said, id_ if new[id_]["rule"] in why.CANDIDATES else str(new[id_]["rule"])))
    return found


def _differs(before: Document, after: Document, part: str) -> bool:
    """Whether a part of two plans reads otherwise; sums of weeks that are others say so at once."""
    if part == "program" and _sums(before) != _sums(after):
        return True
    return not difference.alike(before[part], after[part])


def _sums(document: Document) -> list[tuple[int, float]]:
    return [(week["minutes_total"], week["load"]) for week in document["program"]["weeks"]]


def _at_work(before: Document, after: Document, id_: str) -> bool:
    """Whether a number did something: a limit or a share of the first week does only where it decides how long that may be, before or after.

    The time that the person has does something too where it is the most of every week, and the longest week is another.
    """
    shares = id_ in after["facts"] and after["facts"][id_]["rule"] in why.SHARES
    if id_ not in LIMITS and not shares:
        return True
    deciding = "start.reduced" if shares else id_
    capped = id_ == "start.budget" and len({max(week["minutes_total"] for week in one["program"]["weeks"]) for one in (before, after)}) > 1
    started = _value(before, WEEK1) != _value(after, WEEK1)
    return any(
        (started and _value(one, deciding) == _value(one, WEEK1)) or (capped and _value(one, id_) == _value(one, "prescription.week"))
        for one in (before, after)
    )


def _value(document: Document, id_: str) -> Any:  # noqa: ANN401 - JSON
    """A number of a plan by its id; ``None`` where the plan has none."""
    return document["facts"].get(id_, {}).get("value")


def changes(before: Document, after: Document, language: Language | str) -> str:
    """What changed: answers and weeks in sentences, and the rules behind them. Safe HTML."""
    said = difference.sentences(before, after, language)
    rules = fired(before, after, language) if before["outcome"] == after["outcome"] == "plan" else []
    rows = "".join(wrap("li", f"{safe(text)} {tag('code', rule)}") for text, rule in rules)
    because = tag("h3", t("consult.rules", language)) + wrap("ul", rows, "op-regler") if rows else ""
    moved = tag("h3", t("consult.moved", language)) if rows else ""
    more = said[FEW:]
    rest = wrap("details", wrap("summary", safe(t("consult.all", language, n=len(said)))) + bullets(more), "op-fold") if more else ""
    return tag("h2", t("consult.changed", language)) + because + moved + bullets(said[:FEW]) + rest


def referral(document: Document, language: Language | str, near: Iterable[Contact]) -> str:
    """What stands instead of a plan: how soon somebody must see this, why, and whom to call. Safe HTML."""
    urgent = Clearance.parse(document["clearance"]) < Clearance.SEE_FIRST
    places = []
    for one in near:
        name, when = t(f"contact.{one.id}.name", language), t(f"contact.{one.id}.when", language).removesuffix(".")
        call = f" {tag('a', one.number, href=one.link)}" if one.link else ""
        places.append(wrap("li", f"{safe(name)}{call}. {safe(when)}."))
    said = tag("p", t("consult.referral", language)) + bullets(one["text"] for one in document["reasons"])
    calls = tag("h3", t("contact.heading", language)) + wrap("ul", "".join(places))
    return wrap("div", tag("h2", t(f"referral.{document['words']}.heading", language)) + said + calls, "op-stop" if urgent else "op-stop rolig")


def program(document: Document, language: Language | str) -> list[tuple[str, list[str]]]:
    """The sessions of week 1: a heading and each exercise with its dose, for two programmes beside each other."""
    from ownpace.views import words  # noqa: PLC0415 - late, as the page that shows one programme does not need it

    found = []
    for group in words.together(document["program"]["weeks"][0]["sessions"]):
        head = f"{words.days(group, language)}: {words.session_title(group[0], language)}, {counted('minute', group[0]['minutes'], language)}"
        found.append((head, [f"{words.exercise_name(item['exercise'], language)}: {words.amount(item, language)}" for item in group[0]["items"]]))
    return found
