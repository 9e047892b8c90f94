"""A plan document as a Bundle: questionnaire, answers, what was measured, goals, and the plan as a proposal. The same document, the same bytes.

No time is invented: when somebody answered is not kept, so nothing carries it. Nobody is named: the subject is an anonymous person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from ownpace.questionnaire import BY_ID, ITEMS, Item, Kind
from ownpace.text import has, t
from ownpace.views import aside, words
from ownpace.views.fhir.codes import (
    BASE,
    CANONICAL,
    CATEGORY,
    DAYS,
    DAYS_PER_WEEK,
    EXERCISE_THERAPY,
    LEAST,
    LOINC,
    MINUTES_PER_DAY,
    MINUTES_PER_WEEK,
    MOST,
    NOTHING,
    OPTIONS,
    PAIN_WEEK,
    QUESTIONNAIRE,
    RESULT,
    SNOMED,
    STRENGTH_DAYS,
    UCUM,
    VERSION,
)
from ownpace.vocabulary import DAYS_PER_WEEK as WEEK
from ownpace.vocabulary import Language

Document = Mapping[str, Any]
Node = dict[str, Any]
KINDS: Final = {
    Kind.CONSENT: "boolean",
    Kind.NUMBER: "integer",
    Kind.SCALE: "integer",
    Kind.DECIMAL: "decimal",
    Kind.CHOICE: "choice",
    Kind.CHOICES: "choice",
}
"""The type of a question; own words are ``string``, or ``open-choice`` where there are suggestions."""
MEASURED: Final = (
    ("smerte.nrs7", PAIN_WEEK, "survey", None),
    ("aktiv.dage", DAYS_PER_WEEK, "activity", "d/wk"),
    ("aktiv.minutter", MINUTES_PER_DAY, "activity", "min/d"),
    ("aktiv.styrke", STRENGTH_DAYS, "activity", "d/wk"),
)
"""Questions that have a code of their own: question, LOINC code, category, unit (none for a score)."""


def bundle(document: Document, answers: Mapping[str, Any], language: Language | str) -> Node:
    """The whole Bundle. ``answers`` is the answers document; a referral has the answers and why there is no plan, and no plan."""
    spoken = Language(language)
    seed = str(document["engine"]["fingerprint"])
    response = _response(answers, spoken)
    told = _address(seed, "QuestionnaireResponse", 0)
    resources = [_questionnaire(spoken), response, *_observations(document, answers, told, spoken)]
    if document["outcome"] == "plan":
        goals = list(_goals(document, spoken))
        plan = _care_plan(document, spoken)
        plan["goal"] = [{"reference": _address(seed, "Goal", place)} for place, _ in enumerate(goals)]
        plan["supportingInfo"] = [{"reference": told}]
        resources += [*goals, plan]
    seen: dict[str, int] = {}
    entries = []
    for resource in resources:
        kind = resource["resourceType"]
        place = seen[kind] = seen.get(kind, -1) + 1
        entries.append({"fullUrl": _address(seed, kind, place), "resource": resource})
    return {"resourceType": "Bundle", "language": spoken.value, "type": "collection", "entry": entries}


def _address(seed: str, kind: str, place: int) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{BASE}/{seed}/{kind}/{place}')}"


def _anybody(language: Language) -> Node:
    return {"display": t("fhir.anybody", language)}


# --- the questions and what was said


def _questionnaire(language: Language) -> Node:
    """Every question that an answers document can hold. Which are asked of whom is not said: see ``docs/fhir.md``."""
    return {
        "resourceType": "Questionnaire", "language": language.value, "url": QUESTIONNAIRE, "version": VERSION, "status": "draft",
        "title": t("fhir.questions", language), "copyright": t("fhir.copyright", language),
        "item": [_question(item, language) for item in ITEMS],
    }  # fmt: skip


def _question(item: Item, language: Language) -> Node:
    label = f"question.{item.link_id}.label"
    made: Node = {"linkId": item.link_id, "text": t(label, language) if has(label, language) else item.link_id, "type": kind_of(item)}
    if code := next((code for link_id, code, _, _ in MEASURED if link_id == item.link_id), None):
        made["code"] = [{"system": LOINC, "code": code}]
    if item.kind is Kind.CHOICES:
        made["repeats"] = True
    if item.kind in {Kind.NUMBER, Kind.SCALE, Kind.DECIMAL}:
        value = "valueDecimal" if item.kind is Kind.DECIMAL else "valueInteger"
        made["extension"] = [{"url": LEAST, value: item.lowest}, {"url": MOST, value: item.highest}]
    if item.kind is Kind.TEXT:
        made["maxLength"] = item.highest
    if options := item.options or item.suggestions:
        made["answerOption"] = [{"valueCoding": _option(item.link_id, option, language)} for option in options]
    return made


def kind_of(item: Item) -> str:
    """The type of a question."""
    return KINDS.get(item.kind) or ("open-choice" if item.suggestions else "string")


def _option(link_id: str, option: str, language: Language) -> Node:
    name = f"option.{link_id}.{option}"
    return {"system": OPTIONS, "code": option} | ({"display": t(name, language)} if has(name, language) else {})


def _response(answers: Mapping[str, Any], language: Language) -> Node:
    """What was said. A list that was answered with nothing says so in a word of ours; a question that was not answered is not there."""
    said = [(BY_ID[link_id], value) for link_id, value in answers.items() if link_id in BY_ID and value is not None]
    items: list[Node] = []
    for item, value in said:
        given = [_answer(item, one, language) for one in (value if item.kind is Kind.CHOICES else [value])]
        items.append({"linkId": item.link_id} | ({"answer": given} if given else {"extension": [dict(NOTHING)]}))
    return {"resourceType": "QuestionnaireResponse", "language": language.value, "questionnaire": CANONICAL, "status": "completed", "item": items}


def _answer(item: Item, value: Any, language: Language) -> Node:  # noqa: ANN401 - the type is the question's
    match kind_of(item):
        case "boolean":
            return {"valueBoolean": value}
        case "integer":
            return {"valueInteger": value}
        case "decimal":
            return {"valueDecimal": value}
        case "choice":
            return {"valueCoding": _option(item.link_id, value, language)}
    return {"valueCoding": _option(item.link_id, value, language)} if value in item.suggestions else {"valueString": value}


# --- what was measured, and what came of the answers about safety


def _observations(document: Document, answers: Mapping[str, Any], told: str, language: Language) -> Iterator[Node]:
    for link_id, code, category, unit in MEASURED:
        if (value := answers.get(link_id)) is not None:
            amount: Node = {"valueInteger": value} if unit is None else {"valueQuantity": _quantity(value, unit, language)}
            yield (
                _observation(category, {"coding": [{"system": LOINC, "code": code}], "text": t(f"question.{link_id}.label", language)}, told) | amount
            )
    days, minutes = answers.get("aktiv.dage"), answers.get("aktiv.minutter", 0)
    if days is not None:
        weekly = {"coding": [{"system": LOINC, "code": MINUTES_PER_WEEK}], "text": t("fhir.weekly", language)}
        yield _observation("activity", weekly, told) | {"valueQuantity": _quantity(days * (minutes or 0), "min/wk", language)}
    verdict = {"coding": [{"system": RESULT, "code": document["clearance"]}], "text": t(f"fhir.clearance.{document['clearance']}", language)}
    result = {"coding": [{"system": RESULT, "code": "clearance"}], "text": t("fhir.result", language)}
    yield _observation("survey", result, told) | {"valueCodeableConcept": verdict} | _notes(row["text"] for row in document["reasons"])


def _observation(category: str, code: Node, told: str) -> Node:
    kind = [{"coding": [{"system": CATEGORY, "code": category}]}]
    return {"resourceType": "Observation", "status": "final", "category": kind, "code": code, "derivedFrom": [{"reference": told}]}


def _quantity(value: float, unit: str, language: Language) -> Node:
    return {"value": value, "unit": t(f"fhir.unit.{unit.replace('/', '_')}", language), "system": UCUM, "code": unit}


def _notes(said: Iterator[str] | Any) -> Node:  # noqa: ANN401 - any iterable of texts
    notes = [{"text": one} for one in said if one]
    return {"note": notes} if notes else {}


# --- the goals and the plan


def _goals(document: Document, language: Language) -> Iterator[Node]:
    """The person's own goal in words, and the minutes that the plan grows to at each test."""
    if goal := words.goal(document, language):
        yield _goal(goal, language)
    for one in document["milestones"]:
        if one["measure"] == "minutes":
            due = _first(document, one["week"]) + timedelta(days=WEEK - 1)
            target = {
                "measure": {"coding": [{"system": LOINC, "code": MINUTES_PER_WEEK}]},
                "detailQuantity": _quantity(one["target"], "min/wk", language),
                "dueDate": due.isoformat(),
            }
            yield _goal(t("fhir.minutes_goal", language, n=one["week"], target=one["target"]), language) | {"target": [target]}


def _goal(said: str, language: Language) -> Node:
    return {"resourceType": "Goal", "lifecycleStatus": "proposed", "description": {"text": said}, "subject": _anybody(language)}


def _first(document: Document, week: int) -> date:
    return date.fromisoformat(document["start"]) + timedelta(weeks=week - 1)


def _care_plan(document: Document, language: Language) -> Node:
    weeks = document["program"]["weeks"]
    last = _first(document, len(weeks)) + timedelta(days=WEEK - 1)
    said = [document["review_status"], document["intended_use"], words.pain_lead(document, language), *document["stop_symptoms"]]
    notes = _notes([*said, *(row["text"] for row in document["precautions"]), *(row["text"] for row in document["not_covered"])])
    signed = [
        {"authorString": one["by"], "time": one["on"], "text": aside.changed(one, language)} for one in document["overrides"]
    ]  # fmt: skip
    return {
        "resourceType": "CarePlan", "language": language.value, "status": "draft", "intent": "proposal",
        "title": t("fhir.plan", language, weeks=len(weeks)), "description": t("fhir.proposal", language), "subject": _anybody(language),
        "period": {"start": document["start"], "end": last.isoformat()},
        "activity": [activity for week in weeks for activity in _activities(document, week, language)],
        "note": [*notes["note"], *signed],
    }  # fmt: skip


def _activities(document: Document, week: Mapping[str, Any], language: Language) -> Iterator[Node]:
    """Each kind of session of a week, its days and its exercises with their dose."""
    first = _first(document, week["number"])
    bounds = {"start": first.isoformat(), "end": (first + timedelta(days=WEEK - 1)).isoformat()}
    for group in words.together(week["sessions"]):
        one = group[0]
        doses = "; ".join(f"{words.exercise_name(item['exercise'], language)}: {words.amount(item, language)}" for item in one["items"])
        code = {"coding": [{"system": SNOMED, "code": EXERCISE_THERAPY}], "text": words.session_title(one, language)}
        repeat = {
            "boundsPeriod": bounds, "duration": one["minutes"], "durationUnit": "min", "frequency": len(group), "period": 1, "periodUnit": "wk",
            "dayOfWeek": [DAYS[session["weekday"]] for session in group],
        }  # fmt: skip
        detail = {"kind": "ServiceRequest", "code": code, "status": "not-started", "scheduledTiming": {"repeat": repeat}, "description": doses}
        yield {"detail": detail}
