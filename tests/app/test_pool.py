"""The pool of PostgreSQL connections: in the order of asking, few, and given back when idle."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from sqlalchemy import text

from app import pool
from app.db import Database, DatabaseUnavailable
from app.exposition import POOL_METRICS
from app.pool import FairSemaphore
from tests.support.scrapes import Growth

Make = Callable[..., Database]


@pytest.fixture
def make(postgres_url: str) -> Iterator[Make]:
    """Yield a function that makes databases, known to the server as `pool-test`."""
    made: list[Database] = []

    def make(**options: float) -> Database:
        url = f"{postgres_url}{'&' if '?' in postgres_url else '?'}application_name=pool-test"
        made.append(Database(url, **options))  # type: ignore[arg-type]  # sizes are whole numbers
        return made[-1]

    yield make
    for database in made:
        database.close()


@pytest.fixture
def open_pids(postgres_url: str) -> Iterator[Callable[[], set[int]]]:
    """Yield a function that returns the pids of the server processes behind `make`."""
    observer = Database(postgres_url)
    query = text("SELECT pid FROM pg_stat_activity WHERE application_name = 'pool-test'")

    def pids() -> set[int]:
        with observer.single_statement() as connection:
            return set(connection.execute(query).scalars())

    yield pids
    observer.close()


def test_a_connection_in_use_is_closed_when_it_comes_back_after_the_end(
    make: Make, open_pids: Callable[[], set[int]]
) -> None:
    database = make(pool_size=1)
    with database.single_statement() as connection:
        connection.execute(text("SELECT 1"))
        database.close()
        assert len(open_pids()) == 1
    wait_until(lambda: not open_pids())
    pid(database)
    wait_until(lambda: not open_pids())


def wait_until(condition: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.02)


def pid(database: Database) -> int:
    with database.single_statement() as connection:
        return int(connection.execute(text("SELECT pg_backend_pid()")).scalar_one())


def use_at_once(database: Database, count: int) -> set[int]:
    """Use `count` connections at the same moment, each in its own thread; return their pids."""
    together = threading.Barrier(count)

    def use(_: int) -> int:
        with database.begin() as connection:
            found = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
            together.wait(60)
            return int(found)

    with ThreadPoolExecutor(count) as threads:
        return set(threads.map(use, range(count)))


def test_who_waits_is_served_before_who_comes_again_and_again(make: Make) -> None:
    database = make(pool_size=1)
    served = threading.Event()

    def ask_once() -> None:
        with database.single_statement() as connection:
            connection.execute(text("SELECT 1"))
            served.set()

    thread = threading.Thread(target=ask_once)
    waiting = database.engine.pool._semaphore._waiting  # type: ignore[attr-defined]  # a FairPool
    uses_meanwhile = 0
    for number in range(500):
        with database.begin() as connection:
            connection.execute(text("SELECT 1"))
            if number == 10:
                thread.start()
                wait_until(lambda: len(waiting) == 1)
        if number > 10 and not served.is_set():
            uses_meanwhile += 1
    thread.join()
    assert uses_meanwhile <= 1


def test_turns_go_round_in_the_order_of_asking() -> None:
    turns, order = FairSemaphore(1), list[int]()
    assert turns.acquire(0)

    def ask(number: int) -> None:
        assert turns.acquire(60)
        order.append(number)
        turns.release()

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for number, thread in enumerate(threads):
        thread.start()
        wait_until(lambda: len(turns._waiting) == number + 1)  # noqa: B023 - called at once
    turns.release()
    for thread in threads:
        thread.join()
    assert order == list(range(8))


def test_who_gave_up_waiting_keeps_no_place() -> None:
    turns = FairSemaphore(1)
    assert turns.acquire(0)
    assert not turns.acquire(0.01)
    turns.release()
    assert turns.acquire(0)


def test_where_all_connections_are_in_use_it_says_so(make: Make) -> None:
    database = make(pool_size=1, pool_timeout=0.05)
    raised: list[BaseException] = []

    def ask() -> None:
        try:
            pid(database)
        except DatabaseUnavailable as error:
            raised.append(error)

    with database.begin() as connection:
        connection.execute(text("SELECT 1"))
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
    assert "all of this process's 1 were in use; a higher DATABASE_POOL" in str(raised[0])
    assert pid(database)


def test_a_place_outlives_a_connection_that_the_server_ended(make: Make, postgres_url: str) -> None:
    database, admin = make(pool_size=1, pool_timeout=1), Database(postgres_url)
    for _ in range(3):
        with admin.single_statement() as connection:
            connection.execute(text(f"SELECT pg_terminate_backend({pid(database)})"))
        with suppress(*DatabaseUnavailable):
            pid(database)
        assert pid(database)
    admin.close()


def test_a_place_outlives_a_server_that_refuses_connections(make: Make) -> None:
    there = make().engine.url.set(database="no_such_database")
    nowhere = Database(there.render_as_string(hide_password=False), pool_size=1, pool_timeout=1)
    for _ in range(3):
        with pytest.raises(DatabaseUnavailable, match="no_such_database"):
            pid(nowhere)
    nowhere.close()


def test_connections_that_nobody_uses_are_closed(
    make: Make, open_pids: Callable[[], set[int]]
) -> None:
    assert not open_pids()
    threads = set(threading.enumerate())
    database = make(pool_size=3, idle_seconds=0.4)
    assert len(use_at_once(database, 3)) == 3
    wait_until(lambda: not open_pids())
    wait_until(lambda: set(threading.enumerate()) <= threads)
    assert len(use_at_once(database, 3)) == 3
    wait_until(lambda: not open_pids())


def test_under_a_little_load_only_the_connection_that_is_used_stays(
    make: Make, open_pids: Callable[[], set[int]]
) -> None:
    database = make(pool_size=3, idle_seconds=0.4)
    use_at_once(database, 3)
    wait_until(lambda: open_pids() == {pid(database)})


def test_after_a_fork_the_child_closes_its_own_idle_connections_and_not_the_parents(
    make: Make, open_pids: Callable[[], set[int]]
) -> None:
    database = make(pool_size=2, idle_seconds=0.4)
    reading, writing = os.pipe()
    with database.begin() as connection:
        parents = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
        child = os.fork()
        if child == 0:
            database.forget_connections()
            os.write(writing, str(pid(database)).encode())
            time.sleep(100)
            os._exit(0)
        try:
            assert int(os.read(reading, 20)) != parents
            wait_until(lambda: open_pids() == {parents})
        finally:
            os.kill(child, 9)
            os.waitpid(child, 0)
        assert connection.execute(text("SELECT pg_backend_pid()")).scalar_one() == parents
    os.close(reading)
    os.close(writing)


def test_single_statements_and_transactions_share_connections_and_keep_apart(make: Make) -> None:
    database = make(pool_size=1)
    with database.single_statement() as connection:
        connection.execute(text("CREATE TABLE pool_notes (word TEXT)"))
    with database.single_statement():
        pass  # nothing was run: what comes next must still be a transaction
    with suppress(ZeroDivisionError), database.begin() as connection:
        connection.execute(text("INSERT INTO pool_notes VALUES ('rolled back')"))
        raise ZeroDivisionError
    with suppress(ZeroDivisionError), database.single_statement() as connection:
        connection.execute(text("INSERT INTO pool_notes VALUES ('kept at once')"))
        raise ZeroDivisionError
    with suppress(ZeroDivisionError), database.transaction() as session:
        session.execute(text("INSERT INTO pool_notes VALUES ('rolled back')"))
        raise ZeroDivisionError
    with database.read_only() as session:
        kept = list(session.execute(text("SELECT word FROM pool_notes")).scalars())
    with database.single_statement() as connection:
        connection.execute(text("DROP TABLE pool_notes"))
    assert kept == ["kept at once"]


def test_a_statement_has_its_time_and_a_migration_takes_what_it_needs(make: Make) -> None:
    database = make()

    def setting(name: str) -> list[str]:
        with database.single_statement() as pooled, database.migrating() as migrating:
            return [str(c.execute(text(f"SHOW {name}")).scalar()) for c in (pooled, migrating)]

    assert setting("statement_timeout") == ["20s", "0"]
    assert setting("lock_timeout")[1] == "0"


def test_connections_in_use_and_waits_without_one_are_counted(make: Make) -> None:
    pool.observe(POOL_METRICS)
    database, growth = make(pool_size=1, pool_timeout=0.01), Growth()
    with database.begin():
        assert growth.of("ozzie_database_connections_in_use") == {
            "ozzie_database_connections_in_use": 1
        }
        with pytest.raises(DatabaseUnavailable), database.begin():
            pass
    assert growth.of("ozzie_database") == {"ozzie_database_pool_timeouts_total": 1}
