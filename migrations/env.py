"""Alembic's environment: one set of migrations for SQLite and PostgreSQL."""

from alembic import context
from sqlalchemy import Connection

from app import models
from app.db import Base

# The tables register themselves with Base when their module is imported.
assert models.User.metadata is Base.metadata  # noqa: S101 - keeps the import and says why


def run(connection: Connection) -> None:
    """Run the requested migrations on `connection`, in batch mode because SQLite cannot alter.

    Each is a transaction of its own, unless the connection is in one already (SQLite).
    """
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        compare_type=True,
        transactional_ddl=True,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
