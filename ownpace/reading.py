"""Bytes from a stranger as JSON: how many are read at all, and what is not JSON. One place for the command line and the app."""

from __future__ import annotations

import json
from typing import Any, Final, NoReturn

MOST_BYTES: Final = 4_000_000
"""A larger file is refused before it is read as JSON; ``server.maxUploadSize`` is the same."""


def parsed(raw: bytes, encoding: str = "utf-8") -> Any:  # noqa: ANN401 - JSON
    """The document; raises ``ValueError`` for what is not JSON, has a constant that JSON does not know, or is nested too deeply."""
    try:
        return json.loads(raw.decode(encoding), parse_constant=_no_constant)
    except RecursionError:
        raise ValueError from None


def _no_constant(_: str) -> NoReturn:
    raise ValueError
