"""What stands beside the programme on the screen and on paper: what to mind, the cards, and movement in everyday life."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ownpace.text import t
from ownpace.text.format import join
from ownpace.views.markup import bullets, tag, wrap
from ownpace.vocabulary import Language

Document = Mapping[str, Any]


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
