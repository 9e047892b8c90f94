"""A session one exercise at a time: the day's own or the next, in the chosen size, with what is read before it and a clock that counts true."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

import pytest

from ownpace.text import t
from ownpace.views import clock, today, words
from ownpace.vocabulary import Language

Make = Callable[..., dict[str, Any]]
BOTH: Final = (Language.DA, Language.EN)
PEOPLE: Final = ("back", "busy", "heart", "widespread_mood")


def first(plan: dict[str, Any]) -> dict[str, Any]:
    """The first session of the first week."""
    return dict(plan["program"]["weeks"][0]["sessions"][0])


def test_on_the_day_of_a_session_it_is_that_one(document: Make) -> None:
    plan = document("back")
    for id_ in today.sessions(plan):
        assert today.nearest(plan, today.day(plan, id_)) == id_


def test_before_the_course_it_is_the_first_and_after_it_the_last(document: Make) -> None:
    plan = document("back")
    ids = list(today.sessions(plan))
    assert today.nearest(plan, date(2000, 1, 1)) == ids[0]
    assert today.nearest(plan, date(2100, 1, 1)) == ids[-1]


def test_the_day_after_a_session_it_is_the_next_one(document: Make) -> None:
    plan = document("back")
    ids = list(today.sessions(plan))
    assert today.nearest(plan, today.day(plan, ids[0]) + timedelta(days=1)) == ids[1]
    assert today.nearest(plan, today.day(plan, ids[0]), {ids[2]}) == ids[2]


@pytest.mark.parametrize("name", PEOPLE)
def test_what_is_done_is_what_the_plan_has_in_that_size(document: Make, name: str) -> None:
    for _, session in today.sessions(document(name)).values():
        for size in words.SIZES:
            shown = [item["exercise"] for item in today.items(session, size)]
            assert shown == [item["exercise"] for item in session["sizes"][size]["items"]]


@pytest.mark.parametrize("language", BOTH)
def test_what_is_missed_is_never_to_be_caught_up(document: Make, language: Language) -> None:
    plan = document("back", language)
    id_ = next(iter(today.sessions(plan)))
    on = today.day(plan, id_)
    said = {days: today.when(plan, id_, on + timedelta(days=days), language) for days in (-1, 0, 1)}
    assert len(set(said.values())) == 3
    assert ("indhente" if language is Language.DA else "catch up") in said[1]


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("name", PEOPLE)
def test_the_cards_the_limits_and_every_exercise_are_there(document: Make, name: str, language: Language) -> None:
    plan = document(name, language)
    session = first(plan)
    before = today.before(plan)
    assert all(line in before.replace("&#x27;", "'") for card in plan["cards"] if card["before"] for line in card["lines"])
    limits = today.limits(plan, language)
    assert all(symptom in limits.replace("&#x27;", "'") for symptom in plan["stop_symptoms"])
    assert all(zone.range in limits for zone in words.zones(plan, language))
    order = today.order(session, "ordinary", language)
    assert all(words.exercise_name(item["exercise"], language).replace("'", "&#x27;") in order for item in session["items"])


def test_the_card_of_everybody_comes_first(document: Make) -> None:
    before = today.before(document("insulin"))
    assert before.index(t("cards.not_today.title", "da")) < before.index(t("cards.glucose.title", "da"))


@pytest.mark.parametrize(
    ("item", "clocks"),
    [
        ({"reps": 10, "seconds": None, "sets": 2, "rest_seconds": 45, "minutes": 3}, ["45"]),
        ({"reps": None, "seconds": 19, "sets": 1, "rest_seconds": 0, "minutes": 1}, []),
        ({"reps": None, "seconds": 20, "sets": 2, "rest_seconds": 45, "minutes": 3}, ["20", "45"]),
        ({"reps": None, "seconds": None, "minutes": 5}, ["300"]),
        ({"reps": None, "seconds": None, "minutes": 1.5}, ["90"]),
    ],
)
def test_a_clock_runs_for_what_is_done_by_time_and_for_the_pause(item: dict[str, Any], clocks: list[str]) -> None:
    html = today.clocks(item, "da")
    assert [part.split('"')[1] for part in html.split("data-seconds=")[1:] for part in [f"={part}"]] == clocks


@pytest.mark.parametrize("language", BOTH)
def test_a_clock_says_how_long_it_runs_and_leaves_the_slot_for_what_is_left(language: Language) -> None:
    html = clock.html(90, "today.timer", language, minutes=True)
    assert clock.duration(90, language) in html
    assert "{n}" in html
    assert 'role="status"' in html


@pytest.mark.parametrize(("seconds", "said"), [(45, "45 sekunder"), (60, "1 minut"), (90, "1 minut 30 sekunder"), (300, "5 minutter")])
def test_a_time_is_said_in_minutes_and_seconds(seconds: int, said: str) -> None:
    assert clock.duration(seconds, "da") == said


def test_why_is_said_where_the_plan_has_numbers_for_it(document: Make) -> None:
    plan = document("back")
    session = first(plan)
    strong = next(item for item in session["items"] if item["modality"] == "strength")
    assert "<details" in today.reasons(plan, strong, "da")
    assert today.reasons(plan, today.items(session, "bad")[0], "da") == ""
