"""Back up and restore with the commands of docs/operations/backup.md, as they stand there."""

import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import redis
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db import Database
from app.ids import new_id
from app.migration_state import SchemaState, migrate, schema_state
from app.models import Client, User
from tests.support.clock import FixedClock
from tests.support.databases import POSTGRES_PROGRAMS
from tests.support.e2e import MakeSystem, someone
from tests.support.system import ROOT, System
from tests.support.valkey import Valkey


def command(title: str) -> str:
    """Return the commands under a comment of backup.md."""
    page = (ROOT / "docs/operations/backup.md").read_text(encoding="utf-8")
    found = re.search(rf"<!-- {title} -->\n```sh\n(.*?)```", page, re.DOTALL)
    assert found, title
    return found[1]


def run(title: str, folder: Path, url: str) -> "subprocess.CompletedProcess[str]":
    """Run the commands under a comment on a database, in a folder."""
    lines = command(title).replace("/data/ozzie.db", url.removeprefix("sqlite:///"))
    path = f"{Path(sys.executable).parent}:{POSTGRES_PROGRAMS}:{os.environ['PATH']}"
    plain = url.replace("postgresql+psycopg://", "postgres://")
    return subprocess.run(
        ["/bin/sh", "-euc", lines],
        check=False,
        cwd=folder,
        env={"PATH": path, "DATABASE_URL": plain},
        capture_output=True,
        text=True,
        timeout=120,
    )


def done(title: str, folder: Path, url: str) -> None:
    """Run the commands under a comment; they must succeed."""
    ended = run(title, folder, url)
    assert ended.returncode == 0, ended.stderr


@contextmanager
def writing(database: Database) -> Iterator[None]:
    """Write clients during the block, each together with its user in one transaction."""
    over, has_begun = threading.Event(), threading.Event()

    def write() -> None:
        number = 0
        while not over.wait(0.001):
            number += 1
            with database.transaction() as session:
                add_client_with_user(session, f"client-{number}")
            has_begun.set()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert has_begun.wait(30)
        yield
    finally:
        over.set()
        writer.join()


def add_client_with_user(session: Session, name: str) -> None:
    """Add a client and a user of it."""
    now = FixedClock().now
    session.add(Client(id=name, name=name, secret_hash="0" * 64, created_at=now))
    session.add(
        User(
            id=new_id("usr"),
            client_id=name,
            external_user_id=name,
            language="en",
            currency="USD",
            timezone="UTC",
            onboarding_stage="intake_pending",
            created_at=now,
        )
    )


def counts(database: Database) -> tuple[int, int]:
    """Return how many clients and users there are."""
    with database.read_only() as session:
        found = [session.scalar(select(func.count()).select_from(kind)) for kind in (Client, User)]
    return int(found[0] or 0), int(found[1] or 0)


def emptied(url: str, make: Callable[[str], str]) -> str:
    """Return the URL of an empty database of the same kind as `url`."""
    return make("sqlite" if url.startswith("sqlite") else "postgresql")


def test_a_backup_made_while_others_write_is_one_moment_and_is_restored(
    database: Database,
    database_url: str,
    fresh_database_url: Callable[[str], str],
    tmp_path: Path,
) -> None:
    kind = "SQLite" if database_url.startswith("sqlite") else "PostgreSQL"
    with writing(database):
        done(f"back up {kind}", tmp_path, database_url)
    (made,) = tmp_path.glob("ozzie*.dump" if kind == "PostgreSQL" else "ozzie-backup.db")
    assert made.stat().st_mode & 0o077 == 0
    at_the_end = counts(database)
    url = emptied(database_url, fresh_database_url)
    done(f"restore {kind}", tmp_path, url)
    restored = Database(url)
    clients, users = counts(restored)
    assert 0 < clients == users <= at_the_end[0]
    assert schema_state(restored) is SchemaState.CURRENT
    with restored.transaction() as session:
        add_client_with_user(session, "after the restore")
    restored.close()


def test_a_backup_of_postgresql_is_not_restored_over_what_is_there(
    postgres_url: str, fresh_database_url: Callable[[str], str], tmp_path: Path
) -> None:
    url = fresh_database_url("postgresql")
    database = Database(url)
    migrate(database)
    with database.transaction() as session:
        add_client_with_user(session, "kept")
    done("back up PostgreSQL", tmp_path, postgres_url)
    assert "already exists" in run("restore PostgreSQL", tmp_path, url).stderr
    assert counts(database) == (1, 1)
    database.close()


def test_after_a_lost_disk_the_backup_and_twilio_bring_every_booking_back(
    build: MakeSystem, fresh_database_url: Callable[[str], str], valkey: Valkey, tmp_path: Path
) -> None:
    url = fresh_database_url("sqlite")
    ozzie = build(url)
    ozzie.start_web()
    ozzie.start_worker()
    maria = someone(ozzie)
    maria.writes("spent $45 on groceries")
    maria.reads(1, seconds=60)
    done("back up SQLite", tmp_path, url)
    maria.writes("spent $7 on bread")
    maria.reads(2, seconds=60)
    ozzie.stop()
    ozzie.processes.clear()

    Path(url.removeprefix("sqlite:///")).write_bytes(b"lost")
    with redis.Redis.from_url(valkey.url) as emptied_redis:
        emptied_redis.flushall()
    done("restore SQLite", tmp_path, url)
    ozzie.start_web()
    ozzie.start_worker()
    assert maria.books() == [4500]
    assert "1 were missing" in said_by_ozzie(ozzie, "inbox", "recover", "--since", "1h")
    maria.reads(3, seconds=60)
    assert maria.books() == [700, 4500]


def said_by_ozzie(ozzie: System, *arguments: str) -> str:
    """Run a command of `ozzie` beside the system and return what it said."""
    ended = subprocess.run(
        [sys.executable, "-m", "app.cli", *arguments],
        check=False,
        cwd=ROOT,
        env=ozzie.environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout
