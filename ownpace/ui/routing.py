"""Where a draft leads: the next page, the page before, and when the questions end in help. Pure; names are the pages' addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from ownpace import questionnaire
from ownpace.questionnaire import NO, NONE, UNKNOWN, Draft, Page
from ownpace.screening import FLAGS, Flag, screen
from ownpace.vocabulary import Clearance

START: Final = ""
CHECK: Final = "svar"
PLAN: Final = "plan"
PRINT: Final = "print"
WEEK: Final = "ugen"
SESSIONS: Final = "passene"
TODAY: Final = "i-dag"
EXERCISES: Final = "oevelser"
CONSULT: Final = "konsultation"
REFERRAL: Final = "hjaelp"
ABOUT: Final = "om"
EVIDENCE: Final = "kilder"
SAFETY: Final = "sikkerhedsrapport"
PRIVACY: Final = "privatliv"
DELETE: Final = "slet"

PAGES: Final = {page.id: page for page in questionnaire.PAGES}
PAGE_OF: Final = {question: page.id for page in reversed(questionnaire.PAGES) for question in page.questions}
"""The address of the page that asks a question; the first one where a list is asked in parts."""


def consented(draft: Draft) -> bool:
    """Whether the person has said yes; no health question is shown before."""
    return draft.get("samtykke") is True


def stops(draft: Draft) -> bool:
    """Whether these answers, even if they are not all there yet, lead to help instead of a plan."""
    verdict = screen(questionnaire.relevant(draft))
    clearance = verdict.clearance.value
    if clearance != Clearance.SEE_FIRST:
        return clearance < Clearance.SEE_FIRST
    open_still = all(flag.resolvable for flag in verdict.flags if flag.clearance is Clearance.SEE_FIRST)
    return not open_still or draft.get("sikkerhed.aftalt") in {NO, UNKNOWN}


def whole(link_id: str, parts: Mapping[str, list[str]]) -> list[str] | None:
    """The answer to a list that is asked in parts: when all are answered, or when what is ticked in it is too urgent to ask for the rest."""
    said = [parts.get(part.link_id) for part in questionnaire.PARTS[link_id]]
    answer = questionnaire.joined((one for one in said if one), questionnaire.BY_ID[link_id])
    return answer if all(said) or _urgent(link_id, answer) else None


def parts(link_id: str, draft: Draft) -> dict[str, list[str]]:
    """What the answer to a list says in each of its parts. Where something in it is urgent, a part without a tick may not have been asked."""
    if link_id not in draft:
        return {}
    said = {part.link_id: questionnaire.share(part, draft[link_id]) for part in questionnaire.PARTS[link_id]}
    return {part: [] if ticks == [NONE] and _urgent(link_id, draft[link_id]) else ticks for part, ticks in said.items()}


def _urgent(link_id: str, answer: Iterable[str]) -> bool:
    found = (FLAGS.get((link_id, option)) for option in answer)
    return any(flag.clearance < Clearance.SEE_FIRST for flag in found if flag)


def deciding(draft: Draft) -> tuple[Flag, ...]:
    """The answers that decided: every flag as far from training as the verdict."""
    return screen(questionnaire.relevant(draft)).deciding


def against(draft: Draft) -> tuple[Flag, ...]:
    """Every answer that speaks against starting alone, the most serious first."""
    flags = screen(questionnaire.relevant(draft)).reasons
    return tuple(sorted((flag for flag in flags if flag.clearance < Clearance.CAUTION), key=lambda flag: flag.clearance))


def onward(draft: Draft) -> str:
    """The first page that still needs an answer, or the check of all answers."""
    if stops(draft):
        return REFERRAL
    page = questionnaire.next_page(draft)
    return page.id if page else CHECK


def after(page: Page, draft: Draft, *, editing: bool) -> str:
    """The page after this one; when an answer is being mended, straight back to the check unless something new must be asked."""
    if stops(draft):
        return REFERRAL
    if more := next((one.id for one in questionnaire.PAGES if one.questions == page.questions and one.part > page.part), None):
        return more
    if editing or questionnaire.next_page(draft) is None:
        return onward(draft)
    order = _ids(questionnaire.pages(draft))
    following = order[order.index(page.id) + 1 :] if page.id in order else []
    return following[0] if following else onward(draft)


def asking(flag: str) -> str:
    """The address of the page where what raised a flag was answered; a gate of several numbers has the name of their page."""
    question, _, option = flag.rpartition(".")
    of_list = (page for page in questionnaire.PAGES if page.part and question in page.questions)
    found = (page.id for page in of_list if option in questionnaire.on(page)[0].options)
    return next(found, PAGE_OF.get(question, question.rpartition(".")[2]))


def before(page: Page, draft: Draft) -> str:
    """The page before this one; the start before the first."""
    order = _ids(questionnaire.pages(draft))
    here = order.index(page.id) if page.id in order else 0
    return order[here - 1] if here else START


def _ids(pages: Iterable[Page]) -> list[str]:
    return [page.id for page in pages]
