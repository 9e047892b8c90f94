"""The calendar file, read back with the library: every session at its local time, the same ids twice, and not a word about what it is for."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from ownpace.questionnaire import BY_ID, UNKNOWN
from ownpace.text import t
from ownpace.views import calendar
from ownpace.views.words import day_of
from tests.builders import REFERRED, a_document

Make = Callable[..., dict[str, Any]]


def events(text: str) -> list[Any]:
    return Calendar.from_ical(text).walk("VEVENT")


@pytest.mark.parametrize(("name", "language"), [("back", "da"), ("insulin", "en"), ("widespread_mood", "da")])
def test_every_session_of_the_plan_is_an_event_on_its_day(document: Make, name: str, language: str) -> None:
    plan = document(name, language)
    found = events(calendar.ics(plan, language))
    planned = [(week["number"], session) for week in plan["program"]["weeks"] for session in week["sessions"]]
    assert len(found) == len(planned)
    for event, (week, session) in zip(found, planned, strict=True):
        assert event.decoded("dtstart").date() == day_of(plan, week, session["weekday"])
        assert event.decoded("duration") == timedelta(minutes=session["minutes"])


def test_a_session_keeps_its_time_of_day_when_the_clocks_change() -> None:
    plan = a_document("knee", {"rammer.rutine": "aftensmad"})
    starts = [event.decoded("dtstart") for event in events(calendar.ics(plan | {"start": "2027-03-01"}, "da"))]
    assert {one.time() for one in starts} == {time(18, 30)}
    assert {one.utcoffset() for one in starts if one.date() < date(2027, 3, 28)} == {timedelta(hours=1)}
    assert {one.utcoffset() for one in starts if one.date() > date(2027, 3, 28)} == {timedelta(hours=2)}


def test_the_zone_in_the_file_is_danish_time() -> None:
    zone = Calendar.from_ical(calendar.ics(a_document("busy"), "da")).walk("VTIMEZONE")[0].to_tz()
    for when in (datetime(2027, 1, 4, 8), datetime(2027, 7, 5, 8), datetime(2027, 3, 28, 12), datetime(2027, 10, 31, 12)):  # noqa: DTZ001 - made local below
        assert when.replace(tzinfo=zone).utcoffset() == when.replace(tzinfo=calendar.ZoneInfo(calendar.PLACE)).utcoffset()


def test_without_a_routine_there_is_a_plain_time() -> None:
    assert calendar.hour(a_document("back", {"rammer.rutine": None})) == calendar.OTHERWISE
    assert calendar.hour(a_document("back", {"rammer.rutine": "ved_ikke"})) == calendar.OTHERWISE


def test_every_routine_that_can_be_chosen_has_a_time() -> None:
    assert set(BY_ID["rammer.rutine"].options) - {UNKNOWN} == set(calendar.TIMES)


def test_ids_are_stable_and_follow_the_plan_through_its_weeks(document: Make, logged: Make) -> None:
    first, again = (calendar.ics(document("back"), "da") for _ in range(2))
    assert first == again
    ids = [str(event["uid"]) for event in events(first)]
    assert len(set(ids)) == len(ids)
    later = events(calendar.ics(logged("back", {}, {"done": 1}), "da"))
    assert [str(event["uid"]) for event in later] == ids
    assert {int(event["sequence"]) for event in later} == {2}
    assert not set(ids) & {str(event["uid"]) for event in events(calendar.ics(document("knee"), "da"))}


def test_the_words_are_neutral(document: Make) -> None:
    for language in ("da", "en"):
        plan = document("heart", language)
        text = calendar.ics(plan, language).replace("\r\n ", "")
        for event in events(text):
            assert re.fullmatch(r"(Træning|Training) \d+ min", str(event["summary"]))
            assert str(event["description"]) == t("paper.calendar.about", language)
        said = [line for line in text.splitlines() if line.startswith(("SUMMARY", "DESCRIPTION", "X-WR", "CATEGORIES", "LOCATION"))]
        assert not re.search(r"smert|pain|hjert|heart|syg|gåtur|walk|styrke|strength", " ".join(said), re.IGNORECASE)


def test_every_event_has_an_alarm(document: Make) -> None:
    for event in events(calendar.ics(document("busy"), "da")):
        (alarm,) = event.walk("VALARM")
        assert alarm.decoded("trigger") == -calendar.BEFORE


@pytest.mark.parametrize("name", sorted(REFERRED))
def test_help_has_no_calendar(document: Make, name: str) -> None:
    with pytest.raises(ValueError, match="no sessions"):
        calendar.ics(document(name), "da")
