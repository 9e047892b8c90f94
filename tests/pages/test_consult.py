"""The page of the consultation: whose answers, what if, keep as before, and back; the visitor's own answers are never touched."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from ownpace import questionnaire
from ownpace.document import to_document
from ownpace.questionnaire import WEEKDAY_OPTIONS
from ownpace.text import t
from ownpace.ui import consult_page, course
from ownpace.ui.consult_page import NOTE_FILE, TRACE_FILES
from ownpace.ui.fields import css, hidden
from ownpace.vocabulary import Language
from tests.pages.test_pages import PERSON, words

Visit = Callable[..., AppTest]
PAIN = "hvad-hvis:smerte.nrs7"
MARK = t("consult.fingerprint", "da")


def fingerprint(app: AppTest) -> str:
    """Which plan is on the screen."""
    return re.findall(rf"{MARK} ([0-9a-f]{{16}})", words(app))[-1]


def unfold(app: AppTest, *parts: str) -> AppTest:
    """Open parts of the page that are made when they are opened."""
    for part in parts:
        app.session_state[f"konsultation-{part}"] = True
    return app.run()


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
    app = unfold(visit("konsultation", PERSON), "ret", "videre", "journal")
    assert fingerprint(app) in app.code[0].value
    assert len(app.get("download_button")) == 3


def test_an_incomplete_draft_is_no_person(visit: Visit) -> None:
    app = visit("konsultation", {"samtykke": True, "om.alder": 45})
    assert app.selectbox(key="konsultation-hvem").value == "back"


def correct(app: AppTest, minutes: int, why: str = "Har trænet mere før", who: str = "Fys. AB") -> None:
    """Give the first week another dose."""
    unfold(app, "ret")
    app.number_input[0].set_value(minutes)
    app.text_area(key="aendring-grund").set_value(why)
    app.text_input(key="aendring-hvem").set_value(who)
    app.button(key="aendring-nu").click().run()


def test_a_correction_changes_the_plan_is_signed_and_can_be_taken_back(visit: Visit) -> None:
    app = visit("konsultation", {})
    before = fingerprint(app)
    correct(app, 60)
    assert not app.exception
    assert fingerprint(app) != before
    assert "Har trænet mere før (Fys. AB, " in words(app)
    app.button(key="fortryd-aendring-0").click().run()
    assert fingerprint(app) == before


@pytest.mark.parametrize(
    ("why", "who", "key"),
    [(" ", "AB", "missing_reason"), ("ok", "AB", "short_reason"), (" ok ", "AB", "short_reason"), ("Godt begrundet", "", "missing_by")],
)
def test_a_correction_without_why_or_who_changes_nothing(visit: Visit, why: str, who: str, key: str) -> None:
    app = visit("konsultation", {})
    before = fingerprint(app)
    correct(app, 60, why, who)
    assert fingerprint(app) == before
    assert t(f"consult.override.{key}", "da") in words(app)


def test_a_correction_that_no_longer_fits_the_answers_is_left_out_and_said(visit: Visit) -> None:
    app = visit("konsultation", {})
    correct(app, 90)
    app.slider(key="hvad-hvis:rammer.dage").set_value(1)
    app.slider(key="hvad-hvis:rammer.minutter").set_value(15).run()
    assert not app.exception
    assert t("consult.override.unfit", "da") in words(app)
    app.button(key="nulstil").click().run()
    assert t("consult.override.unfit", "da") not in words(app)


def test_corrections_can_become_part_of_the_visitors_own_plan(visit: Visit) -> None:
    app = unfold(visit("konsultation", PERSON), "ret", "videre")
    app.segmented_control(key="aendring-hvad").set_value("note").run()
    app.text_area(key="aendring-grund").set_value("Ring, hvis det driller")
    app.text_input(key="aendring-hvem").set_value("Fys. AB")
    app.button(key="aendring-nu").click().run()
    app.button(key="brug-rettelser").click().run()
    assert not app.exception
    assert t("consult.onward.used", "da") in words(app)
    assert [one["reason"] for one in app.session_state["course"]["overrides"]] == ["Ring, hvis det driller"]


def test_the_note_follows_the_answers_and_is_there_for_a_referral_too(visit: Visit) -> None:
    app = unfold(visit("konsultation", {}), "journal")
    assert t("note.answer.worst", "da", n=4) in app.code[0].value
    assert fingerprint(app) in app.code[0].value
    app.slider(key=PAIN).set_value(7).run()
    assert t("note.answer.worst", "da", n=7) in app.code[0].value
    app.selectbox(key="konsultation-hvem").set_value("emergency").run()
    assert not app.exception
    assert t("note.clearance.call_112", "da") in app.code[0].value


@pytest.mark.parametrize(("person", "files"), [("heart", 7), ("emergency", 3)])
def test_the_note_and_the_trace_can_be_taken_along_under_names_that_say_nothing(visit: Visit, person: str, files: int) -> None:
    app = visit("konsultation", {})
    app.selectbox(key="konsultation-hvem").set_value(person).run()
    unfold(app, "ret", "videre", "journal")
    assert not app.exception
    assert len(app.get("download_button")) == files
    assert not [name for name in (NOTE_FILE, *TRACE_FILES) if not re.fullmatch(r"ownpace-[a-z]+\.(txt|md|json)", name)]


def begun(**week: Any) -> dict[str, Any]:
    """A course that began on the Monday before last, with its first week written down."""
    today = date.today()  # noqa: DTZ011 - as the page does
    return {**course.empty(), "start": (today - timedelta(days=7 + today.weekday())).isoformat(), "check_ins": [{"week": 1, **week}]}


HARD = {
    "sessions": [{"id": f"w1-{n}", "done": True, "size": "ordinary", "effort": 8} for n in (1, 2)],
    "pain_during": 9, "pain_after": 9, "pain_next_morning": 8,
}  # fmt: skip


def test_own_answers_with_weeks_are_the_own_plan_to_the_last_number(visit: Visit) -> None:
    kept = begun(**HARD)
    app = visit("konsultation", PERSON, course=kept)
    made = course.memory(PERSON, kept, Language.DA)
    own = to_document(made.plan(), "da", made.planned)
    assert fingerprint(app) == own["engine"]["fingerprint"]
    assert f"<b>{own['program']['weeks'][-1]['minutes_total']} minutter</b>" in words(app)


@pytest.mark.parametrize("pain", [4, 0])
def test_a_week_that_ended_in_help_ends_the_plan_here_too_whatever_is_tried(visit: Visit, pain: int) -> None:
    app = visit("konsultation", PERSON, course=begun(new_symptoms=["sikkerhed.laege.anstrengelse_bryst"]))
    app.slider(key=PAIN).set_value(pain).run()
    assert not app.exception
    assert t("consult.referral", "da") in words(app)
    assert t("consult.programs", "da") not in words(app)


def again(app: AppTest, address: str = "konsultation") -> AppTest:
    """Open an address in the same visit."""
    app._page_hash = calc_hash(address)
    app.run()
    app._page_hash = ""
    return app


def test_own_answers_that_change_elsewhere_are_new_here(visit: Visit) -> None:
    app = visit("konsultation", PERSON)
    before = fingerprint(app)
    app.session_state["draft"] = {**PERSON, "smerte.nrs7": 9}
    again(app)
    assert app.slider(key=PAIN).value == 9
    assert fingerprint(app) != before


def test_what_was_tried_stays_while_the_own_answers_stay(visit: Visit) -> None:
    app = visit("konsultation", PERSON)
    app.slider(key=PAIN).set_value(9).run()
    tried = fingerprint(app)
    again(app, "plan")
    assert fingerprint(again(app)) == tried


def test_a_week_written_down_elsewhere_is_in_the_plan_here(visit: Visit) -> None:
    app = visit("konsultation", PERSON)
    app.session_state["course"] = begun(new_symptoms=["sikkerhed.laege.anstrengelse_bryst"])
    assert t("consult.referral", "da") in words(again(app))


def test_a_question_that_an_answer_opens_begins_at_the_lowest(visit: Visit) -> None:
    inactive = {key: value for key, value in PERSON.items() if key != "aktiv.minutter"} | {"aktiv.dage": 0}
    app = visit("konsultation", inactive)
    off = hidden(css("hvad-hvis:aktiv.minutter"))
    assert off in words(app)
    app.slider(key="hvad-hvis:aktiv.dage").set_value(3).run()
    assert not app.exception
    assert off not in words(app)
    assert app.slider(key="hvad-hvis:aktiv.minutter").value == 0
    assert t("consult.programs", "da") in words(app)
    app.slider(key="hvad-hvis:aktiv.minutter").set_value(20).run()
    app.slider(key="hvad-hvis:aktiv.dage").set_value(0).run()
    assert not app.exception
    assert off in words(app)
    app.slider(key="hvad-hvis:aktiv.dage").set_value(2).run()
    assert app.slider(key="hvad-hvis:aktiv.minutter").value == 20, "what was said before it was closed"
    app.button(key="nulstil").click().run()
    assert app.slider(key="hvad-hvis:aktiv.dage").value == 0


def test_answers_that_make_no_plan_say_so_and_the_panel_stays(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    app = visit("konsultation", {})

    def without(draft: dict[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in questionnaire.relevant(draft).items() if key != "funktion.gang" or draft["smerte.nrs7"] < 5}

    monkeypatch.setattr(consult_page, "questionnaire", SimpleNamespace(relevant=without, missing=questionnaire.missing))
    app.slider(key=PAIN).set_value(7).run()
    assert not app.exception
    assert t("consult.no_plan", "da") in words(app)
    assert t("error.missing.funktion.gang", "da") in words(app)
    app.button(key="fasthold").click().run()
    app.slider(key=PAIN).set_value(4).run()
    assert t("consult.programs", "da") in words(app)


def exercises(app: AppTest) -> set[str]:
    """What the plan on the screen uses."""
    state = app.session_state["consult"]
    made = course.memory(state["draft"], {**state["course"], "start": "2026-11-30"}, Language.DA).plan()
    return {item["exercise"] for week in to_document(made, "da")["program"]["weeks"] for one in week["sessions"] for item in one["items"]}


def swap(app: AppTest, old: str, new: str) -> AppTest:
    """Swap an exercise of the plan as a professional."""
    app.segmented_control(key="aendring-hvad").set_value("swap").run()
    app.selectbox(key="aendring-fra").set_value(old).run()
    app.selectbox(key=f"aendring-til-{old}").set_value(new)
    app.text_area(key="aendring-grund").set_value("Bedre for ham")
    app.text_input(key="aendring-hvem").set_value("AB")
    return app.button(key="aendring-nu").click().run()


def test_an_exercise_that_was_swapped_in_can_be_swapped_again_and_back(visit: Visit) -> None:
    app = visit("konsultation", {})
    app.selectbox(key="konsultation-hvem").set_value("irritable").run()
    before = fingerprint(unfold(app, "ret"))
    for old, new in (("table_hip_hinge", "glute_squeeze"), ("glute_squeeze", "seated_hip_hinge")):
        swap(app, old, new)
        assert new in exercises(app)
        assert old not in exercises(app)
        (signed,) = app.session_state["consult"]["course"]["overrides"]
        assert signed["change"] == {"kind": "swap", "from": "table_hip_hinge", "to": new}
    swap(app, "seated_hip_hinge", "table_hip_hinge")
    assert app.session_state["consult"]["course"]["overrides"] == []
    assert fingerprint(app) == before


@pytest.mark.parametrize("days", [[], list(WEEKDAY_OPTIONS)])
def test_days_that_are_no_week_are_refused_in_words(visit: Visit, days: list[str]) -> None:
    app = unfold(visit("konsultation", {}), "ret")
    app.segmented_control(key="aendring-hvad").set_value("days").run()
    (pills,) = (one for one in app.button_group if str(one.key).startswith("aendring-dage"))
    pills.set_value(days)
    app.text_area(key="aendring-grund").set_value("Ferie")
    app.text_input(key="aendring-hvem").set_value("AB")
    app.button(key="aendring-nu").click().run()
    assert not app.exception
    assert t("error.days_range", "da") in words(app)
    assert "python" not in words(app)


def write(app: AppTest, reason: str) -> AppTest:
    """Leave a message for the person."""
    app.segmented_control(key="aendring-hvad").set_value("note").run()
    app.text_area(key="aendring-grund").set_value(reason)
    app.text_input(key="aendring-hvem").set_value("Fys. AB")
    return app.button(key="aendring-nu").click().run()


def test_only_the_change_that_does_not_fit_is_left_out_named_and_marked_and_a_new_one_is_not_blamed(visit: Visit) -> None:
    app = visit("konsultation", {})
    app.selectbox(key="konsultation-hvem").set_value("knee").run()
    correct(app, 40, "Kan mere")
    write(app, "Ring, hvis det driller")
    app.slider(key="hvad-hvis:motiv.tro").set_value(6).run()
    told = words(app).partition(t("consult.override.unfit", "da"))[2].partition("</div>")[0]
    assert "Kan mere" in told
    assert "Ring" not in told
    assert words(app).count(t("consult.override.left_out", "da")) == 1
    write(app, "Husk stokken")
    assert t("consult.override.refused", "da") not in words(app)
    assert t("consult.override.done", "da") in words(app)
    unfold(app, "journal")
    assert "Husk stokken" in app.code[0].value
    assert "Ring, hvis det driller" in app.code[0].value
    assert "Kan mere" not in app.code[0].value
    app.button(key="nulstil").click().run()
    assert t("consult.override.left_out", "da") not in words(app)


def test_the_days_that_the_plan_has_are_no_change(visit: Visit) -> None:
    app = unfold(visit("konsultation", {}), "ret")
    before = fingerprint(app)
    app.segmented_control(key="aendring-hvad").set_value("days").run()
    app.text_area(key="aendring-grund").set_value("Passer bedre")
    app.text_input(key="aendring-hvem").set_value("AB")
    app.button(key="aendring-nu").click().run()
    assert t("consult.override.unchanged", "da") in words(app)
    assert fingerprint(app) == before
    assert app.session_state["consult"]["course"]["overrides"] == []


def test_deleting_leaves_nothing_of_the_own_answers_in_the_room(visit: Visit) -> None:
    app = visit("konsultation", PERSON)
    assert app.session_state["consult"]["draft"] == PERSON
    again(app, "slet").button(key="slet-ja").click().run()
    assert "consult" not in app.session_state


def test_the_way_back_from_the_persons_own_swap_is_the_persons(visit: Visit) -> None:
    own = {"kind": "swap", "from": "chair_stand", "to": "chair_stand_hands"}
    app = unfold(visit("konsultation", PERSON, course=course.empty() | {"choices": [own]}), "ret")
    swap(app, "chair_stand_hands", "chair_stand")
    assert not app.exception
    assert t("consult.override.own_swap", "da") in words(app)
    assert app.session_state["consult"]["course"]["overrides"] == []
