"""The plan as a sheet for paper, shown as it prints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from ownpace.clinic import configured
from ownpace.text import t
from ownpace.ui import keeping, routing, site
from ownpace.ui.held import Held
from ownpace.ui.session import ASSETS
from ownpace.ui.wording import heading, paragraph
from ownpace.views import printout
from ownpace.vocabulary import Language

STYLE: Final = f"<style>{printout.style()}{(ASSETS / 'print.css').read_text('utf-8')}</style>"


def show(document: Mapping[str, Any], language: Language) -> None:
    """How to print it, a file to take along, and the sheet; paper gets the sheet alone."""
    st.html(STYLE)
    with st.container(key="foer-arket"):
        heading(site.heading(routing.PRINT))
        paragraph(t("plan.print.lead", language), "op-lead")
        paragraph(t("plan.print.how", language), "op-hint")
        held = Held(document)
        with st.container(key="gem"):
            keeping.paper(held, *keeping.FILES)
            keeping.one_file(held)
            keeping.calendar(held)
            keeping.fhir(held)
            keeping.plan_file(held)
    st.html(printout.body(document, language, level=2, clinic=configured()))
    held.rest()
