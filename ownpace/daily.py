"""Movement in everyday life beside the programme: small breaks, steps, walks, errands, and something indoors in winter. No wording.

Pure functions of the profile, the walking quota, the start date and cited rows. Vigorous bouts are never offered.
Not modelled: shift work, heavy jobs, the weather of the day, and company that the person prefers.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ownpace.evidence import cited
from ownpace.facts import Fact

if TYPE_CHECKING:
    from ownpace.prescription import Prescription
    from ownpace.profile import Profile

UNSTEADY: Final = frozenset({"falls", "low_vision", "neuropathy", "osteoporosis", "osteoporosis_fracture", "anticoagulant", "counts_unknown"})
"""Pathways on which a fall is likely or does more: no ice, no dark, nothing without support."""
CALM: Final = frozenset({
    "knee", "knee_oa", "effusion", "hip", "hip_oa", "foot", "heart", "pulse_high", "pulse_low", "bp_high", "bp_unknown", "lungs",
    "cancer_treatment", "widespread",
})  # fmt: skip
"""Pathways on which the small breaks go on no stairs."""
SITTING: Final = frozenset({"t2d", "hypo_medicine"})
"""Pathways on which breaks from sitting matter most."""
TOGETHER: Final = frozenset({"mood", "widespread"})
"""Pathways on which training in a group is worth saying."""
NECK: Final = frozenset({"neck", "shoulder", "upper_back"})
"""Pathways for the short break for neck and shoulders."""


class Habit(NamedTuple):
    """One piece of everyday movement. Texts: ``daily.<id>.title`` and ``daily.<id>.<variant>``; ``numbers`` fill the slots."""

    id: str
    variant: str
    sources: tuple[str, ...]
    numbers: Mapping[str, Fact[Any]]


def _rows(**slots: str) -> dict[str, Fact[Any]]:
    return {slot: cited(row) for slot, row in slots.items()}


def is_winter(start: date, weeks: int) -> bool:
    """Whether any week of the course begins in the months of ice and dark."""
    months = cited("daily.winter_months").value
    return any((start + timedelta(weeks=week)).month in months for week in range(weeks))


def is_unsteady(profile: Profile) -> bool:
    """Whether this person stays off ice and dark paths and moves with something to hold."""
    return bool(profile.needs_hands.value) or not UNSTEADY.isdisjoint(profile.pathways)


def _is_slow(profile: Profile, prescription: Prescription) -> bool:
    """Quotas, widespread pain, treatment and short walks go up at the slow end; all but those in treatment the same on good and bad days."""
    short = profile.tolerance.value < cited("walking.aerobic_from").value
    return bool(prescription.slow.value or prescription.on_quota.value or short or "cancer_treatment" in profile.pathways)


def _snacks(profile: Profile) -> Habit:
    calm = is_unsteady(profile) or not CALM.isdisjoint(profile.pathways)
    numbers = _rows(least="daily.snack_least", most="daily.snack_most", shortest="daily.snack_shortest", longest="daily.snack_longest")
    return Habit("snacks", "seated" if calm else "standing", ("snacks",), numbers)


def _steps(profile: Profile, prescription: Prescription) -> Habit:
    if _is_slow(profile, prescription):
        return Habit("steps", "slow", ("ding25", "op-everyday"), _rows(least="daily.steps_least", weeks="daily.steps_weeks"))
    numbers = _rows(least="daily.steps_least", most="daily.steps_most", weeks="daily.steps_weeks", goal="daily.steps_goal")
    return Habit("steps", "steady", ("ding25", "op-everyday"), numbers)


def _walking(profile: Profile, prescription: Prescription) -> Habit:
    numbers = {"bout": prescription.bout, **_rows(step="walking.bout_step")}
    if _is_slow(profile, prescription):
        variant = "treatment" if "cancer_treatment" in profile.pathways else "slow"
        return Habit("walking", variant, ("lind92", "op-course"), {**numbers, **_rows(weeks="step.slow_every")})
    return Habit("walking", "steady", ("walkback", "op-course"), {**numbers, **_rows(goal="daily.walk_goal")})


def _sitting(profile: Profile) -> Habit:
    emphasised = not SITTING.isdisjoint(profile.pathways)
    numbers = _rows(every="daily.sit_break_every", walk="daily.sit_break_walk")
    return Habit("sitting", "often" if emphasised else "usual", ("ada16", "duran23"), numbers)


def _indoors(profile: Profile) -> str:
    """What is done when it is slippery: no stairs for those who are offered none in the small breaks."""
    if is_unsteady(profile):
        return "unsteady"
    return "usual" if CALM.isdisjoint(profile.pathways) else "calm"


def _transport(profile: Profile) -> Habit:
    if profile.tolerance.value < cited("daily.errand_minutes").value:
        return Habit("transport", "part", ("sst18",), {})
    return Habit("transport", "daylight" if is_unsteady(profile) else "usual", ("sst18",), _rows(minutes="daily.errand_minutes"))


def everyday(profile: Profile, prescription: Prescription, start: date, weeks: int) -> tuple[Habit, ...]:
    """Movement outside the sessions for this person, in the order shown; ``weeks`` is the length of the course."""
    found = [
        _snacks(profile),
        _walking(profile, prescription),
        _steps(profile, prescription),
        _sitting(profile),
        _transport(profile),
        Habit("minimum", "text", ("sst18", "op-sessions"), _rows(longest="sizes.bad_longest")),
    ]
    if not NECK.isdisjoint(profile.pathways):
        found.append(Habit("neck", "text", ("andersen11",), _rows(minutes="daily.neck_minutes")))
    if is_winter(start, weeks):
        found.append(Habit("winter", _indoors(profile), ("op-everyday",), {}))
    if not profile.may_use_floor.value or is_unsteady(profile):
        found.append(Habit("home", "text", ("op-scope",), {}))
    if not TOGETHER.isdisjoint(profile.pathways):
        found.append(Habit("together", "text", ("ng193",), {}))
    return tuple(found)
