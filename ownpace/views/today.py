"""One session, one exercise at a time: which session it is, what is done in the chosen size, and how each exercise is shown. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Final

from ownpace.text import lines, t
from ownpace.text.format import plain_date, weekday
from ownpace.views import card, clock, printout, why, words
from ownpace.views.markup import bullets, fold, safe, tag, wrap
from ownpace.vocabulary import SECONDS_PER_MINUTE, Language

Document = Mapping[str, Any]
Session = Mapping[str, Any]
EVERYBODYS: Final = "not_today"
"""The card that everybody has."""
LONG: Final = 20
"""Seconds; a shorter hold is counted more easily in the head than on a screen."""


def sessions(document: Document) -> dict[str, tuple[int, Session]]:
    """Every session of the course by its id, with the number of its week."""
    return {one["id"]: (week["number"], one) for week in document["program"]["weeks"] for one in week["sessions"]}


def day(document: Document, id_: str) -> date:
    """The date of a session; raises ``KeyError`` for one that the plan does not have."""
    number, one = sessions(document)[id_]
    return words.day_of(document, number, one["weekday"])


def nearest(document: Document, now: date, among: Collection[str] = ()) -> str:
    """The session of this day, or the next one; the last one when the course is over. ``among`` names the ones to choose from; all where empty."""
    ids = [id_ for id_ in sessions(document) if not among or id_ in among]
    return next((id_ for id_ in ids if day(document, id_) >= now), ids[-1])


def items(session: Session, size: str) -> list[Mapping[str, Any]]:
    """What is done in this size, in order, with sides where there are two."""
    return list(session["items"]) if size == "ordinary" else [words.sided(item) for item in session["sizes"][size]["items"]]


def title(document: Document, id_: str, language: Language | str) -> str:
    """``Mandag: styrke og kondition``."""
    _, one = sessions(document)[id_]
    name = weekday(one["weekday"], language)
    return t("today.title_of", language, day=name[:1].upper() + name[1:], what=words.session_title(one, language))


def when(document: Document, id_: str, now: date, language: Language | str) -> str:
    """Which week it belongs to, and when it lies where that is not today."""
    number, _ = sessions(document)[id_]
    on = day(document, id_)
    key = "now" if on == now else "ahead" if on > now else "passed"
    return t(f"today.when.{key}", language, n=number, total=document["program"]["length"], date=plain_date(on, language))


def before(document: Document) -> str:
    """What is read before the session: the cards of this person, the one that everybody has first."""
    cards = sorted((one for one in document["cards"] if one["before"]), key=lambda one: one["id"] != EVERYBODYS)
    return "".join(wrap("section", tag("h2", one["title"]) + bullets(one["lines"]), "op-note") for one in cards)


def order(session: Session, size: str, language: Language | str) -> str:
    """Every exercise of this size with its dose, in order."""
    rows = "".join(
        wrap("li", f"{tag('b', words.exercise_name(item['exercise'], language))} {tag('span', words.amount(item, language), 'dosis')}")
        for item in items(session, size)
    )
    return tag("h2", t("today.order", language)) + wrap("ol", rows, "op-raekkefoelge")


def exercise(item: Mapping[str, Any], language: Language | str) -> str:
    """An exercise: its dose, and how it is done."""
    dose = tag("p", words.amount(item, language), "op-dosis") + tag("p", words.DOT.join(words.details(item, language)), "op-resten")
    cues = bullets(lines(f"exercises.{item['exercise']}.cues", language))
    return dose + cues


def clocks(item: Mapping[str, Any], language: Language | str) -> str:
    """A clock for what is done by time, and one for the pause between sets."""
    seconds = (
        item.get("seconds") if item.get("seconds") is not None else None if item.get("reps") is not None else item["minutes"] * SECONDS_PER_MINUTE
    )
    work = clock.html(round(seconds), "today.timer", language, minutes=True) if seconds is not None and seconds >= LONG else ""
    rest = clock.html(item["rest_seconds"], "today.rest", language, minutes=True) if item.get("rest_seconds") and item.get("sets", 1) else ""
    return work + rest


def reasons(document: Document, item: Mapping[str, Any], language: Language | str) -> str:
    """Why this dose; nothing where the size has no numbers of its own."""
    said = why.short(document, item["facts"], language) if item.get("facts") else ""
    return fold(safe(t("today.why", language)), wrap("p", words.titled(said)), "op-hvorfor") if said else ""


def swap(item: Mapping[str, Any], language: Language | str, swapped: Mapping[str, str]) -> str:
    """Another exercise of equal purpose, where the planned session is done."""
    return card.offers(item, language, swapped.get(item["exercise"])) if item.get("alternatives") else ""


def limits(document: Document, language: Language | str) -> str:
    """The pain light and when to stop, folded, on every step."""
    light = tag("p", words.pain_lead(document, language)) + printout.light(document, language)
    stop = bullets(document["stop_symptoms"]) + tag("p", t("plan.stop.now", language), "nu")
    return fold(safe(t("plan.pain.heading", language)), light, "op-fold") + fold(safe(t("plan.stop.heading", language)), stop, "op-fold stop")
