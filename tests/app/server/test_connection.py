"""What a client has not received yet is kept, and nothing waits for it."""

import socket
from collections.abc import Iterator

import pytest
from gunicorn.config import Config

from app.server.connection import Connection, Outgoing
from app.server.incoming import IncomingRequest
from tests.support.open_files import every_file_is_closed
from tests.support.sockets import Bounds, head

Pair = tuple[socket.socket, socket.socket]


@pytest.fixture
def pair() -> Iterator[Pair]:
    """Yield a non-blocking socket and its peer."""
    ours, peer = socket.socketpair()
    ours.setblocking(False)
    yield ours, peer
    ours.close()
    peer.close()


def test_what_the_peer_accepts_is_sent_at_once(pair: Pair) -> None:
    outgoing = Outgoing(pair[0])
    assert outgoing.send(b"hello") == 5
    assert not outgoing.waiting
    assert pair[1].recv(16) == b"hello"


def test_what_the_peer_does_not_accept_is_kept_and_sent_later(pair: Pair) -> None:
    outgoing, data = Outgoing(pair[0]), b"x" * 4_000_000
    outgoing.sendall(data)
    assert outgoing.waiting
    received = 0
    while received < len(data):
        received += len(pair[1].recv(1_000_000))
        outgoing.flush()
    assert not outgoing.waiting


def test_a_peer_that_is_gone_is_an_error(pair: Pair) -> None:
    pair[1].close()
    with pytest.raises(OSError, match="pipe"):
        Outgoing(pair[0]).sendall(b"hello")


def test_a_connection_without_a_request_is_not_idle_and_closes(pair: Pair) -> None:
    connection = Connection(pair[0], None, None, 0.0)
    assert not connection.is_idle
    connection.close()
    assert connection.closed
    assert pair[1].recv(1) == b""


def test_a_connection_that_ends_within_a_body_leaves_no_file_open(pair: Pair) -> None:
    with every_file_is_closed():
        connection = Connection(pair[0], None, None, 0.0)
        connection.incoming = IncomingRequest(Config(), ("127.0.0.1", 1), 1, Bounds())
        connection.incoming.add(head("POST", "/", content_length="20") + b"a" * 10, 0.0)
        connection.close()
        del connection
