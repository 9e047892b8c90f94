"""In a plan with logged weeks every id names one value with one lineage, and nothing rests on itself."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import TopologicalSorter
from typing import Any

import pytest

from ownpace import crowd, document, history
from ownpace.answers import parse
from ownpace.document import Ledger, to_document
from ownpace.facts import Fact
from ownpace.plan import Plan, make_plan
from ownpace.text import t
from ownpace.views import why
from ownpace.vocabulary import Clearance, Language, WeekKind
from tests.builders import MONDAY, an_answers
from tests.weeks import a_course

SEEDS = (3, 7, 11, 19)
PEOPLE = 80
"""Of each seed; about half of them have a plan that goes on to the end."""
MADE_AGAIN = frozenset({"start.try_minutes", "start.try_ceiling", "program.place.0", "program.place.1", "program.place.2"})
"""Worked out anew for each week of a try, or a place in a list beside the same place in a snack: the same value each time, whatever is logged."""
HURT = {"on": {0: {"pain_during": 9}}}


def _lived(seed: int, number: int) -> Plan | None:
    answers = parse({"schema_version": 1, **crowd.person(seed, number)})
    outcome = make_plan(answers, MONDAY, check_ins=history.history(seed, number, answers.said("smerte.nrs7") or 0))
    return outcome if isinstance(outcome, Plan) else None


@cache
def plans(seed: int) -> tuple[Plan, ...]:
    """The plans of generated people after all the weeks that they logged."""
    return tuple(plan for number in range(PEOPLE) if (plan := _lived(seed, number)) is not None)


@cache
def documents(seed: int) -> tuple[dict[str, Any], ...]:
    return tuple(to_document(plan, "en") for plan in plans(seed))


def held(thing: object) -> Iterator[Fact[Any]]:
    """Every fact that a record holds, however deep, without those they rest on."""
    if isinstance(thing, Fact):
        yield thing
    elif isinstance(thing, Mapping):
        yield from held(tuple(thing.values()))
    elif isinstance(thing, tuple | list):
        for one in thing:
            yield from held(one)
    elif dataclasses.is_dataclass(thing):
        yield from held([getattr(thing, field.name) for field in dataclasses.fields(thing)])


def all_facts(plan: Plan) -> list[Fact[Any]]:
    """Every fact of a plan and everything that it rests on, each once."""
    found: dict[int, Fact[Any]] = {}
    waiting = list(held(plan))
    while waiting:
        fact = waiting.pop()
        if id(fact) not in found:
            found[id(fact)] = fact
            waiting += fact.derived_from
    return list(found.values())


def said(fact: Fact[Any]) -> tuple[str, str, tuple[str, ...]]:
    """What a fact says: its value, its unit and, unless it is made again, what it rests on."""
    return repr(fact.value), fact.unit, () if fact.id in MADE_AGAIN else tuple(one.id for one in fact.derived_from)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_id_names_two_facts(seed: int) -> None:
    for plan in plans(seed):
        by_id = defaultdict(set)
        for fact in all_facts(plan):
            by_id[fact.id].add(said(fact))
        assert {id_: sayings for id_, sayings in by_id.items() if len(sayings) > 1} == {}


@pytest.mark.parametrize("seed", SEEDS)
def test_no_document_of_them_is_given_an_id_twice_for_different_things(seed: int) -> None:
    for plan in plans(seed):
        document._plan(plan, Language.EN, {}, ledger := Ledger())
        assert ledger.twice == []


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_rests_on_itself(seed: int) -> None:
    """Sorting raises ``CycleError`` where a fact is reached from itself."""
    for told in documents(seed):
        graph = {id_: fact["derived_from"] for id_, fact in told["facts"].items()}
        assert set(TopologicalSorter(graph).static_order()) == set(graph)


@pytest.mark.parametrize("seed", SEEDS)
def test_minutes_and_load_that_are_shown_are_those_of_their_facts(seed: int) -> None:
    for told in documents(seed):
        facts = told["facts"]
        for week in told["program"]["weeks"]:
            assert facts[week["facts"]["kind"]]["value"] == week["kind"]
            for one, shown in ((week, "minutes_total"), *((session, "minutes") for session in week["sessions"])):
                assert [facts[one["facts"][name]]["value"] for name in ("minutes", "load")] == [one[shown], one["load"]]
            for item in (item for session in week["sessions"] for item in session["items"]):
                assert {name: facts[id_]["value"] for name, id_ in item["facts"].items()} == {name: item[name] for name in item["facts"]}


def test_there_are_some_hundred_such_plans_and_most_have_an_eased_week() -> None:
    found = [plan for seed in SEEDS for plan in plans(seed)]
    assert len(found) > 100
    assert 2 * sum(any(week.eased for week in plan.program.weeks) for plan in found) > len(found)


def test_the_kind_of_an_eased_week_rests_on_the_kind_that_was_planned() -> None:
    plan = a_course(an_answers("hip"), {}, HURT)
    kind = plan.program.weeks[2].kind
    assert (kind.id, kind.value) == ("course.kind@w3", WeekKind.DELOAD)
    assert [(one.id, one.value) for one in kind.derived_from[:1]] == [("course.kind@w3.planned", WeekKind.BUILD)]


def test_a_fall_that_was_told_leaves_the_answer_of_day_one_as_it_was() -> None:
    """The verdict rests on what is true since, and that on the answer and on the week."""
    plan = a_course(an_answers("older", om_alder=72, helbred_fald="ingen"), {}, {"new_symptoms": ["fald"]})
    facts = {fact.id: fact for fact in plan.screening.clearance.lineage()}
    assert facts["screening.clearance"].value is Clearance.CAUTION
    assert (facts["answer:helbred.fald"].value, facts["screening.since.helbred.fald"].value) == ("ingen", "et")
    assert [one.id for one in facts["screening.since.helbred.fald"].derived_from] == ["answer:helbred.fald", "checkin:w2.new_symptoms.fald"]


def test_a_sign_that_was_ticked_in_a_week_rests_on_that_week() -> None:
    plan = a_course(an_answers("back"), {"new_symptoms": ["sikkerhed.ryg.iskias_stabil"]})
    facts = {fact.id: fact for fact in plan.screening.clearance.lineage()}
    now = facts["screening.since.sikkerhed.ryg"]
    assert "iskias_stabil" in now.value
    assert [one.id for one in now.derived_from] == ["answer:sikkerhed.ryg", "checkin:w1.new_symptoms.sikkerhed.ryg"]
    assert [one.value for one in now.derived_from] == [("ingen",), ("iskias_stabil",)]
    said = [line.text for line in why.sentences(to_document(plan, "en"), "screening.clearance", "en", depth=9)]
    asked, ticked = t("question.sikkerhed.ryg.label", "en"), t("option.sikkerhed.ryg.iskias_stabil", "en")
    assert f"You have told about week 1. {asked} Your answer: {ticked}." in said


# --- the ledger that notes it ------------------------------------------------------------------------------------------------------------


def fact(value: float, *parents: Fact[Any]) -> Fact[float]:
    return Fact("course.week_load@w3.all", value, rule="course.week_load", derived_from=parents)


TWO, THREE = Fact("answer:two", 2), Fact("answer:three", 3)


@pytest.mark.parametrize(
    ("first", "second", "noted"),
    [
        (fact(5, TWO, THREE), fact(5, TWO, THREE), False),
        (fact(5, TWO), fact(5, Fact("answer:another_two", 2)), False),
        (fact(5, TWO), fact(5), False),
        (fact(5, TWO), fact(6, TWO), True),
        (fact(5, TWO), fact(5, THREE), True),
        (fact(5), fact(6), True),
    ],
)
def test_an_id_that_comes_with_another_value_or_made_of_other_values_is_noted(first: Fact[float], second: Fact[float], noted: bool) -> None:
    ledger = Ledger()
    ledger.add(first)
    ledger.add(second)
    assert ledger.twice == [first.id] * noted
