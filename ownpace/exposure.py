"""Graded exposure: what a person fears, in authored steps that each person rates, and the step whose turn it is. No wording.

Pure functions of the ratings, the tries so far and the tags that are closed to this person. A step that nobody rated is never offered.
Not modelled: a ladder of the person's own steps, two ladders at once, equipment that is missing, and practice with a therapist.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, NamedTuple

import tomli as tomllib

from ownpace.evidence import cited
from ownpace.exercises import WORD_LISTS
from ownpace.facts import Fact, derive
from ownpace.questionnaire import BY_ID, GOALS, REGIONS
from ownpace.rules import exposure as rules

FILE: Final = "exposure.toml"
SCALE: Final = "score 0-100"
FEWEST: Final = 6
MOST: Final = 10
FALLBACK: Final = "bend"


class BadExposureError(ValueError):
    """A family or step of our own data is wrong; the package refuses to import."""


class Advice(StrEnum):
    """What to do now. Text: ``exposure.advice.<word>``."""

    RATE_FIRST = "rate_first"
    """Steps without a number stand in the way."""
    START = "start"
    REPEAT = "repeat"
    NEXT = "next"
    SMALLER = "smaller"
    THERAPIST = "therapist"
    """Nothing to begin with, stuck, or the next step is too much harder: the therapist card."""
    FINISHED = "finished"


class State(StrEnum):
    """Where a step stands. Text: ``exposure.state.<word>``."""

    DONE = "done"
    NOW = "now"
    LATER = "later"
    EASIER = "easier"
    """Rated below where the person is, and not tried: it may be left out."""


class Step(NamedTuple):
    """One authored step. Text: ``exposure.steps.<id>``."""

    id: str
    tags: frozenset[str]
    equipment: tuple[str, ...]

    @property
    def picture(self) -> str:
        """The drawing has the step's own id."""
        return self.id


class Family(NamedTuple):
    """One feared activity with its steps, easiest first. Text: ``exposure.family.<id>``."""

    id: str
    fear: str
    """The option of ``smerte.frygt``."""
    goals: tuple[str, ...]
    regions: tuple[str, ...]
    steps: tuple[Step, ...]


class Try(NamedTuple):
    """One try. ``harm_belief``: how harmful the step seemed afterwards, 0-100; what was expected and what happened decides nothing."""

    week: int
    step: str
    harm_belief: int


class Rung(NamedTuple):
    """A step of this person's ladder; a rating is the one given before the first try of the step."""

    step: Step
    rating: Fact[int | None]
    state: Fact[str]


class Ladder(NamedTuple):
    """The steps that are left for this person, easiest first, and whose turn it is; ``numbers`` fill the slots of the texts."""

    family: Family
    rungs: tuple[Rung, ...]
    now: Fact[str | None]
    advice: Fact[str]
    numbers: Mapping[str, Fact[Any]]


# --- the data


_FAMILY: Final = frozenset({"id", "fear", "goals", "regions", "step"})
_STEP: Final = frozenset({"id", "tags", "equipment"})
_NAMES: Final[Mapping[str, frozenset[Any]]] = {"goals": frozenset(GOALS), "regions": frozenset(REGIONS)}


def _check(place: str, wrong: Mapping[str, object]) -> None:
    found = [name for name, is_wrong in wrong.items() if is_wrong]
    if found:
        message = f"{FILE}: {place}: {', '.join(found)}"
        raise BadExposureError(message)


def _step(raw: Mapping[str, Any]) -> Step:
    lists = {name: raw.get(name, ()) for name in ("tags", "equipment")}
    _check(
        str(raw.get("id")),
        {
            "unknown field or no id": set(raw) - _STEP or not raw.get("id"),
            **{f"unknown {name}": not WORD_LISTS[name].issuperset(words) for name, words in lists.items()},
        },
    )
    return Step(raw["id"], frozenset(lists["tags"]), tuple(lists["equipment"]))


def _family(raw: Mapping[str, Any]) -> Family:
    _check(str(raw.get("id")), {"a field is unknown or missing": set(raw) ^ _FAMILY})
    steps = tuple(_step(one) for one in raw["step"])
    _check(
        raw["id"],
        {
            **{f"unknown {name}": not words.issuperset(raw[name]) for name, words in _NAMES.items()},
            "unknown fear": raw["fear"] not in BY_ID["smerte.frygt"].options,
            f"not {FEWEST} to {MOST} steps": not FEWEST <= len(steps) <= MOST,
        },
    )
    return Family(raw["id"], raw["fear"], tuple(raw["goals"]), tuple(raw["regions"]), steps)


def load(table: Mapping[str, Any]) -> tuple[Family, ...]:
    """Read families in the order written.

    Raises ``BadExposureError`` for an unknown field, tag, piece of equipment, goal, region or fear, for too few or too many steps, and for
    an id or a word that stands twice.
    """
    found = tuple(_family(raw) for raw in table["family"])
    seen: set[str] = set()
    for family in found:
        for word in (family.id, *(step.id for step in family.steps), *dict.fromkeys((family.fear, *family.goals)), *family.regions):
            _check(family.id, {f"{word} stands twice": word in seen})
            seen.add(word)
    return found


with (Path(__file__).parent / "data" / FILE).open("rb") as _file:
    FAMILIES: Final[tuple[Family, ...]] = load(tomllib.load(_file))

BY_FAMILY: Final = {family.id: family for family in FAMILIES}
STEPS: Final = {step.id: step for family in FAMILIES for step in family.steps}


def family_for(goal: str, regions: Iterable[str] = ()) -> Family:
    """The family of a goal word or a feared activity; without one that of the first painful region that has one, and bending for the rest."""
    by_word = [family for family in FAMILIES if goal in family.goals or goal == family.fear]
    by_region = [family for region in regions for family in FAMILIES if region in family.regions]
    return next(iter([*by_word, *by_region]), BY_FAMILY[FALLBACK])


# --- the ladder


class _Attempt(NamedTuple):
    """A try that counts, with what it means."""

    step: str
    belief: Fact[int]
    go: Fact[bool]
    reach: Fact[bool]


class _Choice(NamedTuple):
    """What is advised, the number of the step it is about, and why."""

    advice: Advice
    place: int | None
    because: tuple[Fact[Any], ...]


def _attempts(ratings: Mapping[str, Fact[int | None]], tries: Sequence[Try]) -> list[_Attempt]:
    """The tries of rated steps; one out of reach counts only when it went well, so that nobody is sent back to it."""
    found: list[_Attempt] = []
    done: dict[str, Fact[int | None]] = {}
    for one in tries:
        rating = ratings.get(one.step)
        if rating is None or rating.value is None:
            continue
        number = sum(other.step == one.step for other in found) + 1
        at = f"{one.step}.{number}"
        before = Fact(f"exposure.before@{at}", tuple(fact.value for fact in done.values()), rule="table", derived_from=tuple(done.values()))
        belief = Fact(f"checkin:exposure.{at}", one.harm_belief, unit=SCALE)
        go = derive(rules.may_go_on, belief, rating, cited("exposure.done"), cited("exposure.halved"), at=at)
        reach = derive(rules.in_reach, rating, before, cited("exposure.highest"), cited("exposure.most_step"), at=at)
        if go.value or reach.value:
            found.append(_Attempt(one.step, belief, go, reach))
            done.pop(one.step, None)
            done |= {one.step: rating} if go.value else {}
    return found


def _begin(family: Family, ratings: Fact[tuple[int | None, ...]]) -> _Choice:
    rows = (cited(f"exposure.{name}") for name in ("start", "lowest", "highest"))
    first = derive(rules.first_step, ratings, *rows, at=family.id)
    if first.value is not None:
        return _Choice(Advice.START, first.value, (first,))
    return _Choice(Advice.RATE_FIRST if None in ratings.value else Advice.THERAPIST, None, (first,))


def _onwards(family: Family, ratings: Fact[tuple[int | None, ...]], done: Fact[tuple[int, ...]], last: _Attempt) -> _Choice:
    following = derive(rules.next_step, ratings, done, cited("exposure.most_step"), at=family.id)
    if following.value is not None:
        return _Choice(Advice.NEXT, following.value, (last.go, following))
    if None in ratings.value:
        return _Choice(Advice.RATE_FIRST, None, (last.go, following))
    finished = derive(rules.finished, ratings, done, at=family.id)
    return _Choice(Advice.FINISHED if finished.value else Advice.THERAPIST, None, (last.go, following, finished))


def _again(
    ratings: Fact[tuple[int | None, ...]], rating: Fact[int | None], done: Fact[tuple[int, ...]], place: Fact[int], attempts: Sequence[_Attempt]
) -> _Choice:
    last = attempts[-1]
    since = next((n for n in range(len(attempts), 0, -1) if attempts[n - 1].step != last.step), 0)
    beliefs = tuple(one.belief for one in attempts[since:])
    in_a_row = Fact(f"exposure.beliefs@{last.step}", tuple(fact.value for fact in beliefs), rule="table", derived_from=beliefs)
    stuck = derive(rules.stuck, in_a_row, rating, cited("exposure.tries"), at=last.step)
    if not stuck.value:
        return _Choice(Advice.REPEAT, place.value, (last.go, last.reach, stuck))
    rows = (cited(f"exposure.{name}") for name in ("lowest", "highest", "most_step"))
    smaller = derive(rules.smaller_step, ratings, place, done, *rows, at=last.step)
    return _Choice(Advice.THERAPIST if smaller.value is None else Advice.SMALLER, smaller.value, (last.go, last.reach, stuck, smaller))


def _states(
    steps: Sequence[Step], ratings: Fact[tuple[int | None, ...]], done: Fact[tuple[int, ...]], place: int | None, now: Fact[str | None]
) -> dict[str, Fact[str]]:
    """Done, the one whose turn it is, those rated below it (below the hardest done where it is nobody's turn), and the rest."""
    order = {number: (rating, number) for number, rating in enumerate(ratings.value, 1) if rating is not None}
    here = order[place] if place is not None else max((order[one] for one in done.value), default=None)
    found = {}
    for number, step in enumerate(steps, 1):
        below = here is not None and number in order and order[number] < here
        state = State.DONE if number in done.value else State.NOW if number == place else State.EASIER if below else State.LATER
        found[step.id] = Fact(f"exposure.state@{step.id}", str(state), rule="selection", derived_from=(now, ratings, done))
    return found


def ladder(family: Family, ratings: Mapping[str, int], tries: Sequence[Try], forbidden: frozenset[str], often: Fact[int] | None = None) -> Ladder:
    """The ladder of this person. ``ratings`` by step id, each from before the step's first try; ``tries`` in the order they were made.

    ``often`` is how many times a week a step is tried, as for high fear unless it is said.
    """
    steps = tuple(step for step in family.steps if forbidden.isdisjoint(step.tags))
    rated: dict[str, Fact[int | None]] = {step.id: Fact(f"choice:exposure.{step.id}", ratings.get(step.id), unit=SCALE) for step in steps}
    together = Fact(f"exposure.ratings@{family.id}", tuple(fact.value for fact in rated.values()), rule="table", derived_from=tuple(rated.values()))
    attempts = _attempts(rated, tries)
    last = {one.step: one for one in attempts}
    reached = tuple(number for number, step in enumerate(steps, 1) if step.id in last and last[step.id].go.value)
    done = Fact(f"exposure.reached@{family.id}", reached, rule="table", derived_from=tuple(one.go for one in last.values()))
    if not attempts:
        choice = _begin(family, together)
    elif attempts[-1].go.value:
        choice = _onwards(family, together, done, attempts[-1])
    else:
        name = attempts[-1].step
        place = Fact(f"exposure.place@{name}", list(rated).index(name) + 1, rule="table", derived_from=(rated[name],))
        choice = _again(together, rated[name], done, place, attempts)
    word = None if choice.place is None else steps[choice.place - 1].id
    now: Fact[str | None] = Fact(f"exposure.now@{family.id}", word, rule="selection", derived_from=choice.because)
    advice: Fact[str] = Fact(f"exposure.advice@{family.id}", str(choice.advice), rule="selection", derived_from=choice.because)
    states = _states(steps, together, done, choice.place, now)
    return Ladder(
        family=family,
        rungs=tuple(Rung(step, rated[step.id], states[step.id]) for step in steps),
        now=now,
        advice=advice,
        numbers={name: cited(f"exposure.{name}") for name in ("tries", "distress", "more_pain")} | {"per_week": often or cited("exposure.per_week")},
    )
