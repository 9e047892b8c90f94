"""The drawings: every exercise has two positions that differ, bodies bend as bodies do, stand on the floor and do not fall."""

from __future__ import annotations

import re
from dataclasses import replace
from math import hypot
from typing import Any, Final
from xml.dom import minidom

import pytest

from ownpace import figures
from ownpace.exercises import CATALOGUE
from ownpace.figures import lint, props, sheet
from ownpace.figures.shapes import Disc, circle, hull, limb
from ownpace.figures.skeleton import FORE, HAND, SHIN, THIGH, UPPER, Pose, angles, joints, pose
from ownpace.figures.style import PALETTES, PEOPLE, colours

IDS: Final = sorted(figures.rows())
STYLES: Final[tuple[figures.Style, ...]] = ("colour", "dark", "line")
LARGEST: Final = 8_000
"""Characters of one drawing."""
STAND: Final = Pose()


def far(a: Any, b: Any) -> float:
    """How far two places are apart."""
    return hypot(a.x - b.x, a.y - b.y)


# --- every exercise


def test_every_exercise_of_the_catalogue_is_drawn_and_no_other() -> None:
    assert set(CATALOGUE) == figures.EXERCISES


def test_every_row_keeps_what_bodies_keep() -> None:
    assert {id_: found for id_ in IDS if (found := lint.problems(figures.rows()[id_]))} == {}


def test_start_and_end_are_two_small_drawings_that_anybody_can_read() -> None:
    for id_ in IDS:
        start, end = (figures.drawing(id_, at) for at in ("start", "end"))
        assert start != end
        for svg in (start, end, figures.pair(id_, "line")):
            minidom.parseString(svg)  # noqa: S318 - what we have just written
            assert not re.search(r"<text|\bid=|href|url\(|nan|inf", svg)
        assert max(len(start), len(end)) <= LARGEST


def test_two_exercises_hardly_ever_share_a_drawing() -> None:
    drawn = {figures.pair(id_) for id_ in IDS}
    assert len(drawn) >= len(IDS) - 4


@pytest.mark.parametrize("style", STYLES)
def test_a_drawing_is_the_same_each_time(style: figures.Style) -> None:
    first = figures.pair("chair_stand", style)
    figures.pair.cache_clear()
    assert figures.pair("chair_stand", style) == first


def test_an_exercise_that_is_not_there_has_no_drawing() -> None:
    with pytest.raises(KeyError):
        figures.drawing("moonwalk", "start")
    with pytest.raises(AttributeError):
        _ = figures.NOTHING


def test_grey_paper_gets_no_colour() -> None:
    for colour in re.findall(r"#([0-9A-F]{6})", figures.pair("band_row", "line")):
        assert len({colour[:2], colour[2:4], colour[4:]}) == 1


def test_three_people_take_turns() -> None:
    assert {row.person for row in figures.rows().values()} == set(range(len(PEOPLE)))
    assert len({colours("colour", person)["skin"] for person in range(len(PEOPLE))}) == len(PEOPLE)
    assert all(set(palette) == set(PALETTES["colour"]) for palette in PALETTES.values())


def test_the_sheet_names_every_drawing_and_lets_no_markup_through() -> None:
    html = sheet.html({"bridge": "A <b> bridge", "push_up": "Push"})
    assert html.count("<figure>") == 2
    assert "A &lt;b&gt; bridge" in html


def test_everything_that_stands_about_is_known() -> None:
    named = {thing.partition(":")[0] for row in figures.rows().values() for things in row.things.values() for thing in things}
    assert named == {*props.BEHIND, *props.BEFORE}


# --- the body


def test_somebody_who_stands_has_the_soles_on_the_floor_and_the_head_on_top() -> None:
    found = joints(STAND)
    assert found["heel"].y == pytest.approx(0)
    assert found["head"].y == max(place.y for place in found.values())
    assert found["pelvis"].y == pytest.approx(THIGH + SHIN + 7)


@pytest.mark.parametrize(
    ("start", "end", "length"), [("hip", "knee", THIGH), ("knee", "ankle", SHIN), ("shoulder", "elbow", UPPER), ("elbow", "wrist", FORE)]
)
def test_bones_keep_their_length_in_every_row(start: str, end: str, length: float) -> None:
    for row in figures.rows().values():
        for one in (row.start, row.end):
            if not one.short and not row.hand:
                found = joints(one)
                assert far(found[start], found[end]) == pytest.approx(length, abs=0.6)


@pytest.mark.parametrize("place", [(40.0, 100.0), (24.0, 84.0), (10.0, 120.0)])
def test_a_hand_that_reaches_is_where_it_reaches(place: tuple[float, float]) -> None:
    assert far(joints(replace(STAND, reach=place))["hand"], joints(STAND)["pelvis"]._replace(x=place[0], y=place[1])) < 0.5


def test_what_is_too_far_is_pointed_at_with_a_straight_arm() -> None:
    found = joints(replace(STAND, reach=(200.0, 130.0)))
    assert far(found["shoulder"], found["hand"]) == pytest.approx(UPPER + FORE + HAND, abs=1)


def test_the_angles_are_those_of_the_joints() -> None:
    sitting = angles(Pose(height=47, legs=((90, 0, 90), (90, 0, 90)), trunk=10))
    assert (sitting["hip"], sitting["knee"], sitting["ankle"]) == (100, 90, 0)
    assert angles(replace(STAND, arms=((90, 120), (0, 0))))["shoulder"] == 90
    assert angles(replace(STAND, arms=((90, 120), (0, 0))))["elbow"] == 30


def test_from_the_front_the_far_side_is_the_mirror_of_the_near() -> None:
    found = joints(pose({"arm": [-30, -10], "leg": [-8, -2]}, front=True))
    for name in ("hand", "knee", "shoulder"):
        assert found[name].x == pytest.approx(-found[f"{name}_far"].x)


def test_an_unknown_word_in_a_pose_stops_the_reading() -> None:
    with pytest.raises(KeyError):
        pose({"knie": 3})


# --- what the lint catches: one fault each


def test_a_knee_that_bends_forward_is_found() -> None:
    assert any("knee" in one for one in lint.limits(Pose(legs=((0, 20, 90), (0, 0, 90)))))


def test_a_foot_under_the_floor_is_found() -> None:
    assert any("heel" in one for one in lint.sunk(Pose(height=80)))
    assert not list(lint.sunk(STAND))


def test_somebody_who_leans_too_far_falls_unless_there_is_something_to_hold() -> None:
    leaning = Pose(trunk=60, legs=((-30, -30, 60), (-30, -30, 60)))
    assert lint.falls(leaning, ())
    assert not lint.falls(leaning, ("table:40",))
    assert not lint.falls(STAND, ())


@pytest.mark.parametrize(("bend", "found"), [(14, False), (15, True)])
def test_less_than_fifteen_degrees_is_no_movement(bend: float, *, found: bool) -> None:
    row = replace(
        figures.rows()["bridge"],
        start=STAND,
        end=replace(STAND, trunk=float(bend), arms=((-bend, -bend), (-bend, -bend)), legs=((-bend, -bend, 90 - bend),) * 2),
    )
    assert lint.moves(row) is found


def test_a_row_in_which_nothing_moves_is_named() -> None:
    row = figures.rows()["bridge"]
    assert lint.problems(replace(row, end=row.start)) == ["nothing moves"]


# --- outlines


def test_a_limb_with_one_end_inside_the_other_is_the_larger_end() -> None:
    assert limb(Disc(0, 0, 9), Disc(1, 0, 3)) == circle(Disc(0, 0, 9))


def test_a_hull_holds_every_disc() -> None:
    numbers = [float(one) for one in re.findall(r"-?[\d.]+", hull([Disc(0, 0, 5), Disc(20, 0, 5)]))]
    assert (min(numbers[::2]), max(numbers[::2])) == (-5, 25)
