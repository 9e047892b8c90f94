"""The model behind a person's choices and a professional's overrides: the same kinds, told apart by a ``kind``. Imports pydantic: late."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter
from pydantic_core import PydanticCustomError

from ownpace.questionnaire import CHECK_IN_BOUNDS, WEEKDAY_OPTIONS
from ownpace.vocabulary import DAYS_PER_WEEK

if TYPE_CHECKING:
    Weekday = str
else:
    Weekday = Literal.__getitem__(WEEKDAY_OPTIONS)

_LEAST, _MOST = CHECK_IN_BOUNDS["minutes"]
SHORTEST_REASON: Final = 3
LONGEST_REASON: Final = 300
LONGEST_NAME: Final = 80


def _a_date(said: str) -> str:
    """An ISO date, as a plan file has it."""
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError:
        kind, message = "not_date", "not a date"
        raise PydanticCustomError(kind, message) from None


def _each_once(weekdays: tuple[Weekday, ...]) -> tuple[Weekday, ...]:
    """A day that is named twice would count as two days of the person's time."""
    if len(set(weekdays)) < len(weekdays):
        kind, message = "duplicate_option", "an option stands twice"
        raise PydanticCustomError(kind, message)
    return weekdays


Name = Annotated[str, Field(min_length=1, max_length=60)]


class _Base(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    def document(self) -> dict[str, Any]:
        """As it stands in a plan file."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)


class Length(_Base):
    """Eight or twelve weeks."""

    kind: Literal["length"]
    weeks: Literal[8, 12]


class Days(_Base):
    """Other days of the week than those of the answers, at most six."""

    kind: Literal["days"]
    weekdays: Annotated[tuple[Weekday, ...], AfterValidator(_each_once)] = Field(min_length=1, max_length=DAYS_PER_WEEK - 1, strict=False)


class Swap(_Base):
    """Another exercise of equal purpose in the place of one."""

    kind: Literal["swap"]
    old: Name = Field(alias="from")
    new: Name = Field(alias="to")


class Size(_Base):
    """The size that a session is to be done in; it changes nothing else."""

    kind: Literal["size"]
    session: Name
    size: Literal["good", "ordinary", "bad"]


class Exposure(_Base):
    """The feared activity to begin with, and how harmful each of its steps is thought to be, 0-100."""

    kind: Literal["exposure"]
    family: Name
    ratings: dict[Name, Annotated[int, Field(ge=0, le=100)]] = Field(default={}, max_length=20)


Choice = Annotated[Length | Days | Swap | Size | Exposure, Field(discriminator="kind")]


class Dose(_Base):
    """The most minutes that the first ordinary week may have."""

    kind: Literal["dose"]
    minutes: int = Field(ge=_LEAST, le=_MOST)


class Note(_Base):
    """A professional's own words for the person, which stand in ``reason``; they change nothing that is computed."""

    kind: Literal["note"]


class Override(_Base):
    """A professional's change: what, why, by whom (initials or a title) and on which date (ISO). It never lifts a law."""

    change: Annotated[Length | Days | Swap | Dose | Note, Field(discriminator="kind")]
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=SHORTEST_REASON, max_length=LONGEST_REASON)]
    by: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NAME)]
    on: Annotated[str, AfterValidator(_a_date)]


CHOICES: TypeAdapter[tuple[Choice, ...]] = TypeAdapter(Annotated[tuple[Choice, ...], Field(max_length=200, strict=False)])
OVERRIDES: TypeAdapter[tuple[Override, ...]] = TypeAdapter(Annotated[tuple[Override, ...], Field(max_length=50, strict=False)])
