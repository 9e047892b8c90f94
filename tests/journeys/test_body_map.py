"""The body map and its list are one answer: a tap ticks, a tick colours, the keyboard is enough, and a reload forgets nothing."""

from __future__ import annotations

from typing import Any, Final

import pytest
from browser import Server, Visitor, visiting
from walkers import BACK, sent

pytestmark = pytest.mark.browser
PLACES: Final = sent(BACK) | {"smerte.hvor": None}
TICKED = "() => [...document.querySelectorAll('.st-key-felt-smerte-hvor input:checked')].map((e) => e.closest('label').innerText.trim())"
COLOUR = "place => getComputedStyle(document.querySelector('.op-krop .r-' + place)).fill"


def tap(visitor: Visitor, place: str, side: int = 0) -> None:
    """Tap a place of the drawing."""
    visitor.page.locator(f".op-krop .r-{place}").nth(side).click()
    visitor.page.wait_for_timeout(150)


@pytest.mark.parametrize("width", [320, 390])
def test_a_tap_and_a_tick_are_the_same_answer(browser: Any, server: Server, width: int) -> None:
    with visiting(browser, server, viewport={"width": width, "height": 844}) as visitor:
        visitor.open()
        visitor.keep({key: value for key, value in PLACES.items() if value is not None})
        visitor.open("hvor")
        before = visitor.page.evaluate(COLOUR, "knae_hoejre")
        tap(visitor, "knae_hoejre")
        assert visitor.page.evaluate(TICKED) == ["Højre knæ"]
        assert visitor.page.evaluate(COLOUR, "knae_hoejre") != before
        assert visitor.page.evaluate(COLOUR, "knae_venstre") == before
        tap(visitor, "knae_hoejre", side=1)
        assert visitor.page.evaluate(TICKED) == []
        tap(visitor, "laend")
        visitor.page.locator(".st-key-felt-smerte-hvor").get_by_text("Nakke", exact=True).focus()
        visitor.page.get_by_label("Nakke", exact=True).press("Space")
        visitor.page.wait_for_timeout(150)
        assert visitor.page.evaluate(COLOUR, "nakke") != before
        assert sorted(visitor.page.evaluate(TICKED)) == ["Lænd", "Nakke"]
        visitor.page.reload()
        visitor.settle()
        assert sorted(visitor.page.evaluate(TICKED)) == ["Lænd", "Nakke"]
        assert visitor.page.evaluate(COLOUR, "laend") != before
        assert visitor.fits()
        visitor.audit()
        visitor.go_on()
        visitor.leave("hvor")
        assert set(visitor.stored()["draft"]["smerte.hvor"]) == {"nakke", "laend"}
        assert visitor.violations == {}
        assert visitor.errors == []
