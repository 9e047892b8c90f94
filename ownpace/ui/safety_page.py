"""What was tried before anybody saw a plan, and what that does not say."""

from __future__ import annotations

from typing import Final

import streamlit as st

from ownpace.ui import routing, site
from ownpace.ui.session import ASSETS
from ownpace.ui.wording import heading
from ownpace.views import safety
from ownpace.vocabulary import Language

STYLE: Final = f"<style>{(ASSETS / 'safety.css').read_text('utf-8')}</style>"


def show(language: Language) -> None:
    """The safety report that this version carries."""
    st.html(STYLE)
    heading(site.heading(routing.SAFETY))
    st.html(safety.html(safety.kept(), language))
