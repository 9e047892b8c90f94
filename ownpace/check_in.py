"""What the person tells of a week: one frozen model (``check_in_model``), imported when the first check-in is read.

Nothing is decided here. Unknown fields, wrong types, impossible numbers, sessions that the plan does not have and weeks out of order are
refused as ``Problem`` values; their wording is ``error.<kind>`` in the texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ownpace.answers import AnswersError, Problem
from ownpace.questionnaire import CHECK_IN_BOUNDS

if TYPE_CHECKING:
    from ownpace.check_in_model import CheckIn

_KINDS = {
    "missing": "field_missing",
    "extra_forbidden": "unknown_field",
    "literal_error": "not_option",
    "bool_type": "not_option",
    "too_long": "too_many",
    "union_tag_invalid": "choice_unknown",
    "union_tag_not_found": "choice_unknown",
    "int_type": "not_whole",
    "int_from_float": "not_whole",
    "greater_than_equal": "out_of_range",
    "less_than_equal": "out_of_range",
    "not_date": "not_date",
    "duplicate_option": "duplicate_option",
}
_SCORE = (0, 10)
_RATING = (0, 100)
_TAGS = ("length", "days", "swap", "size", "exposure", "dose", "note")
"""Kinds of changes: pydantic names the kind behind the place in a list, where the document has no such step."""


class CheckInError(AnswersError):
    """The check-in cannot be used; ``problems`` says which parts and how to mend each."""


def _path(places: Sequence[str | int]) -> str:
    return "".join(f"[{place}]" if isinstance(place, int) else f".{place}" for place in places).lstrip(".")


def problem_of(error: Mapping[str, Any], inside: str = "") -> Problem:
    """What a refusal of the model means, at its place (``inside`` a larger document)."""
    loc, kind = [*([inside] if inside else []), *error["loc"]], error["type"]
    steps = zip([None, *loc], loc, strict=False)
    path = _path([place for before, place in steps if not (inside and place in _TAGS and (isinstance(before, int) or before == "change"))])
    name = next((str(place) for place in reversed(loc) if isinstance(place, str)), "")
    low, high = _RATING if "ratings" in loc else CHECK_IN_BOUNDS.get(name, _SCORE)
    context = error.get("ctx", {})
    values: dict[str, dict[str, Any]] = {
        "not_option": {"allowed": str(context.get("expected", "true, false")).replace("'", "").replace(" or ", ", ")},
        "not_whole": {"min": low, "max": high},
        "out_of_range": {"min": low, "max": high},
        "too_many": {"max": context.get("max_length")},
    }
    found = _KINDS.get(kind, "wrong_form")
    return Problem(path or "checkin", found, values.get(found, {}))


def parse(raw: object) -> CheckIn:
    """Read a check-in document; raises ``CheckInError`` with one problem per place."""
    from pydantic import ValidationError  # noqa: PLC0415 - see the module's docstring

    from ownpace.check_in_model import CheckIn as Model  # noqa: PLC0415 - see the module's docstring

    if not isinstance(raw, dict):
        raise CheckInError((Problem("checkin", "not_object"),))
    try:
        told = Model.model_validate(_told(raw))
    except ValidationError as refused:
        found = {problem.path: problem for problem in map(problem_of, refused.errors(include_url=False))}
        raise CheckInError(tuple(found.values())) from None
    if twice := tuple(_twice(told)):
        raise CheckInError(twice)
    return told


def _told(node: Any) -> Any:  # noqa: ANN401 - JSON
    """The same without what is null: null and absent mean the same, at any depth that a check-in has."""
    if isinstance(node, dict):
        return {key: _told(value) if isinstance(value, (dict, list)) else value for key, value in node.items() if value is not None}
    return [_told(one) if isinstance(one, dict) else one for one in node] if isinstance(node, list) else node


def _twice(told: CheckIn) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, session in enumerate(told.sessions):
        if session.id in seen:
            yield Problem(f"sessions[{place}].id", "duplicate_option")
        seen.add(session.id)
    if len(set(told.new_symptoms)) < len(told.new_symptoms):
        yield Problem("new_symptoms", "duplicate_option")


def fitting(told: CheckIn, logged: Sequence[CheckIn], planned: Mapping[int, Sequence[str]]) -> None:
    """Raises ``CheckInError`` unless the week comes after the last one logged and its sessions are those that were planned.

    ``planned`` maps each week of the plan to the ids of its sessions.
    """
    found = []
    first = logged[-1].week + 1 if logged else 1
    last = max(planned, default=0)
    if first > last:
        found.append(Problem("week", "course_over"))
    elif not first <= told.week <= last:
        found.append(Problem("week", "week_order", {"min": first, "max": last}))
    else:
        ids = planned[told.week]
        unknown = ((place, one) for place, one in enumerate(told.sessions) if one.id not in ids)
        found += [Problem(f"sessions[{place}].id", "not_option", {"allowed": ", ".join(ids)}) for place, _ in unknown]
    if found:
        raise CheckInError(tuple(found))
