"""The rows for Danish Excel."""

from __future__ import annotations

import csv
from collections.abc import Callable
from typing import Any

import pytest

from ownpace.text import t
from ownpace.views import sheet_csv, words

Make = Callable[..., dict[str, Any]]


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith(sheet_csv.MARK)
    return list(csv.DictReader(text.removeprefix(sheet_csv.MARK).splitlines(), delimiter=";"))


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_exercise_of_every_session_is_a_row_with_its_dose(document: Make, language: str) -> None:
    plan = document("back", language)
    found = rows(sheet_csv.sheet(plan, language))
    items = [(week, session, item) for week in plan["program"]["weeks"] for session in week["sessions"] for item in session["items"]]
    assert len(found) == len(items)
    say = {name: t(f"paper.sheet.{name}", language) for name in sheet_csv.COLUMNS}
    for row, (week, session, item) in zip(found, items, strict=True):
        assert row[say["week"]] == str(week["number"])
        assert row[say["date"]] == words.day_of(plan, week["number"], session["weekday"]).isoformat()
        assert row[say["exercise"]] == words.exercise_name(item["exercise"], language)
        for name, value in (("sets", item["sets"]), ("reps", item["reps"]), ("minutes", item["minutes"]), ("effort", item["effort"])):
            assert row[say[name]] == ("" if value is None else f"{value:g}".replace(".", ","))


def test_numbers_are_typed_as_in_danish() -> None:
    assert [sheet_csv.cell(one) for one in (None, 0, 3, 2.5, 4.0, 12.75)] == ["", "0", "3", "2,5", "4", "12,75"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_begins_as_a_formula_does(start: str) -> None:
    assert sheet_csv.cell(f"{start}1+1") == f"'{start}1+1"


def test_the_file_ends_its_rows_as_excel_does_and_is_the_same_twice(document: Make) -> None:
    text = sheet_csv.sheet(document("busy"), "da")
    assert text == sheet_csv.sheet(document("busy"), "da")
    assert text.count("\r\n") == text.count("\n")
    assert ";" in text.splitlines()[0]


def test_help_has_no_rows(document: Make) -> None:
    with pytest.raises(ValueError, match="no sessions"):
        sheet_csv.sheet(document("see_first"), "da")
