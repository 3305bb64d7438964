"""RQ's worker with slots, on a real Valkey."""

import os
import signal
import threading
from collections.abc import Callable

import pytest
from rq import Queue

from app.ids import new_id
from app.queue import JOB
from workers.rq.threaded_worker import ThreadedWorker, run_until_stopped

SEEN: list[str] = []
RUNNING = threading.Semaphore(0)
RELEASE = threading.Event()


def note(conversation_id: str) -> None:
    """Record the conversation and return at once."""
    SEEN.append(conversation_id)


def wait_for_release(conversation_id: str) -> None:
    """Wait for RELEASE, as a real job waits for a network answer."""
    RUNNING.release()
    assert RELEASE.wait(60)
    SEEN.append(conversation_id)


@pytest.fixture(autouse=True)
def _afresh() -> None:
    SEEN.clear()
    RELEASE.clear()


def worker(
    queue: Queue,
    work: Callable[[str], None] = note,
    slots: int = 3,
    stopping: threading.Event | None = None,
) -> ThreadedWorker:
    return ThreadedWorker(
        queue.connection,
        work=work,
        slots=slots,
        grace=60,
        stopping=stopping or threading.Event(),
    )


def enqueue(queue: Queue, count: int) -> list[str]:
    """Enqueue jobs for this many conversations and return their ids, sorted."""
    ids = [new_id("conv") for _ in range(count)]
    for one in ids:
        queue.enqueue(JOB, one)
    return sorted(ids)


def test_jobs_run_and_leave_no_trace_of_themselves_as_started(queue: Queue) -> None:
    ids = enqueue(queue, 3)
    worker(queue).work(burst=True, logging_level="WARNING")
    assert sorted(SEEN) == ids
    assert queue.started_job_registry.count == 0


def test_as_many_jobs_run_at_once_as_there_are_slots(queue: Queue) -> None:
    enqueue(queue, 4)
    thread = threading.Thread(target=_release_when, args=(3,))
    thread.start()
    worker(queue, wait_for_release, slots=3).work(burst=True, logging_level="WARNING")
    thread.join()
    assert len(SEEN) == 4


def _release_when(count: int) -> None:
    for _ in range(count):
        assert RUNNING.acquire(timeout=60)
    # A fourth job is not begun while three slots are taken.
    assert not RUNNING.acquire(timeout=0.2)
    RELEASE.set()
    assert RUNNING.acquire(timeout=60)


def test_a_job_that_fails_does_not_end_the_worker(queue: Queue) -> None:
    (bad,), (good,) = enqueue(queue, 1), enqueue(queue, 1)

    def work(conversation_id: str) -> None:
        if conversation_id == bad:
            raise ValueError("no")
        note(conversation_id)

    worker(queue, work).work(burst=True, logging_level="CRITICAL")
    assert [good] == SEEN
    assert queue.failed_job_registry.count == 1


def test_a_signal_ends_the_work_after_the_running_jobs(queue: Queue) -> None:
    stopping = threading.Event()
    ids = enqueue(queue, 1)

    def interrupt() -> None:
        assert RUNNING.acquire(timeout=60)
        os.kill(os.getpid(), signal.SIGTERM)
        assert stopping.wait(60)
        RELEASE.set()

    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    thread = threading.Thread(target=interrupt)
    thread.start()
    try:
        run_until_stopped(lambda: worker(queue, wait_for_release, stopping=stopping), stopping)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    thread.join()
    assert stopping.is_set()
    assert ids == SEEN
