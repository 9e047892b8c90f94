"""A clinic on paper: its mark at the top, how it is reached beside the numbers, and room for all that has to be on the first page."""

from __future__ import annotations

import io
import sys
import unicodedata
from typing import Any, Final

import pytest
from pypdf import PdfReader

from ownpace.clinic import PNG, SVG, Clinic, Logo
from ownpace.paper import Variant, pdf
from ownpace.text import t
from ownpace.views import words
from tests.builders import TRAINING, a_document
from tests.conftest import LOGO_PNG

printer = sys.modules[pdf.__module__]
WIDE: Final = Logo(SVG, b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 10"><path d="M0 0h900v10H0z"/></svg>')
TALL: Final = Logo(SVG, b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 900"><path d="M0 0h10v900H0z"/></svg>')
SMALL: Final = Logo(PNG, LOGO_PNG)
LONGEST: Final = "Center for smerter og genoptræning ved Klinik Eksempel og søn"[:60]
FULL: Final = Clinic(LONGEST, WIDE, None, None, "+45 12 34 56 78", "https://klinik.example", ("Vej 1", "8000 Aarhus C"), ("Åbent 8 til 12",))
EVIL: Final = '#panic("x") *b* $x$ <a> [d]'


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def pages(document: dict[str, Any], clinic: Clinic | None, variant: str = "full", language: str = "da") -> list[str]:
    return [squeezed(page.extract_text()) for page in PdfReader(io.BytesIO(pdf(document, language, variant, clinic=clinic))).pages]


@pytest.mark.parametrize("variant", Variant)
def test_every_edition_says_whose_it_is_and_how_that_is_reached(variant: Variant) -> None:
    found = "".join(pages(a_document("back"), FULL, variant))
    assert squeezed(LONGEST) in found
    assert squeezed(FULL.phone) in found
    if variant is not Variant.FRIDGE:
        assert all(squeezed(one) in found for one in (*FULL.address, *FULL.lines, t("clinic.not_urgent", "da")))


@pytest.mark.parametrize("language", ["da", "en"])
def test_with_the_longest_name_the_fridge_sheet_is_one_page_for_everybody(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printer, "_forget", lambda: None)
    assert [name for name in TRAINING if len(pages(a_document(name, language=language), FULL, "fridge", language)) != 1] == []


@pytest.mark.parametrize("variant", ["full", "large", "fridge"])
@pytest.mark.parametrize("name", ["insulin", "heart", "widespread_mood"])
def test_with_the_longest_name_limits_and_when_to_stop_stay_on_the_first_page(name: str, variant: str) -> None:
    plan = a_document(name, funktion_1=("at bære min datters flyttekasser op ad trappen uden at være bange " * 2)[:80], funktion_1_ligner="gaa")
    first = pages(plan, FULL, variant)[0]
    for said in (*plan["stop_symptoms"], t("plan.stop.now", "da"), t("plan.print.contact", "da"), *(zone.range for zone in words.zones(plan, "da"))):
        assert squeezed(said) in first


@pytest.mark.parametrize("name", ["heart_uncleared", "emergency"])
def test_help_keeps_every_number_on_its_first_page(name: str) -> None:
    referral = a_document(name)
    first = pages(referral, FULL)[0]
    assert all(squeezed(place["name"]) in first and squeezed(place["number"]) in first for place in referral["contact"])
    assert (squeezed(FULL.phone) in first) == (name != "emergency")


@pytest.mark.parametrize("logo", [WIDE, TALL, SMALL, None])
def test_a_logo_of_any_shape_takes_no_page_more(logo: Logo | None) -> None:
    plan = a_document("back")
    assert len(pages(plan, Clinic("Klinik Ny", logo), "fridge")) == 1
    assert len(pages(plan, Clinic("Klinik Ny", logo))) == len(pages(plan, None))


def test_markup_in_the_words_of_a_clinic_is_printed_as_it_is_written() -> None:
    clinic = Clinic(EVIL, None, None, None, "12345678", "", (EVIL,), (EVIL,))
    for name in ("back", "heart_uncleared"):
        assert "".join(pages(a_document(name), clinic)).count(squeezed(EVIL)) >= 3


def test_without_a_clinic_nothing_of_one_is_printed_and_the_bytes_are_the_same_each_time() -> None:
    plan = a_document("busy")
    assert squeezed(t("clinic.heading", "da")) not in "".join(pages(plan, None))
    assert pdf(plan, "da", clinic=FULL) == pdf(plan, "da", clinic=FULL)
    assert plan["engine"]["fingerprint"] in "".join(pages(plan, FULL))
