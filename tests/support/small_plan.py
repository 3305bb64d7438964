"""A small host's plans: PostgreSQL and Redis with twenty connections each, and who uses them."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import redis
from sqlalchemy import text

from app.db import Database
from tests.support.databases import Postgres
from tests.support.system import System, system
from tests.support.valkey import Valkey

CONNECTIONS = 20
# Kept by PostgreSQL for administrators: the plan's customer has the rest.
RESERVED = 3

_IN_USE = text(
    "SELECT count(*) FROM pg_stat_activity WHERE usename = 'tenant' AND backend_type = "
    "'client backend'"
)


@dataclass
class Usage:
    """Connections to PostgreSQL and to Redis."""

    database: int
    redis: int


class Observer:
    """Counts the tenant's connections on connections of its own, and keeps their peak."""

    def __init__(self, admin_url: str, redis_url: str) -> None:
        self._database = Database(admin_url)
        self._redis = redis.Redis.from_url(redis_url)
        self.peak = Usage(0, 0)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def now(self) -> Usage:
        """Count at this moment."""
        with self._database.single_statement() as connection:
            database = int(connection.execute(_IN_USE).scalar_one())
        clients = self._redis.info("clients")["connected_clients"]
        return Usage(database, int(clients) - 1)

    def wait_until_idle(self, database: int, seconds: float) -> Usage:
        """Wait until at most so many connections to PostgreSQL are left; return what is."""
        deadline = time.monotonic() + seconds
        while (found := self.now()).database > database and time.monotonic() < deadline:
            time.sleep(0.1)
        return found

    def close(self) -> None:
        """Stop counting."""
        self._ended.set()
        self._thread.join()
        self._database.close()
        self._redis.close()

    def _run(self) -> None:
        while not self._ended.wait(0.1):
            found = self.now()
            self.peak = Usage(
                max(self.peak.database, found.database), max(self.peak.redis, found.redis)
            )


@contextmanager
def small_plan(folder: Path, **environment: str) -> Iterator[tuple[System, Observer]]:
    """Yield a system of two web processes on plans of twenty connections; nothing runs yet."""
    valkey = Valkey()
    valkey.start()
    try:
        with Postgres() as server:
            url = server.limit(CONNECTIONS)
            with redis.Redis.from_url(valkey.url) as client:
                # One more, for the observer.
                client.config_set("maxclients", str(CONNECTIONS + 1))
            with system(url, valkey.url, folder, **{"WEB_CONCURRENCY": "2", **environment}) as made:
                observer = Observer(server.url, valkey.url)
                try:
                    yield made, observer
                finally:
                    made.stop()
                    observer.close()
    finally:
        valkey.remove()
