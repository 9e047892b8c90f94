"""The sweep: generated people through the whole pathway, every law checked on each, and every so many compared with themselves worse off.

The plan's last step judges every law and refuses the plan when one is broken; the sweep counts whom each law concerned and what was refused.
Deterministic by seed and person number; the counts are the same for any number of processes.
"""

from __future__ import annotations

import gc
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from ownpace import laws
from ownpace.answers import SCHEMA_VERSION, parse
from ownpace.choices import ChoiceError
from ownpace.crowd import covering, crowd, person, triple_people, triples, triples_in
from ownpace.document import to_document
from ownpace.evidence import ROWS, SOURCES, fingerprint
from ownpace.exercises import CATALOGUE
from ownpace.history import history, overridden, rated
from ownpace.laws import LAWS
from ownpace.plan import VERSION, LawBrokenError, Plan, Referral, make_plan
from ownpace.views.safety import Compared, Findings, Judged
from ownpace.worse import WORSENINGS

if TYPE_CHECKING:
    from ownpace.choice_model import Choice, Override
    from ownpace.crowd import Said

START: Final = date(2026, 11, 30)
DOCUMENT_EVERY: Final = 25
"""Documents are made and checked for every so many people: their laws read texts that do not depend on the person's numbers."""
LOG_EVERY: Final = 10
"""So many people apart, one is also given weeks that went well and badly, and the plan is made again from them."""
COMPARE_EVERY: Final = 8
"""So many people apart, one is also asked what the plan would be if they were worse off in one way."""
FAULT: Final = "fault"
"""Not a law: the pathway raised something instead of answering. It counts as a violation, and the sweep goes on."""
NEVER_MORE: Final = "G2"
"""The law of the comparison: worse off never starts with more."""


@dataclass
class Report:
    """What a sweep found; reports of several jobs add up."""

    people: int = 0
    plans: int = 0
    referrals: int = 0
    documents: int = 0
    logged: int = 0
    """Plans made again from generated weeks."""
    applied: Counter[str] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)
    example: dict[str, Any] | None = None
    met: dict[int, int] = field(default_factory=dict)
    """For each level, the bits of those that it has stood together with."""
    triples: set[tuple[int, int]] = field(default_factory=set)
    compared: Counter[str] = field(default_factory=Counter)
    lowered: Counter[str] = field(default_factory=Counter)
    helped: Counter[str] = field(default_factory=Counter)
    """How often being worse off led to help instead of a plan."""
    seconds: float = 0.0

    def add(self, other: Report) -> None:
        """Take another job's people in; the earlier people's counter-example stays."""
        for name in ("people", "plans", "referrals", "documents", "logged"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("applied", "broken", "compared", "lowered", "helped"):
            getattr(self, name).update(getattr(other, name))
        for level, bits in other.met.items():
            self.met[level] = self.met.get(level, 0) | bits
        self.triples |= other.triples
        self.example = self.example or other.example

    def pairs(self) -> int:
        """How many of the pairs that can stand together have."""
        return sum((self.met.get(level, 0) & bits).bit_count() for level, bits in enumerate(covering().meets)) // 2


def _note(report: Report, law: str, place: str, seed: int, number: int) -> None:
    """Count it, keep the first, and say it at once on standard error: a long sweep need not end for somebody to begin mending."""
    report.broken[law] += 1
    sys.stderr.write(f"broken\t{law}\t{place}\tseed {seed}\tnumber {number}\n")
    sys.stderr.flush()
    report.example = report.example or {"law": law, "place": place, "seed": seed, "number": number}


def _held(report: Report, said: Said, *, referred: bool) -> None:
    """Which pairs and triples stood together; of a person who was referred only the pairs that end there."""
    refers = covering().refers
    bits = left = crowd().bits(said)
    while left:
        bit = left & -left
        left ^= bit
        place = bit.bit_length() - 1
        report.met[place] = report.met.get(place, 0) | (bits & refers[place] if referred else bits)
    if not referred:
        report.triples.update(triples_in(said))


def _outcome(said: Said) -> tuple[Plan | Referral | None, tuple[laws.Violation, ...]]:
    """A plan, a referral, or the broken laws that refused the plan."""
    try:
        return make_plan(parse({"schema_version": SCHEMA_VERSION, **said}), START), ()
    except LawBrokenError as refused:
        return None, refused.violations


def _judged(outcome: Plan | Referral, report: Report) -> Iterator[laws.Violation]:
    """Counts the laws that concern this outcome; those of a plan have been judged when it was made, those of a referral are judged here."""
    plan = outcome if isinstance(outcome, Plan) else None
    if plan is None:
        yield from laws.violations(outcome.screening, None, report.applied)
        return
    subjects = {"outcome": laws.Case(plan.screening, plan), "plan": plan.view, "whole": plan}
    report.applied.update(law.id for law in LAWS.values() if law.subject in subjects and law.applies(subjects[law.subject]))


def _one(seed: int, number: int, report: Report) -> None:
    said = person(seed, number)
    outcome, refused = _outcome(said)
    report.plans += not isinstance(outcome, Referral)
    report.referrals += isinstance(outcome, Referral)
    _held(report, said, referred=isinstance(outcome, Referral))
    found: Iterable[laws.Violation] = refused
    if outcome is not None:
        found = list(_judged(outcome, report))
        if number % DOCUMENT_EVERY == 0:
            report.documents += 1
            found = [*found, *laws.broken_document(to_document(outcome, "da"), report.applied)]
    for violation in found:
        _note(report, violation.law, violation.place, seed, number)
    if isinstance(outcome, Plan) and not number % LOG_EVERY:
        _log(outcome, seed, number, report)
    if isinstance(outcome, Plan) and not number % COMPARE_EVERY:
        _compare(said, outcome, seed, number, report)


def _log(plan: Plan, seed: int, number: int, report: Report) -> None:
    """The same person with a history and what a professional changed: every law holds in every week of the plan that comes of it.

    What a law refuses on day 1 is taken back, as a professional would who is told why; what stood then must stand in every later week.
    """
    said, weeks = rated(seed, number), history(seed, number, plan.profile.usual_pain.value)
    try:
        again = make_plan(plan.answers, plan.start, said, _accepted(plan, said, seed, number), weeks)
    except LawBrokenError as refused:
        for violation in refused.violations:
            _note(report, violation.law, f"logged {violation.place}", seed, number)
        return
    except ChoiceError as refused:
        for problem in refused.problems:
            _note(report, str(problem.values.get("law", FAULT)), f"logged {problem.path}", seed, number)
        return
    report.logged += 1
    found = list(_judged(again, report))
    for violation in found:
        _note(report, violation.law, f"logged {violation.place}", seed, number)


def _accepted(plan: Plan, said: tuple[Choice, ...], seed: int, number: int) -> tuple[Override, ...]:
    """What a professional changed and the laws let stand on day 1: all of it, or all but the dose, or nothing."""
    drawn = overridden(seed, number)
    for changed in (drawn, tuple(one for one in drawn if one.change.kind != "dose")):
        try:
            make_plan(plan.answers, plan.start, said, changed)
        except ChoiceError:
            continue
        return changed
    return ()


def _compare(said: Said, plan: Plan, seed: int, number: int, report: Report) -> None:
    """One way of being worse off, the next kind for the next person; the first kind from there that applies."""
    turn, kinds = number // COMPARE_EVERY, len(WORSENINGS)
    for kind in (WORSENINGS[(turn + n) % kinds] for n in range(kinds)):
        steps = list(islice(kind.steps(said), turn % STEPS + 1))
        if not steps:
            continue
        worse, refused = _outcome(steps[-1])
        report.compared[kind.id] += 1
        report.applied[NEVER_MORE] += 1
        report.helped[kind.id] += isinstance(worse, Referral)
        for violation in refused:
            _note(report, violation.law, f"{kind.id} {violation.place}", seed, number)
        if isinstance(worse, Plan):
            before, after = (one.program.weeks[0].load.value for one in (plan, worse))
            report.lowered[kind.id] += after < before
            if after > before:
                _note(report, NEVER_MORE, f"{kind.id} {before} -> {after}", seed, number)
        return


COLLECT: Final = (50_000, 20, 100)
"""Plans hold no cycles: the collector is asked to look seldom, and never at the questions and rows."""
STEPS: Final = 10
"""How much worse off at most: so many steps."""


def sweep(seed: int, first: int, last: int) -> Report:
    """People ``first`` to ``last`` (not included) of a seed, in this process."""
    report, began = Report(), time.perf_counter()
    for number in range(first, last):
        report.people += 1
        try:
            _one(seed, number, report)
        except Exception as fault:  # noqa: BLE001 - whatever is raised is what the sweep is there to find
            _note(report, FAULT, f"{type(fault).__name__}: {fault}", seed, number)
    report.seconds = time.perf_counter() - began
    return report


def prepare() -> float:
    """Look through the questions and make the covering list, once a process; returns the seconds it took."""
    began = time.perf_counter()
    crowd(), covering(), triple_people()
    gc.freeze()
    gc.set_threshold(*COLLECT)
    return time.perf_counter() - began


def run(people: int, seed: int, jobs: int) -> Report:
    """Sweep on several processes; counts are the same for any number of jobs. What all share is made before the clock starts."""
    prepare()
    began = time.perf_counter()
    if jobs == 1:
        return sweep(seed, 0, people)
    report, size = Report(), max(1, min(CHUNK, -(-people // (jobs * 4))))
    with ProcessPoolExecutor(jobs, initializer=prepare) as pool:
        parts = [(seed, low, min(people, low + size)) for low in range(0, people, size)]
        for part in pool.map(sweep, *zip(*parts, strict=True)):
            report.add(part)
    report.seconds = time.perf_counter() - began
    return report


CHUNK: Final = 500
"""Most people that a process is handed at a time."""


def findings(report: Report, seed: int, made: date) -> Findings:
    """The sweep with the versions it is about, as it is kept and shown."""
    return Findings(
        made=made,
        seed=seed,
        version=VERSION,
        answers_version=SCHEMA_VERSION,
        evidence=fingerprint(),
        rows=len(ROWS),
        sources=len(SOURCES),
        exercises=len(CATALOGUE),
        people=report.people,
        plans=report.plans,
        referrals=report.referrals,
        documents=report.documents,
        logged=report.logged,
        pairs=report.pairs(),
        pairs_of=covering().pairs,
        triples=len(report.triples),
        triples_of=len(triples().possible),
        laws={law: Judged(report.applied[law], report.broken[law]) for law in (*LAWS, NEVER_MORE)},
        worse={kind.id: Compared(report.compared[kind.id], report.lowered[kind.id], report.helped[kind.id]) for kind in WORSENINGS},
        violations=report.broken.total(),
    )


def lines(report: Report) -> list[str]:
    """The report as the command line prints it; the last line is the contract's."""
    kinds = {law.id: "hard" if law.hard else "soft" for law in LAWS.values()} | {NEVER_MORE: "compared"}
    out = [f"{law}\t{kind}\tapplied {report.applied[law]}\tbroken {report.broken[law]}" for law, kind in kinds.items()]
    for kind in WORSENINGS:
        compared = report.compared[kind.id]
        share, helped = report.lowered[kind.id] / max(1, compared), report.helped[kind.id]
        out.append(f"worse\t{kind.id}\tcompared {compared}\tlowered {share:.0%}\treferred {helped}")
    if report.broken[FAULT]:
        out.append(f"{FAULT}\tthe pathway raised an error for {report.broken[FAULT]} people")
    if nobody := [law for law in kinds if not report.applied[law]]:
        out.append("laws that concerned nobody: " + ", ".join(nobody))
    if report.example:
        out.append("first counter-example: " + ", ".join(f"{key} {value}" for key, value in report.example.items()))
    out.append(
        f"pairs covered {report.pairs()} of {covering().pairs}, triples covered {len(report.triples)} of {len(triples().possible)}, "
        f"comparisons {report.compared.total()}, documents {report.documents}, with logged weeks {report.logged}"
    )
    share, rate = report.plans / max(1, report.people), report.people / max(1e-9, report.seconds)
    out.append(f"plans {share:.1%}, {rate:.0f} people/s")
    total = report.broken.total()
    out.append(f"{report.people} people, {report.plans} plans, {report.referrals} referrals, {total} violations, {report.seconds:.1f} s")
    return out
