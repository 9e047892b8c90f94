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
from ownpace.vocabulary import Language
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
    values = spec["datasets"][bars(spec)["data"]["name"]]
    assert sum(value["minutes"] for value in values) == sum(sum(week["minutes"].values()) for week in plan["program"]["weeks"])


def test_the_colours_are_those_of_the_palette_in_either_theme(document: Make) -> None:
    rows = progression.frame(document("back"))
    for dark, palette in ((False, progression.LIGHT), (True, progression.DARK)):
        scale = bars(progression.chart(rows, "da", dark=dark))["encoding"]["color"]["scale"]
        assert scale["range"] == [palette[modality] for modality in progression.ORDER]


def test_test_weeks_have_numbered_discs_and_light_weeks_their_word(document: Make) -> None:
    plan = document("back")
    spec = progression.chart(progression.frame(plan), "da")
    discs = {value["week"]: value["disc"] for value in spec["datasets"]["weeks"] if value["disc"]}
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


def test_only_looks_are_kept_and_no_number_of_anybody(document: Make) -> None:
    """What is kept is shared by all visitors."""
    assert set(progression.Look._fields) == {"language", "dark", "narrow", "band", "logged", "striped", "compared"}
    assert {type(value) for value in progression.Look(Language.DA, *[False] * 6)} == {Language, bool}
    assert set(progression.Bar._fields) == {"week", "modality", "minutes", "kind", "light", "total", "low", "high", "done"}
    said = json.dumps(progression.chart(progression.frame(document("back", goal="Bære Sofie")), "da"), ensure_ascii=False)
    assert "Sofie" not in said


def test_plans_that_look_alike_differ_in_their_numbers_only(document: Make) -> None:
    """So a browser moves the picture instead of drawing it anew."""
    one, other = (progression.chart(progression.frame(document(name)), "da") for name in ("back", "knee"))
    assert one["datasets"] != other["datasets"]
    assert {**one, "datasets": {}} == {**other, "datasets": {}}


@pytest.mark.parametrize("name", TRAINING)
def test_the_scale_holds_every_bar_and_a_word_above_it(document: Make, name: str) -> None:
    rows = progression.frame(document(name))
    weeks = progression.chart(rows, "da")["datasets"]["weeks"]
    assert len({(week["roof"], week["step"], week["highest"], week["label"]) for week in weeks}) == 1, "the axis is one for all weeks"
    highest = max(max(row.total, row.high) for row in rows)
    assert weeks[0]["roof"] == pytest.approx(highest * progression.ABOVE)
    assert highest - weeks[0]["step"] < weeks[0]["highest"] <= highest
    assert weeks[0]["highest"] % weeks[0]["step"] == 0
    assert 1 <= weeks[0]["highest"] / weeks[0]["step"] <= progression.LINES


@pytest.mark.parametrize("language", Language)
def test_what_is_heard_of_a_mark_is_said_in_the_language_of_the_page(logged: Make, language: Language) -> None:
    """Left to itself, Vega reads out the names of the fields."""
    spec = progression.chart(progression.frame(logged("back", *FLARED, language=language)), language)
    loud = [layer for layer in layers(spec) if layer["mark"].get("aria", True)]
    assert [layer["mark"]["ariaRoleDescription"] for layer in loud] == [t(f"plan.chart.{one}", language) for one in ("bar", "diamond", "disc_mark")]
    for layer in loud:
        rows = spec["datasets"][layer["data"]["name"]]
        assert all(t("plan.chart.week", language, n=row["week"]) in row[layer["encoding"]["description"]["field"]] for row in rows)


def test_every_dataset_that_a_layer_names_is_there(document: Make) -> None:
    for other in (None, (), progression.frame(document("knee"))):
        spec = progression.chart(progression.frame(document("back")), "da", before=other)
        assert {layer["data"]["name"] for layer in layers(spec)} == set(spec["datasets"])


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


# --- with logged weeks


FLARED: tuple[dict[str, Any], ...] = ({}, {"done": 2}, {"pain_during": 8, "pain_after": 8})
CUT: tuple[dict[str, Any], ...] = ({}, {}, {"done": 1})


def test_the_rows_say_what_was_done_and_nothing_of_weeks_to_come(logged: Make) -> None:
    plan = logged("back", *FLARED)
    done = {row.week: row.done for row in progression.weeks(progression.frame(plan))}
    assert [done[n] for n in (1, 2, 3)] == [one["minutes_done"] for one in plan["changes"]]
    assert {done[n] for n in range(4, 9)} == {None}


def test_a_week_with_nothing_done_has_a_zero(logged: Make) -> None:
    assert progression.frame(logged("back", {"done": 0}))[0].done == 0


def test_the_chart_of_a_logged_plan_is_that_of_the_plan_with_two_layers_more(logged: Make) -> None:
    rows = progression.frame(logged("back", *FLARED))
    plain = progression.chart(tuple(row._replace(done=None) for row in rows), "da")
    over = progression.chart(rows, "da")
    added = [layer for layer in over["layer"] if layer not in plain["layer"] and layer["mark"]["type"] != "text"]
    kinds = [layer["mark"].get("shape", layer["mark"]["type"]) for layer in added]
    assert len(over["layer"]) == len(plain["layer"]) + 2
    assert kinds[:2] == ["bar", "diamond"]
    assert over["layer"].index(added[1]) < next(place for place, layer in enumerate(over["layer"]) if layer["mark"]["type"] == "text")


def test_a_course_without_light_weeks_gets_diamonds_only(logged: Make) -> None:
    """An empty layer would be a picture without a name to those who hear the page."""
    rows = progression.frame(logged("knee", {}))
    plain = progression.chart(tuple(row._replace(done=None) for row in rows), "da")
    assert not any(row.light for row in rows)
    assert len(progression.chart(rows, "da")["layer"]) == len(plain["layer"]) + 1


def test_diamonds_stand_at_what_was_done_and_stripes_on_light_weeks(logged: Make) -> None:
    plan = logged("back", *FLARED)
    for dark in (False, True):
        spec = progression.chart(progression.frame(plan), "da", dark=dark)
        diamond = next(layer for layer in layers(spec) if layer["mark"].get("shape") == "diamond")
        weeks = spec["datasets"][diamond["data"]["name"]]
        done = [(row["week"], row["done"]) for row in weeks if row["done"] is not None]
        assert diamond["encoding"]["y"]["field"] == "done"
        assert done == [(one["week"], one["minutes_done"]) for one in plan["changes"]]
        assert (diamond["mark"]["fill"], diamond["mark"]["stroke"]) == (progression.PAPER[dark], progression.INK[dark])
        striped = next(layer for layer in layers(spec) if isinstance(layer["mark"].get("fill"), dict))
        assert striped["transform"] == [{"filter": "datum.light"}]
        assert [row["week"] for row in weeks if row["light"]] == [4]


def test_the_table_says_what_was_done_and_names_the_week_of_a_flare(logged: Make) -> None:
    plan = logged("back", *FLARED)
    head, rows = progression.table(plan, "da")
    assert head[2] == "Gjort"
    assert {len(row) for row in rows} == {len(head)}
    assert [row[2] for row in rows] == [*(number(one["minutes_done"], "da") for one in plan["changes"]), *[progression.DASH] * 5]
    assert rows[3][-1] == "rolig uge efter opblussen, test"
    assert "Done" in progression.table(logged("back", *FLARED, language="en"), "en")[0]


def test_without_a_logged_week_the_table_has_no_such_column(document: Make) -> None:
    assert "Gjort" not in progression.table(document("back"), "da")[0]


def test_those_who_hear_the_chart_hear_what_was_done_and_what_became_lighter(logged: Make) -> None:
    plan = logged("back", *FLARED)
    first, second, third = (number(one["minutes_done"], "da") for one in plan["changes"])
    said = progression.alt(plan, "da")
    assert f"Minutter, du har lavet: {first} i uge 1, {second} i uge 2 og {third} i uge 3." in said
    assert "Rolig uge efter opblussen: uge 4." in said


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_plan_that_was_lowered_is_not_said_to_grow(logged: Make, language: str) -> None:
    plan = logged("back", *CUT, language=language)
    weeks = plan["program"]["weeks"]
    low, last = weeks[3]["minutes_total"], weeks[-1]["minutes_total"]
    assert progression.course(plan, language) == "lowered"
    assert progression.title(plan, language) == t("plan.chart.lowered", language, low=low, n=4, last=last)
    assert progression.heading(plan, language) == t("plan.chart.heading_lowered", language)
    assert str(low) in progression.lead(plan, language)
    assert progression.title(plan, language) in progression.alt(plan, language)


def test_a_lowered_plan_that_still_ends_higher_grows(logged: Make) -> None:
    plan = logged("knee", {"pain_next_morning": 6})
    assert progression.lowered(plan) is not None
    assert progression.course(plan, "da") == "grow"


def test_a_lighter_last_week_is_the_end_and_not_a_rise(logged: Make) -> None:
    plan = logged("back", *({} for _ in range(6)), {"new_symptoms": ["feber"]})
    assert progression.title(plan, "da") == t("plan.chart.lowered_end", "da", low=plan["program"]["weeks"][-1]["minutes_total"], n=8)
    assert "Efter 8 uger" not in progression.lead(plan, "da")


def test_a_level_course_with_lighter_weeks_is_not_level_all_the_way() -> None:
    weeks = [
        {"number": n, "minutes_total": m, "step": "hold", "kind": k, "light": False}
        for n, m, k in ((1, 50, "build"), (2, 25, "deload"), (3, 50, "build"))
    ]
    plan = {"program": {"weeks": weeks}, "changes": [{"week": 1, "verdict": "half"}]}
    assert progression.title(plan, "da") == t("plan.chart.flat_eased", "da", last=50)


def test_less_than_before_is_nothing_that_grows() -> None:
    assert progression.grown(a_course(100, 50, 60, steps=("start", "lower", "sets")), "da") == "antal sæt"


def test_the_legend_explains_every_sign_that_is_drawn(document: Make, logged: Make) -> None:
    plain, over = progression.legend(document("back"), "da"), progression.legend(logged("back", *FLARED), "da")
    for name in progression.parts(document("back")):
        assert t(f"plan.modality.{name}", "da") in plain
    for key in ("done_mark", "light_mark"):
        assert t(f"plan.chart.{key}", "da") not in plain
        assert t(f"plan.chart.{key}", "da") in over
    assert t("plan.chart.how_done", "da") in progression.how(logged("back", *FLARED), "da")
    assert t("plan.chart.how_light", "da") not in progression.how(logged("knee", {}), "da")
    assert t("plan.chart.how_done", "da") not in progression.how(document("back"), "da")


def test_the_strip_marks_what_was_done_by_shape(document: Make, logged: Make) -> None:
    assert '<path d="M0 ' in progression.strip_svg(document("back"), "da")
    assert progression.strip_svg(document("back"), "da").count("<path") == 1
    assert progression.strip_svg(logged("back", *FLARED), "da").count("<path") == 1 + 3
