"""What stays in Redis of a job: while it runs, when it is over, and how often it is spoken of."""

import threading
import time
from collections.abc import Callable

import pytest
import redis
from rq import Queue, Worker
from rq.registry import StartedJobRegistry
from rq.suspension import resume, suspend

from app.ids import new_id
from app.queue import FAILURE_TTL, JOB, RESULT_TTL
from workers.rq.threaded_worker import ThreadedWorker

BEGUN = threading.Event()
RELEASE = threading.Event()


def wait_for_release(_conversation_id: str) -> None:
    """Wait for RELEASE, as a real job waits for a network answer."""
    BEGUN.set()
    assert RELEASE.wait(60)


def fail(_conversation_id: str) -> None:
    """Fail."""
    raise ValueError("no")


def pass_by(_conversation_id: str) -> None:
    """Return at once."""


@pytest.fixture(autouse=True)
def _afresh() -> None:
    BEGUN.clear()
    RELEASE.clear()


def make_worker(queue: Queue, work: Callable[[str], None]) -> ThreadedWorker:
    """Return a worker of the queue with two slots."""
    return ThreadedWorker(queue.connection, work=work, slots=2, grace=5, stopping=threading.Event())


@pytest.fixture
def worker(queue: Queue) -> ThreadedWorker:
    """Return a worker whose jobs end at once."""
    return make_worker(queue, pass_by)


def keys(client: "redis.Redis") -> set[str]:
    return {key.decode() for key in client.keys("rq:*")}  # type: ignore[union-attr]  # a plain client's


def enqueue(queue: Queue) -> str:
    conversation_id = new_id("conv")
    made = queue.enqueue(JOB, conversation_id, result_ttl=RESULT_TTL, failure_ttl=FAILURE_TTL)
    return str(made.id)


def work(worker: ThreadedWorker) -> threading.Thread:
    thread = threading.Thread(
        target=worker.work, kwargs={"burst": True, "logging_level": "CRITICAL"}
    )
    thread.start()
    return thread


def test_a_job_that_is_over_leaves_nothing(queue: Queue, worker: ThreadedWorker) -> None:
    enqueue(queue)
    worker.work(burst=True, logging_level="CRITICAL")
    assert not [key for key in keys(queue.connection) if "job" in key or "execution" in key]
    assert queue.connection.llen(queue.intermediate_queue_key) == 0
    assert queue.started_job_registry.count == 0


def test_a_running_job_is_known_as_started_and_its_worker_as_busy(queue: Queue) -> None:
    worker = make_worker(queue, wait_for_release)
    job_id = enqueue(queue)
    thread = work(worker)
    assert BEGUN.wait(60)
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
    job_id = enqueue(queue)
    job = queue.fetch_job(job_id)
    assert job is not None
    worker.prepare_execution(job)
    StartedJobRegistry(queue=queue).cleanup(timestamp=time.time() + 3600)
    assert queue.failed_job_registry.get_job_ids() == [job_id]


def test_a_failed_job_can_be_looked_at(queue: Queue) -> None:
    job_id = enqueue(queue)
    make_worker(queue, fail).work(burst=True, logging_level="CRITICAL")
    job = queue.fetch_job(job_id)
    assert job is not None
    assert job.get_status() == "failed"
    assert queue.failed_job_registry.get_job_ids() == [job_id]


def test_a_burst_of_jobs_costs_few_commands_each(queue: Queue, worker: ThreadedWorker) -> None:
    jobs = 50
    for _ in range(jobs):
        enqueue(queue)
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
    enqueue(queue)
    worker.work(burst=True, logging_level="CRITICAL")
    assert queue.count == 1
    resume(queue.connection)
