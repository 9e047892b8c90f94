"""What OwnPace is for, what it is not for, and where its numbers come from."""

from __future__ import annotations

import streamlit as st

from ownpace import contacts
from ownpace.clinic import configured
from ownpace.ui import routing, site
from ownpace.ui.referral_page import numbers
from ownpace.ui.wording import heading, html, listed, say, say_lines

_SECTIONS = ("intended", "not_for", "status", "sources", "made", "limits", "contact")
_HEADINGS = {"not_for": "not"}


def show() -> None:
    """Every section of the about texts, in their order, and whom to call, for those who have answered nothing, too."""
    heading(site.heading(routing.ABOUT))
    for section in _SECTIONS:
        said = say_lines(f"about.{section}")
        body = listed(said) if section in {"not_for", "limits"} else "".join(html("p", line) for line in said)
        st.html(html("h2", say(f"about.{_HEADINGS.get(section, section)}_heading")) + body)
    host = configured()
    everybody = dict.fromkeys(
        place.id for word in ("call_112", "doctor_today") for mental in (False, True) for place in contacts.for_clearance(word, mental=mental)
    )
    numbers(tuple(contacts.BY_ID[one] for one in contacts.nearest(everybody, host.region if host else None)), urgent=False)
