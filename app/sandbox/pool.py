"""Keep a few children started and hand them documents, one at a time, in order of arrival."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, NamedTuple

import structlog

from app.metrics import child_deaths, start_at_zero
from app.sandbox.bounds import Bounds
from app.sandbox.process import Child, ChildBroken, ChildDied, ChildFailure, ChildOverran
from app.sandbox.slots import NoFreeSlot, SlotQueue

log = structlog.get_logger()

# A child may die for reasons that have nothing to do with its document (the host is out of memory,
# an operator kills it), so the document is read again. One that kills two children is refused.
MAX_ATTEMPTS = 2
RETRY_AFTER_SECONDS = 2
# Why a child ended, as it is counted.
_REASONS: dict[type[ChildFailure], str] = {
    ChildDied: "died",
    ChildOverran: "overran",
    ChildBroken: "broken",
}

start_at_zero(child_deaths, _REASONS.values())

Answer = dict[str, Any]
"""What a child answers: `result` (a JSON object), `unreadable` ([reason, message]) or `fault` (an
exception's name); or `busy`, the seconds after which the caller may try again."""


class Deadline(NamedTuple):
    """When a caller gives up, in seconds of the monotonic clock, which all processes share.

    Until `start` it waits for a free child, until `answer` for the answer.
    """

    start: float
    answer: float

    @property
    def left(self) -> float:
        """Return the seconds until `answer`."""
        return self.answer - time.monotonic()


class Pool:
    """Children of this process that run the jobs of one module; safe for any number of threads."""

    def __init__(self, module: str, bounds: Bounds, size: int) -> None:
        """Prepare a pool of at most `size` children; none is started before the first document."""
        self._module = module
        self._bounds = bounds
        self._slots = SlotQueue(size)
        self._lock = threading.Lock()
        self._idle: list[Child] = []
        self._starting: list[Future[Child]] = []
        self._closed = False

    def run(self, request: bytes, document: Callable[[], bytes], deadline: Deadline) -> Answer:
        """Run the job `request` on a document, which is fetched once a child is free for it."""
        try:
            with self._slots.acquire(deadline.start):
                return self._run_in_child(request, document(), deadline)
        except NoFreeSlot as error:
            return {"busy": error.retry_after}

    def warm_up(self, deadline: Deadline) -> None:
        """Start a child now, so that the first document need not wait for it."""
        child = self._acquire_child(deadline)
        if isinstance(child, Child):
            self._return_child(child)

    def close_idle_children(self) -> None:
        """End the children that read nothing at the moment."""
        with self._lock:
            children, self._idle = self._idle, []
        for child in children:
            child.close()

    def stop(self) -> None:
        """Refuse waiting and new documents; documents being read are finished."""
        self._slots.stop()

    def close(self) -> None:
        """End the children; a busy one ends after its document."""
        with self._lock:
            self._closed = True
            starting, self._starting = self._starting, []
        for child in starting:
            child.add_done_callback(_close_when_started)
        self.close_idle_children()

    def _run_in_child(self, request: bytes, document: bytes, deadline: Deadline) -> Answer:
        for _ in range(MAX_ATTEMPTS):
            child = self._acquire_child(deadline)
            if not isinstance(child, Child):
                return child
            seconds = min(self._bounds.wall_seconds, deadline.left)
            started = time.monotonic()
            try:
                answer = child.run(request, document, seconds)
            except ChildDied as death:
                _count(death)
                log.warning("document.child_died", status=death.status)
            except ChildFailure as failure:
                _count(failure)
                log.warning("document.child_failed", reason=type(failure).__name__)
                return self._answer_for_failure(failure, seconds)
            else:
                self._slots.record_duration(time.monotonic() - started)
                self._release_child(child, answer)
                return answer
            if self._slots.stopping:
                return {"busy": RETRY_AFTER_SECONDS}
        return {"unreadable": ["corrupt", ""]}

    def _answer_for_failure(self, failure: ChildFailure, seconds: float) -> Answer:
        """Return why there is no result; a document that had little time left may try again."""
        if not isinstance(failure, ChildOverran):
            return {"unreadable": ["corrupt", ""]}
        if seconds < self._bounds.wall_seconds:
            return {"busy": RETRY_AFTER_SECONDS}
        return {"unreadable": ["too_slow", ""]}

    def _release_child(self, child: Child, answer: Answer) -> None:
        """Keep a child for the next document, unless a job failed in it or it holds much memory."""
        if "fault" in answer or child.exceeds_memory:
            child.close()
        else:
            self._return_child(child)

    def _return_child(self, child: Child) -> None:
        with self._lock:
            if not self._closed:
                self._idle.append(child)
                return
        child.close()

    def _acquire_child(self, deadline: Deadline) -> Child | Answer:
        """Return an idle child or a new one, or why there is none."""
        while True:
            with self._lock:
                child = self._idle.pop() if self._idle else None
            if child is None:
                return self._await_new_child(deadline)
            if child.is_usable:
                return child
            child.close()

    def _await_new_child(self, deadline: Deadline) -> Child | Answer:
        """Return a new child; one that is not ready by the deadline serves the next document."""
        with self._lock:
            starting = self._starting.pop() if self._starting else None
        if starting is None:
            starting = Future()
            threading.Thread(target=self._launch, args=(starting,), daemon=True).start()
        try:
            return starting.result(max(deadline.left, 0))
        except TimeoutError:
            with self._lock:
                if not self._closed:
                    self._starting.append(starting)
                    return {"busy": RETRY_AFTER_SECONDS}
            starting.add_done_callback(_close_when_started)
        except (ChildFailure, OSError) as error:
            log.warning("document.child_not_started", error=type(error).__name__)
        return {"busy": RETRY_AFTER_SECONDS}

    def _launch(self, starting: "Future[Child]") -> None:
        started = time.monotonic()
        try:
            child = Child(self._module, self._bounds)
        except (ChildFailure, OSError) as error:
            starting.set_exception(error)
            return
        log.info("document.child_started", seconds=round(time.monotonic() - started, 2))
        starting.set_result(child)


def _count(failure: ChildFailure) -> None:
    child_deaths.labels(_REASONS.get(type(failure), "broken")).inc()


def _close_when_started(starting: "Future[Child]") -> None:
    if starting.exception() is None:
        starting.result().close()
