"""The engine for SQLite: how it waits for the only write lock."""

import sqlite3
import time
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

# How long a writer waits for SQLite's only write lock (seconds), within this process and among all.
LOCK_TIMEOUT = 5.0

# SQLite's own busy handler sleeps longer each time (1, 2, 5, 10 … ms) and keeps missing the lock
# where another process writes in quick succession; we retry at this interval (seconds).
RETRY_EVERY = 0.0005
BEGIN_WRITING = "BEGIN IMMEDIATE"
BEGIN_READING = "BEGIN"


def sqlite_engine(url: str, begin: str) -> Engine:
    """Return an engine whose transactions begin with the statement `begin`."""
    engine = create_engine(
        url,
        hide_parameters=True,
        pool_size=32,
        max_overflow=32,
        pool_use_lifo=True,
        connect_args={"timeout": LOCK_TIMEOUT},
    )

    @event.listens_for(engine, "connect")
    def _connect(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # _begin starts transactions
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        if begin == BEGIN_WRITING:
            cursor.execute("PRAGMA busy_timeout=0")
        cursor.close()

    def _begin(connection: Any) -> None:
        deadline = time.monotonic() + LOCK_TIMEOUT
        while True:
            try:
                connection.driver_connection.execute(begin)
            except sqlite3.OperationalError as error:
                is_busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
                if not is_busy or time.monotonic() > deadline:
                    raise
                time.sleep(RETRY_EVERY)
            else:
                return

    # An event "begin" would do the same, but an engine with one looks for events at each statement.
    engine.dialect.do_begin = _begin  # type: ignore[assignment]  # untyped in SQLAlchemy
    return engine
