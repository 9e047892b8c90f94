"""Servers under measurement: each in a process of its own on a free loopback port, on one core where that is asked for."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import Final
from urllib.error import URLError

ROOT: Final = Path(__file__).parent.parent
FLOORS: Final = ROOT / "bench" / "floor_app"
START_SECONDS: Final = 60
OK: Final = 200
MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers."""

    address: str
    pid: int

    def megabytes(self) -> float:
        """Resident memory of the process, from Linux's own books."""
        return resident(self.pid)

    def cpu_seconds(self) -> float:
        """Processor time that the process has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return sum(int(ticks) for ticks in fields[11:13]) / os.sysconf("SC_CLK_TCK")


def resident(pid: int | str = "self") -> float:
    """Megabytes of a process that lie in memory."""
    pages = int(Path(f"/proc/{pid}/statm").read_text("utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MEGABYTE


@contextmanager
def deployed(core: int | None = None) -> Iterator[Server]:
    """OwnPace as it is deployed."""
    with _running([sys.executable, "run.py"], core) as server:
        yield server


@contextmanager
def bare(script: str, core: int | None = None) -> Iterator[Server]:
    """A floor app, started the way OwnPace is and with its settings."""
    with _running([sys.executable, str(FLOORS / "serve.py"), str(FLOORS / script)], core) as server:
        yield server


@contextmanager
def by_command(script: str) -> Iterator[Server]:
    """A script started with ``streamlit run`` and the project's settings."""
    with _running([sys.executable, "-m", "streamlit", "run", script, "--server.headless", "true", "--server.port"], None) as server:
        yield server


@contextmanager
def untuned(script: str, core: int | None = None) -> Iterator[Server]:
    """A floor app started with ``streamlit run`` where no settings lie; only what would ask the network is switched off."""
    quiet = ("--browser.gatherUsageStats", "false", "--logger.hideWelcomeMessage", "true", "--server.address", "127.0.0.1")
    call = [sys.executable, "-m", "streamlit", "run", str(FLOORS / script), "--server.headless", "true", *quiet, "--server.port"]
    with TemporaryDirectory() as nowhere, _running(call, core, Path(nowhere)) as server:
        yield server


@contextmanager
def _running(call: Sequence[str], core: int | None, folder: Path = ROOT) -> Iterator[Server]:
    port = _free_port()
    call = [*call, str(port)] if call[-1] == "--server.port" else call
    process = subprocess.Popen(
        call, cwd=folder, env=os.environ | {"PORT": str(port), "PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        if core is not None:
            os.sched_setaffinity(process.pid, {core})
        _wait_until_healthy(f"http://127.0.0.1:{port}/_stcore/health")
        yield Server(f"http://127.0.0.1:{port}", process.pid)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_until_healthy(address: str) -> None:
    """Return when the server answers; raises ``TimeoutError`` when it never does."""
    end = monotonic() + START_SECONDS
    while monotonic() < end:
        try:
            with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server on this machine
                if answer.status == OK:
                    return
        except URLError:
            sleep(0.1)
    raise TimeoutError(address)
