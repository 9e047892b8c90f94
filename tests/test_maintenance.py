"""What follows the last week: the same as it was, small steps on, clearly less after a break, and when to ask."""

from __future__ import annotations

from typing import Final

import pytest

from ownpace.evidence import SOURCES
from ownpace.facts import Fact
from ownpace.maintenance import Advice, afterwards, last_ordinary
from ownpace.plan import Plan
from ownpace.text import catalogue, t
from ownpace.text.format import number
from ownpace.vocabulary import Language, WeekKind
from tests.builders import TRAINING, a_plan, replace
from tests.lix import lix

BOTH: Final = (Language.DA, Language.EN)
MAX_LIX: Final = 35


def advice(plan: Plan) -> dict[str, Advice]:
    """By name."""
    return {one.id: one for one in plan.afterwards}


def at(plan: Plan, minutes: int, **changes: int | bool) -> dict[str, Advice]:
    """The advice when the last ordinary week had these minutes and the prescription was otherwise."""
    weeks = tuple(replace(week, minutes=Fact(week.minutes.id, minutes)) for week in plan.program.weeks)
    prescription = replace(plan.prescription, **{name: Fact(name, value) for name, value in changes.items()})
    return {one.id: one for one in afterwards(plan.profile, prescription, replace(plan.program, weeks=weeks))}


@pytest.mark.parametrize("name", TRAINING)
def test_everybody_is_told_to_keep_what_the_last_ordinary_week_was(name: str) -> None:
    plan = a_plan(name)
    week = last_ordinary(plan.program)
    assert week.kind.value is WeekKind.BUILD
    assert all(later.kind.value is not WeekKind.BUILD for later in plan.program.weeks[week.number :])
    assert advice(plan)["keep"].numbers["minutes"] is week.minutes


def test_an_eased_week_is_not_what_one_goes_on_from() -> None:
    program = a_plan("back").program
    last = last_ordinary(program).number
    eased = replace(program, weeks=tuple(replace(week, eased=week.number == last) for week in program.weeks))
    assert last_ordinary(eased).number < last


def test_on_a_quota_good_and_bad_days_stay_the_same_afterwards() -> None:
    assert {name: advice(a_plan(name))["keep"].variant for name in ("back", "irritable")} == {"back": "week", "irritable": "quota"}


def test_two_days_of_strength_are_kept_and_one_day_is_kept_with_what_would_be_better() -> None:
    plan = a_plan("back")
    assert advice(plan)["strength"].variant == "days"
    one = replace(plan.program, strength_days=1)
    assert {a.id: a.variant for a in afterwards(plan.profile, plan.prescription, one)}["strength"] == "one"


def test_who_has_no_strength_in_the_plan_is_not_told_to_keep_it() -> None:
    assert "strength" not in advice(a_plan("busy"))


@pytest.mark.parametrize(("minutes", "variant"), [(149, "more"), (150, "there"), (151, "there")])
def test_the_week_may_grow_as_far_as_the_health_authority_advises(minutes: int, variant: str) -> None:
    assert at(a_plan("back"), minutes, slow=False, weekly_cap=300)["grow"].variant == variant


@pytest.mark.parametrize(("minutes", "variant"), [(99, "more"), (100, "there")])
def test_small_steps_go_as_far_as_the_low_end_for_widespread_pain(minutes: int, variant: str) -> None:
    assert at(a_plan("back"), minutes, slow=True, weekly_cap=300)["grow"].variant == variant


@pytest.mark.parametrize(("walk", "cap"), [(0, 90), (10, 80)])
@pytest.mark.parametrize(("minutes", "variant"), [(89, "more"), (90, "full")])
def test_time_and_limits_end_the_growth_earlier(walk: int, cap: int, minutes: int, variant: str) -> None:
    found = at(a_plan("back"), minutes, slow=False, weekly_cap=cap, gap_walk=walk)["grow"]
    assert found.variant == variant
    if variant == "more":
        assert found.numbers["goal"].value == cap + walk


@pytest.mark.parametrize(("minutes", "fewer", "few"), [(100, 80, 55), (101, 80, 55), (50, 40, 27), (1, 1, 1)])
def test_a_break_is_followed_by_four_fifths_and_a_long_one_by_little_more_than_half(minutes: int, fewer: int, few: int) -> None:
    numbers = at(a_plan("back"), minutes)["away"].numbers
    assert (numbers["fewer"].value, numbers["few"].value) == (fewer, few)


@pytest.mark.parametrize("name", TRAINING)
@pytest.mark.parametrize("language", BOTH)
def test_every_piece_of_advice_has_words_and_known_sources(name: str, language: Language) -> None:
    for one in a_plan(name).afterwards:
        assert t(f"plan.after.{one.id}.{one.variant}", language, **{slot: number(fact.value, language) for slot, fact in one.numbers.items()})
        assert set(one.sources) <= set(SOURCES)


def test_people_without_pain_are_not_asked_about_pain() -> None:
    variants = {name: advice(a_plan(name))["ask"].variant for name in ("back", "active")}
    assert variants == {"back": "pain", "active": "general"}


def test_the_advice_is_easy_danish() -> None:
    assert lix(str(said) for key, said in catalogue("da").items() if key.startswith("plan.after.")) <= MAX_LIX
