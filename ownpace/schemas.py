"""JSON Schema of the documents: answers from the answer model, plan from the shape that readers may rely on."""

from __future__ import annotations

from typing import Any, Final

from ownpace.answer_model import Answers
from ownpace.check_in_model import CheckIn
from ownpace.questionnaire import ITEMS
from ownpace.vocabulary import WEEKDAYS, Clearance, Language, Modality, Template, WeekKind

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def answers_schema() -> dict[str, Any]:
    """The answers document; ``x-order`` is the order of asking, ``x-asked-of-everybody`` what no document may leave out."""
    schema = Answers.model_json_schema(by_alias=True)
    order = [item.link_id for item in ITEMS]
    asked = [item.link_id for item in ITEMS if item.required and item.enable_when({})]
    return {"$schema": DIALECT, **schema, "title": "Answers", "x-order": order, "x-asked-of-everybody": asked}


def check_in_schema() -> dict[str, Any]:
    """The check-in document: one week as the person tells it."""
    return {"$schema": DIALECT, **CheckIn.model_json_schema(), "title": "Check-in"}


def _object(required: dict[str, Any], **more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON Schema
    return {"type": "object", "required": list(required), "properties": required, **more}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


_TEXT: Final = {"type": "string"}
_NUMBER: Final = {"type": "number"}
_MAYBE: Final = {"type": ["number", "null"]}
_WORD: Final = {"type": ["string", "null"]}
_SOURCED: Final = _object({"id": _TEXT, "text": _TEXT, "sources": _list(_TEXT)})
_ITEM: Final = _object({
    "exercise": _TEXT, "modality": {"enum": [one.value for one in Modality]}, "sets": _MAYBE, "reps": _MAYBE, "seconds": _MAYBE, "minutes": _NUMBER,
    "side": _WORD, "effort": _NUMBER, "reps_in_reserve": _MAYBE, "rest_seconds": _MAYBE, "muscles": _list(_TEXT), "tags": _list(_TEXT),
    "cues": _list(_TEXT), "easier": _WORD, "harder": _WORD, "alternatives": _list(_TEXT), "fact": _TEXT, "sources": _list(_TEXT),
})  # fmt: skip
_SIZE: Final = _object({"minutes": _NUMBER, "items": _list({"type": "object"})})
_SESSION: Final = _object({
    "id": _TEXT, "weekday": {"enum": list(WEEKDAYS)}, "template": {"enum": [one.value for one in Template]}, "minutes": _NUMBER,
    "effort": {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2}, "anchor": _TEXT,
    "sizes": _object({"good": _SIZE, "ordinary": _SIZE, "bad": _SIZE}), "items": _list(_ITEM),
})  # fmt: skip
_WEEK: Final = _object({
    "number": _NUMBER, "phase": _TEXT, "kind": {"enum": [one.value for one in WeekKind]}, "light": {"type": "boolean"},
    "minutes": {"type": "object", "additionalProperties": _NUMBER}, "load": _NUMBER, "sessions": _list(_SESSION),
})  # fmt: skip
_FACT: Final = _object(
    {"value": {}, "unit": _TEXT, "rule": _WORD, "derived_from": _list(_TEXT), "sources": _list(_TEXT), "judgement": {"type": "boolean"}}
)


def plan_schema() -> dict[str, Any]:
    """The plan document (a plan or a referral); more keys than these may stand beside them."""
    common = {
        "schema_version": {"const": 1},
        "clearance": {"enum": [one.word for one in Clearance]},
        "reasons": _list(_SOURCED),
        "engine": _object({"version": _TEXT, "evidence_fingerprint": _TEXT, "fingerprint": _TEXT}),
        "language": {"enum": [one.value for one in Language]},
    }
    referral = _object({"outcome": {"const": "referral"}, **common, "contact": _list({"type": "object"})}, **{"not": {"required": ["program"]}})
    plan = _object({
        "outcome": {"const": "plan"}, **common, "answers": {"type": "object"}, "choices": _list({}), "check_ins": _list({}), "overrides": _list({}),
        "start": {"type": "string", "format": "date"}, "intended_use": _TEXT, "review_status": _TEXT, "profile": {"type": "object"},
        "program": _object({"weeks": _list(_WEEK)}), "pain_rule": {"type": "object"}, "stop_symptoms": _list(_TEXT), "precautions": _list(_SOURCED),
        "cards": _list(_object({"id": _TEXT, "title": _TEXT, "lines": _list(_TEXT), "sources": _list(_TEXT)})),
        "daily": {"type": "object", "additionalProperties": _object({"title": _TEXT, "text": _TEXT, "sources": _list(_TEXT)})},
        "messages": _list(_object({"week": _NUMBER, "id": _TEXT, "text": _TEXT, "strength": _NUMBER, "sources": _list(_TEXT)})),
        "exposure": _list({}),
        "milestones": _list(_object({"week": _NUMBER, "measure": _TEXT, "target": {}, "real_change": {}, "sources": _list(_TEXT)})),
        "not_covered": _list(_SOURCED), "maintenance": _object({"text": _TEXT, "lines": _list(_SOURCED), "sources": _list(_TEXT)}),
        "facts": {"type": "object", "additionalProperties": _FACT},
    })  # fmt: skip
    return {"$schema": DIALECT, "title": "Plan or referral", "oneOf": [plan, referral]}


SCHEMAS: Final = {"answers": answers_schema, "plan": plan_schema, "checkin": check_in_schema}
"""Each document's schema by its name on the command line."""
