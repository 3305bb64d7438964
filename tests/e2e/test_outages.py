"""What happens to a message when a service that it depends on is unavailable for a while."""

import random
import sqlite3
import time
from collections.abc import Callable

import httpx
import pytest

from tests.support.databases import Postgres
from tests.support.e2e import MakeSystem, Person, someone
from tests.support.valkey import Valkey, free_port


def test_with_redis_away_a_message_is_accepted_and_answered_when_it_is_back(
    build: MakeSystem, url: str, valkey: Valkey
) -> None:
    ozzie = build(url)
    ozzie.start_web()
    ozzie.start_worker()
    maria = someone(ozzie)
    maria.writes("spent $1 on tea")
    maria.reads(1)
    valkey.stop()
    # The simulator waits for 15 seconds, as Twilio does.
    assert "200" in str(maria.writes("spent $2 on tea")["answers"])
    assert httpx.get(f"{ozzie.url}/readyz", timeout=60).json()["redis"] == "away"
    valkey.start()
    assert "*$2*" in maria.reads(2, seconds=60)[1]
    assert maria.books() == [200, 100]


def test_with_the_api_away_a_message_waits_and_is_answered_when_it_is_back(
    build: MakeSystem, url: str
) -> None:
    port = free_port()
    ozzie = build(url)
    ozzie.start_web()
    ozzie.start_worker(OZZIE_API_URL=f"http://127.0.0.1:{port}")
    maria = someone(ozzie)
    maria.writes("spent $1 on tea")
    maria.writes("spent $2 on tea")
    time.sleep(3)
    assert maria.books() == []
    ozzie.start("gunicorn", "app.wsgi:app", PORT=str(port))
    replies = maria.reads(2, seconds=60)
    assert ["*$1*" in replies[0], "*$2*" in replies[1]] == [True, True]
    assert maria.books() == [200, 100]


def test_with_sqlite_locked_the_webhook_answers_503_and_works_afterwards(
    build: MakeSystem, fresh_database_url: Callable[[str], str]
) -> None:
    url = fresh_database_url("sqlite")
    ozzie = build(url)
    ozzie.start_web()
    ozzie.start_worker()
    maria = someone(ozzie)
    with sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        assert "503" in str(maria.writes("spent $1 on tea")["answers"])
        holder.execute("ROLLBACK")
    holder.close()
    assert "200" in str(maria.writes("spent $2 on tea")["answers"])
    maria.reads(1)
    assert maria.books() == [200]


def test_with_postgresql_restarted_nothing_is_lost(build: MakeSystem) -> None:
    with Postgres() as server:
        ozzie = build(server.url)
        ozzie.start_web()
        ozzie.start_worker()
        maria = someone(ozzie)
        maria.writes("spent $1 on tea")
        maria.reads(1)
        server.stop()
        assert "503" in str(maria.writes("spent $2 on tea")["answers"])
        assert httpx.get(f"{ozzie.url}/readyz", timeout=60).status_code == 503
        server.start()
        maria.writes("spent $3 on tea")
        assert "*$3*" in maria.reads(2, seconds=60)[1]
        assert maria.books() == [300, 100]
        ozzie.stop()


@pytest.mark.parametrize("fault", ["rate_limited", "error", "cut", "hang"])
def test_a_twilio_that_fails_for_a_moment_is_tried_again(maria: Person, fault: str) -> None:
    twilio = maria.ozzie.twilio
    twilio.fault("send", fault, person=maria.address, seconds=0.5, taken=fault in {"cut", "hang"})
    maria.writes("spent $1 on tea")
    maria.writes("spent $2 on tea")
    replies = maria.reads(2, seconds=60)
    assert ["*$1*" in replies[0], "*$2*" in replies[1]] == [True, True]
    time.sleep(0.5)
    assert len(maria.reads(2)) == 2
    assert maria.books() == [200, 100]


def test_callbacks_in_any_order_leave_the_reply_where_it_got_to(maria: Person) -> None:
    twilio = maria.ozzie.twilio
    for kind in ("early", "double", "delay"):
        target = "delivery" if kind == "early" else "callback"
        twilio.fault(target, kind, person=maria.address, count=2, seconds=0.3)
        maria.writes("spent $1 on tea")
    maria.reads(3)
    assert maria.books() == [100, 100, 100]


def test_five_hundred_messages_survive_workers_that_are_killed_at_random(
    build: MakeSystem, url: str
) -> None:
    dice = random.Random(7)  # noqa: S311 - dice of a test
    ozzie = build(url, WORKER_CONCURRENCY="8")
    ozzie.start_web()
    crowd = [someone(ozzie) for _ in range(50)]
    workers = [ozzie.start_worker() for _ in range(4)]
    ozzie.twilio.fault("webhook", "double", count=None, probability=0.2)
    for number in range(1, 11):
        for person in crowd:
            person.writes(f"spent ${number} on tea")
        if number % 2 == 0:
            victim = dice.randrange(4)
            workers[victim].kill()
            workers[victim].wait()
            workers[victim] = ozzie.start_worker()
    ozzie.twilio.wait_for_replies(500, seconds=180)
    time.sleep(1)
    for person in crowd:
        assert person.books() == [100 * number for number in range(10, 0, -1)]
        told = [reply.split("*")[1] for reply in person.reads(10)]
        assert told == [f"${number}" for number in range(1, 11)]
