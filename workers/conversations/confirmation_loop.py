"""Look every second for STOP and START to confirm, and confirm them on separate threads."""

import random
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait

import structlog

from app.clock import SharedClock
from app.db import Database, DatabaseUnavailable
from app.logs import fault
from app.store import pending_confirmations

# The number of confirmations that a worker process sends at once, beside its slots.
MAX_CONFIRMATIONS = 4
# Seconds between two checks.
CHECK_EVERY = 1.0

log = structlog.get_logger()


class ConfirmationLoop:
    """One per worker process; a confirmation needs no job, no slot and no Redis."""

    def __init__(
        self, *, database: Database, shared_clock: SharedClock, confirm: Callable[[str], object]
    ) -> None:
        """Call `confirm` with a conversation's id; `shared_clock` is Database.shared_clock."""
        self._database = database
        self._shared_clock = shared_clock
        self._confirm = confirm
        self._pool = ThreadPoolExecutor(MAX_CONFIRMATIONS, thread_name_prefix="confirmation")
        self._running: dict[str, Future[None]] = {}
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="confirmations", daemon=True)

    def start(self) -> None:
        """Start the thread that checks."""
        self._thread.start()

    def start_due(self) -> int:
        """Start the confirmations that are due; return in how many conversations."""
        with self._lock:
            free = MAX_CONFIRMATIONS - len(self._running)
        if free <= 0:
            return 0
        with self._database.read_only() as session:
            found = pending_confirmations.find_due(
                session, self._shared_clock(), MAX_CONFIRMATIONS * 2
            )
        with self._lock:
            new = [one for one in found if one not in self._running][:free]
            for one in new:
                self._running[one] = self._pool.submit(self._confirm_one, one)
        return len(new)

    def finish(self, seconds: float) -> None:
        """Wait for running confirmations, `seconds` at most; call it before the process ends."""
        self._stop.set()
        with self._lock:
            running = list(self._running.values())
            self._pool.shutdown(wait=False, cancel_futures=True)
        wait(running, timeout=seconds)

    def _confirm_one(self, conversation_id: str) -> None:
        try:
            self._confirm(conversation_id)
        finally:
            with self._lock:
                self._running.pop(conversation_id, None)

    def _run(self) -> None:
        # Jitter: workers that start together check at different times.
        while not self._stop.wait(CHECK_EVERY * random.uniform(0.8, 1.2)):  # noqa: S311 - guards nothing
            try:
                self.start_due()
            except DatabaseUnavailable as error:
                log.warning("database_unavailable", **fault(error))
            except Exception as error:
                log.error("confirmation_check_failed", exc_info=error)
