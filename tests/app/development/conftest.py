"""The API, called within this process by a client of its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from flask import Flask

from app.config import Settings
from app.db import Database
from app.development.people import api_client
from app.factory import create_app
from app.queue import connect
from app.services.clients import ensure_client
from tests.support.api import web_settings
from tests.support.clock import FixedClock


@pytest.fixture
def database_url(sqlite_template: Path, tmp_path: Path) -> str:
    """Return the URL of an empty SQLite database: what a development machine has."""
    path = tmp_path / "ozzie.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def settings(database: Database, redis_url: str) -> Settings:
    """Return the settings of a web process."""
    return web_settings(database.url, redis_url)


@pytest.fixture
def web(
    settings: Settings, database: Database, redis_url: str, clock: FixedClock
) -> Iterator[Flask]:
    """Yield the web process."""
    redis_client = connect(redis_url, timeout=20)
    yield create_app(settings, database=database, redis_client=redis_client, clock=clock)
    redis_client.close()
    redis_client.connection_pool.disconnect()


@pytest.fixture
def api(
    web: Flask, settings: Settings, database: Database, clock: FixedClock
) -> Iterator[httpx.Client]:
    """Yield a client of the API that calls it within this process."""
    with database.transaction() as session:
        ensure_client(session, "dev", "secret", secret_key=settings.secret_key, now=clock())
    transport = httpx.WSGITransport(app=web)
    with api_client("http://ozzie.test/v1", "dev", "secret", transport=transport) as client:
        yield client
