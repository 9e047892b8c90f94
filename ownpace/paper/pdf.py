"""The PDF itself: data in, bytes out. Made in memory with the project's own fonts; PDF/UA-1 is enforced while it is made.

The same document always gives the same bytes. Few are made at once, so that visitors who only read are not kept waiting.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, Final

from ownpace.clinic import Clinic
from ownpace.paper.letters import FONTS, clean
from ownpace.paper.sheet import Variant, sheet
from ownpace.vocabulary import Language

AT_ONCE: Final = 2
"""PDFs that are made at the same time."""
PATIENCE: Final = 10.0
"""Seconds that one more waits for its turn."""
STANDARD: Final = "ua-1"
AGES: Final = 10
"""Compilations after which the typesetter throws away what it remembered of one."""
EMPTY: Final = b" "
"""The smallest page."""
UNDATED: Final = date(2026, 1, 1)
"""The day that stands in a file without a start."""
_turns: Final = BoundedSemaphore(AT_ONCE)


class PaperBusyError(RuntimeError):
    """Too many are being made right now; says nothing of anybody."""

    def __init__(self) -> None:
        """Always the same words."""
        super().__init__("the printer is busy, try again in a moment")


def pdf(
    document: Mapping[str, Any],
    language: Language | str,
    variant: Variant | str = Variant.FULL,
    *,
    address: str | None = None,
    clinic: Clinic | None = None,
) -> bytes:
    """One edition of a plan or a referral as PDF.

    With ``address`` a plan carries its own link as a code, where that is short enough to read. With ``clinic`` the first page says whose
    it is and how that is reached.

    Raises ``PaperBusyError`` when no turn comes, ``ValueError`` for another language or edition.
    """
    data = clean(sheet(document, language, variant, address, clinic))
    if not _turns.acquire(timeout=PATIENCE):
        raise PaperBusyError
    try:
        return _compiled(data, _stamp(document))
    finally:
        _turns.release()


def _stamp(document: Mapping[str, Any]) -> int:
    """The moment that the file says it was made: the plan's own start, so that the same plan gives the same bytes."""
    start = date.fromisoformat(document["start"]) if document.get("start") else UNDATED
    return int(datetime(start.year, start.month, start.day, tzinfo=UTC).timestamp())


def _compiled(data: Mapping[str, Any], stamp: int) -> bytes:
    import typst  # noqa: PLC0415 - late: only those who print wait for it

    said = json.dumps(data, ensure_ascii=False)
    try:
        return bytes(typst.compile(_template(), font_paths=_fonts(), pdf_standards=[STANDARD], timestamp=stamp, sys_inputs={"data": said}))
    finally:
        _forget()


def _forget() -> None:
    """Let the typesetter's memory of this person grow old at once: it is 20 MB, and nobody's business."""
    import typst  # noqa: PLC0415 - as above

    for _ in range(AGES):
        typst.compile(EMPTY, font_paths=_fonts())


@cache
def _template() -> bytes:
    return Path(__file__).with_name("template.typ").read_bytes()


@cache
def _fonts() -> Any:  # noqa: ANN401 - typst's own
    """Our own fonts and no others, read once."""
    import typst  # noqa: PLC0415 - as above

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
