"""Jobs in Redis: what is enqueued, and what happens without Redis."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
import redis
from rq import Worker
from rq.serializers import JSONSerializer

from app.queue import (
    JOB,
    JobQueue,
    QueueState,
    connect,
    conversation_queue,
    count_workers,
    describe_queue,
    enqueue_conversations,
)


@pytest.fixture
def client(redis_url: str) -> Iterator["redis.Redis"]:
    """Yield a client of an empty Valkey."""
    made = connect(redis_url, timeout=5)
    yield made
    made.close()
    made.connection_pool.disconnect()


@pytest.fixture
def unavailable() -> "redis.Redis":
    """Return a client of a Redis that does not answer."""
    return connect("redis://127.0.0.1:1/0")


def enqueued(client: "redis.Redis") -> list[object]:
    """Return the conversations of the queued jobs, in order."""
    jobs = conversation_queue(client).jobs
    assert {job.func_name for job in jobs} <= {JOB}
    return [job.args[0] for job in jobs]


def test_the_function_of_a_job_exists() -> None:
    module, _, function = JOB.rpartition(".")
    assert callable(getattr(import_module(module), function))


def test_a_job_is_enqueued_in_the_background(client: "redis.Redis") -> None:
    job_queue = JobQueue(client)
    job_queue.enqueue("ozz_conv_1")
    job_queue.enqueue("ozz_conv_2")
    job_queue.flush(60)
    assert enqueued(client) == ["ozz_conv_1", "ozz_conv_2"]


def test_jobs_can_be_enqueued_at_once(client: "redis.Redis") -> None:
    assert JobQueue(client).enqueue_now(["ozz_conv_1", "ozz_conv_2"])
    assert enqueue_conversations(client, ["ozz_conv_3"])
    assert enqueued(client) == ["ozz_conv_1", "ozz_conv_2", "ozz_conv_3"]


def test_without_redis_nothing_is_raised(unavailable: "redis.Redis") -> None:
    assert not JobQueue(unavailable).enqueue_now(["ozz_conv_1"])
    assert not enqueue_conversations(unavailable, ["ozz_conv_1"])


def test_workers_are_counted(client: "redis.Redis") -> None:
    assert count_workers(client) == 0


def test_the_queue_is_described_with_its_workers(client: "redis.Redis") -> None:
    assert describe_queue(client) == QueueState(0, None, 0, 0, 0, ())
    enqueue_conversations(client, ["ozz_conv_1", "ozz_conv_2"])
    worker = Worker([conversation_queue(client)], connection=client, serializer=JSONSerializer)
    worker.register_birth()  # type: ignore[no-untyped-call]  # RQ's
    try:
        found = describe_queue(client)
    finally:
        worker.register_death()  # type: ignore[no-untyped-call]  # RQ's
    assert found is not None
    assert (found.queued, found.started, found.failed) == (2, 0, 0)
    assert found.oldest is not None
    assert datetime.now(UTC) - found.oldest < timedelta(minutes=5)
    (seen,) = found.workers
    assert (seen.name, seen.pid) == (worker.name, os.getpid())


def test_a_job_of_an_unknown_form_does_not_hide_the_queue(client: "redis.Redis") -> None:
    queue = conversation_queue(client)
    client.rpush(queue.key, "strange")
    client.hset("rq:job:strange", "enqueued_at", "yesterday")
    found = describe_queue(client)
    assert found is not None
    assert (found.queued, found.oldest) == (1, None)


def test_a_redis_that_is_unavailable_has_no_queue(unavailable: "redis.Redis") -> None:
    assert describe_queue(unavailable) is None
