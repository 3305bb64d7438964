"""A Redis that is full or away, from the start or later: messages are answered all the same."""

import signal
import time

import httpx

from tests.support.e2e import MakeSystem, someone
from tests.support.system import System
from tests.support.valkey import Valkey


def redis_of(ozzie: System) -> str:
    """Return the state of Redis that /readyz reports; /readyz must answer 200 in any case."""
    answer = httpx.get(f"{ozzie.url}/readyz", timeout=60)
    assert answer.status_code == 200
    return str(answer.json()["redis"])


def wait_for_workers(ozzie: System, count: int, seconds: float = 60) -> None:
    """Wait until Redis knows this many workers."""
    deadline = time.monotonic() + seconds
    while httpx.get(f"{ozzie.url}/readyz", timeout=60).json()["workers"] != count:
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_with_redis_full_messages_are_answered_and_readyz_tells_it(
    build: MakeSystem, url: str, valkey: Valkey
) -> None:
    ozzie = build(url)
    ozzie.start_web()
    worker = ozzie.start_worker()
    maria = someone(ozzie)
    maria.writes("spent $1 on tea")
    maria.reads(1)
    valkey.fill()
    assert redis_of(ozzie) == "full"
    for number in (2, 3):
        assert "200" in str(maria.writes(f"spent ${number} on tea")["answers"])
    assert ["*$2*" in maria.reads(3)[1], "*$3*" in maria.reads(3)[2]] == [True, True]
    assert maria.books() == [300, 200, 100]
    # A worker that starts now works, too.
    worker.kill()
    worker.wait()
    ozzie.start_worker()
    maria.writes("spent $4 on tea")
    maria.reads(4)
    valkey.relieve()
    wait_for_workers(ozzie, 2)
    assert redis_of(ozzie) == "ok"
    maria.writes("spent $5 on tea")
    maria.reads(5)
    assert maria.books() == [500, 400, 300, 200, 100]


def test_without_any_redis_from_the_start_messages_are_answered_and_the_worker_ends_in_time(
    build: MakeSystem, url: str, valkey: Valkey
) -> None:
    ozzie = build(url)
    valkey.stop()
    ozzie.start_web()
    worker = ozzie.start_worker()
    maria, ana = someone(ozzie), someone(ozzie)
    for person in (maria, ana):
        for number in (1, 2):
            person.writes(f"spent ${number} on tea")
    for person in (maria, ana):
        replies = person.reads(2)
        assert ["*$1*" in replies[0], "*$2*" in replies[1]] == [True, True]
        assert person.books() == [200, 100]
    assert redis_of(ozzie) == "away"
    assert worker.poll() is None
    valkey.start()
    wait_for_workers(ozzie, 1)
    maria.writes("spent $3 on tea")
    maria.reads(3)
    valkey.stop()
    maria.writes("spent $4 on tea")
    assert "*$4*" in maria.reads(4)[3]
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(25) == 0
