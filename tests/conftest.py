"""What every test shares: the repository's root and one reproducible Hypothesis profile."""

from __future__ import annotations

import os
import struct
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("house", derandomize=True, deadline=None, database=None)
settings.load_profile("house")
os.environ["OWNPACE_CLINIC"] = ""  # a clinic's own file beside the app changes no test


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


LOGO_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"><path d="M0 0h3v1H0z"/></svg>'


def png(width: int, height: int) -> bytes:
    """A whole picture of this size, black."""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + _chunk(b"IDAT", zlib.compress(bytes((3 * width + 1) * height))) + _chunk(b"IEND", b"")


LOGO_PNG = png(2, 1)


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the repository."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One Chromium for every test that needs one: two drivers in one process are one too many."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where a browser is asked for

    sys.path.insert(0, str(Path(__file__).resolve().parent))
    from browser import launch  # noqa: PLC0415 - as above

    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def clinic_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Path]]:
    """``clinic_file(text)``: a clinic's file that this process reads, with a logo of either kind beside it; forgotten afterwards."""
    from ownpace.clinic import VARIABLE, configured  # noqa: PLC0415 - the house rules are tested also when the package does not import

    def write(text: str, **beside: bytes) -> Path:
        folder = tmp_path / "clinic"
        folder.mkdir(exist_ok=True)
        for name, content in {"logo.svg": LOGO_SVG, "logo.png": LOGO_PNG, **beside}.items():
            (folder / name.replace("_", ".")).write_bytes(content)
        path = folder / "clinic.toml"
        path.write_text(text, "utf-8")
        monkeypatch.setenv(VARIABLE, str(path))
        configured.cache_clear()
        return path

    yield write
    configured.cache_clear()
