"""A client's connection: it collects a request, and keeps what the client has not received."""

import contextlib
import socket
from typing import Any

from app.server.incoming import IncomingRequest

SEND_SECONDS = 15.0


class Outgoing:
    """The socket as gunicorn's response sees it; it keeps what the peer does not accept yet."""

    def __init__(self, sock: socket.socket) -> None:
        """Wrap a non-blocking socket."""
        self._sock = sock
        self._waiting = bytearray()

    @property
    def waiting(self) -> bool:
        """Return whether bytes remain that the peer has not accepted."""
        return bool(self._waiting)

    def sendall(self, data: bytes) -> None:
        """Send what the peer accepts now, and keep the rest."""
        self._waiting += data
        self.flush()

    def send(self, data: bytes) -> int:
        """Send or keep all of `data`."""
        self.sendall(data)
        return len(data)

    def flush(self) -> None:
        """Send what the peer accepts now. Raises OSError where the connection is closed."""
        with contextlib.suppress(BlockingIOError):
            while self._waiting:
                sent = self._sock.send(memoryview(self._waiting)[:262_144])
                del self._waiting[:sent]


class Connection:
    """One client. `sock`, `client` and `server` are what gunicorn's handle_request reads."""

    def __init__(self, raw: socket.socket, client: Any, server: Any, deadline: float) -> None:
        """Close it at `deadline` (monotonic seconds) if nothing happens before."""
        self.raw = raw
        self.sock = Outgoing(raw)
        self.client = client
        self.server = server
        self.deadline = deadline
        self.incoming: IncomingRequest | None = None
        self.served = 0
        self.since = 0.0  # when it began to wait for a request (monotonic seconds)
        self.closed = False
        self.keep = False  # whether another request may follow the one that is answered
        self.ending = False  # the last answer is sent; further bytes are read and discarded

    @property
    def is_idle(self) -> bool:
        """Return whether it waits for a request of which nothing has arrived."""
        return self.incoming is not None and self.incoming.started is None and not self.ending

    def close(self) -> None:
        """Close it now."""
        self.closed = True
        if self.incoming is not None:
            self.incoming.close()
        with contextlib.suppress(OSError):
            self.raw.close()
