"""Clients' requests are counted in memory and written together."""

import threading
from datetime import timedelta

from app.db import Database
from app.services.client_usage import ClientUsage
from app.store import clients
from tests.support.clock import FixedClock
from tests.support.logged import Logged
from tests.support.people import make_client


def used(database: Database, client_id: str) -> tuple[int, object]:
    """Return a client's stored requests, and when the last one came."""
    with database.read_only() as session:
        found = clients.find(session, client_id)
    assert found is not None
    return found.requests, found.last_used_at


def test_nothing_is_written_before_its_time_and_then_all_at_once(
    database: Database, clock: FixedClock
) -> None:
    for client_id in ("one", "two"):
        make_client(database, client_id)
    usage = ClientUsage(database, write_after=3600)
    for client_id in ("two", "one", "two"):
        usage.count(client_id, clock())
    assert used(database, "two") == (0, None)
    usage.write()
    usage.write()
    assert (used(database, "one"), used(database, "two")) == ((1, clock()), (2, clock()))
    usage.count("two", clock() + timedelta(hours=1))
    usage.write()
    assert used(database, "two") == (3, clock() + timedelta(hours=1))


def test_a_thread_writes_after_a_while(database: Database, clock: FixedClock) -> None:
    make_client(database, "one")
    usage = ClientUsage(database, write_after=0.01)
    usage.count("one", clock())
    for _ in range(3000):
        if used(database, "one")[0]:
            break
        threading.Event().wait(0.01)
    assert used(database, "one") == (1, clock())


def test_what_was_counted_is_written_before_the_database_closes(
    database: Database, clock: FixedClock
) -> None:
    make_client(database, "one")
    opened = Database(database.url)
    ClientUsage(opened, write_after=3600).count("one", clock())
    opened.close()
    assert used(database, "one") == (1, clock())


def test_what_cannot_be_written_is_tried_again(clock: FixedClock, logged: Logged) -> None:
    nowhere = Database("postgresql+psycopg://nobody@127.0.0.1:1/none")
    usage = ClientUsage(nowhere, write_after=3600)
    usage.count("one", clock())
    for _ in range(2):
        usage.write()
    assert [line["event"] for line in logged()] == ["client_usage_not_written"] * 2
    nowhere.close()
