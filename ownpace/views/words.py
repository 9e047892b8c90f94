"""The phrases that every view shares: a dose, a session's name, a week's dates, the pain light, a milestone, a source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

from ownpace.contacts import nearest
from ownpace.evidence import SOURCES
from ownpace.exercises import CATALOGUE
from ownpace.text import has, lines, t
from ownpace.text.format import LOCALES, counted, join, number, percent, plain_date, weekday
from ownpace.views.markup import safe, wrap
from ownpace.vocabulary import DAYS_PER_WEEK, EASING, SECONDS_PER_MINUTE, WEEKDAYS, Language, Step, Template, WeekKind

Document = Mapping[str, Any]
SIZES: Final = ("ordinary", "good", "bad")
"""In the order they are shown: the planned one first."""
DOT: Final = " · "


# --- the dose: amount, rest, reserve, effort, always in this order


def duration(seconds: float, language: Language | str) -> str:
    """``45 sekunder``, ``4 minutter``, ``7 minutter 30 sekunder``."""
    minutes, rest = divmod(round(seconds), SECONDS_PER_MINUTE)
    parts = [counted("minute", minutes, language)] if minutes else []
    return " ".join([*parts, *([counted("second", rest, language)] if rest or not minutes else [])])


def dose(item: Mapping[str, Any], language: Language | str) -> str:
    """One item's dose: ``2 × 10 gentagelser til hver side · 45 sek. pause · stop med 3 tilbage · anstrengelse 6``."""
    return DOT.join([amount(item, language), *details(item, language)])


def amount(item: Mapping[str, Any], language: Language | str) -> str:
    """The first part of a dose: how much."""
    if item.get("reps") is None and item.get("seconds") is None:
        return duration(item["minutes"] * SECONDS_PER_MINUTE, language)
    much = counted("repetition", item["reps"], language) if item.get("reps") is not None else duration(item["seconds"], language)
    once = item.get("sets") == 1 and item.get("reps") is None and item.get("reps_in_reserve") is None
    said = much if once else t("plan.dose.sets", language, sets=number(item["sets"], language), amount=much)
    return f"{said} {t('plan.dose.sides', language)}" if item.get("side") else said


def details(item: Mapping[str, Any], language: Language | str) -> list[str]:
    """The rest of a dose: pause, how many are left, effort."""
    said = []
    if item.get("rest_seconds"):
        said.append(t("plan.dose.rest", language, n=number(item["rest_seconds"], language)))
    if item.get("reps_in_reserve") is not None:
        said.append(t("plan.dose.left", language, n=number(item["reps_in_reserve"], language)))
    return [*said, t("plan.dose.effort", language, n=number(item["effort"], language))]


def sided(item: Mapping[str, Any]) -> dict[str, Any]:
    """An item of a size with its side, which the document says only once."""
    exercise = CATALOGUE.get(item["exercise"])
    return {**item, "side": "each" if exercise is not None and exercise.sides > 1 else None}


def exercise_name(id_: str, language: Language | str) -> str:
    """What an exercise is called."""
    return t(f"exercises.{id_}.name", language)


# --- sessions and weeks


def session_title(session: Mapping[str, Any], language: Language | str) -> str:
    """A circuit or a snack by its kind, a walk by what is done on it."""
    if session["template"] in {Template.WALK, Template.TRY}:
        main = [item["exercise"] for item in session["items"] if item["part"] == "main"]
        if main:
            return exercise_name(main[0], language)
    return t(f"plan.template.{session['template']}", language)


def effort_middle(session: Mapping[str, Any]) -> int:
    """The middle of a session's effort as the whole number that a person can feel."""
    lowest, highest = session["effort"]
    return round((float(lowest) + float(highest)) / 2)


def shape(session: Mapping[str, Any]) -> tuple[Any, ...]:
    """What makes two sessions the same to a person: everything but day, id and lineage."""
    sizes = tuple(
        (name, size["minutes"], size["bouts"], tuple(tuple(sorted((k, str(v)) for k, v in item.items())) for item in size["items"]))
        for name, size in session["sizes"].items()
    )
    return (session["template"], session["minutes"], sizes)


def size(session: Mapping[str, Any], name: str, language: Language | str) -> str:
    """A size by its name, with its minutes."""
    minutes = size_minutes(session["sizes"][name], language)
    return t("plan.size.minutes", language, size=t(f"plan.size.{name}", language), minutes=minutes)


def size_minutes(found: Mapping[str, Any], language: Language | str) -> str:
    """The minutes of a size, and in how many parts where it is divided."""
    minutes = counted("minute", found["minutes"], language)
    return t("plan.size.bouts", language, minutes=minutes, n=found["bouts"]) if found["bouts"] > 1 else minutes


def together(sessions: Iterable[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    """The sessions of a week, those that are the same side by side, in the order of the week."""
    groups: dict[tuple[Any, ...], list[Mapping[str, Any]]] = {}
    for session in sessions:
        groups.setdefault(shape(session), []).append(session)
    return list(groups.values())


def days(sessions: Iterable[Mapping[str, Any]], language: Language | str) -> str:
    """``Mandag og fredag``."""
    said = join([weekday(session["weekday"], language) for session in sessions], language)
    return said[:1].upper() + said[1:]


def first_day(document: Document, week: int = 1) -> date:
    """The Monday of a week."""
    return date.fromisoformat(document["start"]) + timedelta(days=DAYS_PER_WEEK * (week - 1))


def day_of(document: Document, week: int, name: str) -> date:
    """The date of a weekday in a week."""
    return first_day(document, week) + timedelta(days=WEEKDAYS.index(name))


def short_date(when: date, language: Language | str) -> str:
    """``4. jan.`` or ``4 Jan``."""
    from babel.dates import format_date  # noqa: PLC0415 - late, so that importing the views stays cheap

    return format_date(when, {Language.DA: "d. MMM", Language.EN: "d MMM"}[Language(language)], LOCALES[Language(language)])


def dates(document: Document, week: int, language: Language | str) -> str:
    """``4.–10. jan.`` or ``4–10 Jan``: Monday to Sunday of a week."""
    first = first_day(document, week)
    last = first + timedelta(days=DAYS_PER_WEEK - 1)
    if first.month != last.month:
        return f"{short_date(first, language)}–{short_date(last, language)}"
    dot = "." if Language(language) is Language.DA else ""
    return f"{first.day}{dot}–{short_date(last, language)}"


def eased(document: Document, number: int) -> str:
    """What made this week lighter than it was planned: ``ease``, ``rest``, ``half`` or ``flare``; empty where nothing did."""
    verdicts = (one["verdict"] for one in document.get("changes", ()) if one["week"] == number - 1)
    return next((str(verdict) for verdict in verdicts if verdict in EASING), "")


def is_light(document: Document, week: Mapping[str, Any]) -> bool:
    """Whether a week is a light one: planned so from the start, or made lighter by the week before it."""
    return bool(week["light"] or week["kind"] == WeekKind.DELOAD or eased(document, week["number"]))


def ordinary(document: Document, number: int) -> Mapping[str, Any]:
    """The last week up to this one that is not light; this week itself where there is none."""
    rows = [week for week in document["program"]["weeks"] if week["number"] <= number]
    return next((week for week in reversed(rows) if not is_light(document, week)), rows[-1])


def kind(document: Document, week: Mapping[str, Any], language: Language | str) -> str:
    """``byg op``, ``test``, ``let uge, test``, or ``rolig uge efter opblussen, test``."""
    why = eased(document, week["number"])
    said = [t(f"plan.eased.{why}", language)] if why else [t("plan.kind.light", language)] if week["light"] else []
    if not said or week["kind"] == WeekKind.TEST:
        said.append(t(f"plan.kind.{week['kind']}", language))
    return ", ".join(said)


def grows(document: Document, week: Mapping[str, Any], language: Language | str) -> str:
    """``vokser: minutter``; what one week has that the week before had not."""
    less = week["kind"] == WeekKind.DELOAD or eased(document, week["number"])
    return t(f"plan.grows.{Step.LOWER if less else week['step']}", language)


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """First and last of each row of numbers that follow one another."""
    found: list[tuple[int, int]] = []
    for n in numbers:
        if found and found[-1][1] == n - 1:
            found[-1] = (found[-1][0], n)
        else:
            found.append((n, n))
    return found


def weeks_named(first: int, last: int, language: Language | str) -> str:
    """``Uge 3`` or ``Uge 3 til 8``."""
    return t("plan.chart.week", language, n=first) if first == last else t("plan.chart.weeks", language, first=first, last=last)


# --- the person


def goal(document: Document, language: Language | str) -> str:
    """The goal in the words of the list, or in the person's own; never to be put into HTML unescaped."""
    said = str(document["answers"].get("funktion.1") or "")
    key = f"option.funktion.1.{said}"
    return t(key, language) if said and has(key, language) else said


def contacts(document: Document, region: str | None) -> list[Mapping[str, Any]]:
    """Whom to call, every place of the document; of the out-of-hours lines that of this region first."""
    by_id = {place["id"]: place for place in document["contact"]}
    return [by_id[id_] for id_ in nearest(by_id, region)]


def length(document: Document, language: Language | str) -> str:
    """``8 uger``."""
    return counted("week", document["program"]["length"], language)


# --- the pain light


@dataclass(frozen=True, slots=True)
class Zone:
    """One colour of the light: its word, its numbers for this person, and what to do."""

    id: str
    word: str
    range: str
    does: tuple[str, ...]


def _range(low: int, high: int, language: Language | str) -> str:
    if low > high:
        return t("plan.pain.range_morning", language)
    return t("plan.pain.range_one", language, low=low) if low == high else t("plan.pain.range", language, low=low, high=high)


def zones(document: Document, language: Language | str) -> tuple[Zone, ...]:
    """The light with this person's numbers. Nothing here is general: every limit is read from the document's pain rule."""
    rule = document["pain_rule"]
    green, red, slow = rule["green_up_to"], rule["red_above"], rule["morning_slow"]
    less = percent(rule["amber_factor"], language)
    amber = [t("plan.pain.amber_do", language)] if green < red else []
    if rule["delta"]:
        amber += [t("plan.pain.amber_one", language, low=n) for n in range(1, slow)]
        amber.append(t("plan.pain.amber_slow", language, points=slow, share=less))
        also = t("plan.pain.red_morning", language, points=slow)
    else:
        amber.append(t("plan.pain.amber_least", language, points=slow, share=less))
        also = t("plan.pain.red_hours", language, hours=rule["settle_hours"])
    stop = t("plan.pain.red_do", language, share=percent(rule["red_factor"], language))
    return (
        Zone("green", t("plan.pain.green", language), _range(0, green, language), (t("plan.pain.green_do", language),)),
        Zone("amber", t("plan.pain.amber", language), _range(green + 1, red, language), tuple(amber)),
        Zone(
            "red",
            t("plan.pain.red", language),
            t("plan.pain.range_over", language, high=red),
            (stop, also, t("plan.pain.red_new", language), t("plan.pain.red_again", language)),
        ),
    )


def pain_lead(document: Document, language: Language | str) -> str:
    """How to use the light."""
    usual = document["pain_rule"]["usual"]
    return t("plan.pain.lead", language, usual=usual) if usual else t("plan.pain.lead_none", language)


# --- milestones, rules, sources


def milestone(document: Document, one: Mapping[str, Any], language: Language | str) -> str:
    """One thing to look at in a test week."""
    target = number(one["target"], language)
    if one["measure"] == "minutes":
        target = counted("minute", one["target"], language)
    name = goal(document, language) or t("plan.milestone.goal_word", language)
    return t(f"plan.milestone.{one['measure']}", language, target=target, change=number(one["real_change"], language), goal=name)


def milestones(document: Document, language: Language | str) -> dict[int, list[str]]:
    """What to look at, by week."""
    found: dict[int, list[str]] = {}
    for one in document["milestones"]:
        found.setdefault(one["week"], []).append(milestone(document, one, language))
    return found


def progression(document: Document, language: Language | str) -> str:
    """When a harder version or more weight is due."""
    rule = document["progression_rule"]
    return t(
        "plan.page.progression_how", language,
        sessions=rule["top_sessions"], left=rule["top_reserve"], least=rule["load_step_least"], most=rule["load_step_most"],
    )  # fmt: skip


def source(id_: str) -> str:
    """A source as one line: title, year."""
    found = SOURCES[id_]
    return f"{found.title} ({found.year})" if found.year else found.title


def tongue(title: str) -> Language:
    """The language that a source's title is in."""
    return Language.DA if title.startswith("Sundhedsstyrelsen") else Language.EN


def titled(text: str) -> str:
    """A text as HTML; the title of a source carries its own language, so that it is read aloud in it."""
    return _titles().sub(lambda found: wrap("span", found[0], lang=tongue(found[0])), safe(text))


@cache
def _titles() -> re.Pattern[str]:
    published = (safe(source(id_)) for id_, found in SOURCES.items() if found.kind != "judgement")
    return re.compile("|".join(re.escape(line) for line in sorted(published, key=len, reverse=True)))


def sources(document: Document) -> list[str]:
    """Every published source that the document rests on, by title; our own judgement is not one."""
    ids: set[str] = set()
    for fact in document.get("facts", {}).values():
        ids.update(fact["sources"])
    for name in ("reasons", "messages", "milestones", "not_covered", "precautions", "cards"):
        for row in document.get(name, ()):
            ids.update(row["sources"])
    ids.update(document.get("maintenance", {}).get("sources", ()))
    for habit in document.get("daily", {}).values():
        ids.update(habit["sources"])
    return sorted((id_ for id_ in ids if id_ in SOURCES and SOURCES[id_].kind != "judgement"), key=source)


def confident(document: Document) -> bool:
    """Whether the person believes that the plan will work out."""
    return bool(document["profile"]["confident"])


def version(document: Document, language: Language | str) -> str:
    """What this plan was made with, so that it can be made again."""
    engine = document["engine"]
    return t("plan.page.version", language, version=engine["version"], evidence=engine["evidence_fingerprint"], fingerprint=engine["fingerprint"])


def start(document: Document, language: Language | str) -> str:
    """The first Monday, written out."""
    return plain_date(first_day(document), language)


def explained(language: Language | str) -> tuple[str, ...]:
    """How to read a dose."""
    return lines("plan.dose.explain", language)
