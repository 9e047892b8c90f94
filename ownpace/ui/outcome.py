"""From the draft to a document: computed anew each time it is shown, kept nowhere."""

from __future__ import annotations

from datetime import date
from typing import Any, NoReturn

from ownpace import answers as answers_
from ownpace import questionnaire
from ownpace.ui import routing, session, site
from ownpace.ui.wording import heading, language, paragraph, say


def plan_document() -> dict[str, Any]:
    """The plan of this draft as a document. Where there is none, show the way on."""
    session.adopt()
    draft = session.draft()
    if session.ready() and routing.stops(draft):
        site.go(routing.REFERRAL)
    if not routing.consented(draft) or questionnaire.missing(draft):
        _not_yet(draft)
    return made(draft, date.today())  # noqa: DTZ011 - the visitor's plan starts on a calendar date, not at an instant


def made(draft: dict[str, Any], today: date) -> dict[str, Any]:
    """The document of a complete draft, starting on the next Monday."""
    from ownpace import make_plan  # noqa: PLC0415 - the engine is loaded when the first plan is made
    from ownpace.document import to_document  # noqa: PLC0415 - as above
    from ownpace.plan import next_monday  # noqa: PLC0415 - as above

    outcome = make_plan(answers_.from_draft(draft), next_monday(today))
    return to_document(outcome, language())


def _not_yet(draft: dict[str, Any]) -> NoReturn:
    if session.ready():
        heading(say("app.not_yet.title"))
        paragraph(say("app.not_yet.text"))
        site.link(routing.onward(draft) if routing.consented(draft) else routing.START, say("app.not_yet.link"))
    else:
        heading(say("page.plan.title"))
        paragraph(say("ui.making_plan"))
    raise session.EnoughError
