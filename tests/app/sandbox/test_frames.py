"""The frames between a web process and its children."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sandbox.frames import FrameError, read_frame, write_frame


@given(st.lists(st.binary(max_size=300), max_size=5))
def test_frames_are_read_as_they_were_written(payloads: list[bytes]) -> None:
    stream = io.BytesIO()
    for payload in payloads:
        write_frame(stream, payload)
    stream.seek(0)
    assert [read_frame(stream, 300) for _ in payloads] == payloads
    assert read_frame(stream, 300) is None


def test_a_frame_over_its_bound_is_not_read() -> None:
    stream = io.BytesIO()
    write_frame(stream, b"x" * 11)
    stream.seek(0)
    with pytest.raises(FrameError, match="bound"):
        read_frame(stream, 10)
    assert stream.tell() == 4


@pytest.mark.parametrize("cut", [1, 3, 4, 9])
def test_a_stream_that_ends_within_a_frame_is_an_error(cut: int) -> None:
    whole = io.BytesIO()
    write_frame(whole, b"sixsix")
    with pytest.raises(FrameError, match="ended"):
        read_frame(io.BytesIO(whole.getvalue()[:cut]), 10)
