"""May this person start on their own? The worst raised flag decides; every flag stays in the lineage.

Not modelled yet: numbers (blood pressure, glucose, blood counts) and the flags of regions and conditions of later issues; ticking one of
those leads to ``see_first`` with the honest reason that this version has no plan for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import tomli as tomllib

from ownpace.answers import ADULT_FROM
from ownpace.evidence import FOLDER, SOURCES, BadRowError
from ownpace.facts import Fact, worst
from ownpace.questionnaire import BY_ID, ITEMS, YES
from ownpace.vocabulary import Clearance

if TYPE_CHECKING:
    from ownpace.answer_model import Answers


@dataclass(frozen=True, slots=True)
class Flag:
    """One option of a safety list and how far it lets a person go."""

    id: str
    clearance: Clearance
    resolvable: bool
    covered: bool
    symptom: bool
    pathway: str | None
    source: str


def load_flags(table: Mapping[str, Mapping[str, Any]]) -> dict[tuple[str, str], Flag]:
    """Read safety rows; raises ``BadRowError`` for an unknown question, option, source or field."""
    flags = {}
    for question, options in table.items():
        for option, row in options.items():
            known = question in BY_ID and option in BY_ID[question].options
            if not known or row["source"] not in SOURCES or set(row) - {"clearance", "resolvable", "covered", "symptom", "pathway", "source"}:
                message = f"flag {question}.{option}: unknown question, option, source or field"
                raise BadRowError(message)
            flags[question, option] = Flag(
                f"{question}.{option}",
                Clearance.parse(row["clearance"]),
                row.get("resolvable", False),
                row.get("covered", True),
                row.get("symptom", False),
                row.get("pathway"),
                row["source"],
            )
    return flags


with (FOLDER / "red_flags.toml").open("rb") as _file:
    FLAGS: Final = load_flags(tomllib.load(_file))
_QUESTIONS: Final = tuple(dict.fromkeys(question for question, _ in FLAGS))
_UNDER_AGE: Final = Flag(
    "om.alder.under_18", Clearance.SEE_FIRST, resolvable=False, covered=True, symptom=False, pathway=None, source="op-safety-scope"
)


@dataclass(frozen=True, slots=True)
class Screening:
    """The verdict and every flag that was raised, in the order of asking."""

    clearance: Fact[Clearance]
    flags: tuple[Flag, ...]
    facts: tuple[Fact[Clearance], ...]

    @property
    def reasons(self) -> tuple[Flag, ...]:
        """The flags that matter for the person: all below go."""
        return tuple(flag for flag in self.flags if flag.clearance < Clearance.GO)

    @property
    def deciding(self) -> tuple[Flag, ...]:
        """The flags as far from training as the verdict."""
        return tuple(flag for flag in self.reasons if flag.clearance == self.clearance.value)

    @property
    def pathways(self) -> tuple[str, ...]:
        """The condition rows that shape the plan, each once, in the order raised."""
        return tuple(dict.fromkeys(flag.pathway for flag in self.flags if flag.pathway))


def _raised(said: Mapping[str, Any]) -> list[Flag]:
    flags = []
    age = said.get("om.alder")
    if isinstance(age, int) and age < ADULT_FROM:
        flags.append(_UNDER_AGE)
    for question in _QUESTIONS:
        value = said.get(question)
        ticks = value if isinstance(value, (list, tuple)) else (value,)
        flags.extend(FLAGS[question, tick] for tick in ticks if (question, tick) in FLAGS)
    return flags


def _verdict(flag: Flag, said: Mapping[str, Any]) -> Fact[Clearance]:
    """A resolvable flag becomes a caution once a doctor has said that the person may train."""
    question = "om.alder" if flag is _UNDER_AGE else flag.id.rpartition(".")[0]
    asked = (Fact(f"answer:{question}", said.get(question)), Fact("answer:sikkerhed.aftalt", said.get("sikkerhed.aftalt")))
    resolved = flag.resolvable and said.get("sikkerhed.aftalt") == YES
    value = max(flag.clearance, Clearance.CAUTION) if resolved else flag.clearance
    return Fact(f"screening.{flag.id}", value, rule="screening", derived_from=asked[: 1 + flag.resolvable], source=flag.source)


def screen(said: Mapping[str, Any] | Answers) -> Screening:
    """Judge a draft (which may be incomplete) or complete answers; what is not ticked raises nothing."""
    values = said if isinstance(said, Mapping) else {item.link_id: said.said(item.link_id) for item in ITEMS}
    flags = tuple(_raised(values))
    facts = tuple(_verdict(flag, values) for flag in flags)
    asked = tuple(Fact(f"answer:{question}", values.get(question)) for question in ("om.alder", *_QUESTIONS))
    go = Fact("screening.go", Clearance.GO, rule="screening", derived_from=asked)
    return Screening(worst("screening.clearance", go, *facts), flags, facts)
