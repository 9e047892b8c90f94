"""The whole programme, or the page of help, as Markdown: for notes, for sending, and for reading without a printer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from ownpace.clinic import Clinic
from ownpace.text import t
from ownpace.views import programme
from ownpace.vocabulary import Language

Document = Mapping[str, Any]
SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~])")
"""Letters that Markdown would read as something else."""
OPENING: Final = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")
"""What would begin a list."""
BOX: Final = "[ ]"


def markdown(document: Document, language: Language | str, clinic: Clinic | None = None) -> str:
    """The document as Markdown; the same document always gives the same text."""
    if document["outcome"] == "plan":
        made = _plan(programme.plan(document, language, clinic), language)
    else:
        made = _help(programme.referral(document, language, clinic))
    foot = programme.foot(document, language)["lines"]
    return "\n".join([*made, "---", "", *_paragraphs(foot)]).rstrip() + "\n"


def safe(text: str) -> str:
    """A text in one line that Markdown shows as it is written."""
    flat = SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return OPENING.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", flat)


def _h(level: int, text: str) -> list[str]:
    return [f"{'#' * level} {safe(text)}", ""]


def _paragraphs(texts: Iterable[str]) -> list[str]:
    return [line for text in texts if text for line in (safe(text), "")]


def _bullets(texts: Iterable[str]) -> list[str]:
    found = [f"- {safe(text)}" for text in texts]
    return [*found, ""] if found else []


def _listed(heading: str, texts: Sequence[str], level: int = 2) -> list[str]:
    return [*_h(level, heading), *_bullets(texts)] if texts else []


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    drawn = [f"| {' | '.join(safe(one) for one in row)} |" for row in (head, *rows)]
    return [drawn[0], f"|{'---|' * len(head)}", *drawn[1:], ""]


def _help(made: Mapping[str, Any]) -> list[str]:
    places = [f"{one['name']}{': ' + one['number'] if one['number'] else ''} ({one['when']})" for one in made["places"]["rows"]]
    return [
        *_h(1, made["title"]),
        *_paragraphs([made["lead"]]),
        *_listed(made["places"]["heading"], places),
        *_clinic(made["clinic"]),
        *_listed(made["now"]["heading"], made["now"]["items"]),
        *_listed(made["reasons"]["heading"], made["reasons"]["items"]),
        *_paragraphs(made["ends"]),
    ]


def _clinic(made: Mapping[str, Any] | None) -> list[str]:
    """The clinic and how it is reached, where it may stand."""
    return [*_listed(made["heading"], [made["name"], *made["rows"]]), *_paragraphs([made["note"]])] if made and made["rows"] else []


def _plan(made: Mapping[str, Any], language: Language | str) -> list[str]:
    return [
        *_first(made, language),
        *_before(made),
        *(line for session in made["sessions"] for line in _session(session, made["before"])),
        *_ladder(made["ladder"]),
        *_h(2, made["daily"]["heading"]),
        *_paragraphs([made["daily"]["lead"]]),
        *_bullets(f"{one['title']}: {one['text']}" for one in made["daily"]["rows"]),
        *_diary(made["diary"]),
        *(line for rule in made["rules"] for line in _listed(rule["heading"], rule["items"])),
    ]


def _first(made: Mapping[str, Any], language: Language | str) -> Iterator[str]:
    """The goal, the light, when to stop, what changed, the week and the road."""
    yield from _h(1, made["title"])
    yield from _paragraphs([made["made_for"]])
    if made["goal"]:
        yield from _paragraphs([t("plan.page.goal", language, goal=made["goal"])])
    yield from _paragraphs([made["flagged"]])
    yield from _h(2, made["light"]["heading"])
    yield from _paragraphs([made["light"]["lead"]])
    yield from _bullets(f"{zone['word']}, {zone['range']}: {' '.join(zone['does'])}" for zone in made["light"]["zones"])
    yield from _listed(made["stop"]["heading"], made["stop"]["items"])
    yield from _paragraphs([made["stop"]["now"]])
    yield from _clinic(made["clinic"])
    yield from _listed(made["change"]["heading"], made["change"]["lines"])
    yield from _h(2, made["week"]["heading"])
    yield from _bullets(f"{day['long']}: {day['title']} {day['minutes']}".rstrip() for day in made["week"]["days"])
    yield from _paragraphs([made["week"]["note"]])
    road = made["road"] or made["since"]["road"]
    yield from _h(2, road["heading"])
    yield from _bullets(f"{road['axis']} {week['n']}: {week['said']}{f' ({over})' if (over := week['over']) else ''}" for week in road["weeks"])


def _before(made: Mapping[str, Any]) -> Iterator[str]:
    """The weeks so far, what to mind, and the cards."""
    if since := made["since"]:
        yield from _h(2, since["heading"])
        yield from _paragraphs([since["total"]])
        yield from _table(since["head"], since["rows"])
        yield from _paragraphs([since["kept"]])
        yield from _listed(since["again"]["heading"], since["again"]["items"])
    yield from _listed(made["beside"]["mind"]["heading"], made["beside"]["mind"]["items"])
    if made["beside"]["cards"]["rows"]:
        yield from _h(2, made["beside"]["cards"]["heading"])
        for card in made["beside"]["cards"]["rows"]:
            yield from _listed(card["title"], card["items"], level=3)


def _session(session: Mapping[str, Any], before: str) -> Iterator[str]:
    yield from _h(2, f"{session['title']}: {session['days']}")
    yield from _paragraphs([session["anchor"], before])
    for card in session["cards"]:
        beside = card["part"] or card["day"]
        yield from _h(3, f"{card['n']}. {card['name']}{f' ({beside})' if beside else ''}")
        yield from _bullets(f"{row['when']}: {row['much']} · {block['rest']}" for block in card["doses"] for row in block["rows"])
        yield from _paragraphs([" ".join(card["cues"]), " ".join(f"{one['way']}: {one['name']}." for one in card["ways"])])
    yield from _h(3, session["sizes"]["heading"])
    yield from _paragraphs([session["sizes"]["lead"]])
    for row in session["sizes"]["rows"]:
        yield from _listed(row["name"], [f"{one['when']}: {one['said']}" for one in row["items"]], level=4)


def _ladder(made: Mapping[str, Any] | None) -> list[str]:
    if made is None:
        return []
    rungs = [f"{one['n']}. {one['word']}: {one['task']} {one['said']}".rstrip() for one in made["rungs"]]
    boxes = [line for box in made["boxes"] for line in _listed(box["heading"], box["items"], level=3)]
    return [*_h(2, made["heading"]), *_paragraphs([made["advice"]]), *boxes, *_bullets([*rungs, *made["tried"]])]


def _diary(made: Mapping[str, Any]) -> list[str]:
    """A box for each session to come."""
    if not made["weeks"]:
        return []
    said = [", ".join((week["name"], f"{one['day']}: {one['what']}")) for week in made["weeks"] for one in week["sessions"]]
    return [*_h(2, made["heading"]), *_paragraphs([made["how"]]), *(f"- {BOX} {safe(one)}" for one in said), ""]
