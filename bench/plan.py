"""One 12-week plan with full lineage and all laws, warm, over the demo people; and whether memory grows from plan to plan.

Growth is that of a process of its own after its caches have filled. A run takes a sample; ``OWNPACE_BENCH_PLANS=100000`` takes the whole.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from time import perf_counter
from typing import Final

import ownpace
from bench.report import Row, p95
from bench.servers import ROOT, resident
from ownpace.answer_model import Answers
from ownpace.answers import parse
from ownpace.people import EXAMPLES

START: Final = date(2026, 1, 5)
WARM: Final = 20
PLANS: Final = 400
WEEKS: Final = 12
FILLED: Final = 500
"""Plans after which the caches hold what they will ever hold."""
SAMPLE: Final = 5000
NOTHING_MB: Final = 1.0
"""Growth below this is the allocator's own."""


def long_plans() -> list[Answers]:
    """The demo people whose plan is twelve weeks long."""
    people = [parse(answers) for answers in EXAMPLES.values()]
    made = [(answers, ownpace.make_plan(answers, START)) for answers in people]
    return [answers for answers, plan in made if isinstance(plan, ownpace.Plan) and len(plan.program.weeks) == WEEKS]


def milliseconds(answers: Answers) -> float:
    """One plan."""
    before = perf_counter()
    ownpace.make_plan(answers, START)
    return 1000 * (perf_counter() - before)


def growth(plans: int) -> float:
    """Megabytes that this process gains over so many plans."""
    people = long_plans()
    for i in range(FILLED):
        ownpace.make_plan(people[i % len(people)], START)
    before = resident()
    for i in range(plans):
        ownpace.make_plan(people[i % len(people)], START)
    return resident() - before


def grown(plans: int) -> float:
    """The same in a process of its own."""
    call = [sys.executable, "-c", f"from bench.plan import growth; print(growth({plans}))"]
    return float(subprocess.run(call, cwd=ROOT, capture_output=True, check=True, text=True).stdout)


def measure() -> Iterator[Row]:
    """The median, the nineteenth of twenty, and the growth."""
    people = long_plans()
    samples = [milliseconds(people[i % len(people)]) for i in range(WARM + PLANS)][WARM:]
    yield Row("one 12-week plan, warm, p50", statistics.median(samples), "ms", 6, n=PLANS)
    yield Row("one 12-week plan, warm, p95", p95(samples), "ms", 15, n=PLANS)
    plans = int(os.environ.get("OWNPACE_BENCH_PLANS", SAMPLE))
    yield Row(f"memory growth over {plans} plans", grown(plans), "MB", NOTHING_MB, n=plans)
