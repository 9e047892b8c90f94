"""Every page in a real browser through the deployed nginx: the Content-Security-Policy is never broken and nobody else is asked for anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from browser import DESK, Visitor, visiting
from replicas import Site, queries, site
from walkers import BACK, BACK_SENT, EMERGENCY, sent

from ownpace.ui.routing import PAGES
from ownpace.ui.site import FILES

pytestmark = pytest.mark.browser
WATCH = "document.addEventListener('securitypolicyviolation', e => window.opBroken(`${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}`))"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Two replicas behind nginx."""
    with site(tmp_path_factory.mktemp("nginx")) as started:
        yield started


@contextmanager
def watching(browser: Any, running: Site, broken: list[str], **how: Any) -> Iterator[Visitor]:
    """A visitor; what breaks the policy is noted, by the page's own event and by what the browser complains of."""
    with visiting(browser, running, **how) as visitor:
        visitor.page.expose_function("opBroken", lambda what: broken.append(what))  # noqa: PLW0108 - a built-in cannot be exposed
        visitor.page.add_init_script(WATCH)
        visitor.page.on("console", lambda said: broken.append(said.text) if "Content Security Policy" in said.text else None)
        yield visitor


def held(visitor: Visitor) -> str:
    """The replica that the browser has been asked to stay with."""
    return next((kept["value"] for kept in visitor.page.context.cookies() if kept["name"] == "op_replica"), "")


def test_a_breach_of_the_policy_would_be_noticed(browser: Any, running: Site) -> None:
    broken: list[str] = []
    with watching(browser, running, broken) as visitor:
        visitor.open()
        assert broken == []
        visitor.page.evaluate("() => { const e = document.createElement('script'); e.textContent = '1'; document.body.append(e); }")
        visitor.page.evaluate("() => { document.createElement('img').src = 'https://example.org/x.png'; }")
        visitor.page.wait_for_timeout(200)
        assert any(one.startswith("script-src-elem inline") for one in broken)
        assert any(one.startswith("img-src https://example.org") for one in broken)


def test_a_visit_opens_one_websocket_through_the_proxy_and_stays_with_its_replica(browser: Any, running: Site, tmp_path: Path) -> None:
    broken: list[str] = []
    with watching(browser, running, broken) as visitor:
        sockets: list[str] = []
        keys: list[str] = []
        visitor.page.on("websocket", lambda opened: sockets.append(opened.url))
        visitor.begin()
        assert sockets == [f"ws://127.0.0.1:{running.port}/_stcore/stream"]
        replica = held(visitor)
        assert replica in {"one", "two"}
        visitor.journey(BACK, axe=False)
        assert visitor.address == "svar"
        visitor.page.reload()
        visitor.open("print")
        for name in ("paper_full", "paper_html"):
            with visitor.page.expect_download() as download:
                visitor.page.get_by_role("button", name=visitor.say(f"ui.{name}"), exact=True).first.click()
            assert download.value.failure() is None
            keys.append(re.findall(r"/media/(\w+)", download.value.url)[0])
        visitor.open("plan")
        file = tmp_path / "plan.json"
        with visitor.page.expect_download() as download:
            visitor.page.get_by_role("button", name=visitor.say("ui.save_plan"), exact=True).first.click()
        download.value.save_as(file)
        visitor.open()
        visitor.page.locator("input[type=file]").set_input_files(file)
        visitor.wait_for("plan")
        keys += [key for url in visitor.asked for place in re.findall(r"/upload_file/(.*)", url) for key in place.split("/")]
        assert held(visitor) == replica
        assert {kept["name"] for kept in visitor.page.context.cookies()} == {"op_replica", "_streamlit_xsrf"}
        assert (broken, visitor.off_host, visitor.errors) == ([], [], [])
    log = running.log("access.log")
    assert (len(keys), " GET /media/ 200 " in log, " PUT /_stcore/upload_file/ 204 " in log) == (4, True, True)
    assert [key for key in keys if key in log] == [], "with one of these a stranger gets the file, or the visit"
    assert queries(log) == []
    assert running.log("error.log") == ""


def test_a_browser_that_keeps_no_cookie_stays_with_a_replica_all_the_same(browser: Any, running: Site) -> None:
    with visiting(browser, running) as visitor:
        visitor.open()
        visitor.keep(BACK_SENT)
        visitor.page.context.clear_cookies()
        visitor.page.route("**/*", lambda route: route.continue_(headers={k: v for k, v in route.request.headers.items() if k != "cookie"}))
        visitor.open("plan")
        with visitor.page.expect_download() as download:
            visitor.page.get_by_role("button", name=visitor.say("ui.save_plan"), exact=True).first.click()
        assert download.value.failure() is None


@pytest.mark.full
@pytest.mark.parametrize("language", ["da", "en"])
def test_no_page_breaks_the_policy_or_asks_another_host(browser: Any, running: Site, language: str) -> None:
    """Every address with answers, and with those that lead to help; what can be unfolded, and an exercise with its clock."""
    broken: list[str] = []
    seen: set[str] = set()
    with watching(browser, running, broken, viewport=DESK, language=language, dark=language == "en") as visitor:
        for draft, addresses in ((sent(EMERGENCY), ("", "hjaelp")), (BACK_SENT, FILES)):
            visitor.open(f"?lang={language}")
            visitor.keep(draft)
            for address in addresses:
                visitor.open(f"{address}?lang={language}")
                seen.add(visitor.address)
                for lead in visitor.page.locator("[data-testid=stMain] details > summary").all()[:5]:
                    if lead.is_visible():
                        lead.click()
        visitor.open(f"i-dag?lang={language}")
        for _ in range(3):
            visitor.page.locator(".st-key-fortsaet button").click()
            visitor.settle()
        visitor.page.locator(".op-ur > button").first.click()
        visitor.page.wait_for_timeout(1500)
        assert (broken, visitor.off_host, visitor.errors) == ([], [], [])
        assert {FILES[address] for address in seen} >= set(FILES.values()) - {FILES["passene"]}, "which is asked after a bad week only"
        assert len(set(PAGES) & seen) > 12
