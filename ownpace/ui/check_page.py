"""Every answer on one page before the plan: what was asked, what was said, and a way to mend each."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import Any, Final

import streamlit as st

from ownpace.questionnaire import BY_ID, Item, Kind, missing, pages
from ownpace.text.format import counted
from ownpace.ui import fields, routing, session, site, wizard
from ownpace.ui.wording import heading, html, language, paragraph, say, says


def show() -> None:
    """List the answers by step; the one button makes the plan."""
    draft = session.draft()
    if session.ready() and not routing.consented(draft):
        site.go(routing.START)
    if session.ready() and routing.stops(draft):
        site.go(routing.REFERRAL)
    st.session_state.editing = False
    heading(site.heading(routing.CHECK))
    paragraph(say("page.check.lead"), "op-lead")
    names: dict[str, str] = {}
    for step, group in groupby(pages(draft), key=lambda page: page.step):
        st.html(html("h2", say(f"step.{step}")))
        for page in (one for one in group if one.part <= 1):
            for item in (BY_ID[link_id] for link_id in page.questions):
                if item.enable_when(draft):
                    names |= _row(item, page.id, draft.get(item.link_id))
    st.session_state.names = names
    if wizard.pressed(say("ui.make_plan"), routing.CHECK):
        site.go(routing.onward(draft) if missing(draft) else routing.PLAN)


MINUTES: Final = ("aktiv.minutter", "rammer.minutter")
"""Answers in minutes, of which there may be one."""


def said(item: Item, value: Any) -> list[str]:  # noqa: ANN401 - the type is the question's
    """An answer in words, one line per thing chosen; empty when nothing was said."""
    if value is None:
        return []
    if item.kind is Kind.SCALE:
        return [say("ui.scale_option", n=value)]
    if item.link_id in MINUTES:
        return [counted("minute", value, language())]
    if item.kind in {Kind.NUMBER, Kind.DECIMAL}:
        unit, number = f"app.answer.{item.link_id}", fields.written(value)
        return [say(unit, n=number) if says(unit) else number]
    chosen = value if isinstance(value, list | tuple) else [value]
    return [fields.option(item, choice) if choice in fields.options(item) else str(choice) for choice in chosen]


def _row(item: Item, page: str, value: Any) -> dict[str, str]:  # noqa: ANN401 - the type is the question's
    """One question and its answer; returns the accessible name of its button."""
    question = say(f"question.{item.link_id}.label")
    words = said(item, value)
    answer = html("p", say("ui.not_given"), "a tom") if not words else html("p", words[0], "a")
    if len(words) > 1:
        answer = f'<ul class="a">{"".join(html("li", word) for word in words)}</ul>'
    name = fields.area(item.link_id).removeprefix("felt-")
    with st.container(key=f"raekke-{name}", horizontal=True, vertical_alignment="center"):
        st.html(f'<div class="op-raekke"><p class="q">{escape(question)}</p>{answer}</div>')
        if st.button(say("ui.edit"), type="tertiary", key=f"ret-{name}"):
            st.session_state.editing = True
            site.go(page)
    return {f"ret-{name}": say("ui.edit_named", question=question)}
