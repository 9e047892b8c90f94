"""The page of the consultation: whose answers, what if, keep as before, and back; the visitor's own answers are never touched."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from ownpace.text import t
from ownpace.ui.consult_page import NOTE_FILE, TRACE_FILES
from tests.pages.test_pages import PERSON, words

Visit = Callable[..., AppTest]
PAIN = "hvad-hvis:smerte.nrs7"
MARK = t("consult.fingerprint", "da")


def fingerprint(app: AppTest) -> str:
    """Which plan is on the screen."""
    return re.findall(rf"{MARK} ([0-9a-f]{{16}})", words(app))[-1]


def test_pain_up_moves_the_plan_and_pain_down_brings_the_same_plan_back(visit: Visit) -> None:
    app = visit("konsultation", {})
    assert not app.exception
    before = fingerprint(app)
    app.slider(key=PAIN).set_value(7).run()
    assert fingerprint(app) != before
    assert t("consult.rules", "da") in words(app)
    app.slider(key=PAIN).set_value(4).run()
    assert fingerprint(app) == before
    assert t("consult.rules", "da") not in words(app)


def test_what_is_kept_as_before_is_what_the_next_change_is_compared_with(visit: Visit) -> None:
    app = visit("konsultation", {})
    app.slider(key=PAIN).set_value(7).run()
    app.button(key="fasthold").click().run()
    assert t("consult.rules", "da") not in words(app)
    app.slider(key=PAIN).set_value(4).run()
    assert t("consult.rules", "da") in words(app)
    app.button(key="nulstil").click().run()
    assert app.slider(key=PAIN).value == 4
    assert t("consult.rules", "da") not in words(app)


def test_another_person_starts_over_and_a_sign_of_an_emergency_has_no_programme(visit: Visit) -> None:
    app = visit("konsultation", {})
    app.slider(key=PAIN).set_value(9).run()
    app.selectbox(key="konsultation-hvem").set_value("emergency").run()
    assert not app.exception
    assert t("consult.referral", "da") in words(app)
    assert t("consult.programs", "da") not in words(app)
    app.selectbox(key="konsultation-hvem").set_value("back").run()
    assert app.slider(key=PAIN).value == 4


def test_a_visitor_can_turn_the_own_answers_and_they_stay_as_they_were(visit: Visit) -> None:
    app = visit("konsultation", PERSON)
    assert app.selectbox(key="konsultation-hvem").value == "me"
    app.slider(key=PAIN).set_value(8).run()
    assert not app.exception
    assert app.session_state["draft"] == PERSON


def test_the_own_answers_have_a_note_and_a_plan_to_the_foot_of_the_page(visit: Visit) -> None:
    app = visit("konsultation", PERSON)
    assert fingerprint(app) in app.code[0].value
    assert len(app.get("download_button")) == 3


def test_an_incomplete_draft_is_no_person(visit: Visit) -> None:
    app = visit("konsultation", {"samtykke": True, "om.alder": 45})
    assert app.selectbox(key="konsultation-hvem").value == "back"


def test_the_note_follows_the_answers_and_is_there_for_a_referral_too(visit: Visit) -> None:
    app = visit("konsultation", {})
    assert t("note.answer.worst", "da", n=4) in app.code[0].value
    assert fingerprint(app) in app.code[0].value
    app.slider(key=PAIN).set_value(7).run()
    assert t("note.answer.worst", "da", n=7) in app.code[0].value
    app.selectbox(key="konsultation-hvem").set_value("emergency").run()
    assert not app.exception
    assert t("note.clearance.call_112", "da") in app.code[0].value


@pytest.mark.parametrize(("person", "files"), [("heart", 3), ("emergency", 3)])
def test_the_note_and_the_trace_can_be_taken_along_under_names_that_say_nothing(visit: Visit, person: str, files: int) -> None:
    app = visit("konsultation", {})
    app.selectbox(key="konsultation-hvem").set_value(person).run()
    assert not app.exception
    assert len(app.get("download_button")) == files
    assert not [name for name in (NOTE_FILE, *TRACE_FILES) if not re.fullmatch(r"ownpace-[a-z]+\.(txt|md|json)", name)]
