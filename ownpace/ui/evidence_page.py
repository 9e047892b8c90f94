"""Every source and its review status."""

from __future__ import annotations

import streamlit as st

from ownpace.ui import routing, site
from ownpace.ui.wording import heading, html, listed, say, say_lines
from ownpace.vocabulary import Language


def show(language: Language) -> None:  # noqa: ARG001 - the views will need it
    """Where the numbers come from."""
    heading(site.heading(routing.EVIDENCE))
    st.html(listed(say_lines("about.sources")) + html("p", say("ui.review_status")))
