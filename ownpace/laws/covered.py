"""Soft laws: satisfied, or said plainly as not covered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from ownpace.evidence import cited, has
from ownpace.laws import conditions, growth
from ownpace.laws.register import Reason, View, law
from ownpace.prescription import first_week
from ownpace.questionnaire import UNKNOWN
from ownpace.vocabulary import DECIMALS, Budget, Modality, Template, WeekKind, exact

if TYPE_CHECKING:
    from ownpace.plan import Plan


def _strength_too_rare(view: View) -> bool:
    week = view.weeks[cited("touchpoints.by_week").value - 1]
    strong = [s for s in week.sessions if any(item.modality is Modality.STRENGTH for item in s.body.items)]
    return bool(len(strong) < cited("touchpoints.strength").value)


def _endurance_too_rare(view: View) -> bool:
    week = view.weeks[cited("touchpoints.by_week").value - 1]
    moving = [s for s in week.sessions if any(item.part == "main" and item.modality is Modality.AEROBIC for item in s.body.items)]
    return bool(len(moving) < cited("touchpoints.aerobic").value)


def _goal_missing_somewhere(view: View) -> bool:
    goal = view.profile.goal.value
    return goal == UNKNOWN or any(
        not any(goal in item.choice.exercise.goals for item in body.items) for _, body in view.bodies if len(body.items) > 1
    )


def _few_alternatives(view: View) -> bool:
    need = cited("alternatives.least").value
    return any(item.part == "main" and len(item.choice.alternatives) < need for _, item in view.items)


def _missing_essentials(view: View) -> list[str]:
    """Build weeks in which legs, push, pull, trunk or endurance is missing; tries and snacks are too small for all of them."""
    wanted, found = set(view.rx.essentials.value), []
    for week in view.weeks:
        if week.kind.value is not WeekKind.BUILD or growth.is_try(week) or growth.snacks_only(view):
            continue
        items = [item for session in week.sessions for item in session.body.items if item.part == "main"]
        moving = any(item.modality is Modality.AEROBIC for item in items)
        if not wanted <= {item.choice.exercise.pattern for item in items} or not moving:
            found.append(f"w{week.number}")
    return found


def _balance_missing(view: View) -> bool:
    needed = view.profile.needs_balance.value or any(has(f"{path}.balance") for path in view.profile.pathways)
    return needed and not any(item.modality is Modality.BALANCE for _, item in view.items)


def _balance_too_rare(view: View) -> bool:
    week = view.weeks[-1]
    days = sum(any(item.modality is Modality.BALANCE for item in session.body.items) for session in week.sessions)
    return "falls" in view.profile.pathways and 0 < days < cited("balance.days_falls").value


def _strength_once(view: View) -> bool:
    """Whether the last week's sessions are so short that each strength exercise stands in one of them only."""
    sessions = [{i.choice.id for i in s.body.items if i.modality is Modality.STRENGTH} for s in view.weeks[-1].sessions]
    circuits = [ids for ids in sessions if ids]
    return not growth.snacks_only(view) and len(circuits) > 1 and not set.intersection(*circuits)


def _mixed_although_days(view: View) -> bool:
    enough = view.profile.stated_days.value >= cited("ceiling.single_focus_days").value
    return conditions.on("knee_oa")(view) and enough and any(body.template is Template.CIRCUIT for _, body in view.bodies)


SOFT: Final[Mapping[str, tuple[Callable[[View], bool], str]]] = {
    "strength_twice": (_strength_too_rare, "sst18"),
    "aerobic_three": (_endurance_too_rare, "sst18"),
    "goal_every_session": (_goal_missing_somewhere, "psfs"),
    "few_alternatives": (_few_alternatives, "op-sessions"),
    "longer_sessions": (lambda view: any(body.minutes.value > view.profile.minutes_a_time.value for _, body in view.bodies), "op-time"),
    "snacks_only": (growth.snacks_only, "op-time"),
    "patterns": (lambda view: bool(_missing_essentials(view)), "acsm26"),
    "balance": (lambda view: _balance_missing(view) and not growth.snacks_only(view), "who20"),
    "balance_snack": (lambda view: _balance_missing(view) and growth.snacks_only(view), "who20"),
    "balance_three": (_balance_too_rare, "wfg22"),
    "strength_once": (_strength_once, "sst18"),
    "single_focus": (_mixed_although_days, "juhl14"),
    "heart_moderate": (conditions.on("heart"), "pmihd"),
}
"""What a plan may leave out, as long as it says so: when it is so, and the source of the need."""


def not_covered(view: View) -> tuple[Reason, ...]:
    """Needs that did not fit this person's time, level or this version, said plainly."""
    return tuple(Reason(name, (source,)) for name, (missing, source) in SOFT.items() if missing(view))


def _said(plan: Plan, *names: str) -> Iterator[str]:
    said = {reason.id for reason in plan.not_covered}
    yield from (name for name in names if SOFT[name][0](plan.view) and name not in said)


@law("I46", hard=False, subject="whole")
def strength_and_endurance_often_enough(plan: Plan) -> Iterator[str]:
    """Two strength and three endurance touchpoints by week 6, or the reason why not."""
    return _said(plan, "strength_twice", "aerobic_three")


@law("I47", hard=False, subject="whole")
def every_session_serves_the_goal(plan: Plan) -> Iterator[str]:
    """Every session has an exercise for the person's own goal, or the reason why not."""
    return _said(plan, "goal_every_session")


@law("I73", hard=False, subject="whole")
def every_slot_has_alternatives(plan: Plan) -> Iterator[str]:
    """Every exercise has two alternatives, or the reason why not."""
    return _said(plan, "few_alternatives")


@law("honest_gaps", subject="whole")
def gaps_are_said(plan: Plan) -> Iterator[str]:
    """Everything that is left out is said."""
    return _said(plan, "longer_sessions", "snacks_only", "patterns", "balance", "balance_snack", "balance_three", "strength_once", "heart_moderate")


@law("I48", hard=False, subject="whole", applies=lambda plan: "knee_oa" in plan.profile.pathways)
def knees_prefer_one_focus_a_day(plan: Plan) -> Iterator[str]:
    """Knee osteoarthritis with many days: strength and endurance on days of their own, or the reason why not."""
    return _said(plan, "single_focus")


def _has_ordinary_start(plan: Plan) -> bool:
    return not plan.profile.one_week_try.value and plan.prescription.budget_kind.value is not Budget.SNACKS


@law("start_load", subject="whole", applies=_has_ordinary_start)
def the_first_week_is_as_heavy_as_decided(plan: Plan) -> Iterator[str]:
    """The load of week 1 is what time, level and limits decided, whatever the exercises are."""
    rx = plan.prescription
    decided = first_week(rx, rx.week1, "law")[-1].value + rx.gap_walk.value * cited("effort.easy").value
    if round(plan.program.weeks[0].load.value - decided, DECIMALS):
        yield "w1"


@law("afterwards", subject="whole")
def what_follows_asks_for_no_more(plan: Plan) -> Iterator[str]:
    """What follows the plan stays inside the time and the cap, grows by a tenth and begins again after a break with clearly less."""
    said = {slot: one.numbers[slot].value for one in plan.afterwards for slot in ("minutes", "goal", "step", "fewer", "few") if slot in one.numbers}
    kept, rx = said["minutes"], plan.prescription
    limits = {
        "minutes": rx.budget.value,
        "goal": rx.weekly_cap.value + rx.gap_walk.value,
        "step": max(1, kept * (exact(cited("step.aim").value) - 1)),
        "fewer": max(1, kept * exact(cited("away.short_share").value)),
        "few": max(1, kept * exact(cited("away.long_share").value)),
    }
    yield from (slot for slot, value in said.items() if value > limits[slot])
