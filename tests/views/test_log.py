"""What was written down since: the newest change, every logged week as it was stored, and the same questions once more."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ownpace import check_in
from ownpace.answers import parse
from ownpace.document import to_document
from ownpace.people import EXAMPLES
from ownpace.plan import make_plan
from ownpace.text import t
from ownpace.views import ladder, log, progression
from ownpace.views.markup import safe
from ownpace.vocabulary import Language
from tests.builders import TRAINING
from tests.views.conftest import RATED
from tests.views.test_printout import parsed, text_of

Make = Callable[..., dict[str, Any]]
RED: dict[str, Any] = {"pain_during": 8, "pain_after": 8}
VIEWS = (log.changes, log.logged, log.retests)


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_shown_before_a_week_is_logged(document: Make, view: Callable[..., str]) -> None:
    assert {view(document(name), "da", 2) for name in TRAINING} == {""}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_whole_html_in_both_languages(logged: Make, view: Callable[..., str], language: Language) -> None:
    plan = logged("back", {}, RED, {"done": 1, "retest": {"goal_score": 5, "pain": 3}}, language=language)
    html = view(plan, language, 3)
    parsed(html)
    assert html.startswith("<h3")
    assert "<h2" not in html
    assert not re.search(r"\{|[a-z]_[a-z]|None|w\d-\d", text_of(html))


# --- what changed


def test_the_newest_week_comes_first_and_the_others_can_be_opened(logged: Make) -> None:
    html = log.changes(logged("back", {}, {}, {"done": 1}), "da", 2)
    newest, _, older = html.partition('<details class="op-fold"')
    for part, word in (("finding", "few"), ("verdict", "cut")):
        assert safe(t(f"checkin.{part}.{word}", "da")) in newest
    assert "Efter uge 3" in newest
    assert "Efter uge 2" not in newest
    assert older.index("Efter uge 2") < older.index("Efter uge 1")


def test_the_first_logged_week_has_no_others(logged: Make) -> None:
    html = log.changes(logged("back", {}), "da", 2)
    assert 'class="op-fold"' not in html


def test_the_numbers_of_both_weeks_stand_beside_the_decision(logged: Make) -> None:
    plan = logged("back", {}, {}, {"done": 1})
    weeks = plan["program"]["weeks"]
    said = log.figures(plan, plan["changes"][-1], "da")
    assert (
        said == f"Uge 4: {weeks[3]['minutes_total']} minutter · test · mindre end før · uge 3 var planlagt til {weeks[2]['minutes_total']} minutter"
    )


def test_what_else_to_know_is_read_without_opening_anything(logged: Make) -> None:
    plan = logged("back", RED, {})
    notice = next(row["text"] for row in plan["changes"][0]["notices"])
    assert safe(notice) in log.changes(logged("back", RED), "da", 2).partition("<details")[0]


def test_after_the_last_week_nothing_is_said_of_a_next_one(logged: Make) -> None:
    plan = logged("back", *({} for _ in range(8)))
    _, does = log.decision(plan, plan["changes"][-1], "da")
    assert does == t("plan.change.last", "da")
    assert log.figures(plan, plan["changes"][-1], "da") == ""
    assert "Næste uge går" not in " ".join(log.change_lines(plan, "da"))


@pytest.mark.parametrize(
    ("verdict", "loads", "light", "key"),
    [
        ("regress", (100, 80), False, "checkin.verdict.regress"),
        ("regress", (50, 80), True, "plan.change.below"),
        ("cut", (50, 50), True, "plan.change.below"),
        ("half", (50, 50), True, "plan.change.still_light"),
        ("ease", (50, 60), True, "plan.change.still_light"),
        ("rest", (50, 50), True, "checkin.verdict.rest"),
        ("return", (50, 60), True, "checkin.verdict.return"),
        ("regress", (100, 100), False, "plan.change.smallest"),
        ("regress", (50, 100), True, "plan.change.smallest"),
        ("restart", (100, 100), False, "checkin.verdict.restart"),
        ("hold", (50, 100), True, "checkin.verdict.hold"),
        ("stay", (50, 50), True, "checkin.verdict.stay"),
        ("hold", (50, 80), True, "plan.change.back"),
    ],
)
def test_the_next_week_is_called_smaller_only_where_it_is(verdict: str, loads: tuple[int, int], light: bool, key: str) -> None:
    """The weeks carry 100, then the two loads; week 2 is logged, and is a light one or not."""
    weeks = [
        {"number": n, "load": load, "kind": "build", "light": n == 2 and light, "step": "lower" if load == 80 else "hold"}
        for n, load in enumerate((100, *loads), 1)
    ]
    one = {"week": 2, "finding": "slow", "verdict": verdict}
    assert log.decision({"program": {"weeks": weeks}}, one, "da") == (t("checkin.finding.slow", "da"), t(key, "da"))


def test_where_nothing_can_be_smaller_that_is_said(logged: Make) -> None:
    plan = logged("busy", {"pain_next_morning": 1})
    first, second = plan["program"]["weeks"][:2]
    assert plan["changes"][0]["verdict"] == "regress"
    assert first["load"] == second["load"]
    assert log.decision(plan, plan["changes"][0], "da")[1] == t("plan.change.smallest", "da")


def test_every_decision_can_say_why(logged: Make) -> None:
    html = log.changes(logged("back", {}, RED | {"done": 1}), "da", 2)
    assert "Mindst ét pas var rødt: ja." in html
    assert html.count("op-hvorfor") == 2


# --- the logged weeks


@pytest.mark.parametrize("name", ["back", "busy", "irritable", "unsure", "heart"])
@pytest.mark.parametrize("size", ["good", "ordinary", "bad"])
def test_what_was_done_is_what_the_decision_was_made_from(logged: Make, name: str, size: str) -> None:
    plan = logged(name, {"size": size}, {"done": 1, "size": size})
    found = [(week.number, week.done, week.planned, week.minutes) for week in log.weeks(plan)]
    assert found == [(one["week"], one["done"], one["planned"], one["minutes_done"]) for one in plan["changes"]]


def test_a_week_says_sessions_minutes_and_colours_in_words(logged: Make) -> None:
    plan = logged("back", {}, RED | {"done": 2})
    said = text_of(log.logged(plan, "da", 2))
    minutes = [week["minutes_total"] for week in plan["program"]["weeks"]]
    assert f"3 af 3 træningspas {minutes[0]} af {minutes[0]} minutter Grønt: 3" in said
    assert "2 af 3 træningspas" in said
    assert "Rødt: 2" in said
    assert "2 uger skrevet ind: 5 af 6 træningspas" in said


def test_a_colour_has_its_shape_beside_its_word(logged: Make) -> None:
    html = log.logged(logged("back", RED | {"done": 1}), "da", 2)
    assert re.search(r'<li class="red"><img class="op-mini" alt="" src="data:[^"]+"><span>Rødt: 1</span></li>', html)


def test_pain_that_was_not_told_is_not_called_green(logged: Make) -> None:
    untold = {"pain_during": None, "pain_after": None, "pain_next_morning": None}
    assert log.weeks(logged("back", untold))[0].colours == (log.UNTOLD,) * 3
    assert "Smerte ikke skrevet: 3" in text_of(log.logged(logged("back", untold), "da", 2))
    assert set(log.weeks(logged("busy", untold))[0].colours) == {"green"}, "nobody in this plan has pain to tell of"


def test_a_week_in_which_nothing_was_done_is_a_week(logged: Make) -> None:
    plan = logged("back", {"done": 0})
    assert log.weeks(plan)[0][:4] == (1, 0, 3, 0)
    assert "0 af 3 træningspas" in text_of(log.logged(plan, "da", 2))


def test_logged_weeks_are_shown_as_they_were_stored() -> None:
    """An earlier version planned other sessions; what was stored stays, and one sentence says that the plan is made in another way now."""
    told = check_in.parse({"week": 1, "sessions": [{"id": "w1-1", "done": True}, {"id": "w1-2", "done": False}]})
    sessions = [{"id": f"w1-{n}", "weekday": "monday", "template": "walk", "minutes": 11} for n in (1, 2)]
    stored = {1: {"number": 1, "kind": "build", "minutes_total": 22, "load": 44.0, "sessions": sessions}}
    plan = to_document(make_plan(parse(EXAMPLES["back"]), date(2027, 1, 4), check_ins=(told,)), "da", stored)
    html = log.logged(plan, "da", 2)
    assert "1 af 2 træningspas 11 af 22 minutter" in text_of(html)
    assert safe(t("checkin.log.changed_engine", "da")) in html


def test_that_sentence_stands_only_where_something_differs(logged: Make) -> None:
    assert t("checkin.log.changed_engine", "da") not in log.logged(logged("back", {}), "da", 2)


def test_the_weeks_can_be_read_after_the_plan_has_ended_in_help(logged: Make) -> None:
    referral = logged("back", {}, {"new_diagnosis": True})
    assert referral["outcome"] == "referral"
    assert log.changes(referral, "da", 2) == ""
    said = text_of(log.logged(referral, "da", 2))
    assert "2 uger skrevet ind: 6 af 6 træningspas." in said
    assert "minutter" not in said, "what a week without a plan took is not known"


def test_every_name_of_a_look_has_its_rule(logged: Make, root: Path) -> None:
    css = log.style() + "".join((root / "assets" / name).read_text("utf-8") for name in ("app.css", "plan.css"))
    plan = logged("fearful_back", {"exposure": [{"step": "bend_4", "harm_belief": 10}], "retest": {"pain": 3}}, RED, choices=[RATED])
    html = "".join([*(view(plan, "da", 2) for view in VIEWS), ladder.exposure(plan, "da", 2), progression.legend(plan, "da")])
    used = {name for names in re.findall(r'class="([^"]+)"', html) for name in names.split() if name.startswith("op-")}
    assert used
    assert [name for name in sorted(used) if f".{name}" not in css] == []


# --- the same questions once more


def again(week: int, **numbers: int) -> tuple[dict[str, Any], ...]:
    """Ordinary weeks, the last of them with a re-test."""
    return (*({} for _ in range(week - 1)), {"retest": numbers})


@pytest.mark.parametrize(
    ("week", "score", "key"),
    [
        (4, 4, "checkin.retest.no_change_yet"),
        (4, 5, "checkin.retest.within_variation"),
        (4, 6, "checkin.retest.within_variation"),
        (4, 7, "checkin.retest.better_than_variation"),
        (4, 2, "checkin.retest.within_variation"),
        (4, 1, "checkin.retest.worse"),
        (8, 4, "plan.retest.same"),
        (8, 0, "checkin.retest.worse"),
    ],
)
def test_a_change_counts_when_it_is_more_than_ordinary_variation(logged: Make, week: int, score: int, key: str) -> None:
    """The demo person began at 4 of 10; three points are a real change."""
    plan = logged("back", *again(week, goal_score=score))
    (one,) = log.measures(plan, plan["check_ins"][-1])
    assert (one.then, one.now, one.least) == (4, score, 3)
    assert next(log.meaning(one, week, "da")) == t(key, "da")


def test_less_pain_is_better_and_more_is_worse(logged: Make) -> None:
    for pain, key in ((2, "better_than_variation"), (3, "within_variation"), (5, "within_variation"), (6, "worse")):
        plan = logged("back", *again(4, pain=pain))
        (one,) = log.measures(plan, plan["check_ins"][-1])
        assert next(log.meaning(one, 4, "da")) == t(f"checkin.retest.{key}", "da")


def test_no_change_is_common_before_week_8_and_is_said_as_it_is_from_then_on(logged: Make) -> None:
    early, late = (text_of(log.retests(logged("back", *again(week, goal_score=5, pain=4)), "da", 2)) for week in (7, 8))
    assert t("plan.retest.common", "da") in early
    assert t("plan.retest.honest", "da") not in early
    assert t("plan.retest.honest", "da") in late
    assert "før uge 8" not in late


def test_one_clear_improvement_is_enough_not_to_say_that_there_is_none(logged: Make) -> None:
    assert t("plan.retest.honest", "da") not in text_of(log.retests(logged("back", *again(8, goal_score=7, pain=4)), "da", 2))


def test_then_and_now_stand_beside_each_other(logged: Make) -> None:
    said = text_of(log.retests(logged("back", *again(4, goal_score=5, pain=2)), "da", 2))
    assert "Løfte ting I starten 4 af 10. Nu 5 af 10." in said
    assert "Vant smerte I starten 4 af 10. Nu 2 af 10." in said


def test_chair_stands_are_counted_and_need_a_count_from_the_start(logged: Make) -> None:
    answers = {"funktion.rss": 10, "funktion.haender": "nej"}
    plan = logged("older", *again(4, chair_stands=12), answers=answers)
    (one,) = log.measures(plan, plan["check_ins"][-1])
    assert log.then_now(one, "da") == "I starten 10 gange. Nu 12 gange."
    assert next(log.meaning(one, 4, "da")) == t("checkin.retest.better_than_variation", "da")
    without = logged("back", *again(4, chair_stands=12))
    (one,) = log.measures(without, without["check_ins"][-1])
    assert log.then_now(one, "da") == t("plan.retest.now_only", "da", now="12 gange")
    assert list(log.meaning(one, 4, "da")) == []


def test_pain_that_came_is_held_up_against_none(logged: Make) -> None:
    plan = logged("busy", *again(4, pain=2))
    (one,) = log.measures(plan, plan["check_ins"][-1])
    assert (one.then, next(log.meaning(one, 4, "da"))) == (0, t("checkin.retest.worse", "da"))


def test_the_newest_retest_comes_first(logged: Make) -> None:
    weeks = [*again(4, goal_score=5), *again(4, goal_score=7)]
    said = text_of(log.retests(logged("back", *weeks), "da", 2))
    assert said.index("Uge 8") < said.index("Uge 4")


def test_own_words_cannot_become_markup(logged: Make) -> None:
    goal = {"funktion.1": "<script>alert(1)</script>", "funktion.1.ligner": "gaa"}
    html = log.retests(logged("back", *again(4, goal_score=5), answers=goal), "da", 2)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
