"""The page that stands instead of a plan: what to do, whom to call, what was answered, and a way to mend a slip. Never a programme."""

from __future__ import annotations

from html import escape

import streamlit as st

from ownpace import contacts, questionnaire
from ownpace.clinic import configured
from ownpace.screening import Flag
from ownpace.text.format import plain_date
from ownpace.ui import course, keeping, outcome, routing, session, site
from ownpace.ui.held import Held
from ownpace.ui.wording import heading, html, language, listed, paragraph, say, say_lines
from ownpace.views import clinic
from ownpace.vocabulary import Clearance
from ownpace.wording import UNDER_AGE, referral_advice, referral_words


def show() -> None:
    """Show the way to help, or lead on when nothing in the answers calls for it."""
    draft = session.draft()
    judged = None if routing.stops(draft) else course.stopped(session.course(), draft)
    if not routing.stops(draft) and judged is None:
        if session.ready():
            site.go(routing.onward(draft) if routing.consented(draft) else routing.START)
        heading(say("page.referral.title"))
        return
    flags = routing.deciding(draft) if judged is None else judged.deciding
    variant = referral_words(flags)
    urgent = "" if flags[0].clearance < Clearance.SEE_FIRST else " rolig"
    heading(say(f"referral.{variant}.heading"))
    paragraph(say(f"referral.{variant}.lead"), "op-lead")
    mental = any(flag.id.startswith("sikkerhed.tanker") for flag in flags)
    host, word = configured(), flags[0].clearance.word
    near = contacts.nearest((place.id for place in contacts.for_clearance(word, mental=mental)), host.region if host else None)
    numbers(tuple(contacts.BY_ID[id_] for id_ in near), urgent=not urgent)
    if beside := clinic.block(host, word, language()):
        st.html(beside)
    steps = "".join(html("li", line) for line in say_lines(f"referral.{variant}.now"))
    st.html(f'<div class="op-stop{urgent}">{html("h2", say("referral.now_heading"))}<ol>{steps}</ol></div>')
    if advice := referral_advice(flags):
        st.html(html("h2", say(f"referral.{advice}.heading")) + html("p", say(f"referral.{advice}.lead")))
        if advice == "walk":
            st.html(listed(say_lines("referral.walk.how")))
    if judged is None:
        _reasons(routing.against(draft))
    else:
        _ended(judged.reasons)
    st.html(html("p", say("referral.take_along")) + html("h2", say("referral.not_heading")) + html("p", say("referral.not")))


def numbers(places: tuple[contacts.Contact, ...], *, urgent: bool) -> None:
    """Whom to call, each with a number that can be tapped; the first one larger where it is urgent."""
    rows = []
    for place in places:
        name = f"<span>{escape(say(f'contact.{place.id}.name'))}<small>{escape(say(f'contact.{place.id}.when'))}</small></span>"
        inner = f'<a href="{place.link}">{name}<b>{escape(place.number)}</b></a>' if place.link else f'<div class="uden">{name}</div>'
        rows.append(f'<li class="{"foerst" if urgent and place is places[0] and place.link else ""}">{inner}</li>')
    st.html(html("h2", say("contact.heading")) + f'<ul class="op-ring">{"".join(rows)}</ul>')
    notes = [say("contact.regions_note")] if any(place.region for place in places) else []
    paragraph(" ".join([*notes, say("contact.checked", date=plain_date(contacts.CHECKED, language()))]), "op-hint")


def _reasons(flags: tuple[Flag, ...]) -> None:
    """What was answered, each with a way to mend it: everybody's finger slips."""
    st.html(html("h2", say("referral.reasons_heading")))
    names = {}
    for number, flag in enumerate(flags):
        said = say("reason.age_under_18" if flag.id == UNDER_AGE else f"reason.{flag.id}")
        page = routing.asking(flag.id)
        with st.container(key=f"raekke-{number}", horizontal=True, vertical_alignment="center"):
            st.html(f'<div class="op-raekke">{html("p", said, "a")}</div>')
            if st.button(say("ui.edit"), type="tertiary", key=f"ret-{number}"):
                site.go(page)
        names[f"ret-{number}"] = say("ui.edit_named", question=site.heading(page))
    st.session_state.names = names
    paragraph(say("referral.mistake"), "op-hint")


def _ended(flags: tuple[Flag, ...]) -> None:
    """The week that ended the plan: what was said, and that it can be taken back or taken along."""
    said = tuple(dict.fromkeys(say(f"reason.{flag.id}") for flag in flags))
    st.html(html("h2", say("checkin.stop.heading")) + html("p", say("checkin.stop.lead")) + listed(said) + html("p", say("checkin.stop.kept")))
    paragraph(say("referral.mistake_week"), "op-hint")
    keeping.take_back("hjaelp")
    if not questionnaire.missing(session.draft()):
        kept = session.course()
        held = Held(outcome.written(session.draft(), {**kept, "start": course.begins(kept, outcome.today()).isoformat()}))
        keeping.plan_file(held, "hjaelp")
        held.rest()
