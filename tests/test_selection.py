"""Which exercises and which days: what a person may be given, in what order, and with rest between days of strength."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise, product
from typing import Any

import pytest

from ownpace.exercises import CATALOGUE, WORDS, by_pattern
from ownpace.questionnaire import GOALS
from ownpace.selection import (
    UPPER,
    Filter,
    choose,
    choose_endurance,
    circuit_days,
    gap_day,
    named,
    ordered,
    rested,
    spread_days,
    strength_choices,
    strength_days,
    training_days,
)

ESSENTIALS = ("squat", "push", "pull", "trunk")
FOCUS = ("hinge", "knee", "hip", "calf", "step", "neck", "shoulder", "hand")
STRENGTH = ESSENTIALS + FOCUS
ANYTHING = frozenset({"trin", "elastik", "haandvaegt", "rygsaek", "maatte", "cykel", "vand", "stol"})
LEAST = Filter(level=0, equipment=frozenset(), forbidden=frozenset(), floor=False, walking=False, goal="ved_ikke")
MOST = Filter(level=3, equipment=ANYTHING, forbidden=frozenset(), floor=True, walking=True, goal="ved_ikke")


def changed(filter_: Filter, **differences: Any) -> Filter:
    return replace(filter_, **differences)


# --- what may be given -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pattern", sorted(map(str, WORDS["pattern"])))
def test_everybody_has_something_of_every_pattern(pattern: str) -> None:
    """Level 0, nothing at home, no floor, no walking: still one exercise, without any of these."""
    choice = choose(pattern, LEAST)
    assert choice is not None
    assert choice.exercise.level == 0
    assert not choice.exercise.equipment
    assert not {"floor", "walking"} & choice.exercise.tags


@pytest.mark.parametrize("level", range(4))
@pytest.mark.parametrize("pattern", STRENGTH)
def test_an_exercise_is_never_above_the_level_and_the_hardest_allowed(pattern: str, level: int) -> None:
    filter_ = changed(MOST, level=level)
    choice = choose(pattern, filter_)
    assert choice is not None
    allowed = [one for one in by_pattern(pattern) if one.level <= level and filter_.allows(one)]
    assert choice.exercise.level == max(one.level for one in allowed)


@pytest.mark.parametrize(
    "tag",
    [
        "jump",
        "impact",
        "deep_knee",
        "loaded_flexion",
        "end_range_flexion",
        "isometric_long",
        "breath_hold",
        "supine",
        "overhead",
        "heavy",
        "arm_load",
        "grip",
        "pool",
        "end_range_neck",
        "outdoors_uneven",
        "wrist_load",
        "sit_up",
        "loaded_rotation_flexion",
    ],
)
def test_a_forbidden_tag_is_never_given_nor_offered_as_variant_or_alternative(tag: str) -> None:
    filter_ = changed(MOST, forbidden=frozenset({tag}))
    for pattern in map(str, WORDS["pattern"]):
        choice = choose(pattern, filter_)
        if choice:
            offered = [choice.id, *filter(None, (choice.easier, choice.harder)), *choice.alternatives]
            assert not [one for one in offered if tag in CATALOGUE[one].tags]


def test_no_floor_means_no_floor_in_any_variant() -> None:
    for pattern in map(str, WORDS["pattern"]):
        choice = choose(pattern, changed(MOST, floor=False))
        assert choice is not None
        offered = [choice.id, *filter(None, (choice.easier, choice.harder)), *choice.alternatives]
        assert not [one for one in offered if "floor" in CATALOGUE[one].tags]


@pytest.mark.parametrize("pattern", STRENGTH)
def test_equipment_that_is_not_at_home_is_not_used(pattern: str) -> None:
    choice = choose(pattern, changed(MOST, equipment=frozenset({"elastik"})))
    assert choice is not None
    assert set(choice.exercise.equipment) <= {"elastik"}
    assert all(set(CATALOGUE[one].equipment) <= {"elastik"} for one in choice.alternatives)


def test_every_piece_of_equipment_is_needed() -> None:
    """A person with one of two pieces is not given an exercise that needs both."""
    exercise = replace(CATALOGUE[by_pattern("squat")[0].id], equipment=("elastik", "stol"), tags=frozenset())
    assert MOST.allows(exercise)
    assert not changed(MOST, equipment=frozenset({"elastik"})).allows(exercise)


def test_nothing_passes_an_impossible_filter() -> None:
    nobody = changed(LEAST, level=-1)
    assert choose("squat", nobody) is None
    assert choose_endurance(nobody) is None
    assert strength_choices(ESSENTIALS, FOCUS, nobody, 7) == ()


@pytest.mark.parametrize("level", range(4))
@pytest.mark.parametrize("pattern", STRENGTH)
def test_with_little_time_both_sides_are_trained_at_once_where_that_is_possible(pattern: str, level: int) -> None:
    filter_ = changed(MOST, level=level, both_sides=True)
    choice = choose(pattern, filter_)
    assert choice is not None
    assert (choice.exercise.sides == 1) is any(one.sides == 1 for one in by_pattern(pattern) if filter_.may_start(one))


@pytest.mark.parametrize("goal", GOALS)
def test_among_equally_hard_exercises_the_goals_own_is_chosen(goal: str) -> None:
    for pattern in STRENGTH:
        choice = choose(pattern, changed(MOST, goal=goal))
        assert choice is not None
        equal = [one for one in by_pattern(pattern) if one.level == choice.exercise.level and MOST.allows(one)]
        assert (goal in choice.exercise.goals) is any(goal in one.goals for one in equal)


def test_alternatives_serve_the_same_purpose_at_the_persons_level() -> None:
    for pattern in STRENGTH:
        choice = choose(pattern, changed(MOST, level=1))
        assert choice is not None
        assert choice.id not in choice.alternatives
        assert {CATALOGUE[one].pattern for one in choice.alternatives} <= {pattern}
        assert all(CATALOGUE[one].level <= 1 for one in choice.alternatives)


def test_easier_and_harder_are_the_neighbours_of_the_ladder() -> None:
    for pattern in STRENGTH:
        choice = choose(pattern, changed(MOST, level=2))
        assert choice is not None
        for other, direction in ((choice.easier, -1), (choice.harder, 1)):
            if other:
                assert CATALOGUE[other].ladder == choice.exercise.ladder
                assert (CATALOGUE[other].rung - choice.exercise.rung) * direction > 0


def test_the_middle_of_a_ladder_has_a_neighbour_on_either_side() -> None:
    choice = named("chair_stand", MOST)
    assert (choice.easier, choice.harder) == ("chair_stand_hands", "staggered_chair_stand")


@pytest.mark.parametrize("floor", [True, False])
def test_an_exercise_on_the_floor_is_for_those_who_get_down_there_and_up_again(floor: bool) -> None:
    assert changed(MOST, floor=floor).allows(CATALOGUE["push_up"]) is floor


def test_legs_and_upper_body_may_share_a_muscle_unless_their_days_are_neighbours() -> None:
    shared = [one for one in CATALOGUE.values() if MOST.allows(one) and not changed(MOST, apart=True).allows(one)]
    assert shared
    assert all(changed(MOST, apart=False).allows(one) for one in shared)


# --- endurance ---------------------------------------------------------------------------------------------------------------------------


def test_endurance_is_walking_where_walking_is_possible() -> None:
    choice = choose_endurance(changed(LEAST, walking=True))
    assert choice is not None
    assert "walking" in choice.exercise.tags


def test_endurance_without_walking_needs_no_walking() -> None:
    choice = choose_endurance(LEAST)
    assert choice is not None
    assert "walking" not in choice.exercise.tags


@pytest.mark.parametrize(("goal", "equipment", "exercise"), [("cykle", "cykel", "cykel"), ("gaa", "cykel", None)])
def test_the_bicycle_is_for_those_who_want_to_cycle(goal: str, equipment: str, exercise: str | None) -> None:
    choice = choose_endurance(changed(LEAST, walking=True, goal=goal, equipment=frozenset({equipment}), level=2))
    assert choice is not None
    assert (exercise in choice.exercise.equipment) is (exercise is not None)


@pytest.mark.parametrize(
    ("prefer", "equipment", "carried"),
    [
        ({"cykel", "vand"}, {"cykel"}, True),
        ({"cykel", "vand"}, {"vand"}, True),
        ({"cykel", "vand"}, {"stol"}, False),
        (set(), {"cykel", "vand"}, False),
    ],
)
def test_what_carries_the_body_comes_first_where_a_condition_asks_for_it(prefer: set[str], equipment: set[str], carried: bool) -> None:
    """Only equipment that the person has; everybody else walks."""
    choice = choose_endurance(changed(LEAST, walking=True, level=2, prefer=frozenset(prefer), equipment=frozenset(equipment)))
    assert choice is not None
    assert bool({"cykel", "vand"} & set(choice.exercise.equipment)) is carried
    assert ("walking" in choice.exercise.tags) is not carried


def test_the_goal_decides_before_what_a_condition_prefers() -> None:
    """A person who wants to cycle and has both a bicycle and water cycles."""
    choice = choose_endurance(changed(LEAST, walking=True, level=2, goal="cykle", prefer=frozenset({"vand"}), equipment=frozenset({"cykel", "vand"})))
    assert choice is not None
    assert "cykel" in choice.exercise.equipment


@pytest.mark.parametrize("level", range(4))
def test_stairs_never_fill_long_minutes(level: int) -> None:
    for goal in GOALS:
        choice = choose_endurance(changed(MOST, level=level, goal=goal))
        assert choice is not None
        assert "trin" not in choice.exercise.equipment


# --- order of need -----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("needs", "order"),
    [
        ([], ()),
        ([("a", "b")], ("a", "b")),
        ([("a", "b"), ("c", "d")], ("a", "c", "b", "d")),
        ([("a", "b"), ("b", "a", "c")], ("a", "b", "c")),
        ([("a",), ("b", "c", "d")], ("a", "b", "c", "d")),
    ],
)
def test_needs_of_several_conditions_take_turns_each_once(needs: list[tuple[str, ...]], order: tuple[str, ...]) -> None:
    assert ordered(needs) == order


def patterns(goal: str = "ved_ikke", most: int = 12, essentials: tuple[str, ...] = ESSENTIALS, focus: tuple[str, ...] = FOCUS) -> list[str]:
    return [choice.exercise.pattern for choice in strength_choices(essentials, focus, changed(MOST, goal=goal), most)]


def test_what_every_week_has_stands_before_what_the_complaints_add() -> None:
    assert patterns() == list(STRENGTH)
    assert patterns(most=5) == [*ESSENTIALS, "hinge"]
    assert patterns(focus=("neck", "squat", "hinge")) == [*ESSENTIALS, "neck", "hinge"]
    assert patterns(focus=()) == list(ESSENTIALS)
    assert patterns(most=0) == []


@pytest.mark.parametrize("goal", GOALS)
def test_one_of_those_added_that_serves_the_goal_stands_first_unless_it_is_served_already(goal: str) -> None:
    found = strength_choices(ESSENTIALS, FOCUS, changed(MOST, goal=goal), 12)
    always, added = found[: len(ESSENTIALS)], found[len(ESSENTIALS) :]
    assert [choice.exercise.pattern for choice in always] == list(ESSENTIALS)
    served = any(goal in choice.exercise.goals for choice in always)
    serving = [choice for choice in added if goal in choice.exercise.goals]
    assert served or not serving or added[0] == serving[0]
    rest = [choice.exercise.pattern for choice in added if served or choice not in serving[:1]]
    assert rest == [pattern for pattern in FOCUS if pattern in rest]


@pytest.mark.parametrize("goal", GOALS)
def test_no_exercise_stands_twice(goal: str) -> None:
    found = [choice.id for choice in strength_choices(ESSENTIALS, FOCUS, changed(MOST, goal=goal), 20)]
    assert len(found) == len(set(found))


def test_a_pattern_without_an_allowed_exercise_is_left_out() -> None:
    nobody = changed(MOST, level=-1)
    assert choose("push", nobody) is None
    assert strength_choices(ESSENTIALS, FOCUS, nobody, 12) == ()


@pytest.mark.parametrize("exercise", [one.id for pattern in STRENGTH for one in by_pattern(pattern)])
def test_an_exercise_that_was_asked_for_comes_with_what_is_allowed_around_it(exercise: str) -> None:
    choice = named(exercise, MOST)
    assert choice.exercise is CATALOGUE[exercise]
    assert {choice.easier, choice.harder} - {None} <= {one.id for one in CATALOGUE.values() if one.ladder == choice.exercise.ladder} - {exercise}
    assert set(choice.alternatives) <= {one.id for one in by_pattern(choice.exercise.pattern)} - {exercise}
    assert choice.alternatives


# --- circuits on neighbouring days -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("level", range(4))
@pytest.mark.parametrize("equipment", [frozenset(), frozenset({"elastik"}), ANYTHING])
@pytest.mark.parametrize("forbidden", [frozenset(), frozenset({"heavy", "overhead", "arm_load"}), frozenset({"wrist_load", "grip", "heavy"})])
def test_on_neighbouring_days_legs_and_trunk_share_no_muscle_with_the_upper_body(
    level: int, equipment: frozenset[str], forbidden: frozenset[str]
) -> None:
    """Every pattern still has an exercise, and no variant or alternative brings the muscles of the day before."""
    muscles: dict[bool, set[str]] = {True: set(), False: set()}
    for floor, pattern in product((False, True), STRENGTH):
        filter_ = changed(MOST, level=level, equipment=equipment, forbidden=forbidden, floor=floor, apart=True)
        choice = choose(pattern, filter_)
        assert choice is not None, pattern
        for one in (choice.id, choice.easier, choice.harder, *choice.alternatives):
            muscles[pattern in UPPER].update(CATALOGUE[one].muscles if one else ())
    assert muscles[True].isdisjoint(muscles[False])


# --- days --------------------------------------------------------------------------------------------------------------------------------


def free_between(days: tuple[int, ...]) -> bool:
    """No two days follow each other, Sunday and Monday included."""
    return not any((day + 1) % 7 in days for day in days) or len(days) < 2


def idle(days: tuple[int, ...]) -> int:
    """The longest row of days without activity in week after week."""
    calendar = sorted((*days, *(day + 7 for day in days)))
    return max(later - day - 1 for day, later in pairwise(calendar))


EVERY_WEEK = [days for count in range(1, 8) for days in combinations(range(7), count)]


@pytest.mark.parametrize("wanted", [1, 2, 3])
def test_strength_never_falls_on_days_in_a_row_not_even_sunday_and_monday(wanted: int) -> None:
    """All 127 sets of days; as many as wanted where rest allows, at least one always."""
    for days in EVERY_WEEK:
        strong = strength_days(days, wanted)
        assert set(strong) <= set(days)
        assert free_between(strong)
        possible = max(len(some) for count in range(1, wanted + 1) for some in combinations(days, count) if free_between(some)) if days else 0
        assert len(strong) == possible


def nearest(days: tuple[int, ...]) -> int:
    """The smallest number of days from one to the next, in week after week."""
    return min((later - day for day, later in pairwise(sorted((*days, *(day + 7 for day in days))))), default=7)


@pytest.mark.parametrize("wanted", [2, 3])
def test_days_of_strength_are_as_far_apart_as_the_persons_days_allow(wanted: int) -> None:
    for days in EVERY_WEEK:
        strong = strength_days(days, wanted)
        assert nearest(strong) == max(nearest(some) for some in combinations(days, len(strong)))


def test_no_day_gives_no_day_of_strength() -> None:
    assert strength_days((), 2) == ()


@pytest.mark.parametrize(("days", "strong"), [((0, 6), 1), ((0, 1), 1), ((0, 2), 2), ((0, 3, 6), 2), ((0, 2, 4), 3), ((0, 1, 2, 3, 4, 5, 6), 3)])
def test_sunday_and_monday_count_as_neighbours(days: tuple[int, ...], strong: int) -> None:
    assert len(strength_days(days, 3)) == strong


def test_rest_is_a_free_day_between_across_the_border_of_the_week() -> None:
    for days in EVERY_WEEK:
        assert rested(days) is free_between(days)


def test_two_circuits_have_a_free_day_between_where_there_is_one_and_are_far_apart_otherwise() -> None:
    for days in (days for days in EVERY_WEEK if len(days) >= 2):
        circuits = circuit_days(days, 2)
        assert len(circuits) == 2
        assert set(circuits) <= set(days)
        assert free_between(circuits) is any(free_between(some) for some in combinations(days, 2))


@pytest.mark.parametrize("count", range(2, 6))
def test_the_short_walk_lies_on_a_free_day_where_it_shortens_idle_spells_most(count: int) -> None:
    for days in combinations(range(7), count):
        walk = gap_day(days)
        assert walk not in days
        assert idle((*days, walk)) == min(idle((*days, day)) for day in range(7) if day not in days)


@pytest.mark.parametrize("preferred", [(), (0,), (0, 1), (0, 1, 2), (5, 6), (0, 1, 2, 3, 4, 5, 6)])
def test_snacks_are_spread_so_that_idle_days_stay_few(preferred: tuple[int, ...]) -> None:
    days = spread_days(preferred, 3, 2)
    assert len(set(days)) == 3
    assert idle(days) <= 2
    possible = [some for some in combinations(range(7), 3) if idle(some) <= 2]
    assert len(set(days) & set(preferred)) == max(len(set(some) & set(preferred)) for some in possible)


@pytest.mark.parametrize("preferred", [(), (0,), (0, 1, 2), (5, 6)])
@pytest.mark.parametrize("first_next", range(3))
@pytest.mark.parametrize("count", [3, 4])
def test_snacks_leave_few_idle_days_before_a_week_with_other_days_too(preferred: tuple[int, ...], first_next: int, count: int) -> None:
    def fits(days: tuple[int, ...]) -> bool:
        return idle(days) <= 2 and first_next + 7 - days[-1] - 1 <= 2

    found = spread_days(preferred, count, 2, first_next)
    possible = [some for some in combinations(range(7), count) if fits(some)]
    best = max(len(set(some) & set(preferred)) for some in possible)
    assert found == min(some for some in possible if len(set(some) & set(preferred)) == best)


@pytest.mark.parametrize(("start", "days"), [(2, (0, 3)), (3, (0, 2, 4)), (1, (0,))])
def test_days_that_nobody_chose_are_well_spread(start: int, days: tuple[int, ...]) -> None:
    """The first of equally spread weeks begins on Monday."""
    assert tuple(sorted(training_days((), start, start, 2))) == days


@pytest.mark.parametrize("preferred", [(0, 2, 4), (1, 5), (0, 1, 2, 3, 4, 5), (6,)])
@pytest.mark.parametrize("start", [2, 3])
def test_the_persons_own_days_are_used_when_there_are_enough(preferred: tuple[int, ...], start: int) -> None:
    days = training_days(preferred, start, start, 2)
    assert len(set(days)) == start
    assert set(days) <= set(preferred) if len(preferred) >= start else set(preferred) <= set(days)


def test_a_later_session_takes_the_persons_next_day() -> None:
    days = training_days((0, 1, 3, 5), 2, 4, 2)
    assert set(days) == {0, 1, 3, 5}
    assert len(set(days[:2])) == 2


def test_a_later_session_falls_where_the_gap_is_largest_and_then_early() -> None:
    assert training_days((), 2, 4, 2) == (0, 3, 5, 1)
    assert training_days((0, 1, 3, 5), 1, 3, 2) == (0, 3, 5)


@pytest.mark.parametrize("most", range(2, 7))
def test_no_day_is_used_twice_and_one_stays_free(most: int) -> None:
    days = training_days((), 2, most, 2)
    assert len(set(days)) == most <= 6


def test_a_later_session_takes_the_persons_own_day_before_a_better_spread_one() -> None:
    assert training_days((0, 1), 1, 2, 1) == (0, 1)


def test_when_the_persons_days_are_used_up_any_other_day_is_taken() -> None:
    days = training_days((0, 3), 2, 4, 2)
    assert set(days[:2]) == {0, 3}
    assert len(set(days)) == 4
