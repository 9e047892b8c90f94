"""Every law catches a plan that was broken on purpose, and only that law does; plans that the engine makes break none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import pytest

from ownpace import choices
from ownpace.contacts import BY_ID as CONTACTS
from ownpace.document import to_document
from ownpace.evidence import cited, replaced
from ownpace.facts import Fact
from ownpace.laws import LAWS, Case, Reason, Violation, broken, broken_document, growth, law, not_covered, register, violations
from ownpace.laws import logged as logged_laws
from ownpace.laws import outcome as outcome_laws
from ownpace.people import EXAMPLES
from ownpace.plan import LawBrokenError, Plan, make_plan
from ownpace.program import Body, Item, Session, Size, Week
from ownpace.screening import FLAGS, screen
from ownpace.vocabulary import WEEKDAYS, Clearance, Finding, Modality, Step, Template, Verdict, WeekKind
from tests.builders import MONDAY, REFERRED, TRAINING, a_document, a_plan, a_referral, an_answers, an_outcome, replace, said
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


def grown(plan: Plan, number: int, minutes: int, load: float) -> Plan:
    """The week with so many minutes and so much load."""
    return with_week(plan, number, minutes=fact(minutes), load=fact(load))


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


# --- one broken plan for each law of plans -----------------------------------------------------------------------------------------------


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


@breaks("holds_on", {"neuropathy.forbidden": []})
def _balance_without_support_on_feet_that_feel_little() -> Plan:
    return with_tag(a_plan("colon_cancer"), "unsupported")


@breaks("no_strain", {"heart.forbidden": []})
def _a_strain_for_a_heart() -> Plan:
    return with_tag(a_plan("heart"), "strenuous")


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


def _another_circuit(plan: Plan, number: int = 1, exercises: int = 99) -> Plan:
    """The last circuit of the week has exercises of its own, all or so many."""
    sessions = list(week_of(plan, number).sessions)
    last = max(place for place, session in enumerate(sessions) if session.body.template is Template.CIRCUIT)
    items = list(sessions[last].body.items)
    for place in [place for place, item in enumerate(items) if is_strength(item)][:exercises]:
        choice = items[place].choice
        items[place] = items[place]._replace(choice=replace(choice, exercise=replace(choice.exercise, id=f"other_{choice.id}")))
    sessions[last] = replace(sessions[last], body=replace(sessions[last].body, items=tuple(items)))
    return with_week(plan, number, sessions=tuple(sessions))


@breaks("I53")
def _another_circuit_on_another_day() -> Plan:
    return _another_circuit(a_plan("back"))


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


@breaks("honest_gaps")
def _balance_on_two_days_after_a_fall_unsaid() -> Plan:
    return unsaid(a_plan("older", om_alder=72, helbred_fald="et"), "balance_three")


# --- more of them, each a little beyond --------------------------------------------------------------------------------------------------


@breaks("I09")
def _diabetes_with_three_idle_days_at_the_very_end() -> Plan:
    plan = a_plan("insulin")
    return with_days(plan, len(plan.program.weeks), "monday", "tuesday", "wednesday", "thursday")


def on_pathways(plan: Plan, *names: str) -> Plan:
    """The plan of somebody who is on these pathways, and on no other."""
    return replace(plan, profile=replace(plan.profile, pathways=names))


@breaks("I10")
def _medicine_that_was_ticked_but_led_to_no_pathway() -> Plan:
    plan = a_plan("insulin", helbred_blodsukker=7.5)
    return without_card(on_pathways(plan, *(name for name in plan.profile.pathways if name != "hypo_medicine")), "glucose")


@breaks("I10")
def _a_pathway_of_low_sugar_without_a_tick_and_without_the_card() -> Plan:
    return on_pathways(a_plan("back"), "general", "low_back", "hypo_medicine")


@breaks("I10")
def _a_glucose_card_that_is_not_read_before_a_session() -> Plan:
    plan = a_plan("insulin", helbred_blodsukker=7.5)
    return replace(plan, cards=tuple(replace(card, before=False) if card.id == "glucose" else card for card in plan.cards))


@breaks("I11")
def _a_pathway_of_low_glucose_without_a_number_and_without_a_pause() -> Plan:
    return answered(_low_glucose_and_no_pause(), "insulin", helbred_blodsukker=None)


@breaks("I11")
def _a_low_number_that_led_to_no_pathway_and_no_pause() -> Plan:
    plan = _low_glucose_and_no_pause()
    return on_pathways(plan, *(name for name in plan.profile.pathways if name != "glucose_low"))


@breaks("I14", {"bp_unknown.effort_cap": 8, "bp_unknown.forbidden": [], "bp_unknown.reserve_least": 0})
def _an_unknown_pressure_at_full_effort() -> Plan:
    plan = with_effort(a_plan("knee"), 6)
    return on_pathways(plan, *plan.profile.pathways, "bp_unknown")


@breaks("I16")
def _a_fever_card_that_is_not_read_before_a_session() -> Plan:
    plan = a_plan("back")
    return replace(plan, cards=tuple(replace(card, before=False) if card.id == "not_today" else card for card in plan.cards))


@breaks("I16")
def _a_card_that_does_not_begin_with_fever() -> Plan:
    plan = a_plan("back")
    return replace(plan, cards=tuple(replace(card, lines=card.lines[1:]) if card.id == "not_today" else card for card in plan.cards))


@breaks("I28")
def _a_shock_start_on_good_days_only() -> Plan:
    plan = a_plan("back")
    good = sum(session.body.good.minutes.value for session in week_of(plan, 1).sessions)
    assert good > 102 > week_of(plan, 1).minutes.value
    return replace(plan, profile=replace(plan.profile, reported_minutes=fact(85)))


@breaks("I32")
def _more_weight_after_one_session_at_the_top() -> Plan:
    plan = a_plan("back")
    return replace(plan, progression_rule=replace(plan.progression_rule, top_sessions=fact(1)))


@breaks("I32")
def _more_weight_without_anything_in_reserve() -> Plan:
    plan = a_plan("back")
    return replace(plan, progression_rule=replace(plan.progression_rule, top_reserve=fact(plan.progression_rule.top_reserve.value - 1)))


@breaks("I34", {"strength.days_cap": 1})
def _strength_on_two_days_where_one_is_allowed() -> Plan:
    return a_plan("back")


@breaks("I34")
def _too_many_hard_sets_after_a_week_of_easy_ones() -> Plan:
    return with_items(_too_many_hard_sets(), lambda item: item._replace(reserve=fact(5)) if is_strength(item) else item, [1])


@breaks("I36")
def _more_than_the_stated_time_on_good_days_only() -> Plan:
    """129.6 minutes of 144 may be planned; good days take 130, ordinary ones 115."""
    plan = a_plan("back")
    return replace(plan, profile=replace(plan.profile, stated_minutes=fact(144)))


@breaks("I44", {"mood.sessions_cap": 1})
def _more_sessions_than_one_condition_allows() -> Plan:
    return a_plan("anxious")


@breaks("I44", {"low_back.session_cap": 43})
def _a_session_longer_than_one_condition_allows() -> Plan:
    plan = a_plan("back")
    assert max(one.body.good.minutes.value for week in plan.program.weeks for one in week.sessions) == 44
    return plan


@breaks("I44", {"overweight.weekly_cap": 80})
def _a_week_of_good_days_longer_than_one_condition_allows() -> Plan:
    return a_plan("weight")


@breaks("I53")
def _more_exercises_in_a_week_with_a_short_extra_walk() -> Plan:
    return _another_circuit(a_plan("insulin"))


@breaks("I58")
def _a_length_that_is_not_that_of_the_course() -> Plan:
    plan = a_plan("back")
    return replace(plan, program=replace(plan.program, length=fact(9)))


@breaks("I58", {"weeks.long": 7})
def _a_course_that_is_too_long() -> Plan:
    return a_plan("back")


@breaks("I58", {"weeks.short": 9})
def _a_course_that_is_too_short() -> Plan:
    return a_plan("back")


@breaks("I66")
def _a_snack_that_is_vigorous() -> Plan:
    return with_tag(a_plan("busy"), "vigorous")


@breaks("I70")
def _a_heavier_second_week_for_irritable_pain_after_good_nights() -> Plan:
    plan = a_plan("irritable", soevn_korte=0)
    return with_week(plan, 2, load=fact(week_of(plan, 1).load.value + 0.01))


@breaks("I70")
def _a_heavier_second_week_after_short_nights_alone() -> Plan:
    plan = a_plan("fearful_back")
    return with_week(plan, 2, load=fact(week_of(plan, 1).load.value + 0.01))


@breaks("I70")
def _a_heavier_second_week_for_somebody_tired() -> Plan:
    plan = a_plan("elbow")
    assert week_of(plan, 2).load.value > week_of(plan, 1).load.value
    return replace(plan, profile=replace(plan.profile, tired=fact(True)))


@breaks("I70")
def _a_heavier_second_week_for_a_slow_condition() -> Plan:
    plan = a_plan("cancer_treatment", soevn_korte=0)
    assert not plan.profile.tired.value
    return with_week(plan, 2, load=fact(week_of(plan, 1).load.value + 0.01))


@breaks("sums")
def _a_session_whose_load_is_not_its_minutes_times_its_effort() -> Plan:
    """The week is still the sum of its sessions."""
    plan = with_bodies(a_plan("back"), lambda body: replace(body, load=fact(body.load.value - 1)), [8])
    return with_week(plan, 8, load=fact(round(sum(session.body.load.value for session in week_of(plan, 8).sessions), 2)))


@breaks("afterwards")
def _a_step_afterwards_of_more_than_a_tenth() -> Plan:
    return _advised("step", 1)


@breaks("afterwards")
def _a_long_break_that_is_followed_by_nearly_as_much() -> Plan:
    return _advised("few", 1)


@breaks("stated_days")
def _snacks_on_days_that_were_not_ticked() -> Plan:
    plan = a_plan("busy")
    plan = replace(plan, profile=replace(plan.profile, weekdays=fact(("mandag", "onsdag", "fredag"))))
    return with_days(plan, 3, "tuesday", "thursday", "saturday")


@breaks("stated_days")
def _sessions_on_days_that_were_not_ticked_beside_a_short_extra_walk() -> Plan:
    plan = a_plan("insulin", rammer_ugedage=["mandag", "onsdag", "fredag"])
    return with_days(plan, 2, "monday", "tuesday", "friday", "saturday")


@breaks("step_is_true")
def _a_step_that_did_not_happen_before_a_lower_dose() -> Plan:
    """What falls in the week after it is no excuse."""
    return with_week(with_week(a_plan("lungs"), 6, step=fact(Step.DURATION)), 7, step=fact(Step.LOWER))


# --- logged weeks ------------------------------------------------------------------------------------------------------------------------

GOOD_WEEK: Told = {}
RED_WEEK: Told = {"on": {0: {"pain_during": 9}}}
TWO_RED_WEEK: Told = {"on": {0: {"pain_during": 9}, 1: {"pain_during": 9}}}
SLOW_WEEK: Told = {"on": {0: {"pain_next_morning": 6}}}
SLOW_RED_WEEK: Told = {"on": {0: {"pain_during": 9, "pain_next_morning": 6}}}
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


def _recent(number: int) -> Callable[[Plan], Week]:
    """A week that weighs the average of what was done in the four weeks before this one."""

    def found(plan: Plan) -> Week:
        loads = [week_of(plan, earlier).load.value for earlier in range(number - 4, number)]
        return replace(week_of(plan, number), load=fact(sum(loads) / 4))

    return found


LIMITS = [
    Limit("I39", lambda: logged(GOOD_WEEK, RED_WEEK), 3, Finding.RED, 0.8, _built(3)),
    Limit("I39", lambda: logged(GOOD_WEEK, FEVER_WEEK), 3, Finding.ILL, 0.8, _built(3)),
    Limit("I39", lambda: logged(RED_WEEK), 2, Finding.RED, 0.8, _built(2)),
    Limit("I39", lambda: logged(*[GOOD_WEEK] * 3, RED_WEEK), 5, Finding.RED_AGAIN, 0.8, lambda plan: week_of(plan, 4)),
    Limit("I39", lambda: a_course(an_answers("cancer_treatment", energi=6), {"fatigue": 7}), 2, Finding.CRASH, 0.8, _built(2)),
    Limit("I40", lambda: as_if_good(logged(GOOD_WEEK, UNTOLD), 3), 3, Finding.UNKNOWN, 1.0, _built(3)),
    Limit("I41", lambda: as_if_good(logged(GOOD_WEEK, FEW_DONE), 3), 3, Finding.FEW, 1.0, _built(3)),
    Limit("I41", lambda: as_if_good(logged(GOOD_WEEK, {"done": 2}), 3), 3, Finding.SOME_MISSED, 1.0, _built(3)),
    Limit("I41", lambda: as_if_good(logged(FEW_DONE, FEW_DONE), 3), 3, Finding.FEW_AGAIN, 1.0, _built(3)),
    Limit("new_sign", lambda: as_if_good(logged(GOOD_WEEK, {"new_symptoms": ["fald"]}), 3), 3, Finding.NEW_SIGN, 1.0, _built(3)),
    Limit("I42", lambda: logged(*[GOOD_WEEK] * 5, away(30)), 7, Finding.RESTART, 0.6, lambda plan: week_of(plan, 5)),
    Limit("I43", lambda: logged(FEVER_WEEK, away(10)), 3, Finding.SHORT_GAP, 0.8, lambda plan: week_of(plan, 2)),
    Limit("I70", lambda: logged(*[GOOD_WEEK] * 3, SHORT_NIGHTS), 5, Finding.TIRED, 1.0, lambda plan: week_of(plan, 4)),
    Limit("I70", lambda: logged(GOOD_WEEK, FEVER_WEEK, SHORT_NIGHTS), 4, Finding.TIRED, 1.0, lambda plan: week_of(plan, 3)),
    Limit("last_tolerated", lambda: logged(GOOD_WEEK, GOOD_WEEK, TWO_RED_WEEK, GOOD_WEEK), 5, Finding.RESTED, 1.0, lambda plan: week_of(plan, 2)),
    Limit("last_tolerated", lambda: logged(TWO_RED_WEEK, GOOD_WEEK), 3, Finding.RESTED, 0.8, lambda plan: week_of(plan, 1)),
    Limit("last_tolerated", lambda: logged(*[GOOD_WEEK] * 4, FEVER_WEEK, RED_WEEK, GOOD_WEEK), 8, Finding.RESTED, 0.8, lambda plan: week_of(plan, 6)),
    Limit("last_tolerated", lambda: logged(GOOD_WEEK, SLOW_WEEK), 3, Finding.SLOW, 0.8, _built(3)),
    Limit("last_tolerated", lambda: logged(*[GOOD_WEEK] * 4, SLOW_RED_WEEK, GOOD_WEEK), 7, Finding.RESTED, 0.8, lambda plan: week_of(plan, 5)),
    Limit("last_tolerated", lambda: logged(*[GOOD_WEEK] * 3, TWO_RED_WEEK, GOOD_WEEK), 6, Finding.RESTED, 0.8, lambda plan: week_of(plan, 4)),
    Limit("last_tolerated", lambda: logged(SLOW_WEEK, TWO_RED_WEEK, GOOD_WEEK), 4, Finding.RESTED, 0.8, lambda plan: week_of(plan, 2)),
    Limit("comes_back", lambda: logged(*[GOOD_WEEK] * 3, FEVER_WEEK, FEVER_WEEK, GOOD_WEEK), 7, Finding.RESTED, 1.2, _recent(7)),
    Limit("I43", lambda: logged(GOOD_WEEK, GOOD_WEEK, away(10)), 4, Finding.SHORT_GAP, 0.8, lambda plan: week_of(plan, 2)),
    Limit("I43", lambda: logged(GOOD_WEEK, GOOD_WEEK, away(20)), 4, Finding.LONG_GAP, 0.6, lambda plan: week_of(plan, 2)),
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


@breaks("new_sign")
def _more_after_a_fall() -> Plan:
    return at_limit(_limit("new_sign", Finding.NEW_SIGN), 1)


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
    return at_limit(_limit("held", Finding.AMBER), 1)


@breaks("I70")
def _more_after_a_light_week_of_short_nights() -> Plan:
    return at_limit(_limit("I70", Finding.TIRED), 1)


@breaks("last_tolerated")
def _nearly_the_dose_that_flared() -> Plan:
    return at_limit(_limit("last_tolerated", Finding.RESTED), 1)


@breaks("comes_back")
def _all_at_once_after_two_weeks_of_fever() -> Plan:
    return at_limit(_limit("comes_back", Finding.RESTED), 1)


def test_after_a_month_away_a_small_first_week_is_the_limit() -> None:
    """Where the course has grown so much that a share of what was done would be more than the first week."""
    plan = _limit("I42", Finding.RESTART).plan
    small = with_week(plan, 1, load=fact(0.5 * week_of(plan, 5).load.value))
    at, above = (with_week(small, 7, load=fact(round(0.5 * week_of(plan, 5).load.value + more, 2))) for more in (0, 0.01))
    assert "I42" not in caught(broken(at))
    assert "I42" in caught(broken(above))


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
HARD_STEP_DONE: Told = {"exposure": [{"step": "bend_4", "expected": 60, "happened": False, "harm_belief": 10}]}
TWO_DONE_STEPS: Told = {
    "exposure": [{"step": step, "expected": 40, "happened": False, "harm_belief": 0} for step in ("bend_1", "bend_3")],
}


def overridden(**changes: Any) -> Plan:
    """A plan with a professional's words, one part of which was put in past the reader."""
    signed = choices.parse((), [{"change": {"kind": "note"}, "reason": "Godt gået", "by": "Fysioterapeut", "on": "2026-01-05"}])[1]
    plan = make_plan(an_answers("back"), MONDAY, (), signed)
    assert isinstance(plan, Plan)
    return replace(plan, overrides=tuple(one.model_copy(update=changes) for one in plan.overrides))


@breaks("I68")
def _a_change_without_a_reason() -> Plan:
    return overridden(reason="  ")


@breaks("I68")
def _a_change_by_nobody() -> Plan:
    return overridden(by="")


@breaks("I68")
def _a_change_without_a_date() -> Plan:
    return overridden(on=" ")


@breaks("I68")
def _a_change_of_something_else_than_the_dose_and_its_shape() -> Plan:
    return overridden(change=choices.parse([{"kind": "size", "session": "w1-1", "size": "bad"}])[0][0])


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


def test_a_step_that_was_tried_may_be_harder_than_thought() -> None:
    """The limits are for a step that is new."""
    tried = exposed(DONE_STEP).check_ins
    for rating in (61, None):
        assert broken(replace(rerated(exposed(), rating), check_ins=tried)) == ()


# --- doctored documents and contacts -----------------------------------------------------------------------------------------------------


def _doctored(document: dict[str, Any], change: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    copy = deepcopy(document)
    change(copy)
    return copy


def _reason(id: str) -> dict[str, Any]:
    """A reason or precaution that speaks of the pulse."""
    return {"id": id, "text": "Over 100 slag i minuttet.", "sources": []}


def _rest_on_itself(document: dict[str, Any]) -> None:
    """The load of a week as one of its own reasons."""
    document["facts"]["course.week_load@w4.all"]["derived_from"].append("course.week_load@w4.all")


def _saying(text: str, language: str = "da") -> Callable[[], dict[str, Any]]:
    """A document with another message."""
    return lambda: _doctored(a_document("back", language=language), lambda d: d["messages"][0].update(text=text))


DOCTORED: list[tuple[str, Callable[[], dict[str, Any]]]] = [
    ("I15", _saying("Hold pulsen på 120 slag i minuttet.")),
    ("I15", _saying("Keep to 120 beats a minute.", "en")),
    ("I15", lambda: _doctored(a_document("back"), lambda d: d["reasons"].append(_reason("helbred.vaegt")))),
    ("I15", lambda: _doctored(a_document("back"), lambda d: d["precautions"].append(_reason("lungs")))),
    ("I60", _saying("Garanti for et liv uden smerter.")),
    ("I60", _saying("This cures your back.", "en")),
    ("I61", _saying("Du kan måske undvære din medicin.")),
    ("I61", _saying("You may need less medicine.", "en")),
    ("I61", _saying("You may need less medication.", "en")),
    ("I62", _saying("De, der træner, lever længere.")),
    ("I62", _saying("Training after cancer helps people survive.", "en")),
    ("I63", lambda: _doctored(a_document("back"), lambda d: d["milestones"][0].update(sources=[]))),
    ("I67", lambda: _doctored(a_document("back"), lambda d: d["engine"].update(fingerprint=""))),
    ("I67", lambda: _doctored(a_document("back"), lambda d: next(one for one in d["facts"].values() if one["derived_from"]).update(rule=""))),
    ("one_fact", lambda: _doctored(a_document("back"), _rest_on_itself)),
    ("one_fact", lambda: _doctored(a_document("back"), lambda d: d["program"]["weeks"][3].update(minutes_total=1))),
    ("one_fact", lambda: _doctored(a_document("back"), lambda d: d["program"]["weeks"][3].update(load=1.0))),
    ("one_fact", lambda: _doctored(a_document("back"), lambda d: d["program"]["weeks"][3]["sessions"][0].update(minutes=1))),
    ("one_fact", lambda: _doctored(a_document("back"), lambda d: d["program"]["weeks"][3]["sessions"][0].update(load=1.0))),
    ("one_fact", lambda: _doctored(a_document("back"), lambda d: d["facts"].pop("course.week_load@w4.all"))),
    ("I69", lambda: _doctored(a_document("back"), lambda d: d.update(stop_symptoms=[]))),
    ("referral_has_no_program", lambda: _doctored(a_document("emergency"), lambda d: d.update(program={"weeks": []}))),
    ("referral_has_no_program", lambda: _doctored(a_document("emergency"), lambda d: d.update(contact=[]))),
]
ALLOWED: list[Callable[[], dict[str, Any]]] = [
    _saying("Ændr ikke medicin uden din læge."),
    _saying("Do not change medicine without your doctor.", "en"),
    _saying("Efter tyktarmskræft hænger træning sammen med at leve længere."),
    _saying("After colon cancer people who trained lived on, and more survived colon cancer.", "en"),
    _saying("Nyere studier viser ikke, at de lever længere."),
    lambda: _doctored(a_document("back"), lambda d: d["answers"].update({"funktion.1": "Garanti for et liv uden smerter"})),
    lambda: _doctored(
        a_document("back"), lambda d: d["facts"].update({"a fact": {**next(iter(d["facts"].values())), "value": "120 slag i minuttet"}})
    ),
    lambda: _doctored(a_document("back"), lambda d: d["reasons"].append(_reason("helbred.puls.hoej"))),
    lambda: _doctored(a_document("back"), lambda d: d["cards"][0].update(text="Over 100 slag i minuttet.")),
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
    monkeypatch.setattr(outcome_laws, "for_clearance", lambda *_, **__: (CONTACTS[contact],))
    assert caught(violations(outcome.screening, None)) == {"I02"}


def test_dark_thoughts_without_the_right_number_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = a_referral("anxious", sikkerhed_tanker="ved_ikke")
    assert not list(violations(outcome.screening, None))
    monkeypatch.setattr(outcome_laws, "for_clearance", lambda *_, **__: (CONTACTS["own_doctor"],))
    assert caught(violations(outcome.screening, None)) == {"I24"}


def test_every_law_has_a_broken_case() -> None:
    """A new law without a plan, document or contact that it catches fails here."""
    assert {case.law for case in BROKEN} | {law_id for law_id, _ in DOCTORED} | {"I02"} == set(LAWS)


# --- at the edges ------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Edge:
    """A plan at the edge of a law: whether this law, whatever others say, finds it lawful."""

    law: str
    lawful: bool
    make: Callable[[], Plan]
    rows: Mapping[str, Any]


EDGES: list[Edge] = []


def edge(law_id: str, lawful: Callable[[], Plan], beyond: Callable[[], Plan] | None = None, rows: Mapping[str, Any] | None = None) -> None:
    """Register a plan that the law must let pass, and its neighbour that it must catch."""
    EDGES.append(Edge(law_id, True, lawful, rows or {}))
    if beyond is not None:
        EDGES.append(Edge(law_id, False, beyond, rows or {}))


def with_good(plan: Plan, number: int, minutes: int) -> Plan:
    """The week with so many minutes if all its days are good."""
    first, *rest = week_of(plan, number).sessions
    good = replace(first.body.good, minutes=fact(minutes - sum(session.body.good.minutes.value for session in rest)))
    return with_week(plan, number, sessions=(replace(first, body=replace(first.body, good=good)), *rest))


def weeks_of(name: str, *weeks: tuple[int, float], first: int = 1) -> Plan:
    """The plan of a demo person with other minutes and load in some weeks."""
    plan = a_plan(name)
    for number, (minutes, load) in enumerate(weeks, start=first):
        plan = grown(plan, number, minutes, load)
    return plan


def good_days(base: tuple[int, float], good: int) -> Plan:
    """The back plan with its last two weeks alike, and so many minutes on good days of the last."""
    return with_good(with_good(weeks_of("back", base, base, first=7), 7, base[0]), 8, good)


def with_steady_effort(plan: Plan) -> Plan:
    return with_effort(plan, cited("effort.easy").value, lambda _: True)


def with_seconds(plan: Plan, number: int, more: int, part: str = "main") -> Plan:
    """Endurance of a week in bouts that pass the quota by so much."""
    quota = 60 * plan.prescription.bout.value

    def longer(item: Item) -> Item:
        return item._replace(seconds=fact(quota + more)) if item.part == part and item.modality is Modality.AEROBIC else item

    return with_items(plan, longer, [number])


def tolerating(plan: Plan, tolerance: int, bout: int) -> Plan:
    """The plan of somebody with another tolerance and another quota."""
    return replace(plan, profile=replace(plan.profile, tolerance=fact(tolerance)), prescription=replace(plan.prescription, bout=fact(bout)))


def lightened(number: int, minutes: int) -> Plan:
    """The back plan with a light week of so many minutes after one of a hundred."""
    plan = a_plan("back")
    base = last_build(plan, number)
    assert base is not None
    return with_week(with_week(plan, base.number, minutes=fact(100)), number, minutes=fact(minutes), light=fact(True))


def with_snacks_of(minutes: int) -> Plan:
    return with_bodies(a_plan("busy"), lambda body: replace(body, minutes=fact(minutes)), [3])


def with_walks(*weekdays: str) -> Plan:
    """The back plan with more walks in its first week."""
    plan = a_plan("back")
    walk = next(session for session in week_of(plan, 1).sessions if session.body.template is Template.WALK)
    more = tuple(replace(walk, id=f"w1-{day}", weekday=day) for day in weekdays)
    return with_week(plan, 1, sessions=week_of(plan, 1).sessions + more)


def with_longest(minutes: int) -> Plan:
    return with_bodies(a_plan("back"), lambda body: replace(body, good=replace(body.good, minutes=fact(minutes))), [5])


def with_effort_in(number: int, more: int) -> Plan:
    """A plan with so much more effort in the endurance of one week."""
    return with_items(a_plan("back"), lambda item: item._replace(effort=fact(item.effort.value + more)) if is_main_aerobic(item) else item, [number])


def harder_from(number: int, more: int, cap: int) -> Plan:
    """A plan with so much more effort in endurance from this week on, for somebody with this cap of minutes."""
    plan = a_plan("lungs")
    plan = replace(plan, prescription=replace(plan.prescription, weekly_cap=fact(cap)))
    return with_items(plan, lambda item: item._replace(effort=fact(3 + more)) if is_main_aerobic(item) else item, range(number, 13))


def with_glucose_lines(*names: str) -> Plan:
    plan = a_plan("insulin", helbred_blodsukker=7.5)
    cards = (replace(one, lines=tuple(line for line in one.lines if line.id in names)) if one.id == "glucose" else one for one in plan.cards)
    return replace(plan, cards=tuple(cards))


def with_an_extra_walk_of(minutes: int, cap: int) -> Plan:
    """A plan whose short extra walk takes five minutes and whose other sessions 76, for somebody with these limits."""
    plan = a_plan("insulin")
    return replace(plan, prescription=replace(plan.prescription, gap_walk=fact(minutes), weekly_cap=fact(cap)))


def told(**numbers: int) -> Plan:
    """The back plan with other numbers in what follows it."""
    plan = a_plan("back")
    doctored = (
        replace(one, numbers={slot: fact(numbers.get(slot, number.value)) for slot, number in one.numbers.items()}) for one in plan.afterwards
    )
    return replace(plan, afterwards=tuple(doctored))


def resting_all_the_time(more: int) -> Plan:
    """Strength of one set that is nothing but rest, and so many seconds more than it has time for."""

    def still(item: Item) -> Item:
        rest = fact(int(item.minutes.value * 60) + more)
        return item._replace(sets=fact(1), reps=None, seconds=None, rest=rest) if is_strength(item) else item

    return with_items(a_plan("back"), still, [1])


def with_first_try_of(minutes: int) -> Plan:
    """Two tries, of which the first takes so long."""
    plan = a_plan("unsure")
    first, second = week_of(plan, 1).sessions
    return with_week(plan, 1, sessions=(replace(first, body=replace(first.body, minutes=fact(minutes))), second))


def beside_a_try(plan: Plan) -> Plan:
    """The plan with an ordinary session beside the try of week 1."""
    return with_week(plan, 1, sessions=(week_of(plan, 1).sessions[0], week_of(plan, 2).sessions[1]))


def looked_at_in(number: int) -> Plan:
    """The back plan that asks in this week whether it helps."""
    plan = a_plan("back")
    return replace(plan, milestones=tuple(replace(one, week=number) if one.measure == "response" else one for one in plan.milestones))


def with_good_sessions_of(minutes: int) -> Plan:
    """Sessions of ten minutes for somebody who keeps to a quota, longer on good days."""
    return with_bodies(a_plan("irritable"), lambda body: replace(body, good=replace(body.good, minutes=fact(minutes))), [1])


def sized(bad: int, ordinary: int, good: int) -> Plan:
    """A week of sessions that take so many minutes on bad, ordinary and good days."""

    def changed(body: Body) -> Body:
        return replace(body, minutes=fact(ordinary), bad=replace(body.bad, minutes=fact(bad)), good=replace(body.good, minutes=fact(good)))

    return with_bodies(a_plan("back"), changed, [1])


def with_effort_of(plan: Plan, number: int, effort: int) -> Plan:
    """The plan with this effort in the endurance of one week."""
    return with_items(plan, lambda item: item._replace(effort=fact(effort)) if is_main_aerobic(item) else item, [number])


def light_after_a_lower(step: Step) -> Plan:
    """A light week of half the minutes; the week before it was light, too, and took this step."""
    plan = with_week(lightened(5, 50), 4, step=fact(step), minutes=fact(65), light=fact(True))
    plan = with_days(with_week(plan, 3, minutes=fact(100)), 5, *(session.weekday for session in week_of(plan, 3).sessions))
    return with_week(plan, 5, kind=fact(WeekKind.TEST))


def with_a_third_session_on(day: str) -> Plan:
    """Somebody who ticked two days, with a third session in week 3."""
    plan = a_plan("older")
    plan = replace(plan, profile=replace(plan.profile, weekdays=fact(("mandag", "fredag"))))
    first, second = week_of(plan, 3).sessions
    return with_week(plan, 3, sessions=(first, replace(first, id="w3-more", weekday=day), second))


def with_another_try(plan: Plan) -> Plan:
    """The plan whose second try is another activity."""
    first, second = week_of(plan, 1).sessions
    items = tuple(
        item._replace(choice=replace(item.choice, exercise=replace(item.choice.exercise, id=f"other_{item.choice.id}"))) for item in second.body.items
    )
    return with_week(plan, 1, sessions=(first, replace(second, body=replace(second.body, items=items))))


def one_snack_of(minutes: int) -> Plan:
    plan = a_plan("busy")
    first, *rest = week_of(plan, 3).sessions
    return with_week(plan, 3, sessions=(replace(first, body=replace(first.body, minutes=fact(minutes))), *rest))


def one_reserve_of(reserve: int) -> Plan:
    """Snacks of week 3 in which one exercise keeps so many repetitions in reserve."""
    plan = a_plan("busy")
    first = next(item.choice.id for session in week_of(plan, 3).sessions for item in session.body.items if is_strength(item))
    return with_items(plan, lambda item: item._replace(reserve=fact(reserve)) if item.choice.id == first else item, [3])


def of_level(level: int) -> Plan:
    """Strength of this level for somebody of level two."""
    plan = a_plan("back")
    assert plan.profile.level.value == 2
    return with_exercise(plan, is_strength, [1], level=level)


def as_much_again_after(step: Step) -> Plan:
    """A plan whose week 5 says that its minutes rose and takes as many as week 3; the eased week between took this step."""
    plan = with_week(with_week(a_plan("back"), 4, step=fact(step), eased=True), 6, step=fact(Step.DURATION))
    return with_week(plan, 5, step=fact(Step.DURATION), minutes=week_of(plan, 3).minutes)


def beside_a_walk(plan: Plan) -> Plan:
    """The plan with a short extra walk of five minutes in every week."""
    return replace(plan, prescription=replace(plan.prescription, gap_walk=fact(5)))


def with_reserve(plan: Plan, more: int) -> Plan:
    """Strength of week 1 with as many repetitions in reserve as the law for hearts and blood pressure asks for, and so many more."""
    reserve = fact(cited("ceiling.breathing_reserve").value + more)
    return with_items(plan, lambda item: item._replace(reserve=reserve) if is_strength(item) else item, [1])


def on_days(count: int) -> Plan:
    """The back plan with something on so many days of its first week."""
    plan = a_plan("back")
    week = week_of(plan, 1)
    more = free_days(week)[: count - len(week.sessions)]
    return with_week(plan, 1, sessions=extra_sessions(week, Template.SNACK, *more))


def beside_snacks(*weekdays: str) -> Plan:
    """The back plan with short snacks on other days of its first week."""
    plan = a_plan("back")
    return with_week(plan, 1, sessions=extra_sessions(week_of(plan, 1), Template.SNACK, *weekdays))


def with_ends_of(part: str, minutes: int) -> Plan:
    """Sessions of half an hour whose beginning or end takes so long."""
    return with_items(a_plan("back"), lambda item: item._replace(minutes=fact(minutes)) if item.part == part else item, [1])


def green_up_to(pain: int) -> Plan:
    plan = a_plan("back")
    return replace(plan, pain_rule=replace(plan.pain_rule, green_up_to=fact(pain)))


def one_exercise_harder() -> Plan:
    """A plan in which one strength exercise of several is harder from week 3 on."""
    plan = a_plan("back")
    first = next(item.choice.id for _, item in plan.view.items if is_strength(item))
    return with_items(plan, lambda item: item._replace(effort=fact(6)) if item.choice.id == first else item, range(3, 9))


def three_weeks(minutes: int, load: float) -> Plan:
    """Build weeks of an hour, the first of so many minutes, and the third with so much load against a hundred."""
    return weeks_of("back", (minutes, 100.0), (60, 115.0), (60, load), first=5)


def one_longer_session_at_more_effort() -> Plan:
    plan = with_effort_in(6, 1)
    first, *rest = week_of(plan, 6).sessions
    return with_week(plan, 6, sessions=(replace(first, body=replace(first.body, minutes=fact(40))), *rest))


def with_two_extra_walks_of(one: int, other: int) -> Plan:
    """A first week with a short extra walk, and with a second one unless that takes no time."""
    plan = a_plan("insulin")
    *sessions, walk = week_of(plan, 1).sessions
    walks = [replace(walk, body=replace(walk.body, minutes=fact(minutes))) for minutes in (one, other) if minutes]
    return with_week(plan, 1, sessions=(*sessions, *walks))


def starting_unsure(minutes: int) -> Plan:
    """A first week of so many minutes for somebody without confidence who moves a hundred minutes now."""
    plan = a_plan("unsure")
    return with_week(replace(plan, profile=replace(plan.profile, reported_minutes=fact(100))), 1, minutes=fact(minutes))


def more_after_a_try() -> Plan:
    """The first ordinary week at more effort and with longer sessions than the try."""
    plan = with_items(a_plan("unsure"), lambda item: item._replace(effort=fact(4)) if is_main_aerobic(item) else item, [2])
    return with_bodies(plan, lambda body: replace(body, minutes=fact(11)), [2])


def stated(minutes: int) -> Plan:
    plan = a_plan("back")
    return replace(plan, profile=replace(plan.profile, stated_minutes=fact(minutes)))


def balancing_at_both_ends() -> Plan:
    """A first week whose warm-ups and cool-downs train balance, each another one."""
    plan = a_plan("back")
    assert len(first_exercises(plan)) == 5
    return with_exercise(plan, lambda item: item.part != "main", [1], modality=Modality.BALANCE)


def an_extra_walk_on(day: str) -> Plan:
    plan = a_plan("insulin", rammer_ugedage=["mandag", "onsdag", "fredag", "loerdag"])
    return with_days(plan, 3, "monday", "wednesday", "friday", day)


def never_above_an_hour(load: float) -> Plan:
    """The back plan with no week above an hour, and with so much load in week 3 against a hundred in week 1."""
    plan = weeks_of("back", *[(60, 100.0)] * 8)
    return grown(grown(plan, 2, 60, 115.0), 3, 60, load)


def doubled_in(number: int) -> Plan:
    """The back plan with longer sessions and more effort in one week."""
    longer = with_bodies(a_plan("back"), lambda body: replace(body, minutes=fact(60)), [number])
    return with_items(longer, lambda item: item._replace(effort=fact(item.effort.value + 2)) if is_main_aerobic(item) else item, [number])


def with_more_of(number: int, **more: int) -> Plan:
    """The back plan with more of this in every strength exercise of a week that has it, against weeks of one set, five repetitions and fifteen seconds."""

    def plain(item: Item) -> Item:
        if not is_strength(item):
            return item
        return item._replace(sets=fact(1), reps=item.reps and fact(5), seconds=item.seconds and fact(15))

    def raised(item: Item) -> Item:
        told = {name: getattr(item, name) for name in more}
        return item._replace(**{name: had and fact(had.value + more[name]) for name, had in told.items()}) if is_strength(item) else item

    return with_items(with_items(a_plan("back"), plain), raised, [number])


def with_a_first_amount(sets: int) -> Plan:
    """Strength that is not counted until week 5, and from week 6 on in so many sets of one repetition."""
    plan = with_items(a_plan("back"), lambda item: item._replace(sets=fact(1), reps=None, seconds=None) if is_strength(item) else item, range(1, 6))
    return with_items(plan, lambda item: item._replace(sets=fact(sets), reps=fact(1), seconds=None) if is_strength(item) else item, range(6, 9))


def harder_twice(second: int) -> Plan:
    """A plan in which effort in endurance rises in week 6, and again in this one."""
    plan = harder_from(6, 1, 75)
    return with_items(plan, lambda item: item._replace(effort=fact(5)) if is_main_aerobic(item) else item, range(second, 13))


def six_exercises_with(conditions: int) -> Plan:
    """Six exercises in the first week of somebody with so many conditions."""
    plan = _six_exercises_for_many_conditions()
    return replace(plan, profile=replace(plan.profile, conditions=fact(conditions)))


def a_minute_more(size: Size) -> Size:
    """The size that says a minute more than its items take."""
    return replace(size, minutes=fact(size.minutes.value + 1))


def working_all_the_time(what: str, takes: int, more: int) -> Plan:
    """Strength of one set without a pause, of as many repetitions or seconds as it has time for on every side, and so many more."""

    def busy(item: Item) -> Item:
        if not is_strength(item):
            return item
        most = int(item.minutes.value * 60 // (takes * item.choice.exercise.sides))
        return item._replace(**{"sets": fact(1), "rest": fact(0), "reps": None, "seconds": None, what: fact(most + more)})

    return with_items(a_plan("back"), busy, [1])


def off_the_quarter(less: float) -> Plan:
    """Strength without pauses whose first exercise takes so much less than whole quarters of a minute."""
    plan = with_items(a_plan("back"), lambda item: item._replace(rest=fact(0)) if is_strength(item) else item, [1])
    first = next(item.choice.id for _, item in plan.view.items if is_strength(item))
    return with_items(plan, lambda item: item._replace(minutes=fact(item.minutes.value - less)) if item.choice.id == first else item, [1])


def short_warm_up_in(minutes: int) -> Plan:
    """Sessions of so many minutes that warm up for four."""
    return with_bodies(with_ends_of("warm_up", 4), lambda body: replace(body, minutes=fact(minutes)), [1])


def seconds_of_strength(more: int) -> Plan:
    """Strength that is held longer than the walking quota by so much."""
    plan = a_plan("hip")
    quota = 60 * plan.prescription.bout.value
    return with_items(plan, lambda item: item._replace(seconds=fact(quota + more)) if is_strength(item) else item, [1])


def with_milestone_in_week_six(measure: str) -> Plan:
    """The back plan that asks whether it helps in week 5, and looks at this in week 6."""
    plan = looked_at_in(5)
    return replace(plan, milestones=(*plan.milestones, replace(plan.milestones[0], week=6, measure=measure)))


edge("I04", lambda: flagged(with_steady_effort(a_plan("back")), "sikkerhed.laege", "svimmel"))
edge("I09", lambda: with_days(a_plan("insulin"), 12, "monday", "tuesday", "wednesday", "friday"))
edge("I11", lambda: without_card(a_plan("insulin", helbred_blodsukker=7.5), "glucose"), lambda: without_card(a_plan("insulin"), "glucose"))
edge("I11", lambda: answered(a_plan("insulin"), "insulin", helbred_blodsukker=None))
edge("I25", lambda: weeks_of("irritable", (20, 64.0), (40, 70.4)), lambda: weeks_of("irritable", (20, 64.0), (23, 70.41)))
edge("I25", lambda: weeks_of("irritable", (20, 64.0), (22, 100.0)))
edge("I25", lambda: weeks_of("irritable", (20, 64.0), (20, 50.0), (24, 60.0)), lambda: weeks_of("irritable", (20, 64.0), (22, 70.0), (24, 72.0)))
edge("I25", lambda: weeks_of("back", (49, 100.0), (59, 150.0), first=7), lambda: weeks_of("back", (48, 100.0), (59, 150.0), first=7))
edge("I25", lambda: weeks_of("back", (50, 100.0), (60, 115.0), first=7), lambda: weeks_of("back", (50, 100.0), (60, 115.01), first=7))
edge("I25", lambda: weeks_of("back", (60, 100.0), (59, 115.0), first=7), lambda: weeks_of("back", (60, 100.0), (59, 115.01), first=7))
edge("I28", lambda: with_good(_a_shock_start_on_good_days_only(), 1, 102), lambda: with_good(_a_shock_start_on_good_days_only(), 1, 103))
edge("I26", lambda: three_weeks(60, 130.0), lambda: three_weeks(60, 130.01))
edge("I26", lambda: three_weeks(59, 130.01))
edge("I27", lambda: with_week(a_plan("back"), 1, kind=fact(WeekKind.TEST), light=fact(True)))
edge("I28", lambda: beside_a_try(a_plan("unsure")), lambda: beside_a_try(_a_shock_after_a_try()))
edge("I29", lambda: tolerating(a_plan("hip"), 60, 20), lambda: tolerating(a_plan("hip"), 60, 19))
edge("I29", lambda: tolerating(a_plan("hip"), 25, 20), lambda: tolerating(a_plan("hip"), 24, 20))
edge("I29", lambda: with_seconds(a_plan("hip"), 1, 0), lambda: with_seconds(a_plan("hip"), 1, 1))
edge("I29", lambda: with_seconds(a_plan("hip"), 2, 1))
edge("I29", lambda: with_seconds(a_plan("hip"), 1, 1, "warm_up"))
edge("I10", lambda: with_glucose_lines("low", "at_hand"), lambda: with_glucose_lines("low"))
edge("I30", lambda: a_plan("back"), lambda: with_effort_in(5, 1))
edge("I30", lambda: with_effort_in(6, 1), one_longer_session_at_more_effort)
edge("I30", more_after_a_try)
edge("I30", lambda: with_items(a_plan("back"), lambda item: item._replace(sets=None) if is_strength(item) else item, [5]))
edge("I31", lambda: with_effort_in(4, -1), lambda: with_effort_in(5, 1))
edge("I31", lambda: harder_from(6, 1, 75), lambda: harder_from(5, 1, 75))
edge("I31", lambda: harder_from(6, 1, 81), lambda: harder_from(6, 1, 82))
edge("I31", lambda: harder_from(6, 1, 81), lambda: harder_from(6, 2, 81))
edge("I31", lambda: a_plan("back"), one_exercise_harder)
edge("I36", lambda: stated(145), lambda: stated(144))
edge("I37", lambda: with_walks("tuesday", "saturday"), lambda: with_walks("tuesday", "thursday", "saturday"))
edge("I34", lambda: a_plan("back"), rows={"strength.days_cap": 2})
edge("I35", lambda: on_days(6), lambda: on_days(7))
edge("I37", lambda: beside_snacks("tuesday", "thursday", "saturday"))
edge("I37", lambda: with_longest(60), lambda: with_longest(61))
edge("I38", lambda: green_up_to(0), lambda: green_up_to(-1))
edge("I44", lambda: a_plan("anxious"), rows={"mood.sessions_cap": 2})
edge("I44", lambda: a_plan("back"), rows={"low_back.session_cap": 44})
edge("I44", lambda: a_plan("weight"), rows={"overweight.weekly_cap": 81})
edge("I44", lambda: a_plan("insulin"), rows={"t2d.sessions_cap": 3})
edge("I45", lambda: with_an_extra_walk_of(5, 76), lambda: with_an_extra_walk_of(4, 76))
edge("I45", lambda: with_an_extra_walk_of(5, 76), lambda: with_an_extra_walk_of(5, 75))
edge("I45", lambda: with_two_extra_walks_of(5, 0), lambda: with_two_extra_walks_of(2, 2))
edge("I53", balancing_at_both_ends)
edge("I53", lambda: _another_circuit(a_plan("back"), 2, 1), lambda: _another_circuit(a_plan("back"), 2, 2))
edge("I53", lambda: _another_circuit(a_plan("back"), 3, 1), lambda: _another_circuit(a_plan("back"), 3, 3))
edge("I54", lambda: with_ends_of("cool_down", 3), lambda: with_ends_of("cool_down", 2))
edge("I54", lambda: with_ends_of("warm_up", 5), lambda: with_ends_of("warm_up", 4))
edge("I58", lambda: a_plan("back"), rows={"weeks.long": 8})
edge("I55", lambda: with_reserve(a_plan("blood_pressure"), 0), lambda: with_reserve(a_plan("blood_pressure"), -1))
edge("I56", lambda: starting_unsure(70), lambda: starting_unsure(71))
edge("I58", lambda: looked_at_in(6), lambda: looked_at_in(5))
edge("sizes", lambda: with_good_sessions_of(10), lambda: with_good_sessions_of(11))
edge("afterwards", lambda: told(minutes=1, step=1, fewer=1, few=1), lambda: told(minutes=1, step=2, fewer=1, few=1))
edge("afterwards", lambda: told(minutes=100, step=10, fewer=80, few=55), lambda: told(minutes=100, step=11, fewer=80, few=55))
edge("afterwards", lambda: told(minutes=10, step=1, fewer=8, few=5), lambda: told(minutes=10, step=1, fewer=9, few=5))
edge("afterwards", lambda: told(minutes=10, step=1, fewer=8, few=5), lambda: told(minutes=10, step=1, fewer=8, few=6))
edge("afterwards", lambda: told(minutes=1, step=1, fewer=1, few=1), lambda: told(minutes=1, step=1, fewer=2, few=1))
edge("afterwards", lambda: told(minutes=1, step=1, fewer=1, few=1), lambda: told(minutes=1, step=1, fewer=1, few=2))
edge("afterwards", lambda: told(goal=202), lambda: told(goal=203))
edge("afterwards", lambda: beside_a_walk(told(goal=207)), lambda: beside_a_walk(told(goal=208)))
edge("afterwards", lambda: told(minutes=202), lambda: told(minutes=203))
edge("time_model", lambda: with_items(a_plan("back"), lambda item: item._replace(rest=None), [1]))
edge("step_is_true", lambda: with_week(a_plan("back"), 6, step=fact(Step.LOWER)), lambda: with_week(a_plan("back"), 5, step=fact(Step.LOWER)))
edge("time_model", lambda: resting_all_the_time(0), lambda: resting_all_the_time(1))
edge("sums", lambda: a_plan("back"), lambda: with_week(a_plan("back"), 5, minutes=fact(week_of(a_plan("back"), 5).minutes.value + 1)))
edge("sizes", lambda: sized(30, 30, 34), lambda: sized(30, 30, 35))
edge("sizes", lambda: sized(30, 30, 30), lambda: sized(31, 30, 30))
edge("sizes", lambda: sized(30, 30, 30), lambda: sized(30, 30, 29))
edge("bad_day", lambda: with_bodies(a_plan("back"), lambda body: replace(body, bad=Size(body.minutes, body.items)), [1]))
edge("good_week", lambda: good_days((100, 260.0), 109), lambda: good_days((100, 260.0), 110))
edge("good_week", lambda: good_days((45, 100.0), 55), lambda: good_days((45, 100.0), 56))
edge("good_week", lambda: good_days((50, 100.0), 59), lambda: good_days((50, 100.0), 60))
edge("light_weeks", lambda: lightened(4, 58), lambda: lightened(4, 57))
edge("light_weeks", lambda: lightened(4, 72), lambda: lightened(4, 73))
edge("light_weeks", lambda: lightened(4, 65), lambda: lightened(8, 65))
edge("light_weeks", lambda: lightened(4, 65), lambda: lightened(6, 65))
edge("light_weeks", lambda: with_week(a_plan("back"), 1, kind=fact(WeekKind.TEST), light=fact(True)))
edge("light_weeks", lambda: with_week(lightened(4, 50), 4, step=fact(Step.LOWER)), lambda: lightened(4, 50))
edge("light_weeks", lambda: light_after_a_lower(Step.LOWER), lambda: light_after_a_lower(Step.HOLD))
edge("light_weeks", lambda: lightened(4, 65), lambda: with_effort_of(lightened(4, 65), 4, 5))
edge("good_week", lambda: with_good(weeks_of("back", (100, 260.0), (100, 400.0), first=7), 8, 100))
edge(
    "good_week",
    lambda: with_good(weeks_of("back", (59, 100.0), (50, 114.0), first=7), 8, 55),
    lambda: with_good(weeks_of("back", (65, 100.0), (50, 114.0), first=7), 8, 55),
)
edge("stated_days", lambda: with_a_third_session_on("thursday"))
edge("one_week_try", lambda: a_plan("unsure"), lambda: with_another_try(a_plan("unsure")))
edge("snacks", lambda: a_plan("busy"), lambda: one_snack_of(6))
edge("snacks", lambda: a_plan("busy"), lambda: with_week(a_plan("busy"), 3, sessions=week_of(a_plan("busy"), 3).sessions[1:]))
edge("snacks", lambda: one_reserve_of(5), lambda: one_reserve_of(4))
edge("step_is_true", lambda: with_week(a_plan("unsure"), 2, minutes=fact(24)), lambda: with_week(a_plan("unsure"), 3, minutes=fact(24)))
edge("step_is_true", lambda: with_week(a_plan("back"), 4, minutes=fact(150)), lambda: with_week(a_plan("back"), 3, minutes=fact(150)))
edge("fits_the_person", lambda: of_level(2), lambda: of_level(3))
edge("one_week_try", lambda: a_plan("unsure"), lambda: with_bodies(a_plan("unsure"), lambda body: replace(body, template=Template.WALK), [1]))
edge("snacks", lambda: a_plan("busy", motiv_vigtig=2))
edge("step_is_true", lambda: as_much_again_after(Step.LOWER), lambda: as_much_again_after(Step.HOLD))
edge("snacks", lambda: with_snacks_of(2), lambda: with_snacks_of(1))
edge("snacks", lambda: with_snacks_of(5), lambda: with_snacks_of(6))
edge("one_week_try", lambda: with_first_try_of(10), lambda: with_first_try_of(11))
edge("stated_days", lambda: an_extra_walk_on("sunday"))
edge("I26", lambda: never_above_an_hour(130.0), lambda: never_above_an_hour(130.01))
edge("I29", lambda: seconds_of_strength(1))
edge("I29", lambda: with_items(a_plan("hip"), lambda item: item._replace(seconds=None) if is_main_aerobic(item) else item, [1]))
edge("I30", lambda: doubled_in(4), lambda: doubled_in(6))
edge("I30", lambda: with_more_of(6, sets=1), lambda: with_more_of(6, sets=1, reps=1))
edge("I30", lambda: with_more_of(6, seconds=1), lambda: with_more_of(6, sets=1, seconds=1))
edge("I30", lambda: with_a_first_amount(1), lambda: with_a_first_amount(2))
edge("I31", lambda: harder_twice(11), lambda: harder_twice(10))
edge("I44", lambda: with_items(a_plan("knee"), lambda item: item._replace(reserve=fact(0)) if is_strength(item) else item, [1]))
edge("I53", lambda: six_exercises_with(2), lambda: six_exercises_with(3))
edge("I53", lambda: apart(a_plan("busy"), 1))
edge("I68", overridden, lambda: without_card(overridden(), "not_today"))
edge("I68", overridden, lambda: replace(overridden(), screening=screen({"sikkerhed.akut": ["kollaps"]})))
edge("I68", overridden, lambda: replace(overridden(), cards=tuple(replace(card, before=False) for card in overridden().cards)))
edge("I68", overridden, lambda: replace(overridden(), cards=tuple(replace(card, id="glucose") for card in overridden().cards)))
edge("I68", lambda: replace(overridden(), screening=a_plan("heart").screening))
edge("I71", lambda: exposed(HARD_STEP_DONE, bend_5=80), lambda: rerated(exposed(HARD_STEP_DONE, bend_5=80), 81))
edge("I71", lambda: exposed(bend_5=100), lambda: rerated(exposed(bend_5=100), 61))
edge("I71", lambda: rerated(exposed(TWO_DONE_STEPS), 60), lambda: rerated(exposed(TWO_DONE_STEPS), 61))
edge("time_model", lambda: with_items(a_plan("back"), lambda item: item._replace(sets=None, rest=fact(500)) if is_strength(item) else item, [1]))
edge("time_model", lambda: a_plan("back"), lambda: with_bodies(a_plan("back"), lambda body: replace(body, minutes=fact(body.minutes.value + 1)), [2]))
edge("time_model", lambda: a_plan("back"), lambda: with_bodies(a_plan("back"), lambda body: replace(body, good=a_minute_more(body.good)), [2]))
edge("time_model", lambda: a_plan("back"), lambda: with_bodies(a_plan("back"), lambda body: replace(body, bad=a_minute_more(body.bad)), [2]))
edge("time_model", lambda: working_all_the_time("reps", 4, 0), lambda: working_all_the_time("reps", 4, 1))
edge("time_model", lambda: working_all_the_time("seconds", 1, 0), lambda: working_all_the_time("seconds", 1, 1))
edge("time_model", lambda: off_the_quarter(0), lambda: off_the_quarter(0.1))
edge("I54", lambda: short_warm_up_in(14), lambda: short_warm_up_in(15))
edge("I56", lambda: a_plan("busy", motiv_tro=3))
edge("I58", lambda: with_milestone_in_week_six("response"), lambda: with_milestone_in_week_six("goal"))


@pytest.mark.parametrize("case", EDGES, ids=lambda case: f"{case.law}-{'at' if case.lawful else 'beyond'}")
def test_a_law_lets_its_edge_pass_and_catches_what_lies_beyond(case: Edge) -> None:
    """Only this law is asked: numbers that stand for a whole week are at odds with those of its sessions."""
    plan = case.make()
    subject = {"outcome": Case(plan.screening, plan), "plan": plan.view, "whole": plan}[LAWS[case.law].subject]
    with ExitStack() as stack:
        for row, value in case.rows.items():
            stack.enter_context(replaced(row, value))
        assert LAWS[case.law].applies(subject)
        assert (list(LAWS[case.law].check(subject)) == []) is case.lawful


def test_low_glucose_without_any_card_breaks_both_laws_about_it() -> None:
    assert caught(broken(without_card(a_plan("insulin"), "glucose"))) == {"I10", "I11"}


@pytest.mark.parametrize("name", [*(name for name in EXAMPLES if name in REFERRED), "insulin"])
def test_whoever_has_no_plan_breaks_no_law(name: str) -> None:
    """Every sign that leads away from a plan is fine when there is none."""
    screening = screen({**said(name), "helbred.diabetes": ["fodsaar"], "sikkerhed.laege": ["knoglemetastaser", "me_pem"]})
    assert list(violations(screening, None)) == []


def test_the_emergency_number_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = a_referral("emergency")
    monkeypatch.setattr(outcome_laws, "for_clearance", lambda *_, **__: (CONTACTS["own_doctor"], CONTACTS["emergency"]))
    assert caught(violations(outcome.screening, None)) == {"I02"}
    monkeypatch.setattr(outcome_laws, "for_clearance", lambda *_, **__: (CONTACTS["emergency"], CONTACTS["own_doctor"]))
    assert list(violations(outcome.screening, None)) == []


def test_after_a_crash_the_smallest_sessions_may_not_be_more_work_than_before() -> None:
    plan = a_course(an_answers("widespread_mood"), {"fatigue": 10})
    assert "I39" in caught(broken(with_week(plan, 2, load=fact(round(1.01 * week_of(plan, 1).load.value, 2)))))


def test_after_a_red_test_week_without_a_build_week_the_logged_week_counts() -> None:
    plan = logged(RED_WEEK)
    assert "I39" not in caught(broken(with_week(plan, 1, kind=fact(WeekKind.TEST))))
    heavy = with_week(plan, 2, load=fact(week_of(plan, 1).load.value))
    assert "I39" in caught(broken(with_week(heavy, 1, kind=fact(WeekKind.TEST))))


# --- what a plan says that it does not cover ---------------------------------------------------------------------------------------------


def gaps(plan: Plan) -> set[str]:
    """What these weeks leave out, worked out again."""
    return {reason.id for reason in not_covered(plan.view)}


def without(plan: Plan, number: int, applies: Callable[[Item], bool], sessions: int | None = None) -> Plan:
    """The week without some items in so many of its sessions that have any, or in all of them."""
    left, made = sessions, []
    for session in week_of(plan, number).sessions:
        found = any(map(applies, session.body.items)) and left != 0
        left = left - 1 if found and left is not None else left
        items = tuple(item for item in session.body.items if not applies(item)) if found else session.body.items
        made.append(replace(session, body=replace(session.body, items=items)))
    return with_week(plan, number, sessions=tuple(made))


def is_push(item: Item) -> bool:
    return item.choice.exercise.pattern == "push"


def is_balance(item: Item) -> bool:
    return item.modality is Modality.BALANCE


@pytest.mark.parametrize(("number", "missing"), [(5, set()), (6, {"strength_twice"}), (7, set())])
def test_one_strength_day_is_too_few_in_week_six_only(number: int, missing: set[str]) -> None:
    """Two are enough."""
    assert gaps(without(a_plan("lungs"), number, is_strength, sessions=1)) == missing


@pytest.mark.parametrize(("number", "missing"), [(5, set()), (6, {"aerobic_three"}), (7, set())])
def test_two_endurance_days_are_too_few_in_week_six_only(number: int, missing: set[str]) -> None:
    """Three are enough; the easy walk of a warm-up is none, and neither is the strength beside it."""
    assert gaps(without(a_plan("lungs"), number, is_main_aerobic, sessions=1)) == missing


@pytest.mark.parametrize(("sets", "missing"), [(1, {"goal_every_session"}), (2, {"goal_every_session"}), (0, set())])
def test_a_session_of_two_items_has_to_serve_the_goal_and_a_walk_alone_does_not(sets: int, missing: set[str]) -> None:
    plan = a_plan("knee")
    first, *rest = week_of(plan, 12).sessions
    other = [item for item in first.body.items if plan.profile.goal.value not in item.choice.exercise.goals]
    body = replace(first.body, items=tuple(other[: sets + 1]))
    assert gaps(with_week(plan, 12, sessions=(replace(first, body=body), *rest))) - {"strength_once"} == missing


@pytest.mark.parametrize(
    ("part", "left", "missing"), [("main", 2, set()), ("main", 1, {"few_alternatives"}), ("warm_up", 0, set()), ("cool_down", 0, set())]
)
def test_an_exercise_with_one_alternative_has_too_few_and_a_warm_up_needs_none(part: str, left: int, missing: set[str]) -> None:
    def fewer(item: Item) -> Item:
        return item._replace(choice=replace(item.choice, alternatives=item.choice.alternatives[:left])) if item.part == part else item

    assert gaps(with_items(a_plan("lungs"), fewer, [3])) == missing


@pytest.mark.parametrize(
    ("number", "applies", "missing"),
    [
        (5, is_push, {"patterns"}),
        (5, is_main_aerobic, {"patterns"}),
        (8, is_push, set()),
        (8, is_main_aerobic, set()),
        (5, lambda item: item.part != "main", set()),
    ],
)
def test_a_build_week_without_a_pattern_or_endurance_is_said(number: int, applies: Callable[[Item], bool], missing: set[str]) -> None:
    """A test week may do without, and warm-ups do not count."""
    plan = without(a_plan("lungs"), number, applies)
    assert gaps(plan) == missing


@pytest.mark.parametrize("name", ["busy", "unsure"])
def test_tries_and_snacks_are_too_small_to_hold_every_pattern(name: str) -> None:
    """What they leave out is not counted as missing."""
    assert "patterns" not in gaps(a_plan(name))


def test_whoever_needs_balance_and_has_none_is_told() -> None:
    """For age or health itself, or for a pathway; nobody else."""
    for name in ("lungs", "colon_cancer"):
        plan = a_plan(name)
        assert gaps(without_balance(plan)) - gaps(plan) == {"balance"}
    assert not any(is_balance(item) for _, item in a_plan("weight").view.items)
    assert gaps(a_plan("weight")) == set()


def fallen(*more: int, balance: bool = True) -> Plan:
    """Somebody who fell, with balance on two days a week and in these weeks on a third; or with a third day without it."""
    plan = a_plan("older", om_alder=72, helbred_fald="et")
    for number in more:
        first, second = week_of(plan, number).sessions
        items = tuple(item for item in first.body.items if balance or not is_balance(item))
        third = replace(first, id=f"{first.id}-more", weekday=free_days(week_of(plan, number))[0], body=replace(first.body, items=items))
        plan = with_week(plan, number, sessions=(first, second, third))
    return plan


def without_balance(plan: Plan) -> Plan:
    """The plan without any balance."""
    for week in plan.program.weeks:
        plan = without(plan, week.number, is_balance)
    return plan


@pytest.mark.parametrize(
    ("make", "rare"),
    [
        (fallen, True),
        (lambda: fallen(12), False),
        (lambda: fallen(11), True),
        (lambda: fallen(12, balance=False), True),
        (lambda: without(fallen(), 12, is_balance, sessions=1), True),
        (lambda: without_balance(fallen()), False),
        (lambda: a_plan("older"), False),
    ],
)
def test_balance_on_two_days_of_the_last_week_is_too_rare_after_a_fall(make: Callable[[], Plan], rare: bool) -> None:
    """Three days are enough; none at all is another gap."""
    assert ("balance_three" in gaps(make())) is rare


def alike(plan: Plan, number: int) -> Plan:
    """The week with the first circuit in the place of every other."""
    sessions = week_of(plan, number).sessions
    first = next(session.body for session in sessions if any(map(is_strength, session.body.items)))
    return with_week(plan, number, sessions=tuple(replace(one, body=first) if any(map(is_strength, one.body.items)) else one for one in sessions))


def apart(plan: Plan, number: int) -> Plan:
    """The week with strength exercises of its own in every session."""
    made = []
    for session in week_of(plan, number).sessions:
        items = tuple(
            item._replace(choice=replace(item.choice, exercise=replace(item.choice.exercise, id=f"{session.id}_{item.choice.id}")))
            if is_strength(item)
            else item
            for item in session.body.items
        )
        made.append(replace(session, body=replace(session.body, items=items)))
    return with_week(plan, number, sessions=tuple(made))


@pytest.mark.parametrize(
    ("make", "once"),
    [
        (lambda: a_plan("knee"), True),
        (lambda: alike(a_plan("knee"), 12), False),
        (lambda: alike(a_plan("knee"), 11), True),
        (lambda: a_plan("lungs"), False),
        (lambda: apart(a_plan("lungs"), 12), True),
        (lambda: apart(a_plan("lungs"), 11), False),
        (lambda: without(apart(a_plan("lungs"), 12), 12, is_strength, sessions=1), False),
        (lambda: without(a_plan("lungs"), 12, is_strength), False),
        (lambda: apart(a_plan("busy"), 12), False),
    ],
)
def test_strength_once_is_said_when_the_last_weeks_circuits_share_no_exercise(make: Callable[[], Plan], once: bool) -> None:
    """One circuit alone, none, or snacks are something else."""
    assert ("strength_once" in gaps(make())) is once


@pytest.mark.parametrize(("days", "said_so"), [(3, False), (4, True)])
def test_a_knee_with_many_days_is_told_of_mixed_ones(days: int, said_so: bool) -> None:
    plan = a_plan("knee", rammer_dage=days)
    assert ("single_focus" in gaps(plan)) is said_so
    assert "single_focus" not in gaps(with_bodies(plan, lambda body: replace(body, template=Template.WALK)))


@pytest.mark.parametrize("name", ["back", "hip", "active"])
def test_mixed_days_are_said_to_nobody_but_knees(name: str) -> None:
    assert "single_focus" not in gaps(a_plan(name, rammer_dage=4))


@pytest.mark.parametrize("name", TRAINING)
def test_what_a_plan_says_it_does_not_cover_is_what_its_weeks_leave_out(name: str) -> None:
    plan = a_plan(name)
    assert gaps(plan) == {reason.id for reason in plan.not_covered}


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
    for plan in [*{limit.law: limit.plan for limit in LIMITS}.values(), exposed(), overridden()]:
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


@pytest.mark.parametrize(
    ("make", "place"),
    [
        (_diabetes_with_idle_days_over_a_weekend, "w6"),
        (_the_same_muscles_on_sunday_and_monday, "w6"),
        (_one_week_too_heavy, "w6"),
        (_a_step_that_did_not_happen, "w2"),
    ],
)
def test_a_violation_names_the_week(make: Callable[[], Plan], place: str) -> None:
    assert {violation.place.partition(".")[0] for violation in broken(make()) if violation.law != "sums"} == {place}


def test_a_violation_names_a_place_and_no_answer() -> None:
    answers = {str(value) for value in said("back").values()}
    for case in BROKEN:
        for violation in broken(case.make()):
            assert violation.place
            assert violation.place not in answers


# --- what the laws of logged weeks compare with ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "counts"),
    [
        ({"step": fact(Step.LOWER), "light": fact(False)}, True),
        ({"step": fact(Step.LOWER), "light": fact(False), "eased": True}, False),
        ({"step": fact(Step.LOWER), "light": fact(True)}, False),
        ({"step": fact(Step.HOLD), "light": fact(False)}, False),
    ],
)
def test_a_test_week_in_which_the_dose_fell_is_what_comes_after_it_grows_from(changes: dict[str, Any], counts: bool) -> None:
    plan = with_week(a_plan("active"), 4, **changes)
    assert [week.number for week in plan.view.builds[5]] == [1, 2, 3, *([4] if counts else [])]


def test_tries_snacks_and_weeks_of_the_shortest_sessions_are_tiny() -> None:
    """One session that is longer makes a week that can be smaller."""
    back, tried, snacks = a_plan("back"), a_plan("unsure"), with_snacks_of(6)
    short = with_bodies(back, lambda body: replace(body, minutes=fact(5)), [2])
    first, *rest = week_of(short, 2).sessions
    mixed = with_week(short, 2, sessions=(replace(first, body=replace(first.body, minutes=fact(6))), *rest))
    assert [logged_laws._is_tiny(plan.view, week_of(plan, number)) for plan, number in ((back, 2), (tried, 1), (tried, 2), (snacks, 3), (short, 2), (mixed, 2))] == [
        False, True, False, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "number"), [("back", 1), ("unsure", 2)])
def test_the_first_ordinary_week_comes_after_the_tries(name: str, number: int) -> None:
    plan = a_plan(name)
    assert logged_laws._first_ordinary(plan.view).number == number


def test_where_every_week_is_a_try_the_first_one_counts_as_ordinary() -> None:
    tries = with_bodies(a_plan("unsure"), lambda body: replace(body, template=Template.TRY))
    assert logged_laws._first_ordinary(tries.view).number == 1


@pytest.mark.parametrize(
    ("name", "weeks", "at", "left_off"),
    [
        ("hip", (GOOD_WEEK, GOOD_WEEK, away(10)), 4, 2),
        ("hip", (away(10),), 2, 1),
        ("hip", (GOOD_WEEK, FEVER_WEEK, away(10)), 4, 3),
        ("unsure", (GOOD_WEEK, away(10)), 3, 2),
        ("hip", (GOOD_WEEK, GOOD_WEEK, GOOD_WEEK, away(10)), 5, 3),
    ],
)
def test_a_gap_is_compared_with_the_last_week_that_was_done_or_a_lighter_one_after_it(
    name: str, weeks: tuple[Told, ...], at: int, left_off: int
) -> None:
    """After a try the first ordinary week counts as done; an eased week that was missed is what comes back first, but not a light test week."""
    plan = a_course(an_answers(name), *weeks)
    assert logged_laws._left_off(plan.view, week_of(plan, at)).number == left_off


def test_the_smallest_eased_week_is_not_what_a_gap_is_compared_with() -> None:
    """Its sessions are as short as they get."""
    plan = logged(GOOD_WEEK, FEVER_WEEK, away(10))
    tiny = with_bodies(plan, lambda body: replace(body, minutes=fact(5)), [3])
    assert logged_laws._left_off(tiny.view, week_of(tiny, 4)).number == 2


def test_one_week_that_was_decided_so_is_enough() -> None:
    """Many weeks of the plan were decided otherwise, or by nothing."""
    plan = logged(GOOD_WEEK, FEW_DONE)
    assert [logged_laws._decided(*findings)(plan.view) for findings in ((Finding.FEW,), (Finding.UNKNOWN, Finding.GOOD), (Finding.UNKNOWN,))] == [
        True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(("told", "concerned"), [(GOOD_WEEK, False), (UNTOLD, False), (RED_WEEK, True), (SLOW_WEEK, True), (FEVER_WEEK, False)])
def test_only_red_and_slow_weeks_leave_a_dose_that_may_not_come_back(told: Told, concerned: bool) -> None:
    assert LAWS["last_tolerated"].applies(logged(GOOD_WEEK, told).view) is concerned


def weighing(plan: Plan, loads: Mapping[int, float]) -> Plan:
    """The plan with other loads in these weeks."""
    for number, load in loads.items():
        plan = with_week(plan, number, load=fact(load))
    return plan


def decided(plan: Plan, number: int, **changes: Any) -> Plan:
    """The plan with another decision about this week."""
    decision = week_of(plan, number).decision
    assert decision is not None
    return with_week(plan, number, decision=replace(decision, **changes))


def shortest_in(plan: Plan, number: int) -> Plan:
    """The plan with sessions in this week that are as short as they get."""
    return with_bodies(plan, lambda body: replace(body, minutes=fact(5)), [number])


def places(law_id: str, plan: Plan) -> list[str]:
    """Where the law of a plan finds it broken, whatever others say."""
    return list(LAWS[law_id].check(plan.view))


def assert_most(law_id: str, make: Callable[[float], Plan], number: int, most: float) -> None:
    """So much load is lawful in this week, and a hundredth more is not."""
    assert places(law_id, make(most)) == []
    assert places(law_id, make(round(most + 0.01, 2))) == [f"w{number}"]


@pytest.mark.parametrize(("built", "red", "most"), [(100.0, 60.0, 48.0), (50.0, 60.0, 40.0)])
def test_after_a_red_week_the_lighter_of_it_and_the_last_build_week_counts(built: float, red: float, most: float) -> None:
    """Four fifths of the test week that was red, or of the build week before it."""
    plan = logged(*[GOOD_WEEK] * 3, RED_WEEK)
    assert_most("I39", lambda load: weighing(plan, {3: built, 4: red, 5: load}), 5, most)


@pytest.mark.parametrize(("small", "most"), [(False, 60.0), (True, 100.0)])
def test_after_a_month_away_the_shortest_sessions_may_be_as_much_as_the_first_week(small: bool, most: float) -> None:
    """Others may be three fifths of what was done."""
    plan = logged(*[GOOD_WEEK] * 5, away(30))
    plan = shortest_in(plan, 7) if small else plan
    assert_most("I42", lambda load: weighing(plan, {1: 100.0, 5: 100.0, 7: load}), 7, most)


@pytest.mark.parametrize(("days", "small", "most"), [(10, False, 80.0), (10, True, 100.0), (20, False, 60.0), (20, True, 100.0)])
def test_after_a_gap_the_shortest_sessions_may_be_as_much_as_before_it(days: int, small: bool, most: float) -> None:
    plan = logged(GOOD_WEEK, GOOD_WEEK, away(days))
    plan = shortest_in(plan, 4) if small else plan
    assert_most("I43", lambda load: weighing(plan, {2: 100.0, 4: load}), 4, most)


def after_a_test_week(load: float, *found: Finding, hurt: bool = False, tolerated: int = 0, **week: Any) -> Plan:
    """Week 6 of so much load after a test week that weighed 60, was so and showed this.

    The weeks that built weigh 40, 70 and 100, and the very last one 50.
    """
    plan = with_week(logged(*[GOOD_WEEK] * 4, SLOW_WEEK), 5, kind=fact(WeekKind.TEST), **week)
    plan = decided(plan, 6, flags={name: fact(name in found) for name in Finding}, hurt=fact(hurt), tolerated=tolerated)
    return weighing(plan, {1: 40.0, 2: 70.0, 3: 100.0, 5: 60.0, 6: load, 12: 50.0})


LIGHT: dict[str, Any] = {"light": fact(True)}
EASED: dict[str, Any] = {"eased": True}


@pytest.mark.parametrize(
    ("found", "hurt", "tolerated", "week", "most"),
    [
        ([Finding.SLOW], False, 0, {}, 48.0),
        ([Finding.SLOW], False, 0, LIGHT, 80.0),
        ([Finding.SLOW], False, 0, EASED, 80.0),
        ([Finding.SLOW, Finding.RED], True, 0, LIGHT, 80.0),
        ([Finding.SLOW, Finding.RED], True, 0, EASED, 48.0),
        ([Finding.RED], True, 0, EASED, 48.0),
        ([Finding.FLARE], True, 0, {}, 48.0),
        ([Finding.FLARE], True, 1, {}, 40.0),
        ([Finding.FLARE], True, 3, {}, 48.0),
        ([Finding.FLARE], True, 1, EASED, 48.0),
    ],
)
def test_what_hurt_or_was_slow_comes_back_with_less(found: list[Finding], hurt: bool, tolerated: int, week: dict[str, Any], most: float) -> None:
    """Four fifths of the week itself, where a lighter one was slow of the last build week; after a flare what was tolerated and no heavier."""
    assert_most("last_tolerated", lambda load: after_a_test_week(load, *found, hurt=hurt, tolerated=tolerated, **week), 6, most)


def test_a_flare_goes_back_to_a_tolerated_week_that_was_just_as_heavy() -> None:
    assert_most("last_tolerated", lambda load: weighing(after_a_test_week(load, Finding.FLARE, hurt=True, tolerated=1), {1: 60.0}), 6, 60.0)


def test_a_flare_does_not_go_back_to_a_try() -> None:
    """Four fifths of what flared come back, although the try was less."""

    def after_a_try(load: float) -> Plan:
        plan = after_a_test_week(load, Finding.FLARE, hurt=True, tolerated=1)
        return with_bodies(plan, lambda body: replace(body, template=Template.TRY), [1])

    assert_most("last_tolerated", after_a_try, 6, 48.0)


def test_a_slow_light_week_before_anything_was_built_is_itself_what_comes_back() -> None:
    def unbuilt(load: float) -> Plan:
        plan = after_a_test_week(load, Finding.SLOW, **LIGHT)
        for number in (1, 2, 3):
            plan = with_week(plan, number, kind=fact(WeekKind.TEST))
        return plan

    assert_most("last_tolerated", unbuilt, 6, 48.0)


@pytest.mark.parametrize(
    "spare",
    [
        lambda plan: with_bodies(plan, lambda body: replace(body, template=Template.TRY), [5]),
        lambda plan: with_week(plan, 6, eased=True),
        lambda plan: shortest_in(plan, 6),
    ],
)
def test_a_try_that_was_slow_leaves_no_limit_and_eased_and_the_smallest_weeks_have_none(spare: Callable[[Plan], Plan]) -> None:
    plan = weighing(after_a_test_week(90.0, Finding.SLOW), {7: 40.0})
    assert places("last_tolerated", plan) == ["w6"]
    assert places("last_tolerated", spare(plan)) == []


def test_the_limit_after_a_slow_week_holds_until_one_was_good_or_was_not_logged() -> None:
    """It counts in the week right after it even where the plan goes on by mistake, and later on while weeks are eased or decided otherwise than to go on."""
    plan = weighing(after_a_test_week(90.0, Finding.SLOW), {7: 90.0, 8: 90.0})
    assert places("last_tolerated", plan) == ["w6"]
    assert places("last_tolerated", as_if_good(plan, 6)) == ["w6"]
    assert places("last_tolerated", with_week(plan, 6, eased=True)) == ["w7"]
    again = with_week(plan, 7, decision=week_of(plan, 6).decision)
    for verdict, found in ((Verdict.HOLD, ["w6", "w7"]), (Verdict.PROGRESS, ["w6"])):
        unhurt = decided(again, 7, flags=dict.fromkeys(Finding, fact(False)), verdict=fact(verdict))
        assert places("last_tolerated", unhurt) == found


def back_after_fever(load: float, *done: int) -> Plan:
    """Week 7 of so much load after two eased weeks of 20; before them two weeks of 100, of which so many of 100 minutes were done each."""
    plan = logged(*[GOOD_WEEK] * 3, FEVER_WEEK, FEVER_WEEK, GOOD_WEEK)
    for number, minutes in zip((3, 4), done, strict=True):
        plan = decided(with_week(plan, number, minutes=fact(100)), number + 1, minutes_done=fact(minutes))
    return weighing(plan, {1: 100.0, 2: 10.0, 3: 100.0, 4: 100.0, 5: 20.0, 6: 20.0, 7: load})


@pytest.mark.parametrize(("done", "most"), [((100, 100), 72.0), ((100, 50), 57.0), ((0, 0), 20.0), ((150, 50), 57.0)])
def test_what_comes_back_after_eased_weeks_is_a_fifth_more_than_what_was_done_of_late(done: tuple[int, int], most: float) -> None:
    """A longer week counts as it was planned; as much as in the last eased week may always be done."""
    assert_most("comes_back", lambda load: back_after_fever(load, *done), 7, most)


def test_a_week_that_nobody_logged_counts_as_it_was_planned() -> None:
    assert_most("comes_back", lambda load: with_week(back_after_fever(load, 100, 0), 5, decision=None), 7, 72.0)


@pytest.mark.parametrize(
    "spare",
    [
        lambda plan: with_week(plan, 5, eased=False),
        lambda plan: with_week(plan, 6, eased=False),
        lambda plan: with_week(plan, 7, eased=True),
        lambda plan: shortest_in(plan, 7),
    ],
)
def test_one_eased_week_alone_asks_for_nothing_nor_do_eased_and_the_smallest_weeks_after_two(spare: Callable[[Plan], Plan]) -> None:
    plan = with_week(back_after_fever(90.0, 100, 100), 8, load=fact(50.0))
    assert places("comes_back", plan) == ["w7"]
    assert places("comes_back", spare(plan)) == []


@pytest.mark.parametrize(("done", "most"), [(100, 42.0), (50, 36.0)])
def test_two_eased_weeks_at_the_very_start_are_filled_up_with_the_first_ordinary_one(done: int, most: float) -> None:
    """With 40 and 20 done, four weeks are 40, 20, 40 and 40; when half of the first was done, it is 20."""
    plan = logged(GOOD_WEEK, GOOD_WEEK)
    plan = with_week(with_week(plan, 1, eased=True, minutes=fact(100)), 2, eased=True)
    plan = decided(plan, 2, minutes_done=fact(done))
    assert_most("comes_back", lambda load: weighing(plan, {1: 40.0, 2: 20.0, 3: load}), 3, most)


def test_one_eased_week_at_the_very_start_asks_for_nothing() -> None:
    assert places("comes_back", weighing(with_week(a_plan("back"), 1, eased=True), {1: 40.0, 2: 90.0})) == []


def test_of_a_week_that_was_done_the_whole_load_counts_however_short_it_was() -> None:
    week = replace(week_of(a_plan("back"), 1), load=fact(3.0), minutes=fact(1))
    assert [logged_laws._share_done(week, minutes) for minutes in (0, 1, 2)] == [0, 3, 3]


def test_a_week_that_was_to_be_held_before_anything_was_built_is_compared_with_nothing() -> None:
    plan = with_week(logged({"each": {"pain_during": 6}}), 1, kind=fact(WeekKind.TEST))
    assert LAWS["held"].applies(plan.view)
    assert places("held", with_week(plan, 2, load=fact(900.0))) == []


# --- conditions of a law, one by one -----------------------------------------------------------------------------------------------------


def test_eighteen_is_grown_up() -> None:
    assert "I03" not in caught(violations(a_plan(om_alder=18).screening, a_plan(om_alder=18)))


def test_one_sign_of_many_is_enough_for_the_laws_about_it() -> None:
    outcome = a_referral(sikkerhed_laege=["hjertesvigt", "svimmel"])
    assert outcome_laws.raised("sikkerhed.laege.hjertesvigt")(Case(outcome.screening, None))
    assert not outcome_laws.raised("sikkerhed.laege.dialyse")(Case(outcome.screening, None))


@pytest.mark.parametrize(
    "said",
    [
        {"sikkerhed_laege": ["hjertesvigt"]},
        {"sikkerhed_laege": ["aandenoed_liggende"]},
        {"helbred_tilstande": ["kraeft_behandling"], "sikkerhed_aftalt": "nej"},
        {"helbred_tilstande": ["kraeft_behandling"], "helbred_kraeft": ["ny_knoglesmerte"], "sikkerhed_aftalt": "ja"},
        {"helbred_tilstande": ["kraeft_behandling"], "helbred_blodplader": 10, "sikkerhed_aftalt": "ja"},
    ],
)
def test_a_referral_breaks_no_law_about_plans(said: dict[str, Any]) -> None:
    assert caught(violations(a_referral(**said).screening, None)) == set()


def test_a_blood_count_that_was_not_given_is_not_low() -> None:
    plan = a_plan("cancer_treatment", helbred_blodplader=None, helbred_leukocytter=None)
    assert not outcome_laws.below(plan, "helbred.blodplader", "ceiling.platelets")
    assert "I21" not in caught(violations(plan.screening, plan))


@pytest.mark.parametrize(("minutes", "lawful"), [(150, True), (151, False)])
def test_cancer_in_treatment_has_a_hundred_and_fifty_minutes_a_week(minutes: int, lawful: bool) -> None:
    plan = with_week(a_plan("cancer_treatment"), 3, minutes=fact(minutes))
    assert ("I20" not in caught(violations(plan.screening, plan))) is lawful


@pytest.mark.parametrize(("row", "more", "lawful"), [("fewest", 0, True), ("fewest", 1, False), ("most", 0, True), ("most", -1, False)])
def test_a_course_for_low_mood_may_have_exactly_the_fewest_and_the_most_sessions(row: str, more: int, lawful: bool) -> None:
    plan = a_plan("anxious")
    planned = sum(len(growth.counted(week)) for week in plan.program.weeks)
    with replaced(f"ceiling.mood_{row}", planned + more):
        assert ("I65" not in caught(broken(plan))) is lawful


def test_two_kinds_of_cap_on_a_session_are_both_kept() -> None:
    """The level's and the one for everybody: the shorter one."""
    plan = a_plan("back")
    longest = max(session.body.good.minutes.value for week in plan.program.weeks for session in week.sessions)
    for by_level, for_all in ((longest - 1, longest), (longest, longest - 1), (longest, longest)):
        with replaced("cap.session_longest", [by_level] * 4), replaced("cap.session_all", for_all):
            assert ("I37" in caught(broken(plan))) is (min(by_level, for_all) < longest)


@pytest.mark.parametrize(
    ("usual", "red", "lawful"), [(2, 5, True), (3, 5, True), (3, 6, False), (4, 6, True), (4, 7, False), (7, 8, True), (7, 9, False)]
)
def test_no_pain_rule_goes_above_its_ceiling(usual: int, red: int, lawful: bool) -> None:
    """Five where usual pain is low; usual and two where it is high, and never above eight."""
    plan = a_plan("back", smerte_nrs7=usual)
    changed = replace(plan, pain_rule=replace(plan.pain_rule, red_above=fact(red)))
    assert ("I38" not in caught(broken(changed))) is lawful


@pytest.mark.parametrize(("reserve", "lawful"), [(4, True), (3, False)])
def test_of_several_reserves_the_largest_is_kept(reserve: int, lawful: bool) -> None:
    """High blood pressure with hypertension: four in reserve, not three."""
    plan = a_plan("blood_pressure", helbred_blodtryk_over=165, helbred_blodtryk_under=95)
    changed = with_items(plan, lambda item: item._replace(reserve=fact(reserve)) if item.reserve is not None else item)
    assert ("I44" not in caught(broken(changed))) is lawful


@pytest.mark.parametrize(
    "spoil", [lambda plan: with_week(plan, 4, kind=fact(WeekKind.BUILD)), lambda plan: with_week(plan, 5, kind=fact(WeekKind.TEST))]
)
def test_tests_are_where_they_belong_and_nowhere_else(spoil: Callable[[Plan], Plan]) -> None:
    assert "I58" in caught(broken(spoil(a_plan("back"))))


def test_strength_at_the_cap_of_hard_sets_is_lawful_and_one_set_above_is_not() -> None:
    plan = a_plan("back")
    most = max(max(sets.values(), default=0) for _, sets in plan.view.hard.values())
    for cap, lawful in ((most, True), (most - 1, False)):
        with replaced("strength.hard_sets_cap", cap):
            assert ("I34" not in caught(broken(plan))) is lawful


def test_a_plan_is_one_of_snacks_when_its_last_week_is() -> None:
    plan = a_plan("back")
    snacks = [with_bodies(plan, lambda body: replace(body, template=Template.SNACK), [number]) for number in (7, 8)]
    assert [growth.snacks_only(one.view) for one in (plan, *snacks)] == [False, False, True]


def test_a_shock_on_good_days_of_a_try_is_that_of_week_one_only() -> None:
    plan = with_good(a_plan("unsure"), 1, 21)
    assert {one.place for one in broken(plan) if one.law == "I28"} == {"w1"}


def test_a_course_has_every_test_week_and_ends_with_one() -> None:
    plan = a_plan("back")
    endless = with_week(plan, 8, kind=fact(WeekKind.BUILD))
    for tests, one in (([4], endless), ([4, 6, 8], plan)):
        with replaced("weeks.tests", tests):
            assert "I58" in caught(broken(one))


def test_the_lines_of_the_regions_are_counted_and_not_other_contacts(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = a_referral("back", sikkerhed_ryg=["ryg_feber"])
    monkeypatch.setattr(outcome_laws, "for_clearance", lambda *_, **__: (CONTACTS["own_doctor"],) * 5)
    assert caught(violations(outcome.screening, None)) == {"I02"}


def test_the_first_of_a_professionals_changes_is_number_one() -> None:
    assert [one.place for one in broken(overridden(reason="  ")) if one.law == "I68"] == ["override1"]


def test_a_new_law_is_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(_: Case) -> Iterator[str]:
        yield "somewhere"

    monkeypatch.setattr(register, "LAWS", {})
    law("a new one", hard=False, subject="outcome")(check)
    assert [(one.id, one.hard, one.subject, one.check) for one in register.LAWS.values()] == [("a new one", False, "outcome", check)]
