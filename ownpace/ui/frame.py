"""What stands round every page: look, top, step, way back, help and links at the foot, and what happens when something fails."""

from __future__ import annotations

import base64
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final, Literal, NoReturn

import streamlit as st

from ownpace.clinic import ClinicError, configured, wrong
from ownpace.questionnaire import STEPS
from ownpace.text import t
from ownpace.text.format import join
from ownpace.ui import calm, opening, routing, session, site, wizard
from ownpace.ui.session import ASSETS
from ownpace.ui.wording import heading, html, language, listed, paragraph, say, say_lines
from ownpace.views import clinic
from ownpace.vocabulary import Language
from ownpace.wording import clinic_line

_CSS: Final = f"<style>{(ASSETS / 'app.css').read_text('utf-8')}</style>"
_MARK: Final = base64.b64encode((ASSETS / "logo.svg").read_bytes()).decode()
_LOGO: Final = f'<p class="op-logo"><img alt="" width="32" height="32" src="data:image/svg+xml;base64,{_MARK}">OwnPace</p>'
_FOOT: Final = (
    (routing.ABOUT, "ui.footer_about"),
    (routing.EVIDENCE, "ui.footer_evidence"),
    (routing.SAFETY, "safety.footer"),
    (routing.PRIVACY, "ui.footer_privacy"),
)
_ASIDE: Final = {*(path for path, _ in _FOOT), routing.DELETE, routing.CONSULT, routing.EXERCISES}
"""Pages that a person looks into and comes back from."""
_BEHIND: Final = {routing.PRINT: routing.PLAN, routing.WEEK: routing.PLAN, routing.SESSIONS: routing.WEEK, routing.TODAY: routing.PLAN}
"""The way back from pages that belong to a plan."""
_WORDS: Final = (
    ("Skip to main content", "ui.skip_link"),
    ("Close", "ui.close"),
    ("Copy to clipboard", "ui.copy"),
    ("Copied", "ui.copied"),
)
"""Streamlit's own English, and the texts that replace it in the browser."""
_LINE: Final = {"lost": "ui.connection_lost", "back": "ui.connection_back", "missing": "ui.page_missing", "fault": "ui.fault"}
"""What the browser says by itself, whatever the server does."""
_log = logging.getLogger("ownpace")
_shell = st.components.v2.component("ownpace_shell", js=(ASSETS / "shell.js").read_text("utf-8"), isolate_styles=False)


def pages() -> list[st.Page]:
    """Begin the run and list the pages."""
    session.begin()
    return site.pages()


@contextmanager
def around(page: st.Page) -> Iterator[None]:
    """Draw the frame; whatever fails inside becomes a page that says so. No answer and no traceback is shown or logged."""
    path = page.url_path
    st.session_state.page = path
    with suppress(Exception):  # what fails here fails again below, where it can be told
        wizard.hurry(path)
    st.html(_CSS)
    if refused := wrong():
        _not_set_up(refused)
    st.session_state.fields = []
    st.session_state.h1 = site.heading(path)
    if (st.session_state.get("problems") or {}).get("place") != path:
        st.session_state.pop("problems", None)
    layout: Literal["wide", "centered"] = "wide" if path == routing.CONSULT else "centered"
    st.set_page_config(page_title=_title(path), page_icon=(ASSETS / "logo.svg").read_text("utf-8"), layout=layout)
    _top(path)
    with st.container(key="side"):
        above = st.container(key="beskeder")
        try:
            yield
        except session.EnoughError:
            pass
        except Exception as fault:  # noqa: BLE001 - the last resort before a visitor
            _log.error("page %s failed: %s", path, type(fault).__name__)
            _fault(fault)
        with above:
            for key, values in session.told(path):
                st.html(f'<div class="op-besked" role="status">{html("p", say(key, **values))}</div>')
    _foot(path)
    with st.container(key="usynlig"):
        _shell(key="shell", data=_spoken(path))
        session.keep()
    calm.settle()


def _title(path: str) -> str:
    wrong = (st.session_state.get("problems") or {}).get("place") == path
    return say("ui.page_title_error" if wrong else "ui.page_title", title=st.session_state.h1)


def _top(path: str) -> None:
    with st.container(key="top", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.html(f'<div class="op-hus">{_LOGO}{clinic.mark(configured())}</div>', width="content")
        if st.button(say("ui.language_switch"), type="tertiary", key="sprog"):
            session.speak(_other())
            st.rerun()
    step = site.step(path)
    if step:
        number = STEPS.index(step) + 1
        bar = "".join(f'<span class="{"on" if n < number else ""}"></span>' for n in range(len(STEPS)))
        progress = say("step.progress", n=number, total=len(STEPS), name=say(f"step.{step}"))
        st.html(f'<div class="op-bar" aria-hidden="true">{bar}</div>' + html("p", progress, "op-trin"))
    back = _back(path)
    if back is not None:
        with st.container(key="tilbage"):
            site.link(back, say("ui.back"))


def _back(path: str) -> str | None:
    draft = session.draft()
    if path in routing.PAGES:
        return routing.CHECK if st.session_state.get("editing") else routing.before(routing.PAGES[path], draft)
    if path in _ASIDE:
        return str(st.session_state.get("came_from", routing.START))
    return {routing.CHECK: _last(draft), routing.PLAN: routing.CHECK, **_BEHIND}.get(path)


def _last(draft: dict[str, Any]) -> str:
    from ownpace.questionnaire import pages as applicable  # noqa: PLC0415 - the name is this module's own

    return applicable(draft)[-1].id


def _foot(path: str) -> None:
    if path not in _ASIDE:
        st.session_state.came_from = path
    with st.container(key="bund"):
        call = f'<a href="tel:112">{say("app.help_call", number="112")}</a>'
        st.html(f'<p class="op-hjaelp"><b>{say("ui.help_heading")}</b> {say("app.help_emergency")} {call}. {say("app.help_doubt")}</p>')
        if host := configured():
            st.html(html("p", say("clinic.by", name=host.name), "op-hint"))
        with st.container(horizontal=True, gap="small"):
            for target, key in (*_FOOT, (routing.DELETE, "ui.delete")):
                site.link(target, say(key))


def _fault(fault: Exception) -> None:
    refused = type(fault).__name__ == "LawBrokenError"
    heading(say("laws.refused.heading" if refused else "app.fault.title"))
    paragraph(say("laws.refused.lead" if refused else "app.fault.text"), "op-lead")
    if refused:
        broken = sorted({violation.law for violation in getattr(fault, "violations", ())})
        steps = say_lines("laws.refused.now", law=join([f"{say(f'laws.{law}.title')} ({law})" for law in broken], language()))
        st.html(listed(steps if broken else steps[:-1]))
    site.link(routing.CHECK, say("app.fault.answers"))


def _not_set_up(refused: ClinicError) -> NoReturn:
    """What whoever set OwnPace up has to mend in the clinic's file, and a word to a visitor; nothing else works until then."""
    st.session_state.fields = []
    st.set_page_config(page_title=say("ui.page_title", title=say("clinic.wrong.title")))
    with st.container(key="side"):
        heading(say("clinic.wrong.title"))
        paragraph(say("clinic.wrong.lead", file=refused.name), "op-lead")
        st.html(listed(tuple(f"{problem.place}: {clinic_line(problem, language())}" for problem in refused.problems)))
        paragraph(say("clinic.wrong.now"))
        call = f'<a href="tel:112">{say("ui.call", number="112")}</a>'
        st.html(f'<p class="op-vigtigt">{say("clinic.wrong.visitor")} {call}.</p>')
    with st.container(key="usynlig"):
        _shell(key="shell", data=_spoken(session.page()))
    st.stop()


def _other() -> Language:
    return Language.EN if language() is Language.DA else Language.DA


def _spoken(path: str) -> dict[str, Any]:
    """What the browser must be told: language, title, heading, fields and the texts that replace Streamlit's English."""
    wrong = st.session_state.get("problems") or {}
    return {
        "lang": language().value,
        "page": f"{path} {site.session_headline()}" if path == routing.TODAY else path,
        "h1": st.session_state.h1,
        "title": _title(path),
        "error": wrong.get("count", 0) if wrong.get("place") == path else 0,
        "fields": st.session_state.fields,
        "names": st.session_state.get("names", {}),
        "regions": {"bund": say("ui.help_heading")},
        "tongues": {"sprog": _other().value},
        "upload": opening.spoken() if path == routing.START else None,
        "line": {name: say(key) for name, key in _LINE.items()},
        "words": {english: t(key, language()) for english, key in _WORDS} if language() is Language.DA else {},
    }
