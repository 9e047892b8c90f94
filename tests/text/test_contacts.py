"""Whom to call: the right numbers, in the right order, dated and named in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from ownpace.contacts import BY_ID, CHECKED, CONTACTS, OUT_OF_HOURS, Contact, for_clearance
from ownpace.text import t
from ownpace.vocabulary import Clearance, Language


def ids(found: tuple[Contact, ...]) -> list[str]:
    return [contact.id for contact in found]


def test_the_numbers_are_dated() -> None:
    assert date(2026, 11, 23) <= CHECKED


@pytest.mark.parametrize(
    ("contact", "number", "link"),
    [
        ("emergency", "112", "tel:112"),
        ("own_doctor", "", ""),
        ("out_of_hours_hovedstaden", "1813", "tel:1813"),
        ("out_of_hours_sjaelland", "1818", "tel:1818"),
        ("out_of_hours_syddanmark", "70 11 07 07", "tel:+4570110707"),
        ("out_of_hours_midtjylland", "70 11 31 31", "tel:+4570113131"),
        ("out_of_hours_nordjylland", "70 15 03 00", "tel:+4570150300"),
        ("livslinien", "70 201 201", "tel:+4570201201"),
    ],
)
def test_each_number_is_the_one_that_was_read_and_can_be_called(contact: str, number: str, link: str) -> None:
    assert BY_ID[contact].number == number
    assert BY_ID[contact].link == link


def test_there_are_five_regions_and_each_out_of_hours_line_names_its_own() -> None:
    assert len({contact.region for contact in OUT_OF_HOURS}) == len(OUT_OF_HOURS) == 5
    for contact in OUT_OF_HOURS:
        assert contact.region is not None
        assert contact.region in t(f"contact.{contact.id}.name", "da")
        assert contact.region not in t(f"contact.{contact.id}.name", "en"), "English uses the English name of the region"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("contact", CONTACTS, ids=lambda contact: contact.id)
def test_every_contact_has_name_and_hours(contact: Contact, language: Language) -> None:
    assert t(f"contact.{contact.id}.name", language)
    assert t(f"contact.{contact.id}.when", language)


def test_an_emergency_shows_112_and_nothing_that_delays_it() -> None:
    assert ids(for_clearance("call_112")) == ["emergency"]


def test_a_doctor_today_is_the_own_doctor_or_any_of_the_five_lines() -> None:
    assert ids(for_clearance("doctor_today")) == ["own_doctor", *ids(OUT_OF_HOURS), "emergency"]


@pytest.mark.parametrize("word", ["see_first", "caution", "go"])
def test_without_hurry_it_is_the_own_doctor_and_112(word: str) -> None:
    assert ids(for_clearance(word)) == ["own_doctor", "emergency"]


@pytest.mark.parametrize("clearance", Clearance)
def test_112_is_always_there_and_comes_first_when_it_is_an_emergency(clearance: Clearance) -> None:
    for mental in (False, True):
        found = ids(for_clearance(clearance.word, mental=mental))
        assert "emergency" in found
        assert len(found) == len(set(found))
    assert ids(for_clearance("call_112", mental=True))[0] == "emergency"


@pytest.mark.parametrize("clearance", Clearance)
def test_livslinien_comes_only_with_the_mental_flag_and_never_without_doctor_and_all_lines(clearance: Clearance) -> None:
    assert "livslinien" not in ids(for_clearance(clearance.word))
    found = ids(for_clearance(clearance.word, mental=True))
    assert found[-1] == "livslinien"
    assert {"own_doctor", "emergency", *ids(OUT_OF_HOURS)} <= set(found)


def test_an_unknown_clearance_is_refused() -> None:
    with pytest.raises(KeyError):
        for_clearance("maybe")
