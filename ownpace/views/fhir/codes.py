"""The closed lists: every system, code, unit and address that a bundle of ours holds. LOINC and SNOMED CT codes as the HL7 guides use them."""

from __future__ import annotations

from typing import Final

from ownpace.answers import SCHEMA_VERSION

BASE: Final = "https://ownpace.example/fhir"
"""The canonical address; a name, not a place on the network."""
QUESTIONNAIRE: Final = f"{BASE}/Questionnaire/answers"
OPTIONS: Final = f"{BASE}/CodeSystem/options"
"""The system of the options of every question; a code is ``<question>.<option>`` spelled out by the question's own ``linkId``."""
RESULT: Final = f"{BASE}/CodeSystem/result"
VERSION: Final = f"{SCHEMA_VERSION}.0.0"
CANONICAL: Final = f"{QUESTIONNAIRE}|{VERSION}"
LOINC: Final = "http://loinc.org"
SNOMED: Final = "http://snomed.info/sct"
UCUM: Final = "http://unitsofmeasure.org"
CATEGORY: Final = "http://terminology.hl7.org/CodeSystem/observation-category"
LEAST: Final = "http://hl7.org/fhir/StructureDefinition/minValue"
MOST: Final = "http://hl7.org/fhir/StructureDefinition/maxValue"
NOTHING: Final = {"url": f"{BASE}/StructureDefinition/nothing-ticked", "valueBoolean": True}
"""Beside a list that was answered with nothing. A list without an answer and without this was not answered."""

PAIN_WEEK: Final = "75893-8"
DAYS_PER_WEEK: Final = "89555-7"
MINUTES_PER_DAY: Final = "68516-4"
MINUTES_PER_WEEK: Final = "82290-8"
STRENGTH_DAYS: Final = "82291-6"
EXERCISE_THERAPY: Final = "229065009"

CODES: Final[dict[str, frozenset[str]]] = {
    LOINC: frozenset({PAIN_WEEK, DAYS_PER_WEEK, MINUTES_PER_DAY, MINUTES_PER_WEEK, STRENGTH_DAYS}),
    SNOMED: frozenset({EXERCISE_THERAPY}),
    UCUM: frozenset({"min/wk", "min/d", "d/wk", "{score}"}),
    CATEGORY: frozenset({"survey", "activity"}),
    RESULT: frozenset({"clearance", "call_112", "doctor_today", "see_first", "caution", "go"}),
}
"""Codes by system; those of ``OPTIONS`` are the options of the questions."""

FIXED: Final[dict[str, dict[str, frozenset[str]]]] = {
    "Bundle": {"type": frozenset({"collection"})},
    "Questionnaire": {"status": frozenset({"draft"})},
    "QuestionnaireResponse": {"status": frozenset({"completed"})},
    "Observation": {"status": frozenset({"final"})},
    "Goal": {"lifecycleStatus": frozenset({"proposed"})},
    "CarePlan": {"status": frozenset({"draft"}), "intent": frozenset({"proposal"})},
}
"""For each type of resource the elements with a closed list, and the list."""

REQUIRED: Final[dict[str, tuple[str, ...]]] = {
    "Questionnaire": ("url", "version", "item"),
    "QuestionnaireResponse": ("questionnaire", "item"),
    "Observation": ("category", "code"),
    "Goal": ("description", "subject"),
    "CarePlan": ("title", "subject", "period", "activity"),
}
"""What each type of resource must hold beside its fixed elements."""

TYPES: Final = frozenset({"boolean", "choice", "open-choice", "integer", "decimal", "string"})
"""Types of a question."""
DAYS: Final = {"monday": "mon", "tuesday": "tue", "wednesday": "wed", "thursday": "thu", "friday": "fri", "saturday": "sat", "sunday": "sun"}
"""Weekdays as FHIR writes them."""
