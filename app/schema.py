"""The database's schema: brought to the newest migration, and checked against it."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from app.db import Database

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"
# Any number of ours: the lock that keeps two hosts from migrating at once (PostgreSQL).
_MIGRATION_LOCK = 0x07A21E


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's configuration, bound to `connection` where one is given."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def migrate(database: Database) -> None:
    """Brings the schema to the newest migration; safe to run twice and from two hosts at once."""
    with database.engine.begin() as connection:
        if not database.is_sqlite:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})"))
        command.upgrade(alembic_config(connection), "head")


def newest_revision() -> str | None:
    """The one head of the migrations."""
    return ScriptDirectory.from_config(alembic_config()).get_current_head()


def current_revision(database: Database) -> str | None:
    """The revision that the database is at, None where it has no schema yet."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()
