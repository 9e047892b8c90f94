"""The floor: a bare page with as many widgets as the page it is compared with, e.g. ``?radio=2&options=11&button=2``."""

from __future__ import annotations

import streamlit as st

asked = {name: int(value) for name, value in st.query_params.items()}
options = [f"Option {i}" for i in range(asked.get("options", 2))]

st.title("Floor")
for i in range(asked.get("radio", 0)):
    st.radio(f"Radio {i}", options, index=None)
for i in range(asked.get("group", 0)):
    st.segmented_control(f"Group {i}", options)
for i in range(asked.get("checkbox", 0)):
    st.checkbox(f"Checkbox {i}")
for i in range(asked.get("number", 0)):
    st.number_input(f"Number {i}", value=None, step=1)
for i in range(asked.get("text", 0)):
    st.text_input(f"Text {i}")
if points := asked.get("points", 0):
    values = [{"week": i, "minutes": i} for i in range(points)]
    encoding = {"x": {"field": "week", "type": "ordinal"}, "y": {"field": "minutes", "type": "quantitative"}}
    st.vega_lite_chart({"data": {"values": values}, "mark": "bar", "encoding": encoding})
for i in range(asked.get("button", 0)):
    st.button(f"Button {i}")
