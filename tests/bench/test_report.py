"""The pure parts of the benchmarks: what is met, what is written, and how the number of sessions is found."""

from __future__ import annotations

import asyncio
import re
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bench import journeys, load
from bench.__main__ import GROUPS, page
from bench.chart import svg
from bench.load import Plateau
from bench.report import By, Row, document, keep, read, table
from ownpace.questionnaire import missing
from ownpace.ui import routing


def ratio(value: float, *, at_most: bool = True) -> Row:
    return Row("a", value, "ms", 2.0, By.RATIO, at_most=at_most, floor=10.0, floor_is="bare")


@pytest.mark.parametrize(("value", "met"), [(19, True), (20, True), (21, False)])
def test_a_ratio_is_met_up_to_its_target(value: float, met: bool) -> None:
    assert ratio(value).met is met


@pytest.mark.parametrize(("value", "met"), [(19, False), (20, True), (21, True)])
def test_a_rate_is_met_from_its_target(value: float, met: bool) -> None:
    assert ratio(value, at_most=False).met is met


@pytest.mark.parametrize(("value", "met"), [(1.9, True), (2.0, True), (2.1, False)])
def test_what_stands_above_a_floor_is_the_difference(value: float, met: bool) -> None:
    assert Row("a", value, "MB", 1.0, By.MORE, floor=1.0).met is met


def test_a_figure_without_a_floor_is_held_up_itself_even_where_a_floor_is_told() -> None:
    row = Row("a", 290, "ms", 300, floor=30)
    assert row.met
    assert row.ratio == pytest.approx(29 / 3)


def test_a_ratio_without_a_floor_is_refused() -> None:
    with pytest.raises(ValueError, match="no floor"):
        Row("a", 1, "ms", 2, By.RATIO).met  # noqa: B018 - asking is the test


def test_the_share_is_one_at_the_target_both_ways() -> None:
    assert ratio(20).share == ratio(20, at_most=False).share == 1
    assert ratio(40, at_most=False).share == pytest.approx(0.5)


def test_the_table_is_markdown_with_one_line_a_row() -> None:
    lines = table([ratio(19), ratio(21)]).splitlines()
    assert len(lines) == 4
    assert len({line.count("|") for line in lines}) == 1
    assert "| met " in lines[2]
    assert "| NOT MET " in lines[3]


def test_a_run_that_is_kept_is_read_back(tmp_path: Path) -> None:
    rows = [ratio(19), Row("b", 3, "MB", 1, By.MORE, floor=1)]
    path = keep(rows, datetime(2026, 1, 5, 8, 30), tmp_path)  # noqa: DTZ001 - the clock on the wall
    facts, again = read(path)
    assert path.name == "2026-01-05-0830.json"
    assert again == rows
    assert facts["when"] == "2026-01-05T08:30"


def test_a_run_names_no_machine_and_no_path() -> None:
    made = str(document([ratio(19)], datetime(2026, 1, 5)))  # noqa: DTZ001 - the clock on the wall
    assert not re.search(r"[\s'](?:/\w+){2,}", made)
    assert {"cores", "python", "versions", "processor"} <= document([], datetime(2026, 1, 5)).keys()  # noqa: DTZ001 - as above


def test_the_drawing_is_xml_with_a_bar_a_row_and_says_how_many_are_met() -> None:
    root = ET.fromstring(svg([ratio(19), ratio(21), Row("<&>", 1, "s", 2)]))  # noqa: S314 - our own drawing
    assert len([one for one in root if one.tag.endswith("rect")]) == 4
    assert "2 of 3" in "".join(root.itertext())


def test_the_page_shows_the_table_and_the_drawing() -> None:
    made = page(document([], datetime(2026, 1, 5)), [ratio(19)])  # noqa: DTZ001 - as above
    assert "bench.svg" in made
    assert table([ratio(19)]) in made


def plateau(sessions: int, ms: float, faults: int = 0) -> Plateau:
    return Plateau(sessions, ms, 100, faults, 0.5, 0.1)


@pytest.mark.parametrize(("ms", "faults", "held"), [(299, 0, True), (300, 0, False), (100, 2, True), (100, 3, False)])
def test_a_step_holds_below_the_limit_and_with_few_faults(ms: float, faults: int, held: bool) -> None:
    assert plateau(10, ms, faults).held is held


@pytest.mark.parametrize("true", [3, 40, 173, 900])
def test_the_number_of_sessions_is_found_from_any_start(true: int) -> None:
    async def measure(sessions: int) -> Plateau:
        return plateau(sessions, 300 * sessions / true)

    found, steps = asyncio.run(load.limit(100, measure))
    assert found == pytest.approx(true, rel=0.02)
    assert len(steps) < 12


def test_growth_ends_at_the_most_that_is_tried() -> None:
    async def measure(sessions: int) -> Plateau:
        return plateau(sessions, 1)

    assert asyncio.run(load.limit(10, measure, most=50))[0] == 50


def test_the_journey_begins_with_the_yes_ends_with_a_plan_and_answers_everything() -> None:
    assert journeys.PATH[0] == routing.START
    assert journeys.PATH[-2:] == (routing.CHECK, routing.PLAN)
    assert not missing(journeys.GIVEN)
    assert '"draft"' in journeys.told(3)
    assert journeys.told(0) == ""


def test_each_group_has_a_module() -> None:
    assert {path.stem for path in Path(journeys.__file__).parent.glob("*.py")} >= set(GROUPS)
