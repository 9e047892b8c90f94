"""Every exercise with its drawing and how it is done, one kind of movement at a time."""

from __future__ import annotations

import streamlit as st

from ownpace.ui import session, site
from ownpace.ui.plan_page import STYLE
from ownpace.ui.wording import heading, language, paragraph, say
from ownpace.views import drawing


def show() -> None:
    """The kinds of movement, and the exercises of the chosen one."""
    st.html(STYLE)
    heading(site.heading(session.page()))
    paragraph(say("today.all_lead"), "op-lead")
    spoken = language()
    names = {pattern: say(f"why.value.{pattern}") for pattern in drawing.patterns()}
    chosen = st.selectbox(say("today.kind"), list(names), format_func=lambda one: names[one], key="bevaegelse")
    st.html(drawing.catalogue(chosen, spoken, dark=st.context.theme.type == "dark"))
