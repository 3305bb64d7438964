"""The switches that operators turn on and off, as this process knows them."""

import threading
import time
from collections.abc import Iterable

import structlog

from app.db import Database, DatabaseUnavailable, Executor
from app.models import SwitchName
from app.store import switches

# Seconds for which what was read is believed: a switch takes effect within so long.
BELIEVED = 2.0

log = structlog.get_logger()


class Switches:
    """The switches that are on; one per process, called from many threads."""

    def __init__(self, database: Database, believed: float = BELIEVED) -> None:
        """Read the switches again after `believed` seconds."""
        self._database = database
        self._believed = believed
        self._lock = threading.Lock()
        self._on: frozenset[str] = frozenset()
        self._read_at: float | None = None

    def is_on(self, name: SwitchName, session: Executor | None = None) -> bool:
        """Return whether a switch is on.

        It is read in the caller's transaction, `session`, or in one of its own. Without a database
        the last known state holds.
        """
        if self._is_due():
            self._read(session)
        return name in self._on

    def _is_due(self) -> bool:
        """Return whether to read now; of threads that ask at once, one reads."""
        now = time.monotonic()
        with self._lock:
            if self._read_at is not None and now - self._read_at < self._believed:
                return False
            self._read_at = now
            return True

    def _read(self, session: Executor | None) -> None:
        if session is not None:
            self._learn(switches.list_on(session))
            return
        try:
            with self._database.single_statement() as own:
                self._learn(switches.list_on(own))
        except DatabaseUnavailable:
            return  # whoever asks meets it, too, and says so

    def _learn(self, found: Iterable[str]) -> None:
        on = frozenset(found)
        with self._lock:
            before, self._on = self._on, on
        for name in sorted(on - before):
            log.warning("switch_seen_on", switch=name)
        for name in sorted(before - on):
            log.warning("switch_seen_off", switch=name)
