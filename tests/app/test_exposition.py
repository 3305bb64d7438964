"""What a process answers Prometheus, with everything at hand and with something away."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from app import __version__
from app.config import Settings
from app.db import Database
from app.exposition import Exposition, announce
from app.models import MessageState
from app.queue import connect
from app.store import inbox
from tests.support.clock import FixedClock
from tests.support.people import make_user, store_message
from tests.support.scrapes import samples
from tests.support.webhook import webhook_settings

NOWHERE = "redis://127.0.0.1:1/0"
# A busy machine may need long for what takes moments.
patient = partial(Exposition, patience=60.0)


def scrape(exposition: Exposition) -> dict[str, float]:
    return samples(exposition.render().decode())


@pytest.fixture
def silent_address() -> Iterator[str]:
    """Yield the address of a PostgreSQL that takes connections and never says a word."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        yield f"postgresql+psycopg://ozzie@127.0.0.1:{server.getsockname()[1]}/ozzie"


def settings_in(folder: Path, database_url: str) -> Settings:
    return Settings.model_validate(
        {"OZZIE_ENV": "development", "OZZIE_DATA_DIR": folder, "database_url": database_url}
    )


def test_every_state_is_counted_from_the_start(database: Database, clock: FixedClock) -> None:
    found = scrape(patient(webhook_settings(database, NOWHERE), database, clock))
    states = ("received", "claimed", "answering", "urgent", "failed")
    assert [found[f'ozzie_messages{{state="{state}"}}'] for state in states] == [0] * 5
    assert found["ozzie_messages_oldest_waiting_seconds"] == 0
    assert found["ozzie_database_up"] == 1


def test_the_oldest_message_that_waits_has_its_age_and_a_failed_one_has_none(
    database: Database, clock: FixedClock
) -> None:
    user_id = make_user(database)
    _, failed = store_message(database, clock, user_id)
    with database.begin() as session:
        message = inbox.find_by_sid(session, failed)
        assert message
        inbox.mark(session, message.id, state=MessageState.FAILED)
    clock.advance(seconds=60)
    store_message(database, clock, user_id)
    clock.advance(seconds=90)
    store_message(database, clock, user_id)
    found = scrape(patient(webhook_settings(database, NOWHERE), database, clock))
    assert found['ozzie_messages{state="received"}'] == 2
    assert found['ozzie_messages{state="failed"}'] == 1
    assert found["ozzie_messages_oldest_waiting_seconds"] == 90


def test_what_was_looked_up_is_kept_for_a_moment_while_ages_go_on(
    database: Database, clock: FixedClock
) -> None:
    settings, user_id = webhook_settings(database, NOWHERE), make_user(database)
    kept = patient(settings, database, clock, keep=3600)
    fresh = patient(settings, database, clock, keep=0)
    store_message(database, clock, user_id)
    scrape(kept)
    store_message(database, clock, user_id)
    clock.advance(seconds=30)
    assert scrape(kept)['ozzie_messages{state="received"}'] == 1
    assert scrape(kept)["ozzie_messages_oldest_waiting_seconds"] == 30
    assert scrape(fresh)['ozzie_messages{state="received"}'] == 2


def test_a_database_that_says_nothing_costs_a_moment_and_its_own_figures(
    tmp_path: Path, clock: FixedClock, silent_address: str
) -> None:
    database = Database(silent_address)
    exposition = Exposition(settings_in(tmp_path, silent_address), database, clock, patience=0.05)
    found = scrape(exposition)
    # It was not waited for: it still tries.
    assert [thread for thread in threading.enumerate() if thread.name == "lookup"]
    assert found["ozzie_database_up"] == 0
    assert 'ozzie_messages{state="received"}' not in found
    assert found['ozzie_disk_free_bytes{folder="data"}'] > 0
    assert found['ozzie_disk_bytes{folder="temporary"}'] > 0


def test_workers_and_redis_are_told_where_it_is_asked(
    tmp_path: Path, clock: FixedClock, redis_url: str, sqlite_template: Path
) -> None:
    database = Database(f"sqlite:///{sqlite_template}")
    settings = settings_in(tmp_path, database.url)
    there, away = connect(redis_url, timeout=20), connect(NOWHERE)
    found = scrape(patient(settings, database, clock, there))
    assert (found["ozzie_redis_up"], found["ozzie_workers"]) == (1, 0)
    found = scrape(patient(settings, database, clock, away))
    assert found["ozzie_redis_up"] == 0
    assert "ozzie_workers" not in found
    there.connection_pool.disconnect()
    database.close()


def test_a_process_announces_its_version_and_bounds(tmp_path: Path, clock: FixedClock) -> None:
    settings = settings_in(tmp_path, "postgresql+psycopg://nobody@127.0.0.1:1/none")
    announce(settings, "worker")
    found = scrape(Exposition(settings, Database(settings.database_url), clock))
    assert found[f'ozzie_build_info{{program="worker",version="{__version__}"}}'] == 1
    assert found["ozzie_database_connections"] == settings.worker_pool
    assert found["ozzie_slots"] == settings.worker_concurrency
    assert found["ozzie_database_up"] == 0
