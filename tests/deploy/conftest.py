"""One browser for all tests of the deployment."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

_TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(_TESTS / "deploy"), str(_TESTS), str(_TESTS / "journeys")]

from browser import launch  # noqa: E402 - the tests' own helper lies one folder up


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A Chromium for every visitor."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where a browser is asked for

    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()
