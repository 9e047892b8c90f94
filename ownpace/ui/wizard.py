"""The page that asks: a topic, its questions, and Continue. Mistakes are told only after Continue, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from html import escape
from typing import Any, Final

import streamlit as st

from ownpace.answers import Problem, problems
from ownpace.questionnaire import BY_ID, Item, Kind, Page, on, relevant
from ownpace.ui import fields, routing, session, site, wire
from ownpace.ui.wording import heading, html, language, paragraph, say, says
from ownpace.wording import problem_line

MOST_DAYS = BY_ID["rammer.dage"].highest
ON: Final = "fortsaet"
"""The key of the one primary button of a page."""


def show() -> None:
    """Ask the questions of the page at this address."""
    page, draft = routing.PAGES[session.page()], session.draft()
    if session.ready() and not routing.consented(draft):
        site.go(routing.START)
    items = asked(page, draft)
    if not items:
        site.go(routing.onward(draft))
    here = {item.answer: item.link_id for item in items}
    found = {here.get(answer, answer): text for answer, text in mistakes(page.id).items()}
    summary(found)
    alone = len(page.questions) == 1
    heading(site.heading(page.id))
    if says(f"page.{page.id}.lead"):
        paragraph(say(f"page.{page.id}.lead"), "op-lead")
    rules = [fields.hidden_unless(condition, fields.css(fields.area(item.link_id))) for item, condition in items.items() if condition]
    if rules:
        st.html(f"<style>{''.join(rules)}</style>")
    known = {**draft, **session.parts()}
    for item in items:
        question(item, found, known, alone=alone)
    session.showing(items)
    if pressed(say("ui.continue"), page.id):
        proceed(page, items)


def asked(page: Page, draft: Mapping[str, Any]) -> dict[Item, str]:
    """The questions of a page that apply or may come to apply on it, each with its condition, mostly none.

    Before the browser's copy is read, all of them, so that nothing on the screen is dropped.
    """
    items = on(page)
    when = {item: ", ".join(filter(None, (fields.condition(lead, item, draft) for lead in items if lead is not item))) for item in items}
    return {item: when[item] for item in items if not session.ready() or when[item] or item.enable_when(draft)}


def hurry(place: str) -> None:
    """Go on before anything is drawn, where Continue was pressed and the page is complete: what is left need not be drawn once more."""
    draft = session.draft()
    if place not in routing.PAGES or not session.ready() or not st.session_state.get(ON) or not routing.consented(draft):
        return
    page = routing.PAGES[place]
    items = asked(page, draft)
    if items and not faults(page, items):
        leave(page)


def pressed(text: str, place: str) -> bool:
    """The page's one primary button. A press that reaches a new server before the answers do is kept until they are there."""
    clicked = st.button(text, type="primary", key=ON)
    if clicked and not session.ready():
        st.session_state.pending = place
        return False
    return clicked or (session.ready() and st.session_state.pop("pending", None) == place)


def proceed(page: Page, items: Iterable[Item]) -> None:
    """Take in the answers and go on, or tell what is missing."""
    found = faults(page, items)
    if found:
        refuse(page.id, found)
    leave(page)


def faults(page: Page, items: Iterable[Item]) -> list[Problem]:
    """Take in the answers; what is missing or wrong among them."""
    session.absorb()
    draft = session.draft()
    found = [problem for item in items if item.enable_when(draft) and (problem := judge(item))]
    return found or [problem for problem in problems(relevant(draft)) if problem.path in page.questions]


def leave(page: Page) -> None:
    """Go on to the page after this one."""
    accept()
    site.go(routing.after(page, session.draft(), editing=bool(st.session_state.get("editing"))))


def judge(item: Item) -> Problem | None:
    """What is wrong with the answer on the screen."""
    value = fields.read(item)
    if value is None:
        return Problem(item.answer, "missing") if item.required else None
    if item.link_id == "rammer.ugedage" and len(value) > MOST_DAYS:
        return Problem(item.link_id, "too_many", {"max": MOST_DAYS})
    return fields.wrong(item, value)


def refuse(place: str, found: Sequence[Problem]) -> None:
    """Stay on the page and show what to mend."""
    count = int((st.session_state.get("problems") or {}).get("count", 0)) + 1
    st.session_state.problems = {"place": place, "found": tuple(found), "count": count}
    st.rerun()


def accept() -> None:
    """Nothing to mend any more."""
    st.session_state.pop("problems", None)


def mistakes(place: str, asked: Iterable[Item] = ()) -> dict[str, str]:
    """The messages of this page by question, as they were when Continue was pressed; a question among ``asked`` says itself what is missing."""
    said = st.session_state.get("problems")
    if not said or said["place"] != place:
        return {}
    own = {item.link_id: fields.words(item, "missing") for item in asked}
    return {
        problem.path: own[problem.path] if problem.kind == "missing" and problem.path in own else problem_line(problem, language())
        for problem in said["found"]
    }


def summary(found: Mapping[str, str]) -> None:
    """All problems of the page, first thing; each leads to its field."""
    if found:
        rows = "".join(f'<li><a href="#{fields.area(link_id)}">{escape(text)}</a></li>' for link_id, text in found.items())
        st.html(f'<div class="op-problemer" role="alert">{html("h2", say("ui.error_summary"))}<ul>{rows}</ul></div>')


def question(item: Item, found: Mapping[str, str], draft: Mapping[str, Any], *, alone: bool, level: int = 2) -> None:
    """One question: its words, what is wrong, and its widget. ``level`` is that of its heading."""
    link_id, wrong = item.link_id, found.get(item.link_id)
    key = fields.area(link_id)
    said, described = [], []
    if not alone:
        said.append(html(f"h{level}", fields.label(item), "op-sp"))
    if hint := fields.words(item, "hint"):
        said.append(html("p", hint, "op-hint", id=f"{key}-hint"))
        described.append(f"{key}-hint")
    if (because := fields.words(item, "why")) and item.kind.value != "consent":
        why = html("summary", say("ui.why_summary")) + html("p", because)
        said.append(f'<details class="op-hvorfor">{why}</details>')
    if wrong:
        hidden = html("span", say("ui.error_prefix"), "op-skjult")
        said.append(f'<p class="op-feltfejl" id="{key}-fejl">{hidden}{escape(wrong)}</p>')
        described.append(f"{key}-fejl")
    if isinstance(item, fields.Asked) and item.above:
        said.append(item.above)
    with wire.carried() if item.kind is not Kind.CONSENT else nullcontext(), st.container(key=key):
        if said:
            st.html(f'<div class="op-om">{"".join(said)}</div>')
        fields.draw(item, draft)
    name = say("ui.scale_group", low=fields.words(item, "low"), high=fields.words(item, "high")) if fields.names(item) else ""
    st.session_state.fields = [
        *st.session_state.get("fields", ()),
        {
            **fields.spoken(item),
            "key": key,
            "label": f"{fields.words(item, 'spoken') or fields.label(item)} {name}".strip(),
            "described": described,
            "invalid": bool(wrong),
            "numeric": fields.typed(item),
            "names": fields.names(item),
        },
    ]
