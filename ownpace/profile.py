"""What the answers mean: capacity, pain, motivation and everyday life as facts. Nothing is prescribed here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ownpace.answers import given
from ownpace.evidence import cited
from ownpace.facts import Fact, derive, lowest
from ownpace.questionnaire import BY_ID, GOALS, WEEKDAY_OPTIONS
from ownpace.rules import capacity, motivation, pain

if TYPE_CHECKING:
    from ownpace.answer_model import Answers
    from ownpace.screening import Screening
    from ownpace.vocabulary import Irritability

_GOALS = Fact("question:funktion.1.suggestions", GOALS)
_TOP = Fact("question:scale.top", BY_ID["energi"].highest, unit="score 0-10")


@dataclass(frozen=True, slots=True)
class Profile:
    """Derived capacities; every field is a fact with its lineage."""

    age: Fact[int]
    level: Fact[int]
    reported_minutes: Fact[int]
    stated_days: Fact[int]
    stated_minutes: Fact[int]
    minutes_a_time: Fact[int]
    tolerance: Fact[int]
    needs_hands: Fact[bool]
    may_use_floor: Fact[bool]
    needs_balance: Fact[bool]
    chair_stands: Fact[int | None]
    has_pain: Fact[bool]
    usual_pain: Fact[int]
    irritability: Fact[Irritability]
    recent_pain: Fact[bool]
    fear: Fact[int]
    fearful: Fact[bool]
    wary: Fact[bool]
    confident: Fact[bool]
    one_week_try: Fact[bool]
    short_sleep: Fact[bool]
    tired: Fact[bool]
    fatigue: Fact[int | None]
    """The other end of energy, ``None`` when it was not asked."""
    goal: Fact[str]
    goal_score: Fact[int]
    equipment: Fact[tuple[str, ...]]
    weekdays: Fact[tuple[str, ...]]
    routine: Fact[str | None]
    conditions: Fact[int]
    """How many conditions a clinician has told of."""
    regions: Fact[tuple[str, ...] | None]
    pathways: tuple[str, ...]


_NO_DAYS: Fact[Any] = Fact("choice:days", None)


def _level(said: Answers, facts: dict[str, Fact[Any]]) -> Fact[int]:
    by_activity = derive(capacity.level_of, facts["reported"], cited("level.activity_minutes"), at="activity")
    by_walking = derive(capacity.level_of, facts["tolerance"], cited("level.walking_minutes"), at="walking")
    by_symptoms = derive(
        capacity.level_of_symptoms, facts["irritability"], facts["usual"], cited("level.strong_pain"), cited("level.activity_minutes")
    )
    by_legs = derive(capacity.level_of_legs, facts["hands"], given(said, "funktion.rss"), facts["cutoff"], cited("level.chair_stand_share"))
    return lowest("profile.level", by_activity, by_walking, by_symptoms, by_legs)


def assess(answers: Answers, screening: Screening, days: Fact[tuple[str, ...] | None] = _NO_DAYS) -> Profile:
    """Read the answers; ``screening`` names the pathways that the person's conditions and regions open, ``days`` other weekdays than answered."""
    on = given(answers, "rammer.ugedage") if days.value is None else days
    count = given(answers, "rammer.dage") if days.value is None else _NO_DAYS
    days_active, minutes_active = given(answers, "aktiv.dage"), given(answers, "aktiv.minutter")
    age, stands = given(answers, "om.alder"), given(answers, "funktion.rss")
    reported = derive(capacity.reported_minutes, days_active, minutes_active)
    has = derive(pain.has_pain, given(answers, "smerte.har"))
    usual = derive(pain.usual, given(answers, "smerte.nrs7"))
    irritable = derive(pain.irritability, has, given(answers, "smerte.efter"))
    walking = derive(capacity.tolerance, given(answers, "funktion.gang"), cited("walking.tolerance"))
    hands = derive(capacity.needs_hands, given(answers, "funktion.haender"))
    cutoff = derive(
        capacity.chair_cutoff,
        age,
        given(answers, "om.koen"),
        cited("chair_stand.women"),
        cited("chair_stand.men"),
        cited("chair_stand.first_age"),
        cited("chair_stand.age_step"),
    )
    facts: dict[str, Fact[Any]] = {
        "reported": reported,
        "tolerance": walking,
        "irritability": irritable,
        "usual": usual,
        "hands": hands,
        "cutoff": cutoff,
    }
    stated_days = derive(capacity.stated_days, count, on, cited("cap.days_of_training"))
    fear = derive(pain.fear, given(answers, "smerte.tryghed"), _TOP)
    strong = derive(pain.strong, has, usual, cited("level.strong_pain"))
    recent = derive(pain.recent, given(answers, "smerte.varighed"))
    sleepless = derive(capacity.short_sleep, given(answers, "soevn.korte"), cited("sleep.short_nights"))
    conditions = derive(capacity.conditions, given(answers, "helbred.tilstande"))
    many = derive(capacity.many_conditions, conditions, cited("start.condition_bounds"))
    untrained = derive(capacity.no_jumps, age, cited("older.no_jumps_from"))
    untested = derive(capacity.untested_legs, age, cited("older.balance_from"), stands, cutoff)
    extra = (
        ("recent_pain", recent.value),
        ("short_sleep", sleepless.value),
        ("many_conditions", many.value),
        ("untrained_70", untrained.value),
        ("untested_65", untested.value),
        ("strong_pain", strong.value),
    )
    return Profile(
        age=age,
        level=_level(answers, facts),
        reported_minutes=reported,
        stated_days=stated_days,
        stated_minutes=derive(capacity.stated_minutes, stated_days, given(answers, "rammer.minutter")),
        minutes_a_time=given(answers, "rammer.minutter"),
        tolerance=walking,
        needs_hands=hands,
        may_use_floor=derive(capacity.may_use_floor, hands, given(answers, "funktion.gulv")),
        needs_balance=derive(capacity.needs_balance, age, cited("older.balance_from"), given(answers, "helbred.fald"), stands, cutoff, hands),
        chair_stands=stands,
        has_pain=has,
        usual_pain=usual,
        irritability=irritable,
        recent_pain=recent,
        fear=fear,
        fearful=derive(motivation.fearful, fear, cited("motivation.fear_high_from")),
        wary=derive(motivation.wary, fear, cited("motivation.fear_moderate_from"), cited("motivation.fear_high_from")),
        confident=derive(motivation.confident, given(answers, "motiv.tro"), cited("motivation.confident_from")),
        one_week_try=derive(motivation.one_week_try, given(answers, "motiv.vigtig"), given(answers, "motiv.trin"), cited("try_week.importance")),
        short_sleep=sleepless,
        fatigue=derive(capacity.fatigue, given(answers, "energi"), _TOP),
        tired=derive(capacity.tired, given(answers, "energi"), cited("sleep.fatigue"), _TOP),
        goal=derive(capacity.goal, given(answers, "funktion.1"), given(answers, "funktion.1.ligner"), _GOALS),
        goal_score=given(answers, "funktion.1.score"),
        equipment=Fact(
            "profile.equipment", tuple(answers.said("rammer.udstyr") or ()), rule="table", derived_from=(given(answers, "rammer.udstyr"),)
        ),
        weekdays=Fact(
            "profile.weekdays",
            tuple(day for day in WEEKDAY_OPTIONS if day in (on.value or ())),
            rule="table",
            derived_from=(on,),
        ),
        routine=given(answers, "rammer.rutine"),
        conditions=conditions,
        regions=given(answers, "smerte.hvor"),
        pathways=("general", *screening.pathways, *(name for name, applies in extra if applies)),
    )
