"""Count clients' requests in memory, and write the sums now and then."""

import threading
from datetime import datetime

import structlog

from app.db import Database, DatabaseUnavailable
from app.store import clients as store

# The place of a web application's ClientUsage in its extensions.
USAGE = "ozzie_client_usage"
# Seconds between the first request that is not written yet and the write of all of them.
WRITE_AFTER = 60.0

log = structlog.get_logger()


class ClientUsage:
    """The requests that are not written yet; one per web process, called from many threads.

    A request only counts in memory: a thread writes once a minute, one statement for each client.
    A process that is killed loses what it counted since.
    """

    def __init__(self, database: Database, write_after: float = WRITE_AFTER) -> None:
        """Write to `database`, `write_after` seconds after the first request and when it closes."""
        self._database = database
        database.before_close(self.write)
        self._write_after = write_after
        self._lock = threading.Lock()
        self._counts: dict[str, tuple[int, datetime]] = {}
        self._timer: threading.Timer | None = None

    def count(self, client_id: str, now: datetime) -> None:
        """Count a request of a client."""
        with self._lock:
            self._add(client_id, 1, now)
            if self._timer is None:
                # Made by the first request and not before, because threads do not survive a fork.
                self._timer = threading.Timer(self._write_after, self.write)
                self._timer.daemon = True
                self._timer.start()

    def write(self) -> None:
        """Write what was counted; without a database it is kept for the next time."""
        with self._lock:
            counts, self._counts = self._counts, {}
            timer, self._timer = self._timer, None
        if timer is not None:
            timer.cancel()
        if not counts:
            return
        try:
            with self._database.begin() as session:
                # In one order, so that two processes do not wait for each other.
                for client_id, (requests, last) in sorted(counts.items()):
                    store.add_use(session, client_id, requests, last)
        except DatabaseUnavailable as error:
            log.warning("client_usage_not_written", error=type(error).__name__)
            with self._lock:
                for client_id, (requests, last) in counts.items():
                    self._add(client_id, requests, last)

    def _add(self, client_id: str, requests: int, last: datetime) -> None:
        before, latest = self._counts.get(client_id, (0, last))
        self._counts[client_id] = (before + requests, max(latest, last))
