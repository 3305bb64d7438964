"""Fixtures for every test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from app.db import Database
from app.schema import migrate
from tests.support.clock import FixedClock
from tests.support.databases import empty, migrated_sqlite, postgres_server
from tests.support.valkey import Valkey


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    return migrated_sqlite(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A migrated PostgreSQL database; `database` empties it after each test."""
    with postgres_server() as url:
        database = Database(url)
        migrate(database)
        database.close()
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database at the newest schema, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        path = tmp_path / "ozzie.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    url: str = request.getfixturevalue("postgres_url")
    yield url
    database = Database(url)
    empty(database)
    database.close()


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An empty database at the newest schema, once on SQLite and once on PostgreSQL."""
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture(scope="session")
def valkey_server() -> Iterator[Valkey]:
    """One Valkey for the whole run."""
    server = Valkey()
    server.start()
    yield server
    server.remove()


@pytest.fixture
def redis_url(valkey_server: Valkey) -> Iterator[str]:
    """The URL of an empty Valkey."""
    yield valkey_server.url
    with redis.Redis.from_url(valkey_server.url) as client:
        client.flushall()


@pytest.fixture
def clock() -> FixedClock:
    """5 May 2026, 14:30 UTC, until the test moves it."""
    return FixedClock()
