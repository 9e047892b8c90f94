"""From one build week to the next: the first ordinary week, and the one step that a build week allows."""

from __future__ import annotations

from ownpace.evidence import cited
from ownpace.facts import Fact, derive
from ownpace.prescription import efforts, first_week, part_rows
from ownpace.program import basis
from ownpace.program.basis import LEAST, STEPS, ZERO, Kit, State
from ownpace.program.parts import Week
from ownpace.rules import progression, start, strength
from ownpace.vocabulary import Step


def first_state(kit: Kit, limit: Fact[int], at: str) -> State:
    """The first ordinary week: its load is decided by time, level and limits; the exercises are fitted into it."""
    rx, level = kit.rx, kit.profile.level
    sessions, minutes, _ = first_week(rx, limit, at)
    length = basis.shortest_of(minutes, sessions, at)
    three, side = efforts(rx.effort, rx.strength_effort), basis.side_of(kit, length, f"{at}.first")
    sized = derive(start.strength_part, length, rx.lengths, *part_rows(), at=at)
    room = basis.first_room(rx, minutes, sessions, LEAST, at)
    spare = basis.first_room(rx, minutes, sessions, "strength.endurance_wanted", f"{at}.spare")
    costs = basis.costs_of(kit, kit.first_amounts, at)
    groups = derive(strength.groups, costs, kit.essentials, room, kit.upper, kit.adjacent, at=at)
    each = derive(strength.circuits_each, rx.strength_days, groups, at=at)
    caps = derive(strength.set_caps, kit.muscles, each, basis.by_level(level, "strength.sets_most"), cited("strength.hard_sets_cap"), at=at)
    count = derive(strength.exercise_count, basis.by_level(level, "strength.exercises"), rx.most_first_weeks, at=at)
    sets = derive(strength.first_sets, caps, costs, cited("strength.sets_start"), count, room, spare, kit.needed, groups, at=at)
    block = derive(strength.block, sets, costs, groups, sized, at=at)
    endurance = derive(start.endurance_part, length, side, block, sized, rx.lengths, three, at=at)
    extra = derive(progression.extra, length, basis.ends_of(kit, length, f"{at}.first"), side, block, endurance, at=at)
    return State(1, minutes, sessions, sets, groups, caps, kit.first_amounts, rx.reserve, rx.effort, rx.bout, 1, 1, ZERO, ZERO, costs, extra, block)


def measured(state: State, week: Week, tried: str = "") -> State:
    """The state with the load and endurance minutes that its week turned out to have; ``tried`` is the place of one that was only weighed."""
    aerobic = derive(progression.week_load, *(session.body.aerobic for session in week.sessions), at=f"{tried or f'w{week.number}'}.aerobic")
    return state._replace(load=week.load, aerobic=aerobic)


def _ready(state: State, build: int, since: int, kit: Kit, open_: Fact[bool], at: str) -> Fact[bool]:
    ready = derive(
        progression.zone_ready,
        Fact(f"course.since@{at}", since),
        Fact(f"course.build@{at}", build),
        cited("step.zone_weeks"),
        state.minutes,
        cited("step.zone_minutes"),
        kit.rx.weekly_cap,
        at=at,
    )
    return Fact(f"course.open@{at}", ready.value and open_.value, rule="all", derived_from=(ready, open_))


def next_state(kit: Kit, state: State, week: int) -> tuple[State, Fact[Step]]:
    """Take the one step that this build week allows."""
    rx, at, build = kit.rx, f"w{week}", state.build + 1
    aim = cited("step.aim")
    turn = derive(progression.turn, Fact(f"course.build@{at}", build), rx.hold_second_week, rx.slow, cited("step.slow_every"), at=at)
    if turn.value == Step.HOLD:
        return state._replace(build=build), derive(progression.step, turn, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, at=at)
    if rx.slow.value:
        more = derive(progression.slow_room, state.minutes, state.sessions, cited("step.slow_minimum"), rx.weekly_cap, rx.session_cap, at=at)
    else:
        more = derive(
            progression.duration_room,
            state.minutes, state.load, state.effort, state.sessions, aim,
            kit.free_below, cited("step.free_minutes"), kit.per_session, rx.weekly_cap, rx.session_cap,
            at=at,
        )  # fmt: skip
    middle = basis.middle_of(kit, state, basis.shortest_of(state.minutes, state.sessions, f"{at}.before"), f"{at}.before")
    room = basis.room_in(middle, f"{at}.before")
    new = derive(
        progression.new_session,
        state.minutes, state.load, state.effort, state.sessions, rx.sessions_most, rx.long_enough,
        cited("step.new_session_minutes"), rx.weekly_cap, aim, kit.free_below,
        at=at,
    )  # fmt: skip
    new = ZERO if rx.slow.value else _fits(kit, state, new, at)
    dearer = derive(progression.dearer, state.reserve, cited("effort.by_reserve"), state.effort, at=at)
    load_room = derive(progression.load_room, state.load, aim, dearer, rx.strength_days, state.sessions, at=at)
    limit = derive(
        strength.exercise_limit, Fact(f"program.week.{week}", week), cited("strength.first_weeks"), state.sets, cited("strength.full_circuit"), at=at
    )
    sets = derive(strength.more_sets, state.sets, state.caps, state.costs, state.groups, room, load_room, basis.sets_per_step(kit), limit, at=at)
    amounts = derive(strength.more_amount, state.amounts, kit.most_amounts, kit.amount_steps, at=at)
    dearer_costs = basis.costs_of(kit, amounts, f"{at}.more")
    full = basis.room_in(middle, f"{at}.reps", "strength.share_reps")
    reps_fit = derive(strength.fits, state.sets, state.amounts, amounts, state.costs, dearer_costs, state.groups, full, load_room, at=at)
    more_sets = derive(strength.differs, sets, state.sets, at=at)
    harder = derive(progression.harder_minutes, state.minutes, state.load, state.aerobic, state.effort, aim, state.sessions, at=at)
    intensity = _ready(state, build, state.effort_since, kit, _zone_open(kit, state, harder, at), f"{at}.effort")
    reserve_open = derive(strength.reserve_open, state.reserve, rx.reserve_least, state.sets, state.costs, state.groups, load_room, dearer, at=at)
    lower = _ready(state, build, state.reserve_since, kit, reserve_open, f"{at}.reserve")
    step = derive(progression.step, turn, more, new, more_sets, reps_fit, lower, intensity, at=at)
    new_amounts = derive(progression.amounts, state.amounts, step, amounts, kit.first_amounts, at=at)
    moved = state._replace(
        build=build,
        minutes=derive(progression.minutes, state.minutes, step, more, new, harder, at=at),
        sessions=derive(progression.sessions, state.sessions, step, at=at),
        sets=derive(progression.chosen, state.sets, step, sets, STEPS[Step.SETS], at=f"{at}.sets"),
        amounts=new_amounts,
        reserve=derive(progression.reserve, state.reserve, step, at=at),
        effort=derive(progression.effort, state.effort, step, at=at),
        bout=derive(progression.bout, state.bout, step, cited("walking.bout_step"), at=at),
        effort_since=build if step.value is Step.INTENSITY else state.effort_since,
        reserve_since=build if step.value is Step.RESERVE else state.reserve_since,
        costs=basis.costs_of(kit, new_amounts, at),
        block=None,
        freed=state.freed or step,
    )
    return moved, step


def _fits(kit: Kit, state: State, new: Fact[int], at: str) -> Fact[int]:
    """One more session must leave the circuits room for the strength they already hold."""
    after = derive(progression.shorter, state.minutes, new, state.sessions, at=at)
    room = basis.room_in(basis.middle_of(kit, state, after, f"{at}.new"), f"{at}.new")
    return derive(strength.new_session_fits, new, room, state.sets, state.costs, state.groups, after, cited("sessions.shortest"), at=at)


def _zone_open(kit: Kit, state: State, harder: Fact[int], at: str) -> Fact[bool]:
    """The shorter sessions of a harder zone must still hold the strength."""
    session = derive(progression.shorter, harder, ZERO, state.sessions, at=f"{at}.harder")
    room = basis.room_in(basis.middle_of(kit, state, session, f"{at}.harder"), f"{at}.harder")
    return derive(
        progression.zone_open,
        state.effort, kit.rx.effort_cap, session, cited("sessions.shortest"), room, state.sets, state.costs, state.groups,
        at=at,
    )  # fmt: skip


def is_light(kit: Kit, number: int, state: State, tried: str = "") -> Fact[bool]:
    """Whether this week is one of the planned light test weeks, and its sessions are long enough to be made lighter.

    ``tried`` is the place of a week that is only weighed.
    """
    at = tried or f"w{number}"
    return derive(
        progression.is_light,
        Fact(f"program.week.{number}", number),
        kit.rx.length,
        cited("weeks.tests"),
        state.minutes,
        cited("light.hold_below"),
        basis.shortest_of(state.minutes, state.sessions, at),
        cited("light.share"),
        cited("sessions.shortest"),
        at=at,
    )
