"""The start dose and the caps, worked out by hand from rulings 1 and evidence 2.5, 3.2 and 4.2-4.5."""

from __future__ import annotations

from typing import Any

import pytest

from ownpace.evidence import ROWS, cited
from ownpace.facts import Fact
from ownpace.prescription import Prescription, prescribe
from ownpace.profile import assess
from ownpace.screening import screen
from ownpace.vocabulary import Budget
from tests.builders import BACK, KNEE, OLDER, an_answers


def a_prescription(*bases: Any, chosen: int | None = None, **differences: Any) -> Prescription:
    answers = an_answers(*bases, **differences)
    return prescribe(assess(answers, screen(answers)), Fact("choice:length", chosen))


# week1 = min(range.high, 0.9 x stated, max(range.low, 1.2 x reported), base x reductions), base = max(range.low, reported); not below 20.
BY_HAND: list[tuple[str, dict[str, Any], int]] = [
    # level 0 (range 20-40), inactive, no pain, 3 x 30: min(40, 81, 20, 20)
    ("inactive", {"aktiv.dage": 0, "aktiv.minutter": None}, 20),
    # level 0, 25 min now: min(40, 81, 30, 25)
    ("25 minutes now", {"aktiv.dage": 1, "aktiv.minutter": 25}, 25),
    # level 1 (45-75), 60 min now: min(75, 81, 72, 60)
    ("an hour now", {"aktiv.dage": 2, "aktiv.minutter": 30}, 60),
    # level 1, 30 min now, below the range: min(75, 81, 45, 45)
    ("half an hour now", {"aktiv.dage": 1, "aktiv.minutter": 30}, 45),
    # level 2 (90-120), 90 min now, 3 x 30: min(120, 81, 108, 90)
    ("time decides", {}, 81),
    # level 2, 140 min now, 5 x 60: min(120, 270, 168, 140)
    ("the range decides", {"aktiv.dage": 4, "aktiv.minutter": 35, "rammer.dage": 5, "rammer.minutter": 60}, 120),
    # level 3 (120-150), 200 min now, 5 x 60: min(150, 270, 240, 200)
    ("level 3", {"aktiv.dage": 5, "aktiv.minutter": 40, "rammer.dage": 5, "rammer.minutter": 60}, 150),
    # the 50-year-old with back pain, 5 x 45, 120 min now: min(120, 202, 144, 0.8 x 120)
    ("back", BACK | {"aktiv.dage": 4, "rammer.dage": 5, "rammer.minutter": 45}, 96),
    # the same with pain that stays half an hour to two hours: 0.7 x 120
    ("back, moderate", BACK | {"aktiv.dage": 4, "rammer.dage": 5, "rammer.minutter": 45, "smerte.efter": "30_min_2_timer"}, 84),
    # the same with pain of under six weeks: 0.8 x 0.8 x 120 = 76.8
    ("back, recent", BACK | {"aktiv.dage": 4, "rammer.dage": 5, "rammer.minutter": 45, "smerte.varighed": "under_6_uger"}, 76),
    # the same with confidence 6: 0.8 x 0.7 x 120 = 67.2
    ("back, unsure", BACK | {"aktiv.dage": 4, "rammer.dage": 5, "rammer.minutter": 45, "motiv.tro": 6}, 67),
    # the same with four short nights: 0.8 x 0.75 x 120
    ("back, short nights", BACK | {"aktiv.dage": 4, "rammer.dage": 5, "rammer.minutter": 45, "soevn.korte": 4}, 72),
    # the same with energy 3: 0.8 x 0.75 x 120
    ("back, tired", BACK | {"aktiv.dage": 4, "rammer.dage": 5, "rammer.minutter": 45, "energi": 3}, 72),
    # fear is met with exposure, never with a lower dose
    ("back, afraid", BACK | {"aktiv.dage": 4, "rammer.dage": 5, "rammer.minutter": 45, "smerte.tryghed": 0}, 96),
    # high irritability: level 0 (20-40), 120 min now: min(40, 202, 144, 0.55 x 120 = 66)
    ("back, irritable", BACK | {"aktiv.dage": 4, "rammer.dage": 5, "rammer.minutter": 45, "smerte.efter": "naeste_dag"}, 40),
    # every reduction at once stops at 10 minutes in two sessions
    (
        "all reductions",
        BACK
        | {
            "aktiv.dage": 0,
            "aktiv.minutter": None,
            "smerte.efter": "naeste_dag",
            "smerte.varighed": "under_6_uger",
            "motiv.tro": 0,
            "soevn.korte": 7,
            "energi": 0,
        },
        20,
    ),
    # the 33-year-old with 20 min a week and 2 x 10: min(40, 18, 24, 20)
    ("busy", {"om.alder": 33, "aktiv.dage": 1, "aktiv.minutter": 20, "rammer.dage": 2, "rammer.minutter": 10}, 18),
    # the knee of rulings, 3 x 20, level 1, 40 min now: min(75, 54, 48, 0.8 x 45)
    (
        "knee",
        KNEE | {"helbred.tilstande": ["knae_artrose"], "funktion.gang": "10_19", "aktiv.dage": 2, "aktiv.minutter": 20, "rammer.minutter": 20},
        36,
    ),
]


@pytest.mark.parametrize(("differences", "minutes"), [case[1:] for case in BY_HAND], ids=[case[0] for case in BY_HAND])
def test_week_one_is_what_the_rulings_give_by_hand(differences: dict[str, Any], minutes: int) -> None:
    assert a_prescription(differences).week1.value == minutes


# stated days x minutes -> budget, kind, minutes a session at most
SHORT: list[tuple[int, int, int, Budget, int]] = [
    (1, 10, 9, Budget.SNACKS, 4),
    (2, 10, 18, Budget.SNACKS, 9),
    (1, 22, 19, Budget.SNACKS, 9),
    (1, 23, 20, Budget.SHORT, 10),
    (4, 10, 36, Budget.SHORT, 18),
    (1, 44, 39, Budget.SHORT, 19),
    (1, 45, 40, Budget.FULL, 30),
    (3, 15, 40, Budget.FULL, 20),
]


@pytest.mark.parametrize(("days", "minutes", "budget", "kind", "session"), SHORT)
def test_short_budgets_are_snacks_two_short_sessions_or_two_of_twenty(days: int, minutes: int, budget: int, kind: Budget, session: int) -> None:
    """Level 0, where a session takes 30 minutes at most; 22 minutes once a week are still snacks, 23 are two sessions of ten."""
    rx = a_prescription(rammer_dage=days, rammer_minutter=minutes, aktiv_dage=1, aktiv_minutter=20)
    assert (rx.budget.value, rx.budget_kind.value, rx.session_cap.value) == (budget, kind, session)
    assert rx.weekly_cap.value <= budget


@pytest.mark.parametrize(
    ("differences", "effort", "cap"),
    [
        ({}, 4, 8),
        (BACK, 4, 7),
        (KNEE, 4, 7),
        (BACK | {"sikkerhed.ryg": ["iskias_stabil"]}, 4, 6),
        (BACK | {"smerte.varighed": "under_6_uger"}, 4, 4),
        (KNEE | {"sikkerhed.knae": ["knae_lidt_haevet"]}, 4, 5),
        ({"helbred.tilstande": ["kol"], "sikkerhed.aftalt": "ja"}, 4, 5),
        ({"helbred.tilstande": ["astma"]}, 4, 6),
        ({"helbred.tilstande": ["astma", "kol"], "sikkerhed.aftalt": "ja"}, 4, 5),
        ({"soevn.korte": 4}, 4, 5),
        ({"aktiv.dage": 0, "aktiv.minutter": None}, 3, 8),
        ({"aktiv.dage": 5}, 5, 8),
        ({"aktiv.dage": 5, "smerte.varighed": "under_6_uger"} | {k: v for k, v in BACK.items() if k != "smerte.varighed"}, 4, 4),
    ],
)
def test_the_lowest_effort_cap_of_all_conditions_wins(differences: dict[str, Any], effort: int, cap: int) -> None:
    rx = a_prescription(differences)
    assert (rx.effort.value, rx.effort_cap.value) == (effort, cap)


@pytest.mark.parametrize(
    ("differences", "start", "least"),
    [
        ({}, 3, 2),
        ({"aktiv.dage": 1}, 4, 2),
        (BACK, 3, 2),
        ({"helbred.tilstande": ["astma"]}, 3, 3),
        ({"soevn.korte": 4}, 4, 4),
        (BACK | {"smerte.varighed": "under_6_uger"}, 5, 5),
    ],
)
def test_reps_in_reserve_follow_level_and_effort_cap(differences: dict[str, Any], start: int, least: int) -> None:
    """Levels 0-1 start at four in reserve; an effort cap of five never goes below four, one of four never below five."""
    rx = a_prescription(differences)
    assert (rx.reserve.value, rx.reserve_least.value) == (start, least)


@pytest.mark.parametrize(
    ("differences", "chosen", "weeks"),
    [
        ({}, None, 8),
        ({}, 12, 12),
        ({}, 8, 8),
        (BACK, None, 8),
        (KNEE, None, 8),
        ({"aktiv.dage": 1}, None, 12),
        ({"aktiv.dage": 1}, 8, 12),
        (KNEE | {"helbred.tilstande": ["knae_artrose"]}, None, 12),
        ({"helbred.tilstande": ["depression"], "sikkerhed.tanker": "nej"}, None, 12),
        ({"helbred.tilstande": ["angst"], "sikkerhed.tanker": "nej"}, 8, 12),
        ({"helbred.tilstande": ["astma"]}, None, 8),
    ],
)
def test_length_is_twelve_where_rulings_ask_for_it_and_by_choice(differences: dict[str, Any], chosen: int | None, weeks: int) -> None:
    assert a_prescription(differences, chosen=chosen).length.value == weeks


@pytest.mark.parametrize(
    ("differences", "most"),
    [
        ({}, 3),
        ({"rammer.dage": 6}, 5),
        ({"rammer.dage": 6, "aktiv.dage": 5}, 6),
        ({"rammer.dage": 6, "aktiv.dage": 0, "aktiv.minutter": None}, 4),
        ({"rammer.dage": 1, "rammer.minutter": 60}, 2),
        ({"motiv.tro": 6}, 2),
    ],
)
def test_sessions_follow_the_level_the_days_and_confidence(differences: dict[str, Any], most: int) -> None:
    """One day a week still becomes two sessions, and low confidence takes one away but never below two."""
    rx = a_prescription(differences)
    assert rx.sessions_most.value == most
    assert 2 <= rx.sessions.value <= most


def test_confidence_of_exactly_seven_carries_the_full_plan() -> None:
    """Below it, 0.7 x 90 would be 63, but two sessions of 30 minutes hold 60."""
    full, unsure = a_prescription(motiv_tro=7), a_prescription(motiv_tro=6)
    assert (full.week1.value, full.sessions_most.value) == (81, 3)
    assert (unsure.week1.value, unsure.sessions_most.value) == (60, 2)


@pytest.mark.parametrize(
    ("differences", "slow", "hold", "quota"),
    [
        ({}, False, False, False),
        ({"soevn.korte": 4}, False, True, False),
        ({"energi": 3}, False, True, True),
        (BACK | {"smerte.efter": "30_min_2_timer"}, False, False, False),
        (BACK | {"smerte.efter": "over_2_timer"}, True, True, True),
    ],
)
def test_irritable_sleepless_and_tired_people_hold_or_go_slowly(differences: dict[str, Any], slow: bool, hold: bool, quota: bool) -> None:
    rx = a_prescription(differences)
    assert (rx.slow.value, rx.hold_second_week.value, rx.on_quota.value) == (slow, hold, quota)


@pytest.mark.parametrize(
    ("walk", "after", "bout"),
    [
        ("30_plus", "under_30_min", 20),
        ("20_29", "under_30_min", 16),
        ("10_19", "under_30_min", 8),
        ("10_19", "30_min_2_timer", 7),
        ("10_19", "naeste_dag", 5),
        ("under_5", "naeste_dag", 3),
    ],
)
def test_the_walking_quota_is_a_share_of_tolerance(walk: str, after: str, bout: int) -> None:
    assert a_prescription(BACK, funktion_gang=walk, smerte_efter=after).bout.value == bout


def test_forbidden_tags_are_the_union_over_conditions() -> None:
    rx = a_prescription(
        BACK, OLDER, om_alder=75, smerte_hvor=["laend", "knae_hoejre"], sikkerhed_ryg=["iskias_stabil"], sikkerhed_knae=["knae_lidt_haevet"]
    )
    assert rx.forbidden.value == {"breath_hold", "end_range_flexion", "loaded_flexion", "isometric_long", "jump", "deep_knee", "impact"}
    assert {fact.id for fact in rx.forbidden.derived_from} == {
        f"evidence:{name}.forbidden"
        for name in ("general", "sciatica", "knee", "effusion", "low_back", "untrained_70")
        if f"{name}.forbidden" in ROWS
    }


def test_a_condition_never_raises_a_cap() -> None:
    """Adding conditions keeps or lowers effort, sessions and minutes."""
    well = a_prescription()
    for more in ({"helbred.tilstande": ["astma"]}, {"helbred.tilstande": ["kol"], "sikkerhed.aftalt": "ja"}, BACK, KNEE):
        ill = a_prescription(more)
        assert all(
            getattr(ill, name).value <= getattr(well, name).value
            for name in ("effort_cap", "session_cap", "weekly_cap", "week1", "sessions_most", "effort")
        )


def test_the_losing_candidates_stay_in_the_lineage_of_week_one() -> None:
    named = {fact.id for fact in a_prescription(BACK).week1.lineage()}
    rows = {
        "start.lowest",
        "start.highest",
        "start.growth_limit",
        "budget.share",
        "start.painful_share",
        "start.low_confidence_share",
        "cap.weekly_minutes",
    }
    assert {f"evidence:{row}" for row in rows} <= named
    assert {"answer:aktiv.minutter", "answer:rammer.minutter", "answer:motiv.tro", "answer:smerte.efter"} <= named


def test_week_one_never_passes_the_rows_it_is_made_of() -> None:
    """An arithmetic check on every demo person, apart from the rules."""
    for name in ("back", "busy", "knee", "older", "irritable", "active", "unsure", "lungs", "two_places"):
        answers = an_answers(name)
        profile = assess(answers, screen(answers))
        rx = prescribe(profile, Fact("choice:length", None))
        level = profile.level.value
        assert rx.week1.value <= cited("start.highest").value[level]
        assert rx.week1.value <= max(cited("start.lowest").value[level], 1.2 * profile.reported_minutes.value)
        assert rx.week1.value <= 0.9 * profile.stated_minutes.value
