"""What a person changes in the plan: another exercise, other days. What does not fit is refused by the plan itself, and changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from ownpace.evidence import cited
from ownpace.questionnaire import WEEKDAY_OPTIONS
from ownpace.ui import course, outcome, session
from ownpace.ui.held import Held
from ownpace.ui.session import ASSETS
from ownpace.ui.wording import folded, html, language, paragraph, say
from ownpace.views.words import exercise_name
from ownpace.vocabulary import DAYS_PER_WEEK, WEEKDAYS

Document = Mapping[str, Any]
_component = st.components.v2.component("ownpace_swap", js=(ASSETS / "swap.js").read_text("utf-8"), isolate_styles=False)
_PLACE: Final = "swap"


def listen(document: Document) -> None:
    """Hear which exercise is to be swapped, and do it. Belongs into the part of the page that holds the exercises."""
    with st.container(key="usynlig-bytte"):
        heard = _component(key="bytte", data={"count": st.session_state.get("swapped", 0)}, on_chosen_change=lambda: None)
    if (pair := _pair(document, heard.chosen)) is not None:
        _swap(*pair)


def _pair(document: Document, heard: object) -> tuple[str, str] | None:
    """An exercise of this plan and one of its alternatives; anything else is not heard."""
    if not isinstance(heard, Mapping):
        return None
    old, new = heard.get("from"), heard.get("to")
    items = (item for week in document["program"]["weeks"] for session_ in week["sessions"] for item in session_["items"])
    offered = any(item["exercise"] == old and new in item["alternatives"] for item in items)
    return (str(old), str(new)) if offered else None


def _swap(old: str, new: str) -> None:
    kept = session.course()
    original = course.originals(kept).get(old, old)
    if old in course.prescribed(kept):
        _say("ui.swap_prescribed", old=exercise_name(old, language()))
        return
    if new == original:
        back(original)
    elif outcome.changed(course.choose(kept, {"kind": "swap", "from": original, "to": new})):
        _say("ui.swap_done", old=exercise_name(old, language()), new=exercise_name(new, language()))
    else:
        _say("ui.swap_refused")
        return
    st.rerun(scope="app")


def back(original: str) -> None:
    """The exercise that the plan suggested is in it again."""
    kept = dict(session.course())
    course.forget(kept, "swap", **{"from": original})
    session.follow(kept)
    _say("ui.swap_undone", old=exercise_name(original, language()))


def _say(key: str, **values: object) -> None:
    session.hush(_PLACE)
    session.tell(key, _PLACE, **values)
    st.session_state.swapped = st.session_state.get("swapped", 0) + 1


def said() -> None:
    """What came of the last change."""
    for key, values in session.told(session.page(), _PLACE):
        st.html(f'<div class="op-besked op-byttet" role="status">{html("p", say(key, **values))}</div>')


def swapped() -> None:
    """Every swap, with a way back."""
    swaps = course.chosen(session.course(), "swap")
    if not swaps:
        return
    with st.container(key="byttet"):
        st.html(html("h3", say("ui.swap_heading")))
        for one in swaps:
            old, new = (exercise_name(one[name], language()) for name in ("from", "to"))
            with st.container(key=f"raekke-byt-{one['from']}", horizontal=True, vertical_alignment="center"):
                st.html(f'<div class="op-raekke">{html("p", new, "a")}{html("p", old, "q op-gammel")}</div>')
                if st.button(say("ui.swap_undo"), type="tertiary", key=f"fortryd-byt-{one['from']}"):
                    back(one["from"])
                    st.rerun(scope="app")


def names() -> dict[str, str]:
    """What a screen reader says for the ways back."""
    swaps = course.chosen(session.course(), "swap")
    return {f"fortryd-byt-{one['from']}": say("ui.swap_undo_named", new=exercise_name(one["to"], language())) for one in swaps}


@st.fragment
def days(held: Held) -> None:
    """Which days the sessions lie on; made when it is opened."""
    with folded(say("ui.days"), "dage") as opened:
        if opened:
            _choose_days(held.document())


def _choose_days(document: Document) -> None:
    before = _days(document)
    paragraph(say("ui.days_how"), "op-hint")
    with st.container(key="par-dage"):
        for one in WEEKDAY_OPTIONS:
            st.session_state.setdefault(f"dag:{one}", one in before)
            st.checkbox(say(f"option.rammer.ugedage.{one}"), key=f"dag:{one}", width="stretch", on_change="ignore")
    if st.button(say("ui.days_save"), key="gem-dage"):
        _move([one for one in WEEKDAY_OPTIONS if st.session_state.get(f"dag:{one}")])
    for key, values in session.told(session.page(), "days"):
        st.html(f'<p class="op-besked" role="status">{html("span", say(key, **values))}</p>')
    length(document)


def _move(chosen: list[str]) -> None:
    session.hush("days")
    if not 0 < len(chosen) < DAYS_PER_WEEK:
        session.tell("error.days_range", "days")
        return
    kept = dict(session.course())
    course.forget(kept, "days")
    if chosen != session.draft().get("rammer.ugedage"):
        kept = course.choose(kept, {"kind": "days", "weekdays": chosen})
    if not outcome.changed(kept):
        session.tell("ui.days_refused", "days")
        return
    session.tell("ui.days_done", "days")
    st.rerun(scope="app")


def length(document: Document) -> None:
    """A longer plan for those who have a short one, and the way back. Who needs the long one anyway is not asked."""
    short, long = (cited(f"weeks.{name}").value for name in ("short", "long"))
    taken = course.chosen(session.course(), "length")
    if document["program"]["length"] != short and not taken:
        return
    weeks = short if taken else long
    if st.button(say("ui.length", n=weeks), type="tertiary", key="fortryd-laengde"):
        kept = dict(session.course())
        course.forget(kept, "length")
        kept = kept if taken else course.choose(kept, {"kind": "length", "weeks": long})
        session.hush("days")
        session.tell("ui.length_done" if outcome.changed(kept) else "ui.length_refused", "days", n=weeks)
        st.rerun(scope="app")


def _days(document: Document) -> list[str]:
    """The days as they are now: chosen, or answered, or those that the plan found."""
    chosen = course.chosen(session.course(), "days")
    if chosen:
        return list(chosen[-1]["weekdays"])
    answered = session.draft().get("rammer.ugedage")
    names = dict(zip(WEEKDAYS, WEEKDAY_OPTIONS, strict=True))
    return list(answered or [names[one["weekday"]] for one in document["program"]["weeks"][0]["sessions"]])
