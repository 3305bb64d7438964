"""Enqueue forgotten conversations and delete old data; it may run in every worker at once."""

import random
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from datetime import datetime, timedelta

import structlog

from app.clock import Clock, SharedClock
from app.db import Database, DatabaseUnavailable
from app.logs import fault
from app.store import erasure, idempotency, leases, retention, senders

# Seconds between two checks for forgotten conversations, and between two cleanings.
SWEEP_EVERY = 1.0
CLEAN_EVERY = 300.0
# The job of a message younger than this is still on its way.
FRESH = timedelta(seconds=3)
# Conversations that one check enqueues at most.
MAX_CONVERSATIONS = 500
# A conversation is not enqueued again for the same attempt within this time.
AGAIN_AFTER = timedelta(seconds=10)
# Rows of one kind that one transaction blanks or deletes, and such transactions in one cleaning:
# enough for ten million messages a month, without long waits for SQLite's only writer.
ROWS_PER_TRANSACTION = 500
MAX_TRANSACTIONS = 20

log = structlog.get_logger()


class FallbackPool:
    """Threads that process conversations while Redis is unavailable and no job can be enqueued."""

    def __init__(self, work: Callable[[str], object], slots: int) -> None:
        """Call `work` with a conversation's id, on `slots` threads."""
        self._work = work
        self._slots = slots
        self._pool = ThreadPoolExecutor(slots, thread_name_prefix="fallback")
        self._running: dict[str, Future[object]] = {}
        self._lock = threading.Lock()

    def start(self, conversation_id: str) -> bool:
        """Start a conversation unless it runs already; return False where all threads are busy."""
        with self._lock:
            if conversation_id in self._running:
                return True
            if len(self._running) >= self._slots:
                return False
            future = self._pool.submit(self._work, conversation_id)
            self._running[conversation_id] = future
        future.add_done_callback(lambda _: self._done(conversation_id))
        return True

    def finish(self, seconds: float) -> None:
        """Wait for running conversations, `seconds` at most."""
        with self._lock:
            running = list(self._running.values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        wait_for(running, timeout=seconds)

    def _done(self, conversation_id: str) -> None:
        with self._lock:
            self._running.pop(conversation_id, None)


class Sweep:
    """Looks for forgotten work; one thread per worker process."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        shared_clock: SharedClock,
        enqueue: Callable[[str], object],
        fallback: FallbackPool | None = None,
        is_paused: Callable[[], bool] = lambda: False,
    ) -> None:
        """Use `shared_clock` for leases and due times (see Database.shared_clock).

        `enqueue` enqueues a job; where it returns False (Redis is unavailable or full) the
        conversation is processed by `fallback` instead. While `is_paused` nothing is enqueued.
        """
        self._database = database
        self._clock = clock
        self._shared_clock = shared_clock
        self._enqueue = enqueue
        # Up to which id the conversations were checked for what an erasure left.
        self._checked_until = ""
        self._fallback = fallback
        self._is_paused = is_paused
        self._redis_works = True
        self._stop = threading.Event()
        # When each was last enqueued, and for which attempt: its job may wait for a free slot.
        self._enqueued: dict[str, tuple[datetime | None, datetime]] = {}
        self._thread = threading.Thread(target=self._run, name="sweep", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self) -> None:
        """Stop the thread."""
        self._stop.set()

    def finish(self, seconds: float) -> None:
        """Stop the thread, and wait for the fallback's conversations, `seconds` at most."""
        self.stop()
        if self._fallback:
            self._fallback.finish(seconds)

    def enqueue_forgotten(self) -> int:
        """Enqueue conversations with due messages that no worker has; return how many.

        Their job was lost, their worker died (its lease expired), or their next attempt is due.
        """
        if self._is_paused():
            return 0
        now = self._clock()
        # Without Redis no job is on its way, so fresh messages are not left to one.
        fresh = FRESH if self._redis_works else timedelta(0)
        with self._database.read_only() as session:
            found = leases.find_claimable(
                session, self._shared_clock(), now - fresh, MAX_CONVERSATIONS
            )
        self._enqueued = {
            one: (due_at, when)
            for one, (due_at, when) in self._enqueued.items()
            if now - when < AGAIN_AFTER
        }
        new = [
            (one, due_at)
            for one, due_at in found
            if one not in self._enqueued or self._enqueued[one][0] != due_at
        ]
        self._redis_works = True
        started = sum(self._start_one(one, due_at, now) for one, due_at in new)
        if started:
            log.info("swept", conversations=started, redis=self._redis_works)
        return started

    def _start_one(self, conversation_id: str, due_at: datetime | None, now: datetime) -> bool:
        """Enqueue a conversation or start it in this process; return False where neither works."""
        if self._redis_works:
            self._redis_works = self._enqueue(conversation_id) is not False
        if self._redis_works or self._fallback is None:
            self._enqueued[conversation_id] = (due_at, now)
            return True
        return self._fallback.start(conversation_id)

    def clean(self) -> None:
        """Delete old prompts, keys, texts, steps, changes, dialogues, calls; what erasures left."""
        now = self._clock()
        for forget in (
            retention.blank_old_messages,
            retention.delete_old_message_events,
            retention.delete_old_changes,
            retention.delete_old_dialogues,
            retention.delete_old_model_calls,
        ):
            for _ in range(MAX_TRANSACTIONS):
                with self._database.transaction() as session:
                    if forget(session, now, limit=ROWS_PER_TRANSACTION) < ROWS_PER_TRANSACTION:
                        break
        with self._database.transaction() as session:
            senders.delete_expired_prompts(session, now)
            idempotency.delete_expired(session, now)
            orphaned, self._checked_until = erasure.find_orphaned_conversations(
                session, self._checked_until
            )
            for conversation_id in orphaned:
                erasure.blank_conversation(session, conversation_id)

    def _run(self) -> None:
        # Jitter: workers that start together sweep at different times.
        until_clean = random.uniform(0, CLEAN_EVERY)  # noqa: S311 - spreads load, guards nothing
        while not self._stop.wait(SWEEP_EVERY * random.uniform(0.8, 1.2)):  # noqa: S311 - as above
            until_clean -= SWEEP_EVERY
            try:
                self.enqueue_forgotten()
                if until_clean <= 0:
                    until_clean = CLEAN_EVERY
                    self.clean()
            except DatabaseUnavailable as error:
                log.warning("database_unavailable", **fault(error))
            except Exception as error:
                log.error("sweep_failed", exc_info=error)
