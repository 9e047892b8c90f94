"""Replicas of the app behind a real nginx on loopback, with the configuration that is deployed."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from browser import ROOT, Server, free_port

INSTALL = "apt-get install --yes nginx"
CONFIGURATION = ROOT / "deploy" / "nginx.conf"


def needed(program: str, install: str) -> str:
    """The path of a program. Without it the test is not run, and says how to install it; under CI that is a failure."""
    found = shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found is None:
        reason = f"no {program} found; install it with: {install}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


def configuration(folder: Path, port: int, ports: tuple[int, int], changed: dict[str, str]) -> str:
    """The deployed configuration with these ports, and with its files in a folder of the test."""
    one, two = ports
    places = {
        "listen 8080;": f"listen 127.0.0.1:{port};",
        "app1:8501": f"127.0.0.1:{one}",
        "app2:8502": f"127.0.0.1:{two}",
        "~:8501$": f"~:{one}$",
        "~:8502$": f"~:{two}$",
        "/run/nginx.pid": f"{folder}/nginx.pid",
        "/dev/stdout": f"{folder}/access.log",
        "error_log stderr crit;": f"error_log {folder}/error.log crit;",
        "root /etc/nginx;": f"root {CONFIGURATION.parent};",
        "worker_processes auto;": "worker_processes 1;",
    } | changed
    text = CONFIGURATION.read_text("utf-8")
    for written, here in places.items():
        assert written in text, f"{written} is not in the configuration any more"
        text = text.replace(written, here)
    temporary = "".join(f"    {kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    return text.replace("http {\n", f"http {{\n{temporary}", 1)


@dataclass
class Site:
    """Two replicas and the nginx before them."""

    port: int
    replicas: tuple[Server, Server]
    folder: Path
    nginx: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where visitors come in."""
        return f"http://127.0.0.1:{self.port}"

    def log(self, name: str) -> str:
        """What nginx wrote."""
        file = self.folder / name
        return file.read_text("utf-8") if file.exists() else ""

    def proxy(self) -> None:
        """Start nginx, and wait until it answers."""
        nginx = needed("nginx", INSTALL)
        command = [nginx, "-c", str(self.folder / "nginx.conf"), "-p", str(self.folder), "-g", "daemon off;"]
        self.nginx = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 20
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"{self.url}/healthz", timeout=2):  # noqa: S310 - a loopback address of our own
                    return
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.05)
        pytest.fail(f"nginx did not start: {self.log('error.log')}")

    def unplug(self) -> None:
        """End nginx, and with it every connection."""
        if self.nginx and self.nginx.poll() is None:
            self.nginx.terminate()
            self.nginx.wait()

    def serving(self, cookie: str) -> Server:
        """The replica that a visitor's cookie names."""
        return self.replicas[("one", "two").index(cookie)]


@contextmanager
def site(folder: Path, environment: dict[str, str] | None = None, output: str = os.devnull, **changed: str) -> Iterator[Site]:
    """Start everything, and stop it again. ``changed`` replaces more of the configuration; the replicas' log goes to ``output``."""
    needed("nginx", INSTALL)
    port, replicas = free_port(), (Server(environment=environment or {}, output=output), Server(environment=environment or {}, output=output))
    file = folder / "nginx.conf"
    file.write_text(configuration(folder, port, (replicas[0].port, replicas[1].port), changed), "utf-8")
    started = Site(port, replicas, folder)
    try:
        for replica in replicas:
            replica.start()
        started.proxy()
        yield started
    finally:
        for replica in replicas:
            replica.kill()
        started.unplug()


def dice(seed: int) -> random.Random:
    """Chance that comes out the same every time."""
    return random.Random(seed)  # noqa: S311 - when a replica dies is no secret


def queries(log: str) -> list[str]:
    """Lines of a log that hold a query string or an address."""
    return re.findall(r".*(?:\?|=|127\.0\.0\.1).*", log)
