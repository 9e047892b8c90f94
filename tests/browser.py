"""What the browser tests share: a Chromium, the app on a free loopback port, a visitor who answers by label, and axe."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import pytest

from ownpace.questionnaire import BY_ID, PAGES, PART_BY_ID, Item, Kind, on, share
from ownpace.text import t

ROOT = Path(__file__).resolve().parent.parent
INSTALL = "python -m playwright install --with-deps chromium"
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
)  # fmt: skip
TALL = 9000
"""Pixels: what is scrolled out of sight is not seen by axe."""
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
KNOWS = "() => window.__ownpaceVault && window.__ownpaceVault.save !== null"
"""The server has read what the browser kept; what is ticked before may be asked for again."""
SMALL = """() => [...document.querySelectorAll('[data-testid=stApp] :is(a[href], button, input, summary)')].map(e => {
    const seen = e.matches('input[type=radio], input[type=checkbox]') ? e.closest('label') : e;
    const { width, height } = seen.getBoundingClientRect();
    return { width, height, what: (e.getAttribute('aria-label') || e.textContent).trim().slice(0, 60) };
}).filter(e => e.width > 1 && e.height > 1 && (e.width < 24 || e.height < 24)).map(e => `${e.what}: ${Math.round(e.width)} x ${Math.round(e.height)}`)"""
"""What can be pressed and is smaller than 24 px; what is a single pixel waits for the keyboard."""
FOREIGN = r"""() => {
    const english = /\b(the|and|or|your|you|with|this|please|press|apply|choose|browse|limit|loading|running|error|page|answer|close|are|of)\b/i;
    const inDanish = e => (e.closest('[lang]') || document.documentElement).lang === 'da';
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const said = [];
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const e = node.parentElement;
        if (!e.closest('script, style, noscript') && e.checkVisibility() && inDanish(e)) said.push(node.nodeValue);
    }
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
        document.querySelectorAll(`[${name}]`).forEach(e => { if (e.checkVisibility() && inDanish(e)) said.push(e.getAttribute(name)); });
    }
    return said.filter(text => english.test(text)).map(text => `english: ${text.trim().slice(0, 120)}`);
}"""
"""What a Danish page says in English, seen or heard, without being marked as English."""


def chromium() -> str | None:
    """The path of a Chromium: the system's, or the one that Playwright installed."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where a browser is asked for

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def launch(playwright: Any) -> Any:
    """A headless Chromium; without one the test is not run, and says how to install one. Under CI that is a failure."""
    path = chromium()
    if path is None:
        reason = f"no Chromium found; install one with: {INSTALL}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Served(Protocol):
    """What has an address."""

    @property
    def url(self) -> str:
        """Where it answers."""


@dataclass
class Server:
    """The app in a process of its own, started the way it is deployed."""

    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    output: str = os.devnull
    """Where its log goes."""

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self, *command: str) -> None:
        """Start, and wait until it is healthy."""
        environment = {**os.environ, "PORT": str(self.port), **self.environment}
        with Path(self.output).open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, *(command or ("run.py",))],
                cwd=ROOT,
                env=environment,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=1) as answer:  # noqa: S310 - a loopback address of our own
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.1)
        pytest.fail("the server did not start")

    def stop(self) -> int:
        """Ask it to end, as a deployment does; returns how it ended."""
        assert self.process
        self.process.terminate()
        return self.process.wait(30)

    def kill(self) -> None:
        """End it without a word, as a lost machine does."""
        if self.process and self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGKILL)
            self.process.wait()


@contextmanager
def serving(*command: str) -> Iterator[Server]:
    """A running app."""
    server = Server()
    if command:
        command = tuple(part.format(port=server.port) for part in command)
    server.start(*command)
    try:
        yield server
    finally:
        server.kill()


ASKED = BY_ID | PART_BY_ID
"""Everything that stands on a page as one question."""


def said(item: Item, answers: Mapping[str, Any]) -> Any:
    """What somebody with these answers says to a question, or to this part of a list."""
    return share(item, answers[item.answer]) if item.whole else answers[item.answer]


@dataclass
class Visitor:
    """A person at the keyboard: reads labels, answers pages, goes on. Everything the pages did wrong is noted."""

    page: Any
    base: str
    language: str = "da"
    asked: list[str] = field(default_factory=list)
    off_host: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    violations: dict[str, list[str]] = field(default_factory=dict)
    checked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen for what should not happen."""
        here = (self.base, self.base.replace("http", "ws"), "data:", "blob:")

        def note(asked: Any) -> None:
            (self.asked if asked.url.startswith(here) else self.off_host).append(asked.url)

        self.page.on("request", note)
        self.page.on("websocket", note)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def say(self, key: str, **values: object) -> str:
        """A text in the visitor's language."""
        return t(key, self.language, **values)

    def open(self, address: str = "") -> None:
        """Open an address of the app."""
        self.page.goto(f"{self.base}/{address}")
        self.settle()

    def settle(self) -> None:
        """Wait until the page stands still and knows its answers; a page that was just loaded draws itself once more when it hears of them."""
        self.page.wait_for_selector("[data-testid=stMain] h1", timeout=30_000)
        self.page.wait_for_function(KNOWS, timeout=60_000)
        self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=30_000)
        self.page.wait_for_timeout(120)
        self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=30_000)

    @property
    def address(self) -> str:
        """Where the visitor is."""
        return re.sub(r"[?#].*", "", self.page.url).removeprefix(self.base).strip("/")

    @property
    def heading(self) -> str:
        """The page's main heading."""
        return str(self.page.locator("[data-testid=stMain] h1").inner_text()).strip()

    def line(self, key: str) -> bool:
        """Wait until the browser itself says this at the foot of the page."""
        said = "text => (document.querySelector('.op-linje[role=alert]') || {}).textContent === text"
        return bool(self.page.wait_for_function(said, arg=self.say(key), timeout=30_000))

    def unfold(self, key: str) -> None:
        """Open a part of the page that is made when it is opened, if it is closed."""
        part = self.page.locator("details").filter(has=self.page.locator("summary").get_by_text(self.say(key), exact=True)).first
        if part.get_attribute("open") is None:
            part.locator("summary").first.click()
            self.settle()

    def press(self, name: str) -> None:
        """Press a button by its whole name."""
        self.page.get_by_role("button", name=name, exact=True).click()
        self.settle()

    def go_on(self) -> None:
        """Continue; returns when another page or a mistake is shown."""
        self.press(self.say("ui.continue"))

    def begin(self) -> None:
        """Say yes and start."""
        self.open()
        self.page.get_by_text(self.say("question.samtykke.label")).click()
        self.press(self.say("ui.start"))
        self.wait_for("alder")

    def wait_for(self, address: str) -> None:
        """Wait until an address is shown."""
        self.page.wait_for_url(f"{self.base}/{address}", timeout=15_000)
        self.settle()

    def field(self, link_id: str) -> Any:
        """The part of the page that asks a question."""
        return self.page.locator(f".st-key-felt-{link_id.replace('.', '-')}")

    def answer(self, link_id: str, value: Any) -> None:
        """Answer one question the way a person does, by what is written on the screen."""
        item = ASKED[link_id]
        area = self.field(link_id)
        if item.kind is Kind.CHOICES:
            for choice in value:
                area.get_by_text(self.wording(item, choice), exact=True).click()
                self.page.wait_for_timeout(150)
        elif item.kind is Kind.SCALE or (item.kind is Kind.NUMBER and item.highest <= 10):
            area.get_by_text(str(value), exact=True).click()
        elif item.kind in {Kind.NUMBER, Kind.DECIMAL}:
            area.get_by_role("textbox").fill(str(value))
        else:
            area.get_by_text(self.wording(item, value), exact=True).click()
        self.settle()

    def told(self, part: str) -> Any:
        """The part of a check-in that asks a question."""
        return self.page.locator(f".st-key-felt-uge-{part.replace('.', '-')}")

    def tell(self, answers: Mapping[str, Any]) -> None:
        """Answer questions of a check-in by what is written on the screen: words of an option, a number, or ticks."""
        for part, value in answers.items():
            area = self.told(part)
            for one in value if isinstance(value, list) else [value]:
                if area.get_by_role("textbox").count():
                    area.get_by_role("textbox").fill(str(one))
                else:
                    area.get_by_text(str(one), exact=True).click()
                    self.page.wait_for_timeout(60)
        self.settle()

    def wording(self, item: Item, choice: str) -> str:
        """What an option is called on the screen."""
        return self.say(f"option.{item.answer}.{choice}")

    def journey(self, answers: Mapping[str, Any], *, until: str = "", axe: bool = True) -> list[str]:
        """Answer page after page until the answers are used up or an address is reached; returns the addresses passed."""
        by_page = {page.id: page for page in PAGES}
        passed = []
        while self.address in by_page and self.address != until:
            here = self.address
            passed.append(here)
            if axe:
                self.audit()
            for item in on(by_page[here]):
                if item.answer in answers and self.field(item.link_id).count():
                    self.answer(item.link_id, said(item, answers))
            self.go_on()
            self.leave(here)
        return passed

    def leave(self, here: str) -> None:
        """Wait until the page is another one."""
        until = time.monotonic() + 10
        while self.address == here:
            if time.monotonic() > until:
                said = self.page.locator("[data-testid=stMain]").inner_text()
                pytest.fail(f"still on {here}: {said[:400]}")
            self.page.wait_for_timeout(50)
        self.settle()

    def audit(self) -> None:
        """Let axe look at the whole page, in a viewport that hides nothing; and look for English on a Danish page."""
        from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - only where a browser is asked for

        size = self.page.viewport_size
        self.page.set_viewport_size({"width": size["width"], "height": TALL})
        self.page.wait_for_timeout(100)
        result = Axe().run(self.page, options={"runOnly": {"type": "tag", "values": list(TAGS)}})
        found = [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in result.response["violations"]]
        found += self.page.evaluate(FOREIGN) if self.language == "da" else []
        self.page.set_viewport_size(size)
        self.checked.append(self.address)
        if found:
            self.violations[self.address] = found

    def stored(self) -> dict[str, Any]:
        """What the browser keeps."""
        raw = self.page.evaluate("sessionStorage.getItem('ownpace.v1')")
        return json.loads(raw) if raw else {}

    def keep(self, draft: Mapping[str, Any], **more: Any) -> None:
        """Let the tab hold these answers, and more beside them, as if they had been given here."""
        kept = {"v": 1, "language": self.language, "draft": dict(draft), **more}
        self.page.evaluate("kept => sessionStorage.setItem('ownpace.v1', JSON.stringify(kept))", kept)

    def fingerprint(self) -> str:
        """What the plan on the screen was made from; waits until one is shown."""
        shown = "() => (/plan ([0-9a-f]{16})/.exec(document.querySelector('[data-testid=stMain]').innerText) || [])[1]"
        found = self.page.wait_for_function(shown, timeout=30_000)
        self.settle()
        return str(found.evaluate(shown))

    def small(self) -> list[str]:
        """What can be pressed and is too small for a finger."""
        return list(self.page.evaluate(SMALL))

    def fits(self) -> bool:
        """Whether nothing has to be scrolled sideways."""
        return bool(self.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth <= window.innerWidth"))


@contextmanager
def visiting(
    browser: Any, server: Served, *, dark: bool = False, viewport: Mapping[str, int] = PHONE, language: str = "da", **more: Any
) -> Iterator[Visitor]:
    """A visitor with an empty browser; ``more`` is for the browser's context."""
    look = {"viewport": dict(viewport), "color_scheme": "dark" if dark else "light", "locale": "da-DK", "timezone_id": "Europe/Copenhagen"}
    context = browser.new_context(**look, **more)
    context.set_default_timeout(15_000)
    try:
        yield Visitor(context.new_page(), server.url, language)
    finally:
        context.close()
