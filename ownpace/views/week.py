"""A week at a glance: seven days beside each other, or below each other on a phone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ownpace.text import t
from ownpace.text.format import counted, weekday
from ownpace.views import words
from ownpace.views.icons import icon
from ownpace.views.markup import safe, tag, wrap
from ownpace.vocabulary import WEEKDAYS, Language, Template

SIDE: Final = {Template.CIRCUIT: "strength", Template.WALK: "aerobic", Template.SNACK: "mobility", Template.TRY: "aerobic"}
"""The colour at the side of a day: the part that its session is mostly about."""


def find(document: Mapping[str, Any], number: int) -> Mapping[str, Any]:
    """The week with this number; raises ``KeyError`` for one that the plan does not have."""
    for week in document["program"]["weeks"]:
        if week["number"] == number:
            return dict(week)
    raise KeyError(number)


def html(document: Mapping[str, Any], number: int, language: Language | str) -> str:
    """The seven days of a week as a list: sessions with their minutes, and days of rest."""
    week = find(document, number)
    on = {session["weekday"]: session for session in week["sessions"]}
    return wrap("ul", "".join(_day(document, number, name, on.get(name), language) for name in WEEKDAYS), "op-uge")


def _day(document: Mapping[str, Any], number: int, name: str, session: Mapping[str, Any] | None, language: Language | str) -> str:
    short = weekday(name, language, short=True).capitalize()
    date = words.short_date(words.day_of(document, number, name), language)
    head = wrap("span", f"{tag('b', short)} {tag('small', date)}", "dag")
    if session is None:
        return wrap("li", head + wrap("span", tag("span", t("plan.page.rest_day", language)), "chip ro"), "fri")
    words_ = tag("span", words.session_title(session, language), "hvad") + " " + tag("b", t("plan.dose.short", language, n=session["minutes"]))
    return wrap("li", head + wrap("span", wrap("span", words_), f"chip {SIDE[Template(session['template'])]}"))


def paper(document: Mapping[str, Any], number: int, language: Language | str) -> str:
    """The same week as a table for paper, in one ink."""
    week = find(document, number)
    on = {session["weekday"]: session for session in week["sessions"]}
    cells = []
    for name in WEEKDAYS:
        session = on.get(name)
        head = tag("b", weekday(name, language, short=True).capitalize())
        if session is None:
            cells.append(wrap("td", head + icon("rest") + safe(t("plan.page.rest_day", language)), "ro"))
        else:
            title = tag("span", words.session_title(session, language), "hvad")
            time = tag("span", t("plan.dose.short", language, n=session["minutes"]), "tid")
            cells.append(wrap("td", head + icon(session["template"]) + title + time))
    return wrap("table", wrap("tbody", wrap("tr", "".join(cells))), "ark-uge")


def heading(document: Mapping[str, Any], number: int, language: Language | str) -> str:
    """The first week by its name, a later one by its number."""
    return t("plan.page.first_week", language) if number == 1 else t("plan.page.week_of", language, n=number, total=document["program"]["length"])


def summary(document: Mapping[str, Any], number: int, language: Language | str) -> str:
    """``4.–10. jan. · 105 minutter i alt · vokser: minutter``."""
    week = find(document, number)
    minutes = counted("minute", week["minutes_total"], language)
    total = t("plan.page.sum", language, minutes=minutes)
    said = [words.dates(document, number, language), total, *([words.grows(document, week, language)] if number > 1 else [])]
    if words.is_light(document, week) or week["kind"] != "build":
        said.insert(1, words.kind(document, week, language))
    return words.DOT.join(said)
