"""The body on the page that asks where it hurts: one drawing in each language, which ticks the boxes of the list below it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import streamlit as st

from ownpace.ui.session import ASSETS
from ownpace.ui.wording import language
from ownpace.views import body
from ownpace.vocabulary import Language

_JS: Final = (ASSETS / "body.js").read_text("utf-8")
_DRAWINGS: Final = {
    one: st.components.v2.component(f"ownpace_body_{one.value}", html=body.html(one), js=_JS, isolate_styles=False) for one in Language
}


def show(boxes: Mapping[str, str]) -> None:
    """Draw it. ``boxes`` holds the CSS class of each option's tick."""
    drawn = {name: box for name, box in boxes.items() if name in body.names()}
    st.html(f"<style>{body.style(tuple(drawn.items()))}</style>")
    with st.container(key="krop"):
        _DRAWINGS[language()](key=f"krop-{language().value}", data={"boxes": drawn})
