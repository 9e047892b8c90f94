"""The ladder: every step with its number and state, whose turn it is, what was tried, and help where the next step is too hard."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from ownpace.exposure import STEPS
from ownpace.text import lines, t
from ownpace.text.format import number
from ownpace.views import ladder
from ownpace.views.markup import safe
from ownpace.vocabulary import Language
from tests.views.conftest import RATED
from tests.views.test_printout import parsed, text_of

Make = Callable[..., dict[str, Any]]
ALL_HARD = RATED | {"ratings": {step: 70 + n for n, step in enumerate(RATED["ratings"])}}


def a_try(step: str, expected: int | None, happened: bool | None, after: int | None) -> dict[str, Any]:
    told = {"expected": expected, "happened": happened, "harm_belief": after}
    return {"step": step} | {name: value for name, value in told.items() if value is not None}


TRIED: tuple[dict[str, Any], ...] = (
    {"exposure": [a_try("bend_4", 70, False, 30)]},
    {"exposure": [a_try("bend_4", 40, False, 18), a_try("bend_5", 80, True, 45)]},
    {"exposure": [a_try("bend_5", 60, False, 20)]},
)


@pytest.fixture
def climbing(logged: Make) -> Callable[..., dict[str, Any]]:
    """A person who has done steps 4 and 5 and is at step 6."""
    return lambda language="da": logged("fearful_back", *TRIED, choices=[RATED], language=language)


def test_a_plan_without_a_ladder_shows_none(document: Make) -> None:
    assert ladder.exposure(document("back"), "da", 2) == ladder.paper(document("back"), "da", 2) == ""
    assert ladder.text(document("back"), "da") == []
    assert ladder.advice(document("back")) == ""


@pytest.mark.parametrize("language", list(Language))
def test_the_views_are_whole_html_without_a_bare_id(climbing: Make, document: Make, language: Language) -> None:
    for plan in (climbing(language), document("fearful_back", language)):
        for html in (ladder.exposure(plan, language, 2), ladder.paper(plan, language, 2)):
            parsed(html)
            assert not re.search(r"\{|[a-z]_[a-z\d]|None", text_of(html))


def test_every_step_stands_in_its_place_with_state_and_number(climbing: Make) -> None:
    plan = climbing()
    items = re.findall(r'<li class="(\w+)"( aria-current="step")?>(.*?)</li>', ladder.exposure(plan, "da", 2).partition("op-stige")[2])[:10]
    assert [state for state, _, _ in items] == [rung["state"] for rung in plan["exposure"]]
    assert [bool(current) for _, current, _ in items] == [rung["now"] for rung in plan["exposure"]]
    for (_, _, inner), rung in zip(items, plan["exposure"], strict=True):
        assert safe(rung["task"]) in inner
        assert t(f"exposure.state.{rung['state']}", "da") in inner
        assert t("plan.ladder.rating", "da", n=rung["harm_belief"]) in inner


def test_a_number_that_fell_is_shown_beside_the_one_before(climbing: Make) -> None:
    assert "Dit tal: 38 af 100, efter sidste forsøg: 18" in text_of(ladder.exposure(climbing(), "da", 2))


def test_the_step_whose_turn_it_is_comes_with_how_to_do_it_and_when_to_stop(climbing: Make) -> None:
    plan = climbing()
    now = ladder.exposure(plan, "da", 2).partition("op-trappe")[0]
    assert "Nu: trin 6 af 10" in now
    for said in (plan["exposure"][0]["advice"], plan["exposure"][5]["task"], lines("exposure.stop", "da", distress=8)[2]):
        assert safe(said) in now


def test_the_picture_repeats_the_list_and_is_not_read_aloud(climbing: Make) -> None:
    drawn = re.search(r'<div class="op-trappe" aria-hidden="true">(.*?)</div><p class="op-hint">(.*?)</p>', ladder.exposure(climbing(), "da", 2))
    assert drawn is not None
    assert re.findall(r'style="height:(\d+)%"', drawn[1]) == ["15", "20", "30", "38", "45", "55", "60", "70", "85", "90"]
    assert re.findall(r'style="bottom:(\d+)%"', drawn[1]) == ["18", "20"]
    assert drawn[1].count('class="her"') == 1
    assert t("plan.ladder.how_dot", "da") in drawn[2]


def test_without_any_number_there_is_no_picture_and_the_steps_wait_for_one(document: Make) -> None:
    plan = document("fearful_back")
    html = ladder.exposure(plan, "da", 2)
    assert ladder.advice(plan) == "rate_first"
    assert "op-trappe" not in html
    assert text_of(html).count(t("plan.ladder.unrated", "da")) == len(plan["exposure"])
    assert ladder.paper(plan, "da", 2).count(safe(t("plan.ladder.rate", "da"))) == len(plan["exposure"])


def test_the_therapist_is_named_where_nothing_can_begin(logged: Make) -> None:
    plan = logged("fearful_back", choices=[ALL_HARD])
    assert ladder.advice(plan) == "therapist"
    assert ladder.turn(plan) is None
    for html in (ladder.exposure(plan, "da", 2), ladder.paper(plan, "da", 2)):
        assert all(safe(line) in html for line in lines("exposure.therapist.card", "da"))
        assert t("exposure.how_heading", "da") not in html


def test_the_therapist_is_named_nowhere_else(climbing: Make) -> None:
    assert t("exposure.therapist.heading", "da") not in ladder.exposure(climbing(), "da", 2)


def test_every_try_says_what_was_expected_and_what_happened(climbing: Make) -> None:
    plan = climbing()
    said = [" ".join(ladder.outcome(one, "da")) for one in ladder.tries(plan, "da")]
    assert said[2] == "Så sandsynligt var det før: 80 af 100. Det skete. Dit tal bagefter: 45 af 100."
    assert said[3] == "Så sandsynligt var det før: 60 af 100. Det skete ikke. Dit tal bagefter: 20 af 100."
    html = ladder.exposure(plan, "da", 2)
    assert html.index("Uge 3, trin 5") < html.index("Uge 1, trin 4"), "the newest first"
    assert ladder.tally(plan, "da") == "Det, du var bange for, skete 1 ud af 4 gange."


def test_what_was_not_told_of_a_try_is_not_made_up(logged: Make) -> None:
    plan = logged("fearful_back", {"exposure": [a_try("bend_4", None, None, 30)]}, choices=[RATED])
    assert [list(ladder.outcome(one, "da")) for one in ladder.tries(plan, "da")] == [["Dit tal bagefter: 30 af 100."]]
    assert ladder.tally(plan, "da") == ""


def test_zero_is_an_answer(logged: Make) -> None:
    plan = logged("fearful_back", {"exposure": [a_try("bend_4", 0, False, 0)]}, choices=[RATED])
    assert "Så sandsynligt var det før: 0 af 100. Det skete ikke. Dit tal bagefter: 0 af 100." in text_of(ladder.exposure(plan, "da", 2))


def test_a_try_of_another_ladder_is_kept_without_a_number(logged: Make) -> None:
    plan = logged("fearful_back", {"exposure": [a_try("sit_2", 50, False, 10)]}, choices=[RATED])
    (one,) = ladder.tries(plan, "da")
    assert one.place == 0
    assert safe(t("exposure.steps.sit_2", "da")) in ladder.exposure(plan, "da", 2)


def test_many_tries_are_folded(logged: Make) -> None:
    tries = [a_try("bend_4", 50, False, 30)] * 5
    assert "Tidligere forsøg (2)" in ladder.exposure(logged("fearful_back", {"exposure": tries}, choices=[RATED]), "da", 2)


def test_the_idea_is_folded_and_has_its_numbers(climbing: Make) -> None:
    folded = ladder.exposure(climbing(), "da", 2).rpartition("<details")[2]
    assert folded.count("<p>") == len(lines("exposure.idea", "da", more_pain=2))
    assert "op til 2 point" in folded


def test_the_drawing_for_paper_has_a_bar_for_each_step_and_no_colour_alone(climbing: Make) -> None:
    plan = climbing()
    drawn = ladder.svg(plan)
    assert drawn.count("<rect") == len(plan["exposure"])
    assert drawn.count("<circle") == 1
    assert drawn.count("stroke-dasharray") == sum(rung["state"] == "easier" for rung in plan["exposure"])


def test_the_ladder_as_text_has_every_step_and_try(climbing: Make) -> None:
    said = ladder.text(climbing(), "da")
    assert len(said) == 10 + 4
    assert said[3] == f"4. Klaret: {t('exposure.steps.bend_4', 'da')} Dit tal: 38 af 100, efter sidste forsøg: 18."
    assert said[-1].startswith("Uge 3, trin 5: ")


@pytest.mark.parametrize("language", list(Language))
def test_every_step_of_every_family_can_be_shown_as_tried(language: Language) -> None:
    assert all(t(f"exposure.steps.{step}", language) for step in STEPS)
    assert number(0, language) == "0"
