"""One measured row, the table of rows, and the file that keeps a run."""

from __future__ import annotations

import json
import os
import platform
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

RESULTS: Final = Path(__file__).parent / "results"
HEADER: Final = ("what", "OwnPace", "floor", "against the floor", "target", "")


class By(StrEnum):
    """What the target is about."""

    VALUE = "value"
    RATIO = "ratio"
    """The value in floors."""
    MORE = "more"
    """The value above the floor."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure, mostly a median, with its floor where there is one, and the target."""

    what: str
    value: float
    unit: str
    target: float
    by: By = By.VALUE
    at_most: bool = True
    """Whether the target is a ceiling; otherwise it is a floor."""
    floor: float | None = None
    floor_is: str = ""
    n: int = 1
    p95: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """The value in floors; ``None`` where the figure stands alone."""
        return self.value / self.floor if self.floor else None

    @property
    def figure(self) -> float:
        """What is held up against the target; raises ``ValueError`` where its floor is missing."""
        if self.by is By.VALUE:
            return self.value
        if not self.floor:
            message = f"{self.what}: no floor"
            raise ValueError(message)
        return self.value / self.floor if self.by is By.RATIO else self.value - self.floor

    @property
    def met(self) -> bool:
        """Whether the target is reached."""
        return self.figure <= self.target if self.at_most else self.figure >= self.target

    @property
    def share(self) -> float:
        """How much of what is allowed is used: up to 1 the target is met."""
        return self.figure / self.target if self.at_most else self.target / self.figure

    def cells(self) -> tuple[str, ...]:
        """The row as words."""
        sign = "<=" if self.at_most else ">="
        target = {By.VALUE: f"{self.target:g} {self.unit}", By.RATIO: f"{self.target:.3g} x", By.MORE: f"+{self.target:g} {self.unit}"}[self.by]
        floor = "" if self.floor is None else f"{_short(self.floor)} {self.unit} ({self.floor_is})"
        figure = {By.VALUE: "", By.RATIO: f"{self.figure:.2f} x", By.MORE: f"{self.figure:+.2f} {self.unit}"}[self.by]
        return (self.what, f"{_short(self.value)} {self.unit}", floor, figure, f"{sign} {target}", "met" if self.met else "NOT MET")


def _short(figure: float) -> str:
    return f"{figure:.2f}" if abs(figure) < 1 else f"{figure:.1f}" if abs(figure) < 1000 else f"{figure:.0f}"  # noqa: PLR2004 - how many digits are read


def p95(samples: Sequence[float]) -> float:
    """The sample that nineteen of twenty do not exceed."""
    return statistics.quantiles(samples, n=20, method="inclusive")[-1]


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table with aligned columns."""
    lines = [HEADER, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADER))]
    drawn = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in lines]
    return "\n".join([drawn[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *drawn[1:]])


def facts() -> dict[str, object]:
    """The machine and what ran on it, without names of people or machines."""
    return {
        "system": platform.system(),
        "processor": processor(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 2),
        "python": platform.python_version(),
        "versions": {name: version(name) for name in ("streamlit", "pydantic", "altair", "pandas", "typst", "playwright")},
    }


def processor() -> str:
    """The kind of processor, where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def document(rows: Sequence[Row], when: datetime) -> dict[str, object]:
    """What was measured, when and on what; ``load`` is how busy the machine was at the end."""
    measured = [asdict(row) | {"ratio": row.ratio, "figure": row.figure, "met": row.met} for row in rows]
    return {"when": when.isoformat(timespec="minutes"), **facts(), "rows": measured}


def keep(rows: Sequence[Row], when: datetime, folder: Path = RESULTS) -> Path:
    """A full run as a file of its own, named by its minute; the newest is the last by name."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{when:%Y-%m-%d-%H%M}.json"
    path.write_text(json.dumps(document(rows, when), indent=2) + "\n", "utf-8")
    return path


def read(path: Path) -> tuple[dict[str, object], list[Row]]:
    """The facts and the rows of a run that was kept."""
    made = json.loads(path.read_text("utf-8"))
    names = {one.name for one in fields(Row)}
    rows: list[Row] = []
    for row in made.pop("rows"):
        known: dict[str, Any] = {name: value for name, value in row.items() if name in names}
        rows.append(Row(**known | {"by": By(known["by"])}))
    return made, rows
