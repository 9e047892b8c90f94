"""The consultation: a demo person or the visitor's own answers, a panel of answers beside the plan, and what each change does.

Nothing here touches the visitor's own draft: the page works on a copy that lives in the session's memory and is gone with it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import streamlit as st

from ownpace import contacts, questionnaire
from ownpace.answers import AnswersError
from ownpace.clinic import configured
from ownpace.people import EXAMPLES
from ownpace.questionnaire import BY_ID, Kind
from ownpace.text import has, t
from ownpace.ui import diagram, fields, keeping, outcome, override_form, session, site, wire
from ownpace.ui.course import begins, empty, give_way, memory
from ownpace.ui.held import Held
from ownpace.ui.plan_page import STYLE
from ownpace.ui.wording import folded, heading, html, paragraph, say
from ownpace.views import aside, consult, progression
from ownpace.views.markup import bullets, tag, wrap
from ownpace.vocabulary import Language
from ownpace.wording import problem_line

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from ownpace.plan_file import Memory

Document = Mapping[str, Any]
ME: Final = "me"
"""The visitor's own answers, where they are complete."""
LARGE: Final = "<style>html{font-size:22px!important}</style>"
"""Everything a third larger, to be read across a desk; the page flows as it does when a browser is zoomed."""
PEOPLE: Final = (
    "back", "fearful_back", "neck", "shoulder", "knee", "hip", "widespread_mood", "knee_diabetes_weight", "heart", "blood_pressure",
    "cancer_treatment", "anxious", "older", "busy", "irritable", "emergency",
)  # fmt: skip
"""One or more of every group, somebody with little time, and one who must be referred."""

TURNED: Final = "hvad-hvis:"
"""Before the question's id: the key of an answer of the panel."""
FOLDS: Final = ("konsultation-ret", "konsultation-videre", "konsultation-journal")
"""What can be opened under the plan: to correct it, to hand it over, and the note for the record."""
NOTE_FILE: Final = "ownpace-notat.txt"
TRACE_FILES: Final = ("ownpace-regler.md", "ownpace-regler.json")


class NoPlanError(AnswersError):
    """The answers that are tried make no plan; ``problems`` says why where an answer does."""


def show(language: Language) -> None:
    """The whole page."""
    st.html(STYLE)
    heading(site.heading(session.page()))
    paragraph(say("consult.lead"), "op-lead")
    _room(language)


@st.fragment
def _room(language: Language) -> None:
    """Whose answers they are, the answers, and the plan; the frame round them stands still, and so does the visitor's own copy in the browser."""
    with st.container(key="konsultation"):
        state = _chosen(language)
        if st.toggle(say("consult.large"), key="stor-skrift"):
            st.html(LARGE)
        panel, plan = st.columns([0.32, 0.68], gap="medium")
        place = plan.empty()
        _complete(state)
        shown = _shown(state, language)
        state |= {"turned": False, "drawn": (shown.outcome, consult.offered(state["draft"]))}
        with panel:
            st.html(html("h2", say("consult.panel")))
            for link_id in consult.offered(state["draft"]):
                _answer(link_id, place, language)
            _buttons(state)
        _put(place, shown, _hidden(state["draft"]))
        if shown.outcome is not None:
            with plan:
                _folds(language)


@st.fragment
def _answer(link_id: str, place: DeltaGenerator, language: Language) -> None:
    """One answer of the panel. Where it was turned, it and the plan in its place are all that is made and sent anew."""
    state, item, key = st.session_state.consult, BY_ID[link_id], f"{TURNED}{link_id}"
    turned, state["turned"] = state["turned"], False
    shown = _shown(state, language) if turned else None
    st.session_state.setdefault(key, state["draft"].get(link_id, consult.opening(item)))
    if item.kind is Kind.CHOICE:
        names = {one: t(f"option.{link_id}.{one}", language) for one in item.options}
        st.selectbox(
            fields.label(item), list(names), format_func=names.__getitem__, key=key, placeholder=say("ui.pick"), on_change=_turned, args=(link_id,)
        )
    else:
        st.slider(fields.label(item), item.lowest, item.highest, step=_step(item.highest), key=key, on_change=_turned, args=(link_id,))
    if shown is None:
        return
    if (shown.outcome, consult.offered(state["draft"])) != state["drawn"] or any(st.session_state.get(fold) for fold in FOLDS):
        st.rerun()  # what stands under the plan, or beside it, follows the answer too
    _put(place, shown, _hidden(state["draft"]))


def _complete(state: dict[str, Any]) -> None:
    """A question of the panel that another answer has opened says what stands in its field: the lowest, or what it was turned to before."""
    draft = dict(state["draft"])
    for link_id in consult.PANEL:
        if link_id in consult.asked(draft):
            draft.setdefault(link_id, st.session_state.get(f"{TURNED}{link_id}", consult.opening(BY_ID[link_id])))
    state["draft"] = draft


def _turned(link_id: str) -> None:
    """Take an answer over, before anything is drawn."""
    state = st.session_state.consult
    state |= {"draft": {**state["draft"], link_id: st.session_state[f"{TURNED}{link_id}"]}, "turned": True}
    _complete(state)


def _hidden(draft: Mapping[str, Any]) -> str:
    """What takes the questions off the panel that these answers do not ask."""
    rules = [fields.hidden(fields.css(f"{TURNED}{one}")) for one in consult.offered(draft) if one not in consult.asked(draft)]
    return f"<style>{''.join(rules)}</style>" if rules else ""


@st.fragment
def _folds(language: Language) -> None:
    """What can be opened under the plan, made when it is."""
    state = st.session_state.consult
    change, onward, record = FOLDS
    made = cache(lambda: _made(state["draft"], state["course"], language))
    plan_made = state["drawn"][0] == "plan"
    if plan_made:
        with folded(say("consult.override.heading"), change, opened=bool(state["course"]["overrides"])) as opened:
            if opened:
                override_form.show(state, made(), lambda changed: _memory(state["draft"], changed, language).plan())
        with folded(say("consult.onward.heading"), onward) as opened:
            if opened:
                _onward(state, made().document, language)
    with folded(say("note.record"), record, opened=not plan_made) as opened:
        if opened:
            _record(made().document, language)


def _chosen(language: Language) -> dict[str, Any]:
    """Whose answers they are; choosing another person starts over, and so do own answers or weeks that have changed elsewhere."""
    own = routing_ready()
    people = [*([ME] if own else []), *PEOPLE]
    name = st.selectbox(
        say("consult.who"), people, format_func=lambda one: t(f"consult.person.{one}", language), key="konsultation-hvem", placeholder=say("ui.pick")
    )
    state, source = st.session_state.get("consult"), _source(name)
    if state is None or state["person"] != name or state["source"] != source:
        draft, kept = source
        state = {"person": name, "source": source, "start": draft, "draft": dict(draft), "course": kept, "first": kept, "pinned": None}
        _forget()
        st.session_state.consult = state
    chosen: dict[str, Any] = state
    return chosen


def _source(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Answers and course as they are outside this room: a copy, so that it can be seen when they change there.

    Of the visitor's own course nothing is left out: the weeks that were written down shape the plan, and may have ended it.
    """
    if name != ME:
        return {key: value for key, value in EXAMPLES[name].items() if key != "schema_version"}, empty()
    own = session.course()
    return deepcopy(session.draft()), deepcopy({**own, "start": begins(own, outcome.today()).isoformat()})


def routing_ready() -> bool:
    """Whether the visitor's own answers make a plan."""
    draft = session.draft()
    return bool(draft.get("samtykke")) and not questionnaire.missing(draft)


def _forget() -> None:
    for key in [one for one in st.session_state if str(one).startswith(TURNED)]:
        st.session_state.pop(key, None)


def _buttons(state: dict[str, Any]) -> None:
    """The way back, and a plan to compare with."""
    with st.container(key="konsultation-knapper", horizontal=True):
        if st.button(say("consult.reset"), key="nulstil"):
            state |= {"draft": dict(state["start"]), "course": state["first"], "pinned": None}
            _forget()
            st.rerun()
        if st.button(say("consult.pin"), key="fasthold"):
            state["pinned"] = (dict(state["draft"]), state["course"])
            st.rerun()


_LONG: Final = 60


def _step(highest: int) -> int:
    """Minutes go by fives, everything else by ones."""
    return 5 if highest >= _LONG else 1


def _memory(draft: Mapping[str, Any], kept: Mapping[str, Any], language: Language) -> Memory:
    """What the plan of these answers and this course is made from; it begins next Monday where it has not begun."""
    return memory(questionnaire.relevant(dict(draft)), {**kept, "start": begins(kept, outcome.today()).isoformat()}, language)


class Made(NamedTuple):
    """A document, and the course that it is made from: without what does not fit the answers."""

    document: dict[str, Any]
    course: dict[str, Any]


def _made(draft: Mapping[str, Any], kept: dict[str, Any], language: Language) -> Made:
    """The document; what was changed and does not fit these answers is left out of it, and stays changed for those that it fits.

    Raises ``NoPlanError`` where the answers make none even then.
    """
    from ownpace.choices import ChoiceError  # noqa: PLC0415 - the engine is loaded when the first plan is made
    from ownpace.document import to_document  # noqa: PLC0415 - as above
    from ownpace.plan import LawBrokenError  # noqa: PLC0415 - as above

    fitting = dict(kept)
    while True:
        try:
            asked = _memory(draft, fitting, language)
            return Made(to_document(asked.plan(), language, asked.planned), fitting)
        except (ChoiceError, LawBrokenError) as refused:
            if not give_way(fitting, [problem.path for problem in getattr(refused, "problems", ())]):
                raise NoPlanError(getattr(refused, "problems", ())) from None
        except AnswersError as refused:
            raise NoPlanError(refused.problems) from None


class Shown(NamedTuple):
    """What stands in the place of the plan: all of it is made before any of it is drawn, as each part that comes alone has the page drawn anew."""

    outcome: str | None
    """``plan`` or ``referral``; ``None`` where the answers make neither."""
    above: str
    words: str = ""
    """What the chart says, for those who see it and for those who hear it."""
    chart: dict[str, Any] | None = None
    below: str = ""


def _shown(state: dict[str, Any], language: Language) -> Shown:
    """The plan and what moved, the referral, or why these answers make neither."""
    try:
        now, fitting = _made(state["draft"], state["course"], language)
    except NoPlanError as refused:
        why = bullets(problem_line(problem, language) for problem in refused.problems) if refused.problems else ""
        return Shown(None, wrap("div", tag("h2", say("consult.no_plan")) + why, "op-problemer", role="alert"))
    if now["outcome"] == "referral":
        host = configured()
        near = contacts.nearest((one["id"] for one in now["contact"]), host.region if host else None)
        return Shown("referral", consult.referral(now, language, [contacts.BY_ID[one] for one in near]) + _made_from(now))
    before = _before(state, language)
    if before is None or before["outcome"] == "referral":
        before = now
    gone = _left_out(state["course"], fitting, language)
    unfit = wrap("div", tag("p", say("consult.override.unfit")) + bullets(gone), "op-besked", role="status") if gone else ""
    signs = progression.legend(now, language) + _mark(before, now, language)
    dark = st.context.theme.type == "dark"
    chart = progression.chart(progression.frame(now), language, dark=dark, before=() if _same(before, now) else progression.frame(before))
    return Shown(
        "plan",
        unfit + _figures(before, now, language),
        tag("p", progression.title(now, language), "op-titel") + signs + tag("p", progression.alt(now, language), "op-skjult"),
        chart,
        consult.changes(before, now, language) + _programs(before, now, language) + _made_from(now),
    )


def _put(place: DeltaGenerator, shown: Shown, look: str) -> None:
    """Draw it in its place, always in three parts: what was there is written over and not cleared, as it may be another answer's."""
    with wire.ownerless(), place.container():
        st.html(shown.above + look)
        if shown.chart:
            with st.container(key="diagram"):
                st.html(shown.words)
                diagram.draw(shown.chart, say("consult.chart"))
            st.html(shown.below)
        else:
            st.empty()
            st.empty()


def _left_out(kept: Mapping[str, Any], fitting: Mapping[str, Any], language: Language) -> list[str]:
    """What was changed and is not in the plan, in words: the person's own first, as on the page of the plan."""
    own = [t(f"plan.choice.{one['kind']}", language, **_named(one, language)) for one in kept["choices"] if one not in fitting["choices"]]
    return own + [aside.changed(one, language) for one in kept["overrides"] if one not in fitting["overrides"]]


def _named(choice: Mapping[str, Any], language: Language) -> dict[str, str]:
    return dict(zip(("old", "value"), aside.change(choice, language), strict=True))


def _made_from(now: Document) -> str:
    """Which answers these are: the same fingerprint is the same plan, here and on another device."""
    return tag("p", f"{say('consult.fingerprint')} {now['engine']['fingerprint']}", "op-lille")


def _before(state: dict[str, Any], language: Language) -> Document | None:
    """The plan that stands still, made once for each start, pin and language; ``None`` where those answers make none."""
    answers, kept = state["pinned"] or (state["start"], state["first"])
    asked = json.dumps([answers, kept, language.value, outcome.today().isoformat()], sort_keys=True)
    if state.get("asked") != asked:
        try:
            state |= {"asked": asked, "before": _made(answers, kept, language).document}
        except NoPlanError:
            state |= {"asked": asked, "before": None}
    found: Document | None = state["before"]
    return found


def _onward(state: dict[str, Any], now: Document, language: Language) -> None:
    """Out of the room: into the visitor's own plan, or as link, file and paper where the plan is another person's."""
    if state["person"] == ME:
        paragraph(say("consult.onward.mine"))
        if st.button(say("consult.onward.use"), key="brug-rettelser"):
            own = session.course()
            kept = {**own, "start": begins(own, outcome.today()).isoformat(), "overrides": state["course"]["overrides"]}
            used = outcome.changed(kept)
            if used:
                state["source"] = _source(ME)
                state |= {"course": state["source"][1], "first": state["source"][1]}
            state["told"] = [("done", say("consult.onward.used")) if used else ("error", say("consult.onward.not_used"))]
            st.rerun()
        return
    paragraph(say("consult.onward.lead"))
    with st.container(key="gem"):
        held = Held(now)
        keeping.paper(held, "full", "fridge", "large")
        keeping.plan_file(held)
        held.rest()
    keeping.link(_memory(state["draft"], {name: now[name] for name in empty()}, language))


def _same(before: Document, now: Document) -> bool:
    """Whether it is one plan."""
    return bool(before["engine"]["fingerprint"] == now["engine"]["fingerprint"])


def _mark(before: Document, now: Document, language: Language) -> str:
    return "" if _same(before, now) else wrap("ul", wrap("li", '<i class="anden"></i>' + t("consult.before", language)), "op-tegn")


def _figures(before: Document, now: Document, language: Language) -> str:
    found = consult.figures(before, now, language)
    cells = "".join(wrap("li", tag("span", one.name) + tag("b", one.value) + tag("small", one.change)) for one in found)
    return wrap("ul", cells, "op-noegletal")


def _programs(before: Document, now: Document, language: Language) -> str:
    """Week 1 of both, side by side where they differ."""
    sides = [("consult.now", now)]
    if not _same(before, now):
        sides.insert(0, ("consult.before", before))
    columns = []
    for name, document in sides:
        inner = "".join(tag("h4", head) + bullets(rows) for head, rows in consult.program(document, language))
        columns.append(wrap("section", tag("h3", t(name, language)) + inner))
    return tag("h2", say("consult.programs")) + wrap("div", "".join(columns), "op-side-om-side")


def _record(document: Document, language: Language) -> None:
    """The note for the record: to read, to copy and to take along."""
    from ownpace.views.note import note  # noqa: PLC0415 - only those in a consultation need it

    said = note(document, language)
    how = "note.record_how" if document["outcome"] == "plan" else "note.record_help"
    st.html(tag("p", t(how, language), "op-hint"))
    with st.container(key="notat"):
        st.code(said.rstrip("\n"), language=None, wrap_lines=True)
        st.download_button(t("note.save", language), said, NOTE_FILE, "text/plain", on_click="ignore", key="hent-notat")
    _trace(document, language)


def _trace(document: Document, language: Language) -> None:
    """Every number with its rule and sources, for a machine and for a reader; each file is made when it is asked for."""
    from ownpace.views import trace  # noqa: PLC0415 - as above

    st.html(tag("h3", t("trace.record", language)) + tag("p", t("trace.record_how", language), "op-hint"))
    with st.container(key="spor", horizontal=True):
        st.download_button(
            t("trace.markdown", language), lambda: trace.markdown(document, language), TRACE_FILES[0], "text/markdown",
            on_click="ignore", key="hent-spor-md",
        )  # fmt: skip
        st.download_button(
            t("trace.json", language), lambda: trace.dump(document), TRACE_FILES[1], "application/json", on_click="ignore", key="hent-spor-json"
        )


def named(language: Language | str) -> dict[str, str]:
    """Every person by name; used by tests."""
    return {name: t(f"consult.person.{name}", language) for name in (ME, *PEOPLE) if has(f"consult.person.{name}", language)}
