"""A plan over time, without a browser: the file that is opened, the week that is written down, the swap, and what is told of each."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from starlette.formparsers import MultiPartParser
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from ownpace import hand_over
from ownpace.answers import AnswersError, parse
from ownpace.document import dump, to_document
from ownpace.plan import make_plan, next_monday
from ownpace.plan_file import Memory
from ownpace.text import t
from ownpace.ui import course, opening, outcome, routing, session, swap
from ownpace.ui.outcome import today
from tests.builders import said as told_by
from tests.pages.test_pages import PERSON, Visit, address, heading, words

MONDAY = next_monday(today())
FEARFUL = PERSON | {"smerte.tryghed": 2, "funktion.1": "bukke"}
PAINLESS = {key: value for key, value in PERSON.items() if not key.startswith(("smerte.", "sikkerhed.ryg", "sikkerhed.knae"))} | {"smerte.har": "nej"}
CALM = {
    "uge.effort": 3, "uge.pain_during": 4, "uge.pain_after": 4, "uge.pain_next_morning": 4, "uge.sleep_hours_low_nights": 0, "uge.fatigue": 2,
    "uge.confidence": 8,
}  # fmt: skip
"""A week without anything to say about it, for somebody whose usual pain is 4."""


def planned(app: AppTest) -> dict[str, Any]:
    """The plan as the session would show it now."""
    from ownpace.vocabulary import Language  # noqa: PLC0415 - used here only

    memory = course.memory(app.session_state["draft"], app.session_state["course"], Language.DA)
    return to_document(memory.plan(), "da", memory.planned)


def kept(app: AppTest) -> dict[str, Any]:
    """The course of the session."""
    return dict(app.session_state["course"])


def answer(app: AppTest, said: Mapping[str, Any], *, new: str = "ingen", diagnosis: str = "nej") -> AppTest:
    """Fill in the check-in; nothing is sent yet."""
    for link_id, value in {**said, "uge.new_diagnosis": diagnosis}.items():
        app.segmented_control(key=f"answer:{link_id}").set_value(value)
    app.checkbox(key=f"answer:uge.new_symptoms:{new}").check()
    return app


def check_in(app: AppTest, said: Mapping[str, Any], size: str = "ordinary", **how: Any) -> AppTest:
    """Fill in the check-in of the week that is due and send it."""
    rows = [field["id"] for field in app.session_state["fields"] if field["id"].startswith("uge.w")]
    assert rows
    return answer(app, {**dict.fromkeys(rows, size), **said}, **how).button(key="fortsaet").click().run()


# --- the file


def a_file(draft: Mapping[str, Any] = PERSON, **changed: Any) -> bytes:
    document = to_document(make_plan(parse({"schema_version": 1, **draft}), MONDAY), "da")
    return dump(document | changed).encode()


def opened(visit: Visit, content: bytes, draft: Mapping[str, Any] | None = None, language: str = "da") -> AppTest:
    app = visit("", draft, language)
    app._page_hash = calc_hash("nowhere")  # else AppTest takes pages/start.py for a page of its own and runs it without the frame
    return app.file_uploader[0].set_value(("ownpace-plan.json", content, "application/json")).run()


def test_a_plan_file_is_opened_and_its_plan_shown(visit: Visit) -> None:
    choices = [{"kind": "days", "weekdays": ["onsdag", "soendag"]}]
    app = opened(visit, a_file(choices=choices, language="en"))
    assert not app.exception
    assert address(app) == routing.PLAN
    assert app.session_state["draft"] == PERSON
    assert kept(app) == course.empty() | {"start": MONDAY.isoformat(), "choices": choices}
    assert app.session_state["language"] == "en"
    assert t("ui.file_opened", "en") in words(app)


def test_what_was_here_gives_way_only_to_a_file_that_can_be_read(visit: Visit) -> None:
    half = {"samtykke": True, "om.alder": 30, "sikkerhed.akut": ["ingen"]}
    app = opened(visit, b"{", half)
    assert app.session_state["draft"] == half
    app = opened(visit, a_file(), half)
    assert app.session_state["draft"] == PERSON


HUGE = b" " * (opening.MOST_BYTES + 1)
NEWER = a_file(schema_version=2)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "not_json"), (b'{"answers": {', "not_json"), (b"\xff\xfe\x00", "not_json"), (b"NaN", "not_json"), (b"[" * 200_000, "not_json"),
        (b'{"start": NaN}', "not_json"), (HUGE, "too_big_file"), (b"[]", "file_foreign"), (b"7", "file_foreign"), (b'{"hello": "world"}', "file_foreign"),
        (b'{"answers": {}, "start": "2026-11-30"}', "file_damaged"), (NEWER, "file_newer"), (a_file(schema_version=0), "file_damaged"),
        (a_file(schema_version="1"), "file_damaged"), (a_file(start="2026-12-01"), "file_damaged"), (a_file(language="sv"), "file_damaged"),
        (a_file(check_ins=[{"week": 1, "effort": 99}]), "file_damaged"), (a_file(choices=[{"kind": "lift_the_law"}]), "file_damaged"),
        (a_file(answers={"schema_version": 1, "om.alder": 45}), "file_damaged"), (a_file()[:-200], "not_json"),
        (a_file(answers=PERSON | {"schema_version": 1, "om.alder": 212}), "file_damaged"),
        (a_file()[:-2] + b', "start": "2026-11-30"}', "name_twice"), (b"1" * 5000, "not_json"), (a_file(start="9999-12-27"), "file_damaged"),
        (a_file(check_ins={}), "file_damaged"), (a_file(choices=[{"kind": "swap", "from": "x", "to": "y"}]), "file_damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_file_that_is_no_plan_is_refused_for_one_reason(content: bytes, kind: str) -> None:
    with pytest.raises(AnswersError) as refused:
        opening.read(content)
    assert [problem.kind for problem in refused.value.problems] == [kind]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    ("content", "kind"),
    [(a_file(start="2026-12-01"), "file_damaged"), (b'{"hello": "world"}', "file_foreign"), (HUGE, "too_big_file"), (NEWER, "file_newer")],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_cannot_be_used_says_what_happened_and_nothing_is_lost(visit: Visit, content: bytes, kind: str, language: str) -> None:
    app = opened(visit, content, {"samtykke": True, "om.alder": 30}, language)
    assert not app.exception
    assert address(app) == routing.START
    assert app.session_state["draft"] == {"samtykke": True, "om.alder": 30}
    said = words(app)
    assert t("ui.open_refused", language) in said
    assert t(f"error.{kind}", language, max=opening.MOST_BYTES // 1000) in said
    assert t("ui.open_kept", language) in said


def a_word(spoilt: Callable[[bytes], bytes]) -> str:
    """A link's word with its seal; what it holds was changed before it was sealed."""
    text = json.dumps(hand_over.document(Memory(parse({"schema_version": 1, **PERSON}), MONDAY))).encode()
    packed = zlib.compress(spoilt(text))
    return base64.urlsafe_b64encode(packed).decode().rstrip("=") + "." + hand_over._seal(packed)


def test_a_plan_in_a_link_is_opened(visit: Visit) -> None:
    assert address(visit("", handed=a_word(lambda text: text))) == routing.PLAN


@pytest.mark.parametrize("more", [b',"x":' + b"1" * 5000, b',"x":NaN', b',"start":"2026-11-30"', b',"x":"\\ud800"'])
def test_a_link_that_holds_no_document_is_said_to_be_broken_and_the_first_page_stays(visit: Visit, more: bytes) -> None:
    app = visit("", {"samtykke": True, "om.alder": 30}, handed=a_word(lambda text: text[:-1] + more + b"}"))
    assert not app.exception
    assert address(app) == routing.START
    assert t("error.link_broken", "da") in words(app)
    assert app.session_state["draft"] == {"samtykke": True, "om.alder": 30}


def test_a_file_of_somebody_who_needs_help_leads_to_help(visit: Visit) -> None:
    app = opened(visit, a_file(answers=PERSON | {"schema_version": 1, "sikkerhed.akut": ["brystsmerter"]}))
    assert address(app) == routing.REFERRAL


def test_what_is_sent_to_be_opened_is_not_written_to_the_disk() -> None:
    """Starlette moves a form to the disk above this size; every file that is let through is smaller."""
    assert MultiPartParser.spool_max_size > opening.MOST_BYTES


# --- restored, changed, forgotten


def test_a_course_that_cannot_be_read_is_dropped_and_that_is_said(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = json.dumps({"v": 1, "language": "da", "draft": PERSON, "course": {"start": "2026-11-30", "check_ins": [{"week": 40}]}})
    begin, answers = session.begin, iter([raw])

    def loaded() -> None:
        begin()
        for kept_by_the_browser in answers:
            session._restore(kept_by_the_browser, live=False, remembered=True)

    monkeypatch.setattr(session, "begin", loaded)
    app = visit("plan", {})
    assert not app.exception
    assert app.session_state["draft"] == PERSON
    assert app.session_state["remember"]
    assert kept(app)["check_ins"] == []
    assert t("ui.course_dropped", "da") in words(app)


def test_a_swap_that_does_not_fit_the_answers_any_longer_is_taken_back_and_that_is_said(visit: Visit) -> None:
    app = visit("plan", PERSON, course=course.empty() | {"choices": [{"kind": "swap", "from": "chair_stand", "to": "neck_turn"}]})
    assert not app.exception
    assert kept(app)["choices"] == []
    assert t("ui.choice_dropped", "da") in words(app)


def test_the_start_is_kept_with_the_first_plan(visit: Visit) -> None:
    assert kept(visit("plan", PERSON))["start"] == MONDAY.isoformat()


def test_deleting_forgets_the_course_the_week_and_the_device(visit: Visit) -> None:
    app = visit("plan", PERSON)
    app = check_in(visit("ugen", PERSON), CALM)
    app.session_state["remember"] = True
    app = visit("slet", PERSON, course=kept(app), week={"number": 2, "uge.effort": 4}, remember=True)
    app = app.button(key="slet-ja").click().run()
    assert kept(app) == course.empty()
    assert (app.session_state["draft"], app.session_state["week"], app.session_state["remember"]) == ({}, {}, False)
    assert app.session_state["wipe"]


def test_the_device_remembers_only_when_it_is_asked_to(visit: Visit) -> None:
    app = visit("plan", PERSON)
    assert not app.session_state["remember"]
    assert not app.checkbox(key="husk").value
    assert app.checkbox(key="husk").check().run().session_state["remember"]
    assert not app.checkbox(key="husk").uncheck().run().session_state["remember"]


# --- the week


def test_a_calm_week_is_written_down_and_decides_the_next(visit: Visit) -> None:
    app = check_in(visit("ugen", PERSON), CALM)
    assert not app.exception
    assert address(app) == routing.PLAN
    (told,) = kept(app)["check_ins"]
    assert {one["size"] for one in told["sessions"]} == {"ordinary"}
    assert told["effort"] == 3
    assert told["planned"]["number"] == 1
    assert "new_symptoms" not in told
    assert planned(app)["changes"][0]["verdict"] == "progress"
    said = words(app)
    assert said.index(t("checkin.call.done", "da", n=1)) < said.index(t("checkin.change.heading", "da")) < said.index(t("plan.pain.heading", "da"))
    assert app.session_state["uge"] == 2


@pytest.mark.parametrize("language", ["da", "en"])
def test_what_is_missing_is_told_by_question_and_nothing_is_preselected(visit: Visit, language: str) -> None:
    app = visit("ugen", PERSON, language)
    assert not any(one.value for one in app.segmented_control)
    assert not any(one.value for one in app.checkbox)
    app = app.button(key="fortsaet").click().run()
    said = words(app)
    assert said.count(t("checkin.question.fatigue.missing", language)) == 2
    assert t("ui.error_summary", language) in said
    assert t("checkin.question.effort.missing", language) not in said, "it is asked only where something was done"
    assert kept(app)["check_ins"] == []


def test_the_language_changes_and_the_answers_about_the_week_stay(visit: Visit) -> None:
    app = answer(visit("ugen", PERSON), {"uge.w1-1": "bad", **CALM})
    app = app.button(key="sprog").click().run()
    assert heading(app) == t("checkin.title", "en")
    assert app.segmented_control(key="answer:uge.effort").value == 3
    assert app.checkbox(key="answer:uge.new_symptoms:ingen").value
    assert app.session_state["week"] == {"number": 1, "uge.w1-1": "bad", **CALM, "uge.new_symptoms": ["ingen"], "uge.new_diagnosis": "nej"}


def test_effort_and_pain_are_asked_only_where_something_was_done(visit: Visit) -> None:
    app = check_in(visit("ugen", PERSON), {key: value for key, value in CALM.items() if "pain" not in key})
    said = words(app)
    for one in ("pain_during", "pain_after", "pain_next_morning"):
        assert said.count(t(f"checkin.question.{one}.missing", "da")) == 2
    nothing = {key: value for key, value in CALM.items() if "pain" not in key and "effort" not in key}
    app = check_in(visit("ugen", PERSON), nothing, "not_done")
    assert words(app).count(t("checkin.question.days_off.missing", "da")) == 2
    app.text_input(key="answer:uge.days_off").input("10 dage")
    app = app.button(key="fortsaet").click().run()
    (told,) = kept(app)["check_ins"]
    assert told["days_off"] == 10
    assert not any(one["done"] for one in told["sessions"])
    assert planned(app)["changes"][0]["finding"] == "short_gap"


@pytest.mark.parametrize(("hurt", "pains"), [("nej", {0}), ("ja", {4})])
def test_who_has_no_pain_is_asked_for_numbers_only_when_it_hurt(visit: Visit, hurt: str, pains: set[int]) -> None:
    said = CALM | {"uge.hurt": hurt}
    app = check_in(visit("ugen", PAINLESS), said if hurt == "ja" else {key: value for key, value in said.items() if "pain" not in key})
    if address(app) == routing.SESSIONS:
        app = app.button(key="fortsaet").click().run()
    (told,) = kept(app)["check_ins"]
    assert {told[one] for one in ("pain_during", "pain_after", "pain_next_morning")} == pains


def test_only_a_week_that_is_not_green_is_asked_which_session_it_was(visit: Visit) -> None:
    app = check_in(visit("ugen", PERSON), CALM | {"uge.pain_during": 9})
    assert address(app) == routing.SESSIONS
    assert heading(app) == t("checkin.question.which_session.label", "da")
    asked = {field["id"] for field in app.session_state["fields"]}
    assert asked == {"uge.w1-1.pain_during", "uge.w1-2.pain_during"}, "only the number that is above green, for each session that was done"
    app.segmented_control(key="answer:uge.w1-1.pain_during").set_value(2)
    app = app.button(key="fortsaet").click().run()
    (told,) = kept(app)["check_ins"]
    assert told["pain_during"] == 9
    assert [one.get("pain_during") for one in told["sessions"]] == [2, None]
    assert sorted(planned(app)["changes"][0]["lights"]) == ["green", "red"]


def test_the_second_page_leads_back_where_there_is_nothing_to_ask(visit: Visit) -> None:
    assert address(visit("passene", PERSON)) == routing.WEEK


@pytest.mark.parametrize(
    ("how", "variant"), [({"new": "sikkerhed.akut.brystsmerter"}, "call_112"), ({"new": "sikkerhed.ryg.skridt_foelelse"}, "cauda"), ({"diagnosis": "ja"}, "see_first")]
)  # fmt: skip
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_week_that_ends_the_plan_leads_to_help_and_nothing_is_lost(visit: Visit, how: dict[str, str], variant: str, language: str) -> None:
    app = check_in(visit("ugen", PERSON, language), CALM, **how)
    assert not app.exception
    assert address(app) == routing.REFERRAL
    assert heading(app) == t(f"referral.{variant}.heading", language)
    assert t("checkin.stop.kept", language) in words(app)
    assert app.get("download_button")
    for path in (routing.PLAN, routing.PRINT, routing.WEEK, routing.SESSIONS):
        again = visit(path, PERSON, language, course=kept(app))
        assert address(again) == routing.REFERRAL
    app = app.button(key="fortryd-uge-hjaelp").click().run()
    assert address(app) == routing.WEEK
    assert kept(app)["check_ins"] == []
    assert app.segmented_control(key="answer:uge.effort").value == 3


@pytest.mark.parametrize(
    ("person", "sign", "variant"),
    [
        ("cancer_treatment", "helbred.kraeft.bloeder", "doctor_today"),
        ("cancer_treatment", "feber", "doctor_today"),
        ("colon_cancer", "natsmerte", "see_first"),
        ("anxious", "sikkerhed.tanker.ja", "mental_today"),
        ("anxious", "sikkerhed.tanker.nu.ja", "mental_now"),
        ("insulin", "helbred.diabetes.syg_toerst", "doctor_today"),
        ("bones_neck", "helbred.knogler.ny_rygsmerte", "doctor_today"),
        ("heart", "sikkerhed.laege.anstrengelse_bryst", "see_first"),
    ],
)
def test_what_is_new_with_an_illness_or_in_the_mind_can_be_told_and_leads_to_help(visit: Visit, person: str, sign: str, variant: str) -> None:
    """Each person finds the signs of what they were asked about at first."""
    app = visit("ugen", told_by(person))
    shown = {box.key.removeprefix("answer:") for box in app.segmented_control}
    said = {name: value for name, value in (CALM | {"uge.hurt": "nej"}).items() if name in shown}
    app = check_in(app, said, new=sign)
    assert not app.exception
    assert address(app) == routing.REFERRAL
    assert heading(app) == t(f"referral.{variant}.heading", "da")


def test_signs_of_an_illness_are_not_asked_of_those_who_do_not_have_it(visit: Visit) -> None:
    app = visit("ugen", PERSON)
    told = {box.key for box in app.checkbox}
    assert not [key for key in told if ":helbred." in key or ":sikkerhed.tanker" in key]
    assert [key for key in told if ":sikkerhed.laege." in key]


def test_the_last_week_can_be_taken_back_and_mended(visit: Visit) -> None:
    app = check_in(visit("ugen", PERSON), CALM)
    app = app.button(key="fortryd-uge-plan").click().run()
    assert address(app) == routing.WEEK
    assert kept(app)["check_ins"] == []
    assert app.segmented_control(key="answer:uge.pain_after").value == 4
    app.segmented_control(key="answer:uge.effort").set_value(4)
    app = app.button(key="fortsaet").click().run()
    assert kept(app)["check_ins"][0]["effort"] == 4


def logged(draft: Mapping[str, Any], weeks: int) -> dict[str, Any]:
    """A course of calm weeks."""
    from ownpace.plan_file import log  # noqa: PLC0415 - used here only
    from ownpace.vocabulary import Language  # noqa: PLC0415 - as above

    made = course.empty() | {"start": MONDAY.isoformat()}
    for week in range(1, weeks + 1):
        memory = course.memory(draft, made, Language.DA)
        sessions = [{"id": one.id, "done": True, "size": "ordinary"} for one in memory.plan().program.weeks[week - 1].sessions]
        after = log(
            memory, {"week": week, "sessions": sessions, "effort": 3, "pain_during": 4, "pain_after": 4, "pain_next_morning": 4, "fatigue": 2}
        )
        made["check_ins"] = to_document(after.plan(), "da", after.planned)["check_ins"]
    return made


def test_the_questions_of_the_start_come_again_in_the_weeks_of_tests(visit: Visit) -> None:
    assert "uge.retest.goal_score" not in {field["id"] for field in visit("ugen", PERSON, course=logged(PERSON, 2)).session_state["fields"]}
    app = visit("ugen", PERSON, course=logged(PERSON, 3))
    app.text_input(key="answer:uge.retest.chair_stands").input("14")
    app = check_in(app, CALM | {"uge.retest.goal_score": 6, "uge.retest.pain": 3})
    assert kept(app)["check_ins"][-1]["retest"] == {"goal_score": 6, "pain": 3, "chair_stands": 14}
    assert t("checkin.retest.heading", "da") in words(app)
    hands = visit("ugen", PERSON | {"funktion.haender": "ja", "funktion.gulv": "ja", "helbred.fald": "ingen"}, course=logged(PERSON, 3))
    assert "uge.retest.chair_stands" not in {field["id"] for field in hands.session_state["fields"]}


def test_after_the_last_week_there_is_nothing_more_to_write(visit: Visit) -> None:
    over = logged(PERSON, planned(visit("plan", PERSON))["program"]["length"])
    app = visit("ugen", PERSON, course=over)
    assert not app.exception
    assert t("checkin.page.course_over", "da") in words(app)
    assert t("checkin.call.end", "da") in words(visit("plan", PERSON, course=over))


def test_after_a_long_break_the_questions_of_safety_come_again(visit: Visit) -> None:
    app = visit("ugen", PERSON)
    app.text_input(key="answer:uge.days_off").input("30")
    app = check_in(app, {key: value for key, value in CALM.items() if "pain" not in key and "effort" not in key}, "not_done")
    assert planned(app)["changes"][0]["finding"] == "restart"
    app = app.button(key="sikkerhed-igen").click().run()
    assert address(app) == "akut"
    assert not any(key.startswith("sikkerhed.") for key in app.session_state["draft"])


# --- exercises, days, the ladder


def test_a_swap_is_shown_with_a_way_back(visit: Visit) -> None:
    swap = {"kind": "swap", "from": "chair_stand", "to": "chair_stand_hands"}
    app = visit("plan", PERSON, course=course.empty() | {"choices": [swap]})
    said = words(app)
    assert t("ui.swap_heading", "da") in said
    assert 'data-from="chair_stand_hands" data-to="chair_stand"' in said
    before = planned(app)["engine"]["fingerprint"]
    app = app.button(key="fortryd-byt-chair_stand").click().run()
    assert kept(app)["choices"] == []
    assert planned(app)["engine"]["fingerprint"] != before
    assert t("ui.swap_undone", "da", old=t("exercises.chair_stand.name", "da")) in words(app).replace("&raquo;", "»")


def test_an_exercise_that_a_professional_put_in_stays_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    signed = {"change": {"kind": "swap", "from": "chair_stand", "to": "chair_stand_hands"}, "reason": "Knæet", "by": "AB", "on": "2026-01-05"}
    before, told = course.empty() | {"overrides": [signed]}, []
    monkeypatch.setattr(swap.session, "course", lambda: before)
    monkeypatch.setattr(swap, "_say", lambda key, **_: told.append(key))
    monkeypatch.setattr(swap, "language", lambda: "da")
    swap._swap("chair_stand_hands", "seated_foot_press")
    assert told == ["ui.swap_prescribed"]
    assert before["choices"] == []


def test_every_exercise_offers_its_alternatives_and_no_other(visit: Visit) -> None:
    app = visit("plan", PERSON)
    said = words(app)
    for one in planned(app)["program"]["weeks"][0]["sessions"]:
        for item in one["items"]:
            for other in item["alternatives"]:
                assert f'data-from="{item["exercise"]}" data-to="{other}"' in said


def test_other_days_make_the_plan_again_and_the_days_of_the_answers_are_no_choice(visit: Visit) -> None:
    app = visit("plan", PERSON, dage=True)
    app.checkbox(key="dag:soendag").check()
    app = app.button(key="gem-dage").click().run()
    assert t("ui.days_done", "da") in words(app)
    assert kept(app)["choices"] == [{"kind": "days", "weekdays": ["mandag", "torsdag", "soendag"]}]
    app.checkbox(key="dag:soendag").uncheck()
    assert kept(app.button(key="gem-dage").click().run())["choices"] == []


SHORT = PERSON | {"aktiv.dage": 5, "aktiv.minutter": 30, "funktion.gang": "30_plus", "funktion.haender": "nej"}


def test_a_short_plan_can_be_made_long_and_short_again(visit: Visit) -> None:
    app = visit("plan", SHORT, dage=True)
    app = app.button(key="fortryd-laengde").click().run()
    assert t("ui.length_done", "da", n=12) in words(app)
    assert kept(app)["choices"] == [{"kind": "length", "weeks": 12}]
    app = app.button(key="fortryd-laengde").click().run()
    assert t("ui.length_done", "da", n=8) in words(app)
    assert kept(app)["choices"] == []


def test_who_needs_twelve_weeks_is_not_offered_fewer(visit: Visit) -> None:
    app = visit("plan", SHORT | {"helbred.tilstande": ["knae_artrose"]}, dage=True)
    assert "fortryd-laengde" not in {button.key for button in app.button}


def test_no_day_and_every_day_are_refused_and_change_nothing(visit: Visit) -> None:
    app = visit("plan", PERSON, dage=True)
    for box in [one for one in app.checkbox if str(one.key).startswith("dag:")]:
        box.check()
    app = app.button(key="gem-dage").click().run()
    assert t("error.days_range", "da") in words(app)
    assert kept(app)["choices"] == []


def test_other_days_in_the_answers_take_the_place_of_chosen_ones(visit: Visit) -> None:
    app = visit("tid", PERSON, course=course.empty() | {"choices": [{"kind": "days", "weekdays": ["soendag"]}]})
    assert kept(app)["choices"]
    app.checkbox(key="answer:rammer.ugedage:fredag").check().run()
    assert kept(app)["choices"] == []


def test_steps_are_rated_and_tries_are_told_with_the_week(visit: Visit) -> None:
    app = visit("plan", FEARFUL)
    steps = [one["step"] for one in planned(app)["exposure"]]
    for place, step in enumerate(steps):
        app.text_input(key=f"answer:trin.{step}").input(str(10 + 10 * place))
    app = app.button(key="gem-tal").click().run()
    assert not app.exception
    (choice,) = kept(app)["choices"]
    assert choice["ratings"] == {step: 10 + 10 * place for place, step in enumerate(steps)}
    now = next(one["step"] for one in planned(app)["exposure"] if one["now"])
    app.text_input(key="answer:uge.try.expected").input("70")
    app = app.button(key="gem-forsoeg").click().run()
    assert words(app).count(t("checkin.step.happened_missing", "da")) == 2
    app.segmented_control(key="answer:uge.try.happened").set_value("nej")
    app.text_input(key="answer:uge.try.harm_belief").input("15")
    app = app.button(key="gem-forsoeg").click().run()
    one = {"step": now, "expected": 70, "happened": False, "harm_belief": 15}
    assert app.session_state["week"]["tries"] == [one]
    again = visit("ugen", FEARFUL, course=kept(app), week=app.session_state["week"])
    again = check_in(again, CALM)
    assert kept(again)["check_ins"][0]["exposure"] == [one]
    assert [rung["state"] for rung in planned(again)["exposure"] if rung["step"] == now] == ["done"]


@pytest.mark.parametrize("typed", ["101", "meget", "1,5"])
def test_a_rating_that_is_none_is_told_at_its_step(visit: Visit, typed: str) -> None:
    app = visit("plan", FEARFUL)
    app.text_input(key="answer:trin.bend_1").input(typed)
    app = app.button(key="gem-tal").click().run()
    assert not app.exception
    assert t("ui.error_summary", "da") in words(app)
    assert kept(app)["choices"] == []


def test_a_guess_before_a_try_that_was_not_made_is_no_try(visit: Visit) -> None:
    ratings = {"kind": "exposure", "family": "bend", "ratings": {"bend_1": 20, "bend_3": 40}}
    app = visit("ugen", FEARFUL, course=course.empty() | {"choices": [ratings]})
    app.text_input(key="answer:uge.try.expected").input("70")
    app = check_in(app, CALM)
    assert address(app) == routing.PLAN
    assert "exposure" not in kept(app)["check_ins"][0]


def test_nobody_without_fear_is_asked_about_steps(visit: Visit) -> None:
    for path in (routing.PLAN, routing.WEEK):
        assert not [field["id"] for field in visit(path, PERSON).session_state["fields"] if field["id"].startswith(("trin.", "uge.try."))]


@pytest.mark.parametrize("path", [routing.PLAN, routing.PRINT])
def test_the_plan_file_can_be_saved_where_the_plan_is_seen(visit: Visit, path: str) -> None:
    labels = [one.proto.label for one in visit(path, PERSON).get("download_button")]
    assert t("ui.save_plan", "da") in labels


def test_one_function_makes_every_document(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    real: Callable[..., dict[str, Any]] = outcome.made
    monkeypatch.setattr("ownpace.ui.outcome.made", lambda *how: made.append(how) or real(*how))
    for path in (routing.PLAN, routing.PRINT, routing.WEEK):
        visit(path, PERSON)
    assert len(made) == 3
