"""The whole pathway on one screen: from what a person told us to a program, or to a clinician.

Unsafe is another type: a ``Referral`` has no program, so no page, export or command can show one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from ownpace import laws
from ownpace.answers import SCHEMA_VERSION, Problem
from ownpace.cards import Card, cards
from ownpace.choices import ChoiceError, Chosen, chosen
from ownpace.daily import Habit, everyday
from ownpace.evidence import cited
from ownpace.evidence import fingerprint as evidence_fingerprint
from ownpace.facts import Fact
from ownpace.maintenance import Advice, afterwards
from ownpace.messages import Message, weekly
from ownpace.milestones import Milestone, PainRule, ProgressionRule, pain_rule, progression_rule
from ownpace.milestones import milestones as set_milestones
from ownpace.prescription import Prescription, first_week, prescribe
from ownpace.profile import Profile, assess
from ownpace.program import Program, schedule
from ownpace.questionnaire import FALL, ITEMS, NONE, UNKNOWN
from ownpace.review import decider, new_ticks, stopped
from ownpace.screening import Screening, screen, since_told
from ownpace.vocabulary import Budget, Clearance

if TYPE_CHECKING:
    from ownpace.answer_model import Answers
    from ownpace.check_in_model import CheckIn
    from ownpace.choice_model import Choice, Days, Dose, Length, Note, Override, Swap
    from ownpace.exposure import Ladder

VERSION: Final = "0.1.0"


class LawBrokenError(RuntimeError):
    """A hard law refused the plan, so nobody is shown it. Names the laws; holds no answer."""

    def __init__(self, violations: tuple[laws.Violation, ...]) -> None:
        """Keep the violations for tests and the sweep."""
        super().__init__(", ".join(sorted({violation.law for violation in violations})))
        self.violations = violations


@dataclass(frozen=True, slots=True)
class Referral:
    """Help first: why, and from whom. Has no program. Where a check-in ended a plan, what was said and logged until then stays with it."""

    screening: Screening
    answers: Answers | None = None
    start: date | None = None
    choices: tuple[Choice, ...] = ()
    overrides: tuple[Override, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """An individual course with every reason."""

    answers: Answers
    start: date
    choices: tuple[Choice, ...]
    screening: Screening
    profile: Profile
    prescription: Prescription
    program: Program
    milestones: tuple[Milestone, ...]
    messages: tuple[Message, ...]
    pain_rule: PainRule
    progression_rule: ProgressionRule
    not_covered: tuple[laws.Reason, ...]
    cards: tuple[Card, ...] = ()
    daily: tuple[Habit, ...] = ()
    overrides: tuple[Override, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    exposure: Ladder | None = None
    afterwards: tuple[Advice, ...] = ()
    view: laws.View = field(init=False, repr=False, compare=False)
    """The program prepared for reading; made with the plan, so that every law reads the same one."""

    def __post_init__(self) -> None:
        """Prepare the program for reading."""
        object.__setattr__(self, "view", laws.View(self.profile, self.prescription, self.program))


def next_monday(today: date) -> date:
    """The default start: the first Monday after today."""
    return today + timedelta(days=7 - today.weekday())


def _since(answers: Answers, screening: Screening, check_ins: tuple[CheckIn, ...]) -> Screening:
    """The screening with what was new on the safety lists since: it closes what it would have closed on day 1."""
    new, fell = new_ticks(check_ins), any(FALL in told.new_symptoms for told in check_ins)
    if not new and not fell:
        return screening
    said = {item.link_id: answers.said(item.link_id) for item in ITEMS}
    for question, options in new.items():
        before = [option for option in said[question] or () if option not in {NONE, UNKNOWN, *options}]
        said[question] = [*before, *options]
    now, changed = said | ({_FALLS: "et"} if fell else {}), {*new, *([_FALLS] if fell else [])}
    return since_told(screen(now), {f"answer:{question}": _now(answers, question, now[question], check_ins) for question in changed})


_FALLS: Final = "helbred.fald"


def _now(answers: Answers, question: str, value: object, check_ins: tuple[CheckIn, ...]) -> Fact[Any]:
    """What is true of a question since it was told of a week; the answer of day 1 stays what it was."""
    if question == _FALLS:
        told: list[Fact[Any]] = [Fact(f"checkin:w{one.week}.new_symptoms.{FALL}", value=True) for one in check_ins if FALL in one.new_symptoms]
    else:
        ticked = {one.week: tuple(new_ticks([one]).get(question, ())) for one in check_ins}
        told = [Fact(f"checkin:w{week}.new_symptoms.{question}", options) for week, options in ticked.items() if options]
    return Fact(f"screening.since.{question}", value, rule="selection", derived_from=(Fact(f"answer:{question}", answers.said(question)), *told))


def _ladder(profile: Profile, prescription: Prescription, said: Chosen, told: tuple[CheckIn, ...]) -> Ladder | None:
    """The ladder of somebody who fears movement, a little or much: the family that was chosen, or the one of the own goal."""
    if not profile.fearful.value and not profile.wary.value and said.family is None:
        return None
    from ownpace.exposure import BY_FAMILY, Try, family_for, ladder  # noqa: PLC0415 - for the few whom it concerns

    regions = profile.regions.value or ()
    family = BY_FAMILY[said.family] if said.family in BY_FAMILY else family_for(profile.goal.value, regions)
    closed = {"walking"} if profile.tolerance.value < cited("walking.aerobic_from").value else set()
    closed |= set() if profile.may_use_floor.value else {"floor"}
    tries = [
        Try(log.week, one.step, one.harm_belief)
        for log in told
        for one in log.exposure
        if one.harm_belief is not None and one.step in {step.id for step in family.steps}
    ]
    often = cited("exposure.per_week_moderate" if profile.wary.value else "exposure.per_week")
    return ladder(family, said.ratings, tries, prescription.forbidden.value | closed, often)


def make_plan(
    answers: Answers,
    start: date,
    choices: tuple[Choice, ...] = (),
    overrides: tuple[Override, ...] = (),
    check_ins: tuple[CheckIn, ...] = (),
) -> Plan | Referral:
    """From what a person told us, and the weeks that were logged since, to a program, or to a clinician.

    ``start`` is week 1's Monday; any other day raises ``ValueError``. A hard law that fails raises ``LawBrokenError``.
    ``check_ins`` stand in the order of their weeks. A swap that does not fit this person raises ``ChoiceError``, and so does a professional's
    change that a hard law refuses: it names the law.
    """
    try:
        return _pathway(answers, start, choices, overrides, check_ins)
    except LawBrokenError as refused:
        if not overrides or not _stands(answers, start, choices, (), check_ins):
            raise
        at_fault = _at_fault(overrides, lambda others: _stands(answers, start, choices, others, check_ins))
        raise ChoiceError(_refused_by(refused.violations, at_fault)) from None


def _pathway(
    answers: Answers, start: date, choices: tuple[Choice, ...], overrides: tuple[Override, ...], check_ins: tuple[CheckIn, ...]
) -> Plan | Referral:
    """Every step in its order; a hard law that fails is nobody's fault yet."""
    if start.weekday() != 0:
        message = "start: not a Monday"
        raise ValueError(message)
    screening = screen(answers)
    if screening.clearance.value < Clearance.CAUTION:
        return Referral(screening)
    if stop := stopped(check_ins, {one: answers.said(one) for one in ("helbred.tilstande", _FALLS)}):
        return Referral(stop, answers, start, choices, overrides, check_ins)
    screening = _since(answers, screening, check_ins)
    said = chosen(choices, overrides)
    profile = assess(answers, screening, said.days)
    prescription = prescribe(profile, said.length, said.dose)
    if "length" in {one.change.kind for one in overrides} and prescription.length.value != said.length.value:
        raise ChoiceError((Problem("overrides.length", "override_length", {"weeks": prescription.length.value}),))
    followed = _followed(profile, prescription, said)
    if followed is None and (refused := _dose_refused(profile, prescription, said)):
        raise ChoiceError((refused,))
    rule = pain_rule(profile)
    program = schedule(prescription, profile, decider(profile, rule, check_ins) if check_ins else None, said.swaps)
    plan = Plan(
        answers,
        start,
        choices,
        screening,
        profile,
        prescription,
        program,
        set_milestones(profile, program),
        weekly(profile, program),
        rule,
        progression_rule(profile),
        laws.not_covered(laws.View(profile, prescription, program)),
        cards(profile),
        everyday(profile, prescription, start, program.length.value),
        overrides,
        check_ins,
        _ladder(profile, prescription, said, check_ins),
        afterwards(profile, prescription, program),
    )
    if broken := laws.broken(plan):
        raise LawBrokenError(broken)
    if followed != said.dose.value:
        raise ChoiceError((Problem("overrides.dose", "override_uneven", {"minutes": followed}),))
    return plan


def _followed(profile: Profile, prescription: Prescription, said: Chosen) -> int | None:
    """The dose that a professional asked for, or the nearest below that whole sessions add up to: it is told, never taken instead.

    ``None`` without a dose, and where the week cannot be that small.
    """
    if said.dose.value is None or prescription.budget_kind.value is Budget.SNACKS:
        return None
    below = range(said.dose.value, _least(prescription) - 1, -1)
    return next((minutes for minutes in below if _whole(profile, said, minutes)), None)


def _dose_refused(profile: Profile, prescription: Prescription, said: Chosen) -> Problem | None:
    """Why there is nothing to follow, if a dose was asked for: very little time has one of its own, and a week has a smallest size, which is told."""
    if said.dose.value is None:
        return None
    if prescription.budget_kind.value is Budget.SNACKS:
        return Problem("overrides.dose", "override_snacks")
    least = _least(prescription)
    smallest = (minutes for minutes in range(max(least, said.dose.value), prescription.budget.value) if _whole(profile, said, minutes))
    return Problem("overrides.dose", "override_small", {"minutes": next(smallest, least)})


def _least(prescription: Prescription) -> int:
    """Minutes of as many of the shortest sessions as a week must have, and of the short walk beside them."""
    return int(cited("sessions.lowest").value * cited("sessions.shortest").value + prescription.gap_walk.value)


def _whole(profile: Profile, said: Chosen, minutes: int) -> bool:
    """Whether the first week has exactly these minutes when they are asked for."""
    asked = prescribe(profile, said.length, Fact(said.dose.id, minutes, said.dose.unit))
    return bool(first_week(asked, asked.week1, "told")[1].value + asked.gap_walk.value == minutes)


def _stands(answers: Answers, start: date, choices: tuple[Choice, ...], overrides: tuple[Override, ...], check_ins: tuple[CheckIn, ...]) -> bool:
    """Whether the same plan keeps every law with only these of the changes of a professional."""
    try:
        _pathway(answers, start, choices, overrides, check_ins)
    except (LawBrokenError, ChoiceError):
        return False
    return True


def _at_fault(overrides: tuple[Override, ...], stands: Callable[[tuple[Override, ...]], bool]) -> str:
    """The place of the newest change without which the laws hold; of the newest that computes anything where no single one is it."""
    places = list(dict.fromkeys(override_place(one.change) for one in reversed(overrides) if one.change.kind != "note"))
    without = ((place, tuple(one for one in overrides if override_place(one.change) != place)) for place in places)
    return next((place for place, others in without if stands(others)), next(iter(places), "overrides"))


def override_place(change: Length | Days | Swap | Dose | Note) -> str:
    """Where a change stands: by its kind, swaps by the exercise too, as they are kept apart."""
    return f"overrides.swap.{change.old}" if change.kind == "swap" else f"overrides.{change.kind}"


def _refused_by(broken: tuple[laws.Violation, ...], place: str) -> tuple[Problem, ...]:
    """One problem for each law that the change at this place breaks."""
    return tuple(Problem(place, "override_law", {"law": law}) for law in dict.fromkeys(one.law for one in broken))


def refer(draft: Mapping[str, Any]) -> Referral:
    """Help for a person whose answers already ask for it, before the wizard is complete."""
    return Referral(screen(draft))


def fingerprint(plan: Plan | Referral) -> str:
    """Sixteen characters that say which answers, choices, version and evidence made the plan; language changes nothing."""
    said: object = sorted((fact.id, fact.value.word) for fact in plan.screening.facts)
    if isinstance(plan, Plan):
        said = [plan.answers.document(), plan.start.isoformat(), [choice.document() for choice in plan.choices]]
        since = [[one.document() for one in of] for of in (plan.overrides, plan.check_ins)]
        said = [said, *since] if any(since) else said
    text = json.dumps([SCHEMA_VERSION, VERSION, evidence_fingerprint(), said], ensure_ascii=False, sort_keys=True)
    from hashlib import sha256  # noqa: PLC0415 - OpenSSL behind it loads slowly, and only a finished plan needs it

    return sha256(text.encode()).hexdigest()[:16]
