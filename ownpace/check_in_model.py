"""The model behind ``CheckIn``: one week as the person tells it. Imports pydantic, so it is imported late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from ownpace.questionnaire import CHECK_IN_BOUNDS, SIGNS, SYMPTOMS
from ownpace.vocabulary import DAYS_PER_WEEK

if TYPE_CHECKING:
    Symptom = str
else:
    Symptom = Literal.__getitem__((*SIGNS, *SYMPTOMS))

Score = Field(default=None, ge=0, le=10)


def _between(name: str, **more: Any) -> Any:  # noqa: ANN401 - what pydantic calls a field
    low, high = CHECK_IN_BOUNDS[name]
    return Field(**({"default": None} | more), ge=low, le=high)


class _Base(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class SessionLog(_Base):
    """One planned session: whether it was done, in which size, and how it felt. What is not told is the week's worst."""

    id: str = Field(min_length=4, max_length=6)
    done: bool
    size: Literal["good", "ordinary", "bad"] | None = None
    effort: int | None = Score
    pain_during: int | None = Score
    pain_after: int | None = Score
    pain_next_morning: int | None = Score


class Tried(_Base):
    """One try of an exposure step: how likely the feared thing was thought to be, whether it happened, and how harmful the step is thought to be."""

    step: str = Field(min_length=1, max_length=40)
    expected: int | None = _between("expected")
    happened: bool | None = None
    harm_belief: int | None = _between("harm_belief")


class Retest(_Base):
    """The same questions as at the start, asked again."""

    goal_score: int | None = Score
    pain: int | None = Score
    chair_stands: int | None = _between("chair_stands")


class CheckIn(_Base):
    """A week as the person tells it. Pain is 0-10 as it was; a value that is not told for a session is the week's worst."""

    week: int = _between("week", default=...)
    sessions: tuple[SessionLog, ...] = Field(default=(), max_length=DAYS_PER_WEEK, strict=False)
    effort: int | None = Score
    pain_during: int | None = Score
    pain_after: int | None = Score
    pain_next_morning: int | None = Score
    sleep_hours_low_nights: int | None = _between("sleep_hours_low_nights")
    fatigue: int | None = Score
    new_symptoms: tuple[Symptom, ...] = Field(default=(), max_length=len(SIGNS) + len(SYMPTOMS), strict=False)
    new_diagnosis: bool | None = None
    days_off: int | None = _between("days_off")
    confidence: int | None = Score
    exposure: tuple[Tried, ...] = Field(default=(), max_length=DAYS_PER_WEEK, strict=False)
    retest: Retest | None = None

    def document(self) -> dict[str, Any]:
        """The check-in document: only what was told, in the order of the fields."""
        return self.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
