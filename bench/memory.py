"""What a finished visit costs while its tab stays open, beyond a visit to the bare app: growth of the server, shared out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Final

from bench import servers
from bench.journeys import Floor, Journey, OwnPace
from bench.report import By, Row

WARM: Final = 10
"""Visits that fill the caches that everybody shares."""
VISITS: Final = 40
AT_ONCE: Final = 4
REST_SECONDS: Final = 3.0


async def _walk(journeys: list[Journey]) -> None:
    """Walk all of these to their end, a few at a time, and leave the tabs open."""
    waiting = list(journeys)

    async def one_after_another() -> None:
        while waiting:
            journey = waiting.pop()
            while not journey.finished:
                await journey.step()

    await asyncio.gather(*(one_after_another() for _ in range(AT_ONCE)))
    await asyncio.sleep(REST_SECONDS)


async def _grown(server: servers.Server, arrives: Callable[[str], Journey]) -> float:
    there: list[Journey] = []
    try:
        there += [arrives(server.address) for _ in range(WARM)]
        await _walk(there)
        before = server.megabytes()
        more = [arrives(server.address) for _ in range(VISITS)]
        there += more
        await _walk(more)
        return (server.megabytes() - before) / VISITS
    finally:
        for journey in there:
            await journey.leave()


def measure() -> Iterator[Row]:
    """One row, the difference in megabytes."""
    with servers.deployed() as app:
        ours = asyncio.run(_grown(app, OwnPace))
    with servers.bare("three.py") as app:
        floor = asyncio.run(_grown(app, Floor))
    yield Row("memory of a finished session", ours, "MB", 1.0, By.MORE, floor=floor, floor_is="bare app", n=VISITS)
