"""Transactions: what is kept, who waits for whom, and for how long."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import text

from app import db
from app import sqlite as sqlite_module
from app.db import Database, DatabaseUnavailable


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Database]:
    """Yield an SQLite database with one table."""
    made = Database(f"sqlite:///{tmp_path / 'ozzie.db'}")
    with made.begin() as connection:
        connection.execute(text("CREATE TABLE notes (word TEXT)"))
    yield made
    made.close()


@contextmanager
def another_writer(database: Database) -> Iterator[sqlite3.Connection]:
    """Hold the write lock during the block, as another process would."""
    path = database.url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other
        if other.in_transaction:
            other.execute("COMMIT")


def write(database: Database, word: str) -> None:
    with database.begin() as connection:
        connection.execute(text("INSERT INTO notes VALUES (:word)"), {"word": word})


def words(database: Database) -> list[str]:
    with database.read_only() as session:
        return list(session.execute(text("SELECT word FROM notes ORDER BY rowid")).scalars())


def test_what_an_error_interrupts_is_not_kept(sqlite: Database) -> None:
    with suppress(ZeroDivisionError), sqlite.begin() as connection:
        connection.execute(text("INSERT INTO notes VALUES ('lost')"))
        raise ZeroDivisionError
    write(sqlite, "kept")
    assert words(sqlite) == ["kept"]


def test_a_writer_waits_for_another_process(sqlite: Database) -> None:
    with another_writer(sqlite) as other:
        writer = threading.Thread(target=write, args=(sqlite, "ours"))
        writer.start()
        time.sleep(0.05)
        other.execute("INSERT INTO notes VALUES ('theirs')")
        other.execute("COMMIT")
        writer.join()
    assert words(sqlite) == ["theirs", "ours"]


def test_who_reads_waits_for_nobody(sqlite: Database) -> None:
    write(sqlite, "before")
    with another_writer(sqlite):
        assert words(sqlite) == ["before"]


def test_a_writer_that_never_gets_its_turn_says_that_the_database_is_away(
    sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_module, "LOCK_TIMEOUT", 0.05)
    with another_writer(sqlite), pytest.raises(DatabaseUnavailable):
        write(sqlite, "never")
    assert words(sqlite) == []


def test_a_thread_that_never_gets_its_turn_says_so_too(
    sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db, "LOCK_TIMEOUT", 0.05)
    with sqlite.begin():
        raised: list[BaseException] = []

        def attempt() -> None:
            try:
                write(sqlite, "never")
            except DatabaseUnavailable as error:
                raised.append(error)

        thread = threading.Thread(target=attempt)
        thread.start()
        thread.join()
    assert len(raised) == 1


def test_many_threads_write_one_after_the_other(sqlite: Database) -> None:
    threads = [threading.Thread(target=write, args=(sqlite, str(n))) for n in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(words(sqlite), key=int) == [str(n) for n in range(40)]
