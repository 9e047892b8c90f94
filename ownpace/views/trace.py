"""The trace of the rules: every number of a plan in the order of the calculation, as JSON for a machine and as Markdown for a reader. Pure.

A number never stands before what it rests on. The parts follow the document: may the person begin, what was told, the dose, week by week.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from ownpace.document import dump as written
from ownpace.evidence import SOURCES
from ownpace.text import t
from ownpace.views import why, words
from ownpace.views.markdown import safe
from ownpace.vocabulary import Language

Document = Mapping[str, Any]
FIRST: Final = "screening.clearance"
"""The verdict: where the calculation begins."""
WEEKS: Final = "program"
PARTS: Final = (
    "profile", "prescription", WEEKS, "changes", "pain_rule", "progression_rule", "precautions", "cards", "daily", "exposure", "milestones",
    "maintenance",
)  # fmt: skip
"""Parts of a document that name facts, in the order of the calculation; what is left over comes last."""
TOLD: Final = ("answer:", "choice:", "checkin:")
"""What a person says; where nothing was said there is no value."""


def trace(document: Document) -> dict[str, Any]:
    """The trace as JSON values: engine, reasons, every fact in order, and every source that is named."""
    facts = document.get("facts", {})
    rows = [{"id": id_, **facts[id_]} for _, ids in _parts(document) for id_ in ids]
    named = {id_ for row in (*rows, *document["reasons"]) for id_ in row["sources"]}
    return {
        "outcome": document["outcome"],
        "clearance": document["clearance"],
        "language": document["language"],
        "engine": dict(document["engine"]),
        "review_status": document["review_status"],
        "reasons": [dict(row) for row in document["reasons"]],
        "facts": rows,
        "sources": {id_: _source(id_) for id_ in sorted(named)},
    }


def dump(document: Document) -> str:
    """The trace as text: the same document always gives the same text."""
    return written(trace(document))


def markdown(document: Document, language: Language | str) -> str:
    """The trace for a reader: for each number its sentence, value, rule and sources. The same document always gives the same text."""
    made = [*_head(document, language)]
    for part, ids in _parts(document):
        made += [f"## {safe(_heading(part, language))}", "", *(_line(document, id_, language) for id_ in ids), ""]
    named = {id_ for row in (*document.get("facts", {}).values(), *document["reasons"]) for id_ in row["sources"]}
    made += [f"## {safe(t('trace.sources', language))}", "", *(f"- {_code(id_)}: {safe(words.source(id_))}" for id_ in sorted(named)), ""]
    return "\n".join(made).rstrip() + "\n"


def _source(id_: str) -> dict[str, Any]:
    found = SOURCES[id_]
    return {"title": found.title, "year": found.year, "kind": found.kind, "link": found.link}


# --- the order


def _parts(document: Document) -> list[tuple[str, list[str]]]:
    """Every fact once, in parts: each after all that it rests on, in the part that names it first."""
    facts, seen = document.get("facts", {}), set[str]()
    found = []
    for part, named in _named(document):
        ids = [id_ for name in named for id_ in _below(facts, name, seen)]
        if ids:
            found.append((part, ids))
    return found


def _named(document: Document) -> Iterator[tuple[str, Iterable[str]]]:
    """The parts of a document, each with the facts that it names."""
    facts = document.get("facts", {})
    yield "begin", (id_ for id_ in (FIRST,) if id_ in facts)
    for part in PARTS:
        if part != WEEKS:
            yield part, _ids(document.get(part))
            continue
        for week in document.get(WEEKS, {}).get("weeks", ()):
            yield f"week.{week['number']}", (*_ids(week), *_placed(facts, week["number"]))
    yield "rest", facts


def _placed(facts: Mapping[str, Any], week: int) -> Iterator[str]:
    """The facts of a week that the document does not name, by their place: ``sizes.bad@w3.circuit1``."""
    return (id_ for id_ in facts if id_.partition("@")[2].partition(".")[0].partition("-")[0] == f"w{week}")


def _ids(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    """The facts that a part of a document names, in the order written."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            if key == "facts":
                yield from one.values()
            elif key == "fact":
                yield one
            else:
                yield from _ids(one)
    elif isinstance(value, list):
        for one in value:
            yield from _ids(one)


def _below(facts: Mapping[str, Any], id_: str, seen: set[str]) -> Iterator[str]:
    """A fact after everything that it rests on and that was not told yet. Not by recursion: a lineage is as long as a course."""
    waiting = [(id_, False)]
    while waiting:
        name, ready = waiting.pop()
        if ready:
            yield name
        elif name in facts and name not in seen:
            seen.add(name)
            waiting.append((name, True))
            waiting += [(parent, False) for parent in reversed(facts[name]["derived_from"])]


# --- the words


def _head(document: Document, language: Language | str) -> Iterator[str]:
    yield from (f"# {safe(t('trace.title', language))}", "")
    how = [t("trace.how", language)] if document.get("facts") else []
    for said in (words.version(document, language), t("ui.review_status", language), *how):
        yield from (safe(said), "")
    yield from (f"## {safe(t('trace.reasons', language))}", "")
    for row in document["reasons"]:
        yield f"- {safe(row['text'])} {_code(row['id'])}{_sources(row['sources'], language)}"
    yield ""


def _heading(part: str, language: Language | str) -> str:
    name, _, number = part.partition(".")
    return t("plan.chart.week", language, n=number) if number else t(f"trace.part.{name}", language)


def _line(document: Document, id_: str, language: Language | str) -> str:
    """One fact; where a step of the calculation says nothing to a person, its id stands alone."""
    fact = document["facts"][id_]
    said = why.sentence(document["facts"], id_, language)
    untold = fact["value"] is None and id_.startswith(TOLD)
    value = t("ui.not_given", language).lower() if untold else why.spoken(fact["value"], fact["unit"], language)
    sentence = f"{safe(said)} " if said else ""
    rule = f" · {t('trace.rule', language)} {_code(fact['rule'])}" if fact["rule"] else ""
    judged = f" · {safe(t('why.judgement', language))}" if fact["judgement"] else ""
    return f"- {sentence}{_code(id_)} = **{safe(value)}**{rule}{_sources(fact['sources'], language)}{judged}"


def _sources(ids: Iterable[str], language: Language | str) -> str:
    said = ", ".join(_code(id_) for id_ in ids)
    return f" · {t('trace.from', language)} {said}" if said else ""


def _code(text: str) -> str:
    """An id as code; a letter that would end it cannot be in one."""
    return f"`{' '.join(text.replace('`', ' ').split())}`"
