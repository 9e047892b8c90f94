"""The shared phrases: one grammar for a dose, this person's own pain limits, dates, and the goal in the person's words."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import pytest

from ownpace.evidence import SOURCES
from ownpace.views import words

Make = Callable[..., dict[str, Any]]
NOTHING: dict[str, Any] = {
    "sets": None,
    "reps": None,
    "seconds": None,
    "minutes": 3,
    "effort": 2,
    "reps_in_reserve": None,
    "rest_seconds": None,
    "side": None,
}


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ({}, "3 minutter · anstrengelse 2"),
        ({"minutes": 1}, "1 minut · anstrengelse 2"),
        ({"minutes": 2.5}, "2 minutter 30 sekunder · anstrengelse 2"),
        ({"sets": 1, "seconds": 840, "rest_seconds": 0, "effort": 4}, "14 minutter · anstrengelse 4"),
        ({"sets": 2, "seconds": 450, "rest_seconds": 60, "effort": 3}, "2 × 7 minutter 30 sekunder · 60 sek. pause · anstrengelse 3"),
        (
            {"sets": 2, "reps": 10, "rest_seconds": 45, "reps_in_reserve": 3, "effort": 6},
            "2 × 10 gentagelser · 45 sek. pause · stop med 3 tilbage · anstrengelse 6",
        ),
        (
            {"sets": 1, "reps": 10, "rest_seconds": 45, "reps_in_reserve": 3, "effort": 6, "side": "each"},
            "1 × 10 gentagelser til hver side · 45 sek. pause · stop med 3 tilbage · anstrengelse 6",
        ),
        (
            {"sets": 1, "seconds": 15, "rest_seconds": 45, "reps_in_reserve": 4, "effort": 5},
            "1 × 15 sekunder · 45 sek. pause · stop med 4 tilbage · anstrengelse 5",
        ),
        (
            {"sets": 2, "seconds": 20, "rest_seconds": 15, "effort": 3, "side": "each"},
            "2 × 20 sekunder til hver side · 15 sek. pause · anstrengelse 3",
        ),
        ({"sets": 2, "reps": 8, "rest_seconds": 15, "effort": 3}, "2 × 8 gentagelser · 15 sek. pause · anstrengelse 3"),
    ],
)
def test_every_kind_of_item_is_written_in_the_same_order(item: dict[str, Any], said: str) -> None:
    assert words.dose(NOTHING | item, "da") == said


def test_the_dose_in_english() -> None:
    item = NOTHING | {"sets": 2, "reps": 10, "rest_seconds": 45, "reps_in_reserve": 3, "effort": 6}
    assert words.dose(item, "en") == "2 × 10 repetitions · 45 s rest · stop with 3 left · effort 6"


def a_rule(**numbers: object) -> dict[str, Any]:
    rule = {
        "usual": 0,
        "delta": False,
        "green_up_to": 2,
        "red_above": 5,
        "morning_slow": 1,
        "settle_hours": 24,
        "amber_factor": 0.8,
        "red_factor": 0.5,
    }
    return {"pain_rule": rule | numbers}


def test_the_light_of_a_person_without_pain() -> None:
    green, amber, red = words.zones(a_rule(), "da")
    assert (green.range, amber.range, red.range) == ("0 til 2 af 10", "3 til 5 af 10", "over 5 af 10")
    assert any("mindst 1 point" in said for said in amber.does)
    assert any("24 timer" in said for said in red.does)


def test_the_light_of_a_person_with_much_usual_pain_follows_that_pain() -> None:
    green, amber, red = words.zones(a_rule(usual=5, delta=True, green_up_to=6, red_above=7, morning_slow=2), "da")
    assert (green.range, amber.range, red.range) == ("0 til 6 af 10", "7 af 10", "over 7 af 10")
    assert any("1 point højere" in said for said in amber.does)
    assert any("mere end 2 point" in said for said in red.does)
    assert not any("timer" in said for said in red.does)


def test_where_green_meets_red_amber_is_for_the_morning_only() -> None:
    _, amber, red = words.zones(a_rule(usual=7, delta=True, green_up_to=7, red_above=7, morning_slow=2), "da")
    assert (amber.range, red.range) == ("kun næste morgen", "over 7 af 10")
    assert not any("i orden" in said for said in amber.does)


def test_factors_are_said_as_shares_of_the_minutes() -> None:
    said = " ".join(" ".join(zone.does) for zone in words.zones(a_rule(amber_factor=0.7, red_factor=0.4), "en"))
    assert "70%" in said
    assert "40%" in said


def test_a_week_across_two_months_names_both(document: Make) -> None:
    assert words.dates(document("back"), 1, "da") == "4.–10. jan."
    assert words.dates(document("back"), 1, "en") == "4–10 Jan"
    assert words.dates(document("knee"), 8, "da") == "22.–28. feb."
    assert words.dates(document("knee"), 12, "da") == "22.–28. mar."
    assert words.dates(document("knee") | {"start": "2027-01-25"}, 1, "da") == "25.–31. jan."
    assert words.dates(document("knee") | {"start": "2027-03-29"}, 1, "da") == "29. mar.–4. apr."


def test_the_goal_is_said_in_the_persons_own_words(document: Make) -> None:
    assert words.goal(document("back"), "da") == "Løfte ting"
    assert words.goal(document("back", goal="Bære Sofie op ad trappen"), "en") == "Bære Sofie op ad trappen"


def test_the_title_of_a_source_carries_the_language_it_is_in() -> None:
    titles = [words.source(id_) for id_, found in SOURCES.items() if found.kind != "judgement"]
    for title in titles:
        said = words.titled(f"<Se> {title}.")
        assert said == f'&lt;Se&gt; <span lang="{words.tongue(title)}">{escape(title)}</span>.'
    assert {str(words.tongue(title)) for title in titles} == {"da", "en"}
    assert words.titled("Intet & <b>") == "Intet &amp; &lt;b&gt;"


def test_weeks_that_follow_one_another_are_one_run() -> None:
    assert words.runs([1, 2, 4, 7, 8]) == [(1, 2), (4, 4), (7, 8)]
    assert words.weeks_named(3, 3, "da") == "Uge 3"
    assert words.weeks_named(3, 8, "en") == "Weeks 3 to 8"


def test_every_milestone_has_its_target_and_what_counts(document: Make) -> None:
    for name in ("back", "older", "busy"):
        plan = document(name)
        said = [text for texts in words.milestones(plan, "da").values() for text in texts]
        assert len(said) == len(plan["milestones"])
        for one, text in zip(plan["milestones"], said, strict=True):
            assert str(one["target"]) in text


def test_our_own_judgement_is_not_listed_as_a_published_source(document: Make) -> None:
    listed = words.sources(document("back"))
    assert listed
    assert not [id_ for id_ in listed if id_.startswith("op-")]


def test_a_week_that_was_made_lighter_is_named_by_why(logged: Make, document: Make) -> None:
    plan = logged("back", {"new_symptoms": ["feber"]}, {}, {"pain_during": 8})
    weeks = plan["program"]["weeks"]
    assert [words.kind(plan, week, "da") for week in weeks[:4]] == ["byg op", "klart lettere uge", "byg op", "rolig uge efter opblussen, test"]
    assert [words.eased(plan, n) for n in (1, 2, 3, 4, 5)] == ["", "half", "", "flare", ""]
    assert words.grows(plan, weeks[1], "da") == "mindre end før"
    assert words.ordinary(plan, 2) == weeks[0]
    assert words.kind(document("back"), document("back")["program"]["weeks"][3], "da") == "let uge, test"
