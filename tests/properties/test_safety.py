"""What holds for everybody: drawn people, odd combinations included, never get an unsafe plan, a fault, or more from being worse off."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ownpace.answers import parse
from ownpace.document import dump, to_document
from ownpace.laws import broken_document, violations
from ownpace.people import EXAMPLES
from ownpace.plan import Plan, Referral, make_plan
from ownpace.program import Week
from ownpace.questionnaire import BY_ID, ITEMS, NONE, WEEKDAY_OPTIONS, Item, Kind, Stage, relevant
from ownpace.screening import FLAGS, screen
from ownpace.vocabulary import Clearance
from tests.builders import MONDAY

SAFE = {
    "sikkerhed.akut": ["ingen"],
    "sikkerhed.laege": ["ingen"],
    "sikkerhed.ryg": ["ingen"],
    "sikkerhed.knae": ["ingen"],
    "sikkerhed.tanker": "nej",
    "sikkerhed.aftalt": "ja",
    "samtykke": True,
}
CONDITIONS = ("knae_artrose", "kol", "astma", "nyresygdom", "soevnapnoe", "depression", "angst")
REGIONS = ("laend", "knae_hoejre", "knae_venstre")
people = settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large])


def ticks(options: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    """None of these, or some of the others; every list that is no contradiction."""
    others = tuple(option for option in options if option not in {NONE, "diabetes_2", "kraeft_behandling"})
    some = st.lists(st.sampled_from(others), unique=True, min_size=1, max_size=4)
    return st.one_of(st.just([NONE]), some) if NONE in options else some


def an_answer(item: Item) -> st.SearchStrategy[Any]:
    match item.kind:
        case Kind.CONSENT:
            return st.just(True)
        case Kind.CHOICE:
            return st.sampled_from(item.options)
        case Kind.CHOICES:
            return ticks(item.options)
        case Kind.TEXT:
            return st.one_of(st.sampled_from(item.suggestions), st.text(min_size=1, max_size=item.highest))
        case _:
            return st.integers(item.lowest, item.highest)


@st.composite
def anybody(draw: st.DrawFn) -> dict[str, Any]:
    """Answers to every question that is asked, in order, and to some that need not be answered; any option, any number."""
    draft: dict[str, Any] = {}
    for item in ITEMS:
        if item.stage is not Stage.LATER and item.enable_when(draft) and (item.required or draw(st.booleans())):
            draft[item.link_id] = draw(an_answer(item))
    return consistent(draft)


@st.composite
def trainable(draw: st.DrawFn) -> dict[str, Any]:
    """As ``anybody``, but free of flags that forbid training, so that most of them get a plan."""
    draft: dict[str, Any] = {}
    narrow = {
        "om.alder": st.one_of(st.integers(18, 64), st.integers(65, 110)),
        "helbred.tilstande": st.one_of(st.just([NONE]), st.lists(st.sampled_from(CONDITIONS), unique=True, min_size=1, max_size=3)),
        "smerte.hvor": st.lists(st.sampled_from(REGIONS), unique=True, min_size=1, max_size=3),
        "sikkerhed.ryg": st.sampled_from([["ingen"], ["iskias_stabil"]]),
        "sikkerhed.knae": st.sampled_from([["ingen"], ["knae_lidt_haevet"]]),
    } | {key: st.just(value) for key, value in SAFE.items() if key not in {"sikkerhed.ryg", "sikkerhed.knae"}}
    for item in ITEMS:
        if item.stage is not Stage.LATER and item.enable_when(draft) and (item.required or draw(st.booleans())):
            draft[item.link_id] = draw(narrow.get(item.link_id, an_answer(item)))
    return consistent(draft)


def consistent(draft: dict[str, Any]) -> dict[str, Any]:
    """Without the two contradictions that drawing answers one by one can make."""
    if draft.get("funktion.haender") == "ja":
        draft.pop("funktion.rss", None)
    if draft.get("aktiv.dage") == 0:
        draft.pop("aktiv.minutter", None)
    return draft


def outcome_of(draft: dict[str, Any]) -> Plan | Referral:
    return make_plan(parse({"schema_version": 1, **relevant(draft)}), MONDAY)


def week_one(draft: dict[str, Any]) -> Week | None:
    """The first week; none for a referral."""
    outcome = outcome_of(draft)
    return outcome.program.weeks[0] if isinstance(outcome, Plan) else None


ANOTHER_WEEK = 1.15
"""With less time, or at a lower level, the same minutes lie in other sessions: they may weigh a little more, never more than a build week may add."""


def never_more(what: str, better: dict[str, Any], worse: dict[str, Any]) -> None:
    """The person who is worse off starts with no more minutes and no more load; a referral is no plan at all."""
    first, second = week_one(better), week_one(worse)
    if first is not None and second is not None:
        assert second.minutes.value <= first.minutes.value
        assert second.load.value <= first.load.value * (ANOTHER_WEEK if what in OTHER_SESSIONS else 1)


# --- everybody ---------------------------------------------------------------------------------------------------------------------------


@people
@given(anybody())
def test_whatever_is_answered_there_is_a_plan_or_help(draft: dict[str, Any]) -> None:
    """No answer that the questions allow raises anything, and a plan needs caution or go."""
    outcome = outcome_of(draft)
    assert isinstance(outcome, Plan) == (outcome.screening.clearance.value >= Clearance.CAUTION)


@people
@given(anybody())
def test_a_document_breaks_no_law(draft: dict[str, Any]) -> None:
    document = to_document(outcome_of(draft), "da")
    assert broken_document(document) == ()
    assert ("program" in document) == (document["outcome"] == "plan")


@people
@given(trainable())
def test_most_people_without_flags_get_a_lawful_plan(draft: dict[str, Any]) -> None:
    """The laws hold for every plan; they are judged again here, outside the gate."""
    outcome = outcome_of(draft)
    assert list(violations(outcome.screening, outcome if isinstance(outcome, Plan) else None)) == []


RED = [(question, option) for (question, option), flag in FLAGS.items() if flag.clearance < Clearance.CAUTION and not flag.resolvable]


@people
@given(trainable(), st.sampled_from(RED))
def test_a_red_flag_never_yields_a_plan(draft: dict[str, Any], red: tuple[str, str]) -> None:
    """One red tick beside anything else ends in a referral at least as urgent as the tick."""
    question, option = red
    item = BY_ID[question]
    several = item.kind is Kind.CHOICES
    draft |= {"smerte.har": "ja", "smerte.hvor": ["laend", "knae_hoejre"], "sikkerhed.ryg": ["ingen"], "sikkerhed.knae": ["ingen"]}
    draft |= {"smerte.nrs7": 3, "smerte.varighed": "over_3_maaneder", "smerte.efter": "under_30_min", "smerte.tryghed": 5}
    draft |= {"om.alder": 70, "helbred.fald": "ingen", "funktion.gulv": "ja"}
    if question.startswith("sikkerhed.tanker"):
        draft |= {"helbred.tilstande": ["depression"], "sikkerhed.tanker": "ja", "sikkerhed.tanker.nu": "nej"}
    before = [tick for tick in draft.get(question) or () if tick != NONE] if several else []
    draft[question] = [*before, option] if several and option not in before else before or option
    draft |= {"sikkerhed.tanker": draft.get("sikkerhed.tanker", "nej"), "sikkerhed.tanker.nu": draft.get("sikkerhed.tanker.nu", "nej")}
    outcome = outcome_of(draft)
    assert isinstance(outcome, Referral)
    assert outcome.screening.clearance.value <= FLAGS[red].clearance


@people
@given(anybody())
def test_a_draft_is_never_judged_milder_than_its_answers(draft: dict[str, Any]) -> None:
    """Help shown on the way is the help shown at the end: taking answers away raises no new flag."""
    whole = screen(relevant(draft)).clearance.value
    for key in draft:
        assert (
            screen({other: value for other, value in draft.items() if other != key}).clearance.value >= screen(draft).clearance.value
            or key == "sikkerhed.aftalt"
        )
    assert outcome_of(draft).screening.clearance.value == whole


@settings(people, max_examples=30)
@given(trainable())
def test_the_same_answers_give_the_same_bytes(draft: dict[str, Any]) -> None:
    assert dump(to_document(outcome_of(draft), "da")) == dump(to_document(outcome_of(dict(reversed(draft.items()))), "da"))


@people
@given(
    trainable(),
    st.sets(
        st.sampled_from(
            [item.link_id for item in ITEMS if item.kind in {Kind.SCALE, Kind.NUMBER} and item.lowest == 0 and item.link_id != "om.alder"]
        )
    ),
)
def test_zero_answers_are_accepted(draft: dict[str, Any], zeros: set[str]) -> None:
    """Zero anywhere is an answer: the person gets a plan or help, never a fault or a gap."""
    outcome = outcome_of(consistent(draft | {key: 0 for key in zeros if key in draft}))
    assert isinstance(outcome, Plan | Referral)


# --- worse off is never given more -------------------------------------------------------------------------------------------------------


WORSE = {
    "more pain": ("smerte.nrs7", tuple(range(11))),
    "longer pain afterwards": ("smerte.efter", ("under_30_min", "30_min_2_timer", "over_2_timer", "naeste_dag")),
    "pain of under six weeks": ("smerte.varighed", ("over_3_maaneder", "under_6_uger")),
    "less confidence": ("motiv.tro", tuple(range(10, -1, -1))),
    "less importance": ("motiv.vigtig", tuple(range(10, -1, -1))),
    "fewer minutes": ("rammer.minutter", tuple(range(60, 9, -1))),
    "fewer days": ("rammer.dage", tuple(range(6, 0, -1))),
    "fewer weekdays": ("rammer.ugedage", tuple(list(WEEKDAY_OPTIONS[:count]) for count in range(7, 0, -1))),
    "a shorter walk": ("funktion.gang", ("30_plus", "20_29", "10_19", "5_9", "under_5")),
    "shorter nights": ("soevn.korte", tuple(range(8))),
    "less energy": ("energi", tuple(range(10, -1, -1))),
    "hands to rise": ("funktion.haender", ("nej", "ja")),
}
TRAINING = [name for name in EXAMPLES if name not in {"emergency", "see_first"}]
OTHER_SESSIONS = {"fewer minutes", "fewer days", "fewer weekdays", "a shorter walk", "hands to rise"}


@pytest.mark.parametrize("what", WORSE)
@settings(people, max_examples=50)
@given(data=st.data())
def test_worse_off_never_starts_with_more(what: str, data: st.DataObject) -> None:
    """Week 1 has no more minutes and no more load for the person who answers the same but for one thing, and that worse."""
    question, order = WORSE[what]
    draft = data.draw(trainable())
    if question.startswith("smerte."):
        assume(draft["smerte.har"] != "nej")
    if question == "rammer.dage":
        draft.pop("rammer.ugedage", None)
    if question == "funktion.haender":
        draft.pop("funktion.rss", None)
        draft |= {"funktion.gulv": "nej", "helbred.fald": "ingen"}
    place = data.draw(st.integers(0, len(order) - 2))
    worse = data.draw(st.integers(place + 1, len(order) - 1))
    never_more(what, draft | {question: order[place]}, draft | {question: order[worse]})


@pytest.mark.parametrize(
    ("name", "what"),
    [(name, what) for name in TRAINING for what in WORSE if not WORSE[what][0].startswith("smerte.") or EXAMPLES[name]["smerte.har"] == "ja"],
)
def test_each_step_down_never_starts_with_more(name: str, what: str) -> None:
    """The same for demo people, at every step of every ladder."""
    question, order = WORSE[what]
    person = {key: value for key, value in EXAMPLES[name].items() if key != "schema_version" and value is not None}
    if question == "rammer.dage":
        person.pop("rammer.ugedage", None)
    if question == "funktion.haender":
        person |= {"funktion.gulv": "nej", "helbred.fald": "ingen"}
    for better, worse in pairwise(order):
        never_more(what, person | {question: better}, person | {question: worse})
