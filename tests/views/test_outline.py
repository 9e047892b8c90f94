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
from tests.views.conftest import RATED

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
    for text in (
        *plan["stop_symptoms"],
        progression.title(plan, language).upper(),
        *(one["text"] for one in plan["maintenance"]["lines"]),
        plan["engine"]["fingerprint"],
    ):
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
    assert len(said.splitlines()) < 270


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
    assert outline(document("see_first"), "da").splitlines()[0] == "OwnPace · Tal med nogen, før du begynder"
    assert "min ·" not in outline(document("see_first"), "da")


def test_own_words_stand_as_they_were_written(document: Make) -> None:
    assert "Mål: <script>alert(1)</script>" in outline(document("back", goal="<script>alert(1)</script>"), "da")


def test_what_changed_and_the_logged_weeks_stand_before_the_weeks_of_the_plan(logged: Make) -> None:
    plan = logged("back", {}, {}, {"done": 1, "retest": {"goal_score": 5}})
    said = re.sub(r"\s+", " ", outline(plan, "da"))
    texts = [
        t("checkin.change.heading", "da").upper(), t("checkin.finding.few", "da"), t("checkin.log.heading", "da").upper(), "1 af 3 træningspas",
        "Uge 3, Løfte ting: I starten 4 af 10. Nu 5 af 10.", progression.title(plan, "da").upper(),
    ]  # fmt: skip
    places = [said.index(text) for text in texts]
    assert places == sorted(places)


def test_a_lighter_week_says_so_in_its_own_line(logged: Make) -> None:
    plan = logged("back", {"new_symptoms": ["feber"]})
    minutes = plan["program"]["weeks"][1]["minutes_total"]
    assert f"Uge 2 (11.–17. jan.) klart lettere uge · {minutes} min · mindre end før" in outline(plan, "da").splitlines()


def test_the_ladder_has_a_line_for_each_step(logged: Make) -> None:
    plan = logged("fearful_back", choices=[RATED])
    said = re.sub(r"\s+", " ", outline(plan, "da"))
    assert "GRADVIS TILVÆNNING: AT BØJE DIG" in said
    assert all(rung["task"] in said for rung in plan["exposure"])
