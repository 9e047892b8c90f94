"""From what is advised to the first week: the steps are the document's own numbers and end where the plan begins."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

import pytest

from ownpace.text import catalogue, t
from ownpace.views import start_dose
from ownpace.vocabulary import Language
from tests.builders import TRAINING
from tests.lix import lix

Make = Callable[..., dict[str, Any]]
BOTH: Final = (Language.DA, Language.EN)
MAX_LIX: Final = 35


@pytest.mark.parametrize("name", TRAINING)
def test_the_steps_begin_with_what_is_advised_and_end_with_the_first_week(document: Make, name: str) -> None:
    plan = document(name)
    found = start_dose.steps(plan)
    assert [found[0].kind, found[-1].kind] == ["goal", "start"]
    assert found[-1].minutes == plan["program"]["weeks"][0]["minutes_total"]
    assert len({one.id for one in found}) == len(found)


@pytest.mark.parametrize("name", TRAINING)
def test_after_the_reductions_stands_what_the_plan_worked_out(document: Make, name: str) -> None:
    """The last reduction is the plan's own number, or below the floor that the next step names."""
    plan = document(name)
    found = {one.id: one.minutes for one in start_dose.steps(plan)}
    reasons = {*start_dose.SHARES.values(), "painful"}
    reduced = [minutes for id_, minutes in found.items() if id_ in reasons]
    least = plan["facts"]["start.reduced"]["value"]
    if reduced:
        assert reduced[-1] == least or (reduced[-1] < least == found["floor"])
    assert reduced == sorted(reduced, reverse=True)


@pytest.mark.parametrize("name", TRAINING)
@pytest.mark.parametrize("language", BOTH)
def test_the_picture_and_the_sentences_say_the_same_numbers(document: Make, name: str, language: Language) -> None:
    plan = document(name, language)
    drawn = re.findall(r'font-size="16" font-weight="700" fill="[^"]+">([\d.,]+)<', start_dose.svg(plan, language))
    said = [re.search(r"\d+", one) for one in start_dose.sentences(plan, language)]
    assert [int(one) for one in drawn] == [int(one.group()) for one in said if one]


def test_pain_that_settles_fast_is_not_said_to_be_slow(document: Make) -> None:
    assert "painful" in {one.id for one in start_dose.steps(document("back"))}
    assert "irritability" in {one.id for one in start_dose.steps(document("irritable"))}


def test_a_try_of_one_week_says_that_it_is_one(document: Make) -> None:
    plan = document("back")
    tried = {**plan, "profile": {**plan["profile"], "one_week_try": True}}
    tried["program"] = {**plan["program"], "weeks": [{**plan["program"]["weeks"][0], "minutes_total": 10}]}
    assert [one.id for one in start_dose.steps(tried)][-2:] == ["try", "first"]


@pytest.mark.parametrize("language", BOTH)
def test_every_step_has_a_sentence_and_a_short_name(language: Language) -> None:
    names = {"advised", "now", "range", "floor", "limit", "prescribed", "try", "whole", "first", "painful", *start_dose.SHARES.values()}
    for name in names:
        assert t(f"plan.start.{name}", language, minutes="7")
        assert t(f"plan.start.{name}_short", language)
    keys = {key.removeprefix("plan.start.").removesuffix("_short") for key in catalogue(language) if key.startswith("plan.start.")}
    assert keys == names | {"heading", "alt"}


def test_the_steps_are_easy_danish() -> None:
    assert lix(str(said) for key, said in catalogue("da").items() if key.startswith("plan.start.")) <= MAX_LIX
