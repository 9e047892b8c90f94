"""``python -m bench [imports] [plan] [sweep] [pages]``: measure, print the table, write the JSON."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import Final

from bench.report import Row, table, write

GROUPS: Final = ("imports", "plan", "sweep", "pages")


def main() -> None:
    """Measure the groups asked for, in the order of the table; a full run is kept."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Speed against named floors.")
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"some of {', '.join(GROUPS)}; all when none is named")
    groups = parser.parse_args().groups or list(GROUPS)
    if unknown := sorted(set(groups) - set(GROUPS)):
        parser.error(f"unknown group: {', '.join(unknown)}")
    rows: list[Row] = [row for group in groups for row in import_module(f"bench.{group}").measure()]
    print(table(rows))
    if set(groups) == set(GROUPS):
        print(f"\nwritten: bench/results/{write(rows).name}")


main()
