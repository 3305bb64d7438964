"""gunicorn's threaded worker, changed so that no thread waits for a client.

gthread reads a request in the thread that serves it: a client that sends slowly, or never finishes,
blocks a thread. In this worker the loop that accepts connections also receives requests and sends
the rest of answers; a thread gets only complete requests.
"""

import contextlib
import errno
import math
import selectors
import socket
import time
from itertools import chain
from typing import Any

import structlog
from gunicorn.http import errors
from gunicorn.workers.gthread import STOP_KEEPALIVE_LINGER, ThreadWorker

from app.db import DatabaseUnavailable
from app.ids import new_ulid
from app.logs import fault
from app.metrics import dropped, start_at_zero
from app.server import ADMISSION
from app.server.connection import SEND_SECONDS, Connection
from app.server.incoming import Admission, IncomingRequest, Step

log = structlog.get_logger()

_READ_BYTES = 65_536
_END_SECONDS = 2.0  # how long a client may take to close its side at the end
_STOP_SECONDS = 5.0  # how long a request may still arrive after SIGTERM
# A new client sends its request within this time (seconds, a slow round trip); an idle one that
# waits longer may be closed, and connects again.
_FIRST_BYTE_SECONDS = 1.0
_CHECK_SECONDS = 0.25  # between two checks for connections that are too slow
_NOT_NOW = {errno.EAGAIN, errno.EWOULDBLOCK, errno.ECONNABORTED}
_NO_DESCRIPTOR = {errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM}
_STATUS_OF: dict[type[Exception], str] = {
    errors.LimitRequestLine: "414 URI Too Long",
    errors.LimitRequestHeaders: "431 Request Header Fields Too Large",
    errors.ExpectationFailed: "417 Expectation Failed",
    errors.UnsupportedTransferCoding: "501 Not Implemented",
}

start_at_zero(dropped, ("webhook", "other"), ("crowded", "refused", "slow"))


class ReceivingWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """A worker that passes complete requests to its threads."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Take ThreadWorker's arguments."""
        super().__init__(*arguments, **options)
        # Connections that the loop watches, in the order in which they began to wait.
        self._waiting: dict[Connection, None] = {}
        self._next_check = 0.0
        self._last_deadline = math.inf  # for what is not received whole when the worker stops

    @property
    def _admission(self) -> Admission:
        found: Admission = self.wsgi.extensions[ADMISSION]
        return found

    # --- called in the loop's thread ---

    def accept(self, listener: socket.socket) -> None:
        """Accept a new connection; where there are too many, close one that waits."""
        try:
            raw, client = listener.accept()
        except OSError as error:
            if error.errno in _NO_DESCRIPTOR:
                self._evict()
            elif error.errno not in _NOT_NOW:
                raise
            return
        raw.setblocking(False)
        with contextlib.suppress(OSError):  # a socket of another family
            raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.nr_conns += 1
        if self.nr_conns > self.worker_connections - self.cfg.threads:
            self._evict()
        conn = Connection(raw, client, listener.getsockname(), 0)
        self._await_request(conn)
        self._read(conn)

    def _evict(self) -> None:
        """Close the connection that has waited longest: an idle one, else an unfinished one.

        A connection that has just been accepted is not idle yet: otherwise, while other clients
        keep unfinished requests open, the next one would close it before its first byte arrives.
        """
        latest = time.monotonic() - _FIRST_BYTE_SECONDS
        idle = (conn for conn in self._waiting if conn.is_idle and conn.since <= latest)
        unfinished = (conn for conn in self._waiting if not conn.is_idle)
        victim = next(chain(idle, unfinished, self._waiting), None)
        if victim is not None:
            if not victim.is_idle and not victim.ending:
                self._count_dropped(victim, "crowded")
            self._close(victim)

    def _await_request(self, conn: Connection) -> None:
        surplus = b""
        if conn.incoming is not None:
            surplus = conn.incoming.surplus
            conn.incoming.close()
        conn.served += 1
        conn.incoming = IncomingRequest(self.cfg, conn.client, conn.served, self._admission)
        wait = float(self.cfg.keepalive) if self.alive else STOP_KEEPALIVE_LINGER
        conn.since = time.monotonic()
        self._watch(conn, selectors.EVENT_READ, conn.since + wait)
        if surplus:
            self._take(conn, surplus)

    def _watch(self, conn: Connection, event: int, deadline: float) -> None:
        conn.deadline = deadline
        ready = self._read if event == selectors.EVENT_READ else self._send
        self._waiting[conn] = None
        self.poller.register(conn.raw, event, lambda _socket: ready(conn))

    def _unwatch(self, conn: Connection) -> None:
        if self._waiting.pop(conn, self) is None:
            self.poller.unregister(conn.raw)

    def _close(self, conn: Connection) -> None:
        """Close it once: the poller may still report a connection that was just closed."""
        if conn.closed:
            return
        self._unwatch(conn)
        conn.close()
        self.nr_conns -= 1

    def _read(self, conn: Connection) -> None:
        try:
            data = conn.raw.recv(_READ_BYTES)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._close(conn)
        elif not conn.ending:
            self._take(conn, data)

    def _take(self, conn: Connection, data: bytes) -> None:
        assert conn.incoming is not None  # noqa: S101 - made when the connection is
        try:
            step = conn.incoming.add(data, time.monotonic())
        except (errors.ParseException, OSError) as error:
            self._refuse(conn, error)
            return
        self._go_on(conn, step)

    def _go_on(self, conn: Connection, step: Step) -> None:
        assert conn.incoming is not None  # noqa: S101
        if step is Step.MORE:
            conn.deadline = min(conn.incoming.deadline or conn.deadline, self._last_deadline)
            if conn.incoming.wants_continue():
                with contextlib.suppress(OSError):  # a client that is gone shows when it is read
                    conn.sock.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
            return
        self._unwatch(conn)
        if step is Step.SERVE:
            conn.incoming.wants_continue()  # its body has arrived already
            if conn.incoming.refused:
                self._count_dropped(conn, "refused")
            self.enqueue_req(conn)
            return
        done = self.tpool.submit(self._prove, conn)
        done.add_done_callback(
            lambda future: self.method_queue.defer(self._proven, conn, future.result())
        )

    def _proven(self, conn: Connection, limit: int | None) -> None:
        assert conn.incoming is not None  # noqa: S101
        step = conn.incoming.prove(limit)
        if step is Step.MORE:
            self._watch(conn, selectors.EVENT_READ, conn.incoming.deadline or 0)
        self._go_on(conn, step)

    def finish_request(self, conn: Connection, fs: Any) -> None:
        """Send the rest of the answer, then wait for the next request or end."""
        conn.keep = not fs.cancelled() and fs.exception() is None and bool(fs.result())
        conn.deadline = time.monotonic() + SEND_SECONDS
        self._send(conn)

    def _send(self, conn: Connection) -> None:
        self._unwatch(conn)
        try:
            conn.sock.flush()
        except OSError:
            self._close(conn)
            return
        if conn.sock.waiting:
            self._watch(conn, selectors.EVENT_WRITE, conn.deadline)
        elif conn.keep:
            self._await_request(conn)
        else:
            self._end(conn)

    def _end(self, conn: Connection) -> None:
        """Let the client read the last answer (RFC 9112, section 9.6), then close."""
        conn.ending = True
        try:
            conn.raw.shutdown(socket.SHUT_WR)
        except OSError:
            self._close(conn)
            return
        self._watch(conn, selectors.EVENT_READ, time.monotonic() + _END_SECONDS)

    def murder_pending(self) -> None:
        """Close what has waited too long."""
        now = time.monotonic()
        if now < self._next_check:
            return
        self._next_check = now + _CHECK_SECONDS
        for conn in [conn for conn in self._waiting if conn.deadline <= now]:
            if not conn.is_idle and not conn.ending:
                self._count_dropped(conn, "slow")
            self._close(conn)

    def _cap_keepalive(self, deadline: float) -> None:
        """Shorten all deadlines when the worker stops; `deadline` is that of idle connections."""
        self._last_deadline = time.monotonic() + _STOP_SECONDS
        for conn in self._waiting:
            bound = deadline if conn.is_idle else self._last_deadline
            conn.deadline = min(conn.deadline, bound)

    def _refuse(self, conn: Connection, error: Exception) -> None:
        """Answer invalid HTTP; the log contains the kind of error, not the client's bytes."""
        self._unwatch(conn)
        self._count_dropped(conn, type(error).__name__)
        self._answer_error(conn, error)
        conn.keep = False
        conn.deadline = time.monotonic() + SEND_SECONDS
        self._send(conn)

    # --- called in a thread of the pool ---

    def _prove(self, conn: Connection) -> int | None:
        assert conn.incoming is not None  # noqa: S101
        request = conn.incoming.request
        authorization = dict(request.headers).get("AUTHORIZATION")
        try:
            return self._admission.proven_limit(request.method, request.path, authorization)
        except DatabaseUnavailable as error:
            log.warning("admission_failed", **fault(error))
            return None
        except Exception as error:  # the application answers it, and says why
            log.error("admission_failed", exc_info=error)
            return None

    def handle(self, conn: Connection) -> bool:
        """Serve a complete request; return whether another may follow on its connection."""
        assert conn.incoming is not None  # noqa: S101
        try:
            return bool(self.handle_request(conn.incoming.request, conn))
        except (OSError, StopIteration):
            return False  # the client is gone, or an answer that was started cannot be finished
        except Exception as error:
            if isinstance(error, errors.ParseException | errors.NoMoreData):
                log.warning("request_not_served", error=type(error).__name__)  # no chunks, say
            else:
                log.error("request_not_served", exc_info=error)
            self._answer_error(conn, error)
            return False

    # --- called in both ---

    def _answer_error(self, conn: Connection, error: Exception) -> None:
        status = next((s for kind, s in _STATUS_OF.items() if isinstance(error, kind)), None)
        if status is None and isinstance(error, errors.ParseException | errors.NoMoreData):
            status = "400 Bad Request"
        elif status is None:
            status = "503 Service Unavailable" if isinstance(error, OSError) else "500 Error"
        body = f"{status}\n"
        with contextlib.suppress(OSError):
            conn.sock.sendall(
                f"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Type: text/plain\r\n"
                f"Content-Length: {len(body)}\r\nRetry-After: 2\r\n"
                "X-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\n"
                f"X-Request-Id: req_{new_ulid()}\r\n\r\n{body}".encode("ascii")
            )

    def _count_dropped(self, conn: Connection, reason: str) -> None:
        path = conn.incoming.path if conn.incoming is not None else ""
        area = "webhook" if path.startswith("/webhooks/") else "other"
        dropped.labels(area, reason).inc()
        log.warning("request_dropped", area=area, reason=reason)
