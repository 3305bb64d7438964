"""The engine and its transactions: the only place that commits; SQLite and PostgreSQL."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Connection,
    DateTime,
    Dialect,
    Engine,
    MetaData,
    String,
    Table,
    create_engine,
    event,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.types import TypeDecorator

__all__ = ["Base", "Database", "DatabaseAway", "Executor", "Id", "Session", "UtcDateTime", "table"]

# What named queries run on: the door and the workers, who need no objects, take a plain connection,
# which costs a third.
Executor = Session | Connection

# A connection that was idle for so long (seconds) is asked whether it still lives.
PING_AFTER = 3.0

# So long a writer waits for SQLite's one lock (seconds), in this process and among all.
SQLITE_PATIENCE = 5.0

# SQLite's own waiting sleeps longer at each look (1, 2, 5, 10 … ms), and misses its turn again and
# again where another process writes in quick succession; so often do we look (seconds).
SQLITE_LOOKS_AGAIN = 0.0005
BEGIN_WRITING = "BEGIN IMMEDIATE"
BEGIN_READING = "BEGIN"

# What a database that is not there, or has no connection left, raises.
DatabaseAway = (OperationalError, InterfaceError, PoolTimeout)

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC datetime, to the microsecond, on both databases (SQLite keeps no zone)."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(DateTime(timezone=dialect.name != "sqlite"))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a datetime without a zone cannot be stored")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def Id() -> String:  # noqa: N802 - reads as the column type that it is
    """An id's column: compared byte by byte, so that a ULID sorts by time on PostgreSQL, too."""
    return String(40).with_variant(String(40, collation="C"), "postgresql")


class Base(DeclarativeBase):
    """The tables' base; constraints are named so that migrations can name them."""

    metadata = MetaData(naming_convention=NAMING)


def table(model: type[Base]) -> Table:
    """A model's table, for queries that need no objects (they cost a third)."""
    found = model.__table__
    if not isinstance(found, Table):
        raise TypeError(model)
    return found


class Database:
    """One engine a process and its short transactions.

    SQLite runs in WAL with foreign keys on; its writes begin with BEGIN IMMEDIATE, because a plain
    BEGIN that reads and then writes fails at once where another process has written in between.
    """

    def __init__(self, url: str, *, pool_size: int = 8, pool_timeout: float = 5) -> None:
        """`url` as SQLAlchemy writes it.

        On PostgreSQL a process has at most `pool_size` connections, and a thread waits
        `pool_timeout` seconds for one.
        """
        self.url = url
        self.is_sqlite = url.startswith("sqlite")
        self._writer = threading.Lock()
        if self.is_sqlite:
            Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
            self.engine = _sqlite(url, BEGIN_WRITING)
            self._single = self._reader = _sqlite(url, BEGIN_READING)
        else:
            # Of its own, because to switch a connection to and fro costs more than a statement.
            singles = max(1, pool_size // 3)
            self._single = _postgres(url, singles, pool_timeout, isolation_level="AUTOCOMMIT")
            self.engine = self._reader = _postgres(url, pool_size - singles, pool_timeout)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session whose work is committed at the end, or rolled back on an error."""
        with (
            self._turn(),
            Session(self.engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    @contextmanager
    def work(self) -> Iterator[Connection]:
        """As `transaction`, on a plain connection: for the door and the workers."""
        with self._turn(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """On SQLite, which has one writer at a time: one thread of this process after the other.

        Who waits so need not look again and again, nor take the interpreter from who writes.
        """
        if self.is_sqlite and not self._writer.acquire(timeout=SQLITE_PATIENCE):
            raise PoolTimeout("the database is busy: this process writes too slowly")
        try:
            yield
        finally:
            if self.is_sqlite:
                self._writer.release()

    @contextmanager
    def single(self) -> Iterator[Connection]:
        """A plain connection for one statement that stands for itself.

        On PostgreSQL without BEGIN and COMMIT around it; on SQLite for reading alone.
        """
        with self._single.connect() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session for reading alone: takes no write lock, and what it changes is not kept."""
        with Session(self._reader, expire_on_commit=False) as session:
            yield session

    def forget_connections(self) -> None:
        """After a fork: leaves the parent's connections to the parent."""
        for engine in (self.engine, self._single):
            engine.dispose(close=False)

    def close(self) -> None:
        """Closes every pooled connection."""
        for engine in (self.engine, self._single):
            engine.dispose()


def _postgres(url: str, pool_size: int, pool_timeout: float, **options: Any) -> Engine:
    engine = create_engine(
        url,
        hide_parameters=True,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=pool_timeout,
        pool_use_lifo=True,
        connect_args={"connect_timeout": 5, "options": "-c statement_timeout=20000"},
        **options,
    )
    _ping_when_idle(engine)
    return engine


def _ping_when_idle(engine: Engine) -> None:
    """Asks a connection that was idle for a while whether it still lives.

    SQLAlchemy's own ping asks before every use, which is a fifth of what the door costs; a
    connection that dies between two uses in quick succession is an error of the moment, and ends
    the whole pool's.
    """

    @event.listens_for(engine, "checkin")
    def _checkin(_connection: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:
        record.info["idle_since"] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def _checkout(connection: DBAPIConnection, record: ConnectionPoolEntry, _: Any) -> None:
        if time.monotonic() - record.info.get("idle_since", time.monotonic()) < PING_AFTER:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise DisconnectionError from error


def _sqlite(url: str, begin: str) -> Engine:
    """An engine whose transactions begin with this statement."""
    engine = create_engine(
        url,
        hide_parameters=True,
        pool_size=32,
        max_overflow=32,
        pool_use_lifo=True,
        connect_args={"timeout": SQLITE_PATIENCE},
    )

    @event.listens_for(engine, "connect")
    def _connect(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # we begin ourselves, below
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        if begin == BEGIN_WRITING:
            cursor.execute("PRAGMA busy_timeout=0")
        cursor.close()

    def _begin(connection: Any) -> None:
        deadline = time.monotonic() + SQLITE_PATIENCE
        while True:
            try:
                connection.driver_connection.execute(begin)
            except sqlite3.OperationalError as error:
                is_busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
                if not is_busy or time.monotonic() > deadline:
                    raise
                time.sleep(SQLITE_LOOKS_AGAIN)
            else:
                return

    # The event "begin" would do it, too, but an engine with one asks for events at each statement.
    engine.dialect.do_begin = _begin  # type: ignore[assignment]  # untyped in SQLAlchemy
    return engine
