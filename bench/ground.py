"""Set up what benchmarks run on: a database with people in it, a Valkey, settings."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import insert

from app.db import Database, table
from app.ids import new_id
from app.migration_state import migrate
from app.models import Client, User
from bench.webhooks import person
from tests.support.clock import FixedClock
from tests.support.databases import empty, postgres_server
from tests.support.valkey import Valkey

CLIENT_ID = "bench"
PEOPLE = 400


@dataclass
class Ground:
    """A database with people in it and an empty Valkey."""

    database_url: str
    redis_url: str
    folder: Path

    def environment(self, fake_url: str, port: int, **more: str) -> dict[str, str]:
        """Return the environment of web and workers."""
        return {
            "OZZIE_ENV": "development",
            "OZZIE_DATA_DIR": str(self.folder),
            "DATABASE_URL": self.database_url,
            "REDIS_URL": self.redis_url,
            "PORT": str(port),
            "PUBLIC_URL": f"http://127.0.0.1:{port}",
            "WEB_CONCURRENCY": "1",
            "TWILIO_API_URL": fake_url,
            "OZZIE_API_URL": fake_url,
            "OZZIE_CLIENT_ID": CLIENT_ID,
            "OZZIE_CLIENT_SECRET": "bench",
            "LOG_LEVEL": "ERROR",
            **more,
        }


@contextmanager
def ground(*, postgresql: bool) -> Iterator[Ground]:
    """Yield a new database with people in it and an empty Valkey."""
    folder = Path(tempfile.mkdtemp(prefix="oz-bench-"))
    valkey = Valkey()
    valkey.start()
    try:
        if postgresql:
            with postgres_server() as url:
                yield Ground(url, valkey.url, folder)
        else:
            yield Ground(f"sqlite:///{folder / 'bench.db'}", valkey.url, folder)
    finally:
        valkey.remove()
        shutil.rmtree(folder, ignore_errors=True)


def populate(at: Ground) -> Database:
    """Insert the client and its people, and no message."""
    database = Database(at.database_url)
    migrate(database)
    if not database.is_sqlite:
        empty(database)
    now = FixedClock().now
    users = [
        {
            "id": new_id("usr"),
            "client_id": CLIENT_ID,
            "external_user_id": str(number),
            "phone": person(number),
            "language": "en",
            "currency": "USD",
            "timezone": "UTC",
            "onboarding_stage": "active",
            "created_at": now,
        }
        for number in range(PEOPLE)
    ]
    client = {"id": CLIENT_ID, "name": CLIENT_ID, "secret_hash": "0" * 64, "created_at": now}
    with database.transaction() as session:
        session.execute(insert(table(Client)), [client])
        session.execute(insert(table(User)), users)
    return database
