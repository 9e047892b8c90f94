"""An exercise as a picture on the screen: start and end, with words for those who do not see it."""

from __future__ import annotations

from functools import cache

from ownpace.text import t
from ownpace.views import words
from ownpace.views.markup import picture, wrap
from ownpace.vocabulary import Language


@cache
def pair(exercise: str, language: Language | str, *, dark: bool = False) -> str:
    """Start and end beside each other; empty where there is no drawing. Safe HTML."""
    try:
        from ownpace import figures  # noqa: PLC0415 - late, the drawings are only read where one is shown
    except ImportError:
        return ""
    if exercise not in figures.EXERCISES:
        return ""
    svg = figures.pair(exercise, "dark" if dark else "colour")
    return wrap("div", picture(svg, t("today.picture", language, name=words.exercise_name(exercise, language))), "op-tegning")
