"""FHIR: every example person's bundle is R4 as others read it, passes our own checks, and its answers give the same plan again."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given
from hypothesis import strategies as st

from ownpace import choices
from ownpace.answers import AnswersError, parse
from ownpace.document import dump, to_document
from ownpace.people import EXAMPLES
from ownpace.plan import fingerprint, make_plan
from ownpace.questionnaire import ITEMS, Kind
from ownpace.views import fhir
from ownpace.views.fhir.checks import CHECKS, ENOUGH
from ownpace.views.fhir.codes import NOTHING, REQUIRED
from ownpace.views.fhir.shapes import FORMS, MANY, RESOURCE, SHAPES
from ownpace.wording import problem_line
from tests.builders import MONDAY, a_document, an_answers

BOTH = ("da", "en")
Edit = Callable[[dict[str, Any]], None]


@cache
def _made(name: str, language: str) -> str:
    return dump(fhir.bundle(a_document(name, language=language), an_answers(name).document(), language))


def made(name: str = "back", language: str = "da") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_made(name, language))
    return found


def only(bundle: dict[str, Any], kind: str) -> dict[str, Any]:
    return next(entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == kind)


def all_of(bundle: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == kind]


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_person_is_r4_keeps_our_checks_and_comes_back_as_the_same_plan(name: str, language: str) -> None:
    bundle = made(name, language)
    Bundle.model_validate(bundle)
    assert fhir.problems(bundle) == ()
    again = make_plan(parse(fhir.answers(bundle)), MONDAY)
    assert fingerprint(again) == fingerprint(make_plan(an_answers(name), MONDAY))


def test_the_same_plan_gives_the_same_bytes_and_no_time_is_invented() -> None:
    text = dump(fhir.bundle(a_document("back"), an_answers("back").document(), "da"))
    assert text == _made("back", "da")
    assert not {"authored", "timestamp", "effectiveDateTime"} & set(json.dumps(made()).replace('"', " ").split())


def test_a_plan_is_a_proposal_and_a_draft() -> None:
    plan = only(made(), "CarePlan")
    assert (plan["status"], plan["intent"]) == ("draft", "proposal")
    assert (plan["period"]["start"], plan["period"]["end"]) == ("2026-01-05", "2026-03-01")


def test_every_session_of_every_week_is_an_activity_on_its_days() -> None:
    document, plan = a_document("back"), only(made(), "CarePlan")
    planned = sum(len(week["sessions"]) for week in document["program"]["weeks"])
    repeats = [activity["detail"]["scheduledTiming"]["repeat"] for activity in plan["activity"]]
    assert sum(repeat["frequency"] for repeat in repeats) == sum(len(repeat["dayOfWeek"]) for repeat in repeats) == planned


def test_a_referral_has_the_answers_and_the_reason_and_no_plan() -> None:
    bundle = made("emergency")
    assert all_of(bundle, "CarePlan") == all_of(bundle, "Goal") == []
    result = all_of(bundle, "Observation")[-1]
    assert result["valueCodeableConcept"]["coding"][0]["code"] == "call_112"
    assert result["note"][0]["text"]


def test_a_list_that_was_answered_with_nothing_is_not_a_question_that_was_left_out() -> None:
    told = an_answers("back").document() | {"rammer.udstyr": []}
    bundle = fhir.bundle(a_document("back"), told, "da")
    assert fhir.problems(bundle) == ()
    assert fhir.answers(bundle)["rammer.udstyr"] == []
    assert "helbred.vaegt" not in fhir.answers(bundle)


def test_own_words_and_a_suggestion_are_both_a_goal() -> None:
    own = an_answers("back").document() | {"funktion.1": '<b>Bære</b> "Søren"'}
    assert fhir.answers(fhir.bundle(a_document("back"), own, "da"))["funktion.1"] == '<b>Bære</b> "Søren"'


def test_what_a_professional_changed_is_signed_in_the_plan() -> None:
    signed = choices.parse((), [{"change": {"kind": "note"}, "reason": "Ring, hvis det driller", "by": "Fys. AB", "on": "2026-01-02"}])[1]
    document = to_document(make_plan(an_answers("back"), MONDAY, (), signed), "da")
    note = only(fhir.bundle(document, an_answers("back").document(), "da"), "CarePlan")["note"][-1]
    assert (note["authorString"], note["time"]) == ("Fys. AB", "2026-01-02")
    assert "Ring, hvis det driller" in note["text"]


# --- what is refused


def _item(bundle: dict[str, Any], link_id: str) -> dict[str, Any]:
    return next(item for item in only(bundle, "QuestionnaireResponse")["item"] if item["linkId"] == link_id)


BROKEN: dict[str, tuple[Edit, str]] = {
    "no bundle": (lambda b: b.update(resourceType="Patient"), "fhir_not_bundle"),
    "a plan that is an order": (lambda b: only(b, "CarePlan").update(intent="order"), "fhir_code"),
    "a plan that is active": (lambda b: only(b, "CarePlan").update(status="active"), "fhir_code"),
    "a status that does not exist": (lambda b: only(b, "QuestionnaireResponse").update(status="nonsense"), "fhir_code"),
    "a question of no type": (lambda b: only(b, "Questionnaire")["item"][0].update(type="banana"), "fhir_code"),
    "a question asked twice": (lambda b: only(b, "Questionnaire")["item"].append(copy.deepcopy(only(b, "Questionnaire")["item"][0])), "fhir_link_id"),
    "a question that nobody knows": (lambda b: _item(b, "smerte.nrs7").update(linkId="smerte.blaa"), "fhir_link_id"),
    "an answer out of range": (lambda b: _item(b, "smerte.nrs7").update(answer=[{"valueInteger": 11}]), "fhir_answer"),
    "an answer below the range": (lambda b: _item(b, "smerte.nrs7").update(answer=[{"valueInteger": -1}]), "fhir_answer"),
    "an answer of another type": (lambda b: _item(b, "smerte.nrs7").update(answer=[{"valueString": "4"}]), "fhir_answer"),
    "an answer that is a truth": (lambda b: _item(b, "smerte.nrs7").update(answer=[{"valueInteger": True}]), "fhir_answer"),
    "two answers to one question": (lambda b: _item(b, "smerte.nrs7").update(answer=[{"valueInteger": 4}, {"valueInteger": 5}]), "fhir_answer"),
    "an option that does not exist": (lambda b: _item(b, "smerte.har")["answer"][0]["valueCoding"].update(code="maaske"), "fhir_answer"),
    "answers to somebody else's questions": (lambda b: only(b, "QuestionnaireResponse").update(questionnaire="https://example.org/q|1"), "fhir_foreign"),
    "answers to another version": (
        lambda b: only(b, "QuestionnaireResponse").update(questionnaire="https://ownpace.example/fhir/Questionnaire/answers|2.0.0"), "fhir_foreign",
    ),
    "a reference to nothing": (lambda b: all_of(b, "Observation")[0]["derivedFrom"][0].update(reference="urn:uuid:0"), "fhir_reference"),
    "two entries at one address": (lambda b: b["entry"][1].update(fullUrl=b["entry"][0]["fullUrl"]), "fhir_address"),
    "a resource of another kind": (lambda b: b["entry"].append({"fullUrl": "urn:uuid:1", "resource": {"resourceType": "Patient"}}), "fhir_resource"),
    "a code that is not on the list": (lambda b: all_of(b, "Observation")[0]["code"]["coding"][0].update(code="1-1"), "fhir_code"),
    "a unit that is not on the list": (lambda b: all_of(b, "Observation")[1]["valueQuantity"].update(code="h/wk"), "fhir_code"),
    "a system that is not on the list": (lambda b: all_of(b, "Observation")[0]["code"]["coding"][0].update(system="http://x"), "fhir_code"),
    "a goal without words": (lambda b: all_of(b, "Goal")[0].pop("description"), "fhir_required"),
    "two sets of answers": (
        lambda b: b["entry"].append({"fullUrl": "urn:uuid:2", "resource": copy.deepcopy(only(b, "QuestionnaireResponse"))}), "fhir_count",
    ),
    "an activity that is under way": (lambda b: only(b, "CarePlan")["activity"][0]["detail"].update(status="in-progress"), "fhir_code"),
    "a list without an answer": (lambda b: _item(b, "sikkerhed.akut").pop("answer"), "fhir_unanswered"),
    "a list with a list of no answers": (lambda b: _item(b, "sikkerhed.laege").update(answer=[]), "fhir_unanswered"),
    "a number without an answer": (lambda b: _item(b, "smerte.nrs7").pop("answer"), "fhir_unanswered"),
    "a question inside a question": (
        lambda b: _item(b, "om.alder").update(item=[{"linkId": "sikkerhed.akut", "answer": [{"valueString": "brystsmerter"}]}]), "fhir_element",
    ),
    "a question inside an answer": (lambda b: _item(b, "om.alder")["answer"][0].update(item=[{"linkId": "sikkerhed.akut"}]), "fhir_element"),
    "an extension that changes what is said": (lambda b: _item(b, "om.alder").update(modifierExtension=[{"url": "http://x"}]), "fhir_element"),
    "an extension of the whole": (lambda b: b.update(modifierExtension=[{"url": "http://x"}]), "fhir_element"),
    "rules from elsewhere": (lambda b: only(b, "QuestionnaireResponse").update(implicitRules="http://x"), "fhir_element"),
    "a resource inside a resource": (lambda b: only(b, "CarePlan").update(contained=[{"resourceType": "Patient"}]), "fhir_element"),
    "a resource beside what an entry holds": (lambda b: b["entry"][0].update(request={"method": "POST"}), "fhir_element"),
    "a plan for somebody with a number": (lambda b: only(b, "CarePlan")["subject"].update(identifier={"value": "010203-1234"}), "fhir_element"),
    "a plan for somebody with a name": (lambda b: only(b, "CarePlan")["subject"].update(display="Jens Hansen"), "fhir_form"),
    "a goal of somebody with a name": (lambda b: all_of(b, "Goal")[0]["subject"].update(display="Jens Hansen"), "fhir_form"),
    "an activity that is a word": (lambda b: only(b, "CarePlan").update(activity=["x"]), "fhir_form"),
    "a plan that begins on no day": (lambda b: only(b, "CarePlan")["period"].update(start="junk"), "fhir_form"),
    "a plan that begins too far away": (lambda b: only(b, "CarePlan")["period"].update(start="9999-12-27"), "fhir_form"),
    "a plan that begins in a week": (lambda b: only(b, "CarePlan")["period"].update(start="2026-W49-1"), "fhir_form"),
    "a quantity in words": (lambda b: all_of(b, "Observation")[1]["valueQuantity"].update(value="ninety"), "fhir_form"),
    "a quantity without end": (lambda b: all_of(b, "Observation")[1]["valueQuantity"].update(value=float("inf")), "fhir_form"),
    "a quantity that nobody can count": (lambda b: all_of(b, "Observation")[1]["valueQuantity"].update(value=10**400), "fhir_form"),
    "a bound that is none of ours": (
        lambda b: next(q for q in only(b, "Questionnaire")["item"] if "extension" in q)["extension"][0].update(url="http://x"), "fhir_form",
    ),
    "questions at another address": (lambda b: only(b, "Questionnaire").update(url="https://example.org/q"), "fhir_foreign"),
    "questions of another version": (lambda b: only(b, "Questionnaire").update(version="9.9.0"), "fhir_foreign"),
    "an activity on no day": (
        lambda b: only(b, "CarePlan")["activity"][0]["detail"]["scheduledTiming"]["repeat"].update(dayOfWeek=["someday"]), "fhir_code",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_bundle_is_refused_with_its_fault(fault: str) -> None:
    bundle = made()
    edit, kind = BROKEN[fault]
    edit(bundle)
    assert kind in {problem.kind for problem in fhir.problems(bundle)}
    with pytest.raises(AnswersError) as refused:
        fhir.answers(bundle)
    assert all(problem_line(problem, language) for problem in refused.value.problems for language in BOTH)


def test_every_element_that_we_write_is_on_the_list_and_every_one_on_the_list_has_a_form() -> None:
    named = {form.removesuffix(MANY) for shape in SHAPES.values() for form in shape.values()}
    assert named <= {*SHAPES, *FORMS, RESOURCE}
    assert named | {"Bundle"} | set(REQUIRED) >= {*SHAPES, *FORMS}
    assert set(REQUIRED) <= set(SHAPES)


@pytest.mark.parametrize("link_id", [item.link_id for item in ITEMS if item.kind is Kind.CHOICES])
def test_a_list_that_was_not_answered_is_never_none_of_these(link_id: str) -> None:
    bundle = made()
    items = only(bundle, "QuestionnaireResponse")["item"]
    items[:] = [item for item in items if item["linkId"] != link_id]
    items.append({"linkId": link_id})
    assert [(problem.path, problem.kind) for problem in fhir.problems(bundle)] == [(link_id, "fhir_unanswered")]


@pytest.mark.parametrize("mark", [[], [{}], [NOTHING, NOTHING], [{**NOTHING, "valueBoolean": False}], [{**NOTHING, "url": "https://x.example"}]])
def test_only_our_own_word_says_that_a_list_was_answered_with_nothing(mark: list[Any]) -> None:
    bundle = made()
    items = only(bundle, "QuestionnaireResponse")["item"]
    items[:] = [item for item in items if item["linkId"] != "sikkerhed.akut"]
    items.append({"linkId": "sikkerhed.akut", "extension": mark})
    assert "fhir_unanswered" in {problem.kind for problem in fhir.problems(bundle)}
    items[-1] = {"linkId": "sikkerhed.akut", "extension": [NOTHING]}
    assert fhir.problems(bundle) == ()
    items[-1] = {"linkId": "om.alder", "extension": [NOTHING]}
    assert "fhir_unanswered" in {problem.kind for problem in fhir.problems(bundle)}


@pytest.mark.parametrize(("many", "named"), [(ENOUGH - 1, ENOUGH - 1), (ENOUGH, ENOUGH), (ENOUGH + 1, ENOUGH)])
def test_no_more_than_a_thousand_problems_are_looked_for(many: int, named: int) -> None:
    bundle = made() | {f"x{number}": 1 for number in range(many)}
    assert len(fhir.problems(bundle)) == named


def test_a_bundle_nested_too_deep_is_refused() -> None:
    bundle, inner = made(), {}
    for _ in range(60):
        inner = {"a": inner}
    bundle["entry"][0]["resource"]["extension"] = inner
    assert "fhir_deep" in {problem.kind for problem in fhir.problems(bundle)}


def test_every_check_has_refused_something() -> None:
    refused = set()
    for edit, _ in BROKEN.values():
        bundle = made()
        edit(bundle)
        if bundle.get("resourceType") == "Bundle":
            refused |= {check.__name__ for check in CHECKS if list(check(bundle))}
    assert {check.__name__ for check in CHECKS} - refused <= {"is_not_deep"}


ODD = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 99) | st.floats() | st.sampled_from(["", "Bundle", "smerte.nrs7", "ja", "x"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["answer", "item", "linkId", "resource", "a"]), inner, max_size=3),
    max_leaves=6,
)


@given(st.data())
def test_whatever_a_bundle_holds_it_is_read_or_refused_and_never_fails(data: st.DataObject) -> None:
    node: Any = made()
    root = node
    for _ in range(data.draw(st.integers(1, 9))):
        keys = list(node) if isinstance(node, dict) else list(range(len(node))) if isinstance(node, list) else []
        if not keys:
            break
        key = data.draw(st.sampled_from(keys))
        if not isinstance(node[key], dict | list) or data.draw(st.booleans()):
            node[key] = data.draw(ODD)
            break
        node = node[key]
    try:
        parse(fhir.answers(root))
    except AnswersError:
        return
