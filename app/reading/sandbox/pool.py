"""A few children kept warm, handed one document at a time."""

import json
import os
import threading
import time
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import structlog

from app.errors import DocumentUnreadable, ServiceUnavailable
from app.reading.sandbox.bounds import Bounds
from app.reading.sandbox.process import Child, ChildGone
from app.reading.sandbox.slot import host_slot

log = structlog.get_logger()

SAID = {
    "too_slow": "The document takes too long to read. Send a smaller or simpler one.",
    "too_large": "The document needs too much memory to read. Send a smaller one.",
    "corrupt": "The document could not be read: it is damaged. Export or photograph it again.",
}


class Sandbox:
    """Runs the jobs of one module in children within bounds.

    Nothing is started before the first document, so that it can be made before a web server forks;
    a process that inherits it starts children of its own. Safe for any number of threads.
    """

    def __init__(
        self,
        module: str,
        bounds: Bounds,
        *,
        size: int,
        patience: float = 10.0,
        slot: Path | None = None,
    ) -> None:
        """`size` children at most; a caller waits `patience` seconds at most for a free one.

        With a `slot`, a file that other processes of the host name too, one of them all works at a
        time.
        """
        self._module = module
        self._bounds = bounds
        self._size = size
        self._patience = patience
        self._slot = slot
        self._reset()

    def _own(self) -> None:
        """After a fork: leaves the parent's children to the parent."""
        if os.getpid() != self._owner:
            self._reset()

    def _reset(self) -> None:
        self._owner = os.getpid()
        self._free = threading.BoundedSemaphore(self._size)
        self._lock = threading.Lock()
        self._idle: list[Child] = []
        self._closed = False

    def run(self, job: str, document: bytes, options: dict[str, Any]) -> dict[str, Any]:
        """What `job` makes of `document`.

        Raises DocumentUnreadable where the job refuses it, or the child dies of it or overruns;
        ServiceUnavailable where no child was free in time or none could be started.
        """
        self._own()
        if not self._free.acquire(timeout=self._patience):
            raise ServiceUnavailable("Too many documents are being read at this moment.")
        try:
            with host_slot(self._slot, self._patience) if self._slot else nullcontext():
                answer = self._ask(json.dumps([job, options]).encode(), document)
        finally:
            self._free.release()
        return _result(answer)

    def warm(self) -> None:
        """Starts a child now, so that the first document need not wait for it."""
        self._own()
        self._put_back(self._take())

    def close(self) -> None:
        """Ends the children; one at work ends with its document."""
        if os.getpid() != self._owner:
            return
        with self._lock:
            self._closed = True
            children, self._idle = self._idle, []
        for child in children:
            child.close()

    def _ask(self, request: bytes, document: bytes) -> dict[str, Any]:
        child = self._take()
        try:
            answer = child.ask(request, document)
        except ChildGone as gone:
            log.warning("document.child_gone", reason=gone.reason)
            return {"unreadable": [gone.reason, ""]}
        if "fault" in answer:
            # Its memory is not to be trusted to be whole.
            child.close()
        else:
            self._put_back(child)
        return answer

    def _take(self) -> Child:
        while True:
            with self._lock:
                child = self._idle.pop() if self._idle else None
            if child is None:
                return self._started()
            if child.usable:
                return child
            child.close()

    def _put_back(self, child: Child) -> None:
        with self._lock:
            if not self._closed:
                self._idle.append(child)
                return
        child.close()

    def _started(self) -> Child:
        began = time.monotonic()
        try:
            child = Child(self._module, self._bounds)
        except (ChildGone, OSError) as error:
            log.exception("document.child_not_started")
            raise ServiceUnavailable("Documents cannot be read at this moment.") from error
        log.info("document.child_started", seconds=round(time.monotonic() - began, 2))
        return child


def _result(answer: dict[str, Any]) -> dict[str, Any]:
    if "unreadable" in answer:
        reason, message = answer["unreadable"]
        raise DocumentUnreadable(str(reason), str(message) or SAID.get(reason, ""))
    if "fault" in answer:
        log.warning("document.fault", error=str(answer["fault"])[:80])
        reason = "too_large" if answer["fault"] == "MemoryError" else "corrupt"
        raise DocumentUnreadable(reason, SAID[reason])
    result = answer["result"]
    return result if isinstance(result, dict) else {}
