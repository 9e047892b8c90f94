"""What must hold in a bundle, whoever wrote it: each check is one pure function, and looks at nothing that it does not understand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from ownpace.answers import Problem
from ownpace.questionnaire import BY_ID, Kind
from ownpace.views.fhir.codes import CANONICAL, CODES, DAYS, FIXED, NOTHING, OPTIONS, QUESTIONNAIRE, REQUIRED, TYPES, VERSION
from ownpace.views.fhir.shapes import FORMS, MANY, RESOURCE, SHAPES, is_number

Node = Mapping[str, Any]
Check = Callable[[Node], Iterator[Problem]]
ANSWER: Final = {"boolean": ("valueBoolean",), "integer": ("valueInteger",), "decimal": ("valueDecimal",), "choice": ("valueCoding",)}
"""Where the answer to a question of each type stands; own words are a string, or the coding of a suggestion."""
_WORDS: Final = ("valueString", "valueCoding")
ENOUGH: Final = 1000
"""Problems that are looked for; a file of millions is not read to its end."""
DEEPEST: Final = 40
"""Levels that are looked at; ours has nine."""


def problems(bundle: object) -> tuple[Problem, ...]:
    """What is wrong, at most once for each place and a thousand in all; none for a bundle of ours. Raises nothing, whatever it is handed."""
    if not isinstance(bundle, dict) or bundle.get("resourceType") != "Bundle" or not isinstance(bundle.get("entry"), list):
        return (Problem("Bundle", "fhir_not_bundle"),)
    found: dict[str, Problem] = {}
    for problem in (one for check in CHECKS for one in check(bundle)):
        found[problem.path] = problem
        if len(found) == ENOUGH:
            break
    return tuple(found.values())


def entries(bundle: Node) -> Iterator[tuple[str, Node]]:
    """Every resource with its place; what is no resource is left to ``has_resources``."""
    for place, entry in enumerate(bundle["entry"]):
        if isinstance(entry, dict) and isinstance(entry.get("resource"), dict):
            yield f"entry[{place}]", entry["resource"]


def of_type(bundle: Node, kind: str) -> Iterator[tuple[str, Node]]:
    """The resources of one type."""
    yield from ((place, resource) for place, resource in entries(bundle) if resource.get("resourceType") == kind)


def listed(node: object, name: str) -> list[Node]:
    """The objects in a list element; anything else counts as none."""
    found = node.get(name) if isinstance(node, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def walk(node: object, path: str, depth: int = 0) -> Iterator[tuple[str, Node]]:
    """Every object inside another, with its place."""
    if depth > DEEPEST:
        yield path, {"too": "deep"}
    elif isinstance(node, dict):
        yield path, node
        for name, inner in node.items():
            yield from walk(inner, f"{path}.{name}", depth + 1)
    elif isinstance(node, list):
        for place, inner in enumerate(node):
            yield from walk(inner, f"{path}[{place}]", depth + 1)


def is_made_of_ours(bundle: Node) -> Iterator[Problem]:
    """Every element is one that we write, in the form in which we write it."""
    yield from _strange(bundle, "Bundle", "")


def _strange(node: object, form: str, path: str) -> Iterator[Problem]:
    """Where a value is not of a form; what is no resource of ours is left to ``has_resources``."""
    if form == RESOURCE:
        kind = _text(node, "resourceType")
        yield from _strange(node, kind, path) if kind in REQUIRED else ()
    elif form.endswith(MANY):
        if isinstance(node, list):
            for place, one in enumerate(node):
                yield from _strange(one, form.removesuffix(MANY), f"{path}[{place}]")
        else:
            yield Problem(path, "fhir_form")
    elif form in FORMS or not isinstance(node, dict):
        if form not in FORMS or not FORMS[form](node):
            yield Problem(path, "fhir_form")
    else:
        yield from _elements(node, SHAPES[form], path)


def _elements(node: Node, shape: Mapping[str, str], path: str) -> Iterator[Problem]:
    for name, inner in node.items():
        at = f"{path}.{name}" if path else name
        if name in shape:
            yield from _strange(inner, shape[name], at)
        else:
            yield Problem(at, "fhir_element")


def is_not_deep(bundle: Node) -> Iterator[Problem]:
    """Nothing is nested deeper than anything of ours."""
    for path, node in walk(bundle["entry"], "entry"):
        if node == {"too": "deep"}:
            yield Problem(path[:80], "fhir_deep")
            return


def has_resources(bundle: Node) -> Iterator[Problem]:
    """Every entry has an address of its own and a resource of a known type."""
    seen: set[str] = set()
    for place, entry in enumerate(bundle["entry"]):
        resource = entry.get("resource") if isinstance(entry, dict) else None
        address = entry.get("fullUrl") if isinstance(entry, dict) else None
        if not isinstance(resource, dict) or _text(resource, "resourceType") not in REQUIRED:
            yield Problem(f"entry[{place}].resource", "fhir_resource", {"allowed": ", ".join(REQUIRED)})
        if not isinstance(address, str) or address in seen:
            yield Problem(f"entry[{place}].fullUrl", "fhir_address")
        else:
            seen.add(address)


def has_one_of_each(bundle: Node) -> Iterator[Problem]:
    """One questionnaire, one set of answers, at most one plan."""
    for kind, least in (("Questionnaire", 1), ("QuestionnaireResponse", 1), ("CarePlan", 0)):
        count = sum(1 for _ in of_type(bundle, kind))
        if not least <= count <= 1:
            yield Problem(kind, "fhir_count")


def has_what_is_required(bundle: Node) -> Iterator[Problem]:
    """Every resource holds what its type must hold."""
    for place, resource in entries(bundle):
        for name in REQUIRED.get(_text(resource, "resourceType"), ()):
            if not resource.get(name):
                yield Problem(f"{place}.{name}", "fhir_required")


def has_fixed_codes(bundle: Node) -> Iterator[Problem]:
    """What has a closed list holds one of its codes: a plan is a proposal and a draft, goals are proposed, observations final."""
    for place, resource in [("Bundle", bundle), *entries(bundle)]:
        for name, allowed in FIXED.get(_text(resource, "resourceType"), {}).items():
            if _text(resource, name) not in allowed:
                yield Problem(f"{place}.{name}", "fhir_code", {"allowed": ", ".join(sorted(allowed))})


def has_known_codings(bundle: Node) -> Iterator[Problem]:
    """Every coding and quantity has a system and a code from the closed lists; options are judged with their question."""
    for path, node in walk(bundle["entry"], "entry"):
        system = node.get("system")
        if system is None or system == OPTIONS:
            continue
        allowed = CODES.get(system) if isinstance(system, str) else None
        if allowed is None or _text(node, "code") not in allowed:
            yield Problem(f"{path}.code", "fhir_code", {"allowed": ", ".join(sorted(allowed or CODES))})


def has_known_activities(bundle: Node) -> Iterator[Problem]:
    """Every activity has not begun, is a request, and lies on days of the week."""
    for place, plan in of_type(bundle, "CarePlan"):
        for number, activity in enumerate(listed(plan, "activity")):
            detail = activity.get("detail")
            at = f"{place}.activity[{number}].detail"
            if not isinstance(detail, dict) or (detail.get("kind"), detail.get("status")) != ("ServiceRequest", "not-started"):
                yield Problem(at, "fhir_code", {"allowed": "ServiceRequest, not-started"})
                continue
            timing = detail.get("scheduledTiming")
            repeat = timing.get("repeat") if isinstance(timing, dict) else None
            days = repeat.get("dayOfWeek") if isinstance(repeat, dict) else None
            if not isinstance(days, list) or not days or not all(isinstance(day, str) and day in DAYS.values() for day in days):
                yield Problem(f"{at}.scheduledTiming", "fhir_code", {"allowed": ", ".join(DAYS.values())})


def resolves(bundle: Node) -> Iterator[Problem]:
    """Every reference leads to a resource of the bundle."""
    there = {entry.get("fullUrl") for entry in bundle["entry"] if isinstance(entry, dict) and isinstance(entry.get("fullUrl"), str)}
    for path, node in walk(bundle["entry"], "entry"):
        if "reference" in node and (not isinstance(node["reference"], str) or node["reference"] not in there):
            yield Problem(f"{path}.reference", "fhir_reference")


def is_ours(bundle: Node) -> Iterator[Problem]:
    """The questions are ours, in this version, and the answers are answers to them."""
    for place, response in of_type(bundle, "QuestionnaireResponse"):
        if response.get("questionnaire") != CANONICAL:
            yield Problem(f"{place}.questionnaire", "fhir_foreign", {"allowed": CANONICAL})
    for place, questions in of_type(bundle, "Questionnaire"):
        for name, ours in (("url", QUESTIONNAIRE), ("version", VERSION)):
            if questions.get(name) != ours:
                yield Problem(f"{place}.{name}", "fhir_foreign", {"allowed": ours})


def asks_once(bundle: Node) -> Iterator[Problem]:
    """A question is asked once and answered once, and has a known type."""
    for place, resource in [*of_type(bundle, "Questionnaire"), *of_type(bundle, "QuestionnaireResponse")]:
        seen: set[str] = set()
        raw = resource.get("item")
        for number, item in enumerate(raw if isinstance(raw, list) else []):
            link_id = _text(item, "linkId")
            if link_id not in BY_ID or link_id in seen:
                yield Problem(f"{place}.item[{number}].linkId", "fhir_link_id")
            elif resource.get("resourceType") == "Questionnaire" and _text(item, "type") not in TYPES:
                yield Problem(f"{place}.item[{number}].type", "fhir_code", {"allowed": ", ".join(sorted(TYPES))})
            seen.add(link_id)


def answers_fit(bundle: Node) -> Iterator[Problem]:
    """Every answer is of its question's type, one of its options, inside its range, and there is one unless several are allowed.

    A list without an answer is a list of nothing only where our own word says so.
    """
    asked = {_text(item, "linkId"): item for _, resource in of_type(bundle, "Questionnaire") for item in listed(resource, "item")}
    for place, response in of_type(bundle, "QuestionnaireResponse"):
        for number, item in enumerate(listed(response, "item")):
            question, given = asked.get(_text(item, "linkId")), item.get("answer", [])
            at = f"{place}.item[{number}].answer"
            if given == [] and (known := BY_ID.get(_text(item, "linkId"))):
                if known.kind is not Kind.CHOICES or item.get("extension") != [NOTHING]:
                    yield Problem(known.link_id, "fhir_unanswered")
                continue
            if "extension" in item:
                yield Problem(at, "fhir_answer")
                continue
            if question is None or not isinstance(given, list):
                yield Problem(at, "fhir_answer")
                continue
            several = BY_ID[_text(item, "linkId")].kind is Kind.CHOICES if _text(item, "linkId") in BY_ID else False
            if not all(_fits(one, question) for one in given) or (not several and len(given) != 1):
                yield Problem(at, "fhir_answer")


def _fits(answer: object, question: Node) -> bool:
    if not isinstance(answer, dict) or len(answer) != 1:
        return False
    (name, value), kind = next(iter(answer.items())), _text(question, "type")
    if name not in ANSWER.get(kind, _WORDS):
        return False
    match name:
        case "valueBoolean":
            return isinstance(value, bool)
        case "valueInteger" | "valueDecimal":
            return is_number(value, whole=name == "valueInteger") and _inside(value, question)
        case "valueCoding":
            options = {_text(option.get("valueCoding"), "code") for option in listed(question, "answerOption")}
            return isinstance(value, dict) and value.get("system") == OPTIONS and _text(value, "code") in options - {""}
    longest = question.get("maxLength")
    return isinstance(value, str) and bool(value) and (not isinstance(longest, int) or len(value) <= longest)


def _inside(value: float, question: Node) -> bool:
    """Between the bounds that the question names."""
    bounds = [bound for one in listed(question, "extension") for bound in (one.get("valueInteger"), one.get("valueDecimal")) if bound is not None]
    numbers = [bound for bound in bounds if is_number(bound, whole=False)]
    return not numbers or min(numbers) <= value <= max(numbers)


def _text(node: object, name: str) -> str:
    """A text element; empty where there is none."""
    value = node.get(name) if isinstance(node, dict) else None
    return value if isinstance(value, str) else ""


CHECKS: Final[tuple[Check, ...]] = (
    is_made_of_ours, is_not_deep, has_resources, has_one_of_each, has_what_is_required, has_fixed_codes, has_known_codings, has_known_activities,
    resolves, is_ours, asks_once, answers_fit,
)  # fmt: skip
"""Every check, in the order of reading."""
