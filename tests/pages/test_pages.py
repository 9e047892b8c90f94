"""Every page, without a browser: what it shows, what it takes in, and where it leads."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from ownpace.laws import Violation
from ownpace.plan import LawBrokenError
from ownpace.questionnaire import BY_ID, PAGES, STEPS, Kind, on
from ownpace.screening import FLAGS
from ownpace.text import lines, t
from ownpace.ui import plan_page, routing, session, site
from tests.lix import lix
from tests.lix import words as counted

Visit = Callable[..., AppTest]

RUNNING = 30
"""Words from which a page has running text."""
MOST_LIX = 35
"""Every page keeps to what half of them must."""
YES = {"samtykke": True}
PERSON: dict[str, Any] = YES | {
    "om.alder": 45, "sikkerhed.akut": ["ingen"], "sikkerhed.laege": ["ingen"], "helbred.tilstande": ["ingen"],
    "funktion.1": "trapper", "funktion.1.score": 4, "funktion.gang": "20_29", "funktion.haender": "nej",
    "aktiv.dage": 3, "aktiv.minutter": 20, "smerte.har": "ja", "smerte.hvor": ["laend", "knae_hoejre"],
    "sikkerhed.ryg": ["ingen"], "sikkerhed.knae": ["ingen"],
    "smerte.nrs7": 4, "smerte.varighed": "over_3_maaneder", "smerte.efter": "under_30_min", "smerte.tryghed": 7,
    "motiv.vigtig": 8, "motiv.tro": 8, "rammer.ugedage": ["mandag", "torsdag"], "rammer.minutter": 30,
    "rammer.udstyr": ["stol"], "rammer.rutine": "frokost", "soevn.korte": 0,
}  # fmt: skip
"""Complete, and free to train."""
PRESSURE: dict[str, Any] = {"helbred.tilstande": ["forhoejet_blodtryk"], "helbred.hensyn": ["ingen"], "helbred.medicin": ["ingen"]}
"""High blood pressure; the numbers are added."""
APPLIES = {
    "tanker": PERSON | {"helbred.tilstande": ["depression"]},
    "balance": PERSON | {"om.alder": 70},
    "aftalt": PERSON | {"helbred.tilstande": ["kol"], "helbred.hensyn": ["ingen"]},
    **dict.fromkeys(("nakke", "nakke-2"), PERSON | {"smerte.hvor": ["nakke"], "sikkerhed.nakke": ["ingen"]}),
    "skulder": PERSON | {"smerte.hvor": ["albue_venstre"], "sikkerhed.skulder": ["ingen"]},
    "hofte": PERSON | {"smerte.hvor": ["hofte_hoejre"], "sikkerhed.hofte": ["ingen"]},
    "fod": PERSON | {"smerte.hvor": ["fod_venstre"], "sikkerhed.fod": ["haard_hud"]},
    "udbredt": PERSON | {"helbred.tilstande": ["fibromyalgi"], "sikkerhed.udbredt": ["ingen"]},
    "hjerte": PERSON | {"helbred.tilstande": ["hjertesygdom"]},
    "diabetes": PERSON | {"helbred.tilstande": ["diabetes_2"]},
    "kraeft": PERSON | {"helbred.tilstande": ["kraeft_faerdig"]},
    "knogler": PERSON | {"helbred.tilstande": ["osteoporose"]},
    "hensyn": PERSON | {"helbred.tilstande": ["astma"]},
    "medicin": PERSON | {"helbred.tilstande": ["forhoejet_blodtryk"]},
    "blodtryk": PERSON | {"helbred.tilstande": ["hjertesygdom"], "helbred.blodtryk.over": 130, "helbred.blodtryk.under": 80, "helbred.puls": 60},
    "blodsukker": PERSON | {"helbred.tilstande": ["diabetes_2"], "helbred.medicin": ["insulin"], "helbred.blodsukker": 7.2},
    "blodproever": PERSON | {"helbred.tilstande": ["kraeft_behandling"], "helbred.haemoglobin": 8.0, "helbred.blodplader": 250},
    "vaegt": PERSON | {"helbred.tilstande": ["overvaegt"], "helbred.hoejde": 170, "helbred.vaegt": 95},
}
"""For pages that are not for everybody: somebody they are for."""


def words(app: AppTest) -> str:
    """Everything that the page says through HTML."""
    return " ".join(element.proto.body for element in app.get("html"))


def heading(app: AppTest) -> str:
    """The page's one main heading."""
    (found,) = re.findall("<h1>(.*?)</h1>", words(app))
    return str(found)


def flow(app: AppTest) -> list[str]:
    """What stands on the page from top to foot: buttons, links by their words, heading, fields with their parts, and the help."""
    marks = {
        "op-trin": "step",
        "op-problemer": "summary",
        "<h1": "heading",
        "op-hjaelp": "help",
        "op-hint": "hint",
        "op-hvorfor": "why",
        "op-eller": "or",
    }

    def under(block: Any, field: str) -> Iterator[str]:
        for node in block.children.values():
            if node.type == "html":
                yield from (f"{field}{mark}" for css, mark in marks.items() if css in node.proto.body)
            elif node.type == "page_link":
                yield f"link {node.proto.label}"
            elif node.type == "button":
                yield f"button {node.key}"
            elif node.type in {"radio", "checkbox", "text_input", "button_group"}:
                yield f"{field}widget"
            elif hasattr(node, "children"):
                found = re.search("-(felt-.+)", getattr(node.proto, "id", ""))
                yield from under(node, f"{found[1]} " if found else field)

    return list(under(app.main, ""))


def hard_to_read(app: AppTest) -> float:
    """LIX of the page's running text as it is shown; 0 where there is hardly any. Lists of single words, tables and headings are none."""
    said = re.sub(r"<(style|svg|table)\b.*?</\1>|</?(?:b|i|a|span|strong)\b[^>]*>", "", words(app), flags=re.DOTALL)
    running = [line for line in (unescape(found).strip() for _, found in re.findall(r"<(p|li)\b[^>]*>([^<]+)</\1>", said)) if line[-1:] in {".", "?"}]
    return lix(running) if len(counted(" ".join(running))) >= RUNNING else 0


def foot(language: str) -> list[str]:
    """The foot of every page: whom to call, then the same links in the same order."""
    keys = ("ui.footer_about", "ui.footer_evidence", "safety.footer", "ui.footer_privacy", "ui.delete")
    return ["help", *(f"link {t(key, language)}" for key in keys)]


def address(app: AppTest) -> str:
    """Where the visitor has ended."""
    return str(app.session_state["page"])


def go_on(app: AppTest) -> AppTest:
    """Press the page's one primary button."""
    return app.button(key="fortsaet").click().run()


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_each_topic_asks_its_questions_with_nothing_preselected(visit: Visit, page: Any, language: str) -> None:
    needed = {key: value for key, value in APPLIES.get(page.id, PERSON).items() if key not in page.questions}
    app = visit(page.id, needed, language)
    assert not app.exception
    assert address(app) == page.id
    assert heading(app)
    asked = [item.link_id for item in on(page) if item.enable_when(needed)]
    assert asked
    for link_id in asked:
        assert f"felt-{link_id.replace('.', '-')}" in {field["key"] for field in app.session_state["fields"]}
    assert [radio.value for radio in app.radio] == [None] * len(app.radio)
    assert not any(box.value for box in app.checkbox)
    assert not app.get("slider")
    assert [button.key for button in app.button if button.proto.type == "primary"] == ["fortsaet"]
    assert app.button(key="fortsaet").label == t("ui.continue", language)
    shown = flow(app)
    before, after = shown.index("heading") + 1, shown.index("button fortsaet")
    assert shown[:before] == ["button sprog", "step", f"link {t('ui.back', language)}", "heading"]
    assert shown[after:] == ["button fortsaet", *foot(language)]
    parts = {one.split()[0]: [part.split()[1] for part in shown[before:after] if part.split()[0] == one.split()[0]] for one in shown[before:after]}
    assert list(parts) == [f"felt-{link_id.replace('.', '-')}" for item in on(page) if f"felt-{(link_id := item.link_id).replace('.', '-')}" in parts]
    for field, said in parts.items():
        assert [part for part in said if part not in {"widget", "or"}] in (["why"], ["hint", "why"])
        assert "widget" not in said[: said.index("why")], "what explains stands over the field"
        options = next(item.options for item in on(page) if field == f"felt-{item.link_id.replace('.', '-')}")
        if "or" in said:
            assert said[said.index("or") :] == ["or", *["widget"] * (1 + ("ved_ikke" in options))]
        assert ("or" in said) == (options[-1:] == ("ingen",))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_continue_without_an_answer_says_what_is_missing(visit: Visit, page: Any) -> None:
    needed = {key: value for key, value in APPLIES.get(page.id, PERSON).items() if key not in page.questions}
    app = go_on(visit(page.id, needed))
    assert not app.exception
    required = [q for q in page.questions if BY_ID[q].required and BY_ID[q].enable_when(needed)]
    assert (address(app) == page.id) == bool(required), "what may be left empty is no reason to stay"
    for link_id in required:
        said = t(f"error.missing.{link_id}", "da")
        assert words(app).count(said) >= 2
    assert (t("ui.error_summary", "da") in words(app)) == bool(required)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_each_topic_shows_the_answers_of_the_draft(visit: Visit, page: Any) -> None:
    draft = APPLIES.get(page.id, PERSON)
    app = visit(page.id, draft)
    app = app.run()
    assert app.session_state["draft"] == draft


@pytest.mark.parametrize("path", [path for path in site.FILES if path not in routing.PAGES])
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_other_page_opens_for_a_stranger_and_for_a_complete_draft(visit: Visit, path: str, language: str) -> None:
    for draft in ({}, YES, PERSON):
        app = visit(path, draft, language)
        assert not app.exception
        assert unescape(heading(app)) == app.session_state["h1"], "the tab says the same"
        shown = flow(app)
        assert shown[0] == "button sprog"
        assert shown[-len(foot(language)) :] == foot(language)
        assert len([button for button in app.button if button.proto.type == "primary"]) <= 1
        assert language == "en" or hard_to_read(app) <= MOST_LIX


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_first_page_says_what_for_whom_and_how_long_before_it_asks(visit: Visit, language: str) -> None:
    said = words(visit("", {}, language))
    facts = ("start.time", "start.price", "start.no_login", "start.steps")
    order = ["start.lead", "start.important", "start.what_heading", "start.not_heading", "start.not_after", *facts, "start.consent.heading"]
    places = [said.index(t(key, language)) for key in (*order, "page.open.title", "start.help", "start.intended")]
    assert places == sorted(places), "what matters most stands first, other help and the old plan after the start"
    assert all(line in said for key in ("start.what", "start.not_for") for line in lines(key, language))
    assert t("start.steps", language).count(",") + 2 == len(STEPS), "as many steps are named as there are"


def test_no_question_of_health_is_asked_before_the_yes(visit: Visit) -> None:
    app = visit("akut")
    assert address(app) == ""
    assert not app.get("radio")
    app = go_on(app)
    assert words(app).count(t("error.missing.samtykke", "da")) == 2
    app.checkbox(key="answer:samtykke").check().run()
    assert address(go_on(app)) == "alder"


@pytest.mark.parametrize(
    ("typed", "leads"),
    [("45", "akut"), (" 45 år ", "akut"), ("45,0", "akut"), ("12", "hjaelp"), ("18", "akut"), ("17", "hjaelp")],
)
def test_age_is_read_the_way_people_write_it(visit: Visit, typed: str, leads: str) -> None:
    app = visit("alder", YES)
    app.text_input(key="answer:om.alder").input(typed).run()
    assert address(go_on(app)) == leads


@pytest.mark.parametrize(
    ("typed", "problem"),
    [("1,5", "not_whole"), ("fyrre", "not_number"), ("212", "age_range"), ("-3", "age_range"), ("1.000", "not_whole")],
)
def test_what_is_not_an_age_is_refused_kindly_and_kept_on_the_screen(visit: Visit, typed: str, problem: str) -> None:
    app = visit("alder", YES)
    app.text_input(key="answer:om.alder").input(typed).run()
    assert "summary" not in flow(app), "nothing is told before Continue"
    app = go_on(app)
    assert address(app) == "alder"
    assert flow(app)[3:6] == ["summary", "heading", "felt-om-alder hint"]
    assert t(f"error.{problem}", "da", min=0, max=110) in words(app)
    assert app.text_input(key="answer:om.alder").value == typed
    assert "om.alder" not in app.session_state["draft"]


@pytest.mark.parametrize(
    ("page", "question", "typed", "read"),
    [
        ("blodsukker", "helbred.blodsukker", "7,5", 7.5),
        ("blodsukker", "helbred.blodsukker", " 7.5 mmol/l", 7.5),
        ("blodsukker", "helbred.blodsukker", "8", 8),
        ("blodsukker", "helbred.blodsukker", "", None),
        ("blodproever", "helbred.leukocytter", "4,2", 4.2),
        ("blodtryk", "helbred.blodtryk.under", "82 mmHg", 82),
        ("blodtryk", "helbred.puls", "", None),
        ("vaegt", "helbred.vaegt", "95 kg", 95),
    ],
)
def test_a_number_that_one_may_know_is_read_as_it_is_typed_or_left_empty(visit: Visit, page: str, question: str, typed: str, read: Any) -> None:
    app = visit(page, {key: value for key, value in APPLIES[page].items() if key != question})
    app.text_input(key=f"answer:{question}").input(typed).run()
    app = go_on(app)
    assert address(app) != page
    assert app.session_state["draft"].get(question) == read


@pytest.mark.parametrize(
    ("page", "question", "typed", "problem"),
    [
        ("blodsukker", "helbred.blodsukker", "abc", "not_number"),
        ("blodsukker", "helbred.blodsukker", "500", "out_of_range"),
        ("blodsukker", "helbred.blodsukker", "7,25", "not_one_decimal"),
        ("blodtryk", "helbred.blodtryk.over", "500", "out_of_range"),
        ("blodtryk", "helbred.blodtryk.over", "135/85", "not_number"),
        ("blodtryk", "helbred.blodtryk.over", "70", ""),
        ("blodtryk", "helbred.puls", "62,5", "not_whole"),
        ("vaegt", "helbred.hoejde", "1,75", "not_whole"),
    ],
)
def test_a_wrong_number_is_told_once_in_the_summary_and_once_at_the_field(visit: Visit, page: str, question: str, typed: str, problem: str) -> None:
    """Without a problem of its own, the upper pressure is below the lower one."""
    app = visit(page, APPLIES[page])
    app.text_input(key=f"answer:{question}").input(typed).run()
    app = go_on(app)
    item = BY_ID[question]
    said = t(f"error.{problem or 'pressure_order'}", "da", min=item.lowest, max=item.highest)
    assert address(app) == page
    assert words(app).count(said) == 2
    assert t("ui.error_summary", "da") in words(app)
    assert app.text_input(key=f"answer:{question}").value == typed


@pytest.mark.parametrize("order", [("kollaps", "ingen"), ("ingen", "kollaps")])
def test_none_of_these_with_another_tick_is_refused_in_both_orders(visit: Visit, order: tuple[str, str]) -> None:
    """The browser keeps them apart; where it did not, Continue asks which of them fits."""
    app = visit("akut", YES | {"om.alder": 45})
    for tick in order:
        app.checkbox(key=f"answer:sikkerhed.akut:{tick}").check().run()
    app = go_on(app)
    assert address(app) == "akut"
    assert words(app).count(t("error.none_with_other", "da")) == 2
    assert "sikkerhed.akut" not in app.session_state["draft"]
    app.checkbox(key="answer:sikkerhed.akut:ingen").uncheck().run()
    assert address(go_on(app)) == "hjaelp"


def test_all_ticks_of_a_page_are_taken_together_and_the_worst_decides(visit: Visit) -> None:
    app = visit("akut", YES | {"om.alder": 45})
    for tick in ("ved_ikke", "bloedning_lunger", "brystsmerter"):
        app.checkbox(key=f"answer:sikkerhed.akut:{tick}").check().run()
    app = go_on(app)
    assert heading(app) == t("referral.call_112.heading", "da")
    assert "tel:112" in words(app)


@pytest.mark.parametrize(
    ("changed", "variant"),
    [
        ({"om.alder": 12}, "under_18"),
        ({"sikkerhed.akut": ["bloedning_lunger"]}, "doctor_today"),
        ({"sikkerhed.laege": ["svimmel"]}, "see_first"),
        ({"sikkerhed.ryg": ["skridt_foelelse"]}, "cauda"),
        ({"helbred.tilstande": ["depression"], "sikkerhed.tanker": "ja"}, "mental_today"),
        ({"helbred.tilstande": ["depression"], "sikkerhed.tanker": "ja", "sikkerhed.tanker.nu": "ja"}, "mental_now"),
        ({"helbred.tilstande": ["depression"], "sikkerhed.tanker": "ved_ikke"}, "mental_unsure"),
        ({"smerte.hvor": ["andet_sted"]}, "see_first"),
        ({"smerte.hvor": ["nakke"], "sikkerhed.nakke": ["haender_klodsede"]}, "doctor_today"),
        ({"helbred.tilstande": ["hjertesygdom"], "helbred.hjerte": ["icd"]}, "see_first"),
        ({"helbred.tilstande": ["kol"], "sikkerhed.aftalt": "nej"}, "see_first"),
        (PRESSURE | {"helbred.blodtryk.over": 190, "helbred.blodtryk.under": 90}, "see_first"),
        (PRESSURE | {"helbred.blodtryk.over": 84, "helbred.blodtryk.under": 50}, "see_first"),
    ],
)
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_referral_stands_wherever_a_plan_is_asked_for(visit: Visit, changed: dict[str, Any], variant: str, language: str) -> None:
    for path in (routing.PLAN, routing.PRINT, routing.CHECK, routing.REFERRAL):
        app = visit(path, PERSON | changed, language)
        assert not app.exception
        assert address(app) == routing.REFERRAL
        assert heading(app) == t(f"referral.{variant}.heading", language)
        assert "tel:" in words(app)
        assert t("app.fault.title", language) not in words(app)
        assert [button.key for button in app.button if button.key.startswith("ret-")], "every answer that decided can be mended"
        assert flow(app)[-len(foot(language)) :] == foot(language)
        assert language == "en" or 0 < hard_to_read(app) <= MOST_LIX


def test_a_slip_is_mended_from_the_referral_and_the_questions_go_on(visit: Visit) -> None:
    app = visit("hjaelp", YES | {"om.alder": 45, "sikkerhed.akut": ["kollaps"]})
    app = app.button(key="ret-0").click().run()
    assert address(app) == "akut"
    app.checkbox(key="answer:sikkerhed.akut:kollaps").uncheck().run()
    app.checkbox(key="answer:sikkerhed.akut:ingen").check().run()
    assert address(go_on(app)) == "laege"


def test_a_resolvable_disease_goes_on_to_the_question_about_the_doctor(visit: Visit) -> None:
    draft = {key: value for key, value in PERSON.items() if key != "helbred.tilstande"}
    app = visit("tilstande", draft)
    app.checkbox(key="answer:helbred.tilstande.1:kol").check().run()
    app = go_on(app)
    assert address(app) == "tilstande-2"
    app.checkbox(key="answer:helbred.tilstande.2:ingen").check().run()
    app = go_on(app)
    assert app.session_state["draft"]["helbred.tilstande"] == ["kol"]
    assert address(app) != "hjaelp"
    app = visit("aftalt", APPLIES["aftalt"])
    app.radio(key="answer:sikkerhed.aftalt").set_value("ja").run()
    assert address(go_on(app)) == "svar"


@pytest.mark.parametrize("flag", [flag.id for flag in FLAGS.values()])
def test_whatever_raised_a_flag_has_a_page_where_it_is_mended(flag: str) -> None:
    assert routing.asking(flag) in routing.PAGES


def test_a_high_blood_pressure_is_mended_where_it_was_typed(visit: Visit) -> None:
    app = visit(routing.REFERRAL, PERSON | PRESSURE | {"helbred.blodtryk.over": 190, "helbred.blodtryk.under": 90})
    assert address(app.button(key="ret-0").click().run()) == "blodtryk"


def without(*questions: str) -> dict[str, Any]:
    """The person's answers but these."""
    return {key: value for key, value in PERSON.items() if key not in questions}


def tick(app: AppTest, box: str) -> AppTest:
    """Tick a box and go on."""
    app.checkbox(key=f"answer:{box}").check().run()
    return go_on(app)


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_long_list_is_asked_on_two_pages_that_are_numbered_and_told_apart(visit: Visit, language: str) -> None:
    for n, path in enumerate(("laege", "laege-2"), 1):
        said = t("ui.part", language, question=t("question.sikkerhed.laege.label", language), n=n, total=2)
        assert heading(visit(path, PERSON, language)) == said


def test_half_a_list_is_no_answer_and_both_halves_are_one(visit: Visit) -> None:
    app = tick(visit("laege", without("sikkerhed.laege")), "sikkerhed.laege.1:ingen")
    assert address(app) == "laege-2"
    assert "sikkerhed.laege" not in app.session_state["draft"]
    assert app.session_state["parts"]["sikkerhed.laege.1"] == ["ingen"]
    app = tick(app, "sikkerhed.laege.2:ingen")
    assert address(app) == "svar"
    assert app.session_state["draft"] == PERSON


def test_a_sign_in_the_first_half_is_not_lost_to_none_in_the_second(visit: Visit) -> None:
    app = tick(visit("laege", without("sikkerhed.laege")), "sikkerhed.laege.1:svimmel")
    assert address(app) == "laege-2", "what can wait for the rest of the list waits"
    app = tick(app, "sikkerhed.laege.2:ingen")
    assert app.session_state["draft"]["sikkerhed.laege"] == ["svimmel"]
    assert address(app) == routing.REFERRAL


def test_dont_know_in_either_half_is_dont_know(visit: Visit) -> None:
    for first, second in (("ved_ikke", "ingen"), ("ingen", "ved_ikke")):
        app = tick(visit("laege", without("sikkerhed.laege")), f"sikkerhed.laege.1:{first}")
        app = tick(app, f"sikkerhed.laege.2:{second}")
        assert app.session_state["draft"]["sikkerhed.laege"] == ["ved_ikke"]
        assert address(app) == routing.REFERRAL


def test_an_emergency_does_not_wait_for_the_second_half_and_can_be_taken_back(visit: Visit) -> None:
    app = tick(visit("ryg", without("sikkerhed.ryg")), "sikkerhed.ryg.1:skridt_foelelse")
    assert address(app) == routing.REFERRAL
    app = app.button(key="ret-0").click().run()
    assert address(app) == "ryg"
    app.checkbox(key="answer:sikkerhed.ryg.1:skridt_foelelse").uncheck().run()
    app = tick(app, "sikkerhed.ryg.1:ingen")
    assert address(app) == "ryg-2", "the second half was never asked"
    assert "sikkerhed.ryg" not in app.session_state["draft"]


def test_an_emergency_elsewhere_does_not_answer_half_a_list(visit: Visit) -> None:
    """What was seen and not answered is asked again, also after a reload."""
    app = go_on(visit("laege", without("sikkerhed.laege")))
    assert address(app) == "laege"
    assert "sikkerhed.laege" not in app.session_state["draft"]
    urgent = without("sikkerhed.laege") | {"sikkerhed.akut": ["kollaps"]}
    app = visit("laege", urgent, parts={"sikkerhed.laege.1": []})
    assert "sikkerhed.laege" not in app.session_state["draft"]


def test_an_emergency_that_was_told_alone_leaves_the_other_half_open() -> None:
    told = {"sikkerhed.ryg": ["skridt_foelelse"]}
    assert routing.parts("sikkerhed.ryg", told) == {"sikkerhed.ryg.1": ["skridt_foelelse"], "sikkerhed.ryg.2": []}
    assert routing.parts("sikkerhed.ryg", {"sikkerhed.ryg": ["iskias_stabil"]}) == {
        "sikkerhed.ryg.1": ["ingen"],
        "sikkerhed.ryg.2": ["iskias_stabil"],
    }
    assert routing.parts("sikkerhed.ryg", {}) == {}


def test_only_the_lists_own_ticks_are_too_urgent_to_ask_for_the_rest() -> None:
    assert routing.whole("sikkerhed.ryg", {"sikkerhed.ryg.1": ["skridt_foelelse"]}) == ["skridt_foelelse"]
    assert routing.whole("sikkerhed.ryg", {"sikkerhed.ryg.1": ["kraeft_baelte"]}) == ["kraeft_baelte"]
    assert routing.whole("sikkerhed.ryg", {"sikkerhed.ryg.1": ["ved_ikke"]}) is None
    assert routing.whole("sikkerhed.ryg", {"sikkerhed.ryg.1": []}) is None
    assert routing.whole("sikkerhed.ryg", {"sikkerhed.ryg.1": ["ingen"], "sikkerhed.ryg.2": []}) is None


@pytest.mark.parametrize(
    ("kept", "parts", "draft"),
    [
        ({"draft": {"sikkerhed.laege": ["ingen"]}}, {"sikkerhed.laege.1": ["ingen"], "sikkerhed.laege.2": ["ingen"]}, ["ingen"]),
        ({"draft": {"sikkerhed.laege": ["ingen"]}, "parts": {"sikkerhed.laege.1": []}}, {"sikkerhed.laege.1": []}, None),
        ({"draft": {"sikkerhed.laege": ["ingen"]}, "parts": {"sikkerhed.laege.1": ["feber"]}}, {}, ["ingen"]),
        ({"draft": {}, "parts": {"sikkerhed.laege.1": ["svimmel"]}}, {"sikkerhed.laege.1": ["svimmel"]}, None),
        ({"draft": {}, "parts": {"sikkerhed.laege.1": ["svimmel", "ingen"], "sikkerhed.laege.2": 7, "x": []}}, {}, None),
        ({"draft": {}, "parts": [1]}, {}, None),
    ],
)
def test_what_the_browser_kept_of_half_a_list_is_read_like_a_strangers(kept: dict[str, Any], parts: dict[str, Any], draft: list[str] | None) -> None:
    found = session.clean(json.dumps({"v": 1, **kept}))
    assert found.parts == ({} if "parts" not in kept else parts)
    known = session._parted(found.draft, found.parts)
    answer = routing.whole("sikkerhed.laege", known) if any(one.startswith("sikkerhed.laege.") for one in known) else None
    assert answer == draft


def test_a_sign_in_the_second_half_is_mended_where_it_stands(visit: Visit) -> None:
    app = visit(routing.REFERRAL, PERSON | {"sikkerhed.ryg": ["ryg_feber"]})
    app = app.button(key="ret-0").click().run()
    assert address(app) == "ryg-2"
    assert app.checkbox(key="answer:sikkerhed.ryg.2:ryg_feber").value


def test_a_list_is_mended_in_both_halves(visit: Visit) -> None:
    app = visit("svar", PERSON)
    app = app.button(key="ret-sikkerhed-laege").click().run()
    assert address(app) == "laege"
    assert app.checkbox(key="answer:sikkerhed.laege.1:ingen").value
    app = go_on(app)
    assert address(app) == "laege-2"
    assert app.checkbox(key="answer:sikkerhed.laege.2:ingen").value
    assert address(go_on(app)) == "svar"


def test_ticks_of_an_opened_file_stand_in_their_half(visit: Visit) -> None:
    draft = PERSON | {"helbred.tilstande": ["knae_artrose", "osteoporose"]}
    first, second = (visit(path, draft).run() for path in ("tilstande", "tilstande-2"))
    ticked = [{box.key.rpartition(":")[2] for box in app.checkbox if box.value} for app in (first, second)]
    assert ticked == [{"knae_artrose"}, {"osteoporose"}]


def test_two_diseases_that_exclude_each_other_are_told_on_their_own_half(visit: Visit) -> None:
    for path, part, both, kind in (
        ("tilstande", 1, ("diabetes_1", "diabetes_2"), "diabetes_both"),
        ("tilstande-2", 2, ("kraeft_behandling", "kraeft_faerdig"), "cancer_both"),
    ):
        app = visit(path, without("helbred.tilstande"))
        app.checkbox(key=f"answer:helbred.tilstande.{part}:{both[0]}").check().run()
        app = tick(app, f"helbred.tilstande.{part}:{both[1]}")
        assert address(app) == path
        assert words(app).count(t(f"error.{kind}", "da")) >= 2


def test_mending_returns_to_the_check_and_asks_what_is_newly_needed_first(visit: Visit) -> None:
    app = visit("svar", {key: value for key, value in PERSON.items() if key != "sikkerhed.knae"} | {"smerte.hvor": ["laend"]})
    assert address(app) == "svar"
    app = app.button(key="ret-om-alder").click().run()
    assert app.text_input(key="answer:om.alder").value == "45"
    app.text_input(key="answer:om.alder").input("46").run()
    assert address(go_on(app)) == "svar"
    app = app.button(key="ret-smerte-hvor").click().run()
    app.checkbox(key="answer:smerte.hvor:knae_venstre").check().run()
    app = go_on(app)
    assert address(app) == "knae"
    app.checkbox(key="answer:sikkerhed.knae:ingen").check().run()
    assert address(go_on(app)) == "svar"
    assert app.session_state["draft"]["om.alder"] == 46


def test_the_check_lists_every_question_that_applies_and_no_other(visit: Visit) -> None:
    said = words(visit("svar", PERSON | {"rammer.rutine": None}))
    assert t("question.rammer.rutine.label", "da") in said
    assert t("ui.not_given", "da") in said
    assert t("option.smerte.hvor.laend", "da") in said
    assert t("question.sikkerhed.tanker.label", "da") not in said


def test_each_answer_of_the_check_has_a_button_that_names_its_question(visit: Visit) -> None:
    app = visit("svar", PERSON)
    asked = [item for page in PAGES if page.part <= 1 for link_id in page.questions if (item := BY_ID[link_id]).enable_when(PERSON)]
    named = {f"ret-{item.link_id.replace('.', '-')}": t("ui.edit_named", "da", question=t(f"question.{item.link_id}.label", "da")) for item in asked}
    assert app.session_state["names"] == named
    assert [button.key for button in app.button if button.key.startswith("ret-")] == list(named)
    assert [button.key for button in app.button if button.proto.type == "primary"] == ["fortsaet"]
    assert app.button(key="fortsaet").label == t("ui.make_plan", "da")


def test_what_was_wrong_is_not_told_again_after_looking_at_another_page(visit: Visit) -> None:
    app = go_on(visit("alder", YES))
    assert "summary" in flow(app)
    left = visit("om", YES, problems=app.session_state["problems"])
    assert "problems" not in left.session_state


def test_own_words_are_followed_by_what_it_is_most_like(visit: Visit) -> None:
    app = visit("maal", YES | {"om.alder": 45})
    app.radio(key="answer:funktion.1").set_value("own").run()
    assert app.radio(key="answer:funktion.1.ligner").value is None
    app.text_input(key="answer:funktion.1:own").input("spille <b>bold</b>").run()
    app.radio(key="answer:funktion.1.ligner").set_value("gaa").run()
    app.segmented_control(key="answer:funktion.1.score").set_value(3).run()
    app = go_on(app)
    assert app.session_state["draft"]["funktion.1"] == "spille <b>bold</b>"
    said = words(visit("svar", dict(app.session_state["draft"])))
    assert "spille &lt;b&gt;bold&lt;/b&gt;" in said


@pytest.mark.parametrize("length", [80, 81])
def test_own_words_that_are_too_long_are_told_and_none_is_cut(visit: Visit, length: int) -> None:
    app = visit("maal", {key: value for key, value in PERSON.items() if not key.startswith("funktion.1")})
    app.radio(key="answer:funktion.1").set_value("own").run()
    app.text_input(key="answer:funktion.1:own").input("g" * length).run()
    app.radio(key="answer:funktion.1.ligner").set_value("gaa").run()
    app.segmented_control(key="answer:funktion.1.score").set_value(3).run()
    app = go_on(app)
    assert (address(app) == "maal") == (length > 80)
    assert words(app).count(t("error.too_long", "da", max=80)) == 2 * (length > 80)
    assert length == 80 or app.text_input(key="answer:funktion.1:own").value == "g" * length


@pytest.mark.parametrize(("days", "missing"), [(0, False), (2, True)])
def test_zero_days_asks_for_no_minutes(visit: Visit, days: int, missing: bool) -> None:
    app = visit("aktiv", {key: value for key, value in PERSON.items() if not key.startswith("aktiv.")})
    app.segmented_control(key="answer:aktiv.dage").set_value(days).run()
    app = go_on(app)
    assert (address(app) == "aktiv") == missing
    assert (t("error.missing.aktiv.minutter", "da") in words(app)) == missing


def test_seven_days_are_too_many(visit: Visit) -> None:
    every = list(BY_ID["rammer.ugedage"].options)
    app = go_on(visit("tid", PERSON | {"rammer.ugedage": every}))
    assert t("error.too_many", "da", max=6) in words(app)


def test_the_language_changes_and_every_answer_stays(visit: Visit) -> None:
    app = visit("akut", PERSON)
    app = app.button(key="sprog").click().run()
    assert heading(app) == t("question.sikkerhed.akut.label", "en")
    assert app.checkbox(key="answer:sikkerhed.akut:ingen").value
    assert app.session_state["draft"] == PERSON


def test_deleting_asks_once_and_clears_all(visit: Visit) -> None:
    app = visit("slet", PERSON)
    assert address(app) == "slet"
    app = app.button(key="slet-ja").click().run()
    assert address(app) == ""
    assert app.session_state["draft"] == {}
    assert t("ui.delete_done", "da") in words(app)


def visitor_of(region: str) -> tuple[dict[str, Any], list[str]]:
    """Somebody of 50 with pain in one place who answers only what must be answered, page by page; the answers and the pages."""
    answers = PERSON | {"om.alder": 50, "smerte.hvor": [region]}
    draft, passed, here = dict(YES), [], routing.onward(YES)
    while here in routing.PAGES:
        passed.append(here)
        asked = (BY_ID[question] for question in routing.PAGES[here].questions)
        for item in asked:
            if item.required and item.enable_when(draft):
                draft[item.link_id] = answers.get(item.link_id, ["ingen"])
        here = routing.after(routing.PAGES[here], draft, editing=False)
    return draft, [*passed, here]


@pytest.mark.parametrize("region", BY_ID["smerte.hvor"].options)
def test_one_place_one_goal_and_no_condition_is_asked_at_most_25_answers(region: str) -> None:
    draft, passed = visitor_of(region)
    assert len(draft) <= 25
    assert passed[-1] == (routing.REFERRAL if region == "andet_sted" else routing.CHECK)
    assert not {page for page in passed if page in {"tanker", "hensyn", "medicin", "blodtryk", "balance", "aftalt"}}


MANY = PERSON | {
    "helbred.tilstande": ["diabetes_2", "forhoejet_blodtryk", "overvaegt", "astma"], "helbred.diabetes": ["nerver"], "helbred.hensyn": ["svagt_syn"],
    "helbred.medicin": ["insulin"], "helbred.fald": "ingen", "sikkerhed.fod": ["ingen"], "sikkerhed.aftalt": "ja",
}  # fmt: skip


@pytest.mark.parametrize("language", ["da", "en"])
def test_with_many_conditions_the_first_precautions_are_read_and_the_rest_can_be_opened(visit: Visit, language: str) -> None:
    app = visit("plan", MANY, language)
    assert not app.exception
    said = next(text for text in (element.proto.body for element in app.get("html")) if t("precaution.heading", language) in text)
    seen, folded = said.partition("op-mere")[::2]
    texts = [t(f"precaution.{name}.text", language) for name in ("low_vision", "asthma")]
    assert not any(text in seen for text in texts)
    assert all(text in folded for text in texts)
    assert seen.count("<li>") == plan_page.FIRST
    paper = words(visit("print", MANY, language))
    assert all(text in paper for text in texts)


def test_the_card_of_blood_sugar_stands_open_before_the_first_session_and_that_of_everybody_folded(visit: Visit) -> None:
    said = words(visit("plan", MANY))
    card, everybodys = (said.index(f"<h3>{t(f'cards.{name}.title', 'da')}</h3>") for name in ("glucose", "not_today"))
    assert card < everybodys < said.index(t("plan.page.tap", "da"))
    assert said[:card].rpartition("<details")[2].startswith(' class="op-kort" open="open"')
    assert said[:everybodys].rpartition("<details")[2].startswith(' class="op-kort">')
    assert said.count(t("cards.glucose.title", "da")) == 1


def test_what_calls_for_care_asks_once_to_show_the_plan(visit: Visit) -> None:
    said = words(visit("plan", MANY))
    assert said.count(t("plan.precaution.show", "da")) == 1
    for flag in ("helbred.tilstande.diabetes_2", "helbred.medicin.insulin"):
        assert t(f"reason.{flag}", "da") in said


@pytest.mark.parametrize(("fault", "text"), [("LawBrokenError", "laws.refused.heading"), ("ZeroDivisionError", "app.fault.title")])
def test_a_failure_is_told_without_a_trace_and_the_answers_stay(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, fault: str, text: str
) -> None:
    def fails(*_: object) -> None:
        message = "secret answer 7"
        raise type(fault, (Exception,), {})(message)

    monkeypatch.setattr("ownpace.ui.outcome.made", fails)
    app = visit("plan", PERSON)
    assert not app.exception
    assert heading(app) == t(text, "da")
    assert app.session_state["draft"] == PERSON
    assert "secret" not in words(app)
    assert "secret" not in caplog.text


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_plan_that_a_law_refused_names_the_law_and_what_to_do(visit: Visit, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    def refused(*_: object) -> None:
        raise LawBrokenError((Violation("I25", "week 3"), Violation("sums", "week 4"), Violation("I25", "week 5")))

    monkeypatch.setattr("ownpace.ui.outcome.made", refused)
    app = visit("plan", PERSON, language)
    assert not app.exception
    assert heading(app) == app.session_state["h1"] == t("laws.refused.heading", language)
    said = words(app)
    assert all(line in said for line in lines("laws.refused.now", language, law="")[:-1])
    for law in ("I25", "sums"):
        assert said.count(f"{t(f'laws.{law}.title', language)} ({law})") == 1
    assert "week 3" not in said
    assert app.session_state["draft"] == PERSON


def test_every_question_of_the_wizard_has_a_page_and_a_widget() -> None:
    asked = [question for page in PAGES for question in page.questions]
    assert len({item.link_id for page in PAGES for item in on(page)}) == len(asked)
    assert {BY_ID[question].kind for question in asked} == set(Kind) - {Kind.CONSENT}


@pytest.mark.parametrize("language", ["da", "en"])
def test_whoever_has_answered_nothing_is_not_told_of_answers(visit: Visit, language: str) -> None:
    assert t("app.not_yet.nothing", language) in unescape(words(visit("plan", {}, language)))
    begun = {"samtykke": True, "om.alder": 50}
    assert t("app.not_yet.text", language) in unescape(words(visit("plan", begun, language)))
