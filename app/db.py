"""The database: its transactions and column types, for SQLite and PostgreSQL.

Only the context managers of Database commit.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Connection,
    DateTime,
    Dialect,
    MetaData,
    String,
    Table,
)
from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import TypeDecorator

from app.clock import Clock, SharedClock
from app.pool import FairPool, IdleCloser
from app.postgres import (
    SINGLE,
    close_when_idle,
    migration_engine,
    pooled_engine,
    wait_for_connections,
)
from app.sqlite import BEGIN_READING, BEGIN_WRITING, LOCK_TIMEOUT, sqlite_engine

__all__ = [
    "Base",
    "ConstraintBroken",
    "Database",
    "DatabaseFault",
    "DatabaseUnavailable",
    "Executor",
    "Id",
    "Session",
    "UtcDateTime",
    "table",
]

# What named queries run on. The webhook and the workers need no ORM objects and use a plain
# connection, which costs a third of a session.
Executor = Session | Connection

# What is raised where the database cannot be reached, or has no connection left.
DatabaseUnavailable = (OperationalError, InterfaceError, PoolTimeout)
# These, and every other error of a driver: no schema, no permission, a file that is no database.
DatabaseFault = (DBAPIError, PoolTimeout)
# What another transaction committed at the same moment does not go with ours.
ConstraintBroken = IntegrityError

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC datetime, to the microsecond, on both databases (SQLite stores no zone)."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        """Return the type of the database's column."""
        return dialect.type_descriptor(DateTime(timezone=dialect.name != "sqlite"))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Convert a value for the database. Raises ValueError for one without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a datetime without a zone cannot be stored")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Convert a value of the database to an aware UTC datetime."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def Id() -> String:  # noqa: N802 - reads as the column type that it is
    """Return the column type of ids: compared by bytes, so that ULIDs sort by time everywhere."""
    return String(40).with_variant(String(40, collation="C"), "postgresql")


class Base(DeclarativeBase):
    """The base class of the models; it names constraints, so that migrations can refer to them."""

    metadata = MetaData(naming_convention=NAMING)


def table(model: type[Base]) -> Table:
    """Return a model's table, for queries without ORM objects (they cost a third)."""
    found = model.__table__
    if not isinstance(found, Table):
        raise TypeError(model)
    return found


class Database:
    """The database of a process: one engine, short transactions.

    SQLite runs in WAL with foreign keys on; its writes begin with BEGIN IMMEDIATE, because a plain
    BEGIN that reads and then writes fails at once where another process has written in between.
    """

    def __init__(
        self,
        url: str,
        *,
        pool_size: int = 3,
        pool_timeout: float = 3,
        idle_seconds: float = 60,
        patience: float = 0,
    ) -> None:
        """Prepare the engine for `url` (SQLAlchemy's form); no connection is opened yet.

        On PostgreSQL a process has at most `pool_size` connections, for statements of every kind;
        a thread waits `pool_timeout` seconds for one (then DatabaseUnavailable), in the order of
        requests; a connection is closed after `idle_seconds` without use. One that the server
        refuses is asked for again for `patience` seconds.
        """
        self.url = url
        self._patience = patience
        self.is_sqlite = url.startswith("sqlite")
        self._writer = threading.Lock()
        self._idle_closer: IdleCloser | None = None
        self._last_writes: list[Callable[[], None]] = []
        if self.is_sqlite:
            Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
            self.engine = sqlite_engine(url, BEGIN_WRITING)
            self._reader = sqlite_engine(url, BEGIN_READING)
        else:
            self.engine = self._reader = pooled_engine(url, pool_size, pool_timeout)
            wait_for_connections(self.engine, patience)
            self._idle_closer = close_when_idle(self.engine, idle_seconds)

    def shared_clock(self, host: Clock) -> SharedClock:
        """Return the clock for leases and due times.

        Hosts' clocks may differ by more than a lease lasts, so on PostgreSQL it is the server's
        clock: statements take a `now` of None for it (see app.store.sql.shared_now). SQLite serves
        one host and uses its clock, `host`.
        """
        return host if self.is_sqlite else _database_clock

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Yield a session that is committed at the end of the block, or rolled back on an error."""
        with (
            self._write_lock(),
            Session(self.engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """Yield a plain connection in a transaction: for the webhook and the workers."""
        with self._write_lock(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def _write_lock(self) -> Iterator[None]:
        """Let one thread of this process write at a time on SQLite, which has one writer.

        A waiting thread then sleeps instead of polling the file's lock, and leaves the interpreter
        to the one that writes.
        """
        if self.is_sqlite and not self._writer.acquire(timeout=LOCK_TIMEOUT):
            raise PoolTimeout("the database is busy: this process writes too slowly")
        try:
            yield
        finally:
            if self.is_sqlite:
                self._writer.release()

    @contextmanager
    def single_statement(self) -> Iterator[Connection]:
        """Yield a plain connection for one statement that is a transaction of its own.

        On PostgreSQL it runs without BEGIN and COMMIT; on SQLite it may only read.
        """
        with self._reader.connect() as connection:
            if not self.is_sqlite:
                connection.connection.info[SINGLE] = True
            yield connection

    @contextmanager
    def read_only(self) -> Iterator[Session]:
        """Yield a session for reading: it takes no write lock, and changes are not committed."""
        with Session(self._reader, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """Yield a separate connection for a migration, which commits by itself.

        Neither a statement's time nor the wait for a lock is bounded: an index on a big table may
        take minutes. The connection is closed at the end.
        """
        if self.is_sqlite:
            with self._write_lock(), self.engine.connect() as connection:
                yield connection
            return
        engine = migration_engine(self.url)
        wait_for_connections(engine, self._patience)
        with engine.connect() as connection:
            yield connection

    def forget_connections(self) -> None:
        """Forget the parent's connections after a fork, without closing them."""
        self._dispose(close=False)

    def before_close(self, write: Callable[[], None]) -> None:
        """Have `close` call `write` first, for what is only kept in memory until then."""
        self._last_writes.append(write)

    def close(self) -> None:
        """Close every pooled connection, and those in use as soon as they are given back."""
        for write in self._last_writes:
            write()
        if isinstance(self.engine.pool, FairPool):
            self.engine.pool.retire()
        self._dispose(close=True)

    def _dispose(self, *, close: bool) -> None:
        if self._idle_closer:
            self._idle_closer.stop()
        for engine in {self.engine, self._reader}:
            engine.dispose(close=close)


def _database_clock() -> None:
    """Return None, which stands for the clock of the database."""
