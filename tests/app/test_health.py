"""The operators' pages."""

from collections.abc import Iterator

import pytest
from flask import Flask

from app.db import Database
from app.factory import create_app
from app.models import SwitchName
from app.queue import connect
from app.store import switches
from tests.support.clock import FixedClock
from tests.support.databases import set_revision
from tests.support.logged import logging_as_in_production
from tests.support.people import make_client, make_user, store_message
from tests.support.valkey import Valkey
from tests.support.webhook import webhook_settings


@pytest.fixture
def web(database: Database, redis_url: str) -> Iterator[Flask]:
    """Yield the web process."""
    client = connect(redis_url, timeout=20)
    yield create_app(webhook_settings(database, redis_url), database=database, redis_client=client)
    client.close()
    client.connection_pool.disconnect()


def test_it_is_alive(web: Flask) -> None:
    assert web.test_client().get("/healthz").get_json() == {"status": "ok"}


def test_it_is_ready_and_tells_what_stands_and_what_is_missing(
    web: Flask, database: Database
) -> None:
    answer = web.test_client().get("/readyz")
    assert answer.status_code == 200
    body = answer.get_json()
    assert (body["database"], body["redis"], body["whatsapp_client"]) == ("ok", "ok", "missing")
    make_client(database)
    assert web.test_client().get("/readyz").get_json()["whatsapp_client"] == "ok"


def test_it_names_the_switches_that_are_on(
    web: Flask, database: Database, clock: FixedClock
) -> None:
    assert web.test_client().get("/readyz").get_json()["switches"] == []
    with database.begin() as session:
        switches.turn_on(session, SwitchName.PAUSE_SENDING, clock())
    answer = web.test_client().get("/readyz")
    assert (answer.status_code, answer.get_json()["switches"]) == (200, ["pause-sending"])


def test_probes_that_find_all_well_leave_no_line(
    web: Flask, capsys: pytest.CaptureFixture[str]
) -> None:
    with logging_as_in_production(capsys) as logged:
        for path in ("/healthz", "/readyz", "/metrics"):
            web.test_client().get(path)
        (line,) = logged()  # without a token /metrics is refused
    assert (line["event"], line["route"], line["status"]) == ("request", "/metrics", 401)


def test_without_its_schema_it_is_not_ready(tmp_path: object, redis_url: str) -> None:
    database = Database(f"sqlite:///{tmp_path}/empty.db")
    client = connect(redis_url, timeout=20)
    web = create_app(webhook_settings(database, redis_url), database=database, redis_client=client)
    answer = web.test_client().get("/readyz")
    assert answer.status_code == 503
    assert answer.get_json()["database"] == "schema not migrated"
    database.close()
    client.connection_pool.disconnect()


def test_a_schema_ahead_of_the_code_is_ready(web: Flask, database: Database) -> None:
    with set_revision(database, "zzzz"):
        answer = web.test_client().get("/readyz")
    assert answer.status_code == 200
    body = answer.get_json()
    assert (body["database"], body["schema"]) == ("ok", "ahead")
    assert web.test_client().get("/readyz").get_json()["schema"] == "current"


def test_without_redis_it_is_ready(database: Database) -> None:
    client = connect("redis://127.0.0.1:1/0")
    settings = webhook_settings(database, "redis://127.0.0.1:1/0")
    web = create_app(settings, database=database, redis_client=client)
    answer = web.test_client().get("/readyz")
    assert answer.status_code == 200
    assert (answer.get_json()["redis"], answer.get_json()["workers"]) == ("away", None)


def test_with_redis_full_it_is_ready_and_tells_it(database: Database) -> None:
    server = Valkey()
    server.start()
    server.fill()
    client = connect(server.url, timeout=20)
    web = create_app(webhook_settings(database, server.url), database=database, redis_client=client)
    answer = web.test_client().get("/readyz")
    assert answer.status_code == 200
    assert (answer.get_json()["redis"], answer.get_json()["workers"]) == ("full", None)
    client.close()
    client.connection_pool.disconnect()
    server.remove()


def test_metrics_are_for_loopback_alone_unless_there_is_a_token(
    database: Database, redis_url: str, clock: FixedClock
) -> None:
    store_message(database, clock, make_user(database))
    redis_client = connect(redis_url)
    settings = webhook_settings(database, redis_url)
    settings = settings.model_copy(update={"public_url": "http://127.0.0.1:8000"})
    web = create_app(settings, database=database, redis_client=redis_client)
    client = web.test_client()
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert 'ozzie_messages{state="received"} 1' in answer.text
    assert client.get("/metrics", headers={"X-Forwarded-For": "1.2.3.4"}).status_code == 401
    far = client.get("/metrics", environ_base={"REMOTE_ADDR": "10.0.0.1"})
    assert far.status_code == 401
    redis_client.close()
    redis_client.connection_pool.disconnect()


def test_metrics_behind_a_proxy_that_names_nobody_want_a_token(web: Flask) -> None:
    answer = web.test_client().get("/metrics")
    assert answer.status_code == 401
    assert "Set METRICS_TOKEN" in answer.get_json()["error"]["message"]


def test_metrics_with_a_token_want_it(database: Database, redis_url: str) -> None:
    client = connect(redis_url, timeout=20)
    settings = webhook_settings(database, redis_url).model_copy(update={"metrics_token": "hush"})
    web = create_app(settings, database=database, redis_client=client)
    http = web.test_client()
    assert http.get("/metrics").status_code == 401
    good = http.get("/metrics", headers={"Authorization": "Bearer hush"})
    assert good.status_code == 200
    client.close()
    client.connection_pool.disconnect()
