"""How many people one core serves: sessions held while nineteen of twenty messages are answered within 300 ms.

Each visitor sends a message every five seconds on average, and does not wait for the answer before the clock goes on. The visitors are
spread over the whole path, from the first page to the plan; whoever is done leaves and somebody else comes. Answers of OwnPace and of
the floor are sent with Continue, so a message carries a whole page: a person who needs five seconds for each answer sends fewer than
these visitors do. The number grows in steps, is halved in between, and is read off between the last step that held and the first that
did not. The server has a core of its own, the visitors another one.
"""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from time import perf_counter, process_time
from typing import Final

from bench import servers
from bench.journeys import PATH, Chart, Floor, Journey, OwnPace
from bench.report import By, Row, p95

THINK_SECONDS: Final = 5.0
LIMIT_MS: Final = 300.0
SETTLE_SECONDS: Final = 4.0
DRAIN_SECONDS: Final = 10.0
"""After a step that did not hold: what it left undone must not count against a smaller one."""
PLATEAU_SECONDS: Final = 10.0
GROWTH: Final = 1.5
CLOSER: Final = 2
"""Steps between the last number that held and the first that did not."""
MOST: Final = 1500
STARTS_PER_SECOND: Final = 25
JOURNEYS: Final = 5
SHARE: Final = 0.02
"""Of the messages: more faults than this, and the step does not hold."""
SERVER_CORE: Final = 0
CLIENT_CORE: Final = 1


@dataclass(frozen=True, slots=True)
class Plateau:
    """One step: how many were there, and how long nineteen of twenty messages took at most."""

    sessions: int
    p95_ms: float
    messages: int
    faults: int
    server_busy: float
    client_busy: float

    @property
    def held(self) -> bool:
        """Whether this many are served well."""
        return self.messages > 0 and self.p95_ms < LIMIT_MS and self.faults <= SHARE * self.messages


def between(held: Plateau, failed: Plateau | None) -> float:
    """The number at which the limit is met, on the line from the last step that held to the first that did not."""
    if failed is None or failed.p95_ms < LIMIT_MS:
        return held.sessions
    part = (LIMIT_MS - held.p95_ms) / (failed.p95_ms - held.p95_ms)
    return held.sessions + part * (failed.sessions - held.sessions)


async def limit(first: int, measure: Callable[[int], Awaitable[Plateau]], most: int = MOST) -> tuple[float, list[Plateau]]:
    """Grow until a step does not hold, then come closer; returns the number held and all steps in their order."""
    steps = [await measure(first)]
    while steps[-1].held and steps[-1].sessions < most:
        steps.append(await measure(min(most, round(GROWTH * steps[-1].sessions))))
    while not any(step.held for step in steps) and steps[-1].sessions > 1:
        steps.append(await measure(max(1, round(steps[-1].sessions / 2))))
    for _ in range(CLOSER):
        low, high = edges(steps)
        if low is None or high is None or high.sessions - low.sessions <= 1:
            break
        steps.append(await measure((low.sessions + high.sessions) // 2))
    low, high = edges(steps)
    return (0.0 if low is None else between(low, high)), steps


def edges(steps: list[Plateau]) -> tuple[Plateau | None, Plateau | None]:
    """The largest step that held below the smallest that did not, and that one."""
    high = min((step for step in steps if not step.held), key=lambda step: step.sessions, default=None)
    below = [step for step in steps if step.held and (high is None or step.sessions < high.sessions)]
    return max(below, key=lambda step: step.sessions, default=None), high


@dataclass
class Crowd:
    """The visitors of one server; each is a task that can be sent home."""

    server: servers.Server
    arrives: Callable[[str, int], Journey]
    chance: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311 - visitors, no secrets
    tasks: list[asyncio.Task[None]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    faults: int = 0

    async def plateau(self, sessions: int) -> Plateau:
        """Let this many be there, wait until it is calm, then listen for a while."""
        if len(self.tasks) > sessions:
            await self._home(self.tasks[sessions:])
            del self.tasks[sessions:]
            await asyncio.sleep(DRAIN_SECONDS)
        while len(self.tasks) < sessions:
            self.tasks.append(asyncio.create_task(self._visit(len(self.tasks))))
            await asyncio.sleep(1 / STARTS_PER_SECOND)
        await asyncio.sleep(SETTLE_SECONDS)
        self.times, self.faults = [], 0
        begun, served, used = perf_counter(), self.server.cpu_seconds(), process_time()
        await asyncio.sleep(PLATEAU_SECONDS)
        seconds = perf_counter() - begun
        times = [1000 * one for one in self.times]
        return Plateau(
            sessions,
            p95(times) if len(times) > 1 else float("inf"),
            len(times),
            self.faults,
            (self.server.cpu_seconds() - served) / seconds,
            (process_time() - used) / seconds,
        )

    async def home(self) -> None:
        """Everybody leaves."""
        await self._home(self.tasks)
        self.tasks.clear()

    @staticmethod
    async def _home(tasks: list[asyncio.Task[None]]) -> None:
        """Send them home; again those who did not hear it, since ``asyncio.wait_for`` of Python 3.11 may swallow a cancellation."""
        left = set(tasks)
        while left:
            for task in left:
                task.cancel()
            left = (await asyncio.wait(left, timeout=DRAIN_SECONDS))[1]

    async def _visit(self, number: int) -> None:
        """One visitor after another in this seat, a message at each tick of a clock of its own."""
        journey = self.arrives(self.server.address, number)
        due = perf_counter() + self.chance.uniform(0, 1)
        try:
            while True:
                await asyncio.sleep(max(0.0, due - perf_counter()))
                due += self.chance.uniform(0.5, 1.5) * THINK_SECONDS
                try:
                    self.times += await journey.step()
                except Exception:  # noqa: BLE001 - whatever a visitor meets is counted
                    self.faults += 1
                    await journey.leave()
                    journey = self.arrives(self.server.address, 0)
                if journey.finished:
                    await journey.leave()
                    journey = self.arrives(self.server.address, 0)
        finally:
            await journey.leave()


def own(address: str, number: int) -> Journey:
    """A visitor of OwnPace; the seats are spread over the path."""
    return OwnPace(address, place=number * 7 % len(PATH))


def floor(address: str, number: int) -> Journey:
    """A visitor of the floor; the seats are spread over the same number of steps."""
    return Floor(address, place=number * 7 % len(PATH))


def chart(address: str, number: int) -> Journey:
    """A visitor of the untuned page."""
    return Chart(address, place=number)


def held(server: servers.Server, arrives: Callable[[str, int], Journey], first: int) -> float:
    """The number of sessions that this server holds; the steps are told on the way."""
    crowd = Crowd(server, arrives)

    async def told(sessions: int) -> Plateau:
        step = await crowd.plateau(sessions)
        print(
            f"  {step.sessions:5d} sessions  p95 {step.p95_ms:7.1f} ms  {step.messages:5d} messages  {step.faults} faults"
            f"  server {step.server_busy:4.0%}  visitors {step.client_busy:4.0%}",
            flush=True,
        )
        return step

    async def run() -> float:
        try:
            await _warm(server, arrives)
            return (await limit(first, told))[0]
        finally:
            await crowd.home()

    return asyncio.run(run())


async def _warm(server: servers.Server, arrives: Callable[[str, int], Journey]) -> None:
    """One whole journey, or a few steps of one that has no end."""
    journey = arrives(server.address, 0)
    for _ in range(len(PATH) + 2):
        await journey.step()
        if journey.finished:
            break
    await journey.leave()


def cost(server: servers.Server, arrives: Callable[[str, int], Journey]) -> float:
    """Milliseconds of the server's processor for one message, over whole journeys: what a busy machine disturbs least."""

    async def run() -> float:
        await _warm(server, arrives)
        steps, used = 0, server.cpu_seconds()
        for _ in range(JOURNEYS):
            journey = arrives(server.address, 0)
            while not journey.finished:
                await journey.step()
                steps += 1
            await journey.leave()
        return 1000 * (server.cpu_seconds() - used) / steps

    return asyncio.run(run())


def measure() -> Iterator[Row]:
    """One row for the processor, one against the bare app under the same settings and load, one against the app that nobody has tuned."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {CLIENT_CORE} & cores or cores)
    try:
        with servers.deployed(SERVER_CORE) as app:
            dear, ours = cost(app, own), held(app, own, 40)
        with servers.bare("three.py", SERVER_CORE) as app:
            cheap, bare = cost(app, floor), held(app, floor, 200)
        with servers.untuned("chart.py", SERVER_CORE) as app:
            untuned = held(app, chart, 10)
    finally:
        os.sched_setaffinity(0, cores)
    yield Row("server time for one message, whole journey", dear, "ms", 1 / 0.6, By.RATIO, floor=cheap, floor_is="bare three-page app", n=JOURNEYS)
    what = "sessions held at p95 < 300 ms on one core, whole journey"
    yield Row(what, ours, "sessions", 0.6, By.RATIO, at_most=False, floor=bare, floor_is="bare three-page app")
    yield Row(what, ours, "sessions", 8, By.RATIO, at_most=False, floor=untuned, floor_is="untuned server with a chart page")
