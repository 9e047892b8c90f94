"""How much of what: the start, the caps and the needs of this person (FITT-VP), each with its losing candidates in the lineage.

The lowest cap among the person's conditions wins, needs and forbidden tags are united, and the base is never raised again once reduced.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ownpace.evidence import cited, has
from ownpace.facts import Fact, derive, highest, lowest
from ownpace.rules import start
from ownpace.vocabulary import Budget

if TYPE_CHECKING:
    from ownpace.profile import Profile


@dataclass(frozen=True, slots=True)
class Prescription:
    """Start values, caps and needs; every field is a fact."""

    budget: Fact[int]
    budget_kind: Fact[Budget]
    week1: Fact[int]
    growth_limit: Fact[int]
    weekly_cap: Fact[int]
    sessions: Fact[int]
    reference_sessions: Fact[int]
    extra_warm_up: Fact[int]
    sessions_most: Fact[int]
    session_cap: Fact[int]
    long_enough: Fact[int]
    effort: Fact[int]
    effort_cap: Fact[int]
    reserve: Fact[int]
    reserve_least: Fact[int]
    strength_days: Fact[int]
    length: Fact[int]
    slow: Fact[bool]
    hold_second_week: Fact[bool]
    on_quota: Fact[bool]
    bout: Fact[int]
    forbidden: Fact[frozenset[str]]
    patterns: tuple[Fact[tuple[str, ...]], ...]
    mobility: tuple[str, ...]


def _limits(profile: Profile, name: str) -> list[Fact[Any]]:
    """The rows of this name among the person's pathways."""
    return [cited(f"{pathway}.{name}") for pathway in profile.pathways if has(f"{pathway}.{name}")]


def _by_level(profile: Profile, row: str) -> Fact[Any]:
    return derive(start.by_level, profile.level, cited(row), at=row)


def _reduced(profile: Profile) -> Fact[int]:
    """The base times every reduction that applies."""
    base = derive(start.base, profile.reported_minutes, _by_level(profile, "start.lowest"))
    shares = (
        derive(start.share_of_pain, profile.irritability, cited("start.painful_share")),
        derive(start.share_if, profile.recent_pain, cited("start.recent_pain_share"), at="recent_pain"),
        derive(start.share_if, profile.short_sleep, cited("start.short_sleep_share"), at="short_sleep"),
        derive(start.share_if, profile.tired, cited("start.fatigue_share"), at="fatigue"),
        derive(start.share_unless, profile.confident, cited("start.low_confidence_share")),
    )
    return derive(start.reduced, base, cited("start.floor"), *shares)


def prescribe(profile: Profile, chosen_length: Fact[int | None]) -> Prescription:
    """Turn capacities into a start, caps and needs. ``chosen_length`` is the person's own choice of weeks, or ``None``."""
    budget = derive(start.budget, profile.stated_minutes, cited("budget.share"))
    kind = derive(start.budget_kind, budget, cited("budget.full_from"), cited("budget.short_from"))
    growth = derive(start.growth_limit, profile.reported_minutes, _by_level(profile, "start.lowest"), cited("start.growth_limit"))
    by_time = derive(start.session_cap, kind, profile.minutes_a_time, budget, cited("budget.full_session"), cited("sessions.lowest"))
    session_cap = lowest(
        "prescription.session_cap",
        _by_level(profile, "cap.session_longest"),
        by_time,
        cited("cap.session_all"),
        *_limits(profile, "session_cap"),
        unit="min/session",
    )
    most = derive(
        start.sessions_most,
        _by_level(profile, "cap.sessions"),
        profile.stated_days,
        kind,
        cited("sessions.lowest"),
        cited("sessions.fewer_when_unsure"),
        profile.confident,
    )
    cap = lowest(
        "prescription.week", budget, _by_level(profile, "cap.weekly_minutes"), cited("cap.week_all"), *_limits(profile, "weekly_cap"), unit="min/wk"
    )
    weekly_cap = derive(start.weekly_cap, cap, most, session_cap)
    week1 = lowest("start.week1", _by_level(profile, "start.highest"), weekly_cap, growth, _reduced(profile), unit="min/wk")
    start_sessions = lowest("start.wanted_sessions", _by_level(profile, "sessions.start"), most, unit="sessions/wk")
    sessions = derive(start.sessions, start_sessions, most, week1, cited("sessions.shortest"), session_cap, cited("sessions.lowest"))
    reference = derive(start.reference_sessions, _by_level(profile, "sessions.start"), sessions)
    effort_cap = lowest("prescription.effort_cap", *_limits(profile, "effort_cap"), unit="effort 0-10")
    reserve = derive(start.reserve, _by_level(profile, "strength.reserve_start"), cited("effort.by_reserve"), effort_cap, at="start")
    wanted_days = highest("prescription.strength_wanted", *_limits(profile, "strength_days"), unit="days/wk")
    forbidden = _limits(profile, "forbidden")
    slow = derive(start.slow, profile.irritability)
    long = _limits(profile, "long_course")
    return Prescription(
        budget=budget,
        budget_kind=kind,
        week1=week1,
        growth_limit=growth,
        weekly_cap=weekly_cap,
        sessions=sessions,
        reference_sessions=reference,
        extra_warm_up=derive(
            start.extra_warm_up, week1, sessions, reference, cited("warmup.long"), cited("warmup.cooldown_long"), cited("warmup.long_from")
        ),
        sessions_most=most,
        session_cap=session_cap,
        long_enough=lowest("prescription.long_enough", _by_level(profile, "cap.session_start"), session_cap, unit="min/session"),
        effort=lowest("prescription.effort", _by_level(profile, "effort.start"), effort_cap, unit="effort 0-10"),
        effort_cap=effort_cap,
        reserve=reserve,
        reserve_least=derive(start.reserve, cited("strength.reserve_least"), cited("effort.by_reserve"), effort_cap, at="least"),
        strength_days=lowest(
            "prescription.strength_days", wanted_days, _by_level(profile, "sessions.strength_days"), cited("strength.days_cap"), unit="days/wk"
        ),
        length=derive(
            start.length,
            profile.level,
            cited("general.long_course_level"),
            Fact("prescription.long_condition", bool(long), rule="selection", derived_from=tuple(long)),
            chosen_length,
            cited("weeks.short"),
            cited("weeks.long"),
        ),
        slow=slow,
        hold_second_week=derive(start.hold_second_week, slow, profile.short_sleep, profile.tired),
        on_quota=derive(start.on_quota, profile.irritability, profile.tired),
        bout=derive(
            start.bout,
            profile.tolerance,
            profile.irritability,
            cited("walking.bout_share"),
            cited("walking.bout_lowest"),
            cited("walking.bout_highest"),
        ),
        forbidden=Fact("prescription.forbidden", frozenset().union(*(row.value for row in forbidden)), rule="union", derived_from=tuple(forbidden)),
        patterns=tuple(_limits(profile, "patterns")[1:] + _limits(profile, "patterns")[:1]),
        mobility=tuple(place for row in _limits(profile, "mobility") for place in row.value),
    )
