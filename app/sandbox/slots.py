"""Give a limited number of slots to threads in the order in which they asked."""

import math
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

# The weight of the latest duration in the moving average of durations.
SMOOTHING = 0.3


class NoFreeSlot(Exception):
    """No slot is free in time; `retry_after` (seconds) is when to try again."""

    def __init__(self, retry_after: int) -> None:
        """Take the seconds after which to try again."""
        self.retry_after = retry_after
        super().__init__(f"no free slot; try again in {retry_after} s")


class SlotQueue:
    """Gives its slots to threads, first come, first served."""

    def __init__(self, slots: int) -> None:
        """Start with all `slots` free."""
        self._size = slots
        self._free = slots
        self._waiting: deque[object] = deque()
        self._changed = threading.Condition()
        self._mean_seconds = 0.0
        self.stopping = False

    @contextmanager
    def acquire(self, until: float) -> Iterator[None]:
        """Hold a slot for the length of the block.

        `until` is a time of the monotonic clock (seconds). Raise NoFreeSlot where no slot is free
        by then; immediately, where the queue is too long for it or the process is shutting down.
        """
        self._wait_for_slot(until)
        try:
            yield
        finally:
            with self._changed:
                self._free += 1
                self._changed.notify_all()

    def record_duration(self, seconds: float) -> None:
        """Add to the average how long a slot was held, without the start of a child."""
        with self._changed:
            mean = self._mean_seconds
            self._mean_seconds = mean + SMOOTHING * (seconds - mean) if mean else seconds

    def stop(self) -> None:
        """Refuse waiting and new threads; those with a slot continue."""
        with self._changed:
            self.stopping = True
            self._changed.notify_all()

    def _wait_for_slot(self, until: float) -> None:
        ticket = object()
        with self._changed:
            self._check_queue(until)
            self._waiting.append(ticket)
            try:
                while self._waiting[0] is not ticket or not self._free:
                    left = until - time.monotonic()
                    if left <= 0 or self.stopping:
                        raise NoFreeSlot(self._estimate_wait())
                    self._changed.wait(left)
                if self.stopping:
                    raise NoFreeSlot(self._estimate_wait())
                self._free -= 1
            finally:
                self._waiting.remove(ticket)
                self._changed.notify_all()

    def _check_queue(self, until: float) -> None:
        """Refuse a thread that would wait in vain, so that it is free for other work."""
        expected = len(self._waiting) * self._mean_seconds / self._size
        over = expected - (until - time.monotonic())
        if over > 0:
            raise NoFreeSlot(math.ceil(over) + 1)

    def _estimate_wait(self) -> int:
        """Return after how many seconds (2 to 30) a slot is likely to be free."""
        return min(max(math.ceil(len(self._waiting) * self._mean_seconds / self._size), 2), 30)
