"""The sentence of a problem with an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ownpace.text import t

if TYPE_CHECKING:
    from ownpace.answers import Problem
    from ownpace.vocabulary import Language


def problem_line(problem: Problem, language: Language | str) -> str:
    """What is wrong and what is allowed, for the command line."""
    if problem.kind == "missing":
        return t("error.missing_generic", language, question=t(f"question.{problem.path}.label", language))
    return t(f"error.{problem.kind}", language, **problem.values)
