"""The safety report: what a sweep over generated people found, with versions, and the page that says it in plain words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import tomli as tomllib

from ownpace.evidence import fingerprint
from ownpace.text import has, lines, t
from ownpace.text.format import number, percent, plain_date
from ownpace.views.markup import bullets, table, tag, wrap
from ownpace.vocabulary import Language

FILE: Final = Path(__file__).parent.parent / "data" / "safety_report.toml"


@dataclass(frozen=True, slots=True)
class Judged:
    """How many subjects a law concerned, and how often it was broken."""

    applied: int
    broken: int


@dataclass(frozen=True, slots=True)
class Compared:
    """How often a kind of being worse off was tried, gave a smaller first week, and led to help instead of a plan."""

    compared: int
    lowered: int
    referred: int


@dataclass(frozen=True, slots=True)
class Findings:
    """A sweep and the versions it is about. Holds no answer."""

    made: date
    version: str
    answers_version: int
    evidence: str
    rows: int
    sources: int
    exercises: int
    seed: int
    people: int
    plans: int
    referrals: int
    documents: int
    pairs: int
    pairs_of: int
    triples: int
    triples_of: int
    violations: int
    laws: Mapping[str, Judged]
    worse: Mapping[str, Compared]
    logged: int = 0
    """Plans made again from generated weeks; none in reports from before there were check-ins."""


def dump(found: Findings) -> str:
    """The findings as they are kept: one value a line, one law a line."""
    values = asdict(found)
    tables = {name: values.pop(name) for name in ("laws", "worse")}
    out = ["# What `python -m ownpace verify --people N --report FILE --date DATE` found. Written by the sweep, never by hand."]
    out += [f'{name} = "{value}"' if isinstance(value, str) else f"{name} = {value}" for name, value in values.items()]
    for name, rows in tables.items():
        out += ["", f"[{name}]", *(f"{key} = {{ {', '.join(f'{part} = {n}' for part, n in row.items())} }}" for key, row in rows.items())]
    return "\n".join(out) + "\n"


def parse(text: str) -> Findings:
    """Read kept findings; raises ``TypeError`` when a value is missing or unknown."""
    raw = tomllib.loads(text)
    raw["laws"] = {key: Judged(**row) for key, row in raw.get("laws", {}).items()}
    raw["worse"] = {key: Compared(**row) for key, row in raw.get("worse", {}).items()}
    return Findings(**raw)


@cache
def kept() -> Findings:
    """The findings that this version carries."""
    return parse(FILE.read_text("utf-8"))


def html(found: Findings, language: Language) -> str:
    """The report: what was tried, what it does not say, the laws, the comparisons, and the versions."""
    values = _values(found, language)

    def said(key: str) -> str:
        return t(f"safety.{key}", language, **values)

    current = found.evidence == fingerprint()
    parts = [
        tag("p", said("lead" if not found.violations else "lead_broken"), "op-lead"),
        "" if current else tag("p", said("stale"), "op-besked"),
        tag("h2", said("tried_heading")) + bullets(lines("safety.tried", language, **values)),
        tag("h2", said("not_heading")) + bullets(lines("safety.not", language)),
        tag("h2", said("laws_heading")) + tag("p", said("laws_lead")) + _laws(found, language),
        tag("h2", said("worse_heading")) + tag("p", said("worse_lead")) + _worse(found, language),
        tag("h2", said("versions_heading")) + bullets(lines("safety.versions", language, **values)),
    ]
    return wrap("div", "".join(parts), "op-rapport")


def _values(found: Findings, language: Language) -> dict[str, str]:
    """Every figure of the report as it is written."""
    plain = {one.name: getattr(found, one.name) for one in fields(found)}
    written = {name: number(value, language) for name, value in plain.items() if isinstance(value, int) and name != "seed"}
    compared = sum(row.compared for row in found.worse.values())
    return written | {
        "made": plain_date(found.made, language),
        "version": found.version,
        "evidence": found.evidence,
        "seed": str(found.seed),
        "count": str(found.people),
        "law_count": number(len(found.laws), language),
        "compared": number(compared, language),
    }


def _laws(found: Findings, language: Language) -> str:
    count = _counting(language)
    head = [t(f"safety.{column}", language) for column in ("rule", "applied", "broken")]
    rows = [(law_title(law, language), count(row.applied), count(row.broken)) for law, row in found.laws.items()]
    return table(head, rows, "op-tal", t("safety.laws_caption", language))


def law_title(law: str, language: Language) -> str:
    """A law in plain words; its id where it has none yet."""
    return next((t(key, language) for key in (f"laws.{law}.title", f"safety.law.{law}") if has(key, language)), law)


def _worse(found: Findings, language: Language) -> str:
    count = _counting(language)
    head = [t(f"safety.{column}", language) for column in ("kind", "tried_times", "less", "help")]
    rows = []
    for kind, row in found.worse.items():
        shares = (percent(round(part / max(1, row.compared), 2), language) for part in (row.lowered, row.referred))
        rows.append((t(f"safety.worse.{kind}", language), count(row.compared), *shares))
    return table(head, rows, "op-tal", t("safety.worse_caption", language))


def _counting(language: Language) -> Callable[[Any], str]:
    return lambda count: number(count, language)
