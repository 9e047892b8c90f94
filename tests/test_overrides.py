"""What a professional changes: it is followed or refused by the law that stands against it, and it never bends."""

from __future__ import annotations

from typing import Any

import pytest

from ownpace import choices, laws
from ownpace.answers import Problem
from ownpace.choices import ChoiceError
from ownpace.document import to_document
from ownpace.evidence import cited
from ownpace.plan import Plan, Referral, _at_fault, fingerprint, make_plan, override_place
from ownpace.text import t
from ownpace.views import start_dose
from ownpace.vocabulary import Language
from ownpace.wording import problem_line
from tests.builders import MONDAY, a_plan, an_answers

SIGNED = {"reason": "Har trænet mere før", "by": "Fysioterapeut", "on": "2026-01-05"}


def changed(name: str, *changes: dict[str, Any], **answers: Any) -> Plan:
    signed = choices.parse((), [{"change": change, **SIGNED} for change in changes])[1]
    made = make_plan(an_answers(name, **answers), MONDAY, (), signed)
    assert isinstance(made, Plan)
    return made


def refused(name: str, change: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    with pytest.raises(ChoiceError) as found:
        changed(name, change)
    return [(one.path, one.kind, dict(one.values)) for one in found.value.problems]


def smallest(plan: Plan) -> int:
    return int(cited("sessions.lowest").value * cited("sessions.shortest").value + plan.prescription.gap_walk.value)


def test_a_dose_below_the_computed_one_is_followed() -> None:
    plan = changed("back", {"kind": "dose", "minutes": 60})
    assert plan.program.weeks[0].minutes.value <= 60 < a_plan("back").program.weeks[0].minutes.value


def test_a_dose_is_what_week_1_has_or_it_is_refused_with_the_nearest_one_below() -> None:
    for minutes in range(20, 91):
        try:
            assert changed("back", {"kind": "dose", "minutes": minutes}).program.weeks[0].minutes.value == minutes
        except ChoiceError as found:
            (problem,) = found.problems
            assert problem.kind == "override_uneven"
            assert problem.values["minutes"] < minutes
            assert changed("back", {"kind": "dose", "minutes": problem.values["minutes"]}).program.weeks[0].minutes.value == problem.values["minutes"]


def test_more_than_the_days_hold_is_refused_with_the_most_that_they_hold() -> None:
    assert refused("back", {"kind": "dose", "minutes": 400}) == [("overrides.dose", "override_uneven", {"minutes": 99})]
    assert changed("back", {"kind": "dose", "minutes": 99}).program.weeks[0].minutes.value == 99


def test_the_smallest_dose_is_as_many_of_the_shortest_sessions_as_a_week_must_have() -> None:
    least = smallest(a_plan("back"))
    assert changed("back", {"kind": "dose", "minutes": least}).program.weeks[0].minutes.value == least
    assert refused("back", {"kind": "dose", "minutes": least - 1}) == [("overrides.dose", "override_small", {"minutes": least})]


@pytest.mark.parametrize("minutes", [10, 21, 24, 25, 30])
def test_the_smallest_dose_has_room_for_the_short_walk_of_those_who_need_it(minutes: int) -> None:
    """Two sessions and the walk are 25 minutes at least; whole weeks below that, as one of 21, are neither followed nor told."""
    assert refused("insulin", {"kind": "dose", "minutes": minutes}) == [("overrides.dose", "override_small", {"minutes": 31})]
    assert smallest(a_plan("insulin")) == 25


@pytest.mark.parametrize("name", ["heart", "knee", "older"])
def test_eight_weeks_are_refused_where_the_conditions_or_the_level_ask_for_twelve(name: str) -> None:
    assert a_plan(name).program.length.value == 12
    assert refused(name, {"kind": "length", "weeks": 8}) == [("overrides.length", "override_length", {"weeks": 12})]
    assert changed(name, {"kind": "length", "weeks": 12}).program.length.value == 12


@pytest.mark.parametrize("weeks", [8, 12])
def test_a_length_that_is_not_refused_is_followed(weeks: int) -> None:
    assert changed("back", {"kind": "length", "weeks": weeks}).program.length.value == weeks


def test_snacks_have_a_dose_of_their_own() -> None:
    assert refused("busy", {"kind": "dose", "minutes": 20}) == [("overrides.dose", "override_snacks", {})]


def test_a_dose_above_the_computed_one_is_followed_as_far_as_the_laws_allow() -> None:
    computed, limit = a_plan("knee").program.weeks[0].minutes.value, 54
    assert changed("knee", {"kind": "dose", "minutes": 40}).program.weeks[0].minutes.value == 40 > computed
    assert max(week.minutes.value for week in changed("knee", {"kind": "dose", "minutes": 40}).program.weeks) <= limit


def test_a_dose_far_above_what_the_person_does_names_the_law_that_refuses_it() -> None:
    found = refused("older", {"kind": "dose", "minutes": 30})
    assert found == [("overrides.dose", "override_law", {"law": "I28"})]


@pytest.mark.parametrize("language", list(Language))
def test_a_refusal_says_the_law_in_words(language: Language) -> None:
    with pytest.raises(ChoiceError) as found:
        changed("older", {"kind": "dose", "minutes": 30})
    said = problem_line(found.value.problems[0], language)
    assert "I28" in said
    assert {Language.DA: "det, du gør i forvejen", Language.EN: "what you already do"}[language] in said


@pytest.mark.parametrize("after", [{"kind": "note"}, {"kind": "days", "weekdays": ["mandag", "torsdag"]}, {"kind": "length", "weeks": 12}])
def test_a_law_blames_the_change_without_which_it_holds_and_never_a_note(after: dict[str, Any]) -> None:
    """However much newer the harmless change is."""
    with pytest.raises(ChoiceError) as found:
        changed("older", {"kind": "dose", "minutes": 30}, after)
    assert {one.path for one in found.value.problems} == {"overrides.dose"}


def test_a_law_blames_the_newest_of_the_changes_that_break_it_only_together() -> None:
    stands = {("overrides.length",), ("overrides.dose",)}
    signed = choices.parse((), [{"change": one, **SIGNED} for one in ({"kind": "length", "weeks": 12}, {"kind": "dose", "minutes": 40})])[1]
    assert _at_fault(signed, lambda others: tuple(override_place(one.change) for one in others) in stands) == "overrides.dose"
    assert _at_fault(signed, lambda _: False) == "overrides.dose"


@pytest.mark.parametrize("kind", ["choice_refused", "choice_no_room"])
@pytest.mark.parametrize("language", list(Language))
def test_a_refused_exercise_is_called_by_its_name(kind: str, language: Language) -> None:
    assert t("exercises.steady_walk.name", language) in problem_line(Problem("swap.x", kind, {"exercise": "steady_walk"}), language)
    assert "no_such_thing" in problem_line(Problem("swap.x", kind, {"exercise": "no_such_thing"}), language)


def test_the_dose_is_in_the_lineage_beside_the_computed_one() -> None:
    facts = to_document(changed("back", {"kind": "dose", "minutes": 60}), "da")["facts"]
    assert facts["start.prescribed"]["derived_from"] == ["start.week1", "override:dose"]
    assert (facts["start.prescribed"]["value"], facts["override:dose"]["value"]) == (60, 60)


def test_a_plan_that_nobody_changed_does_not_speak_of_a_dose() -> None:
    facts = to_document(a_plan("back"), "da")["facts"]
    assert not {"start.prescribed", "override:dose", "choice:dose"} & set(facts)


def test_a_note_changes_nothing_that_is_computed_but_belongs_to_the_plan() -> None:
    bare, noted = a_plan("back"), changed("back", {"kind": "note"})
    assert [week.load.value for week in noted.program.weeks] == [week.load.value for week in bare.program.weeks]
    assert fingerprint(noted) != fingerprint(bare)


def test_days_that_break_a_law_are_refused_by_its_name() -> None:
    """Type 2 diabetes: idle spells stay short, whatever the days."""
    made = changed("back", {"kind": "days", "weekdays": ["mandag", "onsdag", "fredag"]})
    assert {session.weekday for session in made.program.weeks[0].sessions} == {"monday", "wednesday", "friday"}


@pytest.mark.parametrize("missing", ["reason", "by", "on"])
def test_a_change_without_why_who_or_when_is_refused(missing: str) -> None:
    raw = {"change": {"kind": "note"}, **{key: value for key, value in SIGNED.items() if key != missing}}
    with pytest.raises(ChoiceError) as found:
        choices.parse((), [raw])
    assert [(one.path, one.kind) for one in found.value.problems] == [(f"overrides[0].{missing}", "field_missing")]


@pytest.mark.parametrize(
    ("field", "value", "kind"),
    [
        ("reason", "  ", "wrong_form"), ("reason", "ab", "wrong_form"), ("reason", "x" * 301, "wrong_form"), ("by", " ", "wrong_form"),
        ("by", "x" * 81, "wrong_form"), ("on", "2026-02-30", "not_date"), ("on", "5/1 2026", "not_date"),
    ],
)  # fmt: skip
def test_a_signature_has_a_form(field: str, value: str, kind: str) -> None:
    with pytest.raises(ChoiceError) as found:
        choices.parse((), [{"change": {"kind": "note"}, **SIGNED, field: value}])
    assert [(one.path, one.kind) for one in found.value.problems] == [(f"overrides[0].{field}", kind)]


@pytest.mark.parametrize(("minutes", "fits"), [(0, False), (1, True), (600, True), (601, False), (20.5, False), ("20", False)])
def test_a_dose_is_whole_minutes_in_range(minutes: object, fits: bool) -> None:
    raw = [{"change": {"kind": "dose", "minutes": minutes}, **SIGNED}]
    if fits:
        assert choices.parse((), raw)[1][0].change.document() == {"kind": "dose", "minutes": minutes}
        return
    with pytest.raises(ChoiceError) as found:
        choices.parse((), raw)
    assert [one.path for one in found.value.problems] == ["overrides[0].change.minutes"]


def test_a_weekday_that_is_named_twice_is_no_second_day() -> None:
    """It would count as time that the person has not got."""
    for one, both in (
        ([{"kind": "days", "weekdays": ["mandag", "mandag"]}], ()),
        ((), [{"change": {"kind": "days", "weekdays": ["mandag"] * 3}, **SIGNED}]),
    ):
        with pytest.raises(ChoiceError) as found:
            choices.parse(one, both)
        assert [(problem.path.rpartition(".")[2], problem.kind) for problem in found.value.problems] == [("weekdays", "duplicate_option")]


def test_the_person_cannot_choose_a_dose_or_write_a_note_as_a_professional() -> None:
    for kind in ({"kind": "dose", "minutes": 40}, {"kind": "note"}):
        with pytest.raises(ChoiceError):
            choices.parse([kind])


def test_no_change_makes_a_plan_of_a_referral() -> None:
    signed = choices.parse((), [{"change": {"kind": "dose", "minutes": 20}, **SIGNED}])[1]
    assert isinstance(make_plan(an_answers("emergency"), MONDAY, (), signed), Referral)


def test_every_change_says_what_a_law_may_read() -> None:
    plan = changed("back", {"kind": "note"}, {"kind": "length", "weeks": 12}, {"kind": "dose", "minutes": 60})
    assert laws.broken(plan) == ()
    assert laws.LAWS["I68"].applies(plan)
    assert not laws.LAWS["I68"].applies(a_plan("back"))


def test_the_picture_of_the_start_shows_the_professionals_step_last() -> None:
    document = to_document(changed("back", {"kind": "dose", "minutes": 60}), "da")
    assert [(one.id, one.minutes) for one in start_dose.steps(document)][-2:] == [("prescribed", 60), ("first", 60)]


@pytest.mark.parametrize("name", ["insulin", "knee_diabetes_weight", "back"])
def test_the_dose_that_a_refusal_names_is_one_that_is_followed(name: str) -> None:
    """With a short walk beside the sessions too: nobody is sent from one number to the next."""
    computed = a_plan(name)
    for minutes in range(smallest(computed) - 2, computed.program.weeks[0].minutes.value + 1):
        try:
            made = changed(name, {"kind": "dose", "minutes": minutes})
            assert made.program.weeks[0].minutes.value == minutes
        except ChoiceError as found:
            (problem,) = found.problems
            told = problem.values["minutes"]
            assert (problem.kind, told > minutes) in {("override_uneven", False), ("override_small", True)}
            assert changed(name, {"kind": "dose", "minutes": told}).program.weeks[0].minutes.value == told
