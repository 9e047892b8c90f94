"""What a person takes along or takes back: the plan as a file, the programme for paper and calendar, what the device remembers, the last week."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from ownpace.clinic import configured
from ownpace.document import dump
from ownpace.ui import check_in_form, course, routing, session, site
from ownpace.ui.held import Held
from ownpace.ui.wording import folded, html, language, say
from ownpace.views import printout
from ownpace.views.markup import picture
from ownpace.vocabulary import Language

if TYPE_CHECKING:
    from ownpace.plan_file import Memory

Document = Mapping[str, Any]
PLAN_FILE: Final = "ownpace-plan.json"
FILES: Final = {"full": "ownpace-program.pdf", "fridge": "ownpace-uge.pdf", "large": "ownpace-program-stor.pdf", "text": "ownpace-program-tekst.pdf"}
CALENDAR_FILE: Final = "ownpace.ics"
FHIR_FILE: Final = "ownpace-fhir.json"
HTML_FILE: Final = "ownpace-program.html"


def plan_file(held: Held, place: str = "") -> None:
    """The plan as a file; it is the memory, and opens again on the first page. Its name says nothing about the person."""
    key = f"hent-plan{place and '-'}{place}"
    st.download_button(say("ui.save_plan"), lambda: dump(held.document()), PLAN_FILE, "application/json", on_click="ignore", key=key)


def paper(held: Held, *editions: str) -> None:
    """The programme as PDF in these editions; each is made in memory when it is asked for, and its name says nothing about the person."""
    chosen, address = language(), _address()
    for edition in editions:
        st.download_button(
            say(f"ui.paper_{edition}"), partial(_printed, held, chosen, edition, address), FILES[edition], "application/pdf",
            on_click="ignore", key=f"hent-{edition}",
        )  # fmt: skip


def _printed(held: Held, chosen: Language, edition: str, address: str) -> bytes:
    from ownpace.paper import pdf  # noqa: PLC0415 - only those who print wait for it

    return pdf(held.document(), chosen, edition, address=address, clinic=configured())


def one_file(held: Held) -> None:
    """The programme as one file for a browser; made when it is asked for."""
    chosen = language()
    st.download_button(
        say("ui.paper_html"), lambda: printout.html(held.document(), chosen, configured()), HTML_FILE, "text/html",
        on_click="ignore", key="hent-program",
    )  # fmt: skip


def calendar(held: Held) -> None:
    """The sessions for a calendar, in neutral words."""
    chosen = language()
    st.download_button(
        say("ui.calendar"), lambda: _dates(held.document(), chosen), CALENDAR_FILE, "text/calendar", on_click="ignore", key="hent-kalender"
    )


def fhir(held: Held) -> None:
    """Answers and plan as one FHIR file."""
    chosen = language()
    st.download_button(
        say("ui.fhir"), lambda: _bundle(held.document(), chosen), FHIR_FILE, "application/fhir+json", on_click="ignore", key="hent-fhir"
    )


def _bundle(document: Document, chosen: Language) -> str:
    from ownpace.views.fhir import bundle  # noqa: PLC0415 - as above

    return dump(bundle(document, document["answers"], chosen))


def _dates(document: Document, chosen: Language) -> bytes:
    from ownpace.views.calendar import ics  # noqa: PLC0415 - as above

    return ics(document, chosen).encode()


@st.fragment
def hand_over() -> None:
    """The visitor's own plan for another device; link and code are made when this is opened."""
    with folded(say("ui.link"), "send-link") as opened:
        if opened:
            link(course.memory(session.draft(), session.course(), language()))


def link(memory: Memory) -> None:
    """A link that holds what a plan is made from in its fragment, and its code. Nothing of it reaches the server when it is opened."""
    from ownpace.hand_over import link as linked  # noqa: PLC0415 - only those who hand a plan over wait for it
    from ownpace.paper import code  # noqa: PLC0415 - as above

    address = linked(memory, _address())
    square = code.drawn(address)
    shown = html("p", say("paper.code.how")) + picture(square, say("paper.code.alt"), "op-kode") if square else ""
    st.html(html("p", say("ui.link_how")) + html("p", say("ui.link_secret"), "op-hint") + shown + html("a", address, "op-link", href=address))


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
