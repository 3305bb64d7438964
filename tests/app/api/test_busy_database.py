"""All of a web process's database connections are in use: who waits is told when to come again."""

import threading
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import text

from app.db import Database
from app.factory import create_app
from app.queue import connect
from app.services.readers import Readers
from tests.support.api import ApiCaller, problem, web_settings
from tests.support.reader import SimpleReader


@pytest.fixture
def crowded(postgres_url: str) -> Iterator[Database]:
    """Yield a database with one connection, for which callers wait 0.1 seconds at most."""
    database = Database(postgres_url, pool_size=1, pool_timeout=0.1)
    yield database
    database.close()


@pytest.fixture
def web(crowded: Database, redis_url: str) -> Iterator[Flask]:
    """Yield the web process over that database."""
    client = connect(redis_url, timeout=20)
    settings = web_settings(crowded.url, redis_url)
    yield create_app(
        settings, database=crowded, redis_client=client, readers=Readers(text=SimpleReader())
    )
    client.close()
    client.connection_pool.disconnect()


def test_a_call_that_gets_no_connection_is_503_with_retry_after(
    web: Flask, crowded: Database, database: Database
) -> None:
    if database.is_sqlite:
        pytest.skip("its connections are not counted; the database is emptied for PostgreSQL")
    api = ApiCaller.new(web.test_client(), database, "first")
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with crowded.begin() as connection:
            connection.execute(text("SELECT 1"))
            held.set()
            done.wait(60)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(60)
    refused = api.get("/users")
    done.set()
    thread.join()
    assert problem(refused) == (503, "SERVICE_UNAVAILABLE")
    assert int(refused.headers["Retry-After"]) >= 1
    assert api.get("/users").status_code == 200
