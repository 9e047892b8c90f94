"""The sessions as a calendar file. Calendars are shared with families and workplaces, so no word in it says what the training is for.

The same plan gives the same bytes, and each session keeps its id: a second import moves events, it does not add them again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from ownpace.text import t
from ownpace.views import words
from ownpace.vocabulary import Language

if TYPE_CHECKING:
    from icalendar import Event, Timezone, TimezoneDaylight, TimezoneStandard

Document = Mapping[str, Any]
PLACE: Final = "Europe/Copenhagen"
TIMES: Final = {
    "morgenkaffe": time(8, 0), "toej_paa": time(8, 0), "frokost": time(12, 30), "fyraften": time(16, 30), "aftensmad": time(18, 30),
    "tandboerstning": time(8, 0),
}  # fmt: skip
"""When a routine usually is over; the person moves the event to what is true."""
OTHERWISE: Final = time(17, 0)
"""Where no routine was told."""
BEFORE: Final = timedelta(minutes=15)
"""From the alarm to the session."""
ID: Final = 16
"""Characters of a plan's own mark in an id."""
SUMMER: Final = (date(1970, 3, 29), 3, timedelta(hours=1), timedelta(hours=2), "CEST")
WINTER: Final = (date(1970, 10, 25), 10, timedelta(hours=2), timedelta(hours=1), "CET")
"""From which date on, in which month, from and to which distance from UTC, and the name: the rule of the EU, the last Sunday of the month."""


def ics(document: Document, language: Language | str) -> str:
    """Every session of a plan as an event, CRLF between the lines. A referral has no sessions: raises ``ValueError``."""
    if document["outcome"] != "plan":
        message = "a referral has no sessions"
        raise ValueError(message)
    from icalendar import Calendar  # noqa: PLC0415 - late: only those who take the calendar wait for it

    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", f"-//OwnPace//{document['engine']['version']}//{str(Language(language)).upper()}")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", t("paper.calendar.name", language))
    made.add_component(_zone())
    for week in document["program"]["weeks"]:
        for session in week["sessions"]:
            made.add_component(_event(document, week["number"], session, language))
    return str(made.to_ical().decode("utf-8"))


def hour(document: Document) -> time:
    """The time of day, from the person's own routine."""
    return TIMES.get(str(document["answers"].get("rammer.rutine") or ""), OTHERWISE)


def mark(document: Document) -> str:
    """What makes the ids of this plan its own: the answers and the start, not what was logged or which version made it."""
    made_from = json.dumps([document["answers"], document["start"]], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(made_from.encode()).hexdigest()[:ID]


def _event(document: Document, week: int, session: Mapping[str, Any], language: Language | str) -> Event:
    from icalendar import Event  # noqa: PLC0415 - as above

    day = words.day_of(document, week, session["weekday"])
    start = datetime.combine(day, hour(document), ZoneInfo(PLACE))
    made = Event()
    made.add("uid", f"{mark(document)}-{session['id']}@ownpace")
    made.add("dtstamp", datetime.combine(date.fromisoformat(document["start"]), time(), UTC))
    made.add("sequence", len(document.get("check_ins", ())) + len(document.get("choices", ())) + len(document.get("overrides", ())))
    made.add("dtstart", start)
    made.add("duration", timedelta(minutes=session["minutes"]))
    made.add("summary", t("paper.calendar.session", language, minutes=session["minutes"]))
    made.add("description", t("paper.calendar.about", language))
    made.add("class", "PRIVATE")
    made.add("transp", "TRANSPARENT")
    made.add_component(_alarm(language))
    return made


def _alarm(language: Language | str) -> Any:  # noqa: ANN401 - an Alarm, whose name is imported late
    from icalendar import Alarm  # noqa: PLC0415 - as above

    made = Alarm()
    made.add("action", "DISPLAY")
    made.add("description", t("paper.calendar.alarm", language))
    made.add("trigger", -BEFORE)
    return made


def _zone() -> Timezone:
    """Danish time in eight lines, where the library would write every change of the clock for decades."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard  # noqa: PLC0415 - as above

    made = Timezone()
    made.add("tzid", PLACE)
    for kind, (since, month, before, after, name) in ((TimezoneDaylight, SUMMER), (TimezoneStandard, WINTER)):
        part: TimezoneDaylight | TimezoneStandard = kind()
        part.add("dtstart", datetime.combine(since, time(2 if kind is TimezoneDaylight else 3)))
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", name)
        made.add_component(part)
    return made
