"""Three people walk through the app in a real browser, and axe looks at every page they pass."""

from __future__ import annotations

import re
from typing import Any

import pytest
from browser import Server, Visitor, visiting
from walkers import BACK, CANCER, DIABETES, EMERGENCY, LUNGS, NECK

pytestmark = pytest.mark.browser


def nothing_wrong(visitor: Visitor) -> None:
    """No violation on any page, no script error, and no request to anyone else."""
    assert visitor.violations == {}
    assert visitor.errors == []
    assert visitor.off_host == []
    assert {url.partition(":")[0] for url in visitor.asked} >= {"http", "ws"}, "every request and every socket is looked at"


def test_a_person_with_a_painful_back_gets_a_plan(browser: Any, server: Server) -> None:
    with visiting(browser, server) as visitor:
        visitor.open()
        visitor.audit()
        visitor.begin()
        assert visitor.page.evaluate("document.documentElement.lang") == "da"
        passed = visitor.journey(BACK)
        assert {"ryg", "knae", "hverdag"} <= set(passed)
        assert visitor.address == "svar"
        visitor.audit()
        visitor.press(visitor.say("ui.make_plan"))
        visitor.wait_for("plan")
        visitor.audit()
        assert visitor.heading == visitor.say("page.plan.title")
        assert "12" in visitor.page.locator("[data-testid=stMain]").inner_text()
        nothing_wrong(visitor)


def test_a_sign_of_an_emergency_ends_in_112_at_once(browser: Any, server: Server) -> None:
    with visiting(browser, server) as visitor:
        visitor.begin()
        assert visitor.journey(EMERGENCY) == ["alder", "akut"]
        assert visitor.address == "hjaelp"
        assert visitor.heading == visitor.say("referral.call_112.heading")
        assert visitor.page.title() == visitor.say("ui.page_title", title=visitor.heading)
        assert visitor.page.locator("[data-testid=stMain] a[href='tel:112']").count() >= 2
        assert visitor.say("reason.sikkerhed.akut.brystsmerter") in visitor.page.locator("[data-testid=stMain]").inner_text()
        visitor.audit()
        visitor.open("plan")
        visitor.wait_for("hjaelp")
        visitor.page.get_by_role("button", name=re.compile("^" + visitor.say("ui.edit"))).first.click()
        visitor.wait_for("akut")
        visitor.answer("sikkerhed.akut", ["ingen"])
        visitor.go_on()
        visitor.wait_for("laege")
        nothing_wrong(visitor)


def test_a_disease_that_a_doctor_has_cleared_gets_a_plan(browser: Any, server: Server) -> None:
    with visiting(browser, server) as visitor:
        visitor.begin()
        passed = visitor.journey(LUNGS)
        assert passed[-1] == "aftalt"
        assert not {"hvor", "ryg", "hvordan"} & set(passed)
        assert visitor.address == "svar"
        visitor.press(visitor.say("ui.make_plan"))
        visitor.wait_for("plan")
        visitor.audit()
        nothing_wrong(visitor)


def test_without_the_doctors_word_the_same_person_gets_help_instead(browser: Any, server: Server) -> None:
    with visiting(browser, server) as visitor:
        visitor.begin()
        visitor.journey(LUNGS | {"sikkerhed.aftalt": "nej"}, axe=False)
        assert visitor.address == "hjaelp"
        assert visitor.heading == visitor.say("referral.see_first.heading")
        visitor.audit()
        nothing_wrong(visitor)


@pytest.mark.parametrize(
    ("person", "lists", "card"),
    [
        (NECK, {"nakke"}, "not_today"),
        (DIABETES, {"diabetes", "medicin", "blodtryk", "blodsukker", "fod", "aftalt"}, "glucose"),
        (CANCER, {"kraeft", "medicin", "blodtryk", "blodproever", "aftalt"}, "blood_pressure"),
    ],
    ids=["neck", "diabetes", "cancer"],
)
def test_new_regions_and_conditions_lead_to_a_plan_with_its_cards(
    browser: Any, server: Server, person: dict[str, Any], lists: set[str], card: str
) -> None:
    """Numbers are typed as people write them; no answer is in an address."""
    with visiting(browser, server) as visitor:
        visitor.begin()
        assert lists <= set(visitor.journey(person))
        assert visitor.address == "svar"
        visitor.press(visitor.say("ui.make_plan"))
        visitor.wait_for("plan")
        visitor.audit()
        said = visitor.page.locator("[data-testid=stMain]").inner_text()
        assert visitor.say(f"cards.{card}.title") in said
        assert (visitor.say("precaution.heading") in said) == bool(visitor.page.locator(".op-kort").count())
        assert "?" not in visitor.page.url
        nothing_wrong(visitor)
