"""The floor of Continue: from one bare page to another, with as many widgets on each as the pages compared, ``?one-radio=2&two-checkbox=7``."""

from __future__ import annotations

import streamlit as st

from bench.floor_app.widgets import draw

PAGES = ("one", "two")
state = st.session_state
if "asked" not in state:
    state.asked = {name: int(value) for name, value in st.query_params.items()}


def ask() -> None:
    """As many widgets as asked for, none of which starts a run, and the way to the other page."""
    here = page.url_path or PAGES[0]
    asked = {name.removeprefix(f"{here}-"): count for name, count in state.asked.items() if name.startswith(here)}
    st.title(f"Page {here}")
    draw(asked, on_change="ignore")
    for i in range(1, asked.get("button", 0)):
        st.button(f"Button {i}")
    if st.button("Next", key="next"):
        st.switch_page(pages[1 - PAGES.index(here)])


pages = [st.Page(ask, title=name, url_path=name, default=name == PAGES[0]) for name in PAGES]
page = st.navigation(pages, position="hidden")
page.run()
