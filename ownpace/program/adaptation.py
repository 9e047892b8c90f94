"""A week that is smaller because of what was logged, and the dose that is held after it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ownpace.evidence import cited
from ownpace.facts import Fact, derive, lowest
from ownpace.program import basis, growth, layout
from ownpace.program.basis import STEPS, Kit, State
from ownpace.program.layout import Slot
from ownpace.program.parts import Body, Decision, Week
from ownpace.rules import progression, review, start, strength
from ownpace.vocabulary import EASING, LOWERING, WEEKDAYS, Finding, Step, Template, Verdict, WeekKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def were_eased(weeks: Sequence[Week]) -> bool:
    """Whether the last weeks were eased ones: one alone is followed by the dose before it, more of them by no more than was done of late."""
    last = weeks[-cited("away.eased_weeks").value :]
    return len(last) == cited("away.eased_weeks").value and all(week.eased for week in last)


def come_back(kit: Kit, number: int, state: State, states: Mapping[int, State], weeks: Sequence[Week], decisions: Sequence[Decision]) -> State:
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


def kind_of(number: int, decision: Decision | None) -> Fact[WeekKind]:
    """Tests are where they were planned; a week that is eased is a light week of its own kind."""
    kind = _planned_kind(number, f"w{number}")
    if decision is None or not decision.less or kind.value is WeekKind.TEST:
        return kind
    planned = _planned_kind(number, f"w{number}.{PLANNED}")
    return Fact(kind.id, WeekKind.DELOAD, rule="selection", derived_from=(planned, decision.verdict))


PLANNED = "planned"
"""The place, inside a week, of what it would have been; what it became stands at the week itself."""


def _planned_kind(number: int, at: str) -> Fact[WeekKind]:
    return derive(progression.kind, Fact(f"program.week.{number}", number), cited("weeks.tests"), at=at)


_SLOW = (Finding.SLOW, Finding.SLOW_AGAIN)


def _load(state: State) -> float:
    return state.load.value


def less_week(kit: Kit, number: int, state: State, states: Mapping[int, State], weeks: Sequence[Week], decision: Decision) -> tuple[Week, State]:
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
    kind = kind_of(number, None)
    limits = [_limit(one, state, states, weeks, f"{at}.{one.finding.value}.most") for one in (*lowering, *easing)]
    planned = f"{at}.{PLANNED}"
    light = growth.is_light(kit, number, state, planned)
    if light.value:
        limits.append(layout.week_of(kit, number, kind, STEPS[Step.HOLD], state, state, light, None, planned)[0].load)
    limit = lowest(f"review.limit@{at}", *limits)
    fell = bool(lowering) or after.load.value < state.load.value
    step = basis.because(STEPS[Step.LOWER if fell else Step.HOLD], f"course.step@{at}", decision.verdict)
    if weeks[-1].load.value <= limit.value and not lowering and all(one.verdict.value is Verdict.STAY for one in easing):
        return _same_week(kit, number, step, weeks[-1], decision), after
    if not easing and after.load.value <= limit.value:
        week, _ = layout.week_of(kit, number, kind, step, after, after, layout.not_light(at), None)
        return week, after
    return _eased_week(kit, number, step, eased_from if easing else after, easing, limit, decision), after


def _same_week(kit: Kit, number: int, step: Fact[Step], last: Week, decision: Decision) -> Week:
    """The lighter week once more: the same sessions on the same days."""
    laid = [(WEEKDAYS.index(session.weekday), session.body) for session in last.sessions if session.body.template is not Template.SNACK]
    return replace(layout.made(kit, number, kind_of(number, decision), step, layout.not_light(f"w{number}"), laid), eased=True)


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
        return _weighed(kit, number, smaller, at)
    away, share = verdict in {Verdict.RETURN, Verdict.RESTART}, _whole_share(decision)
    since = _tolerated(state, states, decision) if away else state
    again = weeks[-1].eased and decision.finding.value is Finding.RED_AGAIN
    compared = lowest(f"review.since@{at}", since.load, *([weeks[-1].load] if again else []))
    limit = derive(review.load_limit, compared, share, at=at)
    if compared.value < since.load.value:
        share = derive(review.cap, limit, since.load, at=at)
    fallen = _fallen(kit, number, since, limit, basis.because(share, f"review.lowered_by@{at}", decision.finding), at)
    if verdict is not Verdict.RESTART or states[0].load.value > since.load.value:
        return fallen
    first = basis.because(states[0].minutes, f"program.restart@{at}", decision.verdict)
    start_again = states[0]._replace(minutes=first, build=state.build, reserve_since=state.build, effort_since=state.build)
    if start_again.load.value <= fallen.load.value:
        return start_again
    share = derive(review.cap, fallen.load, start_again.load, at=f"{at}.first")
    return _fallen(kit, number, start_again, fallen.load, basis.because(share, f"review.lowered_by@{at}.first", decision.finding), f"{at}.first")


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
    return _fallen(kit, number, state, limit, basis.because(share, f"review.lowered_by@{at}", decision.finding), at)


def _fallen(kit: Kit, number: int, since: State, limit: Fact[float], share: Fact[float], at: str) -> State:
    """The longest week, from this share of the minutes down, whose load is within the limit; sessions stay worth the name. Measured."""
    first = derive(review.lowered, since.minutes, share, since.sessions, cited("try_week.shortest"), at=at)
    for less in range(first.value, 0, -1):
        lower = Fact(f"review.minutes@{at}", less, "min/wk", "selection", (first, limit))
        smaller = _weighed(kit, number, _smaller(kit, since, lower, share, at), at)
        if smaller.load.value <= limit.value or less <= smaller.sessions.value * cited("try_week.shortest").value:
            break
    return smaller


def _weighed(kit: Kit, number: int, state: State, at: str) -> State:
    """The state with the load of a week of it, which is only tried: what the week becomes is decided later."""
    tried = f"{at}.tried"
    week, _ = layout.week_of(kit, number, _BUILD, STEPS[Step.LOWER], state, state, layout.not_light(tried), None, tried)
    return growth.measured(state, week, tried)


def _tolerated(state: State, states: Mapping[int, State], decision: Decision) -> State:
    """The dose of the last ordinary week that was done, where that is less than what was planned since."""
    earlier = states.get(decision.completed, states[0])
    return earlier._replace(build=state.build) if earlier.load.value <= state.load.value else state


_BUILD: Fact[WeekKind] = Fact("program.build", WeekKind.BUILD)


def _smaller(kit: Kit, state: State, minutes: Fact[int], because: Fact[Any], at: str) -> State:
    """The same sessions, shorter, with as many sets as they hold; fewer sessions only where they would be too short."""
    sessions = derive(review.sessions, state.sessions, minutes, cited("try_week.shortest"), cited("sessions.lowest"), at=at)
    minutes = basis.because(minutes, f"program.lowered@{at}", because)
    sets = _sets_that_fit(kit, state, basis.shortest_of(minutes, sessions, f"{at}.lower"), f"{at}.lower")
    return state._replace(minutes=minutes, sessions=sessions, sets=sets, block=None, freed=state.freed or STEPS[Step.LOWER])


def _eased_week(kit: Kit, number: int, step: Fact[Step], state: State, easing: Sequence[Decision], limit: Fact[float], decision: Decision) -> Week:
    """One lighter week on the same days: each session a share of what it would have been. In a flare the first days are a short walk."""
    at, kind = f"w{number}", kind_of(number, decision)
    caps = [Fact(f"review.whole@{at}", 1.0, "share", "selection", (limit,))] if easing else []
    caps.append(derive(review.cap, limit, state.load, at=at))
    while len(caps) < _TIMES:
        caps.append(derive(review.closer, caps[-1], at=f"{at}.{len(caps)}"))
    for cap in caps:
        week = layout.made(kit, number, kind, step, layout.not_light(at), _eased_sessions(kit, state, easing, cap, at))
        if week.load.value <= limit.value:
            break
    return replace(week, eased=True)


_TIMES = 12
"""So often an eased week is made smaller at most until it is light enough; then its sessions are as short as they get."""


def _eased_sessions(kit: Kit, state: State, easing: Sequence[Decision], cap: Fact[float], at: str) -> list[tuple[int, Body]]:
    longer, shorter, extra = layout.session_minutes(state, layout.not_light(at), at)
    slots, cores = layout.slots_of(kit, state.sessions.value, extra, split=any(state.groups.value)), dict[tuple[int, bool, float], Body]()
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
        Fact(f"review.{name}@{one.finding.value}", tuple(row.value for row in of), rule="table", derived_from=of)
        for name, of in (("shares", rows), ("flare_days", days), ("flare_shares", parts))
    ]
    return derive(review.share, one.verdict, Fact(f"program.day.{day}", day), *tables, at=at)


def gentle_body(kit: Kit, template: Template, minutes: Fact[int], bout: Fact[int], at: str) -> Body:
    """A short spell of the person's endurance at very light effort, and nothing else."""
    return replace(layout.easy_session(layout.aerobic_item(kit, minutes, bout, cited("effort.easy"), at), minutes, at), template=template)


def _eased_body(kit: Kit, state: State, slot: Slot, planned: Fact[int], shares: tuple[Fact[float], Fact[float]], at: str) -> Body:
    """The longest session whose load is within the share of the planned one; when even the shortest is not, a short and very light one.

    ``shares``: of this day (0 is a short walk), and of the whole week.
    """
    share, cap = shares
    plain = state._replace(block=None, freed=state.freed or STEPS[Step.HOLD])
    full = _circuit_or_walk(kit, plain, slot, planned, state.sets, f"{at}.full").load
    limit = derive(review.load_limit, full, share if share.value else cap, at=at)
    first = derive(review.eased, planned, share, cited("try_week.shortest"), at=at)
    for length in range(first.value if share.value else 0, cited("try_week.shortest").value - 1, -1):
        minutes = Fact(f"program.session@{at}", length, "min/session", "selection", (first, limit, kit.muscles))
        sets = _sets_that_fit(kit, state, minutes, at)
        body = _circuit_or_walk(kit, plain, slot, minutes, sets, at)
        if body.load.value <= limit.value:
            return replace(body, bad=layout.bad_size(kit, body.items, minutes, state.bout, state.effort, at, sets))
    walk = derive(review.gentle, limit, cited("effort.easy"), cited("snack.shortest"), cited("flare.walk"), at=at)
    return gentle_body(kit, Template.WALK, basis.because(walk, f"program.walk@{at}", share, *kit.warm_reasons), state.bout, at)


def _circuit_or_walk(kit: Kit, state: State, slot: Slot, minutes: Fact[int], sets: Fact[tuple[int, ...]], at: str) -> Body:
    return layout.body_of(kit, state, layout.strength_items(kit, state, sets, slot.circuit, at) if slot.circuit else None, minutes, at)


def _sets_that_fit(kit: Kit, state: State, session: Fact[int], at: str) -> Fact[tuple[int, ...]]:
    return derive(strength.fewer_sets, state.sets, state.costs, state.groups, basis.room_in(basis.middle_of(kit, state, session, at), at), at=at)
