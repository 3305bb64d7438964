"""Fixtures of `ozzie inbox`: the environment of the command, a message, and a worker for it."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.db import Database
from tests.support.clock import FixedClock
from tests.support.conversation import Bench, make_bench
from tests.support.inbox import StoredMessage
from tests.support.people import CLIENT_ID, make_user, store_message


@pytest.fixture
def database_url(sqlite_template: Path, tmp_path: Path) -> str:
    """Return the URL of an empty SQLite database: the queries are tested with the store."""
    path = tmp_path / "ozzie.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture(autouse=True)
def environment(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the environment variables that the command is started with; nothing listens at Redis'."""
    values = {
        "OZZIE_ENV": "development",
        "OZZIE_DATA_DIR": str(tmp_path / "var"),
        "DATABASE_URL": database_url,
        "REDIS_URL": "redis://127.0.0.1:1/0",
        "OZZIE_CLIENT_ID": CLIENT_ID,
    }
    for name, value in values.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def clock() -> FixedClock:
    """Return a clock that stands still at the real time, which commands go by."""
    return FixedClock(datetime.now(UTC))


@pytest.fixture
def bench(database: Database, clock: FixedClock) -> Bench:
    """Return a worker whose API and Twilio are fakes."""
    return make_bench(database, clock)


@pytest.fixture
def message(database: Database, clock: FixedClock) -> StoredMessage:
    """Return a message that waits to be processed."""
    conversation, sid = store_message(database, clock, make_user(database), "my secret salary")
    return StoredMessage(database, conversation, sid)
