"""One request while it arrives: bounded in size and time, and complete before a thread gets it."""

from enum import Enum, auto
from tempfile import SpooledTemporaryFile
from typing import Any, Protocol

from gunicorn.http.body import Body, LengthReader
from gunicorn.http.errors import LimitRequestHeaders
from gunicorn.http.message import Request
from gunicorn.http.unreader import Unreader

from app.server.framing import ChunkedFraming, Framing, LengthFraming

MAX_HEAD_BYTES = 32_768
HEAD_SECONDS = 10.0
# A body may take this time, and a second more for every 16 kB received: the rate of EDGE.
BODY_SECONDS = 10.0
BYTES_PER_SECOND = 16_000
# A larger body is stored on disk, not in memory.
_IN_MEMORY_BYTES = 262_144
_HEAD_END = b"\r\n\r\n"


class Step(Enum):
    """What a request needs next."""

    MORE = auto()  # more bytes
    PROOF = auto()  # a check of its credentials, before more of its body is accepted
    SERVE = auto()  # a thread that serves it


class Admission(Protocol):
    """Decides how large a body may be; implemented by the application."""

    def limit(self, method: str, path: str) -> int:
        """Return the bytes that anybody may send; it must not block."""
        ...

    def proven_limit(self, method: str, path: str, authorization: str | None) -> int | None:
        """Return the bytes that the bearer of these credentials may send.

        None where they are wrong. It may query the database.
        """
        ...


class _Received(Unreader):  # type: ignore[misc]  # gunicorn has no types
    """The received bytes of a request, for gunicorn's parser; it never blocks."""

    def __init__(self, head: bytes, body: "SpooledTemporaryFile[bytes]") -> None:
        super().__init__()
        self.buf.write(head)
        self._body = body

    def chunk(self, size_hint: int | None = None) -> bytes:
        """Return the next bytes of the body, none at its end."""
        return self._body.read(max(size_hint or 0, 8192))


class IncomingRequest:
    """Collects one request; `request` is gunicorn's, set when the head is complete."""

    def __init__(self, cfg: Any, client: Any, number: int, admission: Admission) -> None:
        """Start the request `number` of the connection, counted from 1."""
        self.request: Any = None
        self.surplus = b""  # bytes of the next request
        self.started: float | None = None  # monotonic seconds of its first byte
        self.refused = False
        self._cfg, self._client, self._number = cfg, client, number
        self._admission = admission
        self._head = bytearray()
        self._body: SpooledTemporaryFile[bytes] | None = None
        self._framing: Framing | None = None
        self._limit = 0
        self._got = 0  # bytes of the body
        self._proven = False

    @property
    def path(self) -> str:
        """Return the path without its query, empty while the head is incomplete."""
        return str(self.request.path) if self.request else ""

    @property
    def deadline(self) -> float | None:
        """Return when it must be complete (monotonic seconds); None before its first byte."""
        if self.started is None:
            return None
        if self.request is None:
            return self.started + HEAD_SECONDS
        return self.started + BODY_SECONDS + self._got / BYTES_PER_SECOND

    def add(self, data: bytes, now: float) -> Step:
        """Add bytes that arrived and return what the request needs next.

        Raises gunicorn's ParseException (or NoMoreData) for what is no HTTP, OSError where the
        disk is full.
        """
        if self.started is None:
            self.started = now
        if self.request is None:
            searched = max(0, len(self._head) - 3)
            self._head += data
            # The empty line that may stand before a request is not the end of its head.
            end = self._head.find(_HEAD_END, max(searched, 2))
            if (end if end >= 0 else len(self._head)) > MAX_HEAD_BYTES:
                raise LimitRequestHeaders("head too large")
            if end < 0:
                return Step.MORE
            data = bytes(self._head[end + 4 :])
            self._parse(bytes(self._head[: end + 4]))
        return self._add_to_body(data)

    def prove(self, limit: int | None) -> Step:
        """Continue with the body after its sender's credentials were checked.

        A `limit` of None means that they are wrong: the application answers without the body.
        """
        self._proven = True
        self._limit = limit or 0
        return self._refuse() if limit is None else self._next_step()

    def wants_continue(self) -> bool:
        """Return whether the sender waits for "100 Continue"; True only once."""
        wanted = bool(self.request is not None and self.request._expected_100_continue)
        if wanted:
            self.request._expected_100_continue = False
        return wanted

    def close(self) -> None:
        """Give back the room of the body."""
        if self._body is not None:
            self._body.close()

    def _parse(self, head: bytes) -> None:
        self._body = SpooledTemporaryFile(_IN_MEMORY_BYTES)  # noqa: SIM115 - close() closes it
        unreader = _Received(head, self._body)
        request = Request(self._cfg, unreader, self._client, self._number)
        reader = request.body.reader
        if isinstance(reader, LengthReader):
            self._framing = LengthFraming(reader.length)
        else:
            self._framing = ChunkedFraming()
        self._limit = self._admission.limit(request.method, request.path)
        self.request = request

    def _declared(self) -> int:
        """Return the bytes that the head announces, at least those that arrived."""
        reader = self.request.body.reader
        return max(reader.length if isinstance(reader, LengthReader) else 0, self._got)

    def _add_to_body(self, data: bytes) -> Step:
        assert self._framing is not None  # noqa: S101 - made together with the request
        assert self._body is not None  # noqa: S101
        taken = self._framing.take(data)
        self._got += taken
        self._body.write(data[:taken])
        self.surplus = data[taken:]
        return self._next_step()

    def _next_step(self) -> Step:
        assert self._framing is not None  # noqa: S101
        assert self._body is not None  # noqa: S101
        if self._declared() > self._limit:
            return self._refuse() if self._proven else Step.PROOF
        if not self._framing.done:
            return Step.MORE
        self._body.seek(0)
        return Step.SERVE

    def _refuse(self) -> Step:
        """Serve the head alone: the application answers 401 or 413, and the connection ends."""
        request = self.request
        self.refused = True
        request.force_close()
        request._expected_100_continue = False
        declared = max(self._declared(), self._limit + 1)
        request.headers = [
            (name, value)
            for name, value in request.headers
            if name not in {"CONTENT-LENGTH", "TRANSFER-ENCODING"}
        ] + [("CONTENT-LENGTH", str(declared))]
        request.body = Body(LengthReader(request.unreader, 0))
        return Step.SERVE
