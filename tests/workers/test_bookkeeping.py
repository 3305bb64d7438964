"""What stays in Redis of a job: while it runs, when it is over, and how often it is spoken of."""

import threading
import time
from collections.abc import Callable

import pytest
import redis
from rq import Queue, Worker
from rq.registry import StartedJobRegistry
from rq.suspension import resume, suspend

from app.queue import FAILURE_TTL, RESULT_TTL
from workers.threaded import ThreadedWorker

BEGUN = threading.Event()
RELEASE = threading.Event()


def wait_for_release() -> None:
    """A job that waits, as ours do."""
    BEGUN.set()
    assert RELEASE.wait(5)


def fail() -> None:
    """A job that goes wrong."""
    raise ValueError("no")


def pass_by() -> None:
    """A job that is over at once."""


@pytest.fixture(autouse=True)
def _afresh() -> None:
    BEGUN.clear()
    RELEASE.clear()


@pytest.fixture
def worker(queue: Queue) -> ThreadedWorker:
    """A worker of the queue with two slots."""
    return ThreadedWorker([queue], slots=2, grace=5, stopping=threading.Event())


def keys(client: "redis.Redis") -> set[str]:
    return {key.decode() for key in client.keys("rq:*")}  # type: ignore[union-attr]  # a plain client's


def enqueue(queue: Queue, job: Callable[[], None]) -> str:
    return str(queue.enqueue(job, result_ttl=RESULT_TTL, failure_ttl=FAILURE_TTL).id)


def work(worker: ThreadedWorker) -> threading.Thread:
    thread = threading.Thread(
        target=worker.work, kwargs={"burst": True, "logging_level": "CRITICAL"}
    )
    thread.start()
    return thread


def test_a_job_that_is_over_leaves_nothing(queue: Queue, worker: ThreadedWorker) -> None:
    enqueue(queue, pass_by)
    worker.work(burst=True, logging_level="CRITICAL")
    assert not [key for key in keys(queue.connection) if "job" in key or "execution" in key]
    assert queue.connection.llen(queue.intermediate_queue_key) == 0
    assert queue.started_job_registry.count == 0


def test_a_running_job_is_known_as_started_and_its_worker_as_busy(
    queue: Queue, worker: ThreadedWorker
) -> None:
    job_id = enqueue(queue, wait_for_release)
    thread = work(worker)
    assert BEGUN.wait(5)
    job = queue.fetch_job(job_id)
    assert job is not None
    assert job.get_status() == "started"
    assert job.worker_name == worker.name
    assert job_id in StartedJobRegistry(queue=queue).get_job_ids()
    assert queue.connection.hget(worker.key, "state") == b"busy"
    assert queue.connection.llen(queue.intermediate_queue_key) == 0
    RELEASE.set()
    thread.join()


def test_a_job_whose_worker_died_is_found_among_the_failed(
    queue: Queue, worker: ThreadedWorker
) -> None:
    job_id = enqueue(queue, wait_for_release)
    job = queue.fetch_job(job_id)
    assert job is not None
    worker.prepare_execution(job)
    StartedJobRegistry(queue=queue).cleanup(timestamp=time.time() + 3600)
    assert queue.failed_job_registry.get_job_ids() == [job_id]


def test_a_failed_job_can_be_looked_at(queue: Queue, worker: ThreadedWorker) -> None:
    job_id = enqueue(queue, fail)
    worker.work(burst=True, logging_level="CRITICAL")
    job = queue.fetch_job(job_id)
    assert job is not None
    assert job.get_status() == "failed"
    assert queue.failed_job_registry.get_job_ids() == [job_id]


def test_a_burst_of_jobs_costs_few_commands_each(queue: Queue, worker: ThreadedWorker) -> None:
    jobs = 50
    for _ in range(jobs):
        enqueue(queue, pass_by)
    before = queue.connection.info("stats")["total_commands_processed"]
    worker.work(burst=True, logging_level="CRITICAL")
    commands = queue.connection.info("stats")["total_commands_processed"] - before
    assert commands / jobs < 25, commands / jobs


def test_a_worker_is_known_again_after_redis_lost_everything(
    queue: Queue, worker: ThreadedWorker
) -> None:
    worker.register_birth()  # type: ignore[no-untyped-call]  # RQ's
    queue.connection.flushall()
    worker.heartbeat()
    assert Worker.count(queue=queue) == 0
    worker.stay_known()
    assert Worker.count(queue=queue) == 1
    worker.register_death()  # type: ignore[no-untyped-call]  # RQ's
    assert Worker.count(queue=queue) == 0


def test_a_suspended_worker_takes_nothing(queue: Queue, worker: ThreadedWorker) -> None:
    suspend(queue.connection)
    enqueue(queue, pass_by)
    worker.work(burst=True, logging_level="CRITICAL")
    assert queue.count == 1
    resume(queue.connection)
