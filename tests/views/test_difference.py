"""Two plans in sentences: nothing that a person would read otherwise in the second one is left unsaid."""

from __future__ import annotations

from typing import Any, Final

import pytest

from ownpace.text import t
from ownpace.views import difference
from ownpace.vocabulary import Language
from tests.builders import a_document

BOTH: Final = (Language.DA, Language.EN)
READ: Final = ("program", "pain_rule", "milestones", "not_covered", "daily", "maintenance")
TURNS: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    ("back", {"funktion_gang": "20_29"}), ("busy", {"funktion_gang": "10_19"}), ("irritable", {"smerte_nrs7": 8}), ("irritable", {"smerte_nrs7": 1}),
    ("back", {"rammer_minutter": 40}), ("older", {"rammer_minutter": 15}), ("widespread_mood", {"smerte_efter": "over_2_timer"}),
    ("back", {"smerte_nrs7": 5}), ("knee", {"aktiv_minutter": 60}), ("heart", {"motiv_tro": 4}),
)  # fmt: skip


@pytest.mark.parametrize(("name", "turned"), TURNS)
@pytest.mark.parametrize("language", BOTH)
def test_what_differs_has_a_sentence_beside_that_of_the_answer(name: str, turned: dict[str, Any], language: Language) -> None:
    before, after = a_document(name, language=language), a_document(name, language=language, **turned)
    moved = any(not difference.alike(before[part], after[part]) for part in READ)
    assert (len(difference.sentences(before, after, language)) > 1) == moved


@pytest.mark.parametrize("language", BOTH)
def test_the_limits_of_pain_are_told_by_their_numbers(language: Language) -> None:
    before, after = a_document("irritable", language=language, smerte_nrs7=2), a_document("irritable", language=language, smerte_nrs7=7)
    old, new = before["pain_rule"], after["pain_rule"]
    numbers = {"green": new["green_up_to"], "red": new["red_above"], "green_before": old["green_up_to"], "red_before": old["red_above"]}
    assert t("diff.pain", language, **numbers) in difference.sentences(before, after, language)


def test_the_walk_of_every_day_is_told_in_its_own_words() -> None:
    before, after = a_document("busy", funktion_gang="30_plus"), a_document("busy", funktion_gang="10_19")
    walk = after["daily"]["walking"]
    assert walk != before["daily"]["walking"]
    assert t("diff.daily", "da", title=walk["title"], text=walk["text"]) in difference.sentences(before, after, "da")


def test_two_equal_plans_are_said_to_be_equal() -> None:
    plan = a_document("back")
    assert difference.sentences(plan, plan, "da") == [t("diff.nothing", "da")]
