"""Whoever is drawn, the note keeps to its ten lines and the trace to its order, in both languages."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ownpace.document import to_document
from ownpace.views import trace
from ownpace.views.note import MOST, WIDTH, note
from tests.properties.test_safety import anybody, outcome_of, people


@settings(people, max_examples=40)
@given(anybody(), st.sampled_from(["da", "en"]))
def test_everybody_has_a_note_of_at_most_ten_lines(draft: dict[str, Any], language: str) -> None:
    document = to_document(outcome_of(draft), language)
    found = note(document, language).splitlines()
    assert 0 < len(found) <= MOST
    assert all(0 < len(line) <= WIDTH and "None" not in line for line in found)
    assert document["engine"]["fingerprint"] in found[0]


@settings(people, max_examples=20)
@given(anybody(), st.sampled_from(["da", "en"]))
def test_everybody_has_a_trace_in_the_order_of_the_calculation(draft: dict[str, Any], language: str) -> None:
    document = to_document(outcome_of(draft), language)
    rows = trace.trace(document)["facts"]
    place = {row["id"]: n for n, row in enumerate(rows)}
    assert set(place) == set(document.get("facts", {}))
    assert all(place[parent] < place[row["id"]] for row in rows for parent in row["derived_from"])
    assert trace.markdown(document, language).count(" = **") == len(rows)
