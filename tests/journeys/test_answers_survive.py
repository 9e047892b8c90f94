"""Answers survive page changes, back, reload, a language change and a server that dies; deleting them deletes all of them."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from browser import Server, Visitor, serving, visiting
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from walkers import BACK, BACK_SENT

from ownpace.questionnaire import PART_BY_ID

pytestmark = pytest.mark.browser
HALF = {key: BACK[key] for key in list(BACK)[:7]}


def half_way(visitor: Visitor) -> None:
    """Answer until walking is asked about."""
    visitor.begin()
    visitor.journey(HALF, until="krop", axe=False)


def test_every_answer_survives_a_server_that_is_killed_and_started_again(browser: Any) -> None:
    """The answer on the screen, not yet sent, and those of all earlier pages; and the press that wakes the new server counts."""
    with serving() as mortal, visiting(browser, mortal) as visitor:
        half_way(visitor)
        visitor.answer("funktion.gang", "20_29")
        visitor.answer("funktion.haender", "nej")
        before = visitor.stored()["draft"]
        mortal.kill()
        assert visitor.line("ui.connection_lost"), "in words, where Streamlit makes the buttons pale and is silent"
        mortal.start()
        assert visitor.line("ui.connection_back")
        assert visitor.page.get_by_role("dialog").count() == 0
        visitor.go_on()
        visitor.leave("krop")
        assert visitor.address == "aktiv"
        visitor.journey(BACK, axe=False)
        assert visitor.address == "svar"
        after = visitor.stored()["draft"]
        assert {key: after[key] for key in before} == before
        assert after["funktion.gang"] == "20_29"
        assert after["funktion.haender"] == "nej"
        mortal.kill()
        mortal.start()
        visitor.open("svar")
        assert visitor.stored()["draft"] == after
        assert visitor.say("option.funktion.1.trapper") in visitor.page.locator("[data-testid=stMain]").inner_text()
        assert visitor.errors == []


def test_where_the_server_cannot_be_reached_a_line_says_so_in_the_language_of_the_visit(browser: Any, server: Server) -> None:
    with visiting(browser, server) as visitor:
        visitor.page.route("**/_stcore/**", lambda route: route.abort())
        visitor.page.goto(server.url)
        visitor.page.get_by_role("status").filter(has_text=visitor.say("app.waiting")).wait_for()
        assert visitor.page.get_by_role("dialog").count() == 0


def test_a_page_that_streamlit_has_given_up_is_loaded_anew_with_the_answers(browser: Any, server: Server) -> None:
    """After a message that it cannot read, Streamlit never asks the server again; whatever was pressed then did nothing."""
    with visiting(browser, server) as visitor:
        line = Line(visitor.page)
        visitor.open()
        visitor.keep(BACK_SENT)
        visitor.open("smerte")
        before = visitor.stored()["draft"]
        with visitor.page.expect_navigation(timeout=30_000):
            line.page.send(b"\xff\xff\xff")
            assert visitor.line("ui.connection_lost")
        visitor.wait_for("smerte")
        visitor.settle()
        assert visitor.stored()["draft"] == before
        visitor.go_on()
        visitor.leave("smerte")


def test_no_message_points_to_one_that_the_browser_may_have_let_go_of(browser: Any, server: Server) -> None:
    """Streamlit sends a large part again as a mark only; where runs are broken off by the next, the browser has not got that part."""
    kinds: Counter[str | None] = Counter()

    def count(frame: bytes | str) -> None:
        message = ForwardMsg()
        message.ParseFromString(frame if isinstance(frame, bytes) else frame.encode())
        kinds[message.WhichOneof("type")] += 1

    with visiting(browser, server) as visitor:
        visitor.page.on("websocket", lambda socket: socket.on("framereceived", count))
        visitor.open()
        visitor.keep(BACK_SENT)
        for address in ("smerte", "plan", "konsultation"):
            visitor.open(address)
            visitor.settle()
        assert kinds["delta"]
        assert kinds["ref_hash"] == 0


def test_an_address_that_does_not_exist_shows_the_first_page_and_says_so(browser: Any, server: Server) -> None:
    with visiting(browser, server, language="en") as visitor:
        visitor.open("nowhere?lang=en")
        assert visitor.line("ui.page_missing")
        assert visitor.page.locator("#op-vent").count() == 0, "the line of those who wait is gone with the wait"
        assert visitor.page.get_by_role("dialog").count() == 0
        assert visitor.heading == visitor.say("page.start.title")


def test_reload_back_and_the_other_language_keep_the_answers(browser: Any, server: Server) -> None:
    with visiting(browser, server) as visitor:
        half_way(visitor)
        visitor.page.go_back()
        visitor.wait_for("maal")
        assert visitor.field("funktion.1").get_by_role("radio", name=visitor.say("option.funktion.1.trapper")).is_checked()
        visitor.page.reload()
        visitor.settle()
        scale = visitor.page.get_by_role("radiogroup", name=visitor.say("question.funktion.1.score.label"))
        assert scale.get_by_role("radio", name=visitor.say("ui.scale_option", n=4), exact=True).is_checked()
        ends = (visitor.say(f"ui.scale_option_{end}", **{end: visitor.say(f"question.funktion.1.score.{end}")}) for end in ("low", "high"))
        assert [scale.get_by_role("radio", name=end, exact=True).count() for end in ends] == [1, 1]
        visitor.page.get_by_role("link", name=visitor.say("ui.back"), exact=True).click()
        visitor.wait_for("tilstande-2")
        assert visitor.page.get_by_role("checkbox", name=visitor.say("option.helbred.tilstande.ingen"), exact=True).is_checked()
        visitor.press("English")
        visitor.language = "en"
        assert visitor.page.evaluate("document.documentElement.lang") == "en"
        assert visitor.heading == visitor.say("ui.part", question=visitor.say("question.helbred.tilstande.label"), n=2, total=2)
        assert visitor.page.get_by_role("checkbox", checked=True).count() == 1
        assert not any(secret in visitor.page.url.removeprefix(visitor.base) for secret in ("45", "trapper", "ingen"))


def test_half_a_list_survives_a_reload_and_is_no_answer(browser: Any, server: Server) -> None:
    with visiting(browser, server) as visitor:
        visitor.open()
        visitor.keep({key: value for key, value in BACK_SENT.items() if key != "sikkerhed.laege"})
        visitor.open("laege")
        visitor.answer("sikkerhed.laege.1", ["svimmel"])
        visitor.page.reload()
        visitor.settle()
        assert visitor.page.get_by_role("checkbox", name=visitor.say("option.sikkerhed.laege.svimmel"), exact=True).is_checked()
        visitor.go_on()
        visitor.wait_for("laege-2")
        visitor.page.reload()
        visitor.settle()
        assert visitor.page.get_by_role("checkbox", checked=True).count() == 0
        assert visitor.stored()["parts"]["sikkerhed.laege.1"] == ["svimmel"]
        assert "sikkerhed.laege" not in visitor.stored()["draft"]
        visitor.answer("sikkerhed.laege.2", ["feber"])
        visitor.press("English")
        visitor.language = "en"
        assert visitor.page.get_by_role("checkbox", name=visitor.say("option.sikkerhed.laege.feber"), exact=True).is_checked()
        assert visitor.stored()["draft"]["sikkerhed.laege"] == ["svimmel", "feber"]
        visitor.page.go_back()
        visitor.wait_for("laege")
        assert visitor.page.get_by_role("checkbox", name=visitor.say("option.sikkerhed.laege.svimmel"), exact=True).is_checked()


def test_what_is_ticked_but_not_sent_survives_a_reload(browser: Any, server: Server) -> None:
    """No answer starts a run, so the browser itself keeps what is on the screen; the consent counts only when it is sent."""
    with visiting(browser, server) as visitor:
        visitor.open()
        visitor.page.get_by_text(visitor.say("question.samtykke.label")).click()
        visitor.page.wait_for_timeout(200)
        assert visitor.stored() == {}
        visitor.press(visitor.say("ui.start"))
        visitor.wait_for("alder")
        visitor.answer("om.alder", 45)
        visitor.page.reload()
        visitor.settle()
        assert visitor.field("om.alder").get_by_role("textbox").input_value() == "45"
        visitor.go_on()
        visitor.wait_for("akut")
        visitor.answer("sikkerhed.akut", ["bloedning_lunger", "kollaps"])
        visitor.page.reload()
        visitor.settle()
        assert visitor.page.get_by_role("checkbox", checked=True).count() == 2
        visitor.page.evaluate("draft => sessionStorage.setItem('ownpace.v1', JSON.stringify({v: 1, language: 'da', draft}))", BACK_SENT)
        visitor.open("maal")
        visitor.field("funktion.1").get_by_text(visitor.say("ui.own_words"), exact=True).click()
        visitor.field("funktion.1").get_by_role("textbox").fill("spille bold")
        visitor.answer("funktion.1.score", 3)
        visitor.page.reload()
        visitor.settle()
        assert visitor.field("funktion.1").get_by_role("textbox").input_value() == "spille bold"
        assert visitor.field("funktion.1.score").get_by_role("radio", checked=True).inner_text() == "3"
        assert visitor.errors == []


LEAVINGS = ("back", "foot", "browser")


def go_away(visitor: Visitor, how: str) -> None:
    """Leave the page without its button: by the link back, by one at the foot, or by the browser's own."""
    if how == "browser":
        visitor.page.go_back()
    else:
        visitor.page.get_by_role("link", name=visitor.say("ui.back" if how == "back" else "ui.footer_about"), exact=True).click()
    visitor.page.wait_for_timeout(300)
    visitor.settle()


def come_back(visitor: Visitor, how: str, address: str) -> None:
    """To the page that was left."""
    if how == "browser":
        visitor.page.go_forward()
    elif how == "foot":
        visitor.page.get_by_role("link", name=visitor.say("ui.back"), exact=True).click()
    else:
        visitor.page.go_back()
    visitor.wait_for(address)


@pytest.mark.parametrize("how", LEAVINGS)
def test_what_is_on_the_screen_goes_along_when_a_page_is_left(browser: Any, server: Server, how: str) -> None:
    """Buttons, ticks of half a list, own words and a number, none of them sent with Continue."""
    with visiting(browser, server) as visitor:
        visitor.open()
        visitor.keep(BACK_SENT)
        visitor.open("krop")
        visitor.page.get_by_role("link", name=visitor.say("ui.back"), exact=True).click()
        visitor.wait_for("maal")
        visitor.field("funktion.1").get_by_text(visitor.say("ui.own_words"), exact=True).click()
        visitor.field("funktion.1").get_by_role("textbox").fill("spille bold")
        visitor.answer("funktion.1.score", 9)
        go_away(visitor, how)
        assert visitor.address != "maal"
        assert (visitor.stored()["draft"]["funktion.1"], visitor.stored()["draft"]["funktion.1.score"]) == ("spille bold", 9)
        come_back(visitor, how, "maal")
        assert visitor.field("funktion.1").get_by_role("textbox").input_value() == "spille bold"
        assert visitor.field("funktion.1.score").get_by_role("radio", checked=True).inner_text() == "9"
        visitor.page.get_by_role("link", name=visitor.say("ui.back"), exact=True).click()
        visitor.wait_for("tilstande-2")
        visitor.answer("helbred.tilstande.2", ["osteoporose"])
        go_away(visitor, how)
        assert visitor.stored()["draft"]["helbred.tilstande"] == ["osteoporose"]
        assert visitor.errors == []


def test_a_tick_for_112_is_not_lost_on_the_way_back(browser: Any, server: Server) -> None:
    with visiting(browser, server) as visitor:
        visitor.open()
        visitor.keep(BACK_SENT)
        visitor.open("akut")
        visitor.answer("sikkerhed.akut", ["kollaps"])
        go_away(visitor, "back")
        assert visitor.address == "alder"
        visitor.go_on()
        visitor.wait_for("hjaelp")


def test_a_consent_counts_with_its_button_only(browser: Any, server: Server) -> None:
    with visiting(browser, server) as visitor:
        visitor.open()
        visitor.page.get_by_text(visitor.say("question.samtykke.label")).click()
        go_away(visitor, "foot")
        assert visitor.stored() == {}
        visitor.open("alder")
        visitor.wait_for("")


class Line:
    """The socket of a page, on which what the server sends can be held back after so many messages."""

    def __init__(self, page: Any) -> None:
        """Stand between; everything passes until ``hold``."""
        self.left: int | None = None
        self.waiting: list[bytes | str] = []
        self.page: Any = None
        page.route_web_socket(re.compile("_stcore/stream"), self._between)

    def hold(self, after: int) -> None:
        """Let so many messages pass and keep the others."""
        self.left = after

    def release(self) -> None:
        """Let everything pass that was kept, and what comes."""
        self.left = None
        for message in self.waiting:
            self.page.send(message)
        self.waiting.clear()

    def _between(self, page: Any) -> None:
        self.page, server = page, page.connect_to_server()
        page.on_message(server.send)
        server.on_message(self._pass)

    def _pass(self, message: bytes | str) -> None:
        if self.left is None or self.left > 0:
            self.left = None if self.left is None else self.left - 1
            self.page.send(message)
        else:
            self.waiting.append(message)


@pytest.mark.parametrize("passed", [23, 27, 31])
def test_a_list_that_is_half_drawn_keeps_its_ticks_when_the_page_is_left(browser: Any, server: Server, passed: int) -> None:
    """On a slow line the way back can be taken before every box of a list is there."""
    ticks = ["diabetes_2", "astma", "osteoporose"]
    with visiting(browser, server) as visitor:
        line = Line(visitor.page)
        visitor.open()
        visitor.keep(BACK_SENT | {"helbred.tilstande": ticks})
        visitor.open("tilstande")
        assert visitor.stored()["draft"]["helbred.tilstande"] == ticks
        line.hold(passed)
        visitor.page.get_by_role("button", name=visitor.say("ui.continue"), exact=True).click()
        visitor.page.wait_for_timeout(700)
        assert visitor.address == "tilstande-2"
        assert visitor.page.get_by_role("checkbox").count() < len(PART_BY_ID["helbred.tilstande.2"].options)
        visitor.page.go_back()
        visitor.page.wait_for_timeout(300)
        line.release()
        visitor.page.wait_for_timeout(500)
        visitor.settle()
        assert visitor.stored()["draft"]["helbred.tilstande"] == ticks
        assert visitor.errors == []


def test_what_depends_on_an_answer_is_there_only_with_that_answer(browser: Any, server: Server) -> None:
    with visiting(browser, server) as visitor:
        visitor.open()
        visitor.page.evaluate("draft => sessionStorage.setItem('ownpace.v1', JSON.stringify({v: 1, language: 'da', draft}))", BACK_SENT)
        visitor.open("aktiv")
        for days, shown in ((0, False), (3, True), (0, False)):
            visitor.answer("aktiv.dage", days)
            assert visitor.field("aktiv.minutter").is_visible() == shown
        visitor.open("maal")
        for choice, shown in (("gaa", False), ("own", True), ("sove", False)):
            wording = visitor.say("ui.own_words") if choice == "own" else visitor.say(f"option.funktion.1.{choice}")
            visitor.field("funktion.1").get_by_text(wording, exact=True).click()
            assert visitor.field("funktion.1").get_by_role("textbox").count() == shown
            assert visitor.field("funktion.1.ligner").is_visible() == shown


def test_deleting_clears_the_session_and_the_browser(browser: Any, server: Server) -> None:
    with visiting(browser, server) as visitor:
        half_way(visitor)
        visitor.page.get_by_role("link", name=visitor.say("ui.delete"), exact=True).click()
        visitor.wait_for("slet")
        visitor.press(visitor.say("ui.delete_yes"))
        visitor.wait_for("")
        assert visitor.page.get_by_role("status").filter(has_text=visitor.say("ui.delete_done")).count() == 1
        assert visitor.stored() == {}
        visitor.open("svar")
        visitor.wait_for("")
        assert visitor.page.evaluate("Object.keys(localStorage).filter(k => /ownpace/.test(k)).length") == 0


def test_what_a_browser_keeps_is_never_trusted(browser: Any, server: Server) -> None:
    with visiting(browser, server) as visitor:
        visitor.open()
        draft = {"samtykke": True, "om.alder": 212, "om.hacket": 1, "funktion.1": "<img src=x onerror=alert(1)>", "motiv.tro": "7"}
        forged = {"v": 1, "language": "xx", "draft": draft}
        visitor.page.evaluate("kept => sessionStorage.setItem('ownpace.v1', JSON.stringify(kept))", forged)
        visitor.open("maal")
        visitor.page.wait_for_function("() => !sessionStorage.getItem('ownpace.v1').includes('hacket')")  # the server's answer takes its place
        assert set(visitor.stored()["draft"]) == {"samtykke", "funktion.1"}
        assert visitor.page.locator("img[src=x]").count() == 0
        assert visitor.errors == []


def test_mistakes_are_told_first_thing_and_nothing_typed_is_lost(browser: Any, server: Server) -> None:
    with visiting(browser, server) as visitor:
        visitor.begin()
        assert visitor.page.get_by_role("textbox", name=visitor.say("question.om.alder.label"), exact=True).get_attribute("inputmode") == "numeric"
        visitor.answer("om.alder", "fyrre")
        visitor.go_on()
        visitor.page.wait_for_selector(".op-problemer:focus")
        assert visitor.page.title().startswith(visitor.say("ui.error_prefix"))
        assert visitor.field("om.alder").get_by_role("textbox").input_value() == "fyrre"
        said = visitor.page.locator(".op-problemer a").inner_text()
        assert visitor.field("om.alder").locator(".op-feltfejl").inner_text().endswith(said)
        described = visitor.field("om.alder").get_by_role("textbox").get_attribute("aria-describedby").split()
        assert [visitor.page.locator(f"#{one}").count() for one in described] == [1, 1], "the hint and what is wrong"
        visitor.audit()
        visitor.page.locator(".op-problemer a").click()
        assert visitor.page.evaluate("document.activeElement.getAttribute('aria-invalid')") == "true"
        visitor.answer("om.alder", "45 år")
        visitor.go_on()
        visitor.wait_for("akut")
        assert visitor.page.evaluate("document.activeElement.tagName") == "H1"
        assert visitor.page.get_by_role("group", name=visitor.say("question.sikkerhed.akut.label"), exact=True).get_by_role("checkbox").count() > 2
        visitor.answer("sikkerhed.akut", ["bloedning_lunger", "ingen"])
        assert visitor.page.get_by_role("checkbox", checked=True).count() == 1
        visitor.answer("sikkerhed.akut", ["bloedning_lunger"])
        assert not visitor.page.get_by_role("checkbox", name=visitor.say("option.sikkerhed.akut.ingen"), exact=True).is_checked()
        assert visitor.violations == {}


@pytest.mark.parametrize("address", ["hvor", "hvordan", "tid", "svar"])
def test_nothing_scrolls_sideways_on_the_smallest_phone(browser: Any, server: Server, address: str) -> None:
    with visiting(browser, server, viewport={"width": 320, "height": 640}) as visitor:
        visitor.open()
        visitor.page.evaluate("draft => sessionStorage.setItem('ownpace.v1', JSON.stringify({v: 1, language: 'da', draft}))", BACK_SENT)
        visitor.open(address)
        assert visitor.address == address
        assert visitor.fits()
        assert visitor.small() == []


@pytest.mark.parametrize(
    ("address", "link_id"), [("akut", "sikkerhed.akut"), ("alder", "om.alder"), ("krop", "funktion.gang"), ("hvordan", "smerte.nrs7")]
)
def test_a_page_that_is_not_whole_yet_takes_no_answer_back(browser: Any, server: Server, address: str, link_id: str) -> None:
    """On a slow network a question stands there before its boxes do, and a click elsewhere makes the browser read what the page says."""
    with visiting(browser, server) as visitor:
        visitor.open()
        visitor.keep(BACK_SENT)
        visitor.open(address)
        before = visitor.stored()["draft"]
        assert before[link_id] == BACK_SENT[link_id]
        gone = "area => document.querySelectorAll(`.${area} input, .${area} [role=radio]`).forEach(e => e.remove())"
        visitor.page.evaluate(gone, f"st-key-felt-{link_id.replace('.', '-')}")
        visitor.page.get_by_role("heading", level=1).click()
        visitor.page.wait_for_timeout(200)
        assert visitor.stored()["draft"] == before
        assert visitor.errors == []
