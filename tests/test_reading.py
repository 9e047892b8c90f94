"""What is read from a stranger: JSON that says one thing only, and a Monday that a plan can begin on."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from ownpace.answers import AnswersError, Problem
from ownpace.questionnaire import BY_ID
from ownpace.reading import FIRST_YEAR, LAST_YEAR, NoStartError, NotJsonError, parsed, start_day


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"", "not_json"),
        (b"{", "not_json"),
        (b"\xff\xfe", "not_json"),
        (b"NaN", "not_json"),
        (b"[Infinity]", "not_json"),
        (b"[" * 100_000, "not_json"),
        (b"1" * 5000, "not_json"),
        (b'"\\ud800"', "not_json"),
        (b'{"\\uDFFF": 1}', "not_json"),
        (b'"\\ude00\\ud83d"', "not_json"),
        (b'{"a": 1, "a": 1}', "name_twice"),
        (b'[{"b": {"a": 1, "a": 2}}]', "name_twice"),
        (b'{"a": 1, "\\u0061": 2}', "name_twice"),
    ],
)
def test_what_is_no_document_is_refused_with_its_kind_and_nothing_of_it(raw: bytes, kind: str) -> None:
    with pytest.raises(NotJsonError) as refused:
        parsed(raw)
    assert (refused.value.kind, str(refused.value)) == (kind, kind)


@pytest.mark.parametrize("document", [{}, [], None, 0, {"a": {"a": [{"a": 1}, {"a": 1}]}}, "æ", "\U0001f600", "\\ud800", {"a": 1.5}])
def test_a_document_is_read_as_it_was_written(document: Any) -> None:
    for text in (json.dumps(document), json.dumps(document, ensure_ascii=False)):
        assert parsed(text.encode()) == parsed(text.encode("utf-8-sig")) == document


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (None, "start_not_date"), (20260105, "start_not_date"), ("", "start_not_date"), ("2026-W02-1", "start_not_date"), ("20260105", "start_not_date"),
        ("2026-01-05T00:00", "start_not_date"), ("2026-02-30", "start_not_date"), ("2026-01-05\n", "start_not_date"), ("2026-01-06", "start_not_monday"),
        (f"{FIRST_YEAR - 1}-12-30", "start_far"), (f"{LAST_YEAR + 1}-01-03", "start_far"), ("9999-12-27", "start_far"),
    ],
)  # fmt: skip
def test_a_start_that_no_plan_can_have_is_refused_with_its_kind(said: object, kind: str) -> None:
    with pytest.raises(NoStartError) as refused:
        start_day(said)
    assert refused.value.kind == kind


@pytest.mark.parametrize("said", [f"{FIRST_YEAR}-01-06", "2026-01-05", f"{LAST_YEAR}-12-27"])
def test_a_monday_of_the_years_that_are_read_is_a_start(said: str) -> None:
    assert start_day(said) == date.fromisoformat(said)


# --- where a problem is


@pytest.mark.parametrize("path", [*BY_ID, "check_ins[0].week", "entry[12].resource.valueQuantity", "contact.lines.1", "swap.haelloeft-to"])
def test_a_place_of_ours_is_shown_as_it_is(path: str) -> None:
    assert Problem(path, "unknown_field").place == path


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("010203-1234", "?"), ("Jens Hansen", "?"), ("a\nb", "?"), ("\x1b[31m", "?"), ("\ud800", "?"), ("x" * 40, "x" * 40), ("x" * 41, "?"),
        ("a.Jens Hansen.b", "a.?.b"), ("a[12345678]", "?"), ("a[1]12345678", "a[1]?"), ("Søren", "?"), ("", ""), ("a\n", "?"),
    ],
)  # fmt: skip
def test_what_else_a_name_can_hold_is_a_question_mark(path: str, place: str) -> None:
    assert Problem(path, "unknown_field").place == place
    assert str(AnswersError((Problem(path, "unknown_field"),))) == f"{place}: unknown_field"
