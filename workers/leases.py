"""The leases of one process: renewed by one thread for all, until another holder took over."""

import threading
from dataclasses import dataclass

import structlog

from app.clock import Clock
from app.db import Database
from app.store import conversations

RENEW_EVERY = 5.0

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Lease:
    """One held conversation."""

    conversation_id: str
    token: str


class Leases:
    """The conversations that this process holds now."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._held: dict[str, Lease] = {}
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="leases", daemon=True)

    def start(self) -> None:
        """Begins to renew."""
        self._thread.start()

    def stop(self) -> None:
        """Ends renewing."""
        self._stop.set()

    def add(self, lease: Lease) -> None:
        """From now on this lease is renewed."""
        with self._lock:
            self._held[lease.conversation_id] = lease

    def drop(self, lease: Lease) -> None:
        """No longer."""
        with self._lock:
            if self._held.get(lease.conversation_id) == lease:
                del self._held[lease.conversation_id]

    def held(self) -> list[Lease]:
        """Those held at this moment."""
        with self._lock:
            return list(self._held.values())

    def renew(self) -> None:
        """Renews all but those that somebody else holds: their workers see it at the next write."""
        leases = self.held()
        if not leases:
            return
        tokens = {lease.conversation_id: lease.token for lease in leases}
        with self._database.work() as session:
            kept = conversations.renew(session, tokens, self._clock())
        for lease in leases:
            if lease.conversation_id not in kept:
                self.drop(lease)

    def _run(self) -> None:
        while not self._stop.wait(RENEW_EVERY):
            try:
                self.renew()
            except Exception as error:  # noqa: BLE001 - the thread must outlive any database fault
                log.warning("leases_not_renewed", error=type(error).__name__)
