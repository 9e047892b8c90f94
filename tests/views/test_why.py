"""Why it says so: sentences down to answers and cited rows, in the person's language."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from ownpace.evidence import cited
from ownpace.text import t
from ownpace.views import why
from tests.views.conftest import RATED

Make = Callable[..., dict[str, Any]]


BARE = re.compile(r"[a-z]+_[a-z\d]+|\b(?:True|False|None)\b|(?:evidence|answer|checkin|choice|override):\w|\bw\d+\b|\bexposure\.")


def speaks_plainly(plan: dict[str, Any], language: str) -> None:
    """Every number of a document is said without a bare id, an empty slot or a word of the programme."""
    for id_ in why.all_ids(plan):
        for line in why.sentences(plan, id_, language, depth=0):
            assert line.text == line.text.strip()
            assert line.text
            assert "{" not in line.text
            assert not BARE.search(line.text), line.text


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", ["back", "busy", "older"])
def test_every_number_can_be_asked_about_without_a_bare_id(document: Make, name: str, language: str) -> None:
    speaks_plainly(document(name, language), language)


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_number_of_logged_weeks_can_be_asked_about_without_a_bare_id(logged: Make, language: str) -> None:
    again = {"retest": {"goal_score": 5, "pain": 3, "chair_stands": 12}}
    speaks_plainly(logged("back", {}, {"pain_during": 8, "new_symptoms": ["over_et_doegn"]}, {"done": 1}, language=language), language)
    speaks_plainly(logged("back", *({} for _ in range(5)), again, language=language), language)


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_number_of_a_ladder_can_be_asked_about_without_a_bare_id(document: Make, logged: Make, language: str) -> None:
    speaks_plainly(document("fearful_back", language), language)
    tried = {"exposure": [{"step": "bend_4", "expected": 60, "happened": False, "harm_belief": 10}]}
    speaks_plainly(logged("fearful_back", tried, choices=[RATED], language=language), language)


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


def test_a_set_that_stops_early_names_the_cap_that_asks_for_it(document: Make) -> None:
    """With heart disease more is kept in reserve than the level asks for; the level's own row would explain the wrong number."""
    plan = document("heart")
    item = next(i for i in plan["program"]["weeks"][0]["sessions"][0]["items"] if i["reps_in_reserve"])
    assert item["reps_in_reserve"] > max(cited("strength.reserve_start").value)
    said = why.short(plan, item["facts"], "da")
    assert t("evidence.strength.reserve_start", "da") not in said
    assert t("evidence.heart.effort_cap", "da") in said


def test_one_bout_of_walking_is_not_explained_by_a_pause(document: Make) -> None:
    plan = document("heart")
    items = [i for s in plan["program"]["weeks"][0]["sessions"] for i in s["items"] if i["modality"] == "aerobic" and i["sets"] == 1]
    assert items
    assert not [i for i in items if t("evidence.walking.bout_rest", "da") in why.short(plan, i["facts"], "da")]


def _rests_on(facts: dict[str, Any], start: str) -> set[str]:
    seen, queue = {start}, [start]
    for one in queue:
        fresh = [parent for parent in facts[one]["derived_from"] if parent not in seen]
        seen.update(fresh)
        queue += fresh
    return seen


def test_the_first_week_of_three_conditions_rests_on_every_cap_also_on_those_that_lost(document: Make) -> None:
    """From the first week's load down to each condition's cap, the person's own time and the range of the level."""
    plan = document("three_conditions")
    facts, week = plan["facts"], plan["program"]["weeks"][0]["facts"]
    caps = {f"evidence:{name}.effort_cap" for name in ("kidney", "sleep_apnoea", "asthma")}
    assert caps <= _rests_on(facts, week["load"])
    assert {"evidence:cap.week_all", "answer:rammer.minutter", "answer:aktiv.minutter"} <= _rests_on(facts, week["minutes"])
    assert {id_ for id_ in caps if facts[id_]["value"] > facts["prescription.effort_cap"]["value"]} == {"evidence:asthma.effort_cap"}


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_candidate_is_named_where_the_lowest_decides(document: Make, language: str) -> None:
    for name in ("three_conditions", "knee_diabetes_weight", "heart"):
        facts = document(name, language)["facts"]
        for id_ in ("prescription.effort_cap", "start.week1", "prescription.week"):
            said = [line.text for line in why.sentences(document(name, language), id_, language, depth=1)]
            assert why.spoken(facts[id_]["value"], facts[id_]["unit"], language) in said[0]
            assert {sentence for one in facts[id_]["derived_from"] if (sentence := why.sentence(facts, one, language))} <= set(said)


def test_a_reduction_that_takes_nothing_away_is_not_spoken_of(document: Make) -> None:
    plan = document("three_conditions")
    said = [line.text for line in why.sentences(plan, "start.reduced", "da")]
    shares = {id_: fact["value"] for id_, fact in plan["facts"].items() if fact["rule"] in why.SHARES}
    assert {why.sentence(plan["facts"], id_, "da") for id_, share in shares.items() if share == 1}.isdisjoint(said)
    assert [id_ for id_, share in shares.items() if share < 1] == ["start.share_by@conditions"]
    assert why.sentence(plan["facts"], "start.share_by@conditions", "da") in said


def test_a_number_of_the_level_is_said_with_its_row_and_not_twice(document: Make) -> None:
    plan = document("back")
    said = [line.text for line in why.sentences(plan, "start.week1", "da", depth=9)]
    mine = [text for text in said if text.startswith(t("evidence.start.highest", "da"))]
    assert len(mine) == 1
    assert "På dit niveau: " in mine[0]


def test_an_answer_that_was_not_given_is_said_to_be_so(document: Make) -> None:
    plan = document("back")
    said = why.sentence(plan["facts"], "answer:rammer.ugedage", "da")
    assert said == "Hvilke ugedage passer dig bedst? Dit svar: ikke oplyst."
    assert why.sentence(plan["facts"], "answer:smerte.nrs7", "da") == "Hvor ondt har du haft i gennemsnit de sidste 7 dage? Dit svar: 4."


def test_what_was_told_of_a_week_names_the_week_and_of_a_session_its_number(logged: Make) -> None:
    facts = logged("back", {}, {}, {"done": 1})["facts"]
    assert (why.sentence(facts, "checkin:w3.sessions", "da") or "").startswith("Du har fortalt om uge 3. Så mange pas lavede du: 1")
    assert (why.sentence(facts, "checkin:w2.w2-3.worst", "da") or "").startswith("Du har fortalt om uge 2, pas 3. Værste smerte")
    assert why.sentence(facts, "checkin:w1.days_off", "da") == "Du har fortalt om uge 1. Den længste pause, du skrev: ikke oplyst."


def test_a_finding_tells_what_decided_and_not_all_that_did_not(logged: Make) -> None:
    plan = logged("back", {"pain_during": 8, "done": 1})
    said = [line.text for line in why.sentences(plan, plan["changes"][0]["facts"]["finding"], "da")]
    assert said[1] == "Mindst ét pas var rødt: ja."
    assert "Ugens pas fik: rødt lys." in said
    assert not any("Pausen er så lang" in text or "Feber" in text for text in said)


def test_a_good_week_tells_what_was_done_and_its_colours(logged: Make) -> None:
    plan = logged("back", {})
    said = [line.text for line in why.sentences(plan, plan["changes"][0]["facts"]["finding"], "da")]
    assert "Ugens pas fik: grønt lys, grønt lys og grønt lys." in said
    assert any(text.startswith("Så stor en del af de planlagte pas blev lavet: 1") for text in said)
    assert not any(text.endswith(": ikke oplyst.") for text in said)


def test_a_choice_and_what_a_clinician_changed_are_told_apart(logged: Make) -> None:
    own = [{"kind": "days", "weekdays": ["mandag", "fredag"]}]
    theirs = [{"change": {"kind": "length", "weeks": 12}, "reason": "tid", "by": "NN", "on": "2026-01-05"}]
    facts = logged("back", choices=own, overrides=theirs)["facts"]
    assert why.sentence(facts, "choice:days", "da") == "Du har valgt disse dage: Mandag og Fredag."
    assert why.sentence(facts, "override:length", "da") == "Din behandler har valgt, hvor længe planen varer: 12 uger."
    assert why.sentence(logged("back", choices=own, language="en")["facts"], "choice:days", "en") == "You have chosen these days: Monday and Friday."


def test_what_nobody_chose_is_not_spoken_of(document: Make) -> None:
    assert document("back")["facts"]["choice:length"]["value"] is None
    assert why.sentence(document("back")["facts"], "choice:length", "da") is None


def test_a_swap_names_both_exercises(document: Make, logged: Make) -> None:
    plan = document("back")
    item = next(i for s in plan["program"]["weeks"][0]["sessions"] for i in s["items"] if i["modality"] == "strength" and i["alternatives"])
    facts = logged("back", choices=[{"kind": "swap", "from": item["exercise"], "to": item["alternatives"][0]}])["facts"]
    swapped = [why.sentence(facts, id_, "da") for id_ in facts if id_.startswith("choice:swap.")]
    names = [t(f"exercises.{id_}.name", "da") for id_ in (item["exercise"], item["alternatives"][0])]
    assert swapped == [t("plan.choice.swap", "da", old=names[0], value=names[1])]


def test_a_number_of_a_step_says_which_step_and_what_was_asked(logged: Make) -> None:
    tried = {"exposure": [{"step": "bend_4", "expected": 60, "happened": False, "harm_belief": 10}]}
    facts = logged("fearful_back", tried, choices=[RATED])["facts"]
    said = {id_: why.sentence(facts, id_, "da") or "" for id_ in facts if ":exposure.bend_4" in id_}
    assert len(said) == 2
    assert all(text.startswith(t("exposure.steps.bend_4", "da")) for text in said.values())
    assert sorted(text.rpartition(": ")[2] for text in said.values()) == ["10.", "38."]


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_share_of_one_is_never_told_as_a_reason_for_a_smaller_start(document: Make, language: str) -> None:
    """Every share has such a sentence, and says it in every plan where it takes nothing off."""
    spared = set()
    for name in ("back", "busy", "older", "irritable", "knee"):
        plan = document(name, language)
        for id_, fact in plan["facts"].items():
            if fact["rule"] in why.SHARES and fact["value"] == 1:
                key = id_.partition("@")[2] or id_.rpartition(".")[2]
                assert why.sentence(plan["facts"], id_, language) == t(f"why.spared.{key}", language)
                spared.add(key)
    assert spared == {"share_of_pain", "pain", "conditions", "recent_pain", "short_sleep", "fatigue", "share_unless"}
