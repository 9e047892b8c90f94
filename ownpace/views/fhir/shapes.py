"""What a bundle of ours is made of: for each resource and each part of one the elements that we write, and their form. Nothing else is read.

An element that is not here could turn what stands beside it into something else, so it is never passed over.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from ownpace.reading import NoStartError, day, start_day
from ownpace.text import t
from ownpace.views.fhir.codes import LEAST, MOST, NOTHING
from ownpace.vocabulary import Language

MANY: Final = "*"
"""Behind the name of a form: a list of it."""
RESOURCE: Final = "resource"
"""The form of any resource; which one, it says itself."""
SHAPES: Final[dict[str, dict[str, str]]] = {
    "Bundle": {"resourceType": "text", "language": "language", "type": "text", "entry": "Entry*"},
    "Entry": {"fullUrl": "text", "resource": RESOURCE},
    "Questionnaire": {
        "resourceType": "text", "language": "language", "url": "text", "version": "text", "status": "text", "title": "text", "copyright": "text",
        "item": "Question*",
    },
    "Question": {
        "linkId": "text", "text": "text", "type": "text", "code": "Coding*", "repeats": "truth", "extension": "Bound*", "maxLength": "whole",
        "answerOption": "Option*",
    },
    "Bound": {"url": "bound", "valueInteger": "whole", "valueDecimal": "number"},
    "Option": {"valueCoding": "Coding"},
    "QuestionnaireResponse": {"resourceType": "text", "language": "language", "questionnaire": "text", "status": "text", "item": "Said*"},
    "Said": {"linkId": "text", "answer": "Answer*", "extension": "Nothing*"},
    "Nothing": {"url": "nothing", "valueBoolean": "yes"},
    "Answer": {"valueBoolean": "truth", "valueInteger": "whole", "valueDecimal": "number", "valueCoding": "Coding", "valueString": "text"},
    "Observation": {
        "resourceType": "text", "status": "text", "category": "Concept*", "code": "Concept", "derivedFrom": "Reference*", "valueInteger": "whole",
        "valueQuantity": "Quantity", "valueCodeableConcept": "Concept", "note": "Note*",
    },
    "Goal": {"resourceType": "text", "lifecycleStatus": "text", "description": "Words", "subject": "Anybody", "target": "Target*"},
    "Target": {"measure": "Concept", "detailQuantity": "Quantity", "dueDate": "day"},
    "CarePlan": {
        "resourceType": "text", "language": "language", "status": "text", "intent": "text", "title": "text", "description": "text",
        "subject": "Anybody", "period": "Course", "activity": "Activity*", "note": "Note*", "goal": "Reference*", "supportingInfo": "Reference*",
    },
    "Course": {"start": "start", "end": "day"},
    "Activity": {"detail": "Detail"},
    "Detail": {"kind": "text", "code": "Concept", "status": "text", "scheduledTiming": "Timing", "description": "text"},
    "Timing": {"repeat": "Repeat"},
    "Repeat": {
        "boundsPeriod": "Period", "duration": "number", "durationUnit": "text", "frequency": "whole", "period": "whole", "periodUnit": "text",
        "dayOfWeek": "text*",
    },
    "Period": {"start": "day", "end": "day"},
    "Concept": {"coding": "Coding*", "text": "text"},
    "Coding": {"system": "text", "code": "text", "display": "text"},
    "Quantity": {"value": "number", "unit": "text", "system": "text", "code": "text"},
    "Reference": {"reference": "text"},
    "Note": {"authorString": "text", "time": "day", "text": "text"},
    "Words": {"text": "text"},
    "Anybody": {"display": "anybody"},
}  # fmt: skip
"""Each part by the name that it has here, and the form of each of its elements."""
_FAR: Final = 1_000_000_000


def is_number(value: object, *, whole: bool) -> bool:
    """Whether this is a number that a person's plan could hold."""
    return not isinstance(value, bool) and isinstance(value, int if whole else int | float) and -_FAR < value < _FAR


def _begins(value: object) -> bool:
    try:
        start_day(value)
    except NoStartError:
        return False
    return True


FORMS: Final[dict[str, Callable[[Any], bool]]] = {
    "text": lambda value: isinstance(value, str),
    "truth": lambda value: isinstance(value, bool),
    "whole": lambda value: is_number(value, whole=True),
    "number": lambda value: is_number(value, whole=False),
    "day": lambda value: day(value) is not None,
    "start": _begins,
    "yes": lambda value: value is True,
    "bound": lambda value: value in (LEAST, MOST),
    "nothing": lambda value: value == NOTHING["url"],
    "language": lambda value: value in tuple(Language),
    "anybody": lambda value: value in tuple(t("fhir.anybody", language) for language in Language),
}
"""What a single value may be; nobody has a name of their own."""
