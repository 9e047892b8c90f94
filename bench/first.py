"""First visit -> first question usable, in a real browser with an empty cache, against a bare app with one checkbox and one button.

Usable means: the yes that comes before the first health question can be ticked, no run is going on, and the app has read what the browser
kept. The bytes are those that came over the wire until then and for a moment after, web sockets with them, unpacked. Both apps are started
the way OwnPace is deployed, with the same settings; a visit before has warmed each.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import Browser

from bench import servers
from bench.pages import QUIET_MS, chromium
from bench.report import By, Row, p95

VISITS: Final = 12
BARE: Final = "?checkbox=1&button=1"
USABLE: Final = """() => {
    const watch = () => {
        const app = document.querySelector("[data-testid=stApp]");
        const box = document.querySelector("[data-testid=stMain] input[type=checkbox]:enabled");
        const read = !window.__ownpaceVault || window.__ownpaceVault.save !== null;
        const vault = document.querySelector(".st-key-vault") ? !!window.__ownpaceVault : true;
        if (app && box && read && vault && app.dataset.testScriptState === "notRunning") window.usable = performance.now();
        else setTimeout(watch, 5);
    };
    watch();
}"""


@dataclass(frozen=True, slots=True)
class Visit:
    """One first visit."""

    ms: float
    kilobytes: float


def visit(browser: Browser, address: str) -> Visit:
    """Open an address with an empty cache and wait until it can be used."""
    context = browser.new_context(locale="da-DK", viewport={"width": 1280, "height": 2400})
    context.add_init_script(f"({USABLE})()")
    page = context.new_page()
    wire = context.new_cdp_session(page)
    received: list[float] = []
    wire.on("Network.loadingFinished", lambda event: received.append(float(event["encodedDataLength"])))
    wire.on("Network.webSocketFrameReceived", lambda event: received.append(framed(event)))
    wire.send("Network.enable")
    page.goto(address)
    page.wait_for_function("() => window.usable", timeout=60_000)
    ms = float(page.evaluate("window.usable"))
    page.wait_for_timeout(QUIET_MS)
    context.close()
    return Visit(ms, sum(received) / 1000)


def framed(event: dict[str, Any]) -> float:
    """Bytes of a message on a web socket; a binary one is told in base 64."""
    response = event["response"]
    binary = response["opcode"] == 2  # noqa: PLR2004 - the protocol's own number
    return len(response["payloadData"]) * (3 / 4 if binary else 1)


def measure() -> Iterator[Row]:
    """Two rows: time and bytes."""
    with servers.deployed() as app, servers.bare("app.py") as floor, chromium() as browser:
        pairs = [(visit(browser, app.address), visit(browser, f"{floor.address}/{BARE}")) for _ in range(VISITS + 1)][1:]
    ours, bare = (list(column) for column in zip(*pairs, strict=True))
    times, floors = ([one.ms for one in visits] for visits in (ours, bare))
    weights, light = (statistics.median(one.kilobytes for one in visits) for visits in (ours, bare))
    took, bare_took = statistics.median(times), statistics.median(floors)
    yield Row("first visit -> first question usable", took, "ms", 1.2, By.RATIO, floor=bare_took, floor_is="bare app", n=VISITS, p95=p95(times))
    yield Row("first visit, bytes on the wire", weights, "kB", 1.05, By.RATIO, floor=light, floor_is="bare app", n=VISITS)
