"""One edition as data for the template: the words of the programme, and with them the drawings that belong there.

The template prints strings as they are. A person's own words are therefore text and can never become markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

from ownpace.clinic import Clinic
from ownpace.paper import code, drawings
from ownpace.text import t
from ownpace.views import programme
from ownpace.views.icons import INK, PATHS
from ownpace.vocabulary import Language

Document = Mapping[str, Any]
_LOGO: Final = Path(__file__).parents[2] / "assets" / "logo.svg"


class Variant(StrEnum):
    """The four editions."""

    FULL = "full"
    FRIDGE = "fridge"
    LARGE = "large"
    TEXT = "text"


def sheet(
    document: Document, language: Language | str, variant: Variant | str = Variant.FULL, address: str | None = None, clinic: Clinic | None = None
) -> dict[str, Any]:
    """The data of one edition. A referral is help in every edition, and never holds an exercise."""
    edition = Variant(variant)
    head = {"language": str(Language(language)), "variant": str(edition), "say": _say(language), "foot": programme.foot(document, language)}
    if document["outcome"] != "plan":
        return head | {"kind": "referral"} | programme.referral(document, language, clinic)
    if edition is Variant.FRIDGE:
        return _drawn(head | {"kind": "fridge"} | programme.fridge(document, language, clinic))
    made = head | {"kind": "plan", "code": _code(document, language, address)} | programme.plan(document, language, clinic)
    return made | {"title": t("paper.text.heading", language)} if edition is Variant.TEXT else _drawn(made)


def _say(language: Language | str) -> dict[str, Any]:
    """Words of the frame; the template fills page numbers in."""
    return {
        "page": t("paper.page", language, page="{page}", pages="{pages}"),
        "name": t("plan.print.name", language),
        "goal": t("plan.print.goal", language),
        "svg": _logo(),
    }


def _code(document: Document, language: Language | str, address: str | None) -> dict[str, str]:
    """The link to the plan as a code with its words; without a drawing there is none."""
    return {name: t(f"paper.code.{name}", language) for name in ("heading", "how", "alt")} | {"svg": code.svg(document, address)}


def _drawn(made: dict[str, Any]) -> dict[str, Any]:
    """The same data, each exercise with its drawing and each kind of day with its sign."""
    for one in _within(made):
        if "exercise" in one:
            one["svg"] = drawings.pair(one["exercise"], "colour")
        if one.get("kind") in PATHS:
            one["svg"] = icon(one["kind"])
    return made


def _within(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON
    """Every mapping inside."""
    if isinstance(value, dict):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _within(one)


@cache
def icon(name: str) -> str:
    """A kind of day, drawn in ink."""
    path = f'<path d="{PATHS[name]}" fill="none" stroke="{INK}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{path}</svg>'


@cache
def _logo() -> str:
    return _LOGO.read_text("utf-8")
