"""A run: the tests of a module are collected once; each mutant is tried in a fork of that process, the tests most likely to notice first."""

from __future__ import annotations

import functools
import gc
import importlib
import os
import pickle
import resource
import select
import signal
import sys
import time
import types
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
from hypothesis import Phase, settings

from tests.mutation.changes import Change, changes, swap_in

MEMORY: Final = 8 << 30
"""A change that fills the memory is noticed there."""


class Tried(NamedTuple):
    """A mutant and the test that noticed it; an empty name for none."""

    function: str
    text: str
    noticed_by: str


class _Failed:
    """Whether a test failed since this was last asked."""

    seen = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seen = self.seen or report.failed


def _forked(work: Callable[[], Any]) -> tuple[int, int]:
    """A child that does the work and sends what it returns; its process id and the pipe to read."""
    reader, writer = os.pipe()
    child = os.fork()
    if child:
        os.close(writer)
        return child, reader
    try:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        with os.fdopen(writer, "wb") as out:
            pickle.dump(work(), out)
    finally:
        os._exit(0)


def _received(child: int, reader: int) -> Any:
    """What the child sent; ``None`` when it was ended."""
    with os.fdopen(reader, "rb") as pipe:
        sent = pipe.read()
    os.waitpid(child, 0)
    return pickle.loads(sent) if sent else None  # noqa: S301 - from our own child


def _caches(module: str) -> list[Any]:
    """The caches that may hold what was made before the change: those of the tests, of the module and of what chooses for it."""
    ours = {module, "ownpace.selection", "ownpace.vocabulary"}
    found = [one for one in gc.get_objects() if isinstance(one, functools._lru_cache_wrapper)]
    return [one for one in found if one.__module__ in ours or one.__module__.startswith("test")]


class Loop:
    """In the place of pytest's loop: what each test touches, then every mutant."""

    def __init__(self, module: str, only: tuple[str, ...], jobs: int, say: Callable[[str], None]) -> None:
        """``only``: how the names of the functions begin; ``jobs``: how many mutants at a time; ``say`` is told of each survivor."""
        self.module, self.only, self.jobs, self.say = module, only, jobs, say
        self.path = str(importlib.import_module(module).__file__)
        self.tried: list[Tried] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try every mutant; the session's own tests run only in forks."""
        self.items, self.failed = session.items, _Failed()
        session.config.pluginmanager.register(self.failed)
        settings.register_profile("mutants", settings.get_profile("house"), phases=(Phase.explicit, Phase.generate))
        settings.load_profile("mutants")
        gc.unfreeze()  # what the run of another module froze is not found otherwise
        self.caches = _caches(self.module)
        self.living = [one for one in gc.get_objects() if isinstance(one, types.FunctionType) and one.__code__.co_filename == self.path]
        gc.collect()
        gc.freeze()
        touched = _received(*_forked(self._touched))
        if touched is None or isinstance(touched, str):
            pytest.exit(f"without a change, this fails: {touched}", 2)
        self._try_all(touched)
        return True

    def _run(self, item: pytest.Item, following: pytest.Item | None) -> bool:
        self.failed.seen = False
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        return self.failed.seen

    def _forget(self) -> None:
        for cache in self.caches:
            cache.cache_clear()

    def _touched(self) -> dict[int, tuple[float, frozenset[str]]] | str:
        """For each test its seconds and the functions of the module that it ran; or the name of a test that fails as it is."""
        found: dict[int, tuple[float, frozenset[str]]] = {}
        for index, item in enumerate(self.items):
            seen: set[str] = set()

            def note(frame: Any, event: str, _: object, seen: set[str] = seen) -> None:
                if event == "call" and frame.f_code.co_filename == self.path:
                    seen.add(frame.f_code.co_qualname.partition(".<locals>")[0])

            start = time.perf_counter()
            sys.setprofile(note)
            failed = self._run(item, None)
            sys.setprofile(None)
            if failed:
                return item.nodeid
            found[index] = time.perf_counter() - start, frozenset(seen)
        return found

    def _try_one(self, change: Change, order: Sequence[int], seconds: dict[int, float]) -> int:
        """The index of the first test that notices, -1 for none."""
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        swap_in(change, self.path, self.living)
        self._forget()
        for index in order:
            signal.setitimer(signal.ITIMER_REAL, 10 + 10 * seconds[index])
            if self._run(self.items[index], None):
                return index
        return -1

    def _try_all(self, touched: dict[int, tuple[float, frozenset[str]]]) -> None:
        seconds = {index: took for index, (took, _) in touched.items()}
        noticed: dict[str, Counter[int]] = defaultdict(Counter)
        running: dict[int, tuple[int, Change]] = {}
        self.say(f"{self.module}: {len(self.items)} tests, {sum(seconds.values()):.0f} s")
        for change in self._wanted():
            if len(running) == self.jobs:
                self._take(running, noticed)
            mine, anywhere = noticed[change.function], noticed[""]
            order = sorted(
                touched,
                key=lambda index, name=change.function, mine=mine: (
                    -mine[index],
                    name not in touched[index][1],
                    -anywhere[index] / seconds[index],
                    seconds[index],
                ),
            )
            frozen = Change(change.function, change.text, change.tree)
            child, reader = _forked(lambda frozen=frozen, order=order: self._try_one(frozen, order, seconds))  # type: ignore[misc]
            running[reader] = child, Change(change.function, change.text, None)  # type: ignore[arg-type]
        while running:
            self._take(running, noticed)

    def _take(self, running: dict[int, tuple[int, Change]], noticed: dict[str, Counter[int]]) -> None:
        for reader in select.select(list(running), [], [])[0]:
            child, change = running.pop(reader)
            index = _received(child, reader)
            by = "" if index == -1 else "endless" if index is None else self.items[index].nodeid
            if by and index is not None:
                noticed[change.function][index] += 1
                noticed[""][index] += 1
            self.tried.append(Tried(change.function, change.text, by))
            if not by:
                self.say(f"{change.function}\t{change.text}")

    def _wanted(self) -> Iterator[Change]:
        found = changes(Path(self.path).read_text("utf-8"))
        return (change for change in found if change.function.startswith(self.only))


def run(module: str, tests: Sequence[str], only: tuple[str, ...], jobs: int, say: Callable[[str], None]) -> list[Tried]:
    """Every mutant of a module, tried by these tests; raises ``SystemExit`` when they fail without a change."""
    loop = Loop(module, only, jobs, say)
    code = pytest.main(["-q", "-s", "-n0", "-p", "no:cacheprovider", "--no-header", "--no-summary", *tests], plugins=[loop])
    if code and not loop.tried:
        raise SystemExit(code)
    return loop.tried
