"""The frames that go between a web process and its children: a length, then so many bytes."""

import struct
from typing import IO

_LENGTH = struct.Struct(">I")


class FrameError(Exception):
    """The stream ended within a frame, or the frame is over its bound."""


def write_frame(stream: IO[bytes], payload: bytes) -> None:
    """Sends `payload`. Raises BrokenPipeError where the other side is gone."""
    stream.write(_LENGTH.pack(len(payload)))
    stream.write(payload)
    stream.flush()


def read_frame(stream: IO[bytes], bound: int) -> bytes | None:
    """The next frame, or None where the stream ended before it.

    Raises FrameError where the frame is over `bound` bytes (none of it is read then) or cut short.
    """
    head = stream.read(_LENGTH.size)
    if not head:
        return None
    if len(head) < _LENGTH.size:
        raise FrameError("the stream ended within a frame")
    (length,) = _LENGTH.unpack(head)
    if length > bound:
        raise FrameError("a frame over its bound")
    payload = stream.read(length)
    if len(payload) < length:
        raise FrameError("the stream ended within a frame")
    return payload
