"""Laws of the document: what no text of a plan or a referral may say, and that every number names its rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import tomli as tomllib

from ownpace.laws.register import law

with (Path(__file__).parents[1] / "data" / "overclaims.toml").open("rb") as _file:
    FORBIDDEN_PHRASES: Final = tuple(phrase for phrases in tomllib.load(_file).values() for phrase in phrases)


def _texts(node: object) -> list[str]:
    """Every text of a document in its order, but not the answers or the lineage."""
    found: list[str] = []
    _gather([node], found)
    return found


def _gather(nodes: Iterable[object], found: list[str]) -> None:
    for one in nodes:
        if isinstance(one, str):
            found.append(one)
        elif isinstance(one, dict):
            _gather([value for key, value in one.items() if key not in _NOT_TOLD], found)
        elif isinstance(one, list):
            _gather(one, found)


_NOT_TOLD: Final = frozenset({"answers", "facts"})


def _at_once(node: object) -> str:
    """Every different text of a document, to look for words in; a plan says the same of an exercise in each week."""
    return "\n".join(dict.fromkeys(_texts(node))).casefold()


@law("I60", subject="document")
def no_overclaims(document: Mapping[str, Any]) -> Iterator[str]:
    """No document holds a phrase that claims too much."""
    text = _at_once({key: value for key, value in document.items() if key != "program"})
    yield from (phrase for phrase in FORBIDDEN_PHRASES if phrase in text)


MEDICINE: Final = {"da": (r"\bmedicin", "uden din l"), "en": (r"\bmedic(ine|ation)", "without your doctor")}
"""A word about medicine, and how the line that says to leave it to the doctor goes on."""
LIFE: Final = {
    "da": (r"overlev|l(\u00e6|e)ve(r)? l\u00e6ngere|l\u00e6ngere liv|d\u00f8delighed", r"tyktarm|viser ikke"),
    "en": (r"surviv|live(s)? longer|longer life|mortality", r"colon|not show"),
}
"""Words about survival, and what must stand beside them: the only illness it may be said of, or that it is not shown."""
RATES: Final = ("slag i minuttet", "slag pr. minut", "bpm", "beats per minute", "beats a minute", "pulszone", "heart rate zone")
PULSE: Final = "helbred.puls"
"""The reasons that begin so tell what the resting pulse was compared with; they are no target."""


def _passages(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every card, precaution, message, gap and everyday line as one text each."""
    for key in ("cards", "precautions", "messages", "not_covered"):
        for one in document.get(key, ()):
            yield f"{key}.{one['id']}", " ".join(_texts(one)).casefold()
    for one in document.get("maintenance", {}).get("lines", ()):
        yield f"maintenance.{one['id']}", " ".join(_texts(one)).casefold()
    for name, one in document.get("daily", {}).items():
        yield f"daily.{name}", " ".join(_texts(one)).casefold()


@law("I15", subject="document", applies=lambda document: document["outcome"] == "plan")
def no_pulse_targets(document: Mapping[str, Any]) -> Iterator[str]:
    """No plan steers by pulse: effort and the talk test only. What the resting pulse was compared with may be said."""
    told = {key: [one for one in document.get(key, ()) if not one["id"].startswith(PULSE)] for key in ("reasons", "precautions")}
    text = _at_once({**{key: value for key, value in document.items() if key != "cards"}, **told})
    yield from (word for word in RATES if word in text)


@law("I61", subject="document", applies=lambda document: document["outcome"] == "plan")
def medicine_is_the_doctors(document: Mapping[str, Any]) -> Iterator[str]:
    """Whatever speaks of medicine says not to change it without the doctor."""
    word, needed = MEDICINE[document["language"]]
    yield from (place for place, text in _passages(document) if re.search(word, text) and needed not in text)


@law("I62", subject="document", applies=lambda document: document["outcome"] == "plan")
def survival_is_not_promised(document: Mapping[str, Any]) -> Iterator[str]:
    """Longer life is said of colon cancer only; that it is not shown may be said of anything."""
    word, beside = LIFE[document["language"]]
    for place, text in _passages(document):
        if any(re.search(word, sentence) and not re.search(beside, sentence) for sentence in re.split(r"(?<=[.!?]) ", text)):
            yield place


@law("I63", subject="document", applies=lambda document: "milestones" in document)
def change_is_said_in_units(document: Mapping[str, Any]) -> Iterator[str]:
    """Every milestone says what counts as a real change, with a source."""
    yield from (f"w{one['week']}" for one in document["milestones"] if one["real_change"] is None or not one["sources"])


@law("I67", subject="document", applies=lambda document: "facts" in document)
def every_value_names_its_rule(document: Mapping[str, Any]) -> Iterator[str]:
    """The document holds its fingerprint, and every derived value the rule that made it."""
    if not document["engine"]["fingerprint"]:
        yield "fingerprint"
    yield from (key for key, fact in document["facts"].items() if fact["derived_from"] and not fact["rule"])


@law("one_fact", subject="document", applies=lambda document: "facts" in document)
def every_number_is_its_fact(document: Mapping[str, Any]) -> Iterator[str]:
    """Minutes and load of weeks and sessions are those of the facts they name, and no fact rests on itself."""
    facts = document["facts"]
    yield from (key for key, fact in facts.items() if key in fact["derived_from"])
    for week in document["program"]["weeks"]:
        yield from _unlike(facts, week["facts"], {"minutes": week["minutes_total"], "load": week["load"]})
        for session in week["sessions"]:
            yield from _unlike(facts, session["facts"], {"minutes": session["minutes"], "load": session["load"]})


def _unlike(facts: Mapping[str, Any], named: Mapping[str, str], shown: Mapping[str, float]) -> Iterator[str]:
    """The named facts that are missing or say another number than the one shown."""
    yield from (named[name] for name, value in shown.items() if facts.get(named[name], {}).get("value") != value)


@law("I69", subject="document", applies=lambda document: document["outcome"] == "plan")
def stop_symptoms_are_there(document: Mapping[str, Any]) -> Iterator[str]:
    """The stop card is part of every plan."""
    if not document["stop_symptoms"]:
        yield "stop_symptoms"


@law("referral_has_no_program", subject="document", applies=lambda document: document["outcome"] == "referral")
def a_referral_has_no_program(document: Mapping[str, Any]) -> Iterator[str]:
    """A referral never carries a program, and always a contact."""
    if "program" in document or not document["contact"]:
        yield "program"
