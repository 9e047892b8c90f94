"""An app as it is written when nobody measures: ten widgets and a chart of five lines over twelve weeks, drawn anew with each answer."""

from __future__ import annotations

import altair as alt
import pandas as pd  # type: ignore[import-untyped]
import streamlit as st

LINES, WEEKS = 5, 12

st.title("Course")
pace = st.radio("Pace", ["Calm", "Even", "Brisk"], key="pace")
days = st.slider("Days", 1, 7, 3)
for i in range(8):
    st.selectbox(f"Choice {i}", [f"Option {n}" for n in range(5)])
rise = 1 + ["Calm", "Even", "Brisk"].index(pace)
rows = [
    {"week": week, "minutes": days * (20 + rise * week + 5 * line), "line": f"Line {line}"} for line in range(LINES) for week in range(1, WEEKS + 1)
]
lines = alt.Chart(pd.DataFrame(rows)).mark_line(point=True).encode(x="week:O", y="minutes:Q", color="line:N")
st.altair_chart(lines, width="stretch")
