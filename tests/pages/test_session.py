"""What comes back from a browser is read like a stranger's file."""

from __future__ import annotations

import json

import pytest

from ownpace.ui.numbers import whole
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


@pytest.mark.parametrize("typed", ["1,5", "1.000", "4,5 år", "fyrre", "4 5", "45 bananer", "1e3", "٤٥", "9" * 30])
def test_anything_else_is_no_whole_number(typed: str) -> None:
    assert not isinstance(whole(typed), int)
