"""The weeks: what is done on which day, with every number as a fact. Week n is a function of the build week before it.

Three shapes: a circuit of strength with endurance around it, a walk (or other endurance), and snacks when time is very short.
A week is made of at most four bodies (circuit or walk, longer or shorter by the minute left over); sessions share them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ownpace.evidence import cited, has
from ownpace.facts import Fact, derive, lowest
from ownpace.questionnaire import UNKNOWN, WEEKDAY_OPTIONS
from ownpace.rules import progression, start, strength
from ownpace.selection import Choice, Filter, choose, choose_endurance, ordered, strength_choices, strength_days, training_days
from ownpace.vocabulary import SECONDS_PER_MINUTE, WEEKDAYS, Budget, Modality, Step, Template, WeekKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ownpace.prescription import Prescription
    from ownpace.profile import Profile

_ZERO: Fact[Any] = Fact("program.zero", 0)
_NONE: Fact[None] = Fact("program.none", None)
_MINUTE = Fact("unit.seconds_per_minute", SECONDS_PER_MINUTE, unit="s")
_STEPS = {step: Fact(f"program.{step}", step) for step in Step}


@dataclass(frozen=True, slots=True)
class Item:
    """One exercise with its dose; a number that does not apply is ``None``."""

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


@dataclass(frozen=True, slots=True)
class Size:
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


@dataclass(frozen=True, slots=True)
class Session:
    """A body on a day."""

    id: str
    weekday: str
    body: Body
    anchor: str


@dataclass(frozen=True, slots=True)
class Week:
    """One week; ``light`` may be true in test weeks only."""

    number: int
    kind: Fact[WeekKind]
    step: Fact[Step]
    light: Fact[bool]
    minutes: Fact[int]
    load: Fact[float]
    sessions: tuple[Session, ...]


@dataclass(frozen=True, slots=True)
class Program:
    """The whole course, visible on day 1."""

    weeks: tuple[Week, ...]
    length: Fact[int]
    strength: tuple[Choice, ...]
    balance: Choice | None
    missing_patterns: tuple[str, ...]
    strength_days: int


@dataclass(frozen=True, slots=True)
class Kit:
    """Everything that does not change over the weeks."""

    profile: Profile
    rx: Prescription
    filter: Filter
    strength: tuple[Choice, ...]
    sides: tuple[Fact[int], ...]
    costs_rest: Fact[int]
    caps: Fact[tuple[int, ...]]
    first_amounts: Fact[tuple[int, ...]]
    most_amounts: Fact[tuple[int, ...]]
    amount_steps: Fact[tuple[int, ...]]
    balance: Choice | None
    balance_minutes: Fact[float]
    aerobic: Choice
    warm_up: Choice
    cool_down: Choice
    walk_end: Choice
    days: tuple[int, ...]
    strength_on: frozenset[int]
    strength_sessions: Fact[int]
    anchor: str
    chosen: Fact[Any]
    """What chose the strength exercises."""
    warm_reasons: tuple[Fact[Any], ...]
    cool_reasons: tuple[Fact[Any], ...]


def _because(fact: Fact[Any], where: str, *reasons: Fact[Any]) -> Fact[Any]:
    """The same number, naming what decided that it stands here at all."""
    return Fact(where, fact.value, fact.unit, "selection", (fact, *reasons))


@dataclass(frozen=True, slots=True)
class State:
    """What one build week hands to the next."""

    build: int
    minutes: Fact[int]
    sessions: Fact[int]
    sets: Fact[tuple[int, ...]]
    amounts: Fact[tuple[int, ...]]
    reserve: Fact[int]
    effort: Fact[int]
    bout: Fact[int]
    effort_since: int
    reserve_since: int
    load: Fact[float]
    aerobic: Fact[float]
    costs: Fact[tuple[float, ...]]


def _is_hold(choice: Choice) -> Fact[bool]:
    return Fact(f"exercise:{choice.id}.is_hold", choice.exercise.dose == "hold", source=choice.exercise.source)


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
    )


def _must(pattern: str, filter_: Filter) -> Choice:
    return _found(choose(pattern, filter_), pattern)


def _found(choice: Choice | None, pattern: str) -> Choice:
    if choice is None:
        message = f"no exercise left for {pattern}"
        raise LookupError(message)
    return choice


def _amounts(choices: Sequence[Choice], profile: Profile, level: Fact[int]) -> tuple[Fact[Any], Fact[Any], Fact[Any]]:
    """First, most and step of repetitions or seconds for each exercise, as three facts."""
    reps, hold = _level(level, "strength.reps_start"), _level(level, "strength.hold_start")
    stands = derive(
        strength.chair_reps,
        profile.chair_stands,
        reps,
        cited("chair_stand.reps_share"),
        cited("chair_stand.reps_lowest"),
        cited("chair_stand.reps_highest"),
    )
    rows = []
    for choice in choices:
        if choice.exercise.dose == "hold":
            rows.append((hold, cited("strength.hold_most"), cited("strength.hold_per_rep")))
        else:
            first = stands if choice.exercise.pattern == "squat" else reps
            rows.append((first, cited("strength.reps_most"), cited("strength.reps_per_step")))
    names = ("strength.amounts_first", "strength.amounts_most", "strength.amounts_step")
    columns = list(zip(*rows, strict=True)) or [(), (), ()]
    made = [Fact(name, tuple(f.value for f in facts), rule="table", derived_from=tuple(facts)) for name, facts in zip(names, columns, strict=True)]
    return made[0], made[1], made[2]


def _kit(profile: Profile, rx: Prescription) -> Kit:
    filter_ = _filter(profile, rx)
    most = cited("strength.full_circuit").value
    needed = profile.needs_balance.value or any(has(f"{path}.balance") for path in profile.pathways)
    balance = choose("balance", filter_) if needed else None
    choices = strength_choices(ordered(fact.value for fact in rx.patterns), filter_, most - (balance is not None))
    preferred = tuple(WEEKDAY_OPTIONS.index(day) for day in profile.weekdays.value)
    snacks = rx.budget_kind.value is Budget.SNACKS
    first = cited("snack.days").value if snacks else rx.sessions.value
    days = training_days(preferred, first, max(first, rx.sessions_most.value), rx.strength_days.value)
    strong = strength_days(tuple(sorted(days[:first])), rx.strength_days.value)
    first_amounts, most_amounts, steps = _amounts(choices, profile, profile.level)
    muscles = Fact(
        "exercise:muscles",
        tuple(choice.exercise.muscles for choice in choices),
        rule="selection",
        derived_from=(*rx.patterns, profile.level, rx.forbidden),
    )
    strength_sessions = Fact(
        "program.strength_sessions",
        max(1, len(strong)),
        unit="days/wk",
        rule="selection",
        derived_from=(rx.strength_days, rx.sessions, profile.weekdays),
    )
    marching = profile.tolerance.value < cited("walking.warmup_from").value
    region = next((pattern for pattern in rx.mobility if choose(pattern, filter_)), "mobility_general")
    seated_filter = Filter(
        0 if marching else filter_.level, filter_.equipment, filter_.forbidden, filter_.floor, not marching and filter_.walking, filter_.goal
    )
    return Kit(
        profile=profile,
        rx=rx,
        filter=filter_,
        strength=choices,
        sides=tuple(Fact(f"exercise:{c.id}.sides", c.exercise.sides, source=c.exercise.source) for c in choices),
        costs_rest=cited("strength.rest"),
        caps=derive(
            strength.set_caps,
            muscles,
            strength_sessions,
            _level(profile.level, "strength.sets_most"),
            cited("strength.hard_sets_cap"),
        ),
        first_amounts=first_amounts,
        most_amounts=most_amounts,
        amount_steps=steps,
        balance=balance,
        balance_minutes=_balance_minutes(balance, _balance_reasons(profile)),
        aerobic=_found(choose_endurance(filter_), "aerobic"),
        warm_up=_must("warmup", seated_filter),
        cool_down=_must(region, filter_),
        walk_end=_must("mobility_general", filter_),
        days=days,
        strength_on=frozenset(strong),
        strength_sessions=strength_sessions,
        chosen=muscles,
        warm_reasons=(profile.tolerance, cited("walking.warmup_from"), profile.level, rx.forbidden),
        cool_reasons=(*(cited(f"{path}.mobility") for path in profile.pathways if has(f"{path}.mobility")), profile.level, rx.forbidden),
        anchor=profile.routine.value if profile.routine.value not in {None, UNKNOWN} else "toej_paa",
    )


def _balance_reasons(profile: Profile) -> tuple[Fact[Any], ...]:
    return (profile.needs_balance, *(cited(f"{path}.balance") for path in profile.pathways if has(f"{path}.balance")))


def _balance_minutes(balance: Choice | None, reasons: tuple[Fact[Any], ...]) -> Fact[float]:
    if balance is None:
        return Fact("balance.none", 0.0, "min", "selection", reasons)
    sides = _because(Fact(f"exercise:{balance.id}.sides", balance.exercise.sides, source=balance.exercise.source), "balance.sides", *reasons)
    return derive(strength.item_minutes, cited("balance.holds"), sides, _balance_work(balance), cited("balance.rest"), at="balance")


def _balance_work(balance: Choice) -> Fact[int]:
    hold = balance.exercise.dose == "hold"
    amount = cited("balance.seconds") if hold else cited("balance.reps")
    return derive(strength.work_seconds, amount, cited("strength.seconds_per_rep"), _is_hold(balance), at="balance")


def _costs(kit: Kit, amounts: Fact[tuple[int, ...]], at: str, rest: Fact[int] | None = None) -> Fact[tuple[float, ...]]:
    """Minutes of one set of each exercise, rest included."""
    pause = rest or kit.costs_rest
    values = []
    for choice, amount in zip(kit.strength, amounts.value, strict=True):
        work = strength.work_seconds(amount, cited("strength.seconds_per_rep").value, choice.exercise.dose == "hold")
        values.append(strength.item_minutes(1, choice.exercise.sides, work, pause.value))
    derived = (amounts, cited("strength.seconds_per_rep"), pause, *kit.sides)
    return Fact(f"strength.costs@{at}", tuple(values), unit="min", rule="strength.item_minutes", derived_from=derived)


def _room(kit: Kit, minutes: Fact[int], at: str, share: str = "strength.share") -> Fact[float]:
    return derive(
        strength.room,
        minutes,
        cited(share),
        cited("strength.endurance_least"),
        cited("warmup.long_from"),
        cited("warmup.long"),
        cited("warmup.cooldown_long"),
        kit.balance_minutes,
        kit.rx.extra_warm_up,
        at=at,
    )


def _shortest(week: Fact[int], sessions: Fact[int], at: str) -> Fact[int]:
    return derive(progression.shorter, week, _ZERO, sessions, at=f"{at}.shortest")


# --- one week's bodies -------------------------------------------------------------------------------------------------------------------


def _timed(part: str, choice: Choice, minutes: Fact[Any], effort: Fact[int]) -> Item:
    return Item(part, choice, None, None, None, minutes, effort, None, None)


def _strength_items(kit: Kit, state: State, sets: Fact[tuple[int, ...]], at: str) -> list[Item]:
    effort = derive(strength.effort, state.reserve, cited("effort.by_reserve"), at=at)
    items = []
    for place, choice in enumerate(kit.strength):
        if not sets.value[place]:
            continue
        where, index = f"{at}.{choice.id}", Fact(f"program.place.{place}", place)
        hold = choice.exercise.dose == "hold"
        amount = derive(strength.pick, state.amounts, index, at=f"{where}.amount")
        count = derive(strength.pick, sets, index, at=f"{where}.sets")
        work = derive(strength.work_seconds, amount, cited("strength.seconds_per_rep"), _is_hold(choice), at=where)
        minutes = derive(strength.item_minutes, count, kit.sides[place], work, kit.costs_rest, at=where)
        items.append(Item("main", choice, count, None if hold else amount, amount if hold else None, minutes, effort, state.reserve, kit.costs_rest))
    return items


def _balance_item(kit: Kit) -> list[Item]:
    if kit.balance is None:
        return []
    hold = kit.balance.exercise.dose == "hold"
    reps, seconds = (None, cited("balance.seconds")) if hold else (cited("balance.reps"), None)
    return [
        Item("main", kit.balance, cited("balance.holds"), reps, seconds, kit.balance_minutes, cited("balance.effort"), None, cited("balance.rest"))
    ]


def _aerobic_item(kit: Kit, minutes: Fact[int], bout: Fact[int], effort: Fact[int], at: str) -> Item:
    count = derive(progression.bouts, minutes, bout, cited("walking.bout_rest"), _MINUTE, at=at)
    rest = derive(progression.bout_rest, count, cited("walking.bout_rest"), at=at)
    seconds = derive(progression.bout_seconds, minutes, count, rest, _MINUTE, at=at)
    return Item("main", kit.aerobic, count, None, seconds, minutes, effort, None, rest)


def _ends(minutes: Fact[int], extra: Fact[int], at: str) -> tuple[Fact[int], Fact[int]]:
    long_from = cited("warmup.long_from")
    warm = derive(progression.warm_up, minutes, long_from, cited("warmup.long"), cited("warmup.short"), cited("sessions.shortest"), extra, at=at)
    cool = derive(progression.cool_down, minutes, long_from, cited("warmup.cooldown_long"), cited("warmup.cooldown_short"), at=at)
    return warm, cool


def _fill(kit: Kit, minutes: Fact[int], others: list[Item], bout: Fact[int], effort: Fact[int], at: str) -> tuple[Item, ...]:
    """Warm-up, endurance, the other items and cool-down, filling the minutes exactly."""
    warm, cool = _ends(minutes, kit.rx.extra_warm_up, at)
    easy = cited("effort.easy")
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
        sides = Fact(f"exercise:{first.choice.id}.sides", first.choice.exercise.sides, source=first.choice.exercise.source)
        amount = first.reps or first.seconds
        work = derive(strength.work_seconds, amount or _ZERO, cited("strength.seconds_per_rep"), _is_hold(first.choice), at=f"{at}.bad")
        once = derive(strength.item_minutes, cited("strength.sets_start"), sides, work, first.rest, at=f"{at}.bad")
        others = [Item("main", first.choice, cited("strength.sets_start"), first.reps, first.seconds, once, first.effort, first.reserve, first.rest)]
    gentle = lowest(f"sizes.bad_effort@{at}", cited("sizes.bad_effort"), effort, unit="effort 0-10")
    bouts = 1 + (kit.rx.on_quota.value and short.value > 1)
    done = _because(short, f"program.bad_day@{at}", kit.chosen, kit.rx.on_quota, *reasons)
    return Size(done, _fill(kit, done, others, bout, gentle, f"{at}.bad"), bouts)


def _core(kit: Kit, state: State, sets: Fact[tuple[int, ...]] | None, minutes: Fact[int], at: str) -> Body:
    """An ordinary session: a circuit when ``sets`` is given, otherwise a walk. Its sizes come when the week's load is known."""
    others = [*_strength_items(kit, state, sets, at), *_balance_item(kit)] if sets is not None else []
    items = _fill(kit, minutes, others, state.bout, state.effort, at)
    effort = _effort(items, at)
    load = derive(progression.session_load, minutes, effort, at=at)
    aerobic = [item.minutes for item in items if item.part == "main" and item.modality is Modality.AEROBIC]
    same = Size(minutes, items)
    return Body(Template.WALK if sets is None else Template.CIRCUIT, minutes, items, effort, load, aerobic[0] if aerobic else _ZERO, same, same)


def _sized(kit: Kit, state: State, body: Body, room: Fact[int], at: str) -> Body:
    """The session with its good-day and bad-day sizes."""
    good = derive(progression.good, body.minutes, cited("sizes.good_share"), room, state.sessions, kit.rx.session_cap, kit.rx.on_quota, at=at)
    others = [item for item in body.items if item.part == "main" and item.modality is not Modality.AEROBIC]
    longer = body.items if good.value == body.minutes.value else _fill(kit, good, others, state.bout, state.effort, f"{at}.good")
    return replace(body, good=Size(good, longer), bad=_bad_size(kit, body.items, body.minutes, state.bout, state.effort, at, state.sets))


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


def _week(kit: Kit, number: int, kind: Fact[WeekKind], step: Fact[Step], state: State, before: State | None, light: Fact[bool]) -> Week:
    """Lay the state out on days. ``before`` is the build week that caps a week of good days."""
    at = f"w{number}"
    longer, shorter, extra = _session_minutes(state, light, at)
    sets = derive(strength.light_sets, state.sets, state.costs, _room(kit, shorter, f"{at}.light"), at=at) if light.value else state.sets
    order = sorted(kit.days[: state.sessions.value])
    total = derive(progression.week_minutes, *(longer if place < extra else shorter for place in range(len(order))), at=at)
    cores: dict[tuple[bool, bool], Body] = {}
    keys = [(day in kit.strength_on, bool(extra) and place >= extra) for place, day in enumerate(order)]
    for circuit, short in dict.fromkeys(keys):
        place = _place(at, circuit, short)
        minutes = _because(shorter if short else longer, f"program.session@{place}", kit.strength_sessions)
        cores[circuit, short] = _core(kit, state, sets if circuit else None, minutes, place)
    load = derive(progression.week_load, *(cores[key].load for key in keys), at=at)
    room = _good_room(kit, total, load, state, before, at)
    bodies = {key: _sized(kit, state, core, room, _place(at, *key)) for key, core in cores.items()}
    laid = enumerate(zip(order, keys, strict=True))
    sessions = tuple(Session(f"w{number}-{place + 1}", WEEKDAYS[day], bodies[key], kit.anchor) for place, (day, key) in laid)
    return Week(number, kind, step, light, total, load, sessions)


def _place(at: str, circuit: bool, short: bool) -> str:  # noqa: FBT001 - the two properties of a key
    return f"{at}.{'circuit' if circuit else 'walk'}.{'b' if short else 'a'}"


def _good_room(kit: Kit, total: Fact[int], load: Fact[float], state: State, before: State | None, at: str) -> Fact[int]:
    return derive(
        progression.good_room,
        total,
        load,
        state.effort,
        before.minutes if before else _NONE,
        before.load if before else _ZERO,
        kit.rx.growth_limit,
        kit.rx.weekly_cap,
        cited("step.most"),
        cited("step.free_below"),
        cited("step.free_minutes"),
        at=at,
    )


# --- from one build week to the next -----------------------------------------------------------------------------------------------------


def _first_state(kit: Kit, minutes: Fact[int]) -> State:
    rx, level = kit.rx, kit.profile.level
    costs = _costs(kit, kit.first_amounts, "w1")
    balance = Fact("balance.count", int(kit.balance is not None), "exercises", "selection", _balance_reasons(kit.profile))
    count = derive(
        strength.exercise_count,
        _level(level, "strength.exercises"),
        _level(level, "strength.most_first_weeks"),
        balance,
    )
    reference = derive(progression.shorter, minutes, _ZERO, rx.reference_sessions, at="w1.reference")
    actual = _shortest(minutes, rx.sessions, "w1")
    room = _room(kit, lowest("start.room_minutes", reference, actual), "w1", "strength.share_start")
    sets = derive(strength.first_sets, kit.caps, costs, cited("strength.sets_start"), count, room)
    return State(1, minutes, rx.sessions, sets, kit.first_amounts, rx.reserve, rx.effort, rx.bout, 1, 1, _ZERO, _ZERO, costs)


def _measured(state: State, week: Week) -> State:
    """The state with the load and endurance minutes that its week turned out to have."""
    aerobic = derive(progression.week_load, *(session.body.aerobic for session in week.sessions), at=f"w{week.number}.aerobic")
    return replace(state, load=week.load, aerobic=aerobic)


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
    per_session = _level(kit.profile.level, "step.per_session")
    turn = derive(progression.turn, Fact(f"course.build@{at}", build), rx.hold_second_week, rx.slow, cited("step.slow_every"), at=at)
    if turn.value == Step.HOLD:
        return replace(state, build=build), derive(progression.step, turn, _ZERO, _ZERO, _ZERO, _ZERO, _ZERO, _ZERO, at=at)
    if rx.slow.value:
        more = derive(progression.slow_room, state.minutes, state.sessions, cited("step.slow_minimum"), rx.weekly_cap, rx.session_cap, at=at)
    else:
        more = derive(
            progression.duration_room,
            state.minutes, state.load, state.effort, state.sessions, aim,
            cited("step.free_below"), cited("step.free_minutes"), per_session, rx.weekly_cap, rx.session_cap,
            at=at,
        )  # fmt: skip
    shortest = _shortest(state.minutes, state.sessions, f"{at}.before")
    room = _room(kit, shortest, f"{at}.before")
    new = derive(
        progression.new_session,
        state.minutes, state.load, state.effort, state.sessions, rx.sessions_most, rx.long_enough,
        cited("step.new_session_minutes"), rx.weekly_cap, aim, cited("step.free_below"),
        at=at,
    )  # fmt: skip
    new = _ZERO if rx.slow.value else _fits(kit, state, new, at)
    strong = kit.strength_sessions
    dearer = derive(progression.dearer, state.reserve, cited("effort.by_reserve"), state.effort, at=at)
    load_room = derive(progression.load_room, state.load, aim, dearer, strong, state.sessions, at=at)
    limit = derive(
        strength.exercise_limit, Fact(f"program.week.{week}", week), cited("strength.first_weeks"), state.sets, cited("strength.full_circuit"), at=at
    )
    sets = derive(strength.more_sets, state.sets, kit.caps, state.costs, room, load_room, cited("strength.sets_per_step"), limit, at=at)
    amounts = derive(strength.more_amount, state.amounts, kit.most_amounts, kit.amount_steps, at=at)
    dearer_costs = _costs(kit, amounts, f"{at}.more")
    full = _room(kit, shortest, f"{at}.reps", "strength.share_reps")
    reps_fit = derive(strength.fits, state.sets, state.amounts, amounts, state.costs, dearer_costs, full, load_room, at=at)
    more_sets = derive(strength.differs, sets, state.sets, at=at)
    harder = derive(progression.harder_minutes, state.minutes, state.load, state.aerobic, state.effort, aim, state.sessions, at=at)
    zone_open = _zone_open(kit, state, harder, at)
    intensity = _ready(state, build, state.effort_since, kit, zone_open, f"{at}.effort")
    reserve_open = derive(strength.reserve_open, state.reserve, rx.reserve_least, state.sets, state.costs, load_room, dearer, at=at)
    lower = _ready(state, build, state.reserve_since, kit, reserve_open, f"{at}.reserve")
    step = derive(progression.step, turn, more, new, more_sets, reps_fit, lower, intensity, at=at)
    reserve = derive(progression.reserve, state.reserve, step, at=at)
    new_amounts = derive(progression.amounts, state.amounts, step, amounts, kit.first_amounts, at=at)
    moved = State(
        build,
        derive(progression.minutes, state.minutes, step, more, new, harder, at=at),
        derive(progression.sessions, state.sessions, step, at=at),
        derive(progression.chosen, state.sets, step, sets, _STEPS[Step.SETS], at=f"{at}.sets"),
        new_amounts,
        reserve,
        derive(progression.effort, state.effort, step, at=at),
        derive(progression.bout, state.bout, step, cited("walking.bout_step"), at=at),
        build if step.value is Step.INTENSITY else state.effort_since,
        build if step.value is Step.RESERVE else state.reserve_since,
        state.load,
        state.aerobic,
        _costs(kit, new_amounts, at),
    )
    return moved, step


def _fits(kit: Kit, state: State, new: Fact[int], at: str) -> Fact[int]:
    """One more session must leave the circuits room for the strength they already hold."""
    after = derive(progression.shorter, state.minutes, new, state.sessions, at=at)
    room = _room(kit, after, f"{at}.new")
    return derive(strength.new_session_fits, new, room, state.sets, state.costs, after, cited("sessions.shortest"), at=at)


def _zone_open(kit: Kit, state: State, harder: Fact[int], at: str) -> Fact[bool]:
    """The shorter sessions of a harder zone must still hold the strength."""
    session = derive(progression.shorter, harder, _ZERO, state.sessions, at=f"{at}.harder")
    room = _room(kit, session, f"{at}.harder")
    return derive(progression.zone_open, state.effort, kit.rx.effort_cap, session, cited("sessions.shortest"), room, state.sets, state.costs, at=at)


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


def schedule(prescription: Prescription, profile: Profile) -> Program:
    """Lay out every week of the course."""
    rx, kit = prescription, _kit(profile, prescription)
    snacks = rx.budget_kind.value is Budget.SNACKS
    weeks = _snack_weeks(kit) if snacks else _weeks(kit)
    used = {item.choice.exercise.pattern for week in weeks for session in week.sessions for item in session.body.items}
    wanted = ordered(fact.value for fact in rx.patterns)
    missing = tuple(pattern for pattern in wanted[: cited("strength.full_circuit").value] if pattern not in used)
    return Program(tuple(weeks), rx.length, kit.strength, kit.balance, missing, len(kit.strength_on))


def _tries(kit: Kit) -> int:
    """Weeks that are a small try: none, one, or two where week 2 repeats week 1."""
    return int(kit.profile.one_week_try.value) * (1 + bool(kit.rx.hold_second_week.value))


def _weeks(kit: Kit) -> list[Week]:
    rx, weeks, tries = kit.rx, [], _tries(kit)
    first = _because(rx.week1, "program.week1", kit.profile.one_week_try)
    state, before = _first_state(kit, first), None
    tests = cited("weeks.tests")
    for number in range(1, rx.length.value + 1):
        kind = derive(progression.kind, Fact(f"program.week.{number}", number), tests, at=f"w{number}")
        step = _STEPS[Step.START] if number <= 1 + tries else _STEPS[Step.HOLD]
        if number <= tries:
            weeks.append(_try_week(kit, number, kind))
            continue
        if tries and number == 1 + tries:
            before = replace(state, minutes=weeks[0].minutes, load=weeks[0].load)
            state = _after_try(kit, weeks[0], number)
        elif kind.value is WeekKind.BUILD and number > 1:
            before = state
            state, step = _next_state(kit, state, number)
        light = _light(kit, number, state)
        week = _week(kit, number, kind, step, state, before if kind.value is WeekKind.BUILD else state, light)
        if kind.value is WeekKind.BUILD:
            state = _measured(state, week)
        weeks.append(week)
    return weeks


def _after_try(kit: Kit, tried: Week, number: int) -> State:
    """The week after a try: the ordinary start, at most the free step above the try, or the smallest one on slow courses."""
    free = cited("step.slow_minimum") if kit.rx.slow.value else cited("step.free_minutes")
    sessions = Fact(
        "try.sessions", len(tried.sessions) if kit.rx.slow.value else 1, rule="selection", derived_from=(cited("try_week.sessions"), kit.rx.slow)
    )
    minutes = derive(start.after_try, kit.rx.week1, tried.minutes, free, sessions, at=f"w{number}")
    two = derive(start.sessions_after_try, kit.rx.sessions, minutes, cited("sessions.shortest"), cited("sessions.lowest"), at=f"w{number}")
    return replace(_first_state(kit, minutes), build=number, reserve_since=number, sessions=two)


def _try_week(kit: Kit, number: int, kind: Fact[WeekKind]) -> Week:
    """One small activity on two days."""
    at, sessions = f"w{number}", cited("try_week.sessions")
    minutes = derive(
        start.try_minutes, kit.rx.week1, sessions, cited("try_week.shortest"), cited("try_week.longest"), kit.rx.budget_kind, _snack_minutes(kit)
    )
    mine = tuple(WEEKDAY_OPTIONS.index(day) for day in kit.profile.weekdays.value)
    days = training_days(mine if len(mine) >= sessions.value else kit.days, sessions.value, sessions.value, sessions.value)
    minutes = _because(minutes, f"program.try@{at}", kit.profile.one_week_try)
    items = _fill(kit, minutes, [], kit.rx.bout, kit.rx.effort, f"{at}.try")
    effort = _effort(items, f"{at}.try")
    load = derive(progression.session_load, minutes, effort, at=f"{at}.try")
    small = _bad_size(kit, items, minutes, kit.rx.bout, kit.rx.effort, f"{at}.try")
    body = Body(Template.TRY, minutes, items, effort, load, _ZERO, Size(minutes, items), small)
    laid = tuple(Session(f"w{number}-{place + 1}", WEEKDAYS[day], body, kit.anchor) for place, day in enumerate(sorted(days)))
    total = derive(progression.week_minutes, *(session.body.minutes for session in laid), at=at)
    week_load = derive(progression.week_load, *(session.body.load for session in laid), at=at)
    return Week(number, kind, _STEPS[Step.START], Fact(f"course.is_light@{at}", False), total, week_load, laid)  # noqa: FBT003 - the value of the fact


# --- snacks ------------------------------------------------------------------------------------------------------------------------------


def _snack_weeks(kit: Kit) -> list[Week]:
    """A few minutes on three days; repetitions grow, minutes stay."""
    rx, weeks = kit.rx, []
    minutes = _snack_minutes(kit)
    amounts = _snack_amounts(kit)
    middle = derive(start.snack_middle, minutes, cited("warmup.short"), cited("warmup.cooldown_short"))
    count = derive(start.snack_count, middle, _dearest(kit, amounts, "w1"), cited("snack.exercises"))
    for number in range(1, rx.length.value + 1):
        kind = derive(progression.kind, Fact(f"program.week.{number}", number), cited("weeks.tests"), at=f"w{number}")
        if number <= _tries(kit):
            weeks.append(_try_week(kit, number, kind))
            continue
        first = 1 + _tries(kit)
        step = _STEPS[Step.START] if number <= first else _STEPS[Step.HOLD]
        if kind.value is WeekKind.BUILD and number > first:
            amounts, step = _snack_step(kit, amounts, count, middle, number)
        weeks.append(_snack_week(kit, number, kind, step, minutes, amounts, count))
    return weeks


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
    sessions = tuple(Session(f"w{number}-{turn + 1}", WEEKDAYS[day], bodies[turn], kit.anchor) for turn, day in enumerate(days))
    total = derive(progression.week_minutes, *(session.body.minutes for session in sessions), at=at)
    load = derive(progression.week_load, *(session.body.load for session in sessions), at=at)
    return Week(number, kind, step, Fact(f"course.is_light@{at}", False), total, load, sessions)  # noqa: FBT003 - the value of the fact


def _micro_dose(kit: Kit, place: int, amounts: Fact[tuple[int, ...]], count: Fact[int], at: str) -> Item:
    """One set far from fatigue: too small to ask for days of rest."""
    choice, index, where = (
        kit.strength[place],
        Fact(f"program.place.{place}", place, rule="selection", derived_from=(count,)),
        f"{at}.{kit.strength[place].id}",
    )
    hold = choice.exercise.dose == "hold"
    reserve, pause, once = cited("snack.reserve"), cited("snack.rest"), cited("strength.sets_start")
    amount = derive(strength.pick, amounts, index, at=f"{where}.amount")
    work = derive(strength.work_seconds, amount, cited("strength.seconds_per_rep"), _is_hold(choice), at=where)
    took = derive(strength.item_minutes, once, kit.sides[place], work, pause, at=where)
    effort = derive(strength.effort, reserve, cited("effort.by_reserve"), at=where)
    return Item("main", choice, once, None if hold else amount, amount if hold else None, took, effort, reserve, pause)


def _snack_body(kit: Kit, turn: int, minutes: Fact[int], amounts: Fact[tuple[int, ...]], count: Fact[int], at: str) -> Body:
    """The goal's exercise in every snack, then others in turn, as many as the middle minutes hold."""
    cool, easy, others = cited("warmup.cooldown_short"), cited("effort.easy"), len(kit.strength) - 1
    places = [0, *(1 + (turn * (count.value - 1) + offset) % others for offset in range(count.value - 1))] if others > 0 else [0]
    middle = [_micro_dose(kit, place, amounts, count, at) for place in dict.fromkeys(places[: count.value])]
    rest = derive(start.snack_warm_up, minutes, cool, *(item.minutes for item in middle), at=at)
    items = (_timed("warm_up", kit.warm_up, rest, easy), *middle, _timed("cool_down", _must("calm", kit.filter), cool, easy))
    effort = _effort(items, at)
    load = derive(progression.session_load, minutes, effort, at=at)
    size = Size(minutes, items)
    return Body(Template.SNACK, minutes, items, effort, load, _ZERO, size, size)
