"""Connections to PostgreSQL over a network, which may be cut without a word."""

import os
import socket
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, make_url

from app.postgres import migration_engine, pooled_engine
from tests.support.sockets import relayed


@pytest.fixture
def url(postgres_url: str) -> Iterator[str]:
    """Yield the server's URL over TCP."""
    local = make_url(postgres_url)
    with relayed(f"{local.query['host']}/.s.PGSQL.5432") as port:
        made = local.set(host="127.0.0.1", port=port, query={})
        yield made.render_as_string(hide_password=False)


def options_of(engine: Engine) -> dict[str, int]:
    """Return the socket options of a connection of this engine (seconds, milliseconds)."""
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        with socket.socket(fileno=os.dup(driver.fileno())) as sock:
            found = {
                "alive": sock.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE),
                "asked_after": sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE),
                "again_after": sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL),
                "given_up_after": sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT),
            }
    engine.dispose()
    return found


def test_a_connection_to_a_host_that_vanished_is_given_up_before_a_request_must_be_answered(
    url: str,
) -> None:
    expected = {"alive": 1, "asked_after": 5, "again_after": 5, "given_up_after": 15_000}
    assert options_of(pooled_engine(url, 1, 1)) == expected
    assert options_of(migration_engine(url)) == expected
