"""One measured row, the table of rows and the JSON file."""

from __future__ import annotations

import json
import os
import platform
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Final

RESULTS: Final = Path(__file__).parent / "results"
HEADER: Final = ("what", "value", "floor", "ratio", "target", "")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: a median with its floor, or a rate; ``ratio`` is value to floor."""

    what: str
    value: float
    unit: str
    target: float
    at_most: bool = True
    """Whether the target is a ceiling; otherwise it is a floor."""
    floor: float | None = None
    floor_is: str = ""
    n: int = 1
    p95: float | None = None

    @property
    def ratio(self) -> float | None:
        """The value in floors; ``None`` where the figure stands alone."""
        return None if self.floor is None else self.value / self.floor

    @property
    def met(self) -> bool:
        """Whether the target is reached, by the ratio where there is a floor."""
        figure = self.value if self.ratio is None else self.ratio
        return figure <= self.target if self.at_most else figure >= self.target

    def cells(self) -> tuple[str, ...]:
        """The row as words."""
        sign, times = ("<=", ">=")[not self.at_most], "" if self.floor is None else " x"
        floor = "" if self.floor is None else f"{self.floor:.1f} {self.unit} ({self.floor_is})"
        ratio = "" if self.ratio is None else f"{self.ratio:.2f} x"
        return (self.what, f"{self.value:.1f} {self.unit}", floor, ratio, f"{sign} {self.target:g}{times}", "met" if self.met else "NOT MET")


def p95(samples: Sequence[float]) -> float:
    """The sample that nineteen of twenty do not exceed."""
    return statistics.quantiles(samples, n=20, method="inclusive")[-1]


def table(rows: Sequence[Row]) -> str:
    """The rows as aligned columns."""
    lines = [HEADER, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADER))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines)


def document(rows: Sequence[Row]) -> dict[str, object]:
    """What was measured and on what, without names of people or machines."""
    return {
        "date": date.today().isoformat(),  # noqa: DTZ011 - the day on the wall where it was measured
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "versions": {name: version(name) for name in ("streamlit", "pydantic", "altair", "pandas")},
        "rows": [asdict(row) | {"ratio": row.ratio, "met": row.met} for row in rows],
    }


def write(rows: Sequence[Row], folder: Path = RESULTS) -> Path:
    """Keep the run under its date and as ``latest.json``."""
    made = document(rows)
    content = json.dumps(made, indent=2) + "\n"
    folder.mkdir(exist_ok=True)
    for name in (str(made["date"]), "latest"):
        (folder / f"{name}.json").write_text(content, "utf-8")
    return folder / "latest.json"
