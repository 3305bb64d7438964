"""Rate limits: several processes share one count; Redis away does not take the API down."""

from collections.abc import Iterator

import pytest
from flask import Flask

from app.db import Database
from app.factory import create_app
from app.queue import connect
from app.services.clients import NewSecret, ensure_client
from tests.support.api import SECRET_KEY, ApiCaller, problem, web_settings
from tests.support.clock import FixedClock
from tests.support.valkey import Valkey, free_port


@pytest.fixture
def processes(database: Database, redis_url: str, clock: FixedClock) -> Iterator[list[Flask]]:
    """Yield two web processes that allow three requests a minute and share one Redis."""
    settings = web_settings(database.url, redis_url, rate_limit="3/minute")
    made = [
        create_app(
            settings, database=database, redis_client=connect(redis_url, timeout=20), clock=clock
        )
        for _ in range(2)
    ]
    yield made
    for process in made:
        process.extensions["ozzie"].redis.close()


def test_two_processes_share_one_count(
    processes: list[Flask], database: Database, clock: FixedClock
) -> None:
    callers = [ApiCaller.new(processes[0].test_client(), database, "limited")]
    callers.append(ApiCaller(processes[1].test_client(), callers[0].made))
    clock.now = clock.now.replace(second=50)
    left = [callers[n % 2].get("/users").headers["X-RateLimit-Remaining"] for n in range(3)]
    assert left == ["2", "1", "0"]
    for caller in callers:
        response = caller.get("/users")
        assert problem(response) == (429, "RATE_LIMIT_EXCEEDED")
        assert response.headers["X-RateLimit-Limit"] == "3"
        assert response.headers["X-RateLimit-Remaining"] == "0"
        assert response.headers["X-RateLimit-Reset"] == str(int(clock.now.timestamp()) + 10)
        assert 10 <= int(response.headers["Retry-After"]) <= 11
    clock.advance(seconds=10)
    assert callers[0].get("/users").status_code == 200


def test_each_client_has_a_count_of_its_own(processes: list[Flask], database: Database) -> None:
    http = processes[0].test_client()
    first, second = (ApiCaller.new(http, database, name) for name in ("first", "second"))
    assert [first.get("/users").status_code for _ in range(4)] == [200, 200, 200, 429]
    assert second.get("/users").status_code == 200


def test_the_client_that_the_workers_use_has_no_limit(
    processes: list[Flask], database: Database, clock: FixedClock
) -> None:
    credentials = NewSecret("whatsapp", "a secret")
    with database.transaction() as session:
        ensure_client(session, "whatsapp", "a secret", secret_key=SECRET_KEY, now=clock.now)
    workers = ApiCaller(processes[0].test_client(), credentials)
    answers = [workers.get("/users") for _ in range(10)]
    assert {answer.status_code for answer in answers} == {200}
    assert "X-RateLimit-Limit" not in answers[-1].headers


def test_a_client_may_have_its_own_limit_or_none(
    processes: list[Flask], database: Database
) -> None:
    http = processes[0].test_client()
    own = ApiCaller.new(http, database, "own", rate_limit="5/hour")
    assert [own.get("/users").status_code for _ in range(6)] == [200] * 5 + [429]
    free = ApiCaller.new(http, database, "free", rate_limit="none")
    responses = [free.get("/users") for _ in range(8)]
    assert {response.status_code for response in responses} == {200}
    assert "X-RateLimit-Limit" not in responses[0].headers


def test_a_429_is_never_kept_under_a_key(
    processes: list[Flask], database: Database, clock: FixedClock
) -> None:
    caller = ApiCaller.new(processes[0].test_client(), database, "limited")
    key = {"Idempotency-Key": "k"}
    for _ in range(3):
        caller.get("/users")
    limited = caller.post("/users", {"external_user_id": "a"}, headers=key)
    assert problem(limited) == (429, "RATE_LIMIT_EXCEEDED")
    clock.advance(minutes=1)
    created = caller.post("/users", {"external_user_id": "a"}, headers=key)
    assert created.status_code == 201
    assert "Idempotent-Replayed" not in created.headers


def test_without_redis_a_process_counts_by_itself(database: Database, clock: FixedClock) -> None:
    url = f"redis://127.0.0.1:{free_port()}/0"
    settings = web_settings(database.url, url, rate_limit="3/minute")
    app = create_app(settings, database=database, clock=clock)
    caller = ApiCaller.new(app.test_client(), database, "alone")
    assert [caller.get("/users").status_code for _ in range(4)] == [200, 200, 200, 429]
    app.extensions["ozzie"].redis.close()


def test_redis_going_away_is_survived(database: Database, clock: FixedClock) -> None:
    server = Valkey()
    server.start()
    try:
        app = create_app(web_settings(database.url, server.url), database=database, clock=clock)
        caller = ApiCaller.new(app.test_client(), database, "survivor")
        assert caller.get("/users").status_code == 200
        server.stop()
        assert caller.get("/users").status_code == 200
        app.extensions["ozzie"].redis.connection_pool.disconnect()
    finally:
        server.remove()


def test_with_redis_full_a_process_counts_by_itself(database: Database, clock: FixedClock) -> None:
    server = Valkey()
    server.start()
    try:
        server.fill()
        settings = web_settings(database.url, server.url, rate_limit="3/minute")
        app = create_app(settings, database=database, clock=clock)
        caller = ApiCaller.new(app.test_client(), database, "squeezed")
        assert [caller.get("/users").status_code for _ in range(4)] == [200, 200, 200, 429]
        app.extensions["ozzie"].redis.connection_pool.disconnect()
    finally:
        server.remove()
