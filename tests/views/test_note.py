"""The note for the record: short, without a name, with the numbers of the plan, and somebody's words stay words in one line."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

import pytest

from ownpace.exercises import CATALOGUE
from ownpace.people import EXAMPLES
from ownpace.screening import FLAGS
from ownpace.text import t
from ownpace.text.format import counted
from ownpace.views.note import MOST, WIDTH, note
from ownpace.vocabulary import Language
from tests.builders import REFERRED, TRAINING, a_document

BOTH: Final = (Language.DA, Language.EN)
Make = Callable[..., dict[str, Any]]
LENGTH: Final = {"change": {"kind": "length", "weeks": 12}, "reason": "Efter aftale", "by": "Kim Klinik", "on": "2027-01-04"}


def lines_of(document: dict[str, Any], language: str = "da") -> list[str]:
    return note(document, language).splitlines()


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_note_is_at_most_ten_lines_of_at_most_120_letters_and_nothing_is_left_unfilled(document: Make, name: str, language: Language) -> None:
    said = note(document(name, language), language)
    found = said.splitlines()
    assert said.endswith("\n")
    assert len(found) <= MOST == 10
    assert all(0 < len(line) <= WIDTH == 120 for line in found)
    assert not re.search(r"[{}]|\bNone\b|option\.|question\.|note\.", said)


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("name", TRAINING)
def test_the_numbers_of_the_plan_are_in_its_note(document: Make, name: str, language: Language) -> None:
    plan = document(name, language)
    said, answers, rule = note(plan, language), plan["answers"], plan["pain_rule"]
    weeks, dose = plan["program"]["weeks"], plan["prescription"]
    for week in (weeks[0], weeks[-1]):
        days = counted("day", len({session["weekday"] for session in week["sessions"]}), language)
        minutes = counted("minute", week["minutes_total"], language)
        assert t("note.plan.week", language, n=week["number"], days=days, minutes=minutes) in said
    assert t("note.plan.effort", language, first=dose["effort"], most=dose["effort_cap"]) in said
    assert t("note.plan.green", language, n=rule["green_up_to"]) in said
    assert t("note.plan.red", language, n=rule["red_above"]) in said
    assert t("note.answer.score", language, n=answers["funktion.1.score"]) in said
    assert t("note.answer.important", language, n=answers["motiv.vigtig"]) in said
    assert t("note.answer.confident", language, n=answers["motiv.tro"]) in said
    if plan["profile"]["has_pain"]:
        assert t("note.answer.worst", language, n=answers["smerte.nrs7"]) in said
    for word in (plan["engine"]["fingerprint"], plan["engine"]["version"], counted("week", len(weeks), language)):
        assert word in said
    assert all(row["id"] in said for row in plan["reasons"] if row["id"] != "go")
    assert all(t(f"note.not_covered.{row['id']}", language) in said for row in plan["not_covered"])


@pytest.mark.parametrize(
    ("language", "word"), [("da", "Beregnet forslag, ikke gennemset af en kliniker"), ("en", "Computed proposal, not clinically reviewed")]
)
@pytest.mark.parametrize("name", ["back", "emergency"])
def test_the_first_line_says_that_nobody_reviewed_it(document: Make, name: str, language: str, word: str) -> None:
    assert word in lines_of(document(name, language), language)[0]


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("name", sorted(REFERRED))
def test_a_note_of_a_referral_names_the_reasons_and_no_exercise(document: Make, name: str, language: Language) -> None:
    referral = document(name, language)
    said = note(referral, language)
    assert all(f"{row['id']}: {row['text']}"[: WIDTH // 2] in said for row in referral["reasons"])
    assert t(f"note.clearance.{referral['clearance']}", language) in said
    assert referral["engine"]["fingerprint"] in said
    assert not [id_ for id_ in CATALOGUE if re.search(rf"\b{re.escape(t(f'exercises.{id_}.name', language))}\b", said)]
    assert t("note.programme", language).strip() not in said


def test_the_worst_reason_comes_first_and_the_others_are_counted(document: Make) -> None:
    flags = sorted(FLAGS.values(), key=lambda flag: -flag.clearance)
    many = {**document("emergency"), "reasons": [{"id": flag.id, "text": "x", "sources": []} for flag in flags]}
    found = lines_of(many)
    assert len(found) == MOST
    worst = {flag.id for flag in flags if flag.clearance == min(one.clearance for one in flags)}
    assert found[2].partition(":")[0] in worst
    shown = len(found) - 3
    assert found[-1] == t("note.more", "da", n=len(flags) - shown)


@pytest.mark.parametrize("changes", [0, 1, 50])
def test_many_reasons_and_many_changes_keep_to_ten_lines_and_are_counted(document: Make, changes: int) -> None:
    reasons = [{"id": flag.id, "text": "x", "sources": []} for flag in FLAGS.values()]
    found = lines_of({**document("heart"), "reasons": reasons, "overrides": [LENGTH | {"reason": "w" * 90}] * changes})
    assert len(found) <= MOST
    assert all(len(line) <= WIDTH for line in found)
    told = found[2 : 4 - bool(changes)]
    assert sum(flag.id in line for line in told for flag in FLAGS.values()) < len(FLAGS)
    assert re.search(r"\+\d+ ", told[-1])
    assert len([line for line in found if line.startswith(t("note.changed", "da"))]) == bool(changes)


def test_what_a_professional_changed_stands_with_the_reason_and_without_the_name(logged: Make) -> None:
    plan = logged("back", overrides=[LENGTH])
    assert any("12 uger (Efter aftale)" in line for line in lines_of(plan))
    assert "Kim" not in note(plan, "da")


@pytest.mark.parametrize("reason", ["x" * 300, "to\nlinjer\u2028og\u202eflere\x07"])
def test_a_reason_of_any_length_stays_in_its_line(logged: Make, reason: str) -> None:
    found = lines_of(logged("back", overrides=[LENGTH | {"reason": reason}]))
    assert len(found) == MOST
    assert all(len(line) <= WIDTH and line.isprintable() for line in found)


def test_own_words_for_a_goal_come_last_and_take_no_number_away(document: Make) -> None:
    plan = document("back", goal="w " * 40)
    line = next(one for one in lines_of(plan) if one.startswith(t("note.function", "da")))
    assert len(line) <= WIDTH
    assert t("note.answer.score", "da", n=plan["answers"]["funktion.1.score"]) in line


def test_chair_stands_are_in_it_where_they_were_counted() -> None:
    assert t("note.answer.stands", "da", n="12 gange") in note(a_document("back", funktion_rss=12), "da")
    assert t("note.answer.stands", "da", n="0 gange") in note(a_document("back", funktion_rss=0), "da")
    assert "sekunder" not in note(a_document("back"), "da")


def test_without_an_active_day_there_are_no_minutes_of_it() -> None:
    assert t("note.answer.idle", "da") in note(a_document("unsure"), "da")


def test_the_same_document_gives_the_same_note(document: Make) -> None:
    assert note(document("heart"), "da") == note(document("heart"), "da")
