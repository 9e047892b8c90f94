"""A professional's change in the consultation: what, why and who. The plan itself refuses what a law does not allow, and says which."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import streamlit as st

from ownpace.evidence import cited
from ownpace.questionnaire import CHECK_IN_BOUNDS, WEEKDAY_OPTIONS
from ownpace.text import t
from ownpace.ui import course, outcome
from ownpace.ui.wording import html, language, paragraph, say
from ownpace.views import aside
from ownpace.views.markup import bullets, tag, wrap
from ownpace.views.words import exercise_name
from ownpace.vocabulary import DAYS_PER_WEEK, WEEKDAYS
from ownpace.wording import problem_line

Document = Mapping[str, Any]
KINDS: Final = ("dose", "days", "length", "swap", "note")
LONGEST_REASON: Final = 300
LONGEST_NAME: Final = 80


def show(state: dict[str, Any], made: tuple[Document, Mapping[str, Any]], make: Callable[[Mapping[str, Any]], object]) -> None:
    """The form and what it changed. ``made`` is the plan and what of the course it holds.

    ``make`` makes the plan of a changed course and raises ``AnswersError`` where it is refused.
    """
    document, fitting = made
    paragraph(say("consult.override.lead"))
    _done(state, fitting)
    with st.container(key="aendring"):
        kind = st.segmented_control(
            say("consult.override.what"),
            KINDS,
            default=KINDS[0],
            required=True,
            key="aendring-hvad",
            format_func=lambda one: say(f"consult.override.{one}"),
        )
        change = _change(str(kind), document)
        about = "note_text" if kind == "note" else "why"
        reason = st.text_area(say(f"consult.override.{about}"), key="aendring-grund", max_chars=LONGEST_REASON, height=90)
        by = st.text_input(say("consult.override.who"), key="aendring-hvem", max_chars=LONGEST_NAME)
        if st.button(say("consult.override.do"), type="primary", key="aendring-nu"):
            signed = {"change": change, "reason": reason.strip(), "by": by.strip(), "on": outcome.today().isoformat()}
            if change["kind"] == "days" and change["weekdays"] == _days(document):
                state["told"] = [("done", say("consult.override.unchanged"))]
            else:
                _take(state, fitting, signed, make)
    _said(state)


def _change(kind: str, document: Document) -> dict[str, Any]:
    """The widgets of one kind, filled in with what the plan has now."""
    match kind:
        case "dose":
            low, high = CHECK_IN_BOUNDS["minutes"]
            now = int(document["program"]["weeks"][0]["minutes_total"])
            minutes = st.number_input(say("consult.override.minutes"), low, high, now, step=5, key=f"aendring-minutter-{now}")
            return {"kind": kind, "minutes": minutes}
        case "days":
            now_on = _days(document)
            chosen = st.pills(
                say("consult.override.days_on"), WEEKDAY_OPTIONS, selection_mode="multi", default=now_on, key=f"aendring-dage-{'-'.join(now_on)}",
                format_func=lambda one: say(f"option.rammer.ugedage.{one}"),
            )  # fmt: skip
            return {"kind": kind, "weekdays": [one for one in WEEKDAY_OPTIONS if one in chosen]}
        case "length":
            weeks = [cited(f"weeks.{name}").value for name in ("short", "long")]
            now_long = document["program"]["length"]
            return {
                "kind": kind,
                "weeks": st.segmented_control(say("consult.override.weeks"), weeks, default=now_long, required=True, key=f"aendring-uger-{now_long}"),
            }
        case "swap":
            return _swap(document)
    return {"kind": kind}


def _days(document: Document) -> list[str]:
    """The days of the first week, in the order of the week."""
    on = {one["weekday"] for one in document["program"]["weeks"][0]["sessions"]}
    return [name for day, name in zip(WEEKDAYS, WEEKDAY_OPTIONS, strict=True) if day in on]


def _swap(document: Document) -> dict[str, Any]:
    """An exercise of the plan, and one that the plan can have in its place."""
    items = {
        item["exercise"]: item["alternatives"]
        for week in document["program"]["weeks"] for session in week["sessions"] for item in session["items"] if item["alternatives"]
    }  # fmt: skip
    old = st.selectbox(
        say("consult.override.from"),
        list(items),
        format_func=lambda one: exercise_name(one, language()),
        key="aendring-fra",
        placeholder=say("ui.pick"),
    )
    new = st.selectbox(
        say("consult.override.to"),
        items.get(old, []),
        format_func=lambda one: exercise_name(one, language()),
        key=f"aendring-til-{old}",
        placeholder=say("ui.pick"),
    )
    return {"kind": "swap", "from": old, "to": new}


def _take(state: dict[str, Any], fitting: Mapping[str, Any], signed: Mapping[str, Any], make: Callable[[Mapping[str, Any]], object]) -> None:
    """Keep the change if a plan can be made with it; otherwise say why, and change nothing.

    It is held against the plan on the screen: an older change that does not fit these answers is not in it, and is not this one's fault.
    """
    from ownpace.answers import AnswersError  # noqa: PLC0415 - the engine is loaded when the first plan is made

    if lacking := _lacking(fitting, signed):
        state["told"] = [("error", say(key)) for key in lacking]
        return
    try:
        make(course.override(fitting, signed))
    except AnswersError as refused:
        state["told"] = [("error", problem_line(problem, language())) for problem in refused.problems]
        return
    state |= {"course": course.override(state["course"], signed), "told": [("done", say("consult.override.done"))]}
    st.session_state.pop("aendring-grund", None)
    st.rerun()


def _lacking(kept: Mapping[str, Any], signed: Mapping[str, Any]) -> list[str]:
    """What must be mended before a plan is tried, as keys of texts: the signature, days that are no week, an exercise that nobody chose."""
    from ownpace.choice_model import SHORTEST_REASON  # noqa: PLC0415 - as above

    change, reason = signed["change"], str(signed["reason"]).strip()
    found = {
        "consult.override.missing_reason": not reason,
        "consult.override.short_reason": 0 < len(reason) < SHORTEST_REASON,
        "consult.override.missing_by": not str(signed["by"]).strip(),
        "error.days_range": change["kind"] == "days" and not 0 < len(change["weekdays"]) < DAYS_PER_WEEK,
        "consult.override.missing_swap": change["kind"] == "swap" and not (change["from"] and change["to"]),
        "consult.override.own_swap": change["kind"] == "swap" and _of_the_person(kept, change),
    }
    return [key for key, wrong in found.items() if wrong]


def _of_the_person(kept: Mapping[str, Any], change: Mapping[str, Any]) -> bool:
    """Whether this is the way back from a swap that the person made: a professional's change has no word for that."""
    return course.first_swapped(kept, change)["from"] == change["to"] and change["to"] in course.originals(kept).values()


def _said(state: dict[str, Any]) -> None:
    """What came of the last press, once."""
    told = state.pop("told", [])
    if wrong := [said for how, said in told if how == "error"]:
        st.html(wrap("div", tag("h3", say("consult.override.refused")) + bullets(wrong), "op-problemer", role="alert"))
    for said in (said for how, said in told if how == "done"):
        st.html(wrap("div", tag("p", said), "op-besked", role="status"))


def _done(state: dict[str, Any], fitting: Mapping[str, Any]) -> None:
    """What has been changed, each with a way back; what is not in the plan now is marked."""
    signed = state["course"]["overrides"]
    if not signed:
        return
    with st.container(key="rettet"):
        st.html(html("h3", t("paper.changed.heading", language())))
        for place, one in enumerate(signed):
            with st.container(key=f"raekke-aendring-{place}", horizontal=True, vertical_alignment="center"):
                mark = "" if one in fitting["overrides"] else html("p", say("consult.override.left_out"), "q")
                st.html(f'<div class="op-raekke">{html("p", aside.changed(one, language()), "a")}{mark}</div>')
                if st.button(say("consult.override.undo"), type="tertiary", key=f"fortryd-aendring-{place}"):
                    state["course"] = {**state["course"], "overrides": [other for other in signed if other is not one]}
                    st.rerun()
    paragraph(say("consult.override.apart"), "op-hint")
