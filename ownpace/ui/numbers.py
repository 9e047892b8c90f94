"""Read a typed number the way people write it: ``45``, ``ca. 30 min.``, ``7,2 mmol/l``. No Streamlit, no wording."""

from __future__ import annotations

import re
from typing import Final

_UNITS: Final = (
    r"\u00e5r(?:\s+gammel)?|aar|years?(?:\s+old)?|y|min\.?|minut(?:ter)?|minutes?|dage?|days?|gange?|times|stk\.?"
    r"|cm\.?|centimeter|centimet(?:re|er)s?|kg\.?|kilo(?:gram)?s?|mmhg|mmol(?:/l)?|slag(?:/min\.?|\s+i\s+minuttet)?|bpm|beats\s+a\s+minute"
    r"|(?:mia\.?|milliarder|billion)(?:\s+(?:pr\.?|a|per)\s+lit(?:er|re))?"
)
_ABOUT: Final = r"\s*(?:(?:ca\.?|cirka|omkring|about|around)\s*)?"
"""An estimate is an answer: the number counts as it stands."""
WHOLE: Final = re.compile(rf"{_ABOUT}([+-]?[0-9]{{1,9}})(?:[.,]0)?\s*(?:{_UNITS})?\s*", re.IGNORECASE)
_BROKEN: Final = re.compile(rf"{_ABOUT}[+-]?[0-9]*[.,][0-9]+\s*(?:{_UNITS})?\s*", re.IGNORECASE)
DECIMAL: Final = re.compile(rf"{_ABOUT}([+-]?[0-9]{{1,9}})(?:[.,]([0-9]{{1,9}}))?\s*(?:{_UNITS})?\s*", re.IGNORECASE)

"""These two are read by the browser as well, so that it keeps what has been typed and not sent: nothing that Python alone understands."""


def whole(typed: str) -> int | float | str | None:
    """The number that was typed; ``None`` for nothing, a float for a number that is not whole, the text itself for anything else.

    What is not an ``int`` is refused by the answers model, which then names the right problem.
    """
    if not typed.strip():
        return None
    if found := WHOLE.fullmatch(typed):
        return int(found[1])
    return 0.5 if _BROKEN.fullmatch(typed) else typed


def decimal(typed: str) -> float | str | None:
    """The number that was typed, with comma or point; ``None`` for nothing, the text itself for anything else. The model counts decimals."""
    if not typed.strip():
        return None
    found = DECIMAL.fullmatch(typed)
    return float(f"{found[1]}.{found[2] or 0}") if found else typed


def shown(value: float, comma: str) -> str:
    """A number as it is typed again: no needless decimals, the language's own comma."""
    return f"{value:g}".replace(".", comma)
