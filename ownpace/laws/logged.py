"""Laws of logged weeks: what follows red, slow, missed and tired weeks and days away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ownpace.evidence import cited
from ownpace.laws import growth
from ownpace.laws.register import View, law
from ownpace.vocabulary import DECIMALS, HURT, Finding, Verdict

if TYPE_CHECKING:
    from ownpace.program import Week


def _decided(*findings: Finding) -> Callable[[View], bool]:
    """Whether a week of the plan was decided by one of these."""
    return lambda view: any(_by(week, *findings) for week in view.weeks)


def _by(week: Week, *findings: Finding) -> bool:
    return week.decision is not None and week.decision.finding.value in findings


def _is_tiny(view: View, week: Week) -> bool:
    """Tries, snacks and the shortest sessions are as small as a session gets; they are repeated or walked instead."""
    shortest = cited("try_week.shortest").value
    return growth.snacks_only(view) or growth.is_try(week) or all(session.body.minutes.value <= shortest for session in week.sessions)


def _first_ordinary(view: View) -> Week:
    return next((week for week in view.weeks if not growth.is_try(week)), view.weeks[0])


def _hurt(week: Week) -> bool:
    """Whether the week before had a red session, a crash or fever, whatever decided."""
    return week.decision is not None and any(week.decision.flags[finding].value for finding in HURT)


@law("I39", applies=lambda view: any(map(_hurt, view.weeks)))
def red_is_followed_by_less(view: View) -> Iterator[str]:
    """After a red session, or fever, the next week is at most the share of a slow amber one."""
    for week in filter(_hurt, view.weeks):
        logged = view.weeks[week.number - 2]
        base = min(logged, growth.build_before(view, week) or logged, key=lambda one: one.load.value)
        if growth.is_over(week.load.value, 1.0 if _is_tiny(view, week) else cited("pain.amber_factor").value, base):
            yield f"w{week.number}"


@law("I40", applies=_decided(Finding.UNKNOWN))
def nothing_rises_on_the_unknown(view: View) -> Iterator[str]:
    """Pain that was not told, or a week that was not logged: the next week is no heavier than the last build week."""
    yield from _not_heavier(view, lambda week: _by(week, Finding.UNKNOWN))


@law("new_sign", applies=_decided(Finding.NEW_SIGN))
def nothing_rises_on_a_new_sign(view: View) -> Iterator[str]:
    """A new sign that the plan goes on with, or a fall: the next week is no heavier than the last build week."""
    yield from _not_heavier(view, lambda week: _by(week, Finding.NEW_SIGN))


@law("I41", applies=_decided(Finding.FEW, Finding.FEW_AGAIN, Finding.SOME_MISSED))
def missed_sessions_are_not_caught_up(view: View) -> Iterator[str]:
    """After a week of few sessions nothing rises."""
    yield from _not_heavier(view, lambda week: _by(week, Finding.FEW, Finding.FEW_AGAIN, Finding.SOME_MISSED))


@law("I42", applies=_decided(Finding.RESTART))
def a_long_time_away_starts_again(view: View) -> Iterator[str]:
    """After so long away the next week is no heavier than the first ordinary one or after a shorter gap, and safety is asked about first."""
    start, share = _first_ordinary(view), cited("ceiling.long_gap").value
    for week in (one for one in view.weeks if _by(one, Finding.RESTART)):
        told = week.decision is not None and week.decision.notices["rescreen"].value
        heavier = not _is_tiny(view, week) and growth.is_over(week.load.value, share, _left_off(view, week))
        if growth.is_over(week.load.value, 1.0, start) or heavier or not told:
            yield f"w{week.number}"


@law("I43", applies=_decided(Finding.SHORT_GAP, Finding.LONG_GAP))
def a_gap_is_followed_by_less(view: View) -> Iterator[str]:
    """After a gap the next week is a share of the last week that was done; tries and snacks are as small as they get."""
    shares = {Finding.SHORT_GAP: cited("ceiling.short_gap").value, Finding.LONG_GAP: cited("ceiling.long_gap").value}
    for week in view.weeks:
        if week.decision is None or week.decision.finding.value not in shares:
            continue
        share = 1.0 if _is_tiny(view, week) else shares[week.decision.finding.value]
        if growth.is_over(week.load.value, share, _left_off(view, week)):
            yield f"w{week.number}"


def _left_off(view: View, week: Week) -> Week:
    """The week that a gap is compared with: the last one that was done, or an eased one after it where that is lighter."""
    done = view.weeks[max(0, week.decision.completed - 1 if week.decision else 0)]
    done = _first_ordinary(view) if growth.is_try(done) else done
    last = view.weeks[week.number - 2]
    return min(done, last, key=lambda one: one.load.value) if last.eased and not _is_tiny(view, last) else done


def _hurt_or_slow(week: Week) -> bool:
    return week.decision is not None and bool(week.decision.hurt.value or week.decision.flags[Finding.SLOW].value)


@law("last_tolerated", applies=lambda view: any(map(_hurt_or_slow, view.weeks)))
def a_dose_that_hurt_does_not_come_back(view: View) -> Iterator[str]:
    """After a red session in an eased week, a flare, or a slow morning, no week is as heavy again until one was good."""
    for after in filter(_hurt_or_slow, view.weeks):
        limits = list(_may_come_back(view, after))
        ordinary = (week for week in _until_good(view, after.number) if not week.eased and not _is_tiny(view, week))
        yield from (f"w{week.number}" for week in ordinary if any(round(week.load.value - limit, DECIMALS) > 0 for limit in limits))


def _may_come_back(view: View, after: Week) -> Iterator[float]:
    """The loads that what happened in the week before leaves at most."""
    logged, less, flags = view.weeks[after.number - 2], cited("pain.amber_factor").value, after.decision.flags if after.decision else {}
    if growth.is_try(logged):
        return
    hurt = bool(after.decision and after.decision.hurt.value)
    if logged.eased and hurt:
        yield float(less * logged.load.value)
    if not logged.eased and flags[Finding.FLARE].value:
        yield _last_dose(view, after, logged.load.value, less)
    if flags[Finding.SLOW].value:
        before = view.builds[after.number]
        lighter = logged.eased or logged.light.value
        yield float(less * (before[-1].load.value if lighter and before else logged.load.value))


def _last_dose(view: View, after: Week, dose: float, less: float) -> float:
    """The load that a flare goes back to: of the last ordinary week that was tolerated and no heavier, or less of what flared."""
    number = after.decision.tolerated if after.decision else 0
    tolerated = view.weeks[number - 1] if number and not growth.is_try(view.weeks[number - 1]) else None
    return float(tolerated.load.value if tolerated is not None and tolerated.load.value <= dose else less * dose)


def _until_good(view: View, number: int) -> Iterator[Week]:
    """The weeks from this one on, as long as no logged week said that the plan goes on, or nobody logs."""
    for week in view.weeks[number - 1 :]:
        unknown = week.number > number and week.decision is None and not view.weeks[week.number - 2].eased
        if unknown or (week.number > number and week.decision is not None and week.decision.verdict.value is Verdict.PROGRESS):
            return
        yield week


@law("comes_back", applies=lambda view: any(week.eased for week in view.weeks))
def what_comes_back_is_near_what_was_done(view: View) -> Iterator[str]:
    """After some eased weeks in a row the dose is at most a fifth above the average of what was done of late, or no more than in the last of them."""
    most, weeks, row = (cited(f"away.{name}").value for name in ("recent_most", "recent_weeks", "eased_weeks"))
    done = {week.number - 1: week.decision.minutes_done.value for week in view.weeks if week.decision is not None}
    for last, week in zip(view.weeks, view.weeks[1:], strict=False):
        spell = view.weeks[max(0, last.number - row) : last.number]
        if (
            len(spell) < row
            or not all(one.eased for one in spell)
            or week.eased
            or _is_tiny(view, week)
            or not growth.is_over(week.load.value, 1.0, last)
        ):
            continue
        recent = view.weeks[max(0, last.number - weeks) : last.number]
        loads = [_share_done(one, done.get(one.number, one.minutes.value)) for one in recent]
        loads += [_first_ordinary(view).load.value] * (weeks - len(loads))
        if week.load.value > round(most * sum(loads) / len(loads), DECIMALS):
            yield f"w{week.number}"


def _share_done(week: Week, minutes: int) -> float:
    return float(week.load.value * min(minutes, week.minutes.value) / max(1, week.minutes.value))


def _told_not_to_rise(week: Week) -> bool:
    return week.decision is not None and week.decision.verdict.value is not Verdict.PROGRESS


@law("held", applies=lambda view: any(map(_told_not_to_rise, view.weeks)))
def a_decision_is_kept(view: View) -> Iterator[str]:
    """Whatever a logged week decided but to go on: the next week is no heavier than the last build week before it."""
    yield from _not_heavier(view, _told_not_to_rise)


def _not_heavier(view: View, concerns: Callable[[Week], bool]) -> Iterator[str]:
    """The weeks that it concerns and that are heavier than the last build week before them."""
    for week in filter(concerns, view.weeks):
        base = growth.build_before(view, week)
        if base is not None and growth.is_over(week.load.value, 1.0, base):
            yield f"w{week.number}"
