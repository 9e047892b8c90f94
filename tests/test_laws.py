"""Every law catches a plan that was broken on purpose, and only that law does; plans that the engine makes break none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeAlias

import pytest

from ownpace import choices, laws
from ownpace.contacts import BY_ID as CONTACTS
from ownpace.document import to_document
from ownpace.evidence import cited, replaced
from ownpace.facts import Fact
from ownpace.laws import LAWS, Case, Reason, Violation, broken, broken_document, law, violations
from ownpace.people import EXAMPLES
from ownpace.plan import LawBrokenError, Plan, make_plan
from ownpace.program import Body, Item, Session, Size, Week
from ownpace.screening import FLAGS, screen
from ownpace.vocabulary import WEEKDAYS, Clearance, Finding, Modality, Step, Template, Verdict, WeekKind
from tests.builders import MONDAY, a_document, a_plan, a_referral, an_answers, an_outcome, said
from tests.weeks import Told, a_course, last_build

Edit: TypeAlias = Callable[[Item], Item]


# --- tools that break a plan -------------------------------------------------------------------------------------------------------------


def fact(value: Any) -> Fact[Any]:
    """A value put there by a test; it has a source, so that I59 stays silent."""
    return Fact("test:doctored", value, source="op-course")


def with_week(plan: Plan, number: int, **changes: Any) -> Plan:
    weeks = tuple(replace(week, **changes) if week.number == number else week for week in plan.program.weeks)
    return replace(plan, program=replace(plan.program, weeks=weeks))


def with_bodies(plan: Plan, change: Callable[[Body], Body], weeks: Iterable[int] | None = None) -> Plan:
    """Change every body of the weeks; sessions that shared a body still share it."""
    chosen = set(weeks) if weeks is not None else {week.number for week in plan.program.weeks}
    for week in plan.program.weeks:
        if week.number in chosen:
            made = {id(session.body): change(session.body) for session in week.sessions}
            plan = with_week(plan, week.number, sessions=tuple(replace(session, body=made[id(session.body)]) for session in week.sessions))
    return plan


def with_items(plan: Plan, edit: Edit, weeks: Iterable[int] | None = None) -> Plan:
    """Change items of the ordinary size of the weeks."""
    return with_bodies(plan, lambda body: replace(body, items=tuple(map(edit, body.items))), weeks)


def with_exercise(plan: Plan, applies: Callable[[Item], bool], weeks: Iterable[int] | None = None, **changes: Any) -> Plan:
    """Change the catalogue row behind the items that apply."""

    def edit(item: Item) -> Item:
        return item._replace(choice=replace(item.choice, exercise=replace(item.choice.exercise, **changes))) if applies(item) else item

    return with_items(plan, edit, weeks)


def with_days(plan: Plan, number: int, *weekdays: str) -> Plan:
    week = week_of(plan, number)
    return with_week(plan, number, sessions=tuple(replace(one, weekday=day) for one, day in zip(week.sessions, weekdays, strict=True)))


def week_of(plan: Plan, number: int) -> Week:
    return plan.program.weeks[number - 1]


def builds(plan: Plan) -> list[Week]:
    return [week for week in plan.program.weeks if week.kind.value is WeekKind.BUILD]


def first_step(plan: Plan, *steps: Step) -> Week:
    """The first build week that took one of these steps."""
    return next(week for week in builds(plan) if week.step.value in steps)


def is_strength(item: Item) -> bool:
    return item.modality is Modality.STRENGTH


def is_main_aerobic(item: Item) -> bool:
    return item.part == "main" and item.modality is Modality.AEROBIC


def longer_warm_up(items: tuple[Item, ...], minutes: int) -> tuple[Item, ...]:
    return (items[0]._replace(minutes=fact(items[0].minutes.value + minutes)), *items[1:])


def small(body: Body, template: Template) -> Body:
    """The bad-day size as a session of its own."""
    return replace(body, template=template, minutes=body.bad.minutes, items=body.bad.items, good=body.bad, bad=body.bad)


def free_days(week: Week) -> list[str]:
    return [day for day in WEEKDAYS if day not in {session.weekday for session in week.sessions}]


def first_exercises(plan: Plan) -> set[str]:
    """The different exercises of week 1, without endurance, warm-up and mobility."""
    counted = {Modality.STRENGTH, Modality.BALANCE}
    return {item.choice.id for one in week_of(plan, 1).sessions for item in one.body.items if item.part == "main" and item.modality in counted}


def extra_sessions(week: Week, template: Template, *weekdays: str) -> tuple[Session, ...]:
    """The week with more small sessions, taken from one without strength."""
    walk = next(session for session in week.sessions if not any(map(is_strength, session.body.items)))
    return week.sessions + tuple(replace(walk, id=f"{walk.id}-{day}", weekday=day, body=small(walk.body, template)) for day in weekdays)


def steady_with_a_light_week() -> Plan:
    """A person at the time cap: large weeks, light test weeks, good days like ordinary ones."""
    plan = a_plan("lungs")
    at_cap = [week for week in builds(plan) if week.number > 4]
    assert all(week.minutes.value == plan.prescription.weekly_cap.value for week in at_cap)
    assert week_of(plan, 8).light.value
    return plan


# --- one broken plan for each law of plans ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Broken:
    """A plan that one law must catch, with the rows that are wrong while it is judged."""

    law: str
    rows: Mapping[str, Any]
    make: Callable[[], Plan]


BROKEN: list[Broken] = []


def breaks(law_id: str, rows: Mapping[str, Any] | None = None) -> Callable[[Callable[[], Plan]], Callable[[], Plan]]:
    """Register a plan that this law must catch, and no other; ``rows`` are wrong too, so that laws that read them are blind."""

    def register(make: Callable[[], Plan]) -> Callable[[], Plan]:
        BROKEN.append(Broken(law_id, rows or {}, make))
        return make

    return register


def flagged(plan: Plan, question: str, option: str, **changes: Any) -> Plan:
    """The plan of somebody whose flag was overlooked by the verdict."""
    return replace(plan, screening=replace(plan.screening, flags=(*plan.screening.flags, replace(FLAGS[question, option], **changes))))


def answered(plan: Plan, *bases: str, **differences: Any) -> Plan:
    """The plan of somebody who in truth answered otherwise."""
    return replace(plan, answers=an_answers(*bases, **differences))


def with_effort(plan: Plan, effort: int, applies: Callable[[Item], bool] = is_main_aerobic) -> Plan:
    return with_items(plan, lambda item: item._replace(effort=fact(effort)) if applies(item) else item)


def with_tag(plan: Plan, tag: str) -> Plan:
    """Strength exercises of week 1 that carry a tag."""
    return with_exercise(plan, is_strength, [1], tags=frozenset({tag}))


def with_much_time(plan: Plan) -> Plan:
    """The same plan for somebody who has the time for more."""
    return replace(plan, profile=replace(plan.profile, stated_minutes=fact(300)))


def without_card(plan: Plan, name: str) -> Plan:
    return replace(plan, cards=tuple(card for card in plan.cards if card.id != name))


@breaks("I01")
def _a_plan_below_caution() -> Plan:
    return replace(a_plan("back"), screening=screen({"smerte.hvor": ["andet_sted"]}))


@breaks("I03")
def _a_plan_for_a_group_out_of_scope() -> Plan:
    return flagged(a_plan("back"), "sikkerhed.laege", "dialyse")


@breaks("I03")
def _a_plan_for_a_child() -> Plan:
    plan = a_plan("active")
    return replace(plan, profile=replace(plan.profile, age=fact(17)))


@breaks("I04")
def _effort_in_spite_of_symptoms() -> Plan:
    return flagged(a_plan("back"), "sikkerhed.laege", "svimmel")


@breaks("I05")
def _a_heart_that_no_doctor_has_cleared() -> Plan:
    return answered(a_plan("heart"), "heart_uncleared")


@breaks("I06", {"heart.effort_cap": 8})
def _a_heart_above_light_effort() -> Plan:
    return with_effort(a_plan("heart"), 4)


@breaks("I07")
def _a_plan_after_an_infected_heart() -> Plan:
    return flagged(a_plan("heart"), "helbred.hjerte", "hjertebetaendelse", clearance=Clearance.CAUTION)


@breaks("I07")
def _a_plan_with_a_defibrillator() -> Plan:
    return flagged(a_plan("heart"), "helbred.hjerte", "icd", clearance=Clearance.CAUTION, source="cvdtab")


@breaks("I08")
def _diabetes_at_full_effort_without_a_doctor() -> Plan:
    return with_effort(answered(a_plan("insulin"), "insulin", sikkerhed_aftalt="nej"), 6)


@breaks("I09")
def _diabetes_with_three_idle_days() -> Plan:
    plan = a_plan("insulin", rammer_dage=2, rammer_minutter=40)
    return with_week(plan, 2, sessions=tuple(one for one in week_of(plan, 2).sessions if one.body.template is not Template.SNACK))


@breaks("I09")
def _diabetes_with_idle_days_over_a_weekend() -> Plan:
    """From Thursday to the next week's Monday."""
    return with_days(a_plan("insulin"), 5, "monday", "tuesday", "wednesday", "thursday")


@breaks("I10")
def _insulin_without_the_glucose_card() -> Plan:
    return without_card(a_plan("insulin", helbred_blodsukker=7.5), "glucose")


@breaks("I10")
def _a_glucose_card_that_does_not_say_what_to_eat() -> Plan:
    plan = a_plan("insulin", helbred_blodsukker=7.5)
    cards = (replace(card, lines=tuple(line for line in card.lines if line.id != "low")) for card in plan.cards)
    return replace(plan, cards=tuple(cards))


@breaks("I11")
def _low_glucose_and_no_pause() -> Plan:
    plan = a_plan("insulin")
    return replace(plan, cards=tuple(replace(card, lines=card.lines[1:]) if card.id == "glucose" else card for card in plan.cards))


@breaks("I11")
def _a_plan_at_very_high_glucose() -> Plan:
    return answered(a_plan("insulin", helbred_blodsukker=7.5), "insulin", helbred_blodsukker=17.0)


@breaks("I12")
def _a_plan_with_a_wound_on_the_foot() -> Plan:
    return flagged(a_plan("insulin"), "helbred.diabetes", "fodsaar", clearance=Clearance.CAUTION)


@breaks("I12", {"neuropathy.forbidden": []})
def _jumps_on_feet_that_feel_little() -> Plan:
    return with_tag(a_plan("colon_cancer"), "jump")


@breaks("I13", {"retinopathy_severe.forbidden": []})
def _the_head_down_with_severe_eye_changes() -> Plan:
    return with_tag(a_plan("insulin", helbred_diabetes=["oejne_ubehandlet"]), "head_down")


@breaks("I14", {"bp_high.forbidden": []})
def _heavy_weights_at_high_pressure() -> Plan:
    return with_tag(a_plan("blood_pressure", helbred_blodtryk_over=165), "heavy")


@breaks("I14")
def _full_effort_at_a_pressure_that_nobody_judged() -> Plan:
    return with_effort(answered(a_plan("blood_pressure"), "blood_pressure", helbred_blodtryk_under=104), 6)


@breaks("I14")
def _a_plan_at_very_high_pressure() -> Plan:
    return answered(a_plan("blood_pressure", helbred_blodtryk_over=165), "blood_pressure", helbred_blodtryk_over=180)


@breaks("I16")
def _no_word_about_fever() -> Plan:
    return without_card(a_plan("back"), "not_today")


@breaks("I17", {"osteoporosis.forbidden": [], "osteoporosis_fracture.forbidden": []})
def _sit_ups_for_a_fragile_back() -> Plan:
    return with_tag(a_plan("bones_neck"), "sit_up")


@breaks("I18", {"osteoporosis_fracture.forbidden": []})
def _knocks_for_a_fractured_back() -> Plan:
    return with_tag(a_plan("bones_neck"), "impact")


@breaks("I19")
def _a_plan_with_cancer_in_the_bones() -> Plan:
    return flagged(a_plan("cancer_treatment"), "sikkerhed.laege", "knoglemetastaser", clearance=Clearance.CAUTION)


@breaks("I20")
def _treatment_that_oncology_has_not_agreed() -> Plan:
    return answered(a_plan("cancer_treatment"), "cancer_treatment", sikkerhed_aftalt="nej")


@breaks("I20", {"cancer_treatment.effort_cap": 8})
def _hard_effort_in_treatment() -> Plan:
    return with_effort(a_plan("cancer_treatment"), 7)


@breaks("I21")
def _a_plan_with_few_platelets() -> Plan:
    return answered(a_plan("cancer_treatment"), "cancer_treatment", helbred_blodplader=49)


@breaks("I21")
def _a_plan_with_new_pain_in_a_bone() -> Plan:
    return flagged(a_plan("cancer_treatment"), "helbred.kraeft", "ny_knoglesmerte", clearance=Clearance.CAUTION, symptom=False)


@breaks("I22")
def _large_steps_for_a_swollen_arm() -> Plan:
    plan = a_plan("cancer_treatment")
    return replace(plan, progression_rule=replace(plan.progression_rule, load_step_most=fact(6)))


@breaks("I23")
def _a_growing_plan_for_exertion_illness() -> Plan:
    return flagged(a_plan("back"), "sikkerhed.laege", "me_pem", clearance=Clearance.CAUTION, source="riebe15")


@breaks("I24")
def _a_plan_in_spite_of_dark_thoughts() -> Plan:
    return flagged(a_plan("anxious"), "sikkerhed.tanker", "ved_ikke", clearance=Clearance.CAUTION)


@breaks("I72")
def _lying_flat_without_air() -> Plan:
    return flagged(a_plan("back"), "sikkerhed.laege", "aandenoed_liggende", clearance=Clearance.CAUTION, symptom=False)


@breaks("I25")
def _one_week_too_heavy() -> Plan:
    plan = steady_with_a_light_week()
    return with_week(plan, 6, load=fact(1.16 * week_of(plan, 5).load.value))


@breaks("I26")
def _two_weeks_too_heavy() -> Plan:
    plan = steady_with_a_light_week()
    base = week_of(plan, 5).load.value
    return with_week(with_week(plan, 6, load=fact(1.145 * base)), 7, load=fact(1.145 * 1.145 * base))


@breaks("I27")
def _a_rebound_after_a_light_week() -> Plan:
    plan = steady_with_a_light_week()
    return with_week(plan, 9, load=fact(1.12 * week_of(plan, 7).load.value))


@breaks("I28")
def _a_shock_start() -> Plan:
    plan = a_plan("back")
    return replace(plan, profile=replace(plan.profile, reported_minutes=fact(0)))


@breaks("I28")
def _a_shock_after_a_try() -> Plan:
    plan = a_plan("unsure")
    return with_week(plan, 2, minutes=fact(cited("start.lowest").value[plan.profile.level.value] + 1))


@breaks("I29")
def _a_quota_above_tolerance() -> Plan:
    plan = a_plan("back")
    return replace(plan, prescription=replace(plan.prescription, bout=fact(plan.profile.tolerance.value)))


@breaks("I30")
def _sets_and_repetitions_at_once() -> Plan:
    plan = a_plan("back")
    week = first_step(plan, Step.SETS)
    sets_now, sets_before = (
        {i.choice.id: i.sets.value for s in w.sessions for i in s.body.items if is_strength(i) and i.sets}
        for w in (week, week_of(plan, week.number - 1))
    )
    grown = next(name for name, sets in sets_before.items() if sets_now[name] > sets)

    def fewer(item: Item) -> Item:
        if item.choice.id != grown:
            return item
        return item._replace(reps=item.reps and fact(item.reps.value - 1), seconds=item.seconds and fact(item.seconds.value - 1))

    return with_items(plan, fewer, range(1, week.number))


@breaks("I31")
def _a_zone_too_early() -> Plan:
    plan = steady_with_a_light_week()
    week = first_step(plan, Step.SETS)

    def harder(item: Item) -> Item:
        return item._replace(effort=fact(item.effort.value + 1)) if is_main_aerobic(item) else item

    return with_items(plan, harder, range(week.number, len(plan.program.weeks) + 1))


@breaks("I32")
def _too_much_weight_at_once() -> Plan:
    plan = a_plan("back")
    return replace(plan, progression_rule=replace(plan.progression_rule, load_step_most=fact(11)))


@breaks("I33")
def _the_same_muscles_on_sunday_and_monday() -> Plan:
    return with_days(a_plan("back"), 6, "monday", "wednesday", "sunday")


@breaks("I34")
def _too_many_hard_sets() -> Plan:
    plan = a_plan("back")
    first = next(item.choice.id for session in week_of(plan, 7).sessions for item in session.body.items if is_strength(item) and item.reps)

    def many(item: Item) -> Item:
        return item._replace(sets=fact(6), reps=fact(1), rest=fact(0)) if item.choice.id == first else item

    return with_items(plan, many, [7])


@breaks("I35")
def _no_day_off() -> Plan:
    plan = with_much_time(a_plan("active", rammer_dage=1, rammer_minutter=10))
    week = week_of(plan, 1)
    more = tuple(replace(week.sessions[0], id=f"w1-{day}", weekday=day) for day in free_days(week))
    return with_week(plan, 1, sessions=week.sessions + more)


@breaks("I36")
def _more_than_the_stated_time() -> Plan:
    plan = a_plan("back")
    return replace(plan, profile=replace(plan.profile, stated_minutes=fact(week_of(plan, 8).minutes.value)))


@breaks("I37")
def _too_many_sessions() -> Plan:
    plan = a_plan("back")
    return with_week(plan, 1, sessions=extra_sessions(week_of(plan, 1), Template.WALK, "tuesday", "thursday", "saturday"))


@breaks("I38")
def _too_much_pain_allowed() -> Plan:
    plan = a_plan("back", smerte_nrs7=3)
    return replace(plan, pain_rule=replace(plan.pain_rule, red_above=fact(6)))


@breaks("I44")
def _an_item_above_the_lowest_effort_cap() -> Plan:
    return with_effort(a_plan("knee"), 8)


@breaks("I44")
def _a_tag_that_one_condition_forbids() -> Plan:
    return with_tag(a_plan("shoulder"), "overhead")


@breaks("I44")
def _less_in_reserve_than_one_condition_asks_for() -> Plan:
    return with_items(a_plan("widespread_mood"), lambda item: item._replace(reserve=fact(3)) if is_strength(item) else item, [1])


@breaks("I45")
def _an_extra_walk_on_top_of_the_time() -> Plan:
    plan = a_plan("insulin")
    longest = max(week.minutes.value for week in plan.program.weeks)
    return replace(plan, prescription=replace(plan.prescription, weekly_cap=fact(longest - plan.prescription.gap_walk.value - 1)))


@breaks("I45")
def _a_second_extra_walk() -> Plan:
    plan = with_much_time(a_plan("insulin"))
    walk = next(session for session in week_of(plan, 1).sessions if session.body.template is Template.SNACK)
    return with_week(plan, 1, sessions=(*week_of(plan, 1).sessions, replace(walk, id="w1-more", weekday=free_days(week_of(plan, 1))[0])))


@breaks("I48")
def _mixed_days_unsaid() -> Plan:
    return unsaid(a_plan("knee", rammer_dage=4), "single_focus")


@breaks("I49")
def _a_back_week_of_stretching() -> Plan:
    plan = with_exercise(a_plan("back"), lambda item: item.part == "main", [2], modality=Modality.MOBILITY)
    return replace(plan, not_covered=(*plan.not_covered, Reason("patterns", ("acsm26",))))


@breaks("I50")
def _balance_without_support() -> Plan:
    plan = a_plan("older")
    assert plan.program.balance is not None
    return with_exercise(plan, lambda item: item.modality is Modality.BALANCE, tags=plan.program.balance.exercise.tags - {"support_within_reach"})


@breaks("I51")
def _the_floor_without_a_way_up() -> Plan:
    return with_exercise(a_plan("older"), is_strength, [1], tags=frozenset({"floor"}))


@breaks("I52", {"knee.forbidden": []})
def _jumps_for_a_painful_knee() -> Plan:
    return with_tag(a_plan("two_places"), "jump")


@breaks("I53")
def _another_circuit_on_another_day() -> Plan:
    plan = a_plan("back")
    sessions = list(week_of(plan, 1).sessions)
    last = max(place for place, session in enumerate(sessions) if session.body.template is Template.CIRCUIT)
    body = sessions[last].body
    renamed = [
        item._replace(choice=replace(item.choice, exercise=replace(item.choice.exercise, id=f"other_{item.choice.id}")))
        if is_strength(item)
        else item
        for item in body.items
    ]
    sessions[last] = replace(sessions[last], body=replace(body, items=tuple(renamed)))
    return with_week(plan, 1, sessions=tuple(sessions))


@breaks("I53")
def _six_exercises_for_many_conditions() -> Plan:
    """One more than the level's first five is lawful; with three conditions it is not."""
    plan = a_plan("back")
    sessions = list(week_of(plan, 1).sessions)
    place = max(place for place, one in enumerate(sessions) if any(map(is_strength, one.body.items)))
    twice = {item.choice.id for one in sessions[:place] for item in one.body.items}
    wanted = cited("strength.most_first_weeks").value[plan.profile.level.value] - len(first_exercises(plan))
    items = list(sessions[place].body.items)
    for number, item in [(number, item) for number, item in enumerate(items) if is_strength(item) and item.choice.id in twice][:wanted]:
        items[number] = item._replace(choice=replace(item.choice, exercise=replace(item.choice.exercise, id=f"other_{item.choice.id}")))
    sessions[place] = replace(sessions[place], body=replace(sessions[place].body, items=tuple(items)))
    plan = with_week(plan, 1, sessions=tuple(sessions))
    assert (len(first_exercises(plan)), broken(plan)) == (6, ())
    return replace(plan, profile=replace(plan.profile, conditions=fact(3)))


@breaks("I54")
def _a_hard_warm_up() -> Plan:
    return with_items(a_plan("back"), lambda item: item._replace(effort=fact(3)) if item.part == "warm_up" else item, [1])


@breaks("I55", {"hypertension.reserve_least": 0})
def _sets_close_to_exhaustion_at_high_pressure() -> Plan:
    return with_items(a_plan("blood_pressure"), lambda item: item._replace(reserve=fact(2)) if is_strength(item) else item, [1])


@breaks("I55", {"general.forbidden": [], "hypertension.forbidden": []})
def _held_breath_at_high_pressure() -> Plan:
    return with_tag(a_plan("blood_pressure"), "breath_hold")


@breaks("I56")
def _the_first_week_of_somebody_confident() -> Plan:
    """The days leave room, but the start is one session fewer."""
    plan = a_plan("irritable", rammer_dage=6, rammer_minutter=60, smerte_har="nej", soevn_korte=0, aktiv_dage=5, aktiv_minutter=45)
    sure = a_plan("irritable", rammer_dage=6, rammer_minutter=60, smerte_har="nej", soevn_korte=0, aktiv_dage=5, aktiv_minutter=45, motiv_tro=9)
    assert len(week_of(sure, 1).sessions) == len(week_of(plan, 1).sessions) + 1
    return with_week(plan, 1, sessions=extra_sessions(week_of(plan, 1), Template.WALK, free_days(week_of(plan, 1))[0]))


@breaks("I56")
def _as_many_sessions_without_confidence() -> Plan:
    plan = a_plan("unsure")
    return replace(plan, prescription=replace(plan.prescription, sessions_most=fact(plan.profile.stated_days.value)))


@breaks("I57")
def _a_bad_day_of_eleven_minutes() -> Plan:
    def longer(body: Body) -> Body:
        return replace(body, bad=Size(fact(11), longer_warm_up(body.bad.items, 11 - body.bad.minutes.value)))

    return with_bodies(a_plan("back"), longer, [1])


@breaks("I58")
def _no_look_at_week_six() -> Plan:
    plan = a_plan("back")
    return replace(plan, milestones=tuple(one for one in plan.milestones if one.measure != "response"))


@breaks("I59")
def _a_number_from_nowhere() -> Plan:
    def bare(item: Item) -> Item:
        return item._replace(rest=Fact("test:bare", item.rest.value)) if is_strength(item) and item.rest else item

    return with_items(a_plan("back"), bare, [1])


@breaks("I64")
def _a_walk_test_for_widespread_pain() -> Plan:
    plan = a_plan("widespread_mood")
    return replace(plan, milestones=tuple(replace(one, measure="metres") if one.measure == "minutes" else one for one in plan.milestones))


@breaks("I65", {"mood.sessions_cap": 6})
def _more_sessions_than_are_known_to_help() -> Plan:
    plan = with_much_time(a_plan("anxious", motiv_tro=9))
    plan = replace(plan, prescription=replace(plan.prescription, weekly_cap=fact(300)))
    assert sum(len(week.sessions) for week in plan.program.weeks) == cited("ceiling.mood_most").value
    return with_week(plan, 12, sessions=extra_sessions(week_of(plan, 12), Template.WALK, "tuesday"))


@breaks("I66")
def _a_snack_that_is_work() -> Plan:
    return with_effort(a_plan("busy"), 5, is_strength)


@breaks("I70")
def _a_heavier_second_week_in_spite_of_short_nights() -> Plan:
    plan = a_plan("irritable")
    return with_week(plan, 2, load=fact(1.01 * week_of(plan, 1).load.value))


@breaks("time_model")
def _rests_that_take_no_time() -> Plan:
    return with_items(a_plan("back"), lambda item: item._replace(rest=fact(500)) if is_strength(item) else item, [1])


@breaks("sums")
def _a_week_that_is_not_its_sessions() -> Plan:
    plan = a_plan("back")
    return with_week(plan, 5, load=fact(round(week_of(plan, 5).load.value + 0.01, 2)))


@breaks("sums")
def _a_session_that_is_not_its_minutes_and_effort() -> Plan:
    return with_bodies(a_plan("back"), lambda body: replace(body, effort=fact(body.effort.value + 0.01)), [1])


@breaks("sums")
def _a_session_whose_effort_is_not_that_of_its_items() -> Plan:
    return with_items(a_plan("back"), lambda item: item._replace(effort=fact(1)) if item.part == "cool_down" else item, [3])


@breaks("start_load")
def _a_first_week_that_weighs_something_else() -> Plan:
    plan = a_plan("back")
    return with_week(plan, 1, load=fact(week_of(plan, 1).load.value + 1))


def _advised(slot: str, more: int) -> Plan:
    """The plan with one number of what follows it raised."""
    plan = a_plan("back")
    doctored = tuple(
        replace(one, numbers={**one.numbers, slot: fact(one.numbers[slot].value + more)}) if slot in one.numbers else one for one in plan.afterwards
    )
    assert doctored != plan.afterwards
    return replace(plan, afterwards=doctored)


@breaks("afterwards")
def _more_minutes_afterwards_than_there_is_time() -> Plan:
    return _advised("minutes", 300)


@breaks("afterwards")
def _a_break_that_is_followed_by_as_much_as_before() -> Plan:
    return _advised("fewer", 100)


@breaks("sizes")
def _a_good_day_shorter_than_an_ordinary_one() -> Plan:
    return with_bodies(a_plan("back"), lambda body: replace(body, good=body.bad), [1])


@breaks("bad_day")
def _a_bad_day_that_is_harder_than_an_ordinary_one() -> Plan:
    def harder(body: Body) -> Body:
        return replace(
            body, bad=replace(body.bad, items=tuple(item._replace(effort=fact(7)) if is_main_aerobic(item) else item for item in body.bad.items))
        )

    return with_bodies(a_plan("older"), harder, [1])


@breaks("one_a_day")
def _two_walks_on_one_day() -> Plan:
    plan = a_plan("active")
    days = [session.weekday for session in week_of(plan, 1).sessions]
    walks = [place for place, session in enumerate(week_of(plan, 1).sessions) if session.body.template is Template.WALK]
    days[walks[1]] = days[walks[0]]
    return with_days(plan, 1, *days)


@breaks("fits_the_person")
def _an_exercise_that_needs_what_is_not_there() -> Plan:
    return with_exercise(a_plan("busy"), is_strength, [1], equipment=("vand",))


@breaks("good_week")
def _a_week_of_good_days_too_heavy() -> Plan:
    plan = a_plan("back")
    week = [one for one in builds(plan) if one.step.value is Step.DURATION][-1]

    def stretched(body: Body) -> Body:
        minutes = int(body.minutes.value * 1.15)
        return replace(body, good=Size(fact(minutes), longer_warm_up(body.items, minutes - body.minutes.value)))

    return with_bodies(plan, stretched, [week.number])


@breaks("light_weeks")
def _a_light_week_on_other_days() -> Plan:
    plan = a_plan("back")
    week = next(one for one in plan.program.weeks if one.light.value)
    assert [session.weekday for session in week.sessions] == ["monday", "wednesday", "friday"]
    return with_days(plan, week.number, "monday", "thursday", "friday")


@breaks("stated_days")
def _a_session_on_a_day_that_was_not_ticked() -> Plan:
    plan = a_plan("older")
    assert [session.weekday for session in week_of(plan, 3).sessions] == ["monday", "friday"]
    return with_days(plan, 3, "monday", "thursday")


@breaks("one_week_try")
def _a_try_on_one_day() -> Plan:
    plan = a_plan("unsure")
    return with_week(plan, 1, sessions=week_of(plan, 1).sessions[:1])


@breaks("snacks")
def _a_hard_snack() -> Plan:
    return with_items(a_plan("busy"), lambda item: item._replace(reserve=fact(4)) if is_strength(item) else item, [3])


@breaks("step_is_true")
def _a_step_that_did_not_happen() -> Plan:
    plan = a_plan("back")
    return with_week(plan, first_step(plan, Step.DURATION).number, step=fact(Step.SETS))


def unsaid(plan: Plan, *reasons: str) -> Plan:
    """The plan without these reasons in ``not_covered``."""
    assert set(reasons) & {reason.id for reason in plan.not_covered}
    return replace(plan, not_covered=tuple(reason for reason in plan.not_covered if reason.id not in reasons))


@breaks("I46")
def _too_little_endurance_unsaid() -> Plan:
    return unsaid(a_plan("older"), "aerobic_three")


@breaks("I47")
def _a_session_without_the_goal_unsaid() -> Plan:
    return unsaid(a_plan("back", funktion_1="raekke_op"), "goal_every_session")


@breaks("I73")
def _no_alternatives_unsaid() -> Plan:
    return with_items(a_plan("back"), lambda item: item._replace(choice=replace(item.choice, alternatives=())), [1])


@breaks("honest_gaps")
def _a_plan_of_snacks_unsaid() -> Plan:
    return unsaid(a_plan("busy"), "snacks_only")


# --- logged weeks ------------------------------------------------------------------------------------------------------------------------

GOOD_WEEK: Told = {}
RED_WEEK: Told = {"on": {0: {"pain_during": 9}}}
FEVER_WEEK: Told = {"new_symptoms": ["feber"]}
FEW_DONE: Told = {"done": 1}
UNTOLD: Told = {"each": dict.fromkeys(("pain_during", "pain_after", "pain_next_morning"))}
SHORT_NIGHTS: Told = {"sleep_hours_low_nights": 4}


def away(days: int) -> Told:
    return {"done": 0, "days_off": days}


def logged(*weeks: Told) -> Plan:
    """Somebody with a painful hip, three sessions a week and twelve weeks."""
    return a_course(an_answers("hip"), *weeks)


def as_if_good(plan: Plan, number: int) -> Plan:
    """The week's decision says by mistake that the plan goes on; what was found stays."""
    decision = week_of(plan, number).decision
    assert decision is not None
    return with_week(plan, number, decision=replace(decision, verdict=fact(Verdict.PROGRESS)))


@dataclass(frozen=True, eq=False)
class Limit:
    """A week whose load a law limits to a share of another one's, and the plan it stands in."""

    law: str
    make: Callable[[], Plan]
    number: int
    finding: Finding
    share: float
    of: Callable[[Plan], Week]

    @cached_property
    def plan(self) -> Plan:
        """The plan, made once."""
        return self.make()


def _built(number: int) -> Callable[[Plan], Week]:
    """The week that built before this one."""

    def found(plan: Plan) -> Week:
        week = last_build(plan, number)
        assert week is not None
        return week

    return found


LIMITS = [
    Limit("I39", lambda: logged(GOOD_WEEK, RED_WEEK), 3, Finding.RED, 0.8, _built(3)),
    Limit("I39", lambda: logged(GOOD_WEEK, FEVER_WEEK), 3, Finding.ILL, 0.8, _built(3)),
    Limit("I39", lambda: logged(RED_WEEK), 2, Finding.RED, 0.8, _built(2)),
    Limit("I39", lambda: a_course(an_answers("cancer_treatment", energi=6), {"fatigue": 7}), 2, Finding.CRASH, 0.8, _built(2)),
    Limit("I40", lambda: as_if_good(logged(GOOD_WEEK, UNTOLD), 3), 3, Finding.UNKNOWN, 1.0, _built(3)),
    Limit("I41", lambda: as_if_good(logged(GOOD_WEEK, FEW_DONE), 3), 3, Finding.FEW, 1.0, _built(3)),
    Limit("I41", lambda: as_if_good(logged(GOOD_WEEK, {"done": 2}), 3), 3, Finding.SOME_MISSED, 1.0, _built(3)),
    Limit("I41", lambda: as_if_good(logged(FEW_DONE, FEW_DONE), 3), 3, Finding.FEW_AGAIN, 1.0, _built(3)),
    Limit("I42", lambda: logged(*[GOOD_WEEK] * 5, away(30)), 7, Finding.RESTART, 1.0, lambda plan: week_of(plan, 1)),
    Limit("I43", lambda: logged(GOOD_WEEK, GOOD_WEEK, away(10)), 4, Finding.SHORT_GAP, 0.8, lambda plan: week_of(plan, 2)),
    Limit("I43", lambda: logged(GOOD_WEEK, GOOD_WEEK, away(20)), 4, Finding.LONG_GAP, 0.6, lambda plan: week_of(plan, 2)),
    Limit("held", lambda: logged(GOOD_WEEK, SHORT_NIGHTS), 3, Finding.TIRED, 1.0, _built(3)),
    Limit("held", lambda: logged(GOOD_WEEK, {"each": {"pain_during": 6}}), 3, Finding.AMBER, 1.0, _built(3)),
]


def at_limit(limit: Limit, more: float) -> Plan:
    """The plan with the week's load at its limit, and so much more; in hundredths, as loads are stored."""
    plan = limit.plan
    decision = week_of(plan, limit.number).decision
    assert decision is not None
    assert decision.finding.value is limit.finding
    return with_week(plan, limit.number, load=fact(round(limit.share * limit.of(plan).load.value + more, 2)))


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: f"{limit.law}-{limit.finding}-w{limit.number}")
def test_a_logged_week_at_its_limit_is_lawful_and_a_hundredth_above_is_not(limit: Limit) -> None:
    assert caught(broken(at_limit(limit, 0))) <= {"sums"}
    assert caught(broken(at_limit(limit, 0.01))) - {"sums"} == {limit.law}


@pytest.mark.parametrize("share", [0.81, 1.0])
def test_the_smallest_sessions_may_be_as_much_work_as_before(share: float) -> None:
    """After a crash a week of five minutes at a time is as small as it gets."""
    plan = a_course(an_answers("widespread_mood"), {"fatigue": 10})
    assert {session.body.minutes.value for session in week_of(plan, 2).sessions} == {5}
    assert caught(broken(with_week(plan, 2, load=fact(round(share * week_of(plan, 1).load.value, 2))))) == {"sums"}


def _limit(law_id: str, finding: Finding) -> Limit:
    return next(limit for limit in LIMITS if (limit.law, limit.finding) == (law_id, finding))


@breaks("I39")
def _hardly_less_after_a_red_session() -> Plan:
    return at_limit(_limit("I39", Finding.RED), 1)


@breaks("I39")
def _hardly_less_after_fever() -> Plan:
    return at_limit(_limit("I39", Finding.ILL), 1)


@breaks("I40")
def _more_although_pain_was_not_told() -> Plan:
    return at_limit(_limit("I40", Finding.UNKNOWN), 1)


@breaks("I40")
def _more_although_a_week_was_not_logged() -> Plan:
    plan = as_if_good(logged(GOOD_WEEK, None, GOOD_WEEK), 4)
    base = last_build(plan, 4)
    assert base is not None
    return with_week(plan, 4, load=fact(base.load.value + 1))


@breaks("I41")
def _missed_sessions_caught_up() -> Plan:
    return at_limit(_limit("I41", Finding.FEW), 1)


@breaks("I42")
def _back_at_full_load_after_a_month() -> Plan:
    return at_limit(_limit("I42", Finding.RESTART), 1)


@breaks("I42")
def _back_after_a_month_without_the_safety_questions() -> Plan:
    plan = logged(*[GOOD_WEEK] * 5, away(28))
    decision = week_of(plan, 7).decision
    assert decision is not None
    return with_week(plan, 7, decision=replace(decision, notices={**decision.notices, "rescreen": fact(False)}))


@breaks("I43")
def _nearly_as_much_after_ten_days_away() -> Plan:
    return at_limit(_limit("I43", Finding.SHORT_GAP), 1)


@breaks("I43")
def _nearly_as_much_after_twenty_days_away() -> Plan:
    return at_limit(_limit("I43", Finding.LONG_GAP), 1)


@breaks("held")
def _a_little_more_in_a_week_that_was_to_be_held() -> Plan:
    return at_limit(_limit("held", Finding.TIRED), 1)


RATED = {"bend_1": 10, "bend_2": 20, "bend_3": 40, "bend_4": 60}


def exposed(*weeks: Told, **ratings: int) -> Plan:
    """Somebody who fears bending, with these steps rated."""
    chosen, _ = choices.parse([{"kind": "exposure", "family": "bend", "ratings": RATED | ratings}])
    answers = an_answers("fearful_back")
    outcome = make_plan(answers, MONDAY, chosen, check_ins=a_course(answers, *weeks).check_ins)
    assert isinstance(outcome, Plan)
    assert outcome.exposure is not None
    assert outcome.exposure.now.value is not None
    return outcome


def rerated(plan: Plan, rating: int | None) -> Plan:
    """The same ladder, but the step whose turn it is was rated otherwise."""
    ladder = plan.exposure
    assert ladder is not None
    rungs = (replace(rung, rating=fact(rating)) if rung.step.id == ladder.now.value else rung for rung in ladder.rungs)
    return replace(plan, exposure=replace(ladder, rungs=tuple(rungs)))


DONE_STEP: Told = {"exposure": [{"step": "bend_3", "expected": 40, "happened": False, "harm_belief": 10}]}


@breaks("I71")
def _a_first_step_above_the_middle_of_the_scale() -> Plan:
    return rerated(exposed(), 61)


@breaks("I71")
def _a_step_that_nobody_rated() -> Plan:
    return rerated(exposed(), None)


@breaks("I71")
def _a_next_step_that_is_much_harder() -> Plan:
    return rerated(exposed(DONE_STEP), 61)


@breaks("I71")
def _a_step_that_is_closed_to_this_person() -> Plan:
    plan = exposed(DONE_STEP)
    return replace(plan, prescription=replace(plan.prescription, forbidden=fact(frozenset({"head_down"}))))


@pytest.mark.parametrize("plan", [lambda: rerated(exposed(), 60), lambda: rerated(exposed(DONE_STEP), 60)])
def test_a_step_at_the_limit_of_its_ladder_is_lawful(plan: Callable[[], Plan]) -> None:
    """The first at sixty, the next at twenty above what was done."""
    assert broken(plan()) == ()


# --- doctored documents and contacts -----------------------------------------------------------------------------------------------------


def _doctored(document: dict[str, Any], change: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    copy = deepcopy(document)
    change(copy)
    return copy


def _saying(text: str, language: str = "da") -> Callable[[], dict[str, Any]]:
    """A document with another message."""
    return lambda: _doctored(a_document("back", language=language), lambda d: d["messages"][0].update(text=text))


DOCTORED: list[tuple[str, Callable[[], dict[str, Any]]]] = [
    ("I15", _saying("Hold pulsen på 120 slag i minuttet.")),
    ("I15", _saying("Keep to 120 beats a minute.", "en")),
    ("I60", _saying("Garanti for et liv uden smerter.")),
    ("I60", _saying("This cures your back.", "en")),
    ("I61", _saying("Du kan måske undvære din medicin.")),
    ("I61", _saying("You may need less medicine.", "en")),
    ("I61", _saying("You may need less medication.", "en")),
    ("I62", _saying("De, der træner, lever længere.")),
    ("I62", _saying("Training after cancer helps people survive.", "en")),
    ("I63", lambda: _doctored(a_document("back"), lambda d: d["milestones"][0].update(sources=[]))),
    ("I67", lambda: _doctored(a_document("back"), lambda d: d["engine"].update(fingerprint=""))),
    ("I69", lambda: _doctored(a_document("back"), lambda d: d.update(stop_symptoms=[]))),
    ("referral_has_no_program", lambda: _doctored(a_document("emergency"), lambda d: d.update(program={"weeks": []}))),
]
ALLOWED: list[Callable[[], dict[str, Any]]] = [
    _saying("Ændr ikke medicin uden din læge."),
    _saying("Do not change medicine without your doctor.", "en"),
    _saying("Efter tyktarmskræft hænger træning sammen med at leve længere."),
    _saying("After colon cancer people who trained lived on, and more survived colon cancer.", "en"),
    _saying("Nyere studier viser ikke, at de lever længere."),
    lambda: _doctored(
        a_document("back"), lambda d: d["reasons"].append({"id": "helbred.puls.hoej", "text": "Over 100 slag i minuttet.", "sources": []})
    ),
]
"""What a document may well say."""


def caught(found: Iterable[Violation]) -> set[str]:
    return {violation.law for violation in found}


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: f"{case.law}-{case.make.__name__.strip('_')}")
def test_a_broken_plan_is_caught_by_its_law_and_by_no_other(case: Broken) -> None:
    """A number that was doctored leaves the sums wrong too: that is the business of the law of sums alone."""
    plan = case.make()
    with ExitStack() as stack:
        for row, value in case.rows.items():
            stack.enter_context(replaced(row, value))
        assert caught(broken(plan)) - ({"sums"} - {case.law}) == {case.law}


@pytest.mark.parametrize(("law_id", "make"), DOCTORED)
def test_a_doctored_document_is_caught_by_its_law_and_by_no_other(law_id: str, make: Callable[[], dict[str, Any]]) -> None:
    assert caught(broken_document(make())) == {law_id}


@pytest.mark.parametrize("make", ALLOWED)
def test_a_document_may_say_what_is_true(make: Callable[[], dict[str, Any]]) -> None:
    assert broken_document(make()) == ()


@pytest.mark.parametrize(("clearance", "contact"), [("emergency", "own_doctor"), ("today", "emergency")])
def test_help_without_the_right_number_is_caught(monkeypatch: pytest.MonkeyPatch, clearance: str, contact: str) -> None:
    """I02: an emergency that begins with the own doctor, or a doctor today without the regions' lines, is refused."""
    outcome = a_referral("emergency") if clearance == "emergency" else a_referral("back", sikkerhed_ryg=["ryg_feber"])
    assert not list(violations(outcome.screening, None))
    monkeypatch.setattr(laws, "for_clearance", lambda *_, **__: (CONTACTS[contact],))
    assert caught(violations(outcome.screening, None)) == {"I02"}


def test_dark_thoughts_without_the_right_number_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = a_referral("anxious", sikkerhed_tanker="ved_ikke")
    assert not list(violations(outcome.screening, None))
    monkeypatch.setattr(laws, "for_clearance", lambda *_, **__: (CONTACTS["own_doctor"],))
    assert caught(violations(outcome.screening, None)) == {"I24"}


def test_every_law_has_a_broken_case() -> None:
    """A new law without a plan, document or contact that it catches fails here."""
    assert {case.law for case in BROKEN} | {law_id for law_id, _ in DOCTORED} | {"I02"} == set(LAWS)


# --- what the engine makes ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("language", ["da", "en"])
def test_demo_people_break_no_law(name: str, language: str) -> None:
    outcome = an_outcome(name)
    plan = outcome if isinstance(outcome, Plan) else None
    assert list(violations(outcome.screening, plan)) == []
    assert broken_document(to_document(outcome, language)) == ()


def _applied(*names: str) -> Counter[str]:
    applied: Counter[str] = Counter()
    for name in names:
        outcome = an_outcome(name)
        list(violations(outcome.screening, outcome if isinstance(outcome, Plan) else None, applied))
        broken_document(to_document(outcome, "da"), applied)
    return applied


def test_every_law_concerns_some_demo_person() -> None:
    """Laws about people who never get a plan are met by the answers that lead away from it, and two others by what diabetes can bring."""
    applied = _applied(*EXAMPLES)
    for plan in (a_plan("insulin", sikkerhed_aftalt="nej"), a_plan("insulin", helbred_diabetes=["oejne_ubehandlet"])):
        list(violations(plan.screening, plan, applied))
    for question, option in (
        ("sikkerhed.laege", "hjertesvigt"),
        ("sikkerhed.laege", "knoglemetastaser"),
        ("sikkerhed.laege", "me_pem"),
        ("sikkerhed.laege", "aandenoed_liggende"),
        ("sikkerhed.tanker", "ja"),
    ):
        list(violations(screen({question: [option]}), None, applied))
    for plan in [*{limit.law: limit.plan for limit in LIMITS}.values(), exposed()]:
        list(violations(plan.screening, plan, applied))
    assert set(LAWS) <= set(applied)


def test_a_law_is_counted_only_for_those_it_concerns() -> None:
    applied = _applied("busy")
    assert applied["snacks"] == 1
    assert applied["I49"] == 0


def test_a_document_that_breaks_a_law_is_not_handed_out() -> None:
    plan = a_plan("back")
    doctored = replace(plan, milestones=(replace(plan.milestones[0], real_change=fact(None)), *plan.milestones[1:]))
    with pytest.raises(LawBrokenError, match="I63"):
        to_document(doctored, "da")


def test_a_law_cannot_be_written_twice() -> None:
    def again(_: Case) -> Iterator[str]:
        yield "nowhere"

    with pytest.raises(ValueError, match="I01"):
        law("I01")(again)


def test_a_violation_names_a_place_and_no_answer() -> None:
    answers = {str(value) for value in said("back").values()}
    for case in BROKEN:
        for violation in broken(case.make()):
            assert violation.place
            assert violation.place not in answers
