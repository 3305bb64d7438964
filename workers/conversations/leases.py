"""The leases of this process, all renewed by one thread until another worker has claimed one."""

import threading
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from app.clock import SharedClock
from app.db import Database, DatabaseUnavailable, Executor
from app.logs import fault
from app.store import leases
from app.store.leases import LeasedConversation

# Seconds; a third of app.store.leases.LEASE, so that two renewals may fail.
RENEW_EVERY = 5.0

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Lease:
    """The lease of one conversation; the token identifies the claim, of `worker` (host:pid)."""

    conversation_id: str
    token: str
    worker: str = ""


class Leases:
    """The leases that this process has now."""

    def __init__(self, database: Database, shared_clock: SharedClock) -> None:
        """Use `shared_clock` for leases (see Database.shared_clock)."""
        self._database = database
        self._shared_clock = shared_clock
        self._current: dict[str, Lease] = {}
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="leases", daemon=True)

    def start(self) -> None:
        """Start the thread that renews."""
        self._thread.start()

    def stop(self) -> None:
        """Stop the thread."""
        self._stop.set()

    def now(self) -> datetime | None:
        """Return the current time of leases; None is the database's own clock."""
        return self._shared_clock()

    def claim(self, session: Executor, lease: Lease) -> LeasedConversation | None:
        """Claim the lease; return None where a worker has it or no message is due now."""
        now = self.now()
        return leases.claim_lease(session, lease.conversation_id, lease.token, now, lease.worker)

    def renew(self, session: Executor, lease: Lease) -> LeasedConversation:
        """Renew the lease: the first statement of every transaction of its worker.

        Raises LeaseLost where another worker has claimed the conversation.
        """
        return leases.renew_lease(session, lease.conversation_id, lease.token, self.now())

    def defer(self, session: Executor, lease: Lease, wait: timedelta | None) -> None:
        """Release the lease with messages left, to be claimed after `wait` (None: at once)."""
        at = lease.conversation_id
        leases.defer(session, at, lease.token, wait, self.now())

    def add(self, lease: Lease) -> None:
        """Renew this lease from now on."""
        with self._lock:
            self._current[lease.conversation_id] = lease

    def drop(self, lease: Lease) -> None:
        """Stop renewing this lease."""
        with self._lock:
            if self._current.get(lease.conversation_id) == lease:
                del self._current[lease.conversation_id]

    def list_current(self) -> list[Lease]:
        """Return the leases that are renewed now."""
        with self._lock:
            return list(self._current.values())

    def renew_all(self) -> None:
        """Renew all leases; drop the lost ones, whose threads notice it at their next write."""
        current = self.list_current()
        if not current:
            return
        tokens = {lease.conversation_id: lease.token for lease in current}
        with self._database.begin() as session:
            kept = leases.renew_leases(session, tokens, self.now())
        for lease in current:
            if lease.conversation_id not in kept:
                self.drop(lease)

    def _run(self) -> None:
        while not self._stop.wait(RENEW_EVERY):
            try:
                self.renew_all()
            except DatabaseUnavailable as error:
                log.warning("database_unavailable", **fault(error))
            except Exception as error:
                log.error("leases_not_renewed", exc_info=error)
