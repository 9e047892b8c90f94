"""People whose plans are read by a clinician: a plan changes only when its outline does, and that is done on purpose."""

from __future__ import annotations

import pytest

from tests.builders import said
from tests.personas.write import FOLDER, PEOPLE, drawn, expected


@pytest.mark.parametrize("person", PEOPLE)
def test_a_plan_is_as_it_was_read(person: str) -> None:
    """After a change on purpose: ``python -m tests.personas.write``, then read the difference."""
    assert drawn(person) == expected(person)


def test_every_outline_belongs_to_a_person() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(PEOPLE)


def test_the_two_people_of_the_rulings_are_among_them() -> None:
    """33 years with 20 minutes a week, and 50 years with back pain and 5 x 45 minutes."""
    busy, back = said("busy"), said("back")
    assert (busy["om.alder"], busy["rammer.dage"] * busy["rammer.minutter"]) == (33, 20)
    assert (back["om.alder"], back["smerte.hvor"], back["rammer.dage"], back["rammer.minutter"]) == (50, ["laend"], 5, 45)
