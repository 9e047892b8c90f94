"""One week: its bodies (circuit or walk, longer or shorter by the minute left over), their sizes, and the days they lie on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from ownpace.evidence import cited
from ownpace.facts import Fact, derive, lowest
from ownpace.program import basis
from ownpace.program.basis import MINUTE, NONE, STEPS, ZERO, Kit, State
from ownpace.program.parts import Body, Item, Session, Size, Week
from ownpace.questionnaire import WEEKDAY_OPTIONS
from ownpace.rules import progression, strength
from ownpace.selection import Choice, gap_day, spread_days, training_days
from ownpace.vocabulary import WEEKDAYS, Modality, Step, Template, WeekKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def timed(part: str, choice: Choice, minutes: Fact[Any], effort: Fact[int]) -> Item:
    """An exercise that is dosed in minutes alone."""
    return Item(part, choice, None, None, None, minutes, effort, None, None)


def strength_items(kit: Kit, state: State, sets: Fact[tuple[int, ...]], group: int, at: str) -> list[Item]:
    """The exercises of one circuit. In week 1 longer pauses, shared between them, fill the minutes that the circuit is sized for."""
    effort = derive(strength.effort, state.reserve, cited("effort.by_reserve"), at=at)
    mine = [n for n, of in enumerate(state.groups.value) if sets.value[n] and of in {0, group}]
    items: list[Item] = []
    for place in mine:
        choice, index = kit.strength[place], basis.place_of(place)
        where, hold = f"{at}.{choice.id}", choice.exercise.dose == "hold"
        amount = derive(strength.pick, state.amounts, index, at=f"{where}.amount")
        count = derive(strength.pick, sets, index, at=f"{where}.sets")
        work = derive(strength.work_seconds, amount, cited("strength.seconds_per_rep"), basis.is_hold(choice.id), at=where)
        rest = basis.because(kit.costs_rest, f"program.rest@{where}", state.freed) if state.freed else kit.costs_rest
        minutes = derive(strength.item_minutes, count, kit.sides[place], work, rest, at=where)
        items.append(Item("main", choice, count, None if hold else amount, amount if hold else None, minutes, effort, state.reserve, rest))
    return items if state.block is None else _with_pauses(items, state.block, at)


def _with_pauses(items: list[Item], block: Fact[int], at: str) -> list[Item]:
    took = Fact(f"strength.took@{at}", tuple(item.minutes.value for item in items), "min", "table", tuple(item.minutes for item in items))
    filled = []
    for place, item in enumerate(items):
        where = f"{at}.{item.choice.id}.filled"
        more = derive(strength.pause_share, block, took, basis.place_of(place), at=where)
        rest = derive(strength.filling_rest, item.rest or ZERO, more, item.sets or ZERO, MINUTE, at=where)
        filled.append(item._replace(minutes=derive(strength.with_pause, item.minutes, more, at=where), rest=rest))
    return filled


def _side_item(kit: Kit, minutes: Fact[int], at: str) -> Item:
    """Balance for those who need it, otherwise movement for the region that hurts; very light, so that it weighs the same for everybody."""
    side = basis.side_of(kit, minutes, at)
    if kit.balance is None:
        return timed("main", kit.region, basis.because(side, f"program.mobility@{at}", *kit.cool_reasons), cited("effort.easy"))
    choice, hold = kit.balance, kit.balance.exercise.dose == "hold"
    amount = cited("balance.seconds") if hold else cited("balance.reps")
    work = derive(strength.work_seconds, amount, cited("strength.seconds_per_rep"), basis.is_hold(choice.id), at=f"{at}.balance")
    sets = derive(strength.balance_sets, side, cited("balance.holds"), at=at)
    rest = derive(strength.balance_rest, side, sets, basis.sides_of(choice.id), work, MINUTE, at=at)
    took = basis.because(side, f"program.balance@{at}", *kit.balance_reasons)
    return Item("main", choice, sets, None if hold else amount, amount if hold else None, took, cited("balance.effort"), None, rest)


def aerobic_item(kit: Kit, minutes: Fact[Any], bout: Fact[int], effort: Fact[int], at: str) -> Item:
    """Endurance for so many minutes, in bouts with pauses where it is more than the person's quota."""
    count = derive(progression.bouts, minutes, bout, cited("walking.bout_rest"), MINUTE, at=at)
    rest = derive(progression.bout_rest, minutes, bout, cited("walking.bout_rest"), at=at)
    seconds = derive(progression.bout_seconds, minutes, count, rest, MINUTE, at=at)
    very_light = effort.value <= cited("effort.easy").value
    return Item("main", kit.gentle if very_light else kit.aerobic, count, None, seconds, minutes, effort, None, rest)


def fill(kit: Kit, minutes: Fact[int], others: list[Item], bout: Fact[int], effort: Fact[int], extra: Fact[Any], at: str) -> tuple[Item, ...]:
    """Warm-up, endurance, the other items and cool-down, filling the minutes exactly."""
    ends, easy = basis.ends_of(kit, minutes, at), cited("effort.easy")
    cool = derive(progression.cool_down, ends, kit.rx.lengths, at=at)
    more = derive(progression.extra_fits, minutes, ends, extra, *(item.minutes for item in others), at=at)
    warm = derive(progression.warm_up, ends, cool, more, at=at)
    left = derive(progression.aerobic_minutes, minutes, warm, cool, *(item.minutes for item in others), at=at)
    aerobic = [aerobic_item(kit, left, bout, effort, at)] if left.value else []
    end = kit.cool_down if others else kit.walk_end
    first = basis.because(warm, f"program.warm_up@{at}", *kit.warm_reasons)
    last = basis.because(cool, f"program.cool_down@{at}", *kit.cool_reasons)
    return (timed("warm_up", kit.warm_up, first, easy), *aerobic, *others, timed("cool_down", end, last, easy))


def effort_of(items: Sequence[Item], at: str) -> Fact[float]:
    """The effort of a session, 0 to 10: that of its exercises, weighed by their minutes."""
    return derive(progression.session_effort, *(item.minutes for item in items), *(item.effort for item in items), at=at)


def bad_size(kit: Kit, body_items: Sequence[Item], minutes: Fact[int], bout: Fact[int], effort: Fact[int], at: str, *reasons: Fact[Any]) -> Size:
    """At most ten minutes: gentle endurance and, on strength days, one set of the exercise that matters most."""
    short = derive(progression.bad, minutes, cited("sizes.bad_longest"), at=at)
    first = next((item for item in body_items if item.modality is Modality.STRENGTH), None)
    others = []
    if first is not None and first.rest is not None:
        amount, sides = first.reps or first.seconds, basis.sides_of(first.choice.id)
        work = derive(strength.work_seconds, amount or ZERO, cited("strength.seconds_per_rep"), basis.is_hold(first.choice.id), at=f"{at}.bad")
        once = derive(strength.item_minutes, cited("strength.sets_start"), sides, work, first.rest, at=f"{at}.bad")
        others = [Item("main", first.choice, cited("strength.sets_start"), first.reps, first.seconds, once, first.effort, first.reserve, first.rest)]
    gentle = lowest(f"sizes.bad_effort@{at}", cited("sizes.bad_effort"), effort, unit="effort 0-10")
    bouts = 1 + (kit.rx.on_quota.value and short.value > 1)
    done = basis.because(short, f"program.bad_day@{at}", kit.muscles, kit.rx.on_quota, *reasons)
    return Size(done, fill(kit, done, others, bout, gentle, ZERO, f"{at}.bad"), bouts)


def body_of(kit: Kit, state: State, strong: list[Item] | None, minutes: Fact[int], at: str) -> Body:
    """An ordinary session: a circuit around its strength, or a walk where there is none. Its sizes come when the week's load is known."""
    others = [*strong, _side_item(kit, minutes, at)] if strong else []
    items = fill(kit, minutes, others, state.bout, state.effort, state.extra if others else ZERO, at)
    effort = effort_of(items, at)
    load = derive(progression.session_load, minutes, effort, at=at)
    aerobic = [item.minutes for item in items if item.part == "main" and item.modality is Modality.AEROBIC]
    same = Size(minutes, items)
    return Body(Template.CIRCUIT if others else Template.WALK, minutes, items, effort, load, aerobic[0] if aerobic else ZERO, same, same)


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
    extra = state.extra if others else ZERO
    longer = body.items if good.value == body.minutes.value else fill(kit, good, others, state.bout, state.effort, extra, f"{at}.good")
    bad = _same_bad(before, body, state.bout, cited("sizes.bad_longest").value)
    return replace(body, good=Size(good, longer), bad=bad or bad_size(kit, body.items, body.minutes, state.bout, state.effort, at, state.sets))


def session_minutes(state: State, light: Fact[bool], at: str) -> tuple[Fact[int], Fact[int], int]:
    """Length of the longer and of the shorter sessions, and how many are longer."""
    extra = state.minutes.value % state.sessions.value
    longer = derive(progression.session_minutes, state.minutes, state.sessions, ZERO, at=f"{at}.a")
    shorter = basis.shortest_of(state.minutes, state.sessions, at) if extra else longer
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


def slots_of(kit: Kit, count: int, longer: int, *, split: bool) -> list[Slot]:
    """The week's sessions by day; minutes left over go to endurance first."""
    order = sorted(kit.days[:count])
    turn = {day: 1 + (place % kit.rx.strength_days.value) * split for place, day in enumerate(kit.circuits_on)}
    ranked = sorted(order, key=lambda day: (day in turn, day))
    return [Slot(day, turn.get(day, 0), bool(longer) and ranked.index(day) >= longer) for day in order]


def week_of(
    kit: Kit,
    number: int,
    kind: Fact[WeekKind],
    step: Fact[Step],
    state: State,
    before: State | None,
    light: Fact[bool],
    last: Laid | None,
    tried: str = "",
) -> tuple[Week, Laid]:
    """Lay the state out on days. ``before`` is the build week that caps a week of good days, ``last`` what was laid out before.

    ``tried`` is the place in the lineage of a week that is only laid out to be weighed, so that its numbers are not those of the week itself.
    """
    at = tried or f"w{number}"
    longer, shorter, extra = session_minutes(state, light, at)
    sets = state.sets
    if light.value:
        state = state._replace(block=None, freed=state.freed or STEPS[Step.HOLD])
        holds = basis.room_in(basis.middle_of(kit, state, shorter, f"{at}.light"), f"{at}.light")
        sets = derive(strength.light_sets, state.sets, state.costs, state.groups, holds, at=at)
    slots = slots_of(kit, state.sessions.value, extra, split=any(state.groups.value))
    total = derive(progression.week_minutes, *(shorter if slot.short else longer for slot in slots), at=at)
    same = last if last is not None and last.same(state, light=light.value) else None
    cores: dict[tuple[int, bool], Body] = dict(same.bodies) if same else {}
    strong = dict(last.strength) if last is not None and last.same_strength(state, light=light.value) else {}
    for slot in slots:
        if (slot.circuit, slot.short) not in cores:
            minutes = basis.because(shorter if slot.short else longer, f"program.session@{slot.place(at)}", kit.muscles)
            if slot.circuit and slot.circuit not in strong:
                strong[slot.circuit] = strength_items(kit, state, sets, slot.circuit, slot.place(at))
            cores[slot.circuit, slot.short] = body_of(kit, state, strong.get(slot.circuit), minutes, slot.place(at))
    load = derive(progression.week_load, *(cores[slot.circuit, slot.short].load for slot in slots), at=at)
    room = _good_room(kit, total, derive(progression.week_load, load, kit.gap_load, at=f"{at}.with_walk"), state, before, at)
    places = {(slot.circuit, slot.short): slot.place(at) for slot in slots}
    if same is None or same.room != room.value:
        earlier = last.bodies if last is not None else {}
        cores = {key: _sized(kit, state, core, room, places[key], earlier.get(key)) for key, core in cores.items()}
    bodies = cores
    laid = [(slot.day, bodies[slot.circuit, slot.short]) for slot in slots]
    return made(kit, number, kind, step, light, laid, tried), Laid(state, light.value, room.value, bodies, strong)


def made(kit: Kit, number: int, kind: Fact[WeekKind], step: Fact[Step], light: Fact[bool], laid: list[tuple[int, Body]], tried: str = "") -> Week:
    """The week as it is seen, with its short extra walk where the days without activity would be too many."""
    at = f"w{number}"
    if kit.rx.gap_walk.value and laid[0][1].template is not Template.SNACK:
        taken = tuple(sorted(day for day, _ in laid))
        walk = _walk_day(kit, taken) if laid[0][1].template is not Template.TRY else next(day for day in try_days(kit) if day not in taken)
        laid = sorted([*laid, (walk, _gap_body(kit, at))], key=lambda one: one[0])
    sessions = tuple(Session(f"{at}-{place + 1}", WEEKDAYS[day], body, kit.anchor) for place, (day, body) in enumerate(laid))
    total = derive(progression.week_minutes, *(session.body.minutes for session in sessions), at=f"{tried or at}.all")
    load = derive(progression.week_load, *(session.body.load for session in sessions), at=f"{tried or at}.all")
    return Week(number, kind, step, light, total, load, sessions)


def _walk_day(kit: Kit, taken: tuple[int, ...]) -> int:
    """The day of the short walk: the same all through the course as long as no session takes it, so that no week's border grows."""
    return kit.walk_on if kit.walk_on not in taken else gap_day(taken)


def try_days(kit: Kit) -> tuple[int, ...]:
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
    return _easy_body(kit, basis.because(kit.rx.gap_walk, f"program.gap_walk@{at}", kit.rx.gap_days, *kit.warm_reasons), at)


def _easy_body(kit: Kit, minutes: Fact[int], at: str) -> Body:
    return easy_session(timed("warm_up", kit.warm_up, minutes, cited("effort.easy")), minutes, at)


def easy_session(item: Item, minutes: Fact[int], at: str) -> Body:
    """A session of one very easy exercise; the same on a good and on a bad day."""
    items = (item,)
    effort = effort_of(items, f"{at}.gap")
    load = derive(progression.session_load, minutes, effort, at=f"{at}.gap")
    same = Size(minutes, items)
    return Body(Template.SNACK, minutes, items, effort, load, ZERO, same, same)


def _good_room(kit: Kit, total: Fact[int], load: Fact[float], state: State, before: State | None, at: str) -> Fact[int]:
    return derive(
        progression.good_room,
        total,
        load,
        state.effort,
        before.minutes if before else NONE,
        before.load if before else ZERO,
        kit.rx.weekly_cap if state.block is None else kit.growth_limit,
        kit.rx.weekly_cap,
        cited("step.most"),
        kit.free_below,
        cited("step.free_minutes"),
        at=at,
    )


def not_light(at: str) -> Fact[bool]:
    """Not one of the planned light weeks."""
    return Fact(f"course.is_light@{at}", False)  # noqa: FBT003 - the value of the fact
