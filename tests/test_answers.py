"""What the person said: types, ranges and contradictions are refused one by one; zero is an answer and null is none."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from ownpace.answer_model import Answers
from ownpace.answers import AnswersError, Problem, from_draft, given, parse, problems
from ownpace.questionnaire import ITEMS, Kind, Stage
from ownpace.text import t
from tests.builders import BACK, OLDER, WELL, an_answers, said

NUMBERS = [item for item in ITEMS if item.kind in {Kind.NUMBER, Kind.SCALE}]
DECIMALS = [item for item in ITEMS if item.kind is Kind.DECIMAL]
ONE_OF = [item for item in ITEMS if item.kind is Kind.CHOICE]
LISTS = [item for item in ITEMS if item.kind is Kind.CHOICES]
TEXTS = [item for item in ITEMS if item.kind is Kind.TEXT]


def refused(raw: object) -> dict[str, str]:
    """What is refused and why, by place."""
    with pytest.raises(AnswersError) as caught:
        parse(raw)
    found = caught.value.problems
    assert len({problem.path for problem in found}) == len(found)
    return {problem.path: problem.kind for problem in found}


def found(**draft: Any) -> dict[str, str]:
    """What is wrong with a draft of these answers."""
    return {problem.path: problem.kind for problem in problems({key.replace("__", "."): value for key, value in draft.items()})}


# --- the document as a whole -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("raw", [None, [], "answers", 7, True, [WELL], {1: "a"}])
def test_only_an_object_is_an_answers_document(raw: object) -> None:
    assert refused(raw) == {"answers": "not_object"}


@pytest.mark.parametrize("version", [None, 0, 2, "1", True, 1.5])
def test_only_version_one_is_known(version: object) -> None:
    assert refused(WELL | {"schema_version": version}) == {"schema_version": "schema_version"}


def test_a_document_without_a_version_is_refused() -> None:
    assert refused({key: value for key, value in WELL.items() if key != "schema_version"}) == {"schema_version": "schema_version"}


@pytest.mark.parametrize(
    "name",
    ["smerte.nu", "OM.ALDER", "", "__class__", "schema_version.1", "om_alder"],
)
def test_an_unknown_field_is_refused(name: str) -> None:
    """The name inside the model is no second name for the question."""
    assert refused(WELL | {name: 7}) == {name: "unknown_field"}


def test_every_problem_is_told_at_once_one_for_each_answer() -> None:
    raw = WELL | {"om.alder": 212, "motiv.tro": "seven", "rammer.minutter": 0, "ukendt": 1, "sikkerhed.akut": "ingen"}
    assert refused(raw) == {
        "om.alder": "age_range", "motiv.tro": "not_number", "rammer.minutter": "minutes_zero", "ukendt": "unknown_field", "sikkerhed.akut": "not_list",
    }  # fmt: skip


def test_the_error_names_places_and_never_answers() -> None:
    with pytest.raises(AnswersError) as caught:
        parse(WELL | {"funktion.1": "x" * 81, "om.alder": 212})
    assert "212" not in str(caught.value)
    assert "xx" not in str(caught.value)


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_problem_has_its_sentence(language: str) -> None:
    """The wording of each kind of problem exists in both languages and takes the values of the problem."""
    raw = WELL | {
        "om.alder": 212,
        "motiv.tro": "seven",
        "rammer.minutter": 0,
        "ukendt": 1,
        "sikkerhed.akut": "ingen",
        "smerte.har": "maaske",
        "aktiv.dage": 9,
        "samtykke": False,
        "helbred.blodsukker": 5.64,
    }
    with pytest.raises(AnswersError) as caught:
        parse(raw)
    assert all(t(f"error.{problem.kind}", language, **problem.values) for problem in caught.value.problems)


# --- null, zero and empty ----------------------------------------------------------------------------------------------------------------


def test_null_and_absent_mean_the_same() -> None:
    nulls: dict[str, Any] = {item.link_id: None for item in ITEMS if item.link_id not in WELL}
    assert parse(WELL | nulls) == parse(WELL)


@pytest.mark.parametrize("link_id", [item.link_id for item in ITEMS if item.required and item.link_id in WELL])
def test_a_required_answer_that_is_null_is_missing(link_id: str) -> None:
    """Days of the week stand in for a number of days, and activity minutes are asked only with active days."""
    assert refused(WELL | {link_id: None})[link_id] == "missing"


@pytest.mark.parametrize("link_id", ["funktion.1.score", "motiv.vigtig", "motiv.tro", "aktiv.dage", "soevn.korte", "funktion.rss", "energi"])
def test_zero_is_an_answer(link_id: str) -> None:
    more = {"aktiv.minutter": None} if link_id == "aktiv.dage" else {}
    assert parse(WELL | {link_id: 0} | more).said(link_id) == 0


def test_zero_pain_is_an_answer_of_a_person_with_pain() -> None:
    assert an_answers(BACK, smerte_nrs7=0, smerte_tryghed=0).said("smerte.nrs7") == 0


def test_an_empty_list_is_an_answer() -> None:
    """Nothing ticked is not the same as not answered; it raises no flag."""
    assert parse(WELL | {"rammer.udstyr": []}).said("rammer.udstyr") == ()


# --- types and ranges --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("item", NUMBERS, ids=lambda item: item.link_id)
def test_a_number_is_whole_and_in_range(item: Any) -> None:
    """Both ends of the range are accepted, one step outside is refused, and so is everything that is no whole number."""
    out = "age_range" if item.link_id == "om.alder" else "out_of_range"
    assert [found(**{item.link_id: value}) for value in (item.lowest, item.highest)] == [{}, {}]
    below = "minutes_zero" if item.link_id == "rammer.minutter" and item.lowest == 1 else out
    assert found(**{item.link_id: item.lowest - 1}) == {item.link_id: below}
    assert found(**{item.link_id: item.highest + 1}) == {item.link_id: out}
    assert found(**{item.link_id: item.lowest + 0.5}) == {item.link_id: "not_whole"}
    for wrong in ("7", True, [7], {}):
        assert found(**{item.link_id: wrong}) == {item.link_id: "not_number"}


@pytest.mark.parametrize("item", DECIMALS, ids=lambda item: item.link_id)
def test_a_number_with_a_decimal_has_at_most_one_and_is_in_range(item: Any) -> None:
    """Whole numbers and one decimal are accepted, both ends too; more decimals are refused, and so is everything that is no number."""
    for value in (item.lowest, item.highest, float(item.lowest), item.lowest + 0.1, item.highest - 0.3):
        assert found(**{item.link_id: round(value, 1)}) == {}
    for value in (item.lowest - 0.1, item.highest + 0.1, -1, 10_000):
        assert found(**{item.link_id: value}) == {item.link_id: "out_of_range"}
    assert found(**{item.link_id: item.lowest + 0.25}) == {item.link_id: "not_one_decimal"}
    for wrong in ("7", "7,2", True, [7], {}, float("nan"), float("inf")):
        assert found(**{item.link_id: wrong}) == {item.link_id: "not_number"}


@pytest.mark.parametrize("value", [round(tenths / 10, 1) for tenths in range(10, 250)])
def test_every_tenth_is_one_decimal(value: float) -> None:
    """Tenths have no exact floating-point form; that is not the person's mistake."""
    assert found(**{"helbred.blodsukker": value}) == {}


def test_a_whole_number_and_its_decimal_form_are_the_same_answer() -> None:
    five = [parse(WELL | {"helbred.blodsukker": value}) for value in (5, 5.0)]
    assert five[0] == five[1]
    assert five[0].said("helbred.blodsukker") == 5


@pytest.mark.parametrize("wrong", [7, -1, "x", "ja", [], ["x"], [[]], [None], {}, {"a": 1}, True, 0.5, float("nan")], ids=repr)
def test_any_json_value_anywhere_is_a_problem_and_never_a_fault(wrong: object) -> None:
    """A draft that comes back from the browser is not trusted."""
    assert problems({item.link_id: wrong for item in ITEMS})


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e400, 7.0])
def test_a_decimal_number_is_not_whole_whatever_its_value(value: float) -> None:
    assert found(**{"motiv.tro": value}) == {"motiv.tro": "not_whole"}


def test_a_huge_number_is_out_of_range() -> None:
    assert found(**{"motiv.tro": 10**400}) == {"motiv.tro": "out_of_range"}


@pytest.mark.parametrize(("age", "kind"), [(-1, "age_range"), (111, "age_range"), (212, "age_range")])
def test_an_age_outside_a_human_life_is_refused(age: int, kind: str) -> None:
    assert refused(WELL | {"om.alder": age}) == {"om.alder": kind}


@pytest.mark.parametrize("age", [0, 17])
def test_a_child_needs_no_further_answers(age: int) -> None:
    assert parse({"schema_version": 1, "om.alder": age}).said("om.alder") == age


def test_an_adult_needs_every_answer() -> None:
    assert set(refused({"schema_version": 1, "om.alder": 18}).values()) == {"missing"}


def test_pain_of_fourteen_is_refused() -> None:
    assert refused(said(BACK, smerte_nrs7=14)) == {"smerte.nrs7": "out_of_range"}


@pytest.mark.parametrize(("minutes", "kind"), [(0, "minutes_zero"), (9, "out_of_range"), (61, "out_of_range")])
def test_ten_to_sixty_minutes_fit_a_plan_and_none_is_refused_kindly(minutes: int, kind: str) -> None:
    assert refused(WELL | {"rammer.minutter": minutes}) == {"rammer.minutter": kind}


@pytest.mark.parametrize("item", ONE_OF, ids=lambda item: item.link_id)
def test_a_choice_is_one_of_its_options(item: Any) -> None:
    for option in item.options:
        assert found(**{item.link_id: option}) == {}
    for wrong in ("", "maaske", item.options[0].upper() + "x", 1, True, [item.options[0]], {}):
        assert found(**{item.link_id: wrong}) == {item.link_id: "not_option"}


@pytest.mark.parametrize("item", LISTS, ids=lambda item: item.link_id)
def test_a_list_holds_options_only(item: Any) -> None:
    for option in item.options:
        assert found(**{item.link_id: [option]}) == {}
    assert found(**{item.link_id: ["maaske"]}) == {item.link_id: "not_option"}
    for wrong in (item.options[0], 1, True, {"a": 1}):
        assert found(**{item.link_id: wrong}) == {item.link_id: "not_list"}


@pytest.mark.parametrize("inner", [[1], [None], [["ingen"]], [{}], [True]])
def test_a_list_of_something_else_is_refused(inner: list[Any]) -> None:
    assert set(found(**{"sikkerhed.akut": inner}).values()) <= {"not_option", "not_list"}
    assert found(**{"sikkerhed.akut": inner})


@pytest.mark.parametrize("item", TEXTS, ids=lambda item: item.link_id)
def test_own_words_have_a_length(item: Any) -> None:
    """One letter is enough, the limit is still accepted, one more is too long, and nothing is empty."""
    assert found(**{item.link_id: "x"}) == {}
    assert found(**{item.link_id: "x" * item.highest}) == {}
    assert found(**{item.link_id: "x" * (item.highest + 1)}) == {item.link_id: "too_long"}
    for blank in ("", " ", "\t \n", "\N{NO-BREAK SPACE}"):
        assert found(**{item.link_id: blank}) == {item.link_id: "empty"}
    for steering in ("\x1b[2Jx", "a\0b", "x\x7fy"):
        assert found(**{item.link_id: steering}) == {item.link_id: "not_text"}
    assert found(**{item.link_id: "  g\u00e5 til S\u00f8en \N{EM DASH} 2 gange "}) == {}
    for wrong in (7, True, ["gaa"], {}):
        assert found(**{item.link_id: wrong}) == {item.link_id: "not_text"}


@pytest.mark.parametrize("value", [False, None, "ja", 0, 1])
def test_consent_is_true_or_there_are_no_answers(value: object) -> None:
    assert set(refused(WELL | {"samtykke": value})) == {"samtykke"}


# --- contradictions of rulings 6 ---------------------------------------------------------------------------------------------------------

PAIN_QUESTIONS = [item for item in ITEMS if item.link_id.startswith("smerte.") and item.link_id != "smerte.har"]


def any_answer(item: Any) -> Any:
    """A valid answer of the question, zero where zero is one."""
    return (
        {Kind.CHOICE: item.options[:1], Kind.CHOICES: item.options[:1]}.get(item.kind, (0,))[0]
        if item.kind is not Kind.CHOICES
        else [item.options[0]]
    )


@pytest.mark.parametrize("item", PAIN_QUESTIONS, ids=lambda item: item.link_id)
def test_no_pain_with_a_pain_answer_is_refused(item: Any) -> None:
    """A pain of zero beside "no pain" is a contradiction too: zero is an answer."""
    assert found(**{"smerte.har": "nej", item.link_id: any_answer(item)}) == {"smerte.har": "no_pain_with_pain"}


@pytest.mark.parametrize(
    ("days", "minutes", "problem"),
    [(0, 30, "zero_days_minutes"), (0, 1, "zero_days_minutes"), (0, 0, None), (0, None, None), (1, 30, None), (1, 0, None)],
)
def test_no_active_days_with_minutes_is_refused(days: int, minutes: int | None, problem: str | None) -> None:
    assert found(**{"aktiv.dage": days, "aktiv.minutter": minutes}) == ({"aktiv.minutter": problem} if problem else {})


@pytest.mark.parametrize("item", [item for item in LISTS if "ingen" in item.options], ids=lambda item: item.link_id)
def test_none_of_these_with_another_tick_is_refused(item: Any) -> None:
    """Don't know is another tick."""
    other = next(option for option in item.options if option != "ingen")
    assert found(**{item.link_id: ["ingen", other]}) == {item.link_id: "none_with_other"}
    assert found(**{item.link_id: [other, "ingen"]}) == {item.link_id: "none_with_other"}
    assert found(**{item.link_id: ["ingen"]}) == {}


@pytest.mark.parametrize("item", LISTS, ids=lambda item: item.link_id)
def test_the_same_tick_twice_is_refused(item: Any) -> None:
    assert found(**{item.link_id: [item.options[0]] * 2}) == {item.link_id: "duplicate_option"}
    assert found(**{item.link_id: [item.options[0]] * (len(item.options) + 1)}) == {item.link_id: "duplicate_option"}


@pytest.mark.parametrize(
    ("ticks", "problem"),
    [
        (["diabetes_1", "diabetes_2"], "diabetes_both"),
        (["diabetes_1"], None),
        (["diabetes_2"], None),
        (["kraeft_behandling", "kraeft_faerdig"], "cancer_both"),
        (["kraeft_behandling"], None),
        (["kraeft_faerdig", "diabetes_2"], None),
    ],
)
def test_two_diagnoses_that_exclude_each_other_are_refused(ticks: list[str], problem: str | None) -> None:
    assert found(**{"helbred.tilstande": ticks}) == ({"helbred.tilstande": problem} if problem else {})


@pytest.mark.parametrize(
    ("hands", "stands", "problem"),
    [("ja", 12, True), ("ja", 1, True), ("ja", 0, False), ("nej", 12, False), ("ved_ikke", 12, False), ("ja", None, False)],
)
def test_hands_with_a_count_of_chair_stands_is_refused(hands: str, stands: int | None, *, problem: bool) -> None:
    assert found(**{"funktion.haender": hands, "funktion.rss": stands}) == ({"funktion.rss": "hands_with_count"} if problem else {})


@pytest.mark.parametrize(
    ("over", "under", "problem"), [(120, 80, False), (120, 119, False), (120, 120, True), (80, 120, True), (120, None, False), (None, 80, False)]
)
def test_the_lower_blood_pressure_is_below_the_upper_one(over: int | None, under: int | None, *, problem: bool) -> None:
    said_so = {"helbred.blodtryk.over": over, "helbred.blodtryk.under": under}
    assert found(**said_so) == ({"helbred.blodtryk.under": "pressure_order"} if problem else {})


@pytest.mark.parametrize("conditions", [["ingen"], ["hjertesygdom"], ["diabetes_2"]])
def test_diabetes_medicine_without_diabetes_is_no_contradiction(conditions: list[str]) -> None:
    assert found(**{"helbred.tilstande": conditions, "helbred.medicin": ["insulin"]}) == {}


def test_contradictions_are_refused_in_the_document_too() -> None:
    assert refused(WELL | {"aktiv.dage": 0}) == {"aktiv.minutter": "zero_days_minutes"}
    assert refused(WELL | {"helbred.tilstande": ["ingen", "kol"]}) == {"helbred.tilstande": "none_with_other"}


# --- what is kept ------------------------------------------------------------------------------------------------------------------------


def test_answers_cannot_be_changed() -> None:
    answers = parse(WELL)
    with pytest.raises(ValidationError):
        answers.om_alder = 51  # type: ignore[attr-defined]


def test_the_document_gives_back_what_was_said_in_the_order_of_the_questions() -> None:
    shuffled = dict(sorted(said("older").items(), reverse=True))
    document = parse(shuffled).document()
    assert document == said("older")
    asked = [item.link_id for item in ITEMS]
    assert next(iter(document)) == "schema_version"
    assert [key for key in asked if key in document] == list(document)[1:]
    assert parse(document) == parse(shuffled)


def test_a_draft_loses_answers_to_questions_that_no_longer_apply() -> None:
    """A person who went back and became 60 is not judged by the falls of a 70-year-old."""
    draft = {key: value for key, value in (WELL | OLDER | {"om.alder": 60, "helbred.fald": "to_eller_flere"}).items() if key != "schema_version"}
    assert from_draft(draft).said("helbred.fald") is None


def test_answers_to_questions_of_later_issues_are_known_already() -> None:
    later = {item.link_id: any_answer(item) if item.kind is not Kind.NUMBER else item.lowest for item in ITEMS if item.stage is Stage.LATER}
    answers = parse(WELL | BACK | later)
    assert {link_id: answers.document()[link_id] for link_id in later} == later


def test_an_answer_as_a_fact_names_its_question() -> None:
    fact = given(parse(WELL), "motiv.tro")
    assert (fact.id, fact.value, list(fact.lineage())) == ("answer:motiv.tro", 8, [fact])
    assert given(parse(WELL), "energi").value is None
    with pytest.raises(KeyError):
        given(parse(WELL), "smerte.farve")


def test_a_fact_shown_by_accident_does_not_show_the_answer() -> None:
    assert "8" not in repr(given(parse(WELL), "motiv.tro"))


def test_a_problem_holds_no_answer() -> None:
    assert problems({"om.alder": 212}) == (Problem("om.alder", "age_range", {"min": 18, "max": 110}),)
    assert isinstance(parse(WELL), Answers)
