"""Graded exposure: eight families of authored steps, and ladders that begin in the middle, climb slowly and know when to ask for help."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest
import tomli as tomllib
from hypothesis import given, settings
from hypothesis import strategies as st

from ownpace import exposure
from ownpace.document import to_document
from ownpace.evidence import ROWS, cited, replaced
from ownpace.exercises import WORD_LISTS
from ownpace.exposure import BY_FAMILY, FAMILIES, STEPS, Advice, BadExposureError, Family, Ladder, State, Try, family_for, ladder, load
from ownpace.facts import Fact
from ownpace.questionnaire import BY_ID, GOALS, NONE, REGIONS, UNKNOWN
from ownpace.text import catalogue, lines, t
from ownpace.views.ladder import slots
from ownpace.vocabulary import Language
from tests.builders import BACK, a_plan
from tests.lix import lix, words

BOTH: Final = (Language.DA, Language.EN)
MAX_LIX: Final = 35
LONGEST: Final = 25
NOTHING: Final[frozenset[str]] = frozenset()
BEND: Final = BY_FAMILY["bend"]
EVEN: Final = {f"bend_{n}": 10 * n for n in range(1, 11)}
"""10, 20 ... 100."""
CLOSED: Final = {row: frozenset(ROWS[row].value) for row in ROWS if row.endswith(".forbidden")}
LOW, HIGH, MOST = (cited(f"exposure.{name}").value for name in ("lowest", "highest", "most_step"))
BLAME: Final = {
    Language.DA: r"skyld|overdriv|indbild|\bbare\b|tag dig sammen|pas på ryggen|ret ryg|smertefri",
    Language.EN: r"your fault|exaggerat|imagin|\bjust\b|pull yourself|protect your back|straight back|pain-free",
}


def tried(step: str, *beliefs: int) -> list[Try]:
    """Tries of a step, with the harm belief after each."""
    return [Try(week, step, belief) for week, belief in enumerate(beliefs, 1)]


def a_ladder(ratings: Mapping[str, int], *tries: list[Try], family: Family = BEND, forbidden: frozenset[str] = NOTHING) -> Ladder:
    return ladder(family, ratings, [one for some in tries for one in some], forbidden)


def here(found: Ladder) -> tuple[str, str | None]:
    """The advice and the step whose turn it is."""
    return found.advice.value, found.now.value


def states(found: Ladder) -> list[str]:
    return [rung.state.value for rung in found.rungs]


# --- the data ----------------------------------------------------------------------------------------------------------------------------


def test_there_are_eight_families_in_the_order_of_the_feared_activities() -> None:
    assert [family.id for family in FAMILIES] == ["bend", "lift", "carry", "twist", "reach_up", "stairs", "walk", "sit"]
    assert {family.fear for family in FAMILIES} == set(BY_ID["smerte.frygt"].options) - {UNKNOWN, NONE}


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.id)
def test_a_family_has_six_to_ten_steps_numbered_from_the_easiest(family: Family) -> None:
    assert 6 <= len(family.steps) <= 10
    assert [step.id for step in family.steps] == [f"{family.id}_{n}" for n in range(1, len(family.steps) + 1)]
    assert all(step.picture == step.id for step in family.steps)


def test_steps_speak_the_words_of_the_exercises() -> None:
    assert {tag for step in STEPS.values() for tag in step.tags} <= WORD_LISTS["tags"]
    assert {piece for step in STEPS.values() for piece in step.equipment} <= WORD_LISTS["equipment"]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.id)
@pytest.mark.parametrize("row", CLOSED)
def test_every_condition_leaves_three_steps_of_every_family(row: str, family: Family) -> None:
    assert len([step for step in family.steps if CLOSED[row].isdisjoint(step.tags)]) >= 3


def test_fragile_bones_never_bend_to_the_floor_and_never_lift_from_low_down() -> None:
    left = {step.id for step in STEPS.values() if CLOSED["osteoporosis.forbidden"].isdisjoint(step.tags)}
    assert not [step for step in left if re.search("gulvet", t(f"exposure.steps.{step}", "da"))]
    assert not [
        step for step in left if re.search("kilo|liter", said := t(f"exposure.steps.{step}", "da")) and re.search("fra (?:sædet|gulvet)", said)
    ]


@pytest.mark.parametrize(
    ("tag", "says"), [("heavy", "5 kilo"), ("vigorous", "raskt op"), ("overhead", "over hovedet"), ("outdoors_uneven", "udenfor")]
)
def test_a_tag_stands_on_every_step_that_says_so(tag: str, says: str) -> None:
    assert {id_ for id_, step in STEPS.items() if tag in step.tags} == {id_ for id_ in STEPS if says in t(f"exposure.steps.{id_}", "da")}


def test_every_load_of_a_kilo_or_more_is_a_load_on_the_arms_and_every_stair_has_a_rail() -> None:
    for id_, step in STEPS.items():
        said = t(f"exposure.steps.{id_}", "da")
        assert ("arm_load" in step.tags) == bool(re.search(r"kilo|liter", said)), id_
        assert ("trin" in step.equipment) == bool(re.search(r"gelænder", said)), id_
        assert ("rygsaek" in step.equipment) == ("rygsæk" in said), id_
        assert "floor" not in step.tags, id_
        assert not re.search(r"læg dig|knæl|stå på en stol", said.lower()), id_


@pytest.mark.parametrize(
    ("goal", "family"),
    [
        ("bukke", "bend"),
        ("gulv", "bend"),
        ("havearbejde", "bend"),
        ("loefte", "lift"),
        ("lege_med_boern", "lift"),
        ("baere", "carry"),
        ("vride", "twist"),
        ("raekke_op", "reach_up"),
        ("trapper", "stairs"),
        ("gaa", "walk"),
        ("sidde", "sit"),
    ],
)
def test_a_goal_or_a_feared_activity_picks_its_family(goal: str, family: str) -> None:
    assert family_for(goal).id == family
    assert family_for(goal, ["knae_venstre"]).id == family


@pytest.mark.parametrize(
    ("regions", "family"),
    [
        ((), "bend"),
        (("andet_sted",), "bend"),
        (("laend",), "bend"),
        (("nakke", "laend"), "twist"),
        (("andet_sted", "skulder_hoejre"), "reach_up"),
        (("haand_venstre",), "carry"),
        (("knae_hoejre",), "stairs"),
        (("fod_hoejre",), "walk"),
    ],
)
@pytest.mark.parametrize("goal", ["overskud", "sove", UNKNOWN, ""])
def test_a_goal_without_a_family_leaves_the_choice_to_the_first_painful_region_and_then_to_bending(
    goal: str, regions: Sequence[str], family: str
) -> None:
    assert family_for(goal, regions).id == family


@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("region", REGIONS)
def test_everybody_has_a_family(goal: str, region: str) -> None:
    assert family_for(goal, [region]) in FAMILIES


@pytest.fixture
def table() -> dict[str, Any]:
    path = Path(exposure.__file__).parent / "data" / "exposure.toml"
    return copy.deepcopy(tomllib.loads(path.read_text("utf-8")))


def test_the_data_is_read_as_written(table: dict[str, Any]) -> None:
    assert load(table) == FAMILIES


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("tags", ["dangerous"], "bend_1: unknown tags"),
        ("equipment", ["rocket"], "bend_1: unknown equipment"),
        ("colour", "red", "bend_1: unknown field"),
        ("id", "bend_2", "bend: bend_2 stands twice"),
        ("id", "lift_1", "lift: lift_1 stands twice"),
        ("id", "", "unknown field or no id"),
    ],
)
def test_a_wrong_step_stops_the_import_and_is_named_with_its_file(table: dict[str, Any], field: str, value: object, says: str) -> None:
    table["family"][0]["step"][0][field] = value
    with pytest.raises(BadExposureError, match=rf"exposure\.toml: .*{says}"):
        load(table)


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("goals", ["flyve"], "bend: unknown goals"),
        ("goals", ["loefte"], "lift: loefte stands twice"),
        ("regions", ["storetaa"], "bend: unknown regions"),
        ("regions", ["nakke"], "twist: nakke stands twice"),
        ("fear", "flyve", "bend: unknown fear"),
        ("id", "lift", "lift: lift stands twice"),
        ("colour", "red", "bend: a field is unknown or missing"),
    ],
)
def test_a_wrong_family_stops_the_import_and_is_named_with_its_file(table: dict[str, Any], field: str, value: object, says: str) -> None:
    table["family"][0][field] = value
    with pytest.raises(BadExposureError, match=rf"exposure\.toml: {says}"):
        load(table)


def test_a_missing_field_stops_the_import(table: dict[str, Any]) -> None:
    del table["family"][0]["fear"]
    with pytest.raises(BadExposureError, match="bend: a field is unknown or missing"):
        load(table)


@pytest.mark.parametrize(("count", "allowed"), [(5, False), (6, True), (10, True), (11, False)])
def test_five_steps_are_too_few_and_eleven_too_many(table: dict[str, Any], count: int, *, allowed: bool) -> None:
    table["family"][0]["step"] = [{"id": f"bend_{n}", "tags": []} for n in range(1, count + 1)]
    if allowed:
        assert len(load(table)[0].steps) == count
    else:
        with pytest.raises(BadExposureError, match="bend: not 6 to 10 steps"):
            load(table)


# --- where a ladder begins ---------------------------------------------------------------------------------------------------------------


def test_a_step_is_tried_as_often_as_is_said_or_as_for_high_fear() -> None:
    once = cited("exposure.per_week_moderate")
    assert ladder(BEND, EVEN, [], NOTHING, once).numbers["per_week"] is once
    assert a_ladder(EVEN).numbers["per_week"] == cited("exposure.per_week")
    assert once.value < cited("exposure.per_week").value


def test_without_a_single_number_the_steps_are_rated_first() -> None:
    found = a_ladder({})
    assert here(found) == ("rate_first", None)
    assert {rung.rating.value for rung in found.rungs} == {None}
    assert set(states(found)) == {"later"}


def test_a_ladder_begins_at_the_step_nearest_forty() -> None:
    found = a_ladder(EVEN)
    assert here(found) == ("start", "bend_4")
    assert states(found) == ["easier"] * 3 + ["now"] + ["later"] * 6


def test_a_number_of_zero_is_a_number() -> None:
    found = a_ladder(dict.fromkeys(EVEN, 0))
    assert here(found) == ("therapist", None)
    assert {rung.rating.value for rung in found.rungs} == {0}


@pytest.mark.parametrize("rating", [0, 19, 61, 100])
def test_nothing_between_twenty_and_sixty_is_for_a_therapist(rating: int) -> None:
    assert here(a_ladder(dict.fromkeys(EVEN, rating))) == ("therapist", None)


def test_where_nothing_fits_and_numbers_are_missing_they_are_asked_for_before_a_therapist() -> None:
    assert here(a_ladder({"bend_1": 5, "bend_2": 80})) == ("rate_first", None)


def test_a_person_to_whom_every_step_is_closed_is_sent_to_a_therapist() -> None:
    found = a_ladder({}, family=BY_FAMILY["stairs"], forbidden=frozenset({"weight_bearing"}))
    assert found.rungs == ()
    assert here(found) == ("therapist", None)


# --- how it climbs -----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("belief", "expected"), [(20, ("next", "bend_5")), (21, ("repeat", "bend_4")), (39, ("repeat", "bend_4"))])
def test_a_step_is_repeated_until_the_belief_is_twenty_or_halved(belief: int, expected: tuple[str, str]) -> None:
    assert here(a_ladder(EVEN, tried("bend_4", belief))) == expected


def test_half_of_the_first_number_is_enough_even_when_it_is_above_twenty() -> None:
    ratings = EVEN | {"bend_4": 50, "bend_5": 56}
    at = [here(a_ladder({"bend_1": 60, "bend_2": 70}, tried("bend_1", belief)))[0] for belief in (31, 30, 29)]
    assert at == ["repeat", "next", "next"]
    assert here(a_ladder(ratings, tried("bend_4", 25))) == ("next", "bend_5")


@pytest.mark.parametrize(("above", "expected"), [(59, ("next", "bend_2")), (60, ("next", "bend_2")), (61, ("therapist", None))])
def test_the_next_step_is_never_more_than_twenty_above_the_last(above: int, expected: tuple[str, str | None]) -> None:
    """Where the gap is too wide a therapist helps to find what lies between."""
    ratings = {step.id: 5 for step in BEND.steps} | {"bend_1": 40, "bend_2": above}
    assert here(a_ladder(ratings, tried("bend_1", 20))) == expected


def test_a_step_that_is_not_rated_is_asked_for_where_the_gap_is_too_wide() -> None:
    assert here(a_ladder({"bend_1": 40, "bend_2": 90}, tried("bend_1", 10))) == ("rate_first", None)


def test_the_persons_own_numbers_decide_what_is_harder() -> None:
    assert here(a_ladder({"bend_1": 55, "bend_2": 40, "bend_3": 50}, tried("bend_2", 20))) == ("next", "bend_3")
    assert here(a_ladder({"bend_1": 55, "bend_2": 40, "bend_3": 50}, tried("bend_2", 20), tried("bend_3", 20))) == ("next", "bend_1")


def test_a_walk_to_the_top_ends_finished() -> None:
    done: list[Try] = []
    for number in range(4, 11):
        assert here(a_ladder(EVEN, done))[1] == f"bend_{number}"
        done += tried(f"bend_{number}", 10)
    found = a_ladder(EVEN, done)
    assert here(found) == ("finished", None)
    assert states(found) == ["easier"] * 3 + ["done"] * 7


def test_practising_an_old_step_again_loses_nothing() -> None:
    done = [*tried("bend_4", 10), *tried("bend_5", 10), *tried("bend_4", 10)]
    assert here(a_ladder(EVEN, done)) == ("next", "bend_6")


def test_a_step_that_frightens_again_is_repeated_and_no_longer_done() -> None:
    found = a_ladder(EVEN, tried("bend_4", 10), tried("bend_5", 10, 45))
    assert here(found) == ("repeat", "bend_5")
    assert states(found)[3:5] == ["done", "now"]


# --- when it stands still ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("beliefs", "expected"),
    [
        ((40, 40), ("repeat", "bend_4")),
        ((40, 40, 40), ("smaller", "bend_3")),
        ((40, 40, 39), ("repeat", "bend_4")),
        ((40, 40, 45), ("smaller", "bend_3")),
        ((40, 40, 40, 40), ("smaller", "bend_3")),
        ((40, 40, 40, 20), ("next", "bend_5")),
    ],
)
def test_three_tries_without_a_change_ask_for_a_smaller_step(beliefs: Sequence[int], expected: tuple[str, str]) -> None:
    assert here(a_ladder(EVEN, tried("bend_4", *beliefs))) == expected


def test_a_try_of_another_step_is_none_of_the_tries_in_a_row() -> None:
    assert here(a_ladder(EVEN, tried("bend_3", 30), tried("bend_4", 40, 40))) == ("repeat", "bend_4")
    assert here(a_ladder(EVEN, tried("bend_3", 30), tried("bend_4", 40, 40, 40)))[0] == "smaller"


def test_a_step_that_went_badly_brings_no_harder_one_within_reach() -> None:
    """Six is in reach of four once four went well; after a try of four that frightened it is not, and a bad try of it does not count."""
    failed = a_ladder(EVEN, tried("bend_4", 40), tried("bend_8", 80))
    assert here(failed) == ("repeat", "bend_4")
    below = a_ladder({"bend_1": 60, "bend_2": 80}, tried("bend_1", 60), tried("bend_2", 80))
    assert here(below) == ("repeat", "bend_1")


def test_the_tries_of_a_step_are_numbered_from_one() -> None:
    found = a_ladder(EVEN, tried("bend_4", 40, 38), tried("bend_3", 10), tried("bend_4", 36))
    named = {fact.id for fact in found.advice.lineage()} | {fact.id for rung in found.rungs for fact in rung.state.lineage()}
    assert {id_ for id_ in named if id_.startswith("checkin:exposure.bend_4")} == {"checkin:exposure.bend_4.3"}
    stuck = {fact.id for fact in a_ladder(EVEN, tried("bend_4", 40, 40, 40)).advice.lineage()}
    assert {id_ for id_ in stuck if id_.startswith("checkin:")} == {f"checkin:exposure.bend_4.{number}" for number in (1, 2, 3)}


def test_when_it_is_nobodys_turn_every_step_below_the_hardest_done_is_easier() -> None:
    ratings = {"bend_1": 20, "bend_2": 30, "bend_3": 40, "bend_4": 100}
    found = a_ladder(ratings, tried("bend_1", 0), tried("bend_3", 0))
    assert found.now.value is None
    assert states(found)[:4] == ["done", "easier", "done", "later"]


def test_after_a_smaller_step_the_hard_one_comes_again() -> None:
    stuck = tried("bend_4", 40, 40, 40)
    assert here(a_ladder(EVEN, stuck, tried("bend_3", 25))) == ("repeat", "bend_3")
    assert here(a_ladder(EVEN, stuck, tried("bend_3", 15))) == ("next", "bend_4")
    assert here(a_ladder(EVEN, stuck, tried("bend_3", 15), tried("bend_4", 40))) == ("repeat", "bend_4"), "the tries are counted afresh"


def test_stuck_again_after_the_smaller_step_is_for_a_therapist() -> None:
    found = a_ladder(EVEN, tried("bend_4", 40, 40, 40), tried("bend_3", 15), tried("bend_4", 40, 40, 40))
    assert here(found) == ("therapist", None)


def test_stuck_on_a_later_step_is_for_a_therapist_because_the_easier_one_is_done() -> None:
    assert here(a_ladder(EVEN, tried("bend_4", 10), tried("bend_5", 50, 50, 50))) == ("therapist", None)


def test_stuck_where_nothing_easier_means_something_is_for_a_therapist() -> None:
    assert here(a_ladder({"bend_1": 19, "bend_2": 40}, tried("bend_2", 40, 40, 40))) == ("therapist", None)


def test_a_high_step_that_went_well_and_is_lost_again_leads_back_to_where_a_ladder_may_begin() -> None:
    """Nothing is done any more: the step just below is far too much to begin with."""
    ratings = {"bend_1": 92, "bend_2": 55, "bend_3": 76, "bend_4": 90}
    assert here(a_ladder(ratings, tried("bend_1", 12, 32, 95))) == ("smaller", "bend_2")
    assert here(a_ladder(ratings | {"bend_2": 61}, tried("bend_1", 12, 32, 95))) == ("therapist", None)


def test_a_therapist_is_no_end_a_belief_that_falls_afterwards_goes_on() -> None:
    assert here(a_ladder(EVEN, tried("bend_4", 10), tried("bend_5", 50, 50, 50, 20))) == ("next", "bend_6")


# --- tries that are not of this ladder ---------------------------------------------------------------------------------------------------


def test_a_try_far_above_that_frightened_is_not_asked_for_again() -> None:
    assert here(a_ladder(EVEN, tried("bend_4", 30), tried("bend_9", 95))) == ("repeat", "bend_4")
    assert here(a_ladder(EVEN, tried("bend_9", 95))) == ("start", "bend_4")


def test_a_try_far_above_that_went_well_counts() -> None:
    found = a_ladder(EVEN, tried("bend_8", 10))
    assert here(found) == ("next", "bend_9")
    assert states(found)[7] == "done"


def test_tries_of_other_families_of_closed_steps_and_of_unrated_steps_do_not_count() -> None:
    others = [*tried("lift_4", 40, 40, 40), *tried("bend_8", 10)]
    found = a_ladder(EVEN, others, forbidden=frozenset({"loaded_flexion"}))
    assert here(found) == ("start", "bend_4")
    assert here(a_ladder({"bend_4": 40}, tried("bend_5", 10))) == ("start", "bend_4")


# --- what is closed is never offered -----------------------------------------------------------------------------------------------------

scores = st.integers(0, 100)
tags = st.frozensets(st.sampled_from(sorted({tag for step in STEPS.values() for tag in step.tags})), max_size=4)
many = settings(max_examples=150, deadline=None)


@st.composite
def climbs(draw: st.DrawFn) -> tuple[Family, dict[str, int], list[Try], frozenset[str]]:
    """A person with a family, numbers for some or all steps, any tries in any order, and anything closed."""
    family = draw(st.sampled_from(FAMILIES))
    ids = [step.id for step in family.steps]
    ratings = draw(st.dictionaries(st.sampled_from(ids), scores, max_size=len(ids)))
    made = draw(st.lists(st.builds(Try, st.integers(1, 12), st.sampled_from([*ids, "lift_1", "sit_1"]), scores), max_size=12))
    return family, ratings, made, draw(tags | st.sampled_from(sorted(CLOSED.values(), key=sorted)))


@many
@given(climbs())
def test_no_step_with_a_closed_tag_is_ever_on_the_ladder(climb: tuple[Family, dict[str, int], list[Try], frozenset[str]]) -> None:
    found = ladder(*climb)
    assert all(climb[3].isdisjoint(rung.step.tags) for rung in found.rungs)
    assert found.now.value is None or climb[3].isdisjoint(STEPS[found.now.value].tags)


@many
@given(climbs())
def test_a_step_is_offered_only_when_rated_in_the_middle_or_at_most_twenty_above_one_that_went_well(
    climb: tuple[Family, dict[str, int], list[Try], frozenset[str]],
) -> None:
    _, ratings, made, _ = climb
    found = ladder(*climb)
    if found.now.value is None:
        assert found.advice.value in {"rate_first", "therapist", "finished"}
        return
    assert found.advice.value in {"start", "repeat", "next", "smaller"}
    rating = ratings[found.now.value]
    went_well = [ratings[one.step] for one in made if one.step in ratings and (one.harm_belief <= 20 or one.harm_belief * 2 <= ratings[one.step])]
    assert rating <= HIGH or any(rating <= one + MOST for one in went_well)
    if found.advice.value == "start":
        assert LOW <= rating <= HIGH
    if found.advice.value == "next":
        done = [rung.rating.value for rung in found.rungs if rung.state.value == State.DONE]
        hardest = max(value for value in done if value is not None)
        assert hardest <= rating <= hardest + MOST


@many
@given(climbs())
def test_one_step_at_most_is_now_and_the_ladder_agrees_with_itself(climb: tuple[Family, dict[str, int], list[Try], frozenset[str]]) -> None:
    found = ladder(*climb)
    now = [rung.step.id for rung in found.rungs if rung.state.value == State.NOW]
    assert now == ([] if found.now.value is None else [found.now.value])
    assert [rung.step for rung in found.rungs] == [step for step in climb[0].steps if climb[3].isdisjoint(step.tags)]
    assert {rung.state.value for rung in found.rungs} <= set(State)
    assert here(ladder(*climb)) == here(found)


@st.composite
def complete(draw: st.DrawFn) -> tuple[Family, dict[str, int], list[int]]:
    family = draw(st.sampled_from(FAMILIES))
    return family, {step.id: draw(scores) for step in family.steps}, draw(st.lists(scores, min_size=30, max_size=30))


@many
@given(complete())
def test_who_does_what_the_ladder_says_never_jumps_more_than_twenty(climb: tuple[Family, dict[str, int], list[int]]) -> None:
    family, ratings, beliefs = climb
    made: list[Try] = []
    for week, belief in enumerate(beliefs, 1):
        now = ladder(family, ratings, made, NOTHING).now.value
        if now is None:
            break
        made.append(Try(week, now, belief))
    assert not made or LOW <= ratings[made[0].step] <= HIGH
    best = 0
    for before, after in pairwise(made):
        best = max(best, ratings[before.step] if before.harm_belief <= 20 or before.harm_belief * 2 <= ratings[before.step] else 0)
        assert ratings[after.step] <= max(best + MOST, ratings[before.step])


@many
@given(complete())
def test_who_loses_every_fear_comes_to_an_end(climb: tuple[Family, dict[str, int], list[int]]) -> None:
    """Each step is offered once, in rising order, until the top is reached or the gap is too wide."""
    family, ratings, _ = climb
    made: list[Try] = []
    while (now := ladder(family, ratings, made, NOTHING).now.value) is not None:
        assert now not in {one.step for one in made}
        made.append(Try(1, now, 0))
    climbed = [ratings[one.step] for one in made]
    assert climbed == sorted(climbed)
    assert ladder(family, ratings, made, NOTHING).advice.value in {"finished", "therapist"}


# --- why ---------------------------------------------------------------------------------------------------------------------------------


def rows(fact: Fact[Any]) -> set[str]:
    return {one.id.removeprefix("evidence:exposure.") for one in fact.lineage() if one.id.startswith("evidence:")}


@pytest.mark.parametrize(
    ("tries", "expected"),
    [
        ((), {"start", "lowest", "highest"}),
        (tried("bend_4", 30), {"done", "halved", "highest", "most_step", "tries"}),
        (tried("bend_4", 10), {"done", "halved", "most_step"}),
        (tried("bend_4", 40, 40, 40), {"done", "halved", "highest", "most_step", "tries", "lowest"}),
    ],
)
def test_step_and_advice_rest_on_the_numbers_the_answers_and_the_rows(tries: Sequence[Try], expected: set[str]) -> None:
    found = ladder(BEND, EVEN, tries, NOTHING)
    assert rows(found.now) == rows(found.advice) == expected
    assert "choice:exposure.bend_4" in {one.id for one in found.now.lineage()}
    assert found.now.grounded


def test_every_state_says_why_and_no_two_facts_of_a_ladder_share_an_id() -> None:
    found = a_ladder(EVEN, tried("bend_4", 40, 40, 40), tried("bend_3", 15), tried("bend_4", 20), tried("bend_5", 40))
    facts = {id(one): one for rung in found.rungs for fact in (rung.rating, rung.state, found.now, found.advice) for one in fact.lineage()}
    ids = [one.id for one in facts.values()]
    assert len(ids) == len(set(ids))
    assert all(rung.state.grounded for rung in found.rungs)


@pytest.mark.parametrize(
    ("row", "value", "tries"),
    [("start", 60, ()), ("done", 35, tried("bend_4", 30)), ("halved", 0.8, tried("bend_4", 30)), ("tries", 2, tried("bend_4", 40, 40))],
)
def test_a_changed_row_changes_the_advice(row: str, value: float, tries: Sequence[Try]) -> None:
    before = here(ladder(BEND, EVEN, tries, NOTHING))
    with replaced(f"exposure.{row}", value):
        assert here(ladder(BEND, EVEN, tries, NOTHING)) != before


# --- the words ---------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", BOTH)
def test_every_family_step_state_and_advice_has_words_and_nothing_else_has(language: Language) -> None:
    known = {"heading", "idea", "how_heading", "how", "stop_heading", "stop", "once", "more_often", "therapist.heading", "therapist.card"}
    known |= {f"family.{family.id}" for family in FAMILIES} | {f"steps.{step}" for step in STEPS}
    known |= {f"state.{state}" for state in State} | {f"advice.{advice}" for advice in Advice}
    known |= {
        f"ask.{word}" for word in ("rating", "fear", "expected", "expected_low", "expected_high", "happened", "belief", "belief_low", "belief_high")
    }
    assert {key for key in catalogue(language) if key.startswith("exposure.")} == {f"exposure.{key}" for key in known}


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_one_short_sentence_that_says_how_much(step: str, language: Language) -> None:
    said = t(f"exposure.steps.{step}", language)
    assert said.endswith(".")
    assert "." not in said[:-1]
    assert len(words(said)) <= LONGEST
    assert re.search(r"\d|en hel trappe|a whole flight", said)


@pytest.mark.parametrize("language", BOTH)
def test_no_two_steps_say_the_same(language: Language) -> None:
    said = [t(f"exposure.steps.{step}", language) for step in STEPS]
    assert len(said) == len(set(said))


@pytest.mark.parametrize("step", STEPS)
def test_both_languages_ask_for_the_same_amount(step: str) -> None:
    """The numbers are compared as a bag: a sentence may name them in another order."""
    danish, english = (sorted(re.findall(r"\d+", t(f"exposure.steps.{step}", language))) for language in BOTH)
    assert danish == english


@pytest.mark.parametrize("language", BOTH)
def test_the_idea_is_five_sentences_and_the_numbers_come_from_the_rows(language: Language) -> None:
    numbers = {slot: str(fact.value) for slot, fact in a_ladder({}).numbers.items()} | {"times": "X"}
    idea = lines("exposure.idea", language, **numbers)
    assert len(idea) == 5
    assert "2 point" in idea[-1]
    assert "8 " in lines("exposure.stop", language, **numbers)[-1]
    assert "X" in lines("exposure.how", language, **numbers)[0]
    assert "3 " in t("exposure.advice.smaller", language, **numbers)


@pytest.mark.parametrize(("safety", "danish", "english"), [(3, "2 gange om ugen", "2 times a week"), (4, "én gang om ugen", "once a week")])
def test_who_is_a_little_afraid_tries_a_step_once_a_week(safety: int, danish: str, english: str) -> None:
    """Evidence 4.3: one experiment a week for moderate fear; each plan says its own number."""
    plan = a_plan(BACK, smerte_tryghed=safety)
    for language, times in zip(BOTH, (danish, english), strict=True):
        assert slots(to_document(plan, language), language)["times"] == times


@pytest.mark.parametrize("language", BOTH)
def test_no_relief_is_promised_nobody_is_blamed_and_no_back_is_protected(language: Language) -> None:
    promise = {Language.DA: "vi kan ikke love", Language.EN: "we cannot promise"}[language]
    assert promise in " ".join(lines("exposure.idea", language, more_pain=2))
    said = [" ".join([value] if isinstance(value, str) else value) for key, value in catalogue(language).items() if key.startswith("exposure.")]
    assert [one for one in said if re.search(BLAME[language], one.lower())] == []


@pytest.mark.parametrize("part", ["", "idea", "how", "stop", "steps.", "advice.", "therapist.card", "ask."])
def test_exposure_is_easy_danish(part: str) -> None:
    found = [value for key, value in catalogue("da").items() if key.startswith(f"exposure.{part}")]
    assert lix(line for value in found for line in ([value] if isinstance(value, str) else value)) <= MAX_LIX
