"""Every response has headers that restrict what browsers do with it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.db import Database
from app.factory import create_app
from app.queue import connect
from tests.support.webhook import webhook_settings


@pytest.fixture
def sqlite_database(sqlite_template: Path, tmp_path: Path) -> Iterator[Database]:
    """Yield an empty SQLite database; the headers do not depend on the kind of database."""
    shutil.copy(sqlite_template, tmp_path / "ozzie.db")
    database = Database(f"sqlite:///{tmp_path / 'ozzie.db'}")
    yield database
    database.close()


@pytest.fixture
def web(sqlite_database: Database, redis_url: str) -> Iterator[Flask]:
    """Yield the web process behind an https address."""
    client = connect(redis_url, timeout=20)
    settings = webhook_settings(sqlite_database, redis_url)
    settings = settings.model_copy(update={"public_url": "https://ozzie.example"})
    yield create_app(settings, database=sqlite_database, redis_client=client)
    client.connection_pool.disconnect()


@pytest.fixture
def http(web: Flask) -> FlaskClient:
    """Return a test client of the web process."""
    return web.test_client()


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/docs"),
        ("GET", "/openapi.json"),
        ("GET", "/healthz"),
        ("GET", "/readyz"),
        ("GET", "/metrics"),
        ("GET", "/v1/users"),
        ("GET", "/nothing"),
        ("POST", "/healthz"),
        ("POST", "/webhooks/twilio/whatsapp"),
    ],
)
def test_every_answer_has_them(http: FlaskClient, method: str, path: str) -> None:
    headers = http.open(path, method=method).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Strict-Transport-Security"].startswith("max-age=")
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    # The API's page runs its own files; nothing else runs anything.
    assert ("script-src 'self'" in policy) == (path == "/docs")
    assert "unsafe" not in policy
    assert len(headers.getlist("Content-Security-Policy")) == 1


def test_without_https_nothing_is_promised_of_it(sqlite_database: Database, redis_url: str) -> None:
    client = connect(redis_url, timeout=20)
    settings = webhook_settings(sqlite_database, redis_url)
    settings = settings.model_copy(update={"public_url": "http://127.0.0.1:8000"})
    web = create_app(settings, database=sqlite_database, redis_client=client)
    headers = web.test_client().get("/healthz").headers
    assert "Strict-Transport-Security" not in headers
    client.connection_pool.disconnect()
