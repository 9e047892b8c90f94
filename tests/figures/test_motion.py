"""Movements: limbs keep their length on the way, what rests stays, and nothing is shown that is not the movement."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from ownpace import figures
from ownpace.figures import body, motion, rows, svg

LARGEST = 90_000
ROWS = rows.rows()
SHOWN = sorted(id_ for id_ in ROWS if figures.moves(id_))
WHOLE = [id_ for id_ in SHOWN if not {"hands", "feet"} & ROWS[id_].start.keys()]
SHARES = (0.25, 0.5, 0.75)
BONES = [
    (f"{one}_{side}", f"{other}_{side}", length)
    for side in ("r", "l")
    for one, other, length in (
        ("hip", "knee", body.THIGH),
        ("knee", "ankle", body.SHANK),
        ("shoulder", "elbow", body.UPPER_ARM),
        ("elbow", "wrist", body.FOREARM),
    )
]


def test_most_exercises_that_move_can_be_seen_moving() -> None:
    assert len(SHOWN) >= 0.7 * len([row for row in ROWS.values() if not row.hold])


@pytest.mark.parametrize("id_", SHOWN)
def test_a_movement_begins_and_ends_where_the_drawings_do(id_: str) -> None:
    row = ROWS[id_]
    for share, pose in ((0, row.start), (1, row.end)):
        assert motion.halfway(row, share)[1].at == svg.posed(pose).at


@pytest.mark.parametrize("id_", WHOLE)
def test_no_limb_grows_or_shrinks_on_the_way(id_: str) -> None:
    for share in SHARES:
        at = motion.halfway(ROWS[id_], share)[1].at
        assert [(one, other) for one, other, length in BONES if not math.isclose(math.dist(at[one], at[other]), length, abs_tol=0.1)] == []


def test_feet_that_stand_at_both_ends_stand_on_the_way() -> None:
    row = ROWS["chair_stand"]
    start = motion.halfway(row, 0)[1].at
    for share in SHARES:
        at = motion.halfway(row, share)[1].at
        assert all(math.dist(at[name], start[name]) < motion.STAYS for name in ("ankle_r", "ankle_l", "heel_r", "toe_l"))


def test_the_hips_rise_all_the_way_from_the_chair() -> None:
    heights = [motion.halfway(ROWS["chair_stand"], share)[1].at["pelvis"][1] for share in (0, *SHARES, 1)]
    assert heights == sorted(heights)


def test_an_arm_is_raised_in_a_bow_and_not_through_the_body() -> None:
    row = ROWS["arm_side_raise"]
    low, high = (motion.halfway(row, share)[1].at["hand_r"] for share in (0, 1))
    half = motion.halfway(row, 0.5)[1].at["hand_r"]
    assert abs(half[2]) > (abs(low[2]) + abs(high[2])) / 2


@pytest.mark.parametrize(
    ("id_", "why"),
    [
        ("wall_plank", "holds still"),
        ("steady_walk", "walks"),
        ("bag_carry", "walks"),
        ("lunge", "takes a step"),
        ("cycling", "pedals"),
        ("ankle_circles", "draws a circle"),
        ("step_up", "would fall on the way"),
    ],
)
def test_what_there_and_back_would_show_wrongly_is_not_shown(id_: str, why: str) -> None:
    assert not figures.moves(id_), why
    assert figures.movement(id_) == ""


@pytest.mark.parametrize("id_", ["neck_turn", "seated_step_forward", "heel_glide"])
def test_a_turn_of_the_head_and_a_foot_that_glides_are_shown(id_: str) -> None:
    assert figures.moves(id_)


def test_a_thumb_goes_straight_to_the_other_finger() -> None:
    tips = [motion.halfway(ROWS["thumb_touch"], share / 12)[1].at["tip_0_r"] for share in range(13)]
    steps = [math.dist(one, other) for one, other in pairwise(tips)]
    assert max(steps) < 3 * (sum(steps) / len(steps))


@pytest.mark.parametrize("id_", ["chair_stand", "push_up", "neck_turn", "open_and_close"])
def test_one_picture_is_seen_at_a_time_and_the_first_one_where_nothing_moves(id_: str) -> None:
    drawn = figures.movement(id_, "dark")
    root = ET.fromstring(drawn)  # noqa: S314 - our own bytes
    frames = [child for child in root if child.tag.endswith("}g") and "display" in child.attrib]
    timed = [frame[0].attrib["values"].split(";") for frame in frames]
    assert len(drawn.encode()) <= LARGEST
    assert len(frames) == motion.STEPS + 1
    assert [frame.attrib["display"] for frame in frames] == ["inline"] + ["none"] * motion.STEPS
    assert all([now[place] for now in timed].count("inline") == 1 for place in range(len(timed[0])))
    assert len({frame[0].attrib["dur"] for frame in frames}) == 1


def test_a_movement_needs_nothing_from_elsewhere_and_no_script() -> None:
    assert not re.search(r"<text|<image|<use|<style|<script|\bid=|href|url\(", figures.movement("bridge"))


def test_an_unknown_exercise_is_a_key_error() -> None:
    for ask in (figures.moves, figures.movement):
        with pytest.raises(KeyError):
            ask("no_such_exercise")
