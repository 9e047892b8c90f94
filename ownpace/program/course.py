"""The whole course, week after week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ownpace.evidence import cited
from ownpace.facts import Fact, derive
from ownpace.program import adaptation, basis, growth, layout, snacks, trial
from ownpace.program.basis import STEPS, Kit, State
from ownpace.program.log import Decide, Logged
from ownpace.program.parts import Decision, Program, Week
from ownpace.rules import start
from ownpace.selection import ordered
from ownpace.vocabulary import Budget, Step, Verdict, WeekKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ownpace.prescription import Prescription
    from ownpace.profile import Profile

_NO_SWAPS: dict[str, Fact[str]] = {}


def schedule(prescription: Prescription, profile: Profile, decide: Decide | None = None, swaps: Mapping[str, Fact[str]] = _NO_SWAPS) -> Program:
    """Lay out every week of the course; ``decide`` is asked after each week what it decides for the next one (``None``: it was not logged).

    ``swaps`` maps an exercise to the one that the person wants instead. Raises ``ChoiceError`` for one that does not fit this person.
    """
    rx, kit, log = prescription, basis.kit_for(profile, prescription, swaps), Logged(decide)
    weeks = snacks.snack_weeks(kit, log) if rx.budget_kind.value is Budget.SNACKS else _weeks(kit, log)
    used = {item.choice.id: item.choice.exercise.pattern for week in weeks for session in week.sessions for item in session.body.items}
    basis.have_room(kit, swaps, used)
    wanted = ordered(fact.value for fact in rx.patterns)
    missing = tuple(pattern for pattern in wanted[: cited("strength.full_circuit").value] if pattern not in used.values())
    return Program(tuple(weeks), rx.length, kit.strength, kit.balance, missing, len(kit.circuits_on), tuple(log.decisions))


def _weeks(kit: Kit, log: Logged) -> list[Week]:
    rx, weeks, tries = kit.rx, [], trial.tries_of(kit)
    first = basis.because(rx.week1, "program.week1", kit.profile.one_week_try)
    state, before = growth.first_state(kit, first, "w1"), None
    states, last = {0: state}, None
    for number in range(1, rx.length.value + 1):
        verdict, decision = log.take()
        tries += trial.tries_on(tries, number, verdict)
        kind = adaptation.kind_of(number, decision if number <= tries else None)
        if number <= tries:
            weeks.append(log.made(trial.try_week(kit, number, kind, decision)))
            continue
        step = STEPS[Step.START] if number == 1 + tries else STEPS[Step.HOLD]
        if tries and number == 1 + tries:
            before = state._replace(minutes=derive(start.beside_walk, weeks[0].minutes, rx.gap_walk, at="w1.tried"), load=weeks[0].load)
            state = trial.after_try(kit, weeks[0], number)
        elif decision is not None and decision.less:
            week, state = adaptation.less_week(kit, number, state, states, weeks, decision)
            states[number], last = state, None
            weeks.append(log.made(week))
            continue
        elif number > 1:
            before = adaptation.come_back(kit, number, state, states, weeks, log.decisions) if adaptation.were_eased(weeks) else state
            fell = before is not state
            state, step = _moved(kit, before, number, kind, verdict, decision)
            step = basis.because(STEPS[Step.LOWER], f"course.step@w{number}", before.minutes) if fell else step
        light = growth.is_light(kit, number, state)
        week, last = layout.week_of(kit, number, kind, step, state, before if kind.value is WeekKind.BUILD else state, light, last)
        if kind.value is WeekKind.BUILD:
            state = growth.measured(state, week)
        states[number] = state
        if step is STEPS[Step.START]:
            states[0] = state
        weeks.append(log.made(week))
    return weeks


def _moved(kit: Kit, state: State, number: int, kind: Fact[WeekKind], verdict: Verdict, decision: Decision | None) -> tuple[State, Fact[Step]]:
    """The dose of a week that is not made smaller, and its one step: up in a build week, or the same."""
    held = STEPS[Step.HOLD]
    if kind.value is not WeekKind.BUILD:
        return state, held
    if verdict is Verdict.PROGRESS:
        return growth.next_state(kit, state, number)
    return state, held if decision is None else basis.because(held, f"course.step@w{number}", decision.verdict)
