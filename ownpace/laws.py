"""The laws: what no plan may break. One list, used by the last gate of every plan, by the tests and by the sweep.

A law names its subject: the outcome (plan or referral), the plan, or the document. A hard law that fails refuses the plan; a soft law is
satisfied, or its reason stands in ``not_covered``. Ids are those of the evidence page, section 9, as amended in the rulings; laws without a
number are our own.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import tomli as tomllib

from ownpace.answers import ADULT_FROM
from ownpace.contacts import for_clearance
from ownpace.evidence import cited, has
from ownpace.prescription import first_week
from ownpace.questionnaire import LOW_SUGAR_MEDICINES, UNKNOWN, WEEKDAY_OPTIONS, YES
from ownpace.vocabulary import (
    DAYS_PER_WEEK,
    DECIMALS,
    HURT,
    QUARTERS_PER_MINUTE,
    SECONDS_PER_MINUTE,
    WEEKDAYS,
    Budget,
    Clearance,
    Finding,
    Irritability,
    Modality,
    Step,
    Template,
    Verdict,
    WeekKind,
    exact,
)

if TYPE_CHECKING:
    from ownpace.cards import Card
    from ownpace.plan import Plan
    from ownpace.prescription import Prescription
    from ownpace.profile import Profile
    from ownpace.program import Body, Item, Program, Session, Week
    from ownpace.screening import Screening


class Violation(NamedTuple):
    """A law and the place where it is broken. Holds no answer."""

    law: str
    place: str


class Reason(NamedTuple):
    """Something the plan does not cover, said plainly. Text: ``plan.not_covered.<id>``."""

    id: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class View:
    """A program prepared for reading: unique bodies, build weeks and muscles are worked out once."""

    profile: Profile
    rx: Prescription
    program: Program

    @cached_property
    def weeks(self) -> tuple[Week, ...]:
        """Every week in order."""
        return self.program.weeks

    @cached_property
    def builds(self) -> dict[int, list[Week]]:
        """The build weeks before each week; a test week in which the dose fell is what comes after it grows from, too."""
        before: dict[int, list[Week]] = {}
        so_far: list[Week] = []
        for week in self.weeks:
            before[week.number] = list(so_far)
            if week.kind.value is WeekKind.BUILD or (week.step.value is Step.LOWER and not week.eased and not week.light.value):
                so_far.append(week)
        return before

    @cached_property
    def bodies(self) -> list[tuple[int, Body]]:
        """Each distinct body with the first week that has it."""
        found: dict[int, tuple[int, Body]] = {}
        for week in self.weeks:
            for session in week.sessions:
                found.setdefault(id(session.body), (week.number, session.body))
        return list(found.values())

    @cached_property
    def items(self) -> list[tuple[int, Item]]:
        """Each item of each distinct body with its week."""
        return [(number, item) for number, body in self.bodies for item in body.items]

    @cached_property
    def everything(self) -> list[tuple[int, Item]]:
        """Each distinct item of every size with its week; sizes share most of theirs."""
        found: dict[int, tuple[int, Item]] = {}
        for number, body in self.bodies:
            for part in (body.items, body.good.items, body.bad.items):
                for item in part:
                    found.setdefault(id(item), (number, item))
        return list(found.values())

    @cached_property
    def strength(self) -> dict[int, dict[str, tuple[float, float, float]]]:
        """For each week: sets, amount and effort of each strength exercise."""
        return {week.number: _strength_by_exercise(week) for week in self.weeks}

    @cached_property
    def endurance(self) -> dict[int, tuple[float, float, float]]:
        """For each week: the longest session, how many sessions, and the highest effort of endurance."""
        return {week.number: _endurance(week) for week in self.weeks}

    @cached_property
    def hard(self) -> dict[int, tuple[dict[str, set[int]], Counter[str]]]:
        """For each week: the days and the hard sets of each muscle."""
        limit = cited("strength.counts_from").value
        of_body = {id(body): _hard_sets(body, limit) for _, body in self.bodies}
        found = {}
        for week in self.weeks:
            days: dict[str, set[int]] = defaultdict(set)
            sets: Counter[str] = Counter()
            for session in week.sessions:
                for muscle, count in of_body[id(session.body)]:
                    days[muscle].add(WEEKDAYS.index(session.weekday))
                    sets[muscle] += count
            found[week.number] = days, sets
        return found


def _hard_sets(body: Body, limit: int) -> list[tuple[str, int]]:
    """Muscles and sets of a session's strength that counts as hard."""
    hard = (item for item in body.items if item.reserve is not None and item.reserve.value <= limit and item.sets is not None)
    return [(muscle, item.sets.value) for item in hard for muscle in item.choice.exercise.muscles if item.sets]


class Case(NamedTuple):
    """What a law of the outcome reads."""

    screening: Screening
    plan: Plan | None


class Law(NamedTuple):
    """A named predicate. ``check`` yields the places where it is broken; ``applies`` says whether it concerns this subject at all."""

    id: str
    hard: bool
    subject: str
    applies: Callable[[Any], bool]
    check: Callable[[Any], Iterable[str]]


LAWS: dict[str, Law] = {}


def law(id: str, *, hard: bool = True, subject: str = "plan", applies: Callable[[Any], bool] = lambda _: True) -> Callable[..., Any]:
    """Register a law; raises ``ValueError`` for a duplicate id."""

    def register(check: Callable[[Any], Iterable[str]]) -> Callable[[Any], Iterable[str]]:
        if id in LAWS:
            message = f"law {id} is written twice"
            raise ValueError(message)
        LAWS[id] = Law(id, hard, subject, applies, check)
        return check

    return register


# --- the outcome -------------------------------------------------------------------------------------------------------------------------


@law("I01", subject="outcome", applies=lambda case: case.screening.clearance.value < Clearance.CAUTION)
def no_plan_without_clearance(case: Case) -> Iterator[str]:
    """Any unresolved flag below caution: no plan."""
    if case.plan is not None:
        yield "plan"


@law("I02", subject="outcome", applies=lambda case: case.screening.clearance.value <= Clearance.DOCTOR_TODAY)
def help_names_the_right_door(case: Case) -> Iterator[str]:
    """An emergency shows 112; a doctor today shows the own doctor and every region's line."""
    clearance = case.screening.clearance.value
    contacts = for_clearance(clearance.word)
    if clearance is Clearance.CALL_112 and contacts[0].number != "112":
        yield "112"
    if clearance is Clearance.DOCTOR_TODAY and len([contact for contact in contacts if contact.region]) < len(REGIONS):
        yield "out of hours"


REGIONS: Final = ("hovedstaden", "sjaelland", "syddanmark", "midtjylland", "nordjylland")


def _is_a_child(case: Case) -> bool:
    return case.plan is not None and case.plan.profile.age.value < ADULT_FROM


@law("I03", subject="outcome", applies=lambda case: any(flag.source == "op-safety-scope" for flag in case.screening.flags) or _is_a_child(case))
def out_of_scope_is_referred(case: Case) -> Iterator[str]:
    """Under 18 or a group that is out of scope: no plan."""
    if case.plan is not None:
        yield "plan"


@law("I04", subject="outcome", applies=lambda case: any(flag.symptom for flag in case.screening.flags))
def symptoms_mean_no_effort(case: Case) -> Iterator[str]:
    """A sign during effort: nothing above very light is prescribed."""
    if case.plan is not None:
        easy = cited("effort.easy").value
        yield from (f"w{n}.{item.choice.id}" for n, item in case.plan.view.items if item.effort.value > easy)


def _raised(*ids: str) -> Callable[[Case], bool]:
    """Whether a flag whose id begins so is raised, whatever its row says that it means."""
    return lambda case: any(flag.id.startswith(ids) for flag in case.screening.flags)


def _below(plan: Plan, question: str, row: str) -> bool:
    """Whether a number that the person gave is below the law's own limit."""
    given, limit = plan.answers.said(question), cited(row).value
    return given is not None and bool(given < limit)


def _reaches(plan: Plan, row: str) -> bool:
    """Whether one of the two blood pressures that the person gave reaches the law's own limits."""
    given = (plan.answers.said("helbred.blodtryk.over"), plan.answers.said("helbred.blodtryk.under"))
    return any(one is not None and one >= limit for one, limit in zip(given, cited(row).value, strict=True))


@law("I05", subject="outcome", applies=lambda case: "heart" in case.screening.pathways)
def heart_disease_is_cleared_first(case: Case) -> Iterator[str]:
    """Known heart disease: a plan only when a doctor has said that the person may train."""
    if case.plan is not None and case.plan.answers.said("sikkerhed.aftalt") != YES:
        yield "plan"


UNSTABLE_HEART: Final = (
    "sikkerhed.laege.hjertesvigt", "sikkerhed.laege.hjerte_ustabil", "sikkerhed.laege.hjerte_uden_styr", "helbred.hjerte.hjerteklap",
    "helbred.hjerte.hjertemuskel", "helbred.hjerte.rytme_symptomer", "helbred.hjerte.icd", "helbred.hjerte.aorta", "helbred.hjerte.hjertebetaendelse",
)  # fmt: skip


@law("I07", subject="outcome", applies=_raised(*UNSTABLE_HEART))
def unstable_hearts_are_referred(case: Case) -> Iterator[str]:
    """Heart failure, valve or muscle disease, rhythm with symptoms, a defibrillator: no plan."""
    if case.plan is not None:
        yield "plan"


@law("I19", subject="outcome", applies=_raised("sikkerhed.laege.knoglemetastaser"))
def bone_metastases_are_referred(case: Case) -> Iterator[str]:
    """Cancer in the bones: no plan without the treating team."""
    if case.plan is not None:
        yield "plan"


@law("I20", subject="outcome", applies=lambda case: "cancer_treatment" in case.screening.pathways)
def cancer_treatment_is_agreed_and_gentle(case: Case) -> Iterator[str]:
    """Cancer in treatment: oncology's word, moderate effort at most, and a cap on minutes."""
    if case.plan is None:
        return
    if case.plan.answers.said("sikkerhed.aftalt") != YES:
        yield "agreed"
    yield from (f"w{week.number}" for week in case.plan.program.weeks if week.minutes.value > cited("ceiling.cancer_minutes").value)
    yield from _above(case.plan.view, "ceiling.cancer_effort")


LOW_COUNTS: Final = {"platelets": "helbred.blodplader", "haemoglobin": "helbred.haemoglobin", "leukocytes": "helbred.leukocytter"}
_LOW_OR_NEW_PAIN: Final = _raised(*LOW_COUNTS.values(), "helbred.kraeft.ny_knoglesmerte")


@law("I21", subject="outcome", applies=lambda case: _LOW_OR_NEW_PAIN(case) or "cancer_treatment" in case.screening.pathways)
def low_counts_block(case: Case) -> Iterator[str]:
    """Low blood counts or new bone pain in cancer: no plan."""
    if case.plan is not None:
        if _LOW_OR_NEW_PAIN(case):
            yield "plan"
        yield from (name for name, question in LOW_COUNTS.items() if _below(case.plan, question, f"ceiling.{name}"))


@law("I23", subject="outcome", applies=_raised("sikkerhed.laege.me_pem"))
def exertion_illness_is_referred(case: Case) -> Iterator[str]:
    """Days of illness after small effort: no plan that grows."""
    if case.plan is not None:
        yield "plan"


@law("I24", subject="outcome", applies=lambda case: any(flag.id.startswith("sikkerhed.tanker") for flag in case.screening.flags))
def thoughts_lead_to_help(case: Case) -> Iterator[str]:
    """Thoughts of not wanting to live, or doubt about them: help, and no plan."""
    if case.plan is not None:
        yield "plan"
    if "livslinien" not in {contact.id for contact in for_clearance(case.screening.clearance.value.word, mental=True)}:
        yield "contact"


@law("I72", subject="outcome", applies=_raised("sikkerhed.laege.aandenoed_liggende"))
def breathless_lying_flat_is_referred(case: Case) -> Iterator[str]:
    """Breathless when lying flat: no plan, so nobody is asked to lie down for long."""
    if case.plan is not None:
        yield "plan"


# --- conditions --------------------------------------------------------------------------------------------------------------------------


def _on(*pathways: str) -> Callable[[View], bool]:
    """Whether the person is on one of the pathways."""
    return lambda view: not set(pathways).isdisjoint(view.profile.pathways)


def _above(view: View, row: str) -> Iterator[str]:
    most = cited(row).value
    yield from (f"w{number}.{item.choice.id}" for number, item in view.everything if item.effort.value > most)


def _tagged(view: View, *tags: str) -> Iterator[str]:
    yield from (f"w{number}.{item.choice.id}" for number, item in view.everything if not set(tags).isdisjoint(item.choice.exercise.tags))


@law("I06", applies=_on("heart"))
def hearts_stay_moderate(view: View) -> Iterator[str]:
    """Cleared heart disease: never above moderate effort, and only light effort in sessions without a long warm-up and cool-down."""
    yield from _above(view, "ceiling.heart_effort")
    yield from _above(view, "ceiling.heart_without_long_ends")


@law("I08", subject="whole", applies=lambda plan: "t2d" in plan.profile.pathways and plan.answers.said("sikkerhed.aftalt") != YES)
def diabetes_starts_with_brisk_walks(plan: Plan) -> Iterator[str]:
    """Type 2 diabetes not talked through with a doctor: moderate effort at most, nothing heavy or vigorous."""
    yield from _above(plan.view, "ceiling.uncleared_effort")
    yield from _tagged(plan.view, "heavy", "vigorous")


@law("I09", applies=_on("t2d"))
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
    low = "glucose_low" in plan.profile.pathways or _below(plan, "helbred.blodsukker", "ceiling.glucose_low")
    if low and (card is None or "glucose_low" not in card.lines[0].when):
        yield "cards"
    if plan.answers.said("helbred.blodsukker") is not None and not _below(plan, "helbred.blodsukker", "ceiling.glucose_stop"):
        yield "plan"


_FOOT_WOUND: Final = _raised("helbred.diabetes.fodsaar", "sikkerhed.fod.saar_nyt", "sikkerhed.fod.sort_omraade")


@law("I12", subject="outcome", applies=lambda case: _FOOT_WOUND(case) or "neuropathy" in case.screening.pathways)
def feet_are_protected(case: Case) -> Iterator[str]:
    """A wound on the foot: no plan; reduced feeling in the feet: no jumps."""
    if case.plan is not None:
        if _FOOT_WOUND(case):
            yield "plan"
        yield from _tagged(case.plan.view, "jump")


@law("I13", applies=_on("retinopathy_severe"))
def eyes_are_protected(view: View) -> Iterator[str]:
    """Severe eye changes: nothing vigorous or heavy, no head below the heart, no held breath."""
    yield from _tagged(view, "vigorous", "heavy", "head_down", "breath_hold")


def _pressure_is_known_or_limits(plan: Plan) -> bool:
    said = {plan.answers.said("helbred.blodtryk.over"), plan.answers.said("helbred.blodtryk.under")}
    return said != {None} or not {"bp_high", "bp_unknown"}.isdisjoint(plan.profile.pathways)


@law("I14", subject="whole", applies=_pressure_is_known_or_limits)
def pressure_limits_effort(plan: Plan) -> Iterator[str]:
    """Very high blood pressure: no plan; high or unknown: moderate effort at most, nothing heavy, no long holds."""
    if _reaches(plan, "ceiling.pressure_stop"):
        yield "plan"
    if _reaches(plan, "ceiling.pressure_high") or not {"bp_high", "bp_unknown"}.isdisjoint(plan.profile.pathways):
        yield from _above(plan.view, "ceiling.pressure_effort")
        yield from _tagged(plan.view, "heavy", "isometric_long")


@law("I16", subject="whole")
def illness_means_not_today(plan: Plan) -> Iterator[str]:
    """Every plan has the card that says when not to train, fever first, and it is read before every session."""
    card = _card(plan, "not_today")
    if card is None or not card.before or card.lines[0].id != "fever":
        yield "cards"


@law("I17", applies=_on("osteoporosis", "osteoporosis_fracture"))
def fragile_backs_do_not_bend_with_load(view: View) -> Iterator[str]:
    """Osteoporosis: no loaded or end-range bending, no sit-ups."""
    yield from _tagged(view, "loaded_flexion", "end_range_flexion", "sit_up", "loaded_rotation_flexion")


@law("I18", applies=_on("osteoporosis_fracture"))
def fractured_backs_have_no_impact(view: View) -> Iterator[str]:
    """Earlier fractures: no more impact than brisk walking."""
    yield from _tagged(view, "jump", "impact")


@law("I22", subject="whole", applies=lambda plan: bool({"lymphoedema_arm", "lymphoedema_leg"} & set(plan.profile.pathways)))
def lymphoedema_takes_small_steps(plan: Plan) -> Iterator[str]:
    """Lymphoedema: the smallest weight steps."""
    if plan.progression_rule.load_step_most.value > cited("ceiling.lymph_step").value:
        yield "load step"


@law("I45", applies=lambda view: not _snacks_only(view))
def floors_take_their_minutes_from_others(view: View) -> Iterator[str]:
    """What a condition adds is one short walk a week, inside the time and the cap and never on top of them."""
    for week in view.weeks:
        walks = [session.body.minutes.value for session in week.sessions if session.body.template is Template.SNACK]
        others = sum(session.body.minutes.value for session in week.sessions) - sum(walks)
        if len(walks) > 1 or sum(walks) > view.rx.gap_walk.value or others > view.rx.weekly_cap.value:
            yield f"w{week.number}"


@law("I55", applies=_on("heart", "hypertension", "bp_high", "bp_unknown"))
def hearts_keep_reps_in_reserve(view: View) -> Iterator[str]:
    """Heart disease and blood pressure: strength stays well away from exhaustion and from holding the breath."""
    least = cited("ceiling.breathing_reserve").value
    yield from (f"w{n}.{i.choice.id}" for n, i in view.everything if i.reserve is not None and i.reserve.value < least)
    yield from _tagged(view, "breath_hold")


@law("I64", subject="whole", applies=lambda plan: "widespread" in plan.profile.pathways)
def no_generic_walk_test(plan: Plan) -> Iterator[str]:
    """Widespread pain: no milestone in metres walked, whose real change is another one there."""
    yield from (f"w{one.week}" for one in plan.milestones if one.measure not in {"goal", "pain", "minutes", "chair_stand", "response"})


@law("I65", hard=False, applies=lambda view: _on("mood")(view) and not _snacks_only(view) and len(view.weeks) == cited("weeks.long").value)
def mood_gets_enough_sessions(view: View) -> Iterator[str]:
    """Depression or anxiety: a course of 13 to 36 sessions."""
    planned = sum(len(_counted(week)) for week in view.weeks)
    if not cited("ceiling.mood_fewest").value <= planned <= cited("ceiling.mood_most").value:
        yield "sessions"


@law("I66")
def snacks_are_never_vigorous(view: View) -> Iterator[str]:
    """Short bouts in between are light for everybody."""
    most = cited("ceiling.snack_effort").value
    for number, body in view.bodies:
        if body.template is Template.SNACK:
            yield from (f"w{number}.{i.choice.id}" for i in body.items if i.effort.value > most or "vigorous" in i.choice.exercise.tags)


# --- growth ------------------------------------------------------------------------------------------------------------------------------


def _counted(week: Week) -> list[Session]:
    """The sessions that count as such; in a week of nothing but snacks, all of them."""
    return [session for session in week.sessions if session.body.template is not Template.SNACK] or list(week.sessions)


def _is_try(week: Week) -> bool:
    return any(session.body.template is Template.TRY for session in week.sessions)


def _first(view: View) -> list[Week]:
    """The small tries, and the first ordinary week after them."""
    tries = sum(_is_try(week) for week in view.weeks)
    return list(view.weeks[: tries + 1])


def _snacks_only(view: View) -> bool:
    return all(session.body.template is Template.SNACK for session in view.weeks[-1].sessions)


def _over(load: float, factor: float, base: Week) -> bool:
    """Whether a load passes so many times the base week's, in the decimals that loads are stored in."""
    return round(load - factor * base.load.value, DECIMALS) > 0


def _before(view: View, week: Week) -> Week | None:
    earlier = view.builds[week.number]
    return earlier[-1] if earlier else None


@law("I25")
def load_rises_slowly(view: View) -> Iterator[str]:
    """Load stays within the cap of the last build week; small weeks may add the free minutes; slow courses compare two build weeks back."""
    free_below, free, most, aim = (cited(f"step.{name}").value for name in ("free_below", "free_minutes", "most", "aim"))
    for week in view.weeks:
        earlier = view.builds[week.number]
        if not earlier:
            continue
        if view.rx.slow.value:
            base = earlier[-2] if len(earlier) > 1 else earlier[-1]
            ok = not _over(week.load.value, aim, base) or week.minutes.value <= base.minutes.value + len(week.sessions)
        elif max(week.minutes.value, earlier[-1].minutes.value) < free_below:
            ok = week.minutes.value <= earlier[-1].minutes.value + free
        else:
            ok = not _over(week.load.value, most, earlier[-1])
        if not ok:
            yield f"w{week.number}"


def _has_large_weeks(view: View) -> bool:
    return any(week.minutes.value >= cited("step.free_below").value for week in view.weeks)


@law("I26", applies=_has_large_weeks)
def two_weeks_rise_less_than_a_third(view: View) -> Iterator[str]:
    """A build week stays within the two-week cap of the second build week before it, when both are large."""
    for week in view.weeks:
        earlier = view.builds[week.number]
        if week.kind.value is WeekKind.BUILD and len(earlier) > 1:
            base = earlier[-2]
            both = min(week.minutes.value, base.minutes.value) >= cited("step.free_below").value
            if both and _over(week.load.value, cited("step.two_weeks").value, base):
                yield f"w{week.number}"


@law("I27", applies=lambda view: any(week.light.value for week in view.weeks))
def no_rebound_after_a_light_week(view: View) -> Iterator[str]:
    """The week after a light one stays near the last build week."""
    for light, week in pairwise(view.weeks):
        base = _before(view, week)
        if light.light.value and base and _over(week.load.value, cited("step.after_light").value, base):
            yield f"w{week.number}"


@law("I28")
def no_shock_start(view: View) -> Iterator[str]:
    """The start, after a try too, stays near what the person does now, or at the low end of the level's range."""
    low = cited("start.lowest").value[view.profile.level.value]
    limit = max(low, view.profile.reported_minutes.value * exact(cited("start.growth_limit").value))
    good = sum(session.body.good.minutes.value for session in view.weeks[0].sessions)
    for week in _first(view):
        if max(week.minutes.value, good if week.number == 1 else 0) > limit:
            yield f"w{week.number}"


@law("I29", applies=lambda view: view.profile.has_pain.value or view.profile.tired.value)
def first_quota_is_below_tolerance(view: View) -> Iterator[str]:
    """The first walking quota is half to four fifths of what is tolerated, and no bout is longer."""
    share = view.rx.bout.value / view.profile.tolerance.value
    over = view.rx.bout.value >= cited("walking.bout_highest").value
    if not (share >= cited("walking.quota_lowest").value or over) or share > cited("walking.quota_highest").value:
        yield "quota"
    quota, first = view.rx.bout.value * SECONDS_PER_MINUTE, len(_first(view))
    yield from (
        f"w{n}.{i.choice.id}"
        for n, i in view.items
        if n <= first and i.part == "main" and i.modality is Modality.AEROBIC and i.seconds and i.seconds.value > quota
    )


def _rises(now: Iterable[float], before: Iterable[float]) -> int:
    return sum(later > earlier for later, earlier in zip(now, before, strict=True))


def _strength_by_exercise(week: Week) -> dict[str, tuple[float, float, float]]:
    doses: dict[str, tuple[float, float, float]] = {}
    for session in week.sessions:
        for item in session.body.items:
            if item.modality is Modality.STRENGTH and item.sets is not None:
                amount = item.reps or item.seconds
                doses[item.choice.id] = (item.sets.value, amount.value if amount else 0, item.effort.value)
    return doses


def _endurance(week: Week) -> tuple[float, float, float]:
    main = [i for s in week.sessions for i in s.body.items if i.part == "main" and i.modality is Modality.AEROBIC]
    longest = max((session.body.minutes.value for session in week.sessions), default=0)
    return longest, len(_counted(week)), max((item.effort.value for item in main), default=0)


@law("I30")
def one_thing_at_a_time(view: View) -> Iterator[str]:
    """In a build week one thing rises for each exercise, and one for endurance."""
    for week in view.weeks:
        base = _before(view, week)
        if base is None or week.kind.value is not WeekKind.BUILD or _is_try(base):
            continue
        doses = view.strength[base.number]
        yield from (f"w{week.number}.{name}" for name, dose in view.strength[week.number].items() if name in doses and _rises(dose, doses[name]) > 1)
        if _rises(view.endurance[week.number], view.endurance[base.number]) > 1:
            yield f"w{week.number}.endurance"


def _zones(view: View) -> Iterator[tuple[str, list[tuple[Week, float]]]]:
    """Effort of endurance and of strength in each build week that has both."""
    builds = [week for week in view.weeks if week.kind.value is WeekKind.BUILD]
    yield "endurance", [(week, zone) for week in builds if (zone := view.endurance[week.number][-1])]
    yield "strength", [(week, max(dose[-1] for dose in doses.values())) for week in builds if (doses := view.strength[week.number])]


@law("I31")
def zones_rise_one_at_a_time(view: View) -> Iterator[str]:
    """A zone rises by one at most, not before enough build weeks at the present one, and with enough minutes or at the person's cap."""
    enough = min(cited("step.zone_minutes").value, view.rx.weekly_cap.value)
    for name, zones in _zones(view):
        stayed = 0
        for (base, before), (_, now) in pairwise(zones):
            stayed += 1
            early = stayed < cited("step.zone_weeks").value or base.minutes.value < enough
            if now > before and (now > before + cited("effort.step").value or early):
                yield name
            if now != before:
                stayed = 0


@law("I32", subject="whole")
def strength_load_steps_are_small(plan: Plan) -> Iterator[str]:
    """The rule for more weight stays within its range and asks for two sessions at the top with reps left."""
    rule = plan.progression_rule
    least, most = cited("strength.load_step_least").value, cited("strength.load_step_most").value
    if not least <= rule.load_step_least.value <= rule.load_step_most.value <= most:
        yield "load step"
    if rule.top_sessions.value < cited("strength.top_sessions").value or rule.top_reserve.value < cited("strength.top_reserve").value:
        yield "top of range"


def _has_strength(view: View) -> bool:
    return any(days for days, _ in view.hard.values())


@law("I33", applies=_has_strength)
def muscles_rest_a_day(view: View) -> Iterator[str]:
    """No muscle is trained hard on two days in a row, across the weeks' borders too."""
    on: dict[str, set[int]] = defaultdict(set)
    for number, (days, _) in view.hard.items():
        for muscle, found in days.items():
            on[muscle].update(number * DAYS_PER_WEEK + day for day in found)
    yield from (f"w{day // DAYS_PER_WEEK}.{muscle}" for muscle, days in on.items() for day in sorted(days) if day + 1 in days)


@law("I34", applies=_has_strength)
def hard_sets_have_a_cap(view: View) -> Iterator[str]:
    """At most so many strength days and hard sets for each muscle and week."""
    most_days, most_sets = cited("strength.days_cap").value, cited("strength.hard_sets_cap").value
    for number, (days, sets) in view.hard.items():
        yield from (f"w{number}.{muscle}" for muscle in sets if sets[muscle] > most_sets or len(days[muscle]) > most_days)


@law("I35")
def a_day_off(view: View) -> Iterator[str]:
    """At least one day a week without structured training."""
    most = cited("cap.days_of_training").value
    yield from (f"w{week.number}" for week in view.weeks if len({session.weekday for session in week.sessions}) > most)


@law("I36")
def inside_the_time(view: View) -> Iterator[str]:
    """Planned minutes stay inside the level's cap and nine tenths of the stated time, on good days too."""
    cap = min(cited("cap.weekly_minutes").value[view.profile.level.value], exact(cited("budget.share").value) * view.profile.stated_minutes.value)
    for week in view.weeks:
        if max(week.minutes.value, sum(session.body.good.minutes.value for session in week.sessions)) > cap:
            yield f"w{week.number}"


@law("I37")
def sessions_have_a_cap(view: View) -> Iterator[str]:
    """Sessions a week and minutes a session stay inside the level's caps; snacks do not count as sessions."""
    level = view.profile.level.value
    most, longest = cited("cap.sessions").value[level], min(cited("cap.session_longest").value[level], cited("cap.session_all").value)
    for week in view.weeks:
        counted = [session for session in week.sessions if session.body.template is not Template.SNACK]
        if len(counted) > most or any(session.body.good.minutes.value > longest for session in counted):
            yield f"w{week.number}"


@law("I38", subject="whole", applies=lambda plan: plan.profile.has_pain.value)
def pain_has_a_ceiling(plan: Plan) -> Iterator[str]:
    """No plan allows more pain than the acceptable limit, or than usual plus two where usual pain is high."""
    usual, rule = plan.profile.usual_pain.value, plan.pain_rule
    fixed = usual < cited("pain.usual_high_from").value
    limit = cited("pain.acceptable").value if fixed else min(cited("pain.highest_ever").value, usual + cited("pain.delta_amber").value)
    if not 0 <= rule.green_up_to.value <= rule.red_above.value <= limit:
        yield "pain rule"


def _of_conditions(view: View, name: str) -> list[Any]:
    """What each of the person's pathways says about one limit."""
    return [cited(f"{path}.{name}").value for path in view.profile.pathways if has(f"{path}.{name}")]


@law("I44")
def the_lowest_ceiling_wins(view: View) -> Iterator[str]:
    """Nothing passes the lowest cap among the person's conditions or carries a tag that one of them forbids; the caps are looked up again here."""
    effort, session, sessions, minutes = (
        min(_of_conditions(view, name), default=math.inf) for name in ("effort_cap", "session_cap", "sessions_cap", "weekly_cap")
    )
    forbidden, reserve = frozenset().union(*_of_conditions(view, "forbidden")), max(_of_conditions(view, "reserve_least"), default=0)
    for number, item in view.everything:
        kept = item.reserve is None or item.reserve.value >= reserve
        if item.effort.value > effort or not kept or not forbidden.isdisjoint(item.choice.exercise.tags):
            yield f"w{number}.{item.choice.id}"
    for week in view.weeks:
        counted = [one for one in week.sessions if one.body.template is not Template.SNACK]
        good = sum(one.body.good.minutes.value for one in week.sessions)
        longest = max((one.body.good.minutes.value for one in counted), default=0)
        if longest > session or len(counted) > sessions or max(good, week.minutes.value) > minutes:
            yield f"w{week.number}"


@law("I49", applies=lambda view: "low_back" in view.profile.pathways)
def a_back_plan_is_not_only_stretching(view: View) -> Iterator[str]:
    """Every week of a back plan has strength or endurance."""
    useful = {Modality.STRENGTH, Modality.AEROBIC}
    for week in view.weeks:
        if not any(item.part == "main" and item.modality in useful for session in week.sessions for item in session.body.items):
            yield f"w{week.number}"


@law("I50", applies=lambda view: view.program.balance is not None)
def balance_has_support(view: View) -> Iterator[str]:
    """Balance exercises keep support within reach."""
    for number, item in view.everything:
        if item.modality is Modality.BALANCE and "support_within_reach" not in item.choice.exercise.tags:
            yield f"w{number}.{item.choice.id}"


@law("I51", applies=lambda view: not view.profile.may_use_floor.value)
def no_floor_without_a_way_up(view: View) -> Iterator[str]:
    """Nobody is sent to the floor who needs hands to rise and has not confirmed the transfer, or who has said no to it."""
    yield from (f"w{n}.{item.choice.id}" for n, item in view.everything if "floor" in item.choice.exercise.tags)


NO_JUMPS: Final = (
    "knee", "knee_oa", "hip", "hip_oa", "untrained_70", "falls", "bmi_30", "bmi_35", "overweight", "foot", "anticoagulant", "low_vision",
)  # fmt: skip


@law("I52", applies=lambda view: bool(set(NO_JUMPS) & set(view.profile.pathways)))
def no_early_jumps(view: View) -> Iterator[str]:
    """No jumps for painful hips, knees and feet, overweight, falls or age."""
    yield from (f"w{n}.{item.choice.id}" for n, item in view.everything if "jump" in item.choice.exercise.tags)


def _few(view: View) -> int:
    """Exercises of the first weeks: by level, fewer with many conditions."""
    many = view.profile.conditions.value >= cited("start.condition_bounds").value[-1]
    by_level = cited("strength.most_first_weeks").value[view.profile.level.value]
    return int(min(by_level, cited("many_conditions.most_first_weeks").value) if many else by_level)


@law("I53")
def few_exercises_at_first(view: View) -> Iterator[str]:
    """Few different exercises in the first weeks, and never more than the full circuit."""
    first, few = cited("strength.first_weeks").value, _few(view)
    most = cited("strength.full_circuit").value
    for week in view.weeks:
        if not any(session.body.template is not Template.SNACK for session in week.sessions):
            continue
        counted = {Modality.STRENGTH, Modality.BALANCE, Modality.MOTOR_CONTROL}
        ids = {item.choice.id for session in week.sessions for item in session.body.items if item.part == "main" and item.modality in counted}
        if len(ids) > (few if week.number <= first else most):
            yield f"w{week.number}"


def _ends_gently(items: tuple[Item, ...], minutes: int) -> bool:
    easy = cited("effort.easy").value
    long_ = minutes >= cited("warmup.long_from").value
    first = cited("warmup.long" if long_ else "warmup.short").value
    last = cited("warmup.cooldown_long" if long_ else "warmup.cooldown_short").value
    gentle = max(items[0].effort.value, items[-1].effort.value) <= easy
    return bool(items[0].minutes.value >= first and items[-1].minutes.value >= last and gentle)


@law("I54")
def sessions_start_and_end_gently(view: View) -> Iterator[str]:
    """Every size of every session begins and ends at very light effort, long enough for its length."""
    for number, body in view.bodies:
        sizes = ((body.items, body.minutes.value), (body.good.items, body.good.minutes.value), (body.bad.items, body.bad.minutes.value))
        if not all(_ends_gently(items, minutes) for items, minutes in sizes):
            yield f"w{number}.{body.template}"


@law("I56", applies=lambda view: not view.profile.confident.value)
def low_confidence_shrinks_the_plan(view: View) -> Iterator[str]:
    """Confidence below the limit: one session fewer and fewer minutes."""
    base = max(cited("start.lowest").value[view.profile.level.value], view.profile.reported_minutes.value)
    share, floor = cited("start.low_confidence_share").value, cited("start.floor").value
    level, lowest, fewer = view.profile.level.value, cited("sessions.lowest").value, cited("sessions.fewer_when_unsure").value
    most = max(lowest, min(cited("cap.sessions").value[level], view.profile.stated_days.value) - fewer)
    first = len(_counted(view.weeks[0])) if not _snacks_only(view) else lowest
    if view.weeks[0].minutes.value > max(floor, base * exact(share)) or view.rx.sessions_most.value > most:
        yield "w1"
    if first > max(lowest, cited("sessions.start").value[level] - fewer):
        yield "w1.sessions"


@law("I57", hard=False)
def every_session_has_a_small_version(view: View) -> Iterator[str]:
    """The bad-day size takes at most ten minutes."""
    most = cited("sizes.bad_longest").value
    yield from (f"w{number}" for number, body in view.bodies if body.bad.minutes.value > most)


@law("I58", subject="whole")
def the_course_has_tests(plan: Plan) -> Iterator[str]:
    """Eight to twelve weeks, test weeks where they exist, and a look at week 6."""
    weeks = plan.program.weeks
    if not cited("weeks.short").value <= len(weeks) <= cited("weeks.long").value or len(weeks) != plan.program.length.value:
        yield "length"
    tests = {week.number for week in weeks if week.kind.value is WeekKind.TEST}
    if tests != {week for week in cited("weeks.tests").value if week <= len(weeks)} or weeks[-1].number not in tests:
        yield "tests"
    if not any(one.measure == "response" and one.week == cited("weeks.no_response_check").value for one in plan.milestones):
        yield "response"


@law("I59")
def every_number_has_a_source(view: View) -> Iterator[str]:
    """Every dose number rests on at least one cited row."""
    for number, item in view.everything:
        for fact in (item.sets, item.reps, item.seconds, item.minutes, item.effort, item.reserve, item.rest):
            if fact is not None and not fact.grounded:
                yield f"w{number}.{item.choice.id}.{fact.rule}"


def _holds(view: View) -> bool:
    lasting = view.profile.irritability.value is Irritability.HIGH or bool(_of_conditions(view, "slow"))
    return bool(lasting or view.profile.short_sleep.value or view.profile.tired.value)


def _after_tired(week: Week) -> bool:
    return week.decision is not None and bool(week.decision.flags[Finding.TIRED].value)


@law("I70", applies=lambda view: _holds(view) or any(map(_after_tired, view.weeks)))
def tired_people_do_not_rise(view: View) -> Iterator[str]:
    """Short nights, fatigue or irritable pain at the start: week 2 is no heavier than week 1. Later on: nor is the week after such a one."""
    for week in view.weeks[1:]:
        rests = _after_tired(week) or (_holds(view) and week is view.weeks[1])
        if rests and _over(week.load.value, 1.0, view.weeks[week.number - 2]):
            yield f"w{week.number}"


# --- logged weeks ------------------------------------------------------------------------------------------------------------------------


def _decided(*findings: Finding) -> Callable[[View], bool]:
    """Whether a week of the plan was decided by one of these."""
    return lambda view: any(_by(week, *findings) for week in view.weeks)


def _by(week: Week, *findings: Finding) -> bool:
    return week.decision is not None and week.decision.finding.value in findings


def _is_tiny(view: View, week: Week) -> bool:
    """Tries, snacks and the shortest sessions are as small as a session gets; they are repeated or walked instead."""
    shortest = cited("try_week.shortest").value
    return _snacks_only(view) or _is_try(week) or all(session.body.minutes.value <= shortest for session in week.sessions)


def _first_ordinary(view: View) -> Week:
    return next((week for week in view.weeks if not _is_try(week)), view.weeks[0])


def _hurt(week: Week) -> bool:
    """Whether the week before had a red session, a crash or fever, whatever decided."""
    return week.decision is not None and any(week.decision.flags[finding].value for finding in HURT)


@law("I39", applies=lambda view: any(map(_hurt, view.weeks)))
def red_is_followed_by_less(view: View) -> Iterator[str]:
    """After a red session, or fever, the next week is at most the share of a slow amber one."""
    for week in filter(_hurt, view.weeks):
        logged = view.weeks[week.number - 2]
        base = min(logged, _before(view, week) or logged, key=lambda one: one.load.value)
        if _over(week.load.value, 1.0 if _is_tiny(view, week) else cited("pain.amber_factor").value, base):
            yield f"w{week.number}"


@law("I40", applies=_decided(Finding.UNKNOWN))
def nothing_rises_on_the_unknown(view: View) -> Iterator[str]:
    """Pain that was not told, or a week that was not logged: the next week is no heavier than the last build week."""
    yield from _not_heavier(view, lambda week: _by(week, Finding.UNKNOWN))


@law("I41", applies=_decided(Finding.FEW, Finding.FEW_AGAIN, Finding.SOME_MISSED))
def missed_sessions_are_not_caught_up(view: View) -> Iterator[str]:
    """After a week of few sessions nothing rises."""
    yield from _not_heavier(view, lambda week: _by(week, Finding.FEW, Finding.FEW_AGAIN, Finding.SOME_MISSED))


@law("I42", applies=_decided(Finding.RESTART))
def a_long_time_away_starts_again(view: View) -> Iterator[str]:
    """After so long away the next week is no heavier than the first ordinary one or after a shorter gap, and safety is asked about first."""
    start, share = _first_ordinary(view), cited("ceiling.long_gap").value
    for week in (one for one in view.weeks if _by(one, Finding.RESTART)):
        told = week.decision is not None and week.decision.notices["rescreen"].value
        heavier = not _is_tiny(view, week) and _over(week.load.value, share, _left_off(view, week))
        if _over(week.load.value, 1.0, start) or heavier or not told:
            yield f"w{week.number}"


@law("I43", applies=_decided(Finding.SHORT_GAP, Finding.LONG_GAP))
def a_gap_is_followed_by_less(view: View) -> Iterator[str]:
    """After a gap the next week is a share of the last week that was done; tries and snacks are as small as they get."""
    shares = {Finding.SHORT_GAP: cited("ceiling.short_gap").value, Finding.LONG_GAP: cited("ceiling.long_gap").value}
    for week in view.weeks:
        if week.decision is None or week.decision.finding.value not in shares:
            continue
        share = 1.0 if _is_tiny(view, week) else shares[week.decision.finding.value]
        if _over(week.load.value, share, _left_off(view, week)):
            yield f"w{week.number}"


def _left_off(view: View, week: Week) -> Week:
    """The week that a gap is compared with: the last one that was done, or an eased one after it where that is lighter."""
    done = view.weeks[max(0, week.decision.completed - 1 if week.decision else 0)]
    done = _first_ordinary(view) if _is_try(done) else done
    last = view.weeks[week.number - 2]
    return min(done, last, key=lambda one: one.load.value) if last.eased and not _is_tiny(view, last) else done


def _hurt_or_slow(week: Week) -> bool:
    return week.decision is not None and bool(week.decision.hurt.value or week.decision.flags[Finding.SLOW].value)


@law("last_tolerated", applies=lambda view: any(map(_hurt_or_slow, view.weeks)))
def a_dose_that_hurt_does_not_come_back(view: View) -> Iterator[str]:
    """After a red session in an eased week, a flare, or a slow morning, no week is as heavy again until one was good."""
    for after in filter(_hurt_or_slow, view.weeks):
        limits = list(_may_come_back(view, after))
        ordinary = (week for week in _until_good(view, after.number) if not week.eased and not _is_tiny(view, week))
        yield from (f"w{week.number}" for week in ordinary if any(round(week.load.value - limit, DECIMALS) > 0 for limit in limits))


def _may_come_back(view: View, after: Week) -> Iterator[float]:
    """The loads that what happened in the week before leaves at most."""
    logged, less, flags = view.weeks[after.number - 2], cited("pain.amber_factor").value, after.decision.flags if after.decision else {}
    if _is_try(logged):
        return
    hurt = bool(after.decision and after.decision.hurt.value)
    if logged.eased and hurt:
        yield float(less * logged.load.value)
    if not logged.eased and flags[Finding.FLARE].value:
        yield _last_dose(view, after, logged.load.value, less)
    if flags[Finding.SLOW].value:
        before = view.builds[after.number]
        lighter = logged.eased or logged.light.value
        yield float(less * (before[-1].load.value if lighter and before else logged.load.value))


def _last_dose(view: View, after: Week, dose: float, less: float) -> float:
    """The load that a flare goes back to: of the last ordinary week that was tolerated and no heavier, or less of what flared."""
    number = after.decision.tolerated if after.decision else 0
    tolerated = view.weeks[number - 1] if number and not _is_try(view.weeks[number - 1]) else None
    return float(tolerated.load.value if tolerated is not None and tolerated.load.value <= dose else less * dose)


def _until_good(view: View, number: int) -> Iterator[Week]:
    """The weeks from this one on, as long as no logged week said that the plan goes on, or nobody logs."""
    for week in view.weeks[number - 1 :]:
        unknown = week.number > number and week.decision is None and not view.weeks[week.number - 2].eased
        if unknown or (week.number > number and week.decision is not None and week.decision.verdict.value is Verdict.PROGRESS):
            return
        yield week


@law("comes_back", applies=lambda view: any(week.eased for week in view.weeks))
def what_comes_back_is_near_what_was_done(view: View) -> Iterator[str]:
    """After some eased weeks in a row the dose is at most a fifth above the average of what was done of late, or no more than in the last of them."""
    most, weeks, row = (cited(f"away.{name}").value for name in ("recent_most", "recent_weeks", "eased_weeks"))
    done = {week.number - 1: week.decision.minutes_done.value for week in view.weeks if week.decision is not None}
    for last, week in zip(view.weeks, view.weeks[1:], strict=False):
        spell = view.weeks[max(0, last.number - row) : last.number]
        if len(spell) < row or not all(one.eased for one in spell) or week.eased or _is_tiny(view, week) or not _over(week.load.value, 1.0, last):
            continue
        recent = view.weeks[max(0, last.number - weeks) : last.number]
        loads = [_share_done(one, done.get(one.number, one.minutes.value)) for one in recent]
        loads += [_first_ordinary(view).load.value] * (weeks - len(loads))
        if week.load.value > round(most * sum(loads) / len(loads), DECIMALS):
            yield f"w{week.number}"


def _share_done(week: Week, minutes: int) -> float:
    return float(week.load.value * min(minutes, week.minutes.value) / max(1, week.minutes.value))


def _told_not_to_rise(week: Week) -> bool:
    return week.decision is not None and week.decision.verdict.value is not Verdict.PROGRESS


@law("held", applies=lambda view: any(map(_told_not_to_rise, view.weeks)))
def a_decision_is_kept(view: View) -> Iterator[str]:
    """Whatever a logged week decided but to go on: the next week is no heavier than the last build week before it."""
    yield from _not_heavier(view, _told_not_to_rise)


def _not_heavier(view: View, concerns: Callable[[Week], bool]) -> Iterator[str]:
    """The weeks that it concerns and that are heavier than the last build week before them."""
    for week in filter(concerns, view.weeks):
        base = _before(view, week)
        if base is not None and _over(week.load.value, 1.0, base):
            yield f"w{week.number}"


CHANGEABLE: Final = frozenset({"length", "days", "swap", "dose", "note"})
"""What a professional may change: the dose and its shape, never the screening, the pain rule, a card or a law."""


@law("I68", subject="whole", applies=lambda plan: bool(plan.overrides))
def professional_changes_are_signed(plan: Plan) -> Iterator[str]:
    """A professional's change says what, why, who and when; a person who needs help first still gets it, and the stop card stands."""
    for number, one in enumerate(plan.overrides, 1):
        if one.change.kind not in CHANGEABLE or not all(said.strip() for said in (one.reason, one.by, one.on)):
            yield f"override{number}"
    if plan.screening.clearance.value < Clearance.CAUTION or not any(card.id == "not_today" and card.before for card in plan.cards):
        yield "safety"


@law("I71", subject="whole", applies=lambda plan: plan.exposure is not None and plan.exposure.now.value is not None)
def exposure_goes_step_by_step(plan: Plan) -> Iterator[str]:
    """A step that is new begins in the middle of the scale or is little harder than what was done; every step is open to this person."""
    if plan.exposure is None:
        return
    rungs = plan.exposure.rungs
    done = [rung.rating.value for rung in rungs if rung.state.value == "done" and rung.rating.value is not None]
    tried = {one.step for told in plan.check_ins for one in told.exposure}
    highest, more = cited("ceiling.exposure_highest").value, cited("ceiling.exposure_step").value
    for rung in (one for one in rungs if one.step.id == plan.exposure.now.value):
        rating = rung.rating.value
        if rung.step.id not in tried and (rating is None or rating > (max(done) + more if done else highest)):
            yield rung.step.id
        if not plan.prescription.forbidden.value.isdisjoint(rung.step.tags):
            yield f"{rung.step.id}.tags"


# --- our own -----------------------------------------------------------------------------------------------------------------------------


@law("time_model")
def minutes_are_the_sum_of_the_parts(view: View) -> Iterator[str]:
    """A session's minutes are its items' minutes rounded up, and a counted item's minutes hold its sets, sides and rests."""
    per_rep = cited("strength.seconds_per_rep").value
    for number, body in view.bodies:
        for items, minutes in (
            (body.items, body.minutes.value),
            (body.good.items, body.good.minutes.value),
            (body.bad.items, body.bad.minutes.value),
        ):
            if math.ceil(sum(item.minutes.value for item in items)) != minutes:
                yield f"w{number}.{body.template}"
    for number, item in view.everything:
        if item.sets is not None and item.rest is not None:
            work = item.reps.value * per_rep if item.reps else item.seconds.value if item.seconds else 0
            seconds = item.sets.value * (item.choice.exercise.sides * work + item.rest.value)
            if seconds > item.minutes.value * SECONDS_PER_MINUTE or item.minutes.value * QUARTERS_PER_MINUTE % 1:
                yield f"w{number}.{item.choice.id}"


@law("sums")
def weeks_are_the_sum_of_their_sessions(view: View) -> Iterator[str]:
    """A week's minutes and load are its sessions', a session's load is its minutes times its effort, and its effort its items' by minutes."""
    for number, body in view.bodies:
        effort = _work(body.items) / float(sum(item.minutes.value for item in body.items))
        load = body.minutes.value * body.effort.value
        if round(effort, DECIMALS) != body.effort.value or round(load, DECIMALS) != body.load.value:
            yield f"w{number}.{body.template}"
    for week in view.weeks:
        minutes, load = (sum(getattr(one.body, name).value for one in week.sessions) for name in ("minutes", "load"))
        if minutes != week.minutes.value or round(load, DECIMALS) != week.load.value:
            yield f"w{week.number}"


@law("sizes")
def sizes_are_ordered(view: View) -> Iterator[str]:
    """Bad is at most ordinary, ordinary at most good, good at most a little longer; quotas do not stretch."""
    most = cited("sizes.good_share").value
    for number, body in view.bodies:
        ordinary, good = body.minutes.value, body.good.minutes.value
        if not body.bad.minutes.value <= ordinary <= good <= max(ordinary, ordinary * most) or (view.rx.on_quota.value and good > ordinary):
            yield f"w{number}.{body.template}"


def _work(items: Iterable[Item]) -> float:
    return float(sum(item.minutes.value * item.effort.value for item in items))


@law("bad_day")
def a_bad_day_is_lighter(view: View) -> Iterator[str]:
    """A bad day is never more work than an ordinary one."""
    yield from (f"w{number}.{body.template}" for number, body in view.bodies if _work(body.bad.items) > _work(body.items))


@law("one_a_day")
def one_session_a_day(view: View) -> Iterator[str]:
    """No two sessions on the same day."""
    yield from (f"w{week.number}" for week in view.weeks if len({session.weekday for session in week.sessions}) < len(week.sessions))


@law("fits_the_person")
def exercises_fit_the_person(view: View) -> Iterator[str]:
    """No exercise above the level, and none that needs what the person does not have."""
    level, owned = view.profile.level.value, set(view.profile.equipment.value)
    for number, item in view.everything:
        if item.choice.exercise.level > level or not owned.issuperset(item.choice.exercise.equipment):
            yield f"w{number}.{item.choice.id}"


@law("good_week")
def a_week_of_good_days_is_lawful(view: View) -> Iterator[str]:
    """A week of only good days keeps the caps on growth."""
    free_below, free, most = (cited(f"step.{name}").value for name in ("free_below", "free_minutes", "most"))
    for week in view.weeks:
        base = _before(view, week)
        minutes = sum(session.body.good.minutes.value for session in week.sessions)
        if base is None or minutes == week.minutes.value:
            continue
        moving = [item for session in week.sessions for item in session.body.items if item.modality is Modality.AEROBIC]
        load = week.load.value + (minutes - week.minutes.value) * max(item.effort.value for item in moving)
        small = max(minutes, base.minutes.value) < free_below and minutes <= base.minutes.value + free
        if not small and _over(load, most, base):
            yield f"w{week.number}"


@law("light_weeks", applies=lambda view: any(week.light.value for week in view.weeks))
def light_weeks_are_lighter(view: View) -> Iterator[str]:
    """A light week is a test week before the last, cut by the range, on the same days, at no higher zone."""
    least, most = cited("light.least_cut").value, cited("light.most_cut").value
    for week in view.weeks:
        base = _before(view, week)
        if not week.light.value or base is None or week.step.value is Step.LOWER or _lowered_since(view, base, week):
            continue
        cut = week.minutes.value / base.minutes.value
        same_days = [s.weekday for s in week.sessions] == [s.weekday for s in base.sessions]
        longest = week.kind.value is WeekKind.TEST and week.number < len(view.weeks)
        if not (most - 0.02 <= cut <= least + 0.02 and same_days and longest and view.endurance[week.number][-1] <= view.endurance[base.number][-1]):
            yield f"w{week.number}"


@law("stated_days", applies=lambda view: len(view.profile.weekdays.value) >= len(_counted(view.weeks[0])) and not _spread(view))
def days_are_the_persons_own(view: View) -> Iterator[str]:
    """Sessions lie on the days that the person ticked, when there are enough of them; a short extra walk lies where it is needed."""
    mine = {WEEKDAYS[WEEKDAY_OPTIONS.index(day)] for day in view.profile.weekdays.value}
    for week in view.weeks:
        on = {session.weekday for session in _counted(week)}
        if len(on) <= len(mine) and not on <= mine:
            yield f"w{week.number}"


@law("one_week_try", applies=lambda view: view.profile.one_week_try.value and not _spread(view))
def a_try_is_small(view: View) -> Iterator[str]:
    """Low importance: week 1 is one short activity on two days."""
    tries = [session for session in view.weeks[0].sessions if session.body.template is Template.TRY]
    longest, days = cited("try_week.longest").value, cited("try_week.sessions").value
    main = {item.choice.id for session in tries for item in session.body.items if item.part == "main"}
    if len(tries) != days or len(main) != 1 or any(session.body.minutes.value > longest for session in tries):
        yield "w1"


def _spread(view: View) -> bool:
    """Snacks that lie where idle spells stay short, not where the person would have them."""
    return _snacks_only(view) and view.rx.gap_walk.value > 0


@law("snacks", applies=_snacks_only)
def snacks_are_small(view: View) -> Iterator[str]:
    """With very little time: a few minutes on at least three days, strength far from fatigue."""
    shortest, longest, days = (cited(f"snack.{name}").value for name in ("shortest", "longest", "days"))
    counts = cited("strength.counts_from").value
    for week in (one for one in view.weeks if not _is_try(one)):
        short = all(shortest <= session.body.minutes.value <= longest for session in week.sessions)
        hard = any(item.reserve is not None and item.reserve.value <= counts for session in week.sessions for item in session.body.items)
        if not short or hard or len({session.weekday for session in week.sessions}) < days:
            yield f"w{week.number}"


def _lowered_since(view: View, base: Week, week: Week) -> bool:
    """Whether the dose fell in an eased week between the two, so that the later one is not compared with the earlier."""
    return any(one.step.value is Step.LOWER for one in view.weeks[base.number : week.number - 1])


@law("step_is_true")
def the_step_is_what_rose(view: View) -> Iterator[str]:
    """The week's one thing is what really rose: minutes only on minutes' or sessions' step, zones only on theirs."""
    for week in view.weeks:
        base = _before(view, week)
        if base is None or week.kind.value is not WeekKind.BUILD or week.step.value is Step.START:
            continue
        if _lowered_since(view, base, week):
            continue
        grew = week.minutes.value > base.minutes.value
        if grew != (week.step.value in {Step.DURATION, Step.FREQUENCY}):
            yield f"w{week.number}"


# --- soft laws and what the plan does not cover ------------------------------------------------------------------------------------------


def _strength_too_rare(view: View) -> bool:
    week = view.weeks[cited("touchpoints.by_week").value - 1]
    strong = [s for s in week.sessions if any(item.modality is Modality.STRENGTH for item in s.body.items)]
    return bool(len(strong) < cited("touchpoints.strength").value)


def _endurance_too_rare(view: View) -> bool:
    week = view.weeks[cited("touchpoints.by_week").value - 1]
    moving = [s for s in week.sessions if any(item.part == "main" and item.modality is Modality.AEROBIC for item in s.body.items)]
    return bool(len(moving) < cited("touchpoints.aerobic").value)


def _goal_missing_somewhere(view: View) -> bool:
    goal = view.profile.goal.value
    return goal == UNKNOWN or any(
        not any(goal in item.choice.exercise.goals for item in body.items) for _, body in view.bodies if len(body.items) > 1
    )


def _few_alternatives(view: View) -> bool:
    need = cited("alternatives.least").value
    return any(item.part == "main" and len(item.choice.alternatives) < need for _, item in view.items)


def _missing_essentials(view: View) -> list[str]:
    """Build weeks in which legs, push, pull, trunk or endurance is missing; tries and snacks are too small for all of them."""
    wanted, found = set(view.rx.essentials.value), []
    for week in view.weeks:
        if week.kind.value is not WeekKind.BUILD or _is_try(week) or _snacks_only(view):
            continue
        items = [item for session in week.sessions for item in session.body.items if item.part == "main"]
        moving = any(item.modality is Modality.AEROBIC for item in items)
        if not wanted <= {item.choice.exercise.pattern for item in items} or not moving:
            found.append(f"w{week.number}")
    return found


def _balance_missing(view: View) -> bool:
    needed = view.profile.needs_balance.value or any(has(f"{path}.balance") for path in view.profile.pathways)
    return needed and not any(item.modality is Modality.BALANCE for _, item in view.items)


def _balance_too_rare(view: View) -> bool:
    week = view.weeks[-1]
    days = sum(any(item.modality is Modality.BALANCE for item in session.body.items) for session in week.sessions)
    return "falls" in view.profile.pathways and 0 < days < cited("balance.days_falls").value


def _strength_once(view: View) -> bool:
    """Whether the last week's sessions are so short that each strength exercise stands in one of them only."""
    sessions = [{i.choice.id for i in s.body.items if i.modality is Modality.STRENGTH} for s in view.weeks[-1].sessions]
    circuits = [ids for ids in sessions if ids]
    return not _snacks_only(view) and len(circuits) > 1 and not set.intersection(*circuits)


def _mixed_although_days(view: View) -> bool:
    enough = view.profile.stated_days.value >= cited("ceiling.single_focus_days").value
    return _on("knee_oa")(view) and enough and any(body.template is Template.CIRCUIT for _, body in view.bodies)


SOFT: Final[Mapping[str, tuple[Callable[[View], bool], str]]] = {
    "strength_twice": (_strength_too_rare, "sst18"),
    "aerobic_three": (_endurance_too_rare, "sst18"),
    "goal_every_session": (_goal_missing_somewhere, "psfs"),
    "few_alternatives": (_few_alternatives, "op-sessions"),
    "longer_sessions": (lambda view: any(body.minutes.value > view.profile.minutes_a_time.value for _, body in view.bodies), "op-time"),
    "snacks_only": (_snacks_only, "op-time"),
    "patterns": (lambda view: bool(_missing_essentials(view)), "acsm26"),
    "balance": (_balance_missing, "who20"),
    "balance_three": (_balance_too_rare, "wfg22"),
    "strength_once": (_strength_once, "sst18"),
    "single_focus": (_mixed_although_days, "juhl14"),
    "heart_moderate": (_on("heart"), "pmihd"),
}
"""What a plan may leave out, as long as it says so: when it is so, and the source of the need."""


def not_covered(view: View) -> tuple[Reason, ...]:
    """Needs that did not fit this person's time, level or this version, said plainly."""
    return tuple(Reason(name, (source,)) for name, (missing, source) in SOFT.items() if missing(view))


def _said(plan: Plan, *names: str) -> Iterator[str]:
    said = {reason.id for reason in plan.not_covered}
    yield from (name for name in names if SOFT[name][0](plan.view) and name not in said)


@law("I46", hard=False, subject="whole")
def strength_and_endurance_often_enough(plan: Plan) -> Iterator[str]:
    """Two strength and three endurance touchpoints by week 6, or the reason why not."""
    return _said(plan, "strength_twice", "aerobic_three")


@law("I47", hard=False, subject="whole")
def every_session_serves_the_goal(plan: Plan) -> Iterator[str]:
    """Every session has an exercise for the person's own goal, or the reason why not."""
    return _said(plan, "goal_every_session")


@law("I73", hard=False, subject="whole")
def every_slot_has_alternatives(plan: Plan) -> Iterator[str]:
    """Every exercise has two alternatives, or the reason why not."""
    return _said(plan, "few_alternatives")


@law("honest_gaps", subject="whole")
def gaps_are_said(plan: Plan) -> Iterator[str]:
    """Everything that is left out is said."""
    return _said(plan, "longer_sessions", "snacks_only", "patterns", "balance", "balance_three", "strength_once", "heart_moderate")


@law("I48", hard=False, subject="whole", applies=lambda plan: "knee_oa" in plan.profile.pathways)
def knees_prefer_one_focus_a_day(plan: Plan) -> Iterator[str]:
    """Knee osteoarthritis with many days: strength and endurance on days of their own, or the reason why not."""
    return _said(plan, "single_focus")


def _has_ordinary_start(plan: Plan) -> bool:
    return not plan.profile.one_week_try.value and plan.prescription.budget_kind.value is not Budget.SNACKS


@law("start_load", subject="whole", applies=_has_ordinary_start)
def the_first_week_is_as_heavy_as_decided(plan: Plan) -> Iterator[str]:
    """The load of week 1 is what time, level and limits decided, whatever the exercises are."""
    rx = plan.prescription
    decided = first_week(rx, rx.week1, "law")[-1].value + rx.gap_walk.value * cited("effort.easy").value
    if round(plan.program.weeks[0].load.value - decided, DECIMALS):
        yield "w1"


@law("afterwards", subject="whole")
def what_follows_asks_for_no_more(plan: Plan) -> Iterator[str]:
    """What follows the plan stays inside the time and the cap, grows by a tenth and begins again after a break with clearly less."""
    said = {slot: one.numbers[slot].value for one in plan.afterwards for slot in ("minutes", "goal", "step", "fewer", "few") if slot in one.numbers}
    kept, rx = said["minutes"], plan.prescription
    limits = {
        "minutes": rx.budget.value,
        "goal": rx.weekly_cap.value + rx.gap_walk.value,
        "step": max(1, kept * (exact(cited("step.aim").value) - 1)),
        "fewer": max(1, kept * exact(cited("away.short_share").value)),
        "few": max(1, kept * exact(cited("away.long_share").value)),
    }
    yield from (slot for slot, value in said.items() if value > limits[slot])


# --- the document ------------------------------------------------------------------------------------------------------------------------

with (Path(__file__).parent / "data" / "overclaims.toml").open("rb") as _file:
    FORBIDDEN_PHRASES: Final = tuple(phrase for phrases in tomllib.load(_file).values() for phrase in phrases)


def _texts(node: object) -> Iterator[str]:
    """Every text of a document in its order, but not the answers or the lineage."""
    left = [node]
    while left:
        one = left.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            left.extend([value for key, value in reversed(one.items()) if isinstance(value, _HOLDS) and key not in _NOT_TOLD])
        elif isinstance(one, list):
            left.extend(reversed(one))


_NOT_TOLD: Final = frozenset({"answers", "facts"})
_HOLDS: Final = (str, dict, list)


@law("I60", subject="document")
def no_overclaims(document: Mapping[str, Any]) -> Iterator[str]:
    """No document holds a phrase that claims too much."""
    text = "\n".join(_texts({key: value for key, value in document.items() if key != "program"})).casefold()
    yield from (phrase for phrase in FORBIDDEN_PHRASES if phrase in text)


MEDICINE: Final = {"da": (r"\bmedicin", "uden din l"), "en": (r"\bmedic(ine|ation)", "without your doctor")}
"""A word about medicine, and how the line that says to leave it to the doctor goes on."""
LIFE: Final = {
    "da": (r"overlev|l(\u00e6|e)ve(r)? l\u00e6ngere|l\u00e6ngere liv|d\u00f8delighed", r"tyktarm|viser ikke"),
    "en": (r"surviv|live(s)? longer|longer life|mortality", r"colon|not show"),
}
"""Words about survival, and what must stand beside them: the only illness it may be said of, or that it is not shown."""
RATES: Final = ("slag i minuttet", "slag pr. minut", "bpm", "beats per minute", "beats a minute", "pulszone", "heart rate zone")
PULSE: Final = "helbred.puls"
"""The reasons that begin so tell what the resting pulse was compared with; they are no target."""


def _passages(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every card, precaution, message, gap and everyday line as one text each."""
    for key in ("cards", "precautions", "messages", "not_covered"):
        for one in document.get(key, ()):
            yield f"{key}.{one['id']}", " ".join(_texts(one)).casefold()
    for one in document.get("maintenance", {}).get("lines", ()):
        yield f"maintenance.{one['id']}", " ".join(_texts(one)).casefold()
    for name, one in document.get("daily", {}).items():
        yield f"daily.{name}", " ".join(_texts(one)).casefold()


@law("I15", subject="document", applies=lambda document: document["outcome"] == "plan")
def no_pulse_targets(document: Mapping[str, Any]) -> Iterator[str]:
    """No plan steers by pulse: effort and the talk test only. What the resting pulse was compared with may be said."""
    told = {key: [one for one in document.get(key, ()) if not one["id"].startswith(PULSE)] for key in ("reasons", "precautions")}
    text = "\n".join(_texts({**{key: value for key, value in document.items() if key != "cards"}, **told})).casefold()
    yield from (word for word in RATES if word in text)


@law("I61", subject="document", applies=lambda document: document["outcome"] == "plan")
def medicine_is_the_doctors(document: Mapping[str, Any]) -> Iterator[str]:
    """Whatever speaks of medicine says not to change it without the doctor."""
    word, needed = MEDICINE[document["language"]]
    yield from (place for place, text in _passages(document) if re.search(word, text) and needed not in text)


@law("I62", subject="document", applies=lambda document: document["outcome"] == "plan")
def survival_is_not_promised(document: Mapping[str, Any]) -> Iterator[str]:
    """Longer life is said of colon cancer only; that it is not shown may be said of anything."""
    word, beside = LIFE[document["language"]]
    for place, text in _passages(document):
        if any(re.search(word, sentence) and not re.search(beside, sentence) for sentence in re.split(r"(?<=[.!?]) ", text)):
            yield place


@law("I63", subject="document", applies=lambda document: "milestones" in document)
def change_is_said_in_units(document: Mapping[str, Any]) -> Iterator[str]:
    """Every milestone says what counts as a real change, with a source."""
    yield from (f"w{one['week']}" for one in document["milestones"] if one["real_change"] is None or not one["sources"])


@law("I67", subject="document", applies=lambda document: "facts" in document)
def every_value_names_its_rule(document: Mapping[str, Any]) -> Iterator[str]:
    """The document holds its fingerprint, and every derived value the rule that made it."""
    if not document["engine"]["fingerprint"]:
        yield "fingerprint"
    yield from (key for key, fact in document["facts"].items() if fact["derived_from"] and not fact["rule"])


@law("I69", subject="document", applies=lambda document: document["outcome"] == "plan")
def stop_symptoms_are_there(document: Mapping[str, Any]) -> Iterator[str]:
    """The stop card is part of every plan."""
    if not document["stop_symptoms"]:
        yield "stop_symptoms"


@law("referral_has_no_program", subject="document", applies=lambda document: document["outcome"] == "referral")
def a_referral_has_no_program(document: Mapping[str, Any]) -> Iterator[str]:
    """A referral never carries a program, and always a contact."""
    if "program" in document or not document["contact"]:
        yield "program"


# --- running them ------------------------------------------------------------------------------------------------------------------------

_BY_SUBJECT: Final = {subject: tuple(one for one in LAWS.values() if one.subject == subject) for subject in ("outcome", "plan", "whole", "document")}


def _run(subject: str, thing: object, applied: Counter[str] | None) -> Iterator[Violation]:
    for one in _BY_SUBJECT[subject]:
        if one.applies(thing):
            if applied is not None:
                applied[one.id] += 1
            for place in one.check(thing):
                yield Violation(one.id, place)


def violations(screening: Screening, plan: Plan | None, applied: Counter[str] | None = None) -> Iterator[Violation]:
    """Every broken law of an outcome; counts in ``applied`` how often each law concerned somebody."""
    yield from _run("outcome", Case(screening, plan), applied)
    if plan is not None:
        yield from _run("plan", plan.view, applied)
        yield from _run("whole", plan, applied)


def broken(plan: Plan) -> tuple[Violation, ...]:
    """The broken laws of a plan, hard and soft: a soft one left unsaid is a fault too."""
    return tuple(violations(plan.screening, plan))


def broken_document(document: Mapping[str, Any], applied: Counter[str] | None = None) -> tuple[Violation, ...]:
    """The broken laws of a document."""
    return tuple(_run("document", document, applied))
