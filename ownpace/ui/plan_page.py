"""The plan on the screen. Not here yet: chart, sessions, why-lines, pain rule; they come with the views."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from ownpace.ui.wording import heading, listed, say
from ownpace.vocabulary import Language


def show(document: Mapping[str, Any], language: Language) -> None:  # noqa: ARG001 - the views will need it
    """A headline and the weeks."""
    heading(say("page.plan.title"))
    weeks = document["program"]["weeks"]
    st.html(listed(tuple(say("app.plan.week", n=week["number"], minutes=sum(week["minutes"].values())) for week in weeks)))
