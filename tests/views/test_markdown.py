"""The programme as Markdown: everything in it, and own words that stay words."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from ownpace.exercises import CATALOGUE
from ownpace.text import t
from ownpace.views import markdown, programme
from tests.builders import REFERRED
from tests.views.conftest import RATED

Make = Callable[..., dict[str, Any]]


def unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


@pytest.mark.parametrize(("name", "language"), [("back", "da"), ("insulin", "en"), ("fearful_back", "da")])
def test_every_exercise_is_in_it_with_its_dose_for_every_block(document: Make, name: str, language: str) -> None:
    plan = document(name, language)
    said = unescaped(markdown.markdown(plan, language))
    assert said.startswith(f"# {t('plan.print.heading', language)}\n")
    for session in programme.plan(plan, language)["sessions"]:
        for card in session["cards"]:
            assert f". {card['name']}" in said
            assert all(f"{row['when']}: {row['much']} · {block['rest']}" in said for block in card["doses"] for row in block["rows"])
    for one in (*plan["stop_symptoms"], *(row["text"] for row in plan["maintenance"]["lines"]), plan["engine"]["fingerprint"]):
        assert one in said


def test_headings_never_skip_a_level(document: Make) -> None:
    levels = [len(found) for found in re.findall(r"^(#+) ", markdown.markdown(document("heart"), "da"), re.MULTILINE)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_own_words_stay_words(document: Make) -> None:
    said = markdown.markdown(document("back", goal="# [a](javascript:1) <b> *c* `d` | e\n- f"), "da")
    line = next(one for one in said.splitlines() if "javascript" in one)
    assert r"\# \[a\](javascript:1) \<b\> \*c\* \`d\` \| e - f" in line
    assert markdown.safe("- punkt") == r"\- punkt"
    assert markdown.safe("1. punkt") == r"1\. punkt"


def test_logged_weeks_and_the_ladder_are_in_it(logged: Make) -> None:
    said = unescaped(markdown.markdown(logged("back", {}, {"done": 1}), "da"))
    assert t("checkin.finding.few", "da") in said
    assert t("checkin.log.heading", "da") in said
    ladder = logged("fearful_back", choices=[RATED])
    assert all(rung["task"] in unescaped(markdown.markdown(ladder, "da")) for rung in ladder["exposure"])


@pytest.mark.parametrize("name", sorted(REFERRED))
def test_a_referral_is_help_and_holds_no_exercise(document: Make, name: str) -> None:
    referral = document(name)
    said = unescaped(markdown.markdown(referral, "da"))
    assert t(f"referral.{referral['words']}.heading", "da") in said
    assert "112" in said
    assert not [id_ for id_ in CATALOGUE if re.search(rf"\b{re.escape(t(f'exercises.{id_}.name', 'da'))}\b", said)]
