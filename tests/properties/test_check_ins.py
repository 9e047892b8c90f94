"""What holds for every sequence of logged weeks: the plan stays lawful, only a good week lets it grow, and a replay gives the same bytes."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any, TypeAlias

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from ownpace.answer_model import Answers
from ownpace.answers import parse as parse_answers
from ownpace.check_in import parse
from ownpace.crowd import drawn
from ownpace.document import dump, to_document
from ownpace.plan import Plan, make_plan
from ownpace.questionnaire import SIGNS, SYMPTOMS, relevant
from ownpace.screening import FLAGS
from ownpace.vocabulary import Clearance, Finding, Verdict
from tests.builders import MONDAY, TRAINING, an_answers
from tests.weeks import a_log, last_build

Drawn: TypeAlias = Mapping[str, Any]
LEAST = 8
"""Check-ins of a sequence, at least."""
sequences = settings(
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
"""A sequence that fails is shown as it was drawn: making it smaller would take minutes."""


# --- what is told ------------------------------------------------------------------------------------------------------------------------


def often(usual: Any, *others: Any) -> st.SearchStrategy[Any]:
    """The usual value more often than all others together."""
    return st.sampled_from([usual] * (len(others) + 1) + list(others))


PAIN = often(None, 0, 2, 3, 4, 5, 6, 7, 8, 10)
SESSION = st.fixed_dictionaries(
    {},
    optional={
        "size": st.sampled_from(["good", "ordinary", "bad", None]),
        "effort": st.sampled_from([None, 2, 3, 4, 5, 7, 10]),
        "pain_during": PAIN,
        "pain_after": PAIN,
        "pain_next_morning": PAIN,
    },
)
CARE = [symptom for symptom in SYMPTOMS if FLAGS[tuple(symptom.rsplit(".", 1))].clearance >= Clearance.CAUTION]
"""Signs that do not end a plan."""
WEEK = st.fixed_dictionaries(
    {"done": often(1.0, 0.0, 0.34, 0.5, 0.67, 0.75)},
    optional={
        "each": SESSION,
        "on": st.dictionaries(st.integers(0, 5), SESSION, max_size=3),
        "effort": st.integers(0, 10),
        "pain_during": PAIN,
        "pain_next_morning": PAIN,
        "sleep_hours_low_nights": st.sampled_from([0, 3, 4, 7]),
        "fatigue": st.sampled_from([0, 4, 6, 7, 10]),
        "new_symptoms": often([], *([sign] for sign in SIGNS), CARE[:1]),
        "new_diagnosis": st.just(False),
        "days_off": st.sampled_from([0, 7, 8, 14, 15, 27, 28, 60]),
        "confidence": st.integers(0, 10),
        "retest": st.fixed_dictionaries(
            {}, optional={"goal_score": st.integers(0, 10), "pain": st.integers(0, 10), "chair_stands": st.integers(0, 60)}
        ),
    },
)
QUIET = st.fixed_dictionaries({"done": st.just(1.0)})
"""A good week; without some in a row nothing grows."""


@st.composite
def courses(draw: st.DrawFn) -> list[Drawn | None]:
    """Twelve weeks, four of which may not have been logged; a person with eight weeks uses the first eight, all of them logged."""
    weeks: list[Drawn | None] = draw(st.lists(QUIET | WEEK, min_size=12, max_size=12))
    left_out = draw(st.sets(st.integers(0, 11), max_size=12 - LEAST))
    return [None if number in left_out and draw(st.booleans()) else week for number, week in enumerate(weeks)]


@st.composite
def anybody(draw: st.DrawFn) -> Answers:
    """Any answers that leave a person free to train."""
    chance = random.Random(draw(st.integers(0, 2**32)))  # noqa: S311 - people, not secrets
    return parse_answers({"schema_version": 1, **relevant(drawn(chance, {}, 0))})


# --- what holds --------------------------------------------------------------------------------------------------------------------------


def check(answers: Answers, weeks: list[Drawn | None]) -> None:
    """Log week after week: every plan is lawful (``make_plan`` refuses any other), nothing but progress raises the load, and a replay is the same."""
    plan = make_plan(answers, MONDAY)
    assume(isinstance(plan, Plan))
    assert isinstance(plan, Plan)
    length = len(plan.program.weeks)
    logs = ()
    for number, told in enumerate(weeks[:length], start=1):
        if told is None and length > LEAST:
            continue
        week = plan.program.weeks[number - 1]
        changes = dict(told or {"done": 1.0})
        logs += (a_log(week, plan.profile.usual_pain.value, round(changes.pop("done") * len(week.sessions)), **changes),)
        outcome = make_plan(answers, MONDAY, check_ins=logs)
        assert isinstance(outcome, Plan)
        plan = outcome
        (decision,) = (one for one in plan.program.decisions if one.week == number)
        base = last_build(plan, number + 1)
        if number < length and decision.verdict.value is not Verdict.PROGRESS and base is not None:
            assert round(plan.program.weeks[number].load.value - base.load.value, 2) <= 0, (number, decision.finding.value)
        assert (decision.verdict.value is Verdict.PROGRESS) == (decision.finding.value is Finding.GOOD)
    assert len(logs) >= LEAST
    again = make_plan(answers, MONDAY, check_ins=tuple(parse(log.document()) for log in logs))
    assert dump(to_document(again, "da")) == dump(to_document(plan, "da"))


@settings(sequences, max_examples=25)
@given(st.sampled_from(TRAINING), courses())
def test_every_sequence_of_weeks_keeps_the_plan_lawful(name: str, weeks: list[Drawn | None]) -> None:
    check(an_answers(name), weeks)


@pytest.mark.full
@settings(sequences, max_examples=500)
@given(st.sampled_from(TRAINING), courses())
def test_five_hundred_sequences_of_weeks_keep_the_plan_lawful(name: str, weeks: list[Drawn | None]) -> None:
    check(an_answers(name), weeks)


@pytest.mark.full
@settings(sequences, max_examples=200)
@given(anybody(), courses())
def test_so_do_two_hundred_of_people_with_any_answers(answers: Answers, weeks: list[Drawn | None]) -> None:
    check(answers, weeks)
