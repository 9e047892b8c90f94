"""What the person believes in and wants now: the limits of confidence, importance and fear."""

from __future__ import annotations

import pytest

from ownpace.evidence import cited
from ownpace.rules import motivation


@pytest.mark.parametrize(("score", "confident"), [(0, False), (6, False), (7, True), (8, True), (10, True)])
def test_confidence_of_exactly_seven_carries_the_full_plan(score: int, confident: bool) -> None:
    assert motivation.confident(score, cited("motivation.confident_from").value) is confident


@pytest.mark.parametrize(
    ("importance", "stage", "tries"),
    [
        (0, None, True),
        (4, None, True),
        (5, None, False),
        (10, None, False),
        (10, "overvejer", True),
        (10, "taenker_ikke", True),
        (10, "planlaegger", False),
        (10, "begyndt", False),
        (4, "fast_6_maaneder", True),
    ],
)
def test_importance_of_four_or_only_considering_is_a_one_week_try(importance: int, stage: str | None, tries: bool) -> None:
    assert motivation.one_week_try(importance, stage, cited("try_week.importance").value) is tries


@pytest.mark.parametrize(("fear", "fearful"), [(0, False), (6, False), (7, True), (10, True)])
def test_fear_of_exactly_seven_is_high(fear: int, fearful: bool) -> None:
    assert motivation.fearful(fear, cited("motivation.fear_high_from").value) is fearful


@pytest.mark.parametrize(("fear", "wary"), [(0, False), (3, False), (4, True), (6, True), (7, False), (10, False)])
def test_fear_of_four_to_six_is_moderate(fear: int, wary: bool) -> None:
    assert motivation.wary(fear, cited("motivation.fear_moderate_from").value, cited("motivation.fear_high_from").value) is wary
