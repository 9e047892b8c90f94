"""Being worse off, one thing at a time: each kind gives the same person with more pain, less time, less confidence and so on.

Pure functions of a draft. The published promise (G2): none of them ever raises the load of week 1. Fear is not in the list: it is answered
with exposure and never with a lower dose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from ownpace.answers import problems
from ownpace.crowd import CONDITIONS, crowd, settled
from ownpace.questionnaire import BY_ID, NO, NONE, UNKNOWN, YES

Draft: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Worsening:
    """A kind of being worse off; ``steps`` gives every such neighbour of a person, the nearest first, and nobody where it does not apply."""

    id: str
    steps: Callable[[Draft], Iterator[dict[str, Any]]]


def _along(question: str, order: tuple[Any, ...]) -> Callable[[Draft], Iterator[dict[str, Any]]]:
    """Every later answer in an order from better to worse."""

    def steps(draft: Draft) -> Iterator[dict[str, Any]]:
        said = draft.get(question)
        if said in order:
            yield from (settled({**draft, question: worse}) for worse in order[order.index(said) + 1 :])

    return steps


def _up(question: str) -> Callable[[Draft], Iterator[dict[str, Any]]]:
    item = BY_ID[question]
    return _along(question, tuple(range(int(item.lowest), int(item.highest) + 1)))


def _down(question: str) -> Callable[[Draft], Iterator[dict[str, Any]]]:
    item = BY_ID[question]
    return _along(question, tuple(range(int(item.highest), int(item.lowest) - 1, -1)))


def _condition(draft: Draft) -> Iterator[dict[str, Any]]:
    """One more condition that does not end in a referral by itself; what it asks about is answered calmly."""
    c = crowd()
    ticks = [tick for tick in draft.get(CONDITIONS) or () if tick != NONE]
    for level in c.of[CONDITIONS]:
        is_open = not c.closed >> c.index[level] & 1 and level[1] not in {NONE, UNKNOWN}
        more = [*ticks, level[1]]
        if is_open and level[1] not in ticks and not problems({CONDITIONS: more}):
            yield settled({**draft, CONDITIONS: more})


def _days(draft: Draft) -> Iterator[dict[str, Any]]:
    """Fewer days: the same weekdays without the last ones, and a count to match."""
    days, count = list(draft.get("rammer.ugedage") or ()), draft.get("rammer.dage")
    if days:
        for left in range(len(days) - 1, 0, -1):
            fewer = {"rammer.ugedage": days[:left]} | ({} if count is None else {"rammer.dage": min(count, left)})
            yield settled({**draft, **fewer})
    elif count is not None:
        yield from _down("rammer.dage")(draft)


def _hands(draft: Draft) -> Iterator[dict[str, Any]]:
    if draft.get("funktion.haender") == NO:
        yield settled({key: value for key, value in draft.items() if key != "funktion.rss"} | {"funktion.haender": YES})


def _activity(draft: Draft) -> Iterator[dict[str, Any]]:
    """Fewer active days, then fewer minutes on them."""
    yield from _down("aktiv.dage")(draft)
    yield from (settled({**draft, "aktiv.minutter": n}) for n in range(draft.get("aktiv.minutter") or 0) if not n % 5)


def _sleep(draft: Draft) -> Iterator[dict[str, Any]]:
    yield from _up("soevn.korte")({"soevn.korte": 0, **draft})


WORSENINGS: Final = (
    Worsening("more_pain", _up("smerte.nrs7")),
    Worsening("longer_pain", _along("smerte.efter", ("under_30_min", "30_min_2_timer", "over_2_timer", "naeste_dag"))),
    Worsening("newer_pain", _along("smerte.varighed", ("over_3_maaneder", "under_6_uger"))),
    Worsening("one_more_condition", _condition),
    Worsening("fewer_minutes", _down("rammer.minutter")),
    Worsening("fewer_days", _days),
    Worsening("less_confidence", _down("motiv.tro")),
    Worsening("less_importance", _down("motiv.vigtig")),
    Worsening("shorter_walk", _along("funktion.gang", ("30_plus", "20_29", "10_19", "5_9", "under_5"))),
    Worsening("hands_to_rise", _hands),
    Worsening("less_activity", _activity),
    Worsening("shorter_nights", _sleep),
    Worsening("less_energy", _down("energi")),
)
"""Every kind, with the ids of their texts."""
