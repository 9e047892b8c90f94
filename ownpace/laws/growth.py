"""Laws of dose and growth: where a course begins, how it rises, and what a session holds."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from ownpace.evidence import cited, has
from ownpace.laws.register import View, law
from ownpace.vocabulary import DAYS_PER_WEEK, DECIMALS, SECONDS_PER_MINUTE, Finding, Irritability, Modality, Template, WeekKind, exact

if TYPE_CHECKING:
    from ownpace.plan import Plan
    from ownpace.program import Item, Session, Week


def counted(week: Week) -> list[Session]:
    """The sessions that count as such; in a week of nothing but snacks, all of them."""
    return [session for session in week.sessions if session.body.template is not Template.SNACK] or list(week.sessions)


def is_try(week: Week) -> bool:
    """Whether the week is a try of one small activity."""
    return any(session.body.template is Template.TRY for session in week.sessions)


def _first(view: View) -> list[Week]:
    """The small tries, and the first ordinary week after them."""
    tries = sum(is_try(week) for week in view.weeks)
    return list(view.weeks[: tries + 1])


def snacks_only(view: View) -> bool:
    """Whether the plan ends with nothing but snacks."""
    return all(session.body.template is Template.SNACK for session in view.weeks[-1].sessions)


def is_over(load: float, factor: float, base: Week) -> bool:
    """Whether a load passes so many times the base week's, in the decimals that loads are stored in."""
    return round(load - factor * base.load.value, DECIMALS) > 0


def build_before(view: View, week: Week) -> Week | None:
    """The build week before this one; ``None`` for the first."""
    earlier = view.builds[week.number]
    return earlier[-1] if earlier else None


@law("I25")
def load_rises_slowly(view: View) -> Iterator[str]:
    """Load stays within the cap of the last build week; small weeks may add the free minutes; slow courses compare two build weeks back."""
    free_below, free, most, aim = (cited(f"step.{name}").value for name in ("free_below", "free_minutes", "most", "aim"))
    for week in view.weeks:
        earlier = view.builds[week.number]
        if not earlier:
            continue
        if view.rx.slow.value:
            base = earlier[-2] if len(earlier) > 1 else earlier[-1]
            ok = not is_over(week.load.value, aim, base) or week.minutes.value <= base.minutes.value + len(week.sessions)
        elif max(week.minutes.value, earlier[-1].minutes.value) < free_below:
            ok = week.minutes.value <= earlier[-1].minutes.value + free
        else:
            ok = not is_over(week.load.value, most, earlier[-1])
        if not ok:
            yield f"w{week.number}"


def _has_large_weeks(view: View) -> bool:
    return any(week.minutes.value >= cited("step.free_below").value for week in view.weeks)


@law("I26", applies=_has_large_weeks)
def two_weeks_rise_less_than_a_third(view: View) -> Iterator[str]:
    """A build week stays within the two-week cap of the second build week before it, when both are large."""
    for week in view.weeks:
        earlier = view.builds[week.number]
        if week.kind.value is WeekKind.BUILD and len(earlier) > 1:
            base = earlier[-2]
            both = min(week.minutes.value, base.minutes.value) >= cited("step.free_below").value
            if both and is_over(week.load.value, cited("step.two_weeks").value, base):
                yield f"w{week.number}"


@law("I27", applies=lambda view: any(week.light.value for week in view.weeks))
def no_rebound_after_a_light_week(view: View) -> Iterator[str]:
    """The week after a light one stays near the last build week."""
    for light, week in pairwise(view.weeks):
        base = build_before(view, week)
        if light.light.value and base and is_over(week.load.value, cited("step.after_light").value, base):
            yield f"w{week.number}"


@law("I28")
def no_shock_start(view: View) -> Iterator[str]:
    """The start, after a try too, stays near what the person does now, or at the low end of the level's range."""
    low = cited("start.lowest").value[view.profile.level.value]
    limit = max(low, view.profile.reported_minutes.value * exact(cited("start.growth_limit").value))
    good = sum(session.body.good.minutes.value for session in view.weeks[0].sessions)
    for week in _first(view):
        if max(week.minutes.value, good if week.number == 1 else 0) > limit:
            yield f"w{week.number}"


@law("I29", applies=lambda view: view.profile.has_pain.value or view.profile.tired.value)
def first_quota_is_below_tolerance(view: View) -> Iterator[str]:
    """The first walking quota is half to four fifths of what is tolerated, and no bout is longer."""
    share = view.rx.bout.value / view.profile.tolerance.value
    over = view.rx.bout.value >= cited("walking.bout_highest").value
    if not (share >= cited("walking.quota_lowest").value or over) or share > cited("walking.quota_highest").value:
        yield "quota"
    quota, first = view.rx.bout.value * SECONDS_PER_MINUTE, len(_first(view))
    yield from (
        f"w{n}.{i.choice.id}"
        for n, i in view.items
        if n <= first and i.part == "main" and i.modality is Modality.AEROBIC and i.seconds and i.seconds.value > quota
    )


def _rises(now: Iterable[float], before: Iterable[float]) -> int:
    return sum(later > earlier for later, earlier in zip(now, before, strict=True))


@law("I30")
def one_thing_at_a_time(view: View) -> Iterator[str]:
    """In a build week one thing rises for each exercise, and one for endurance."""
    for week in view.weeks:
        base = build_before(view, week)
        if base is None or week.kind.value is not WeekKind.BUILD or is_try(base):
            continue
        doses = view.strength[base.number]
        yield from (f"w{week.number}.{name}" for name, dose in view.strength[week.number].items() if name in doses and _rises(dose, doses[name]) > 1)
        if _rises(view.endurance[week.number], view.endurance[base.number]) > 1:
            yield f"w{week.number}.endurance"


def _zones(view: View) -> Iterator[tuple[str, list[tuple[Week, float]]]]:
    """Effort of endurance and of strength in each build week that has both."""
    builds = [week for week in view.weeks if week.kind.value is WeekKind.BUILD]
    yield "endurance", [(week, zone) for week in builds if (zone := view.endurance[week.number][-1])]
    yield "strength", [(week, max(dose[-1] for dose in doses.values())) for week in builds if (doses := view.strength[week.number])]


@law("I31")
def zones_rise_one_at_a_time(view: View) -> Iterator[str]:
    """A zone rises by one at most, not before enough build weeks at the present one, and with enough minutes or at the person's cap."""
    enough = min(cited("step.zone_minutes").value, view.rx.weekly_cap.value)
    for name, zones in _zones(view):
        stayed = 0
        for (base, before), (_, now) in pairwise(zones):
            stayed += 1
            early = stayed < cited("step.zone_weeks").value or base.minutes.value < enough
            if now > before and (now > before + cited("effort.step").value or early):
                yield name
            if now != before:
                stayed = 0


@law("I32", subject="whole")
def strength_load_steps_are_small(plan: Plan) -> Iterator[str]:
    """The rule for more weight stays within its range and asks for two sessions at the top with reps left."""
    rule = plan.progression_rule
    least, most = cited("strength.load_step_least").value, cited("strength.load_step_most").value
    if not least <= rule.load_step_least.value <= rule.load_step_most.value <= most:
        yield "load step"
    if rule.top_sessions.value < cited("strength.top_sessions").value or rule.top_reserve.value < cited("strength.top_reserve").value:
        yield "top of range"


def _has_strength(view: View) -> bool:
    return any(days for days, _ in view.hard.values())


@law("I33", applies=_has_strength)
def muscles_rest_a_day(view: View) -> Iterator[str]:
    """No muscle is trained hard on two days in a row, across the weeks' borders too."""
    on: dict[str, set[int]] = defaultdict(set)
    for number, (days, _) in view.hard.items():
        for muscle, found in days.items():
            on[muscle].update(number * DAYS_PER_WEEK + day for day in found)
    yield from (f"w{day // DAYS_PER_WEEK}.{muscle}" for muscle, days in on.items() for day in sorted(days) if day + 1 in days)


@law("I34", applies=_has_strength)
def hard_sets_have_a_cap(view: View) -> Iterator[str]:
    """At most so many strength days and hard sets for each muscle and week."""
    most_days, most_sets = cited("strength.days_cap").value, cited("strength.hard_sets_cap").value
    for number, (days, sets) in view.hard.items():
        yield from (f"w{number}.{muscle}" for muscle in sets if sets[muscle] > most_sets or len(days[muscle]) > most_days)


@law("I35")
def a_day_off(view: View) -> Iterator[str]:
    """At least one day a week without structured training."""
    most = cited("cap.days_of_training").value
    yield from (f"w{week.number}" for week in view.weeks if len({session.weekday for session in week.sessions}) > most)


@law("I36")
def inside_the_time(view: View) -> Iterator[str]:
    """Planned minutes stay inside the level's cap and nine tenths of the stated time, on good days too."""
    cap = min(cited("cap.weekly_minutes").value[view.profile.level.value], exact(cited("budget.share").value) * view.profile.stated_minutes.value)
    for week in view.weeks:
        if max(week.minutes.value, sum(session.body.good.minutes.value for session in week.sessions)) > cap:
            yield f"w{week.number}"


@law("I37")
def sessions_have_a_cap(view: View) -> Iterator[str]:
    """Sessions a week and minutes a session stay inside the level's caps; snacks do not count as sessions."""
    level = view.profile.level.value
    most, longest = cited("cap.sessions").value[level], min(cited("cap.session_longest").value[level], cited("cap.session_all").value)
    for week in view.weeks:
        counted = [session for session in week.sessions if session.body.template is not Template.SNACK]
        if len(counted) > most or any(session.body.good.minutes.value > longest for session in counted):
            yield f"w{week.number}"


@law("I38", subject="whole", applies=lambda plan: plan.profile.has_pain.value)
def pain_has_a_ceiling(plan: Plan) -> Iterator[str]:
    """No plan allows more pain than the acceptable limit, or than usual plus two where usual pain is high."""
    usual, rule = plan.profile.usual_pain.value, plan.pain_rule
    fixed = usual < cited("pain.usual_high_from").value
    limit = cited("pain.acceptable").value if fixed else min(cited("pain.highest_ever").value, usual + cited("pain.delta_amber").value)
    if not 0 <= rule.green_up_to.value <= rule.red_above.value <= limit:
        yield "pain rule"


def _of_conditions(view: View, name: str) -> list[Any]:
    """What each of the person's pathways says about one limit."""
    return [cited(f"{path}.{name}").value for path in view.profile.pathways if has(f"{path}.{name}")]


@law("I44")
def the_lowest_ceiling_wins(view: View) -> Iterator[str]:
    """Nothing passes the lowest cap among the person's conditions or carries a tag that one of them forbids; the caps are looked up again here."""
    effort, session, sessions, minutes = (
        min(_of_conditions(view, name), default=math.inf) for name in ("effort_cap", "session_cap", "sessions_cap", "weekly_cap")
    )
    forbidden, reserve = frozenset().union(*_of_conditions(view, "forbidden")), max(_of_conditions(view, "reserve_least"), default=0)
    for number, item in view.everything:
        kept = item.reserve is None or item.reserve.value >= reserve
        if item.effort.value > effort or not kept or not forbidden.isdisjoint(item.choice.exercise.tags):
            yield f"w{number}.{item.choice.id}"
    for week in view.weeks:
        counted = [one for one in week.sessions if one.body.template is not Template.SNACK]
        good = sum(one.body.good.minutes.value for one in week.sessions)
        longest = max((one.body.good.minutes.value for one in counted), default=0)
        if longest > session or len(counted) > sessions or max(good, week.minutes.value) > minutes:
            yield f"w{week.number}"


@law("I49", applies=lambda view: "low_back" in view.profile.pathways)
def a_back_plan_is_not_only_stretching(view: View) -> Iterator[str]:
    """Every week of a back plan has strength or endurance."""
    useful = {Modality.STRENGTH, Modality.AEROBIC}
    for week in view.weeks:
        if not any(item.part == "main" and item.modality in useful for session in week.sessions for item in session.body.items):
            yield f"w{week.number}"


@law("I50", applies=lambda view: view.program.balance is not None)
def balance_has_support(view: View) -> Iterator[str]:
    """Balance exercises keep support within reach."""
    for number, item in view.everything:
        if item.modality is Modality.BALANCE and "support_within_reach" not in item.choice.exercise.tags:
            yield f"w{number}.{item.choice.id}"


@law("I51", applies=lambda view: not view.profile.may_use_floor.value)
def no_floor_without_a_way_up(view: View) -> Iterator[str]:
    """Nobody is sent to the floor who needs hands to rise and has not confirmed the transfer, or who has said no to it."""
    yield from (f"w{n}.{item.choice.id}" for n, item in view.everything if "floor" in item.choice.exercise.tags)


NO_JUMPS: Final = (
    "knee", "knee_oa", "hip", "hip_oa", "untrained_70", "falls", "bmi_30", "bmi_35", "overweight", "foot", "anticoagulant", "low_vision",
)  # fmt: skip


@law("I52", applies=lambda view: bool(set(NO_JUMPS) & set(view.profile.pathways)))
def no_early_jumps(view: View) -> Iterator[str]:
    """No jumps for painful hips, knees and feet, overweight, falls or age."""
    yield from (f"w{n}.{item.choice.id}" for n, item in view.everything if "jump" in item.choice.exercise.tags)


def _few(view: View) -> int:
    """Exercises of the first weeks: by level, fewer with many conditions."""
    many = view.profile.conditions.value >= cited("start.condition_bounds").value[-1]
    by_level = cited("strength.most_first_weeks").value[view.profile.level.value]
    return int(min(by_level, cited("many_conditions.most_first_weeks").value) if many else by_level)


@law("I53")
def few_exercises_at_first(view: View) -> Iterator[str]:
    """Few different exercises in the first weeks, and never more than the full circuit."""
    first, few = cited("strength.first_weeks").value, _few(view)
    most = cited("strength.full_circuit").value
    for week in view.weeks:
        if not any(session.body.template is not Template.SNACK for session in week.sessions):
            continue
        counted = {Modality.STRENGTH, Modality.BALANCE, Modality.MOTOR_CONTROL}
        ids = {item.choice.id for session in week.sessions for item in session.body.items if item.part == "main" and item.modality in counted}
        if len(ids) > (few if week.number <= first else most):
            yield f"w{week.number}"


def _ends_gently(items: tuple[Item, ...], minutes: int) -> bool:
    easy = cited("effort.easy").value
    long_ = minutes >= cited("warmup.long_from").value
    first = cited("warmup.long" if long_ else "warmup.short").value
    last = cited("warmup.cooldown_long" if long_ else "warmup.cooldown_short").value
    gentle = max(items[0].effort.value, items[-1].effort.value) <= easy
    return bool(items[0].minutes.value >= first and items[-1].minutes.value >= last and gentle)


@law("I54")
def sessions_start_and_end_gently(view: View) -> Iterator[str]:
    """Every size of every session begins and ends at very light effort, long enough for its length."""
    for number, body in view.bodies:
        sizes = ((body.items, body.minutes.value), (body.good.items, body.good.minutes.value), (body.bad.items, body.bad.minutes.value))
        if not all(_ends_gently(items, minutes) for items, minutes in sizes):
            yield f"w{number}.{body.template}"


@law("I56", applies=lambda view: not view.profile.confident.value)
def low_confidence_shrinks_the_plan(view: View) -> Iterator[str]:
    """Confidence below the limit: one session fewer and fewer minutes."""
    base = max(cited("start.lowest").value[view.profile.level.value], view.profile.reported_minutes.value)
    share, floor = cited("start.low_confidence_share").value, cited("start.floor").value
    level, lowest, fewer = view.profile.level.value, cited("sessions.lowest").value, cited("sessions.fewer_when_unsure").value
    most = max(lowest, min(cited("cap.sessions").value[level], view.profile.stated_days.value) - fewer)
    first = len(counted(view.weeks[0])) if not snacks_only(view) else lowest
    if view.weeks[0].minutes.value > max(floor, base * exact(share)) or view.rx.sessions_most.value > most:
        yield "w1"
    if first > max(lowest, cited("sessions.start").value[level] - fewer):
        yield "w1.sessions"


@law("I57", hard=False)
def every_session_has_a_small_version(view: View) -> Iterator[str]:
    """The bad-day size takes at most ten minutes."""
    most = cited("sizes.bad_longest").value
    yield from (f"w{number}" for number, body in view.bodies if body.bad.minutes.value > most)


@law("I58", subject="whole")
def the_course_has_tests(plan: Plan) -> Iterator[str]:
    """Eight to twelve weeks, test weeks where they exist, and a look at week 6."""
    weeks = plan.program.weeks
    if not cited("weeks.short").value <= len(weeks) <= cited("weeks.long").value or len(weeks) != plan.program.length.value:
        yield "length"
    tests = {week.number for week in weeks if week.kind.value is WeekKind.TEST}
    if tests != {week for week in cited("weeks.tests").value if week <= len(weeks)} or weeks[-1].number not in tests:
        yield "tests"
    if not any(one.measure == "response" and one.week == cited("weeks.no_response_check").value for one in plan.milestones):
        yield "response"


@law("I59")
def every_number_has_a_source(view: View) -> Iterator[str]:
    """Every dose number rests on at least one cited row."""
    for number, item in view.everything:
        for fact in (item.sets, item.reps, item.seconds, item.minutes, item.effort, item.reserve, item.rest):
            if fact is not None and not fact.grounded:
                yield f"w{number}.{item.choice.id}.{fact.rule}"


def _holds(view: View) -> bool:
    lasting = view.profile.irritability.value is Irritability.HIGH or bool(_of_conditions(view, "slow"))
    return bool(lasting or view.profile.short_sleep.value or view.profile.tired.value)


def _after_tired(week: Week) -> bool:
    return week.decision is not None and bool(week.decision.flags[Finding.TIRED].value)


@law("I70", applies=lambda view: _holds(view) or any(map(_after_tired, view.weeks)))
def tired_people_do_not_rise(view: View) -> Iterator[str]:
    """Short nights, fatigue or irritable pain at the start: week 2 is no heavier than week 1. Later on: nor is the week after such a one."""
    for week in view.weeks[1:]:
        rests = _after_tired(week) or (_holds(view) and week is view.weeks[1])
        if rests and is_over(week.load.value, 1.0, view.weeks[week.number - 2]):
            yield f"w{week.number}"
