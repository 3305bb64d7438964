"""Things to be done after a while, on threads of their own."""

import heapq
import itertools
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor


class Later:
    """Runs things after a while, several at once, the earlier ones first."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=32, thread_name_prefix="exchange")
        self._due: list[tuple[float, int, Callable[[], object]]] = []
        self._numbers = itertools.count()
        self._changed = threading.Condition()
        self._closed = False
        self._thread = threading.Thread(target=self._watch, name="later", daemon=True)
        self._thread.start()

    def run(self, delay: float, action: Callable[[], object]) -> None:
        """Runs `action` in `delay` seconds, unless it is closed by then."""
        with self._changed:
            heapq.heappush(self._due, (time.monotonic() + delay, next(self._numbers), action))
            self._changed.notify()

    def close(self) -> None:
        """Drops what is not yet due and waits for what runs."""
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
        """Seconds until the next action is due; None where there is none."""
        return max(0.0, self._due[0][0] - time.monotonic()) if self._due else None


def _raise(future: "Future[object]") -> None:
    """A fault of our own shows itself on standard error: nobody asks for this result."""
    if not future.cancelled():
        future.result()
