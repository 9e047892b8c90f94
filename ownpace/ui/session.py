"""What a visit remembers: answers, course and language, and the browser's copy of them. The session owns answers; widgets borrow them.

The server keeps nothing outside this session's memory. The browser keeps one small document for as long as the tab lives, and on the device
only where the person asked for it. When it comes back it is read like any stranger's file: what this version would not accept is dropped.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from ownpace.answers import problems
from ownpace.clinic import first_language
from ownpace.questionnaire import BY_ID, PART_BY_ID, PARTS, Item
from ownpace.ui import course as course_
from ownpace.ui import fields, routing, wire
from ownpace.ui.wording import language
from ownpace.vocabulary import Language

ASSETS: Final = Path(__file__).resolve().parents[2] / "assets"
VERSION: Final = 1
"""Of the document in the browser; another version is ignored."""
LONGEST: Final = 120_000
"""Characters; every question answered and twelve weeks told in full are a third of this."""
_WEEK_KEY: Final = re.compile(r"(?:uge|trin)\.[a-z0-9_.-]{1,40}")
_MOST: Final = 120
"""Answers of one check-in, and ticks of one question; there are fewer of both."""
_NUMBER: Final = 1000
"""Above every number that a check-in asks for."""


class EnoughError(Exception):
    """The page is complete as it stands: the rest of its file has nothing to show. Not a fault."""


class Kept(NamedTuple):
    """What could be read of a document that the browser kept."""

    draft: dict[str, Any]
    language: Language | None = None
    course: dict[str, Any] | None = None
    """``None`` where there was one that cannot be read."""
    week: dict[str, Any] = {}  # noqa: RUF012 - never changed in place: a new one is made for each session
    parts: dict[str, Any] = {}  # noqa: RUF012 - as above


def adopt() -> None:
    """Start over through ``app.py``: the first run of a new process takes ``pages/`` for Streamlit's old kind of page, without a frame."""
    if "nonce" not in st.session_state:
        PagesManager.uses_pages_directory = False
        st.rerun()


def begin() -> None:
    """Start a run: take in what is on the screen, and what the browser kept if this session is new."""
    wire.send_at_once()
    state = st.session_state
    state.setdefault("draft", {})
    state.setdefault("parts", _parted(state.draft, {}))
    state.setdefault("week", {})
    state.setdefault("course", course_.empty())
    state.setdefault("remember", False)
    state.setdefault("ready", False)
    state.setdefault("nonce", uuid.uuid4().hex)
    state.setdefault("language", _asked_language() or first_language())
    absorb()
    loaded = dict(state.get("vault") or {}).get("loaded")
    if not state.ready and loaded and loaded["nonce"] == state.nonce:
        _restore(str(loaded["raw"]), live=bool(loaded["live"]), remembered=loaded.get("remembered") is True)
        if isinstance(word := loaded.get("word"), str) and word:
            state.handed = word


def ready() -> bool:
    """Whether the browser's copy has been read; before that an empty draft means nothing."""
    return bool(st.session_state.ready)


def draft() -> dict[str, Any]:
    """The answers so far, by question."""
    return cast("dict[str, Any]", st.session_state.draft)


def parts() -> dict[str, Any]:
    """The answers to parts of lists that are asked in parts, by part; the draft holds a list when all its parts are answered."""
    return cast("dict[str, Any]", st.session_state.parts)


def course() -> dict[str, Any]:
    """When the plan begins, what was chosen, and the weeks that were written down, as a plan file holds them."""
    return cast("dict[str, Any]", st.session_state.course)


def follow(kept: dict[str, Any]) -> None:
    """From now on, this course."""
    st.session_state.course = kept


def week() -> dict[str, Any]:
    """The check-in that is being answered, by question; ``number`` is the week it is about."""
    return cast("dict[str, Any]", st.session_state.week)


def about(number: int) -> None:
    """The check-in is about this week; answers about another one are no answers to it."""
    if week().get("number") != number:
        st.session_state.week = {"number": number}


def page() -> str:
    """The address of the page that is shown."""
    return str(st.session_state.get("page", ""))


def tell(key: str, where: str = "top", **values: object) -> None:
    """Say something on the next page that is shown, until another one is."""
    told = [one for one in st.session_state.get("told", ()) if (one["key"], one["where"]) != (key, where)]
    st.session_state.told = [*told, {"key": key, "where": where, "values": values, "page": None}]


def told(page: str, where: str = "top") -> list[tuple[str, dict[str, Any]]]:
    """What is to be said at this place of this page: key and values."""
    kept = [one for one in st.session_state.get("told", ()) if one["page"] in {None, page}]
    here = [one for one in kept if one["where"] == where]
    for one in here:
        one["page"] = page
    st.session_state.told = kept
    return [(str(one["key"]), one["values"]) for one in here]


def hush(where: str) -> None:
    """What was said at this place is no longer so."""
    st.session_state.told = [one for one in st.session_state.get("told", ()) if one["where"] != where]


def showing(items: Iterable[Item]) -> None:
    """Note which questions are on the screen, so that the next run can take in their answers."""
    st.session_state.shown = tuple(items)


def absorb() -> None:
    """Copy the answers on the screen to their like. What cannot be an answer stays on the screen only."""
    for item in st.session_state.get("shown", ()):
        if not fields.drawn(item):
            continue
        kept = week() if isinstance(item, fields.Asked) else parts() if item.whole else draft()
        value, before = fields.read(item), kept.get(item.link_id)
        if item.whole and value is None:
            kept[item.link_id] = []
        elif value is None or fields.wrong(item, value):
            kept.pop(item.link_id, None)
        else:
            kept[item.link_id] = value
        if item.link_id == "rammer.ugedage" and kept.get(item.link_id) != before:
            course_.forget(course(), "days")
    _join()


def _join() -> None:
    """A list is answered by its parts. One of which no part has been asked or read is left as it is."""
    for link_id, asked in PARTS.items():
        if not any(part.link_id in parts() for part in asked):
            continue
        if answer := routing.whole(link_id, parts()):
            draft()[link_id] = answer
        else:
            draft().pop(link_id, None)


def _parted(draft: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """The parts that are known, and of each list of which none is, what the answer to it says in its parts."""
    found = dict(known)
    for link_id, asked in PARTS.items():
        if not any(part.link_id in known for part in asked):
            found |= routing.parts(link_id, draft)
    return found


def train(id_: str) -> None:
    """From now on the session with this id is the one that is done, one exercise at a time; nothing of it has begun."""
    st.session_state.today = {"session": id_, "size": "ordinary", "step": 0, "heading": ""}
    st.session_state.pop("dagens-stoerrelse", None)


def ask_again(prefix: str) -> None:
    """Forget the answers to these questions, so that they are asked once more."""
    for kept in (draft(), parts()):
        for question in [one for one in kept if one.startswith(prefix)]:
            kept.pop(question)


def speak(chosen: Language) -> None:
    """Change the language; every answer stays."""
    fields.release(st.session_state.get("shown", ()))
    st.session_state.language = chosen
    if "lang" in st.query_params:
        st.query_params["lang"] = chosen.value


def open_up(answers: Mapping[str, Any], course: dict[str, Any], chosen: Language) -> None:
    """Take over what a plan file holds, in the place of what was here."""
    begin_anew()
    st.session_state.draft, st.session_state.parts = dict(answers), _parted(answers, {})
    st.session_state.course = course
    speak(chosen)


def begin_anew() -> None:
    """No answer and no course; the language and what the browser may keep stay."""
    fields.release((*BY_ID.values(), *PART_BY_ID.values(), *st.session_state.get("shown", ())))
    for key in ("shown", "problems", "editing", "pending", "uge", "today", "handed", "consult"):
        st.session_state.pop(key, None)
    st.session_state.draft, st.session_state.parts, st.session_state.week, st.session_state.course = {}, {}, {}, course_.empty()


def forget() -> None:
    """Delete every answer and every week, here, in the tab and on the device. The language stays."""
    begin_anew()
    st.session_state.told = []
    st.session_state.pop("husk", None)
    st.session_state.remember = False
    st.session_state.wipe = uuid.uuid4().hex
    st.session_state.forgotten = True


def clean(raw: str) -> Kept:
    """What a document that the browser kept says, without all that this version would not accept."""
    try:
        document = json.loads(raw) if len(raw) <= LONGEST else None
    except (ValueError, RecursionError):
        return Kept({}, course=course_.empty())
    if not isinstance(document, dict) or document.get("v") != VERSION or not isinstance(document.get("draft"), dict):
        return Kept({}, course=course_.empty())
    kept = {key: value for key, value in document["draft"].items() if key in BY_ID and value is not None and not problems({key: value})}
    for problem in problems(kept):
        kept.pop(problem.path, None)
    tongue = document.get("language")
    spoken = Language(tongue) if isinstance(tongue, str) and tongue in set(Language) else None
    return Kept(kept, spoken, course_.clean(document.get("course")), _clean_week(document.get("week")), _clean_parts(document.get("parts")))


def _clean_parts(raw: object) -> dict[str, Any]:
    """The parts of lists that may stand as they were kept; an empty one was shown and not answered."""
    found = raw if isinstance(raw, dict) else {}
    asked = ((id_, part, found.get(id_)) for id_, part in PART_BY_ID.items())
    return {id_: said for id_, part, said in asked if isinstance(said, list) and _within(said, part)}


def _within(ticks: list[Any], part: Item) -> bool:
    return all(one in part.options for one in ticks) and not (ticks and fields.wrong(part, ticks))


def _clean_week(raw: object) -> dict[str, Any]:
    """A check-in that was begun. Each answer is judged again by its question before it is shown."""
    found = raw if isinstance(raw, dict) and len(raw) <= _MOST else {}
    return {key: value for key, value in found.items() if (key == "number" or _WEEK_KEY.fullmatch(key)) and _plain(value)} | _tries(found)


def _plain(value: object) -> bool:
    if isinstance(value, list):
        return len(value) <= _MOST and all(isinstance(one, str) and _plain(one) for one in value)
    if isinstance(value, str):
        return len(value) < _MOST
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _NUMBER


def _tries(raw: Mapping[str, Any]) -> dict[str, Any]:
    tries = raw.get("tries")
    found = [one for one in tries if course_.is_try(one)] if isinstance(tries, list) else []
    return {"tries": found[: course_.MOST_TRIES]} if found else {}


def snapshot() -> str:
    """The document for the browser; empty when there is nothing to keep."""
    if not draft() and language() is first_language():
        return ""
    document: dict[str, Any] = {"v": VERSION, "language": language(), "draft": draft()}
    document |= {name: part for name, part in (("parts", parts()), ("course", course()), ("week", week())) if any(part.values())}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


_vault = st.components.v2.component("ownpace_vault", js=(ASSETS / "vault.js").read_text("utf-8"), isolate_styles=False)


def keep() -> None:
    """Hand what is known to the browser; before the browser's copy has been read, ask for it instead."""
    state = st.session_state
    data = {"nonce": state.nonce, "save": snapshot() if ready() else None, "fields": state.fields}
    data |= {"remember": state.remember, "wipe": state.get("wipe", ""), "blank": {"v": VERSION, "language": language().value, "draft": {}}}
    _vault(key="vault", data=data, on_loaded_change=lambda: None, on_dropped_change=_dropped)


def _dropped() -> None:
    """Another tab has deleted what this device remembered."""
    st.session_state.remember = st.session_state.husk = False


def _restore(raw: str, *, live: bool, remembered: bool) -> None:
    state = st.session_state
    kept = clean(raw)
    on_screen: Mapping[str, Any] = draft() if live else {}
    state.draft = kept.draft | dict(on_screen)
    halves = {part: ticks for part, ticks in parts().items() if ticks} if live else {}
    state.parts = _parted(kept.draft, kept.parts) | halves
    _join()
    told: dict[str, Any] = week() if live else {}
    state.week = kept.week | told
    state.course = course_.empty() if kept.course is None else kept.course
    if kept.course is None:
        tell("ui.course_dropped")
    state.remember = remembered
    fields.release(item for item in state.get("shown", ()) if item.link_id not in {**on_screen, **halves, **told})
    if kept.language and not _asked_language():
        state.language = kept.language
    state.ready = True


def _asked_language() -> Language | None:
    asked = st.query_params.get("lang")
    return Language(asked) if asked in set(Language) else None
