"""Find the end of a request's body while it arrives; gunicorn itself decodes it."""

import re
from typing import Protocol

from gunicorn.http.errors import InvalidChunkSize, LimitRequestHeaders

_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\n]*)?\r\n")
_MAX_LINE = 8190  # gunicorn's own bound for a line of a head
_MAX_TRAILERS = 8190
# 28 MB in chunks of 1.4 kB; smaller chunks cost more than they carry.
_MAX_CHUNKS = 20_000


class Framing(Protocol):
    """Separates the body's bytes from those of the next request."""

    done: bool

    def take(self, data: bytes) -> int:
        """Return how many of `data`'s first bytes belong to the body."""
        ...


class LengthFraming:
    """A body whose Content-Length is known."""

    def __init__(self, length: int) -> None:
        """`length` is the Content-Length, in bytes."""
        self._left = length
        self.done = length == 0

    def take(self, data: bytes) -> int:
        """Return how many of `data`'s first bytes belong to the body."""
        taken = min(self._left, len(data))
        self._left -= taken
        self.done = self._left == 0
        return taken


class ChunkedFraming:
    """A body in chunks (RFC 9112, section 7.1)."""

    def __init__(self) -> None:
        """Start before the first chunk."""
        self.done = False
        self._line = bytearray()
        self._skip = 0  # bytes of the current chunk, its line end included
        self._chunks = 0
        self._trailers: int | None = None  # bytes of them; None before the last chunk

    def take(self, data: bytes) -> int:
        """Return how many of `data`'s first bytes belong to the body.

        Raises gunicorn's InvalidChunkSize or LimitRequestHeaders for what is not, or not within
        bounds, a chunked body.
        """
        at = 0
        while at < len(data) and not self.done:
            if self._skip:
                step = min(self._skip, len(data) - at)
                self._skip -= step
            else:
                end = data.find(b"\n", at)
                step = (end + 1 if end >= 0 else len(data)) - at
                self._line += data[at : at + step]
                if len(self._line) > _MAX_LINE:
                    raise InvalidChunkSize(b"line too long")
                if end >= 0:
                    self._finish_line()
            at += step
        return at

    def _finish_line(self) -> None:
        line, self._line = bytes(self._line), bytearray()
        if self._trailers is not None:
            self._trailers += len(line)
            if self._trailers > _MAX_TRAILERS:
                raise LimitRequestHeaders("trailers")
            self.done = line == b"\r\n"
            return
        found = _CHUNK_SIZE.fullmatch(line)
        self._chunks += 1
        if found is None or self._chunks > _MAX_CHUNKS:
            raise InvalidChunkSize(line[:20])
        size = int(found[1], 16)
        if size:
            self._skip = size + 2
        else:
            self._trailers = 0
