"""What follows the last week: what to keep, how to go on growing, how to begin again, and when to ask. No wording.

Pure functions of the profile, the prescription, the programme and cited rows. It never asks for more than the last ordinary week.
Not modelled: a programme of its own with sessions and dates; whoever wants one answers the questions again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ownpace.evidence import cited
from ownpace.facts import Fact, derive, lowest
from ownpace.rules import outcomes
from ownpace.vocabulary import WeekKind

if TYPE_CHECKING:
    from ownpace.prescription import Prescription
    from ownpace.profile import Profile
    from ownpace.program import Program, Week


class Advice(NamedTuple):
    """One piece of advice for the time after the plan. Text: ``plan.after.<id>.<variant>``; ``numbers`` fill the slots."""

    id: str
    variant: str
    sources: tuple[str, ...]
    numbers: Mapping[str, Fact[Any]]


def last_ordinary(program: Program) -> Week:
    """The last week that builds and is not eased: what a person has shown to be possible. Week 1 is one."""
    return [week for week in program.weeks if week.kind.value is WeekKind.BUILD and not week.eased][-1]


def _keep(prescription: Prescription, week: Week) -> Advice:
    variant = "quota" if prescription.on_quota.value else "week"
    return Advice("keep", variant, ("fransen15", "op-course"), {"minutes": week.minutes, "week": Fact(f"program.week.{week.number}", week.number)})


def _strength(program: Program) -> tuple[Advice, ...]:
    """Two days where the plan has two; where it has one, that one and what would be more."""
    wanted = cited("touchpoints.strength")
    if not program.strength_days:
        return ()
    return (Advice("strength", "days" if program.strength_days >= wanted.value else "one", ("sst18",), {"days": wanted}),)


def _grow(prescription: Prescription, week: Week) -> Advice:
    """On to the advised minutes in small steps, as far as time and complaints allow; nothing where the week is there already."""
    wanted = cited("maintenance.minutes_slow" if prescription.slow.value else "maintenance.minutes")
    most = derive(outcomes.maintenance_most, prescription.weekly_cap, prescription.gap_walk)
    goal = lowest("maintenance.goal", wanted, most, unit="min/wk")
    if goal.value <= week.minutes.value:
        return Advice("grow", "there" if week.minutes.value >= wanted.value else "full", ("sst18",), {})
    step = derive(outcomes.maintenance_step, week.minutes, cited("step.aim"))
    return Advice("grow", "more", ("sst18", "op-course"), {"step": step, "weeks": cited("step.slow_every"), "goal": goal})


def _away(week: Week) -> Advice:
    """How much less after a break, in this person's own minutes, and when the safety questions come again."""
    fewer, few = (
        derive(outcomes.maintenance_return, week.minutes, cited(f"away.{length}_share"), at=length) for length in ("short", "long")
    )  # fmt: skip
    days = {name: cited(f"away.{name}_from") for name in ("short", "long", "restart")}
    return Advice("away", "text", ("op-course",), {**days, "fewer": fewer, "few": few})


def afterwards(profile: Profile, prescription: Prescription, program: Program) -> tuple[Advice, ...]:
    """What follows the last week for this person, in the order shown."""
    week = last_ordinary(program)
    return (
        _keep(prescription, week),
        *_strength(program),
        _grow(prescription, week),
        Advice("busy", "text", ("op-sessions",), {"longest": cited("sizes.bad_longest")}),
        _away(week),
        Advice("measure", "text", ("op-outcomes",), {"weeks": cited("maintenance.measure_every")}),
        Advice("ask", "pain" if profile.has_pain.value else "general", ("op-pain",), {"weeks": cited("review.pain_rise_weeks")}),
    )
