"""The model behind a clinic's file: what may stand in it. Imports pydantic: late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field

from ownpace.contacts import REGIONS
from ownpace.vocabulary import Language

if TYPE_CHECKING:
    Region = str
    Tongue = str
else:
    from typing import Literal

    Region = Literal.__getitem__(REGIONS)
    Tongue = Literal.__getitem__(tuple(str(one) for one in Language))

VISIBLE: Final = r"^\P{C}*[\p{L}\p{N}]\P{C}*$"
"""At least a letter or a digit, and nothing that cannot be seen."""
Name = Annotated[str, Field(min_length=1, max_length=60, pattern=VISIBLE)]
"""Short enough for the top of a sheet."""
Line = Annotated[str, Field(min_length=1, max_length=80, pattern=VISIBLE)]
Lines = Annotated[tuple[Line, ...], Field(max_length=4, strict=False)]
Phone = Annotated[str, Field(pattern=r"^\+?[0-9](?: ?[0-9]){7,14}$")]
"""A whole number of a subscriber, so that no short number for emergencies can be given out as the clinic's."""
Web = Annotated[str, Field(max_length=100, pattern=r"^https://(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:/[\p{L}\p{N}/._~%-]*)?$")]


class _Base(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Reached(_Base):
    """How the clinic is reached: telephone, address on the web, postal address, and more lines such as opening hours."""

    phone: Phone | None = None
    web: Web | None = None
    address: Lines = ()
    lines: Lines = ()


class ClinicFile(_Base):
    """The whole file. ``logo`` is a path, read from where the file lies."""

    name: Name
    logo: Annotated[str, Field(min_length=1, max_length=400)] | None = None
    region: Region | None = None
    language: Tongue | None = None
    contact: Reached = Reached()


def read(table: dict[str, Any]) -> ClinicFile:
    """The file as a model; raises ``pydantic.ValidationError``."""
    return ClinicFile.model_validate(table)
