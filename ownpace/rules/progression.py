"""How does the plan grow? One thing rises in a build week; light weeks cut minutes; nothing passes its cap.

The step of a week is itself a value with reasons, so every number of the week can say why it rose or stayed.
Not modelled: logged weeks, triggered light weeks and flares (they come with the check-in).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ownpace.facts import rule
from ownpace.rules import strength
from ownpace.vocabulary import DECIMALS, HALVES_PER_MINUTE, Step, WeekKind, exact

if TYPE_CHECKING:
    from collections.abc import Sequence


@rule("course.kind")
def kind(week: int, tests: Sequence[int]) -> WeekKind:
    """Test weeks are fixed; every other planned week builds."""
    return WeekKind.TEST if week in tests else WeekKind.BUILD


@rule("course.duration_room", unit="min/wk")
def duration_room(
    minutes: int, load: float, effort: int, sessions: int, aim: float, free_below: int, free_minutes: int, per_session: int, cap: int, longest: int
) -> int:
    """Minutes that may be added: by load (a unit of each session kept for rounding), by the free step of small weeks, by session and by the caps."""
    by_load = math.floor((load * (aim - 1) - sessions) / effort)
    free = min(free_minutes, free_below - 1 - minutes)
    return max(0, min(max(by_load, free), sessions * per_session, cap - minutes, sessions * longest - minutes))


@rule("course.slow_room", unit="min/wk")
def slow_room(minutes: int, sessions: int, per_session: int, cap: int, longest: int) -> int:
    """On slow steps each session may grow by the smallest whole step."""
    return max(0, min(sessions * per_session, cap - minutes, sessions * longest - minutes))


@rule("course.load_room", unit="min")
def load_room(load: float, aim: float, dearer: int, circuits: int, sessions: int) -> float:
    """Minutes of each session that may move from easier to harder work without passing the aim."""
    return max(0, load * (aim - 1) - sessions) / (max(1, dearer) * max(1, circuits))


@rule("course.new_session", unit="min/wk")
def new_session(
    minutes: int, load: float, effort: int, sessions: int, most: int, long_enough: int, added: int, cap: int, aim: float, free_below: int
) -> int:
    """Minutes of one more session, when sessions are long enough and week and load have room; otherwise none."""
    ready = sessions < most and minutes >= sessions * long_enough and minutes + added <= cap
    gentle = added * effort <= load * (aim - 1) or minutes + added < free_below
    return added if ready and gentle else 0


@rule("course.harder_minutes", unit="min/wk")
def harder_minutes(minutes: int, load: float, aerobic: float, effort: int, aim: float, sessions: int) -> int:
    """Minutes of the week in which aerobic effort rises by one: so many fewer that load stays at the aim."""
    kept = (load * aim - sessions - (load - aerobic * effort)) / (effort + 1)
    return minutes - max(0, math.ceil(aerobic - kept))


@rule("course.zone_ready")
def zone_ready(since: int, build: int, needed: int, minutes: int, enough: int, cap: int) -> bool:
    """A harder zone comes after enough build weeks at this one, and with enough minutes or at the cap."""
    return build - since >= needed and (minutes >= enough or minutes >= cap)


@rule("course.dearer", unit="effort 0-10")
def dearer(reserve: int, efforts: Sequence[int], effort: int) -> int:
    """How much harder strength is than endurance this week."""
    return efforts[reserve] - effort


@rule("course.shorter", unit="min/session")
def shorter(minutes: int, added: int, sessions: int) -> int:
    """The shortest session when the week's minutes are shared."""
    return (minutes + added) // (sessions + (added > 0))


@rule("course.zone_open")
def zone_open(
    effort: int, cap: int, session: int, shortest: int, room: float, sets: Sequence[int], costs: Sequence[float], groups: Sequence[int]
) -> bool:
    """A harder zone needs room under the cap, and sessions that still hold their strength."""
    return effort < cap and session >= shortest and strength.used(sets, costs, groups) <= room


@rule("course.turn")
def turn(build: int, hold_second: bool, slow: bool, every: int) -> str:
    """Endurance and strength take turns; held weeks have no turn."""
    step = (build - 1) // every if slow else build - 1
    if step == 0 or (slow and (build - 1) % every) or (hold_second and build == 1 + 1):
        return Step.HOLD
    return Step.DURATION if step % (1 + 1) else Step.SETS


@rule("course.step")
def step(
    turn: str,
    duration: int,
    new_session: int,
    sets: bool,
    reps: bool,
    reserve: bool,
    intensity: bool,
) -> Step:
    """The one thing that rises this week: minutes, then sessions, then effort; on strength's turn sets, repetitions, then reserve."""
    if turn == Step.HOLD:
        return Step.HOLD
    endurance = ((Step.FREQUENCY, new_session > 0), (Step.DURATION, duration > 0), (Step.INTENSITY, intensity))
    strength = ((Step.SETS, sets), (Step.REPS, reps), (Step.RESERVE, reserve))
    order = endurance + strength if turn == Step.DURATION else strength + endurance
    return next((name for name, open_ in order if open_), Step.HOLD)


@rule("course.minutes", unit="min/wk")
def minutes(before: int, step: Step, duration: int, new_session: int, harder: int) -> int:
    """Planned minutes of a build week."""
    return {Step.DURATION: before + duration, Step.FREQUENCY: before + new_session, Step.INTENSITY: harder}.get(step, before)


@rule("course.sessions", unit="sessions/wk")
def sessions(before: int, step: Step) -> int:
    """One session more only when frequency is the thing that rises."""
    return before + (step is Step.FREQUENCY)


@rule("course.effort", unit="effort 0-10")
def effort(before: int, step: Step) -> int:
    """One zone harder only when intensity is the thing that rises."""
    return before + (step is Step.INTENSITY)


@rule("course.reserve", unit="reps in reserve")
def reserve(before: int, step: Step) -> int:
    """One less in reserve only when that is the thing that rises."""
    return before - (step is Step.RESERVE)


@rule("course.chosen")
def chosen(before: Sequence[int], step: Step, other: Sequence[int], name: Step) -> tuple[int, ...]:
    """The new values when this is the thing that rises, otherwise those of before."""
    return tuple(other if step is name else before)


@rule("course.amounts", unit="reps")
def amounts(before: Sequence[int], step: Step, more: Sequence[int], first: Sequence[int]) -> tuple[int, ...]:
    """Repetitions rise on their step and start again when the reserve falls."""
    return tuple({Step.REPS: more, Step.RESERVE: first}.get(step, before))


@rule("course.bout", unit="min")
def bout(before: int, step: Step, rise: int) -> int:
    """Walking quotas grow with the weeks in which minutes grow."""
    return before + rise if step is Step.DURATION else before


@rule("course.rest_of", unit="min")
def rest_of(minutes: float, *others: float) -> float:
    """What others leave of the minutes."""
    return minutes - sum(others)


@rule("course.extra_fits", unit="min")
def extra_fits(minutes: int, ends: int, extra: float, *others: float) -> float:
    """Extra easy minutes as far as the session has room for them."""
    return max(0, min(extra, minutes - ends - sum(others)))


@rule("course.session_minutes", unit="min/session")
def session_minutes(week: int, sessions: int, place: int) -> int:
    """The week's minutes shared equally; the first sessions take what is left over."""
    return week // sessions + (place < week % sessions)


@rule("course.light_minutes", unit="min/session")
def light_minutes(minutes: int, share: float, light: bool) -> int:
    """A light week cuts every session by the same share."""
    return round(minutes * share) if light else minutes


@rule("course.is_light")
def is_light(week: int, length: int, tests: Sequence[int], minutes: int, hold_below: int, session: int, share: float, shortest: int) -> bool:
    """Test weeks before the last are light, unless the week or a session is too small to cut."""
    return week in tests and week < length and minutes >= hold_below and round(session * share) >= shortest


@rule("course.warm_up", unit="min")
def warm_up(ends: int, cool_down: int, extra: float) -> float:
    """What the easy ends of a session leave after the cool-down, and the extra easy minutes of week 1."""
    return ends - cool_down + extra


@rule("course.cool_down", unit="min")
def cool_down(ends: int, lengths: Sequence[int]) -> int:
    """The cool-down's part of the easy ends, at least the short one."""
    _, warm, cool, _, short = lengths
    return max(short, ends * cool // (warm + cool))


@rule("course.extra", unit="min")
def extra(minutes: int, ends: int, *others: float) -> float:
    """Easy minutes that week 1 has beyond its warm-up and cool-down; they stay for the whole course."""
    return max(0, minutes - ends - sum(others))


@rule("course.aerobic_minutes", unit="min")
def aerobic_minutes(minutes: int, warm_up: float, cool_down: int, *others: float) -> float:
    """What strength and balance leave of the session goes to endurance, in half minutes."""
    return max(0, math.floor((minutes - warm_up - cool_down - sum(others)) * HALVES_PER_MINUTE) / HALVES_PER_MINUTE)


@rule("course.bouts", unit="sets")
def bouts(minutes: float, longest: int, rest: int, minute: int) -> int:
    """Walking beyond the quota is split into equal bouts, each with a short pause after it."""
    return 1 if minutes <= longest else math.ceil(minutes * minute / (longest * minute + rest))


@rule("course.bout_rest", unit="s")
def bout_rest(minutes: float, longest: int, rest: int) -> int:
    """A pause only where the minutes are more than one bout."""
    return rest if minutes > longest else 0


@rule("course.bout_seconds", unit="s")
def bout_seconds(minutes: float, bouts: int, rest: int, minute: int) -> int:
    """Seconds of one bout, so that bouts and pauses fill the minutes."""
    return max(0, math.floor(minutes * minute / max(1, bouts)) - rest)


@rule("course.session_effort", unit="effort 0-10")
def session_effort(*pairs: float) -> float:
    """Effort of a session: its items weighted by minutes."""
    half = len(pairs) // (1 + 1)
    weights, efforts = pairs[:half], pairs[half:]
    return round(sum(w * e for w, e in zip(weights, efforts, strict=True)) / sum(weights), DECIMALS)


@rule("course.session_load")
def session_load(minutes: int, effort: float) -> float:
    """Load of a session: minutes times effort."""
    return round(minutes * effort, DECIMALS)


@rule("course.week_load")
def week_load(*loads: float) -> float:
    """Load of a week: the sum of its sessions."""
    return round(sum(loads), DECIMALS)


@rule("course.week_minutes", unit="min/wk")
def week_minutes(*minutes: int) -> int:
    """Minutes of a week: the sum of its sessions."""
    return sum(minutes)


@rule("sizes.good_room", unit="min/wk")
def good_room(
    minutes: int, load: float, effort: int, before: int | None, load_before: float, growth: int, cap: int, most: float, free_below: int, free: int
) -> int:
    """Minutes that a week of only good days may add without passing the weekly cap."""
    if before is None:
        allowed_ = growth - minutes
    elif before < free_below and minutes < free_below:
        allowed_ = min(before + free, free_below - 1) - minutes
    else:
        allowed_ = math.floor((exact(load_before) * exact(most) - exact(load)) / effort)
    return max(0, min(allowed_, growth - minutes, cap - minutes))


@rule("sizes.good", unit="min/session")
def good(minutes: int, share: float, room: int, sessions: int, longest: int, quota: bool) -> int:
    """A good day may be a little longer; people on quotas keep the quota."""
    return minutes if quota else max(minutes, min(math.floor(minutes * share), minutes + room // sessions, longest))


@rule("sizes.bad", unit="min/session")
def bad(minutes: int, longest: int) -> int:
    """A bad day is short, never longer than ordinary, and counts as done."""
    return min(minutes, longest)
