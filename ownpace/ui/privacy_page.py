"""Where the answers are, and how to delete them."""

from __future__ import annotations

import streamlit as st

from ownpace.ui import routing, site
from ownpace.ui.wording import heading, html, listed, paragraph, say, say_lines

_SECTIONS = ("where", "not", "cookies", "file", "delete", "consent", "who")


def show() -> None:
    """Every section of the privacy texts, in their order."""
    heading(site.heading(routing.PRIVACY))
    paragraph(say("privacy.lead"), "op-lead")
    for section in _SECTIONS:
        said = say_lines(f"privacy.{section}")
        body = listed(said) if len(said) > 1 else html("p", said[0])
        st.html(html("h2", say(f"privacy.{section}_heading")) + body)
