"""The command line writes what is made for paper, for calendars and for spreadsheets, byte for byte."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from ownpace.cli import BYTES, PLANS_ONLY, VARIANTS, main
from ownpace.paper import Variant
from ownpace.people import EXAMPLES

START = "2027-01-04"


def call(folder: Path, name: str, *more: str) -> tuple[int, Path]:
    """Exit code, and where the result was written."""
    answers = folder / "answers.json"
    answers.write_text(json.dumps({key: value for key, value in EXAMPLES[name].items() if value is not None}), "utf-8")
    out = folder / "out"
    return main(["plan", str(answers), "--start", START, *more, "-o", str(out)]), out


def test_the_editions_are_those_of_the_printer() -> None:
    assert set(VARIANTS) == set(Variant)
    assert VARIANTS[0] == Variant.FULL


@pytest.mark.parametrize("form", BYTES)
def test_a_file_and_the_screen_get_the_same_bytes(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], form: str) -> None:
    code, out = call(tmp_path, "busy", "--format", form)
    assert code == 0
    assert main(["plan", str(tmp_path / "answers.json"), "--start", START, "--format", form]) == 0
    assert capfdbinary.readouterr().out == out.read_bytes()


def test_every_edition_and_a_link_can_be_asked_for(tmp_path: Path) -> None:
    for more in (("--variant", "fridge"), ("--variant", "text", "--lang", "en"), ("--link", "https://example.org/plan")):
        code, out = call(tmp_path, "busy", "--format", "pdf", *more)
        assert code == 0
        assert PdfReader(io.BytesIO(out.read_bytes())).pages


@pytest.mark.parametrize("form", BYTES)
def test_help_is_printed_and_has_no_sessions_to_write(tmp_path: Path, form: str) -> None:
    code, out = call(tmp_path, "emergency", "--format", form)
    assert (code, out.exists()) == (0, form not in PLANS_ONLY)


def test_an_edition_of_something_that_is_not_paper_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = call(tmp_path, "busy", "--format", "md", "--variant", "large")
    assert (code, out.exists()) == (2, False)
    assert len(capsys.readouterr().err.splitlines()) == 1
