"""As many bare widgets of each kind as a page of the app has: what the floor's pages draw."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st


def draw(asked: Mapping[str, int], **how: Any) -> None:  # noqa: ANN401 - what Streamlit's widgets take
    """The widgets that hold an answer, ``asked`` by kind; ``how`` is handed to each."""
    options = [f"Option {i}" for i in range(asked.get("options", 2))]
    for i in range(asked.get("radio", 0)):
        st.radio(f"Radio {i}", options, index=None, **how)
    for i in range(asked.get("group", 0)):
        st.segmented_control(f"Group {i}", options, **how)
    for i in range(asked.get("checkbox", 0)):
        st.checkbox(f"Checkbox {i}", **how)
    for i in range(asked.get("number", 0)):
        st.number_input(f"Number {i}", value=None, step=1, **how)
    for i in range(asked.get("text", 0)):
        st.text_input(f"Text {i}", **how)
