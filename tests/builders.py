"""People and plans built with named differences: ``an_answers(smerte_nrs7=7)``, ``a_plan("back", rammer_dage=2)``."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from typing import Any, Final, TypeVar

from ownpace.answer_model import Answers
from ownpace.answers import parse
from ownpace.document import to_document
from ownpace.facts import Rule
from ownpace.people import BACK, EXAMPLES, KNEE, OLDER, PAIN, WELL
from ownpace.plan import Plan, Referral, make_plan
from ownpace.questionnaire import BY_ID, ITEMS, NONE, Kind, relevant

__all__ = [
    "BACK", "KNEE", "MONDAY", "OLDER", "PAIN", "REFERRED", "TRAINING", "WELL",
    "a_document", "a_plan", "a_referral", "an_answers", "an_outcome", "asked", "replace", "said",
]  # fmt: skip

T = TypeVar("T")
MONDAY: Final = date(2026, 1, 5)
REFERRED: Final = frozenset({"emergency", "see_first", "heart_uncleared"})
"""Demo people who are sent to a clinician; all others have a plan."""
TRAINING: Final = tuple(name for name in EXAMPLES if name not in REFERRED)
_NOTHING: Final = {item.link_id: [NONE] for item in ITEMS if item.required and item.kind is Kind.CHOICES and NONE in item.options}
"""Nothing ticked in the lists that a test does not speak about."""
_IDS: Final = {link_id.replace(".", "_"): link_id for link_id in BY_ID}


def said(*bases: str | Mapping[str, Any], **differences: Any) -> dict[str, Any]:
    """An answers document: a valid default, then demo people by name or mappings, then differences; ``None`` takes an answer away."""
    document = dict(WELL)
    for base in bases:
        document |= EXAMPLES[base] if isinstance(base, str) else base
    document |= {_IDS[name]: value for name, value in differences.items()}
    if document["smerte.har"] == "nej":
        document = {key: value for key, value in document.items() if not key.startswith("smerte.") or key == "smerte.har"}
    return {key: value for key, value in document.items() if value is not None}


def an_answers(*bases: str | Mapping[str, Any], **differences: Any) -> Answers:
    """Answers without those to questions that no longer apply, as the wizard hands them over; lists that are not named have no tick."""
    document = _NOTHING | said(*bases, **differences)
    return parse({"schema_version": 1, **relevant(document)})


def an_outcome(*bases: str | Mapping[str, Any], **differences: Any) -> Plan | Referral:
    """What these answers lead to."""
    return make_plan(an_answers(*bases, **differences), MONDAY)


def a_plan(*bases: str | Mapping[str, Any], **differences: Any) -> Plan:
    """The plan of these answers; a referral fails the test."""
    outcome = an_outcome(*bases, **differences)
    assert isinstance(outcome, Plan), [flag.id for flag in outcome.screening.reasons]
    return outcome


def a_referral(*bases: str | Mapping[str, Any], **differences: Any) -> Referral:
    """The referral of these answers; a plan fails the test."""
    outcome = an_outcome(*bases, **differences)
    assert isinstance(outcome, Referral)
    return outcome


def a_document(*bases: str | Mapping[str, Any], language: str = "da", **differences: Any) -> dict[str, Any]:
    """The document of these answers."""
    return to_document(an_outcome(*bases, **differences), language)


def replace(value: T, **differences: Any) -> T:
    """A record of the package with other values, whichever kind of record it is."""
    if isinstance(value, tuple) and hasattr(value, "_replace"):
        made: T = value._replace(**differences)
        return made
    return dataclasses.replace(value, **differences)  # type: ignore[type-var]


def asked(rule: Rule[Any], ordinary: Mapping[str, Any], **differences: Any) -> Any:
    """A rule's answer for ordinary values with named differences, so that a table shows only what a case is about."""
    values = {**ordinary, **differences}
    return rule(*(values[name] for name in rule.parameters))
