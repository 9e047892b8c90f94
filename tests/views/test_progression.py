"""The course of the weeks: rows, title, words, chart and strip say the same, and what they say is the plan."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from ownpace.text import t
from ownpace.text.format import number
from ownpace.views import progression
from tests.builders import TRAINING

Make = Callable[..., dict[str, Any]]


@pytest.mark.parametrize("name", TRAINING)
def test_the_rows_are_the_plan(document: Make, name: str) -> None:
    plan = document(name)
    rows = progression.frame(plan)
    for week in plan["program"]["weeks"]:
        mine = [row for row in rows if row.week == week["number"]]
        assert {row.modality: row.minutes for row in mine} == {key: value for key, value in week["minutes"].items() if value}
        assert {(row.kind, row.light, row.total) for row in mine} == {(week["kind"], week["light"], week["minutes_total"])}
        assert mine[0].low == sum(session["sizes"]["bad"]["minutes"] for session in week["sessions"])
        assert mine[0].high == sum(session["sizes"]["good"]["minutes"] for session in week["sessions"])


@pytest.mark.parametrize("name", TRAINING)
def test_good_weeks_stay_inside_what_the_plan_may_use(document: Make, name: str) -> None:
    """The cap is that of the sessions; a short walk that keeps the days without activity few stands beside them."""
    plan = document(name)
    assert max(row.high for row in progression.frame(plan)) <= plan["prescription"]["weekly_cap"] + plan["prescription"]["gap_walk"]


def test_a_plan_that_grows_says_from_what_to_what(document: Make) -> None:
    weeks = document("back")["program"]["weeks"]
    said = progression.title(document("back"), "da")
    assert said == f"Fra {weeks[0]['minutes_total']} til {weeks[-1]['minutes_total']} minutter om ugen"


def a_course(*minutes: int, steps: tuple[str, ...] = ()) -> dict[str, Any]:
    """A document with nothing but the minutes and steps of its weeks."""
    steps = steps or ("start", *["hold"] * (len(minutes) - 1))
    return {"program": {"weeks": [{"minutes_total": m, "step": step} for m, step in zip(minutes, steps, strict=True)]}}


@pytest.mark.parametrize(
    ("minutes", "steps", "expected"),
    [
        ((100, 115), (), "grow"),
        ((100, 114), (), "flat"),
        ((100, 114), ("start", "sets"), "same"),
        ((100, 100), ("start", "duration"), "flat"),
        ((100, 85), (), "fall"),
        ((100, 86), ("start", "reps"), "same"),
    ],
)
def test_minutes_that_hardly_grow_are_titled_by_what_grows_instead(minutes: tuple[int, ...], steps: tuple[str, ...], expected: str) -> None:
    assert progression.course(a_course(*minutes, steps=steps), "da") == expected


def test_what_grows_is_named_once_and_in_order() -> None:
    course = a_course(15, 15, 15, 15, 15, steps=("start", "reps", "sets", "reps", "duration"))
    assert progression.grown(course, "da") == "gentagelser og antal sæt"
    assert progression.title(course, "da") == "Omkring 15 minutter om ugen. Det, der vokser, er gentagelser og antal sæt"
    assert progression.title(course, "en") == "About 15 minutes a week. What grows is repetitions and the number of sets"


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", TRAINING)
def test_the_text_for_those_who_do_not_see_it_has_every_number(document: Make, name: str, language: str) -> None:
    plan = document(name, language)
    said = progression.alt(plan, language)
    weeks = plan["program"]["weeks"]
    assert progression.title(plan, language) in said
    listed = re.split(r", | og | and ", said.partition({"da": "uge for uge: ", "en": "week by week: "}[language])[2].partition(".")[0])
    assert listed == [number(week["minutes_total"], language) for week in weeks]
    assert (t("plan.chart.alt_light", language, weeks="").rstrip(".") in said) == any(week["light"] for week in weeks)


@pytest.mark.parametrize("name", TRAINING)
def test_the_table_has_the_same_numbers_in_danish(document: Make, name: str) -> None:
    plan = document(name)
    head, rows = progression.table(plan, "da")
    assert {len(row) for row in rows} == {len(head)}
    for row, week in zip(rows, plan["program"]["weeks"], strict=True):
        assert row[:2] == (str(week["number"]), number(week["minutes_total"], "da"))
        shown = dict(zip(head, row, strict=True))
        for modality, minutes in week["minutes"].items():
            assert shown[t(f"plan.modality.{modality}", "da")] == number(minutes, "da")


def layers(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return [layer for layer in spec["layer"] if "encoding" in layer]


def bars(spec: dict[str, Any]) -> dict[str, Any]:
    return next(layer for layer in layers(spec) if layer["mark"]["type"] == "bar")


def test_the_chart_stacks_the_parts_of_each_week(document: Make) -> None:
    plan = document("back")
    spec = progression.chart(progression.frame(plan), "da")
    encoding = bars(spec)["encoding"]
    assert (encoding["x"]["field"], encoding["y"]["field"], encoding["y"]["stack"], encoding["color"]["field"]) == (
        "week",
        "minutes",
        "zero",
        "modality",
    )
    assert encoding["color"]["legend"] is None, "the legend is text in ink, beside the chart"
    assert [tip["title"] for tip in encoding["tooltip"]] == ["Uge", "Del af træningen", "Minutter"]
    values = bars(spec)["data"]["values"]
    assert sum(value["minutes"] for value in values) == sum(sum(week["minutes"].values()) for week in plan["program"]["weeks"])


def test_the_colours_are_those_of_the_palette_in_either_theme(document: Make) -> None:
    rows = progression.frame(document("back"))
    used = progression.parts(document("back"))
    for dark, palette in ((False, progression.LIGHT), (True, progression.DARK)):
        scale = bars(progression.chart(rows, "da", dark=dark))["encoding"]["color"]["scale"]
        assert scale["range"] == [palette[modality] for modality in used]


def test_test_weeks_have_numbered_discs_and_light_weeks_their_word(document: Make) -> None:
    plan = document("back")
    spec = progression.chart(progression.frame(plan), "da")
    data = [layer["data"]["values"] for layer in layers(spec) if "disc" in json.dumps(layer.get("data", {}))]
    weeks = data[0] if data else spec["data"]["values"]
    discs = {value["week"]: value["disc"] for value in weeks if value["disc"]}
    assert discs == {week["number"]: place for place, week in enumerate((w for w in plan["program"]["weeks"] if w["kind"] == "test"), 1)}
    assert "let uge" in json.dumps(spec, ensure_ascii=False)


def test_a_person_on_quotas_has_no_band(document: Make) -> None:
    with_band, without = (layers(progression.chart(progression.frame(plan), "da")) for plan in (document("back"), document("busy")))
    assert any(layer["mark"]["type"] == "area" for layer in with_band)
    assert progression.has_band(document("busy")) == any(layer["mark"]["type"] == "area" for layer in without)


def test_the_chart_is_built_once_and_a_reader_cannot_change_it(document: Make) -> None:
    rows = progression.frame(document("back"))
    first = progression.chart(rows, "da")
    first["layer"].clear()
    assert progression.chart(rows, "da")["layer"]


def test_the_chart_holds_nothing_about_the_person_but_minutes(document: Make) -> None:
    """The cache is shared by all visitors."""
    assert set(progression.Bar._fields) == {"week", "modality", "minutes", "kind", "light", "total", "low", "high"}
    said = json.dumps(progression.chart(progression.frame(document("back", goal="Bære Sofie")), "da"), ensure_ascii=False)
    assert "Sofie" not in said


def test_labels_in_the_plot_are_danish(document: Make) -> None:
    spec = json.dumps(progression.chart(progression.frame(document("back")), "da"), ensure_ascii=False)
    assert "'uge '" in spec
    assert not re.search(r"\bweek \b|minutes a week|light week", spec)


@pytest.mark.parametrize("name", TRAINING)
def test_the_strip_has_a_bar_and_a_number_for_each_week(document: Make, name: str) -> None:
    plan = document(name)
    drawn = progression.strip_svg(plan, "da")
    assert drawn.count("<rect") == len(plan["program"]["weeks"])
    for week in plan["program"]["weeks"]:
        assert f">{number(week['minutes_total'], 'da')}</text>" in drawn
