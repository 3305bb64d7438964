"""Fixtures for every test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis
import structlog
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, expect

from app import logs
from app.db import Database
from app.migration_state import migrate
from tests.support.browser import WITH_MICROPHONE, chromium, missing
from tests.support.clock import FixedClock
from tests.support.databases import empty, migrated_sqlite, postgres_server, unsynced
from tests.support.logged import Logged, logging_as_in_production
from tests.support.valkey import Valkey

# Properties are tried with the same examples in each run, and however slow the machine is: a test
# fails for a change alone. `--hypothesis-profile=exploring` tries other examples, and more of them.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", PATIENT, derandomize=True)
settings.register_profile("exploring", PATIENT, max_examples=1000)
settings.load_profile("same")

# A logger that kept the level or the processors of one test would not serve the next.
logs.cache_loggers = False


@pytest.fixture(autouse=True)
def _no_bound_names() -> None:
    """Forget what an earlier test bound to its log lines: API calls take their ids from it."""
    structlog.contextvars.clear_contextvars()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a migrated SQLite file to copy."""
    return migrated_sqlite(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Database]:
    """Yield a migrated PostgreSQL database; `database_url` empties it after each test."""
    with postgres_server() as url:
        database = Database(url, pool_size=1)
        unsynced(database)
        migrate(database)
        yield database
        database.close()


@pytest.fixture(scope="session")
def postgres_url(postgres: Database) -> str:
    """Return the URL of that database."""
    return postgres.engine.url.render_as_string(hide_password=False)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Yield the URL of an empty database at the newest schema, on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        path = tmp_path / "ozzie.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    yield request.getfixturevalue("postgres_url")
    empty(request.getfixturevalue("postgres"))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Yield an empty database at the newest schema, once on SQLite and once on PostgreSQL.

    The pool has one connection: code that holds one while it requests another fails here always,
    and not only when as many threads as there are connections do so at once. Threads that share it
    wait for it longer than in production: a busy machine is no fault.
    """
    database = Database(database_url, pool_size=1, pool_timeout=30)
    yield database
    database.close()


@pytest.fixture(scope="session")
def valkey_server() -> Iterator[Valkey]:
    """Yield one Valkey for the whole run."""
    server = Valkey()
    server.start()
    yield server
    server.remove()


@pytest.fixture
def redis_url(valkey_server: Valkey) -> Iterator[str]:
    """Yield the URL of an empty Valkey."""
    yield valkey_server.url
    with redis.Redis.from_url(valkey_server.url) as client:
        client.flushall()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Yield one browser for a module's tests; a busy machine gets 30 seconds per check.

    While playwright runs, its event loop counts as the thread's running one: no test may start a
    second playwright or call asyncio.run. That is why it does not outlive the module.
    """
    if reason := missing():
        pytest.skip(reason)
    expect.set_options(timeout=30_000)
    with chromium(*WITH_MICROPHONE) as browser:
        yield browser


@pytest.fixture
def clock() -> FixedClock:
    """Return a clock that shows 5 May 2026, 14:30 UTC, until the test moves it."""
    return FixedClock()


@pytest.fixture
def logged(capsys: pytest.CaptureFixture[str]) -> Iterator[Logged]:
    """Log as in production; yield a function that returns the lines logged since its last call."""
    with logging_as_in_production(capsys) as lines:
        yield lines
