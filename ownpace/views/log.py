"""What was written down since the plan began: what the newest week changed, every logged week in short, and the same questions once more.

Logged weeks are shown as they were stored. Each view is empty where there is nothing to show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from ownpace.evidence import ROWS, cited
from ownpace.text import t
from ownpace.text.format import counted, number
from ownpace.views import why, words
from ownpace.views.icons import shape
from ownpace.views.markup import bullets, fold, safe, table, tag, wrap
from ownpace.vocabulary import EASING, LOWERING, PERCENT, Language, Step, Verdict, WeekKind

Document = Mapping[str, Any]
HONEST_FROM: Final = int(cited("weeks.short").value)
"""The shortest course. Before this week it is common that nothing has changed yet; from then on it is said as it is."""
UNTOLD: Final = "untold"
"""A session of somebody in pain that has no number for pain: it has no colour either."""
ZONES: Final = {"green": "green", "amber_ok": "amber", "amber_slow": "amber", "red": "red"}
"""The shape of each colour."""
RELATIVE: Final = {Verdict.REGRESS: "below", Verdict.CUT: "below", Verdict.EASE: "still_light", Verdict.HALF: "still_light"}
"""Verdicts whose sentence compares with the week before: what is said where that was a light one already."""
SCORE: Final = 10
"""The top of a score."""


@cache
def style() -> str:
    """The rules of these views on the screen; the tokens come from the page."""
    return Path(__file__).with_name("log.css").read_text("utf-8")


# --- the weeks as they were stored


class Week(NamedTuple):
    """One logged week."""

    number: int
    done: int
    planned: int
    minutes: float
    """Done, each session in the size that was told."""
    minutes_planned: float
    colours: tuple[str, ...]
    """Of the sessions that were done, the calmest first."""


def weeks(document: Document) -> tuple[Week, ...]:
    """Every logged week, in the order of the plan. A week that this plan does not have is told by what was stored, or else without minutes."""
    return tuple(_stored(document, told) for told in document.get("check_ins", ()))


def _stored(document: Document, told: Mapping[str, Any]) -> Week:
    n = told["week"]
    made = _planned(document, n)
    unknown: dict[str, Any] = {"sessions": [{"id": one["id"], "minutes": 0} for one in told.get("sessions", ())], "minutes_total": 0}
    kept = told.get("planned") or made or unknown
    minutes = {session["id"]: session["minutes"] for session in kept["sessions"]}
    sizes = {session["id"]: session["sizes"] for session in (made or {"sessions": ()})["sessions"]}
    done = [session for session in told.get("sessions", ()) if session["done"] and session["id"] in minutes]
    took = [
        sizes[one["id"]][one["size"]]["minutes"] if one.get("size") in {"good", "bad"} and one["id"] in sizes else minutes[one["id"]] for one in done
    ]
    return Week(n, len(done), len(minutes), sum(took), kept["minutes_total"], _colours(document, n, [one["id"] for one in done]))


def _colours(document: Document, n: int, done: Sequence[str]) -> tuple[str, ...]:
    """The colour of each session; where somebody in pain told no pain, green would say too much."""
    change = next((one for one in document.get("changes", ()) if one["week"] == n), {"lights": ()})
    untold = {id_ for id_ in done if document.get("facts", {}).get(f"checkin:w{n}.{id_}.worst", {"value": 0})["value"] is None}
    pain = bool(document.get("profile", {}).get("has_pain"))
    found = [UNTOLD if pain and colour == "green" and id_ in untold else str(colour) for colour, id_ in zip(change["lights"], done, strict=False)]
    return tuple(sorted(found, key=[*ZONES, UNTOLD].index))


# --- what changed


def changes(document: Document, language: Language | str, level: int) -> str:
    """What the newest logged week decides, and those before it where they can be opened."""
    found = document.get("changes", ())
    if not found:
        return ""
    newest, *older = reversed(found)
    rest = "".join(wrap("li", _change(document, one, language, level + 1)) for one in older)
    folded = fold(safe(t("plan.change.older", language, n=len(older))), wrap("ol", rest, "op-aeldre", reversed="reversed"), "op-fold")
    inner = wrap("div", _change(document, newest, language, level + 1), "op-nyest")
    return tag(f"h{level}", t("checkin.change.heading", language)) + inner + (folded if older else "")


def _change(document: Document, one: Mapping[str, Any], language: Language | str, level: int) -> str:
    """One decision: what the week showed, what the next one does, its numbers, what else to know, and why."""
    showed, does = decision(document, one, language)
    then = "now" if _planned(document, one["week"] + 1) is None else "next"
    rows = [(t("plan.change.showed", language), showed), (t(f"plan.change.{then}", language), does)]
    said = "".join(tag("p", name, "op-navn") + tag("p", text) for name, text in rows)
    numbers = figures(document, one, language)
    told = why.sentences(document, one["facts"]["finding"], language)
    tree = wrap("ul", "".join(wrap("li", words.titled(line.text), f"trin{min(line.depth, 2)}") for line in told), "op-spor")
    return "".join(
        (
            tag(f"h{level}", t("plan.change.after", language, n=one["week"])),
            wrap("div", said, "op-viste"),
            tag("p", numbers, "op-tal") if numbers else "",
            bullets((row["text"] for row in one["notices"]), "op-husk") if one["notices"] else "",
            fold(safe(t("plan.page.why", language)), wrap("div", tree), "op-hvorfor") if told else "",
        )
    )


def decision(document: Document, one: Mapping[str, Any], language: Language | str) -> tuple[str, str]:
    """What a week showed and what follows, so that it stays true without a next week, after a light week, and where nothing can be smaller."""
    showed, does = (t(f"checkin.{part}.{one[part]}", language) for part in ("finding", "verdict"))
    before, after = _planned(document, one["week"]), _planned(document, one["week"] + 1)
    if before is None or after is None:
        return showed, t("plan.change.last", language)
    verdict = Verdict(one["verdict"])
    if verdict is Verdict.HOLD and after["step"] == Step.LOWER:
        return showed, t("plan.change.back", language)
    if verdict is Verdict.RESTART or verdict not in LOWERING | EASING or after["load"] < before["load"]:
        return showed, does
    if after["load"] >= words.ordinary(document, before["number"])["load"]:
        return showed, t("plan.change.smallest", language)
    return showed, t(f"plan.change.{RELATIVE[verdict]}", language) if verdict in RELATIVE else does


def figures(document: Document, one: Mapping[str, Any], language: Language | str) -> str:
    """``Week 4: 36 minutes · test · less than before · week 3 was planned at 98 minutes``."""
    after = _planned(document, one["week"] + 1)
    kept = next((week for week in weeks(document) if week.number == one["week"]), None)
    if after is None or kept is None:
        return ""
    plain = after["kind"] == WeekKind.BUILD and not words.is_light(document, after)
    said = [t("plan.change.week", language, n=after["number"], minutes=counted("minute", after["minutes_total"], language))]
    said += [] if plain else [words.kind(document, after, language)]
    said += [words.grows(document, after, language)] if plain or after["step"] == Step.LOWER else []
    return words.DOT.join([*said, t("plan.change.was", language, n=kept.number, minutes=counted("minute", kept.minutes_planned, language))])


def _planned(document: Document, n: int) -> Mapping[str, Any] | None:
    return next((week for week in document.get("program", {}).get("weeks", ()) if week["number"] == n), None)


# --- the logged weeks


def logged(document: Document, language: Language | str, level: int) -> str:
    """Every logged week: sessions and minutes done of those planned, and the colours of the sessions as shapes and words."""
    found = weeks(document)
    if not found:
        return ""
    rows = "".join(_week(document, week, language) for week in found)
    kept = tag("p", t("checkin.log.changed_engine", language), "op-hint") if document.get("logged_differs") else ""
    return tag(f"h{level}", t("checkin.log.heading", language)) + tag("p", total(document, language)) + wrap("ol", rows, "op-uger") + kept


def total(document: Document, language: Language | str) -> str:
    """All logged weeks in one sentence."""
    found = weeks(document)
    done, planned = sum(week.done for week in found), sum(week.planned for week in found)
    minutes = counted("minute", sum(week.minutes for week in found), language)
    which = "sum" if all(week.minutes_planned for week in found) else "sum_sessions"
    return t(f"plan.log.{which}", language, weeks=counted("week", len(found), language), done=done, planned=planned, minutes=minutes)


def _week(document: Document, week: Week, language: Language | str) -> str:
    head = tag("b", t("checkin.log.week", language, n=week.number)) + " " + tag("small", words.dates(document, week.number, language))
    boxes = "".join(f'<i class="{"ja" if place < week.done else "nej"}"></i>' for place in range(week.planned))
    share = min(1.0, week.minutes / week.minutes_planned) if week.minutes_planned else 0.0
    bar = wrap("span", f'<i style="width:{share * PERCENT:.0f}%"></i>', "bjaelke", aria_hidden="true")
    sessions, minutes, _ = short(week, language)
    return wrap(
        "li",
        "".join(
            (
                wrap("span", head, "uge"),
                wrap("span", wrap("span", boxes, "kryds", aria_hidden="true") + tag("span", sessions), "pas"),
                wrap("span", bar + tag("span", minutes), "min") if minutes else "",
                _lights(week, language),
            )
        ),
    )


def _lights(week: Week, language: Language | str) -> str:
    """Shape, word and count of each colour."""
    if not week.colours:
        return ""
    drawn = []
    for colour, n in Counter(week.colours).items():
        zone = ZONES.get(colour, "")
        drawn.append(wrap("li", (shape(zone, "op-mini") if zone else "") + tag("span", _light(colour, n, language)), zone or "intet"))
    return wrap("ul", "".join(drawn), "op-lysene", aria_label=t("plan.log.lights", language))


def _light(colour: str, n: int, language: Language | str) -> str:
    if colour == UNTOLD:
        return t("plan.log.no_pain", language, n=n)
    return t("plan.log.light", language, light=t(f"checkin.light.{colour}.name", language), n=n)


def short(week: Week, language: Language | str) -> tuple[str, str, str]:
    """A logged week in words: sessions, minutes, colours."""
    return (
        t("checkin.log.done", language, done=week.done, planned=week.planned),
        t("plan.log.minutes", language, done=number(week.minutes, language), planned=number(week.minutes_planned, language))
        if week.minutes_planned
        else "",
        ", ".join(_light(colour, n, language) for colour, n in Counter(week.colours).items()),
    )


# --- the same questions once more


class Measure(NamedTuple):
    """One question, then and now."""

    name: str
    then: float | None
    now: float
    better: float
    """How far it has moved in the good direction."""
    least: float
    """From this size a change is more than the number usually varies."""


ASKED: Final = {
    "goal_score": ("funktion.1.score", "goal", 1),
    "pain": ("smerte.nrs7", "pain", -1),
    "chair_stands": ("funktion.rss", "chair_stand", 1),
}
"""Each question of a re-test: the answer it is held up against, its measure, and the direction that is better."""


def measures(document: Document, told: Mapping[str, Any]) -> tuple[Measure, ...]:
    """What was measured again in a week, in the order of the questions."""
    limits = {one["measure"]: one["real_change"] for one in document.get("milestones", ())}
    found = []
    for name, (question, measure, way) in ASKED.items():
        now, then = told.get("retest", {}).get(name), document["answers"].get(question)
        if name == "pain" and then is None and not document["profile"]["has_pain"]:
            then = 0
        if now is not None:
            better = 0 if then is None else way * (now - then)
            found.append(Measure(name, then, now, better, limits.get(measure, ROWS[f"change.{measure}"].value)))
    return tuple(found)


def retests(document: Document, language: Language | str, level: int) -> str:
    """Each re-test against the start, the newest first."""
    found = [told for told in document.get("check_ins", ()) if measures(document, told)]
    drawn = "".join(_retest(document, told, language, level + 1) for told in reversed(found))
    return tag(f"h{level}", t("checkin.retest.heading", language)) + drawn if found else ""


def _retest(document: Document, told: Mapping[str, Any], language: Language | str, level: int) -> str:
    found, n = measures(document, told), told["week"]
    rows = []
    for one in found:
        words_ = tag("b", label(document, one, language)) + tag("span", then_now(one, language), "tal")
        rows.append(wrap("li", words_ + _scale(one) + tag("span", " ".join(meaning(one, n, language)), "betyder")))
    frank = tag("p", t("plan.retest.honest", language), "op-note") if honest(found, n) else ""
    return wrap("section", tag(f"h{level}", t("plan.chart.week", language, n=n), "op-under") + wrap("ul", "".join(rows), "op-maalt") + frank)


def label(document: Document, one: Measure, language: Language | str) -> str:
    """What was measured, in the person's own words where it is the goal."""
    goal = words.goal(document, language) or t("plan.milestone.goal_word", language)
    return goal if one.name == "goal_score" else t(f"plan.retest.{one.name}", language)


def then_now(one: Measure, language: Language | str) -> str:
    """``I starten 4 af 10. Nu 5 af 10.``."""

    def say(value: float) -> str:
        if one.name == "chair_stands":
            return counted("time", value, language)
        return t("plan.retest.score", language, n=number(value, language))

    if one.then is None:
        return t("plan.retest.now_only", language, now=say(one.now))
    return t("plan.retest.then_now", language, then=say(one.then), now=say(one.now))


def meaning(one: Measure, week: int, language: Language | str) -> Iterator[str]:
    """Whether the change is more than ordinary variation, and before week 8 that it is common to see none yet."""
    early = week < HONEST_FROM
    if one.then is None:
        return
    if one.better >= one.least:
        yield t("checkin.retest.better_than_variation", language)
    elif one.better <= -one.least:
        yield t("checkin.retest.worse", language)
    elif not one.better:
        yield t("checkin.retest.no_change_yet" if early else "plan.retest.same", language)
    else:
        yield t("checkin.retest.within_variation", language)
        if early:
            yield t("plan.retest.common", language)


def honest(found: Sequence[Measure], week: int) -> bool:
    """Whether it is late enough to say that nothing has become clearly better."""
    held = [one for one in found if one.then is not None]
    return week >= HONEST_FROM and bool(held) and not any(one.better >= one.least for one in held)


def _scale(one: Measure) -> str:
    """A line with a ring for then and a dot for now; decoration beside the words."""
    if one.then is None:
        return ""
    top = max(SCORE, one.then, one.now)
    then, now = (value / top * PERCENT for value in (one.then, one.now))
    left, wide = min(then, now), abs(now - then)
    drawn = f'<b style="left:{left:.0f}%;width:{wide:.0f}%"></b><i class="da" style="left:{then:.0f}%"></i><i class="nu" style="left:{now:.0f}%"></i>'
    return wrap("span", drawn, "op-skala", aria_hidden="true")


# --- for paper and as text


def change_lines(document: Document, language: Language | str) -> list[str]:
    """The newest decision: what the week showed and what the next one does, its numbers, and what else to know; empty where none is logged."""
    found = document.get("changes", ())
    if not found:
        return []
    newest = found[-1]
    said = f"{t('plan.change.after', language, n=newest['week'])}: {' '.join(decision(document, newest, language))}"
    numbers = figures(document, newest, language)
    return [said, *([f"{numbers}."] if numbers else []), *(row["text"] for row in newest["notices"])]


def week_rows(document: Document, language: Language | str) -> list[tuple[str, ...]]:
    """A row for each logged week: which, its sessions, its minutes, its colours."""
    return [
        (f"{t('checkin.log.week', language, n=week.number)} ({words.dates(document, week.number, language)})", *short(week, language))
        for week in weeks(document)
    ]


def retest_lines(document: Document, language: Language | str) -> list[str]:
    """A line for each number that was measured again, the newest first."""
    found = []
    for told in reversed(document.get("check_ins", ())):
        again, n = measures(document, told), told["week"]
        for one in again:
            said = " ".join([then_now(one, language), *meaning(one, n, language)])
            name = f"{t('plan.chart.week', language, n=n)}, {label(document, one, language)}"
            found.append(t("plan.retest.short", language, name=name, said=said))
        if honest(again, n):
            found.append(t("plan.retest.honest", language))
    return found


def paper_change(document: Document, language: Language | str, level: int) -> str:
    """The newest decision in a frame."""
    said = change_lines(document, language)
    return wrap("section", tag(f"h{level}", t("checkin.change.heading", language)) + "".join(tag("p", one) for one in said), "nyt") if said else ""


def paper_weeks(document: Document, language: Language | str, level: int) -> str:
    """The logged weeks as a table, and what was measured again."""
    rows = week_rows(document, language)
    if not rows:
        return ""
    head = (
        t("plan.chart.axis_week", language).capitalize(),
        *(t(f"plan.log.{name}", language) for name in ("head_sessions", "head_minutes", "lights")),
    )
    kept = tag("p", t("checkin.log.changed_engine", language), "note") if document.get("logged_differs") else ""
    again = retest_lines(document, language)
    measured = wrap("section", tag(f"h{level}", t("checkin.retest.heading", language)) + bullets(again), "helt") if again else ""
    logged_ = tag(f"h{level}", t("checkin.log.heading", language)) + tag("p", total(document, language), "note") + table(head, rows, "uger") + kept
    return wrap("section", logged_, "helt") + measured
