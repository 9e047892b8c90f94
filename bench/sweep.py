"""People per second of ``python -m ownpace verify``, on one core and on two."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench.report import By, Row

ROOT: Final = Path(__file__).parent.parent
PEOPLE: Final = 2000
LAST_LINE: Final = re.compile(r"(\d+) people, \d+ plans, \d+ referrals, \d+ violations, ([\d.]+) s\s*\Z")


def per_second(people: int, jobs: int) -> float:
    """The rate that one sweep reports in its last line; how many laws were broken is for the sweep to say, not for the clock."""
    call = [sys.executable, "-m", "ownpace", "verify", "--people", str(people), "--jobs", str(jobs)]
    ran = subprocess.run(call, cwd=ROOT, capture_output=True, check=False, text=True)
    found = LAST_LINE.search(ran.stdout)
    if found is None:
        message = f"verify ended without its summary line\n{ran.stderr}"
        raise ValueError(message)
    return int(found[1]) / float(found[2])


def measure() -> Iterator[Row]:
    """The rate of one core, and how much two cores add."""
    one, two = per_second(PEOPLE, 1), per_second(PEOPLE, 2)
    yield Row("sweep, per core", one, "people/s", 150, at_most=False, n=PEOPLE)
    yield Row("sweep on 2 cores", two, "people/s", 1.7, By.RATIO, at_most=False, floor=one, floor_is="1 core", n=PEOPLE)
