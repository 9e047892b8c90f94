"""What to mind and the cards: there when the pathway is, and only then; the numbers are cited rows; short, plain, and careful with medicine."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import Any, Final

import pytest

from ownpace.cards import CARDS, PRECAUTIONS, cards, load_cards, load_line, load_precautions, precautions
from ownpace.evidence import ROWS, SOURCES, BadRowError, cited, replaced
from ownpace.profile import Profile, assess
from ownpace.screening import FLAGS, screen
from ownpace.text import catalogue, t
from ownpace.text.format import number
from ownpace.vocabulary import Language
from tests.builders import an_answers
from tests.lix import lix, words

BOTH: Final = (Language.DA, Language.EN)
MINDED: Final = tuple(line.id for line in PRECAUTIONS)
LINES: Final = tuple((card.id, line) for card in CARDS for line in card.lines)
PRECAUTION: Final = 45
CARD_LINE: Final = 45
MAX_LIX: Final = 35
MEDICINE: Final = {
    Language.DA: re.compile(r"medicin|insulin|nitroglycerin|betablokker|blodfortyndende|tablet", re.IGNORECASE),
    Language.EN: re.compile(r"medicine|insulin|nitroglycerin|beta.blocker|blood thinner|tablet", re.IGNORECASE),
}
NOT_WITHOUT: Final = {Language.DA: "Ændr ikke medicin uden din læge", Language.EN: "Do not change medicine without your doctor"}
WITH: Final = {
    "glucose": ("hypo_medicine", "glucose_low", "glucose_high"),
    "blood_pressure": ("hypertension", "heart", "kidney", "bp_high", "bp_unknown", "cancer_treatment"),
    "angina": ("heart",),
}
"""Which pathway brings which card; the fourth is for everybody."""


def person(*pathways: str) -> Profile:
    """Somebody on these pathways and no other."""
    answers = an_answers()
    return replace(assess(answers, screen(answers)), pathways=("general", *pathways))


def ids(*pathways: str) -> dict[str, list[str]]:
    """The lines of each card of this person."""
    return {card.id: [line.id for line in card.lines] for card in cards(person(*pathways))}


def filled(key: str, line: Any, language: Language) -> str:
    """A text with its cited numbers, as a document writes them."""
    values = {
        slot: tuple(number(one, language) for one in fact.value) if isinstance(fact.value, tuple) else number(fact.value, language)
        for slot, fact in line.facts.items()
    }
    return t(key, language, **values)


# --- what to mind ------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pathway", MINDED)
def test_a_precaution_is_there_with_its_pathway_and_not_without_it(pathway: str) -> None:
    assert [line.id for line in precautions(person(pathway))] == [pathway]
    others = [one for one in MINDED if one != pathway]
    assert pathway not in {line.id for line in precautions(person(*others))}


def test_a_person_without_pathways_minds_nothing_special() -> None:
    assert precautions(person()) == ()


@pytest.mark.parametrize(
    ("wide", "narrow"), [("hip", "hip_oa"), ("hand", "hand_oa"), ("osteoporosis", "osteoporosis_fracture"), ("retinopathy", "retinopathy_severe")]
)
def test_the_narrower_of_two_precautions_stands_alone(wide: str, narrow: str) -> None:
    assert [line.id for line in precautions(person(wide, narrow))] == [narrow]


def test_precautions_keep_their_order_whatever_the_order_of_the_answers() -> None:
    assert [line.id for line in precautions(person("mood", "t2d", "heart"))] == ["heart", "t2d", "mood"]


def test_every_precaution_is_for_a_pathway_that_exists() -> None:
    known = {flag.pathway for flag in FLAGS.values() if flag.pathway} | {row.partition(".")[0] for row in ROWS} | {"strong_pain"}
    assert set(MINDED) <= known
    assert set(chain.from_iterable(line.when | line.unless for _, line in LINES)) <= known
    assert set(chain.from_iterable(card.when for card in CARDS)) <= known


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("line", PRECAUTIONS, ids=lambda line: line.id)
def test_a_precaution_is_short(line: Any, language: Language) -> None:
    assert len(words(filled(f"precaution.{line.id}.text", line, language))) <= PRECAUTION


@pytest.mark.parametrize(
    ("pathway", "says"),
    [
        ("hypo_medicine", "kortet om blodsukker"),
        ("neuropathy", "lukkede sko"),
        ("neuropathy", "hver dag"),
        ("neuropathy", "Hop ikke"),
        ("retinopathy_severe", "hold ikke vejret"),
        ("heart", "Varm op"),
        ("heart", "ikke træne væk"),
        ("bp_unknown", "Få det målt"),
        ("beta_blocker", "pulsen ikke"),
        ("anticoagulant", "fare for at falde"),
        ("osteoporosis", "Bøj i hoften"),
        ("cancer_treatment", "50 % af passet"),
        ("cancer_treatment", "10 % kræfter"),
        ("cancer_treatment", "feber"),
        ("lymphoedema_arm", "højst 1 lille skridt op om ugen"),
        ("lymphoedema_leg", "24 til 72 timer"),
        ("port", "Svøm ikke"),
        ("t2d", "højst 2 dage i træk"),
        ("mood", "erstatter ikke din behandling"),
        ("mood", "er det ventet"),
        ("effusion", "48 til 72 timer"),
        ("bmi_30", "højst 3 km"),
    ],
)
def test_a_precaution_says_what_matters(pathway: str, says: str) -> None:
    line = next(line for line in PRECAUTIONS if line.id == pathway)
    assert says in filled(f"precaution.{pathway}.text", line, Language.DA)


# --- the cards ---------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("card", "pathway"), [(card, pathway) for card, pathways in WITH.items() for pathway in pathways])
def test_a_card_is_there_with_its_pathway(card: str, pathway: str) -> None:
    assert card in ids(pathway)


@pytest.mark.parametrize("card", WITH)
def test_a_card_is_not_there_without_its_pathway(card: str) -> None:
    others = set(MINDED) - set(WITH[card])
    assert card not in ids(*others)


def test_everybody_has_the_card_of_when_not_to_train() -> None:
    assert ids() == {"not_today": ["fever", "emergency", "today", "new", "alcohol", "cold"]}


@pytest.mark.parametrize("pathway", ["hypo_medicine", "glucose_low", "glucose_high"])
def test_the_glucose_card_comes_first_and_is_read_before_every_session(pathway: str) -> None:
    first = cards(person(pathway, "heart", "hypertension"))[0]
    assert (first.id, first.before) == ("glucose", True)


def test_low_and_high_blood_sugar_lead_the_glucose_card() -> None:
    assert ids("hypo_medicine", "glucose_low")["glucose"][0] == "low_now"
    assert ids("hypo_medicine", "glucose_high")["glucose"][0] == "high_now"
    assert ids("hypo_medicine")["glucose"][0] == "go"


def test_a_hidden_pulse_is_told_of_only_when_medicine_hides_it() -> None:
    assert "hidden" in ids("hypo_medicine", "beta_blocker")["glucose"]
    assert "hidden" not in ids("hypo_medicine")["glucose"]


def test_in_cancer_treatment_the_lower_pressure_limit_stands_alone() -> None:
    treated, other = ids("cancer_treatment", "hypertension")["blood_pressure"], ids("hypertension")["blood_pressure"]
    assert {"go_treatment", "none_treatment"} <= set(treated)
    assert not {"go", "gentle"} & set(treated)
    assert {"go", "gentle", "none"} <= set(other)
    assert not {"go_treatment", "none_treatment"} & set(other)


@pytest.mark.parametrize(
    ("pathway", "line"),
    [
        ("heart", "heart"),
        ("heart", "pulse"),
        ("t2d", "unwell"),
        ("t2d", "feet"),
        ("neuropathy", "feet"),
        ("retinopathy", "eyes"),
        ("cancer_treatment", "treatment"),
        ("cancer_treatment", "bones"),
        ("osteoporosis", "bones"),
        ("lymphoedema_arm", "swollen"),
        ("anticoagulant", "bleeding"),
        ("lungs", "breath"),
    ],
)
def test_a_condition_adds_its_own_line_to_when_not_to_train(pathway: str, line: str) -> None:
    assert line in ids(pathway)["not_today"]
    assert line not in ids("knee")["not_today"]


@pytest.mark.parametrize(
    ("card", "line", "says"),
    [
        ("glucose", "go", "Fra 5 til 13,9 mmol/l"),
        ("glucose", "low", "Under 5 mmol/l: Spis 15 til 30 gram"),
        ("glucose", "gentle", "Over 13,9 og under 17 mmol/l"),
        ("glucose", "none", "17 mmol/l eller mere, eller ketoner"),
        ("glucose", "after_low", "under 4 mmol/l, så vent mindst 60 minutter"),
        ("blood_pressure", "go", "Under 160/100"),
        ("blood_pressure", "gentle", "Fra 160/100 og op til 180/110"),
        ("blood_pressure", "none", "180/110 eller mere"),
        ("blood_pressure", "none_treatment", "Over 145/95"),
        ("angina", "call", "5 minutter, så ring 112"),
        ("not_today", "fever", "38 grader"),
        ("not_today", "pulse", "over 120"),
    ],
)
def test_a_card_says_its_cited_numbers(card: str, line: str, says: str) -> None:
    found = next(one for name, one in LINES if (name, one.id) == (card, line))
    assert says in filled(f"cards.{card}.{line}", found, Language.DA)


def test_a_changed_row_changes_the_card() -> None:
    line = next(one for name, one in LINES if (name, one.id) == ("glucose", "none"))
    with replaced("gate.glucose.stop", 16):
        assert "16 mmol/l" in filled("cards.glucose.none", line, Language.DA)
    assert line.facts["none"] is cited("gate.glucose.stop")


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize(("card", "line"), LINES, ids=lambda value: getattr(value, "id", value))
def test_a_line_of_a_card_is_short(card: str, line: Any, language: Language) -> None:
    assert len(words(filled(f"cards.{card}.{line.id}", line, language))) <= CARD_LINE


# --- both --------------------------------------------------------------------------------------------------------------------------------


def test_no_text_is_left_from_a_card_or_precaution_that_is_gone() -> None:
    kept = {"precaution.heading", "precaution.medicine", "cards.heading", "cards.before", *(f"precaution.{pathway}.text" for pathway in MINDED)}
    kept |= {f"cards.{card.id}.{part}" for card in CARDS for part in ("title", "name")} | {f"cards.{card}.{line.id}" for card, line in LINES}
    assert {key for key in catalogue("da") if key.startswith(("precaution.", "cards."))} == kept


@pytest.mark.parametrize("language", BOTH)
def test_whatever_names_medicine_says_not_to_change_it_without_the_doctor(language: Language) -> None:
    texts = {
        pathway: t(f"precaution.{pathway}.text", language, **dict.fromkeys(line.numbers, "12"))
        for pathway, line in zip(MINDED, PRECAUTIONS, strict=True)
    }
    texts |= {card.id: " ".join(filled(f"cards.{card.id}.{line.id}", line, language) for line in card.lines) for card in CARDS}
    naming = {name for name, said in texts.items() if MEDICINE[language].search(said.replace(NOT_WITHOUT[language], ""))}
    assert {"hypo_medicine", "beta_blocker", "glucose", "angina"} <= naming
    assert [name for name in naming if NOT_WITHOUT[language] not in texts[name]] == []


@pytest.mark.parametrize("part", ["precaution", "cards"])
def test_precautions_and_cards_are_easy_danish(part: str) -> None:
    assert lix(str(said) for key, said in catalogue("da").items() if key.startswith(f"{part}.")) <= MAX_LIX


def test_every_source_of_a_line_is_in_the_register() -> None:
    assert {source for line in (*PRECAUTIONS, *(line for _, line in LINES)) for source in line.sources} <= set(SOURCES)


@pytest.mark.parametrize("wrong", [{"sources": []}, {"sources": ["hearsay"]}, {"numbers": {"n": "no.such.row"}}, {"colour": "red"}])
def test_a_wrong_line_stops_the_import(wrong: dict[str, Any]) -> None:
    row = {"sources": ["sst18"]}
    assert load_precautions({"knee": row})[0].when == {"knee"}
    with pytest.raises(BadRowError):
        load_precautions({"knee": row | wrong})
    with pytest.raises(BadRowError):
        load_line({"id": "a", **row, **wrong}, "card a")


@pytest.mark.parametrize("wrong", [{"colour": "red"}, {"line": [{"id": "a", "sources": ["sst18"]}] * 2}])
def test_a_wrong_card_stops_the_import(wrong: dict[str, Any]) -> None:
    row = {"id": "one", "before": False, "line": [{"id": "a", "sources": ["sst18"]}]}
    assert load_cards({"card": [row]})[0].sources == ("sst18",)
    with pytest.raises(BadRowError):
        load_cards({"card": [row | wrong]})
    with pytest.raises(BadRowError):
        load_cards({"card": [row, row]})
