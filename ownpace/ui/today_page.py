"""The session of the day: choose a size, then one exercise at a time, and how to end. Where a visitor is in it is remembered for the visit only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from ownpace.text.format import counted
from ownpace.ui import course, outcome, routing, session, site, swap
from ownpace.ui.plan_page import STYLE
from ownpace.ui.wording import folded, heading, html, language, paragraph, say
from ownpace.views import drawing, today, words

Document = Mapping[str, Any]
FIRST_SIZE: Final = words.SIZES[0]


def show(document: Document) -> None:
    """Before the session, one of its exercises, or what comes after it."""
    st.html(STYLE)
    known = today.sessions(document)
    now = outcome.today()
    if (st.session_state.get("today") or {}).get("session") not in known:
        session.train(today.nearest(document, now))
    state = st.session_state.today
    _, one = known[state["session"]]
    steps = today.items(one, state["size"])
    heading(site.heading(routing.TODAY))
    if state["step"] == 0:
        _before(document, one)
    elif state["step"] <= len(steps):
        _exercise(document, one, steps)
    else:
        _after(document)


def _before(document: Document, one: Mapping[str, Any]) -> None:
    state, now, spoken = st.session_state.today, outcome.today(), language()
    paragraph(today.title(document, state["session"], language()), "op-lead")
    paragraph(today.when(document, state["session"], now, language()), "op-hint")
    st.html(today.before(document))
    st.html(html("h2", say("today.choose")) + html("p", say("plan.size.lead"), "op-hint"))
    with st.container(key="stoerrelse"):
        chosen = st.radio(
            say("today.choose"), words.SIZES, index=words.SIZES.index(state["size"]), key="dagens-stoerrelse",
            format_func=lambda name: words.size(one, name, spoken), label_visibility="collapsed", width="stretch",
        )  # fmt: skip
    state["size"] = chosen
    if st.button(say("today.begin"), type="primary", key="fortsaet"):
        _to(one, 1)
    st.html(today.order(one, state["size"], language()) + today.limits(document, language()))
    _others(document)


def _others(document: Document) -> None:
    """The other sessions of the week, so that another day can be taken."""
    state = st.session_state.today
    number, _ = today.sessions(document)[state["session"]]
    same = [id_ for id_, (week, _) in today.sessions(document).items() if week == number and id_ != state["session"]]
    if not same:
        return
    st.html(html("h2", say("today.others", n=number)))
    with st.container(key="andre-pas", horizontal=True):
        for id_ in same:
            if st.button(today.title(document, id_, language()), key=f"dagens-{id_}"):
                session.train(id_)
                st.rerun()


def _exercise(document: Document, one: Mapping[str, Any], steps: list[Mapping[str, Any]]) -> None:
    state = st.session_state.today
    place, item = state["step"], steps[state["step"] - 1]
    name, spoken = item["exercise"], language()
    swap.listen(document)
    swap.said()
    done = "".join(f'<span class="{"on" if n < place else ""}"></span>' for n in range(len(steps)))
    part = f" · {say('plan.part.' + item['part'])}" if item["part"] != "main" else ""
    st.html(f'<div class="op-bar" aria-hidden="true">{done}</div>' + html("p", say("today.step", n=place, total=len(steps)) + part, "op-trin"))
    dark = st.context.theme.type == "dark"
    st.html(drawing.pair(name, spoken, dark=dark))
    if drawing.moves(name):
        with folded(say("today.move"), f"bevaegelse-{place}") as opened:
            if opened:
                st.html(drawing.moving(name, spoken, dark=dark) + html("p", say("today.move_hint"), "op-hint"))
    st.html(today.exercise(item, spoken))
    _sets(item)
    st.html(today.clocks(item, spoken))
    with st.container(key="skridt", horizontal=True):
        last = place == len(steps)
        if st.button(say("today.finish" if last else "today.next"), type="primary", key="fortsaet"):
            _to(one, place + 1)
        if st.button(say("today.back"), key="forrige"):
            _to(one, place - 1)
    st.html(today.reasons(document, item, spoken) + today.limits(document, spoken))
    offered = today.swap(item, spoken, course.originals(session.course())) if state["size"] == FIRST_SIZE else ""
    if offered:
        st.html(f'<div class="op-ovelser">{offered}</div>')


def _sets(item: Mapping[str, Any]) -> None:
    """A tick for each set where there are several; for the eye only, it is no answer."""
    state = st.session_state.today
    number = int(item.get("sets") or 1)
    if number > 1:
        with st.container(key="saet", horizontal=True):
            for n in range(1, number + 1):
                st.checkbox(say("today.set", n=n), key=f"saet-{state['session']}-{state['step']}-{n}", on_change="ignore")


def _after(document: Document) -> None:
    state = st.session_state.today
    _, one = today.sessions(document)[state["session"]]
    paragraph(say("today.done.text", minutes=counted("minute", one["sizes"][state["size"]]["minutes"], language())), "op-lead")
    paragraph(say("today.done.pain" if document["profile"]["has_pain"] else "today.done.body"))
    st.html(today.limits(document, language()))
    paragraph(say("today.done.log"))
    with st.container(key="efter"):
        number = course.due(document)
        if number is not None:
            site.link(routing.WEEK, say("checkin.call.link", n=number))
        site.link(routing.PLAN, say("ui.see_plan"))
    if st.button(say("today.back"), key="forrige"):
        _to(one, len(today.items(one, state["size"])))


def _to(one: Mapping[str, Any], step: int) -> None:
    """Go to a step; its heading is known before the page is drawn, so that title and focus follow."""
    state = st.session_state.today
    steps = today.items(one, state["size"])
    done = "today.done.title" if step else ""
    shown = f"exercises.{steps[step - 1]['exercise']}.name" if 0 < step <= len(steps) else done
    st.session_state.today = state | {"step": step, "heading": shown}
    st.rerun()
