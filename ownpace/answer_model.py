"""The model behind ``Answers``, built from the questions so that each id is written once. Imports pydantic, so it is imported late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal
from unicodedata import category

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, create_model
from pydantic_core import PydanticCustomError

from ownpace.questionnaire import ITEMS, Item, Kind


class _Base(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    schema_version: Literal[1]

    def said(self, link_id: str) -> Any:  # noqa: ANN401 - the type is the question's
        """The answer to one question, ``None`` when not given."""
        return getattr(self, name(link_id))

    def document(self) -> dict[str, Any]:
        """The answers document: ``schema_version`` first, then what was said, in the order of the questions."""
        given = {item.link_id: self.said(item.link_id) for item in ITEMS}
        return {"schema_version": self.schema_version} | {k: list(v) if isinstance(v, tuple) else v for k, v in given.items() if v is not None}


def name(link_id: str) -> str:
    """The field that holds a question's answer."""
    return link_id.replace(".", "_")


def _one_decimal(number: float) -> float:
    """Refuse what is more exact than the number is measured; a remainder of floating point is not."""
    if round(number, 1) != number:
        kind = "one_decimal"
        message = "at most one decimal"
        raise PydanticCustomError(kind, message)
    return number


def _words(said: str) -> str:
    """Without blanks round it. Refuse what has no words, and signs that steer a screen or that no file may hold."""
    plain = said.strip()
    if not plain:
        kind, message = "string_too_short", "no words"
        raise PydanticCustomError(kind, message)
    if any(category(sign) in {"Cc", "Cs"} and sign not in "\t\n\r" for sign in plain):
        kind, message = "not_text", "a sign that is no text"
        raise PydanticCustomError(kind, message)
    return plain


def _type_of(item: Item) -> Any:  # noqa: ANN401 - builds a type
    match item.kind:
        case Kind.CONSENT:
            return bool
        case Kind.CHOICE:
            return Literal.__getitem__(item.options)
        case Kind.CHOICES:
            return tuple[Literal.__getitem__(item.options), ...]  # type: ignore[misc]
        case Kind.TEXT:
            return Annotated[str, AfterValidator(_words)]
        case Kind.DECIMAL:
            within = Field(ge=item.lowest, le=item.highest, allow_inf_nan=False)
            return Annotated[float, within, AfterValidator(_one_decimal)]
        case _:
            return int


def _field_of(item: Item) -> tuple[Any, Any]:
    extra: dict[str, Any] = {"alias": item.link_id, "default": None}
    if item.kind is Kind.CONSENT:
        extra["json_schema_extra"] = {"const": True}
    if item.kind in {Kind.NUMBER, Kind.SCALE}:
        extra |= {"ge": item.lowest, "le": item.highest}
    if item.kind is Kind.TEXT:
        extra |= {"max_length": item.highest, "min_length": 1, "examples": list(item.suggestions)}
    if item.kind is Kind.CHOICES:
        extra |= {"max_length": len(item.options), "strict": False, "json_schema_extra": {"uniqueItems": True}}
    return _type_of(item) | None, Field(**extra)


if TYPE_CHECKING:

    class Answers(_Base):
        """What the person said, complete and in range."""

else:
    Answers = create_model("Answers", __base__=_Base, __doc__="What the person said.", **{name(i.link_id): _field_of(i) for i in ITEMS})
