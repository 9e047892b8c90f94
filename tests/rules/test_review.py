"""What does a logged week decide? Every rule of the review, below, at and above each limit of evidence 3.3 to 3.11 and rulings 7."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from ownpace.evidence import cited
from ownpace.rules import capacity, review, strength
from ownpace.vocabulary import Finding, Light, Verdict
from tests.builders import asked

GREEN, OK, SLOW, RED = Light.GREEN, Light.AMBER_OK, Light.AMBER_SLOW, Light.RED


# --- the colour of a session -------------------------------------------------------------------------------------------------------------

# Worked out by hand from rulings 7. Usual pain 2: green up to 2, red above 5, slow from 1 more in the morning.
LITTLE = {"green": 2, "red": 5, "slow": 1, "delta": False}
# Usual pain 4: green up to 5, red above 6, slow at 2 more in the morning, red above that.
MUCH = {"green": 5, "red": 6, "slow": 2, "delta": True}


@pytest.mark.parametrize(
    ("worst", "rise", "colour"),
    [
        (0, 0, GREEN),
        (2, 0, GREEN),
        (3, 0, OK),
        (5, 0, OK),
        (6, 0, RED),
        (10, 0, RED),
        (0, 1, SLOW),
        (3, 1, SLOW),
        (0, 3, SLOW),
        (5, 3, SLOW),
        (0, 4, RED),
        (None, 4, RED),
        (0, 8, RED),
        (6, 1, RED),
        (None, None, GREEN),
        (None, 0, GREEN),
        (None, 1, SLOW),
        (2, None, GREEN),
        (3, None, OK),
        (6, None, RED),
    ],
)
def test_with_little_usual_pain_five_is_acceptable_and_any_rise_in_the_morning_is_slow(worst: int | None, rise: int | None, colour: Light) -> None:
    """Evidence 3.5: above five at any time is red, the next morning too; more than a day of it is a sign of its own."""
    assert asked(review.light, LITTLE, worst=worst, morning=None if rise is None else 2 + rise, rise=rise) is colour


@pytest.mark.parametrize(
    ("worst", "rise", "colour"),
    [
        (0, 0, GREEN),
        (5, 0, GREEN),
        (6, 0, OK),
        (7, 0, RED),
        (0, 1, OK),
        (5, 1, OK),
        (6, 1, OK),
        (0, 2, SLOW),
        (6, 2, SLOW),
        (7, 2, RED),
        (0, 3, RED),
        (6, 3, RED),
        (None, None, GREEN),
        (None, 1, OK),
        (None, 2, SLOW),
        (None, 3, RED),
        (5, None, GREEN),
        (6, None, OK),
        (7, None, RED),
    ],
)
def test_with_much_usual_pain_everything_is_compared_with_itself(worst: int | None, rise: int | None, colour: Light) -> None:
    """One more in the morning is acceptable, two slow, three red; how high it is by itself says nothing."""
    assert asked(review.light, MUCH, worst=worst, morning=None if rise is None else 4 + rise, rise=rise) is colour
    assert asked(review.light, MUCH, worst=worst, morning=None if rise is None else 10, rise=rise) is colour


@pytest.mark.parametrize(
    ("rises", "slow"), [((), False), ((None,), False), ((1,), False), ((2,), True), ((3,), True), ((0, None, 2), True), ((1, 1, 1), False)]
)
def test_a_slow_morning_is_slow_after_a_red_session_too(rises: tuple[int | None, ...], slow: bool) -> None:
    """Two above usual is slow for this person, and so is what is above that."""
    assert review.slow_morning(rises, MUCH["slow"]) is slow


@pytest.mark.parametrize(
    ("colours", "with_a_sign"),
    [
        ((), (RED,)),
        ((GREEN,), (RED,)),
        ((GREEN, GREEN), (RED, GREEN)),
        ((GREEN, OK, GREEN), (GREEN, RED, GREEN)),
        ((OK, GREEN, SLOW), (OK, GREEN, RED)),
        ((SLOW, OK, SLOW), (RED, OK, SLOW)),
        ((GREEN, RED), (GREEN, RED)),
    ],
)
def test_a_sign_is_red_by_itself_and_belongs_to_the_worst_session(colours: tuple[Light, ...], with_a_sign: tuple[Light, ...]) -> None:
    """Even where no session was done; of sessions that are equally bad the first one."""
    assert review.lights(colours, True) == with_a_sign
    assert review.lights(colours, False) == colours


@pytest.mark.parametrize(("morning", "usual", "rise"), [(None, 0, None), (None, 4, None), (0, 0, 0), (3, 4, 0), (4, 4, 0), (5, 4, 1), (10, 0, 10)])
def test_a_morning_rises_only_above_usual_and_not_told_is_not_known(morning: int | None, usual: int, rise: int | None) -> None:
    assert review.morning_rise(morning, usual) == rise


@pytest.mark.parametrize(
    ("lights", "green", "red"), [((), False, False), ((OK, SLOW), False, False), ((OK, RED), False, True), ((GREEN, RED), True, True)]
)
def test_a_colour_is_there_or_not(lights: tuple[Light, ...], green: bool, red: bool) -> None:
    assert (review.any_light(lights, GREEN), review.any_light(lights, RED)) == (green, red)


# --- how much was done -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("done", "planned", "share"), [(0, 3, 0), (1, 4, 0.25), (3, 5, 0.6), (3, 4, 0.75), (3, 3, 1), (4, 3, 4 / 3), (0, 0, 0), (1, 0, 1)]
)
def test_adherence_is_the_share_of_the_planned_sessions(done: int, planned: int, share: float) -> None:
    assert review.adherence(done, planned) == share


@pytest.mark.parametrize(
    ("done", "planned", "few", "some_missed"),
    [(0, 3, True, True), (1, 2, True, True), (3, 5, False, True), (2, 3, False, True), (3, 4, False, False), (3, 3, False, False)],
)
def test_under_six_tenths_is_few_and_under_three_quarters_is_some_missed(done: int, planned: int, few: bool, some_missed: bool) -> None:
    """Evidence 3.11: exactly 60 % holds, exactly 75 % goes on."""
    share = review.adherence(done, planned)
    assert review.below(share, cited("review.hold_from").value) is few
    assert review.below(share, cited("review.progress_from").value) is some_missed


@pytest.mark.parametrize(
    ("told", "empty_weeks", "days"), [(None, 0, 0), (0, 0, 0), (6, 0, 6), (6, 1, 7), (7, 1, 7), (9, 1, 9), (9, 2, 14), (None, 1, 7), (None, 4, 28)]
)
def test_days_away_are_what_was_told_and_at_least_the_empty_weeks(told: int | None, empty_weeks: int, days: int) -> None:
    assert review.days_away(told, empty_weeks, 7) == days


@pytest.mark.parametrize(
    ("days", "gap"),
    [(0, "none"), (7, "none"), (8, "short"), (14, "short"), (15, "long"), (27, "long"), (28, "restart"), (29, "restart"), (365, "restart")],
)
def test_gaps_are_8_to_14_and_15_to_27_days_and_from_28_the_course_starts_again(days: int, gap: str) -> None:
    short, long, again = (cited(f"away.{name}").value for name in ("short_from", "long_from", "restart_from"))
    found = {"short": review.away(days, short, long), "long": review.away(days, long, again), "restart": review.restart(days, again)}
    assert found == {name: name == gap for name in found}


# --- what it showed ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "latest", "within", "most"),
    [
        ((), 14, 7, 0),
        ((15,), 14, 7, 1),
        ((13,), 14, 7, 0),
        ((14,), 14, 7, 1),
        ((8, 14), 14, 7, 2),
        ((7, 14), 14, 7, 1),
        ((11, 14), 14, 7, 2),
        ((14, 16, 18), 14, 7, 3),
        ((8, 11, 14), 14, 7, 3),
        ((7, 8, 14), 14, 7, 2),
        ((7, 9, 11), 14, 7, 0),
        ((11, 16, 21), 21, 14, 3),
        ((8, 16, 21), 21, 14, 3),
        ((7, 16, 21), 21, 14, 2),
        ((11, 14, 18), 14, 7, 2),
        ((11, 14, 17), 14, 7, 3),
        ((10, 14, 15, 20), 14, 7, 3),
    ],
)
def test_red_sessions_are_counted_inside_so_many_days_one_of_them_new(days: tuple[int, ...], latest: int, within: int, most: int) -> None:
    """Seven days are a Monday and the Sunday after it; the Monday after that is the eighth."""
    assert review.most_within(days, latest, within) == most


FLARE: dict[str, Any] = {
    "reds": 0, "sessions": cited("review.flare_sessions").value, "lasting": False, "rise": 0, "limit": cited("review.flare_rise").value,
}  # fmt: skip


@pytest.mark.parametrize(
    ("differences", "flare"),
    [
        ({}, False),
        ({"reds": 1}, False),
        ({"reds": 2}, True),
        ({"reds": 3}, True),
        ({"lasting": True}, False),
        ({"lasting": True, "rise": 1}, False),
        ({"lasting": True, "rise": 2}, True),
        ({"lasting": True, "rise": 5}, True),
        ({"lasting": False, "rise": 5}, False),
        ({"reds": 1, "lasting": True, "rise": 1}, False),
    ],
)
def test_two_red_sessions_or_two_points_more_for_over_a_day_are_a_flare(differences: dict[str, Any], flare: bool) -> None:
    assert asked(review.flare, FLARE, **differences) is flare


@pytest.mark.parametrize(
    ("fatigue", "usual", "applies", "crash"),
    [
        (10, 7, True, True),
        (9, 7, True, False),
        (3, 0, True, True),
        (2, 0, True, False),
        (0, 0, True, False),
        (10, 0, False, False),
        (None, 4, True, False),
        (10, None, True, False),
    ],
)
def test_fatigue_three_above_usual_is_red_where_it_is_part_of_the_illness(fatigue: int | None, usual: int | None, applies: bool, crash: bool) -> None:
    assert review.crash(fatigue, usual, cited("review.fatigue_rise").value, applies) is crash


@pytest.mark.parametrize(("now", "before", "again"), [(True, True, True), (True, False, False), (False, True, False), (False, False, False)])
def test_again_is_both_weeks(now: bool, before: bool, again: bool) -> None:
    assert review.again(now, before) is again


@pytest.mark.parametrize(
    ("told", "planned", "hard"),
    [
        ((), (), False),
        ((4,), (4,), False),
        ((5,), (4,), False),
        ((5,), (3,), True),
        ((6,), (4,), True),
        ((6,), (3,), True),
        ((0,), (5,), False),
        ((4, 4, 6), (4, 4, 4), True),
        ((4, 6), (4, 5), False),
        ((4,), (2,), False),
        ((5,), (2,), True),
        ((3,), (1,), False),
    ],
)
def test_two_points_above_the_hardest_exercise_and_more_than_light_is_too_hard(told: Sequence[int], planned: Sequence[int], hard: bool) -> None:
    """Each session is compared with its own plan; what is light, as full conversation is, is never too hard."""
    assert review.too_hard(told, planned, cited("review.too_hard").value, cited("effort.light_most").value) is hard


@pytest.mark.parametrize(("new", "fell", "found"), [(0, False, False), (1, False, True), (0, True, True), (2, True, True)])
def test_one_new_sign_or_a_fall_is_something_new(new: int, fell: bool, found: bool) -> None:
    assert review.new_sign(new, fell) is found


def test_an_effort_without_its_plan_is_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        review.too_hard((4, 4), (4,), 2, 4)


@pytest.mark.parametrize(
    ("nights", "fatigue", "tired"),
    [
        (None, None, False),
        (0, 0, False),
        (3, None, False),
        (4, None, True),
        (7, None, True),
        (None, 6, False),
        (None, 7, True),
        (None, 10, True),
        (3, 6, False),
        (4, 6, True),
        (3, 7, True),
    ],
)
def test_four_short_nights_or_fatigue_of_seven_is_tired(nights: int | None, fatigue: int | None, tired: bool) -> None:
    assert review.tired(nights, cited("sleep.short_nights").value, fatigue, cited("sleep.fatigue").value) is tired


@pytest.mark.parametrize(
    ("now", "before", "rising"),
    [
        (None, None, False),
        (5.0, None, False),
        (None, 2.0, False),
        (5.0, 3.0, True),
        (4.9, 3.0, False),
        (6.0, 3.0, True),
        (2.0, 0.0, True),
        (3.0, 5.0, False),
    ],
)
def test_mornings_that_hurt_two_points_more_than_two_weeks_before_are_rising(now: float | None, before: float | None, rising: bool) -> None:
    """A mean of zero is a mean."""
    assert review.rising(now, before, cited("review.pain_rise").value) is rising


@pytest.mark.parametrize(
    ("lights", "held", "amber"),
    [
        ((), False, False),
        ((GREEN,), False, False),
        ((OK,), False, True),
        ((GREEN, OK), False, True),
        ((GREEN, GREEN, OK), False, False),
        ((GREEN, OK, OK), False, True),
        ((GREEN, GREEN, GREEN, OK, OK), False, True),
        ((GREEN, GREEN, GREEN, GREEN, OK, OK), False, False),
        ((OK, OK, OK), True, False),
        ((GREEN, GREEN, GREEN), True, False),
    ],
)
def test_fewer_than_two_green_sessions_of_three_hold_for_one_week(lights: tuple[Light, ...], held: bool, amber: bool) -> None:
    """Evidence 3.3: exactly two of three are enough; after a week that was held the dose may go on."""
    assert review.amber(lights, cited("review.green_share").value, held) is amber


@pytest.mark.parametrize(
    ("pain", "told", "unlogged", "unknown"),
    [
        (True, True, 0, False),
        (True, False, 0, True),
        (False, False, 0, False),
        (True, True, 1, True),
        (False, True, 1, True),
        (False, False, 3, True),
    ],
)
def test_pain_that_was_not_told_and_weeks_that_were_not_logged_are_not_known(pain: bool, told: bool, unlogged: int, unknown: bool) -> None:
    assert review.unknown(pain, told, unlogged) is unknown


FINDINGS = tuple(Finding)


@pytest.mark.parametrize("place", range(len(FINDINGS) - 1), ids=lambda place: FINDINGS[place].value)
def test_the_first_statement_that_is_true_decides(place: int) -> None:
    """Whatever is true after it, and nothing before."""
    many = [False] * place + [True] * (len(FINDINGS) - 1 - place)
    alone = [number == place for number in range(len(FINDINGS) - 1)]
    assert review.finding(*many) is review.finding(*alone) is FINDINGS[place]


def test_a_week_of_which_nothing_is_true_was_good() -> None:
    assert review.finding(*[False] * (len(FINDINGS) - 1)) is Finding.GOOD
    assert review.finding() is Finding.GOOD


# Evidence 3.5 to 3.7, 3.10, 3.11 and rulings 7, finding by finding.
VERDICTS = {
    Finding.RESTART: Verdict.RESTART,
    Finding.LONG_GAP: Verdict.RETURN,
    Finding.SHORT_GAP: Verdict.EASE,
    Finding.ILL: Verdict.HALF,
    Finding.FLARE: Verdict.FLARE,
    Finding.RED_AGAIN: Verdict.REGRESS,
    Finding.RED: Verdict.HALF,
    Finding.CRASH: Verdict.HALF,
    Finding.SLOW_AGAIN: Verdict.REST,
    Finding.SLOW: Verdict.REGRESS,
    Finding.FEW_AGAIN: Verdict.REST,
    Finding.FEW: Verdict.CUT,
    Finding.TOO_HARD: Verdict.REST,
    Finding.NEW_SIGN: Verdict.HOLD,
    Finding.SOME_MISSED: Verdict.HOLD,
    Finding.RESTED: Verdict.HOLD,
    Finding.TIRED: Verdict.HOLD,
    Finding.RISING: Verdict.HOLD,
    Finding.AMBER: Verdict.HOLD,
    Finding.UNKNOWN: Verdict.HOLD,
    Finding.GOOD: Verdict.PROGRESS,
}


@pytest.mark.parametrize("finding", Finding)
def test_only_a_good_week_goes_on(finding: Finding) -> None:
    assert review.verdict(finding, False, False) is VERDICTS[finding]
    assert (VERDICTS[finding] is Verdict.PROGRESS) == (finding is Finding.GOOD)


@pytest.mark.parametrize("finding", Finding)
def test_a_lighter_week_stays_where_something_speaks_against_more(finding: Finding) -> None:
    """I70 and I40: a new sign, tired, rising mornings and what is not known after an eased week; after a planned light one only the first two."""
    waits = finding in {Finding.NEW_SIGN, Finding.TIRED, Finding.RISING, Finding.UNKNOWN}
    otherwise = {Finding.SLOW_AGAIN: Verdict.REGRESS, Finding.FEW_AGAIN: Verdict.CUT}.get(finding, VERDICTS[finding])
    assert review.verdict(finding, True, False) is (Verdict.STAY if waits else otherwise)
    assert review.verdict(finding, True, True) is (Verdict.STAY if waits else otherwise)
    assert review.verdict(finding, False, True) is (Verdict.STAY if finding in {Finding.TIRED, Finding.NEW_SIGN} else VERDICTS[finding])


@pytest.mark.parametrize(
    ("now", "lighter", "before", "again"),
    [
        (True, False, (), False),
        (True, True, (), True),
        (True, False, (True,), True),
        (True, False, (True, False), True),
        (True, False, (False, False), False),
        (False, True, (True, True), False),
    ],
)
def test_red_in_or_after_a_lighter_week_or_soon_after_red_is_red_again(now: bool, lighter: bool, before: tuple[bool, ...], again: bool) -> None:
    assert review.red_again(now, lighter, before) is again


@pytest.mark.parametrize(
    ("load", "done", "planned", "share"),
    [(200.0, 50, 100, 100.0), (200.0, 0, 100, 0.0), (200.0, 120, 100, 200.0), (200.0, 100, 100, 200.0), (0.0, 0, 0, 0.0), (6.0, 1, 1, 6.0)],
)
def test_the_load_that_was_done_goes_by_the_minutes_and_never_above_the_plan(load: float, done: int, planned: int, share: float) -> None:
    assert review.done_load(load, done, planned) == share


@pytest.mark.parametrize(
    ("loads", "last", "most"),
    [
        ((100.0,) * 4, 50.0, 120.0),
        ((400.0, 0.0, 0.0, 0.0), 0.0, 120.0),
        ((400.0, 0.0, 0.0, 0.0), 121.0, 121.0),
        ((0.0,) * 4, 0.0, 0.0),
        ((), 0.0, 0.0),
        ((100.0,), 0.0, 120.0),
    ],
)
def test_what_comes_back_is_at_most_a_fifth_above_the_average_of_what_was_done(loads: tuple[float, ...], last: float, most: float) -> None:
    """And never less than the lighter week that has just gone well."""
    assert review.most_back(loads, cited("away.recent_most").value, last) == most


# --- how much less -----------------------------------------------------------------------------------------------------------------------

SHARES: dict[str, Any] = {
    "decided": Verdict.FLARE, "day": 0,
    "of": tuple(cited(row).value for row in ("away.short_share", "light.share", "illness.share")),
    "flare_days": tuple(cited(f"flare.{name}").value for name in ("light_days", "most_from")),
    "flare_shares": tuple(cited(f"flare.{name}").value for name in ("half", "most")),
}  # fmt: skip


@pytest.mark.parametrize("day", range(7))
@pytest.mark.parametrize(("decided", "share"), [(Verdict.EASE, 0.8), (Verdict.REST, 0.65), (Verdict.HALF, 0.5), (Verdict.STAY, 1)])
def test_an_eased_week_has_the_same_share_on_every_day(decided: Verdict, share: float, day: int) -> None:
    """A fifth less after a short gap, about a third less in a light week, half when ill or red, and all of it where a lighter week stays."""
    assert asked(review.share, SHARES, decided=decided, day=day) == share


@pytest.mark.parametrize(("day", "share"), [(0, 0), (1, 0), (2, 0), (3, 0.5), (4, 0.5), (5, 0.75), (6, 0.75)])
def test_a_flare_begins_with_walks_and_comes_back_by_half_and_three_quarters(day: int, share: float) -> None:
    assert asked(review.share, SHARES, day=day) == share


@pytest.mark.parametrize(
    ("minutes", "share", "eased"),
    [
        (30, 0.5, 15),
        (31, 0.5, 15),
        (20, 0.65, 13),
        (21, 0.65, 13),
        (50, 0.7, 35),
        (10, 0.5, 5),
        (9, 0.5, 5),
        (4, 0.5, 4),
        (0, 0.5, 0),
        (30, 1.0, 30),
        (12, 0.0, 5),
    ],
)
def test_an_eased_session_is_rounded_down_and_stays_a_session(minutes: int, share: float, eased: int) -> None:
    """Never under the shortest unless it was planned so; seven tenths of fifty are thirty-five."""
    assert review.eased(minutes, share, cited("try_week.shortest").value) == eased


@pytest.mark.parametrize(("load", "share", "limit"), [(200.0, 0.5, 100.0), (229.81, 0.8, 183.848), (0.0, 0.8, 0.0), (100.1, 1.0, 100.1)])
def test_a_load_limit_is_the_share_of_the_load(load: float, share: float, limit: float) -> None:
    assert review.load_limit(load, share) == limit


@pytest.mark.parametrize(
    ("limit", "load", "share"),
    [
        (50.0, 100.0, 0.5),
        (100.0, 100.0, 1.0),
        (120.0, 100.0, 1.0),
        (99.9, 100.0, 0.99),
        (66.6, 200.0, 0.33),
        (0.0, 100.0, 0.0),
        (1.0, 0.0, 1.0),
        (0.5, 0.0, 0.5),
    ],
)
def test_a_cap_is_the_share_of_the_dose_that_fits_in_whole_hundredths(limit: float, load: float, share: float) -> None:
    """Rounded down, and never more than all of it."""
    assert review.cap(limit, load) == share


@pytest.mark.parametrize(("share", "closer"), [(1.0, 0.95), (0.8, 0.76), (0.5, 0.47), (0.1, 0.09), (0.01, 0.0), (0.0, 0.0)])
def test_a_closer_share_is_a_twentieth_less_in_whole_hundredths(share: float, closer: float) -> None:
    assert review.closer(share) == closer


@pytest.mark.parametrize(
    ("limit", "minutes"), [(0.0, 2), (3.9, 2), (4.0, 2), (5.9, 2), (6.0, 3), (7.99, 3), (8.0, 4), (10.0, 5), (11.9, 5), (40.0, 5)]
)
def test_a_gentle_spell_has_the_whole_minutes_that_fit(limit: float, minutes: int) -> None:
    """From two to five minutes at effort 2."""
    shortest, longest = cited("snack.shortest").value, cited("try_week.shortest").value
    assert review.gentle(limit, cited("effort.easy").value, shortest, longest) == minutes


@pytest.mark.parametrize(
    ("minutes", "share", "sessions", "lower"),
    [
        (60, 0.8, 3, 48),
        (61, 0.8, 3, 48),
        (64, 0.8, 3, 51),
        (40, 0.55, 3, 22),
        (20, 0.55, 3, 15),
        (18, 0.8, 3, 15),
        (12, 0.8, 3, 12),
        (50, 0.7, 2, 35),
    ],
)
def test_a_lowered_week_is_rounded_down_and_keeps_sessions_worth_the_name(minutes: int, share: float, sessions: int, lower: int) -> None:
    """And is never longer than it was."""
    assert review.lowered(minutes, share, sessions, cited("try_week.shortest").value) == lower


@pytest.mark.parametrize(
    ("planned", "minutes", "sessions"), [(3, 60, 3), (3, 15, 3), (3, 14, 2), (4, 16, 3), (3, 10, 2), (3, 4, 2), (2, 9, 2), (1, 4, 1), (3, 0, 2)]
)
def test_sessions_are_shortened_before_one_is_dropped(planned: int, minutes: int, sessions: int) -> None:
    """Evidence 3.11; at least two stay, and none is added."""
    assert review.sessions(planned, minutes, cited("try_week.shortest").value, cited("sessions.lowest").value) == sessions


@pytest.mark.parametrize(
    ("done", "small", "planned", "cut"),
    [
        (40, 30, 68, 44),
        (30, 20, 68, 33),
        (25, 20, 68, 27),
        (0, 30, 68, 30),
        (27, 30, 68, 30),
        (28, 30, 68, 30),
        (66, 30, 68, 68),
        (68, 30, 68, 68),
        (10, 30, 20, 20),
    ],
)
def test_a_cut_week_is_what_was_done_and_a_tenth_more(done: int, small: int, planned: int, cut: int) -> None:
    """Rulings 7: at least the week of bad days, at most the planned one; a tenth is rounded down."""
    assert review.cut_to(done, cited("review.cut_more").value, small, planned) == cut


@pytest.mark.parametrize(("minutes", "sessions", "least"), [(20, 3, 20), (15, 3, 15), (14, 3, 15), (0, 2, 10)])
def test_a_cut_week_keeps_sessions_of_five_minutes(minutes: int, sessions: int, least: int) -> None:
    assert review.at_least(minutes, sessions, cited("try_week.shortest").value) == least


# --- what a person is told ---------------------------------------------------------------------------------------------------------------

LEAST = tuple(cited(f"noresponse.{name}").value for name in ("goal", "pain", "chair_stand"))


@pytest.mark.parametrize(
    ("goal", "pain", "stands", "told"),
    [
        (None, None, None, False),
        (0, None, None, True),
        (1, None, None, False),
        (-2, None, None, True),
        (None, 0, None, True),
        (None, 1, None, False),
        (None, None, 0, True),
        (None, None, 1, False),
        (0, 0, 0, True),
        (1, 0, 0, False),
        (0, 1, 0, False),
        (0, 0, 1, False),
        (0, -3, None, True),
    ],
)
def test_no_response_is_no_point_of_change_in_anything_that_was_measured_again(
    goal: int | None, pain: int | None, stands: int | None, told: bool
) -> None:
    """What was not measured again says nothing; one point anywhere is a response."""
    assert review.no_response(goal, pain, stands, LEAST) is told


def test_each_measure_is_compared_with_its_own_least_change() -> None:
    assert review.no_response(2, 2, 2, (3, 4, 5))
    assert not review.no_response(3, 2, 2, (3, 4, 5))
    assert not review.no_response(2, 4, 2, (3, 4, 5))
    assert not review.no_response(2, 2, 5, (3, 4, 5))
    with pytest.raises(ValueError, match="shorter"):
        review.no_response(2, 2, 2, (3, 4))


@pytest.mark.parametrize(
    ("reds", "flares", "no_relief", "show"),
    [
        (0, 0, False, False),
        (2, 0, False, False),
        (3, 0, False, True),
        (4, 0, False, True),
        (0, 2, False, False),
        (0, 3, False, True),
        (2, 2, False, False),
        (0, 0, True, True),
    ],
)
def test_three_red_sessions_three_flares_or_no_relief_go_to_a_therapist(reds: int, flares: int, no_relief: bool, show: bool) -> None:
    assert review.show(reds, cited("review.show_sessions").value, flares, cited("review.show_flares").value, no_relief, 0, 2) is show


@pytest.mark.parametrize(("again", "show"), [(0, False), (1, False), (2, True), (3, True)])
def test_red_that_comes_again_and_again_goes_to_a_therapist(again: int, show: bool) -> None:
    assert review.show(0, 3, 0, 3, False, again, cited("review.show_again").value) is show


# --- what else a logged week reads -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sets", "groups", "minutes", "kept"),
    [
        ((2, 2), (0, 0), 6.0, (2, 2)),
        ((2, 2), (0, 0), 5.9, (2, 1)),
        ((2, 2), (0, 0), 4.5, (2, 1)),
        ((2, 2), (0, 0), 4.4, (1, 1)),
        ((2, 2), (0, 0), 3.0, (1, 1)),
        ((2, 2), (0, 0), 2.9, (1, 0)),
        ((2, 2), (0, 0), 1.5, (1, 0)),
        ((2, 2), (0, 0), 1.4, (0, 0)),
        ((2, 2), (0, 0), 0.0, (0, 0)),
        ((1, 1), (0, 0), -1.0, (0, 0)),
        ((0, 0), (0, 0), 0.0, (0, 0)),
        ((3, 1), (0, 0), 4.5, (2, 1)),
        ((1, 3), (0, 0), 4.5, (1, 2)),
        ((2, 2), (1, 2), 3.0, (2, 2)),
        ((2, 2), (1, 2), 1.5, (1, 1)),
        ((2, 1), (1, 2), 1.5, (1, 1)),
        ((1, 2), (1, 2), 1.5, (1, 1)),
        ((2, 2), (0, 1), 3.0, (1, 1)),
        ((2, 2), (0, 2), 3.0, (1, 1)),
        ((), (), 0.0, ()),
    ],
)
def test_a_shorter_session_gives_up_sets_from_the_exercise_that_has_most_the_last_first(
    sets: tuple[int, ...], groups: tuple[int, ...], minutes: float, kept: tuple[int, ...]
) -> None:
    """A set takes one and a half minutes here. Each circuit is counted by itself; what both hold counts in both."""
    assert strength.fewer_sets(sets, [1.5] * len(sets), groups, minutes) == kept


def test_fewer_sets_count_what_each_exercise_takes() -> None:
    """The dear last exercise goes before the cheap first one, and a set of three before both."""
    assert strength.fewer_sets((1, 1), (1.0, 3.0), (0, 0), 3.0) == (1, 0)
    assert strength.fewer_sets((3, 1), (1.0, 3.0), (0, 0), 5.0) == (2, 1)
    assert strength.fewer_sets((1, 1, 1), (1.0, 1.0, 1.0), (1, 2, 0), 2.0) == (1, 1, 1)
    assert strength.fewer_sets((1, 1, 1), (1.0, 1.0, 1.0), (1, 2, 0), 1.5) == (1, 1, 0)
    assert strength.fewer_sets((2, 1, 1), (1.0, 1.0, 1.0), (2, 1, 1), 2.0) == (2, 1, 1)


@pytest.mark.parametrize(("energy", "fatigue"), [(None, None), (0, 10), (3, 7), (10, 0)])
def test_fatigue_is_the_other_end_of_energy_and_not_asked_is_not_known(energy: int | None, fatigue: int | None) -> None:
    assert capacity.fatigue(energy, 10) == fatigue
