"""What a visit remembers: the draft, the language, and the browser's copy of both. The draft owns answers; widgets borrow them.

The server keeps nothing outside this session's memory. The browser keeps one small document for as long as the tab lives; when it
comes back it is read like any stranger's file: unknown questions and impossible answers are dropped.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, cast

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from ownpace.answers import problems
from ownpace.questionnaire import BY_ID
from ownpace.ui import fields
from ownpace.ui.wording import language
from ownpace.vocabulary import Language

ASSETS: Final = Path(__file__).resolve().parents[2] / "assets"
VERSION: Final = 1
"""Of the document in the browser; another version is ignored."""
LONGEST: Final = 20_000
"""Characters; a draft of every question is a tenth of this."""


class EnoughError(Exception):
    """The page is complete as it stands: the rest of its file has nothing to show. Not a fault."""


def adopt() -> None:
    """Start over through ``app.py``: the first run of a new process takes ``pages/`` for Streamlit's old kind of page, without a frame."""
    if "nonce" not in st.session_state:
        PagesManager.uses_pages_directory = False
        st.rerun()


def begin() -> None:
    """Start a run: take in what is on the screen, and what the browser kept if this session is new."""
    state = st.session_state
    state.setdefault("draft", {})
    state.setdefault("ready", False)
    state.setdefault("nonce", uuid.uuid4().hex)
    state.setdefault("language", _asked_language() or Language.DA)
    absorb()
    loaded = dict(state.get("vault") or {}).get("loaded")
    if not state.ready and loaded and loaded["nonce"] == state.nonce:
        _restore(str(loaded["raw"]), live=bool(loaded["live"]))


def ready() -> bool:
    """Whether the browser's copy has been read; before that an empty draft means nothing."""
    return bool(st.session_state.ready)


def draft() -> dict[str, Any]:
    """The answers so far, by question."""
    return cast("dict[str, Any]", st.session_state.draft)


def page() -> str:
    """The address of the page that is shown."""
    return str(st.session_state.get("page", ""))


def showing(questions: Iterable[str]) -> None:
    """Note which questions are on the screen, so that the next run can take in their answers."""
    st.session_state.shown = tuple(questions)


def absorb() -> None:
    """Copy the answers on the screen into the draft. What cannot be an answer stays on the screen only."""
    for question in st.session_state.get("shown", ()):
        item = BY_ID[question]
        if not fields.drawn(item):
            continue
        value = fields.read(item)
        if value is None or problems({question: value}):
            draft().pop(question, None)
        else:
            draft()[question] = value


def speak(chosen: Language) -> None:
    """Change the language; every answer stays."""
    fields.release(st.session_state.get("shown", ()))
    st.session_state.language = chosen
    if "lang" in st.query_params:
        st.query_params["lang"] = chosen.value


def forget() -> None:
    """Delete every answer, here and in the browser. The language stays."""
    fields.release(BY_ID)
    for key in ("draft", "shown", "problems", "editing", "pending"):
        st.session_state.pop(key, None)
    st.session_state.draft = {}
    st.session_state.forgotten = True


def clean(raw: str) -> tuple[dict[str, Any], Language | None]:
    """The answers of a document that the browser kept, without all that this version would not accept."""
    try:
        document = json.loads(raw[:LONGEST])
    except ValueError:
        return {}, None
    if not isinstance(document, dict) or document.get("v") != VERSION or not isinstance(document.get("draft"), dict):
        return {}, None
    kept = {key: value for key, value in document["draft"].items() if key in BY_ID and value is not None and not problems({key: value})}
    for problem in problems(kept):
        kept.pop(problem.path, None)
    tongue = document.get("language")
    return kept, Language(tongue) if tongue in set(Language) else None


def snapshot() -> str:
    """The document for the browser; empty when there is nothing to keep."""
    if not draft() and language() is Language.DA:
        return ""
    return json.dumps({"v": VERSION, "language": language(), "draft": draft()}, ensure_ascii=False, separators=(",", ":"))


_vault = st.components.v2.component("ownpace_vault", js=(ASSETS / "vault.js").read_text("utf-8"), isolate_styles=False)


def keep() -> None:
    """Hand the draft to the browser; before the browser's copy has been read, ask for it instead."""
    data = {"nonce": st.session_state.nonce, "save": snapshot() if ready() else None, "fields": st.session_state.fields}
    data["blank"] = {"v": VERSION, "language": language().value, "draft": {}}
    _vault(key="vault", data=data, on_loaded_change=lambda: None)


def _restore(raw: str, *, live: bool) -> None:
    state = st.session_state
    kept, tongue = clean(raw)
    on_screen: Mapping[str, Any] = draft() if live else {}
    state.draft = kept | dict(on_screen)
    fields.release(state.get("shown", ()))
    if tongue and not _asked_language():
        state.language = tongue
    state.ready = True


def _asked_language() -> Language | None:
    asked = st.query_params.get("lang")
    return Language(asked) if asked in set(Language) else None
