"""The words that the whole pathway shares: ordered verdicts, kinds, weekdays and unit conversions.

Every enum value is the identifier used in documents, texts and tests; none of them is a sentence.
"""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum, StrEnum
from functools import lru_cache
from typing import Final

SECONDS_PER_MINUTE: Final = 60
"""Unit conversion, not a clinical number."""

SECONDS_PER_QUARTER: Final = 15
"""Item minutes are whole quarters of a minute, so that sums are exact."""

QUARTERS_PER_MINUTE: Final = 4
"""Unit conversion, not a clinical number."""

HALVES_PER_MINUTE: Final = 2
"""Endurance is planned in whole half minutes."""

DECIMALS: Final = 2
"""Decimals that are stored and shown for effort and load."""

PERCENT: Final = 100
"""Unit conversion, not a clinical number."""

TWENTY: Final = 20
"""Parts of a share, where a week is made smaller step by step."""

DAYS_PER_WEEK: Final = 7
"""Unit conversion, not a clinical number."""


@lru_cache(maxsize=4096)
def exact(share: float) -> Decimal:
    """A number as it was written, so that nine tenths of fifty is forty-five."""
    return Decimal(str(share))


class Clearance(IntEnum):
    """May this person start on their own? Ordered from furthest from training to free to train."""

    CALL_112 = 1
    DOCTOR_TODAY = 2
    SEE_FIRST = 3
    CAUTION = 4
    GO = 5

    @property
    def word(self) -> str:
        """The identifier used in documents, e.g. ``see_first``."""
        return self.name.lower()

    @classmethod
    def parse(cls, word: str) -> Clearance:
        """Read the identifier used in documents; raises ``KeyError`` for any other word."""
        return cls[word.upper()]


class Irritability(IntEnum):
    """How long provoked pain stays: the longer, the smaller and slower the plan."""

    NONE = 0
    LOW = 1
    MODERATE = 2
    HIGH = 3


class Modality(StrEnum):
    """What a planned item trains."""

    AEROBIC = "aerobic"
    STRENGTH = "strength"
    MOBILITY = "mobility"
    BALANCE = "balance"
    MOTOR_CONTROL = "motor_control"
    EXPOSURE = "exposure"
    RELAXATION = "relaxation"


class WeekKind(StrEnum):
    """What a week is for; a light week is a property beside it, not a kind."""

    BUILD = "build"
    DELOAD = "deload"
    TEST = "test"


class Template(StrEnum):
    """The shape of a session."""

    CIRCUIT = "circuit"
    WALK = "walk"
    SNACK = "snack"
    TRY = "try"


class Light(IntEnum):
    """The colour of a session by the person's own pain rule; the highest of a week is its worst."""

    GREEN = 0
    AMBER_OK = 1
    AMBER_SLOW = 2
    RED = 3


class Finding(StrEnum):
    """What a logged week showed; the first that is true, in this order, decides the next week."""

    RESTART = "restart"
    LONG_GAP = "long_gap"
    ILL = "ill"
    FLARE = "flare"
    RED_AGAIN = "red_again"
    RED = "red"
    CRASH = "crash"
    SHORT_GAP = "short_gap"
    SLOW_AGAIN = "slow_again"
    SLOW = "slow"
    FEW_AGAIN = "few_again"
    FEW = "few"
    TOO_HARD = "too_hard"
    NEW_SIGN = "new_sign"
    SOME_MISSED = "some_missed"
    TIRED = "tired"
    RISING = "rising"
    UNKNOWN = "unknown"
    RESTED = "rested"
    AMBER = "amber"
    GOOD = "good"


HURT: Final = (Finding.FLARE, Finding.RED_AGAIN, Finding.RED, Finding.CRASH, Finding.ILL)
"""Findings after which the next week is clearly smaller, whatever else the week showed."""


class Verdict(StrEnum):
    """What the next week does: one thing rises, nothing rises, the dose falls for good, or one week is eased."""

    PROGRESS = "progress"
    HOLD = "hold"
    REGRESS = "regress"
    CUT = "cut"
    RETURN = "return"
    RESTART = "restart"
    EASE = "ease"
    REST = "rest"
    HALF = "half"
    STAY = "stay"
    FLARE = "flare"


LOWERING: Final = frozenset({Verdict.REGRESS, Verdict.CUT, Verdict.RETURN, Verdict.RESTART})
"""The dose itself falls, and grows again from there."""
EASING: Final = frozenset({Verdict.EASE, Verdict.REST, Verdict.HALF, Verdict.STAY, Verdict.FLARE})
"""One lighter week, after which the dose before it is held."""


class Budget(StrEnum):
    """How much of a programme the stated time allows."""

    SNACKS = "snacks"
    SHORT = "short"
    FULL = "full"


class Step(StrEnum):
    """The one thing that rises in a build week."""

    START = "start"
    HOLD = "hold"
    DURATION = "duration"
    FREQUENCY = "frequency"
    SETS = "sets"
    REPS = "reps"
    RESERVE = "reserve"
    INTENSITY = "intensity"
    LOWER = "lower"


class Language(StrEnum):
    """Danish is the original."""

    DA = "da"
    EN = "en"


DOSE: Final = ("sets", "reps", "seconds", "minutes", "effort", "reps_in_reserve", "rest_seconds")
"""The numbers of an exercise as it is done, in their order in the document; one that does not apply is nothing."""
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""Identifiers in documents, Monday first."""
