"""Alembic's environment: one set of migrations for SQLite and PostgreSQL."""

from alembic import context
from sqlalchemy import Connection

from app import models
from app.db import Base

# The tables register themselves with Base when their module is imported.
assert models.User.metadata is Base.metadata  # noqa: S101 - keeps the import and says why


def run(connection: Connection) -> None:
    """Runs the migrations asked for on `connection`; batch mode because SQLite cannot alter."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        compare_type=True,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
