"""How the week went: one page, and a second one only where pain was above the person's own green limit and it matters in which session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from ownpace.answers import AnswersError, Problem
from ownpace.text.format import plain_date
from ownpace.ui import check_in_form, course, fields, ladder, outcome, routing, session, site, wizard
from ownpace.ui.check_in_form import Form
from ownpace.ui.plan_page import STYLE
from ownpace.ui.wording import heading, html, language, paragraph, say
from ownpace.views import words

Document = Mapping[str, Any]
SEVERAL: Final = 2
"""So many sessions must have been done before one can be told from another."""


def show(document: Document) -> None:
    """The questions of the week that is due."""
    st.html(STYLE)
    number = course.due(document)
    if number is None:
        _over()
        return
    session.about(number)
    asked = check_in_form.form(document, number, session.draft())
    practice = ladder.questions(document)
    found = wizard.mistakes(routing.WEEK, (*asked.all, *practice))
    wizard.summary(found)
    heading(site.heading(routing.WEEK))
    paragraph(say("checkin.page.week", n=number, dates=words.dates(document, number, language())), "op-lead")
    paragraph(say("checkin.lead"))
    _early(document, number)
    _sessions(asked, found)
    for item in asked.rest:
        _before(document, item, number)
        _ask(item, found)
    ladder.practise(document, found)
    session.showing((*asked.all, *practice))
    if wizard.pressed(_onwards(document, number), routing.WEEK):
        _send(document, asked)


def show_sessions(document: Document) -> None:
    """In which session it hurt; what is not said is the week's worst."""
    st.html(STYLE)
    number = course.due(document)
    if number is None or session.week().get("number") != number:
        site.go(routing.WEEK)
        return
    asked = check_in_form.form(document, number, session.draft())
    if _lacking(asked) or not _apart(document, asked):
        site.go(routing.WEEK)
    wizard.summary(wizard.mistakes(routing.SESSIONS))
    heading(site.heading(routing.SESSIONS))
    paragraph(say("checkin.page.which_lead"), "op-lead")
    items = []
    for one, questions in check_in_form.by_session(document, asked, session.week()):
        with st.container(key=f"pas-{one['id']}"):
            st.html(html("h2", check_in_form.session_name(one), "op-pas"))
            for item in questions:
                wizard.question(item, {}, session.week(), alone=False, level=3)
                items.append(item)
    paragraph(say("checkin.question.which_session.hint"), "op-hint")
    session.showing(items)
    if wizard.pressed(_onwards(document, asked.number), routing.SESSIONS):
        session.absorb()
        _finish(asked)


def _over() -> None:
    heading(site.heading(routing.WEEK))
    paragraph(say("checkin.page.course_over"), "op-lead")
    site.link(routing.PLAN, say("ui.see_plan"))


def _onwards(document: Document, number: int) -> str:
    """What the button says: the week that comes, or the plan after the last one."""
    return say("checkin.button", n=number + 1) if number < document["program"]["length"] else say("ui.see_plan")


def _early(document: Document, number: int) -> None:
    """A word to those who come before the week has passed."""
    now, first = outcome.today(), words.first_day(document, number)
    if now < words.first_day(document, number + 1):
        key = "checkin.page.not_begun" if now < first else "checkin.page.not_over"
        st.html(html("p", say(key, n=number, date=plain_date(first, language())), "op-besked"))


def _sessions(asked: Form, found: Mapping[str, str]) -> None:
    st.html(html("h2", say("checkin.question.sessions.label"), "op-sp") + html("p", say("checkin.question.sessions.hint"), "op-hint"))
    for row in asked.rows:
        wizard.question(row, found, session.week(), alone=False, level=3)


def _ask(item: fields.Asked, found: Mapping[str, str]) -> None:
    wizard.question(item, found, session.week(), alone=False)
    if rules := item.hidden():
        st.html(f"<style>{rules}</style>")


def _before(document: Document, item: fields.Asked, number: int) -> None:
    """Why the questions of the start come again, and the goal that the first of them is about."""
    if item.link_id == check_in_form.name("retest.goal_score"):
        goal = words.goal(document, language())
        st.html(html("p", say("checkin.page.again", n=number), "op-igen") + (f'<div class="op-maal">{_goal(goal)}</div>' if goal else ""))


def _goal(goal: str) -> str:
    return html("small", say("plan.print.goal")) + html("b", goal)


def _lacking(asked: Form) -> list[Problem]:
    """What has not been answered, and is asked."""
    week = session.week()
    return [Problem(item.link_id, "missing") for item in asked.all if item.required and item.applies(week) and week.get(item.link_id) is None]


def _send(document: Document, asked: Form) -> None:
    """Take in the answers; then on, or first to the question about the sessions."""
    session.absorb()
    week = session.week()
    found = [problem for item in asked.all if item.applies(week) and (problem := wizard.judge(item))]
    found += ladder.unfinished(document)
    if found:
        wizard.refuse(routing.WEEK, found)
    wizard.accept()
    ladder.take_in(document)
    if _apart(document, asked):
        site.go(routing.SESSIONS)
    _finish(asked)


def _apart(document: Document, asked: Form) -> bool:
    """Whether it matters which session hurt: more than one was done, a number is above green, and the week goes on as a plan."""
    week = session.week()
    if len(asked.done(week)) < SEVERAL or not check_in_form.beyond(document, week):
        return False
    return bool(outcome.colours(check_in_form.told(asked, week)) - {"green"})


def _finish(asked: Form) -> None:
    """Write the week down, and show what it changes."""
    try:
        made = outcome.logged(check_in_form.told(asked, session.week()))
    except AnswersError as refused:
        wizard.refuse(session.page(), refused.problems)
        return
    session.course()["check_ins"] = made["check_ins"]
    fields.release(st.session_state.get("shown", ()))
    session.showing(())
    st.session_state.week = {}
    st.session_state.pop("uge", None)
    if made["outcome"] != "plan":
        site.go(routing.REFERRAL)
    session.tell("checkin.call.done", n=asked.number)
    site.go(routing.PLAN)
