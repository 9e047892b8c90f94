"""Answer clicked -> page settled, in a real browser, against a bare page with as many widgets under the same server settings.

Settled means: Streamlit has stopped running and nothing in the document has changed for a while; the time is that of the last change.
The app and the floor are clicked in turn, so that a busy moment of the machine falls on both.
"""

from __future__ import annotations

import shutil
import socket
import statistics
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Final
from urllib.error import URLError
from urllib.parse import urlencode

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from bench.report import Row

ROOT: Final = Path(__file__).parent.parent
CLICKS: Final = 15
START_SECONDS: Final = 60
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
WIDGETS: Final = {
    "radio": "stRadio",
    "group": "stButtonGroup",
    "checkbox": "stCheckbox",
    "number": "stNumberInput",
    "text": "stTextInput",
    "button": "stButton",
}
ANSWERS: Final = "[data-testid=stMain] :is(label:has(input[type=radio]), label:has(input[type=checkbox]), [data-testid=stButtonGroup] button)"

ARM: Final = """() => {
    const seen = window.settling = {clicked: null, changed: null};
    document.addEventListener("click", () => { seen.clicked ??= performance.now(); seen.changed ??= seen.clicked; }, {capture: true, once: true});
    seen.observer = new MutationObserver(() => { if (seen.clicked !== null) seen.changed = performance.now(); });
    seen.observer.observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
}"""
SETTLE: Final = """quiet => new Promise(resolve => {
    const seen = window.settling;
    const look = () => {
        const running = document.querySelector("[data-testid=stApp]").dataset.testScriptState === "running";
        if (running || performance.now() - seen.changed < quiet) return setTimeout(look, 20);
        seen.observer.disconnect();
        resolve(seen.changed - seen.clicked);
    };
    look();
})"""
QUIET_MS: Final = 300


@contextmanager
def served(script: str) -> Iterator[str]:
    """A Streamlit server of its own with the project's settings; yields its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    call = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port), "--server.headless", "true"]
    server = subprocess.Popen(call, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until_healthy(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def wait_until_healthy(address: str) -> None:
    """Return when the server answers; raises ``TimeoutError`` when it never does."""
    end = monotonic() + START_SECONDS
    while monotonic() < end:
        try:
            with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server on this machine
                if answer.status == 200:  # noqa: PLR2004 - HTTP's own number
                    return
        except URLError:
            sleep(0.1)
    raise TimeoutError(address)


def settled(page: Page) -> None:
    """Wait until a page that was just opened stands still."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_timeout(QUIET_MS)


def click(page: Page, target: Locator) -> float:
    """Milliseconds from the click to the last change of the document."""
    page.evaluate(ARM)
    target.click()
    return float(page.evaluate(SETTLE, QUIET_MS))


def widgets(page: Page) -> dict[str, int]:
    """How many widgets of each kind a page shows, as the floor's query."""
    counts = {name: page.locator(f"[data-testid={test_id}]").count() for name, test_id in WIDGETS.items()}
    if counts["radio"]:
        counts["options"] = page.locator("[data-testid=stRadio]").first.locator("input").count()
    return {name: count for name, count in counts.items() if count}


def compare(app: Page, floor: Page, clicks: int = CLICKS) -> tuple[float, float]:
    """Median of the app and of the floor, the first two answers of each page clicked in turn."""
    pairs = [(click(app, app.locator(ANSWERS).nth(i % 2)), click(floor, floor.locator(ANSWERS).nth(i % 2))) for i in range(clicks + 1)][1:]
    ours, bare = zip(*pairs, strict=True)
    return statistics.median(ours), statistics.median(bare)


def opened(browser: Browser, address: str, query: Mapping[str, int] | None = None) -> Page:
    """A page in a visit of its own."""
    page = browser.new_context(locale="da-DK").new_page()
    page.goto(f"{address}?{urlencode(query or {})}")
    settled(page)
    return page


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of the system, or Playwright's own where the system has none."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        try:
            yield browser
        finally:
            browser.close()
