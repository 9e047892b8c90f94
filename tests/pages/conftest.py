"""One way to open a page of the app without a browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

APP = Path(__file__).resolve().parents[2] / "app.py"


@pytest.fixture
def visit() -> Callable[..., AppTest]:
    """Open an address with a draft; the browser's copy counts as read."""

    def opened(address: str = "", draft: Mapping[str, Any] | None = None, language: str = "da", **state: Any) -> AppTest:
        app = AppTest.from_file(str(APP), default_timeout=30)
        app.session_state["ready"] = True
        app.session_state["language"] = language
        app.session_state["draft"] = dict(draft or {})
        for key, value in state.items():
            app.session_state[key] = value
        app._page_hash = calc_hash(address)
        app.run()
        app._page_hash = ""
        return app

    return opened
