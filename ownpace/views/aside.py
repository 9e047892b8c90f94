"""What stands beside the programme on the screen and on paper: what to mind, the cards, and movement in everyday life."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ownpace.text import t
from ownpace.text.format import counted, join, plain_date
from ownpace.views.markup import bullets, tag, wrap
from ownpace.views.words import exercise_name
from ownpace.vocabulary import Language

Document = Mapping[str, Any]


def change(made: Mapping[str, Any], language: Language | str) -> tuple[str, str]:
    """What stood before, where a change names it, and what stands now, in words."""
    match made["kind"]:
        case "swap":
            return exercise_name(made["from"], language), exercise_name(made["to"], language)
        case "days":
            return "", join([t(f"option.rammer.ugedage.{one}", language).lower() for one in made["weekdays"]], language)
        case "length":
            return "", counted("week", made["weeks"], language)
        case "dose":
            return "", counted("minute", made["minutes"], language)
    return "", ""


def changed(override: Mapping[str, Any], language: Language | str) -> str:
    """What a professional changed, why, by whom and when; for a note, its words."""
    kind = override["change"]["kind"]
    old, value = change(override["change"], language)
    said = t(f"plan.override.{kind}", language, old=old, value=value)
    why = t(f"paper.changed.{'note' if kind == 'note' else 'reason'}", language, said=said, reason=override["reason"])
    return t("paper.changed.signed", language, said=why, by=override["by"], on=plain_date(date.fromisoformat(override["on"]), language))


def changes(document: Document, language: Language | str) -> list[str]:
    """Everything that a professional changed, oldest first."""
    return [changed(one, language) for one in document.get("overrides", ())]


def changed_by(document: Document, language: Language | str, level: int, css: str = "") -> str:
    """What a professional changed, apart from the computed plan; empty where nothing was."""
    said = changes(document, language)
    return wrap("section", tag(f"h{level}", t("paper.changed.heading", language)) + bullets(said), css) if said else ""


def flagged(document: Document) -> list[str]:
    """The precautions of the flags that made this a caution, each once."""
    flags = {row["id"] for row in document["reasons"]}
    return list(dict.fromkeys(row["text"] for row in document["precautions"] if row["id"] in flags))


def minded(document: Document) -> list[str]:
    """The precautions of the person's conditions and regions."""
    flags = {row["id"] for row in document["reasons"]}
    return [row["text"] for row in document["precautions"] if row["id"] not in flags]


def before(document: Document, language: Language | str) -> str:
    """Which cards to read before a session; empty where there is none."""
    names = [t(f"cards.{card['id']}.name", language) for card in document["cards"] if card["before"]]
    return t("cards.before", language, names=join(names, language)) if names else ""


def mind(document: Document, language: Language | str, level: int, css: str = "") -> str:
    """What to mind, as a list under its heading; empty where there is nothing."""
    found = minded(document)
    return wrap("section", tag(f"h{level}", t("precaution.heading", language)) + bullets(found), css) if found else ""


def cards(document: Document, language: Language | str, level: int, css: str = "") -> str:
    """The cards, each in its frame, under one heading."""
    drawn = [wrap("section", tag(f"h{level + 1}", card["title"]) + bullets(card["lines"]), css) for card in document["cards"]]
    return tag(f"h{level}", t("cards.heading", language)) + "".join(drawn) if drawn else ""


def daily(document: Document, language: Language | str, level: int, css: str = "") -> str:
    """Movement in everyday life, one piece at a time."""
    rows = "".join(wrap("li", f"{tag('b', habit['title'])}: {tag('span', habit['text'])}") for habit in document["daily"].values())
    head = tag(f"h{level}", t("daily.heading", language)) + tag("p", t("daily.lead", language))
    return wrap("section", head + wrap("ul", rows), css)
