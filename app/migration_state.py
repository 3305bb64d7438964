"""Migrate the database's schema, and compare its revision with the code's migrations."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from functools import cache
from pathlib import Path

from alembic import command, op
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from app.db import Database
from app.errors import ServiceUnavailable, ValidationError

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"
# The number of the advisory lock that keeps two hosts from migrating at once (PostgreSQL).
_MIGRATION_LOCK = 0x07A21E
# How long to wait for another host's migration, and how often to check for its end (seconds).
MIGRATION_TIMEOUT = 900.0
MIGRATION_RETRY_EVERY = 0.25


def alembic_config(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration, bound to `connection` where one is given."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


class SchemaState(StrEnum):
    """The schema's revision compared with the migrations of this code.

    `ahead`: newer code has migrated it. Migrations only expand, so this code works on it.
    """

    CURRENT = "current"
    AHEAD = "ahead"
    BEHIND = "behind"


def migrate(database: Database, to: str = "head") -> SchemaState:
    """Migrate the schema up to a revision, the newest by default, and return its state then.

    It may run twice, and from two hosts at once. It never goes back: a schema that is ahead of the
    code, or past `to`, is not changed. Raises ValidationError where `to` is no known revision.
    """
    if to != "head" and to not in known_revisions():
        known = ", ".join(reversed(known_revisions()))
        raise ValidationError(f"{to} is no revision of this version; its revisions are {known}")
    with database.migrating() as connection:
        if database.is_sqlite:
            _upgrade(connection, to)
        else:
            with _migration_lock(connection):
                _upgrade(connection, to)
    return schema_state(database)


def _upgrade(connection: Connection, to: str) -> None:
    revision = MigrationContext.configure(connection).get_current_revision()
    if connection.dialect.name != "sqlite":
        # Alembic then begins and commits each migration by itself, and one may leave its
        # transaction (add_index); on SQLite all of them are one transaction, which locks others
        # out.
        connection.commit()
    if state_of(revision) is not SchemaState.AHEAD and not _is_past(revision, to):
        command.upgrade(alembic_config(connection), to)
    connection.commit()


@contextmanager
def _migration_lock(connection: Connection) -> Iterator[None]:
    """Keep other hosts from migrating at the same time.

    The lock is polled: CREATE INDEX CONCURRENTLY waits for every running statement, so a session
    that waited for the lock within a statement would block it for ever. The lock ends with the
    session. Raises ServiceUnavailable after MIGRATION_TIMEOUT.
    """
    deadline = time.monotonic() + MIGRATION_TIMEOUT
    while not connection.scalar(text(f"SELECT pg_try_advisory_lock({_MIGRATION_LOCK})")):
        connection.commit()
        if time.monotonic() > deadline:
            raise ServiceUnavailable(
                "Another host has been migrating for too long. See what it does, then try again."
            )
        time.sleep(MIGRATION_RETRY_EVERY)
    connection.commit()
    try:
        yield
    finally:
        connection.rollback()
        connection.execute(text(f"SELECT pg_advisory_unlock({_MIGRATION_LOCK})"))
        connection.commit()


def add_index(
    name: str,
    table: str,
    columns: Sequence[str],
    *,
    where: str = "",
    unique: bool = False,
    instead_of: str = "",
) -> None:
    """Add an index in a migration without blocking writes, and drop the one it replaces.

    `where` makes it a partial index. On PostgreSQL it is built CONCURRENTLY, outside a transaction;
    an interrupted build leaves an invalid index, which is dropped first.
    """
    drop_index(name, table)
    condition = text(where) if where else None
    if op.get_context().dialect.name == "sqlite":
        op.create_index(name, table, list(columns), unique=unique, sqlite_where=condition)
    else:
        with op.get_context().autocommit_block():
            op.create_index(
                name,
                table,
                list(columns),
                unique=unique,
                postgresql_where=condition,
                postgresql_concurrently=True,
            )
    if instead_of:
        drop_index(instead_of, table)


def drop_index(name: str, table: str) -> None:
    """Drop an index in a migration, if it exists, without blocking writes."""
    if op.get_context().dialect.name == "sqlite":
        op.drop_index(name, table, if_exists=True)
        return
    with op.get_context().autocommit_block():
        op.drop_index(name, table, if_exists=True, postgresql_concurrently=True)


def newest_revision() -> str | None:
    """Return the newest revision of the migrations (they have one head)."""
    return _migrations().get_current_head()


def known_revisions() -> list[str]:
    """Return all revisions of this code, the newest first."""
    return [script.revision for script in _migrations().walk_revisions()]


def current_revision(database: Database) -> str | None:
    """Return the revision that the database is at, None where it has no schema yet."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def schema_state(database: Database) -> SchemaState:
    """Return the state of the database's schema."""
    return state_of(current_revision(database))


def state_of(revision: str | None) -> SchemaState:
    """Return the state of a schema at `revision`.

    A revision that this code does not have was made by newer code: revisions are never removed.
    """
    if revision == newest_revision():
        return SchemaState.CURRENT
    if revision is None or revision in known_revisions():
        return SchemaState.BEHIND
    return SchemaState.AHEAD


def _is_past(revision: str | None, to: str) -> bool:
    if revision is None or to == "head":
        return False
    newest_first = known_revisions()
    return newest_first.index(revision) <= newest_first.index(to)


@cache
def _migrations() -> ScriptDirectory:
    """Return the migrations of this code, read once, because /readyz asks every few seconds."""
    return ScriptDirectory.from_config(alembic_config())
