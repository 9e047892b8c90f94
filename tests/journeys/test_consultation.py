"""The consultation as a therapist uses it: pain up and down, keep as before, correct with a reason, print, and hand the plan to a phone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from browser import DESK, Server, Visitor, visiting
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
SENT = 15
"""Messages for one answer at most: where the run begins and ends, what is open round it, the answer, and the four parts of the plan."""


def mark(visitor: Visitor) -> str:
    """Which plan is on the screen."""
    return re.findall(rf"{visitor.say('consult.fingerprint')} ([0-9a-f]{{16}})", visitor.page.inner_text("[data-testid=stMain]"))[-1]


def press(visitor: Visitor, steps: int, question: str) -> None:
    """Move the slider of a question by so many steps, with the keyboard, and wait for nothing."""
    visitor.page.get_by_role("slider", name=visitor.say(f"question.{question}.label")).focus()
    for _ in range(abs(steps)):
        visitor.page.keyboard.press("ArrowRight" if steps > 0 else "ArrowLeft")


def slide(visitor: Visitor, steps: int, question: str = "smerte.nrs7") -> None:
    """The same, and wait until the page stands still."""
    press(visitor, steps, question)
    visitor.settle()


def first_load(visitor: Visitor) -> int:
    """The load of week 1 among the key figures."""
    return int(re.sub(r"\D", "", visitor.page.locator(".op-noegletal li").nth(2).locator("b").inner_text()))


def correct(visitor: Visitor, minutes: int, why: str, who: str) -> None:
    """Give the first week another dose."""
    visitor.unfold("consult.override.heading")
    ret = visitor.page.locator(".st-key-aendring")
    ret.get_by_label(visitor.say("consult.override.minutes")).fill(str(minutes))
    ret.get_by_label(visitor.say("consult.override.why")).fill(why)
    ret.get_by_label(visitor.say("consult.override.who")).fill(who)
    visitor.press(visitor.say("consult.override.do"))
    visitor.settle()


def test_a_therapist_turns_corrects_and_hands_over_a_plan(browser: Any, server: Server) -> None:
    with visiting(browser, server, viewport=DESK) as desk:
        desk.open("konsultation")
        before, load = mark(desk), first_load(desk)
        slide(desk, 3)
        assert mark(desk) != before
        assert first_load(desk) < load
        assert desk.page.locator(".op-regler code").first.inner_text()
        slide(desk, -3)
        assert mark(desk) == before
        desk.press(desk.say("consult.pin"))
        desk.settle()
        correct(desk, 60, "Har sovet dårligt hele ugen", "Fys. AB")
        assert "Har sovet dårligt hele ugen" in desk.page.locator(".st-key-rettet").inner_text()
        changed = mark(desk)
        assert changed != before
        assert desk.page.locator(".op-side-om-side section").count() == 2
        correct(desk, 600, "Prøver en større dosis", "Fys. AB")
        assert desk.say("error.override_uneven", minutes=99) in desk.page.locator(".op-problemer").inner_text()
        assert mark(desk) == changed
        desk.audit()
        assert desk.violations == {}
        desk.unfold("consult.onward.heading")
        link = str(desk.page.locator("a.op-link").get_attribute("href"))
        with desk.page.expect_download() as sheet:
            desk.press(desk.say("ui.paper_full"))
        assert sheet.value.path().read_bytes().startswith(b"%PDF")
    with visiting(browser, server) as phone:
        phone.page.goto(link)
        phone.wait_for("plan")
        assert phone.fingerprint() == changed
        assert "Har sovet dårligt hele ugen" in phone.page.locator("[data-testid=stMain]").inner_text()
        assert "#" not in phone.page.url


def drawn(visitor: Visitor, week: int) -> float:
    """Minutes of a week as the bars of the chart say them."""
    names = visitor.page.locator("[data-testid=stVegaLiteChart] path[role=graphics-symbol]").evaluate_all("all => all.map(e => e.ariaLabel)")
    said = [name for name in names if name.startswith(f"{visitor.say('plan.chart.week', n=week)}.") and re.search(r"\d", name.rpartition(":")[2])]
    return sum(float(re.sub(r"[^\d,]", "", name.rpartition(":")[2]).replace(",", ".")) for name in said)


def figure(visitor: Visitor, place: int) -> float:
    """Minutes of the first (0) or the last (1) week among the key figures."""
    return float(re.sub(r"\D", "", visitor.page.locator(".op-noegletal li").nth(place).locator("b").inner_text()))


def test_the_chart_moves_with_an_answer_and_stays_the_same_picture(browser: Any, server: Server) -> None:
    """Also where the other plan has more weeks, and the scale another end."""
    with visiting(browser, server, viewport=DESK) as desk:
        desk.open("konsultation")
        desk.page.wait_for_selector("[data-testid=stVegaLiteChart] svg")
        desk.settle()
        desk.page.evaluate("document.querySelector('[data-testid=stVegaLiteChart] svg').sameAsBefore = true")
        for steps, question in ((4, "smerte.nrs7"), (-2, "rammer.minutter"), (-6, "smerte.nrs7"), (2, "rammer.minutter"), (2, "smerte.nrs7")):
            slide(desk, steps, question)
            desk.page.wait_for_timeout(300)
            assert drawn(desk, 1) == pytest.approx(figure(desk, 0), abs=2), "a session is whole minutes, its parts are not"
            assert drawn(desk, 8) > 0
        assert desk.page.evaluate("document.querySelector('[data-testid=stVegaLiteChart] svg').sameAsBefore") is True
        assert desk.errors == []


def test_an_answer_has_only_itself_and_the_plan_sent(browser: Any, server: Server) -> None:
    """Not the other answers, and nothing of the frame: a slow device would draw all of it anew."""
    with visiting(browser, server, viewport=DESK) as desk:
        frames: list[int] = []
        desk.page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(len(frame))))
        desk.open("konsultation")
        whole = len(frames)
        slide(desk, 1)
        frames.clear()
        slide(desk, 1)
        assert 0 < len(frames) <= SENT < whole


def test_what_is_open_under_the_plan_follows_an_answer(browser: Any, server: Server) -> None:
    with visiting(browser, server, viewport=DESK) as desk:
        desk.open("konsultation")
        desk.unfold("note.record")
        note = desk.page.locator(".st-key-notat code")
        before = note.inner_text()
        slide(desk, 3)
        expect(note).not_to_have_text(before)
        assert f"{first_load(desk)}" in note.inner_text()
        slide(desk, -3)
        expect(note).to_have_text(before)


def test_a_question_of_the_panel_goes_and_comes_with_the_answer_that_opens_it(browser: Any, server: Server) -> None:
    with visiting(browser, server, viewport=DESK) as desk:
        desk.open("konsultation")
        opened = desk.page.get_by_role("slider", name=desk.say("question.aktiv.minutter.label"))
        days = int(desk.page.get_by_role("slider", name=desk.say("question.aktiv.dage.label")).get_attribute("value") or 0)
        assert days
        assert opened.count() == 1
        minutes = opened.get_attribute("value")
        slide(desk, -days, "aktiv.dage")
        expect(opened).to_have_count(0)
        slide(desk, days, "aktiv.dage")
        expect(opened).to_have_value(minutes or "")


def test_answers_that_are_turned_quickly_end_in_the_plan_of_the_last_ones(browser: Any, server: Server) -> None:
    with visiting(browser, server, viewport=DESK) as desk:
        desk.open("konsultation")
        figures = desk.page.locator(".op-noegletal")
        before = figures.inner_text().split()
        days = int(desk.page.get_by_role("slider", name=desk.say("question.aktiv.dage.label")).get_attribute("value") or 0)
        for way in (1, -1) * 3:
            for question, steps in (("smerte.nrs7", 4), ("rammer.minutter", 4), ("aktiv.dage", -days)):
                press(desk, way * steps, question)
        expect(figures).to_have_text(re.compile(r"\s*".join(map(re.escape, before))))
        desk.settle()
        assert desk.errors == []


def test_a_change_that_breaks_a_law_says_which_and_why(browser: Any, server: Server) -> None:
    with visiting(browser, server, viewport=DESK) as desk:
        desk.open("konsultation")
        first = mark(desk)
        desk.page.get_by_role("combobox", name=desk.say("consult.who")).click()
        desk.page.get_by_role("option", name=desk.say("consult.person.older")).click()
        expect(desk.page.locator("[data-testid=stMain]")).not_to_contain_text(first)
        desk.settle()
        before = mark(desk)
        correct(desk, 30, "Kan mere, end svarene siger", "Fys. AB")
        told = desk.page.locator(".op-problemer").inner_text()
        assert "I28" in told
        assert desk.say("laws.I28.title") in told
        assert mark(desk) == before


@pytest.mark.parametrize("dark", [False, True])
def test_the_consultation_is_whole_on_a_phone_and_for_a_screen_reader(browser: Any, server: Server, dark: bool) -> None:
    with visiting(browser, server, dark=dark) as visitor:
        visitor.open("konsultation")
        correct(visitor, 60, "Kort ferie", "Fys. AB")
        assert visitor.fits()
        visitor.audit()
        assert visitor.violations == {}
