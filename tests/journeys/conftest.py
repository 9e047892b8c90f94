"""One browser and one server for all journeys."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path[:0] = [str(folder) for folder in Path(__file__).resolve().parents[:2]]

from browser import Server, serving  # noqa: E402 - the tests' own helper lies one folder up


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The app, started the way it is deployed."""
    with serving() as running:
        yield running
