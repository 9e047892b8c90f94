"""The review pack holds everything that is signed, safety first, and nothing is reviewed. The hazard file names laws and tests that exist."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from ownpace.cards import CARDS, PRECAUTIONS
from ownpace.cli import main
from ownpace.evidence import ROWS, SOURCES
from ownpace.exercises import CATALOGUE
from ownpace.facts import RULES
from ownpace.laws import LAWS
from ownpace.messages import MESSAGES
from ownpace.screening import FLAGS
from ownpace.text import catalogue, t
from ownpace.views.review import hazards, hazards_markdown, markdown

ROOT: Final = Path(__file__).resolve().parents[2]
ORDER: Final = (
    "emergency", "regions", "scope", "numbers", "pain", "start", "conditions", "strength", "progression", "exercises", "cards", "everyday", "messages",
    "laws", "rest", "sources",
)  # fmt: skip
WANTED: Final = (
    "wrong_dose", "missed_red_flag", "hypoglycaemia", "fall", "fracture", "flare", "overload_tissue", "privacy", "wrong_language", "stale_phone_number",
)  # fmt: skip
LEAST: Final = 20


@pytest.fixture(scope="module", params=["da", "en"])
def pack(request: pytest.FixtureRequest) -> str:
    """The pack in each language."""
    return markdown(request.param)


def first_cells(pack: str) -> set[str]:
    """The first cell of every line of a table."""
    return {match.group(1) for match in re.finditer(r"^\| ([^|]+?) \|", pack, re.MULTILINE)}


def test_everything_that_is_signed_is_in_the_pack(pack: str) -> None:
    shown = first_cells(pack)
    assert set(ROWS) <= shown
    assert set(RULES) <= shown
    assert {flag.id for flag in FLAGS.values()} <= shown
    assert set(CATALOGUE) <= shown
    assert {message.id for message, _ in MESSAGES} <= shown
    assert {line.id for card in CARDS for line in card.lines} <= shown
    assert set(LAWS) <= shown
    assert set(SOURCES) <= shown
    assert all(f"### {line.id}\n" in pack for line in PRECAUTIONS)


def test_no_row_and_no_rule_stands_twice(pack: str) -> None:
    lines = [match.group(1) for match in re.finditer(r"^\| ([^|]+?) \|", pack, re.MULTILINE)]
    assert [id_ for id_ in {*ROWS, *RULES} if lines.count(id_) != (id_ in ROWS) + (id_ in RULES)] == []


@pytest.mark.parametrize("language", ["da", "en"])
def test_safety_comes_first_and_every_part_has_a_place_to_sign(language: str) -> None:
    said = markdown(language)
    places = [said.index(f"## {place}. {t(f'review.section.{name}', language)}") for place, name in enumerate(ORDER, 1)]
    assert places == sorted(places)
    assert said.count(t("review.sign", language)) == len(ORDER)


def test_nothing_is_reviewed(pack: str) -> None:
    assert "| reviewed |" not in pack
    assert "| draft |" in pack


def test_every_line_of_a_table_has_as_many_cells_as_its_head(pack: str) -> None:
    width = 0
    for line in pack.splitlines():
        cells = len(re.findall(r"(?<!\\)\|", line)) if line.startswith("|") else 0
        width = cells if cells and not width else width if cells else 0
        assert cells == width


def test_no_text_of_the_pack_is_left_over() -> None:
    code = (ROOT / "ownpace" / "views" / "review.py").read_text("utf-8")
    last = {key.rpartition(".")[2] for key in catalogue("da") if key.startswith("review.")}
    assert [word for word in last if not re.search(rf"""["']{word}["']""", code)] == []


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_command_line_prints_the_pack_and_the_table_as_before(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evidence", "--format", "md", "--lang", language]) == 0
    assert capsys.readouterr().out == markdown(language)
    assert main(["evidence", "--lang", language]) == 0
    assert {line.partition("\t")[0] for line in capsys.readouterr().out.splitlines()} == {"source", "row"}


# --- the hazards -------------------------------------------------------------------------------------------------------------------------


def test_the_hazard_page_is_the_hazard_file() -> None:
    assert (ROOT / "docs" / "hazards.md").read_text("utf-8") == hazards_markdown()


def test_there_are_enough_hazards_and_the_wanted_ones() -> None:
    assert len(hazards()["hazard"]) >= LEAST
    assert set(WANTED) <= set(hazards()["hazard"])


def test_every_hazard_is_whole_and_its_severity_has_a_meaning() -> None:
    data = hazards()
    for row in data["hazard"].values():
        assert set(row) == {"hazard", "cause", "harm", "severity", "control", "laws", "tests", "left"}
        assert row["severity"] in data["severity"]
        assert row["laws"] or row["tests"]


def test_every_law_and_test_that_controls_a_hazard_exists() -> None:
    written = {name for path in (ROOT / "tests").rglob("test_*.py") for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)}
    rows = hazards()["hazard"].values()
    assert [law for row in rows for law in row["laws"] if law not in LAWS] == []
    assert [test for row in rows for test in row["tests"] if test not in written] == []


def test_what_is_not_modelled_and_the_device_note_are_linked_and_promise_nothing() -> None:
    note = (ROOT / "docs" / "device-note.md").read_text("utf-8")
    assert "hazards.md" in note
    assert "not-modelled.md" in note
    assert "Not legal advice" in note
    assert (ROOT / "docs" / "not-modelled.md").read_text("utf-8").count("\n|") > LEAST
