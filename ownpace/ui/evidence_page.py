"""Every source and number behind the plan, and its review status."""

from __future__ import annotations

import streamlit as st

from ownpace.text import t
from ownpace.ui import routing, site
from ownpace.ui.plan_page import STYLE
from ownpace.ui.wording import heading, listed, paragraph, say_lines
from ownpace.views import references
from ownpace.vocabulary import Language


def show(language: Language) -> None:
    """Where the numbers come from, source by source."""
    st.html(STYLE)
    heading(site.heading(routing.EVIDENCE))
    paragraph(t("evidence.lead", language), "op-lead")
    st.html(listed(say_lines("about.sources")))
    site.link(routing.EXERCISES, t("today.all", language))
    st.html(references.html(language))
