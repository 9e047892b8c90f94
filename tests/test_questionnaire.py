"""The questions: who is asked what, in which order, and when the wizard is complete. Nothing hidden is used."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ownpace.evidence import cited
from ownpace.questionnaire import (
    BODY_PARTS,
    BY_ID,
    GOALS,
    ITEMS,
    NONE,
    PAGES,
    PARTS,
    REGIONS,
    STEPS,
    UNKNOWN,
    WIDESPREAD_FROM,
    Kind,
    Stage,
    enabled,
    joined,
    missing,
    next_page,
    on,
    pages,
    regions_in_pain,
    relevant,
    share,
    ticked,
)
from ownpace.screening import FLAGS
from ownpace.vocabulary import Clearance
from tests.builders import BACK, KNEE, OLDER, WELL, said

# The ids of Q1 and rulings 6, written out by hand.
ASKED_OF_EVERYONE = [
    "samtykke", "om.alder", "sikkerhed.akut", "sikkerhed.laege", "helbred.tilstande", "funktion.1", "funktion.1.score", "funktion.gang", "funktion.haender",
    "aktiv.dage", "smerte.har", "motiv.vigtig", "motiv.tro", "rammer.ugedage", "rammer.minutter", "rammer.udstyr",
]  # fmt: skip
ASKED_IN_PAIN = ["smerte.hvor", "smerte.nrs7", "smerte.varighed", "smerte.efter", "smerte.tryghed"]


def required(draft: dict[str, Any]) -> list[str]:
    return [item.link_id for item in enabled(draft) if item.required]


def draft(*bases: Any, **differences: Any) -> dict[str, Any]:
    return {key: value for key, value in said(*bases, **differences).items() if key != "schema_version"}


# --- the list itself ---------------------------------------------------------------------------------------------------------------------


def test_an_id_is_written_once() -> None:
    assert len(BY_ID) == len(ITEMS)


def test_every_question_of_the_wizard_stands_on_one_page() -> None:
    """Consent is given on the start page; the number of days is the short way past the weekdays."""
    asked = [question for page in PAGES if page.part <= 1 for question in page.questions]
    wizard = [item.link_id for item in ITEMS if item.stage is Stage.WIZARD and item.link_id not in {"samtykke", "rammer.dage"}]
    assert sorted(asked) == sorted(wizard)
    assert len(asked) == len(set(asked))


def test_pages_and_questions_have_the_same_order() -> None:
    """Only the doctor's agreement, asked last, and the days, asked with the minutes, stand where they are wanted."""
    order = [item.link_id for item in ITEMS]
    places = [order.index(page.questions[0]) for page in PAGES]
    assert places == sorted(places)


def test_a_page_has_one_to_three_questions_and_a_step() -> None:
    assert all(1 <= len(page.questions) <= 3 and page.step in STEPS for page in PAGES)
    steps = [STEPS.index(page.step) for page in PAGES]
    assert steps == sorted(steps)


@pytest.mark.parametrize(
    "alone",
    [
        "sikkerhed.akut", "sikkerhed.laege", "helbred.tilstande", "sikkerhed.nakke", "sikkerhed.skulder", "sikkerhed.ryg", "sikkerhed.hofte",
        "sikkerhed.knae", "sikkerhed.fod", "sikkerhed.udbredt", "smerte.hvor", "sikkerhed.aftalt", "helbred.hjerte", "helbred.diabetes",
        "helbred.kraeft", "helbred.knogler", "helbred.hensyn", "helbred.medicin",
    ],
)  # fmt: skip
def test_safety_lists_and_the_body_map_stand_alone(alone: str) -> None:
    assert {page.questions for page in PAGES if alone in page.questions} == {(alone,)}


def test_a_safety_list_ends_with_dont_know_and_none() -> None:
    for item in ITEMS:
        if item.kind is Kind.CHOICES and item.link_id.startswith(("sikkerhed.", "helbred.")):
            assert item.options[-2:] == (UNKNOWN, NONE)


@pytest.mark.parametrize("whole", PARTS)
def test_the_parts_of_a_list_hold_each_option_once_in_its_order_and_end_as_the_list_does(whole: str) -> None:
    assert [option for part in PARTS[whole] for option in part.options[:-2]] == list(BY_ID[whole].options[:-2])
    assert all(part.options[-2:] == (UNKNOWN, NONE) and part.answer == whole for part in PARTS[whole])
    assert [page.part for page in PAGES if whole in page.questions] == list(range(1, len(PARTS[whole]) + 1))
    assert [on(page) for page in PAGES if whole in page.questions] == [(part,) for part in PARTS[whole]]


def test_what_calls_for_112_stands_in_the_first_part_of_its_list() -> None:
    later = {(whole, option) for whole, parts in PARTS.items() for part in parts[1:] for option in part.options}
    assert not [place for place, flag in FLAGS.items() if place in later and flag.clearance is Clearance.CALL_112]


@pytest.mark.parametrize("whole", PARTS)
@given(data=st.data())
def test_an_answer_in_parts_and_back_is_the_same_answer(whole: str, data: st.DataObject) -> None:
    item = BY_ID[whole]
    ticks = data.draw(st.one_of(st.just([NONE]), st.sets(st.sampled_from(item.options[:-1]), min_size=1).map(list)))
    said = [option for option in item.options if option in ticks]
    assert joined([share(part, said) for part in PARTS[whole]], item) == said


def test_options_are_written_once() -> None:
    assert all(len(set(item.options)) == len(item.options) for item in ITEMS)


# --- who is asked what -------------------------------------------------------------------------------------------------------------------


def test_a_well_person_is_asked_the_few_things_everyone_is_asked() -> None:
    assert required({}) == ASKED_OF_EVERYONE


@pytest.mark.parametrize("has", ["ja", UNKNOWN])
def test_pain_or_not_knowing_opens_the_pain_questions(has: str) -> None:
    assert required({"smerte.har": has}) == [*ASKED_OF_EVERYONE[:11], *ASKED_IN_PAIN, *ASKED_OF_EVERYONE[11:]]


ROUTES: list[tuple[str, dict[str, Any], bool]] = [
    ("smerte.nrs7", {"smerte.har": "nej"}, False),
    ("sikkerhed.ryg", {"smerte.har": "ja", "smerte.hvor": ["laend"]}, True),
    ("sikkerhed.ryg", {"smerte.har": "ja", "smerte.hvor": ["nakke"]}, False),
    ("sikkerhed.ryg", {"smerte.har": "nej", "smerte.hvor": ["laend"]}, False),
    ("sikkerhed.knae", {"smerte.har": "ja", "smerte.hvor": ["knae_hoejre"]}, True),
    ("sikkerhed.knae", {"smerte.har": UNKNOWN, "smerte.hvor": ["knae_venstre"]}, True),
    ("sikkerhed.knae", {"smerte.har": "nej", "helbred.tilstande": ["knae_artrose"]}, True),
    ("sikkerhed.knae", {"smerte.har": "ja", "smerte.hvor": ["laend"]}, False),
    ("sikkerhed.nakke", {"smerte.har": "ja", "smerte.hvor": ["nakke"]}, True),
    ("sikkerhed.nakke", {"smerte.har": UNKNOWN, "smerte.hvor": ["oevre_ryg"]}, True),
    ("sikkerhed.nakke", {"smerte.har": "ja", "smerte.hvor": ["laend", "skulder_hoejre"]}, False),
    ("sikkerhed.nakke", {"smerte.har": "nej", "smerte.hvor": ["nakke"]}, False),
    ("sikkerhed.nakke", {"helbred.tilstande": ["ingen"]}, False),
    *[
        ("sikkerhed.skulder", {"smerte.har": "ja", "smerte.hvor": [f"{joint}_{side}"]}, True)
        for joint in ("skulder", "albue", "haand")
        for side in ("hoejre", "venstre")
    ],
    ("sikkerhed.skulder", {"smerte.har": "ja", "smerte.hvor": ["nakke", "hofte_hoejre"]}, False),
    ("sikkerhed.skulder", {"smerte.har": "nej", "helbred.tilstande": ["haand_artrose"]}, True),
    ("sikkerhed.skulder", {"smerte.har": "nej", "helbred.tilstande": ["hofte_artrose"], "smerte.hvor": ["skulder_hoejre"]}, False),
    ("sikkerhed.hofte", {"smerte.har": "ja", "smerte.hvor": ["hofte_hoejre"]}, True),
    ("sikkerhed.ryg", {"smerte.har": "ja", "smerte.hvor": ["hofte_venstre"]}, True),
    ("sikkerhed.ryg", {"smerte.har": "ja", "smerte.hvor": ["andet_sted"]}, True),
    ("sikkerhed.knae", {"smerte.har": "ja", "smerte.hvor": ["andet_sted"]}, True),
    ("sikkerhed.ryg", {"smerte.har": "ja", "smerte.hvor": ["knae_hoejre", "fod_hoejre"]}, False),
    ("sikkerhed.hofte", {"smerte.har": UNKNOWN, "smerte.hvor": ["hofte_venstre"]}, True),
    ("sikkerhed.hofte", {"smerte.har": "nej", "helbred.tilstande": ["hofte_artrose"]}, True),
    ("sikkerhed.hofte", {"smerte.har": "ja", "smerte.hvor": ["knae_hoejre", "laend"], "helbred.tilstande": ["knae_artrose"]}, False),
    ("sikkerhed.fod", {"smerte.har": "ja", "smerte.hvor": ["fod_hoejre"]}, True),
    ("sikkerhed.fod", {"smerte.har": UNKNOWN, "smerte.hvor": ["fod_venstre"]}, True),
    ("sikkerhed.fod", {"smerte.har": "nej", "helbred.tilstande": ["diabetes_2"]}, True),
    ("sikkerhed.fod", {"smerte.har": "nej", "helbred.tilstande": ["diabetes_1"]}, False),
    ("sikkerhed.fod", {"smerte.har": "ja", "smerte.hvor": ["knae_hoejre"]}, False),
    ("sikkerhed.udbredt", {"smerte.har": "nej", "helbred.tilstande": ["fibromyalgi"]}, True),
    ("sikkerhed.udbredt", {"smerte.har": "ja", "smerte.hvor": ["nakke", "skulder_hoejre", "skulder_venstre"]}, False),
    ("sikkerhed.udbredt", {"smerte.har": "ja", "smerte.hvor": ["nakke", "skulder_hoejre", "skulder_venstre", "fod_venstre"]}, True),
    ("sikkerhed.udbredt", {"smerte.har": "ja", "smerte.hvor": list(REGIONS)}, True),
    ("sikkerhed.udbredt", {"smerte.har": "ja", "smerte.hvor": ["nakke", "oevre_ryg", "laend", "knae_hoejre", "fod_hoejre"]}, False),
    ("sikkerhed.udbredt", {"smerte.har": "ja", "smerte.hvor": ["nakke", "skulder_hoejre", "skulder_venstre", "andet_sted"]}, False),
    ("sikkerhed.udbredt", {"smerte.har": "nej", "smerte.hvor": list(REGIONS)}, False),
    ("sikkerhed.tanker", {"helbred.tilstande": ["depression"]}, True),
    ("sikkerhed.tanker", {"helbred.tilstande": ["angst"]}, True),
    ("sikkerhed.tanker", {"helbred.tilstande": ["nedtrykt", "kol"]}, True),
    ("sikkerhed.tanker", {"helbred.tilstande": ["kol"]}, False),
    ("sikkerhed.tanker", {}, False),
    ("sikkerhed.tanker.nu", {"helbred.tilstande": ["depression"], "sikkerhed.tanker": "ja"}, True),
    ("sikkerhed.tanker.nu", {"helbred.tilstande": ["depression"], "sikkerhed.tanker": "nej"}, False),
    ("sikkerhed.tanker.nu", {"helbred.tilstande": ["ingen"], "sikkerhed.tanker": "ja"}, False),
    ("funktion.1.ligner", {"funktion.1": "danse tango"}, True),
    ("funktion.1.ligner", {"funktion.1": "gaa"}, False),
    ("funktion.1.ligner", {}, False),
    ("helbred.fald", {"om.alder": 64}, False),
    ("helbred.fald", {"om.alder": 65}, True),
    ("helbred.fald", {"om.alder": 40, "funktion.haender": "ja"}, True),
    ("helbred.fald", {"om.alder": 40, "funktion.haender": UNKNOWN}, False),
    ("helbred.fald", {"om.alder": "66"}, False),
    ("funktion.gulv", {"om.alder": 65}, True),
    ("aktiv.minutter", {"aktiv.dage": 0}, False),
    ("aktiv.minutter", {"aktiv.dage": 1}, True),
    ("aktiv.minutter", {}, False),
    ("sikkerhed.aftalt", {"helbred.tilstande": ["kol"]}, True),
    ("sikkerhed.aftalt", {"helbred.tilstande": ["nyresygdom"]}, True),
    ("sikkerhed.aftalt", {"helbred.tilstande": ["soevnapnoe"]}, True),
    ("sikkerhed.aftalt", {"om.alder": 70, "helbred.fald": "to_eller_flere"}, True),
    ("sikkerhed.aftalt", {"om.alder": 70, "helbred.fald": "et"}, False),
    ("sikkerhed.aftalt", {"helbred.tilstande": ["astma"]}, False),
    ("sikkerhed.aftalt", {"helbred.tilstande": ["forhoejet_blodtryk", "osteoporose", "kraeft_faerdig", "overvaegt"]}, False),
    ("helbred.hjerte", {"helbred.tilstande": ["hjertesygdom"]}, True),
    ("helbred.hjerte", {"helbred.tilstande": ["forhoejet_blodtryk"]}, False),
    ("helbred.diabetes", {"helbred.tilstande": ["diabetes_2"]}, True),
    ("helbred.diabetes", {"helbred.tilstande": ["diabetes_1"]}, False),
    ("helbred.kraeft", {"helbred.tilstande": ["kraeft_behandling"]}, True),
    ("helbred.kraeft", {"helbred.tilstande": ["kraeft_faerdig"]}, True),
    ("helbred.kraeft", {"helbred.tilstande": ["osteoporose"]}, False),
    ("helbred.knogler", {"helbred.tilstande": ["osteoporose"]}, True),
    ("helbred.knogler", {"helbred.tilstande": ["kraeft_faerdig"]}, False),
    ("helbred.hensyn", {"om.alder": 64, "helbred.tilstande": [NONE]}, False),
    ("helbred.hensyn", {"om.alder": 64}, False),
    ("helbred.hensyn", {"om.alder": 65, "helbred.tilstande": [NONE]}, True),
    ("helbred.hensyn", {"om.alder": 30, "helbred.tilstande": ["angst"]}, True),
    ("helbred.blodplader", {"helbred.tilstande": ["kraeft_behandling"]}, True),
    ("helbred.blodplader", {"helbred.tilstande": ["kraeft_faerdig"]}, False),
    ("helbred.leukocytter", {"helbred.tilstande": ["kraeft_behandling"]}, True),
    ("helbred.haemoglobin", {"helbred.tilstande": ["hjertesygdom"]}, False),
    ("helbred.puls", {"helbred.tilstande": ["hjertesygdom"]}, True),
    ("helbred.puls", {"helbred.tilstande": ["kraeft_behandling"]}, True),
    ("helbred.puls", {"helbred.tilstande": ["forhoejet_blodtryk", "diabetes_2"]}, False),
    ("helbred.vaegt", {"helbred.tilstande": ["overvaegt"]}, True),
    ("helbred.hoejde", {"helbred.tilstande": ["diabetes_2"]}, False),
    *[
        (question, {"helbred.tilstande": [condition]}, condition in asking)
        for question, asking in (
            ("helbred.medicin", ("diabetes_2", "hjertesygdom", "forhoejet_blodtryk", "nyresygdom", "kraeft_behandling", "kraeft_faerdig")),
            ("helbred.blodtryk.over", ("diabetes_2", "hjertesygdom", "forhoejet_blodtryk", "nyresygdom", "kraeft_behandling")),
            ("helbred.blodtryk.under", ("diabetes_2", "hjertesygdom", "forhoejet_blodtryk", "nyresygdom", "kraeft_behandling")),
        )
        for condition in BY_ID["helbred.tilstande"].options
    ],
    *[
        ("helbred.blodsukker", {"helbred.tilstande": ["diabetes_2"], "helbred.medicin": [medicine]}, True)
        for medicine in ("insulin", "sulfonylurinstof", "glinid", UNKNOWN)
    ],
    *[
        ("helbred.blodsukker", {"helbred.tilstande": ["diabetes_2"], "helbred.medicin": [medicine]}, False)
        for medicine in ("betablokker", "blodfortyndende", NONE)
    ],
    ("helbred.blodsukker", {"helbred.tilstande": ["diabetes_2"]}, False),
    ("helbred.blodsukker", {"helbred.tilstande": ["hjertesygdom"], "helbred.medicin": ["insulin"]}, True),
    ("helbred.blodsukker", {"helbred.tilstande": ["hjertesygdom"], "helbred.medicin": [UNKNOWN]}, False),
    ("helbred.blodsukker", {"helbred.tilstande": [NONE], "helbred.medicin": ["insulin"]}, False),  # kept for a change of mind, no longer asked
    ("helbred.fald", {"om.alder": 40, "helbred.tilstande": ["osteoporose"]}, True),
    ("helbred.fald", {"om.alder": 40, "helbred.tilstande": ["diabetes_2"], "helbred.diabetes": ["nerver"]}, True),
    ("helbred.fald", {"om.alder": 40, "helbred.tilstande": ["diabetes_2"], "helbred.diabetes": ["nerver_indre"]}, True),
    ("helbred.fald", {"om.alder": 40, "helbred.tilstande": ["diabetes_2"], "helbred.diabetes": ["oejne"]}, False),
    ("helbred.fald", {"om.alder": 40, "helbred.tilstande": ["astma"], "helbred.diabetes": ["nerver"]}, False),
    ("helbred.fald", {"om.alder": 40, "helbred.tilstande": ["kraeft_faerdig"], "helbred.kraeft": ["foelelse"]}, True),
    ("helbred.fald", {"om.alder": 40, "helbred.tilstande": ["astma"], "helbred.hensyn": ["svagt_syn"]}, True),
    ("helbred.fald", {"om.alder": 40, "helbred.tilstande": [NONE], "helbred.hensyn": ["svagt_syn"]}, False),
    ("funktion.gulv", {"om.alder": 40, "helbred.tilstande": ["osteoporose"]}, False),
    ("funktion.2.score", {"funktion.2": "gaa"}, True),
    ("funktion.2.score", {}, False),
]


@pytest.mark.parametrize(("question", "answers", "asked"), ROUTES)
def test_a_question_is_asked_when_an_earlier_answer_opens_it(question: str, answers: dict[str, Any], *, asked: bool) -> None:
    assert (question in {item.link_id for item in enabled(answers)}) is asked


@pytest.mark.parametrize(("question", "option"), [place for place, flag in FLAGS.items() if flag.resolvable])
def test_the_doctors_word_is_asked_for_wherever_it_can_change_something(question: str, option: str) -> None:
    """After every row that it resolves, and with diabetes, where it opens harder training."""
    value: object = [option] if BY_ID[question].kind is Kind.CHOICES else option
    said_so: dict[str, Any] = {"om.alder": 70, "helbred.tilstande": ["diabetes_2"] if question == "helbred.diabetes" else [NONE]} | {question: value}
    assert "sikkerhed.aftalt" in required(said_so)
    assert "sikkerhed.aftalt" in required({"helbred.tilstande": ["diabetes_2"]})


NUMBERS = [item for item in ITEMS if item.link_id.startswith("helbred.") and item.kind in {Kind.NUMBER, Kind.DECIMAL}]


@pytest.mark.parametrize("item", NUMBERS, ids=lambda item: item.link_id)
def test_a_number_that_one_may_not_know_is_never_required(item: Any) -> None:
    assert not item.required
    assert item.stage is Stage.WIZARD


def test_a_person_without_a_condition_never_sees_its_questions() -> None:
    for draft_of in ({}, draft(), draft(BACK), draft("active"), {"om.alder": 40, "helbred.tilstande": [NONE]}):
        assert not {item.link_id for item in enabled(draft_of) if item.link_id.startswith("helbred.")} - {"helbred.tilstande"}


def test_one_painful_region_one_goal_and_no_condition_takes_at_most_25_answers() -> None:
    """Consent counts, and what may be left empty where the region has one list of signs; back of the body and hips have two."""
    for region in REGIONS:
        answers = {"smerte.har": "ja", "smerte.hvor": [region], "aktiv.dage": 3, "funktion.1": "gaa", "helbred.tilstande": [NONE], "om.alder": 50}
        two_lists = region in {"oevre_ryg", "andet_sted", "hofte_hoejre", "hofte_venstre"}
        may_be_empty = set() if two_lists else {"rammer.rutine", "soevn.korte"}
        assert len(required(answers)) + len(may_be_empty) <= 25


# What each condition asks of a person of 50 beside what everyone is asked; written out by hand.
BROUGHT = {
    "knae_artrose": ["helbred.hensyn", "sikkerhed.knae"],
    "hofte_artrose": ["helbred.hensyn", "sikkerhed.hofte"],
    "haand_artrose": ["helbred.hensyn", "sikkerhed.skulder"],
    "fibromyalgi": ["helbred.hensyn", "sikkerhed.udbredt"],
    "diabetes_2": ["helbred.diabetes", "helbred.hensyn", "helbred.medicin", "sikkerhed.fod", "sikkerhed.aftalt"],
    "hjertesygdom": ["helbred.hjerte", "helbred.hensyn", "helbred.medicin", "sikkerhed.aftalt"],
    "forhoejet_blodtryk": ["helbred.hensyn", "helbred.medicin"],
    "nyresygdom": ["helbred.hensyn", "helbred.medicin", "sikkerhed.aftalt"],
    "overvaegt": ["helbred.hensyn"],
    "kraeft_behandling": ["helbred.kraeft", "helbred.hensyn", "helbred.medicin", "sikkerhed.aftalt"],
    "kraeft_faerdig": ["helbred.kraeft", "helbred.hensyn", "helbred.medicin"],
    "osteoporose": ["helbred.knogler", "helbred.hensyn", "helbred.fald"],
    "anden_sygdom": ["helbred.hensyn", "sikkerhed.aftalt"],
    "astma": ["helbred.hensyn"],
}


@pytest.mark.parametrize(("condition", "brought"), BROUGHT.items())
def test_a_condition_brings_these_questions_and_no_others(condition: str, brought: list[str]) -> None:
    asked = required({"om.alder": 50, "helbred.tilstande": [condition]})
    assert [question for question in asked if question not in ASKED_OF_EVERYONE] == brought


def test_questions_of_later_issues_are_never_asked() -> None:
    everything = {item.link_id: "ja" for item in ITEMS}
    assert not {item.link_id for item in enabled(everything)} & {item.link_id for item in ITEMS if item.stage is Stage.LATER}


def test_what_refines_a_plan_is_never_required() -> None:
    assert not [item.link_id for item in ITEMS if item.stage is not Stage.WIZARD and item.required]


def test_the_five_parts_of_the_body_hold_every_named_region_once() -> None:
    parts = [region for part in BODY_PARTS for region in part]
    assert len(BODY_PARTS) == 5
    assert sorted(parts) == sorted(set(REGIONS) - {"andet_sted"})


@pytest.mark.parametrize(("places", "parts"), [([], 0), (["andet_sted"], 0), (["nakke", "laend"], 1), (list(REGIONS), 5)])
def test_parts_in_pain_are_counted_once_each(places: list[str], parts: int) -> None:
    assert regions_in_pain({"smerte.har": "ja", "smerte.hvor": places}) == parts
    assert regions_in_pain({"smerte.har": "nej", "smerte.hvor": places}) == 0


def test_the_list_for_widespread_pain_is_asked_where_the_pathway_opens() -> None:
    assert cited("pain.widespread_regions").value == WIDESPREAD_FROM


# --- replay ------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("person", ["back", "busy", "knee", "older", "irritable", "active", "unsure", "lungs", "two_places"])
def test_a_complete_draft_misses_nothing_and_has_no_next_page(person: str) -> None:
    complete = draft(person)
    assert missing(complete) == ()
    assert next_page(complete) is None


def test_the_next_page_is_the_first_with_something_required_unanswered() -> None:
    answers: dict[str, Any] = {"samtykke": True}
    met = []
    complete = draft(BACK, rammer_ugedage=["mandag"])
    while (page := next_page(answers)) is not None:
        met.append(page.id)
        answers |= {question: complete[question] for question in page.questions if question in complete}
    assert met == [
        "alder",
        "akut",
        "laege",
        "tilstande",
        "maal",
        "krop",
        "aktiv",
        "smerte",
        "hvor",
        "ryg",
        "hvordan",
        "tryg",
        "motivation",
        "tid",
        "hverdag",
    ]


def test_taking_one_answer_away_leads_back_to_its_page() -> None:
    complete = draft(BACK)
    for page in pages(complete):
        for question in page.questions if page.part <= 1 else ():
            if question in complete and BY_ID[question].required:
                without = {key: value for key, value in complete.items() if key != question}
                back_at = next_page(without)
                assert back_at is not None
                assert back_at.id == page.id


def test_zero_is_no_gap() -> None:
    """Zero active days, pain 0 and confidence 0 are answered questions."""
    assert missing(draft(BACK, aktiv_dage=0, aktiv_minutter=None, smerte_nrs7=0, motiv_tro=0, funktion_1_score=0)) == ()


def test_days_of_the_week_and_a_number_of_days_stand_in_for_each_other() -> None:
    neither = draft(rammer_dage=None)
    assert missing(neither) == ("rammer.ugedage",)
    assert missing(neither | {"rammer.ugedage": ["mandag"]}) == ()
    assert missing(neither | {"rammer.dage": 2}) == ()


def test_answers_to_closed_questions_are_not_relevant() -> None:
    """Changing "pain" to no hides the pain answers from export and engine, but the draft may keep them for a change of mind."""
    changed = draft(BACK) | {"smerte.har": "nej"}
    assert not {key for key in relevant(changed) if key.startswith("smerte.") and key != "smerte.har"}
    assert "sikkerhed.ryg" not in relevant(changed)
    assert relevant(draft(KNEE)) == draft(KNEE)


def test_unknown_and_empty_entries_are_not_relevant() -> None:
    assert relevant({"ukendt": 1, "om.alder": None, "motiv.tro": 0}) == {"motiv.tro": 0}


def test_pages_are_shown_only_with_something_to_ask() -> None:
    """A younger person without low mood, pain or a resolvable flag sees neither thoughts, balance, pain details nor agreement."""
    assert not {"tanker", "balance", "hvor", "ryg", "knae", "hvordan", "tryg", "aftalt"} & {page.id for page in pages(draft())}
    assert {"balance"} <= {page.id for page in pages(draft(OLDER, om_alder=70))}


def test_a_tick_is_read_from_lists_and_their_absence() -> None:
    assert ticked({"a": ["x", "y"]}, "a", "y", "z")
    assert not ticked({"a": ["x"]}, "a", "y")
    assert not ticked({"a": None}, "a", "y")
    assert not ticked({}, "a", "y")


def test_a_goal_in_own_words_leads_to_the_list_and_the_list_has_exercises() -> None:
    assert set(BY_ID["funktion.1.ligner"].options) == {*GOALS, UNKNOWN}
    assert BY_ID["funktion.1"].suggestions == GOALS
    assert WELL["funktion.1"] in GOALS
