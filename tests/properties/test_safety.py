"""What holds for everybody: drawn people, odd combinations included, never get an unsafe plan, a fault, or more from being worse off."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ownpace.answers import parse
from ownpace.crowd import drawn, settled
from ownpace.document import dump, to_document
from ownpace.evidence import cited
from ownpace.laws import broken_document, violations
from ownpace.people import EXAMPLES
from ownpace.plan import Plan, Referral, make_plan
from ownpace.questionnaire import BY_ID, GOALS, ITEMS, NONE, WEEKDAY_OPTIONS, Kind, relevant
from ownpace.screening import FLAGS, screen
from ownpace.vocabulary import Clearance, Template
from ownpace.worse import WORSENINGS
from tests.builders import MONDAY, TRAINING

Draft = dict[str, Any]
people = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
)
BY_KIND = {kind.id: kind for kind in WORSENINGS}


# --- who ---------------------------------------------------------------------------------------------------------------------------------


def rolled(seed: int) -> random.Random:
    """The same people whenever the same number is drawn."""
    return random.Random(seed)  # noqa: S311 - people, not secrets


@st.composite
def dice(draw: st.DrawFn) -> random.Random:
    return rolled(draw(st.integers(0, 2**32)))


@st.composite
def trainable(draw: st.DrawFn, start: Draft | None = None) -> Draft:
    """Answers to the whole questionnaire, any option and any number, as far as they leave the person free to train."""
    return drawn(draw(dice()), start or {}, 0)


@st.composite
def anybody(draw: st.DrawFn) -> Draft:
    """The same, with up to six safety lists answered in any way."""
    return drawn(draw(dice()), {}, draw(st.integers(0, 6)))


def ordinary(chance: random.Random) -> Draft:
    """Somebody who moves, has some time and wants to begin: well above the smallest start, with and without pain and conditions."""
    start: Draft = {
        "om.alder": chance.randint(18, 85),
        "funktion.gang": chance.choice(["10_19", "20_29", "30_plus", "30_plus"]),
        "funktion.haender": chance.choice(["ja", "nej", "nej"]),
        "aktiv.dage": chance.randint(2, 7),
        "aktiv.minutter": chance.randint(15, 60),
        "smerte.har": chance.choice(["ja", "ja", "nej"]),
        "smerte.nrs7": chance.randint(0, 6),
        "smerte.varighed": chance.choice(["6_12_uger", "over_3_maaneder", "over_3_maaneder"]),
        "smerte.efter": chance.choice(["under_30_min", "under_30_min", "30_min_2_timer"]),
        "motiv.vigtig": chance.randint(5, 10),
        "motiv.tro": chance.randint(5, 10),
        "motiv.trin": "planlaegger",
        "rammer.minutter": chance.randint(15, 60),
        "rammer.ugedage": chance.sample(WEEKDAY_OPTIONS, chance.randint(2, 6)),
        "soevn.korte": chance.randint(0, 4),
        "energi": chance.randint(2, 10),
    }
    return drawn(chance, start, 0)


def outcome_of(draft: Draft) -> Plan | Referral:
    return make_plan(parse({"schema_version": 1, **relevant(draft)}), MONDAY)


def plans(count: int, seed: int) -> Iterator[tuple[Draft, Plan]]:
    """So many ordinary people with a plan, always the same."""
    chance = rolled(seed)
    while count:
        draft = ordinary(chance)
        outcome = outcome_of(draft)
        if isinstance(outcome, Plan):
            count -= 1
            yield draft, outcome


# --- everybody ---------------------------------------------------------------------------------------------------------------------------


@people
@given(anybody())
def test_whatever_is_answered_there_is_a_plan_or_help(draft: Draft) -> None:
    """No answer that the questions allow raises anything, and a plan needs caution or go."""
    outcome = outcome_of(draft)
    assert isinstance(outcome, Plan) == (outcome.screening.clearance.value >= Clearance.CAUTION)


@settings(people, max_examples=24)
@given(anybody(), st.sampled_from(["da", "en"]))
def test_a_document_breaks_no_law(draft: Draft, language: str) -> None:
    document = to_document(outcome_of(draft), language)
    assert broken_document(document) == ()
    assert ("program" in document) == (document["outcome"] == "plan")


@people
@given(trainable())
def test_most_people_without_flags_get_a_lawful_plan(draft: Draft) -> None:
    """The laws hold for every plan; they are judged again here, outside the gate."""
    outcome = outcome_of(draft)
    assert list(violations(outcome.screening, outcome if isinstance(outcome, Plan) else None)) == []


GATED = {(question, option) for question, option in FLAGS if question not in BY_ID or option not in BY_ID[question].options}
"""Flags that a number raises, and no tick."""
RED = sorted(key for key, flag in FLAGS.items() if flag.clearance < Clearance.CAUTION and not flag.resolvable and key not in GATED)
WIDE_OPEN: Draft = {
    "om.alder": 70,
    "helbred.tilstande": ["depression", "hjertesygdom", "diabetes_2", "kraeft_behandling", "osteoporose"],
    "helbred.hensyn": [NONE],
    "sikkerhed.tanker": "nej",
    "funktion.gulv": "ja",
    "helbred.fald": "ingen",
    "smerte.har": "ja",
    "smerte.hvor": ["nakke", "laend", "skulder_hoejre", "skulder_venstre", "hofte_hoejre", "knae_hoejre", "fod_hoejre", "fod_venstre"],
    "sikkerhed.aftalt": "ja",
}
"""Somebody who is asked every safety question."""
RED_NUMBERS: list[Draft] = [
    {"helbred.blodtryk.over": 180},
    {"helbred.blodtryk.over": 150, "helbred.blodtryk.under": 110},
    {"helbred.blodtryk.over": 146},
    {"helbred.blodtryk.over": 89, "helbred.blodtryk.under": 60},
    {"helbred.puls": 121},
    {"helbred.medicin": ["insulin"], "helbred.blodsukker": 17.0},
    {"helbred.blodplader": 49},
    {"helbred.haemoglobin": 6.1},
    {"helbred.leukocytter": 2.9},
    {"om.alder": 17},
]


@settings(people, max_examples=100)
@given(trainable(WIDE_OPEN), st.sampled_from(RED))
def test_a_red_flag_never_yields_a_plan(draft: Draft, red: tuple[str, str]) -> None:
    """One red tick beside anything else ends in a referral at least as urgent as the tick."""
    question, option = red
    item = BY_ID[question]
    assert item.enable_when(draft) or question.startswith("sikkerhed.tanker")
    several = item.kind is Kind.CHOICES
    if question == "sikkerhed.tanker.nu":
        draft["sikkerhed.tanker"] = "ja"
    before = [tick for tick in draft.get(question) or () if tick not in {NONE, "ved_ikke"} and option != "ved_ikke"] if several else []
    if question == "helbred.tilstande":
        before = [tick for tick in before if tick not in {"diabetes_2", "kraeft_behandling"}]
    draft[question] = list(dict.fromkeys([*before, option])) if several else option
    outcome = outcome_of(settled(draft))
    assert isinstance(outcome, Referral)
    assert outcome.screening.clearance.value <= FLAGS[red].clearance


@pytest.mark.parametrize("number", RED_NUMBERS, ids=lambda number: "-".join(map(str, number.values())))
def test_a_red_number_never_yields_a_plan(number: Draft) -> None:
    """Neither does a measured number beyond its limit, whatever was agreed; the same person with nothing measured has a plan."""
    for seed in range(3):
        draft = drawn(rolled(seed), WIDE_OPEN | number, 0)
        assert isinstance(outcome_of(draft), Referral)
    assert isinstance(outcome_of(settled(WIDE_OPEN)), Plan)


@people
@given(anybody())
def test_a_draft_is_never_judged_milder_than_its_answers(draft: Draft) -> None:
    """Help shown on the way is the help shown at the end: taking answers away raises no new flag, but what is not known counts as such."""
    whole = screen(relevant(draft)).clearance.value
    assert screen(draft).clearance.value == whole
    for key in draft:
        if key not in {"sikkerhed.aftalt", "smerte.har", "helbred.tilstande"} and not isinstance(draft[key], int | float):
            assert screen({other: value for other, value in draft.items() if other != key}).clearance.value >= whole
    assert outcome_of(draft).screening.clearance.value == whole


@settings(people, max_examples=12)
@given(trainable())
def test_the_same_answers_give_the_same_bytes(draft: Draft) -> None:
    assert dump(to_document(outcome_of(draft), "da")) == dump(to_document(outcome_of(dict(reversed(draft.items()))), "da"))


ZEROS = [item.link_id for item in ITEMS if item.kind in {Kind.SCALE, Kind.NUMBER} and item.lowest == 0 and item.link_id != "om.alder"]


@people
@given(trainable(), st.sets(st.sampled_from(ZEROS)))
def test_zero_answers_are_accepted(draft: Draft, zeros: set[str]) -> None:
    """Zero anywhere is an answer: the person gets a plan or help, never a fault or a gap."""
    asked = {key: 0 for key in zeros if BY_ID[key].enable_when(draft) and not (key == "funktion.rss" and draft.get("funktion.haender") == "ja")}
    said = {**draft, **asked}
    if said["aktiv.dage"] == 0:
        said.pop("aktiv.minutter", None)
    outcome = outcome_of(said)
    assert isinstance(outcome, Plan | Referral)
    if isinstance(outcome, Plan):
        assert all(outcome.answers.said(key) == 0 for key in asked if BY_ID[key].enable_when(said))


# --- worse off is never given more -------------------------------------------------------------------------------------------------------


def load_of(draft: Draft) -> float | None:
    """The load of the first week; none for a referral."""
    outcome = outcome_of(draft)
    return outcome.program.weeks[0].load.value if isinstance(outcome, Plan) else None


@pytest.mark.parametrize("kind", BY_KIND)
@settings(people, max_examples=10)
@given(draft=trainable(), chance=dice())
def test_worse_off_never_starts_with_more(kind: str, draft: Draft, chance: random.Random) -> None:
    """Week 1 never weighs more for the person who answers the same but for one thing, and that worse; a referral is no plan at all."""
    steps = list(BY_KIND[kind].steps(draft))
    assume(steps)
    better, worse = load_of(draft), load_of(chance.choice(steps))
    assert better is None or worse is None or worse <= better


@pytest.mark.parametrize("name", TRAINING)
def test_no_kind_of_being_worse_off_gives_demo_people_more(name: str) -> None:
    """The furthest step of each kind."""
    person = {key: value for key, value in EXAMPLES[name].items() if key != "schema_version" and value is not None}
    better = load_of(person)
    for kind in WORSENINGS:
        steps = list(kind.steps(person))
        for worse in steps[-1:]:
            load = load_of(worse)
            assert better is not None
            assert load is None or load <= better, (kind.id, {key: value for key, value in worse.items() if person.get(key) != value})


PEOPLE = 60
ABOVE = 36


@cache
def compared() -> dict[str, list[bool]]:
    """For each kind: whether one step of it made the first week strictly lighter, for each ordinary person who is not at the floor already."""
    found: dict[str, list[bool]] = {kind: [] for kind in BY_KIND}
    chance = rolled(5)
    for draft, plan in plans(ABOVE, seed=4):
        week = plan.program.weeks[0]
        if week.minutes.value <= cited("start.floor").value or week.sessions[0].body.template is Template.TRY:
            continue
        for kind, worsening in BY_KIND.items():
            steps = list(worsening.steps(draft))
            load = load_of(chance.choice(steps)) if steps else None
            if load is not None:
                assert load <= week.load.value, kind
                found[kind].append(load < week.load.value)
    return found


@pytest.mark.parametrize("kind", BY_KIND)
def test_being_worse_off_really_lowers_the_start(kind: str) -> None:
    """For at least three in ten of the people above the floor, one step of this kind makes the first week strictly lighter."""
    lower = compared()[kind]
    assert len(lower) >= 10
    assert sum(lower) >= 0.3 * len(lower), f"{sum(lower)} of {len(lower)}"


# --- all four sides decide ---------------------------------------------------------------------------------------------------------------


def signature(plan: Plan) -> tuple[Any, ...]:
    """Every exercise and every number of every week, and nothing else: days and words do not count."""
    return tuple(
        (week.minutes.value, week.load.value, item.choice.id, *(fact.value for fact in item.numbers().values()))
        for week in plan.program.weeks
        for session in week.sessions
        for item in session.body.items
    )


def another(chance: random.Random, options: tuple[Any, ...] | list[Any], said: object) -> Any:
    return chance.choice([option for option in options if option != said])


def other_function(chance: random.Random, draft: Draft) -> Draft:
    """Another goal, another walking distance, another way of rising and another amount of activity."""
    return {
        "funktion.1": another(chance, list(GOALS), draft["funktion.1"]),
        "funktion.gang": another(chance, ["under_5", "5_9", "10_19", "20_29", "30_plus"], draft["funktion.gang"]),
        "funktion.haender": another(chance, ["ja", "nej"], draft["funktion.haender"]),
        "aktiv.dage": another(chance, [1, 2, 3, 4, 5, 6, 7], draft["aktiv.dage"]),
        "aktiv.minutter": another(chance, [10, 20, 30, 45, 60], draft["aktiv.minutter"]),
    }


PLACES = {
    "nakke": "sikkerhed.nakke",
    "skulder_hoejre": "sikkerhed.skulder",
    "laend": "sikkerhed.ryg",
    "hofte_venstre": "sikkerhed.hofte",
    "knae_hoejre": "sikkerhed.knae",
    "fod_venstre": "sikkerhed.fod",
}


def other_pain(chance: random.Random, draft: Draft) -> Draft:
    """Another place, another strength and another time to settle; somebody without pain gets some."""
    place = another(chance, [one for one in PLACES if [one] != draft.get("smerte.hvor")], None)
    return {
        "smerte.har": "ja",
        "smerte.hvor": [place],
        PLACES[place]: [NONE],
        "smerte.nrs7": another(chance, list(range(1, 9)), draft.get("smerte.nrs7")),
        "smerte.efter": another(chance, ["under_30_min", "30_min_2_timer", "over_2_timer", "naeste_dag"], draft.get("smerte.efter")),
    }


def other_motivation(chance: random.Random, draft: Draft) -> Draft:
    """From sure to unsure or the other way, and another importance."""
    confident = draft["motiv.tro"] >= cited("motivation.confident_from").value
    tries = draft["motiv.vigtig"] <= cited("try_week.importance").value
    return {
        "motiv.tro": chance.randint(0, 6) if confident else chance.randint(7, 10),
        "motiv.vigtig": chance.randint(5, 10) if tries else chance.randint(0, 4),
    }


def other_everyday(chance: random.Random, draft: Draft) -> Draft:
    """Other days, other minutes, other things at home and another routine."""
    count = another(chance, [2, 3, 4, 5, 6], len(draft["rammer.ugedage"]))
    days = chance.sample(WEEKDAY_OPTIONS, count)
    things = another(chance, [[NONE], ["stol", "elastik"], ["haandvaegt", "trin", "maatte"], ["cykel", "rygsaek"]], draft["rammer.udstyr"])
    return {
        "rammer.ugedage": [day for day in WEEKDAY_OPTIONS if day in days],
        "rammer.minutter": another(chance, [10, 15, 20, 30, 45, 60], draft["rammer.minutter"]),
        "rammer.udstyr": things,
        "rammer.rutine": another(chance, ["morgenkaffe", "frokost", "aftensmad"], draft.get("rammer.rutine")),
    }


@pytest.mark.parametrize("side", [other_function, other_pain, other_motivation, other_everyday])
def test_each_side_of_a_person_changes_the_exercises_or_the_dose(side: Any) -> None:
    """Function, pain, motivation and everyday life: with other answers to one of them, four in five people get another programme."""
    chance, changed, tried = rolled(9), 0, 0
    for draft, plan in everyday_people():
        other = {**draft, **side(chance, draft)}
        if other["funktion.haender"] == "ja":
            other.pop("funktion.rss", None)
        if side is other_everyday:
            other.pop("rammer.dage", None)
        outcome = outcome_of(settled(other))
        if isinstance(outcome, Plan):
            tried += 1
            changed += signature(outcome) != signature(plan)
    assert tried >= PEOPLE
    assert changed >= 0.8 * tried, f"{changed} of {tried}"


@cache
def everyday_people() -> tuple[tuple[Draft, Plan], ...]:
    return tuple(plans(PEOPLE + 10, seed=8))
