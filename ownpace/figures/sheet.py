"""Every drawing on one page, for those who judge them: a self-contained piece of HTML."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from ownpace.figures import Style, pair


def html(names: Mapping[str, str], style: Style = "colour") -> str:
    """A figure for each exercise in the order of ``names``, with what it is called beneath it."""
    return "".join(f"<figure>{pair(id_, style)}<figcaption>{escape(name)}</figcaption></figure>" for id_, name in names.items())
