"""The plan on the screen, in layers: the message, this week, the pain limit, when to stop, the course, and everything that can be looked up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from ownpace.clinic import configured
from ownpace.text import t
from ownpace.text.format import plain_date
from ownpace.ui import course, diagram, keeping, ladder, outcome, routing, session, site, swap, wizard
from ownpace.ui.held import Held
from ownpace.ui.session import ASSETS
from ownpace.ui.wording import heading, html, paragraph, say
from ownpace.views import aside, card, clinic, log, printout, progression, start_dose, today, week, words
from ownpace.views.markup import bullets, fold, picture, safe, table, tag, wrap
from ownpace.vocabulary import Language

Document = Mapping[str, Any]
STYLE: Final = "<style>" + (ASSETS / "plan.css").read_text("utf-8") + log.style() + (ASSETS / "print.css").read_text("utf-8") + "</style>"
FIRST: Final = 3
"""Precautions that are read without opening anything; paper shows all of them."""
RESCREEN: Final = "rescreen"
"""The notice after a break so long that the questions about safety come again."""
EVERYBODYS: Final = "not_today"
"""The card that everybody has; it is folded, and those for this person stand open."""


def show(document: Document, language: Language) -> None:
    """The whole page."""
    st.html(STYLE)
    found = wizard.mistakes(routing.PLAN, (*ladder.ratings(document), *ladder.questions(document)))
    wizard.summary(found)
    st.session_state.names = swap.names() | _names(document, language)
    heading(site.heading(routing.PLAN))
    held = Held(document)
    _since(document, held, language)
    st.html(_message(document, language) + aside.changed_by(document, language, 2, "op-note"))
    _week(held, language)
    swap.days(held)
    st.html(start_dose.html(document, language, dark=st.context.theme.type == "dark"))
    st.html(_pain(document, language))
    st.html(printout.stop(document, language, 2) + clinic.block(configured(), document["clearance"], language))
    st.html(_beside(document, language))
    _course(document, language)
    _logged(document, language)
    session.showing(ladder.section(document, found))
    st.html(_later(document, language))
    _keep(held, language)
    st.html(_about(document, language))
    held.rest()


def _since(document: Document, held: Held, language: Language) -> None:
    """What the newest week changed, the week that is due, and after a long break the questions about safety."""
    if document["check_ins"]:
        st.html(log.changes(document, language, 2))
        notices = [notice["id"] for change in document["changes"][-1:] for notice in change["notices"]]
        if RESCREEN in notices and st.button(say("checkin.call.rescreen"), key="sikkerhed-igen"):
            session.ask_again("sikkerhed.")
            site.go(routing.onward(session.draft()))
    number = course.due(document)
    with st.container(key="ugens-tjek"):
        if number is None:
            paragraph(say("checkin.call.end"))
        else:
            _call(document, number, language)
        if document["check_ins"]:
            with st.container(key="uge-gemt"):
                paragraph(say("checkin.call.keep"))
                with st.container(key="uge-gem", horizontal=True, vertical_alignment="center"):
                    keeping.plan_file(held, "uge")
                    keeping.take_back("plan")


def _call(document: Document, number: int, language: Language) -> None:
    """The way to the check-in; it stands out once the week has begun."""
    now, first = outcome.today(), words.first_day(document, number)
    begun, passed = now >= first, now >= words.first_day(document, number + 1)
    said = say(f"checkin.call.{'over' if passed else 'during' if begun else 'before'}", n=number, date=plain_date(first, language))
    with st.container(key="tjek-nu" if begun else "tjek-senere"):
        if begun:
            st.html(tag("h2", say("checkin.call.heading")))
        paragraph(said)
        site.link(routing.WEEK, say("checkin.call.link", n=number))


def _message(document: Document, language: Language) -> str:
    """The plan in a sentence, the person's own goal, what to mind, and that nobody has reviewed it."""
    said = [html("p", progression.lead(document, language), "op-lead")]
    goal = words.goal(document, language)
    if goal:
        said.insert(0, wrap("div", tag("small", t("plan.print.goal", language)) + tag("b", goal), "op-maal"))
    if flagged := aside.flagged(document):
        show = t("plan.precaution.show", language)
        rows = bullets(one.removesuffix(show).strip() for one in flagged) + tag("p", show)
        said.append(wrap("div", tag("h2", t("plan.page.caution", language)) + rows, "op-note"))
    if document["profile"]["one_week_try"]:
        said.append(wrap("div", tag("p", t("plan.page.try", language)), "op-note"))
    if not words.confident(document):
        said.append(wrap("div", tag("p", t("plan.page.confidence", language)), "op-note"))
    said.append(tag("p", t("ui.review_status", language), "op-status"))
    return "".join(said)


def _opens(number: int, place: int) -> str:
    """The key of the button that starts a session of a week."""
    return f"tag-{number}-{place}"


def _names(document: Document, language: Language) -> dict[str, str]:
    """Buttons that say the same for the eye, each with its days for those who hear them in a list; of every week, as the frame is drawn once."""
    return {
        _opens(row["number"], place): f"{say('today.open')}: {words.days(group, language)}"
        for row in document["program"]["weeks"]
        for place, group in enumerate(words.together(row["sessions"]))
    }


@st.fragment
def _week(held: Held, language: Language) -> None:
    """A week at a glance and its sessions; only this part is drawn again when another week is chosen."""
    document = held.document()
    swap.listen(document)
    options = [row["number"] for row in document["program"]["weeks"]]
    if st.session_state.get("uge") not in options:
        st.session_state.uge = course.due(document) or options[-1]
    number = st.session_state.uge
    shown = week.find(document, number)
    st.html(tag("h2", week.heading(document, number, language)) + tag("p", week.summary(document, number, language), "op-sum"))
    with st.container(key="ugevalg"):
        st.segmented_control(t("plan.page.choose_week", language), options, key="uge", required=True, width="stretch")
    st.html(week.html(document, number, language))
    with st.container(key="til-dagens"):
        site.link(routing.TODAY, t("today.title", language))
    swap.said()
    st.html(_before(document, language) + tag("p", f"{t('plan.page.tap', language)} {t('plan.size.lead', language)}", "op-hint"))
    swapped, dark = course.originals(session.course()), st.context.theme.type == "dark"
    for place, group in enumerate(words.together(shown["sessions"])):
        with st.container(key=f"pas-{place}"):
            said = card.sizes(group[0], language, swapped, dark=dark) + card.reasons(document, group[0], language)
            st.html(card.head(group, language) + said)
            if st.button(say("today.open"), key=_opens(number, place)):
                session.train(today.nearest(document, outcome.today(), {one["id"] for one in group}))
                site.go(routing.TODAY)
    st.html(_thought(document, number, language) + fold(safe(t("plan.dose.heading", language)), bullets(words.explained(language)), "op-fold"))
    swap.swapped()


def _before(document: Document, language: Language) -> str:
    """The cards that are read before every session, in front of the sessions."""
    drawn = "".join(
        wrap(
            "details", wrap("summary", tag("h3", card["title"])) + bullets(card["lines"]), "op-kort", open="" if card["id"] == EVERYBODYS else "open"
        )
        for card in document["cards"]
        if card["before"]
    )
    return tag("p", aside.before(document, language), "op-foer") + drawn if drawn else ""


def _thought(document: Document, number: int, language: Language) -> str:
    """The message of the week, no stronger than what it rests on."""
    found = [row for row in document["messages"] if row["week"] == number]
    return "".join(wrap("div", tag("h3", row["title"]) + tag("p", row["text"]) + _rests(row, language), "op-tanke") for row in found)


def _rests(row: Mapping[str, Any], language: Language) -> str:
    sure = t("plan.page.strength_of", language, word=t(f"plan.strength.{row['strength']}", language))
    return wrap("small", words.titled(f"{sure} {'; '.join(words.source(id_) for id_ in row['sources'])}."))


def _beside(document: Document, language: Language) -> str:
    """What to mind and the cards that are not read before a session, then what can be done between the sessions."""
    others = {**document, "cards": [card for card in document["cards"] if not card["before"]]}
    return _mind(document, language) + aside.cards(others, language, 2, "op-note") + aside.daily(document, language, 2)


def _mind(document: Document, language: Language) -> str:
    """What to mind: the first few, and the rest where it can be opened."""
    found = aside.minded(document)
    rest = fold(safe(f"{t('ui.show_all', language)} ({len(found)})"), bullets(found[FIRST:]), "op-fold op-mere") if len(found) > FIRST else ""
    return tag("h2", t("precaution.heading", language)) + bullets(found[:FIRST]) + rest if found else ""


def _pain(document: Document, language: Language) -> str:
    return tag("h2", t("plan.pain.heading", language)) + tag("p", words.pain_lead(document, language)) + printout.light(document, language)


def _course(document: Document, language: Language) -> None:
    """The chart with its words, its numbers as a table, and what to look for."""
    st.html(tag("h2", progression.heading(document, language)))
    rows = progression.frame(document)
    agent = st.context.headers.get("User-Agent", "") or ""
    spec = progression.chart(rows, language, dark=st.context.theme.type == "dark", narrow="Mobi" in agent)
    with st.container(key="diagram"):
        st.html(tag("p", progression.title(document, language), "op-titel") + progression.legend(document, language))
        diagram.draw(spec, progression.alt(document, language))
        st.html(picture(progression.strip_svg(document, language), "", "op-kun-print"))
        how = progression.how(document, language)
        head, body = progression.table(document, language)
        name = t("plan.chart.strip", language)
        scroll = wrap("div", table(head, body), "op-rul", tabindex="0", role="region", aria_label=name)
        st.html(
            tag("p", how, "op-hint")
            + fold(safe(t("plan.chart.table", language)), scroll + tag("p", t("plan.chart.rounded", language), "op-hint"), "op-fold")
        )
    st.html(_milestones(document, language))


def _milestones(document: Document, language: Language) -> str:
    found, place, rows = words.milestones(document, language), 0, []
    tests = {row["number"] for row in document["program"]["weeks"] if row["kind"] == "test"}
    for n, texts in found.items():
        place += n in tests
        disc = f'<span class="op-skive">{place}</span>' if n in tests else '<span class="op-skive tom"></span>'
        rows.append(wrap("li", disc + wrap("div", tag("b", t("plan.chart.week", language, n=n)) + bullets(texts))))
    return (
        tag("h2", t("plan.page.milestones", language)) + tag("p", t("plan.page.milestones_how", language)) + wrap("ol", "".join(rows), "op-delmaal")
    )


def _logged(document: Document, language: Language) -> None:
    """The weeks that were written down, and what was measured again."""
    if document["check_ins"]:
        st.html(log.logged(document, language, 2) + log.retests(document, language, 2))


def _later(document: Document, language: Language) -> str:
    """What comes when it gets easy, what is not in the plan, and what follows it."""
    parts = [tag("h2", t("plan.page.progression", language)) + tag("p", words.progression(document, language))]
    if document["not_covered"]:
        parts.append(tag("h2", t("plan.page.not_covered", language)) + bullets(row["text"] for row in document["not_covered"]))
    parts.append(tag("h2", t("plan.page.after", language)) + bullets(one["text"] for one in document["maintenance"]["lines"]))
    thoughts = "".join(
        wrap("li", f"{tag('b', t('plan.chart.week', language, n=row['week']))}: {safe(row['title'])}. {safe(row['text'])} {_rests(row, language)}")
        for row in document["messages"]
    )
    if thoughts:
        parts.append(fold(safe(t("plan.page.all_messages", language)), wrap("ul", thoughts), "op-fold"))
    return "".join(parts)


def _keep(held: Held, language: Language) -> None:
    """Save as a file, go to the sheet for paper, or let this device remember."""
    st.html(tag("h2", t("plan.page.keep", language)) + tag("p", t("plan.page.keep_how", language)))
    with st.container(key="gem"):
        site.link(routing.PRINT, t("plan.page.open_print", language))
        keeping.plan_file(held)
        keeping.paper(held, "full", "fridge")
    keeping.hand_over()
    keeping.remember()


def _about(document: Document, language: Language) -> str:
    said = [
        t("plan.page.made_for", language, start=words.start(document, language), weeks=words.length(document, language)),
        document["intended_use"],
    ]
    lines = "".join(tag("p", line, "op-lille") for line in (*said, words.version(document, language)))
    return tag("h2", t("plan.page.about", language)) + lines
