"""A note for the record: at most ten lines of plain text without a name, from the same document as every other view. Pure.

The numbers stand first in a line and a person's own words last: what a line has no room for is cut there, or counted and left to the plan.
Not modelled: what was logged week by week; the plan file and the log have it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from ownpace.screening import FLAGS
from ownpace.text import t
from ownpace.text.format import counted, join, number, percent
from ownpace.views import aside, words
from ownpace.vocabulary import Clearance, Language

Document = Mapping[str, Any]
MOST: Final = 10
"""Lines."""
WIDTH: Final = 120
"""Characters of a line."""
BETWEEN: Final = "; "
INDENT: Final = "  "
CUT: Final = "…"
SHARED: Final = 2
"""Lines that the reasons and a professional's changes share; where nothing was changed, the reasons have both."""
GO: Final = "go"
"""The reason of somebody who has none."""
_SEVERITY: Final = {flag.id: flag.clearance for flag in FLAGS.values()}


def note(document: Document, language: Language | str) -> str:
    """The note; the same document always gives the same text."""
    made = _plan(document, language) if document["outcome"] == "plan" else _referral(document, language)
    return "".join(f"{line}\n" for line in made)


def _plan(document: Document, language: Language | str) -> list[str]:
    overrides = [_override(one, language) for one in document["overrides"]]
    reasons = [id_ for id_ in _reasons(document) if id_ != GO] or [t("note.none", language)]
    told = _packed("reasons", reasons, SHARED - bool(overrides), language)
    missing = [t(f"note.not_covered.{row['id']}", language) for row in document["not_covered"]] or [t("note.none", language)]
    return [
        _head(document, language),
        _begin(document, language),
        *told,
        _one("function", _function(document, language), language),
        _one("pain", _pain(document, language), language),
        _one("motivation", _motivation(document, language), language),
        _one("programme", _programme(document, language), language),
        _one("limits", _limits(document["pain_rule"], language), language),
        *_packed("missing", missing, 1, language),
        *_packed("changed", overrides, 1, language),
    ]


def _referral(document: Document, language: Language | str) -> list[str]:
    texts = {row["id"]: row["text"] for row in document["reasons"]}
    said = [t("note.reason", language, id=id_, text=texts[id_]) for id_ in _reasons(document)]
    room = MOST - SHARED
    shown = said if len(said) <= room else [*said[: room - 1], t("note.more", language, n=len(said) - room + 1)]
    return [_head(document, language), _cut(t("note.help", language, word=_word(document, language))), *map(_cut, shown)]


def _head(document: Document, language: Language | str) -> str:
    engine = document["engine"]
    return _cut(t("note.head", language, version=engine["version"], fingerprint=engine["fingerprint"]))


def _begin(document: Document, language: Language | str) -> str:
    profile = document["profile"]
    values = {
        "start": words.start(document, language),
        "weeks": words.length(document, language),
        "word": _word(document, language),
        "level": profile["level"],
        "irritability": t(f"note.irritability.{profile['irritability']}", language),
    }
    return _cut(t("note.begin", language, **values))


def _word(document: Document, language: Language | str) -> str:
    return t(f"note.clearance.{document['clearance']}", language)


def _reasons(document: Document) -> list[str]:
    """Ids of the reasons, those that lead furthest from training first."""
    return sorted((row["id"] for row in document["reasons"]), key=lambda id_: _SEVERITY.get(id_, Clearance.CALL_112))


# --- what was answered


def _option(document: Document, question: str, language: Language | str) -> str:
    """The words of what was chosen; several are listed."""
    chosen = document["answers"].get(question)
    if not chosen:
        return t("note.answer.unknown", language)
    said = [t(f"option.{question}.{one}", language).lower() for one in (chosen if isinstance(chosen, list) else [chosen])]
    return join(said, language)


def _number(document: Document, question: str, name: str, language: Language | str) -> str:
    given = document["answers"].get(question)
    return t(f"note.answer.{name}", language, n=t("note.answer.unknown", language) if given is None else number(given, language))


def _time(days: int, minutes: int, name: str, language: Language | str) -> str:
    return t(f"note.answer.{name}", language, days=counted("day", days, language), minutes=counted("minute", minutes, language))


def _function(document: Document, language: Language | str) -> Iterator[str]:
    answers = document["answers"]
    yield _number(document, "funktion.1.score", "score", language)
    yield t("note.answer.walk", language, said=_option(document, "funktion.gang", language))
    active, minutes = answers.get("aktiv.dage"), answers.get("aktiv.minutter")
    yield _time(active, minutes, "active", language) if active and minutes is not None else t("note.answer.idle", language)
    if answers.get("funktion.rss") is not None:
        yield t("note.answer.stands", language, n=counted("time", answers["funktion.rss"], language))
    yield t("note.answer.goal", language, said=_plain(words.goal(document, language)) or t("note.answer.unknown", language))


def _pain(document: Document, language: Language | str) -> Iterator[str]:
    if not document["profile"]["has_pain"]:
        yield t("note.none", language)
        return
    yield _number(document, "smerte.nrs7", "worst", language)
    yield t("note.answer.settles", language, said=_option(document, "smerte.efter", language))
    yield _number(document, "smerte.tryghed", "trust", language)
    yield t("note.answer.place", language, said=_option(document, "smerte.hvor", language))


def _motivation(document: Document, language: Language | str) -> Iterator[str]:
    answers = document["answers"]
    yield _number(document, "motiv.vigtig", "important", language)
    yield _number(document, "motiv.tro", "confident", language)
    yield _time(document["profile"]["stated_days"], answers["rammer.minutter"], "time", language)
    if document["profile"]["one_week_try"]:
        yield t("note.answer.try", language)


# --- what was made


def _programme(document: Document, language: Language | str) -> Iterator[str]:
    weeks = document["program"]["weeks"]
    yield words.length(document, language)
    for week in (weeks[0], weeks[-1]):
        days = counted("day", len({session["weekday"] for session in week["sessions"]}), language)
        yield t("note.plan.week", language, n=week["number"], days=days, minutes=counted("minute", week["minutes_total"], language))
    first, most = (document["prescription"][name] for name in ("effort", "effort_cap"))
    yield t("note.plan.effort", language, first=number(first, language), most=number(most, language))


def _limits(rule: Mapping[str, Any], language: Language | str) -> Iterator[str]:
    """The limits of this person's light; where usual pain is high, there is no hour at which it must have settled."""
    green, red = rule["green_up_to"], rule["red_above"]
    yield t("note.plan.green", language, n=green)
    if green < red:
        yield t("note.plan.amber", language, n=red)
    yield t("note.plan.red", language, n=red)
    yield t("note.plan.morning", language, n=rule["morning_slow"], share=percent(rule["amber_factor"], language))
    yield t("note.plan.half", language, share=percent(rule["red_factor"], language))
    if not rule["delta"]:
        yield t("note.plan.hours", language, n=rule["settle_hours"])


def _override(override: Mapping[str, Any], language: Language | str) -> str:
    """What a professional changed and why; by whom is a name, and is left out."""
    old, value = aside.change(override["change"], language)
    return t(f"note.override.{override['change']['kind']}", language, old=old, value=value, reason=_plain(override["reason"]))


# --- lines


def _one(name: str, items: Iterable[str], language: Language | str) -> str:
    """A lead and its items in one line."""
    return _cut(f"{t(f'note.{name}', language)} {BETWEEN.join(items)}")


def _packed(name: str, items: Sequence[str], rows: int, language: Language | str) -> list[str]:
    """A lead and its items in at most so many lines; those that find no room are counted."""
    lead, rest = f"{t(f'note.{name}', language)} ", list(items)
    found: list[str] = []
    while rest and len(found) < rows:
        last = len(found) == rows - 1
        took = next((n for n in range(len(rest), 1, -1) if len(_row(lead, rest, n, language, counted_=last)) <= WIDTH), 1)
        found.append(_cut(_row(lead, rest, took, language, counted_=last)))
        lead, rest = INDENT, rest[took:]
    return found


def _row(lead: str, items: Sequence[str], n: int, language: Language | str, *, counted_: bool) -> str:
    """The first so many of the items; how many are left is said where no line follows."""
    more = [t("note.more", language, n=len(items) - n)] if counted_ and n < len(items) else []
    return lead + BETWEEN.join([*items[:n], *more])


def _cut(text: str) -> str:
    """A line that is never longer than it may be, cut between words where that can be."""
    flat = INDENT + _plain(text) if text.startswith(INDENT) else _plain(text)
    if len(flat) <= WIDTH:
        return flat
    room = flat[: WIDTH - len(CUT)]
    return (room.rpartition(" ")[0].rstrip(BETWEEN) or room) + CUT


def _plain(text: str) -> str:
    """Somebody's words in one line, without letters that cannot be seen."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())
