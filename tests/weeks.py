"""Logged weeks built with named differences: a person tells of week after week, and the plan is made again after each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, TypeAlias

from ownpace.answer_model import Answers
from ownpace.check_in import parse
from ownpace.check_in_model import CheckIn
from ownpace.plan import Plan, Referral, make_plan
from ownpace.program import Decision, Week
from ownpace.vocabulary import Step, WeekKind
from tests.builders import MONDAY

Told: TypeAlias = Mapping[str, Any] | Callable[[Week], Mapping[str, Any]] | None
"""How a week differs from a good one, as it is or as it follows from the planned week; ``None`` is a week that nobody logged."""


def a_log(
    week: Week, usual: int = 0, done: int | None = None, each: Mapping[str, Any] | None = None, on: Mapping[int, Any] | None = None, **more: Any
) -> CheckIn:
    """The first ``done`` sessions (all, unless said) done in the ordinary size with pain as usual.

    ``each`` differs for every session that was done, ``on`` for those at these places, ``more`` for the week as a whole.
    """
    count = len(week.sessions) if done is None else done
    as_usual = {"size": "ordinary", "pain_during": usual, "pain_after": usual, "pain_next_morning": usual}
    sessions = [
        {"id": one.id, "done": True, **as_usual, **(each or {}), **(on or {}).get(place, {})} if place < count else {"id": one.id, "done": False}
        for place, one in enumerate(week.sessions)
    ]
    return parse({"week": week.number, "sessions": sessions, **more})


@cache
def planned(answers: Answers, logs: tuple[CheckIn, ...] = ()) -> Plan | Referral:
    """The plan after these weeks, made once for all the tests that begin with them."""
    return make_plan(answers, MONDAY, check_ins=logs)


def lived(answers: Answers, weeks: Iterable[Told]) -> list[Plan | Referral]:
    """The plan of day 1, and the outcome after each week; a referral is the last one."""
    outcomes = [planned(answers)]
    logs: tuple[CheckIn, ...] = ()
    for number, told in enumerate(weeks, start=1):
        plan = outcomes[-1]
        assert isinstance(plan, Plan)
        if told is not None:
            week = plan.program.weeks[number - 1]
            differences = told(week) if callable(told) else told
            logs += (a_log(week, plan.profile.usual_pain.value, **differences),)
            plan = planned(answers, logs)
        outcomes.append(plan)
        if isinstance(plan, Referral):
            break
    return outcomes


def a_course(answers: Answers, *weeks: Told) -> Plan:
    """The plan after these weeks; a referral fails the test."""
    outcome = lived(answers, weeks)[-1]
    assert isinstance(outcome, Plan)
    return outcome


def decision_of(plan: Plan, number: int) -> Decision:
    """What this logged week decided."""
    return next(one for one in plan.program.decisions if one.week == number)


def notices_of(decision: Decision) -> set[str]:
    """What a person is told beside the decision."""
    return {name for name, notice in decision.notices.items() if notice.value}


def last_build(plan: Plan, number: int) -> Week | None:
    """The week that the load of this one is compared with: the last one that built, or in which the dose fell and nothing was eased beside it."""
    weeks = plan.program.weeks[: number - 1]
    before = [
        week for week in weeks if week.kind.value is WeekKind.BUILD or (week.step.value is Step.LOWER and not week.eased and not week.light.value)
    ]
    return before[-1] if before else None
