"""What is loaded once is looked through once: from then on Python's collector leaves it alone, and no click waits for it.

A plan as a document makes enough small objects to start a full collection. Through every module of a running app that takes 60 to 100 ms.
"""

from __future__ import annotations

import gc
import sys
from functools import cache
from typing import Final

_OFTEN: Final = 20_000
"""Objects made before Python looks for garbage, instead of 700: a document has some fifteen thousand, and none of them is garbage yet."""
_LAST: Final = "ownpace.document"
"""The last large part that a visit loads: it comes with the first plan."""


@cache
def freeze() -> None:
    """Once in a process: collect what is garbage, and keep the rest out of every later collection."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OFTEN, *gc.get_threshold()[1:])


def settle() -> None:
    """The same, as soon as everything is loaded."""
    if _LAST in sys.modules:
        freeze()
