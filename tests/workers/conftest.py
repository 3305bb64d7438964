"""What the workers' tests share: a conversation's worker with fakes, and RQ's queue."""

from collections.abc import Iterator

import pytest
from rq import Queue

from app.db import Database
from app.queue import connect, conversation_queue
from tests.support.clock import FixedClock
from tests.support.conversation import Bench, make_bench


@pytest.fixture
def bench(database: Database, clock: FixedClock) -> Bench:
    """Return a worker whose API and Twilio are fakes."""
    return make_bench(database, clock)


@pytest.fixture
def queue(redis_url: str) -> Iterator[Queue]:
    """Yield the queue on an empty Valkey."""
    client = connect(redis_url, timeout=20, connections=6)
    yield conversation_queue(client)
    client.close()
    client.connection_pool.disconnect()
