"""How answers leave the browser: at once, and along with the person.

Nothing that is sent waits for an acknowledgement of what was sent before it. Streamlit opens its socket without a protocol number, so Python
does not switch Nagle's algorithm off. An answer that comes in several parts then waits for the browser's delayed acknowledgement: 40 ms for
each click on Linux, more elsewhere.
"""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Final

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState

_OPEN: Final = Path("/dev/fd")
"""Where Linux and macOS list what a process has open; elsewhere everything stays as it was."""


@cache
def send_at_once() -> None:
    """Once in a process: its sockets wait for nothing, and those that are accepted later take after the one that listens."""
    with suppress(OSError):
        for name in list(_OPEN.iterdir()):
            _hurry(int(name.name))


def _hurry(number: int) -> None:
    """Switch the waiting off, if this is a connection or listens for some."""
    with suppress(OSError):
        if not stat.S_ISSOCK(os.fstat(number).st_mode):
            return
        with socket.socket(fileno=os.dup(number)) as found:
            if found.family in {socket.AF_INET, socket.AF_INET6} and found.type == socket.SOCK_STREAM:
                found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


@contextmanager
def carried() -> Iterator[None]:
    """What is drawn in here is sent along when the page is left by a link or by the browser's own buttons, not only with a button of the page.

    Of a page that is left, Streamlit drops what its fields say, and keeps those of the frame round all pages: so they are drawn as the frame's.
    """
    run = get_script_run_ctx()
    if run is None:
        yield
        return
    with run.run_with_active_hash(run.pages_manager.main_script_hash):
        yield


@contextmanager
def ownerless() -> Iterator[None]:
    """What is drawn in here is no fragment's, whichever of them draws it: so each can write over it, and the browser goes on with a chart.

    Streamlit lets a fragment write into a place of the page as well, but gives each its own part of it, and makes a chart anew that another one
    has drawn. What is drawn in here stays until something else is drawn at the same spot, or the whole page is.
    """
    if get_script_run_ctx() is None:
        yield
        return
    with ThreadState.scoped(fragment_id=None):
        yield
