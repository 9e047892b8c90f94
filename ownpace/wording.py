"""Which words fit: a problem with an answer, and the page that stands instead of a plan. One place for every surface that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ownpace.text import has, t
from ownpace.vocabulary import Clearance

if TYPE_CHECKING:
    from ownpace.answers import Problem
    from ownpace.screening import Flag
    from ownpace.vocabulary import Language

UNDER_AGE: Final = "om.alder.under_18"
_CAUDA: Final = frozenset(
    {"sikkerhed.ryg.skridt_foelelse", "sikkerhed.ryg.vandladning_afforing", "sikkerhed.ryg.begge_ben", "sikkerhed.ryg.seksuel_funktion"}
)


def problem_line(problem: Problem, language: Language | str) -> str:
    """What is wrong and what is allowed: by the field in the app, after the path on the command line."""
    if problem.kind == "missing":
        own = f"error.missing.{problem.path}"
        if has(own, language):
            return t(own, language)
        return t("error.missing_generic", language, question=t(f"question.{problem.path}.label", language))
    kind = "minutes_range" if problem.path == "rammer.minutter" and problem.kind == "out_of_range" else problem.kind
    if kind == "override_law":
        law = problem.values["law"]
        return t("error.override_law", language, law=law, why=t(f"laws.{law}.title", language))
    return t(f"error.{kind}", language, **_named(problem, language))


def _named(problem: Problem, language: Language | str) -> dict[str, object]:
    """What the text is filled with: an exercise by its name, where the problem has one that is known."""
    name = f"exercises.{problem.values.get('exercise')}.name"
    return {**problem.values, "exercise": t(name, language)} if has(name, language) else dict(problem.values)


def clinic_line(problem: Problem, language: Language | str) -> str:
    """What is wrong with a line of the clinic's file, and what may stand there."""
    return t(f"clinic.problem.{problem.kind}", language, **problem.values)


def referral_words(flags: tuple[Flag, ...]) -> str:
    """The texts under ``referral`` that fit: the particular ones only when all that decided is of that kind."""
    ids = {flag.id for flag in flags}
    clearance = flags[0].clearance
    if UNDER_AGE in ids:
        return "under_18"
    if ids <= _CAUDA:
        return "cauda"
    if all(id_.startswith("sikkerhed.tanker") for id_ in ids):
        return {Clearance.CALL_112: "mental_now", Clearance.DOCTOR_TODAY: "mental_today"}.get(clearance, "mental_unsure")
    return clearance.word


def referral_advice(flags: tuple[Flag, ...]) -> str | None:
    """Quiet walks until the doctor has been asked, only where nothing ticked is a symptom; rest otherwise. Nothing for an emergency."""
    if flags[0].clearance < Clearance.SEE_FIRST or flags[0].id == UNDER_AGE:
        return None
    return "walk" if all(flag.resolvable for flag in flags) else "rest"
