"""The sheet for paper: every exercise in every block of weeks, safe to open, nothing fetched, and help instead of a plan where there is none."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

import pytest

from ownpace.exercises import CATALOGUE
from ownpace.people import EXAMPLES
from ownpace.text import lines, t
from ownpace.views import printout, progression, words
from ownpace.views.markup import picture
from tests.builders import REFERRED, TRAINING
from tests.views.conftest import RATED

Make = Callable[..., dict[str, Any]]
EVIL = '<script>alert(1)</script>"><img src=x onerror=y>'


class Balance(HTMLParser):
    """Fails on an element that is never closed or closed in the wrong order."""

    EMPTY = frozenset({"meta", "img", "br"})

    def __init__(self) -> None:
        """Nothing is open yet."""
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, and that it is open."""
        self.seen.append((tag, dict(attrs)))
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the last one that was opened."""
        assert self.open.pop() == tag


def parsed(html: str) -> Balance:
    reader = Balance()
    reader.feed(html)
    assert reader.open == []
    return reader


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL)))


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", TRAINING)
def test_every_exercise_of_every_week_is_on_the_sheet_with_its_dose(document: Make, name: str, language: str) -> None:
    plan = document(name, language)
    html = printout.html(plan, language)
    parsed(html)
    said = text_of(html)
    for week in plan["program"]["weeks"]:
        for session in week["sessions"]:
            found = {(part, exercise): rows for part, exercise, rows in printout.blocks(plan, session["template"], language)}
            for item in session["items"]:
                assert words.exercise_name(item["exercise"], language) in said
                assert any(words.amount(item, language) in dose for _, dose in found[item["part"], item["exercise"]])


def test_the_doses_of_a_block_are_those_of_its_weeks(document: Make) -> None:
    plan = document("back")
    rows = {exercise: rows for part, exercise, rows in printout.blocks(plan, "circuit", "da") if part == "main"}
    for exercise, found in rows.items():
        for when, dose in found:
            numbers = [int(n) for n in re.findall(r"\d+", when)]
            for week in plan["program"]["weeks"][numbers[0] - 1 : numbers[-1]]:
                items = [
                    i for s in week["sessions"] if s["template"] == "circuit" for i in s["items"] if i["exercise"] == exercise and i["part"] == "main"
                ]
                assert items
                assert all(words.amount(item, "da") in dose for item in items)


@pytest.mark.parametrize("name", TRAINING)
def test_the_first_page_has_goal_limits_and_when_to_stop_before_any_exercise(document: Make, name: str) -> None:
    plan = document(name)
    said = text_of(printout.html(plan, "da"))
    order = [
        words.goal(plan, "da"),
        t("plan.pain.heading", "da"),
        words.zones(plan, "da")[0].range,
        t("plan.stop.heading", "da"),
        plan["stop_symptoms"][-1],
    ]
    places = [said.index(text) for text in order]
    assert places == sorted(places)
    assert places[-1] < said.index(lines(f"exercises.{plan['program']['weeks'][0]['sessions'][0]['items'][0]['exercise']}.cues", "da")[0])


def test_a_drawing_stands_in_its_address_as_it_is() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><text fill="#a61b1b">100 % & "gør\' det" > æøå\n</text></svg>'
    [(_, attrs)] = parsed(picture(svg, 'Et "alt"')).seen
    kind, _, drawn = str(attrs["src"]).partition(",")
    assert kind == "data:image/svg+xml;charset=utf-8"
    assert unquote(drawn) == svg
    assert not set(drawn) & set('#"<>&\n')
    assert attrs["alt"] == 'Et "alt"'


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_is_fetched_and_nothing_runs(document: Make, name: str) -> None:
    html = printout.html(document(name), "da")
    seen = parsed(html).seen
    assert not [tag for tag, _ in seen if tag in {"script", "link", "iframe", "object", "form", "svg"}]
    assert all(str(attrs["src"]).startswith("data:image/svg+xml;charset=utf-8,%3Csvg") for tag, attrs in seen if tag == "img")
    assert all("alt" in attrs for tag, attrs in seen if tag == "img")
    assert not re.findall(r"url\((?!data:)", html)
    assert not [attrs for _, attrs in seen for key in attrs if key.startswith("on")]


def test_a_goal_in_own_words_cannot_become_markup(document: Make) -> None:
    html = printout.html(document("back", goal=EVIL), "da")
    seen = parsed(html).seen
    assert "<script>alert" not in html
    assert not [tag for tag, _ in seen if tag == "script"]
    assert not [attrs for tag, attrs in seen if tag == "img" and attrs.get("src") == "x"]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", sorted(REFERRED))
def test_a_referral_is_the_page_of_help_and_holds_no_exercise(document: Make, name: str, language: str) -> None:
    referral = document(name, language)
    html = printout.html(referral, language)
    said = text_of(html)
    assert f'<html lang="{language}">' in html
    assert t(f"referral.{referral['clearance']}.heading", language) in said
    assert all(row["text"] in said for row in referral["reasons"])
    assert "112" in said
    names = [t(f"exercises.{id_}.name", language) for id_ in CATALOGUE]
    assert not [one for one in names if re.search(rf"\b{re.escape(one)}\b", said)]
    assert t("plan.print.log", language) not in said


def test_the_file_has_one_main_heading_and_the_page_none(document: Make) -> None:
    assert printout.html(document("back"), "da").count("<h1") == 1
    assert "<h1" not in printout.body(document("back"), "da", level=2)


def test_the_diary_has_a_line_for_every_session(document: Make) -> None:
    plan = document("back")
    diary = printout.html(plan, "da").partition('class="log"')[2]
    assert diary.count('scope="row"') == sum(len(week["sessions"]) for week in plan["program"]["weeks"])


def test_the_name_is_left_for_the_person_to_write(document: Make) -> None:
    assert f"{t('plan.print.name', 'da')}: <span></span>" in printout.html(document("back"), "da")


def test_what_can_be_said_of_review_and_version_is_on_the_sheet(document: Make) -> None:
    said = text_of(printout.html(document("back"), "da"))
    assert t("ui.review_status", "da") in said
    assert document("back")["engine"]["fingerprint"] in said


def test_cards_are_kept_whole_and_shapes_carry_the_light(document: Make) -> None:
    css = printout.style()
    assert re.search(r"\.op-ark \.kort\{[^}]*break-inside:avoid", css)
    assert printout.light(document("back"), "da").count("data:image/svg+xml") == 3


# --- with logged weeks and a ladder


def test_the_newest_change_stands_before_the_week_and_the_logged_weeks_before_the_exercises(logged: Make) -> None:
    plan = logged("back", {}, {}, {"done": 1, "retest": {"goal_score": 5}})
    html = printout.html(plan, "da")
    parsed(html)
    said = text_of(html)
    texts = [
        t("checkin.change.heading", "da"), t("checkin.finding.few", "da"), t("plan.print.week", "da"), t("plan.stop.heading", "da"),
        progression.title(plan, "da"), t("checkin.log.heading", "da"), "1 af 3 træningspas", t("checkin.retest.heading", "da"), t("cards.heading", "da"),
    ]  # fmt: skip
    places = [said.index(text) for text in texts]
    assert places == sorted(places)
    assert t("checkin.finding.good", "da") not in said, "only the newest"


def test_the_week_and_the_diary_are_those_to_come(logged: Make) -> None:
    plan = logged("back", {}, {}, {"done": 1})
    to_come = plan["program"]["weeks"][3:]
    html = printout.html(plan, "da")
    diary = html.partition('class="log"')[2]
    assert diary.count('scope="row"') == sum(len(week["sessions"]) for week in to_come)
    assert f"{to_come[0]['sessions'][0]['minutes']} min" in html.partition('class="ark-uge"')[2].partition("</table>")[0]


def test_when_every_week_is_logged_there_is_nothing_left_to_tick(logged: Make) -> None:
    html = printout.html(logged("back", *({} for _ in range(8))), "da")
    parsed(html)
    assert t("plan.print.log", "da") not in text_of(html)


def test_nothing_is_said_of_changes_before_a_week_is_logged(document: Make) -> None:
    said = text_of(printout.html(document("back"), "da"))
    for key in ("checkin.change.heading", "checkin.log.heading", "checkin.retest.heading", "exposure.heading"):
        assert t(key, "da") not in said


def test_the_ladder_is_on_the_sheet_with_room_to_write(logged: Make) -> None:
    plan = logged("fearful_back", choices=[RATED])
    said = text_of(printout.html(plan, "da"))
    assert all(rung["task"] in said for rung in plan["exposure"])
    assert t("plan.ladder.write", "da") in said
    assert lines("exposure.stop", "da", distress=8)[2] in said
