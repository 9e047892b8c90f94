"""What stays the same over a course, what one build week hands to the next, and the minutes that there are for what."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ownpace.answers import Problem
from ownpace.choices import ChoiceError
from ownpace.evidence import cited
from ownpace.exercises import CATALOGUE
from ownpace.facts import Fact, derive
from ownpace.prescription import efforts, first_week, limits, part_rows
from ownpace.questionnaire import UNKNOWN, WEEKDAY_OPTIONS
from ownpace.rules import progression, start, strength
from ownpace.selection import (
    UPPER,
    Choice,
    Filter,
    choose,
    choose_endurance,
    circuit_days,
    gap_day,
    named,
    ordered,
    rested,
    spread_days,
    strength_choices,
    training_days,
)
from ownpace.vocabulary import SECONDS_PER_MINUTE, Budget, Step

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ownpace.prescription import Prescription
    from ownpace.profile import Profile

ZERO: Fact[Any] = Fact("program.zero", 0)
NONE: Fact[None] = Fact("program.none", None)
LEAST = "strength.endurance_least"
MINUTE = Fact("unit.seconds_per_minute", SECONDS_PER_MINUTE, unit="s")
STEPS = {step: Fact(f"program.{step}", step) for step in Step}


class Kit(NamedTuple):
    """Everything that does not change over the weeks."""

    profile: Profile
    rx: Prescription
    filter: Filter
    strength: tuple[Choice, ...]
    essentials: Fact[int]
    """How many exercises every week has: legs, push, pull, trunk."""
    needed: Fact[int]
    """The same and the first exercise for the complaint, where there is one."""
    upper: Fact[tuple[bool, ...]]
    muscles: Fact[tuple[tuple[str, ...], ...]]
    sides: tuple[Fact[int], ...]
    costs_rest: Fact[int]
    first_amounts: Fact[tuple[int, ...]]
    most_amounts: Fact[tuple[int, ...]]
    amount_steps: Fact[tuple[int, ...]]
    balance: Choice | None
    balance_reasons: tuple[Fact[Any], ...]
    region: Choice
    cool_down: Choice
    aerobic: Choice
    gentle: Choice
    warm_up: Choice
    calm: Choice
    walk_end: Choice
    days: tuple[int, ...]
    circuits_on: tuple[int, ...]
    walk_on: int
    """The day of the short extra walk, as long as no session takes it."""
    adjacent: Fact[bool]
    anchor: str
    free_below: Fact[int]
    growth_limit: Fact[int]
    per_session: Fact[int]
    gap_load: Fact[float]
    """What the short extra walk adds to every week."""
    warm_reasons: tuple[Fact[Any], ...]
    cool_reasons: tuple[Fact[Any], ...]


def because(fact: Fact[Any], where: str, *reasons: Fact[Any]) -> Fact[Any]:
    """The same number, naming what decided that it stands here at all."""
    return Fact(where, fact.value, fact.unit, "selection", (fact, *reasons))


class State(NamedTuple):
    """What one build week hands to the next."""

    build: int
    minutes: Fact[int]
    """Of the sessions, without the short extra walk."""
    sessions: Fact[int]
    sets: Fact[tuple[int, ...]]
    groups: Fact[tuple[int, ...]]
    caps: Fact[tuple[int, ...]]
    amounts: Fact[tuple[int, ...]]
    reserve: Fact[int]
    effort: Fact[int]
    bout: Fact[int]
    effort_since: int
    reserve_since: int
    load: Fact[float]
    aerobic: Fact[float]
    costs: Fact[tuple[float, ...]]
    extra: Fact[Any]
    """Easy minutes of a circuit beyond its warm-up and cool-down."""
    block: Fact[int] | None
    """Strength minutes of a circuit in week 1; later they are what the sets take."""
    freed: Fact[Step] | None = None
    """The step that ended week 1's longer pauses."""


@cache
def is_hold(exercise: str) -> Fact[bool]:
    """Whether an exercise is held (dosed in seconds) and not repeated."""
    return Fact(f"exercise:{exercise}.is_hold", CATALOGUE[exercise].dose == "hold", source=CATALOGUE[exercise].source)


@cache
def sides_of(exercise: str) -> Fact[int]:
    """How many sides an exercise is done on, 1 or 2."""
    return Fact(f"exercise:{exercise}.sides", CATALOGUE[exercise].sides, source=CATALOGUE[exercise].source)


@cache
def place_of(place: int) -> Fact[int]:
    """A place in a list, from 0, as a fact."""
    return Fact(f"program.place.{place}", place)


def by_level(kit_level: Fact[int], row: str) -> Fact[Any]:
    """The entry of a row of evidence for this level; the unit is the row's."""
    return derive(start.by_level, kit_level, cited(row), at=row)


def sets_per_step(kit: Kit) -> Fact[int]:
    """How many exercises get a set more at once; one where the smallest steps are asked for."""
    rows = tuple(limits(kit.profile, "careful"))
    return because(cited("strength.sets_per_step_careful"), "strength.sets_at_once", *rows) if rows else cited("strength.sets_per_step")


def _filter(profile: Profile, rx: Prescription) -> Filter:
    return Filter(
        profile.level.value,
        frozenset(profile.equipment.value),
        rx.forbidden.value,
        profile.may_use_floor.value,
        profile.tolerance.value >= cited("walking.aerobic_from").value,
        profile.goal.value,
        rx.prefer.value,
    )


def _carried(filter_: Filter) -> Filter:
    """For those who cannot walk long: nothing that the legs have to carry; they may still ask for it."""
    return replace(filter_, forbidden=filter_.forbidden | {"weight_bearing"})


def _steady(rx: Prescription, filter_: Filter) -> Filter:
    """For those who stay in the light zone: endurance at which nobody gets breathless."""
    return replace(filter_, level=0) if rx.effort_cap.value <= cited("effort.light_most").value else filter_


def _gentle(chosen: Choice, endurance: Choice, filter_: Filter, swaps: Mapping[str, Fact[str]]) -> Choice:
    """What is done instead where the effort is very light: a walk that makes nobody breathless. What the person swapped it for stays."""
    if chosen.id != endurance.id or "walking" not in chosen.exercise.tags:
        return chosen
    calm = choose_endurance(replace(filter_, level=0))
    return chosen if calm is None else _swapped(named(calm.id, filter_), filter_, swaps)


def _must(pattern: str, filter_: Filter) -> Choice:
    return _found(choose(pattern, filter_), pattern)


def _found(choice: Choice | None, pattern: str) -> Choice:
    if choice is None:
        message = f"no exercise left for {pattern}"
        raise LookupError(message)
    return choice


def _amounts(choices: Sequence[Choice], profile: Profile, level: Fact[int], at: str = "") -> tuple[Fact[Any], Fact[Any], Fact[Any]]:
    """First, most and step of repetitions or seconds for each exercise, as three facts."""
    reps, hold = by_level(level, "strength.reps_start"), by_level(level, "strength.hold_start")
    stands = derive(
        strength.chair_reps,
        profile.chair_stands,
        reps,
        cited("chair_stand.reps_share"),
        cited("chair_stand.reps_lowest"),
        cited("chair_stand.reps_highest"),
        profile.needs_hands,
        cited("chair_stand.reps_hands"),
    )
    rows = []
    for choice in choices:
        if choice.exercise.dose == "hold":
            rows.append((hold, cited("strength.hold_most"), cited("strength.hold_per_rep")))
        else:
            first = stands if choice.exercise.pattern == "squat" else reps
            rows.append((first, cited("strength.reps_most"), cited("strength.reps_per_step")))
    names = tuple(f"strength.amounts_{one}{at}" for one in ("first", "most", "step"))
    columns = list(zip(*rows, strict=True)) or [(), (), ()]
    made = [Fact(name, tuple(f.value for f in facts), rule="table", derived_from=tuple(facts)) for name, facts in zip(names, columns, strict=True)]
    return made[0], made[1], made[2]


def _swapped(choice: Choice, filter_: Filter, swaps: Mapping[str, Fact[str]]) -> Choice:
    """The exercise that the person put in the place of this one; only an alternative of equal purpose that passes the same filters."""
    new = swaps.get(choice.id)
    if new is None:
        return choice
    if new.value not in choice.alternatives:
        raise ChoiceError((Problem(f"swap.{choice.id}", "choice_refused", {"exercise": choice.id}),))
    return named(new.value, filter_)


def have_room(kit: Kit, swaps: Mapping[str, Fact[str]], used: Mapping[str, str]) -> None:
    """Raises ``ChoiceError`` for a swap that leaves nothing: what the person wants takes more time than the sessions have for it."""
    wanted = {choice.id for choice in (*kit.strength, *filter(None, [kit.balance]))} - used.keys()
    gone = [(old, new.value) for old, new in swaps.items() if new.value in wanted]
    if gone:
        raise ChoiceError(tuple(Problem(f"swap.{old}", "choice_no_room", {"exercise": new}) for old, new in gone))


def kit_for(profile: Profile, rx: Prescription, swaps: Mapping[str, Fact[str]]) -> Kit:
    """Choose the exercises and everything else that stays the same; raises ``ChoiceError`` for a swap that does not fit this person."""
    filter_ = _filter(profile, rx)
    needs = (profile.needs_balance, *limits(profile, "balance"))
    found = choose("balance", filter_) if any(fact.value for fact in needs) else None
    balance = None if found is None else _swapped(found, filter_, swaps)
    sessions, minutes, _ = first_week(rx, rx.week1, "kit")
    days, circuits_on = _days(profile, rx, sessions.value)
    adjacent = not rested(circuits_on)
    added, most = ordered(fact.value for fact in rx.focus), cited("strength.full_circuit").value - 1
    choices = strength_choices(rx.essentials.value, added, replace(filter_, apart=adjacent), most)
    ordinary = _amounts(choices, profile, profile.level, "@kit")[0]
    needed = min(len(choices), len(rx.essentials.value) + (len(rx.focus) > 1))
    tight = derive(
        strength.tight,
        _cost_fact(choices, ordinary, cited("strength.rest"), "kit"),
        Fact("program.wanted", needed, "exercises", "selection", (*rx.patterns, profile.level, rx.forbidden)),
        first_room(rx, minutes, sessions, LEAST, "kit"),
        profile.one_week_try,
    )
    if tight.value:
        choices = strength_choices(rx.essentials.value, added, replace(filter_, apart=adjacent, both_sides=True), most)
    choices = tuple(_swapped(choice, filter_, swaps) for choice in choices)
    first_amounts, most_amounts, steps = _amounts(choices, profile, profile.level)
    asked = tuple(swaps.values())
    why: tuple[Fact[Any], ...] = (*rx.patterns, profile.level, rx.forbidden, rx.prefer, profile.goal, profile.equipment, tight, *asked)
    patterns = [choice.exercise.pattern for choice in choices]
    marching = profile.tolerance.value < cited("walking.warmup_from").value
    seated_filter = Filter(
        0 if marching else filter_.level, filter_.equipment, filter_.forbidden, filter_.floor, not marching and filter_.walking, filter_.goal
    )
    easy = _must("warmup", _carried(seated_filter) if marching else seated_filter)
    endurance = _found(choose_endurance(_steady(rx, filter_ if filter_.walking else _carried(filter_))), "aerobic")
    chosen = _swapped(named(endurance.id, filter_), filter_, swaps)
    region = next((pattern for pattern in rx.mobility if choose(pattern, filter_)), "mobility_general")
    return Kit(
        profile=profile,
        rx=rx,
        filter=filter_,
        strength=choices,
        essentials=Fact("program.essentials", sum(one in rx.essentials.value for one in patterns), "exercises", "selection", why),
        needed=Fact("program.needed", needed, "exercises", "selection", why),
        upper=Fact("program.upper", tuple(one in UPPER for one in patterns), rule="selection", derived_from=why),
        muscles=Fact("exercise:muscles", tuple(choice.exercise.muscles for choice in choices), rule="selection", derived_from=why),
        sides=tuple(sides_of(choice.id) for choice in choices),
        costs_rest=because(cited("strength.rest_tight" if tight.value else "strength.rest"), "program.rest", tight),
        first_amounts=first_amounts,
        most_amounts=most_amounts,
        amount_steps=steps,
        balance=balance,
        balance_reasons=(*needs, *asked),
        region=_swapped(_must(region, filter_), filter_, swaps),
        cool_down=_swapped(_must(region if balance else "calm", filter_), filter_, swaps),
        aerobic=chosen,
        gentle=_gentle(chosen, endurance, filter_, swaps),
        warm_up=_swapped(named(easy.id, seated_filter), seated_filter, swaps),
        calm=_swapped(_must("calm", filter_), filter_, swaps),
        walk_end=_swapped(_must("mobility_general", filter_), filter_, swaps),
        days=days,
        circuits_on=circuits_on,
        walk_on=gap_day(tuple(sorted(days[: rx.strength_days.value if profile.one_week_try.value else sessions.value]))),
        adjacent=Fact("program.adjacent", adjacent, rule="selection", derived_from=(profile.weekdays, rx.sessions_first)),
        anchor=profile.routine.value if profile.routine.value not in {None, UNKNOWN} else "toej_paa",
        free_below=derive(start.beside_walk, cited("step.free_below"), rx.gap_walk, at="free"),
        growth_limit=derive(start.beside_walk, rx.growth_limit, rx.gap_walk, at="growth"),
        per_session=by_level(profile.level, "step.per_session"),
        gap_load=derive(progression.session_load, rx.gap_walk, cited("effort.easy"), at="gap"),
        warm_reasons=(profile.tolerance, cited("walking.warmup_from"), profile.level, rx.forbidden, *asked),
        cool_reasons=(*limits(profile, "mobility"), profile.level, rx.forbidden, *needs, *asked),
    )


def first_room(rx: Prescription, minutes: Fact[int], sessions: Fact[int], least: str, at: str) -> Fact[int]:
    """Strength minutes that a circuit of the first week can hold and still have the least endurance."""
    length = shortest_of(minutes, sessions, at)
    three, part = efforts(rx.effort, rx.strength_effort), part_rows()
    side = derive(start.side, length, rx.lengths, part[0], at=f"{at}.first")
    sized = derive(start.strength_part, length, rx.lengths, *part, at=at)
    return derive(start.strength_room, length, side, sized, cited(least), rx.lengths, three, at=at)


def _days(profile: Profile, rx: Prescription, sessions: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The days in the order they are taken into use, and those of the circuits; snacks have no circuits."""
    mine = tuple(WEEKDAY_OPTIONS.index(day) for day in profile.weekdays.value)
    if rx.budget_kind.value is Budget.SNACKS:
        count = cited("snack.days").value
        return (spread_days(mine, count, rx.gap_days.value) if rx.gap_walk.value else training_days(mine, count, count, 1)), ()
    days = training_days(mine, sessions, max(sessions, rx.sessions_most.value), rx.strength_days.value)
    circuits = circuit_days(tuple(sorted(days[:sessions])), rx.strength_days.value)
    return (*circuits, *(day for day in days if day not in circuits)), circuits


def _cost_fact(
    choices: Sequence[Choice], amounts: Fact[tuple[int, ...]], pause: Fact[int], at: str, sides: tuple[Fact[int], ...] = ()
) -> Fact[tuple[float, ...]]:
    per_rep, found = cited("strength.seconds_per_rep"), []
    for choice, amount in zip(choices, amounts.value, strict=True):
        work = strength.work_seconds(amount, per_rep.value, choice.exercise.dose == "hold")
        found.append(strength.item_minutes(1, choice.exercise.sides, work, pause.value))
    return Fact(f"strength.costs@{at}", tuple(found), "min", "strength.item_minutes", (amounts, per_rep, pause, *sides))


def costs_of(kit: Kit, amounts: Fact[tuple[int, ...]], at: str, rest: Fact[int] | None = None) -> Fact[tuple[float, ...]]:
    """Minutes of one set of each exercise, rest included."""
    return _cost_fact(kit.strength, amounts, rest or kit.costs_rest, at, kit.sides)


def ends_of(kit: Kit, minutes: Fact[int], at: str) -> Fact[int]:
    """Minutes of warm-up and cool-down in a session of this length."""
    return derive(start.ends, minutes, kit.rx.lengths, at=at)


def side_of(kit: Kit, minutes: Fact[int], at: str) -> Fact[int]:
    """Minutes of balance or movement in a circuit of this length."""
    return derive(start.side, minutes, kit.rx.lengths, cited("sessions.side_minutes"), at=at)


def middle_of(kit: Kit, state: State, minutes: Fact[int], at: str) -> Fact[float]:
    """What strength and endurance share in a circuit of this length."""
    return derive(strength.middle, minutes, ends_of(kit, minutes, at), side_of(kit, minutes, at), state.extra, at=at)


def room_in(middle: Fact[float], at: str, share: str = "strength.share") -> Fact[float]:
    """Strength minutes that there is room for."""
    return derive(strength.room, middle, cited(share), cited(LEAST), at=at)


def shortest_of(week: Fact[int], sessions: Fact[int], at: str) -> Fact[int]:
    """Minutes of the shorter sessions of a week."""
    return derive(progression.shorter, week, ZERO, sessions, at=f"{at}.shortest")


def snack_minutes(kit: Kit) -> Fact[int]:
    """Minutes of one snack; after a try on a slow course no more than the smallest step above it."""
    minutes = derive(start.snack_minutes, kit.rx.budget, cited("snack.days"), cited("snack.shortest"), cited("snack.longest"))
    both = Fact("try.slow", kit.rx.slow.value and kit.profile.one_week_try.value, rule="all", derived_from=(kit.rx.slow, kit.profile.one_week_try))
    return derive(start.snack_after_try, minutes, cited("snack.days"), cited("try_week.sessions"), cited("step.slow_minimum"), both)
