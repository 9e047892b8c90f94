"""The clinic in files and views: beside the national numbers and never in their place, and its words stay words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

import pytest

from ownpace.clinic import SVG, Clinic, Logo
from ownpace.contacts import REGIONS
from ownpace.text import t
from ownpace.views import clinic as clinics
from ownpace.views import printout, programme
from ownpace.views.markdown import markdown
from ownpace.views.outline import outline
from ownpace.vocabulary import Clearance, Language

Make = Callable[..., dict[str, Any]]
EVIL: Final = "<img src=x onerror=alert(1)> & \"'"
LOGO: Final = Logo(SVG, b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"><script>alert(2)</script></svg>')
CLINIC: Final = Clinic(
    "Klinik Ny", LOGO, "Region Midtjylland", Language.DA, "12 34 56 78", "https://klinik.example", ("Vej 1", "8000 Aarhus C"), ("Åbent 8 til 12",)
)
WAYS: Final = (printout.html, outline, markdown)


def flat(text: str) -> str:
    """Letters without what Markdown puts before some of them, in one line."""
    return " ".join(re.sub(r"\\(.)", r"\1", text).split())


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["back", "heart_uncleared", "emergency"])
def test_everything_that_is_said_without_a_clinic_is_said_with_one(document: Make, name: str, way: Callable[..., str]) -> None:
    made = document(name)
    with_one = way(made, "da", CLINIC)
    if way is not printout.html:
        assert set(way(made, "da").splitlines()) <= set(with_one.splitlines())
    for place in made.get("contact", ()):
        assert place["name"] in flat(with_one)
        assert place["number"] in with_one
    assert "112" in with_one


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["back", "heart_uncleared"])
def test_a_plan_and_calm_help_say_how_the_clinic_is_reached(document: Make, name: str, way: Callable[..., str]) -> None:
    said = flat(way(document(name), "da", CLINIC))
    assert "Klinik Ny" in said
    assert "12 34 56 78" in said


@pytest.mark.parametrize("way", WAYS)
def test_nothing_of_the_clinic_can_delay_112(document: Make, way: Callable[..., str]) -> None:
    assert "12 34 56 78" not in way(document("emergency"), "da", CLINIC)


@pytest.mark.parametrize("clearance", Clearance)
def test_the_clinic_may_stand_beside_every_number_but_112_alone(clearance: Clearance) -> None:
    assert clinics.fits(CLINIC, clearance.word) == (clearance is not Clearance.CALL_112)
    assert bool(clinics.block(CLINIC, clearance.word, "da")) == (clearance is not Clearance.CALL_112)


@pytest.mark.parametrize("clinic", [None, Clinic("Klinik Ny")])
def test_without_a_way_to_reach_it_there_is_no_block(clinic: Clinic | None) -> None:
    assert clinics.block(clinic, "go", "da") == ""


@pytest.mark.parametrize("language", Language)
def test_the_block_says_that_the_clinic_is_not_for_emergencies(language: Language) -> None:
    assert t("clinic.not_urgent", language) in clinics.block(CLINIC, "go", language)
    assert "112" in t("clinic.not_urgent", language)


def test_the_number_and_the_address_can_be_followed() -> None:
    block = clinics.block(CLINIC, "go", "da")
    assert '<a href="tel:+4512345678">12 34 56 78</a>' in block
    assert 'href="https://klinik.example"' in block
    assert 'rel="noreferrer noopener"' in block


def test_a_logo_is_a_picture_that_says_the_name_and_is_no_part_of_the_page() -> None:
    mark = clinics.mark(CLINIC)
    assert re.fullmatch(r'<p class="op-klinik"><img alt="Klinik Ny" src="data:image/svg\+xml;base64,[A-Za-z0-9+/=]+"></p>', mark)
    assert "script" not in mark
    assert clinics.mark(Clinic("Klinik Ny")) == '<p class="op-klinik"><span>Klinik Ny</span></p>'
    assert clinics.mark(None) == ""


@pytest.mark.parametrize("name", ["back", "heart_uncleared"])
def test_markup_in_the_words_of_a_clinic_is_shown_as_it_is_written(document: Make, name: str) -> None:
    clinic = Clinic(EVIL, LOGO, None, None, "12345678", "", (EVIL,), (EVIL,))
    html = printout.html(document(name), "da", clinic)
    assert "<img src=x" not in html
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; &quot;&#x27;" in html
    assert "<script" not in html
    assert r"\<img src=x onerror=alert(1)\> & " in markdown(document(name), "da", clinic)
    assert "<img src=x" not in clinics.mark(Clinic(EVIL))


@pytest.mark.parametrize("region", REGIONS)
def test_help_shows_the_line_of_the_region_first_and_all_the_others(document: Make, region: str) -> None:
    made = document("heart_uncleared")
    lines = [f"out_of_hours_{one}" for one in ("hovedstaden", "sjaelland", "syddanmark", "midtjylland", "nordjylland")]
    places = [{"id": id_, "name": t(f"contact.{id_}.name", "da"), "number": "1", "when": ""} for id_ in ("own_doctor", *lines, "emergency")]
    shown = programme.referral({**made, "contact": places}, "da", Clinic("A", region=region))["places"]["rows"]
    assert region in shown[1]["name"]
    assert sorted(one["name"] for one in shown) == sorted(one["name"] for one in places)
    assert [shown[0]["name"], shown[-1]["name"]] == [places[0]["name"], places[-1]["name"]]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["back", "heart_uncleared"])
def test_the_fingerprint_is_that_of_the_plan_alone(document: Make, name: str, way: Callable[..., str]) -> None:
    made = document(name)
    assert made["engine"]["fingerprint"] in way(made, "da", CLINIC)
