"""Laws of our own: sums that are true, sizes in their order, days and tries as they were asked for; and what people choose or correct."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from ownpace.evidence import cited
from ownpace.laws import growth
from ownpace.laws.register import View, law
from ownpace.questionnaire import WEEKDAY_OPTIONS
from ownpace.vocabulary import DECIMALS, QUARTERS_PER_MINUTE, SECONDS_PER_MINUTE, WEEKDAYS, Clearance, Modality, Step, Template, WeekKind

if TYPE_CHECKING:
    from ownpace.plan import Plan
    from ownpace.program import Item, Week

CHANGEABLE: Final = frozenset({"length", "days", "swap", "dose", "note"})
"""What a professional may change: the dose and its shape, never the screening, the pain rule, a card or a law."""


@law("I68", subject="whole", applies=lambda plan: bool(plan.overrides))
def professional_changes_are_signed(plan: Plan) -> Iterator[str]:
    """A professional's change says what, why, who and when; a person who needs help first still gets it, and the stop card stands."""
    for number, one in enumerate(plan.overrides, 1):
        if one.change.kind not in CHANGEABLE or not all(said.strip() for said in (one.reason, one.by, one.on)):
            yield f"override{number}"
    if plan.screening.clearance.value < Clearance.CAUTION or not any(card.id == "not_today" and card.before for card in plan.cards):
        yield "safety"


@law("I71", subject="whole", applies=lambda plan: plan.exposure is not None and plan.exposure.now.value is not None)
def exposure_goes_step_by_step(plan: Plan) -> Iterator[str]:
    """A step that is new begins in the middle of the scale or is little harder than what was done; every step is open to this person."""
    if plan.exposure is None:
        return
    rungs = plan.exposure.rungs
    done = [rung.rating.value for rung in rungs if rung.state.value == "done" and rung.rating.value is not None]
    tried = {one.step for told in plan.check_ins for one in told.exposure}
    highest, more = cited("ceiling.exposure_highest").value, cited("ceiling.exposure_step").value
    for rung in (one for one in rungs if one.step.id == plan.exposure.now.value):
        rating = rung.rating.value
        if rung.step.id not in tried and (rating is None or rating > (max(done) + more if done else highest)):
            yield rung.step.id
        if not plan.prescription.forbidden.value.isdisjoint(rung.step.tags):
            yield f"{rung.step.id}.tags"


@law("time_model")
def minutes_are_the_sum_of_the_parts(view: View) -> Iterator[str]:
    """A session's minutes are its items' minutes rounded up, and a counted item's minutes hold its sets, sides and rests."""
    per_rep = cited("strength.seconds_per_rep").value
    for number, body in view.bodies:
        for items, minutes in (
            (body.items, body.minutes.value),
            (body.good.items, body.good.minutes.value),
            (body.bad.items, body.bad.minutes.value),
        ):
            if math.ceil(sum(item.minutes.value for item in items)) != minutes:
                yield f"w{number}.{body.template}"
    for number, item in view.everything:
        if item.sets is not None and item.rest is not None:
            work = item.reps.value * per_rep if item.reps else item.seconds.value if item.seconds else 0
            seconds = item.sets.value * (item.choice.exercise.sides * work + item.rest.value)
            if seconds > item.minutes.value * SECONDS_PER_MINUTE or item.minutes.value * QUARTERS_PER_MINUTE % 1:
                yield f"w{number}.{item.choice.id}"


@law("sums")
def weeks_are_the_sum_of_their_sessions(view: View) -> Iterator[str]:
    """A week's minutes and load are its sessions', a session's load is its minutes times its effort, and its effort its items' by minutes."""
    for number, body in view.bodies:
        effort = _work(body.items) / float(sum(item.minutes.value for item in body.items))
        load = body.minutes.value * body.effort.value
        if round(effort, DECIMALS) != body.effort.value or round(load, DECIMALS) != body.load.value:
            yield f"w{number}.{body.template}"
    for week in view.weeks:
        minutes, load = (sum(getattr(one.body, name).value for one in week.sessions) for name in ("minutes", "load"))
        if minutes != week.minutes.value or round(load, DECIMALS) != week.load.value:
            yield f"w{week.number}"


@law("sizes")
def sizes_are_ordered(view: View) -> Iterator[str]:
    """Bad is at most ordinary, ordinary at most good, good at most a little longer; quotas do not stretch."""
    most = cited("sizes.good_share").value
    for number, body in view.bodies:
        ordinary, good = body.minutes.value, body.good.minutes.value
        if not body.bad.minutes.value <= ordinary <= good <= max(ordinary, ordinary * most) or (view.rx.on_quota.value and good > ordinary):
            yield f"w{number}.{body.template}"


def _work(items: Iterable[Item]) -> float:
    return float(sum(item.minutes.value * item.effort.value for item in items))


@law("bad_day")
def a_bad_day_is_lighter(view: View) -> Iterator[str]:
    """A bad day is never more work than an ordinary one."""
    yield from (f"w{number}.{body.template}" for number, body in view.bodies if _work(body.bad.items) > _work(body.items))


@law("one_a_day")
def one_session_a_day(view: View) -> Iterator[str]:
    """No two sessions on the same day."""
    yield from (f"w{week.number}" for week in view.weeks if len({session.weekday for session in week.sessions}) < len(week.sessions))


@law("fits_the_person")
def exercises_fit_the_person(view: View) -> Iterator[str]:
    """No exercise above the level, and none that needs what the person does not have."""
    level, owned = view.profile.level.value, set(view.profile.equipment.value)
    for number, item in view.everything:
        if item.choice.exercise.level > level or not owned.issuperset(item.choice.exercise.equipment):
            yield f"w{number}.{item.choice.id}"


@law("good_week")
def a_week_of_good_days_is_lawful(view: View) -> Iterator[str]:
    """A week of only good days keeps the caps on growth."""
    free_below, free, most = (cited(f"step.{name}").value for name in ("free_below", "free_minutes", "most"))
    for week in view.weeks:
        base = growth.build_before(view, week)
        minutes = sum(session.body.good.minutes.value for session in week.sessions)
        if base is None or minutes == week.minutes.value:
            continue
        moving = [item for session in week.sessions for item in session.body.items if item.modality is Modality.AEROBIC]
        load = week.load.value + (minutes - week.minutes.value) * max(item.effort.value for item in moving)
        small = max(minutes, base.minutes.value) < free_below and minutes <= base.minutes.value + free
        if not small and growth.is_over(load, most, base):
            yield f"w{week.number}"


@law("light_weeks", applies=lambda view: any(week.light.value for week in view.weeks))
def light_weeks_are_lighter(view: View) -> Iterator[str]:
    """A light week is a test week before the last, cut by the range, on the same days, at no higher zone."""
    least, most = cited("light.least_cut").value, cited("light.most_cut").value
    for week in view.weeks:
        base = growth.build_before(view, week)
        if not week.light.value or base is None or week.step.value is Step.LOWER or _lowered_since(view, base, week):
            continue
        cut = week.minutes.value / base.minutes.value
        same_days = [s.weekday for s in week.sessions] == [s.weekday for s in base.sessions]
        longest = week.kind.value is WeekKind.TEST and week.number < len(view.weeks)
        if not (most - 0.02 <= cut <= least + 0.02 and same_days and longest and view.endurance[week.number][-1] <= view.endurance[base.number][-1]):
            yield f"w{week.number}"


@law("stated_days", applies=lambda view: len(view.profile.weekdays.value) >= len(growth.counted(view.weeks[0])) and not _spread(view))
def days_are_the_persons_own(view: View) -> Iterator[str]:
    """Sessions lie on the days that the person ticked, when there are enough of them; a short extra walk lies where it is needed."""
    mine = {WEEKDAYS[WEEKDAY_OPTIONS.index(day)] for day in view.profile.weekdays.value}
    for week in view.weeks:
        on = {session.weekday for session in growth.counted(week)}
        if len(on) <= len(mine) and not on <= mine:
            yield f"w{week.number}"


@law("one_week_try", applies=lambda view: view.profile.one_week_try.value and not _spread(view))
def a_try_is_small(view: View) -> Iterator[str]:
    """Low importance: week 1 is one short activity on two days."""
    tries = [session for session in view.weeks[0].sessions if session.body.template is Template.TRY]
    longest, days = cited("try_week.longest").value, cited("try_week.sessions").value
    main = {item.choice.id for session in tries for item in session.body.items if item.part == "main"}
    if len(tries) != days or len(main) != 1 or any(session.body.minutes.value > longest for session in tries):
        yield "w1"


def _spread(view: View) -> bool:
    """Snacks that lie where idle spells stay short, not where the person would have them."""
    return growth.snacks_only(view) and view.rx.gap_walk.value > 0


@law("snacks", applies=growth.snacks_only)
def snacks_are_small(view: View) -> Iterator[str]:
    """With very little time: a few minutes on at least three days, strength far from fatigue."""
    shortest, longest, days = (cited(f"snack.{name}").value for name in ("shortest", "longest", "days"))
    counts = cited("strength.counts_from").value
    for week in (one for one in view.weeks if not growth.is_try(one)):
        short = all(shortest <= session.body.minutes.value <= longest for session in week.sessions)
        hard = any(item.reserve is not None and item.reserve.value <= counts for session in week.sessions for item in session.body.items)
        if not short or hard or len({session.weekday for session in week.sessions}) < days:
            yield f"w{week.number}"


def _lowered_since(view: View, base: Week, week: Week) -> bool:
    """Whether the dose fell in an eased week between the two, so that the later one is not compared with the earlier."""
    return any(one.step.value is Step.LOWER for one in view.weeks[base.number : week.number - 1])


@law("step_is_true")
def the_step_is_what_rose(view: View) -> Iterator[str]:
    """The week's one thing is what really rose: minutes only on minutes' or sessions' step, zones only on theirs."""
    for week in view.weeks:
        base = growth.build_before(view, week)
        if base is None or week.kind.value is not WeekKind.BUILD or week.step.value is Step.START:
            continue
        if _lowered_since(view, base, week):
            continue
        grew = week.minutes.value > base.minutes.value
        if grew != (week.step.value in {Step.DURATION, Step.FREQUENCY}):
            yield f"w{week.number}"
