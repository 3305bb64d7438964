"""One event loop in a thread of its own: only there can a whole call be given a deadline.

A timeout of a blocking client holds for each read, so that a server that drips a byte a second
holds its caller for ever.
"""

import asyncio
import concurrent.futures
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

from app.model.faults import ModelFault
from app.requester import RequestDeadline

T = TypeVar("T")
# Seconds that an ended call has to close its connection.
_GRACE = 0.25


class BackgroundLoop:
    """An event loop that starts with its first call: gunicorn forks before."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def run(self, call: Coroutine[Any, Any, T], deadline: RequestDeadline) -> T:
        """Return what `call` returns; raise ModelFault "timeout" once the deadline has passed."""
        future = asyncio.run_coroutine_threadsafe(_within(call, deadline), self._running())
        try:
            return future.result(max(0.0, deadline.remaining()) + _GRACE)
        except (TimeoutError, concurrent.futures.TimeoutError):
            future.cancel()
            raise ModelFault("timeout") from None

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(
                    target=self._loop.run_forever, name="model", daemon=True
                )
                self._thread.start()
            return self._loop

    def close(self) -> None:
        """End the loop, for tests and commands."""
        with self._lock:
            if self._loop is not None and self._thread is not None:
                self._loop.call_soon_threadsafe(self._loop.stop)
                self._thread.join()
                self._loop.close()
                self._loop = self._thread = None


async def _within(call: Coroutine[Any, Any, T], deadline: RequestDeadline) -> T:
    async with asyncio.timeout(max(0.0, deadline.remaining())):
        return await call
