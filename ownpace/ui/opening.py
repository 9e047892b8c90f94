"""Open a plan that was saved: the file is read completely before anything here is replaced, and whatever is wrong with it changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NoReturn

import streamlit as st
from starlette.formparsers import MultiPartParser

from ownpace.answers import AnswersError, Problem
from ownpace.reading import MOST_BYTES, NotJsonError, parsed
from ownpace.ui import course, routing, session, site
from ownpace.ui.wording import html, language, paragraph, say
from ownpace.wording import problem_line

if TYPE_CHECKING:
    from ownpace.plan_file import Memory

_MEGABYTES: Final = 4
"""The least whole number that lets through as much; ``server.maxUploadSize`` is the same."""
_TOO_BIG: Final = Problem("file", "too_big_file", {"max": MOST_BYTES // 1000})
_OF_THE_FILE: Final = frozenset({"too_big_file", "not_json", "name_twice", "file_foreign", "file_damaged", "file_newer", "schema_version"})
"""Problems whose words speak of the file; any other one means that something inside is not as it was saved."""
MultiPartParser.spool_max_size = 2 * MOST_BYTES
"""What is sent to be opened stays in memory: by default Starlette writes more than a megabyte to the server's disk."""


def read(raw: bytes) -> Memory:
    """What a plan file holds; raises ``AnswersError`` with the one thing that is wrong with the file."""
    from ownpace import plan_file  # noqa: PLC0415 - the engine waits for the first plan

    if len(raw) > MOST_BYTES:
        raise AnswersError((_TOO_BIG,))
    try:
        document = parsed(raw)
    except NotJsonError as fault:
        raise AnswersError((Problem("file", fault.kind),)) from None
    try:
        return plan_file.read(document)
    except AnswersError as refused:
        first = refused.problems[0]
        kind = "file_foreign" if first.kind == "not_object" else first.kind if first.kind in _OF_THE_FILE else "file_damaged"
        raise AnswersError((Problem(first.path, kind, first.values),)) from None


def show() -> None:
    """The section of the first page: choose a file; the plan follows, or what is wrong with it."""
    state = st.session_state
    with st.container(key="aabn"):
        st.html(html("h2", say("page.open.title")))
        paragraph(say("ui.open_how") + (f" {say('ui.open_replaces')}" if len(session.draft()) > 1 else ""))
        key = f"planfil-{state.setdefault('opened', 0)}"
        _refused()
        chosen = st.file_uploader(say("ui.open_label"), type="json", key=key, max_upload_size=_MEGABYTES, label_visibility="collapsed")
        paragraph(say("ui.open_help"), "op-hint")
    if chosen is None or not session.ready():
        return
    try:
        memory = read(chosen.getvalue())
    except AnswersError as refused:
        state.opened += 1
        session.hush("open")
        session.tell("ui.open_refused", "open", problem=refused.problems[0])
        st.rerun()
    _take_over(memory)


def handed() -> None:
    """A plan that came in a link: opened at once where nothing is here yet, and otherwise only when that is asked for."""
    word = st.session_state.get("handed")
    if not word or not session.ready():
        return
    from ownpace import hand_over  # noqa: PLC0415 - the engine waits for the first plan

    try:
        memory = hand_over.unpack(word)
    except AnswersError as refused:
        st.session_state.pop("handed")
        session.hush("open")
        session.tell("ui.link_refused", "open", problem=refused.problems[0])
        return
    if len(session.draft()) <= 1:
        _take_over(memory, "ui.link_opened")
    with st.container(key="fra-link"):
        st.html(html("h2", say("ui.link_here")) + html("p", say("ui.open_replaces")))
        if st.button(say("ui.link_open"), key="aabn-link"):
            _take_over(memory, "ui.link_opened")
        if st.button(say("ui.link_leave"), type="tertiary", key="fortryd-link"):
            st.session_state.pop("handed")
            st.rerun()


def _take_over(memory: Memory, said: str = "ui.file_opened") -> NoReturn:
    answers: dict[str, Any] = {key: value for key, value in memory.answers.document().items() if key != "schema_version"}
    session.open_up(answers, course.of(memory), memory.language)
    session.tell(said)
    site.go(routing.PLAN)
    raise session.EnoughError


def _refused() -> None:
    """What happened, that nothing is lost, and what to do."""
    for key, values in session.told(session.page(), "open"):
        problem = values["problem"]
        lines = (problem_line(problem, language()), say("ui.open_kept"))
        body = "".join(html("p", line) for line in lines)
        st.html(f'<div class="op-problemer op-afvist" role="alert" data-count="{st.session_state.opened}">{html("h3", say(key))}{body}</div>')


def spoken() -> dict[str, str]:
    """What the browser itself has to say about a file that it does not send."""
    kept = say("ui.open_kept")
    return {
        "big": f"{problem_line(_TOO_BIG, language())} {kept}",
        "kind": f"{say('error.not_json')} {kept}",
        "failed": f"{say('ui.open_refused')}. {kept}",
        "choose": say("ui.open_choose"),
        "other": say("ui.open_other"),
        "label": say("ui.open_label"),
    }
