"""The sweep: generated people through the whole pathway, every law checked on each. Deterministic by seed and person number.

People are drawn so that plans are common and every safety row, condition, region, level and time budget appears. Not covered yet: all
pairs of options by construction (they appear at random only).
"""

from __future__ import annotations

import random
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from ownpace import laws
from ownpace.answers import from_draft
from ownpace.document import to_document
from ownpace.laws import LAWS, broken_document
from ownpace.plan import LawBrokenError, Plan, make_plan
from ownpace.questionnaire import BY_ID, GOALS, ITEMS, NONE, UNKNOWN, WEEKDAY_OPTIONS, Kind, enabled
from ownpace.screening import screen

if TYPE_CHECKING:
    from collections.abc import Iterable

START: Final = date(2026, 11, 30)
DOCUMENT_EVERY: Final = 25
"""Documents are made and checked for every so many people: their laws read texts that do not depend on the person's numbers."""
SAFE_SHARE: Final = 0.8
"""How often a safety list is answered with "none of these"."""
COVERED: Final = ("knae_artrose", "depression", "angst", "astma", "kol", "soevnapnoe", "nyresygdom")


@dataclass
class Report:
    """What a sweep found; reports of several jobs add up."""

    people: int = 0
    plans: int = 0
    referrals: int = 0
    applied: Counter[str] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)
    example: dict[str, Any] | None = None
    seconds: float = 0.0

    def add(self, other: Report) -> None:
        """Take another job's people in."""
        self.people += other.people
        self.plans += other.plans
        self.referrals += other.referrals
        self.applied += other.applied
        self.broken += other.broken
        self.example = self.example or other.example


def _list_answer(dice: random.Random, link_id: str, options: tuple[str, ...]) -> list[str]:
    real = [option for option in options if option not in {NONE, UNKNOWN}]
    if link_id == "helbred.tilstande":
        safe = dice.random() < SAFE_SHARE
        return [dice.choice(COVERED)] if safe and dice.random() < 0.4 else [NONE] if safe else dice.sample(real, dice.randint(1, 2))
    if link_id == "smerte.hvor":
        places = ["laend", "knae_hoejre", "knae_venstre"]
        return dice.sample(places, dice.randint(1, 2)) if dice.random() < 0.9 else dice.sample(real, dice.randint(1, 3))
    if link_id == "rammer.udstyr":
        return [NONE] if dice.random() < 0.4 else dice.sample(real, dice.randint(1, len(real)))
    if link_id == "rammer.ugedage":
        return dice.sample(WEEKDAY_OPTIONS, dice.randint(1, len(WEEKDAY_OPTIONS)))
    if dice.random() < SAFE_SHARE + 0.13:
        return [NONE] if NONE in options else []
    return [UNKNOWN] if dice.random() < 0.1 and UNKNOWN in options else dice.sample(real, dice.randint(1, 2))


def _number(dice: random.Random, link_id: str, lowest: int, highest: int) -> int:
    if link_id == "om.alder":
        return dice.randint(18, 95) if dice.random() < 0.98 else dice.choice([0, 17, 18, 110])
    if link_id == "aktiv.minutter":
        return dice.choice([0, 5, 10, 20, 30, 45, 60, 90])
    return dice.randint(lowest, highest)


def _answer(dice: random.Random, link_id: str) -> Any:  # noqa: ANN401 - the type is the question's
    item = BY_ID[link_id]
    match item.kind:
        case Kind.CONSENT:
            return True
        case Kind.CHOICES:
            return _list_answer(dice, link_id, item.options)
        case Kind.TEXT:
            return dice.choice(GOALS) if dice.random() < 0.9 else "noget helt andet"
        case Kind.CHOICE:
            if link_id == "sikkerhed.tanker":
                return "nej" if dice.random() < 0.9 else dice.choice(item.options)
            return dice.choice(item.options)
        case _:
            return _number(dice, link_id, item.lowest, item.highest)


def person(seed: int, number: int) -> dict[str, Any]:
    """One generated person's answers document: lawful input, answered in the order of asking."""
    dice = random.Random(f"{seed}:{number}")  # noqa: S311 - reproducible people, not secrets
    draft: dict[str, Any] = {}
    for item in ITEMS:
        asked = item.enable_when(draft) and item in enabled(draft)
        if (
            asked
            and (item.required or dice.random() < 0.3)
            and not (item.link_id == "rammer.ugedage" and draft.get("rammer.dage") and dice.random() < 0.7)
        ):
            draft[item.link_id] = _answer(dice, item.link_id)
    if draft.get("funktion.haender") == "ja":
        draft.pop("funktion.rss", None)
    for one, other in (("diabetes_1", "diabetes_2"), ("kraeft_behandling", "kraeft_faerdig")):
        if {one, other} <= set(draft["helbred.tilstande"]):
            draft["helbred.tilstande"].remove(other)
    return draft


def _one(seed: int, number: int, report: Report) -> None:
    draft = person(seed, number)
    answers = from_draft(draft)
    report.people += 1
    found: Iterable[laws.Violation]
    try:
        outcome = make_plan(answers, START)
    except LawBrokenError as refused:
        found = refused.violations
        report.plans += 1
    else:
        plan = outcome if isinstance(outcome, Plan) else None
        report.plans += plan is not None
        report.referrals += plan is None
        found = list(laws.violations(screen(answers), plan, report.applied))
        if number % DOCUMENT_EVERY == 0:
            found = [*found, *broken_document(to_document(outcome, "da"), report.applied)]
    for violation in found:
        report.broken[violation.law] += 1
        report.example = report.example or {"law": violation.law, "place": violation.place, "seed": seed, "number": number}


def sweep(seed: int, first: int, last: int) -> Report:
    """People ``first`` to ``last`` (not included) of a seed, in this process."""
    report, began = Report(), time.perf_counter()
    for number in range(first, last):
        _one(seed, number, report)
    report.seconds = time.perf_counter() - began
    return report


def run(people: int, seed: int, jobs: int) -> Report:
    """Sweep on several processes; counts are the same for any number of jobs."""
    began = time.perf_counter()
    if jobs == 1:
        return sweep(seed, 0, people)
    report, size = Report(), -(-people // (jobs * 4))
    with ProcessPoolExecutor(jobs) as pool:
        parts = [(seed, low, min(people, low + size)) for low in range(0, people, size)]
        for part in pool.map(sweep, *zip(*parts, strict=True)):
            report.add(part)
    report.seconds = time.perf_counter() - began
    return report


def lines(report: Report) -> list[str]:
    """The report as the command line prints it; the last line is the contract's."""
    out = [f"{law.id}\t{'hard' if law.hard else 'soft'}\tapplied {report.applied[law.id]}\tbroken {report.broken[law.id]}" for law in LAWS.values()]
    if report.example:
        out.append("first counter-example: " + ", ".join(f"{key} {value}" for key, value in report.example.items()))
    share, rate = report.plans / max(1, report.people), report.people / max(1e-9, report.seconds)
    out.append(f"plans {share:.1%}, {rate:.0f} people/s")
    total = sum(report.broken.values())
    out.append(f"{report.people} people, {report.plans} plans, {report.referrals} referrals, {total} violations, {report.seconds:.1f} s")
    return out
