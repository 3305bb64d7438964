"""STOP is confirmed before all that waits, whoever is away; then there is silence."""

import socket
import time
from collections.abc import Callable, Iterator

import pytest

from tests.support.e2e import MakeSystem, someone
from tests.support.valkey import Valkey, free_port

QUIET, WELCOME = "be quiet", "Welcome back"


@pytest.fixture
def hanging_api() -> Iterator[str]:
    """Yield the address of an API that accepts every connection and never answers."""
    with socket.create_server(("127.0.0.1", 0), backlog=200) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_stop_passes_fifty_messages_and_an_api_that_hangs_in_every_slot(
    build: MakeSystem, url: str, hanging_api: str
) -> None:
    ozzie = build(url, WORKER_CONCURRENCY="2")
    ozzie.start_web()
    ozzie.start_worker(OZZIE_API_URL=hanging_api)
    maria, ana, eve = (someone(ozzie) for _ in range(3))
    ana.writes("spent $1 on tea")
    for number in range(50):
        maria.writes(f"spent ${number + 1} on tea")
    eve.writes("spent $1 on tea")
    # Both slots are taken, one of them by Maria's first message, which holds her conversation.
    time.sleep(2)
    for body in ("stop", "stop", "how am I doing?"):
        maria.writes(body)
    # Within less than the patience with the API (15 s at least): no slot has become free.
    assert QUIET in maria.reads(1, seconds=12)[0]
    maria.writes("start")
    assert WELCOME in maria.reads(2)[1]
    maria.writes("stop")
    assert QUIET in maria.reads(3)[2]
    time.sleep(2)
    assert len(ozzie.twilio.replies()) == 3


def test_stop_needs_neither_redis_nor_the_api_and_what_came_before_it_is_booked_in_silence(
    build: MakeSystem, url: str, valkey: Valkey
) -> None:
    port = free_port()
    ozzie = build(url)
    ozzie.start_web()
    ozzie.start_worker(OZZIE_API_URL=f"http://127.0.0.1:{port}")
    maria = someone(ozzie)
    for number in (1, 2):
        maria.writes(f"spent ${number} on tea")
    time.sleep(1)
    valkey.stop()
    maria.writes("stop")
    maria.writes("spent $3 on tea")
    assert QUIET in maria.reads(1)[0]
    ozzie.start("gunicorn", "app.wsgi:app", PORT=str(port))
    ozzie.twilio.wait(lambda: maria.books() == [200, 100], 60)
    valkey.start()
    maria.writes("start")
    assert WELCOME in maria.reads(2)[1]
    maria.writes("spent $4 on tea")
    assert "*$4*" in maria.reads(3)[2]
    assert maria.books() == [400, 200, 100]


def test_a_confirmation_survives_a_twilio_that_fails_for_a_moment_and_is_sent_once(
    build: MakeSystem, fresh_database_url: Callable[[str], str]
) -> None:
    ozzie = build(fresh_database_url("sqlite"))
    ozzie.start_web()
    maria = someone(ozzie)
    ozzie.twilio.fault("send", "cut", person=maria.address, taken=True)
    ozzie.twilio.fault("webhook", "double", count=None)
    maria.writes("stop")
    ozzie.start_worker()
    assert QUIET in maria.reads(1)[0]
    time.sleep(2)
    assert len(maria.reads(1)) == 1
