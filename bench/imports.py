"""Import time of ``ownpace`` against ``import pydantic``, each in fresh processes, taken in turn, with byte code kept from one to the next."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.report import By, Row

ROOT: Final = Path(__file__).parent.parent
TIMES: Final = 15
CODE: Final = "import time; before = time.perf_counter(); import {}; print(1000 * (time.perf_counter() - before))"


def milliseconds(module: str, environment: Mapping[str, str]) -> float:
    """One import in one fresh process."""
    ran = subprocess.run([sys.executable, "-c", CODE.format(module)], cwd=ROOT, env=environment, capture_output=True, check=True, text=True)
    return float(ran.stdout)


def measure() -> Iterator[Row]:
    """One row; the first pair compiles and warms the disk, and is dropped."""
    with TemporaryDirectory() as byte_code:
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"} | {"PYTHONPYCACHEPREFIX": byte_code}
        pairs = [(milliseconds("ownpace", environment), milliseconds("pydantic", environment)) for _ in range(TIMES + 1)][1:]
    ours, floor = (statistics.median(column) for column in zip(*pairs, strict=True))
    yield Row("import ownpace", ours, "ms", 2.0, By.RATIO, floor=floor, floor_is="import pydantic", n=TIMES)
