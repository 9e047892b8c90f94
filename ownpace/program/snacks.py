"""The course of those with very little time: a few minutes on three days, in which repetitions grow and minutes stay."""

from __future__ import annotations

from dataclasses import replace

from ownpace.evidence import cited
from ownpace.facts import Fact, derive
from ownpace.program import adaptation, basis, layout, trial
from ownpace.program.basis import STEPS, ZERO, Kit
from ownpace.program.log import Logged
from ownpace.program.parts import Body, Decision, Item, Size, Week
from ownpace.rules import progression, start, strength
from ownpace.vocabulary import EASING, LOWERING, Step, Template, Verdict, WeekKind


def snack_weeks(kit: Kit, log: Logged) -> list[Week]:
    """A few minutes on three days; repetitions grow, minutes stay. An eased week and one after a gap is walks, a lower dose the first repetitions."""
    rx, weeks = kit.rx, []
    minutes = basis.snack_minutes(kit)
    amounts = _snack_amounts(kit)
    middle = derive(start.snack_middle, minutes, cited("warmup.short"), cited("warmup.cooldown_short"))
    count = derive(start.snack_count, middle, _dearest(kit, amounts, "w1"), cited("snack.exercises"))
    tries, walks, least = trial.tries_of(kit), _walks_first(kit), amounts
    for number in range(1, rx.length.value + 1):
        verdict, decision = log.take()
        if trial.tries_on(tries + walks, number, verdict):
            tries, walks = tries + bool(tries), walks + bool(walks)
        kind = adaptation.kind_of(number, decision)
        if number <= tries:
            weeks.append(log.made(trial.try_week(kit, number, kind, decision)))
            continue
        verdicts = set() if decision is None else {verdict.value for _, verdict in decision.variants}
        amounts = least if verdicts & LOWERING else amounts
        again = bool(walks) and _walks_again(decision, verdicts, tries + walks)
        walks = number - tries if again else walks
        lighter = verdicts & (EASING if again else EASING | _GONE)
        if number <= walks or again or lighter:
            weeks.append(log.made(replace(_walk_week(kit, number, kind, minutes), eased=bool(lighter))))
            continue
        first = 1 + tries + walks
        step = STEPS[Step.START] if number <= first else STEPS[Step.HOLD]
        if decision is not None and verdicts & LOWERING:
            kind, step = adaptation.kind_of(number, None), basis.because(STEPS[Step.LOWER], f"course.step@w{number}", decision.verdict)
        elif kind.value is WeekKind.BUILD and number > first and verdict is Verdict.PROGRESS:
            amounts, step = _snack_step(kit, amounts, count, middle, number)
        weeks.append(log.made(_snack_week(kit, number, kind, step, minutes, amounts, count)))
    return weeks


_GONE = frozenset({Verdict.RETURN, Verdict.RESTART})
"""After a long time away a week of walks comes first, as it does after a shorter one."""


def _walks_again(decision: Decision | None, verdicts: set[Verdict], walked: int) -> bool:
    """Back to the walks: after so long away that all starts again, and after a long gap where a week of walks was the last that was done."""
    gap = decision is not None and Verdict.RETURN in verdicts and decision.completed <= walked
    return gap or Verdict.RESTART in verdicts


def _walks_first(kit: Kit) -> int:
    """Weeks of nothing but very easy walks: the try of those whose idle spells must stay short, with very little time."""
    if not (kit.rx.gap_walk.value and kit.profile.one_week_try.value):
        return 0
    return 1 + bool(kit.rx.hold_second_week.value)


def _walk_week(kit: Kit, number: int, kind: Fact[WeekKind], minutes: Fact[int]) -> Week:
    """On each day of the snacks a walk that is a minute shorter than they are, so that it is no more work than a try of two days."""
    at = f"w{number}"
    shorter = derive(start.walk_instead, minutes, cited("snack.shortest"), at=at)
    walk = basis.because(shorter, f"program.walk_instead@{at}", kit.rx.gap_days, kit.profile.one_week_try, *kit.warm_reasons)
    body = layout.easy_session(layout.aerobic_item(kit, walk, kit.rx.bout, cited("effort.easy"), f"{at}.walk")._replace(choice=kit.warm_up), walk, at)
    days = sorted(kit.days[: cited("snack.days").value])
    return layout.made(kit, number, kind, STEPS[Step.START], layout.not_light(at), [(day, body) for day in days])


def _dearest(kit: Kit, amounts: Fact[tuple[int, ...]], at: str) -> Fact[float]:
    costs = basis.costs_of(kit, amounts, f"{at}.snack", cited("snack.rest"))
    return Fact(f"snack.dearest@{at}", max(costs.value, default=1.0), unit="min", rule="highest", derived_from=(costs,))


def _snack_amounts(kit: Kit) -> Fact[tuple[int, ...]]:
    start_reps, holds = cited("snack.start_reps"), basis.by_level(kit.profile.level, "strength.hold_start")
    values = tuple(holds.value if choice.exercise.dose == "hold" else start_reps.value for choice in kit.strength)
    return Fact("snack.amounts", values, unit="reps", rule="table", derived_from=(start_reps, holds, *kit.rx.patterns))


def _snack_step(kit: Kit, amounts: Fact[tuple[int, ...]], count: Fact[int], middle: Fact[int], week: int) -> tuple[Fact[tuple[int, ...]], Fact[Step]]:
    at = f"w{week}"
    turn = derive(progression.turn, Fact(f"course.build@{at}", week), kit.rx.hold_second_week, kit.rx.slow, cited("step.slow_every"), at=at)
    more = derive(strength.more_amount, amounts, kit.most_amounts, kit.amount_steps, at=at)
    fits = derive(strength.snack_fits, amounts, more, _dearest(kit, more, at), count, middle, at=at)
    step = derive(progression.step, turn, ZERO, ZERO, ZERO, fits, ZERO, ZERO, at=at)
    return derive(progression.amounts, amounts, step, more, amounts, at=at), step


def _snack_week(
    kit: Kit, number: int, kind: Fact[WeekKind], step: Fact[Step], minutes: Fact[int], amounts: Fact[tuple[int, ...]], count: Fact[int]
) -> Week:
    at = f"w{number}"
    days = sorted(kit.days[: cited("snack.days").value])
    bodies = [_snack_body(kit, turn, minutes, amounts, count, f"{at}.snack.{turn + 1}") for turn in range(len(days))]
    return layout.made(kit, number, kind, step, layout.not_light(at), list(zip(days, bodies, strict=True)))


def _micro_dose(kit: Kit, place: int, amounts: Fact[tuple[int, ...]], count: Fact[int], at: str) -> Item:
    """One set far from fatigue: too small to ask for days of rest."""
    choice, index, where = (
        kit.strength[place],
        Fact(f"program.place.{place}", place, rule="selection", derived_from=(count,)),
        f"{at}.{kit.strength[place].id}",
    )
    hold = choice.exercise.dose == "hold"
    pause, once = cited("snack.rest"), cited("strength.sets_start")
    reserve = derive(start.reserve, cited("snack.reserve"), cited("effort.by_reserve"), kit.rx.effort_cap, at="snack")
    amount = derive(strength.pick, amounts, index, at=f"{where}.amount")
    work = derive(strength.work_seconds, amount, cited("strength.seconds_per_rep"), basis.is_hold(choice.id), at=where)
    took = derive(strength.item_minutes, once, kit.sides[place], work, pause, at=where)
    effort = derive(strength.effort, reserve, cited("effort.by_reserve"), at=where)
    return Item("main", choice, once, None if hold else amount, amount if hold else None, took, effort, reserve, pause)


def _snack_body(kit: Kit, turn: int, minutes: Fact[int], amounts: Fact[tuple[int, ...]], count: Fact[int], at: str) -> Body:
    """The goal's exercise in every snack, then others in turn, as many as the middle minutes hold."""
    cool, easy, others = cited("warmup.cooldown_short"), cited("effort.easy"), len(kit.strength) - 1
    places = [0, *(1 + (turn * (count.value - 1) + offset) % others for offset in range(count.value - 1))] if others > 0 else [0]
    middle = [_micro_dose(kit, place, amounts, count, at) for place in dict.fromkeys(places[: count.value])]
    rest = derive(start.snack_warm_up, minutes, cool, *(item.minutes for item in middle), at=at)
    items = (layout.timed("warm_up", kit.warm_up, rest, easy), *middle, layout.timed("cool_down", kit.calm, cool, easy))
    effort = layout.effort_of(items, at)
    load = derive(progression.session_load, minutes, effort, at=at)
    size = Size(minutes, items)
    return Body(Template.SNACK, minutes, items, effort, load, ZERO, size, size)
