"""Limits of the database server (PostgreSQL)."""

from sqlalchemy import text

from app.db import Executor

# A superuser may also use the reserved connections. A limit of -1 for a role or database means no
# limit; the setting reserved_connections exists from PostgreSQL 16 on.
_LIMIT = text(
    """
    SELECT LEAST(
        current_setting('max_connections')::int - CASE WHEN role.rolsuper THEN 0 ELSE
            current_setting('superuser_reserved_connections')::int
            + COALESCE(current_setting('reserved_connections', true), '0')::int END,
        NULLIF(role.rolconnlimit, -1),
        (SELECT NULLIF(datconnlimit, -1) FROM pg_database WHERE datname = current_database())
    )
    FROM pg_roles AS role WHERE role.rolname = current_user
    """
)


def connection_limit(executor: Executor) -> int:
    """Return how many connections this role may have at once to this database."""
    return int(executor.execute(_LIMIT).scalar_one())
