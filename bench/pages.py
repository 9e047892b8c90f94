"""Answer clicked -> page settled, in a real browser, against a bare page with as many widgets under the same server settings.

Settled means: Streamlit has stopped running and nothing in the document has changed for a while; the time is that of the last change.
The app and the floor are clicked in turn, so that a busy moment of the machine falls on both. Each page is opened with the finished
answers of a demo person in the browser's own storage, as after a reload. Not measured: pages whose only answer is typed.

The floor's widgets start a run on the server, as Streamlit's do by default. The app's answers do not, and that is most of the difference:
those figures say nothing about the server. What does reach it is the press on Continue, which is measured from page to page through the
whole journey against the way between two bare pages with as many widgets.
"""

from __future__ import annotations

import itertools
import json
import shutil
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from urllib.parse import urlencode

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from bench import servers
from bench.journeys import PATH, told
from bench.report import By, Row, p95
from ownpace.ui import routing

CLICKS: Final = 15
CHART: Final = "stVegaLiteChart"
MARKS: Final = "[data-testid=stVegaLiteChart] svg :is(path, rect, circle)[aria-roledescription]"
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

ARM: Final = """act => {
    const seen = window.settling = {clicked: null, changed: null};
    if (act === null) seen.clicked = seen.changed = performance.now();
    else document.addEventListener(act, () => { seen.clicked ??= performance.now(); seen.changed ??= seen.clicked; }, {capture: true, once: true});
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
FIGURES: Final = ".op-noegletal"
"""The key figures of a consultation's plan."""
ONWARD, BACK = "ArrowRight", "ArrowLeft"
SAME: Final = 1
"""So many turns of the demo person's pain change no minutes; the next one does."""
STILL_MS: Final = 1000
"""The first plan of a server takes longer than a settled page is quiet."""


def settled(page: Page) -> None:
    """Wait until a page that was just opened stands still: it is drawn twice, the second time with the answers that the browser kept."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.evaluate(ARM, None)
    page.evaluate(SETTLE, STILL_MS)


def click(page: Page, target: Locator) -> float:
    """Milliseconds from the click to the last change of the document."""
    page.evaluate(ARM, "click")
    target.click()
    return float(page.evaluate(SETTLE, QUIET_MS))


def widgets(page: Page) -> dict[str, int]:
    """How many widgets of each kind a page shows, as the floor's query."""
    counts = {name: page.locator(f"[data-testid=stMain] [data-testid={test_id}]").count() for name, test_id in WIDGETS.items()}
    counts["options"] = page.locator("[data-testid=stRadio] input").count() // max(1, counts["radio"])
    counts["points"] = page.locator(MARKS).count()
    return {name: count for name, count in counts.items() if count}


def answer(page: Page, turn: int) -> Locator:
    """The first or the second answer of a page, in turn; the only one where there is one."""
    answers = page.locator(ANSWERS)
    return answers.nth(turn % min(2, answers.count()))


def compare(app: Page, floor: Page) -> tuple[list[float], list[float]]:
    """Times of the app and of the floor; the first pair warms both and is dropped."""
    pairs = [(click(app, answer(app, turn)), click(floor, answer(floor, turn))) for turn in range(CLICKS + 1)][1:]
    return [ours for ours, _ in pairs], [bare for _, bare in pairs]


def stored(place: int) -> str:
    """A script that puts the demo person's answers to the pages before this place where a tab of the app keeps them."""
    return f"sessionStorage.getItem('ownpace.v1') ?? sessionStorage.setItem('ownpace.v1', {json.dumps(told(place))})"


def opened(browser: Browser, address: str, query: dict[str, int], place: int = len(PATH)) -> Page:
    """A page in a visit of its own, with the answers given."""
    context = browser.new_context(locale="da-DK", viewport={"width": 1280, "height": 2400})
    context.add_init_script(stored(place))
    page = context.new_page()
    page.goto(f"{address}?{urlencode(query)}")
    settled(page)
    return page


def row(browser: Browser, app_address: str, floor_address: str, path: str) -> Row | None:
    """One page against its floor; ``None`` where nothing can be clicked as an answer."""
    app = opened(browser, f"{app_address}/{path}", {})
    if not app.locator(ANSWERS).count():
        app.context.close()
        return None
    floor = opened(browser, floor_address, widgets(app))
    ours, bare = compare(app, floor)
    target = 1.6 if app.locator(f"[data-testid={CHART}]").count() else 1.25
    for page in (app, floor):
        page.context.close()
    what = f"answer clicked -> settled, /{path}"
    return Row(what, statistics.median(ours), "ms", target, By.RATIO, floor=statistics.median(bare), floor_is="bare page", n=CLICKS, p95=p95(ours))


def onward(browser: Browser, app_address: str, floor_address: str) -> Row:
    """From each page that asks to the next one, answered, against a way between bare pages with as many widgets.

    Both are opened anew for each step, as cold as each other.
    """
    pairs = []
    for place, path in list(enumerate(PATH))[1:-1]:
        app = opened(browser, f"{app_address}/{path}", {}, place + 1)
        before = widgets(app)
        took = click(app, app.locator(".st-key-fortsaet button"))
        counts = {"one": before, "two": widgets(app)}
        app.context.close()
        floor = opened(browser, floor_address, {f"{page}-{name}": n for page, of in counts.items() for name, n in of.items()})
        pairs.append((took, click(floor, floor.locator(".st-key-next button"))))
        floor.context.close()
    ours, bare = (list(column) for column in zip(*pairs, strict=True))
    what = "Continue pressed -> next page settled"
    middle = statistics.median
    return Row(what, middle(ours), "ms", 1.25, By.RATIO, floor=middle(bare), floor_is="bare pages", n=len(pairs), p95=p95(ours))


def turn(page: Page, key: str) -> float:
    """Milliseconds from a key on the first slider to the last change of the document."""
    slider = page.locator("[data-testid=stSlider] input[type=range]").first
    slider.focus()
    page.evaluate(ARM, "keydown")
    page.keyboard.press(key)
    return float(page.evaluate(SETTLE, QUIET_MS))


def consultation(browser: Browser, app_address: str, floor_address: str) -> Row:
    """One answer turned in the consultation, and back: plan, chart and differences, against a bare page with one chart that moves.

    Raises ``RuntimeError`` where a turn does not move the plan: then there is nothing to time.
    """
    app = opened(browser, f"{app_address}/konsultation", {})
    counts = {"slider": app.locator("[data-testid=stSlider]").count(), "list": app.locator("[data-testid=stSelectbox]").count()}
    floor = opened(browser, floor_address, counts | {"points": app.locator(MARKS).count()})
    for _ in range(SAME):
        turn(app, ONWARD)
    pairs = [(_moved(app, key), turn(floor, key)) for key in itertools.islice(itertools.cycle((ONWARD, BACK)), CLICKS + 2)][2:]
    for page in (app, floor):
        page.context.close()
    ours, bare = (list(column) for column in zip(*pairs, strict=True))
    what = "answer turned -> settled, /konsultation"
    middle = statistics.median
    return Row(what, middle(ours), "ms", 1.6, By.RATIO, floor=middle(bare), floor_is="bare page with one chart", n=CLICKS, p95=p95(ours))


def _moved(page: Page, key: str) -> float:
    """The time of a turn that moves the minutes of the plan."""
    before = page.locator(FIGURES).inner_text()
    took = turn(page, key)
    if page.locator(FIGURES).inner_text() == before:
        message = "the plan did not move"
        raise RuntimeError(message)
    return took


def measure() -> Iterator[Row]:
    """One row for each page of the demo person's journey that has an answer to click, one for the steps between them, one for the consultation."""
    paths = [path for path in PATH if path != routing.CHECK]
    with servers.by_command("app.py") as app, servers.by_command("bench/floor_app/app.py") as floor, chromium() as browser:
        yield from (found for path in paths if (found := row(browser, app.address, floor.address, path)))
        with servers.by_command("bench/floor_app/two.py") as two:
            yield onward(browser, app.address, two.address)
        with servers.by_command("bench/floor_app/turned.py") as turned:
            yield consultation(browser, app.address, turned.address)


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
