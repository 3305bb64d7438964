"""Engines for PostgreSQL: the pool of a process, and separate connections for migrations."""

import time
from typing import Any

import structlog
from sqlalchemy import Dialect, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from app.pool import IDLE_SINCE, FairPool, IdleCloser

log = structlog.get_logger()

# A connection that was idle for this time (seconds) is pinged before it is used.
PING_AFTER = 3.0

# How long opening a connection may take (seconds).
CONNECT_TIMEOUT = 5
# How long to wait before a connection that was refused is asked for again (seconds).
_CONNECT_AGAIN_AFTER = 0.25

# A host that disappears without closing its connections (a failover, a cut network) leaves them
# waiting for a quarter of an hour, or two hours where an answer is awaited; as they are few, no
# call would reach the database in that time. The kernel probes after 5 s of silence and every 5 s
# from then on, and closes a connection where nothing has been acknowledged for 15 s.
LIVENESS = {
    "keepalives_idle": 5,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}

# A statement is cancelled after this time (milliseconds): below the 25 s that a request may take.
STATEMENT_TIMEOUT_MS = 20_000

# Key in `ConnectionPoolEntry.info`: the next statement runs without BEGIN and COMMIT around it.
SINGLE = "single_statement"


def pooled_engine(url: str, pool_size: int, pool_timeout: float) -> Engine:
    """Return an engine with at most `pool_size` connections, for statements of every kind.

    A thread waits `pool_timeout` seconds for one, in the order of requests.
    """
    engine = create_engine(
        url,
        hide_parameters=True,
        poolclass=FairPool,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=pool_timeout,
        pool_use_lifo=True,
        connect_args={
            "connect_timeout": CONNECT_TIMEOUT,
            **LIVENESS,
            "options": f"-c statement_timeout={STATEMENT_TIMEOUT_MS}",
        },
    )
    _ping_when_idle(engine)

    def _begin(connection: Any) -> None:
        wanted = connection.info.pop(SINGLE, False)
        if connection.driver_connection.autocommit != wanted:
            connection.driver_connection.autocommit = wanted

    # psycopg sends BEGIN with the first statement unless `autocommit` is set, which costs no round
    # trip; SQLAlchemy's own switch of isolation levels costs more (see quick-statements).
    engine.dialect.do_begin = _begin  # type: ignore[assignment]  # untyped in SQLAlchemy
    return engine


def migration_engine(url: str) -> Engine:
    """Return an engine whose connections are closed after use, and whose statements may take long.

    Neither a statement's time nor the wait for a lock is bounded.
    """
    return create_engine(
        url,
        hide_parameters=True,
        poolclass=NullPool,
        connect_args={
            "connect_timeout": CONNECT_TIMEOUT,
            **LIVENESS,
            "options": "-c statement_timeout=0 -c lock_timeout=0",
        },
    )


def wait_for_connections(engine: Engine, patience: float) -> None:
    """Have the engine ask again for a connection that is refused, for `patience` seconds.

    A small plan's connections may all be in use for a moment: PostgreSQL counts one that was closed
    until the process behind it has ended.
    """

    @event.listens_for(engine, "do_connect")
    def _connect(dialect: Dialect, _record: Any, arguments: Any, options: Any) -> DBAPIConnection:
        deadline, is_logged = time.monotonic() + patience, False
        while True:
            try:
                return dialect.connect(*arguments, **options)
            except dialect.loaded_dbapi.Error as error:
                if time.monotonic() >= deadline:
                    raise
                if not is_logged:
                    log.warning("database_refused", error=type(error).__name__, patience=patience)
                is_logged = True
                time.sleep(_CONNECT_AGAIN_AFTER)


def close_when_idle(engine: Engine, seconds: float) -> IdleCloser:
    """Have the engine's connections closed after `seconds` without use; return the closer."""

    def pool() -> FairPool:
        if not isinstance(engine.pool, FairPool):
            raise TypeError(engine.pool)
        return engine.pool

    closer = IdleCloser(pool, seconds)

    @event.listens_for(engine, "connect")
    def _connect(_connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
        closer.watch()

    return closer


def _ping_when_idle(engine: Engine) -> None:
    """Ping a connection that was idle for PING_AFTER before it is used.

    SQLAlchemy's own option pings before every use, which is a fifth of the webhook's cost. A
    connection that dies between two uses in quick succession causes one error, after which
    SQLAlchemy replaces all connections of the pool.
    """

    @event.listens_for(engine, "checkin")
    def _checkin(_connection: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:
        record.info[IDLE_SINCE] = time.monotonic()
        record.info.pop(SINGLE, None)

    @event.listens_for(engine, "checkout")
    def _checkout(connection: DBAPIConnection, record: ConnectionPoolEntry, _: Any) -> None:
        if time.monotonic() - record.info.get(IDLE_SINCE, time.monotonic()) < PING_AFTER:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise DisconnectionError from error
