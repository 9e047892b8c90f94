"""A whole plan or referral as plain text: for the command line, for reading people through, and for a clinician's review."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ownpace.clinic import Clinic
from ownpace.text import lines, t
from ownpace.text.format import counted, join, number, weekday
from ownpace.views import aside, ladder, log, progression, words
from ownpace.views import clinic as clinics
from ownpace.vocabulary import Language

WIDTH: Final = 110


def outline(document: Mapping[str, Any], language: Language | str, clinic: Clinic | None = None) -> str:
    """The document as text; the same document always gives the same text."""
    body = (_plan if document["outcome"] == "plan" else _referral)(document, language, clinic)
    return "\n".join(line.rstrip() for line in body).strip() + "\n"


def _fill(text: str, first: str = "", rest: str | None = None) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=first if rest is None else rest, break_on_hyphens=False) or [first]


def _listed(texts: list[str]) -> list[str]:
    return [line for text in texts for line in _fill(text, "- ", "  ")]


def _section(heading: str, body: list[str]) -> list[str]:
    return ["", heading.upper(), *body] if body else []


def _head(document: Mapping[str, Any], language: Language | str, kind: str) -> list[str]:
    clearance = t(f"plan.clearance.{document['clearance']}", language)
    return [f"OwnPace · {t(f'plan.outline.{kind}', language)}", t("plan.outline.outcome", language, word=clearance)]


def _foot(document: Mapping[str, Any], language: Language | str) -> list[str]:
    return ["", words.version(document, language), *_fill(t("ui.review_status", language)), *_fill(document["intended_use"])]


def _clinic(document: Mapping[str, Any], language: Language | str, clinic: Clinic | None) -> list[str]:
    """The clinic and how it is reached, where it may stand."""
    made = clinics.data(clinic, document["clearance"], language)
    return _section(made["heading"], [*_listed([made["name"], *made["rows"]]), *_fill(made["note"])]) if made and made["rows"] else []


def _referral(document: Mapping[str, Any], language: Language | str, clinic: Clinic | None) -> list[str]:
    near = words.contacts(document, clinic.region if clinic else None)
    places = [f"{place['name']}{': ' + place['number'] if place['number'] else ''} ({place['when']})" for place in near]
    return [
        *_head(document, language, "referral"),
        *_section(t(f"referral.{document['words']}.heading", language), _listed([*lines(f"referral.{document['words']}.now", language)])),
        *_section(t("referral.reasons_heading", language), _listed([row["text"] for row in document["reasons"]])),
        *_section(t("contact.heading", language), _listed(places)),
        *_clinic(document, language, clinic),
        "",
        *_fill(t("referral.not", language)),
        *_foot(document, language),
    ]


def _plan(document: Mapping[str, Any], language: Language | str, clinic: Clinic | None) -> list[str]:
    level = t(f"plan.level.{document['profile']['level']}", language)
    goal = words.goal(document, language)
    head = [
        *_head(document, language, "title"),
        t("plan.outline.start", language, start=words.start(document, language), weeks=words.length(document, language)),
        t("plan.outline.level", language, level=level),
        *([t("plan.outline.goal", language, goal=goal)] if goal else []),
        *_fill(progression.lead(document, language)),
    ]
    light = [f"{zone.word}, {zone.range}: {' '.join(zone.does)}" for zone in words.zones(document, language)]
    when = [f"{_week(week, language)}: {text}" for week, texts in words.milestones(document, language).items() for text in texts]
    said = [f"{_week(m['week'], language)}: {m['title']}. {m['text']}" for m in document["messages"]]
    return [
        *head,
        *_section(t("referral.reasons_heading", language), _listed([row["text"] for row in document["reasons"]])),
        *_listed(aside.flagged(document)),
        *_section(t("precaution.heading", language), _listed(aside.minded(document))),
        *_section(t("plan.pain.heading", language), [*_fill(words.pain_lead(document, language)), *_listed(light)]),
        *_section(t("plan.stop.heading", language), [*_listed(document["stop_symptoms"]), *_fill(t("plan.stop.now", language))]),
        *_clinic(document, language, clinic),
        *(line for card in document["cards"] for line in _section(card["title"], _listed(card["lines"]))),
        *_section(t("checkin.change.heading", language), _listed(log.change_lines(document, language))),
        *_section(t("checkin.log.heading", language), _logged(document, language)),
        *_section(t("checkin.retest.heading", language), _listed(log.retest_lines(document, language))),
        *_section(progression.title(document, language), [*_fill(aside.before(document, language)), *_weeks(document, language)]),
        *_ladder(document, language),
        *_section(
            t("daily.heading", language),
            [
                *_fill(t("daily.lead", language)),
                *_listed([f"{habit['title']}: {habit['text']}" for habit in document["daily"].values()]),
            ],
        ),
        *_section(t("plan.page.milestones", language), _listed(when)),
        *_section(t("plan.page.progression", language), _fill(words.progression(document, language))),
        *_section(t("plan.page.not_covered", language), _listed([row["text"] for row in document["not_covered"]])),
        *_section(t("plan.page.after", language), _listed([one["text"] for one in document["maintenance"]["lines"]])),
        *_section(t("plan.outline.messages", language), _listed(said)),
        *_section(
            t("plan.outline.sources", language),
            [*_listed([f"{words.source(id_)} [{id_}]" for id_ in words.sources(document)]), *_fill(t("plan.page.judgement", language))],
        ),
        *_foot(document, language),
    ]


def _logged(document: Mapping[str, Any], language: Language | str) -> list[str]:
    """The logged weeks, a line each."""
    rows = [", ".join(part for part in row if part) for row in log.week_rows(document, language)]
    kept = _fill(t("checkin.log.changed_engine", language)) if document.get("logged_differs") else []
    return [*_listed([log.total(document, language)]), *_listed(rows), *kept] if rows else []


def _ladder(document: Mapping[str, Any], language: Language | str) -> list[str]:
    """The ladder: the advice and a line for each step and try; nothing where there is none."""
    if not document.get("exposure"):
        return []
    return _section(ladder.heading(document, language), [*_fill(document["exposure"][0]["advice"]), *_listed(ladder.text(document, language))])


def _week(n: int, language: Language | str) -> str:
    return t("plan.chart.week", language, n=n)


def _weeks(document: Mapping[str, Any], language: Language | str) -> list[str]:
    """Week by week; what a session has in common with the last one of its kind is not said twice."""
    seen: dict[str, tuple[int, str, dict[str, str]]] = {}
    found: list[str] = []
    for week in document["program"]["weeks"]:
        n = week["number"]
        minutes, dates = number(week["minutes_total"], language), words.dates(document, n, language)
        head = {
            "n": n,
            "dates": dates,
            "kind": words.kind(document, week, language),
            "minutes": minutes,
            "grows": words.grows(document, week, language),
        }
        found += ["", t("plan.outline.week", language, **head)]
        for group in words.together(week["sessions"]):
            found += _session(group, n, seen, language)
    return found


def _session(group: list[Mapping[str, Any]], week: int, seen: dict[str, tuple[int, str, dict[str, str]]], language: Language | str) -> Iterator[str]:
    one = group[0]
    names = join([weekday(session["weekday"], language, short=True) for session in group], language)
    head = f"  {names}: {words.session_title(one, language)}, {counted('minute', one['minutes'], language)}"
    said = _said(one, language)
    before, day, old = seen.get(one["template"], (0, "", {}))
    seen[one["template"]] = (week, weekday(one["weekday"], language, short=True), said)
    changed = {name: text for name, text in said.items() if old.get(name) != text}
    gone = [name for name in old if name not in said]
    if not old:
        yield f"{head}. {t('plan.outline.anchor', language, anchor=one['anchor'])}"
    else:
        same = t("plan.outline.same_day", language, day=day) if before == week else t("plan.outline.same_week", language, n=before)
        yield f"{head}, {same}{t('plan.outline.but', language) if changed or gone else ''}"
    for name, text in changed.items():
        yield from _fill(f"{name}: {text}", "    ", "      ")
    if gone:
        yield from _fill(t("plan.outline.without", language, names=join(gone, language)), "    ", "      ")


def _said(session: Mapping[str, Any], language: Language | str) -> dict[str, str]:
    """Every item and size of a session by name, as it is written."""
    said = {words.exercise_name(item["exercise"], language): words.dose(item, language) for item in session["items"]}
    ordinary = session["sizes"]["ordinary"]["items"]
    return said | {t(f"plan.size.{name}", language): size(session["sizes"][name], ordinary, language) for name in ("good", "bad")}


def size(found: Mapping[str, Any], ordinary: list[Mapping[str, Any]], language: Language | str) -> str:
    """A good or a bad day in one line; nothing is repeated that is as on an ordinary day."""
    minutes = words.size_minutes(found, language)
    if found["items"] == ordinary:
        return f"{minutes}. {t('plan.size.same', language)}"
    shorter = len(found["items"]) < len(ordinary)
    changed = found["items"] if shorter else [item for item in found["items"] if item not in ordinary]
    return f"{minutes}. " + "; ".join(f"{words.exercise_name(i['exercise'], language)} {words.amount(words.sided(i), language)}" for i in changed)
