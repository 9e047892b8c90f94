"""Laws of the outcome: who gets a plan at all, and which door the others are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from ownpace.answers import ADULT_FROM
from ownpace.contacts import for_clearance
from ownpace.evidence import cited
from ownpace.laws import conditions
from ownpace.laws.register import Case, law
from ownpace.questionnaire import YES
from ownpace.vocabulary import Clearance

if TYPE_CHECKING:
    from ownpace.plan import Plan


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


def raised(*ids: str) -> Callable[[Case], bool]:
    """Whether a flag whose id begins so is raised, whatever its row says that it means."""
    return lambda case: any(flag.id.startswith(ids) for flag in case.screening.flags)


def below(plan: Plan, question: str, row: str) -> bool:
    """Whether a number that the person gave is below the law's own limit."""
    given, limit = plan.answers.said(question), cited(row).value
    return given is not None and bool(given < limit)


def reaches(plan: Plan, row: str) -> bool:
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


@law("I07", subject="outcome", applies=raised(*UNSTABLE_HEART))
def unstable_hearts_are_referred(case: Case) -> Iterator[str]:
    """Heart failure, valve or muscle disease, rhythm with symptoms, a defibrillator: no plan."""
    if case.plan is not None:
        yield "plan"


@law("I19", subject="outcome", applies=raised("sikkerhed.laege.knoglemetastaser"))
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
    yield from conditions.above(case.plan.view, "ceiling.cancer_effort")


LOW_COUNTS: Final = {"platelets": "helbred.blodplader", "haemoglobin": "helbred.haemoglobin", "leukocytes": "helbred.leukocytter"}
_LOW_OR_NEW_PAIN: Final = raised(*LOW_COUNTS.values(), "helbred.kraeft.ny_knoglesmerte")


@law("I21", subject="outcome", applies=lambda case: _LOW_OR_NEW_PAIN(case) or "cancer_treatment" in case.screening.pathways)
def low_counts_block(case: Case) -> Iterator[str]:
    """Low blood counts or new bone pain in cancer: no plan."""
    if case.plan is not None:
        if _LOW_OR_NEW_PAIN(case):
            yield "plan"
        yield from (name for name, question in LOW_COUNTS.items() if below(case.plan, question, f"ceiling.{name}"))


@law("I23", subject="outcome", applies=raised("sikkerhed.laege.me_pem"))
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


@law("I72", subject="outcome", applies=raised("sikkerhed.laege.aandenoed_liggende"))
def breathless_lying_flat_is_referred(case: Case) -> Iterator[str]:
    """Breathless when lying flat: no plan, so nobody is asked to lie down for long."""
    if case.plan is not None:
        yield "plan"
