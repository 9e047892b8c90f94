"""A try: one small activity on two days before the ordinary start, until a week of it was good."""

from __future__ import annotations

from dataclasses import replace

from ownpace.evidence import cited
from ownpace.facts import Fact, derive, lowest
from ownpace.prescription import efforts, first_week
from ownpace.program import adaptation, basis, growth, layout
from ownpace.program.basis import STEPS, ZERO, Kit, State
from ownpace.program.parts import Body, Decision, Size, Week
from ownpace.rules import progression, start
from ownpace.vocabulary import Budget, Step, Template, Verdict, WeekKind


def tries_of(kit: Kit) -> int:
    """Weeks that are a small try: none, one, or two where week 2 repeats week 1.

    None where short idle spells are needed and time is very short: two days could not keep them, and snacks are as small as a try.
    """
    if kit.rx.gap_walk.value and kit.rx.budget_kind.value is Budget.SNACKS:
        return 0
    return int(kit.profile.one_week_try.value) * (1 + bool(kit.rx.hold_second_week.value))


def tries_on(tries: int, number: int, verdict: Verdict) -> bool:
    """A try is repeated until a week of it was good, and the ordinary start does not fall on a test week."""
    return 1 < number == 1 + tries and (verdict is not Verdict.PROGRESS or number in cited("weeks.tests").value)


def after_try(kit: Kit, tried: Week, number: int) -> State:
    """The week after a try: the ordinary start, at most the free step above the try, or the smallest one on slow courses."""
    free = cited("step.slow_minimum") if kit.rx.slow.value else cited("step.free_minutes")
    sessions = Fact(
        "try.sessions",
        sum(one.body.template is Template.TRY for one in tried.sessions) if kit.rx.slow.value else 1,
        rule="selection",
        derived_from=(cited("try_week.sessions"), kit.rx.slow),
    )
    minutes = derive(start.after_try, kit.rx.week1, tried.minutes, free, sessions, at=f"w{number}")
    build = number - (number - 1) % cited("step.slow_every").value if kit.rx.slow.value else number
    return growth.first_state(kit, minutes, f"w{number}")._replace(build=build, reserve_since=build, effort_since=build - tries_of(kit))


def try_week(kit: Kit, number: int, kind: Fact[WeekKind], decision: Decision | None = None) -> Week:
    """One small activity on two days; after a week that hurt, the shortest walk on the same days."""
    if decision is not None and decision.less:
        return _small_try_week(kit, number, kind, decision)
    at, sessions = f"w{number}", cited("try_week.sessions")
    shortest, longest = cited("try_week.shortest"), cited("try_week.longest")
    three, ordinary = efforts(kit.rx.effort, kit.rx.strength_effort), first_week(kit.rx, kit.rx.week1, f"{at}.instead")[-1]
    fixed = (sessions, shortest, longest, kit.rx.budget_kind, basis.snack_minutes(kit), kit.rx.lengths, three)
    minutes = derive(start.try_minutes, kit.rx.week1, *fixed, derive(progression.week_load, ordinary, kit.gap_load, at=f"{at}.try"))
    if kit.rx.gap_walk.value:
        easy = cited("effort.easy")
        one = derive(start.session_load, minutes, ZERO, kit.rx.lengths, ZERO, easy, kit.rx.effort, kit.rx.strength_effort, at=f"{at}.try")
        ceiling = derive(start.try_ceiling, ordinary, one, sessions, kit.rx.gap_walk, easy)
        week = derive(start.beside_walk, kit.rx.week1, kit.rx.gap_walk, at="try")
        minutes = derive(start.try_minutes, week, *fixed, ceiling, at="beside_walk")
    days = layout.try_days(kit)[: sessions.value]
    minutes = basis.because(minutes, f"program.try@{at}", kit.profile.one_week_try)
    items = layout.fill(kit, minutes, [], kit.rx.bout, kit.rx.effort, ZERO, f"{at}.try")
    effort = layout.effort_of(items, f"{at}.try")
    load = derive(progression.session_load, minutes, effort, at=f"{at}.try")
    small = layout.bad_size(kit, items, minutes, kit.rx.bout, kit.rx.effort, f"{at}.try")
    body = Body(Template.TRY, minutes, items, effort, load, ZERO, Size(minutes, items), small)
    return layout.made(kit, number, kind, STEPS[Step.START], layout.not_light(at), [(day, body) for day in sorted(days)])


def _small_try_week(kit: Kit, number: int, kind: Fact[WeekKind], decision: Decision) -> Week:
    at = f"w{number}"
    small = lowest(f"review.try@{at}", cited("try_week.shortest"), basis.snack_minutes(kit), unit="min/session")
    minutes = basis.because(small, f"program.try@{at}", decision.verdict, kit.profile.one_week_try)
    body = adaptation.gentle_body(kit, Template.TRY, minutes, kit.rx.bout, f"{at}.eased")
    days = sorted(layout.try_days(kit)[: cited("try_week.sessions").value])
    week = layout.made(kit, number, kind, STEPS[Step.START], layout.not_light(at), [(day, body) for day in days])
    return replace(week, eased=True)
