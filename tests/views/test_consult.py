"""In the consultation: a changed answer moves the plan, says by which rules, and goes back to the same plan when it is undone."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any, Final

import pytest

from ownpace.contacts import BY_ID
from ownpace.people import EXAMPLES
from ownpace.text import t
from ownpace.ui.consult_page import ME, PEOPLE
from ownpace.views import consult, difference, progression
from ownpace.vocabulary import Language
from tests.builders import REFERRED, a_document

BOTH: Final = (Language.DA, Language.EN)
Make = Callable[..., dict[str, Any]]


def test_there_are_at_least_twelve_people_and_one_who_must_be_referred() -> None:
    assert len(set(PEOPLE)) >= 12
    assert set(PEOPLE) <= set(EXAMPLES)
    assert [name for name in PEOPLE if name in REFERRED] == ["emergency"]


@pytest.mark.parametrize("language", BOTH)
def test_every_person_has_a_name_of_their_own(language: Language) -> None:
    names = [t(f"consult.person.{name}", language) for name in (ME, *PEOPLE)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize(
    ("answers", "words", "number"),
    [
        ({"sikkerhed_akut": ["brystsmerter"]}, "call_112", "112"),
        ({"sikkerhed_akut": ["bloedning_lunger"]}, "doctor_today", "1813"),
        ({"sikkerhed_laege": ["svimmel"]}, "see_first", None),
        ({"helbred_tilstande": ["depression"], "sikkerhed_tanker": "ja", "sikkerhed_tanker_nu": "ja"}, "mental_now", "112"),
    ],
)
def test_help_says_how_soon_and_whom_to_call(answers: dict[str, Any], words: str, number: str | None, language: Language) -> None:
    """Never that a doctor will do where it is 112."""
    document = a_document("back", language=language, **answers)
    near = [BY_ID[one["id"]] for one in document["contact"]]
    shown = consult.referral(document, language, near)
    assert document["words"] == words
    assert f"<h2>{t(f'referral.{words}.heading', language)}</h2>" in shown
    assert all(html.escape(one["text"]) in shown for one in document["reasons"])
    assert [html.escape(t(f"contact.{one.id}.name", language)) in shown for one in near] == [True] * len(near)
    assert number is None or f">{number}</a>" in shown
    assert ("rolig" in shown) is (words == "see_first")


def test_only_questions_that_the_person_was_asked_are_on_the_panel() -> None:
    assert "smerte.nrs7" not in consult.asked(EXAMPLES["busy"])
    assert "smerte.nrs7" in consult.asked(EXAMPLES["back"])
    assert set(consult.asked(EXAMPLES["older"])) <= set(consult.PANEL)


@pytest.mark.parametrize("language", BOTH)
def test_more_pain_lowers_the_load_and_a_sentence_says_by_which_rule(language: Language) -> None:
    before, after = a_document("back", language=language, smerte_nrs7=3), a_document("back", language=language, smerte_nrs7=7)
    assert after["program"]["weeks"][0]["load"] < before["program"]["weeks"][0]["load"]
    rules = {rule for _, rule in consult.fired(before, after, language)}
    assert {"start.share_by", "start.week1"} <= rules
    html = consult.changes(before, after, language)
    assert "<code>start.share_by</code>" in html


def test_the_same_answers_fire_no_rule_and_change_no_figure() -> None:
    plan = a_document("back")
    assert consult.fired(plan, plan, "da") == []
    assert {one.change for one in consult.figures(plan, plan, "da")} == {t("consult.change.same", "da")}


def test_going_back_gives_the_same_plan() -> None:
    prints = [a_document("back", smerte_nrs7=pain)["engine"]["fingerprint"] for pain in (3, 7, 3)]
    assert prints[0] == prints[2] != prints[1]


@pytest.mark.parametrize(("first", "second", "said"), [(3, 7, "less"), (7, 3, "more")])
def test_a_figure_says_how_far_it_is_from_the_other_plan(first: int, second: int, said: str) -> None:
    before, after = (a_document("back", smerte_nrs7=pain) for pain in (first, second))
    gap = abs(before["program"]["weeks"][0]["minutes_total"] - after["program"]["weeks"][0]["minutes_total"])
    assert consult.figures(before, after, "da")[0].change == t(f"consult.change.{said}", "da", n=f"{gap} minutter")


def test_the_other_plan_is_drawn_as_a_tick_for_each_week_and_fits_the_scale() -> None:
    before, after = a_document("back", smerte_nrs7=3), a_document("back", smerte_nrs7=7)
    spec = progression.chart(progression.frame(after), "da", before=progression.frame(before))
    ticks, *milestones = spec["layer"][-3:]
    assert ticks["mark"]["type"] == "tick"
    assert [one["mark"]["type"] for one in milestones] == ["point", "text"], "in front of the ticks, so that they can be read"
    assert ticks["encoding"]["y"]["field"] == "at"
    rows = [row for row in spec["datasets"]["weeks"] if row["long"]]
    assert [(row["at"], row["long"]) for row in rows] == [(week["minutes_total"], progression.TICK) for week in before["program"]["weeks"]]
    assert spec["datasets"]["weeks"][0]["roof"] >= max(week["minutes_total"] for week in before["program"]["weeks"])


def test_the_same_plan_has_no_ticks_and_no_other_looks() -> None:
    """Turning an answer and back moves one picture."""
    rows = progression.frame(a_document("back"))
    same, other = (progression.chart(rows, "da", before=before) for before in ((), progression.frame(a_document("back", smerte_nrs7=7))))
    assert {row["long"] for row in same["datasets"]["weeks"]} == {0}
    assert same["datasets"]["parts"] == other["datasets"]["parts"]
    assert {**same, "datasets": {}} == {**other, "datasets": {}}


@pytest.mark.parametrize(("name", "other"), [("back", "older"), ("older", "back")])
def test_a_week_that_only_one_plan_has_is_drawn_for_that_plan(name: str, other: str) -> None:
    """A tick stands alone where the other plan goes on, and a bar where this one does."""
    now, before = (progression.frame(a_document(one)) for one in (name, other))
    rows = {row["week"]: row for row in progression.chart(now, "da", before=before)["datasets"]["weeks"]}
    own, others = ({row.week for row in plan} for plan in (now, before))
    assert len(own) != len(others)
    assert rows.keys() == own | others
    assert {week for week, row in rows.items() if row["long"]} == others
    assert {week for week, row in rows.items() if row.get("total") is not None} == own


def test_both_programmes_list_every_exercise_of_the_first_week(document: Make) -> None:
    plan = document("back")
    shown = [row for _, rows in consult.program(plan, "da") for row in rows]
    assert len(shown) >= len({item["exercise"] for session in plan["program"]["weeks"][0]["sessions"] for item in session["items"]})


@pytest.mark.parametrize("language", BOTH)
def test_a_share_that_takes_nothing_off_any_more_is_no_reason_for_a_smaller_start(language: Language) -> None:
    before, after = a_document("back", language=language, soevn_korte=5), a_document("back", language=language, soevn_korte=0)
    said = {rule: text for text, rule in consult.fired(before, after, language)}
    assert said["start.share_if"] == t("why.spared.short_sleep", language)
    assert t("why.of.start.share_if.short_sleep", language, value="1") not in consult.changes(before, after, language)


@pytest.mark.parametrize(
    ("name", "changed"), [("back", {"smerte_nrs7": 4}), ("irritable", {"rammer_minutter": 45}), ("knee", {"aktiv_minutter": 25})]
)
def test_where_the_plan_stays_no_rule_is_named(name: str, changed: dict[str, Any]) -> None:
    before = a_document(name)
    after = a_document(name, **changed)
    same = all(difference.alike(before[part], after[part]) for part in consult.SEEN)
    assert bool(consult.fired(before, after, "da")) != same


def test_a_limit_that_does_not_decide_is_not_named() -> None:
    for minutes in range(0, 125, 15):
        for name in ("back", "knee", "hip", "busy"):
            before, after = a_document(name), a_document(name, aktiv_minutter=minutes)
            if "start.growth_limit" in [rule for _, rule in consult.fired(before, after, "da")]:
                assert any(one["facts"]["start.growth_limit"]["value"] == one["facts"]["start.week1"]["value"] for one in (before, after))
                assert before["program"] != after["program"]
