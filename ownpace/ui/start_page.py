"""The first page: what this is, who it is not for, what it costs in minutes, and the yes that comes before any health question."""

from __future__ import annotations

import streamlit as st

from ownpace.answers import Problem
from ownpace.questionnaire import BY_ID
from ownpace.ui import fields, opening, routing, session, site, wizard
from ownpace.ui.wording import heading, html, listed, paragraph, say, say_lines
from ownpace.views import welcome

_CONSENT = BY_ID["samtykke"]


def show() -> None:
    """Say what OwnPace does, ask for consent, and start."""
    session.adopt()
    draft = session.draft()
    if st.session_state.pop("forgotten", False):
        st.html(f'<div class="op-besked" role="status">{html("p", say("ui.delete_done"))}</div>')
    found = wizard.mistakes(routing.START)
    wizard.summary(found)
    heading(say("page.start.title"))
    paragraph(say("start.lead"), "op-lead")
    st.html(welcome.html(dark=st.context.theme.type == "dark"))
    st.html(f'<p class="op-vigtigt">{html("b", say("start.important"))}</p>')
    opening.handed()
    if routing.consented(draft) and len(draft) > 1:
        _resume()
        opening.show()
        return
    facts = tuple(say(f"start.{key}") for key in ("time", "price", "no_login", "steps"))
    st.html(html("h2", say("start.what_heading")) + listed(say_lines("start.what"), "op-flueben"))
    st.html(html("h2", say("start.not_heading")) + listed(say_lines("start.not_for")) + html("p", say("start.not_after")))
    st.html(html("h2", say("start.facts_heading")) + listed(facts))
    with st.container(key="samtykke-kort"):
        st.html(html("h2", say("start.consent.heading")) + "".join(html("p", line) for line in say_lines("start.consent.text")))
        wizard.question(_CONSENT, found, draft, alone=True)
        session.showing([_CONSENT])
        started = wizard.pressed(say("ui.start"), routing.START)
        paragraph(say("start.consent.no"), "op-hint")
    opening.show()
    site.link(routing.CONSULT, say("consult.link"))
    st.html(html("h2", say("start.help_heading")) + html("p", say("start.help")) + html("p", say("start.intended"), "op-hint"))
    if started:
        _start()


def _resume() -> None:
    st.html(f'<div class="op-besked">{html("p", say("ui.restored"))}</div>')
    planned = bool(session.course()["start"])
    if st.button(say("ui.see_plan" if planned else "ui.continue"), type="primary", key="fortsaet"):
        site.go(routing.PLAN if planned else routing.onward(session.draft()))


def _start() -> None:
    session.absorb()
    if not routing.consented(session.draft()):
        wizard.refuse(routing.START, [Problem(_CONSENT.link_id, "missing")])
    wizard.accept()
    fields.release([_CONSENT])
    site.go(routing.onward(session.draft()))
