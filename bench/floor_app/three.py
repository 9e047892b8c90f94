"""The floor of the load: three pages with one question each and a button to the next page. Answers start no run, as in OwnPace."""

from __future__ import annotations

import streamlit as st

PAGES = ("one", "two", "three")


def ask() -> None:
    """One question, and the way on; after the last page comes the first."""
    here = page.url_path or PAGES[0]
    st.title(f"Page {here}")
    st.radio("How are you?", [f"Option {n}" for n in range(5)], index=None, key=f"answer-{here}", on_change="ignore")
    if st.button("Next", key="next"):
        st.switch_page(pages[(PAGES.index(here) + 1) % len(PAGES)])


pages = [st.Page(ask, title=name, url_path=name, default=name == PAGES[0]) for name in PAGES]
page = st.navigation(pages, position="hidden")
page.run()
