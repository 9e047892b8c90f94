"""The page that stands instead of a plan says on paper and as text what it says on the screen."""

from datetime import date
from typing import Any

import pytest

from ownpace.answers import parse
from ownpace.document import to_document
from ownpace.people import BACK, TOLD, WELL
from ownpace.plan import make_plan
from ownpace.text import lines, t
from ownpace.views import printout
from ownpace.views.outline import outline

THOUGHTS = WELL | TOLD | {"helbred.tilstande": ["nedtrykt"], "sikkerhed.tanker": "ja"}
PEOPLE = {
    "call_112": WELL | {"sikkerhed.akut": ["brystsmerter"]},
    "cauda": WELL | BACK | {"sikkerhed.ryg": ["begge_ben"]},
    "mental_now": THOUGHTS | {"sikkerhed.tanker.nu": "ja"},
    "mental_today": THOUGHTS | {"sikkerhed.tanker.nu": "nej"},
    "mental_unsure": THOUGHTS | {"sikkerhed.tanker": "ved_ikke"},
    "under_18": WELL | {"om.alder": 12},
    "see_first": WELL | {"sikkerhed.laege": ["svimmel"]},
}


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("words", "answers"), PEOPLE.items(), ids=PEOPLE)
def test_help_has_the_words_that_fit_on_every_surface(words: str, answers: dict[str, Any], language: str) -> None:
    """Thoughts of not wanting to live never print the page about an ordinary doctor's visit."""
    document = to_document(make_plan(parse(answers), date(2026, 11, 30)), language)
    assert document["words"] == words
    sheet, text = plain(printout.html(document, language)), plain(outline(document, language))
    assert t(f"referral.{words}.lead", language) in sheet
    for line in (t(f"referral.{words}.heading", language), *lines(f"referral.{words}.now", language)):
        assert line in sheet
        assert line.casefold() in text.casefold()


@pytest.mark.parametrize("words", ["mental_now", "mental_today"])
def test_help_for_such_thoughts_never_stands_on_one_number(words: str) -> None:
    numbers = {place["id"] for place in to_document(make_plan(parse(PEOPLE[words]), date(2026, 11, 30)), "da")["contact"]}
    assert len(numbers) > 2
