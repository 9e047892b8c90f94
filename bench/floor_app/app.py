"""The floor: a bare page with as many widgets as the page it is compared with, e.g. ``?radio=2&options=11&button=2``."""

from __future__ import annotations

import streamlit as st

from bench.floor_app.widgets import draw

asked = {name: int(value) for name, value in st.query_params.items()}

st.title("Floor")
draw(asked)
if points := asked.get("points", 0):
    values = [{"week": i, "minutes": i} for i in range(points)]
    encoding = {"x": {"field": "week", "type": "ordinal"}, "y": {"field": "minutes", "type": "quantitative"}}
    st.vega_lite_chart({"data": {"values": values}, "mark": "bar", "encoding": encoding})
for i in range(asked.get("button", 0)):
    st.button(f"Button {i}")
