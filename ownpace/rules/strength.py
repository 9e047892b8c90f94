"""How is strength dosed? Time, sets, repetitions, reserve and the cap on hard sets.

Not modelled: weights in kilograms (the person finds them by reps in reserve), tempo, supersets.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ownpace.facts import rule
from ownpace.vocabulary import QUARTERS_PER_MINUTE, SECONDS_PER_QUARTER, exact

if TYPE_CHECKING:
    from collections.abc import Sequence


@rule("strength.item_minutes", unit="min")
def item_minutes(sets: int, sides: int, work: int, rest: int) -> float:
    """Work of every set and side plus the rest after each set, in whole quarters of a minute, rounded up."""
    return -(-sets * (sides * work + rest) // SECONDS_PER_QUARTER) / QUARTERS_PER_MINUTE


@rule("strength.work_seconds", unit="s")
def work_seconds(amount: int, per_rep: int, is_hold: bool) -> int:
    """Seconds of one set on one side."""
    return amount if is_hold else amount * per_rep


@rule("strength.middle", unit="min")
def middle(minutes: int, ends: int, side: int, extra: float) -> float:
    """Minutes of a circuit between its easy ends, for strength and endurance."""
    return minutes - ends - side - extra


@rule("strength.room", unit="min")
def room(middle: float, share: float, least: int) -> float:
    """Minutes of the middle that strength may take: a share of it that leaves some endurance."""
    return max(0, math.floor(min(exact(middle) * exact(share), exact(middle) - least) * QUARTERS_PER_MINUTE) / QUARTERS_PER_MINUTE)


@rule("strength.chair_reps", unit="reps")
def chair_reps(stands: int | None, ordinary: int, share: float, lowest: int, highest: int, hands: bool, few: int) -> int:
    """Repetitions from a chair stand count, few where hands are needed to rise, otherwise the ordinary start."""
    if hands:
        return min(ordinary, few)
    return ordinary if stands is None else max(lowest, min(highest, round(stands * exact(share))))


@rule("strength.set_caps", unit="sets")
def set_caps(muscles: Sequence[Sequence[str]], days: int, most: int, week_cap: int) -> tuple[int, ...]:
    """Sets each exercise may reach, in written order, so that no muscle passes its weekly cap."""
    caps = [0] * len(muscles)
    for level in range(1, most + 1):
        for place, group in enumerate(muscles):
            used = [sum(sets for sets, other in zip(caps, muscles, strict=True) if muscle in other) for muscle in group]
            if caps[place] == level - 1 and all((total + 1) * days <= week_cap for total in used):
                caps[place] = level
    return tuple(caps)


@rule("strength.tight")
def tight(costs: Sequence[float], needed: int, room: float, small_try: bool) -> bool:
    """Whether the needed exercises would not fit the first circuits with ordinary pauses; after a small try circuits are always that short."""
    return small_try or sum(costs[:needed]) > room


@rule("strength.groups")
def groups(costs: Sequence[float], essentials: int, room: float, upper: Sequence[bool], adjacent: bool) -> tuple[int, ...]:
    """Both circuits hold all (0); too short or on neighbouring days, one takes legs and trunk (1) and one the upper body (2)."""
    split = adjacent or sum(costs[:essentials]) > room
    return tuple((1 + part) * split for part in upper)


def used(sets: Sequence[int], costs: Sequence[float], groups: Sequence[int], *only: int) -> float:
    """Strength minutes of the fuller circuit, or of one of them."""
    both, *circuits = [0.0] * (1 + 1 + 1)
    for count, cost, group in zip(sets, costs, groups, strict=True):
        if group:
            circuits[group - 1] += count * cost
        else:
            both += count * cost
    return both + (circuits[only[0] - 1] if only else max(circuits))


@rule("strength.first_sets", unit="sets")
def first_sets(
    caps: Sequence[int], costs: Sequence[float], start: int, count: int, minutes: float, spare: float, essentials: int, groups: Sequence[int]
) -> tuple[int, ...]:
    """The first exercises that fit count and time get their first set; those beyond the essentials only where endurance stays worth the name."""
    sets = [0] * len(costs)
    for place, (cap, group) in enumerate(zip(caps, groups, strict=True)):
        tried, room = [*sets[:place], start, *sets[place + 1 :]], minutes if place < essentials else spare
        fits = cap >= start and used(tried, costs, groups, *((group,) if group else ())) <= room and sum(map(bool, sets)) < count
        sets[place] = start * fits
    return tuple(sets)


@rule("strength.block", unit="min")
def block(sets: Sequence[int], costs: Sequence[float], groups: Sequence[int], sized_for: int) -> int:
    """Whole minutes of strength in every circuit of week 1, at least what the circuit is sized for; longer pauses fill them."""
    return max(sized_for, math.ceil(used(sets, costs, groups)))


@rule("strength.pause_share", unit="min")
def pause_share(block: int, minutes: Sequence[float], place: int) -> float:
    """What an exercise gets of the strength minutes that are left: quarters of a minute, shared evenly, the first exercises first."""
    each, more = divmod(int((block - sum(minutes)) * QUARTERS_PER_MINUTE), len(minutes))
    return (each + (place < more)) / QUARTERS_PER_MINUTE


@rule("strength.with_pause", unit="min")
def with_pause(minutes: float, more: float) -> float:
    """Minutes of an exercise with its longer pauses."""
    return minutes + more


@rule("strength.filling_rest", unit="s")
def filling_rest(rest: int, missing: float, sets: int, minute: int) -> int:
    """Pauses are longer where the circuit has time left for strength."""
    return rest + math.floor(missing * minute / sets)


@rule("strength.circuits_each", unit="sessions/wk")
def circuits_each(circuits: int, groups: Sequence[int]) -> int:
    """How many circuits a week hold the same exercise."""
    return circuits if not any(groups) else 1


@rule("strength.balance_sets", unit="sets")
def balance_sets(minutes: int, most: int) -> int:
    """One set of balance a minute, up to the most."""
    return min(minutes, most)


@rule("strength.balance_rest", unit="s")
def balance_rest(minutes: int, sets: int, sides: int, work: int, minute: int) -> int:
    """What the minutes of balance leave for pauses."""
    return max(0, minutes * minute // sets - sides * work)


@rule("strength.more_sets", unit="sets")
def more_sets(
    sets: Sequence[int],
    caps: Sequence[int],
    costs: Sequence[float],
    groups: Sequence[int],
    minutes: float,
    load_minutes: float,
    most: int,
    exercises: int,
) -> tuple[int, ...]:
    """One more set for the next exercises in turn, new ones first, as far as time, load and the cap on exercises allow."""
    now, load = list(sets), load_minutes
    for place in sorted(range(len(now)), key=lambda i: (sets[i], i)):
        known = sets[place] or sum(map(bool, now)) < exercises
        left = minutes - used(now, costs, groups, *((groups[place],) if groups[place] else ()))
        if most and known and now[place] < caps[place] and costs[place] <= min(left, load):
            now[place] += 1
            most, load = most - 1, load - costs[place]
    return tuple(now)


@rule("strength.light_sets", unit="sets")
def light_sets(sets: Sequence[int], costs: Sequence[float], groups: Sequence[int], minutes: float) -> tuple[int, ...]:
    """In a light week one set of each exercise, as far as the shorter session holds them."""
    kept = [0] * len(sets)
    for place, count in enumerate(sets):
        tried = [*kept[:place], 1, *kept[place + 1 :]]
        kept[place] = int(bool(count) and used(tried, costs, groups, *((groups[place],) if groups[place] else ())) <= minutes)
    return tuple(kept)


@rule("strength.fewer_sets", unit="sets")
def fewer_sets(sets: Sequence[int], costs: Sequence[float], groups: Sequence[int], minutes: float) -> tuple[int, ...]:
    """In a shorter session a set of the exercise that has most goes first, the later exercises before the earlier, until the rest fits."""
    kept = list(sets)
    for circuit in (1, 1 + 1):
        mine = [place for place, group in enumerate(groups) if group in {0, circuit}]
        while any(kept[place] for place in mine) and used(kept, costs, groups, circuit) > minutes:
            kept[max(mine, key=lambda place: (kept[place], place))] -= 1
    return tuple(kept)


@rule("strength.pick")
def pick(values: Sequence[int], place: int) -> int:
    """The value of one exercise."""
    return values[place]


@rule("strength.more_amount")
def more_amount(amounts: Sequence[int], most: Sequence[int], steps: Sequence[int]) -> tuple[int, ...]:
    """One repetition more, or a slightly longer hold, up to the top of the range."""
    return tuple(min(top, amount + step) for amount, top, step in zip(amounts, most, steps, strict=True))


@rule("strength.effort", unit="effort 0-10")
def effort(reserve: int, efforts: Sequence[int]) -> int:
    """The effort that follows from reps in reserve."""
    return efforts[reserve]


@rule("strength.exercise_count", unit="exercises")
def exercise_count(by_level: int, most: int) -> int:
    """Strength exercises of the first weeks; balance or mobility is one of the few."""
    return min(by_level, most - 1)


@rule("strength.fits")
def fits(
    sets: Sequence[int],
    amounts: Sequence[int],
    more: Sequence[int],
    costs: Sequence[float],
    dearer: Sequence[float],
    groups: Sequence[int],
    minutes: float,
    load_minutes: float,
) -> bool:
    """Whether any exercise in use can be done longer, and the longer sets fit the time and the load."""
    now, after = used(sets, costs, groups), used(sets, dearer, groups)
    longer = any(count and late > early for count, early, late in zip(sets, amounts, more, strict=True))
    return longer and after <= minutes and after - now <= load_minutes


@rule("strength.reserve_open")
def reserve_open(
    reserve: int, least: int, sets: Sequence[int], costs: Sequence[float], groups: Sequence[int], load_minutes: float, dearer: int
) -> bool:
    """Whether one less in reserve keeps the limit and the load."""
    return reserve > least and 0 < used(sets, costs, groups) <= load_minutes * max(1, dearer)


@rule("strength.new_session_fits", unit="min/wk")
def new_session_fits(
    minutes: int, room: float, sets: Sequence[int], costs: Sequence[float], groups: Sequence[int], session: int, shortest: int
) -> int:
    """No new session when the others would become too short for their strength."""
    return minutes if session >= shortest and used(sets, costs, groups) <= room else 0


@rule("strength.snack_fits")
def snack_fits(amounts: Sequence[int], more: Sequence[int], dearest: float, exercises: int, minutes: float) -> bool:
    """Whether one repetition more still fits the middle of a snack."""
    return amounts != more and exercises > 0 and dearest * exercises <= minutes


@rule("strength.exercise_limit", unit="exercises")
def exercise_limit(week: int, first_weeks: int, sets: Sequence[int], full: int) -> int:
    """No new exercises in the first weeks; then up to the full circuit, of which balance or mobility is one."""
    return sum(map(bool, sets)) if week <= first_weeks else full - 1


@rule("strength.differs")
def differs(after: Sequence[int], before: Sequence[int]) -> bool:
    """Whether anything could be added."""
    return after != before
