"""What does pain allow? The person's own traffic light of rulings 7, limit by limit."""

from __future__ import annotations

import pytest

from ownpace.evidence import cited
from ownpace.rules import pain
from ownpace.vocabulary import Irritability

SAFE, ACCEPTABLE, HIGHEST = (cited(f"pain.{name}").value for name in ("safe", "acceptable", "highest_ever"))
GREEN, AMBER = cited("pain.delta_green").value, cited("pain.delta_amber").value


@pytest.mark.parametrize(("answer", "has"), [("ja", True), ("nej", False), ("ved_ikke", True)])
def test_not_knowing_counts_as_pain(answer: str, has: bool) -> None:
    assert pain.has_pain(answer) is has


@pytest.mark.parametrize(("score", "usual"), [(None, 0), (0, 0), (1, 1), (10, 10)])
def test_no_answer_is_no_pain(score: int | None, usual: int) -> None:
    assert pain.usual(score) == usual


@pytest.mark.parametrize(
    ("has", "settles", "irritability"),
    [
        (False, None, Irritability.NONE),
        (False, "naeste_dag", Irritability.NONE),
        (True, "under_30_min", Irritability.LOW),
        (True, "30_min_2_timer", Irritability.MODERATE),
        (True, "over_2_timer", Irritability.HIGH),
        (True, "naeste_dag", Irritability.HIGH),
        (True, "ved_ikke", Irritability.MODERATE),
        (True, None, Irritability.MODERATE),
    ],
)
def test_pain_that_stays_over_two_hours_is_highly_irritable(has: bool, settles: str | None, irritability: Irritability) -> None:
    """Not knowing counts as half an hour to two hours."""
    assert pain.irritability(has, settles) is irritability


@pytest.mark.parametrize(
    ("duration", "recent"), [(None, False), ("under_6_uger", True), ("6_12_uger", False), ("over_3_maaneder", False), ("ved_ikke", False)]
)
def test_only_pain_of_under_six_weeks_is_recent(duration: str | None, recent: bool) -> None:
    assert pain.recent(duration) is recent


@pytest.mark.parametrize(("has", "usual", "strong"), [(True, 6, False), (True, 7, True), (True, 8, True), (True, 0, False), (False, 8, False)])
def test_usual_pain_of_seven_is_to_be_talked_over(has: bool, usual: int, strong: bool) -> None:
    assert pain.strong(has, usual, cited("level.strong_pain").value) is strong


@pytest.mark.parametrize(("safety", "fear"), [(None, 0), (10, 0), (7, 3), (3, 7), (0, 10)])
def test_fear_is_the_other_end_of_feeling_safe(safety: int | None, fear: int) -> None:
    """Not feeling safe at all, zero, is the greatest fear; not being asked is none."""
    assert pain.fear(safety, 10) == fear


@pytest.mark.parametrize(("usual", "delta"), [(0, False), (3, False), (4, True), (10, True)])
def test_usual_pain_of_exactly_four_compares_with_itself(usual: int, delta: bool) -> None:
    assert pain.uses_delta(usual, cited("pain.usual_high_from").value) is delta


# Worked out by hand from rulings 7: usual pain, high irritability -> green up to, red above.
LIGHTS = [
    (0, False, 2, 5),
    (3, False, 2, 5),
    (4, False, 5, 6),
    (5, False, 6, 7),
    (6, False, 7, 8),
    (7, False, 8, 8),
    (8, False, 8, 8),
    (10, False, 8, 8),
    (0, True, 1, 4),
    (3, True, 1, 4),
    (4, True, 4, 5),
    (6, True, 6, 7),
    (7, True, 7, 7),
    (10, True, 7, 7),
]


@pytest.mark.parametrize(("usual", "irritable", "green", "red"), LIGHTS)
def test_the_traffic_light_has_this_persons_numbers(usual: int, irritable: bool, green: int, red: int) -> None:
    """Up to five is acceptable with little usual pain, two above usual with much, never above eight; high irritability takes one off."""
    delta = pain.uses_delta(usual, cited("pain.usual_high_from").value)
    lower = pain.lower_by(Irritability.HIGH if irritable else Irritability.LOW, cited("pain.irritable_lower").value)
    limit = pain.red_above(usual, delta, ACCEPTABLE, AMBER, HIGHEST, lower)
    assert limit == red
    assert pain.green_up_to(usual, delta, SAFE, GREEN, limit, lower) == green


@pytest.mark.parametrize("irritability", [Irritability.NONE, Irritability.LOW, Irritability.MODERATE])
def test_only_high_irritability_lowers_the_limits(irritability: Irritability) -> None:
    assert pain.lower_by(irritability, 1) == 0


@pytest.mark.parametrize(("delta", "points"), [(False, 1), (True, 2)])
def test_one_point_more_in_the_morning_is_slow_two_with_much_usual_pain(delta: bool, points: int) -> None:
    assert pain.morning_slow(delta, cited("pain.morning_slow").value, cited("pain.morning_slow_high").value) == points
