"""An exercise as a picture on the screen: start and end, with words for those who do not see it."""

from __future__ import annotations

from functools import cache

from ownpace.exercises import CATALOGUE
from ownpace.text import lines, t
from ownpace.views import words
from ownpace.views.markup import bullets, picture, tag, wrap
from ownpace.vocabulary import Language


@cache
def pair(exercise: str, language: Language | str, *, dark: bool = False) -> str:
    """Start and end beside each other. Safe HTML."""
    from ownpace import figures  # noqa: PLC0415 - late, the drawings are only read where one is shown

    svg = figures.pair(exercise, "dark" if dark else "colour")
    return wrap("div", picture(svg, t("today.picture", language, name=words.exercise_name(exercise, language))), "op-tegning")


def moves(exercise: str) -> bool:
    """Whether there is a moving picture of the exercise."""
    from ownpace import figures  # noqa: PLC0415 - as above

    return figures.moves(exercise)


def moving(exercise: str, language: Language | str, *, dark: bool = False) -> str:
    """The movement itself, for those who ask for it. Safe HTML."""
    from ownpace import figures  # noqa: PLC0415 - as above

    svg = figures.movement(exercise, "dark" if dark else "colour")
    return wrap("div", picture(svg, t("today.moving", language, name=words.exercise_name(exercise, language))), "op-tegning")


def catalogue(pattern: str, language: Language | str, *, dark: bool = False) -> str:
    """Every exercise of a movement with its drawing and how it is done. Safe HTML."""
    rows = []
    for id_, exercise in CATALOGUE.items():
        if exercise.pattern == pattern:
            cues = bullets(lines(f"exercises.{id_}.cues", language))
            rows.append(wrap("li", tag("h2", words.exercise_name(id_, language)) + pair(id_, language, dark=dark) + cues))
    return wrap("ul", "".join(rows), "op-katalog")


def patterns() -> list[str]:
    """The movements of the catalogue, in its order."""
    return list(dict.fromkeys(exercise.pattern for exercise in CATALOGUE.values()))
