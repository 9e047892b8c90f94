"""``python -m bench [GROUP ...]``: measure and print the table. A full run is kept, and ``--write`` puts it into ``docs/bench.md``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Final

from bench.chart import svg
from bench.report import RESULTS, Row, keep, read, table
from bench.servers import ROOT

GROUPS: Final = ("imports", "plan", "sweep", "paper", "pages", "first", "memory", "load")
DOCS: Final = ROOT / "docs"


def main() -> None:
    """Measure the groups asked for, in this order; a full run is kept."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Speed against named floors.")
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"some of {', '.join(GROUPS)}; all when none is named")
    parser.add_argument("--write", action="store_true", help="write docs/bench.md and docs/bench.svg from the newest full run")
    asked = parser.parse_args()
    groups = asked.groups or list(GROUPS)
    if unknown := sorted(set(groups) - set(GROUPS)):
        parser.error(f"unknown group: {', '.join(unknown)}")
    rows: list[Row] = []
    for group in groups:
        print(f"{group} ...", flush=True)
        for row in import_module(f"bench.{group}").measure():
            print(f"  {'  '.join(filter(None, row.cells()))}", flush=True)
            rows.append(row)
    print(f"\n{table(rows)}")
    if set(groups) == set(GROUPS):
        print(f"\nkept: bench/results/{keep(rows, datetime.now()).name}")  # noqa: DTZ005 - the clock on the wall where it was measured
    if asked.write:
        write(max(RESULTS.glob("*.json")))


def write(path: Path) -> None:
    """The page and its drawing from a run that was kept."""
    facts, rows = read(path)
    (DOCS / "bench.svg").write_text(svg(rows), "utf-8")
    (DOCS / "bench.md").write_text(page(facts, rows), "utf-8")


def page(facts: dict[str, object], rows: Sequence[Row]) -> str:
    """What was measured, on what, and how to read it."""
    versions = facts["versions"]
    named = ", ".join(f"{name} {number}" for name, number in versions.items()) if isinstance(versions, dict) else ""
    notes = "".join(f"- {row.what}: {row.note}\n" for row in rows if row.note)
    return f"""# Speed against named floors

`python -m bench --write` makes this page: it measures every row together with its floor, and takes turns between the two where that can be done.
What exactly is measured stands at the top of each file in [bench](../bench); runs are kept in [bench/results](../bench/results).
The ratio within one run is what counts: a busy machine slows both.

![How much of what each target allows is used](bench.svg)

{table(rows)}

{notes}
Measured {facts["when"]} on {facts["cores"]} cores ({facts["processor"]}), load {facts["load"]} at the end; Python {facts["python"]}, {named}.
"""


if __name__ == "__main__":
    main()
