"""A week at a glance and its sessions as they are read on the screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from ownpace.text import lines, t
from ownpace.views import card, references, week, words
from ownpace.views.icons import PATHS
from ownpace.views.markup import picture, safe, tag
from ownpace.vocabulary import Language, Template
from tests.builders import TRAINING

Make = Callable[..., dict[str, Any]]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", TRAINING)
def test_seven_days_with_the_sessions_on_theirs(document: Make, name: str, language: str) -> None:
    plan = document(name, language)
    for number in (1, plan["program"]["length"]):
        html = week.html(plan, number, language)
        sessions = week.find(plan, number)["sessions"]
        assert html.count("<li") == 7
        assert html.count(safe(t("plan.page.rest_day", language))) == 7 - len(sessions)
        for session in sessions:
            assert safe(words.session_title(session, language)) in html


def test_a_week_that_does_not_exist_is_refused(document: Make) -> None:
    with pytest.raises(KeyError):
        week.find(document("back"), 13)


def test_the_first_week_has_a_heading_of_its_own(document: Make) -> None:
    assert week.heading(document("back"), 1, "da") == "Din første uge"
    assert week.heading(document("back"), 3, "en") == "Week 3 of 8"
    assert week.summary(document("back"), 4, "da").startswith("25.–31. jan. · let uge, test · ")


def test_sessions_that_are_the_same_stand_together(document: Make) -> None:
    groups = words.together(week.find(document("back"), 1)["sessions"])
    assert [words.days(group, "da") for group in groups] == ["Mandag og fredag", "Onsdag"]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", TRAINING)
def test_a_session_says_when_how_much_and_how_in_three_sizes(document: Make, name: str, language: str) -> None:
    plan = document(name, language)
    for session in week.find(plan, 1)["sessions"]:
        assert safe(session["anchor"]) in card.head([session], language)
        ordinary, *others = card.sizes(session, language).split('<details class="op-fold op-udgave">')
        assert [t(f"plan.size.{size}", language) in other for size, other in zip(("good", "bad"), others, strict=True)] == [True, True]
        for item in session["items"]:
            assert safe(words.exercise_name(item["exercise"], language)) in ordinary
            assert safe(words.amount(item, language)) in ordinary
            assert all(safe(cue) in ordinary for cue in lines(f"exercises.{item['exercise']}.cues", language))
            for other in (item["easier"], item["harder"], *item["alternatives"]):
                assert other is None or safe(words.exercise_name(other, language)) in ordinary


def test_the_same_quota_on_a_bad_day_is_split_in_parts(document: Make) -> None:
    session = week.find(document("irritable"), 1)["sessions"][0]
    _, good, bad = card.sizes(session, "da").split('<details class="op-fold op-udgave">')
    assert good.startswith("<summary>God dag: ")
    assert good.endswith("<p>Det samme som på en almindelig dag.</p></details>")
    assert bad.startswith("<summary>Dårlig dag: ")
    assert "delt i 2 dele" in bad


@pytest.mark.parametrize("name", TRAINING)
def test_every_session_can_say_why(document: Make, name: str) -> None:
    plan = document(name)
    for session in week.find(plan, 1)["sessions"]:
        html = card.reasons(plan, session, "da")
        assert html.startswith("<details")
        assert len(re.findall("<li", html)) > 2
        assert all(safe(words.exercise_name(item["exercise"], "da")) in html for item in session["items"])


def test_every_kind_of_session_has_a_drawing() -> None:
    assert {template.value for template in Template} <= set(PATHS)


def test_words_are_made_safe_wherever_they_stand() -> None:
    assert tag("p", '<b>"', title='"><i>') == '<p title="&quot;&gt;&lt;i&gt;">&lt;b&gt;&quot;</p>'
    assert 'alt="&quot;&gt;"' in picture("<svg/>", '">')


@pytest.mark.parametrize("language", list(Language))
def test_the_register_shows_every_row_with_its_tag_and_status(language: Language) -> None:
    from ownpace.evidence import ROWS, SOURCES  # noqa: PLC0415 - used here only

    html = references.html(language)
    for source in SOURCES.values():
        assert safe(source.title) in html
    for row in ROWS.values():
        assert safe(references.line(row, language)) in html
        assert t(f"evidence.tag.{row.tag}", language) in references.line(row, language)
        assert t(f"evidence.status.{row.status}", language) in references.line(row, language)
    assert 'href="http:' not in html
    assert "javascript:" not in html
