"""What OwnPace is for, what it is not for, and where its numbers come from."""

from __future__ import annotations

import streamlit as st

from ownpace.ui import routing, site
from ownpace.ui.wording import heading, html, listed, say, say_lines

_SECTIONS = ("intended", "not_for", "status", "sources", "made", "limits", "contact")
_HEADINGS = {"not_for": "not"}


def show() -> None:
    """Every section of the about texts, in their order."""
    heading(site.heading(routing.ABOUT))
    for section in _SECTIONS:
        said = say_lines(f"about.{section}")
        body = listed(said) if section in {"not_for", "limits"} else "".join(html("p", line) for line in said)
        st.html(html("h2", say(f"about.{_HEADINGS.get(section, section)}_heading")) + body)
