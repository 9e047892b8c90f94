"""How much can this person do today? Every boundary of the levels: below, at, above; missing; zero."""

from __future__ import annotations

import pytest

from ownpace.evidence import cited
from ownpace.rules import capacity
from ownpace.vocabulary import Irritability

MINUTES = cited("level.activity_minutes").value
WALK = cited("level.walking_minutes").value
SHARE = cited("level.chair_stand_share").value
WOMEN, MEN = cited("chair_stand.women").value, cited("chair_stand.men").value
FIRST, STEP = cited("chair_stand.first_age").value, cited("chair_stand.age_step").value


@pytest.mark.parametrize(("days", "minutes", "reported"), [(0, None, 0), (0, 0, 0), (3, None, 0), (3, 0, 0), (1, 20, 20), (7, 300, 2100)])
def test_reported_minutes_are_days_times_minutes(days: int, minutes: int | None, reported: int) -> None:
    """No active days and no minutes given are both zero."""
    assert capacity.reported_minutes(days, minutes) == reported


@pytest.mark.parametrize(
    ("days", "weekdays", "stated"),
    [
        (3, None, 3),
        (3, (), 3),
        (3, ("mandag",), 1),
        (None, ("mandag", "fredag"), 2),
        (None, None, 1),
        (6, None, 6),
        (None, ("a", "b", "c", "d", "e", "f", "g"), 6),
    ],
)
def test_days_that_are_ticked_win_over_a_number_and_one_day_stays_free(days: int | None, weekdays: tuple[str, ...] | None, stated: int) -> None:
    assert capacity.stated_days(days, weekdays, 6) == stated


@pytest.mark.parametrize(("days", "minutes", "stated"), [(1, 10, 10), (2, 10, 20), (6, 60, 360)])
def test_stated_time_is_days_times_minutes(days: int, minutes: int, stated: int) -> None:
    assert capacity.stated_minutes(days, minutes) == stated


@pytest.mark.parametrize(("answer", "minutes"), [("under_5", 4), ("5_9", 5), ("10_19", 10), ("20_29", 20), ("30_plus", 30), ("ved_ikke", 10)])
def test_tolerance_is_the_low_end_of_the_answer(answer: str, minutes: int) -> None:
    """Not knowing how far one can walk counts as ten minutes."""
    assert capacity.tolerance(answer, cited("walking.tolerance").value) == minutes


@pytest.mark.parametrize(("minutes", "level"), [(0, 0), (29, 0), (30, 1), (31, 1), (89, 1), (90, 2), (149, 2), (150, 3), (2100, 3)])
def test_level_by_activity(minutes: int, level: int) -> None:
    """Exactly 30, 90 and 150 minutes a week begin levels 1, 2 and 3."""
    assert capacity.level_of(minutes, MINUTES) == level


@pytest.mark.parametrize(("minutes", "level"), [(4, 0), (9, 0), (10, 1), (19, 1), (20, 2), (29, 2), (30, 3)])
def test_level_by_walking(minutes: int, level: int) -> None:
    """Exactly 10, 20 and 30 minutes of walking begin levels 1, 2 and 3."""
    assert capacity.level_of(minutes, WALK) == level


@pytest.mark.parametrize(
    ("irritability", "pain", "level"),
    [
        (Irritability.NONE, 0, 3),
        (Irritability.MODERATE, 6, 3),
        (Irritability.LOW, 7, 0),
        (Irritability.LOW, 10, 0),
        (Irritability.HIGH, 0, 0),
        (Irritability.HIGH, 8, 0),
    ],
)
def test_strong_or_irritable_pain_holds_the_level_at_zero(irritability: Irritability, pain: int, level: int) -> None:
    """Pain of exactly seven is strong; six sets no limit."""
    assert capacity.level_of_symptoms(irritability, pain, cited("level.strong_pain").value, MINUTES) == level


@pytest.mark.parametrize(
    ("age", "woman", "man"),
    [
        (18, 12, 14),
        (59, 12, 14),
        (60, 12, 14),
        (64, 12, 14),
        (65, 11, 12),
        (69, 11, 12),
        (70, 10, 12),
        (75, 10, 11),
        (79, 10, 11),
        (80, 9, 10),
        (85, 8, 8),
        (90, 4, 7),
        (110, 4, 7),
    ],
)
def test_chair_stand_cut_offs_follow_the_table_of_the_evidence_page(age: int, woman: int, man: int) -> None:
    """Written out from evidence 3.2; under 60 uses the first row and over 94 the last; without a sex the higher of the two counts."""
    assert capacity.chair_cutoff(age, "kvinde", WOMEN, MEN, FIRST, STEP) == woman
    assert capacity.chair_cutoff(age, "mand", WOMEN, MEN, FIRST, STEP) == man
    for unknown in (None, "sammenlign_ikke"):
        assert capacity.chair_cutoff(age, unknown, WOMEN, MEN, FIRST, STEP) == max(woman, man)


def test_the_higher_cut_off_counts_whichever_row_it_stands_in() -> None:
    assert [capacity.chair_cutoff(60, None, women, men, 60, 5) for women, men in (((14,), (12,)), ((12,), (14,)))] == [14, 14]


@pytest.mark.parametrize(
    ("hands", "stands", "level"),
    [
        (True, None, 0),
        (True, 20, 0),
        (False, None, 3),
        (False, 0, 0),
        (False, 6, 0),
        (False, 7, 1),
        (False, 11, 1),
        (False, 12, 2),
        (False, 15, 2),
        (False, 16, 3),
        (False, 60, 3),
    ],
)
def test_level_by_legs(hands: bool, stands: int | None, level: int) -> None:
    """With a cut-off of 12: half of it is level 0, the cut-off level 2, a third more level 3; no count sets no limit and a count of zero does."""
    assert capacity.level_of_legs(hands, stands, 12, SHARE) == level


@pytest.mark.parametrize(("answer", "needed"), [("nej", False), ("ja", True), ("ved_ikke", True)])
def test_not_knowing_counts_as_needing_hands(answer: str, needed: bool) -> None:
    assert capacity.needs_hands(answer) is needed


@pytest.mark.parametrize(
    ("hands", "asked", "open_"),
    [
        (False, None, True),
        (True, None, False),
        (True, "ja", True),
        (True, "nej", False),
        (True, "ved_ikke", False),
        (False, "nej", False),
        (False, "ja", True),
    ],
)
def test_the_floor_is_open_only_to_those_who_can_get_up_again(hands: bool, asked: str | None, open_: bool) -> None:
    assert capacity.may_use_floor(hands, asked) is open_


@pytest.mark.parametrize(
    ("age", "falls", "stands", "hands", "needed"),
    [
        (64, None, None, False, False),
        (65, None, None, False, True),
        (40, "ingen", None, False, False),
        (40, "et", None, False, True),
        (40, "to_eller_flere", None, False, True),
        (40, "ved_ikke", None, False, True),
        (40, None, 12, False, False),
        (40, None, 11, False, True),
        (40, None, 0, False, True),
        (40, None, None, True, True),
        (40, "ingen", 12, True, True),
    ],
)
def test_balance_is_trained_from_65_after_a_fall_with_few_chair_stands_or_hands(
    age: int, falls: str | None, stands: int | None, hands: bool, needed: bool
) -> None:
    assert capacity.needs_balance(age, cited("older.balance_from").value, falls, stands, 12, hands) is needed


@pytest.mark.parametrize(
    ("age", "stands", "untested"),
    [(64, None, False), (64, 3, False), (65, None, True), (65, 0, True), (65, 11, True), (65, 12, False), (65, 13, False), (90, 30, False)],
)
def test_from_65_legs_are_untested_until_the_chair_stands_reach_the_norm(age: int, stands: int | None, untested: bool) -> None:
    assert capacity.untested_legs(age, cited("older.balance_from").value, stands, 12) is untested


@pytest.mark.parametrize(("age", "none"), [(18, False), (69, False), (70, True), (71, True)])
def test_nobody_jumps_from_70(age: int, none: bool) -> None:
    assert capacity.no_jumps(age, cited("older.no_jumps_from").value) is none


@pytest.mark.parametrize(
    ("told", "count"),
    [
        (None, 0),
        ((), 0),
        (("ingen",), 0),
        (("ved_ikke",), 0),
        (("astma",), 1),
        (("astma", "ved_ikke"), 1),
        (("astma", "kol", "overvaegt"), 3),
        (("kol", "kol"), 1),
    ],
)
def test_conditions_are_counted_once_and_none_of_these_is_none(told: tuple[str, ...] | None, count: int) -> None:
    assert capacity.conditions(told) == count


@pytest.mark.parametrize(("count", "many"), [(0, False), (2, False), (3, True), (9, True)])
def test_three_conditions_are_many(count: int, many: bool) -> None:
    assert capacity.many_conditions(count, cited("start.condition_bounds").value) is many


@pytest.mark.parametrize(("nights", "short"), [(None, False), (0, False), (3, False), (4, True), (7, True)])
def test_four_short_nights_are_short_sleep(nights: int | None, short: bool) -> None:
    assert capacity.short_sleep(nights, cited("sleep.short_nights").value) is short


@pytest.mark.parametrize(("energy", "tired"), [(None, False), (10, False), (4, False), (3, True), (0, True)])
def test_energy_of_three_is_fatigue_of_seven(energy: int | None, tired: bool) -> None:
    """No energy at all is an answer, and the strongest one."""
    assert capacity.tired(energy, cited("sleep.fatigue").value, 10) is tired


@pytest.mark.parametrize(
    ("said", "like", "goal"),
    [
        ("gaa", None, "gaa"),
        ("gaa", "trapper", "gaa"),
        ("tango", "trapper", "trapper"),
        ("tango", None, "ved_ikke"),
        ("tango", "ved_ikke", "ved_ikke"),
    ],
)
def test_own_words_become_the_suggestion_they_are_most_like(said: str, like: str | None, goal: str) -> None:
    assert capacity.goal(said, like, ("gaa", "trapper")) == goal


@pytest.mark.parametrize(("energy", "fatigue"), [(None, None), (0, 10), (7, 3), (10, 0)])
def test_fatigue_is_the_other_end_of_energy(energy: int | None, fatigue: int | None) -> None:
    assert capacity.fatigue(energy, 10) == fatigue
