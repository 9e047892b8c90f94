"""Messages to the browser leave at once, whatever socket Streamlit has opened."""

from __future__ import annotations

import socket

import pytest

from ownpace.ui import wire
from ownpace.ui.held import Held


def waits(one: socket.socket) -> bool:
    """Whether a message in parts waits for the other side."""
    return not one.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


@pytest.fixture
def listening() -> socket.socket:
    """A socket opened as Streamlit does it, without a protocol number."""
    one = socket.socket(family=socket.AF_INET)
    one.bind(("127.0.0.1", 0))
    one.listen()
    return one


def test_connections_that_are_there_and_those_that_come_send_at_once(listening: socket.socket) -> None:
    with listening, socket.create_connection(listening.getsockname()), listening.accept()[0] as before:
        assert waits(before)
        wire.send_at_once.cache_clear()
        wire.send_at_once()
        assert not waits(before)
        with socket.create_connection(listening.getsockname()), listening.accept()[0] as after:
            assert not waits(after)


def test_a_datagram_socket_is_left_alone_and_nothing_stays_open(listening: socket.socket) -> None:
    with listening, socket.socket(socket.AF_INET, socket.SOCK_DGRAM):
        before = len(list(wire._OPEN.iterdir()))
        wire.send_at_once.cache_clear()
        wire.send_at_once()
        assert len(list(wire._OPEN.iterdir())) == before


def test_a_document_that_waits_comes_back_as_it_was_and_nobody_else_can_change_it() -> None:
    document = {"week": [1, 2], "name": "\u00f8velse", "pain": None, "minutes": 7.5}
    held = Held(document)
    assert held.document() is document
    held.rest()
    held.document()["week"].append(3)
    document["week"].append(3)
    assert held.document() == {"week": [1, 2], "name": "\u00f8velse", "pain": None, "minutes": 7.5}
