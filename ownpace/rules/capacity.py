"""How much can this person do today? Levels, tolerance and the signs that lower them.

Not modelled: six-minute walk, heart rate, occupational load, previous training years.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ownpace.facts import rule
from ownpace.questionnaire import BY_ID, NO, NONE, UNKNOWN, YES
from ownpace.vocabulary import PERCENT, Irritability

if TYPE_CHECKING:
    from collections.abc import Sequence


@rule("capacity.reported_minutes", unit="min/wk")
def reported_minutes(days: int, minutes: int | None) -> int:
    """Active minutes in an ordinary week of the last month."""
    return days * (minutes or 0)


@rule("capacity.stated_days", unit="days/wk")
def stated_days(days: int | None, weekdays: Sequence[str] | None, most: int) -> int:
    """Days a week that the person has, from the days ticked or the number given."""
    return min(most, len(set(weekdays or ())) or days or 1)


@rule("capacity.stated_minutes", unit="min/wk")
def stated_minutes(days: int, minutes: int) -> int:
    """Minutes a week that the person says they have."""
    return days * minutes


@rule("capacity.tolerance", unit="min")
def tolerance(answer: str, table: Sequence[int]) -> int:
    """Minutes of walking that are possible today, at the low end of the answer."""
    return table[BY_ID["funktion.gang"].options.index(answer)]


@rule("capacity.level_of")
def level_of(value: int, bounds: Sequence[int]) -> int:
    """The highest level whose lower bound is reached."""
    return sum(value >= bound for bound in bounds) - 1


@rule("capacity.level_of_symptoms")
def level_of_symptoms(irritability: Irritability, pain: int, strong: int, bounds: Sequence[int]) -> int:
    """High irritability or strong pain holds the level at zero."""
    return 0 if irritability is Irritability.HIGH or pain >= strong else len(bounds) - 1


@rule("capacity.chair_cutoff", unit="stands")
def chair_cutoff(age: int, sex: str | None, women: Sequence[int], men: Sequence[int], first: int, step: int) -> int:
    """Chair stands below which legs count as weak; without a sex to compare with, the stricter of the two."""
    row = min(len(women) - 1, max(0, (age - first) // step))
    by_sex = {"kvinde": women[row], "mand": men[row]}
    return by_sex.get(sex or "", max(women[row], men[row]))


@rule("capacity.level_of_legs")
def level_of_legs(hands: bool, stands: int | None, cutoff: int, bounds: Sequence[int]) -> int:
    """Needing hands to rise is level zero; a chair stand count is compared with the cut-off; no count sets no limit."""
    if hands:
        return 0
    return len(bounds) - 1 if stands is None else sum(stands * PERCENT // cutoff >= bound for bound in bounds) - 1


@rule("capacity.needs_hands")
def needs_hands(answer: str) -> bool:
    """Whether hands are needed to rise from a chair; not knowing counts as needing them."""
    return answer != NO


@rule("capacity.may_use_floor")
def may_use_floor(hands: bool, asked: str | None) -> bool:
    """Floor exercises are open to those who rise without hands, and to others only when the floor transfer is confirmed."""
    return asked == YES or (asked is None and not hands)


@rule("capacity.needs_balance")
def needs_balance(age: int, from_age: int, falls: str | None, stands: int | None, cutoff: int, hands: bool) -> bool:
    """Balance is trained from the age limit, after a fall, with few chair stands, or when hands are needed to rise."""
    return age >= from_age or falls not in {None, NONE} or hands or (stands is not None and stands < cutoff)


@rule("capacity.untested_legs")
def untested_legs(age: int, from_age: int, stands: int | None, cutoff: int) -> bool:
    """From the age limit there is something to hold on to, until the chair stands are known to reach the norm."""
    return age >= from_age and (stands is None or stands < cutoff)


@rule("capacity.no_jumps")
def no_jumps(age: int, from_age: int) -> bool:
    """From this age nothing is jumped or landed."""
    return age >= from_age


@rule("capacity.conditions", unit="conditions")
def conditions(told: Sequence[str] | None) -> int:
    """How many conditions a clinician has told of; none of these and not knowing are none."""
    return len(set(told or ()) - {NONE, UNKNOWN})


@rule("capacity.many_conditions")
def many_conditions(count: int, bounds: Sequence[int]) -> bool:
    """From the last bound on there are many."""
    return count >= bounds[-1]


@rule("capacity.short_sleep")
def short_sleep(nights: int | None, limit: int) -> bool:
    """Many short nights ask for a smaller start."""
    return nights is not None and nights >= limit


@rule("capacity.fatigue", unit="score 0-10")
def fatigue(energy: int | None, top: int) -> int | None:
    """Fatigue is low energy on the same scale; nothing when it was not asked."""
    return None if energy is None else top - energy


@rule("capacity.tired")
def tired(energy: int | None, limit: int, top: int) -> bool:
    """High fatigue, read as low energy on the same scale, asks for a smaller start."""
    return energy is not None and top - energy >= limit


@rule("capacity.goal")
def goal(said: str, like: str | None, suggestions: Sequence[str]) -> str:
    """The goal activity that chooses exercises: a suggestion, what own words are most like, or unknown."""
    return said if said in suggestions else like or UNKNOWN
