"""How much of what: the start, the caps and the needs of this person (FITT-VP), each with its losing candidates in the lineage.

Several conditions become one prescription here: the lowest cap among them wins, needs and forbidden tags are united, the slowest pace is
kept, and the base is never raised again once reduced. A condition adds no sessions of its own; one circuit serves all of them.
Not modelled: an order of training after surgery, supervised intensity, heart rate.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ownpace.evidence import cited, has
from ownpace.facts import Fact, derive, highest, lowest
from ownpace.rules import start, strength
from ownpace.vocabulary import Budget

if TYPE_CHECKING:
    from ownpace.profile import Profile


@dataclass(frozen=True, slots=True)
class Prescription:
    """Start values, caps and needs; every field is a fact."""

    budget: Fact[int]
    budget_kind: Fact[Budget]
    week1: Fact[int]
    """The most minutes that week 1 may have; its sessions may need fewer."""
    growth_limit: Fact[int]
    weekly_cap: Fact[int]
    sessions_first: Fact[int]
    sessions_most: Fact[int]
    session_cap: Fact[int]
    sessions_usual: Fact[int]
    """What the level starts with when days and confidence allow."""
    first_longest: Fact[int]
    first_longest_few: Fact[int]
    """The same where week 1 has fewer sessions than usual: fewer are not made up for by longer."""
    long_enough: Fact[int]
    effort: Fact[int]
    effort_cap: Fact[int]
    reserve: Fact[int]
    reserve_least: Fact[int]
    strength_effort: Fact[int]
    strength_days: Fact[int]
    """Circuits a week, the same for everybody, so that no condition adds any."""
    most_first_weeks: Fact[int]
    length: Fact[int]
    slow: Fact[bool]
    hold_second_week: Fact[bool]
    on_quota: Fact[bool]
    bout: Fact[int]
    gap_walk: Fact[int]
    """Minutes of the short walk that keeps the days without activity few; 0 where none is needed."""
    gap_days: Fact[int]
    forbidden: Fact[frozenset[str]]
    prefer: Fact[frozenset[str]]
    essentials: Fact[tuple[str, ...]]
    focus: tuple[Fact[tuple[str, ...]], ...]
    mobility: tuple[str, ...]
    lengths: Fact[tuple[int, ...]]
    """Where a session is long, and its full and short warm-up and cool-down."""

    @property
    def patterns(self) -> tuple[Fact[tuple[str, ...]], ...]:
        """The needs in the order of the circuit: what every week has, then what the complaints add."""
        return (self.essentials, *self.focus)


_NOT_TOLD: Fact[int | None] = Fact("choice:dose", None, "min/wk")
_NO_CEILING: Fact[None] = Fact("program.no_ceiling", None)


def limits(profile: Profile, name: str) -> list[Fact[Any]]:
    """The rows of this name among the person's pathways."""
    return [cited(f"{pathway}.{name}") for pathway in profile.pathways if has(f"{pathway}.{name}")]


def _lengths() -> Fact[tuple[int, ...]]:
    """Where a session is long, and its full and short warm-up and cool-down, as one fact."""
    rows = tuple(cited(f"warmup.{name}") for name in ("long_from", "long", "cooldown_long", "short", "cooldown_short"))
    return Fact("warmup.lengths", tuple(row.value for row in rows), unit="min", rule="table", derived_from=rows)


def efforts(effort: Fact[int], strong: Fact[int]) -> Fact[tuple[int, ...]]:
    """Effort of the easy ends, of endurance and of strength, as one fact."""
    three = (cited("effort.easy"), effort, strong)
    return Fact("start.efforts", tuple(fact.value for fact in three), unit="effort 0-10", rule="table", derived_from=three)


def part_rows() -> tuple[Fact[Any], Fact[Any], Fact[Any]]:
    """What a circuit of week 1 is cut into: minutes for balance or mobility, and the share and most of strength."""
    return cited("sessions.side_minutes"), cited("strength.reference_share"), cited("strength.reference_most")


def _parts() -> Fact[tuple[float, ...]]:
    rows = part_rows()
    return Fact("start.parts", tuple(row.value for row in rows), rule="table", derived_from=rows)


def first_week(rx: Prescription, minutes: Fact[int], at: str) -> tuple[Fact[int], Fact[int], Fact[float]]:
    """Sessions, minutes and load of the first ordinary week with at most these minutes, the short walk beside them."""
    few = (rx.sessions_usual, rx.first_longest_few)
    fixed = (rx.sessions_first, rx.first_longest, *few, cited("sessions.shortest"), cited("sessions.lowest"), rx.strength_days, rx.lengths, _parts())
    three = efforts(rx.effort, rx.strength_effort)
    found = derive(start.shape, minutes, *fixed, three, _NO_CEILING, at=at)
    if rx.gap_walk.value:
        load = derive(start.part_of_shape, found, _PLACES[2], at=f"{at}.load_without_walk")
        ceiling = derive(start.ceiling, load, rx.gap_walk, cited("effort.easy"), at=at)
        left = derive(start.beside_walk, minutes, rx.gap_walk, at=at)
        found = derive(start.shape, left, *fixed, three, ceiling, at=f"{at}.with_walk")
    sessions, used, load = (derive(start.part_of_shape, found, place, at=f"{at}.{name}") for name, place in _NAMED)
    return sessions, used, load


_PLACES = tuple(Fact(f"program.place.{place}", place) for place in range(3))
_NAMED = tuple(zip(("sessions", "minutes", "load"), _PLACES, strict=True))


def _by_level(profile: Profile, row: str) -> Fact[Any]:
    return derive(start.by_level, profile.level, cited(row), at=row)


def _reduced(profile: Profile) -> Fact[int]:
    """The base times every reduction that applies."""
    usual = derive(start.base, profile.reported_minutes, _by_level(profile, "start.lowest"))
    base = lowest("start.base_in_range", usual, _by_level(profile, "start.highest"), unit="min/wk")
    shares = (
        derive(start.share_of_pain, profile.irritability, cited("start.painful_share")),
        derive(start.share_by, profile.usual_pain, cited("start.pain_bounds"), cited("start.pain_shares"), at="pain"),
        derive(start.share_by, profile.conditions, cited("start.condition_bounds"), cited("start.condition_shares"), at="conditions"),
        derive(start.share_if, profile.recent_pain, cited("start.recent_pain_share"), at="recent_pain"),
        derive(start.share_if, profile.short_sleep, cited("start.short_sleep_share"), at="short_sleep"),
        derive(start.share_if, profile.tired, cited("start.fatigue_share"), at="fatigue"),
        derive(start.share_unless, profile.confident, cited("start.low_confidence_share")),
    )
    return derive(start.reduced, base, cited("start.floor"), *shares)


def _any(id: str, rows: list[Fact[Any]]) -> Fact[bool]:
    return Fact(id, bool(rows), rule="selection", derived_from=tuple(rows))


def _union(id: str, rows: list[Fact[Any]], *reasons: Fact[Any]) -> Fact[frozenset[str]]:
    return Fact(id, frozenset().union(*(row.value for row in rows)), rule="union", derived_from=(*rows, *reasons))


def prescribe(profile: Profile, chosen_length: Fact[int | None], told_dose: Fact[int | None] = _NOT_TOLD) -> Prescription:
    """Turn capacities into a start, caps and needs.

    ``chosen_length`` is the person's own choice of weeks, or ``None``. ``told_dose`` is a professional's number for the most minutes of the
    first ordinary week, or ``None``; it stands in the place of the computed one, and the laws judge what comes of it.
    """
    budget = derive(start.budget, profile.stated_minutes, cited("budget.share"))
    kind = derive(start.budget_kind, budget, cited("budget.full_from"), cited("budget.short_from"))
    growth = derive(start.growth_limit, profile.reported_minutes, _by_level(profile, "start.lowest"), cited("start.growth_limit"))
    by_time = derive(start.session_cap, kind, profile.minutes_a_time, budget, cited("budget.full_session"), cited("sessions.lowest"))
    session_cap = lowest(
        "prescription.session_cap",
        _by_level(profile, "cap.session_longest"),
        by_time,
        cited("cap.session_all"),
        *limits(profile, "session_cap"),
        unit="min/session",
    )
    by_days = derive(
        start.sessions_most,
        _by_level(profile, "cap.sessions"),
        profile.stated_days,
        kind,
        cited("sessions.lowest"),
        cited("sessions.fewer_when_unsure"),
        profile.confident,
    )
    most = lowest("prescription.sessions_most", by_days, *limits(profile, "sessions_cap"), unit="sessions/wk")
    usual = _by_level(profile, "sessions.start")
    first = derive(
        start.sessions_first,
        usual,
        most,
        cited("sessions.lowest"),
        cited("sessions.fewer_when_unsure"),
        profile.confident,
    )
    cap = lowest(
        "prescription.week", budget, _by_level(profile, "cap.weekly_minutes"), cited("cap.week_all"), *limits(profile, "weekly_cap"), unit="min/wk"
    )
    walks = limits(profile, "walk_minutes")
    gap_walk = Fact("prescription.gap_walk", max((row.value for row in walks), default=0), "min", "selection", (profile.conditions, *walks))
    weekly_cap = derive(start.weekly_cap, derive(start.beside_walk, cap, gap_walk, at="cap"), most, session_cap)
    week1 = lowest("start.week1", _by_level(profile, "start.highest"), cap, growth, _reduced(profile), unit="min/wk")
    if told_dose.value is not None:
        week1 = derive(start.prescribed, week1, told_dose)
    effort_cap = lowest("prescription.effort_cap", *limits(profile, "effort_cap"), unit="effort 0-10")
    gentle = limits(profile, "gentle")
    zone = _by_level(profile, "effort.start_gentle" if gentle else "effort.start")
    least = highest("prescription.reserve_least", cited("strength.reserve_least"), *limits(profile, "reserve_least"), unit="reps in reserve")
    wanted = highest("prescription.reserve_wanted", _by_level(profile, "strength.reserve_start"), least, unit="reps in reserve")
    reserve = derive(start.reserve, wanted, cited("effort.by_reserve"), effort_cap, at="start")
    widespread = _any("prescription.widespread", limits(profile, "quota"))
    slow = derive(start.slow, profile.irritability, _any("prescription.slow_condition", limits(profile, "slow")))
    return Prescription(
        budget=budget,
        budget_kind=kind,
        week1=week1,
        growth_limit=growth,
        weekly_cap=weekly_cap,
        sessions_first=first,
        sessions_most=most,
        session_cap=session_cap,
        sessions_usual=usual,
        first_longest_few=_by_level(profile, "sessions.first_longest_few"),
        first_longest=lowest("prescription.first_longest", _by_level(profile, "sessions.first_longest"), session_cap, unit="min/session"),
        long_enough=lowest("prescription.long_enough", _by_level(profile, "cap.session_start"), session_cap, unit="min/session"),
        effort=lowest("prescription.effort", zone, effort_cap, unit="effort 0-10"),
        effort_cap=effort_cap,
        reserve=reserve,
        reserve_least=derive(start.reserve, least, cited("effort.by_reserve"), effort_cap, at="least"),
        strength_effort=derive(strength.effort, reserve, cited("effort.by_reserve"), at="start"),
        strength_days=cited("general.strength_days"),
        most_first_weeks=lowest(
            "prescription.most_first_weeks",
            _by_level(profile, "strength.most_first_weeks"),
            *limits(profile, "most_first_weeks"),
            unit="exercises",
        ),
        length=derive(
            start.length,
            profile.level,
            cited("general.long_course_level"),
            _any("prescription.long_condition", limits(profile, "long_course")),
            chosen_length,
            cited("weeks.short"),
            cited("weeks.long"),
        ),
        slow=slow,
        hold_second_week=derive(start.hold_second_week, slow, profile.short_sleep, profile.tired),
        on_quota=derive(start.on_quota, profile.irritability, profile.tired, widespread),
        bout=derive(
            start.bout,
            profile.tolerance,
            profile.irritability,
            cited("walking.bout_share"),
            cited("walking.bout_lowest"),
            cited("walking.bout_highest"),
            cited("walking.aerobic_from"),
            cited("walking.interval"),
        ),
        gap_walk=gap_walk,
        gap_days=lowest("prescription.gap_days", cited("gap.days_for_all"), *limits(profile, "gap_days"), unit="days"),
        forbidden=_union("prescription.forbidden", limits(profile, "forbidden")),
        prefer=_union("prescription.prefer", limits(profile, "prefer"), profile.conditions),
        essentials=cited("general.essentials"),
        focus=tuple(limits(profile, "focus")[1:] + limits(profile, "focus")[:1]),
        mobility=tuple(place for row in limits(profile, "mobility") for place in row.value),
        lengths=_lengths(),
    )
