"""The whole pathway: a plan or a referral, the same bytes every time, and every number with its reasons down to answers and cited rows."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from graphlib import TopologicalSorter
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from ownpace import choices
from ownpace.answers import SCHEMA_VERSION
from ownpace.document import dump, to_document
from ownpace.evidence import ROWS, SOURCES, cited, replaced
from ownpace.evidence import fingerprint as evidence_fingerprint
from ownpace.exercises import CATALOGUE
from ownpace.exposure import Ladder
from ownpace.facts import Fact
from ownpace.people import EXAMPLES
from ownpace.plan import VERSION, LawBrokenError, Plan, Referral, fingerprint, make_plan, next_monday
from ownpace.questionnaire import BY_ID
from tests.builders import BACK, MONDAY, REFERRED, TRAINING, a_document, a_plan, a_referral, an_answers, an_outcome
from tests.weeks import a_log, lived

LEAVES = ("answer:", "evidence:", "exercise:", "choice:")
DOSE = ("sets", "reps", "seconds", "minutes", "effort", "reps_in_reserve", "rest_seconds")


# --- plan or referral --------------------------------------------------------------------------------------------------------------------


def test_an_unsafe_answer_gives_another_type_without_a_program() -> None:
    referral = a_referral("emergency")
    assert isinstance(referral, Referral)
    assert not hasattr(referral, "program")


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    "differences", [{"sikkerhed_akut": ["kollaps"]}, {"sikkerhed_laege": ["feber"]}, {"helbred_tilstande": ["diabetes_1"]}, {"om_alder": 17}]
)
def test_a_referral_document_has_reasons_and_contact_and_no_program(differences: dict[str, Any], language: str) -> None:
    document = a_document(language=language, **differences)
    assert document["outcome"] == "referral"
    assert "program" not in document
    assert document["reasons"]
    assert document["contact"]
    assert not {"answers", "profile", "prescription", "facts"} & set(document)


@pytest.mark.parametrize(("agreed", "outcome"), [("ja", Plan), ("nej", Referral), ("ved_ikke", Referral)])
@pytest.mark.parametrize("condition", ["hjertesygdom", "nyresygdom", "kol", "soevnapnoe", "kraeft_behandling"])
def test_some_conditions_have_a_plan_only_once_a_doctor_has_agreed(condition: str, agreed: str, outcome: type) -> None:
    assert isinstance(an_outcome(helbred_tilstande=[condition], sikkerhed_aftalt=agreed), outcome)


@pytest.mark.parametrize("days", range(1, 7))
def test_a_plan_begins_on_a_monday_and_on_no_other_day(days: int) -> None:
    with pytest.raises(ValueError, match="Monday"):
        make_plan(an_answers(), MONDAY + timedelta(days=days))


@pytest.mark.parametrize(
    ("today", "start"),
    [
        (date(2026, 1, 4), date(2026, 1, 5)),
        (date(2026, 1, 5), date(2026, 1, 12)),
        (date(2026, 1, 6), date(2026, 1, 12)),
        (date(2026, 12, 31), date(2027, 1, 4)),
    ],
)
def test_the_default_start_is_the_next_monday(today: date, start: date) -> None:
    """On a Monday that is a week later."""
    assert next_monday(today) == start
    assert start.weekday() == 0


@pytest.mark.parametrize("choice", [{"kind": "colour"}, {"kind": "length"}, {"kind": "length", "weeks": 8, "more": 1}, {"weeks": 8}])
def test_a_choice_of_an_unknown_kind_is_refused(choice: dict[str, Any]) -> None:
    with pytest.raises(choices.ChoiceError):
        choices.parse([choice])


def test_a_chosen_length_is_in_the_plan_and_in_its_lineage() -> None:
    plan = make_plan(an_answers("back"), MONDAY, choices.parse([{"kind": "length", "weeks": 12}])[0])
    assert isinstance(plan, Plan)
    assert len(plan.program.weeks) == 12
    document = to_document(plan, "da")
    assert document["choices"] == [{"kind": "length", "weeks": 12}]
    assert "choice:length" in document["facts"]


def test_a_plan_that_would_break_a_hard_law_is_refused() -> None:
    """The last gate: a row that asks for too much reaches nobody."""
    with replaced("sizes.bad_longest", 15), replaced("light.share", 0.9), pytest.raises(LawBrokenError) as caught:
        a_plan("back")
    assert caught.value.violations
    assert "light_weeks" in str(caught.value)


# --- the same bytes ----------------------------------------------------------------------------------------------------------------------

IN_A_FRESH_PROCESS = """
import sys
from datetime import date
from ownpace import choices
from ownpace.answers import SCHEMA_VERSION
from ownpace.answers import parse
from ownpace import choices
from ownpace.answers import SCHEMA_VERSION
from ownpace.document import dump, to_document
from ownpace.people import EXAMPLES
from ownpace.plan import make_plan
for name in sys.argv[1:]:
    sys.stdout.buffer.write(dump(to_document(make_plan(parse(EXAMPLES[name]), date(2026, 1, 5)), "da")).encode())
"""


def test_two_fresh_processes_give_the_same_bytes_as_this_one() -> None:
    """Neither hash seeds nor what was planned before change a byte."""
    names = ["back", "older", "busy", "emergency", "irritable"]
    here = "".join(dump(a_document(name)) for name in names).encode()
    for seed in ("1", "4242"):
        ran = subprocess.run(
            [sys.executable, "-c", IN_A_FRESH_PROCESS, *names],
            cwd=Path(__file__).resolve().parent.parent,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            check=True,
        )
        assert ran.stdout == here


def test_a_document_is_plain_json_and_survives_a_round_trip() -> None:
    for name in EXAMPLES:
        document = a_document(name)
        assert json.loads(dump(document)) == document


def test_the_language_changes_words_and_no_number() -> None:
    danish, english = a_document("back", language="da"), a_document("back", language="en")
    assert danish["engine"] == english["engine"]
    assert danish["facts"] == english["facts"]
    assert danish["stop_symptoms"] != english["stop_symptoms"]
    with pytest.raises(ValueError, match="sv"):
        a_document("back", language="sv")


def test_a_fingerprint_is_sixteen_signs_and_weeks_that_were_told_and_another_referral_change_it() -> None:
    outcomes = [*lived(an_answers("back"), [{}]), a_referral("emergency"), a_referral("emergency", sikkerhed_akut=["kollaps"])]
    marks = [fingerprint(one) for one in outcomes]
    assert all(len(mark) == 16 and set(mark) <= set("0123456789abcdef") for mark in marks)
    assert len(set(marks)) == len(marks)


def test_what_a_fingerprint_is_made_from_is_fixed() -> None:
    """A printed plan is compared with one that is made much later: where nothing was changed or logged, answers and start alone, letters as they are."""
    plan = a_plan(BACK, funktion_1="gå på øen", funktion_1_ligner="gaa")
    text = json.dumps(
        [SCHEMA_VERSION, VERSION, evidence_fingerprint(), [plan.answers.document(), MONDAY.isoformat(), []]], ensure_ascii=False, sort_keys=True
    )
    assert "gå på øen" in text
    assert fingerprint(plan) == sha256(text.encode()).hexdigest()[:16]


def test_the_fingerprint_follows_answers_start_choices_and_evidence() -> None:
    plan = a_plan("back")
    same, other = an_answers("back"), an_answers("back", smerte_nrs7=5)
    assert fingerprint(plan) == fingerprint(make_plan(same, MONDAY))
    with replaced("pain.settle_hours", 23):
        other_evidence = fingerprint(a_plan("back"))
    different = {
        fingerprint(make_plan(other, MONDAY)),
        fingerprint(make_plan(same, MONDAY + timedelta(days=7))),
        fingerprint(make_plan(same, MONDAY, choices.parse([{"kind": "length", "weeks": 12}])[0])),
        other_evidence,
    }
    assert len(different | {fingerprint(plan)}) == 5


def test_the_order_in_which_ratings_were_told_changes_no_fingerprint() -> None:
    ratings = {"bend_1": 10, "bend_2": 20, "bend_3": 30}
    told = [
        choices.parse([{"kind": "exposure", "family": "bending", "ratings": dict(order)}])[0] for order in (ratings.items(), [*ratings.items()][::-1])
    ]
    assert len({fingerprint(make_plan(an_answers("back"), MONDAY, one)) for one in told}) == 1


def test_the_answers_stand_in_the_plan_and_nothing_else_of_the_person() -> None:
    document = a_document("back", funktion_1="danse tango i Odense", funktion_1_ligner="gaa")
    assert document["answers"]["funktion.1"] == "danse tango i Odense"
    rest = {key: value for key, value in document.items() if key not in {"answers", "facts"}}
    assert "tango" not in json.dumps(rest, ensure_ascii=False)


# --- lineage -----------------------------------------------------------------------------------------------------------------------------


def walk(facts: Mapping[str, Any], start: str) -> Iterator[str]:
    """A fact and everything it rests on, each once."""
    seen, queue = {start}, [start]
    for id_ in queue:
        yield id_
        queue += [parent for parent in facts[id_]["derived_from"] if parent not in seen]
        seen.update(facts[id_]["derived_from"])


def numbered_items(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every number of every item: its name and the id of its fact."""
    for week in document["program"]["weeks"]:
        for session in week["sessions"]:
            for item in session["items"]:
                given = {name for name in DOSE if item[name] is not None}
                assert given == set(item["facts"]), item["exercise"]
                yield from item["facts"].items()


@pytest.mark.parametrize("name", TRAINING)
def test_every_number_of_every_item_ends_in_cited_rows_or_answers(name: str) -> None:
    """Every chain, followed to its ends, ends in an answer, a row, the catalogue or a choice; at least one end is a row or an answer."""
    document = a_document(name)
    facts = document["facts"]
    for field, id_ in set(numbered_items(document)):
        leaves = [one for one in walk(facts, id_) if not facts[one]["derived_from"]]
        assert leaves, (field, id_)
        assert all(leaf.startswith(LEAVES) for leaf in leaves), (field, id_, leaves)
        assert any(leaf.startswith(("answer:", "evidence:")) for leaf in leaves), (field, id_)
        assert facts[id_]["sources"], (field, id_)


def facts_of(node: object) -> Iterator[Fact[Any]]:
    """Every fact that a plan's records hold."""
    if isinstance(node, Fact):
        yield node
    elif isinstance(node, tuple):
        yield from (fact for one in node for fact in facts_of(one))
    elif is_dataclass(node):
        yield from (fact for field in fields(node) for fact in facts_of(getattr(node, field.name)))


@pytest.mark.parametrize("name", TRAINING)
def test_an_id_belongs_to_one_value_with_one_lineage(name: str) -> None:
    """Two facts with one id would send a reader from a number to reasons that are not its own."""
    plan = a_plan(name)
    meanings: dict[str, set[str]] = {}
    seen: set[int] = set()
    queue = [
        fact
        for part in (plan.profile, plan.prescription, plan.program, plan.milestones, plan.pain_rule, plan.progression_rule)
        for fact in facts_of(part)
    ]
    for fact in queue:
        if id(fact) not in seen:
            seen.add(id(fact))
            meanings.setdefault(fact.id, set()).add(repr((fact.value, [parent.id for parent in fact.derived_from])))
            queue.extend(fact.derived_from)
    assert sorted(id_ for id_, several in meanings.items() if len(several) > 1) == []


@pytest.mark.parametrize("name", TRAINING)
def test_no_value_is_its_own_reason(name: str) -> None:
    """The lineage of the document has no circle: asking why always comes to an end."""
    facts = a_document(name)["facts"]
    TopologicalSorter({id_: fact["derived_from"] for id_, fact in facts.items()}).prepare()


@pytest.mark.parametrize("name", TRAINING)
def test_the_value_shown_is_the_value_of_its_fact(name: str) -> None:
    """An id in the document belongs to one value: two facts never share it."""
    document = a_document(name)
    facts = document["facts"]
    for week in document["program"]["weeks"]:
        assert facts[week["facts"]["minutes"]]["value"] == week["minutes_total"]
        assert facts[week["facts"]["load"]]["value"] == week["load"]
        for session in week["sessions"]:
            assert facts[session["facts"]["minutes"]]["value"] == session["minutes"]
            assert facts[session["facts"]["load"]]["value"] == session["load"]
            for item in session["items"]:
                assert {field: facts[id_]["value"] for field, id_ in item["facts"].items()} == {field: item[field] for field in item["facts"]}
    for part in ("profile", "prescription", "pain_rule", "progression_rule"):
        assert {field: facts[id_]["value"] for field, id_ in document[part]["facts"].items()} == {
            field: document[part][field] for field in document[part]["facts"]
        }


@pytest.mark.parametrize("name", TRAINING)
def test_every_leaf_exists_where_it_says(name: str) -> None:
    """Answers are questions, rows are rows with their value and source, exercises stand in the catalogue."""
    document = a_document(name)
    for id_, fact in document["facts"].items():
        kind, _, rest = id_.partition(":")
        if fact["derived_from"]:
            assert all(parent in document["facts"] for parent in fact["derived_from"])
        elif kind == "evidence":
            value = cited(rest).value
            assert fact["value"] == (sorted(value) if isinstance(value, frozenset) else list(value) if isinstance(value, tuple) else value)
            assert fact["sources"] == [ROWS[rest].source]
        elif kind == "answer":
            assert rest in BY_ID
        elif kind == "exercise":
            assert rest.partition(".")[0] in CATALOGUE
        else:
            assert kind == "choice"


@pytest.mark.parametrize("name", TRAINING)
def test_sources_and_judgement_flow_up_the_lineage(name: str) -> None:
    facts = a_document(name)["facts"]
    for id_ in facts:
        below = list(walk(facts, id_))
        assert set(facts[id_]["sources"]) >= {source for one in below for source in facts[one]["sources"]}
        assert facts[id_]["judgement"] is any(facts[one]["judgement"] for one in below)
        assert set(facts[id_]["sources"]) <= set(SOURCES)


def test_a_design_choice_anywhere_below_is_called_a_judgement() -> None:
    facts = a_document("back")["facts"]
    assert facts["evidence:strength.rest"]["judgement"] is True
    assert facts["evidence:pain.acceptable"]["judgement"] is False


# --- around the program ------------------------------------------------------------------------------------------------------------------


def test_precautions_and_messages_follow_the_person() -> None:
    """Messages about pain go to people in pain; a caution is named."""
    well, sore = a_plan(), a_plan(BACK)
    assert "acceptable_pain" not in {message.id for message in well.messages}
    assert "acceptable_pain" in {message.id for message in sore.messages}
    assert a_document(helbred_tilstande=["astma"])["precautions"]
    assert a_document()["precautions"] == []


@pytest.mark.parametrize("name", TRAINING)
def test_milestones_stand_in_test_weeks_and_week_six_looks_for_no_response(name: str) -> None:
    plan = a_plan(name)
    for one in plan.milestones:
        assert one.week == 6 if one.measure == "response" else one.week in {4, 8, 12}
        assert one.real_change.value is not None
    assert [one.week for one in plan.milestones if one.measure == "response"] == [6]
    assert bool([one for one in plan.milestones if one.measure == "pain"]) is plan.profile.has_pain.value


@pytest.mark.parametrize(("usual", "asked"), [(0, False), (1, True)])
def test_usual_pain_of_one_is_looked_at_again_and_none_is_not(usual: int, *, asked: bool) -> None:
    assert bool([one for one in a_plan("back", smerte_nrs7=usual).milestones if one.measure == "pain"]) is asked


def test_chair_stands_are_a_milestone_only_when_they_were_counted() -> None:
    assert not [one for one in a_plan().milestones if one.measure == "chair_stand"]
    counted = [one.target.value for one in a_plan(funktion_rss=14).milestones if one.measure == "chair_stand"]
    assert counted == [16, 16]


@pytest.mark.parametrize(
    ("usual", "after", "green", "red"),
    [(0, "under_30_min", 2, 5), (3, "under_30_min", 2, 5), (4, "under_30_min", 5, 6), (6, "under_30_min", 7, 8), (4, "naeste_dag", 4, 5)],
)
def test_the_pain_rule_has_the_persons_own_numbers(usual: int, after: str, green: int, red: int) -> None:
    rule = a_plan(BACK, smerte_nrs7=usual, smerte_efter=after).pain_rule
    assert (rule.usual.value, rule.green_up_to.value, rule.red_above.value) == (usual, green, red)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_demo_person_has_an_outcome(name: str) -> None:
    assert isinstance(an_outcome(name), Referral if name in REFERRED else Plan)


# --- what came since day one, and the ladder of somebody who fears movement ---------------------------------------------------------------


def after_week_1(base: str, symptoms: list[str], **differences: Any) -> tuple[Plan, Plan]:
    """The plan of day 1, and that after a good week in which these were new."""
    before, after = lived(an_answers(base, **differences), [{"new_symptoms": symptoms}])
    assert isinstance(before, Plan)
    assert isinstance(after, Plan)
    return before, after


@pytest.mark.parametrize(
    ("base", "question", "option"),
    [("neck", "sikkerhed.nakke", "arm_stabil"), ("back", "sikkerhed.ryg", "iskias_stabil"), ("knee", "sikkerhed.knae", "knae_lidt_haevet")],
)
def test_a_sign_that_comes_later_closes_what_it_would_have_closed_on_day_1(base: str, question: str, option: str) -> None:
    before, after = after_week_1(base, [f"{question}.{option}"])
    on_day_1 = a_plan(base, {question: [option]})
    assert before.prescription.forbidden.value < after.prescription.forbidden.value == on_day_1.prescription.forbidden.value
    assert [flag.id for flag in after.screening.reasons] == [flag.id for flag in on_day_1.screening.reasons]


@pytest.mark.parametrize("before", [["ingen"], ["arm_stabil"]])
def test_a_sign_that_comes_later_stands_once_on_its_list_and_none_of_these_no_longer(before: list[str]) -> None:
    _, after = after_week_1("neck", ["sikkerhed.nakke.arm_stabil"], sikkerhed_nakke=before)
    told = {leaf.id: leaf.value for go in after.screening.clearance.derived_from if go.id == "screening.go" for leaf in go.derived_from}
    assert told["screening.since.sikkerhed.nakke"] == ["arm_stabil"]


def test_a_week_with_nothing_new_closes_nothing() -> None:
    before, after = after_week_1("back", [])
    assert after.screening.clearance.value == before.screening.clearance.value
    assert after.screening.reasons == before.screening.reasons
    assert after.prescription.forbidden.value == before.prescription.forbidden.value


@pytest.mark.parametrize(
    ("safety", "row"), [(3, "exposure.per_week"), (4, "exposure.per_week_moderate"), (6, "exposure.per_week_moderate"), (7, None)]
)
def test_a_little_fear_brings_the_ladder_once_a_week_and_much_fear_more_often(safety: int, row: str | None) -> None:
    found = a_plan("back", smerte_tryghed=safety).exposure
    assert (found and found.numbers["per_week"].value) == (row and cited(row).value)


def ladder_of(base: str, family: str | None = None, told: tuple[Any, ...] = (), **differences: Any) -> Ladder | None:
    """The ladder in this person's plan."""
    made, _ = choices.parse([{"kind": "exposure", "family": family, "ratings": {f"bend_{n}": 10 * n for n in range(1, 9)}}] if family else [])
    plan = make_plan(an_answers(base, **differences), MONDAY, made, (), told)
    assert isinstance(plan, Plan)
    return plan.exposure


def read(found: Ladder) -> tuple[Any, ...]:
    """Where a ladder stands."""
    return found.advice.value, found.now.value, [(rung.step.id, rung.rating.value, rung.state.value) for rung in found.rungs]


def test_a_ladder_is_for_those_who_fear_movement_and_for_those_who_ask_for_one() -> None:
    assert ladder_of("back") is None
    assert ladder_of("fearful_back") is not None
    asked = ladder_of("back", "stairs")
    assert asked is not None
    assert asked.family.id == "stairs"


def test_the_ladder_is_that_of_the_own_goal_unless_another_one_was_chosen() -> None:
    own, other, unknown = (ladder_of("fearful_back", family) for family in (None, "sit", "swim"))
    assert own is not None
    assert other is not None
    assert unknown is not None
    assert (own.family.id, other.family.id, unknown.family.id) == ("bend", "sit", "bend")


@pytest.mark.parametrize(("region", "family"), [("haand_hoejre", "carry"), ("skulder_hoejre", "reach_up"), ("nakke", "twist")])
def test_a_goal_without_a_ladder_leaves_it_to_the_place_that_hurts(region: str, family: str) -> None:
    found = ladder_of("fearful_back", smerte_hvor=[region], funktion_1="sove", funktion_1_ligner=None)
    assert found is not None
    assert found.family.id == family


@pytest.mark.parametrize(("reach", "walks"), [("under_5", False), ("5_9", True), ("10_19", True)])
def test_steps_that_walk_are_for_those_who_can_walk_for_five_minutes(reach: str, walks: bool) -> None:
    found = ladder_of("fearful_back", "walk", funktion_gang=reach)
    assert found is not None
    assert any("walking" in rung.step.tags for rung in found.rungs) is walks


def test_a_ladder_leaves_out_what_is_closed_to_this_person() -> None:
    found = ladder_of("fearful_back", "bend", sikkerhed_ryg=["iskias_stabil"])
    assert found is not None
    assert not [rung.step.id for rung in found.rungs if not rung.step.tags.isdisjoint({"loaded_flexion", "end_range_flexion"})]


@pytest.mark.parametrize(
    ("tried", "counts"),
    [
        ({"step": "bend_1", "expected": 60, "happened": False, "harm_belief": 5}, True),
        ({"step": "bend_1", "expected": 60, "happened": False, "harm_belief": 0}, True),
        ({"step": "bend_1", "expected": 60, "happened": False}, False),
        ({"step": "sit_1", "expected": 60, "happened": False, "harm_belief": 5}, False),
    ],
)
def test_a_try_counts_when_it_was_of_this_ladder_and_was_rated_afterwards(tried: Mapping[str, Any], counts: bool) -> None:
    plan = a_plan("fearful_back")
    log = a_log(plan.program.weeks[0], plan.profile.usual_pain.value, exposure=[tried])
    found, before = ladder_of("fearful_back", "bend", (log,)), ladder_of("fearful_back", "bend")
    assert found is not None
    assert before is not None
    assert (read(found) != read(before)) is counts


@pytest.mark.parametrize("said", [{"expected": 0}, {"expected": 100}, {"happened": True}])
def test_what_was_expected_and_what_happened_is_kept_for_the_person_and_decides_nothing(said: Mapping[str, Any]) -> None:
    plan = a_plan("fearful_back")
    tried = {"step": "bend_2", "expected": 60, "happened": False, "harm_belief": 15}
    first, second = (
        ladder_of("fearful_back", "bend", (a_log(plan.program.weeks[0], plan.profile.usual_pain.value, exposure=[one]),))
        for one in (tried, {**tried, **said})
    )
    assert first is not None
    assert second is not None
    assert read(first) == read(second)


# --- swaps -------------------------------------------------------------------------------------------------------------------------------


def swapped(base: str, old: str, new: str) -> Plan:
    """The plan in which the person wants one exercise in the place of another."""
    made, _ = choices.parse([{"kind": "swap", "from": old, "to": new}])
    plan = make_plan(an_answers(base), MONDAY, made)
    assert isinstance(plan, Plan)
    return plan


def refusal(base: str, old: str, new: str) -> list[tuple[str, str, dict[str, Any]]]:
    """Why a swap is refused; empty for one that is followed."""
    try:
        swapped(base, old, new)
    except choices.ChoiceError as found:
        return [(one.path, one.kind, dict(one.values)) for one in found.problems]
    return []


def used(plan: Plan) -> set[str]:
    return {item.choice.id for week in plan.program.weeks for session in week.sessions for item in session.body.items}


@pytest.mark.parametrize("base", ["back", "knee", "older"])
def test_an_alternative_takes_the_place_of_an_exercise_or_is_refused_where_it_takes_too_much_time(base: str) -> None:
    """An exercise for each side takes twice as long; that a swap takes both out of the plan is nothing that anybody wants."""
    plan, refused = a_plan(base), set()
    for choice in (one for one in plan.program.strength if one.id in used(plan)):
        for other in choice.alternatives:
            why = refusal(base, choice.id, other)
            if why:
                assert why == [(f"swap.{choice.id}", "choice_no_room", {"exercise": other})]
                refused.add((choice.exercise.sides, CATALOGUE[other].sides))
            else:
                assert {choice.id, other} & used(swapped(base, choice.id, other)) == {other}
    assert refused == ({(1, 2)} if base == "knee" else set())


def test_what_is_no_alternative_is_refused_and_what_is_not_in_the_plan_changes_nothing() -> None:
    plan = a_plan("back")
    first, second = plan.program.strength[:2]
    assert refusal("back", first.id, second.id) == [(f"swap.{first.id}", "choice_refused", {"exercise": first.id})]
    assert used(swapped("back", "wrist_circles", "thumb_touch")) == used(plan)
