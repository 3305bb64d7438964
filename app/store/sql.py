"""What SQLite and PostgreSQL say alike, but SQLAlchemy spells by dialect."""

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from app.db import Session


def upsert(session: Session, table: Table) -> "postgresql.Insert | sqlite.Insert":
    """An INSERT into `table` that knows ON CONFLICT, for the session's database."""
    if session.get_bind().dialect.name == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)
