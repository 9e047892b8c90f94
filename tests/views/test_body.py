"""The body map: every place that can be named is drawn, twice where it is seen from both sides, and right is where a person's right is."""

from __future__ import annotations

import re
from typing import Final

import pytest

from ownpace.questionnaire import BY_ID
from ownpace.views import body
from ownpace.vocabulary import Language

ELSEWHERE: Final = "andet_sted"
UNITS: Final = 13
"""A tap of 18 pixels where a figure is at its narrowest; the list beside it is the equal way."""


def xs(path: str) -> list[float]:
    """The first of each pair of numbers."""
    return [float(one) for one in re.findall(r"[ML](-?[\d.]+) ", path)]


def test_every_place_that_can_be_ticked_is_drawn_except_somewhere_else() -> None:
    assert set(body.names()) == set(BY_ID["smerte.hvor"].options) - {ELSEWHERE}


def test_what_is_only_behind_is_drawn_only_behind() -> None:
    assert set(body.regions("back")) - set(body.regions("front")) == {"oevre_ryg", "laend"}


@pytest.mark.parametrize("place", ["skulder", "albue", "haand", "hofte", "knae", "fod"])
def test_from_the_front_the_right_side_is_to_the_left_and_from_behind_to_the_right(place: str) -> None:
    middle = body.WIDTH / 2
    front, back = body.regions("front"), body.regions("back")
    assert max(xs(front[f"{place}_hoejre"])) < middle < min(xs(front[f"{place}_venstre"]))
    assert max(xs(back[f"{place}_venstre"])) < middle < min(xs(back[f"{place}_hoejre"]))


@pytest.mark.parametrize("side", body.SIDES)
def test_no_place_is_too_small_to_be_hit(side: str) -> None:
    for path in body.regions(side).values():
        assert max(xs(path)) - min(xs(path)) >= UNITS


@pytest.mark.parametrize("language", list(Language))
def test_the_drawing_says_nothing_to_those_who_have_the_list(language: Language) -> None:
    html = body.html(language)
    assert html.startswith('<div class="op-krop" aria-hidden="true">')
    assert not re.search(r"tabindex|role=|href|<script", html)


def test_each_side_says_which_hand_is_which() -> None:
    words = re.findall(r">(venstre|højre|Forfra|Bagfra)<", body.html(Language.DA))
    assert words == ["højre", "venstre", "Forfra", "venstre", "højre", "Bagfra"]
    assert re.findall(r">(left|right|Front|Back)<", body.html(Language.EN)) == ["right", "left", "Front", "left", "right", "Back"]


def test_each_tick_colours_its_own_place_and_no_other() -> None:
    rules = body.style((("laend", "box-laend"), ("nakke", "box-nakke")))
    assert ".stApp:has(.box-laend input:checked) .op-krop .r-laend{" in rules
    assert ".box-laend input:checked) .op-krop .r-nakke" not in rules
