"""The weeks: what is done on which day, with every number as a fact. Week n is a function of the build week before it.

Three shapes: a circuit of strength with endurance around it, a walk (or other endurance), and snacks when time is very short.
A week is made of a few bodies (circuit or walk, longer or shorter by the minute left over); sessions share them. The load of week 1 is
decided before its exercises are: whatever they are, endurance and easy minutes make up for them, so that nobody who is worse off gets more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ownpace.answers import Problem
from ownpace.choices import ChoiceError
from ownpace.evidence import cited
from ownpace.exercises import CATALOGUE
from ownpace.facts import Fact, derive, lowest
from ownpace.prescription import efforts, first_week, limits, part_rows
from ownpace.questionnaire import UNKNOWN, WEEKDAY_OPTIONS
from ownpace.rules import progression, review, start, strength
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
from ownpace.vocabulary import EASING, LOWERING, SECONDS_PER_MINUTE, WEEKDAYS, Budget, Finding, Modality, Step, Template, Verdict, WeekKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ownpace.prescription import Prescription
    from ownpace.profile import Profile
    from ownpace.vocabulary import Light

_ZERO: Fact[Any] = Fact("program.zero", 0)
_NONE: Fact[None] = Fact("program.none", None)
_LEAST = "strength.endurance_least"
_NO_SWAPS: dict[str, Fact[str]] = {}
_MINUTE = Fact("unit.seconds_per_minute", SECONDS_PER_MINUTE, unit="s")
_STEPS = {step: Fact(f"program.{step}", step) for step in Step}


class Item(NamedTuple):
    """One exercise with its dose; a number that does not apply is ``None``. A tuple, since a plan makes some hundred of them."""

    part: str
    """``warm_up``, ``main`` or ``cool_down``."""
    choice: Choice
    sets: Fact[int] | None
    reps: Fact[int] | None
    seconds: Fact[int] | None
    minutes: Fact[Any]
    """Whole quarters of a minute."""
    effort: Fact[int]
    reserve: Fact[int] | None
    rest: Fact[int] | None

    @property
    def modality(self) -> Modality:
        """What the item trains."""
        return self.choice.exercise.modality

    def numbers(self) -> dict[str, Fact[Any]]:
        """The numbers that apply, by their name in the document."""
        named = {
            "sets": self.sets,
            "reps": self.reps,
            "seconds": self.seconds,
            "minutes": self.minutes,
            "effort": self.effort,
            "reps_in_reserve": self.reserve,
            "rest_seconds": self.rest,
        }
        return {name: fact for name, fact in named.items() if fact is not None}


class Size(NamedTuple):
    """A session on a good or a bad day: minutes and items; ``bouts`` is how many parts it is done in."""

    minutes: Fact[int]
    items: tuple[Item, ...]
    bouts: int = 1


@dataclass(frozen=True, slots=True)
class Body:
    """What sessions of the same kind and length in a week share."""

    template: Template
    minutes: Fact[int]
    items: tuple[Item, ...]
    effort: Fact[float]
    load: Fact[float]
    aerobic: Fact[float]
    good: Size
    bad: Size


class Session(NamedTuple):
    """A body on a day."""

    id: str
    weekday: str
    body: Body
    anchor: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a logged week decides for the next one, with every reason."""

    week: int
    """The week that was logged."""
    finding: Fact[Finding]
    verdict: Fact[Verdict]
    flags: Mapping[Finding, Fact[bool]]
    lights: Fact[tuple[Light, ...]]
    minutes_done: Fact[int]
    variants: tuple[tuple[Fact[Finding], Fact[Verdict]], ...]
    """Everything that was true of the week and what follows from it, the deciding one first."""
    eased: bool
    """Whether the week that was logged was an eased one."""
    red_days: Fact[tuple[int, ...]]
    """Days of the course, counted from its first Monday, with a red session."""
    cut_to: Fact[int]
    """Minutes of a week that is cut to what was done and a little more."""
    hurt: Fact[bool]
    """Whether a session of the week was red, or fatigue as bad as red."""
    completed: int
    """The last week in which a session was done, 0 for none."""
    tolerated: int
    """The last logged week with a session done that was neither lighter, red nor slow, and in which pain was told; 0 for none."""
    notices: Mapping[str, Fact[bool]]

    @property
    def less(self) -> bool:
        """Whether anything that was true makes the next week smaller."""
        return any(verdict.value in EASING | LOWERING for _, verdict in self.variants)


@dataclass(frozen=True, slots=True)
class Week:
    """One week; ``light`` may be true in test weeks only. ``decision`` is what the week before decided, where it was logged."""

    number: int
    kind: Fact[WeekKind]
    step: Fact[Step]
    light: Fact[bool]
    minutes: Fact[int]
    load: Fact[float]
    sessions: tuple[Session, ...]
    decision: Decision | None = None
    eased: bool = False
    """One lighter week; the dose before it is held afterwards."""


class Program(NamedTuple):
    """The whole course, visible on day 1. ``decisions`` are those of the logged weeks, in order."""

    weeks: tuple[Week, ...]
    length: Fact[int]
    strength: tuple[Choice, ...]
    balance: Choice | None
    missing_patterns: tuple[str, ...]
    strength_days: int
    decisions: tuple[Decision, ...] = ()


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


def _because(fact: Fact[Any], where: str, *reasons: Fact[Any]) -> Fact[Any]:
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
def _is_hold(exercise: str) -> Fact[bool]:
    return Fact(f"exercise:{exercise}.is_hold", CATALOGUE[exercise].dose == "hold", source=CATALOGUE[exercise].source)


@cache
def _sides(exercise: str) -> Fact[int]:
    return Fact(f"exercise:{exercise}.sides", CATALOGUE[exercise].sides, source=CATALOGUE[exercise].source)


@cache
def _place(place: int) -> Fact[int]:
    return Fact(f"program.place.{place}", place)


def _level(kit_level: Fact[int], row: str) -> Fact[Any]:
    return derive(start.by_level, kit_level, cited(row), at=row)


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


def _must(pattern: str, filter_: Filter) -> Choice:
    return _found(choose(pattern, filter_), pattern)


def _found(choice: Choice | None, pattern: str) -> Choice:
    if choice is None:
        message = f"no exercise left for {pattern}"
        raise LookupError(message)
    return choice


def _amounts(choices: Sequence[Choice], profile: Profile, level: Fact[int], at: str = "") -> tuple[Fact[Any], Fact[Any], Fact[Any]]:
    """First, most and step of repetitions or seconds for each exercise, as three facts."""
    reps, hold = _level(level, "strength.reps_start"), _level(level, "strength.hold_start")
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


def _have_room(kit: Kit, swaps: Mapping[str, Fact[str]], used: Mapping[str, str]) -> None:
    """Raises ``ChoiceError`` for a swap that leaves nothing: what the person wants takes more time than the sessions have for it."""
    wanted = {choice.id for choice in (*kit.strength, *filter(None, [kit.balance]))} - used.keys()
    gone = [(old, new.value) for old, new in swaps.items() if new.value in wanted]
    if gone:
        raise ChoiceError(tuple(Problem(f"swap.{old}", "choice_no_room", {"exercise": new}) for old, new in gone))


def _kit(profile: Profile, rx: Prescription, swaps: Mapping[str, Fact[str]]) -> Kit:
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
        _first_room(rx, minutes, sessions, _LEAST, "kit"),
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
        sides=tuple(_sides(choice.id) for choice in choices),
        costs_rest=_because(cited("strength.rest_tight" if tight.value else "strength.rest"), "program.rest", tight),
        first_amounts=first_amounts,
        most_amounts=most_amounts,
        amount_steps=steps,
        balance=balance,
        balance_reasons=(*needs, *asked),
        region=_swapped(_must(region, filter_), filter_, swaps),
        cool_down=_swapped(_must(region if balance else "calm", filter_), filter_, swaps),
        aerobic=_swapped(named(endurance.id, filter_), filter_, swaps),
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
        per_session=_level(profile.level, "step.per_session"),
        gap_load=derive(progression.session_load, rx.gap_walk, cited("effort.easy"), at="gap"),
        warm_reasons=(profile.tolerance, cited("walking.warmup_from"), profile.level, rx.forbidden, *asked),
        cool_reasons=(*limits(profile, "mobility"), profile.level, rx.forbidden, *needs, *asked),
    )


def _first_room(rx: Prescription, minutes: Fact[int], sessions: Fact[int], least: str, at: str) -> Fact[int]:
    """Strength minutes that a circuit of the first week can hold and still have the least endurance."""
    length = _shortest(minutes, sessions, at)
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


def _costs(kit: Kit, amounts: Fact[tuple[int, ...]], at: str, rest: Fact[int] | None = None) -> Fact[tuple[float, ...]]:
    """Minutes of one set of each exercise, rest included."""
    return _cost_fact(kit.strength, amounts, rest or kit.costs_rest, at, kit.sides)


def _ends(kit: Kit, minutes: Fact[int], at: str) -> Fact[int]:
    return derive(start.ends, minutes, kit.rx.lengths, at=at)


def _side(kit: Kit, minutes: Fact[int], at: str) -> Fact[int]:
    return derive(start.side, minutes, kit.rx.lengths, cited("sessions.side_minutes"), at=at)


def _middle(kit: Kit, state: State, minutes: Fact[int], at: str) -> Fact[float]:
    """What strength and endurance share in a circuit of this length."""
    return derive(strength.middle, minutes, _ends(kit, minutes, at), _side(kit, minutes, at), state.extra, at=at)


def _room(middle: Fact[float], at: str, share: str = "strength.share") -> Fact[float]:
    """Strength minutes that there is room for."""
    return derive(strength.room, middle, cited(share), cited(_LEAST), at=at)


def _shortest(week: Fact[int], sessions: Fact[int], at: str) -> Fact[int]:
    return derive(progression.shorter, week, _ZERO, sessions, at=f"{at}.shortest")


# --- one week's bodies -------------------------------------------------------------------------------------------------------------------


def _timed(part: str, choice: Choice, minutes: Fact[Any], effort: Fact[int]) -> Item:
    return Item(part, choice, None, None, None, minutes, effort, None, None)


def _strength_items(kit: Kit, state: State, sets: Fact[tuple[int, ...]], group: int, at: str) -> list[Item]:
    """The exercises of one circuit. In week 1 longer pauses, shared between them, fill the minutes that the circuit is sized for."""
    effort = derive(strength.effort, state.reserve, cited("effort.by_reserve"), at=at)
    mine = [n for n, of in enumerate(state.groups.value) if sets.value[n] and of in {0, group}]
    items: list[Item] = []
    for place in mine:
        choice, index = kit.strength[place], _place(place)
        where, hold = f"{at}.{choice.id}", choice.exercise.dose == "hold"
        amount = derive(strength.pick, state.amounts, index, at=f"{where}.amount")
        count = derive(strength.pick, sets, index, at=f"{where}.sets")
        work = derive(strength.work_seconds, amount, cited("strength.seconds_per_rep"), _is_hold(choice.id), at=where)
        rest = _because(kit.costs_rest, f"program.rest@{where}", state.freed) if state.freed else kit.costs_rest
        minutes = derive(strength.item_minutes, count, kit.sides[place], work, rest, at=where)
        items.append(Item("main", choice, count, None if hold else amount, amount if hold else None, minutes, effort, state.reserve, rest))
    return items if state.block is None else _with_pauses(items, state.block, at)


def _with_pauses(items: list[Item], block: Fact[int], at: str) -> list[Item]:
    took = Fact(f"strength.took@{at}", tuple(item.minutes.value for item in items), "min", "table", tuple(item.minutes for item in items))
    filled = []
    for place, item in enumerate(items):
        where = f"{at}.{item.choice.id}.filled"
        more = derive(strength.pause_share, block, took, _place(place), at=where)
        rest = derive(strength.filling_rest, item.rest or _ZERO, more, item.sets or _ZERO, _MINUTE, at=where)
        filled.append(item._replace(minutes=derive(strength.with_pause, item.minutes, more, at=where), rest=rest))
    return filled


def _side_item(kit: Kit, minutes: Fact[int], at: str) -> Item:
    """Balance for those who need it, otherwise movement for the region that hurts; very light, so that it weighs the same for everybody."""
    side = _side(kit, minutes, at)
    if kit.balance is None:
        return _timed("main", kit.region, _because(side, f"program.mobility@{at}", *kit.cool_reasons), cited("effort.easy"))
    choice, hold = kit.balance, kit.balance.exercise.dose == "hold"
    amount = cited("balance.seconds") if hold else cited("balance.reps")
    work = derive(strength.work_seconds, amount, cited("strength.seconds_per_rep"), _is_hold(choice.id), at=f"{at}.balance")
    sets = derive(strength.balance_sets, side, cited("balance.holds"), at=at)
    rest = derive(strength.balance_rest, side, sets, _sides(choice.id), work, _MINUTE, at=at)
    took = _because(side, f"program.balance@{at}", *kit.balance_reasons)
    return Item("main", choice, sets, None if hold else amount, amount if hold else None, took, cited("balance.effort"), None, rest)


def _aerobic_item(kit: Kit, minutes: Fact[Any], bout: Fact[int], effort: Fact[int], at: str) -> Item:
    count = derive(progression.bouts, minutes, bout, cited("walking.bout_rest"), _MINUTE, at=at)
    rest = derive(progression.bout_rest, minutes, bout, cited("walking.bout_rest"), at=at)
    seconds = derive(progression.bout_seconds, minutes, count, rest, _MINUTE, at=at)
    return Item("main", kit.aerobic, count, None, seconds, minutes, effort, None, rest)


def _fill(kit: Kit, minutes: Fact[int], others: list[Item], bout: Fact[int], effort: Fact[int], extra: Fact[Any], at: str) -> tuple[Item, ...]:
    """Warm-up, endurance, the other items and cool-down, filling the minutes exactly."""
    ends, easy = _ends(kit, minutes, at), cited("effort.easy")
    cool = derive(progression.cool_down, ends, kit.rx.lengths, at=at)
    more = derive(progression.extra_fits, minutes, ends, extra, *(item.minutes for item in others), at=at)
    warm = derive(progression.warm_up, ends, cool, more, at=at)
    left = derive(progression.aerobic_minutes, minutes, warm, cool, *(item.minutes for item in others), at=at)
    aerobic = [_aerobic_item(kit, left, bout, effort, at)] if left.value else []
    end = kit.cool_down if others else kit.walk_end
    first = _because(warm, f"program.warm_up@{at}", *kit.warm_reasons)
    last = _because(cool, f"program.cool_down@{at}", *kit.cool_reasons)
    return (_timed("warm_up", kit.warm_up, first, easy), *aerobic, *others, _timed("cool_down", end, last, easy))


def _effort(items: Sequence[Item], at: str) -> Fact[float]:
    return derive(progression.session_effort, *(item.minutes for item in items), *(item.effort for item in items), at=at)


def _bad_size(kit: Kit, body_items: Sequence[Item], minutes: Fact[int], bout: Fact[int], effort: Fact[int], at: str, *reasons: Fact[Any]) -> Size:
    """At most ten minutes: gentle endurance and, on strength days, one set of the exercise that matters most."""
    short = derive(progression.bad, minutes, cited("sizes.bad_longest"), at=at)
    first = next((item for item in body_items if item.modality is Modality.STRENGTH), None)
    others = []
    if first is not None and first.rest is not None:
        amount, sides = first.reps or first.seconds, _sides(first.choice.id)
        work = derive(strength.work_seconds, amount or _ZERO, cited("strength.seconds_per_rep"), _is_hold(first.choice.id), at=f"{at}.bad")
        once = derive(strength.item_minutes, cited("strength.sets_start"), sides, work, first.rest, at=f"{at}.bad")
        others = [Item("main", first.choice, cited("strength.sets_start"), first.reps, first.seconds, once, first.effort, first.reserve, first.rest)]
    gentle = lowest(f"sizes.bad_effort@{at}", cited("sizes.bad_effort"), effort, unit="effort 0-10")
    bouts = 1 + (kit.rx.on_quota.value and short.value > 1)
    done = _because(short, f"program.bad_day@{at}", kit.muscles, kit.rx.on_quota, *reasons)
    return Size(done, _fill(kit, done, others, bout, gentle, _ZERO, f"{at}.bad"), bouts)


def _core(kit: Kit, state: State, strong: list[Item] | None, minutes: Fact[int], at: str) -> Body:
    """An ordinary session: a circuit around its strength, or a walk where there is none. Its sizes come when the week's load is known."""
    others = [*strong, _side_item(kit, minutes, at)] if strong else []
    items = _fill(kit, minutes, others, state.bout, state.effort, state.extra if others else _ZERO, at)
    effort = _effort(items, at)
    load = derive(progression.session_load, minutes, effort, at=at)
    aerobic = [item.minutes for item in items if item.part == "main" and item.modality is Modality.AEROBIC]
    same = Size(minutes, items)
    return Body(Template.CIRCUIT if others else Template.WALK, minutes, items, effort, load, aerobic[0] if aerobic else _ZERO, same, same)


class Laid(NamedTuple):
    """The bodies of a week and what they were made from, so that a week that is the same shares them."""

    state: State
    light: bool
    room: int
    bodies: Mapping[tuple[int, bool], Body]
    strength: Mapping[int, list[Item]]

    def same(self, state: State, *, light: bool) -> bool:
        """Whether these sessions are those of the state too."""
        return not light and not self.light and _dose(state) == _dose(self.state)

    def same_strength(self, state: State, *, light: bool) -> bool:
        """Whether the strength of these circuits is that of the state too."""
        return not light and not self.light and _strength_dose(state) == _strength_dose(self.state)


def _strength_dose(state: State) -> tuple[Any, ...]:
    facts = (state.sets, state.groups, state.amounts, state.reserve)
    return (*(fact.value for fact in facts), None if state.block is None else state.block.value, state.freed is None)


def _dose(state: State) -> tuple[Any, ...]:
    facts = (state.minutes, state.sessions, state.effort, state.bout, state.extra)
    return (*(fact.value for fact in facts), _strength_dose(state))


def _same_bad(before: Body | None, body: Body, bout: Fact[int], gentle: int) -> Size | None:
    """An earlier bad day that would be the same one."""
    if before is None or before.bad.minutes.value != min(body.minutes.value, gentle) or bout.value < gentle:
        return None
    one, other = (next((item for item in of.items if item.modality is Modality.STRENGTH), None) for of in (before, body))
    return before.bad if _once(one) == _once(other) else None


def _once(item: Item | None) -> tuple[Any, ...] | None:
    """What one set of the exercise is: everything but the number of sets and their minutes."""
    if item is None:
        return None
    return (item.choice.id, *(fact.value for name, fact in item.numbers().items() if name not in {"sets", "minutes"}))


def _sized(kit: Kit, state: State, body: Body, room: Fact[int], at: str, before: Body | None) -> Body:
    """The session with its good-day and bad-day sizes; a bad day like that of the week before is shared with it."""
    good = derive(progression.good, body.minutes, cited("sizes.good_share"), room, state.sessions, kit.rx.session_cap, kit.rx.on_quota, at=at)
    others = [item for item in body.items if item.part == "main" and item.modality is not Modality.AEROBIC]
    extra = state.extra if others else _ZERO
    longer = body.items if good.value == body.minutes.value else _fill(kit, good, others, state.bout, state.effort, extra, f"{at}.good")
    bad = _same_bad(before, body, state.bout, cited("sizes.bad_longest").value)
    return replace(body, good=Size(good, longer), bad=bad or _bad_size(kit, body.items, body.minutes, state.bout, state.effort, at, state.sets))


def _session_minutes(state: State, light: Fact[bool], at: str) -> tuple[Fact[int], Fact[int], int]:
    """Length of the longer and of the shorter sessions, and how many are longer."""
    extra = state.minutes.value % state.sessions.value
    longer = derive(progression.session_minutes, state.minutes, state.sessions, _ZERO, at=f"{at}.a")
    shorter = _shortest(state.minutes, state.sessions, at) if extra else longer
    share = cited("light.share")
    if light.value:
        return (
            derive(progression.light_minutes, longer, share, light, at=f"{at}.a"),
            derive(progression.light_minutes, shorter, share, light, at=f"{at}.b"),
            extra,
        )
    return longer, shorter, extra


class Slot(NamedTuple):
    """A session to be: its day, its circuit (0 for endurance, 1 or 2), and whether it is a minute shorter than others."""

    day: int
    circuit: int
    short: bool

    def place(self, at: str) -> str:
        """Where its numbers stand in the lineage."""
        return f"{at}.{'circuit' if self.circuit else 'walk'}{self.circuit or ''}.{'b' if self.short else 'a'}"


def _slots(kit: Kit, count: int, longer: int, *, split: bool) -> list[Slot]:
    """The week's sessions by day; minutes left over go to endurance first."""
    order = sorted(kit.days[:count])
    turn = {day: 1 + (place % kit.rx.strength_days.value) * split for place, day in enumerate(kit.circuits_on)}
    ranked = sorted(order, key=lambda day: (day in turn, day))
    return [Slot(day, turn.get(day, 0), bool(longer) and ranked.index(day) >= longer) for day in order]


def _week(
    kit: Kit, number: int, kind: Fact[WeekKind], step: Fact[Step], state: State, before: State | None, light: Fact[bool], last: Laid | None
) -> tuple[Week, Laid]:
    """Lay the state out on days. ``before`` is the build week that caps a week of good days, ``last`` what was laid out before."""
    at = f"w{number}"
    longer, shorter, extra = _session_minutes(state, light, at)
    sets = state.sets
    if light.value:
        state = state._replace(block=None, freed=state.freed or _STEPS[Step.HOLD])
        sets = derive(
            strength.light_sets, state.sets, state.costs, state.groups, _room(_middle(kit, state, shorter, f"{at}.light"), f"{at}.light"), at=at
        )
    slots = _slots(kit, state.sessions.value, extra, split=any(state.groups.value))
    total = derive(progression.week_minutes, *(shorter if slot.short else longer for slot in slots), at=at)
    same = last if last is not None and last.same(state, light=light.value) else None
    cores: dict[tuple[int, bool], Body] = dict(same.bodies) if same else {}
    strong = dict(last.strength) if last is not None and last.same_strength(state, light=light.value) else {}
    for slot in slots:
        if (slot.circuit, slot.short) not in cores:
            minutes = _because(shorter if slot.short else longer, f"program.session@{slot.place(at)}", kit.muscles)
            if slot.circuit and slot.circuit not in strong:
                strong[slot.circuit] = _strength_items(kit, state, sets, slot.circuit, slot.place(at))
            cores[slot.circuit, slot.short] = _core(kit, state, strong.get(slot.circuit), minutes, slot.place(at))
    load = derive(progression.week_load, *(cores[slot.circuit, slot.short].load for slot in slots), at=at)
    room = _good_room(kit, total, derive(progression.week_load, load, kit.gap_load, at=f"{at}.with_walk"), state, before, at)
    places = {(slot.circuit, slot.short): slot.place(at) for slot in slots}
    if same is None or same.room != room.value:
        earlier = last.bodies if last is not None else {}
        cores = {key: _sized(kit, state, core, room, places[key], earlier.get(key)) for key, core in cores.items()}
    bodies = cores
    laid = [(slot.day, bodies[slot.circuit, slot.short]) for slot in slots]
    return _made(kit, number, kind, step, light, laid), Laid(state, light.value, room.value, bodies, strong)


def _made(kit: Kit, number: int, kind: Fact[WeekKind], step: Fact[Step], light: Fact[bool], laid: list[tuple[int, Body]]) -> Week:
    """The week as it is seen, with its short extra walk where the days without activity would be too many."""
    at = f"w{number}"
    if kit.rx.gap_walk.value and laid[0][1].template is not Template.SNACK:
        taken = tuple(sorted(day for day, _ in laid))
        walk = _walk_day(kit, taken) if laid[0][1].template is not Template.TRY else next(day for day in _try_days(kit) if day not in taken)
        laid = sorted([*laid, (walk, _gap_body(kit, at))], key=lambda one: one[0])
    sessions = tuple(Session(f"{at}-{place + 1}", WEEKDAYS[day], body, kit.anchor) for place, (day, body) in enumerate(laid))
    total = derive(progression.week_minutes, *(session.body.minutes for session in sessions), at=f"{at}.all")
    load = derive(progression.week_load, *(session.body.load for session in sessions), at=f"{at}.all")
    return Week(number, kind, step, light, total, load, sessions)


def _walk_day(kit: Kit, taken: tuple[int, ...]) -> int:
    """The day of the short walk: the same all through the course as long as no session takes it, so that no week's border grows."""
    return kit.walk_on if kit.walk_on not in taken else gap_day(taken)


def _try_days(kit: Kit) -> tuple[int, ...]:
    """The days of a try: two for the activity and, where idle spells must stay short, one for the walk, last."""
    sessions = cited("try_week.sessions").value
    mine = tuple(WEEKDAY_OPTIONS.index(day) for day in kit.profile.weekdays.value)
    if not kit.rx.gap_walk.value:
        return training_days(mine or kit.days, sessions, sessions, sessions)
    first_next = min(*kit.circuits_on, _walk_day(kit, kit.circuits_on))
    days = spread_days(mine, sessions + 1, kit.rx.gap_days.value, first_next)
    return tuple(sorted(days, key=lambda day: (day not in mine, day)))


def _gap_body(kit: Kit, at: str) -> Body:
    """A short, very easy walk, or marching for those who cannot walk that long."""
    return _easy_body(kit, _because(kit.rx.gap_walk, f"program.gap_walk@{at}", kit.rx.gap_days, *kit.warm_reasons), at)


def _easy_body(kit: Kit, minutes: Fact[int], at: str) -> Body:
    return _easy(_timed("warm_up", kit.warm_up, minutes, cited("effort.easy")), minutes, at)


def _easy(item: Item, minutes: Fact[int], at: str) -> Body:
    items = (item,)
    effort = _effort(items, f"{at}.gap")
    load = derive(progression.session_load, minutes, effort, at=f"{at}.gap")
    same = Size(minutes, items)
    return Body(Template.SNACK, minutes, items, effort, load, _ZERO, same, same)


def _good_room(kit: Kit, total: Fact[int], load: Fact[float], state: State, before: State | None, at: str) -> Fact[int]:
    return derive(
        progression.good_room,
        total,
        load,
        state.effort,
        before.minutes if before else _NONE,
        before.load if before else _ZERO,
        kit.rx.weekly_cap if state.block is None else kit.growth_limit,
        kit.rx.weekly_cap,
        cited("step.most"),
        kit.free_below,
        cited("step.free_minutes"),
        at=at,
    )


# --- from one build week to the next -----------------------------------------------------------------------------------------------------


def _first_state(kit: Kit, limit: Fact[int], at: str) -> State:
    """The first ordinary week: its load is decided by time, level and limits; the exercises are fitted into it."""
    rx, level = kit.rx, kit.profile.level
    sessions, minutes, _ = first_week(rx, limit, at)
    length = _shortest(minutes, sessions, at)
    three, side = efforts(rx.effort, rx.strength_effort), _side(kit, length, f"{at}.first")
    sized = derive(start.strength_part, length, rx.lengths, *part_rows(), at=at)
    room = _first_room(rx, minutes, sessions, _LEAST, at)
    spare = _first_room(rx, minutes, sessions, "strength.endurance_wanted", f"{at}.spare")
    costs = _costs(kit, kit.first_amounts, at)
    groups = derive(strength.groups, costs, kit.essentials, room, kit.upper, kit.adjacent, at=at)
    each = derive(strength.circuits_each, rx.strength_days, groups, at=at)
    caps = derive(strength.set_caps, kit.muscles, each, _level(level, "strength.sets_most"), cited("strength.hard_sets_cap"), at=at)
    count = derive(strength.exercise_count, _level(level, "strength.exercises"), rx.most_first_weeks, at=at)
    sets = derive(strength.first_sets, caps, costs, cited("strength.sets_start"), count, room, spare, kit.needed, groups, at=at)
    block = derive(strength.block, sets, costs, groups, sized, at=at)
    endurance = derive(start.endurance_part, length, side, block, sized, rx.lengths, three, at=at)
    extra = derive(progression.extra, length, _ends(kit, length, f"{at}.first"), side, block, endurance, at=at)
    return State(1, minutes, sessions, sets, groups, caps, kit.first_amounts, rx.reserve, rx.effort, rx.bout, 1, 1, _ZERO, _ZERO, costs, extra, block)


def _measured(state: State, week: Week) -> State:
    """The state with the load and endurance minutes that its week turned out to have."""
    aerobic = derive(progression.week_load, *(session.body.aerobic for session in week.sessions), at=f"w{week.number}.aerobic")
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


def _next_state(kit: Kit, state: State, week: int) -> tuple[State, Fact[Step]]:
    """Take the one step that this build week allows."""
    rx, at, build = kit.rx, f"w{week}", state.build + 1
    aim = cited("step.aim")
    turn = derive(progression.turn, Fact(f"course.build@{at}", build), rx.hold_second_week, rx.slow, cited("step.slow_every"), at=at)
    if turn.value == Step.HOLD:
        return state._replace(build=build), derive(progression.step, turn, _ZERO, _ZERO, _ZERO, _ZERO, _ZERO, _ZERO, at=at)
    if rx.slow.value:
        more = derive(progression.slow_room, state.minutes, state.sessions, cited("step.slow_minimum"), rx.weekly_cap, rx.session_cap, at=at)
    else:
        more = derive(
            progression.duration_room,
            state.minutes, state.load, state.effort, state.sessions, aim,
            kit.free_below, cited("step.free_minutes"), kit.per_session, rx.weekly_cap, rx.session_cap,
            at=at,
        )  # fmt: skip
    middle = _middle(kit, state, _shortest(state.minutes, state.sessions, f"{at}.before"), f"{at}.before")
    room = _room(middle, f"{at}.before")
    new = derive(
        progression.new_session,
        state.minutes, state.load, state.effort, state.sessions, rx.sessions_most, rx.long_enough,
        cited("step.new_session_minutes"), rx.weekly_cap, aim, kit.free_below,
        at=at,
    )  # fmt: skip
    new = _ZERO if rx.slow.value else _fits(kit, state, new, at)
    dearer = derive(progression.dearer, state.reserve, cited("effort.by_reserve"), state.effort, at=at)
    load_room = derive(progression.load_room, state.load, aim, dearer, rx.strength_days, state.sessions, at=at)
    limit = derive(
        strength.exercise_limit, Fact(f"program.week.{week}", week), cited("strength.first_weeks"), state.sets, cited("strength.full_circuit"), at=at
    )
    sets = derive(
        strength.more_sets, state.sets, state.caps, state.costs, state.groups, room, load_room, cited("strength.sets_per_step"), limit, at=at
    )
    amounts = derive(strength.more_amount, state.amounts, kit.most_amounts, kit.amount_steps, at=at)
    dearer_costs = _costs(kit, amounts, f"{at}.more")
    full = _room(middle, f"{at}.reps", "strength.share_reps")
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
        sets=derive(progression.chosen, state.sets, step, sets, _STEPS[Step.SETS], at=f"{at}.sets"),
        amounts=new_amounts,
        reserve=derive(progression.reserve, state.reserve, step, at=at),
        effort=derive(progression.effort, state.effort, step, at=at),
        bout=derive(progression.bout, state.bout, step, cited("walking.bout_step"), at=at),
        effort_since=build if step.value is Step.INTENSITY else state.effort_since,
        reserve_since=build if step.value is Step.RESERVE else state.reserve_since,
        costs=_costs(kit, new_amounts, at),
        block=None,
        freed=state.freed or step,
    )
    return moved, step


def _fits(kit: Kit, state: State, new: Fact[int], at: str) -> Fact[int]:
    """One more session must leave the circuits room for the strength they already hold."""
    after = derive(progression.shorter, state.minutes, new, state.sessions, at=at)
    room = _room(_middle(kit, state, after, f"{at}.new"), f"{at}.new")
    return derive(strength.new_session_fits, new, room, state.sets, state.costs, state.groups, after, cited("sessions.shortest"), at=at)


def _zone_open(kit: Kit, state: State, harder: Fact[int], at: str) -> Fact[bool]:
    """The shorter sessions of a harder zone must still hold the strength."""
    session = derive(progression.shorter, harder, _ZERO, state.sessions, at=f"{at}.harder")
    room = _room(_middle(kit, state, session, f"{at}.harder"), f"{at}.harder")
    return derive(
        progression.zone_open,
        state.effort, kit.rx.effort_cap, session, cited("sessions.shortest"), room, state.sets, state.costs, state.groups,
        at=at,
    )  # fmt: skip


# --- the whole course --------------------------------------------------------------------------------------------------------------------


def _light(kit: Kit, number: int, state: State) -> Fact[bool]:
    return derive(
        progression.is_light,
        Fact(f"program.week.{number}", number),
        kit.rx.length,
        cited("weeks.tests"),
        state.minutes,
        cited("light.hold_below"),
        _shortest(state.minutes, state.sessions, f"w{number}"),
        cited("light.share"),
        cited("sessions.shortest"),
        at=f"w{number}",
    )


def schedule(prescription: Prescription, profile: Profile, decide: Decide | None = None, swaps: Mapping[str, Fact[str]] = _NO_SWAPS) -> Program:
    """Lay out every week of the course; ``decide`` is asked after each week what it decides for the next one (``None``: it was not logged).

    ``swaps`` maps an exercise to the one that the person wants instead. Raises ``ChoiceError`` for one that does not fit this person.
    """
    rx, kit, log = prescription, _kit(profile, prescription, swaps), Logged(decide)
    snacks = rx.budget_kind.value is Budget.SNACKS
    weeks = _snack_weeks(kit, log) if snacks else _weeks(kit, log)
    used = {item.choice.id: item.choice.exercise.pattern for week in weeks for session in week.sessions for item in session.body.items}
    _have_room(kit, swaps, used)
    wanted = ordered(fact.value for fact in rx.patterns)
    missing = tuple(pattern for pattern in wanted[: cited("strength.full_circuit").value] if pattern not in used.values())
    return Program(tuple(weeks), rx.length, kit.strength, kit.balance, missing, len(kit.circuits_on), tuple(log.decisions))


class Logged:
    """The decisions of the weeks that have been made so far, and the one that is due."""

    def __init__(self, decide: Decide | None) -> None:
        """Nothing is logged yet."""
        self.decide = decide
        self.decisions: list[Decision] = []
        self.due: Decision | None = None
        self.eased = False

    def take(self) -> tuple[Verdict, Decision | None]:
        """What the next week does. Without a log the plan goes on as it was made on day 1, but it holds after an eased week."""
        if self.due is not None:
            return self.due.verdict.value, self.due
        return (Verdict.HOLD if self.eased else Verdict.PROGRESS), None

    def made(self, week: Week) -> Week:
        """Note that a week is made, and ask what it decides."""
        week = week if self.due is None else replace(week, decision=self.due)
        self.eased = week.eased
        self.due = self.decide(week, tuple(self.decisions)) if self.decide is not None else None
        if self.due is not None:
            self.decisions.append(self.due)
        return week


if TYPE_CHECKING:
    Decide = Callable[[Week, Sequence[Decision]], Decision | None]


def _tries(kit: Kit) -> int:
    """Weeks that are a small try: none, one, or two where week 2 repeats week 1.

    None where short idle spells are needed and time is very short: two days could not keep them, and snacks are as small as a try.
    """
    if kit.rx.gap_walk.value and kit.rx.budget_kind.value is Budget.SNACKS:
        return 0
    return int(kit.profile.one_week_try.value) * (1 + bool(kit.rx.hold_second_week.value))


def _weeks(kit: Kit, log: Logged) -> list[Week]:
    rx, weeks, tries = kit.rx, [], _tries(kit)
    first = _because(rx.week1, "program.week1", kit.profile.one_week_try)
    state, before = _first_state(kit, first, "w1"), None
    states, last = {0: state}, None
    for number in range(1, rx.length.value + 1):
        verdict, decision = log.take()
        tries += _tries_on(tries, number, verdict)
        kind = _kind(number, decision if number <= tries else None)
        if number <= tries:
            weeks.append(log.made(_try_week(kit, number, kind, decision)))
            continue
        step = _STEPS[Step.START] if number == 1 + tries else _STEPS[Step.HOLD]
        if tries and number == 1 + tries:
            before = state._replace(minutes=derive(start.beside_walk, weeks[0].minutes, rx.gap_walk, at="w1.tried"), load=weeks[0].load)
            state = _after_try(kit, weeks[0], number)
        elif decision is not None and decision.less:
            week, state = _less_week(kit, number, state, states, weeks, decision)
            states[number], last = state, None
            weeks.append(log.made(week))
            continue
        elif number > 1:
            before = _come_back(kit, number, state, states, weeks, log.decisions) if _were_eased(weeks) else state
            fell = before is not state
            state, step = _moved(kit, before, number, kind, verdict, decision)
            step = _because(_STEPS[Step.LOWER], f"course.step@w{number}", before.minutes) if fell else step
        light = _light(kit, number, state)
        week, last = _week(kit, number, kind, step, state, before if kind.value is WeekKind.BUILD else state, light, last)
        if kind.value is WeekKind.BUILD:
            state = _measured(state, week)
        states[number] = state
        if step is _STEPS[Step.START]:
            states[0] = state
        weeks.append(log.made(week))
    return weeks


def _moved(kit: Kit, state: State, number: int, kind: Fact[WeekKind], verdict: Verdict, decision: Decision | None) -> tuple[State, Fact[Step]]:
    """The dose of a week that is not made smaller, and its one step: up in a build week, or the same."""
    held = _STEPS[Step.HOLD]
    if kind.value is not WeekKind.BUILD:
        return state, held
    if verdict is Verdict.PROGRESS:
        return _next_state(kit, state, number)
    return state, held if decision is None else _because(held, f"course.step@w{number}", decision.verdict)


def _were_eased(weeks: Sequence[Week]) -> bool:
    """Whether the last weeks were eased ones: one alone is followed by the dose before it, more of them by no more than was done of late."""
    last = weeks[-cited("away.eased_weeks").value :]
    return len(last) == cited("away.eased_weeks").value and all(week.eased for week in last)


def _come_back(kit: Kit, number: int, state: State, states: Mapping[int, State], weeks: Sequence[Week], decisions: Sequence[Decision]) -> State:
    """The dose after some eased weeks in a row: what was held, but no more than a little above what was done of late. Measured where it falls.

    Weeks that nobody logged count as planned; before week 1 the first ordinary week stands for what was done.
    """
    at, minutes = f"w{number}.back", {one.week: one.minutes_done for one in decisions}
    done = [
        derive(review.done_load, week.load, minutes[week.number], week.minutes, at=f"{at}.{week.number}") if week.number in minutes else week.load
        for week in weeks[-cited("away.recent_weeks").value :]
    ]
    done += [states[0].load] * (cited("away.recent_weeks").value - len(done))
    recent = Fact(f"review.recent@{at}", tuple(one.value for one in done), rule="table", derived_from=(*done, cited("away.recent_weeks")))
    limit = derive(review.most_back, recent, cited("away.recent_most"), weeks[-1].load, at=at)
    return state if state.load.value <= limit.value else _fallen(kit, number, state, limit, derive(review.cap, limit, state.load, at=at), at)


def _tries_on(tries: int, number: int, verdict: Verdict) -> bool:
    """A try is repeated until a week of it was good, and the ordinary start does not fall on a test week."""
    return 1 < number == 1 + tries and (verdict is not Verdict.PROGRESS or number in cited("weeks.tests").value)


def _kind(number: int, decision: Decision | None) -> Fact[WeekKind]:
    """Tests are where they were planned; a week that is eased is a light week of its own kind."""
    kind = derive(progression.kind, Fact(f"program.week.{number}", number), cited("weeks.tests"), at=f"w{number}")
    if decision is None or not decision.less or kind.value is WeekKind.TEST:
        return kind
    return Fact(f"course.kind@w{number}", WeekKind.DELOAD, rule="selection", derived_from=(kind, decision.verdict))


_SLOW = (Finding.SLOW, Finding.SLOW_AGAIN)


def _load(state: State) -> float:
    return state.load.value


def _less_week(kit: Kit, number: int, state: State, states: Mapping[int, State], weeks: Sequence[Week], decision: Decision) -> tuple[Week, State]:
    """A week that is smaller than the last one, and the dose that is held after it.

    Everything that the logged week showed counts: the dose falls by the strictest of what lowers it, and the week is no heavier than the
    strictest of all allows, nor than the light test week that it would have been. A slow morning takes a fifth of the dose, not of the share
    that red leaves of it, too.
    """
    at = f"w{number}"
    variants = [replace(decision, finding=finding, verdict=verdict) for finding, verdict in decision.variants]
    easing = [one for one in variants if one.verdict.value in EASING]
    lowering = [one for one in variants if one.verdict.value in LOWERING]
    lower = [_lowered(kit, state, states, weeks, one, number) for one in lowering if one.finding.value not in _SLOW]
    lower += [_before_flare(kit, state, states, weeks[-1], one, number) for one in easing if one.verdict.value is Verdict.FLARE]
    eased_from = min(lower, key=_load, default=state)
    if any(one.verdict.value is Verdict.EASE for one in easing):
        eased_from = _tolerated(eased_from, states, decision)
    slow = [_lowered(kit, state, states, weeks, one, number) for one in lowering if one.finding.value in _SLOW]
    after = min(eased_from, *slow, key=_load) if slow else eased_from
    kind = _kind(number, None)
    limits = [_limit(one, state, states, weeks, f"{at}.{one.finding.value}") for one in (*lowering, *easing)]
    light = _light(kit, number, state)
    if light.value:
        limits.append(_week(kit, number, kind, _STEPS[Step.HOLD], state, state, light, None)[0].load)
    limit = lowest(f"review.limit@{at}", *limits)
    fell = bool(lowering) or after.load.value < state.load.value
    step = _because(_STEPS[Step.LOWER if fell else Step.HOLD], f"course.step@{at}", decision.verdict)
    if weeks[-1].load.value <= limit.value and not lowering and all(one.verdict.value is Verdict.STAY for one in easing):
        return _same_week(kit, number, step, weeks[-1], decision), after
    if not easing and after.load.value <= limit.value:
        week, _ = _week(kit, number, kind, step, after, after, _not_light(at), None)
        return week, after
    return _eased_week(kit, number, step, eased_from if easing else after, easing, limit, decision), after


def _same_week(kit: Kit, number: int, step: Fact[Step], last: Week, decision: Decision) -> Week:
    """The lighter week once more: the same sessions on the same days."""
    laid = [(WEEKDAYS.index(session.weekday), session.body) for session in last.sessions if session.body.template is not Template.SNACK]
    return replace(_made(kit, number, _kind(number, decision), step, _not_light(f"w{number}"), laid), eased=True)


def _limit(one: Decision, state: State, states: Mapping[int, State], weeks: Sequence[Week], at: str) -> Fact[float]:
    """The most load that the next week may have because of one finding: a share of the lightest week that it compares with."""
    done = weeks[one.completed - 1].load if one.completed in states and one.completed else states[0].load
    last, after_gap = weeks[-1].load, one.verdict.value in {Verdict.RETURN, Verdict.EASE, Verdict.RESTART}
    if one.verdict.value is Verdict.STAY:
        return last
    if one.verdict.value is Verdict.CUT:
        return lowest(f"review.compared@{at}", state.load, *([last] if weeks[-1].eased else []))
    compared = lowest(f"review.compared@{at}", state.load, *([done] if after_gap else []), *([last] if weeks[-1].eased or not after_gap else []))
    share = derive(review.load_limit, compared, _whole_share(one), at=at)
    return lowest(f"review.start_again@{at}", states[0].load, share) if one.verdict.value is Verdict.RESTART else share


_SHARES = {
    Verdict.RETURN: "away.long_share",
    Verdict.RESTART: "away.long_share",
    Verdict.EASE: "away.short_share",
    Verdict.REGRESS: "pain.amber_factor",
    Verdict.FLARE: "flare.most",
    Verdict.REST: "light.share",
    Verdict.HALF: "pain.red_factor",
}


def _whole_share(one: Decision) -> Fact[float]:
    """The share of a whole week that a verdict leaves."""
    return cited("illness.share" if one.finding.value is Finding.ILL else _SHARES[one.verdict.value])


def _lowered(kit: Kit, state: State, states: Mapping[int, State], weeks: Sequence[Week], decision: Decision, number: int) -> State:
    """The dose that grows again from here: less of this one, what was done and a little more, or the first week once more. Measured.

    What was red in an eased week is compared with that week: a dose that hurt does not come back. After the longest gaps it is the
    first week, as far as a share of what was done allows.
    """
    at, verdict = f"w{number}.{decision.finding.value}", decision.verdict.value
    if verdict is Verdict.CUT:
        told = derive(start.beside_walk, decision.cut_to, kit.rx.gap_walk, at=f"{at}.cut")
        minutes = derive(review.at_least, told, state.sessions, cited("try_week.shortest"), at=at)
        smaller = _smaller(kit, state, lowest(f"review.minutes@{at}", minutes, state.minutes, unit="min/wk"), decision.finding, at)
        return _weighed(kit, number, smaller)
    away, share = verdict in {Verdict.RETURN, Verdict.RESTART}, _whole_share(decision)
    since = _tolerated(state, states, decision) if away else state
    again = weeks[-1].eased and decision.finding.value is Finding.RED_AGAIN
    compared = lowest(f"review.since@{at}", since.load, *([weeks[-1].load] if again else []))
    limit = derive(review.load_limit, compared, share, at=at)
    if compared.value < since.load.value:
        share = derive(review.cap, limit, since.load, at=at)
    fallen = _fallen(kit, number, since, limit, _because(share, f"review.lowered_by@{at}", decision.finding), at)
    if verdict is not Verdict.RESTART or states[0].load.value > since.load.value:
        return fallen
    first = _because(states[0].minutes, f"program.restart@{at}", decision.verdict)
    start_again = states[0]._replace(minutes=first, build=state.build, reserve_since=state.build, effort_since=state.build)
    if start_again.load.value <= fallen.load.value:
        return start_again
    share = derive(review.cap, fallen.load, start_again.load, at=f"{at}.first")
    return _fallen(kit, number, start_again, fallen.load, _because(share, f"review.lowered_by@{at}.first", decision.finding), f"{at}.first")


def _before_flare(kit: Kit, state: State, states: Mapping[int, State], flared: Week, decision: Decision, number: int) -> State:
    """The dose that is held after a flare: that of the last ordinary week that was tolerated and no heavier, or less of what flared.

    What flared is the dose that was held, or the planned light week of it.
    """
    at, share = f"w{number}.{decision.finding.value}", cited("pain.amber_factor")
    dose = lowest(f"review.flared@{at}", state.load, *([flared.load] if flared.light.value else []))
    tolerated = states.get(decision.tolerated) if decision.tolerated else None
    if tolerated is not None and tolerated.load.value <= dose.value:
        return tolerated._replace(build=state.build)
    limit = derive(review.load_limit, dose, share, at=f"{at}.after")
    if dose.value < state.load.value:
        share = derive(review.cap, limit, state.load, at=f"{at}.after")
    return _fallen(kit, number, state, limit, _because(share, f"review.lowered_by@{at}", decision.finding), at)


def _fallen(kit: Kit, number: int, since: State, limit: Fact[float], share: Fact[float], at: str) -> State:
    """The longest week, from this share of the minutes down, whose load is within the limit; sessions stay worth the name. Measured."""
    first = derive(review.lowered, since.minutes, share, since.sessions, cited("try_week.shortest"), at=at)
    for less in range(first.value, 0, -1):
        lower = Fact(f"review.minutes@{at}", less, "min/wk", "selection", (first, limit))
        smaller = _weighed(kit, number, _smaller(kit, since, lower, share, at))
        if smaller.load.value <= limit.value or less <= smaller.sessions.value * cited("try_week.shortest").value:
            break
    return smaller


def _weighed(kit: Kit, number: int, state: State) -> State:
    """The state with the load of a week of it."""
    week, _ = _week(kit, number, _BUILD, _STEPS[Step.LOWER], state, state, _not_light(f"w{number}"), None)
    return _measured(state, week)


def _tolerated(state: State, states: Mapping[int, State], decision: Decision) -> State:
    """The dose of the last ordinary week that was done, where that is less than what was planned since."""
    earlier = states.get(decision.completed, states[0])
    return earlier._replace(build=state.build) if earlier.load.value <= state.load.value else state


_BUILD: Fact[WeekKind] = Fact("program.build", WeekKind.BUILD)


def _smaller(kit: Kit, state: State, minutes: Fact[int], because: Fact[Any], at: str) -> State:
    """The same sessions, shorter, with as many sets as they hold; fewer sessions only where they would be too short."""
    sessions = derive(review.sessions, state.sessions, minutes, cited("try_week.shortest"), cited("sessions.lowest"), at=at)
    minutes = _because(minutes, f"program.lowered@{at}", because)
    sets = _sets_that_fit(kit, state, _shortest(minutes, sessions, f"{at}.lower"), f"{at}.lower")
    return state._replace(minutes=minutes, sessions=sessions, sets=sets, block=None, freed=state.freed or _STEPS[Step.LOWER])


def _eased_week(kit: Kit, number: int, step: Fact[Step], state: State, easing: Sequence[Decision], limit: Fact[float], decision: Decision) -> Week:
    """One lighter week on the same days: each session a share of what it would have been. In a flare the first days are a short walk."""
    at, kind = f"w{number}", _kind(number, decision)
    caps = [Fact(f"review.whole@{at}", 1.0, "share", "selection", (limit,))] if easing else []
    caps.append(derive(review.cap, limit, state.load, at=at))
    while len(caps) < _TIMES:
        caps.append(derive(review.closer, caps[-1], at=f"{at}.{len(caps)}"))
    for cap in caps:
        week = _made(kit, number, kind, step, _not_light(at), _eased_sessions(kit, state, easing, cap, at))
        if week.load.value <= limit.value:
            break
    return replace(week, eased=True)


_TIMES = 12
"""So often an eased week is made smaller at most until it is light enough; then its sessions are as short as they get."""


def _eased_sessions(kit: Kit, state: State, easing: Sequence[Decision], cap: Fact[float], at: str) -> list[tuple[int, Body]]:
    longer, shorter, extra = _session_minutes(state, _not_light(at), at)
    slots, cores = _slots(kit, state.sessions.value, extra, split=any(state.groups.value)), dict[tuple[int, bool, float], Body]()
    laid = []
    for slot in slots:
        shares = [_share(one, slot.day, f"{at}.{slot.day}.{one.finding.value}") for one in easing]
        share, planned = lowest(f"review.share@{at}.{slot.day}", *shares, cap), shorter if slot.short else longer
        key = (slot.circuit, slot.short, share.value)
        if key not in cores:
            cores[key] = _eased_body(kit, state, slot, planned, (share, cap), f"{slot.place(at)}.{slot.day}")
        laid.append((slot.day, cores[key]))
    return laid


def _share(one: Decision, day: int, at: str) -> Fact[float]:
    rows = (cited("away.short_share"), cited("light.share"), _whole_share(one) if one.verdict.value is Verdict.HALF else cited("pain.red_factor"))
    days, parts = (cited("flare.light_days"), cited("flare.most_from")), (cited("flare.half"), cited("flare.most"))
    tables = [
        Fact(f"review.{name}", tuple(row.value for row in of), rule="table", derived_from=of)
        for name, of in (("shares", rows), ("flare_days", days), ("flare_shares", parts))
    ]
    return derive(review.share, one.verdict, Fact(f"program.day.{day}", day), *tables, at=at)


def _gentle_body(kit: Kit, template: Template, minutes: Fact[int], bout: Fact[int], at: str) -> Body:
    """A short spell of the person's endurance at very light effort, and nothing else."""
    return replace(_easy(_aerobic_item(kit, minutes, bout, cited("effort.easy"), at), minutes, at), template=template)


def _eased_body(kit: Kit, state: State, slot: Slot, planned: Fact[int], shares: tuple[Fact[float], Fact[float]], at: str) -> Body:
    """The longest session whose load is within the share of the planned one; when even the shortest is not, a short and very light one.

    ``shares``: of this day (0 is a short walk), and of the whole week.
    """
    share, cap = shares
    plain = state._replace(block=None, freed=state.freed or _STEPS[Step.HOLD])
    full = _circuit_or_walk(kit, plain, slot, planned, state.sets, f"{at}.full").load
    limit = derive(review.load_limit, full, share if share.value else cap, at=at)
    first = derive(review.eased, planned, share, cited("try_week.shortest"), at=at)
    for length in range(first.value if share.value else 0, cited("try_week.shortest").value - 1, -1):
        minutes = Fact(f"program.session@{at}", length, "min/session", "selection", (first, limit, kit.muscles))
        sets = _sets_that_fit(kit, state, minutes, at)
        body = _circuit_or_walk(kit, plain, slot, minutes, sets, at)
        if body.load.value <= limit.value:
            return replace(body, bad=_bad_size(kit, body.items, minutes, state.bout, state.effort, at, sets))
    walk = derive(review.gentle, limit, cited("effort.easy"), cited("snack.shortest"), cited("flare.walk"), at=at)
    return _gentle_body(kit, Template.WALK, _because(walk, f"program.walk@{at}", share, *kit.warm_reasons), state.bout, at)


def _circuit_or_walk(kit: Kit, state: State, slot: Slot, minutes: Fact[int], sets: Fact[tuple[int, ...]], at: str) -> Body:
    return _core(kit, state, _strength_items(kit, state, sets, slot.circuit, at) if slot.circuit else None, minutes, at)


def _sets_that_fit(kit: Kit, state: State, session: Fact[int], at: str) -> Fact[tuple[int, ...]]:
    return derive(strength.fewer_sets, state.sets, state.costs, state.groups, _room(_middle(kit, state, session, at), at), at=at)


def _after_try(kit: Kit, tried: Week, number: int) -> State:
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
    return _first_state(kit, minutes, f"w{number}")._replace(build=build, reserve_since=build, effort_since=build - _tries(kit))


def _try_week(kit: Kit, number: int, kind: Fact[WeekKind], decision: Decision | None = None) -> Week:
    """One small activity on two days; after a week that hurt, the shortest walk on the same days."""
    if decision is not None and decision.less:
        return _small_try_week(kit, number, kind, decision)
    at, sessions = f"w{number}", cited("try_week.sessions")
    shortest, longest = cited("try_week.shortest"), cited("try_week.longest")
    three, ordinary = efforts(kit.rx.effort, kit.rx.strength_effort), first_week(kit.rx, kit.rx.week1, f"{at}.instead")[-1]
    fixed = (sessions, shortest, longest, kit.rx.budget_kind, _snack_minutes(kit), kit.rx.lengths, three)
    minutes = derive(start.try_minutes, kit.rx.week1, *fixed, derive(progression.week_load, ordinary, kit.gap_load, at=f"{at}.try"))
    if kit.rx.gap_walk.value:
        easy = cited("effort.easy")
        one = derive(start.session_load, minutes, _ZERO, kit.rx.lengths, _ZERO, easy, kit.rx.effort, kit.rx.strength_effort, at=f"{at}.try")
        ceiling = derive(start.try_ceiling, ordinary, one, sessions, kit.rx.gap_walk, easy)
        week = derive(start.beside_walk, kit.rx.week1, kit.rx.gap_walk, at="try")
        minutes = derive(start.try_minutes, week, *fixed, ceiling, at="beside_walk")
    days = _try_days(kit)[: sessions.value]
    minutes = _because(minutes, f"program.try@{at}", kit.profile.one_week_try)
    items = _fill(kit, minutes, [], kit.rx.bout, kit.rx.effort, _ZERO, f"{at}.try")
    effort = _effort(items, f"{at}.try")
    load = derive(progression.session_load, minutes, effort, at=f"{at}.try")
    small = _bad_size(kit, items, minutes, kit.rx.bout, kit.rx.effort, f"{at}.try")
    body = Body(Template.TRY, minutes, items, effort, load, _ZERO, Size(minutes, items), small)
    return _made(kit, number, kind, _STEPS[Step.START], _not_light(at), [(day, body) for day in sorted(days)])


def _small_try_week(kit: Kit, number: int, kind: Fact[WeekKind], decision: Decision) -> Week:
    at = f"w{number}"
    small = lowest(f"review.try@{at}", cited("try_week.shortest"), _snack_minutes(kit), unit="min/session")
    body = _gentle_body(kit, Template.TRY, _because(small, f"program.try@{at}", decision.verdict, kit.profile.one_week_try), kit.rx.bout, at)
    days = sorted(_try_days(kit)[: cited("try_week.sessions").value])
    week = _made(kit, number, kind, _STEPS[Step.START], _not_light(at), [(day, body) for day in days])
    return replace(week, eased=True)


# --- snacks ------------------------------------------------------------------------------------------------------------------------------


def _snack_weeks(kit: Kit, log: Logged) -> list[Week]:
    """A few minutes on three days; repetitions grow, minutes stay. An eased week and one after a gap is walks, a lower dose the first repetitions."""
    rx, weeks = kit.rx, []
    minutes = _snack_minutes(kit)
    amounts = _snack_amounts(kit)
    middle = derive(start.snack_middle, minutes, cited("warmup.short"), cited("warmup.cooldown_short"))
    count = derive(start.snack_count, middle, _dearest(kit, amounts, "w1"), cited("snack.exercises"))
    tries, walks, least = _tries(kit), _walks_first(kit), amounts
    for number in range(1, rx.length.value + 1):
        verdict, decision = log.take()
        if _tries_on(tries + walks, number, verdict):
            tries, walks = tries + bool(tries), walks + bool(walks)
        kind = _kind(number, decision)
        if number <= tries:
            weeks.append(log.made(_try_week(kit, number, kind, decision)))
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
        step = _STEPS[Step.START] if number <= first else _STEPS[Step.HOLD]
        if decision is not None and verdicts & LOWERING:
            kind, step = _kind(number, None), _because(_STEPS[Step.LOWER], f"course.step@w{number}", decision.verdict)
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
    walk = _because(shorter, f"program.walk_instead@{at}", kit.rx.gap_days, kit.profile.one_week_try, *kit.warm_reasons)
    body = _easy(_aerobic_item(kit, walk, kit.rx.bout, cited("effort.easy"), f"{at}.walk")._replace(choice=kit.warm_up), walk, at)
    days = sorted(kit.days[: cited("snack.days").value])
    return _made(kit, number, kind, _STEPS[Step.START], _not_light(at), [(day, body) for day in days])


def _snack_minutes(kit: Kit) -> Fact[int]:
    minutes = derive(start.snack_minutes, kit.rx.budget, cited("snack.days"), cited("snack.shortest"), cited("snack.longest"))
    both = Fact("try.slow", kit.rx.slow.value and kit.profile.one_week_try.value, rule="all", derived_from=(kit.rx.slow, kit.profile.one_week_try))
    return derive(start.snack_after_try, minutes, cited("snack.days"), cited("try_week.sessions"), cited("step.slow_minimum"), both)


def _dearest(kit: Kit, amounts: Fact[tuple[int, ...]], at: str) -> Fact[float]:
    costs = _costs(kit, amounts, f"{at}.snack", cited("snack.rest"))
    return Fact(f"snack.dearest@{at}", max(costs.value, default=1.0), unit="min", rule="highest", derived_from=(costs,))


def _snack_amounts(kit: Kit) -> Fact[tuple[int, ...]]:
    start_reps, holds = cited("snack.start_reps"), _level(kit.profile.level, "strength.hold_start")
    values = tuple(holds.value if choice.exercise.dose == "hold" else start_reps.value for choice in kit.strength)
    return Fact("snack.amounts", values, unit="reps", rule="table", derived_from=(start_reps, holds, *kit.rx.patterns))


def _snack_step(kit: Kit, amounts: Fact[tuple[int, ...]], count: Fact[int], middle: Fact[int], week: int) -> tuple[Fact[tuple[int, ...]], Fact[Step]]:
    at = f"w{week}"
    turn = derive(progression.turn, Fact(f"course.build@{at}", week), kit.rx.hold_second_week, kit.rx.slow, cited("step.slow_every"), at=at)
    more = derive(strength.more_amount, amounts, kit.most_amounts, kit.amount_steps, at=at)
    fits = derive(strength.snack_fits, amounts, more, _dearest(kit, more, at), count, middle, at=at)
    step = derive(progression.step, turn, _ZERO, _ZERO, _ZERO, fits, _ZERO, _ZERO, at=at)
    return derive(progression.amounts, amounts, step, more, amounts, at=at), step


def _snack_week(
    kit: Kit, number: int, kind: Fact[WeekKind], step: Fact[Step], minutes: Fact[int], amounts: Fact[tuple[int, ...]], count: Fact[int]
) -> Week:
    at = f"w{number}"
    days = sorted(kit.days[: cited("snack.days").value])
    bodies = [_snack_body(kit, turn, minutes, amounts, count, f"{at}.snack.{turn + 1}") for turn in range(len(days))]
    return _made(kit, number, kind, step, _not_light(at), list(zip(days, bodies, strict=True)))


def _not_light(at: str) -> Fact[bool]:
    return Fact(f"course.is_light@{at}", False)  # noqa: FBT003 - the value of the fact


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
    work = derive(strength.work_seconds, amount, cited("strength.seconds_per_rep"), _is_hold(choice.id), at=where)
    took = derive(strength.item_minutes, once, kit.sides[place], work, pause, at=where)
    effort = derive(strength.effort, reserve, cited("effort.by_reserve"), at=where)
    return Item("main", choice, once, None if hold else amount, amount if hold else None, took, effort, reserve, pause)


def _snack_body(kit: Kit, turn: int, minutes: Fact[int], amounts: Fact[tuple[int, ...]], count: Fact[int], at: str) -> Body:
    """The goal's exercise in every snack, then others in turn, as many as the middle minutes hold."""
    cool, easy, others = cited("warmup.cooldown_short"), cited("effort.easy"), len(kit.strength) - 1
    places = [0, *(1 + (turn * (count.value - 1) + offset) % others for offset in range(count.value - 1))] if others > 0 else [0]
    middle = [_micro_dose(kit, place, amounts, count, at) for place in dict.fromkeys(places[: count.value])]
    rest = derive(start.snack_warm_up, minutes, cool, *(item.minutes for item in middle), at=at)
    items = (_timed("warm_up", kit.warm_up, rest, easy), *middle, _timed("cool_down", kit.calm, cool, easy))
    effort = _effort(items, at)
    load = derive(progression.session_load, minutes, effort, at=at)
    size = Size(minutes, items)
    return Body(Template.SNACK, minutes, items, effort, load, _ZERO, size, size)
