"""From what is advised in the long run to this person's first week: each step with its number, as a picture and as sentences.

Everything is read from the document's own facts and from cited rows; nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import floor
from typing import Any, Final

from ownpace.evidence import ROWS
from ownpace.text import t
from ownpace.text.format import counted, number
from ownpace.views.markup import picture, tag, wrap
from ownpace.vocabulary import Irritability, Language, exact

Document = Mapping[str, Any]
SHARES: Final = {
    "start.share_of_pain": "irritability",
    "start.share_by@pain": "pain",
    "start.share_by@conditions": "conditions",
    "start.share_if@recent_pain": "recent",
    "start.share_if@short_sleep": "sleep",
    "start.share_if@fatigue": "fatigue",
    "start.share_unless": "confidence",
}
"""The reductions in their order, and the text of each."""
WIDTH: Final = 380
"""Of the picture, in its own units, as those below."""
ROW: Final = 46
BAR: Final = 20
TOP: Final = 4
LEFT: Final = 8


@dataclass(frozen=True, slots=True)
class Step:
    """A number of minutes a week and why it is so. Text: ``plan.start.<id>``. ``kind`` is ``goal``, ``step`` or ``start``."""

    id: str
    minutes: int
    kind: str = "step"


def steps(document: Document) -> tuple[Step, ...]:
    """What is advised, what the person does now, each thing that lowers the start, and the first week; a step that changes nothing is left out."""
    facts = document["facts"]
    row = ROWS["maintenance.minutes_slow" if document["prescription"]["slow"] else "maintenance.minutes"]
    found = [Step("advised", int(row.value), "goal"), Step("now", int(facts["capacity.reported_minutes"]["value"]))]
    for step in _lowering(document):
        if step.minutes != found[-1].minutes:
            found.append(step)
    first = document["program"]["weeks"][0]["minutes_total"]
    if first != found[-1].minutes:
        found.append(Step("try" if document["profile"]["one_week_try"] else "whole", first))
    return (*found, Step("first", first, "start"))


def _lowering(document: Document) -> Iterator[Step]:
    facts = document["facts"]
    base = facts["start.base_in_range"]["value"]
    yield Step("range", base)
    left = Decimal(base)
    for id_, reason in SHARES.items():
        share = facts[id_]["value"]
        if share < 1:
            left *= exact(share)
            mild = reason == "irritability" and document["profile"]["irritability"] == Irritability.LOW.name.lower()
            yield Step("painful" if mild else reason, floor(left))
    yield Step("floor", facts["start.reduced"]["value"])
    yield Step("limit", facts["start.week1"]["value"])
    if "start.prescribed" in facts:
        yield Step("prescribed", facts["start.prescribed"]["value"])


def sentences(document: Document, language: Language | str) -> list[str]:
    """A sentence for each step, with its minutes."""
    return [t(f"plan.start.{one.id}", language, minutes=counted("minute", one.minutes, language)) for one in steps(document)]


def svg(document: Document, language: Language | str, *, dark: bool = False) -> str:
    """A bar for each step, the longest as wide as the picture; the first week stands out by its colour, its weight and its place."""
    found = steps(document)
    most = max(one.minutes for one in found) or 1
    ink, soft, bar, start = ("#EAF1F2", "#4A626C", "#3F6672", "#7CCBDA") if dark else ("#1B2B33", "#CFC7B6", "#B9CED3", "#0F5B6E")
    drawn = []
    for place, one in enumerate(found):
        y = TOP + place * ROW
        wide = max(3, round((WIDTH - LEFT - 44) * one.minutes / most))
        colour = {"goal": "none", "step": bar, "start": start}[one.kind]
        dashed = f' stroke="{soft}" stroke-width="2" stroke-dasharray="5 4"' if one.kind == "goal" else ""
        weight = "700" if one.kind == "start" else "500"
        label = t(f"plan.start.{one.id}_short", language)
        drawn.append(
            f'<text x="{LEFT}" y="{y + 14}" font-size="15" font-weight="{weight}" fill="{ink}">{label}</text>'
            f'<rect x="{LEFT}" y="{y + 20}" width="{wide}" height="{BAR}" rx="4" fill="{colour}"{dashed}/>'
            f'<text x="{LEFT + wide + 8}" y="{y + 36}" font-size="16" font-weight="700" fill="{ink}">{number(one.minutes, language)}</text>'
        )
    height = TOP + len(found) * ROW
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="Figtree, Helvetica, Arial, sans-serif">'
        f"{''.join(drawn)}</svg>"
    )


def html(document: Document, language: Language | str, *, dark: bool = False) -> str:
    """Heading, picture and sentences. Safe HTML."""
    first = counted("minute", document["program"]["weeks"][0]["minutes_total"], language)
    said = sentences(document, language)
    drawn = picture(svg(document, language, dark=dark), t("plan.start.alt", language, minutes=first), "op-trappe")
    rows = "".join(tag("li", one) for one in said)
    return tag("h2", t("plan.start.heading", language, minutes=first)) + drawn + wrap("ol", rows, "op-hint")
