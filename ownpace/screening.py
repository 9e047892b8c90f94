"""May this person start on their own? The worst raised flag decides; every flag stays in the lineage.

Answers raise flags by their row in ``red_flags.toml``. Numbers raise them through a gate: a comparison with a cited limit. A number that is
given is always judged; one that was asked for and not given counts as not known, which is never better than a number that asks for care.

Not modelled: measuring again after a rest, ketones, temperature, a fall in blood pressure on rising (asked as dizziness).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import tomli as tomllib

from ownpace.answers import ADULT_FROM
from ownpace.evidence import FOLDER, SOURCES, BadRowError, cited
from ownpace.facts import Fact, Rule, derive, worst
from ownpace.questionnaire import BY_ID, ITEMS, UNKNOWN, WITH_PRESSURE, YES, Draft, regions_in_pain, ticked
from ownpace.rules import gates
from ownpace.vocabulary import Clearance

if TYPE_CHECKING:
    from ownpace.answer_model import Answers


class Flag(NamedTuple):
    """One option of a safety list and how far it lets a person go."""

    id: str
    clearance: Clearance
    resolvable: bool
    symptom: bool
    pathway: str | None
    source: str


class Gate(NamedTuple):
    """A flag that no single tick raises: one of the comparisons holds, for a person whom it is about.

    ``against`` pairs a number with the cited row it is compared with (no row where only its absence counts); ``also`` names the other
    questions that decide, for the lineage.
    """

    flag: tuple[str, str]
    rule: Rule[bool] | None
    against: tuple[tuple[str, str], ...]
    about: Callable[[Draft], bool] = lambda _: True
    also: tuple[str, ...] = ()

    def compared(self, numbers: Mapping[str, Fact[Any]]) -> tuple[Fact[bool], ...]:
        """Every comparison as a fact."""
        if self.rule is None:
            return ()
        return tuple(derive(self.rule, numbers[number], *((cited(row),) if row else ()), at=row or number) for number, row in self.against)


IN_TREATMENT: Final = "kraeft_behandling"
"""Cancer that is being treated now, as ``helbred.tilstande`` names it."""


def _told(*conditions: str) -> Callable[[Draft], bool]:
    return lambda said: ticked(said, "helbred.tilstande", *conditions)


def _asked(question: str) -> Callable[[Draft], bool]:
    return BY_ID[question].enable_when


def _with_symptom(said: Draft) -> bool:
    return any(flag.symptom and ticked(said, *place) for place, flag in FLAGS.items())


def _unsure_of_medicine(said: Draft) -> bool:
    return ticked(said, "helbred.medicin", UNKNOWN)


def _pressure(limit: str) -> tuple[tuple[str, str], ...]:
    return tuple((f"helbred.blodtryk.{which}", f"gate.pressure.{limit}_{which}") for which in ("over", "under"))


_MEASURED: Final = (("helbred.blodtryk.over", ""), ("helbred.blodtryk.under", ""))
_COUNTS: Final = (("helbred.blodplader", "platelets"), ("helbred.haemoglobin", "haemoglobin"), ("helbred.leukocytter", "leukocytes"))
_BMI: Final = "bmi"
_CENTIMETRES: Final = Fact("unit:centimetres_in_a_metre", 100)

GATES: Final[tuple[tuple[Gate, ...], ...]] = (
    (
        Gate(
            ("sikkerhed.laege", "feber_kraeft"), None, (),
            lambda said: ticked(said, "sikkerhed.laege", "feber") and _told(IN_TREATMENT)(said),
            ("sikkerhed.laege", "helbred.tilstande"),
        ),
    ),
    (
        Gate(("helbred.blodtryk", "meget_hoejt_tegn"), gates.reaches, _pressure("stop"), _with_symptom, ("sikkerhed.akut", "sikkerhed.laege")),
        Gate(("helbred.blodtryk", "meget_hoejt"), gates.reaches, _pressure("stop")),
        Gate(("helbred.blodtryk", "hoejt_kraeft"), gates.above, _pressure("cancer"), _told(IN_TREATMENT), ("helbred.tilstande",)),
        Gate(("helbred.blodtryk", "lavt"), gates.below, (("helbred.blodtryk.over", "gate.pressure.low_over"),)),
        Gate(("helbred.blodtryk", "hoejt"), gates.reaches, _pressure("high")),
        Gate(("helbred.blodtryk", "ukendt"), gates.unknown, _MEASURED, _told(*WITH_PRESSURE), ("helbred.tilstande",)),
    ),
    (
        Gate(("helbred.puls", "meget_hoej"), gates.above, (("helbred.puls", "gate.pulse.stop"),)),
        Gate(("helbred.puls", "hoej"), gates.above, (("helbred.puls", "gate.pulse.high"),)),
        Gate(("helbred.puls", "lav"), gates.below, (("helbred.puls", "gate.pulse.low"),)),
    ),
    (
        Gate(("helbred.blodsukker", "meget_hoejt"), gates.reaches, (("helbred.blodsukker", "gate.glucose.stop"),)),
        Gate(("helbred.blodsukker", "hoejt"), gates.above, (("helbred.blodsukker", "gate.glucose.high"),)),
        Gate(("helbred.blodsukker", "lavt"), gates.below, (("helbred.blodsukker", "gate.glucose.low"),)),
        Gate(
            ("helbred.blodsukker", "ukendt"), gates.unknown, (("helbred.blodsukker", ""),), _asked("helbred.blodsukker"), ("helbred.medicin",)
        ),
    ),
    (Gate(("helbred.blodplader", "lave"), gates.below, (("helbred.blodplader", "gate.counts.platelets"),)),),
    (Gate(("helbred.haemoglobin", "lav"), gates.below, (("helbred.haemoglobin", "gate.counts.haemoglobin"),)),),
    (Gate(("helbred.leukocytter", "lave"), gates.below, (("helbred.leukocytter", "gate.counts.leukocytes"),)),),
    (
        Gate(
            ("helbred.blodproever", "ukendt"), gates.unknown, tuple((number, "") for number, _ in _COUNTS), _asked("helbred.blodplader"),
            ("helbred.tilstande",),
        ),
    ),
    (
        Gate(("helbred.vaegt", "bmi_35"), gates.reaches, ((_BMI, "gate.weight.very_high"),)),
        Gate(("helbred.vaegt", "bmi_30"), gates.above, ((_BMI, "gate.weight.high"),)),
        Gate(("helbred.vaegt", "ukendt"), gates.unknown, ((_BMI, ""),), _asked("helbred.vaegt"), ("helbred.tilstande",)),
    ),
    (Gate(("helbred.diabetes", "uden_aftale"), gates.not_agreed, (("sikkerhed.aftalt", ""),), _told("diabetes_2"), ("helbred.tilstande",)),),
    (
        Gate(
            ("helbred.medicin", "ukendt_blodsukker"), None, (),
            lambda said: _unsure_of_medicine(said) and ticked(said, "helbred.tilstande", "diabetes_2"), ("helbred.medicin", "helbred.tilstande"),
        ),
    ),
    (Gate(("helbred.medicin", "ukendt_puls"), None, (), _unsure_of_medicine, ("helbred.medicin",)),),
    (Gate(("helbred.medicin", "ukendt_blod"), None, (), _unsure_of_medicine, ("helbred.medicin",)),),
)  # fmt: skip
"""Bands of one number, worst first: the first that holds is the one."""
_GATED: Final = frozenset(gate.flag for bands in GATES for gate in bands)


def load_flags(table: Mapping[str, Mapping[str, Any]]) -> dict[tuple[str, str], Flag]:
    """Read safety rows; raises ``BadRowError`` for an unknown question, option, source or field."""
    flags = {}
    for question, options in table.items():
        for option, row in options.items():
            known = (question in BY_ID and option in BY_ID[question].options) or (question, option) in _GATED
            if not known or row["source"] not in SOURCES or set(row) - {"clearance", "resolvable", "symptom", "pathway", "source"}:
                message = f"flag {question}.{option}: unknown question, option, source or field"
                raise BadRowError(message)
            flags[question, option] = Flag(
                f"{question}.{option}",
                Clearance.parse(row["clearance"]),
                row.get("resolvable", False),
                row.get("symptom", False),
                row.get("pathway"),
                row["source"],
            )
    return flags


with (FOLDER / "red_flags.toml").open("rb") as _file:
    FLAGS: Final = load_flags(tomllib.load(_file))
if _without := _GATED - set(FLAGS):
    _message = f"gates without a row: {sorted(_without)}"
    raise BadRowError(_message)
_QUESTIONS: Final = tuple(dict.fromkeys(question for question, option in FLAGS if (question, option) not in _GATED))
_NUMBERS: Final = tuple(
    sorted({number for bands in GATES for gate in bands for number, _ in gate.against} - {_BMI} | {"helbred.hoejde", "helbred.vaegt"})
)
_UNDER_AGE: Final = Flag("om.alder.under_18", Clearance.SEE_FIRST, resolvable=False, symptom=False, pathway=None, source="op-safety-scope")
_MANY_REGIONS: Final = Flag("smerte.hvor.udbredt", Clearance.GO, resolvable=False, symptom=False, pathway="widespread", source="acr16")
"""Raised by how many regions hurt, not by a tick of its own: its pathway stands beside those of the regions."""


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


def judge(flag: Flag, *because: Fact[Any]) -> Screening:
    """A verdict on one flag alone, raised by something that is not a question."""
    fact = Fact(f"screening.{flag.id}", flag.clearance, rule="screening", derived_from=because, source=flag.source)
    return Screening(worst("screening.clearance", fact), (flag,), (fact,))


def is_widespread(regions: int, threshold: int) -> bool:
    """Pain in at least so many of the five parts of the body is widespread."""
    return regions >= threshold


def _raised(said: Mapping[str, Any]) -> list[Flag]:
    flags = []
    age = said.get("om.alder")
    if isinstance(age, int) and age < ADULT_FROM:
        flags.append(_UNDER_AGE)
    for question in _QUESTIONS:
        value = said.get(question)
        ticks = value if isinstance(value, (list, tuple)) else (value,)
        flags.extend(FLAGS[question, tick] for tick in ticks if (question, tick) in FLAGS)
    if is_widespread(regions_in_pain(said), cited("pain.widespread_regions").value):
        flags.append(_MANY_REGIONS)
    return flags


def _numbers(said: Draft) -> dict[str, Fact[Any]]:
    facts: dict[str, Fact[Any]] = {number: Fact(f"answer:{number}", said.get(number)) for number in _NUMBERS}
    return facts | {_BMI: derive(gates.body_mass, facts["helbred.hoejde"], facts["helbred.vaegt"], _CENTIMETRES)}


def _gated(said: Draft) -> Iterator[tuple[Flag, Fact[Clearance]]]:
    """The flags that numbers raise, in each band the worst, with what was compared."""
    numbers = _numbers(said)
    for bands in GATES:
        for gate in bands:
            compared = gate.compared(numbers)
            if (gate.rule is None or any(fact.value for fact in compared)) and gate.about(said):
                flag = FLAGS[gate.flag]
                others = tuple(Fact(f"answer:{question}", said.get(question)) for question in gate.also)
                yield flag, Fact(f"screening.{flag.id}", flag.clearance, rule="screening", derived_from=(*compared, *others), source=flag.source)
                break


def _verdict(flag: Flag, said: Mapping[str, Any]) -> Fact[Clearance]:
    """A resolvable flag becomes a caution once a doctor has said that the person may train."""
    question = "om.alder" if flag is _UNDER_AGE else flag.id.rpartition(".")[0]
    if flag is _MANY_REGIONS:
        counted = (Fact("answer:smerte.hvor", said.get("smerte.hvor")), cited("pain.widespread_regions"))
        return Fact(f"screening.{flag.id}", flag.clearance, rule="screening", derived_from=counted, source=flag.source)
    asked = (Fact(f"answer:{question}", said.get(question)), Fact("answer:sikkerhed.aftalt", said.get("sikkerhed.aftalt")))
    resolved = flag.resolvable and said.get("sikkerhed.aftalt") == YES
    value = max(flag.clearance, Clearance.CAUTION) if resolved else flag.clearance
    return Fact(f"screening.{flag.id}", value, rule="screening", derived_from=asked[: 1 + flag.resolvable], source=flag.source)


def since_told(screening: Screening, since: Mapping[str, Fact[Any]]) -> Screening:
    """The same verdicts, where ``since`` holds what is true now in place of an answer of day 1, by the answer's id."""

    def moved(fact: Fact[Any]) -> Fact[Any]:
        parents = tuple(since.get(one.id) or moved(one) for one in fact.derived_from)
        return Fact(fact.id, fact.value, fact.unit, fact.rule, parents, fact.source, fact.judgement) if parents else fact

    return Screening(moved(screening.clearance), screening.flags, tuple(map(moved, screening.facts)))


def screen(said: Mapping[str, Any] | Answers) -> Screening:
    """Judge a draft (which may be incomplete) or complete answers; what is not ticked raises nothing."""
    values = said if isinstance(said, Mapping) else {item.link_id: said.said(item.link_id) for item in ITEMS}
    judged = [*((flag, _verdict(flag, values)) for flag in _raised(values)), *_gated(values)]
    flags, facts = tuple(flag for flag, _ in judged), tuple(fact for _, fact in judged)
    asked = tuple(Fact(f"answer:{question}", values.get(question)) for question in ("om.alder", *_QUESTIONS))
    go = Fact("screening.go", Clearance.GO, rule="screening", derived_from=asked)
    return Screening(worst("screening.clearance", go, *facts), flags, facts)
