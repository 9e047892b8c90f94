"""What the answers mean: the level is the lowest of its columns, and every field says which answers it rests on."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from ownpace.facts import Fact
from ownpace.profile import Profile, assess
from ownpace.screening import screen
from ownpace.vocabulary import Irritability
from tests.builders import BACK, KNEE, OLDER, an_answers


def a_profile(*bases: Any, **differences: Any) -> Profile:
    answers = an_answers(*bases, **differences)
    return assess(answers, screen(answers))


def named(fact: Fact[Any]) -> set[str]:
    return {one.id for one in fact.lineage()}


# A person who reaches level 3 in every column, and one column at a time brought down.
STRONG = {"aktiv.dage": 5, "aktiv.minutter": 30, "funktion.gang": "30_plus", "funktion.haender": "nej", "funktion.rss": 19}


@pytest.mark.parametrize(
    ("differences", "level"),
    [
        ({}, 3),
        ({"aktiv_minutter": 29}, 2),
        ({"aktiv_dage": 3}, 2),
        ({"aktiv_dage": 3, "aktiv_minutter": 29}, 1),
        ({"aktiv_dage": 1}, 1),
        ({"aktiv_dage": 1, "aktiv_minutter": 29}, 0),
        ({"aktiv_dage": 0, "aktiv_minutter": None}, 0),
        ({"funktion_gang": "20_29"}, 2),
        ({"funktion_gang": "10_19"}, 1),
        ({"funktion_gang": "ved_ikke"}, 1),
        ({"funktion_gang": "5_9"}, 0),
        ({"funktion_rss": 18}, 2),
        ({"funktion_rss": 14}, 2),
        ({"funktion_rss": 13}, 1),
        ({"funktion_rss": 7}, 0),
        ({"funktion_rss": 0}, 0),
        ({"funktion_rss": None}, 3),
        ({"om_koen": "kvinde", "funktion_rss": 16}, 3),
        ({"funktion_haender": "ja", "funktion_rss": None, "funktion_gulv": "nej", "helbred_fald": "ingen"}, 0),
        ({"funktion_haender": "ved_ikke", "funktion_rss": None}, 0),
    ],
)
def test_the_level_is_the_lowest_of_its_columns(differences: dict[str, Any], level: int) -> None:
    assert a_profile(STRONG, **differences).level.value == level


@pytest.mark.parametrize(
    ("pain", "after", "level"),
    [(0, "under_30_min", 3), (6, "30_min_2_timer", 3), (7, "under_30_min", 0), (2, "over_2_timer", 0), (2, "naeste_dag", 0), (2, "ved_ikke", 3)],
)
def test_strong_or_irritable_pain_brings_the_level_to_zero(pain: int, after: str, level: int) -> None:
    assert a_profile(STRONG, BACK, smerte_nrs7=pain, smerte_efter=after).level.value == level


def test_the_losing_columns_stay_in_the_lineage() -> None:
    level = a_profile(STRONG, BACK, funktion_gang="5_9").level
    asked = {
        "answer:aktiv.dage",
        "answer:aktiv.minutter",
        "answer:funktion.gang",
        "answer:smerte.efter",
        "answer:smerte.nrs7",
        "answer:funktion.haender",
        "answer:funktion.rss",
    }
    assert asked | {"evidence:level.walking_minutes", "evidence:level.activity_minutes"} <= named(level)


def test_a_person_without_pain_has_none_of_its_consequences() -> None:
    profile = a_profile()
    assert (profile.has_pain.value, profile.usual_pain.value, profile.irritability.value) == (False, 0, Irritability.NONE)
    assert (profile.fear.value, profile.fearful.value, profile.recent_pain.value) == (0, False, False)


def test_zero_pain_is_still_pain_with_its_irritability() -> None:
    profile = a_profile(BACK, smerte_nrs7=0, smerte_efter="naeste_dag")
    assert (profile.has_pain.value, profile.usual_pain.value, profile.irritability.value) == (True, 0, Irritability.HIGH)


@pytest.mark.parametrize(("safety", "fearful"), [(10, False), (4, False), (3, True), (0, True)])
def test_feeling_safe_three_or_less_is_high_fear(safety: int, fearful: bool) -> None:
    """The safety question of 0-10 stands in for a licensed questionnaire: three is fear of seven."""
    assert a_profile(BACK, smerte_tryghed=safety).fearful.value is fearful


@pytest.mark.parametrize(("safety", "wary"), [(10, False), (7, False), (6, True), (4, True), (3, False), (0, False)])
def test_feeling_safe_four_to_six_is_moderate_fear(safety: int, wary: bool) -> None:
    assert a_profile(BACK, smerte_tryghed=safety).wary.value is wary


@pytest.mark.parametrize(("energy", "tired"), [(None, False), (4, False), (3, True), (0, True)])
def test_low_energy_is_fatigue_and_no_answer_is_not(energy: int | None, tired: bool) -> None:
    assert a_profile(energi=energy).tired.value is tired


PATHWAYS: list[tuple[str | dict[str, Any], dict[str, Any], set[str]]] = [
    ({}, {}, {"general"}),
    (BACK, {}, {"general", "low_back"}),
    (KNEE, {}, {"general", "knee"}),
    (KNEE, {"helbred_tilstande": ["knae_artrose"]}, {"general", "knee", "knee_oa"}),
    ({}, {"helbred_tilstande": ["knae_artrose"], "sikkerhed_knae": ["ingen"]}, {"general", "knee_oa"}),
    (BACK, {"smerte_varighed": "under_6_uger"}, {"general", "low_back", "recent_pain"}),
    (BACK, {"sikkerhed_ryg": ["iskias_stabil"]}, {"general", "low_back", "sciatica"}),
    ({}, {"soevn_korte": 3}, {"general"}),
    ({}, {"soevn_korte": 4}, {"general", "short_sleep"}),
    (OLDER, {"om_alder": 64}, {"general"}),
    (OLDER, {"om_alder": 65}, {"general", "untested_65"}),
    (OLDER, {"om_alder": 65, "funktion_rss": 30}, {"general"}),
    (OLDER, {"om_alder": 69}, {"general", "untested_65"}),
    (OLDER, {"om_alder": 70}, {"general", "untrained_70", "untested_65"}),
    (OLDER, {"om_alder": 69, "helbred_fald": "et"}, {"general", "falls", "untested_65"}),
    ("neck", {}, {"general", "neck"}),
    ("shoulder", {}, {"general", "shoulder"}),
    ("elbow", {}, {"general", "elbow"}),
    ("upper_back", {}, {"general", "upper_back"}),
    ("hip", {}, {"general", "hip_oa", "hip"}),
    ("hand", {}, {"general", "hand_oa", "hand", "untested_65"}),
    ("foot", {}, {"general", "foot"}),
    ("neck", {"sikkerhed_nakke": ["arm_stabil"]}, {"general", "neck", "arm_pain"}),
    ("insulin", {}, {"general", "t2d", "hypo_medicine", "glucose_low"}),
    ("heart", {}, {"general", "heart", "beta_blocker", "anticoagulant", "untested_65"}),
    ("blood_pressure", {}, {"general", "hypertension"}),
    ("blood_pressure", {"helbred_blodtryk_over": 160}, {"general", "hypertension", "bp_high"}),
    ("blood_pressure", {"helbred_blodtryk_over": None}, {"general", "hypertension", "bp_unknown"}),
    ("weight", {}, {"general", "overweight", "bmi_35"}),
    ("anxious", {}, {"general", "mood"}),
    ("cancer_treatment", {}, {"general", "cancer_treatment", "lymphoedema_arm", "port"}),
    ("colon_cancer", {}, {"general", "cancer_after", "neuropathy"}),
    ("bones_neck", {}, {"general", "osteoporosis", "osteoporosis_fracture", "neck", "untrained_70", "untested_65"}),
    ("three_conditions", {}, {"general", "kidney", "sleep_apnoea", "asthma", "many_conditions"}),
    (
        "knee_diabetes_weight",
        {},
        {"general", "knee_oa", "knee", "t2d", "overweight", "bmi_30", "many_conditions"},
    ),
    (
        "widespread_mood",
        {},
        {"general", "widespread", "mood", "neck", "shoulder", "low_back", "hip", "short_sleep"},
    ),
]


@pytest.mark.parametrize(("base", "differences", "pathways"), PATHWAYS)
def test_regions_conditions_age_and_sleep_open_pathways(base: str | dict[str, Any], differences: dict[str, Any], pathways: set[str]) -> None:
    """The limits of each pathway come from its own rows; seventy years is the first age without jumps."""
    found = a_profile(base, **differences).pathways
    assert set(found) == pathways
    assert len(set(found)) == len(found)
    assert found[0] == "general"


@pytest.mark.parametrize(
    ("told", "count"), [(["ingen"], 0), (["astma"], 1), (["astma", "overvaegt"], 2), (["astma", "overvaegt", "haand_artrose"], 3)]
)
def test_three_conditions_are_many(told: list[str], count: int) -> None:
    profile = a_profile(helbred_tilstande=told)
    assert profile.conditions.value == count
    assert ("many_conditions" in profile.pathways) is (count >= 3)


def test_using_hands_to_rise_asks_for_balance() -> None:
    assert a_profile(funktion_haender="ja", funktion_gulv="nej", helbred_fald="ingen").needs_balance.value
    assert not a_profile().needs_balance.value


def test_weekdays_are_in_the_order_of_the_week() -> None:
    profile = a_profile(rammer_ugedage=["soendag", "mandag", "onsdag"])
    assert profile.weekdays.value == ("mandag", "onsdag", "soendag")
    assert profile.stated_days.value == 3


def test_seven_ticked_days_leave_one_free() -> None:
    days = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "loerdag", "soendag"]
    assert a_profile(rammer_ugedage=days).stated_days.value == 6


@pytest.mark.parametrize(
    ("goal", "like", "drives"),
    [("gaa", None, "gaa"), ("danse tango", "trapper", "trapper"), ("danse tango", "ved_ikke", "ved_ikke"), ("danse tango", None, "ved_ikke")],
)
def test_own_words_are_followed_by_the_list_that_drives_the_plan(goal: str, like: str | None, drives: str) -> None:
    assert a_profile(funktion_1=goal, funktion_1_ligner=like).goal.value == drives


def test_every_field_rests_on_answers() -> None:
    """A derived value that names no answer would be the same for everybody."""
    profile = a_profile("irritable", funktion_rss=10)
    facts = [(field.name, getattr(profile, field.name)) for field in fields(Profile) if isinstance(getattr(profile, field.name), Fact)]
    assert len(facts) > 20
    assert [name for name, fact in facts if not any(one.startswith("answer:") for one in named(fact))] == []


# --- days and equipment


def test_days_that_were_chosen_later_take_the_place_of_the_answered_ones() -> None:
    answers = an_answers(rammer_ugedage=["mandag", "onsdag", "fredag"], rammer_dage=3)
    answered, moved = assess(answers, screen(answers)), assess(answers, screen(answers), Fact("choice:days", ("tirsdag", "loerdag")))
    assert (answered.weekdays.value, answered.stated_days.value) == (("mandag", "onsdag", "fredag"), 3)
    assert (moved.weekdays.value, moved.stated_days.value) == (("tirsdag", "loerdag"), 2)
    assert "answer:rammer.ugedage" not in named(moved.weekdays)


def test_days_that_were_chosen_later_are_counted_where_fewer_were_answered_as_a_number() -> None:
    answers = an_answers(rammer_ugedage=["mandag", "fredag"], rammer_dage=2)
    moved = assess(answers, screen(answers), Fact("choice:days", ("tirsdag", "torsdag", "loerdag")))
    assert moved.stated_days.value == 3


def test_a_number_of_days_without_weekdays_is_enough() -> None:
    profile = a_profile(rammer_ugedage=None, rammer_dage=4)
    assert (profile.weekdays.value, profile.stated_days.value) == ((), 4)


def test_a_chosen_day_counts_also_where_only_a_number_was_answered() -> None:
    answers = an_answers(rammer_ugedage=None, rammer_dage=4)
    moved = assess(answers, screen(answers), Fact("choice:days", ("tirsdag", "loerdag")))
    assert moved.stated_days.value == 2


def test_equipment_is_what_was_ticked() -> None:
    assert a_profile(rammer_udstyr=["stol", "elastik"]).equipment.value == ("stol", "elastik")
    assert a_profile(rammer_udstyr=["ingen"]).equipment.value == ("ingen",)


def test_days_that_were_chosen_later_replace_the_number_of_days_answered_too() -> None:
    answers = an_answers(rammer_ugedage=None, rammer_dage=4)
    answered, moved = assess(answers, screen(answers)), assess(answers, screen(answers), Fact("override:days", ("tirsdag", "loerdag")))
    assert "answer:rammer.dage" in named(answered.stated_days)
    assert "answer:rammer.dage" not in named(moved.stated_days)
