"""The pool of PostgreSQL connections: bounded, first come first served, closed when idle."""

import os
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

__all__ = ["FairPool", "FairSemaphore", "IdleCloser", "Observer", "observe"]

# Key in `ConnectionPoolEntry.info`: when the connection was returned (seconds, monotonic).
IDLE_SINCE = "idle_since"


@dataclass(frozen=True, slots=True)
class Observer:
    """Is called for each connection that is taken or returned, and each wait that got none."""

    taken: Callable[[], object]
    returned: Callable[[], object]
    timed_out: Callable[[], object]


_observers: list[Observer] = []


def observe(observer: Observer) -> None:
    """Have the pools of this process call `observer`."""
    _observers[:] = [observer]


class FairSemaphore:
    """A semaphore that serves waiting threads in the order of their requests.

    With threading.Semaphore a thread that arrives at the right moment overtakes those that wait:
    under load the same threads win again and again, and the others wait for seconds.
    """

    def __init__(self, count: int) -> None:
        """Let `count` threads in at once."""
        self._free = count
        self._waiting: deque[threading.Lock] = deque()
        self._guard = threading.Lock()

    def acquire(self, timeout: float) -> bool:
        """Acquire a slot; return False where none became free within `timeout` seconds."""
        with self._guard:
            if self._free:
                self._free -= 1
                return True
            mine = threading.Lock()
            mine.acquire()
            self._waiting.append(mine)
        if mine.acquire(timeout=timeout):
            return True
        with self._guard:
            if mine not in self._waiting:
                return True  # it was handed over just after the timeout
            self._waiting.remove(mine)
            return False

    def release(self) -> None:
        """Hand the slot to the thread that has waited longest."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._free += 1


class FairPool(QueuePool):
    """SQLAlchemy's pool without overflow, whose threads are served in the order of requests."""

    def __init__(self, *args: object, **options: object) -> None:
        """Take QueuePool's arguments."""
        super().__init__(*args, **options)  # type: ignore[arg-type]  # passed on unchanged
        self._semaphore = FairSemaphore(self.size())
        self._is_retired = False

    def retire(self) -> None:
        """Close each connection when it comes back: a thread may still hold one, or take one."""
        self._is_retired = True

    def recreate(self) -> "FairPool":
        """Return a pool like this one, which a disposed engine goes on with."""
        pool = cast("FairPool", super().recreate())
        pool._is_retired = self._is_retired
        return pool

    def _do_get(self) -> ConnectionPoolEntry:
        if not self._semaphore.acquire(self.timeout()):
            for observer in _observers:
                observer.timed_out()
            raise PoolTimeout(
                f"no database connection became free within {self.timeout():g} s: all of this "
                f"process's {self.size()} were in use; a higher DATABASE_POOL allows more"
            )
        try:
            record = super()._do_get()
        except BaseException:
            self._semaphore.release()
            raise
        for observer in _observers:
            observer.taken()
        return record

    def _do_return_conn(self, record: ConnectionPoolEntry) -> None:
        if self._is_retired:
            record.close()
        super()._do_return_conn(record)
        self._semaphore.release()
        for observer in _observers:
            observer.returned()

    def close_idle(self, seconds: float) -> int:
        """Close connections that were idle for `seconds`; return how many are still open.

        The entries stay in the pool and connect anew when they are next used.
        """
        latest = time.monotonic() - seconds
        with self._pool.mutex:  # type: ignore[attr-defined]  # SQLAlchemy's queue has one
            entries = cast("deque[ConnectionPoolEntry]", self._pool.queue)  # type: ignore[attr-defined]  # and this
            for entry in entries:
                if entry.info.get(IDLE_SINCE, latest) <= latest:
                    entry.close()
            closed = sum(entry.dbapi_connection is None for entry in entries)
        return max(0, self.size() + self.overflow() - closed)


class IdleCloser:
    """Closes a pool's idle connections from a thread that runs while any connection is open."""

    def __init__(self, pool: Callable[[], FairPool], seconds: float) -> None:
        """Prepare to close connections of `pool` that were not used for `seconds`."""
        self._pool = pool
        self._seconds = seconds
        self._guard = threading.Lock()
        self._stop = threading.Event()
        # The process that the thread runs in: a forked child has no thread yet.
        self._pid = 0

    def watch(self) -> None:
        """Start the thread unless it runs; call it for each new connection."""
        with self._guard:
            if self._pid == os.getpid():
                return
            self._pid = os.getpid()
            self._stop = threading.Event()
            threading.Thread(
                target=self._run, args=(self._stop,), name="idle-connections", daemon=True
            ).start()

    def stop(self) -> None:
        """Stop the thread: the pool is closed or belongs to another process."""
        with self._guard:
            self._stop.set()
            self._pid = 0

    def _run(self, stop: threading.Event) -> None:
        # Four checks per period: no connection stays open more than a quarter too long.
        while not stop.wait(self._seconds / 4):
            with self._guard:
                if stop.is_set():
                    return
                if self._pool().close_idle(self._seconds) == 0:
                    self._pid = 0
                    return
