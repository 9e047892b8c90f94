"""What does a measured number allow? Below, at and above the limit; a number that is not known is neither."""

from __future__ import annotations

import pytest

from ownpace.rules import gates


@pytest.mark.parametrize(("number", "reached"), [(None, False), (0, False), (179, False), (180, True), (181, True)])
def test_exactly_at_the_limit_reaches_it(number: int | None, reached: bool) -> None:
    assert gates.reaches(number, 180) is reached


@pytest.mark.parametrize(("number", "above"), [(None, False), (0, False), (13.8, False), (13.9, False), (14.0, True)])
def test_exactly_at_the_limit_is_not_above_it(number: float | None, above: bool) -> None:
    assert gates.above(number, 13.9) is above


@pytest.mark.parametrize(("number", "below"), [(None, False), (0, True), (4.9, True), (5.0, False), (5.1, False)])
def test_exactly_at_the_limit_is_not_below_it(number: float | None, below: bool) -> None:
    """Zero is a number: the lowest there is."""
    assert gates.below(number, 5.0) is below


@pytest.mark.parametrize(("number", "unknown"), [(None, True), (0, False), (0.0, False), (7.2, False)])
def test_zero_is_known(number: float | None, unknown: bool) -> None:
    assert gates.unknown(number) is unknown


@pytest.mark.parametrize(("answer", "open_still"), [("ja", False), ("nej", True), ("ved_ikke", True), (None, True)])
def test_only_a_clear_yes_is_an_agreement(answer: str | None, open_still: bool) -> None:
    assert gates.not_agreed(answer) is open_still


@pytest.mark.parametrize(
    ("height", "weight", "index"),
    [
        (200, 120, 30.0),
        (200, 140, 35.0),
        (170, 101, 34.9),
        (170, 102, 35.3),
        (120, 300, 208.3),
        (None, 80, None),
        (180, None, None),
        (None, None, None),
    ],
)
def test_weight_for_height_needs_both_and_has_one_decimal(height: int | None, weight: int | None, index: float | None) -> None:
    assert gates.body_mass(height, weight, 100) == index
