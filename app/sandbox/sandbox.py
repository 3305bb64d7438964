"""Run a job on an untrusted document in a child process with limited resources."""

import json
import os
import re
import time
import weakref
from pathlib import Path
from typing import Any, get_args

import structlog

from app.errors import DocumentUnreadable, ServiceUnavailable, Unreadable
from app.sandbox.bounds import Bounds
from app.sandbox.pool import Answer, Deadline, Pool
from app.sandbox.process import START_SECONDS
from app.sandbox.shared import SharedPool

log = structlog.get_logger()

ERROR_NAME = re.compile(r"[A-Za-z]{1,40}(?:Error|Exception|Warning|Exit|Interrupt)", re.ASCII)

DEFAULT_MESSAGES = {
    "too_slow": "The document takes too long to read. Send a smaller or simpler one.",
    "too_large": "The document needs too much memory to read. Send a smaller one.",
    "corrupt": "The document could not be read: it is damaged. Export or photograph it again.",
}


class Sandbox:
    """Runs the jobs of one module in child processes.

    Nothing is started before the first document, so it can be created before a web server forks;
    each forked process starts its own children. Safe for any number of threads.
    """

    def __init__(
        self,
        module: str,
        bounds: Bounds,
        *,
        size: int,
        patience: float = 10.0,
        shared: Path | None = None,
    ) -> None:
        """Prepare a pool of at most `size` children.

        A caller waits at most `patience` seconds for a free child. With `shared`, a path without
        ending that other processes of the host name too, all of them use the same children, in
        order of arrival.
        """
        self._module = module
        self._bounds = bounds
        self._size = size
        self._patience = patience
        self._path = shared
        self._pool, self._shared = self._make_pools()
        reference = weakref.ref(self)
        os.register_at_fork(after_in_child=lambda: _after_fork(reference()))

    def run(
        self, job: str, document: bytes, options: dict[str, Any], *, until: float | None = None
    ) -> dict[str, Any]:
        """Return the result of `job` for `document`, by `until` (monotonic clock, seconds).

        Without `until` the job has its full `wall_seconds` once a child is free. Raise
        DocumentUnreadable where the job refuses the document, takes too long, or kills two
        children; ServiceUnavailable where no child was free in time or could be started, or this
        process is shutting down.
        """
        now = time.monotonic()
        start = now + self._patience
        latest = start + self._bounds.wall_seconds + START_SECONDS
        deadline = Deadline(start, min(until or latest, latest))
        pool = self._shared or self._pool
        request = json.dumps([job, options]).encode()
        return _unpack_answer(pool.run(request, lambda: document, deadline))

    def warm_up(self) -> None:
        """Start a child now, so that the first document need not wait for it."""
        if self._shared is None or self._shared.acquire_ownership():
            until = time.monotonic() + START_SECONDS
            self._pool.warm_up(Deadline(until, until))

    def close_idle_children(self) -> None:
        """End the idle children, because another pool needs the memory."""
        (self._shared or self._pool).close_idle_children()

    def stop(self) -> None:
        """Prepare to exit: finish the documents being read, refuse all others."""
        self._pool.stop()

    def close(self) -> None:
        """End the children; a busy one ends after its document."""
        self._pool.close()
        if self._shared:
            self._shared.close()

    def reset_after_fork(self) -> None:
        """Leave children, lock and socket to the parent process after a fork."""
        if self._shared:
            self._shared.discard_after_fork()
        self._pool, self._shared = self._make_pools()

    def _make_pools(self) -> tuple[Pool, SharedPool | None]:
        pool = Pool(self._module, self._bounds, self._size)
        return pool, SharedPool(pool, self._path) if self._path else None


def _after_fork(sandbox: Sandbox | None) -> None:
    if sandbox is not None:
        sandbox.reset_after_fork()


def _unpack_answer(answer: Answer) -> dict[str, Any]:
    if "busy" in answer:
        raise ServiceUnavailable(
            "Too many documents are being read now. Try again later.",
            retry_after=int(answer["busy"]),
        )
    if "unreadable" in answer:
        reason, message = answer["unreadable"]
        raise DocumentUnreadable(
            _validate_reason(reason), str(message) or DEFAULT_MESSAGES.get(reason, "")
        )
    if "fault" in answer:
        # A child controlled by its document might put that document's words into the name.
        name = str(answer["fault"])
        log.warning("document.fault", error=name if ERROR_NAME.fullmatch(name) else "unknown")
        kind: Unreadable = "too_large" if answer["fault"] == "MemoryError" else "corrupt"
        raise DocumentUnreadable(kind, DEFAULT_MESSAGES[kind])
    result = answer["result"]
    return result if isinstance(result, dict) else {}


def _validate_reason(reason: object) -> Unreadable:
    """Return the child's reason, if it is one: a child that is taken over can send anything."""
    return next((known for known in get_args(Unreadable) if known == reason), "corrupt")
