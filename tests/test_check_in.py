"""What the person tells of a week: types, ranges and sessions are refused one by one; zero is an answer and null is none."""

from __future__ import annotations

from typing import Any

import pytest

from ownpace.answers import Problem
from ownpace.check_in import CheckInError, fitting, parse
from ownpace.questionnaire import SIGNS, SYMPTOMS
from ownpace.text import t

GREEN: dict[str, Any] = {
    "week": 3,
    "sessions": [
        {"id": "w3-1", "done": True, "size": "ordinary", "effort": 4, "pain_during": 2, "pain_after": 1, "pain_next_morning": 0},
        {"id": "w3-2", "done": True, "size": "good", "effort": 5, "pain_during": 0, "pain_after": 0, "pain_next_morning": 0},
        {"id": "w3-3", "done": False},
    ],
    "sleep_hours_low_nights": 1,
    "fatigue": 3,
    "new_diagnosis": False,
    "days_off": 0,
    "confidence": 8,
    "exposure": [{"step": "bend_3", "expected": 60, "happened": False, "harm_belief": 40}],
    "retest": {"goal_score": 6, "pain": 2, "chair_stands": 14},
}
SESSION: dict[str, Any] = {"id": "w3-1", "done": True}


def problems(raw: object) -> tuple[Problem, ...]:
    """What is refused."""
    with pytest.raises(CheckInError) as caught:
        parse(raw)
    found = caught.value.problems
    assert len({problem.path for problem in found}) == len(found)
    return found


def refused(raw: object) -> dict[str, str]:
    """What is refused and why, by place."""
    return {problem.path: problem.kind for problem in problems(raw)}


def one(**changes: Any) -> dict[str, Any]:
    """A week with one session that differs so."""
    return {"week": 3, "sessions": [SESSION | changes]}


# --- what is read ------------------------------------------------------------------------------------------------------------------------


def test_a_green_week_is_read_as_it_was_told() -> None:
    told = parse(GREEN)
    assert (told.week, len(told.sessions), told.confidence) == (3, 3, 8)
    assert told.sessions[0].pain_next_morning == 0
    assert told.document() == GREEN
    assert parse(told.document()) == told


def test_a_week_number_is_a_check_in() -> None:
    """A week of which nothing else is told: nothing was done, nothing is known."""
    told = parse({"week": 1})
    assert (told.sessions, told.new_symptoms, told.days_off, told.retest) == ((), (), None, None)
    assert told.document() == {"week": 1}


@pytest.mark.parametrize("field", [name for name in GREEN if name != "week"])
def test_null_and_absent_mean_the_same(field: str) -> None:
    without = {key: value for key, value in GREEN.items() if key != field}
    assert parse(without | {field: None}) == parse(without)


@pytest.mark.parametrize("field", ["size", "effort", "pain_during", "pain_after", "pain_next_morning"])
def test_null_and_absent_mean_the_same_in_a_session(field: str) -> None:
    assert parse(one(**{field: None})) == parse(one())


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ({"week": None}, "week"),
        (one(done=None), "sessions[0].done"),
        (one(id=None), "sessions[0].id"),
        ({"week": 3, "exposure": [{"step": None}]}, "exposure[0].step"),
    ],
)
def test_a_required_field_that_is_null_is_missing(raw: dict[str, Any], place: str) -> None:
    assert refused(raw) == {place: "field_missing"}


@pytest.mark.parametrize(
    "field", ["effort", "pain_during", "pain_after", "pain_next_morning", "sleep_hours_low_nights", "fatigue", "days_off", "confidence"]
)
def test_zero_is_an_answer(field: str) -> None:
    told = parse({"week": 3, field: 0})
    assert getattr(told, field) == 0
    assert told.document() == {"week": 3, field: 0}


@pytest.mark.parametrize("symptom", [*SIGNS, *SYMPTOMS])
def test_every_sign_of_the_safety_lists_can_be_new(symptom: str) -> None:
    assert parse({"week": 3, "new_symptoms": [symptom]}).new_symptoms == (symptom,)


# --- what is refused ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("raw", [None, [], "checkin", 7, True, [GREEN], ({"week": 1},)])
def test_only_an_object_is_a_check_in(raw: object) -> None:
    assert refused(raw) == {"checkin": "not_object"}


@pytest.mark.parametrize("name", ["pain", "WEEK", "__class__", "week.1", "planned"])
def test_an_unknown_field_is_refused(name: str) -> None:
    assert refused(GREEN | {name: 7}) == {name: "unknown_field"}


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (one(colour="blue"), "sessions[0].colour"),
        ({"week": 3, "exposure": [{"step": "bend_1", "fear": 3}]}, "exposure[0].fear"),
        ({"week": 3, "retest": {"weight": 80}}, "retest.weight"),
    ],
)
def test_an_unknown_field_inside_is_refused_at_its_place(raw: dict[str, Any], place: str) -> None:
    assert refused(raw) == {place: "unknown_field"}


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ({}, "week"),
        ({"week": 3, "sessions": [{"done": True}]}, "sessions[0].id"),
        ({"week": 3, "sessions": [SESSION, {"id": "w3-2"}]}, "sessions[1].done"),
        ({"week": 3, "exposure": [{"expected": 50}]}, "exposure[0].step"),
    ],
)
def test_a_required_field_that_is_absent_is_missing(raw: dict[str, Any], place: str) -> None:
    assert refused(raw) == {place: "field_missing"}


# By place: the document with this value there, the lowest and the highest.
NUMBERS: list[tuple[str, Any, int, int]] = [
    ("week", lambda value: {"week": value}, 1, 12),
    *((name, lambda value, name=name: {"week": 3, name: value}, 0, 10) for name in ("effort", "pain_during", "pain_after", "pain_next_morning", "fatigue", "confidence")),
    ("sleep_hours_low_nights", lambda value: {"week": 3, "sleep_hours_low_nights": value}, 0, 7),
    ("days_off", lambda value: {"week": 3, "days_off": value}, 0, 365),
    *((f"sessions[0].{name}", lambda value, name=name: one(**{name: value}), 0, 10) for name in ("effort", "pain_during", "pain_after", "pain_next_morning")),
    *((f"exposure[0].{name}", lambda value, name=name: {"week": 3, "exposure": [{"step": "bend_1", name: value}]}, 0, 100) for name in ("expected", "harm_belief")),
    *((f"retest.{name}", lambda value, name=name: {"week": 3, "retest": {name: value}}, 0, 10) for name in ("goal_score", "pain")),
    ("retest.chair_stands", lambda value: {"week": 3, "retest": {"chair_stands": value}}, 0, 60),
]  # fmt: skip


@pytest.mark.parametrize(("place", "raw", "lowest", "highest"), NUMBERS, ids=[place for place, *_ in NUMBERS])
def test_a_number_is_whole_and_in_its_range(place: str, raw: Any, lowest: int, highest: int) -> None:
    """Both ends are accepted, one step outside is refused, and so is everything that is no whole number; the range is told."""
    parse(raw(lowest))
    parse(raw(highest))
    for value, kind in (
        (lowest - 1, "out_of_range"),
        (highest + 1, "out_of_range"),
        (10**400, "out_of_range"),
        ("7", "not_whole"),
        (True, "not_whole"),
        (1.5, "not_whole"),
        (3.0, "not_whole"),
        (float("nan"), "not_whole"),
        ([7], "not_whole"),
        ({}, "not_whole"),
    ):
        assert problems(raw(value)) == (Problem(place, kind, {"min": lowest, "max": highest}),)


@pytest.mark.parametrize("week", [0, 13])
def test_there_is_no_week_before_the_first_or_after_the_twelfth(week: int) -> None:
    assert refused({"week": week}) == {"week": "out_of_range"}


def test_an_effort_of_eleven_is_refused() -> None:
    assert refused(one(effort=11)) == {"sessions[0].effort": "out_of_range"}


@pytest.mark.parametrize(
    "symptom", ["hovedpine", "sikkerhed.akut", "sikkerhed.akut.ingen", "sikkerhed.akut.ved_ikke", "sikkerhed.tanker.nej", "", None, 7, []]
)
def test_an_unknown_symptom_is_refused_at_its_place(symptom: object) -> None:
    """Neither "none of these" nor "don't know" is a new sign."""
    (problem,) = problems({"week": 3, "new_symptoms": ["feber", symptom]})
    assert (problem.path, problem.kind) == ("new_symptoms[1]", "not_option")
    assert problem.values["allowed"].split(", ") == [*SIGNS, *SYMPTOMS]


@pytest.mark.parametrize(
    ("raw", "place", "allowed"),
    [
        (one(size="huge"), "sessions[0].size", "good, ordinary, bad"),
        (one(done="yes"), "sessions[0].done", "true, false"),
        (one(done=1), "sessions[0].done", "true, false"),
        ({"week": 3, "new_diagnosis": "ja"}, "new_diagnosis", "true, false"),
        ({"week": 3, "exposure": [{"step": "bend_1", "happened": 0}]}, "exposure[0].happened", "true, false"),
    ],
)
def test_a_choice_is_one_of_its_options_and_they_are_told(raw: dict[str, Any], place: str, allowed: str) -> None:
    assert problems(raw) == (Problem(place, "not_option", {"allowed": allowed}),)


@pytest.mark.parametrize("field", ["sessions", "new_symptoms", "exposure"])
@pytest.mark.parametrize("value", ["w3-1", 7, True, {"id": "w3-1"}])
def test_a_list_that_is_no_list_is_refused(field: str, value: object) -> None:
    assert refused({"week": 3, field: value}) == {field: "wrong_form"}


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ({"week": 3, "sessions": ["w3-1"]}, "sessions[0]"),
        ({"week": 3, "sessions": [SESSION, None]}, "sessions[1]"),
        ({"week": 3, "retest": []}, "retest"),
        ({"week": 3, "retest": 7}, "retest"),
        (one(id=7), "sessions[0].id"),
        (one(id="w3"), "sessions[0].id"),
        (one(id="w12-123"), "sessions[0].id"),
        ({"week": 3, "exposure": [{"step": ""}]}, "exposure[0].step"),
        ({"week": 3, "exposure": [{"step": "x" * 41}]}, "exposure[0].step"),
    ],
)
def test_what_has_another_form_is_refused_at_its_place(raw: dict[str, Any], place: str) -> None:
    assert refused(raw) == {place: "wrong_form"}


@pytest.mark.parametrize(
    ("raw", "place", "kind"),
    [
        ({"week": [[[[[3]]]]]}, "week", "not_whole"),
        ({"week": 3, "sessions": [[[[[SESSION]]]]]}, "sessions[0]", "wrong_form"),
        (one(id=[[[["w3-1"]]]]), "sessions[0].id", "wrong_form"),
        (one(effort={"a": {"b": {"c": {"d": 4}}}}), "sessions[0].effort", "not_whole"),
        ({"week": 3, "retest": {"pain": [[[[2]]]]}}, "retest.pain", "not_whole"),
        ({"week": 3, "new_symptoms": [[[[["feber"]]]]]}, "new_symptoms[0]", "not_option"),
    ],
)
def test_five_levels_of_nesting_are_one_problem_where_they_begin(raw: dict[str, Any], place: str, kind: str) -> None:
    assert refused(raw) == {place: kind}


def test_the_same_session_twice_is_refused_at_the_later_place() -> None:
    assert refused({"week": 3, "sessions": [SESSION, {"id": "w3-2", "done": True}, SESSION | {"done": False}]}) == {
        "sessions[2].id": "duplicate_option"
    }


def test_the_same_sign_twice_is_refused() -> None:
    assert refused({"week": 3, "new_symptoms": ["feber", "halter", "feber"]}) == {"new_symptoms": "duplicate_option"}


def test_a_week_has_at_most_seven_sessions() -> None:
    sessions = [{"id": f"w3-{place}", "done": True} for place in range(8)]
    assert len(parse({"week": 3, "sessions": sessions[:7]}).sessions) == 7
    assert problems({"week": 3, "sessions": sessions}) == (Problem("sessions", "too_many", {"max": 7}),)


def test_every_problem_is_told_at_once_one_for_each_place() -> None:
    raw = {"week": 13, "sessions": [{"id": "w3-1", "done": "ja", "effort": 11}], "new_symptoms": ["x"], "retest": {"pain": "4"}, "ukendt": 1}
    assert refused(raw) == {
        "week": "out_of_range", "sessions[0].done": "not_option", "sessions[0].effort": "out_of_range", "new_symptoms[0]": "not_option",
        "retest.pain": "not_whole", "ukendt": "unknown_field",
    }  # fmt: skip


@pytest.mark.parametrize(
    "wrong", [-1, "x", "ja", [[]], [None], {"a": 1}, 0.5, float("nan"), float("inf"), ["x"] * 100], ids=lambda wrong: repr(wrong)[:20]
)
def test_any_json_value_anywhere_is_a_problem_and_never_a_fault(wrong: object) -> None:
    """A check-in that comes from a file or a browser is not trusted."""
    for field in GREEN:
        assert problems(GREEN | {field: wrong})
    for name in GREEN["sessions"][0]:
        assert problems(one(**{name: wrong}))


def test_the_error_names_places_and_never_answers() -> None:
    raw = {"week": 613, "sessions": [{"id": "hemmelig", "done": "hemmelig", "effort": 477}], "new_symptoms": ["hemmelig"], "fatigue": "hemmelig"}
    with pytest.raises(CheckInError) as caught:
        parse(raw)
    said = f"{caught.value} {[(problem.path, problem.kind, problem.values) for problem in caught.value.problems]!r}"
    assert len(caught.value.problems) == 6
    assert not any(answer in said for answer in ("hemmelig", "613", "477"))
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_problem_has_its_sentence(language: str) -> None:
    raws: list[object] = [
        None, {}, {"week": 13}, {"week": "3"}, {"week": 3, "x": 1}, {"week": 3, "sessions": 1}, {"week": 3, "sessions": [SESSION, SESSION]},
        {"week": 3, "sessions": [SESSION] * 8}, one(done="ja"), {"week": 3, "new_symptoms": ["x"]},
    ]  # fmt: skip
    found = [problem for raw in raws for problem in problems(raw)]
    found += unfit({"week": 2}, [{"week": 2}]) + unfit({"week": 4}, [{"week": 4}]) + unfit(one())
    assert {problem.kind for problem in found} >= {
        "not_object", "field_missing", "wrong_form", "week_order", "course_over", "too_many", "duplicate_option",
    }  # fmt: skip
    assert all(t(f"error.{problem.kind}", language, **problem.values) for problem in found)


# --- what fits the plan ------------------------------------------------------------------------------------------------------------------

PLANNED = {1: ("w1-1", "w1-2"), 2: ("w2-1", "w2-2"), 3: ("w3-2", "w3-3"), 4: ("w4-1",)}


def unfit(raw: dict[str, Any], logged: list[dict[str, Any]] | None = None) -> list[Problem]:
    """What does not fit a plan of four weeks."""
    try:
        fitting(parse(raw), [parse(log) for log in logged or []], PLANNED)
    except CheckInError as caught:
        return list(caught.problems)
    return []


@pytest.mark.parametrize(
    ("week", "logged", "lowest"),
    [
        (1, [], None),
        (4, [], None),
        (3, [1], None),
        (2, [1], None),
        (4, [1, 3], None),
        (1, [1], 2),
        (2, [1, 2], 3),
        (1, [3], 4),
        (5, [], 1),
        (5, [1, 2], 3),
        (12, [3], 4),
    ],
)
def test_a_week_comes_after_the_last_one_logged_and_within_the_course(week: int, logged: list[int], lowest: int | None) -> None:
    """A week may be left out; none is logged twice, and none beyond the course."""
    expected = [] if lowest is None else [Problem("week", "week_order", {"min": lowest, "max": 4})]
    assert unfit({"week": week}, [{"week": number} for number in logged]) == expected


def test_sessions_are_those_that_were_planned() -> None:
    """In any order, and not all of them."""
    assert unfit({"week": 3, "sessions": [{"id": "w3-3", "done": True}, {"id": "w3-2", "done": False}]}) == []
    assert unfit({"week": 3, "sessions": [{"id": "w3-3", "done": True}]}) == []


def test_a_session_that_was_not_planned_is_refused_at_its_place_and_the_planned_ones_are_told() -> None:
    """A session of another week too."""
    sessions = [{"id": name, "done": True} for name in ("w3-2", "w3-9", "w2-1")]
    allowed = {"allowed": "w3-2, w3-3"}
    assert unfit({"week": 3, "sessions": sessions}) == [
        Problem("sessions[1].id", "not_option", allowed),
        Problem("sessions[2].id", "not_option", allowed),
    ]


@pytest.mark.parametrize("week", [1, 4, 5, 12])
def test_after_the_last_week_there_is_no_week_to_log(week: int) -> None:
    assert unfit({"week": week}, [{"week": 4}]) == [Problem("week", "course_over")]
