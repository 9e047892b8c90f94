"""Graded exposure as a picture: each step with the person's own number, whose turn it is, what was tried, and what to do now.

The picture repeats the ordered list below it, so those who hear the page miss nothing. Empty where the plan has no ladder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, Final, NamedTuple

from ownpace.evidence import ROWS
from ownpace.exposure import Advice, State
from ownpace.text import has, lines, t
from ownpace.text.format import number
from ownpace.views.markup import bullets, fold, picture, safe, tag, wrap
from ownpace.vocabulary import PERCENT, Language

Document = Mapping[str, Any]
LOW: Final = 12
"""Percent of the picture's height that the lowest bar has, so that its number fits."""
NEWEST: Final = 3
"""Tries that are read without opening anything."""
TO_WRITE: Final = 4
"""Lines on paper for tries to come."""
NUMBERS: Final = ("distress", "more_pain")
"""Rows that fill the slots of the texts."""


class Tried(NamedTuple):
    """One try; ``place`` is the step's number on this ladder, 0 for a step of another one."""

    week: int
    place: int
    task: str
    expected: int | None
    happened: bool | None
    after: int | None


def slots(document: Document, language: Language | str) -> dict[str, str]:
    """What fills the texts: limits, and how often a step is tried, once a week where fear is moderate."""
    often = ROWS["exposure.per_week_moderate" if document["profile"]["wary"] else "exposure.per_week"].value
    times = t("exposure.once" if often == 1 else "exposure.more_often", language, n=number(often, language))
    return {name: number(ROWS[f"exposure.{name}"].value, language) for name in NUMBERS} | {"times": times}


def advice(document: Document) -> str:
    """The word of the advice: ``start``, ``next``, ``therapist`` and so on; empty without a ladder."""
    rungs = document.get("exposure", ())
    return str(document["facts"][rungs[0]["facts"]["advice"]]["value"]) if rungs else ""


def turn(document: Document) -> tuple[int, Mapping[str, Any]] | None:
    """The number and the step whose turn it is."""
    return next(((place, rung) for place, rung in enumerate(document.get("exposure", ()), 1) if rung["now"]), None)


def tries(document: Document, language: Language | str) -> tuple[Tried, ...]:
    """Every try in the order in which it was made."""
    places = {rung["step"]: place for place, rung in enumerate(document.get("exposure", ()), 1)}
    return tuple(
        Tried(
            told["week"], places.get(one["step"], 0), t(f"exposure.steps.{one['step']}", language),
            one.get("expected"), one.get("happened"), one.get("harm_belief"),
        )
        for told in document.get("check_ins", ())
        for one in told.get("exposure", ())
        if has(f"exposure.steps.{one['step']}", language)
    )  # fmt: skip


def _since(document: Document, language: Language | str) -> dict[int, int]:
    """The last number that was told after a try, by step."""
    return {one.place: one.after for one in tries(document, language) if one.place and one.after is not None}


def heading(document: Document, language: Language | str) -> str:
    """What is practised."""
    return t("plan.ladder.heading", language, heading=t("exposure.heading", language), activity=document["exposure"][0]["activity"])


# --- on the screen


def exposure(document: Document, language: Language | str, level: int) -> str:
    """The whole section: what to do now, the picture, every step, what was tried, and the idea behind it."""
    rungs = document.get("exposure", ())
    if not rungs:
        return ""
    said = lines("exposure.idea", language, **slots(document, language))
    return "".join(
        (
            tag(f"h{level}", heading(document, language)),
            _now(document, language, level + 1),
            _picture(document, language),
            _steps(document, language, level + 1),
            _tried(document, language, level + 1),
            fold(safe(t("plan.ladder.idea", language)), "".join(tag("p", one) for one in said), "op-fold"),
        )
    )


def _now(document: Document, language: Language | str, level: int) -> str:
    """The advice, the step whose turn it is with how to do it and when to stop, or the card of the therapist."""
    found, said = turn(document), tag("p", document["exposure"][0]["advice"], "op-raad")
    if advice(document) == Advice.THERAPIST:
        card = tag(f"h{level}", t("exposure.therapist.heading", language)) + bullets(lines("exposure.therapist.card", language))
        return wrap("section", said + card, "op-trin-nu")
    if found is None:
        return wrap("section", said, "op-trin-nu")
    place, rung = found
    head = tag(f"h{level}", t("plan.ladder.now", language, n=place, total=len(document["exposure"])))
    how = tag(f"h{level + 1}", t("exposure.how_heading", language)) + bullets(lines("exposure.how", language, **slots(document, language)))
    stop = tag(f"h{level + 1}", t("exposure.stop_heading", language)) + bullets(lines("exposure.stop", language, **slots(document, language)))
    task = tag("p", rung["task"], "op-opgave") + tag("p", _rated(rung, None, language), "op-hint")
    return wrap("section", said + head + task + wrap("div", wrap("div", how) + wrap("div", stop), "op-saadan"), "op-trin-nu")


def _picture(document: Document, language: Language | str) -> str:
    """A bar for each step, as high as its number; a line where it fell to, a dot where the person is."""
    rungs, since = document["exposure"], _since(document, language)
    if all(rung["harm_belief"] is None for rung in rungs):
        return ""
    drawn = []
    for place, rung in enumerate(rungs, 1):
        rated, after = rung["harm_belief"], since.get(place)
        tall = LOW if rated is None else max(LOW, rated)
        line = "" if after is None else f'<i class="nu" style="bottom:{after}%"></i>'
        top = "" if rated is None else wrap("b", number(rated, language))
        bar = wrap("span", f'<span class="{rung["state"]}" style="height:{tall}%">{top}</span>{line}', "plads")
        drawn.append(wrap("div", bar + f"<small>{place}</small>", "her" if rung["now"] else ""))
    shown = [*(["how_dot"] if turn(document) else []), *(["how_line"] if since else [])]
    how = " ".join(t(f"plan.ladder.{name}", language) for name in ("how", *shown))
    return wrap("div", "".join(drawn), "op-trappe", aria_hidden="true") + tag("p", how, "op-hint")


def _steps(document: Document, language: Language | str, level: int) -> str:
    """The steps as an ordered list, easiest first, each with its state and its number."""
    since, rows = _since(document, language), []
    for place, rung in enumerate(document["exposure"], 1):
        state = tag("b", t(f"exposure.state.{rung['state']}", language), "tilstand")
        rated = tag("small", _rated(rung, since.get(place), language))
        inner = f'<span class="nr" aria-hidden="true">{place}</span>' + wrap("div", tag("span", rung["task"]) + wrap("p", f"{state} {rated}"))
        current = {"aria_current": "step"} if rung["now"] else {}
        rows.append(wrap("li", inner, rung["state"], **current))
    return tag(f"h{level}", t("plan.ladder.steps", language), "op-under") + wrap("ol", "".join(rows), "op-stige")


def _rated(rung: Mapping[str, Any], since: int | None, language: Language | str) -> str:
    """``Your number: 38 out of 100, after the last try: 18``."""
    if rung["harm_belief"] is None:
        return t("plan.ladder.unrated", language)
    said = t("plan.ladder.rating", language, n=number(rung["harm_belief"], language))
    return said if since is None else f"{said}, {t('plan.ladder.since', language, n=number(since, language))}"


def _tried(document: Document, language: Language | str, level: int) -> str:
    """What was expected and what happened, the newest first."""
    found = tries(document, language)
    if not found:
        return ""
    rows = [
        wrap("li", tag("b", _when(one, language)) + tag("span", one.task) + tag("p", " ".join(outcome(one, language)))) for one in reversed(found)
    ]
    counted = tally(document, language)
    said = tag("p", counted, "op-fakta") if counted else ""
    newest, older = (wrap("ul", "".join(part), "op-forsoeg") for part in (rows[:NEWEST], rows[NEWEST:]))
    rest = fold(safe(t("plan.ladder.older", language, n=len(rows) - NEWEST)), older, "op-fold") if len(rows) > NEWEST else ""
    return tag(f"h{level}", t("plan.ladder.tried", language), "op-under") + said + newest + rest


def _when(one: Tried, language: Language | str) -> str:
    return t("plan.ladder.try" if one.place else "plan.ladder.try_old", language, week=one.week, n=one.place)


def outcome(one: Tried, language: Language | str) -> Iterator[str]:
    """What was told of a try: how likely it seemed, whether it happened, and the number afterwards."""
    if one.expected is not None:
        yield t("plan.ladder.expected", language, n=number(one.expected, language))
    if one.happened is not None:
        yield t("plan.ladder.yes" if one.happened else "plan.ladder.no", language)
    if one.after is not None:
        yield t("plan.ladder.after", language, n=number(one.after, language))


def tally(document: Document, language: Language | str) -> str:
    """How often what was feared did happen; empty where nobody told."""
    told = [one.happened for one in tries(document, language) if one.happened is not None]
    return t("plan.ladder.tally", language, yes=sum(told), all=len(told)) if told else ""


# --- for paper and as text


def paper(document: Document, language: Language | str, level: int) -> str:
    """The ladder in one ink, with lines for the tries to come."""
    rungs = document.get("exposure", ())
    if not rungs:
        return ""
    since, rows = _since(document, language), []
    for place, rung in enumerate(rungs, 1):
        number_ = wrap("small", f"{safe(t('plan.ladder.rate', language))} <i></i>") if rung["harm_belief"] is None else ""
        said = tag("small", _rated(rung, since.get(place), language)) if rung["harm_belief"] is not None else number_
        state = tag("b", t(f"exposure.state.{rung['state']}", language))
        rows.append(wrap("li", f"{tag('b', place, 'nr')}{wrap('span', safe(rung['task']))}{state}{said}", rung["state"]))
    drawn = picture(svg(document), "", "trappe") if any(rung["harm_belief"] is not None for rung in rungs) else ""
    parts = [
        tag(f"h{level}", heading(document, language)),
        tag("p", rungs[0]["advice"], "lead"),
        _paper_card(document, language, level + 1),
        drawn,
        wrap("ol", "".join(rows), "stige"),
        _to_write(language, level + 1) if turn(document) else "",
    ]
    return wrap("section", "".join(parts), "ny")


def _paper_card(document: Document, language: Language | str, level: int) -> str:
    if advice(document) == Advice.THERAPIST:
        inner = tag(f"h{level}", t("exposure.therapist.heading", language)) + bullets(lines("exposure.therapist.card", language))
        return wrap("section", inner, "boks helt")
    if turn(document) is None:
        return ""
    how = tag(f"h{level}", t("exposure.how_heading", language)) + bullets(lines("exposure.how", language, **slots(document, language)))
    stop = tag(f"h{level}", t("exposure.stop_heading", language)) + bullets(lines("exposure.stop", language, **slots(document, language)))
    return wrap("div", wrap("div", how) + wrap("div", stop, "boks"), "to helt")


def _to_write(language: Language | str, level: int) -> str:
    head = "".join(tag("th", t(f"plan.ladder.{name}", language), scope="col") for name in ("day", "step", "before", "did", "number"))
    rows = wrap("tr", "<td></td>" * 5) * TO_WRITE
    table = wrap("table", wrap("thead", wrap("tr", head)) + wrap("tbody", rows), "log forsoeg")
    return wrap("div", tag(f"h{level}", t("plan.ladder.write", language)) + table, "helt")


def svg(document: Document) -> str:
    """The bars in one ink: done is tinted, now is dark under its dot, the rest is empty."""
    rungs = document["exposure"]
    width, height, ground, head = 700, 118, 98, 20
    step, drawn = width / len(rungs), []
    for place, rung in enumerate(rungs, 1):
        rated, left = rung["harm_belief"], (place - 1) * step + 4
        middle = left + step / 2 - 4
        tall = max(LOW, LOW if rated is None else rated) / PERCENT * (ground - head)
        fill = {State.DONE: "#C9DDE1", State.NOW: "#1B2B33"}.get(rung["state"], "#FFFFFF")
        dash = ' stroke-dasharray="4 3"' if rated is None or rung["state"] == State.EASIER else ""
        drawn.append(
            f'<rect x="{left:.1f}" y="{ground - tall:.1f}" width="{step - 8:.1f}" height="{tall:.1f}" rx="2" fill="{fill}" stroke="#1B2B33"{dash}/>'
        )
        drawn.append(_text(middle, height - 5, str(place)))
        if rung["now"]:
            drawn.append(f'<circle cx="{middle:.1f}" cy="{ground - tall - 9:.1f}" r="6" fill="#1B2B33"/>')
        elif rated is not None:
            drawn.append(_text(middle, ground - tall - 5, str(rated)))
    line = f'<path d="M0 {ground}H{width}" stroke="#1B2B33"/>'
    root = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="Figtree,Helvetica,Arial,sans-serif">'
    return f"{root}{line}{''.join(drawn)}</svg>"


def _text(x: float, y: float, said: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" fill="#1B2B33" font-size="13">{escape(said)}</text>'


def text(document: Document, language: Language | str) -> list[str]:
    """The ladder in lines: the advice, every step with its state and number, and what was tried."""
    since = _since(document, language)
    found = []
    for place, rung in enumerate(document.get("exposure", ()), 1):
        state = t(f"exposure.state.{rung['state']}", language)
        found.append(f"{place}. {state}: {rung['task']} {_rated(rung, since.get(place), language)}.")
    return [*found, *(f"{_when(one, language)}: {' '.join(outcome(one, language))}" for one in tries(document, language))]
