"""The pages of the app: address, file, step and heading. One file asks every question; each topic has its own address."""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from typing import Final

import streamlit as st

from ownpace.questionnaire import STEPS, on
from ownpace.ui import fields, routing
from ownpace.ui.wording import language, say
from ownpace.vocabulary import Language

FILES: Final = {
    routing.START: "pages/start.py",
    **dict.fromkeys(routing.PAGES, "pages/question.py"),
    routing.CHECK: "pages/check.py",
    routing.PLAN: "pages/plan.py",
    routing.PRINT: "pages/printable.py",
    routing.WEEK: "pages/week.py",
    routing.SESSIONS: "pages/sessions.py",
    routing.TODAY: "pages/today.py",
    routing.EXERCISES: "pages/exercises.py",
    routing.CONSULT: "pages/consult.py",
    routing.REFERRAL: "pages/referral.py",
    routing.ABOUT: "pages/about.py",
    routing.EVIDENCE: "pages/evidence.py",
    routing.SAFETY: "pages/safety.py",
    routing.PRIVACY: "pages/privacy.py",
    routing.DELETE: "pages/delete.py",
}
_HEADINGS: Final = {
    routing.START: "page.start.title",
    routing.CHECK: "page.check.title",
    routing.PLAN: "page.plan.title",
    routing.PRINT: "page.print.title",
    routing.WEEK: "checkin.title",
    routing.SESSIONS: "checkin.question.which_session.label",
    routing.TODAY: "today.title",
    routing.EXERCISES: "today.all",
    routing.CONSULT: "consult.title",
    routing.REFERRAL: "page.referral.title",
    routing.ABOUT: "page.about.title",
    routing.EVIDENCE: "page.evidence.title",
    routing.SAFETY: "safety.title",
    routing.PRIVACY: "page.privacy.title",
    routing.DELETE: "app.delete.title",
}


def pages() -> list[st.Page]:
    """Every page, titled in the language of the visit. Each run has its own: Streamlit notes on a page whether it may be run."""
    st.session_state.pages = {path: copy(page) for path, page in _pages(language(), session_headline()).items()}
    return list(st.session_state.pages.values())


@lru_cache(maxsize=128)
def _pages(language: Language, headline: str) -> dict[str, st.Page]:  # noqa: ARG001 - the headings are in this language and have this headline
    """What is the same for everybody: Streamlit looks for each file on the disk, which costs more than the rest of a run."""
    return {path: st.Page(file, title=heading(path), url_path=path or None, default=not path) for path, file in FILES.items()}


def go(path: str) -> None:
    """Leave for another page."""
    st.switch_page(st.session_state.pages[path])


def link(path: str, text: str) -> None:
    """A link to a page of the app."""
    st.page_link(st.session_state.pages[path], label=text)


def heading(path: str) -> str:
    """The page's heading: the question itself where the page has only one."""
    if path in routing.PAGES:
        asked = on(routing.PAGES[path])
        return fields.label(asked[0]) if len(asked) == 1 else say(f"page.{path}.title")
    if path == routing.TODAY and (shown := session_headline()):
        return say(shown)
    return say(_HEADINGS[path])


def session_headline() -> str:
    """The key of what stands over the session that is being done: the exercise, or that it is done; empty before it is begun."""
    return str((st.session_state.get("today") or {}).get("heading", ""))


def step(path: str) -> str | None:
    """The named step a page belongs to."""
    if path in routing.PAGES:
        return routing.PAGES[path].step
    return {routing.CHECK: STEPS[-2], routing.PLAN: STEPS[-1]}.get(path)
