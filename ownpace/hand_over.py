"""A plan as one short word for a link's fragment: what it is made from, packed; nobody's server ever sees it.

``pack`` and ``unpack`` are each other's opposite. A word that was cut, changed or made too large is refused before anything in it is read.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import zlib
from typing import TYPE_CHECKING, Any, Final

from ownpace.answers import SCHEMA_VERSION, Problem
from ownpace.plan_file import PlanFileError, read
from ownpace.reading import NotJsonError, parsed

if TYPE_CHECKING:
    from ownpace.plan_file import Memory

LONGEST: Final = 12_000
"""Characters of a word; a whole course with every week told is a third of this."""
LARGEST: Final = 200_000
"""Bytes when unpacked."""
_SEAL: Final = 8


def _seal(packed: bytes) -> str:
    return hashlib.sha256(packed).hexdigest()[:_SEAL]


def document(memory: Memory) -> dict[str, Any]:
    """What a plan is made from, as a plan file holds it, without the plan."""
    logs = [told.document() | ({"planned": dict(week)} if (week := memory.planned.get(told.week)) else {}) for told in memory.check_ins]
    return {
        "schema_version": SCHEMA_VERSION,
        "answers": memory.answers.document(),
        "start": memory.start.isoformat(),
        "language": memory.language.value,
        "choices": [choice.document() for choice in memory.choices],
        "overrides": [override.document() for override in memory.overrides],
        "check_ins": logs,
    }


def pack(memory: Memory) -> str:
    """The word: url-safe characters, a seal of eight at its end."""
    text = json.dumps(document(memory), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    packed = zlib.compress(text.encode(), 9)
    return base64.urlsafe_b64encode(packed).decode().rstrip("=") + "." + _seal(packed)


def link(memory: Memory, address: str) -> str:
    """The address that opens this plan: the word stands in its fragment, which no server is sent."""
    return f"{address}#p={pack(memory)}"


def unpack(word: str) -> Memory:
    """What was packed; raises ``PlanFileError`` for a word that is not whole, and the errors of ``plan_file.read`` for what is in it."""
    body, _, seal = word.partition(".")
    try:
        packed = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)) if word.isascii() and len(word) <= LONGEST else b""
        if not packed or _seal(packed) != seal:
            raise _broken()
        opened = zlib.decompressobj()
        raw = opened.decompress(packed, LARGEST)
        if opened.unconsumed_tail or not opened.eof:
            raise _broken()
        document = parsed(raw)
    except (binascii.Error, zlib.error, NotJsonError):
        raise _broken() from None
    return read(document)


def _broken() -> PlanFileError:
    return PlanFileError((Problem("link", "link_broken"),))
