"""The programme as rows for Danish Excel: semicolons, decimal commas, a mark of UTF-8 in front. A cell never begins as a formula does."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ownpace.text import t
from ownpace.text.format import weekday
from ownpace.views import words
from ownpace.vocabulary import Language

Document = Mapping[str, Any]
MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Tells Excel that the letters are UTF-8."""
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a cell begins that a spreadsheet would calculate."""
COLUMNS: Final = (
    "week", "date", "day", "session", "part", "exercise", "kind", "sets", "reps", "seconds", "minutes", "side", "rest", "reserve", "effort", "done",
    "pain", "morning",
)  # fmt: skip
NUMBERS: Final = ("sets", "reps", "seconds", "minutes")
EMPTY: Final = ("", "", "")
"""Three columns to write in."""


def sheet(document: Document, language: Language | str) -> str:
    """A row for each exercise of each session, CRLF between the rows. A referral has none: raises ``ValueError``."""
    if document["outcome"] != "plan":
        message = "a referral has no sessions"
        raise ValueError(message)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([t(f"paper.sheet.{name}", language) for name in COLUMNS])
    writer.writerows([cell(one) for one in row] for row in rows(document, language))
    return MARK + out.getvalue()


def rows(document: Document, language: Language | str) -> Iterator[tuple[object, ...]]:
    """The values, in the order of the columns."""
    for week in document["program"]["weeks"]:
        for session in week["sessions"]:
            day = words.day_of(document, week["number"], session["weekday"]).isoformat()
            place = (week["number"], day, weekday(session["weekday"], language), words.session_title(session, language))
            for item in session["items"]:
                what = (
                    t(f"plan.part.{item['part']}", language),
                    words.exercise_name(item["exercise"], language),
                    t(f"plan.modality.{item['modality']}", language),
                )
                dose = [item[name] for name in NUMBERS]
                side = t("paper.sheet.yes", language) if item["side"] else ""
                yield (*place, *what, *dose, side, item["rest_seconds"], item["reps_in_reserve"], item["effort"], *EMPTY)


def cell(value: object) -> str:
    """A value as it is typed in Danish; text that would be taken for a formula gets an apostrophe in front."""
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        whole = int(value) if value == int(value) else value
        return str(whole).replace(".", ",")
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
