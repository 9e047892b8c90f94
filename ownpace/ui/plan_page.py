"""The plan on the screen. Not here yet: chart, sessions, why-lines, pain rule; they come with the views."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from ownpace.text.format import number
from ownpace.ui.wording import heading, listed, say
from ownpace.vocabulary import Language


def show(document: Mapping[str, Any], language: Language) -> None:
    """A headline and the weeks."""
    heading(say("page.plan.title"))
    weeks = document["program"]["weeks"]
    st.html(listed(tuple(say("app.plan.week", n=week["number"], minutes=number(sum(week["minutes"].values()), language)) for week in weeks)))
