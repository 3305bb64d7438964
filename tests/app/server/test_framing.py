"""Where a body ends, however its bytes are cut on the way."""

import pytest
from gunicorn.http.errors import InvalidChunkSize, LimitRequestHeaders
from hypothesis import given
from hypothesis import strategies as st

from app.server.framing import ChunkedFraming, Framing, LengthFraming


def taken(framing: Framing, data: bytes, step: int) -> int:
    """Return how many bytes belong to the body when they arrive in blocks of `step`."""
    count = 0
    for at in range(0, len(data), step):
        piece = data[at : at + step]
        of_this = framing.take(piece)
        count += of_this
        if of_this < len(piece):
            break
    return count


@given(st.integers(0, 50), st.binary(max_size=60), st.integers(1, 20))
def test_a_body_of_known_length_ends_after_it(length: int, data: bytes, step: int) -> None:
    framing = LengthFraming(length)
    assert taken(framing, data, step) == min(length, len(data))
    assert framing.done == (len(data) >= length)


@given(
    st.lists(st.binary(min_size=1, max_size=40), max_size=5),
    st.sampled_from([b"", b"X-Sum: 1\r\n"]),
    st.binary(max_size=10),
    st.integers(1, 30),
)
def test_chunks_end_after_their_trailers(
    chunks: list[bytes], trailers: bytes, rest: bytes, step: int
) -> None:
    body = b"".join(b"%x;a=b\r\n%b\r\n" % (len(chunk), chunk) for chunk in chunks)
    body += b"0\r\n" + trailers + b"\r\n"
    framing = ChunkedFraming()
    assert taken(framing, body + rest, step) == len(body)
    assert framing.done


def test_chunks_without_their_end_are_not_done() -> None:
    framing = ChunkedFraming()
    assert framing.take(b"3\r\nabc\r\n0\r\n") == 11
    assert not framing.done


@pytest.mark.parametrize("line", [b"zz\r\n", b"\r\n", b"-1\r\n", b"3\n", b"123456789\r\n"])
def test_a_chunk_without_a_size_is_refused(line: bytes) -> None:
    with pytest.raises(InvalidChunkSize):
        ChunkedFraming().take(line)


def test_a_line_without_end_is_refused() -> None:
    with pytest.raises(InvalidChunkSize):
        ChunkedFraming().take(b"1" * 10_000)


def test_trailers_without_end_are_refused() -> None:
    with pytest.raises(LimitRequestHeaders):
        ChunkedFraming().take(b"0\r\n" + b"a: b\r\n" * 2_000)


def test_chunks_of_one_byte_are_refused_where_they_are_too_many() -> None:
    with pytest.raises(InvalidChunkSize):
        ChunkedFraming().take(b"1\r\na\r\n" * 25_000)
