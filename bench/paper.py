"""The programme as PDF: how long, how large, and whether anybody else has to wait meanwhile.

The floor is a three-page document of the typesetter's own filler text in the same fonts and to the same standard; the target is about
the PDF alone. Stalls are measured on the server as it is deployed: one visitor asks for the PDF again and again while another one sends
the same answer, a moment after the last came back. Turns with and without the PDF alternate; what is told is how much longer the longest
answers took, and the floor is how much longer they take when nobody prints: the target is about the difference.
"""

from __future__ import annotations

import asyncio
import statistics
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from time import perf_counter
from typing import Any, Final

import typst

import ownpace
from bench import servers
from bench.journeys import ON, PATH, OwnPace
from bench.report import By, Row
from ownpace.answers import parse
from ownpace.document import to_document
from ownpace.paper import pdf
from ownpace.paper.letters import FONTS
from ownpace.people import EXAMPLES
from ownpace.ui import routing

START: Final = date(2026, 1, 5)
ADDRESS: Final = "https://ownpace.example/"
ROUNDS: Final = 2
KILOBYTE: Final = 1000
TURNS: Final = 6
ANSWERS: Final = 40
PAUSE_SECONDS: Final = 0.02
LONGEST: Final = 99
"""The percentile that stands for the longest answers."""
FILLER: Final = b"""#set document(title: "Floor")
#set text(lang: "en", font: "Figtree")
#lorem(500)
#pagebreak()
#lorem(500)
#pagebreak()
#lorem(500)"""


def programmes() -> list[dict[str, Any]]:
    """The documents of the demo people who have a plan."""
    made = [ownpace.make_plan(parse(answers), START) for answers in EXAMPLES.values()]
    return [to_document(plan, "da") for plan in made if isinstance(plan, ownpace.Plan)]


def timed(make: Callable[[], bytes]) -> tuple[float, int]:
    """Milliseconds and bytes of one file."""
    begun = perf_counter()
    size = len(make())
    return 1000 * (perf_counter() - begun), size


def made() -> Iterator[Row]:
    """Time and size over the demo people, each taken in turn with the floor."""
    documents = programmes()
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
    ours: list[tuple[float, int]] = []
    floor: list[tuple[float, int]] = []
    for one in (documents[0], *documents * ROUNDS):
        ours.append(timed(lambda one=one: pdf(one, "da", address=ADDRESS)))  # type: ignore[misc]
        floor.append(timed(lambda: bytes(typst.compile(FILLER, font_paths=fonts, pdf_standards=["ua-1"], timestamp=0))))
    times, sizes = (list(column) for column in zip(*ours[1:], strict=True))
    bare, light = (statistics.median(column) for column in zip(*floor[1:], strict=True))
    floor_is = "three-page document"
    yield Row("PDF, full programme", statistics.median(times), "ms", 300, floor=bare, floor_is=floor_is, n=len(times))
    size = max(sizes) / KILOBYTE
    yield Row("PDF, full programme, the largest", size, "kB", 400, floor=light / KILOBYTE, floor_is=floor_is, n=len(documents))


async def answers() -> tuple[list[float], list[float], int]:
    """Milliseconds of one visitor's answers, while nobody prints and while somebody does, and how many files were made."""
    with servers.deployed() as server:
        printing, other = OwnPace(server.address, PATH.index(routing.PLAN)), OwnPace(server.address, 1)
        await printing.step()
        await other.step()
        await printing.visitor.download("hent-full")
        await some(other, ANSWERS)
        quiet: list[float] = []
        busy: list[float] = []
        files = 0
        for _ in range(TURNS):
            quiet += await some(other, ANSWERS)
            task = asyncio.create_task(again_and_again(printing))
            busy += await some(other, ANSWERS)
            task.cancel()
            with suppress(asyncio.CancelledError):
                files += await task
            await printing.leave()
            printing = OwnPace(server.address, PATH.index(routing.PLAN))
            await printing.step()
        for one in (printing, other):
            await one.leave()
    return quiet, busy, files


async def again_and_again(visitor: OwnPace) -> int:
    """Ask for the PDF until it is enough; returns how many came."""
    files = 0
    try:
        while True:
            await visitor.visitor.download("hent-full")
            files += 1
    except asyncio.CancelledError:
        return files


async def some(visitor: OwnPace, times: int) -> list[float]:
    """Press Continue without an answer, which tells what is missing: the same work each time."""
    found = []
    for _ in range(times):
        found += [1000 * one for one in await visitor.visitor.press(ON)]
        await asyncio.sleep(PAUSE_SECONDS)
    return found


def stall(samples: list[float], usual: float) -> float:
    """How much longer the longest answers take than usual."""
    return statistics.quantiles(samples, n=LONGEST + 1, method="inclusive")[-1] - usual


def measure() -> Iterator[Row]:
    """Three rows."""
    yield from made()
    quiet, busy, files = asyncio.run(answers())
    usual = statistics.median(quiet)
    yield Row(
        "longest wait of others while PDFs are made, p99", stall(busy, usual), "ms", 50, By.MORE,
        floor=stall(quiet, usual), floor_is="nobody prints", n=len(busy), note=f"{files} files meanwhile",
    )  # fmt: skip
