"""Sentences for things that are not pages: a problem with an answer, a fact's lineage as lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ownpace.text import has, t

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ownpace.answers import Problem
    from ownpace.vocabulary import Language


def problem_line(problem: Problem, language: Language | str) -> str:
    """What is wrong and what is allowed, for the command line."""
    if problem.kind == "missing":
        return t("error.missing_generic", language, question=t(f"question.{problem.path}.label", language))
    return t(f"error.{problem.kind}", language, **problem.values)


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def lineage_lines(document: Mapping[str, Any], ids: Iterable[str], language: Language | str) -> Iterator[str]:
    """Each fact with its value, rule, sources and what it rests on, one line each."""
    facts = document["facts"]
    for key in ids:
        fact = facts[key]
        sentence = t(f"why.{fact['rule']}", language, value=_shown(fact["value"])) if fact["rule"] and has(f"why.{fact['rule']}", language) else ""
        unit = f" {fact['unit']}" if fact["unit"] else ""
        mark = " [D]" if fact["judgement"] else ""
        rests = ", ".join(fact["derived_from"])
        yield f"{key} = {_shown(fact['value'])}{unit}{mark} | {sentence} | <- {rests} | {', '.join(fact['sources'])}"
