"""A clock that the browser runs: a button, a line and words. It says aloud that it began, that ten seconds are left and that time is up."""

from __future__ import annotations

from typing import Final

from ownpace.text import t
from ownpace.text.format import counted
from ownpace.views.markup import tag, wrap
from ownpace.vocabulary import SECONDS_PER_MINUTE, Language

SPOKEN: Final = ("start", "going", "ten", "done", "stop", "again")


def duration(seconds: int, language: Language | str) -> str:
    """``45 sekunder``, ``5 minutter`` or ``7 minutter 30 sekunder``."""
    minutes, rest = divmod(seconds, SECONDS_PER_MINUTE)
    parts = [counted("minute", minutes, language)] if minutes else []
    return " ".join([*parts, *([counted("second", rest, language)] if rest or not minutes else [])])


def html(seconds: int, words: str, language: Language | str, *, minutes: bool = False) -> str:
    """The clock. ``words`` is the key of its texts; ``{n}`` in them is what is left, ``{time}`` how long it runs. Safe HTML.

    With ``minutes`` what is left is shown as ``4:05`` instead of in seconds.
    """
    said = {f"data_{name}": t(f"{words}.{name}", language, n="{n}", time=duration(seconds, language)) for name in SPOKEN}
    bar = wrap("span", wrap("span", ""), "op-tidslinje", aria_hidden="true")
    told = tag("p", "", "op-tid", aria_hidden="true") + tag("p", "", "op-skjult", role="status")
    return wrap(
        "div",
        tag("button", said["data_start"], type="button") + bar + told,
        "op-ur",
        data_seconds=str(seconds),
        data_minutes="1" if minutes else "",
        **said,
    )
