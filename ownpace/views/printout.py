"""The programme for paper: one self-contained HTML file that needs no network, and the same sheet for the screen.

The order is that of use: goal, week, pain limits, when to stop, the road; then each exercise with its dose for every block of weeks;
then the diary, the rules and the sources. Readable in grey: every colour has a shape, a word and a frame beside it.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from ownpace.clinic import Clinic
from ownpace.text import lines, t
from ownpace.text.format import join, weekday
from ownpace.views import aside, ladder, log, progression, week, words
from ownpace.views import clinic as clinics
from ownpace.views.icons import icon, shape
from ownpace.views.markup import bullets, picture, safe, tag, wrap
from ownpace.views.outline import size
from ownpace.vocabulary import Language

_HERE: Final = Path(__file__).parent
_ROOT: Final = _HERE.parents[1]
MANY: Final = 3
"""Blocks of weeks above which short doses stand in two columns."""
SHORT: Final = 24
"""Characters of a dose that fits half the width."""
PARTS: Final = ("warm_up", "main", "cool_down")


@cache
def style() -> str:
    """The sheet's own rules; everything is scoped to ``.op-ark``."""
    return (_HERE / "sheet.css").read_text("utf-8")


@cache
def _font() -> str:
    """The font inside the file; without it the sheet falls back to what the reader has."""
    path = _ROOT / "static" / "figtree-latin.woff2"
    if not path.is_file():
        return ""
    data = base64.b64encode(path.read_bytes()).decode()
    return f'@font-face{{font-family:Figtree;src:url(data:font/woff2;base64,{data}) format("woff2");font-weight:300 900}}'


def html(document: Mapping[str, Any], language: Language | str, clinic: Clinic | None = None) -> str:
    """The whole file: a programme, or for a referral the page of help and never an exercise."""
    title = t("plan.print.heading" if document["outcome"] == "plan" else "plan.print.help", language)
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{safe(title)} – OwnPace</title>'
    css = f"{_font()}{style()}html{{background:#fff}}body{{margin:0}}"
    shown = wrap("body", body(document, language, level=1, clinic=clinic))
    return f'<!doctype html>\n<html lang="{Language(language)}"><head>{head}<style>{css}</style></head>{shown}</html>\n'


def body(document: Mapping[str, Any], language: Language | str, *, level: int = 2, clinic: Clinic | None = None) -> str:
    """The sheet itself. ``level`` is that of its first heading: 1 in a file of its own, 2 below a page's heading."""
    make = _plan if document["outcome"] == "plan" else _referral
    inner = make(document, language, level, clinic)
    return wrap("main" if level == 1 else "div", inner, "op-ark")


def _h(level: int, text: str, css: str = "") -> str:
    return tag(f"h{level}", text, css)


def _top(language: Language | str, title: str, level: int, right: str, clinic: Clinic | None) -> str:
    mark = picture((_ROOT / "assets" / "logo.svg").read_text("utf-8"), "", "maerke") if (_ROOT / "assets" / "logo.svg").is_file() else ""
    name = wrap("p", f"{safe(t('plan.print.name', language))}: <span></span>", "navn")
    return wrap(
        "div", wrap("div", wrap("p", f"{mark}OwnPace", "logo") + clinics.mark(clinic) + _h(level, title)) + wrap("div", right + name), "hoved"
    )


# --- a referral: help, and nothing else


def _referral(document: Mapping[str, Any], language: Language | str, level: int, clinic: Clinic | None) -> str:
    places = "".join(
        wrap("li", f"{tag('b', place['name'])} {tag('span', place['number'], 'nummer') if place['number'] else ''} {tag('small', place['when'])}")
        for place in words.contacts(document, clinic.region if clinic else None)
    )
    return "".join(
        (
            _top(language, t(f"referral.{document['words']}.heading", language), level, "", clinic),
            tag("p", t(f"referral.{document['words']}.lead", language)),
            wrap("section", _h(level + 1, t("contact.heading", language)) + wrap("ul", places, "ring"), "boks"),
            clinics.block(clinic, document["clearance"], language, level + 1),
            wrap(
                "section",
                _h(level + 1, t("referral.now_heading", language)) + bullets(lines(f"referral.{document['words']}.now", language), kind="ol"),
                "stop",
            ),
            wrap("section", _h(level + 1, t("referral.reasons_heading", language)) + bullets(row["text"] for row in document["reasons"])),
            tag("p", t("referral.not", language)),
            tag("p", t("referral.take_along", language)),
            _foot(document, language),
        )
    )


# --- a plan


def _plan(document: Mapping[str, Any], language: Language | str, level: int, clinic: Clinic | None) -> str:
    below = level + 1
    return "".join(
        (
            _first_page(document, language, level, clinic),
            _beside(document, language, below),
            _cards(document, language, below),
            ladder.paper(document, language, below),
            _diary(document, language, below),
            _rules(document, language, below),
            _foot(document, language),
        )
    )


def _first_page(document: Mapping[str, Any], language: Language | str, level: int, clinic: Clinic | None) -> str:
    below, goal = level + 1, words.goal(document, language)
    right = wrap("p", f"{safe(t('plan.page.made_for', language, start=words.start(document, language), weeks=words.length(document, language)))}")
    weeks = _to_come(document) or document["program"]["weeks"]
    ordinary = (row for row in weeks if len(row["sessions"]) == len(weeks[0]["sessions"]) and not words.is_light(document, row))
    rhythm = next(ordinary, weeks[0])["number"]
    return "".join(
        (
            _top(language, t("plan.print.heading", language), level, right, clinic),
            wrap("div", tag("small", t("plan.print.goal", language)) + tag("p", goal, "t"), "maal") if goal else "",
            tag("p", precautions(document), "lead") if aside.flagged(document) else "",
            aside.changed_by(document, language, below, "boks"),
            log.paper_change(document, language, below),
            wrap(
                "section",
                _h(below, t("plan.print.week", language))
                + week.paper(document, rhythm, language)
                + tag("p", t("plan.print.week_note", language), "note"),
            ),
            wrap(
                "section",
                _h(below, t("plan.pain.heading", language)) + tag("p", words.pain_lead(document, language), "note") + light(document, language),
            ),
            stop(document, language, below, contact=True, clinic=clinic),
            _road(document, language, below) if not document.get("check_ins") else "",
        )
    )


def _road(document: Mapping[str, Any], language: Language | str, level: int) -> str:
    """The weeks as bars; once weeks are logged they stand with those, for the first page then says what changed."""
    drawn = picture(progression.strip_svg(document, language), progression.alt(document, language), "vej")
    note = tag("p", t("plan.chart.how_done", language), "note") if document.get("check_ins") else ""
    return wrap("section", _h(level, progression.title(document, language)) + drawn + note, "helt")


def _to_come(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The weeks after the last one that was logged."""
    last = max((told["week"] for told in document.get("check_ins", ())), default=0)
    return [row for row in document["program"]["weeks"] if row["number"] > last]


def precautions(document: Mapping[str, Any]) -> str:
    """What the flags of this person ask for, in a row, and once whom to show the plan; the rest stands with the cards."""
    show = t("plan.precaution.show", document["language"])
    found = [one.removesuffix(show).strip() for one in aside.flagged(document)]
    return " ".join([*found, show]) if found else ""


def _beside(document: Mapping[str, Any], language: Language | str, level: int) -> str:
    """A page of its own, before any exercise: the weeks so far, what to mind, the cards, and everyday life."""
    found = (
        _road(document, language, level) + log.paper_weeks(document, language, level) if document.get("check_ins") else "",
        aside.mind(document, language, level),
        aside.cards(document, language, level, "boks helt"),
        aside.daily(document, language, level, "helt"),
    )
    return wrap("div", "".join(found), "ny")


def light(document: Mapping[str, Any], language: Language | str) -> str:
    """The pain light as a table: shape, word with this person's numbers, what to do."""
    rows = []
    for zone in words.zones(document, language):
        name = wrap("th", safe(zone.word) + tag("span", zone.range), "", scope="row")
        does = wrap("td", "".join(tag("p", said) for said in zone.does))
        rows.append(wrap("tr", wrap("td", shape(zone.id), "form") + name + does, zone.id))
    return wrap("table", wrap("tbody", "".join(rows)), "op-lys")


def stop(document: Mapping[str, Any], language: Language | str, level: int, *, contact: bool = False, clinic: Clinic | None = None) -> str:
    """When to stop, and whom to call; on paper with a line to write on, and the clinic under it."""
    write = wrap("p", f"{safe(t('plan.print.contact', language))} <span></span>", "ring") if contact else ""
    inner = _h(level, t("plan.stop.heading", language)) + bullets(document["stop_symptoms"]) + tag("p", t("plan.stop.now", language), "nu") + write
    inner += tag("p", clinics.line(clinic), "klinik") if clinic else ""
    return wrap("section", inner, "stop")


# --- every exercise, with its dose in every block of weeks


def blocks(document: Mapping[str, Any], template: str, language: Language | str) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """For each exercise of a kind of session: its part, its id, and ``(weeks, dose)`` for each run of weeks in which the dose stays."""
    doses: dict[tuple[str, str], dict[int, str]] = {}
    for row in document["program"]["weeks"]:
        sessions = [session for session in row["sessions"] if session["template"] == template]
        found: dict[tuple[str, str], dict[str, list[str]]] = {}
        for session in sessions:
            for item in session["items"]:
                found.setdefault((item["part"], item["exercise"]), {}).setdefault(words.dose(item, language), []).append(session["weekday"])
        for key, by_dose in found.items():
            doses.setdefault(key, {})[row["number"]] = _said(by_dose, len(sessions), language)
    made = []
    for (part, exercise), by_week in sorted(doses.items(), key=lambda entry: PARTS.index(entry[0][0])):
        rows = []
        for said, group in groupby(_filled(by_week), key=lambda pair: pair[1]):
            numbers = [n for n, _ in group]
            if said:
                rows.append((words.weeks_named(numbers[0], numbers[-1], language), said))
        made.append((part, exercise, rows))
    return made


def _filled(by_week: Mapping[int, str]) -> list[tuple[int, str]]:
    """Every week from the first to the last, with an empty dose where the exercise rests."""
    return [(n, by_week.get(n, "")) for n in range(min(by_week), max(by_week) + 1)]


def _said(by_dose: Mapping[str, list[str]], sessions: int, language: Language | str) -> str:
    """A dose, with its days where it is not the same on all of them."""
    if len(by_dose) == 1 and len(next(iter(by_dose.values()))) == sessions:
        return next(iter(by_dose))
    tails = {dose.partition(words.DOT)[2] for dose in by_dose}
    tail = words.DOT + tails.pop() if len(tails) == 1 else ""
    said = [
        f"{join([weekday(day, language, short=True) for day in on], language)} {dose.partition(words.DOT)[0] if tail else dose}"
        for dose, on in by_dose.items()
    ]
    return ", ".join(said) + tail


def _cards(document: Mapping[str, Any], language: Language | str, level: int) -> str:
    """A page for each kind of session."""
    weeks = document["program"]["weeks"]
    templates = dict.fromkeys(session["template"] for row in weeks for session in row["sessions"])
    drawn = []
    for template in templates:
        first = next(session for row in weeks for session in row["sessions"] if session["template"] == template)
        used = list(
            dict.fromkeys(day for row in weeks for session in row["sessions"] if session["template"] == template for day in [session["weekday"]])
        )
        days = join([weekday(day, language) for day in used], language)
        head = wrap("div", icon(template) + _h(level, words.session_title(first, language)) + tag("p", f"{days[:1].upper()}{days[1:]}"), "afsnit")
        anchor = tag("p", t("plan.page.anchor", language, when=first["anchor"]), "note")
        cards = "".join(_card(place, entry, language, level + 1) for place, entry in enumerate(blocks(document, template, language), 1))
        drawn.append(wrap("section", head + anchor + _note(document, language) + cards + _sizes(document, template, language, level + 1), "ny"))
    return "".join(drawn)


def _note(document: Mapping[str, Any], language: Language | str) -> str:
    """The cards to read before this kind of session."""
    said = aside.before(document, language)
    return tag("p", said, "note") if said else ""


def _card(place: int, entry: tuple[str, str, list[tuple[str, str]]], language: Language | str, level: int) -> str:
    part, exercise, rows = entry
    aside = tag("small", t(f"plan.part.{part}", language)) if part != "main" else ""
    name = wrap(f"h{level}", f"{tag('b', place, 'nr')}{safe(words.exercise_name(exercise, language))} {aside}")
    tails = {said.partition(words.DOT)[2] for _, said in rows}
    once = len(tails) == 1
    said_ = [(when, said.partition(words.DOT)[0] if once else said) for when, said in rows]
    wide = len(rows) > MANY and all(len(said) < SHORT for _, said in said_)
    doses = wrap("ul", "".join(wrap("li", f"{tag('b', when)} {tag('span', said)}") for when, said in said_), "doser to-kol" if wide else "doser")
    right = wrap("div", doses + (tag("p", tails.pop(), "resten") if once else ""))
    return wrap("article", wrap("div", name + bullets(lines(f"exercises.{exercise}.cues", language))) + right, "kort")


def _sizes(document: Mapping[str, Any], template: str, language: Language | str, level: int) -> str:
    """Good and bad days of a kind of session, for each run of weeks in which they stay the same."""
    rows: dict[str, list[tuple[int, str]]] = {"good": [], "bad": []}
    for row in document["program"]["weeks"]:
        for name, found in rows.items():
            said = dict.fromkeys(
                size(session["sizes"][name], session["sizes"]["ordinary"]["items"], language)
                for session in row["sessions"]
                if session["template"] == template
            )
            if said:
                found.append((row["number"], " / ".join(said)))
    drawn = []
    for name, found in rows.items():
        items = [
            f"{words.weeks_named(numbers[0][0], numbers[-1][0], language)}: {said}"
            for said, group in groupby(found, key=lambda pair: pair[1])
            if (numbers := list(group))
        ]
        drawn.append(wrap("div", tag("b", t(f"plan.size.{name}", language)) + bullets(items)))
    return wrap(
        "div",
        _h(level, t("plan.size.heading", language)) + tag("p", t("plan.size.lead", language), "note") + wrap("div", "".join(drawn), "to"),
        "stoerrelser",
    )


# --- diary, rules, sources


def _diary(document: Mapping[str, Any], language: Language | str, level: int) -> str:
    """A line for each session that is still to come, with boxes to tick."""
    names = [
        t("plan.chart.week", language, n="").strip(),
        *(t(f"plan.print.{name}", language) for name in ("date", "did", "done", "size", "during", "morning")),
    ]
    head = wrap("thead", wrap("tr", "".join(tag("th", name, scope="col") for name in names)))
    box = '<td class="x"><i></i></td><td class="x"><i></i><i></i><i></i></td><td></td><td></td>'
    bodies = []
    for row in _to_come(document):
        name = f"{tag('b', row['number'])} {tag('small', words.kind(document, row, language))}"
        title = wrap("th", name, "ugen", scope="rowgroup", rowspan=str(len(row["sessions"])))
        found = []
        for place, session in enumerate(row["sessions"]):
            date = words.day_of(document, row["number"], session["weekday"])
            said = f"{weekday(session['weekday'], language, short=True)} {words.short_date(date, language)}"
            what = f"{words.session_title(session, language)}, {t('plan.dose.short', language, n=session['minutes'])}"
            found.append(wrap("tr", ("" if place else title) + tag("th", said, scope="row") + tag("td", what) + box))
        bodies.append(wrap("tbody", "".join(found)))
    inner = (
        _h(level, t("plan.print.log", language)) + tag("p", t("plan.print.log_how", language), "note") + wrap("table", head + "".join(bodies), "log")
    )
    return wrap("section", inner, "ny") if bodies else ""


def _rules(document: Mapping[str, Any], language: Language | str, level: int) -> str:
    when = [f"{t('plan.chart.week', language, n=n)}: {text}" for n, texts in words.milestones(document, language).items() for text in texts]
    parts = (
        ("plan.dose.heading", words.explained(language)),
        ("plan.page.progression", (words.progression(document, language),)),
        ("plan.page.milestones", when),
        ("plan.page.not_covered", [row["text"] for row in document["not_covered"]]),
        ("plan.page.after", [one["text"] for one in document["maintenance"]["lines"]]),
        ("plan.print.reasons", [row["text"] for row in document["reasons"] if row["id"] != "go"]),
        ("plan.print.sources", [*(words.source(id_) for id_ in words.sources(document)), t("plan.page.judgement", language)]),
    )
    found = []
    for key, said in parts:
        many = key.endswith("sources")
        if said:
            rows = wrap("ul", "".join(wrap("li", words.titled(line)) for line in said), "kilder") if many else bullets(said)
            found.append(wrap("div", _h(level, t(key, language)) + rows, "" if many else "helt"))
    return wrap("section", "".join(found), "ny regler")


def _foot(document: Mapping[str, Any], language: Language | str) -> str:
    said = [t("ui.review_status", language), document["intended_use"], words.version(document, language)]
    if document["outcome"] == "plan":
        said.append(t("plan.print.foot", language, start=words.start(document, language)))
    return wrap("div", "".join(tag("p", line) for line in said), "fod")
