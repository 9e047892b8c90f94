"""People whose plans are read by a clinician: a plan changes only when its outline does, and that is done on purpose."""

from __future__ import annotations

import pytest

from ownpace.screening import FLAGS, screen
from tests.builders import said
from tests.personas.people import PAIRS, PEOPLE, SINGLE, TRIPLES, answers
from tests.personas.write import FOLDER, drawn, expected

GROUPS = {
    "low_back", "neck", "upper_back", "shoulder", "elbow", "hand", "hip", "knee", "foot", "widespread", "knee_oa", "hip_oa", "t2d", "heart",
    "hypertension", "overweight", "mood", "cancer_treatment", "cancer_after", "osteoporosis", "lungs",
}  # fmt: skip


@pytest.mark.parametrize("person", PEOPLE)
def test_a_plan_is_as_it_was_read(person: str) -> None:
    """After a change on purpose: ``python -m tests.personas.write``, then read the difference."""
    assert drawn(person) == expected(person)


def test_every_outline_belongs_to_a_person() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(PEOPLE)


def test_every_group_and_region_has_a_person() -> None:
    """Also those nobody has alone: the pairs and triples count."""
    found = {pathway for person in PEOPLE for pathway in screen(said(answers(person))).pathways}
    assert found >= GROUPS
    assert {flag.pathway for flag in FLAGS.values()} >= GROUPS


def test_there_are_twelve_pairs_and_three_triples() -> None:
    assert (len(PAIRS), len(TRIPLES)) == (12, 3)
    assert len(SINGLE) > len(PAIRS)


def test_no_two_people_share_a_first_week() -> None:
    weeks = [expected(person).split("\nweek 1 ")[1].split("\nweek 2 ")[0] for person in PEOPLE]
    assert len(set(weeks)) == len(PEOPLE)


def test_the_people_of_the_rulings_are_among_them() -> None:
    """33 years with 20 minutes a week; 58 with knee and diabetes, 3 x 20; 67 with a cleared heart, 3 x 30; 39 with widespread pain; 50 with 5 x 45."""
    busy, knee, heart, wide, back = (said(name) for name in ("busy", "knee_diabetes_weight", "heart", "widespread_mood", "back"))
    assert (busy["om.alder"], busy["rammer.dage"] * busy["rammer.minutter"]) == (33, 20)
    assert (knee["om.alder"], knee["rammer.dage"], knee["rammer.minutter"]) == (58, 3, 20)
    assert (heart["om.alder"], heart["rammer.dage"], heart["rammer.minutter"]) == (67, 3, 30)
    assert (wide["om.alder"], wide["helbred.tilstande"]) == (39, ["fibromyalgi", "depression"])
    assert (back["om.alder"], back["smerte.hvor"], back["rammer.dage"], back["rammer.minutter"]) == (50, ["laend"], 5, 45)
