"""Write and read the frames that parents and children exchange: a length, then that many bytes."""

import struct
from typing import Protocol

_LENGTH = struct.Struct(">I")


class Readable(Protocol):
    """A pipe or socket file that frames are read from."""

    def read(self, size: int, /) -> bytes:
        """Wait for `size` bytes; return fewer where the stream ends."""
        ...


class Writable(Protocol):
    """A pipe or socket file that frames are written to."""

    def write(self, data: bytes, /) -> int:
        """Buffer `data`; return how many bytes were taken."""
        ...

    def flush(self) -> None:
        """Send what is buffered."""
        ...


class FrameError(Exception):
    """The stream ended within a frame, or the frame is too long."""


def write_frame(stream: Writable, payload: bytes) -> None:
    """Send `payload`. Raise BrokenPipeError where the other side is gone."""
    stream.write(_LENGTH.pack(len(payload)))
    stream.write(payload)
    stream.flush()


def read_frame(stream: Readable, max_bytes: int) -> bytes | None:
    """Return the next frame, None where the stream ended before it.

    Raise FrameError where the frame is cut short or over `max_bytes` (it is not read then).
    """
    head = stream.read(_LENGTH.size)
    if not head:
        return None
    if len(head) < _LENGTH.size:
        raise FrameError("the stream ended within a frame")
    (length,) = _LENGTH.unpack(head)
    if length > max_bytes:
        raise FrameError("a frame over its bound")
    payload = stream.read(length)
    if len(payload) < length:
        raise FrameError("the stream ended within a frame")
    return payload
