"""Hard people: very old, very ill, very little time, nothing at home, no floor, no walking, and no idea: always a plan or help with its reason."""

from __future__ import annotations

from typing import Any

import pytest

from ownpace.answers import AnswersError, parse
from ownpace.cards import precautions
from ownpace.crowd import calm, settled
from ownpace.evidence import cited
from ownpace.exercises import CATALOGUE
from ownpace.exposure import FAMILIES
from ownpace.laws import violations
from ownpace.plan import Plan, Referral, make_plan
from ownpace.program import Week
from ownpace.questionnaire import BY_ID, CONDITIONS, ITEMS, NONE, UNKNOWN, WEEKDAY_OPTIONS, Kind, Stage, relevant
from ownpace.screening import FLAGS
from ownpace.vocabulary import Clearance, Modality, Template, WeekKind
from tests.builders import MONDAY

Draft = dict[str, Any]

SOMEBODY: Draft = {
    "samtykke": True,
    "om.alder": 50,
    "helbred.tilstande": [NONE],
    "funktion.1": "gaa",
    "funktion.1.score": 5,
    "funktion.gang": "30_plus",
    "funktion.haender": "nej",
    "aktiv.dage": 3,
    "aktiv.minutter": 30,
    "smerte.har": "nej",
    "motiv.vigtig": 8,
    "motiv.tro": 8,
    "rammer.ugedage": ["mandag", "onsdag", "fredag"],
    "rammer.minutter": 30,
    "rammer.udstyr": [NONE],
    "sikkerhed.aftalt": "ja",
}
TOGETHER = [one for one in CONDITIONS if one not in {NONE, UNKNOWN, "diabetes_1", "kraeft_behandling"}]
"""Every condition that can be ticked beside the others, and for which there is a plan when a doctor has said yes."""
EVERY_REGION: Draft = {
    "smerte.har": "ja",
    "smerte.hvor": [one for one in BY_ID["smerte.hvor"].options if one != "andet_sted"],
    "smerte.nrs7": 8,
    "smerte.varighed": "under_6_uger",
    "smerte.efter": "naeste_dag",
    "smerte.tryghed": 0,
}
HARD: dict[str, Draft] = {
    "twenty conditions": {"helbred.tilstande": [one for one in CONDITIONS if one not in {NONE, "diabetes_1", "kraeft_behandling"}]},
    "every condition with a plan": {"helbred.tilstande": TOGETHER},
    "every condition in treatment": {"helbred.tilstande": [*(one for one in TOGETHER if one != "kraeft_faerdig"), "kraeft_behandling"]},
    "everything hurts": EVERY_REGION,
    "everything at once": {"helbred.tilstande": TOGETHER, "om.alder": 92, **EVERY_REGION},
    "104 years": {"om.alder": 104, "funktion.gulv": "nej", "funktion.haender": "ja", "funktion.gang": "under_5", "aktiv.dage": 0},
    "110 years and active": {"om.alder": 110, "aktiv.dage": 7, "aktiv.minutter": 300},
    "18 years": {"om.alder": 18},
    "ten minutes on one day": {"rammer.ugedage": ["soendag"], "rammer.minutter": 10},
    "ten minutes on one day with diabetes": {"rammer.ugedage": ["soendag"], "rammer.minutter": 10, "helbred.tilstande": ["diabetes_2"]},
    "ten minutes on one day in doubt": {"rammer.ugedage": ["soendag"], "rammer.minutter": 10, "motiv.vigtig": 0, "motiv.tro": 0},
    "an hour on seven days": {"rammer.ugedage": list(WEEKDAY_OPTIONS), "rammer.minutter": 60, "aktiv.dage": 7, "aktiv.minutter": 300},
    "an hour on one day": {"rammer.ugedage": ["soendag"], "rammer.minutter": 60},
    "two days in a row": {"rammer.ugedage": ["loerdag", "soendag"], "rammer.minutter": 45},
    "no floor and no walking": {"om.alder": 70, "funktion.gulv": "nej", "funktion.haender": "ja", "funktion.gang": "under_5", "helbred.fald": "et"},
    "one arm to spare": {**EVERY_REGION, "smerte.hvor": ["skulder_hoejre", "albue_hoejre", "haand_hoejre", "skulder_venstre"], "smerte.nrs7": 4},
    "no sleep and no energy": {"soevn.korte": 7, "soevn": 0, "energi": 0},
    "nothing matters": {"motiv.vigtig": 0, "motiv.tro": 0, "motiv.trin": "taenker_ikke"},
    "own words": {"funktion.1": "noget helt andet", "funktion.1.ligner": UNKNOWN, "funktion.1.score": 0},
    "all zeros": {"funktion.1.score": 0, "aktiv.dage": 0, "aktiv.styrke": 0, "soevn.korte": 0, "funktion.rss": 0, "motiv.tro": 0, "motiv.vigtig": 0},
}
REFERRED = {"twenty conditions"}
"""Somebody who does not know about other illnesses either is seen first."""


def outcome_of(draft: Draft) -> Plan | Referral:
    return make_plan(parse({"schema_version": 1, **relevant(draft)}), MONDAY)


def hard(name: str, **differences: Any) -> Draft:
    draft = {**SOMEBODY, **HARD[name], **differences}
    if draft["aktiv.dage"] == 0:
        draft.pop("aktiv.minutter")
    return settled(draft)


def patterns(week: Week) -> set[str]:
    """What the main items of a week train."""
    return {item.choice.exercise.pattern for session in week.sessions for item in session.body.items if item.part == "main"}


def ordinary_weeks(plan: Plan) -> list[Week]:
    """Build weeks that are neither a try nor snacks."""
    small = {Template.TRY, Template.SNACK}
    return [
        week
        for week in plan.program.weeks
        if week.kind.value is WeekKind.BUILD and any(session.body.template not in small for session in week.sessions)
    ]


def after_a_try(plan: Plan) -> list[int]:
    """The week after the last small try: it may still be too short for everything, and the plan says so."""
    tries = [week.number for week in plan.program.weeks if any(session.body.template is Template.TRY for session in week.sessions)]
    return [max(tries) + 1] if tries else []


def is_whole(week: Week) -> bool:
    """Endurance, legs, push, pull and trunk."""
    moving = any(item.part == "main" and item.modality is Modality.AEROBIC for session in week.sessions for item in session.body.items)
    return moving and set(cited("general.essentials").value) <= patterns(week)


def check(plan: Plan) -> None:
    """A plan that is lawful, never empty, and whole wherever the time is not really short."""
    assert list(violations(plan.screening, plan)) == []
    said = {reason.id for reason in plan.not_covered}
    for week in plan.program.weeks:
        assert week.sessions
        assert all(session.body.items and session.body.minutes.value > 0 for session in week.sessions)
        assert all(item.minutes.value > 0 for session in week.sessions for item in session.body.items)
    if plan.prescription.budget.value >= cited("budget.full_from").value:
        small = {week.number for week in plan.program.weeks if week.minutes.value < cited("budget.full_from").value} & set(after_a_try(plan))
        missing = {week.number for week in ordinary_weeks(plan) if not is_whole(week)}
        assert missing <= small
        assert bool(missing) == ("patterns" in said)
        balance = any(item.modality is Modality.BALANCE for week in ordinary_weeks(plan) for session in week.sessions for item in session.body.items)
        assert balance or not plan.profile.needs_balance.value
        assert "balance" not in said
    else:
        assert all(map(is_whole, ordinary_weeks(plan))) == ("patterns" not in said)


# --- hard people -------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in HARD if name not in REFERRED])
def test_hard_people_have_a_plan_when_a_doctor_has_said_yes(name: str) -> None:
    """Nothing here forbids training, so a plan must come out, and it must be whole."""
    outcome = outcome_of(hard(name))
    assert isinstance(outcome, Plan), [flag.id for flag in outcome.screening.deciding]
    check(outcome)


@pytest.mark.parametrize("agreed", ["nej", "ved_ikke"])
@pytest.mark.parametrize("name", HARD)
def test_hard_people_without_a_doctors_yes_have_a_plan_or_a_reason(name: str, agreed: str) -> None:
    outcome = outcome_of(hard(name, **{"sikkerhed.aftalt": agreed}))
    if isinstance(outcome, Plan):
        check(outcome)
    else:
        assert outcome.screening.deciding
        assert outcome.screening.clearance.value < Clearance.CAUTION


@pytest.mark.parametrize("things", [[NONE], ["stol"], list(BY_ID["rammer.udstyr"].options[:-1])])
@pytest.mark.parametrize("name", ["every condition with a plan", "104 years", "no floor and no walking", "everything at once"])
def test_hard_people_have_a_plan_with_nothing_and_with_everything_at_home(name: str, things: list[str]) -> None:
    outcome = outcome_of(hard(name, **{"rammer.udstyr": things}))
    assert isinstance(outcome, Plan)
    check(outcome)


def unknowing(*known: str) -> Draft:
    """Somebody who does not know anything that can be not known; numbers in the middle, and ``known`` answered calmly."""
    draft: Draft = {}
    for item in ITEMS:
        if item.stage is Stage.LATER or not item.enable_when(draft) or not (item.required or item.options):
            continue
        sure = item.link_id in known or UNKNOWN not in item.options
        draft[item.link_id] = calm(item) if sure else [UNKNOWN] if item.kind is Kind.CHOICES else UNKNOWN
    return relevant({**draft, "smerte.hvor": ["laend", "knae_hoejre"]} if "smerte.hvor" in draft else draft)


LISTS = [item.link_id for item in ITEMS if item.kind is Kind.CHOICES and UNKNOWN in item.options]


def test_somebody_who_knows_nothing_is_helped_with_a_reason() -> None:
    outcome = outcome_of(settled(unknowing()))
    assert isinstance(outcome, Referral)
    assert {flag.id for flag in outcome.screening.deciding} >= {"sikkerhed.akut.ved_ikke", "sikkerhed.laege.ved_ikke", "helbred.tilstande.ved_ikke"}


def test_somebody_who_knows_the_safety_lists_only_has_a_plan() -> None:
    """Everything but the lists and what a doctor has said: walking, rising, falls, pain, goal and routine are not known."""
    draft = {**unknowing(*LISTS, "sikkerhed.aftalt"), "om.alder": 70, "smerte.har": UNKNOWN}
    outcome = outcome_of(settled(draft))
    assert isinstance(outcome, Plan), [flag.id for flag in outcome.screening.deciding]
    check(outcome)


@pytest.mark.parametrize("question", [key for key in LISTS if (key, UNKNOWN) in FLAGS])
def test_one_list_that_is_not_known_is_help_or_a_quieter_plan(question: str) -> None:
    """Not knowing is never taken for a no: a reason is given, in a referral or in the plan."""
    draft = settled({**SOMEBODY, "helbred.tilstande": TOGETHER, **EVERY_REGION, question: [UNKNOWN]})
    outcome = outcome_of(draft)
    assert f"{question}.{UNKNOWN}" in {flag.id for flag in outcome.screening.reasons}


@pytest.mark.parametrize(
    ("wrong", "place", "kind"),
    [
        ({"om.alder": 111}, "om.alder", "age_range"),
        ({"om.alder": -1}, "om.alder", "age_range"),
        ({"om.alder": 50.5}, "om.alder", "not_whole"),
        ({"om.alder": "50"}, "om.alder", "not_number"),
        ({"rammer.minutter": 0}, "rammer.minutter", "minutes_zero"),
        ({"rammer.ugedage": []}, "rammer.ugedage", "missing"),
        ({"helbred.tilstande": [NONE, "kol"]}, "helbred.tilstande", "none_with_other"),
        ({"helbred.tilstande": list(CONDITIONS)}, "helbred.tilstande", "none_with_other"),
        ({"helbred.tilstande": ["kol", "kol"]}, "helbred.tilstande", "duplicate_option"),
        ({"funktion.1": ""}, "funktion.1", "empty"),
        ({"funktion.1": "x" * 81}, "funktion.1", "too_long"),
        ({"noget.andet": 1}, "noget.andet", "unknown_field"),
    ],
)
def test_bad_input_is_refused_in_its_place(wrong: Draft, place: str, kind: str) -> None:
    with pytest.raises(AnswersError) as refused:
        parse({"schema_version": 1, **settled(SOMEBODY), **wrong})
    assert (place, kind) in {(problem.path, problem.kind) for problem in refused.value.problems}


# --- completeness ------------------------------------------------------------------------------------------------------------------------

LEVELS: list[Draft] = [
    {"funktion.gang": "under_5", "aktiv.dage": 1, "aktiv.minutter": 10},
    {"funktion.gang": "10_19", "aktiv.dage": 3, "aktiv.minutter": 20},
    {"funktion.gang": "20_29", "aktiv.dage": 4, "aktiv.minutter": 30},
    {"funktion.gang": "30_plus", "aktiv.dage": 6, "aktiv.minutter": 45},
]
ACHE: Draft = {"smerte.har": "ja", "smerte.nrs7": 4, "smerte.varighed": "over_3_maaneder", "smerte.efter": "under_30_min", "smerte.tryghed": 8}
ACHING = ("nakke", "oevre_ryg", "laend", "skulder_hoejre", "albue_hoejre", "haand_hoejre", "hofte_hoejre", "knae_hoejre", "fod_hoejre")
GROUPS: dict[str, Draft] = {
    "none": {},
    **{one: {"helbred.tilstande": [one]} for one in (*TOGETHER, "kraeft_behandling")},
    **{place: {**ACHE, "smerte.hvor": [place]} for place in ACHING},
    "retinopathy": {"helbred.tilstande": ["diabetes_2"], "helbred.diabetes": ["oejne_ubehandlet", "nerver"]},
    "lymphoedema": {"helbred.tilstande": ["kraeft_faerdig"], "helbred.kraeft": ["lymfoedem_arm", "stomi", "kateter", "foelelse"]},
    "fractures": {"helbred.tilstande": ["osteoporose"], "helbred.knogler": ["brud"]},
    "high pressure": {"helbred.tilstande": ["forhoejet_blodtryk"], "helbred.blodtryk.over": 170, "helbred.blodtryk.under": 105},
    "obesity": {"helbred.tilstande": ["overvaegt"], "helbred.hoejde": 170, "helbred.vaegt": 130},
}
TIMES = ((2, 10), (2, 15), (2, 20), (1, 45), (3, 15), (3, 30), (5, 60))
"""Days and minutes a day, from 20 to 300 minutes a week."""


@pytest.mark.parametrize("level", range(4))
@pytest.mark.parametrize("group", GROUPS)
def test_every_group_has_a_whole_plan_with_nothing_at_home(group: str, level: int) -> None:
    """At every level and with any time: whole build weeks, or words about what is missing when the time is really short."""
    for days, minutes in TIMES:
        week = {"rammer.ugedage": list(WEEKDAY_OPTIONS[: 2 * days : 2] if days < 4 else WEEKDAY_OPTIONS[:days]), "rammer.minutter": minutes}
        outcome = outcome_of(settled({**SOMEBODY, **GROUPS[group], **LEVELS[level], **week}))
        assert isinstance(outcome, Plan)
        check(outcome)


# --- strong people whose conditions ask for support, or for light strength


STRONG: Draft = SOMEBODY | {
    "aktiv.dage": 5,
    "aktiv.minutter": 45,
    "rammer.minutter": 45,
    "rammer.udstyr": ["haandvaegt", "elastik", "rygsaek", "trin", "stol"],
}
"""Somebody who without any condition begins with the hardest exercises."""
HOLDS_ON: dict[str, Draft] = {
    "65 years and no chair stands counted": {"om.alder": 65, "funktion.gulv": "ja", "helbred.fald": NONE},
    "a fall": {"om.alder": 70, "funktion.gulv": "ja", "helbred.fald": "et", "funktion.rss": 30},
    "poor sight": {"helbred.tilstande": ["astma"], "helbred.hensyn": ["svagt_syn"]},
    "blood thinners": {
        "helbred.tilstande": ["forhoejet_blodtryk"],
        "helbred.blodtryk.over": 130,
        "helbred.blodtryk.under": 80,
        "helbred.medicin": ["blodfortyndende"],
    },
    "feet that feel little": {"helbred.tilstande": ["kraeft_faerdig"], "helbred.kraeft": ["foelelse"]},
    "bones that have broken": {"helbred.tilstande": ["osteoporose"], "helbred.knogler": ["brud"]},
}
LIGHT: dict[str, Draft] = {
    "diabetes that was not talked through": {"helbred.tilstande": ["diabetes_2"], "sikkerhed.aftalt": "nej"},
    "high blood pressure": {"helbred.tilstande": ["forhoejet_blodtryk"], "helbred.blodtryk.over": 165, "helbred.blodtryk.under": 95},
    "unknown blood pressure": {"helbred.tilstande": ["forhoejet_blodtryk"], "helbred.blodtryk.over": None},
    "a heart after rehabilitation": {"helbred.tilstande": ["hjertesygdom"], "helbred.blodtryk.over": 130, "helbred.blodtryk.under": 80},
    "bones that have broken": HOLDS_ON["bones that have broken"],
}


def strong(differences: Draft) -> Plan:
    """The plan of a strong person who differs in this."""
    plan = outcome_of(settled(STRONG | differences))
    assert isinstance(plan, Plan), plan
    return plan


def given(plan: Plan, tag: str) -> set[str]:
    """The exercises with a tag in any size of any week, and those offered in their place."""
    offered = {one for _, item in plan.view.everything for one in (item.choice.id, item.choice.easier, item.choice.harder, *item.choice.alternatives)}
    return {one for one in offered if one and tag in CATALOGUE[one].tags}


def test_a_strong_person_without_conditions_has_the_hard_exercises() -> None:
    plan = strong({})
    assert given(plan, "unsupported")
    assert given(plan, "strenuous")


@pytest.mark.parametrize("name", HOLDS_ON)
def test_who_must_not_fall_is_never_without_support(name: str) -> None:
    plan = strong(HOLDS_ON[name])
    assert plan.profile.level.value > 1, "strong enough to be given them"
    assert given(plan, "unsupported") == set()


def test_65_years_with_chair_stands_that_reach_the_norm_may_stand_unsupported() -> None:
    for stands, allowed in ((10, False), (12, True)):
        plan = strong({"om.alder": 65, "om.koen": "mand", "funktion.gulv": "ja", "helbred.fald": NONE, "funktion.rss": stands})
        assert ("untested_65" not in plan.profile.pathways) is allowed


@pytest.mark.parametrize("name", LIGHT)
def test_where_strength_is_to_be_light_nothing_is_a_strain(name: str) -> None:
    plan = strong(LIGHT[name])
    assert given(plan, "strenuous") == set()


def test_a_back_that_may_break_is_not_asked_to_bend_far_on_the_ladder() -> None:
    bend = next(family for family in FAMILIES if family.id == "bend")
    deep = [step.id for step in bend.steps if not {"end_range_flexion", "loaded_flexion"}.isdisjoint(step.tags)]
    assert "bend_4" in deep, "hands down along the shins"


def test_strong_pain_names_somebody_to_talk_with() -> None:
    for pain, told in ((6, False), (7, True)):
        plan = strong(
            {
                "smerte.har": "ja",
                "smerte.hvor": ["laend"],
                "sikkerhed.ryg": [NONE],
                "smerte.nrs7": pain,
                "smerte.varighed": "over_3_maaneder",
                "smerte.efter": "under_30_min",
                "smerte.tryghed": 7,
            }
        )
        assert ("strong_pain" in {line.id for line in precautions(plan.profile)}) is told


def test_short_sessions_say_that_they_have_no_room_for_balance() -> None:
    older = {"om.alder": 82, "funktion.gulv": "nej", "helbred.fald": "et", "rammer.ugedage": ["mandag", "torsdag"], "rammer.minutter": 10}
    plan = outcome_of(settled(SOMEBODY | older))
    assert isinstance(plan, Plan)
    said = {reason.id for reason in plan.not_covered}
    assert "balance_snack" in said
    assert "balance" not in said


def test_new_pain_is_told_how_it_often_goes_and_older_pain_is_not() -> None:
    for duration, told in (("under_6_uger", True), ("6_12_uger", False), ("over_3_maaneder", False), ("ved_ikke", False)):
        pain = {"smerte.har": "ja", "smerte.hvor": ["laend"], "sikkerhed.ryg": [NONE], "smerte.nrs7": 4, "smerte.efter": "under_30_min"}
        plan = strong({**pain, "smerte.varighed": duration, "smerte.tryghed": 7})
        assert ("recent_pain" in {line.id for line in precautions(plan.profile)}) is told
