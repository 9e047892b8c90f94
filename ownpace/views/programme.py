"""The whole programme as plain data, for paper and for Markdown: every word chosen and every number written, nothing laid out.

Three shapes: a plan, the next week alone for the fridge, and for a referral the page of help, which never holds an exercise.
Exercises and kinds of day are named by their ids, so that whoever lays the data out can draw them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from ownpace.clinic import Clinic
from ownpace.exposure import Advice
from ownpace.text import lines, t
from ownpace.text.format import counted, join, number, weekday
from ownpace.views import aside, ladder, log, printout, progression, words
from ownpace.views import clinic as clinics
from ownpace.views.outline import size
from ownpace.vocabulary import WEEKDAYS, Language, Modality, WeekKind

Document = Mapping[str, Any]
SIZES: Final = ("good", "bad")
REST: Final = "rest"
"""The kind of a day without a session."""


def foot(document: Document, language: Language | str) -> dict[str, Any]:
    """The running foot, and the lines about review, use and version that end the programme."""
    running = t("plan.print.foot", language, start=words.start(document, language)) if document["outcome"] == "plan" else "OwnPace"
    return {"running": running, "lines": [t("ui.review_status", language), document["intended_use"], words.version(document, language)]}


# --- a referral


def referral(document: Document, language: Language | str, clinic: Clinic | None = None) -> dict[str, Any]:
    """Help: whom to call, what to do now, and why; never an exercise."""
    which = document["words"]
    places = [
        {"name": one["name"], "number": one["number"] or "", "when": one["when"]}
        for one in words.contacts(document, clinic.region if clinic else None)
    ]
    return {
        "clinic": clinics.data(clinic, document["clearance"], language),
        "title": t(f"referral.{which}.heading", language),
        "lead": t(f"referral.{which}.lead", language),
        "places": {"heading": t("contact.heading", language), "rows": places},
        "now": {"heading": t("referral.now_heading", language), "items": list(lines(f"referral.{which}.now", language))},
        "reasons": {"heading": t("referral.reasons_heading", language), "items": [row["text"] for row in document["reasons"]]},
        "ends": [t("referral.not", language), t("referral.take_along", language)],
    }


# --- the programme


def plan(document: Document, language: Language | str, clinic: Clinic | None = None) -> dict[str, Any]:
    """The programme in the order of use."""
    logged = bool(document.get("check_ins"))
    road = _road(document, language)
    return {
        **_top(document, language, clinic),
        "title": t("plan.print.heading", language),
        "change": {"heading": t("checkin.change.heading", language), "lines": log.change_lines(document, language)},
        "week": _week(document, language),
        "road": None if logged else road,
        "since": _since(document, language, road) if logged else None,
        "beside": _beside(document, language),
        "daily": _daily(document, language),
        "sessions": [_session(document, template, language) for template in _templates(document["program"]["weeks"])],
        "before": aside.before(document, language),
        "ladder": _ladder(document, language),
        "diary": _diary(document, language),
        "rules": _rules(document, language),
    }


def _top(document: Document, language: Language | str, clinic: Clinic | None) -> dict[str, Any]:
    """What stands on the first page of every edition: the goal, the light with this person's numbers, when to stop and whom to call."""
    flagged = printout.precautions(document) if aside.flagged(document) else ""
    return {
        "clinic": clinics.data(clinic, document["clearance"], language),
        "made_for": t("plan.page.made_for", language, start=words.start(document, language), weeks=words.length(document, language)),
        "goal": words.goal(document, language),
        "flagged": flagged,
        "light": {
            "heading": t("plan.pain.heading", language),
            "lead": words.pain_lead(document, language),
            "zones": [{"id": zone.id, "word": zone.word, "range": zone.range, "does": list(zone.does)} for zone in words.zones(document, language)],
        },
        "stop": {
            "heading": t("plan.stop.heading", language),
            "items": list(document["stop_symptoms"]),
            "now": t("plan.stop.now", language),
            "contact": t("plan.print.contact", language),
        },
    }


def to_come(document: Document) -> list[Mapping[str, Any]]:
    """The weeks after the last one that was logged; all of them before the first is."""
    last = max((told["week"] for told in document.get("check_ins", ())), default=0)
    return [row for row in document["program"]["weeks"] if row["number"] > last]


def rhythm(document: Document) -> Mapping[str, Any]:
    """The week that shows how the weeks to come are put together: the next one, or the first ordinary one where that is a light week."""
    weeks = to_come(document) or document["program"]["weeks"]
    same = (row for row in weeks if len(row["sessions"]) == len(weeks[0]["sessions"]) and not words.is_light(document, row))
    return next(same, weeks[0])


def _week(document: Document, language: Language | str) -> dict[str, Any]:
    row = rhythm(document)
    on = {session["weekday"]: session for session in row["sessions"]}
    days = []
    for name in WEEKDAYS:
        session = on.get(name)
        template = session["template"] if session else REST
        title = words.session_title(session, language) if session else t("plan.page.rest_day", language)
        minutes = t("plan.dose.short", language, n=session["minutes"]) if session else ""
        day = weekday(name, language, short=True).capitalize()
        days.append({"day": day, "long": weekday(name, language).capitalize(), "kind": template, "title": title, "minutes": minutes})
    return {
        "heading": t("plan.print.week", language),
        "note": t("plan.print.week_note", language),
        "which": words.weeks_named(row["number"], row["number"], language),
        "days": days,
    }


def _road(document: Document, language: Language | str) -> dict[str, Any]:
    """The weeks as bars of their parts: shares of the longest week, and the number above each."""
    rows = progression.frame(document)
    each = progression.weeks(rows)
    top = max(max(row.total, row.done or 0) for row in each)
    used = progression.parts(document)
    return {
        "heading": progression.title(document, language),
        "about": progression.heading(document, language),
        "alt": progression.alt(document, language),
        "axis": t("plan.chart.axis_week", language),
        "unit": t("plan.chart.strip", language),
        "legend": [{"id": str(part), "name": t(f"plan.modality.{part}", language)} for part in used],
        "done": t("plan.chart.done_mark", language) if any(row.done is not None for row in each) else "",
        "weeks": [
            {
                "n": row.week,
                "said": number(row.total, language),
                "over": _over(row, len(each), language),
                "light": row.light,
                "done": -1 if row.done is None else row.done / top,
                "parts": [{"id": str(part), "share": minutes / top} for part, minutes in _parts(rows, row)],
            }
            for row in each
        ],
    }


def _parts(rows: Sequence[progression.Bar], week: progression.Bar) -> Iterator[tuple[Modality, float]]:
    """The parts of a week from the ground up. Together they reach the week's own number, which is rounded up session by session."""
    found = [(Modality(row.modality), row.minutes) for row in rows if row.week == week.week]
    whole = sum(minutes for _, minutes in found)
    yield from ((part, minutes * week.total / whole) for part, minutes in found)


def _over(row: progression.Bar, weeks: int, language: Language | str) -> str:
    """The word above a bar, a shorter one where the bars are narrow."""
    if row.light:
        return t("plan.kind.light.short" if weeks > progression.WIDE else "plan.kind.light", language)
    return t("plan.kind.test", language) if row.kind == WeekKind.TEST else ""


def _since(document: Document, language: Language | str, road: Mapping[str, Any]) -> dict[str, Any]:
    """What was logged: the road with what was done, a line for each week, and what was measured again."""
    head = (
        t("plan.chart.axis_week", language).capitalize(),
        *(t(f"plan.log.{name}", language) for name in ("head_sessions", "head_minutes", "lights")),
    )
    return {
        "road": road,
        "heading": t("checkin.log.heading", language),
        "total": log.total(document, language),
        "head": list(head),
        "rows": [list(row) for row in log.week_rows(document, language)],
        "kept": t("checkin.log.changed_engine", language) if document.get("logged_differs") else "",
        "again": {"heading": t("checkin.retest.heading", language), "items": log.retest_lines(document, language)},
    }


def _beside(document: Document, language: Language | str) -> dict[str, Any]:
    """What to mind, and the cards to read."""
    return {
        "mind": {"heading": t("precaution.heading", language), "items": aside.minded(document)},
        "cards": {
            "heading": t("cards.heading", language),
            "rows": [{"title": one["title"], "items": list(one["lines"])} for one in document["cards"]],
        },
    }


def _daily(document: Document, language: Language | str) -> dict[str, Any]:
    rows = [{"title": habit["title"], "text": habit["text"]} for habit in document["daily"].values()]
    return {"heading": t("daily.heading", language), "lead": t("daily.lead", language), "rows": rows}


# --- the exercises


def _templates(weeks: Sequence[Mapping[str, Any]]) -> list[str]:
    """The kinds of session, in the order in which they come."""
    return list(dict.fromkeys(session["template"] for row in weeks for session in row["sessions"]))


def _of(weeks: Sequence[Mapping[str, Any]], template: str) -> list[Mapping[str, Any]]:
    return [session for row in weeks for session in row["sessions"] if session["template"] == template]


def _session(document: Document, template: str, language: Language | str) -> dict[str, Any]:
    """One kind of session: its days, its exercises with the dose of every block of weeks, and its other sizes."""
    found = _of(document["program"]["weeks"], template)
    first = found[0]
    used = {session["weekday"] for session in found}
    days = join([weekday(name, language) for name in WEEKDAYS if name in used], language)
    entries = printout.blocks(document, template, language)
    return {
        "kind": template,
        "title": words.session_title(first, language),
        "days": f"{days[:1].upper()}{days[1:]}",
        "anchor": t("plan.page.anchor", language, when=first["anchor"]),
        "cards": [_card(place, entry, found, language) for place, entry in enumerate(entries, 1)],
        "sizes": _sizes(document, template, language),
    }


def _card(
    place: int, entry: tuple[str, str, list[tuple[str, str]]], sessions: Sequence[Mapping[str, Any]], language: Language | str
) -> dict[str, Any]:
    """An exercise: its dose in one grammar for each block of weeks, how to do it, and what is easier and harder."""
    part, exercise, rows = entry
    item = next(one for session in sessions for one in session["items"] if (one["part"], one["exercise"]) == (part, exercise))
    day = _only_day(part, exercise, sessions, language)
    name = words.exercise_name(exercise, language)
    ways = [(t(f"paper.{way}", language), words.exercise_name(item[way], language)) for way in ("easier", "harder") if item[way]]
    return {
        "n": str(place),
        "name": name,
        "part": t(f"plan.part.{part}", language) if part != "main" else "",
        "day": f"{day[:1].upper()}{day[1:]}",
        "doses": _doses([(when, said.removeprefix(f"{day} ")) for when, said in rows]),
        "cues": list(item["cues"]),
        "ways": [{"way": way, "name": other} for way, other in ways],
        "exercise": exercise,
        "alt": t("paper.picture", language, name=name),
    }


def _only_day(part: str, exercise: str, sessions: Sequence[Mapping[str, Any]], language: Language | str) -> str:
    """The one day of an exercise that the other sessions of its kind do not have, as it stands before its doses; empty where there are more."""
    has = {one["weekday"]: any((item["part"], item["exercise"]) == (part, exercise) for item in one["items"]) for one in sessions}
    has |= {one["weekday"]: True for one in sessions if any((item["part"], item["exercise"]) == (part, exercise) for item in one["items"])}
    found = [name for name, present in has.items() if present]
    return weekday(found[0], language, short=True) if len(found) == 1 and len(has) > 1 else ""


def _doses(rows: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    """The amount of each block of weeks, and after those that share it the rest of their dose: pause, how many are left, effort."""
    split = [(when, *said.partition(words.DOT)[::2]) for when, said in rows]
    return [{"rest": rest, "rows": [{"when": when, "much": much} for when, much, _ in some]} for rest, some in groupby(split, key=lambda one: one[2])]


def _sizes(document: Document, template: str, language: Language | str) -> dict[str, Any]:
    """Good and bad days of a kind of session, for each run of weeks in which they stay the same."""
    rows: dict[str, list[tuple[int, str]]] = {name: [] for name in SIZES}
    for row in document["program"]["weeks"]:
        sessions = _of([row], template)
        for name, found in rows.items():
            said = dict.fromkeys(size(session["sizes"][name], session["sizes"]["ordinary"]["items"], language) for session in sessions)
            if said:
                found.append((row["number"], " / ".join(said)))
    return {
        "heading": t("plan.size.heading", language),
        "lead": t("plan.size.lead", language),
        "rows": [{"id": name, "name": t(f"plan.size.{name}", language), "items": _runs(found, language)} for name, found in rows.items()],
    }


def _runs(found: Sequence[tuple[int, str]], language: Language | str) -> list[dict[str, str]]:
    grouped = [([n for n, _ in pairs], said) for said, group in groupby(found, key=lambda pair: pair[1]) if (pairs := list(group))]
    return [{"when": words.weeks_named(numbers[0], numbers[-1], language), "said": said} for numbers, said in grouped]


# --- ladder, diary, rules


def _ladder(document: Document, language: Language | str) -> dict[str, Any] | None:
    """The steps with the person's own numbers, what to do now, and lines for the tries to come."""
    rungs = document.get("exposure") or ()
    if not rungs:
        return None
    turn = ladder.turn(document)
    slots = ladder.slots(document, language)
    boxes = []
    if ladder.advice(document) == Advice.THERAPIST:
        boxes = [("exposure.therapist.heading", "exposure.therapist.card")]
    elif turn:
        boxes = [("exposure.how_heading", "exposure.how"), ("exposure.stop_heading", "exposure.stop")]
    rated = [rung["harm_belief"] for rung in rungs]
    return {
        "heading": ladder.heading(document, language),
        "advice": rungs[0]["advice"],
        "how": t("plan.ladder.how", language) + (f" {t('plan.ladder.how_dot', language)}" if turn else "")
        if any(n is not None for n in rated)
        else "",
        "boxes": [{"heading": t(head, language), "items": list(lines(key, language, **slots))} for head, key in boxes],
        "rungs": [
            {
                "n": str(place),
                "task": rung["task"],
                "state": rung["state"],
                "word": t(f"exposure.state.{rung['state']}", language),
                "said": "" if rung["harm_belief"] is None else t("plan.ladder.rating", language, n=number(rung["harm_belief"], language)),
                "value": -1 if rung["harm_belief"] is None else rung["harm_belief"],
                "now": bool(rung["now"]),
            }
            for place, rung in enumerate(rungs, 1)
        ],
        "rate": t("plan.ladder.rate", language),
        "tried": ladder.text(document, language)[len(rungs) :],
        "write": t("plan.ladder.write", language) if turn else "",
        "head": [t(f"plan.ladder.{name}", language) for name in ("day", "step", "before", "did", "number")],
        "blank": ladder.TO_WRITE,
    }


def _diary(document: Document, language: Language | str) -> dict[str, Any]:
    """A line for each session to come, with boxes to tick."""
    weeks = []
    for row in to_come(document):
        sessions = []
        for session in row["sessions"]:
            day = words.short_date(words.day_of(document, row["number"], session["weekday"]), language)
            minutes = t("plan.dose.short", language, n=session["minutes"])
            what = f"{words.session_title(session, language)}, {minutes}"
            sessions.append({"day": f"{weekday(session['weekday'], language, short=True)} {day}", "what": what})
        named = words.weeks_named(row["number"], row["number"], language)
        weeks.append({"n": str(row["number"]), "name": named, "kind": words.kind(document, row, language), "sessions": sessions})
    columns = ("date", "did", "done", "size", "during", "morning")
    return {
        "heading": t("plan.print.log", language),
        "how": t("plan.print.log_how", language),
        "head": [t("plan.chart.axis_week", language).capitalize(), *(t(f"plan.print.{name}", language) for name in columns)],
        "weeks": weeks,
    }


def _rules(document: Document, language: Language | str) -> list[dict[str, Any]]:
    """How to read a dose, when to go on, what to look at, what follows, and what it all rests on."""
    when = [f"{t('plan.chart.week', language, n=n)}: {said}" for n, texts in words.milestones(document, language).items() for said in texts]
    parts: tuple[tuple[str, str, Sequence[str]], ...] = (
        ("dose", "plan.dose.heading", words.explained(language)),
        ("progression", "plan.page.progression", (words.progression(document, language),)),
        ("milestones", "plan.page.milestones", when),
        ("not_covered", "plan.page.not_covered", [row["text"] for row in document["not_covered"]]),
        ("changed", "paper.changed.heading", aside.changes(document, language)),
        ("after", "plan.page.after", [one["text"] for one in document["maintenance"]["lines"]]),
        ("reasons", "plan.print.reasons", [row["text"] for row in document["reasons"] if row["id"] != "go"]),
        ("sources", "plan.print.sources", [*(words.source(id_) for id_ in words.sources(document)), t("plan.page.judgement", language)]),
    )
    return [{"id": id_, "heading": t(key, language), "items": list(said)} for id_, key, said in parts if said]


# --- the fridge


def fridge(document: Document, language: Language | str, clinic: Clinic | None = None) -> dict[str, Any]:
    """The next week alone: each exercise with the dose of that week, and boxes for its days. It hangs where guests see it: no condition is named."""
    weeks = to_come(document) or document["program"]["weeks"][-1:]
    row = weeks[0]
    alone = {**document, "program": {**document["program"], "weeks": [row]}}
    return {
        **_top(document, language, clinic),
        "title": t("paper.fridge.heading", language),
        "which": t(
            "paper.fridge.when", language, week=words.weeks_named(row["number"], row["number"], language),
            dates=words.dates(document, row["number"], language),
        ),
        "before": aside.before(document, language),
        "sessions": [_small(alone, template, language) for template in _templates([row])],
        "grid": _grid(row, language),
    }  # fmt: skip


def _small(document: Document, template: str, language: Language | str) -> dict[str, Any]:
    """One kind of session of one week: its exercises as pictures with their dose, its beginning and end as a line."""
    sessions = _of(document["program"]["weeks"], template)
    days = join([weekday(session["weekday"], language) for session in sessions], language)
    found: dict[str, list[dict[str, str]]] = {part: [] for part in printout.PARTS}
    for part, exercise, rows in printout.blocks(document, template, language):
        name = words.exercise_name(exercise, language)
        much = rows[0][1].partition(words.DOT)[0]
        found[part].append({"name": name, "much": much, "exercise": exercise, "alt": t("paper.picture", language, name=name)})
    ends = {part: join([f"{one['name']} {one['much']}" for one in found[part]], language) for part in ("warm_up", "cool_down")}
    bad = dict.fromkeys(size(session["sizes"]["bad"], session["sizes"]["ordinary"]["items"], language) for session in sessions)
    return {
        "title": words.session_title(sessions[0], language),
        "days": f"{days[:1].upper()}{days[1:]}",
        "minutes": " / ".join(dict.fromkeys(counted("minute", session["minutes"], language) for session in sessions)),
        "cards": found["main"] or found["warm_up"],
        "ends": t("paper.fridge.ends", language, first=ends["warm_up"], last=ends["cool_down"]) if found["main"] and all(ends.values()) else "",
        "bad": {"name": t("plan.size.bad", language), "said": " / ".join(bad)},
    }


def _grid(row: Mapping[str, Any], language: Language | str) -> dict[str, Any]:
    """A row for each kind of session and two for pain, a column for each day."""
    on = {session["weekday"]: session["template"] for session in row["sessions"]}
    rows = [
        {"name": words.session_title(_of([row], template)[0], language), "on": [on.get(day) == template for day in WEEKDAYS]}
        for template in _templates([row])
    ]
    return {
        "tick": t("paper.fridge.tick", language),
        "days": [weekday(day, language, short=True).capitalize() for day in WEEKDAYS],
        "rows": rows,
        "pain": [t(f"paper.fridge.{name}", language) for name in ("during", "morning")],
    }
