"""The progression chart on a page: its numbers are sent apart from its looks, so that the browser moves what it has already drawn."""

from __future__ import annotations

from typing import Any

import streamlit as st


def draw(spec: dict[str, Any], said: str) -> None:
    """Draw a chart of ``views.progression``. ``said`` is its name to those who hear the page; another name has it drawn anew."""
    import pyarrow as pa  # type: ignore[import-untyped]  # noqa: PLC0415 - comes with the first chart

    tables = {name: pa.Table.from_pylist(rows) for name, rows in spec["datasets"].items()}  # pandas would take ten times as long
    st.vega_lite_chart(spec=spec | {"datasets": tables}, width="stretch", theme=None, alt=said)
