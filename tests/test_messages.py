"""One message a week for everybody's whole course, at the strength of the evidence; own conditions take the place of general ones."""

from __future__ import annotations

import re
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, Final

import pytest

from ownpace.evidence import SOURCES, BadRowError
from ownpace.messages import MESSAGES, OWN_SHARE, Message, load, weekly
from ownpace.profile import Profile, assess
from ownpace.screening import screen
from ownpace.text import catalogue, t
from ownpace.vocabulary import Language
from tests.builders import BACK, an_answers
from tests.lix import lix, words

BOTH: Final = (Language.DA, Language.EN)
ALL: Final = {message.id: (message, pain) for message, pain in MESSAGES}
LONGEST: Final = 60
MAX_LIX: Final = 40
SIZES: Final = ("sugar", "blood_pressure", "arthrosis", "neck", "weight", "cancer", "heart", "widespread")
"""Messages that say how large an effect is: always as an average."""
KINDS: Final[tuple[tuple[str, ...], ...]] = (
    (), ("t2d",), ("heart",), ("mood",), ("cancer_treatment",), ("knee_oa",), ("low_back",), ("neck",), ("widespread",), ("overweight",),
    ("osteoporosis",), ("t2d", "heart", "hypertension", "mood", "cancer_after", "knee_oa", "overweight", "osteoporosis"),
)  # fmt: skip
OVERCLAIMS: Final = {
    Language.DA: (
        "førstevalg",
        "serotonin",
        "dopamin",
        "endorfin",
        "stresshormon",
        "desensibiliser",
        "brusk",
        "lever længere end",
        "lige så godt",
        "uden medicin",
    ),
    Language.EN: (
        "first choice",
        "serotonin",
        "dopamine",
        "endorphin",
        "stress hormone",
        "desensiti",
        "cartilage",
        "live longer than",
        "as good as",
        "without medicine",
    ),
}
"""What the source article says more strongly than the evidence does."""


def person(*pathways: str, pain: bool = False) -> Profile:
    """Somebody on these pathways."""
    answers = an_answers(BACK) if pain else an_answers()
    return replace(assess(answers, screen(answers)), pathways=("general", *pathways))


def a_program(weeks: int) -> Any:
    """A course of so many weeks."""
    return SimpleNamespace(weeks=tuple(SimpleNamespace(number=n) for n in range(1, weeks + 1)))


def ids(*pathways: str, pain: bool = False, weeks: int = 12) -> list[str]:
    """The messages in their order."""
    return [message.id for message in weekly(person(*pathways, pain=pain), a_program(weeks))]


@pytest.mark.parametrize("weeks", [8, 12])
@pytest.mark.parametrize("pain", [False, True])
@pytest.mark.parametrize("pathways", KINDS)
def test_every_kind_of_person_has_a_message_for_every_week(pathways: tuple[str, ...], weeks: int, *, pain: bool) -> None:
    found = weekly(person(*pathways, pain=pain), a_program(weeks))
    assert [message.week for message in found] == list(range(1, weeks + 1))
    assert len({message.id for message in found}) == weeks


@pytest.mark.parametrize("weeks", [8, 12])
def test_messages_about_pain_go_to_people_in_pain_only(weeks: int) -> None:
    about_pain = {id_ for id_, (_, pain) in ALL.items() if pain}
    assert not about_pain & set(ids(weeks=weeks))
    assert {"acceptable_pain", "flare"} <= set(ids(pain=True, weeks=weeks))


@pytest.mark.parametrize("weeks", [8, 12])
@pytest.mark.parametrize("pain", [False, True])
@pytest.mark.parametrize("pathways", KINDS)
def test_what_always_stays_is_kept(pathways: tuple[str, ...], weeks: int, *, pain: bool) -> None:
    found = ids(*pathways, pain=pain, weeks=weeks)
    assert {"small_counts", "medicine"} <= set(found)
    assert not pain or {"acceptable_pain", "flare"} <= set(found)


def test_twelve_weeks_say_how_training_works_in_nerves_tissue_metabolism_and_mind() -> None:
    assert {"nerves", "tissue", "metabolism", "psychology"} <= set(ids(pain=True))
    assert {"nerves", "tissue", "metabolism", "psychology"} <= set(ids("low_back", pain=True))
    assert {"tissue", "metabolism"} <= set(ids())


@pytest.mark.parametrize("weeks", [8, 12])
def test_the_last_week_of_a_person_without_pain_looks_ahead(weeks: int) -> None:
    assert ids(weeks=weeks)[-1] == "keep"


@pytest.mark.parametrize(
    ("pathway", "own", "gone"),
    [
        ("t2d", "sugar", "metabolism"),
        ("heart", "heart", "metabolism"),
        ("mood", "mood", "liking"),
        ("cancer_treatment", "cancer", "sleep"),
        ("overweight", "weight", "sitting"),
    ],
)
def test_a_condition_takes_the_place_of_a_general_message(pathway: str, own: str, gone: str) -> None:
    assert own in ids(pathway)
    assert gone not in ids(pathway)
    assert own not in ids()


@pytest.mark.parametrize("weeks", [8, 12])
def test_no_more_than_a_third_is_about_own_conditions(weeks: int) -> None:
    found = ids(*KINDS[-1], pain=True, weeks=weeks)
    assert len([id_ for id_ in found if ALL[id_][0].when]) == weeks // OWN_SHARE


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("message", ALL)
def test_a_message_is_short_and_named(message: str, language: Language) -> None:
    assert len(words(t(f"messages.{message}.text", language))) <= LONGEST
    assert t(f"messages.{message}.title", language)


@pytest.mark.parametrize("message", ALL)
def test_a_message_is_easy_danish(message: str) -> None:
    assert lix([t(f"messages.{message}.text", "da")]) <= MAX_LIX


def test_no_text_is_left_from_a_message_that_is_gone() -> None:
    assert {key.split(".")[1] for key in catalogue("da") if key.startswith("messages.")} == set(ALL)


def test_every_message_has_sources_and_a_strength_and_none_is_misleading() -> None:
    for message, _ in MESSAGES:
        assert set(message.sources) <= set(SOURCES)
        assert 1 <= message.strength <= 3


@pytest.mark.parametrize("language", BOTH)
def test_no_message_claims_what_the_evidence_does_not(language: Language) -> None:
    texts = {id_: t(f"messages.{id_}.text", language).lower() for id_ in ALL}
    assert [(id_, word) for id_, text in texts.items() for word in OVERCLAIMS[language] if word in text] == []


@pytest.mark.parametrize("message", SIZES)
def test_a_size_is_an_average(message: str) -> None:
    assert re.search(r"i gennemsnit", t(f"messages.{message}.text", "da"))
    assert re.search(r"on average", t(f"messages.{message}.text", "en"))


@pytest.mark.parametrize("message", ["sugar", "heart", "blood_pressure", "mood", "metabolism", "medicine"])
def test_beside_medicine_training_is_an_addition(message: str) -> None:
    assert "Ændr ikke medicin uden din læge" in t(f"messages.{message}.text", "da")
    assert "Do not change medicine without your doctor" in t(f"messages.{message}.text", "en")


@pytest.mark.parametrize(
    "wrong", [{"strength": 4}, {"sources": []}, {"sources": ["hearsay"]}, {"colour": "red"}, {"instead": "nothing"}, {"rank": 5}]
)
def test_a_wrong_row_stops_the_import(wrong: dict[str, Any]) -> None:
    row = {"id": "a", "strength": 3, "sources": ["nemex"]}
    assert load({"message": [row]}) == ((Message(0, "a", 3, ("nemex",)), False),)
    with pytest.raises(BadRowError):
        load({"message": [row | wrong]})
