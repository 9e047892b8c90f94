"""What comes back from a browser is read like a stranger's file."""

from __future__ import annotations

import json

import pytest

from ownpace.ui.numbers import decimal, shown, whole
from ownpace.ui.session import clean


def document(**draft: object) -> str:
    return json.dumps({"v": 1, "language": "en", "draft": draft})


def test_lawful_answers_come_back() -> None:
    assert clean(document(samtykke=True, **{"om.alder": 45, "smerte.nrs7": 0})) == ({"samtykke": True, "om.alder": 45, "smerte.nrs7": 0}, "en")


@pytest.mark.parametrize(
    "raw",
    ["", "null", "[]", "7", "{",
     '{"v": 2, "draft": {"om.alder": 45}}', '{"v": 1, "draft": []}', '{"v": 1}', "x" * 50_000, document(**{"om.alder": 212}),
     document(**{"om.alder": "45"}), document(**{"om.alder": True}), document(ukendt=1), document(**{"sikkerhed.akut": "ingen"}),
     document(**{"sikkerhed.akut": ["ingen", "kollaps"]}), document(**{"motiv.tro": 7.5}), document(samtykke="ja")],
)  # fmt: skip
def test_anything_else_is_dropped(raw: str) -> None:
    assert clean(raw)[0] == {}


@pytest.mark.parametrize(
    ("typed", "read"),
    [("", None), ("  ", None), ("0", 0), ("45", 45), (" 45 år", 45), ("45 years", 45), ("30 min.", 30), ("30minutter", 30), ("45,0", 45), ("+7", 7)],
)
def test_a_whole_number_is_read_with_its_unit(typed: str, read: int | None) -> None:
    assert whole(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [("", None), (" ", None), ("7", 7.0), ("7,2", 7.2), ("7.2", 7.2), (" 7,2 mmol/l", 7.2), ("7,20", 7.2), ("6,55", 6.55), ("-1", -1.0), ("0", 0.0)],
)
def test_a_decimal_number_is_read_with_comma_or_point(typed: str, read: float | None) -> None:
    """More than one decimal is read as it is and refused by the model, which names the problem."""
    assert decimal(typed) == read


@pytest.mark.parametrize("typed", ["syv", "7,2,1", "7 2", "1e3", "7,2 bananer", "nan", "inf"])
def test_anything_else_is_no_decimal_number(typed: str) -> None:
    assert decimal(typed) == typed


@pytest.mark.parametrize(("value", "comma", "text"), [(7.2, ",", "7,2"), (7.2, ".", "7.2"), (7.0, ",", "7"), (130, ",", "130"), (2000, ",", "2000")])
def test_a_number_is_shown_as_it_is_typed(value: float, comma: str, text: str) -> None:
    assert shown(value, comma) == text
    assert decimal(text) == value


@pytest.mark.parametrize("typed", ["1,5", "1.000", "4,5 år", "fyrre", "4 5", "45 bananer", "1e3", "٤٥", "9" * 30])
def test_anything_else_is_no_whole_number(typed: str) -> None:
    assert not isinstance(whole(typed), int)
