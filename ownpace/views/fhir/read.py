"""Back from a Bundle to an answers document. Nothing in it is trusted: what fails a check is refused, one line for each place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ownpace.answers import SCHEMA_VERSION, AnswersError
from ownpace.questionnaire import BY_ID, Kind
from ownpace.views.fhir.checks import listed, of_type, problems


def is_resource(raw: object) -> bool:
    """Whether this is meant to be FHIR; what is no Bundle is refused as such, and never taken for an answers document."""
    return isinstance(raw, dict) and "resourceType" in raw


def answers(bundle: object) -> dict[str, Any]:
    """The answers document, still to be parsed; raises ``AnswersError`` for a bundle that is not one of ours, and nothing else."""
    if found := problems(bundle):
        raise AnswersError(found)
    assert isinstance(bundle, Mapping)  # noqa: S101 - for the type checker; judged above
    said: dict[str, Any] = {"schema_version": SCHEMA_VERSION}
    for _, response in of_type(bundle, "QuestionnaireResponse"):
        for item in listed(response, "item"):
            given = [_value(one) for one in listed(item, "answer")]
            link_id = item["linkId"]
            said[link_id] = given if BY_ID[link_id].kind is Kind.CHOICES else given[0]
    return said


def _value(answer: Mapping[str, Any]) -> Any:  # noqa: ANN401 - the type is the question's
    value = next(iter(answer.values()))
    return value["code"] if isinstance(value, Mapping) else value
