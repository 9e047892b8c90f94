"""The floor of Continue: from one bare page to another, with as many widgets on each as the pages compared, ``?one-radio=2&two-checkbox=7``."""

from __future__ import annotations

import streamlit as st

PAGES = ("one", "two")
state = st.session_state
if "asked" not in state:
    state.asked = {name: int(value) for name, value in st.query_params.items()}


def ask() -> None:
    """As many widgets as asked for, none of which starts a run, and the way to the other page."""
    here = page.url_path or PAGES[0]

    def count(name: str) -> range:
        return range(state.asked.get(f"{here}-{name}", 0))

    options = [f"Option {i}" for i in range(len(count("options")) or 2)]
    st.title(f"Page {here}")
    for i in count("radio"):
        st.radio(f"Radio {i}", options, index=None, key=f"{here}-radio-{i}", on_change="ignore")
    for i in count("group"):
        st.segmented_control(f"Group {i}", options, key=f"{here}-group-{i}", on_change="ignore")
    for i in count("checkbox"):
        st.checkbox(f"Checkbox {i}", key=f"{here}-checkbox-{i}", on_change="ignore")
    for i in count("number"):
        st.number_input(f"Number {i}", value=None, step=1, key=f"{here}-number-{i}", on_change="ignore")
    for i in count("text"):
        st.text_input(f"Text {i}", key=f"{here}-text-{i}", on_change="ignore")
    for i in count("button")[1:]:
        st.button(f"Button {i}", key=f"{here}-button-{i}")
    if st.button("Next", key="next"):
        st.switch_page(pages[1 - PAGES.index(here)])


pages = [st.Page(ask, title=name, url_path=name, default=name == PAGES[0]) for name in PAGES]
page = st.navigation(pages, position="hidden")
page.run()
