"""A clinic in the app: its mark on every page, its contact beside plan and help, and what is wrong in its file told in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from ownpace.contacts import OUT_OF_HOURS
from ownpace.text import t
from ownpace.ui import routing, site
from tests.pages.conftest import APP
from tests.pages.test_pages import PERSON, words

Visit = Callable[..., AppTest]
Write = Callable[..., Path]
WHOLE = 'name = "<b>Klinik</b>"\nlogo = "logo.svg"\nregion = "Region Midtjylland"\n[contact]\nphone = "12 34 56 78"\naddress = ["Vej <1>"]\n'
STOP = "12 34 56 78"


def html_of(app: AppTest) -> str:
    return "\n".join(one.proto.body for one in app.get("html"))


@pytest.mark.parametrize("path", site.FILES)
def test_without_a_file_no_page_speaks_of_a_clinic(visit: Visit, path: str) -> None:
    app = visit(path, PERSON)
    assert 'op-klinik"' not in html_of(app)
    assert t("clinic.heading", "da") not in words(app)


@pytest.mark.parametrize("path", ["", routing.PLAN, routing.ABOUT, routing.CONSULT, routing.PRINT])
def test_the_mark_stands_at_the_top_and_the_name_at_the_foot_and_markup_stays_words(visit: Visit, clinic_file: Write, path: str) -> None:
    clinic_file(WHOLE)
    app = visit(path, PERSON)
    assert not app.exception
    found = html_of(app)
    assert 'alt="&lt;b&gt;Klinik&lt;/b&gt;" src="data:image/svg+xml;base64,' in found
    assert t("clinic.by", "da", name="&lt;b&gt;Klinik&lt;/b&gt;") in found
    assert "<b>Klinik</b>" not in found
    assert "<1>" not in found


def test_the_contact_stands_with_the_plan_and_the_stop_card_stays(visit: Visit, clinic_file: Write) -> None:
    before = html_of(visit(routing.PLAN, PERSON))
    clinic_file(WHOLE)
    found = html_of(visit(routing.PLAN, PERSON))
    assert STOP not in before
    assert 'href="tel:+4512345678"' in found
    for said in (t("plan.stop.heading", "da"), t("plan.stop.now", "da"), 'href="tel:112"', t("clinic.not_urgent", "da")):
        assert said in found
    assert found.index(t("plan.stop.now", "da")) < found.index("tel:+4512345678")


@pytest.mark.parametrize(
    ("ticked", "shown"),
    [({"sikkerhed.laege": ["feber"]}, True), ({"sikkerhed.akut": ["besvimet_nyligt"]}, True), ({"sikkerhed.akut": ["kollaps"]}, False)],
)
def test_help_keeps_its_numbers_and_only_an_emergency_has_no_clinic(
    visit: Visit, clinic_file: Write, ticked: dict[str, list[str]], *, shown: bool
) -> None:
    before = html_of(visit(routing.REFERRAL, PERSON | ticked))
    clinic_file(WHOLE)
    found = html_of(visit(routing.REFERRAL, PERSON | ticked))
    assert (STOP in found) == shown
    assert 'href="tel:112"' in found
    for contact in OUT_OF_HOURS:
        assert (contact.link in found) == (contact.link in before)
    if 'href="tel:1813"' in before:
        assert min(OUT_OF_HOURS, key=lambda one: found.index(one.link)).region == "Region Midtjylland"
        assert before.index('href="tel:1813"') < before.index("70113131")


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("path", ["", routing.PLAN, routing.REFERRAL])
def test_a_file_that_is_wrong_is_told_line_by_line_in_words_and_112_is_there(visit: Visit, clinic_file: Write, path: str, language: str) -> None:
    clinic_file('name = "A"\nregion = "Jylland"\n[contact]\nphone = "113"')
    app = visit(path, PERSON, language)
    said = words(app)
    assert not app.exception
    assert t("clinic.wrong.title", language) in said
    assert f"region: {t('clinic.problem.option', language, allowed=', '.join(str(one.region) for one in OUT_OF_HOURS))}" in said
    assert "contact.phone:" in said
    assert "clinic.toml" in said
    assert "112" in said
    assert "Traceback" not in said
    assert not app.get("button")


def test_once_the_file_is_mended_the_page_is_there(visit: Visit, clinic_file: Write) -> None:
    path = clinic_file("name = 7")
    assert t("clinic.wrong.title", "da") in words(visit("", {}))
    path.write_text('name = "Ny"', "utf-8")
    assert t("clinic.by", "da", name="Ny") in words(visit("", {}))


@pytest.mark.parametrize(("wanted", "switch"), [("da", "English"), ("en", "Dansk")])
def test_a_new_visitor_meets_the_language_of_the_clinic_and_can_change_it(clinic_file: Write, wanted: str, switch: str) -> None:
    clinic_file(f'name = "A"\nlanguage = "{wanted}"')
    app = AppTest.from_file(str(APP), default_timeout=30)
    app.session_state["ready"] = True
    app._page_hash = calc_hash(routing.ABOUT)
    app.run()
    app._page_hash = ""
    assert app.session_state["language"] == wanted
    assert app.button(key="sprog").label == switch
    app.button(key="sprog").click().run()
    assert app.session_state["language"] != wanted
