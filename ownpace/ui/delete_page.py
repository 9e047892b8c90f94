"""Delete every answer, here and in the browser, after one question."""

from __future__ import annotations

import streamlit as st

from ownpace.ui import routing, session, site
from ownpace.ui.wording import heading, paragraph, say


def show() -> None:
    """Ask once, then delete."""
    heading(site.heading(routing.DELETE))
    paragraph(say("ui.delete_confirm"), "op-lead")
    paragraph(say("ui.delete_tabs"))
    back = st.session_state.get("came_from", routing.START)
    if st.button(say("ui.delete_yes"), type="primary", key="slet-ja"):
        session.forget()
        site.go(routing.START)
    if st.button(say("ui.delete_no"), type="secondary", key="slet-nej"):
        site.go(back)
