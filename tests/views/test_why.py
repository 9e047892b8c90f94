"""Why it says so: sentences down to answers and cited rows, in the person's language."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from ownpace.views import why

Make = Callable[..., dict[str, Any]]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", ["back", "busy", "older"])
def test_every_number_can_be_asked_about_without_a_bare_id(document: Make, name: str, language: str) -> None:
    plan = document(name, language)
    for id_ in why.all_ids(plan):
        for line in why.sentences(plan, id_, language, depth=0):
            assert line.text == line.text.strip()
            assert line.text
            assert "{" not in line.text
            assert not re.search(r"[a-z]+_[a-z]+|\bTrue\b|\bNone\b|evidence:\w|answer:\w", line.text), line.text


def test_a_pain_limit_goes_back_to_the_answer_and_to_the_row(document: Make) -> None:
    lines = why.sentences(document("back"), "pain.green_up_to", "da")
    said = [line.text for line in lines]
    assert lines[0].depth == 0
    assert "5 af 10" in said[0]
    assert any("Dit svar: 4." in text for text in said)
    assert any("(Set i kilden, " in text for text in said)
    assert any("(Klinisk skøn, OwnPace)" in text for text in said)


def test_the_tree_goes_no_deeper_than_asked_and_says_nothing_twice(document: Make) -> None:
    plan = document("back")
    shallow = why.sentences(plan, "course.week_minutes@w2", "da", depth=1)
    assert max(line.depth for line in shallow) <= 1
    deep = why.sentences(plan, "course.week_minutes@w2", "da", depth=9)
    assert len(deep) > len(shallow)
    assert len({line.text for line in deep}) == len(deep)


def test_an_unknown_number_is_refused(document: Make) -> None:
    with pytest.raises(KeyError):
        why.sentences(document("back"), "course.nothing", "da")


@pytest.mark.parametrize(
    ("value", "unit", "language", "said"),
    [
        (96, "min/wk", "da", "96 minutter om ugen"),
        (1, "min", "da", "1 minut"),
        (0.8, "share", "da", "0,8 af det hele"),
        (0.8, "share", "en", "0.8 of the whole"),
        (True, "", "da", "ja"),
        (False, "", "en", "no"),
        (None, "", "da", "ingen"),
        ([8, 10, 10], "reps", "da", "8, 10 og 10 gentagelser"),
        ([], "list", "da", "ingen"),
        ("free_squat", "", "da", "Knæbøj"),
        ("test", "", "da", "en uge med test"),
    ],
)
def test_values_are_said_as_a_person_says_them(value: object, unit: str, language: str, said: str) -> None:
    assert why.spoken(value, unit, language) == said


def test_the_short_why_names_the_nearest_cited_rows(document: Make) -> None:
    plan = document("back")
    item = next(i for i in plan["program"]["weeks"][0]["sessions"][0]["items"] if i["modality"] == "strength")
    said = why.short(plan, item["facts"], "da")
    assert "\n" not in said
    assert "American College of Sports Medicine" in said
    assert why.short(plan, {}, "da") == ""


def test_an_answer_that_was_not_given_is_said_to_be_so(document: Make) -> None:
    plan = document("back")
    said = why.sentence(plan["facts"], "answer:rammer.ugedage", "da")
    assert said == "Hvilke ugedage passer dig bedst? Dit svar: ikke oplyst."
    assert why.sentence(plan["facts"], "answer:smerte.nrs7", "da") == "Hvor ondt har du haft i gennemsnit de sidste 7 dage? Dit svar: 4."
