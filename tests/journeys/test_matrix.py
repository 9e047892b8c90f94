"""The long matrix (``pytest -m full``): every page in both languages, light and dark, on three widths, looked at by axe; and what fits 320 px."""

from __future__ import annotations

import json
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import TAGS, TALL, Server, Visitor, visiting
from walkers import BACK_SENT, CANCER, DIABETES, NECK, sent

from ownpace.questionnaire import PAGES, relevant

pytestmark = [pytest.mark.browser, pytest.mark.full]

WIDTHS = (320, 390, 1280)
SMALL_PHONE = {"width": 390, "height": 844}
LOW = {"helbred.tilstande": ["depression"]}
HURTS = {"smerte.hvor": ["nakke", "skulder_hoejre", "hofte_venstre", "fod_hoejre"]}
NEEDED: dict[str, dict[str, Any]] = {
    "tanker": LOW | {"sikkerhed.tanker": "ja"}, "balance": {"om.alder": 70}, "aftalt": {"helbred.tilstande": ["kol"]},
    "hjerte": {"helbred.tilstande": ["hjertesygdom"]}, "diabetes": {"helbred.tilstande": ["diabetes_2"]},
    "kraeft": {"helbred.tilstande": ["kraeft_behandling"]}, "knogler": {"helbred.tilstande": ["osteoporose"]}, "hensyn": {"om.alder": 70},
    "medicin": {"helbred.tilstande": ["forhoejet_blodtryk"]}, "blodtryk": {"helbred.tilstande": ["hjertesygdom"]},
    "blodsukker": {"helbred.tilstande": ["diabetes_2"], "helbred.medicin": ["insulin"]}, "vaegt": {"helbred.tilstande": ["overvaegt"]},
    "blodproever": {"helbred.tilstande": ["kraeft_behandling"]}, **dict.fromkeys(("nakke", "nakke-2", "skulder", "hofte", "fod", "udbredt"), HURTS),
}  # fmt: skip
"""What must be answered for a page that is not for everybody."""
QUESTIONS = {page.id: (page.id, NEEDED.get(page.id, {})) for page in PAGES}
PRESSURE = {
    "helbred.tilstande": ["forhoejet_blodtryk"],
    "helbred.hensyn": ["ingen"],
    "helbred.medicin": ["ingen"],
    "helbred.blodtryk.over": 190,
    "helbred.blodtryk.under": 90,
}
REFERRALS = {
    "call_112": {"sikkerhed.akut": ["brystsmerter"]},
    "doctor_today": {"sikkerhed.akut": ["bloedning_lunger"]},
    "see_first": {"sikkerhed.laege": ["svimmel"]},
    "walk": {"helbred.tilstande": ["kol"], "sikkerhed.aftalt": "nej"},
    "cauda": {"sikkerhed.ryg": ["skridt_foelelse"]},
    "mental_now": LOW | {"sikkerhed.tanker": "ja", "sikkerhed.tanker.nu": "ja"},
    "mental_today": LOW | {"sikkerhed.tanker": "ja"},
    "mental_unsure": LOW | {"sikkerhed.tanker": "ved_ikke"},
    "under_18": {"om.alder": 12},
    "somewhere-else": {"smerte.hvor": ["andet_sted"]},
    "pressure": PRESSURE,
}
OTHERS: dict[str, tuple[str, dict[str, Any] | None]] = {
    "start": ("", None), "start-resumed": ("", {}), "svar": ("svar", {}), "plan": ("plan", {}), "i-dag": ("i-dag", {}), "konsultation": ("konsultation", {}), "oevelser": ("oevelser", {}), "print": ("print", {}), "om": ("om", {}),
    "kilder": ("kilder", {}), "privatliv": ("privatliv", {}), "slet": ("slet", {}), "plan-too-early": ("plan", {"om.alder": None}),
    "sikkerhedsrapport": ("sikkerhedsrapport", {}), "plan-neck": ("plan", sent(NECK)), "plan-diabetes": ("plan", sent(DIABETES)),
    "plan-cancer": ("plan", sent(CANCER)), "print-diabetes": ("print", sent(DIABETES)), "svar-cancer": ("svar", sent(CANCER)),
    "error-number": ("blodsukker", NEEDED["blodsukker"]), "own-words": ("maal", {"funktion.1": "spille bold"}), "error": ("hvordan", dict.fromkeys(("smerte.nrs7", "smerte.varighed", "smerte.efter"))),
    "error-list": ("akut", {"sikkerhed.akut": None}),
}  # fmt: skip
FEAR = {"smerte.tryghed": 2, "funktion.1": "bukke"}
SIZES = {"w1-1": "ordinary", "w1-2": "bad", "w1-3": "good"}
CALM: dict[str, Any] = {
    "week": 1, "sessions": [{"id": id_, "done": True, "size": size} for id_, size in SIZES.items()], "effort": 3, "pain_during": 4, "pain_after": 4,
    "pain_next_morning": 4, "sleep_hours_low_nights": 0, "fatigue": 2, "new_diagnosis": False, "confidence": 8,
}  # fmt: skip
RED = CALM | {"pain_during": 9, "retest": {"goal_score": 6, "pain": 3, "chair_stands": 14}}
RATED = {"kind": "exposure", "family": "bend", "ratings": {"bend_1": 10, "bend_2": 25, "bend_3": 40, "bend_4": 55}}
SWAP = {"kind": "swap", "from": "chair_stand", "to": "chair_stand_hands"}
ANSWERED = {f"uge.{id_}": size for id_, size in SIZES.items()} | {
    "number": 1, "uge.effort": 5, "uge.pain_during": 9, "uge.pain_after": 4, "uge.pain_next_morning": 6, "uge.sleep_hours_low_nights": 0, "uge.fatigue": 2,
    "uge.new_symptoms": ["ingen"], "uge.new_diagnosis": "nej", "uge.confidence": 8,
}  # fmt: skip
COURSES: dict[str, dict[str, Any]] = {
    "ugen-test-week": {"course": {"check_ins": [CALM | {"week": 3, "sessions": []}]}},
    "ugen-step": {"course": {"choices": [RATED]}},
    "passene": {"week": ANSWERED},
    "plan-logged": {"course": {"check_ins": [RED], "choices": [SWAP]}},
    "plan-ladder": {"course": {"check_ins": [CALM], "choices": [RATED]}},
    "hjaelp-after-week": {"course": {"check_ins": [CALM | {"new_diagnosis": True}]}},
}
"""What the browser keeps beside the answers."""
OTHERS |= {
    "ugen": ("ugen", {}), "ugen-test-week": ("ugen", {}), "ugen-step": ("ugen", FEAR), "passene": ("passene", {}), "plan-logged": ("plan", {}),
    "plan-unrated": ("plan", FEAR), "plan-ladder": ("plan", FEAR), "hjaelp-after-week": ("hjaelp", {}),
}  # fmt: skip
STATES = QUESTIONS | OTHERS | {f"hjaelp-{kind}": ("hjaelp", changed) for kind, changed in REFERRALS.items()}
"""By name: the address, and how the answers differ from those of the person with the painful back; ``None`` for no answers."""


def shown(visitor: Visitor, name: str) -> None:
    """Bring the visitor to the state."""
    address, changed = STATES[name]
    if changed is not None:
        draft = relevant({key: value for key, value in (BACK_SENT | changed).items() if value is not None})
        document = {"v": 1, "language": visitor.language, "draft": draft, **COURSES.get(name, {})}
        visitor.page.add_init_script(f"sessionStorage.setItem('ownpace.v1', {json.dumps(json.dumps(document))})")
    visitor.open(f"{address}?lang={visitor.language}")
    visitor.page.wait_for_timeout(300)
    visitor.settle()
    if name.startswith("error"):
        if name == "error-number":
            visitor.answer("helbred.blodsukker", "abc")
        visitor.go_on()
        visitor.page.wait_for_selector(".op-problemer")
    assert visitor.address == address
    text = visitor.page.locator("[data-testid=stMain]").inner_text()
    assert visitor.say("app.fault.title") not in text
    assert (visitor.say("app.not_yet.title") in text) == (name == "plan-too-early")
    assert visitor.page.evaluate("document.documentElement.lang") == visitor.language


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", STATES)
def test_every_page_in_every_setting(browser: Any, server: Server, name: str, language: str) -> None:
    found: dict[str, list[str]] = {}
    with visiting(browser, server, language=language) as visitor:
        shown(visitor, name)
        for scheme in ("light", "dark"):
            visitor.page.emulate_media(color_scheme=scheme)
            for width in WIDTHS:
                visitor.page.set_viewport_size({"width": width, "height": TALL})
                visitor.page.wait_for_timeout(150)
                background = visitor.page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
                assert (background == "rgb(16, 28, 34)") == (scheme == "dark"), "the theme follows the system"
                result = Axe().run(visitor.page, options={"runOnly": {"type": "tag", "values": list(TAGS)}})
                wrong = [f"{v['id']}: {node['html'][:200]}" for v in result.response["violations"] for node in v["nodes"]]
                if not visitor.fits():
                    wrong.append("scrolls sideways")
                if width == min(WIDTHS):
                    wrong += [f"small target: {what}" for what in visitor.small()]
                if wrong:
                    found[f"{scheme} {width}"] = wrong
        assert found == {}
        assert visitor.errors == []
        assert visitor.off_host == []


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_question_page_scrolls_more_than_one_screen_of_a_phone(browser: Any, server: Server, language: str) -> None:
    tall = {}
    with visiting(browser, server, language=language, viewport=SMALL_PHONE) as visitor:
        for name in QUESTIONS:
            shown(visitor, name)
            tall[name] = visitor.page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    assert {name: height for name, height in tall.items() if height > 2 * SMALL_PHONE["height"]} == {}
