"""What a person takes along or takes back: the plan as a file, the programme for paper, what this device remembers, and the last week."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from ownpace.document import dump
from ownpace.ui import check_in_form, course, routing, session, site
from ownpace.ui.wording import html, language, say
from ownpace.views import printout

Document = Mapping[str, Any]
PLAN_FILE: Final = "ownpace-plan.json"
PROGRAMME_FILE: Final = "ownpace-program.html"


def plan_file(document: Document, place: str = "") -> None:
    """The plan as a file; it is the memory, and opens again on the first page. Its name says nothing about the person."""
    key = f"hent-plan{place and '-'}{place}"
    st.download_button(say("ui.save_plan"), lambda: dump(document), PLAN_FILE, "application/json", on_click="ignore", key=key)


def programme(document: Document) -> None:
    """The sheet as one file; made when it is asked for."""
    chosen = language()
    name = say("plan.page.save_program")
    st.download_button(name, lambda: printout.html(document, chosen), PROGRAMME_FILE, "text/html", on_click="ignore", key="hent-program")


def hand_over() -> None:
    """A link that holds the plan in its fragment, for another device. Nothing of it reaches the server when it is opened."""
    from ownpace import hand_over as over  # noqa: PLC0415 - only those who have a plan wait for it

    with st.expander(say("ui.link"), key="send-link"):
        word = over.pack(course.memory(session.draft(), session.course(), language()))
        link = f"{_address()}#p={word}"
        st.html(html("p", say("ui.link_how")) + html("p", say("ui.link_secret"), "op-hint") + html("a", link, "op-link", href=link))


def _address() -> str:
    """Where the app answers, without a page and without what stands behind it."""
    parts = urlsplit(st.context.url or "")
    return urlunsplit((parts.scheme, parts.netloc, "/", "", ""))


def remember() -> None:
    """Whether the browser keeps the answers on this device when the tab is closed; never without being asked to."""
    st.session_state.setdefault("husk", st.session_state.remember)
    with st.container(key="husk-felt"):
        st.checkbox(say("ui.remember"), key="husk", width="stretch", on_change=_remember)
        st.html(html("p", say("ui.remember_how"), "op-hint", id="husk-hint"))


def _remember() -> None:
    st.session_state.remember = bool(st.session_state.husk)


def take_back(place: str) -> None:
    """A button that takes the last week out again; its answers are there to be mended."""
    kept = session.course()["check_ins"]
    if kept and st.button(say("checkin.call.undo"), type="tertiary", key=f"fortryd-uge-{place}"):
        last = kept.pop()
        st.session_state.week = check_in_form.again(last)
        st.session_state.pop("uge", None)
        session.tell("checkin.call.undone", n=last["week"])
        site.go(routing.WEEK)
