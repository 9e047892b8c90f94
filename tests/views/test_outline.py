"""The plan as text: complete, the same every time, and nothing said twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby
from typing import Any

import pytest

from ownpace.exercises import CATALOGUE
from ownpace.text import t
from ownpace.views import progression, words
from ownpace.views.outline import outline
from tests.builders import REFERRED, TRAINING

Make = Callable[..., dict[str, Any]]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", TRAINING)
def test_every_week_every_exercise_and_every_safety_word_is_there(document: Make, name: str, language: str) -> None:
    plan = document(name, language)
    said = re.sub(r"\s+", " ", outline(plan, language))
    for week in plan["program"]["weeks"]:
        assert f"({words.dates(plan, week['number'], language)})" in said
        for session in week["sessions"]:
            for item in session["items"]:
                assert f"{words.exercise_name(item['exercise'], language)}: {words.amount(item, language)}" in said
    for text in (*plan["stop_symptoms"], progression.title(plan, language).upper(), plan["maintenance"]["text"], plan["engine"]["fingerprint"]):
        assert text in said
    for zone in words.zones(plan, language):
        assert f"{zone.word}, {zone.range}" in said


def test_the_same_document_gives_the_same_text(document: Make) -> None:
    assert outline(document("knee"), "da") == outline(dict(document("knee")), "da")


def test_what_stays_the_same_is_not_said_twice(document: Make) -> None:
    """An exercise is written where it begins and where its dose changes, and nowhere else."""
    plan = document("back")
    said = outline(plan, "da")
    circuits = [session for week in plan["program"]["weeks"] for session in week["sessions"] if session["template"] == "circuit"]
    for exercise in {item["exercise"] for session in circuits for item in session["items"] if item["modality"] == "strength"}:
        doses = [[words.dose(i, "da") for i in session["items"] if i["exercise"] == exercise] for session in circuits]
        changes = [dose for dose, _ in groupby(doses) if dose]
        assert said.count(f"    {words.exercise_name(exercise, 'da')}: ") == len(changes)
    assert said.count(f"    {words.exercise_name('quiet_listening', 'da')}: ") == 1
    assert "som uge 1" in said
    assert len(said.splitlines()) < 260


def test_a_week_line_says_dates_kind_minutes_and_what_grows(document: Make) -> None:
    plan = document("back")
    minutes = plan["program"]["weeks"][1]["minutes_total"]
    assert f"Uge 2 (11.–17. jan.) byg op · {minutes} min · vokser: minutter" in outline(plan, "da").splitlines()


@pytest.mark.parametrize("name", sorted(REFERRED))
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_referral_says_why_and_whom_to_call_and_holds_no_exercise(document: Make, name: str, language: str) -> None:
    referral = document(name, language)
    said = outline(referral, language)
    assert referral["reasons"][0]["text"] in said
    assert "112" in said
    names = [t(f"exercises.{id_}.name", language) for id_ in CATALOGUE]
    assert not [one for one in names if re.search(rf"\b{re.escape(one)}\b", said)]


def test_a_referral_is_not_taken_for_a_plan(document: Make) -> None:
    assert outline(document("see_first"), "da").splitlines()[0] == "OwnPace · Henvisning"
    assert "min ·" not in outline(document("see_first"), "da")


def test_own_words_stand_as_they_were_written(document: Make) -> None:
    assert "Mål: <script>alert(1)</script>" in outline(document("back", goal="<script>alert(1)</script>"), "da")
