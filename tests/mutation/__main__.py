"""Mutation testing by hand: ``python -m tests.mutation program`` tries every change of a module; without a name, every module."""

from __future__ import annotations

import argparse
import csv
import os
import sys
import time
from pathlib import Path
from typing import Final

from tests.mutation.run import run

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parent.parent
LIST: Final = HERE / "survivors.csv"
RULES: Final = ("tests/rules",)
RULE_FILES: Final = ("capacity", "exposure", "gates", "motivation", "outcomes", "pain", "progression", "review", "start", "strength")
SLOW: Final = ("two_fresh", "sources_and_judgement", "its_own_reason", "survives_a_round_trip")
"""Tests that are left out: one compares with a fresh process, which a change in memory does not reach; the others take long and judge no number."""
LEFT_OUT: Final = ("-k", " and ".join(f"not {name}" for name in SLOW))
LAW_FILES: Final = ("register", "outcome", "conditions", "growth", "logged", "own", "covered", "documents")
PROGRAM_FILES: Final = ("adaptation", "basis", "course", "growth", "layout", "log", "parts", "snacks", "trial")
PROGRAM: Final = (
    "tests/test_program.py",
    "tests/test_program_weeks.py",
    "tests/personas/test_personas.py",
    "tests/properties/test_adaptation.py",
    "tests/test_review.py",
    "tests/test_plan.py",
    "tests/test_overrides.py",
)
TESTS: Final = {
    **{f"rules.{name}": RULES for name in RULE_FILES},
    "screening": ("tests/test_screening.py",),
    "profile": ("tests/test_profile.py", "tests/test_prescription.py", "tests/test_overrides.py"),
    "prescription": ("tests/test_prescription.py", "tests/test_overrides.py"),
    "selection": ("tests/test_selection.py",),
    "exposure": ("tests/test_exposure.py",),
    "review": ("tests/test_review.py", "tests/test_check_in.py"),
    "messages": ("tests/test_messages.py",),
    "cards": ("tests/test_cards.py",),
    "daily": ("tests/test_daily.py",),
    "maintenance": ("tests/test_maintenance.py",),
    "milestones": ("tests/test_plan.py",),
    "plan": ("tests/test_plan.py", "tests/test_overrides.py", "tests/test_review.py"),
    **{f"program.{name}": PROGRAM for name in PROGRAM_FILES},
    "laws": ("tests/test_laws.py",),
    **{f"laws.{name}": ("tests/test_laws.py",) for name in LAW_FILES},
}


def _listed() -> dict[tuple[str, str, str], str]:
    """The reason of each mutant that is known to survive."""
    if not LIST.exists():
        return {}
    with LIST.open(encoding="utf-8", newline="") as rows:
        return {(row["module"], row["function"], row["change"]): row["reason"] for row in csv.DictReader(rows)}


def main() -> int:
    """Print a row for each module and each survivor without a reason; 1 when there is one, or when a reason is of no use any more."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("modules", nargs="*", choices=[*TESTS, []], help="names under ownpace; all of them when none is given")
    parser.add_argument("--only", nargs="+", default=[""], help="functions whose name begins so")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--all", action="store_true", help="name the survivors that have a reason, too")
    chosen = parser.parse_args()
    listed, faults, only = _listed(), 0, tuple(chosen.only)
    sys.path.insert(0, str(ROOT))
    os.chdir(ROOT)
    for name in chosen.modules or TESTS:
        start = time.monotonic()
        say = (lambda line: print(f"  {line}", flush=True)) if chosen.all else (lambda _: None)
        tried = run(f"ownpace.{name}", (*TESTS[name], *LEFT_OUT), only, chosen.jobs, say)
        alive = [(name, one.function, one.text) for one in tried if not one.noticed_by]
        unread = [one for one in alive if one not in listed]
        gone = [one for one in listed if one[0] == name and one[1].startswith(only) and one not in alive]
        killed, took = len(tried) - len(alive), time.monotonic() - start
        share = killed / max(1, len(tried))
        print(f"{name}: {killed} of {len(tried)} killed ({share:.1%}), {len(unread)} survive without a reason, {took:.0f} s")
        for said, found in (("no reason", unread), ("killed or gone", gone)):
            for _, function, text in found:
                print(f"  {said}: {function}\t{text}", flush=True)
        faults += len(unread) + len(gone)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
