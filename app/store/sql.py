"""Statements that SQLite and PostgreSQL share, but SQLAlchemy writes by dialect.

The webhook and the workers build their statements once, because building one costs more than
running it (docs/decisions/quick-statements.md).
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Interval, Table, bindparam, func
from sqlalchemy.dialects import postgresql, sqlite

from app.db import Executor, Session, UtcDateTime

Insert = postgresql.Insert | sqlite.Insert


def dialect_of(executor: Executor) -> str:
    """Return the database's dialect: `sqlite` or `postgresql`."""
    bind = executor.get_bind() if isinstance(executor, Session) else executor
    return bind.dialect.name


def insert_into(table: Table, dialect: str) -> Insert:
    """Return an INSERT with ON CONFLICT clauses, in this dialect."""
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


def upsert(executor: Executor, table: Table) -> Insert:
    """Return an INSERT into `table` with ON CONFLICT clauses, for the executor's database."""
    return insert_into(table, dialect_of(executor))


def shared_now(dialect: str) -> Any:
    """Return the expression for the time that all hosts share; its parameter is `now`.

    On PostgreSQL a `now` of None means the server's clock when the statement runs. The start of the
    transaction would not do: the statement may have waited for a row lock since.
    """
    now = bindparam("now", type_=UtcDateTime())
    return now if dialect == "sqlite" else func.coalesce(now, func.clock_timestamp())


def shared_later(dialect: str) -> Any:
    """Return the expression for a time after `shared_now`; `later` returns its parameters."""
    if dialect == "sqlite":
        return bindparam("until", type_=UtcDateTime())
    return shared_now(dialect) + bindparam("wait", type_=Interval())


def later(dialect: str, now: datetime | None, wait: timedelta | None) -> dict[str, Any]:
    """Return the parameters of `shared_later` for `wait` after `now`; NULL for a `wait` of None.

    Raises ValueError for a `now` of None on SQLite.
    """
    if dialect != "sqlite":
        return {"now": now, "wait": wait}
    if now is None:
        raise ValueError("SQLite has no clock of its own: give the host's time")
    return {"until": None if wait is None else now + wait}
