"""Laws of conditions: what a heart, diabetes, blood pressure, bones or cancer ask of a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ownpace.evidence import cited
from ownpace.laws import growth, outcome
from ownpace.laws.register import Case, View, law
from ownpace.questionnaire import LOW_SUGAR_MEDICINES, YES
from ownpace.vocabulary import DAYS_PER_WEEK, WEEKDAYS, Step, Template

if TYPE_CHECKING:
    from ownpace.cards import Card
    from ownpace.plan import Plan


def on(*pathways: str) -> Callable[[View], bool]:
    """Whether the person is on one of the pathways."""
    return lambda view: not set(pathways).isdisjoint(view.profile.pathways)


def above(view: View, row: str) -> Iterator[str]:
    """The places where an exercise is harder than the effort that a row allows."""
    most = cited(row).value
    yield from (f"w{number}.{item.choice.id}" for number, item in view.everything if item.effort.value > most)


def _tagged(view: View, *tags: str) -> Iterator[str]:
    yield from (f"w{number}.{item.choice.id}" for number, item in view.everything if not set(tags).isdisjoint(item.choice.exercise.tags))


@law("I06", applies=on("heart"))
def hearts_stay_moderate(view: View) -> Iterator[str]:
    """Cleared heart disease: never above moderate effort, and only light effort in sessions without a long warm-up and cool-down."""
    yield from above(view, "ceiling.heart_effort")
    yield from above(view, "ceiling.heart_without_long_ends")


@law("I08", subject="whole", applies=lambda plan: "t2d" in plan.profile.pathways and plan.answers.said("sikkerhed.aftalt") != YES)
def diabetes_starts_with_brisk_walks(plan: Plan) -> Iterator[str]:
    """Type 2 diabetes not talked through with a doctor: moderate effort at most, nothing heavy or vigorous."""
    yield from above(plan.view, "ceiling.uncleared_effort")
    yield from _tagged(plan.view, "heavy", "vigorous")


@law("I09", applies=on("t2d"))
def diabetes_has_few_idle_days(view: View) -> Iterator[str]:
    """Type 2 diabetes: at most two days in a row without activity, across the weeks' borders and in every week."""
    days = [week.number * DAYS_PER_WEEK + WEEKDAYS.index(session.weekday) for week in view.weeks for session in week.sessions]
    most = cited("ceiling.idle_days").value
    yield from (f"w{later // DAYS_PER_WEEK}" for day, later in pairwise(sorted(days)) if later - day > most + 1)
    if DAYS_PER_WEEK - 1 - max(days) % DAYS_PER_WEEK > most:
        yield "end"


def _card(plan: Plan, name: str) -> Card | None:
    return next((card for card in plan.cards if card.id == name), None)


def _takes_low_sugar_medicine(plan: Plan) -> bool:
    return "hypo_medicine" in plan.profile.pathways or not set(LOW_SUGAR_MEDICINES).isdisjoint(plan.answers.said("helbred.medicin") or ())


@law("I10", subject="whole", applies=_takes_low_sugar_medicine)
def glucose_is_measured_before(plan: Plan) -> Iterator[str]:
    """Medicine that can lower glucose too far: every session is read with the glucose card, which says what to eat and to have at hand."""
    card = _card(plan, "glucose")
    if card is None or not card.before or not {"low", "at_hand"} <= {line.id for line in card.lines}:
        yield "cards"


@law("I11", subject="whole", applies=lambda plan: plan.answers.said("helbred.blodsukker") is not None or "glucose_low" in plan.profile.pathways)
def low_glucose_waits(plan: Plan) -> Iterator[str]:
    """Glucose below the limit: the card begins with eating and measuring again; far too high: no plan."""
    card = _card(plan, "glucose")
    low = "glucose_low" in plan.profile.pathways or outcome.below(plan, "helbred.blodsukker", "ceiling.glucose_low")
    if low and (card is None or "glucose_low" not in card.lines[0].when):
        yield "cards"
    if plan.answers.said("helbred.blodsukker") is not None and not outcome.below(plan, "helbred.blodsukker", "ceiling.glucose_stop"):
        yield "plan"


_FOOT_WOUND: Final = outcome.raised("helbred.diabetes.fodsaar", "sikkerhed.fod.saar_nyt", "sikkerhed.fod.sort_omraade")


@law("I12", subject="outcome", applies=lambda case: _FOOT_WOUND(case) or "neuropathy" in case.screening.pathways)
def feet_are_protected(case: Case) -> Iterator[str]:
    """A wound on the foot: no plan; reduced feeling in the feet: no jumps."""
    if case.plan is not None:
        if _FOOT_WOUND(case):
            yield "plan"
        yield from _tagged(case.plan.view, "jump")


@law("holds_on", applies=on("falls", "low_vision", "osteoporosis_fracture", "anticoagulant", "counts_unknown", "neuropathy", "untested_65"))
def who_must_not_fall_holds_on(view: View) -> Iterator[str]:
    """Who falls, would be hurt by a fall, or is 65 with legs that are not tested: nothing that tries the balance unsupported."""
    yield from _tagged(view, "unsupported")


@law("no_strain", applies=on(
    "bp_high", "bp_unknown", "pulse_high", "pulse_low", "heart", "retinopathy", "retinopathy_severe", "osteoporosis_fracture", "stoma",
    "lymphoedema_arm", "t2d_uncleared", "counts_unknown", "widespread",
))  # fmt: skip
def light_plans_have_no_strain(view: View) -> Iterator[str]:
    """Where only light strength is meant: nothing in which arms or trunk hold a large part of the body."""
    yield from _tagged(view, "strenuous")


@law("I13", applies=on("retinopathy_severe"))
def eyes_are_protected(view: View) -> Iterator[str]:
    """Severe eye changes: nothing vigorous or heavy, no head below the heart, no held breath."""
    yield from _tagged(view, "vigorous", "heavy", "head_down", "breath_hold")


def _pressure_is_known_or_limits(plan: Plan) -> bool:
    said = {plan.answers.said("helbred.blodtryk.over"), plan.answers.said("helbred.blodtryk.under")}
    return said != {None} or not {"bp_high", "bp_unknown"}.isdisjoint(plan.profile.pathways)


@law("I14", subject="whole", applies=_pressure_is_known_or_limits)
def pressure_limits_effort(plan: Plan) -> Iterator[str]:
    """Very high blood pressure: no plan; high or unknown: moderate effort at most, nothing heavy, no long holds."""
    if outcome.reaches(plan, "ceiling.pressure_stop"):
        yield "plan"
    if outcome.reaches(plan, "ceiling.pressure_high") or not {"bp_high", "bp_unknown"}.isdisjoint(plan.profile.pathways):
        yield from above(plan.view, "ceiling.pressure_effort")
        yield from _tagged(plan.view, "heavy", "isometric_long")


@law("I16", subject="whole")
def illness_means_not_today(plan: Plan) -> Iterator[str]:
    """Every plan has the card that says when not to train, fever first, and it is read before every session."""
    card = _card(plan, "not_today")
    if card is None or not card.before or card.lines[0].id != "fever":
        yield "cards"


@law("I17", applies=on("osteoporosis", "osteoporosis_fracture"))
def fragile_backs_do_not_bend_with_load(view: View) -> Iterator[str]:
    """Osteoporosis: no loaded or end-range bending, no sit-ups."""
    yield from _tagged(view, "loaded_flexion", "end_range_flexion", "sit_up", "loaded_rotation_flexion")


@law("I18", applies=on("osteoporosis_fracture"))
def fractured_backs_have_no_impact(view: View) -> Iterator[str]:
    """Earlier fractures: no more impact than brisk walking."""
    yield from _tagged(view, "jump", "impact")


@law("I22", subject="whole", applies=lambda plan: bool({"lymphoedema_arm", "lymphoedema_leg"} & set(plan.profile.pathways)))
def lymphoedema_takes_small_steps(plan: Plan) -> Iterator[str]:
    """Lymphoedema: the smallest weight steps, and one exercise at a time gets a set more."""
    if plan.progression_rule.load_step_most.value > cited("ceiling.lymph_step").value:
        yield "load step"
    for week in plan.view.weeks:
        if week.step.value is Step.SETS and (earlier := plan.view.builds[week.number]):
            old, new = (plan.view.strength[one.number] for one in (earlier[-1], week))
            if sum(max(0, sets - old.get(name, (0, 0, 0))[0]) for name, (sets, _, _) in new.items()) > 1:
                yield f"w{week.number}"


@law("I45", applies=lambda view: not growth.snacks_only(view))
def floors_take_their_minutes_from_others(view: View) -> Iterator[str]:
    """What a condition adds is one short walk a week, inside the time and the cap and never on top of them."""
    for week in view.weeks:
        walks = [session.body.minutes.value for session in week.sessions if session.body.template is Template.SNACK]
        others = sum(session.body.minutes.value for session in week.sessions) - sum(walks)
        if len(walks) > 1 or sum(walks) > view.rx.gap_walk.value or others > view.rx.weekly_cap.value:
            yield f"w{week.number}"


@law("I55", applies=on("heart", "hypertension", "bp_high", "bp_unknown"))
def hearts_keep_reps_in_reserve(view: View) -> Iterator[str]:
    """Heart disease and blood pressure: strength stays well away from exhaustion and from holding the breath."""
    least = cited("ceiling.breathing_reserve").value
    yield from (f"w{n}.{i.choice.id}" for n, i in view.everything if i.reserve is not None and i.reserve.value < least)
    yield from _tagged(view, "breath_hold")


@law("I64", subject="whole", applies=lambda plan: "widespread" in plan.profile.pathways)
def no_generic_walk_test(plan: Plan) -> Iterator[str]:
    """Widespread pain: no milestone in metres walked, whose real change is another one there."""
    yield from (f"w{one.week}" for one in plan.milestones if one.measure not in {"goal", "pain", "minutes", "chair_stand", "response"})


@law("I65", hard=False, applies=lambda view: on("mood")(view) and not growth.snacks_only(view) and len(view.weeks) == cited("weeks.long").value)
def mood_gets_enough_sessions(view: View) -> Iterator[str]:
    """Depression or anxiety: a course of 13 to 36 sessions."""
    planned = sum(len(growth.counted(week)) for week in view.weeks)
    if not cited("ceiling.mood_fewest").value <= planned <= cited("ceiling.mood_most").value:
        yield "sessions"


@law("I66")
def snacks_are_never_vigorous(view: View) -> Iterator[str]:
    """Short bouts in between are light for everybody."""
    most = cited("ceiling.snack_effort").value
    for number, body in view.bodies:
        if body.template is Template.SNACK:
            yield from (f"w{number}.{i.choice.id}" for i in body.items if i.effort.value > most or "vigorous" in i.choice.exercise.tags)
