"""One 12-week plan with full lineage and all laws, warm, over the demo people."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from datetime import date
from time import perf_counter
from typing import Final

import ownpace
from bench.report import Row, p95
from ownpace.answer_model import Answers
from ownpace.answers import parse
from ownpace.people import EXAMPLES

START: Final = date(2026, 1, 5)
WARM: Final = 20
PLANS: Final = 400
WEEKS: Final = 12


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


def measure() -> Iterator[Row]:
    """The median and the nineteenth of twenty."""
    people = long_plans()
    samples = [milliseconds(people[i % len(people)]) for i in range(WARM + PLANS)][WARM:]
    yield Row("one 12-week plan, warm, p50", statistics.median(samples), "ms", 6, n=PLANS)
    yield Row("one 12-week plan, warm, p95", p95(samples), "ms", 15, n=PLANS)
