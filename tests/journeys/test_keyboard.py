"""From the first page to the plan with nothing but Tab, arrows, Space and Enter."""

from __future__ import annotations

from typing import Any

import pytest
from browser import ASKED, Server, Visitor, said, visiting
from walkers import BACK

from ownpace.questionnaire import PAGES, Kind, on

pytestmark = pytest.mark.browser
BY_PAGE = {page.id: page for page in PAGES}
PERSON = BACK | {"smerte.hvor": ["laend"], "rammer.ugedage": ["mandag", "torsdag"], "rammer.udstyr": ["stol"]}
MOST_PRESSES = 40
"""No page has more stops than this between two answers."""
FOCUSED = """() => {
    const e = document.activeElement, label = e.closest('label');
    const shown = [e, label, e.closest('[data-testid=stTextInputRootElement]')].filter(Boolean);
    const { x, y, width, height } = (label || e).getBoundingClientRect();
    const top = document.elementFromPoint(x + width / 2, y + height / 2);
    return {
        words: ((label || e).innerText || e.value || '').trim(), field: (e.closest('[class*=st-key-felt-]') || { className: '' }).className,
        ring: shown.some(one => getComputedStyle(one).outlineStyle !== 'none'), seen: !!top && (label || e).contains(top),
    };
}"""
"""What has the focus: its words, its field, whether a ring shows it, and whether nothing lies over it."""


def press_until(visitor: Visitor, key: str, words: str, field: str = "") -> None:
    """Press a key until what has the focus says these words, in this field where one is named."""
    for _ in range(MOST_PRESSES):
        visitor.page.keyboard.press(key)
        seen = visitor.page.evaluate(FOCUSED)
        if seen["words"] == words and (not field or f"st-key-{field}" in seen["field"]):
            assert seen["ring"], f"no ring round {words!r} on {visitor.address}"
            assert seen["seen"], f"something lies over {words!r} on {visitor.address}"
            return
    pytest.fail(f"{key} does not lead to {words!r} on {visitor.address}")


def enter_group(visitor: Visitor, field: str) -> str:
    """Tab into a group of options; returns the words of the option that has the focus."""
    for _ in range(MOST_PRESSES):
        visitor.page.keyboard.press("Tab")
        seen = visitor.page.evaluate(FOCUSED)
        inside = visitor.page.evaluate("document.activeElement.matches('input, button')")
        if inside and f"st-key-{field}" in seen["field"]:
            return str(seen["words"])
    pytest.fail(f"Tab does not lead into {field} on {visitor.address}")


def give(visitor: Visitor, link_id: str, value: Any) -> None:
    """Answer one question; the focus stands before it."""
    item = ASKED[link_id]
    field = f"felt-{link_id.replace('.', '-')}"
    if item.kind is Kind.CHOICES:
        for choice in (option for option in item.options if option in value):
            press_until(visitor, "Tab", visitor.wording(item, choice), field)
            visitor.page.keyboard.press("Space")
        return
    seen = enter_group(visitor, field)
    if item.kind is Kind.DECIMAL or (item.kind is Kind.NUMBER and item.highest > 10):
        visitor.page.keyboard.type(str(value))
        return
    wanted = str(value) if item.kind in {Kind.NUMBER, Kind.SCALE} else visitor.wording(item, value)
    if seen != wanted:
        press_until(visitor, "ArrowDown" if item.kind in {Kind.CHOICE, Kind.TEXT} else "ArrowRight", wanted, field)
    visitor.page.keyboard.press("Space")


def test_the_whole_way_to_the_plan_without_a_mouse(browser: Any, server: Server) -> None:
    with visiting(browser, server, viewport={"width": 1280, "height": 900}) as visitor:
        visitor.open()
        press_until(visitor, "Tab", visitor.say("question.samtykke.label"))
        visitor.page.keyboard.press("Space")
        press_until(visitor, "Tab", visitor.say("ui.start"))
        visitor.page.keyboard.press("Enter")
        visitor.wait_for("alder")
        while (here := visitor.address) in BY_PAGE:
            assert visitor.page.evaluate("document.activeElement.tagName") == "H1"
            for item in on(BY_PAGE[here]):
                if item.answer in PERSON and visitor.field(item.link_id).is_visible():
                    give(visitor, item.link_id, said(item, PERSON))
            press_until(visitor, "Tab", visitor.say("ui.continue"))
            visitor.page.keyboard.press("Enter")
            visitor.leave(here)
        assert visitor.address == "svar"
        kept = visitor.stored()["draft"]
        asked = {key: value for key, value in PERSON.items() if key != "sikkerhed.knae"}
        assert kept == asked | {"samtykke": True, "aktiv.minutter": 20, "rammer.minutter": 30}
        press_until(visitor, "Tab", visitor.say("ui.make_plan"))
        visitor.page.keyboard.press("Enter")
        visitor.wait_for("plan")
        assert visitor.errors == []
