"""A worker's own /metrics: for whom, and that nobody holds it up."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import httpx
import pytest

from app.config import Settings
from app.db import Database
from app.exposition import Exposition
from app.startup import StartupFault
from tests.support.clock import FixedClock
from tests.support.valkey import free_port
from workers.metrics_server import MOST, MetricsServer, start_metrics_server

Start = Callable[..., MetricsServer]


@pytest.fixture
def start(tmp_path: Path, sqlite_template: Path, clock: FixedClock) -> Iterator[Start]:
    """Yield a function that starts the server with these settings."""
    with ExitStack() as stack:
        database = stack.enter_context(closing(Database(f"sqlite:///{sqlite_template}")))

        def begin(**given: object) -> MetricsServer:
            values = {"OZZIE_ENV": "development", "OZZIE_DATA_DIR": tmp_path, **given}
            settings = Settings.model_validate({"database_url": database.url, **values})
            exposition = Exposition(settings, database, clock, patience=60.0)
            server = start_metrics_server(settings, exposition)
            assert server
            stack.callback(server.server_close)
            stack.callback(server.shutdown)
            return server

        yield begin


def port_of(server: MetricsServer) -> int:
    return int(server.server_address[1])


def address(server: MetricsServer) -> str:
    return f"http://127.0.0.1:{port_of(server)}/metrics"


def scrape(url: str, authorization: bytes | None = None) -> httpx.Response:
    """Ask as Prometheus does, with a header Authorization where one is given."""
    headers = {} if authorization is None else {b"Authorization": authorization}
    return httpx.get(url, headers=headers, timeout=60)


def is_answered(url: str) -> bool:
    """Return whether the server answers; one that has little patience may cut a slow machine."""
    try:
        return scrape(url).status_code == 200
    except httpx.HTTPError:
        return False


def test_without_a_port_nothing_listens(tmp_path: Path, clock: FixedClock) -> None:
    settings = Settings.model_validate({"OZZIE_ENV": "development", "OZZIE_DATA_DIR": tmp_path})
    database = Database(settings.database_url)
    assert start_metrics_server(settings, Exposition(settings, database, clock)) is None


def test_without_a_token_this_machine_alone_is_answered(start: Start) -> None:
    server = start(worker_metrics_port=free_port())
    answer = scrape(address(server))
    assert answer.status_code == 200
    assert "ozzie_database_up 1.0" in answer.text
    assert server.server_address[0] == "127.0.0.1"
    other = address(server).replace("/metrics", "/else")
    assert scrape(other).status_code == 404


def test_with_a_token_every_host_may_ask_who_has_it(start: Start) -> None:
    server = start(worker_metrics_port=free_port(), metrics_token="hush")
    assert server.server_address[0] == "0.0.0.0"
    refused = scrape(address(server))
    assert (refused.status_code, refused.headers["WWW-Authenticate"]) == (401, "Bearer")
    for wrong in (b"Bearer else", "é".encode("latin-1"), b""):
        assert scrape(address(server), wrong).status_code == 401
    for right in (b"Bearer hush", b"bearer hush"):
        assert scrape(address(server), right).status_code == 200


def test_a_port_that_another_has_is_named(start: Start) -> None:
    server = start(worker_metrics_port=free_port())
    with pytest.raises(StartupFault, match=r"WORKER_METRICS_PORT: .* in use"):
        start(worker_metrics_port=port_of(server))


def test_who_connects_and_says_nothing_keeps_nobody_from_an_answer(start: Start) -> None:
    server = start(worker_metrics_port=free_port())
    with ExitStack() as stack:
        there = ("127.0.0.1", port_of(server))
        silent = [
            stack.enter_context(socket.create_connection(there, timeout=60)) for _ in range(MOST)
        ]
        assert scrape(address(server)).status_code == 200
        assert silent[0].recv(1) == b""  # the one that waited longest made room


def test_who_connects_and_says_nothing_is_cut(
    tmp_path: Path, sqlite_template: Path, clock: FixedClock
) -> None:
    settings = Settings.model_validate({"OZZIE_ENV": "development", "OZZIE_DATA_DIR": tmp_path})
    with closing(Database(f"sqlite:///{sqlite_template}")) as database:
        exposition = Exposition(settings, database, clock)
        with MetricsServer(("127.0.0.1", 0), settings, exposition, patience=0.2) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            there = ("127.0.0.1", port_of(server))
            with socket.create_connection(there, timeout=60) as silent:
                silent.sendall(b"GET /metrics")
                assert silent.recv(1) == b""
            assert any(is_answered(address(server)) for _ in range(100))
            server.shutdown()
