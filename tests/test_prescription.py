"""The start dose and the caps, worked out by hand from rulings 1 and evidence 2.5, 3.2 and 4.2-4.5."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import pytest

from ownpace.evidence import ROWS, cited
from ownpace.facts import Fact
from ownpace.people import EXAMPLES
from ownpace.plan import Referral
from ownpace.prescription import Prescription, first_week, prescribe
from ownpace.profile import assess
from ownpace.questionnaire import CONDITIONS
from ownpace.screening import screen
from ownpace.vocabulary import Budget
from tests.builders import BACK, KNEE, OLDER, TRAINING, an_answers, an_outcome


def a_prescription(*bases: Any, chosen: int | None = None, **differences: Any) -> Prescription:
    answers = an_answers(*bases, **differences)
    return prescribe(assess(answers, screen(answers)), Fact("choice:length", chosen))


# week1 = min(range.high, 0.9 x stated, max(range.low, 1.2 x reported), base x reductions); base = reported minutes, inside the level's range.
# Reductions: irritability 0.8 / 0.7 / 0.55, usual pain of 4 0.95 and of 6 0.9, one condition 0.95, two 0.9, three 0.85; not below 20.
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
    # 200 min now at level 2, for the walk is 20 minutes: the base is the range's 120
    ("the base stays in the range", {"aktiv.dage": 5, "aktiv.minutter": 40, "funktion.gang": "20_29", "rammer.dage": 5, "rammer.minutter": 60}, 120),
    ("one condition", {"aktiv.dage": 5, "aktiv.minutter": 40, "helbred.tilstande": ["astma"], "rammer.dage": 5, "rammer.minutter": 60}, 142),
    ("two", {"aktiv.dage": 5, "aktiv.minutter": 40, "helbred.tilstande": ["astma", "overvaegt"], "rammer.dage": 5, "rammer.minutter": 60}, 135),
    ("three", {"aktiv.dage": 5, "aktiv.minutter": 40, "helbred.tilstande": ["astma", "overvaegt", "forhoejet_blodtryk"], "rammer.minutter": 60}, 127),
    # the 50-year-old with back pain of 4, 5 x 45, 120 min now: min(120, 202, 144, 0.8 x 0.95 x 120 = 91.2)
    ("back", BACK | {"aktiv.dage": 4, "rammer.dage": 5, "rammer.minutter": 45}, 91),
    # the same with pain that stays half an hour to two hours: 0.7 x 0.95 x 120 = 79.8
    ("back, moderate", BACK | {"aktiv.dage": 4, "rammer.dage": 5, "rammer.minutter": 45, "smerte.efter": "30_min_2_timer"}, 79),
    # the same with pain of under six weeks: 0.8 x 0.95 x 0.8 x 120 = 73
    ("back, recent", BACK | {"aktiv.dage": 4, "rammer.dage": 5, "rammer.minutter": 45, "smerte.varighed": "under_6_uger"}, 72),
    # the same with confidence 6: 0.8 x 0.95 x 0.7 x 120 = 63.8
    ("back, unsure", BACK | {"aktiv.dage": 4, "rammer.dage": 5, "rammer.minutter": 45, "motiv.tro": 6}, 63),
    # the same with four short nights: 0.8 x 0.95 x 0.75 x 120 = 68.4
    ("back, short nights", BACK | {"aktiv.dage": 4, "rammer.dage": 5, "rammer.minutter": 45, "soevn.korte": 4}, 68),
    # the same with energy 3: 0.8 x 0.95 x 0.75 x 120 = 68.4
    ("back, tired", BACK | {"aktiv.dage": 4, "rammer.dage": 5, "rammer.minutter": 45, "energi": 3}, 68),
    # fear is met with exposure, never with a lower dose
    ("back, afraid", BACK | {"aktiv.dage": 4, "rammer.dage": 5, "rammer.minutter": 45, "smerte.tryghed": 0}, 91),
    # high irritability: level 0 (20-40), base 40: min(40, 202, 144, 0.55 x 0.95 x 40 = 20.9)
    ("back, irritable", BACK | {"aktiv.dage": 4, "rammer.dage": 5, "rammer.minutter": 45, "smerte.efter": "naeste_dag"}, 20),
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
    # the knee of rulings, 3 x 20, level 1, 40 min now: min(75, 54, 48, 0.8 x 0.95 x 0.95 x 45 = 32.5)
    (
        "knee",
        KNEE | {"helbred.tilstande": ["knae_artrose"], "funktion.gang": "10_19", "aktiv.dage": 2, "aktiv.minutter": 20, "rammer.minutter": 20},
        32,
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
        (BACK | {"smerte.varighed": "under_6_uger"}, 3, 4),
        (KNEE | {"sikkerhed.knae": ["knae_lidt_haevet"]}, 4, 5),
        ({"helbred.tilstande": ["kol"], "sikkerhed.aftalt": "ja"}, 4, 5),
        ({"helbred.tilstande": ["astma"]}, 4, 6),
        ({"helbred.tilstande": ["astma", "kol"], "sikkerhed.aftalt": "ja"}, 4, 5),
        ({"soevn.korte": 4}, 4, 5),
        ({"aktiv.dage": 0, "aktiv.minutter": None}, 3, 8),
        ({"aktiv.dage": 5}, 5, 8),
        ({"aktiv.dage": 5, "smerte.varighed": "under_6_uger"} | {k: v for k, v in BACK.items() if k != "smerte.varighed"}, 3, 4),
        ("heart", 3, 3),
        ("widespread_mood", 3, 5),
        ("cancer_treatment", 3, 6),
        ("colon_cancer", 3, 6),
        ("blood_pressure", 4, 6),
        ({"helbred.tilstande": ["forhoejet_blodtryk"], "helbred.blodtryk.over": 160, "helbred.blodtryk.under": 90}, 4, 5),
        ({"helbred.tilstande": ["forhoejet_blodtryk"]}, 4, 5),
        ("insulin", 4, 6),
        ({"helbred.tilstande": ["diabetes_2"], "sikkerhed.aftalt": "nej"}, 4, 5),
        ("foot", 3, 6),
        ("bones_neck", 3, 6),
    ],
)
def test_the_lowest_effort_cap_of_all_conditions_wins(differences: str | dict[str, Any], effort: int, cap: int) -> None:
    """Some conditions also begin at the lowest zone whatever the level."""
    rx = a_prescription(differences)
    assert (rx.effort.value, rx.effort_cap.value) == (effort, cap)


@pytest.mark.parametrize(
    ("differences", "start", "least"),
    [
        ({}, 4, 2),
        ({"aktiv.dage": 1}, 4, 2),
        (BACK, 4, 2),
        ({"helbred.tilstande": ["astma"]}, 4, 3),
        ({"soevn.korte": 4}, 4, 4),
        (BACK | {"smerte.varighed": "under_6_uger"}, 5, 5),
        ("heart", 6, 6),
        ("widespread_mood", 4, 4),
        ("blood_pressure", 4, 3),
        ("cancer_treatment", 4, 3),
    ],
)
def test_reps_in_reserve_follow_the_effort_cap_and_the_conditions(differences: str | dict[str, Any], start: int, least: int) -> None:
    """Everybody starts at four in reserve; an effort cap of five never goes below four, one of four below five, one of three below six."""
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
        ({"helbred.tilstande": ["hofte_artrose"]}, None, 12),
        ({"helbred.tilstande": ["haand_artrose"]}, None, 8),
        ({"helbred.tilstande": ["fibromyalgi"]}, None, 12),
        ({"helbred.tilstande": ["diabetes_2"], "sikkerhed.aftalt": "ja"}, None, 12),
        ({"helbred.tilstande": ["forhoejet_blodtryk"]}, 8, 12),
        ({"helbred.tilstande": ["overvaegt"]}, None, 12),
        ({"helbred.tilstande": ["kraeft_faerdig"]}, None, 12),
        ({"helbred.tilstande": ["osteoporose"], "helbred.fald": "ingen"}, None, 8),
    ],
)
def test_length_is_twelve_where_rulings_ask_for_it_and_by_choice(differences: dict[str, Any], chosen: int | None, weeks: int) -> None:
    assert a_prescription(differences, chosen=chosen).length.value == weeks


@pytest.mark.parametrize(
    ("differences", "first", "most"),
    [
        ({}, 3, 3),
        ({"rammer.dage": 6}, 3, 5),
        ({"rammer.dage": 6, "aktiv.dage": 5}, 4, 6),
        ({"rammer.dage": 6, "aktiv.dage": 0, "aktiv.minutter": None}, 2, 4),
        ({"rammer.dage": 1, "rammer.minutter": 60}, 2, 2),
        ({"motiv.tro": 6}, 2, 2),
        ({"motiv.tro": 6, "rammer.dage": 6}, 2, 4),
        ({"motiv.tro": 6, "rammer.dage": 6, "aktiv.dage": 5}, 3, 5),
        ({"rammer.dage": 6, "helbred.tilstande": ["angst"], "sikkerhed.tanker": "nej"}, 3, 3),
        ({"rammer.dage": 6, "aktiv.dage": 5, "helbred.tilstande": ["diabetes_2"], "sikkerhed.aftalt": "ja"}, 4, 5),
    ],
)
def test_sessions_follow_the_level_the_days_confidence_and_conditions(differences: dict[str, Any], first: int, most: int) -> None:
    """One day a week still becomes two sessions, and low confidence takes one away but never below two."""
    rx = a_prescription(differences)
    assert (rx.sessions_first.value, rx.sessions_most.value) == (first, most)


def test_confidence_of_exactly_seven_carries_the_full_plan() -> None:
    """Below it 0.7 x 90 = 63 minutes and one session fewer, and two are not longer to make up for it: 26 minutes at level 2."""
    full, unsure = a_prescription(motiv_tro=7), a_prescription(motiv_tro=6)
    assert (full.week1.value, full.sessions_first.value, full.sessions_most.value) == (81, 3, 3)
    assert (unsure.week1.value, unsure.sessions_first.value, unsure.sessions_most.value) == (63, 2, 2)
    assert [fact.value for fact in first_week(unsure, unsure.week1, "w1")[:2]] == [2, 52]


# --- the first week ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("differences", "sessions", "minutes", "load"),
    [
        # level 2, 81 min in sessions of 30 at most: three of 27 at effort 4; a circuit has 10 easy min, 7 of strength at 5 and 10 at 4
        ({}, 3, 81, 2 * 95.04 + 92.07),
        # level 0, 20 min, two sessions: two circuits of 10 at effort 3
        ({"aktiv.dage": 0, "aktiv.minutter": None}, 2, 20, 2 * 32),
        # the knee, 32 min: two circuits of 10 and a walk of 11 hold more than two circuits of 16
        ("knee", 3, 31, 2 * 32 + 29.04),
        # heart disease: nothing above effort 3, sessions of 23 and one minute more for the walk
        ("heart", 3, 70, 2 * 59.11 + 64.08),
    ],
)
def test_the_first_week_by_hand(differences: str | dict[str, Any], sessions: int, minutes: int, load: float) -> None:
    rx = a_prescription(differences)
    found = first_week(rx, rx.week1, "w1")
    assert (found[0].value, found[1].value, found[2].value) == (sessions, minutes, pytest.approx(load, abs=0.05))


def test_with_diabetes_a_short_walk_is_part_of_the_week_and_not_more_work() -> None:
    """The walk's minutes are taken from the week, and the sessions are so much lighter that the whole is no more work."""
    rx = a_prescription("knee_diabetes_weight")
    walk, easy = cited("t2d.walk_minutes").value, cited("effort.easy").value
    assert (rx.gap_walk.value, rx.gap_days.value) == (walk, cited("t2d.gap_days").value)
    _, minutes, load = first_week(rx, rx.week1, "w1")
    without = first_week(replace(rx, gap_walk=Fact("test:no_walk", 0)), rx.week1, "w1")
    assert minutes.value + walk <= rx.week1.value
    assert load.value + walk * easy <= without[2].value


def test_without_a_condition_that_asks_for_it_there_is_no_short_walk() -> None:
    rx = a_prescription()
    assert (rx.gap_walk.value, rx.gap_days.value) == (0, 6)


def test_needs_are_what_every_week_has_then_what_the_complaints_add() -> None:
    """Complaints take turns, and what everybody could add stands last."""
    rx = a_prescription(BACK | {"smerte.hvor": ["laend", "nakke"]})
    assert rx.essentials.value == ("squat", "push", "pull", "trunk")
    assert [fact.id for fact in rx.focus] == ["evidence:low_back.focus", "evidence:neck.focus", "evidence:general.focus"]
    assert rx.patterns == (rx.essentials, *rx.focus)
    assert [fact.id for fact in a_prescription().focus] == ["evidence:general.focus"]


def test_mobility_follows_the_regions_in_pain() -> None:
    assert a_prescription(BACK | {"smerte.hvor": ["laend", "nakke"]}).mobility == ("mobility_back", "mobility_neck")
    assert a_prescription().mobility == ()


def test_what_carries_the_body_is_preferred_where_a_condition_asks_for_it() -> None:
    assert a_prescription("knee").prefer.value == {"cykel", "vand"}
    assert a_prescription("weight").prefer.value == {"cykel", "vand"}
    assert a_prescription("back").prefer.value == frozenset()


@pytest.mark.parametrize(
    ("differences", "slow", "hold", "quota"),
    [
        ({}, False, False, False),
        ({"soevn.korte": 4}, False, True, False),
        ({"energi": 3}, False, True, True),
        (BACK | {"smerte.efter": "30_min_2_timer"}, False, False, False),
        (BACK | {"smerte.efter": "over_2_timer"}, True, True, True),
        ({"helbred.tilstande": ["fibromyalgi"]}, True, True, True),
        ("cancer_treatment", True, True, False),
        ("colon_cancer", False, False, False),
    ],
)
def test_irritable_sleepless_tired_and_fragile_people_hold_or_go_slowly(
    differences: str | dict[str, Any], slow: bool, hold: bool, quota: bool
) -> None:
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
        ("under_5", "naeste_dag", 2),
        ("5_9", "naeste_dag", 3),
    ],
)
def test_the_walking_quota_is_a_share_of_tolerance(walk: str, after: str, bout: int) -> None:
    assert a_prescription(BACK, funktion_gang=walk, smerte_efter=after).bout.value == bout


def test_forbidden_tags_are_the_union_over_conditions() -> None:
    rx = a_prescription(
        BACK, OLDER, om_alder=75, smerte_hvor=["laend", "knae_hoejre"], sikkerhed_ryg=["iskias_stabil"], sikkerhed_knae=["knae_lidt_haevet"]
    )
    assert rx.forbidden.value == {
        "breath_hold",
        "end_range_flexion",
        "loaded_flexion",
        "isometric_long",
        "jump",
        "deep_knee",
        "impact",
        "unsupported",
    }
    assert {fact.id for fact in rx.forbidden.derived_from} == {
        f"evidence:{name}.forbidden"
        for name in ("general", "sciatica", "knee", "effusion", "low_back", "untrained_70", "untested_65")
        if f"{name}.forbidden" in ROWS
    }


def test_a_condition_never_raises_a_cap() -> None:
    """Adding conditions keeps or lowers effort, sessions and minutes."""
    well = a_prescription()
    asked = {"sikkerhed.aftalt": "ja", "sikkerhed.tanker": "nej", "helbred.fald": "ingen"}
    told: list[dict[str, Any]] = [{"helbred.tilstande": [one], **asked} for one in CONDITIONS if one not in {"diabetes_1", "ved_ikke", "ingen"}]
    for more in (*told, BACK, KNEE):
        ill = a_prescription(more)
        assert all(
            getattr(ill, name).value <= getattr(well, name).value
            for name in ("effort_cap", "session_cap", "weekly_cap", "week1", "sessions_most", "sessions_first", "effort", "strength_effort")
        )


def test_the_losing_candidates_stay_in_the_lineage_of_week_one() -> None:
    named = {fact.id for fact in a_prescription(BACK).week1.lineage()}
    rows = {
        "start.lowest",
        "start.highest",
        "start.growth_limit",
        "budget.share",
        "start.painful_share",
        "start.pain_shares",
        "start.condition_shares",
        "start.low_confidence_share",
        "cap.weekly_minutes",
    }
    assert {f"evidence:{row}" for row in rows} <= named
    assert {"answer:aktiv.minutter", "answer:rammer.minutter", "answer:motiv.tro", "answer:smerte.efter"} <= named


def test_week_one_never_passes_the_rows_it_is_made_of() -> None:
    """An arithmetic check on every demo person, apart from the rules; the sessions may need fewer minutes, never more."""
    for name in TRAINING:
        answers = an_answers(name)
        profile = assess(answers, screen(answers))
        rx = prescribe(profile, Fact("choice:length", None))
        level = profile.level.value
        assert rx.week1.value <= cited("start.highest").value[level]
        assert rx.week1.value <= max(cited("start.lowest").value[level], 1.2 * profile.reported_minutes.value)
        assert rx.week1.value <= 0.9 * profile.stated_minutes.value


DECIDES: Final = {
    "week1": "lowest", "weekly_cap": "start.weekly_cap", "session_cap": "lowest", "sessions_most": "lowest", "first_longest": "lowest",
    "long_enough": "lowest", "effort": "lowest", "effort_cap": "lowest", "most_first_weeks": "lowest", "gap_days": "lowest",
}  # fmt: skip
"""Which of several candidates decides each number; the careful one everywhere."""


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_careful_candidate_decides(name: str) -> None:
    outcome = an_outcome(name)
    if isinstance(outcome, Referral):
        return
    for field, rule in DECIDES.items():
        fact = getattr(outcome.prescription, field)
        assert fact.rule == rule, field
        if rule == "lowest":
            assert fact.value == min(one.value for one in fact.derived_from), field
    wanted = {fact.id: fact for one in (outcome.prescription.reserve, outcome.prescription.reserve_least) for fact in one.lineage()}
    for id_ in ("prescription.reserve_wanted", "prescription.reserve_least"):
        assert wanted[id_].rule == "highest"
        assert wanted[id_].value == max(one.value for one in wanted[id_].derived_from)
