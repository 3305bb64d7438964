"""Run actions after a delay, on threads of their own."""

import heapq
import itertools
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor


class Later:
    """Runner of delayed actions, several at once, the earliest first."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=32, thread_name_prefix="exchange")
        self._due: list[tuple[float, int, Callable[[], object]]] = []
        self._numbers = itertools.count()
        self._changed = threading.Condition()
        self._closed = False
        self._thread = threading.Thread(target=self._watch, name="later", daemon=True)
        self._thread.start()

    def run(self, delay: float, action: Callable[[], object]) -> None:
        """Run `action` in `delay` seconds, unless this is closed by then."""
        with self._changed:
            heapq.heappush(self._due, (time.monotonic() + delay, next(self._numbers), action))
            self._changed.notify()

    def close(self) -> None:
        """Drop the actions that are not due yet and wait for those that run."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _watch(self) -> None:
        while True:
            with self._changed:
                while not self._closed and (wait := self._wait()) != 0:
                    self._changed.wait(wait)
                if self._closed:
                    return
                _, _, action = heapq.heappop(self._due)
            self._pool.submit(action).add_done_callback(_raise)

    def _wait(self) -> float | None:
        """Return the seconds until the next action is due; None where there is none."""
        return max(0.0, self._due[0][0] - time.monotonic()) if self._due else None


def _raise(future: "Future[object]") -> None:
    """Print an unexpected error on standard error, because nobody reads this result."""
    if not future.cancelled():
        future.result()
