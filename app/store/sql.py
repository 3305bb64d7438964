"""What SQLite and PostgreSQL say alike, but SQLAlchemy spells by dialect.

Statements of the hot way (door and workers) are built once: to build one anew costs more than to
run it.
"""

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from app.db import Executor, Session

Insert = postgresql.Insert | sqlite.Insert


def dialect_of(executor: Executor) -> str:
    """The database's dialect: `sqlite` or `postgresql`."""
    bind = executor.get_bind() if isinstance(executor, Session) else executor
    return bind.dialect.name


def insert_into(table: Table, dialect: str) -> Insert:
    """An INSERT that knows ON CONFLICT, in this dialect."""
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


def upsert(executor: Executor, table: Table) -> Insert:
    """An INSERT into `table` that knows ON CONFLICT, for the executor's database."""
    return insert_into(table, dialect_of(executor))
