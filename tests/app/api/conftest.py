"""Fixtures for the API's tests: the web process and an API client of it."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.db import Database
from app.factory import create_app
from app.queue import connect
from app.services.readers import Readers, ReadText
from tests.support.api import ApiCaller, web_settings
from tests.support.clock import FixedClock
from tests.support.reader import SimpleReader


@pytest.fixture
def reader() -> SimpleReader:
    """Return the reader of the texts that tests submit."""
    return SimpleReader()


@pytest.fixture
def web(database: Database, redis_url: str, clock: FixedClock, reader: ReadText) -> Iterator[Flask]:
    """Yield the web process, once on SQLite and once on PostgreSQL."""
    redis_client = connect(redis_url, timeout=20)
    settings = web_settings(database.url, redis_url)
    yield create_app(
        settings,
        database=database,
        redis_client=redis_client,
        clock=clock,
        readers=Readers(text=reader),
    )
    redis_client.close()
    redis_client.connection_pool.disconnect()


@pytest.fixture
def http(web: Flask) -> FlaskClient:
    """Return an HTTP client without credentials."""
    return web.test_client()


@pytest.fixture
def api(http: FlaskClient, database: Database) -> ApiCaller:
    """Return an API client."""
    return ApiCaller.new(http, database, "first")


@pytest.fixture
def other(http: FlaskClient, database: Database) -> ApiCaller:
    """Return a second API client."""
    return ApiCaller.new(http, database, "second")
