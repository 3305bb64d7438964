"""A request while it arrives: when it is whole, and how long it may take."""

from collections.abc import Iterator

import pytest
from gunicorn.config import Config
from gunicorn.http.errors import LimitRequestHeaders, ParseException

from app.server.incoming import BODY_SECONDS, HEAD_SECONDS, IncomingRequest, Step
from tests.support.sockets import Bounds, head


@pytest.fixture
def incoming() -> Iterator[IncomingRequest]:
    """Yield the first request of a connection."""
    made = IncomingRequest(Config(), ("127.0.0.1", 1), 1, Bounds())
    yield made
    made.close()


def test_a_request_is_served_when_its_last_byte_came(incoming: IncomingRequest) -> None:
    data = head("POST", "/a?b=c", content_length="5") + b"hello"
    steps = [incoming.add(bytes([byte]), 0.0) for byte in data]
    assert steps == [Step.MORE] * (len(data) - 1) + [Step.SERVE]
    assert incoming.path == "/a"
    assert incoming.request.body.read() == b"hello"


def test_what_follows_a_request_is_kept_for_the_next_one(incoming: IncomingRequest) -> None:
    data = b"3\r\nabc\r\n0\r\n\r\n"
    whole = head("POST", "/", transfer_encoding="chunked") + data
    assert incoming.add(whole + b"GET", 0.0) is Step.SERVE
    assert incoming.request.body.read() == b"abc"
    assert incoming.surplus == b"GET"


def test_a_head_has_its_time_however_it_drips(incoming: IncomingRequest) -> None:
    assert incoming.deadline is None
    incoming.add(b"POST", 100.0)
    assert incoming.deadline == 100.0 + HEAD_SECONDS
    incoming.add(b" / HTTP/1.1", 105.0)
    assert incoming.deadline == 100.0 + HEAD_SECONDS


def test_bytes_of_a_body_buy_time(incoming: IncomingRequest) -> None:
    incoming.add(head("POST", "/", content_length="60"), 100.0)
    incoming.prove(1_000_000)
    incoming.add(b"x" * 16, 100.0)
    assert incoming.deadline == pytest.approx(100.0 + BODY_SECONDS + 0.001)


def test_more_than_anybody_may_send_asks_for_proof(incoming: IncomingRequest) -> None:
    assert incoming.add(head("POST", "/", content_length="60") + b"a" * 20, 0.0) is Step.PROOF
    assert incoming.prove(100) is Step.MORE
    assert incoming.add(b"b" * 40, 0.0) is Step.SERVE
    assert incoming.request.body.read() == b"a" * 20 + b"b" * 40
    assert not incoming.refused


@pytest.mark.parametrize("limit", [None, 50])
def test_who_may_not_send_so_much_is_served_without_the_body(
    incoming: IncomingRequest, limit: int | None
) -> None:
    incoming.add(head("POST", "/", content_length="60"), 0.0)
    assert incoming.prove(limit) is Step.SERVE
    assert incoming.refused
    assert incoming.request.should_close()
    assert incoming.request.body.read() == b""
    assert dict(incoming.request.headers)["CONTENT-LENGTH"] == "60"


def test_chunks_over_the_bound_are_served_as_a_body_that_is_too_long(
    incoming: IncomingRequest,
) -> None:
    chunk = b"20\r\n" + b"a" * 32 + b"\r\n"
    assert incoming.add(head("POST", "/", transfer_encoding="chunked") + chunk, 0.0) is Step.PROOF
    assert incoming.prove(100) is Step.MORE
    assert incoming.add(chunk * 3, 0.0) is Step.SERVE
    fields = dict(incoming.request.headers)
    assert int(fields["CONTENT-LENGTH"]) > 100
    assert "TRANSFER-ENCODING" not in fields


def test_a_head_without_end_is_refused(incoming: IncomingRequest) -> None:
    with pytest.raises(LimitRequestHeaders):
        incoming.add(b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 8_000, 0.0)


@pytest.mark.parametrize(
    "data", [b"\r\n\r\n\r\n", b"GET /\r\n\r\n", b"\r\n\r\nGET / HTTP/1.1\r\n\r\n"]
)
def test_what_is_no_head_is_refused(incoming: IncomingRequest, data: bytes) -> None:
    with pytest.raises((ParseException, OSError)):
        incoming.add(data, 0.0)


def test_who_waits_for_the_word_to_continue_is_told_once(incoming: IncomingRequest) -> None:
    incoming.add(head("POST", "/", content_length="5", expect="100-continue"), 0.0)
    assert incoming.wants_continue()
    assert not incoming.wants_continue()
