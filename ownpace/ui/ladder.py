"""The ladder of somebody who fears a movement: a number for each step, and each try with what was expected and what happened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from ownpace.answers import Problem
from ownpace.questionnaire import YES, Kind
from ownpace.ui import course, fields, outcome, routing, session, wizard
from ownpace.ui.check_in_form import ask, name, yes_or_no
from ownpace.ui.fields import Asked
from ownpace.ui.wording import html, language, say
from ownpace.views import ladder

Document = Mapping[str, Any]
_MOST: Final = 100
_TRY: Final = ("expected", "happened", "harm_belief")
_LEVEL: Final = 2


def section(document: Document, found: Mapping[str, str]) -> tuple[Asked, ...]:
    """The whole section of the plan page; returns the questions that it asks."""
    if not document["exposure"]:
        return ()
    session.about(course.due(document) or document["program"]["length"])
    st.html(ladder.exposure(document, language(), _LEVEL))
    unfinished = any(one["harm_belief"] is None for one in document["exposure"])
    rated = ratings(document)
    with st.expander(say("checkin.step.rate_heading"), expanded=unfinished or any(item.link_id in found for item in rated), key="trin-tal"):
        st.html(html("p", rated[0].said["question"], "op-hint") if rated else "")
        known = {f"trin.{one['step']}": one["harm_belief"] for one in document["exposure"]}
        for item in rated:
            wizard.question(item, found, known | session.week(), alone=False, level=_LEVEL + 1)
        if st.button(say("checkin.step.rate_save"), key="gem-tal"):
            _rate(document, rated)
        _said("step")
    practise(document, found)
    return (*rated, *questions(document))


def ratings(document: Document) -> tuple[Asked, ...]:
    """A number for each step that has not been tried; a rating is the one from before the first try."""
    tried = {one["step"] for told in document["check_ins"] for one in told.get("exposure", ())}
    tried |= {one["step"] for one in session.week().get("tries", ())}
    scale = _scale("belief")
    return tuple(
        Asked(
            f"trin.{one['step']}", Kind.NUMBER, lowest=0, highest=_MOST, required=False,
            said={"label": one["task"], "question": f"{say('exposure.ask.rating')}. {scale}."},
        )
        for one in document["exposure"]
        if one["step"] not in tried
    )  # fmt: skip


def questions(document: Document) -> tuple[Asked, ...]:
    """What is asked before and after a try; nothing while no step's turn has come or there is no room for more."""
    if _turn(document) is None or len(session.week().get("tries", ())) >= course.MOST_TRIES:
        return ()
    number = {"lowest": 0, "highest": _MOST}
    said = {
        one: {"label": say(f"exposure.ask.{word}"), "hint": _scale(word), "missing": say(f"checkin.step.{word}_missing")}
        for one, word in (("expected", "expected"), ("harm_belief", "belief"))
    }
    happened = {"label": say("exposure.ask.happened"), "missing": say("checkin.step.happened_missing")}
    return (
        ask("try.expected", Kind.NUMBER, said["expected"], **number),
        yes_or_no("try.happened", happened),
        ask("try.harm_belief", Kind.NUMBER, said["harm_belief"], **number),
    )


def practise(document: Document, found: Mapping[str, str]) -> None:
    """The step whose turn it is and the questions of a try; what was told counts with the week."""
    if not document["exposure"]:
        return
    week, now = session.week(), _turn(document)
    items = questions(document)
    told = len(week.get("tries", ()))
    with st.container(key="forsoeg"):
        if items and now is not None:
            st.html(html("h2", f"{say('checkin.step.try_heading')} {say('ui.optional')}") + html("p", now["task"], "op-opgave"))
            for item, head in zip(items, ("before", "after", ""), strict=True):
                if head:
                    fear = html("p", say("exposure.ask.fear")) if head == "before" else ""
                    st.html(html("h3", say(f"checkin.step.{head}"), "op-del") + fear)
                wizard.question(item, found, week, alone=False, level=4)
            if st.button(say("checkin.step.try_save"), key="gem-forsoeg"):
                _save(document)
        if told:
            number = course.due(document) or document["program"]["length"]
            st.html(html("p", say("checkin.step.tries", n=number, count=told), "op-hint"))
            if st.button(say("checkin.step.try_undo"), type="tertiary", key="fortryd-forsoeg"):
                week["tries"].pop()
                st.rerun()
        if len(week.get("tries", ())) >= course.MOST_TRIES:
            st.html(html("p", say("checkin.step.full"), "op-hint"))
        _said("try")


def unfinished(document: Document) -> list[Problem]:
    """What lacks in a try that was begun; a guess before a try that was not made is no try."""
    items, week = questions(document), session.week()
    answers = {item.link_id: fields.read(item) for item in items}
    wrong = [problem for item in items if answers[item.link_id] is not None and (problem := fields.wrong(item, answers[item.link_id]))]
    if wrong or all(week.get(name(f"try.{one}")) is None for one in _TRY[1:]):
        return wrong
    return [Problem(item.link_id, "missing") for item in items if week.get(item.link_id) is None]


def take_in(document: Document) -> None:
    """Keep the try on the screen, if it is whole."""
    items, week, now = questions(document), session.week(), _turn(document)
    said = [week.get(item.link_id) for item in items]
    if now is None or not items or None in said:
        return
    expected, happened, belief = said
    one = {"step": now["step"], "expected": expected, "happened": happened == YES, "harm_belief": belief}
    week["tries"] = [*week.get("tries", ()), one]
    _clear(items)


def _save(document: Document) -> None:
    session.absorb()
    week, items = session.week(), questions(document)
    found = unfinished(document) or [Problem(item.link_id, "missing") for item in items if week.get(item.link_id) is None]
    if found:
        wizard.refuse(session.page(), found)
    wizard.accept()
    take_in(document)
    session.tell("checkin.step.try_saved", "try")
    st.rerun()


def _rate(document: Document, items: tuple[Asked, ...]) -> None:
    """The numbers become a choice of the plan; a step without one stays as it is."""
    said = {item: fields.read(item) for item in items}
    found = [problem for item, value in said.items() if value is not None and (problem := fields.wrong(item, value))]
    if found:
        wizard.refuse(routing.PLAN, found)
    wizard.accept()
    before = {one["step"]: one["harm_belief"] for one in document["exposure"] if one["harm_belief"] is not None}
    now = {item.link_id.removeprefix("trin."): value for item, value in said.items() if value is not None}
    choice = {"kind": "exposure", "family": document["exposure"][0]["family"], "ratings": before | now}
    if outcome.changed(course.choose(session.course(), choice)):
        _clear(items)
        session.tell("checkin.step.rate_saved", "step")
    st.rerun()


def _clear(items: tuple[Asked, ...]) -> None:
    for item in items:
        session.week().pop(item.link_id, None)
    fields.empty(items)
    session.showing(())


def _turn(document: Document) -> Mapping[str, Any] | None:
    found = ladder.turn(document)
    return None if found is None else found[1]


def _scale(word: str) -> str:
    return say("checkin.page.scale", low=say(f"exposure.ask.{word}_low"), high=say(f"exposure.ask.{word}_high"))


def _said(where: str) -> None:
    for key, values in session.told(session.page(), where):
        st.html(f'<p class="op-besked" role="status">{html("span", say(key, **values))}</p>')
