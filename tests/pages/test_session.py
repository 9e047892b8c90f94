"""What comes back from a browser is read like a stranger's file."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from ownpace.questionnaire import ITEMS, Kind
from ownpace.text import has, t
from ownpace.ui import course, fields
from ownpace.ui.numbers import decimal, shown, whole
from ownpace.ui.session import LONGEST, clean


def document(**draft: object) -> str:
    return json.dumps({"v": 1, "language": "en", "draft": draft})


def test_lawful_answers_come_back() -> None:
    kept = clean(document(samtykke=True, **{"om.alder": 45, "smerte.nrs7": 0}))
    assert (kept.draft, kept.language) == ({"samtykke": True, "om.alder": 45, "smerte.nrs7": 0}, "en")
    assert (kept.course, kept.week) == (course.empty(), {})


@pytest.mark.parametrize(
    "raw",
    ["", "null", "[]", "7", "{", "[" * 100_000, "x" * (LONGEST + 1),
     '{"v": 2, "draft": {"om.alder": 45}}', '{"v": 1, "draft": []}', '{"v": 1}', "x" * 50_000, document(**{"om.alder": 212}),
     document(**{"om.alder": "45"}), document(**{"om.alder": True}), document(ukendt=1), document(**{"sikkerhed.akut": "ingen"}),
     document(**{"sikkerhed.akut": ["ingen", "kollaps"]}), document(**{"motiv.tro": 7.5}), document(samtykke="ja")],
)  # fmt: skip
def test_anything_else_is_dropped(raw: str) -> None:
    assert clean(raw)[0] == {}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", None),
        ("  ", None),
        ("0", 0),
        ("45", 45),
        (" 45 år", 45),
        ("45 years", 45),
        ("30 min.", 30),
        ("30minutter", 30),
        ("45,0", 45),
        ("+7", 7),
        ("ca. 30", 30),
        ("omkring 20 minutter", 20),
        ("about 20 minutes", 20),
        ("95 kilo", 95),
        ("172 centimeter", 172),
    ],
)
def test_a_whole_number_is_read_with_its_unit(typed: str, read: int | None) -> None:
    assert whole(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [("", None), (" ", None), ("7", 7.0), ("7,2", 7.2), ("7.2", 7.2), (" 7,2 mmol/l", 7.2), ("7,20", 7.2), ("6,55", 6.55), ("-1", -1.0), ("0", 0.0)],
)
def test_a_decimal_number_is_read_with_comma_or_point(typed: str, read: float | None) -> None:
    """More than one decimal is read as it is and refused by the model, which names the problem."""
    assert decimal(typed) == read


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_number_with_the_words_it_is_shown_with_can_be_typed(language: str) -> None:
    for item in (item for item in ITEMS if fields.typed(item) and has(f"app.answer.{item.link_id}", language)):
        for typed in (t(f"app.answer.{item.link_id}", language, n=item.highest), f"\N{NO-BREAK SPACE} {item.highest} "):
            assert (decimal if item.kind is Kind.DECIMAL else whole)(typed) == item.highest, typed


@pytest.mark.parametrize("typed", ["syv", "7,2,1", "7 2", "1e3", "7,2 bananer", "nan", "inf"])
def test_anything_else_is_no_decimal_number(typed: str) -> None:
    assert decimal(typed) == typed


@pytest.mark.parametrize(("value", "comma", "text"), [(7.2, ",", "7,2"), (7.2, ".", "7.2"), (7.0, ",", "7"), (130, ",", "130"), (2000, ",", "2000")])
def test_a_number_is_shown_as_it_is_typed(value: float, comma: str, text: str) -> None:
    assert shown(value, comma) == text
    assert decimal(text) == value


@pytest.mark.parametrize(
    "typed",
    [
        "1,5",
        "1.000",
        "4,5 år",
        "fyrre",
        "4 5",
        "45 bananer",
        "ca.",
        "kg",
        "20 eller 30",
        "20-30",
        "1 time",
        "2 timer",
        "1 hour",
        "1e3",
        "٤٥",
        "9" * 30,
    ],
)
def test_anything_else_is_no_whole_number(typed: str) -> None:
    assert not isinstance(whole(typed), int)


WEEK = {
    "week": 1, "sessions": [{"id": "w1-1", "done": True, "size": "good"}, {"id": "w1-2", "done": False}], "effort": 4, "pain_during": 3,
    "planned": {"number": 1, "kind": "build", "minutes_total": 45, "load": 121.05, "sessions": [{"id": "w1-1", "weekday": "monday", "template": "walk", "minutes": 15}]},
}  # fmt: skip
COURSE = {
    "start": "2026-11-30", "choices": [{"kind": "swap", "from": "chair_stand", "to": "chair_stand_hands"}],
    "overrides": [{"change": {"kind": "days", "weekdays": ["mandag"]}, "reason": "works on other days", "by": "PT", "on": "2026-01-05"}], "check_ins": [WEEK],
}  # fmt: skip


def with_course(kept: object, **more: object) -> str:
    return json.dumps({"v": 1, "language": "da", "draft": {"om.alder": 45}, "course": kept, **more})


def test_a_course_comes_back_as_it_was() -> None:
    assert clean(with_course(COURSE)).course == COURSE
    assert clean(with_course(course.empty())).course == course.empty()


@pytest.mark.parametrize(
    "changed",
    [
        [], "plan", 7, {"start": "2026-12-01"}, {"start": 7}, {"start": "nextweek!!"}, {"choices": [{"kind": "swap", "from": "a"}]}, {"choices": {"kind": "days"}},
        {"choices": [{"kind": "lift_the_law"}]}, {"overrides": [{"change": {"kind": "size"}, "reason": "none"}]}, {"check_ins": [7]}, {"check_ins": "all"},
        {"check_ins": [WEEK, WEEK]}, {"check_ins": [WEEK | {"week": 13}]}, {"check_ins": [WEEK | {"effort": 11}]}, {"check_ins": [WEEK | {"secret": 1}]},
        {"check_ins": [WEEK | {"planned": {"number": 1}}]}, {"check_ins": [WEEK | {"planned": WEEK["planned"] | {"kind": "<img src=x onerror=alert(1)>"}}]},
        {"check_ins": [WEEK | {"new_symptoms": ["sikkerhed.akut.opdigtet"]}]}, {"check_ins": [WEEK] * 13},
    ],
)  # fmt: skip
def test_a_course_that_is_not_one_is_dropped_and_the_answers_stay(changed: object) -> None:
    kept = clean(with_course(COURSE | changed if isinstance(changed, dict) else changed))
    assert kept.course is None
    assert kept.draft == {"om.alder": 45}


def test_a_check_in_that_was_begun_comes_back_without_what_cannot_be_an_answer() -> None:
    good = {"number": 2, "uge.w2-1": "good", "uge.effort": 4, "uge.new_symptoms": ["ingen"], "trin.bend_1": 30, "uge.retest.pain": 0}
    one = {"step": "bend_3", "expected": 60, "happened": False, "harm_belief": 20}
    bad = {"uge.fatigue": True, "uge.confidence": 7.5, "uge.x": "y" * 500, "uge.y": [1], "uge.z": None, "<b>": 1, "draft": {}, "uge.effort2": -1}
    wrong_tries = [one | {"harm_belief": 101}, one | {"happened": "no"}, {"step": "bend_3"}, one | {"expected": True}, 7, one | {"more": 1}]
    assert clean(with_course(COURSE, week=good | bad | {"tries": [one, *wrong_tries]})).week == good | {"tries": [one]}
    assert clean(with_course(COURSE, week=good | {"tries": [one] * 20})).week["tries"] == [one] * course.MOST_TRIES
    for raw in (7, [], "week", {f"uge.q{n}": 1 for n in range(500)}, {"tries": "all"}):
        assert clean(with_course(COURSE, week=raw)).week == {}


MONDAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("start", "logged", "days", "begins"),
    [
        (None, False, -4, MONDAY), ("2026-11-30", False, -4, MONDAY), ("2026-11-30", False, 0, MONDAY), ("2026-11-30", False, 7, MONDAY),
        ("2026-11-30", False, 8, date(2026, 12, 14)), ("2026-11-30", True, 8, MONDAY), ("2026-11-30", True, 200, MONDAY),
    ],
)  # fmt: skip
def test_the_start_is_fixed_with_the_first_plan_and_moves_only_when_nothing_came_of_it(
    start: str | None, logged: bool, days: int, begins: date
) -> None:
    kept = course.empty() | {"start": start, "check_ins": [WEEK] if logged else []}
    assert course.begins(kept, MONDAY + timedelta(days)) == begins


def signed(old: str, new: str) -> dict[str, object]:
    """A professional's swap."""
    return {"change": {"kind": "swap", "from": old, "to": new}, "reason": "Bedre", "by": "AB", "on": "2026-11-28"}


def test_a_professionals_swap_of_a_stand_in_is_a_swap_of_what_the_plan_found() -> None:
    kept = course.choose(course.empty(), {"kind": "swap", "from": "x", "to": "y"})
    for old, new, expected in (("a", "b", {"b": "a"}), ("b", "c", {"c": "a"}), ("c", "a", {}), ("y", "z", {"z": "x"}), ("z", "y", {"y": "x"})):
        kept = course.override(kept, signed(old, new))
        assert course.prescribed(kept) == expected


def test_what_does_not_fit_goes_alone_and_a_note_never() -> None:
    note = {**signed("a", "b"), "change": {"kind": "note"}}
    kept = course.override(course.override(course.override(course.empty(), signed("a", "b")), signed("c", "d")), note)
    kept = course.choose(kept, {"kind": "swap", "from": "a", "to": "e"})
    assert course.give_way(kept, ["overrides.swap.c"])
    assert course.prescribed(kept) == {"b": "a"}
    assert course.give_way(kept, ["swap.a"])
    assert (course.prescribed(kept), course.originals(kept)) == ({}, {"e": "a"})
    assert course.give_way(kept, ["overrides.note"])
    assert (kept["choices"], kept["overrides"]) == ([], [note])
    assert not course.give_way(kept, ["overrides.note"])


def test_of_a_kind_the_last_choice_stands_and_swaps_are_kept_apart() -> None:
    kept = course.empty()
    for choice in (
        {"kind": "days", "weekdays": ["mandag"]}, {"kind": "swap", "from": "a", "to": "b"}, {"kind": "days", "weekdays": ["onsdag"]},
        {"kind": "swap", "from": "c", "to": "d"}, {"kind": "swap", "from": "a", "to": "e"},
    ):  # fmt: skip
        kept = course.choose(kept, choice)
    assert [one.get("to") or one["weekdays"] for one in kept["choices"]] == [["onsdag"], "d", "e"]
    assert course.originals(kept) == {"e": "a", "d": "c"}
    assert course.give_way(kept, ["swap.a"])
    assert course.originals(kept) == {"d": "c"}
    assert course.give_way(kept, [])
    assert kept["choices"] == []
    assert not course.give_way(kept, ["swap.a"])
