"""From what the visit remembers to a document: computed anew each time it is shown, kept nowhere. Every page and file goes through here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NoReturn

from ownpace import questionnaire
from ownpace.ui import course, routing, session, site
from ownpace.ui.wording import heading, language, paragraph, say

if TYPE_CHECKING:
    from ownpace.plan_file import Memory


def plan_document() -> dict[str, Any]:
    """The plan of this draft and course as a document. Where there is none, show the way on."""
    session.adopt()
    draft = session.draft()
    if session.ready() and routing.stops(draft):
        site.go(routing.REFERRAL)
    if not routing.consented(draft) or questionnaire.missing(draft):
        _not_yet(draft)
    document = made(draft, today())
    if document["outcome"] == "referral":
        site.go(routing.REFERRAL)
    return document


def today() -> date:
    """The calendar date here; a plan begins and a week ends on a date, not at an instant."""
    return date.today()  # noqa: DTZ011 - see above


def made(draft: Mapping[str, Any], now: date) -> dict[str, Any]:
    """The document of a complete draft and its course. What was chosen and no longer fits is taken back, and that is said."""
    from ownpace.choices import ChoiceError  # noqa: PLC0415 - the engine is loaded when the first plan is made
    from ownpace.plan import LawBrokenError  # noqa: PLC0415 - as above

    kept = session.course()
    kept["start"] = course.begins(kept, now).isoformat()
    while True:
        try:
            return written(draft, kept)
        except (ChoiceError, LawBrokenError) as refused:
            places = [problem.path for problem in refused.problems] if isinstance(refused, ChoiceError) else []
            if not course.give_way(kept, places):
                raise
            session.tell("ui.choice_dropped")


def written(draft: Mapping[str, Any], kept: Mapping[str, Any]) -> dict[str, Any]:
    """The document of a draft with this course; raises ``ChoiceError`` and ``LawBrokenError``."""
    from ownpace.document import to_document  # noqa: PLC0415 - as above

    memory = course.memory(draft, kept, language())
    return to_document(memory.plan(), language(), memory.planned)


def logged(told: Mapping[str, Any]) -> dict[str, Any]:
    """The document of this draft and course with one more week; raises ``CheckInError`` for one that does not fit."""
    from ownpace.document import to_document  # noqa: PLC0415 - as above

    after = _with(told)
    return to_document(after.plan(), language(), after.planned)


def colours(told: Mapping[str, Any]) -> frozenset[str]:
    """The colours of the sessions of one more week by this person's own limits; none where it ends the plan."""
    from ownpace.plan import Plan  # noqa: PLC0415 - as above

    made = _with(told).plan()
    return frozenset(colour.name.lower() for colour in made.program.decisions[-1].lights.value) if isinstance(made, Plan) else frozenset()


def _with(told: Mapping[str, Any]) -> Memory:
    from ownpace import plan_file  # noqa: PLC0415 - as above

    return plan_file.log(course.memory(session.draft(), session.course(), language()), dict(told))


def changed(kept: dict[str, Any]) -> bool:
    """Put another course in the place of this one, if a plan can be made of it; otherwise nothing is changed."""
    from ownpace.choices import ChoiceError  # noqa: PLC0415 - as above
    from ownpace.plan import LawBrokenError  # noqa: PLC0415 - as above

    try:
        written(session.draft(), kept)
    except (ChoiceError, LawBrokenError):
        return False
    session.follow(kept)
    return True


def _not_yet(draft: Mapping[str, Any]) -> NoReturn:
    if session.ready():
        heading(say("app.not_yet.title"))
        begun = routing.consented(draft)
        paragraph(say("app.not_yet.text" if begun else "app.not_yet.nothing"))
        site.link(routing.onward(draft) if begun else routing.START, say("app.not_yet.link" if begun else "app.not_yet.begin"))
    else:
        heading(site.heading(session.page()))
        paragraph(say("ui.making_plan"))
    raise session.EnoughError
