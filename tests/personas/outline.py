"""A plan as a short text that a clinician can read and a diff can show: no wording, only ids and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

Document = Mapping[str, Any]

_AMOUNTS: Final = (("reps", "{} reps"), ("seconds", "{} s"))
_REST: Final = (("reps_in_reserve", "{} in reserve"), ("rest_seconds", "rest {} s"))


def _dose(item: Document) -> str:
    amount = next((text.format(item[name]) for name, text in _AMOUNTS if item.get(name) is not None), "")
    counted = f"{item['sets']} x {amount}" if amount and item.get("sets") else amount
    side = "each side" if amount and item.get("side") else ""
    rest = [text.format(item[name]) for name, text in _REST if item.get(name)]
    return ", ".join(part for part in (counted, side, *rest, f"{item['minutes']:g} min", f"effort {item['effort']}") if part)


def _items(session: Document) -> Iterator[str]:
    for item in session["items"]:
        part = "" if item["part"] == "main" else f" ({item['part']})"
        yield f"    {item['exercise']}{part}: {_dose(item)}"


def _line(session: Document) -> str:
    sizes = session["sizes"]
    spread = f"bad {sizes['bad']['minutes']}, good {sizes['good']['minutes']}"
    sets = sum(item["sets"] for item in session["items"] if item["modality"] == "strength")
    return f"{session['template']} {session['minutes']} min ({spread}), load {session['load']:g}" + (f", {sets} sets" if sets else "")


def _sessions(week: Document, *, whole: bool) -> Iterator[str]:
    """Sessions with the same content stand under one heading with all their days."""
    days: dict[str, list[str]] = {}
    for session in week["sessions"]:
        days.setdefault("\n".join([_line(session), *(_items(session) if whole else ())]), []).append(session["weekday"])
    yield from ("  " + ", ".join(on) + ": " + text for text, on in days.items())


def _weeks(document: Document) -> Iterator[str]:
    """The first, the middle and the last week with every dose, the others as one line a session."""
    weeks = document["program"]["weeks"]
    for week in weeks:
        light = " light" if week["light"] else ""
        yield f"week {week['number']} {week['kind']}{light}, {week['step']}: {week['minutes_total']} min, load {week['load']:g}"
        yield from _sessions(week, whole=week["number"] in {1, len(weeks) // 2 + 1, len(weeks)})


def _head(document: Document) -> Iterator[str]:
    profile, prescription, pain = document["profile"], document["prescription"], document["pain_rule"]
    yield f"clearance {document['clearance']}: {', '.join(reason['id'] for reason in document['reasons'])}"
    yield f"level {profile['level']}, now {profile['reported_minutes']} min a week, time {profile['stated_minutes']} min, plan at most {prescription['weekly_cap']} min"
    yield f"effort {prescription['effort']} to {prescription['effort_cap']}, at least {prescription['reserve_least']} in reserve, walking bout {prescription['bout']} min"
    if profile["has_pain"]:
        yield f"pain {pain['usual']}: green up to {pain['green_up_to']}, red above {pain['red_above']}, slow from {pain['morning_slow']} more in the morning"
    yield f"not covered: {', '.join(reason['id'] for reason in document['not_covered']) or 'nothing'}"
    yield "milestones: " + ", ".join(f"week {one['week']} {one['measure']} {one['target']}" for one in document["milestones"])


def outline(document: Document) -> str:
    """The plan from head to last week; a week like an earlier one says so."""
    return "\n".join([*_head(document), *_weeks(document)]) + "\n"
