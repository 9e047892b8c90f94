"""Whatever somebody answers, every product of the plan can be written: nothing that is optional is missed by any of them."""

from __future__ import annotations

import pytest

from ownpace.answers import SCHEMA_VERSION, parse
from ownpace.crowd import person
from ownpace.document import to_document
from ownpace.plan import Referral, make_plan
from ownpace.verify import START
from ownpace.views import consult, fhir, markdown, outline, printout, programme, start_dose, trace
from ownpace.views.calendar import ics
from ownpace.views.note import note
from ownpace.views.sheet_csv import sheet

PEOPLE = 120


@pytest.mark.parametrize("number", range(PEOPLE))
def test_every_product_can_be_written_for_anybody(number: int) -> None:
    language = "en" if number % 2 else "da"
    answers = parse({"schema_version": SCHEMA_VERSION, **person(11, number)})
    made = make_plan(answers, START)
    document = to_document(made, language)
    bundle = fhir.bundle(document, answers.document(), language)
    assert fhir.problems(bundle) == ()
    assert parse(fhir.answers(bundle)) == answers
    said = [outline.outline(document, language), markdown.markdown(document, language), printout.html(document, language), note(document, language)]
    said += [trace.dump(document), trace.markdown(document, language)]
    if not isinstance(made, Referral):
        said += [ics(document, language), sheet(document, language), start_dose.svg(document, language)]
        assert programme.plan(document, language)
        assert consult.changes(document, document, language)
    assert all(said)
    assert len(note(document, language).splitlines()) <= 10
