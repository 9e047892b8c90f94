"""A plan goes to another device in a link: the same plan, nothing left in the address, and a link that was cut is refused in words."""

from __future__ import annotations

import io
import time
from typing import Any

import pytest
import zxingcpp
from browser import Server, Visitor, visiting
from PIL import Image
from walkers import BACK_SENT, NECK, sent

pytestmark = pytest.mark.browser


def a_link(visitor: Visitor) -> str:
    """The link that the plan page offers."""
    visitor.page.get_by_text(visitor.say("ui.link"), exact=True).click()
    return str(visitor.page.locator("a.op-link").get_attribute("href"))


def read(visitor: Visitor) -> list[str]:
    """What a phone reads that is held up to the screen; it looks until it sees a code, for the part unfolds slowly."""
    found: list[str] = []
    until = time.monotonic() + 10
    while not found and time.monotonic() < until:
        seen = visitor.page.locator("img.op-kode").screenshot(scale="device")
        found = [one.text for one in zxingcpp.read_barcodes(Image.open(io.BytesIO(seen)))]
    return found


@pytest.mark.parametrize("dark", [False, True])
def test_a_phone_reads_the_code_from_a_light_and_from_a_dark_screen(browser: Any, server: Server, dark: bool) -> None:
    with visiting(browser, server, dark=dark) as here:
        here.open()
        here.keep(BACK_SENT)
        here.open("plan")
        link = a_link(here)
        assert read(here) == [link]


def test_a_plan_is_the_same_on_the_other_device_and_the_address_holds_nothing(browser: Any, server: Server) -> None:
    with visiting(browser, server) as here:
        here.open()
        here.keep(BACK_SENT)
        here.open("plan")
        mark = here.fingerprint()
        link = a_link(here)
        assert link.startswith(f"{server.url}/#p=")
        here.audit()
        assert here.violations == {}
    with visiting(browser, server) as there:
        there.page.goto(link)
        there.wait_for("plan")
        assert there.fingerprint() == mark
        assert "#" not in there.page.url
        assert there.say("ui.link_opened") in there.page.locator("[data-testid=stMain]").inner_text()
        there.page.reload()
        assert there.fingerprint() == mark
    with visiting(browser, server) as cut:
        cut.page.goto(link[:-1])
        cut.settle()
        cut.page.get_by_text(cut.say("ui.link_refused")).wait_for()
        assert cut.say("error.link_broken") in cut.page.locator("[data-testid=stMain]").inner_text()
        assert "#" not in cut.page.url
        assert cut.errors == []
    with visiting(browser, server) as busy:
        busy.open()
        busy.keep(sent(NECK))
        busy.page.goto("about:blank")
        busy.page.goto(link)
        busy.settle()
        busy.press(busy.say("ui.link_open"))
        busy.wait_for("plan")
        assert busy.fingerprint() == mark
