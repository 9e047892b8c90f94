"""OwnPace: answers in, a cited training plan out. Order and frame of the pages; each page is a file in ``pages/``."""

import streamlit as st

from ownpace.ui import frame

page = st.navigation(frame.pages(), position="hidden")
with frame.around(page):
    page.run()
