"""Generated weeks: how a person of the sweep might have fared, week by week, good and bad. Deterministic by seed and person number.

Made without the plan: session ids are counted, and those that the plan does not have count for nothing.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, Final

from ownpace import choices
from ownpace.check_in import parse
from ownpace.exposure import FAMILIES
from ownpace.questionnaire import SIGNS, WEEKDAY_OPTIONS
from ownpace.vocabulary import DAYS_PER_WEEK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ownpace.check_in_model import CheckIn
    from ownpace.choice_model import Choice, Override
    from ownpace.exposure import Family

WEEKS: Final = 12
MOODS: Final = ("good", "good", "good", "good", "mixed", "mixed", "bad", "few", "away", "ill")
"""How weeks go, each as often as it is written."""
DONE: Final = {"few": 0.4, "away": 0.0, "ill": 0.3}
PAIN: Final = {"good": (0, 0, 1), "mixed": (0, 1, 2, 3), "bad": (0, 3, 4, 6)}
MORNING: Final = {"mixed": (0, 0, 1, 2), "bad": (0, 1, 2, 3)}
LEFT: Final = 4
"""How much more than usual it hurts in a session that is begun and left."""
AWAY: Final = (7, 8, 14, 15, 20, 27, 28, 40)
TOP: Final = 10
DOSES: Final = (20, 21, 25, 30, 40, 45, 60, 75, 90, 120, 150, 240)
SIGNED: Final = "2026-01-05"


def _session(dice: random.Random, name: str, mood: str, usual: int) -> dict[str, Any]:
    if dice.random() >= DONE.get(mood, 0.95):
        left = {"pain_during": min(TOP, usual + LEFT)} if mood == "bad" else {}
        return {"id": name, "done": False, **left}
    told: dict[str, Any] = {"id": name, "done": True, "size": dice.choice(("good", "ordinary", "bad"))}
    if dice.random() < 0.9:
        worst = min(TOP, usual + dice.choice(PAIN.get(mood, (0, 1))))
        morning = min(TOP, usual + dice.choice(MORNING.get(mood, (0,))))
        told |= {"pain_during": worst, "pain_after": max(0, worst - dice.choice((0, 1))), "pain_next_morning": morning}
    if dice.random() < 0.5:
        told["effort"] = dice.randint(2, 8 if mood == "bad" else 5)
    return told


def _family(seed: int, number: int) -> Family:
    """The feared activity of one person."""
    return random.Random(seed << 35 | number).choice(FAMILIES)  # noqa: S311 - reproducible people, not secrets


def _tries(dice: random.Random, steps: Sequence[str]) -> list[dict[str, Any]]:
    tried = dice.sample(steps, dice.randint(1, 2))
    return [{"step": step, "expected": dice.randint(0, 100), "happened": dice.random() < 0.2, "harm_belief": dice.randint(0, 100)} for step in tried]


def _week(dice: random.Random, number: int, usual: int, steps: Sequence[str]) -> dict[str, Any]:
    mood = dice.choice(MOODS)
    told: dict[str, Any] = {
        "week": number,
        "sessions": [_session(dice, f"w{number}-{place}", mood, usual) for place in range(1, dice.randint(2, DAYS_PER_WEEK) + 1)],
    }
    if mood == "away":
        told["days_off"] = dice.choice(AWAY)
    if mood == "ill":
        told["new_symptoms"] = [dice.choice(SIGNS)]
    for name, chance, top in (("fatigue", 0.3, TOP), ("sleep_hours_low_nights", 0.3, DAYS_PER_WEEK), ("confidence", 0.2, TOP)):
        if dice.random() < chance:
            told[name] = dice.randint(0, top)
    if dice.random() < 0.2:
        told["retest"] = {"goal_score": dice.randint(0, TOP), "pain": dice.randint(0, TOP)}
    if dice.random() < 0.4:
        told["exposure"] = _tries(dice, steps)
    return told


def rated(seed: int, number: int) -> tuple[Choice, ...]:
    """A feared activity with its steps rated, most of them; for the laws of graded exposure."""
    dice = random.Random(seed << 34 | number)  # noqa: S311 - as above
    family = _family(seed, number)
    ratings = {step.id: dice.randint(0, 100) for step in family.steps if dice.random() < 0.9}
    return choices.parse([{"kind": "exposure", "family": family.id, "ratings": ratings}])[0]


def overridden(seed: int, number: int) -> tuple[Override, ...]:
    """What a professional changes for one person: nothing, or some of dose, days, length and words of their own."""
    dice = random.Random(seed << 32 | number)  # noqa: S311 - as above
    days = sorted(dice.sample(range(DAYS_PER_WEEK), dice.randint(1, DAYS_PER_WEEK - 1)))
    changes: list[dict[str, Any]] = [
        {"kind": "dose", "minutes": dice.choice(DOSES)},
        {"kind": "days", "weekdays": [WEEKDAY_OPTIONS[day] for day in days]},
        {"kind": "length", "weeks": dice.choice((8, 12))},
        {"kind": "note"},
    ]
    drawn = [change for change in changes if dice.random() < 0.3]
    return choices.parse((), [{"change": change, "reason": "---", "by": "-", "on": SIGNED} for change in drawn])[1]


def history(seed: int, number: int, usual: int) -> tuple[CheckIn, ...]:
    """The check-ins of one person whose usual pain is ``usual``; about one week in eight is not told."""
    dice = random.Random(seed << 33 | number)  # noqa: S311 - reproducible people, not secrets
    steps = [step.id for step in _family(seed, number).steps]
    return tuple(parse(_week(dice, week, usual, steps)) for week in range(1, WEEKS + 1) if dice.random() < 0.875)
