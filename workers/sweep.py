"""What was forgotten: woken, freed, finished or thrown away; safe in every worker at once."""

import random
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from app.clock import Clock
from app.db import Database
from app.logs import fault
from app.store import conversations, erasure, idempotency, inbox, people

# Seconds between two looks for conversations to wake, and between two cleanings.
WAKE_EVERY = 1.0
CLEAN_EVERY = 300.0
# A message younger than this has its wake on the way.
FRESH = timedelta(seconds=3)
AT_ONCE = 500
# A conversation that was woken for the same attempt is left to that wake so long.
AGAIN_AFTER = timedelta(seconds=10)
KEEP_TEXTS = timedelta(days=30)

log = structlog.get_logger()


class Sweep:
    """One thread a worker process."""

    def __init__(self, *, database: Database, clock: Clock, wake: Callable[[str], object]) -> None:
        self._database = database
        self._clock = clock
        self._wake = wake
        self._stop = threading.Event()
        # When each was last woken here, and for which attempt: its wake may wait for a free slot.
        self._woken: dict[str, tuple[datetime | None, datetime]] = {}
        self._thread = threading.Thread(target=self._run, name="sweep", daemon=True)

    def start(self) -> None:
        """Begins to sweep."""
        self._thread.start()

    def stop(self) -> None:
        """Ends sweeping."""
        self._stop.set()

    def wake_forgotten(self) -> int:
        """Wakes conversations with work and no holder; returns how many.

        These are lost wakes, expired leases (a dead worker's) and attempts that are due.
        """
        now = self._clock()
        with self._database.reading() as session:
            found = conversations.forgotten(session, now, FRESH, AT_ONCE)
        self._woken = {
            one: (put_off, when)
            for one, (put_off, when) in self._woken.items()
            if now - when < AGAIN_AFTER
        }
        new = [
            (one, put_off)
            for one, put_off in found
            if one not in self._woken or self._woken[one][0] != put_off
        ]
        for one, put_off in new:
            self._woken[one] = (put_off, now)
            self._wake(one)
        if new:
            log.info("swept", conversations=len(new))
        return len(new)

    def clean(self) -> None:
        """Clears old throttles, keys and texts, and what an erasure left behind."""
        now = self._clock()
        with self._database.transaction() as session:
            people.forget_prompts(session, now)
            idempotency.forget_old(session, now)
            inbox.blank_old(session, now, KEEP_TEXTS)
            for conversation_id in erasure.conversations_of_nobody(session):
                erasure.blank_conversation(session, conversation_id)

    def _run(self) -> None:
        # Workers that start together sweep apart from one another.
        until_clean = random.uniform(0, CLEAN_EVERY)  # noqa: S311 - spreads load, guards nothing
        while not self._stop.wait(WAKE_EVERY * random.uniform(0.8, 1.2)):  # noqa: S311 - as above
            until_clean -= WAKE_EVERY
            try:
                self.wake_forgotten()
                if until_clean <= 0:
                    until_clean = CLEAN_EVERY
                    self.clean()
            except Exception as error:  # noqa: BLE001 - the sweep must outlive any database fault
                log.warning("sweep_failed", **fault(error))
