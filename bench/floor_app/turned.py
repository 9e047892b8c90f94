"""The floor of the consultation: as many sliders and lists, and one chart of as many points that moves with the first slider, ``?points=40``."""

from __future__ import annotations

import streamlit as st

asked = {name: int(value) for name, value in st.query_params.items()}

st.title("Floor")
first = st.slider("Slider 0", 0, 10, 4)
for i in range(1, asked.get("slider", 7)):
    st.slider(f"Slider {i}", 0, 10, 4)
for i in range(asked.get("list", 3)):
    st.selectbox(f"List {i}", [f"Option {n}" for n in range(5)])
values = [{"week": i, "minutes": i + first} for i in range(asked.get("points", 40))]
encoding = {"x": {"field": "week", "type": "ordinal"}, "y": {"field": "minutes", "type": "quantitative"}}
st.vega_lite_chart({"data": {"values": values}, "mark": "bar", "encoding": encoding})
