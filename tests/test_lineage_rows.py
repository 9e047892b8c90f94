"""Change one cited row: only numbers that name the row change, and some do. The lineage is neither decoration nor a guess."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeAlias

import pytest

from ownpace.evidence import ROWS, cited, replaced
from ownpace.facts import Fact
from ownpace.program import Item, Size, Week
from tests.builders import Plan, a_plan

Place: TypeAlias = tuple[Any, ...]
Number: TypeAlias = tuple[Any, frozenset[str], frozenset[str]]
"""A value, the rows that it names, and the rows that its exercise and session name: the reasons to come or go."""

CHANGES = (
    ("back", "walking.bout_highest", 15),
    ("back", "walking.bout_rest", 90),
    ("back", "start.painful_share", (1.0, 0.75, 0.7, 0.55)),
    ("back", "effort.start", (2, 2, 3, 4)),
    ("back", "effort.easy", 1),
    ("back", "effort.by_reserve", (9, 8, 7, 5, 4, 3)),
    ("back", "warmup.long", 6),
    ("back", "sizes.bad_longest", 9),
    ("back", "sizes.good_share", 1.1),
    ("back", "sizes.bad_effort", 3),
    ("back", "step.aim", 1.08),
    ("back", "light.share", 0.62),
    ("back", "strength.exercises", (3, 4, 4, 6)),
    ("back", "strength.reps_start", (7, 9, 9, 9)),
    ("back", "strength.hold_start", (6, 8, 12, 16)),
    ("back", "strength.rest", 60),
    ("back", "strength.seconds_per_rep", 5),
    ("back", "strength.sets_per_step", 1),
    ("back", "strength.reserve_start", (4, 4, 5, 4)),
    ("knee", "budget.share", 0.85),
    ("knee", "start.lowest", (20, 40, 90, 120)),
    ("knee", "step.free_minutes", 8),
    ("knee", "step.per_session", (1, 3, 5, 5)),
    ("older", "balance.reps", 6),
    ("irritable", "step.slow_every", 3),
    ("back", "strength.share", 0.6),
    ("active", "start.highest", (40, 75, 120, 140)),
    ("active", "step.most", 1.12),
    ("busy", "snack.longest", 4),
    ("busy", "snack.rest", 30),
    ("busy", "snack.start_reps", 6),
    ("busy", "snack.exercises", 1),
    ("unsure", "try_week.longest", 8),
    ("lungs", "start.growth_limit", 0.8),
    ("lungs", "lungs.effort_cap", 4),
    ("back", "try_week.importance", 8),
    ("lungs", "older.balance_from", 90),
    ("back", "general.essentials", ("squat", "push", "pull")),
    ("back", "general.focus", ("calf",)),
    ("back", "low_back.focus", ("hip",)),
    ("hip", "hip_oa.focus", ("step",)),
    ("knee", "walking.warmup_from", 11),
    ("back", "low_back.mobility", ()),
    ("back", "start.pain_shares", (1.0, 0.85, 0.8)),
    ("back", "start.pain_bounds", (0, 5, 7)),
    ("weight", "start.condition_shares", (1.0, 0.8, 0.8, 0.8)),
    ("knee_diabetes_weight", "start.condition_bounds", (0, 1, 2, 4)),
    ("three_conditions", "many_conditions.most_first_weeks", 3),
    ("neck", "strength.reference_share", 0.3),
    ("blood_pressure", "strength.reference_most", 5),
    ("shoulder", "strength.endurance_least", 4),
    ("back", "sessions.side_minutes", 1),
    ("active", "sessions.first_longest", (20, 25, 33, 34)),
    ("anxious", "sessions.fewer_when_unsure", 0),
    ("anxious", "start.low_confidence_share", 0.6),
    ("fearful_back", "start.short_sleep_share", 0.6),
    ("knee", "strength.rest_tight", 15),
    ("anxious", "sessions.first_longest_few", (20, 20, 24, 33)),
    ("blood_pressure", "strength.endurance_wanted", 8),
    ("insulin", "t2d.walk_minutes", 6),
    ("knee_diabetes_weight", "t2d.walk_minutes", 7),
    ("blood_pressure", "hypertension.effort_cap", 4),
    ("cancer_treatment", "cancer_treatment.effort_cap", 4),
    ("foot", "foot.prefer", ()),
    ("foot", "foot.effort_cap", 4),
    ("insulin", "t2d.effort_cap", 4),
)


class Reader:
    """Reads the rows that facts name; each fact once."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._seen: dict[int, frozenset[str]] = {}

    def rows(self, fact: Fact[Any]) -> frozenset[str]:
        """The rows that a fact rests on."""
        if id(fact) not in self._seen:
            own = {fact.id.removeprefix("evidence:")} if fact.id.startswith("evidence:") else set()
            self._seen[id(fact)] = frozenset(own).union(*(self.rows(parent) for parent in fact.derived_from))
        return self._seen[id(fact)]

    def items(self, place: Place, items: tuple[Item, ...], around: frozenset[str]) -> Iterator[tuple[Place, Number]]:
        """The numbers of a session's items."""
        for item in items:
            numbers = {name: self.rows(fact) for name, fact in item.numbers().items()}
            whole = around.union(*numbers.values())
            yield from (((*place, item.part, item.choice.id, name), (item.numbers()[name].value, rows, whole)) for name, rows in numbers.items())

    def week(self, week: Week) -> Iterator[tuple[Place, Number]]:
        """The numbers of a week and of its sessions."""
        for name, fact in (("minutes", week.minutes), ("load", week.load)):
            yield (week.number, name), (fact.value, self.rows(fact), self.rows(fact))
        for session in week.sessions:
            body = session.body
            for size, shape in (("ordinary", Size(body.minutes, body.items)), ("good", body.good), ("bad", body.bad)):
                place = (week.number, session.weekday, size)
                minutes = self.rows(shape.minutes)
                around = minutes | self.rows(body.minutes) | self.rows(week.minutes)
                yield (*place, "minutes"), (shape.minutes.value, minutes, around)
                yield from self.items(place, shape.items, around)


def numbers(plan: Plan) -> dict[Place, Number]:
    """Every number of every week, session, size and item, by its place."""
    reader = Reader()
    return dict(pair for week in plan.program.weeks for pair in reader.week(week))


@cache
def before(person: str) -> dict[Place, Number]:
    return numbers(a_plan(person))


def test_at_least_sixty_rows_are_tried() -> None:
    assert len({row for _, row, _ in CHANGES}) >= 60
    assert {row for _, row, _ in CHANGES} <= set(ROWS)


@pytest.mark.parametrize(("person", "row", "value"), CHANGES)
def test_a_changed_row_changes_numbers_that_name_it_and_no_others(person: str, row: str, value: object) -> None:
    """A number with the same place in both plans differs only if it names the row; one that comes or goes, if its exercise or session does."""
    assert value != cited(row).value
    with replaced(row, value):
        after = numbers(a_plan(person))
    old = before(person)
    changed = {place for place in old.keys() & after.keys() if old[place][0] != after[place][0]}
    assert changed or old.keys() != after.keys()
    unnamed = {place for place in changed if row not in old[place][1] | after[place][1]}
    unexplained = {place for place in old.keys() ^ after.keys() if row not in (old.get(place) or after[place])[2]}
    assert (unnamed, unexplained) == (set(), set())


def test_a_row_is_itself_again_afterwards() -> None:
    """``replaced`` leaves nothing behind: the plan after a trial has the numbers of the plan before it."""
    old = {place: number[0] for place, number in before("back").items()}
    with replaced("strength.rest", 90):
        assert {place: number[0] for place, number in numbers(a_plan("back")).items()} != old
    assert {place: number[0] for place, number in numbers(a_plan("back")).items()} == old
