"""RQ's worker with slots, on a real Valkey."""

import os
import signal
import threading
import time

import pytest
from rq import Queue

from workers.threaded import ThreadedWorker, run_until_stopped

SEEN: list[str] = []
RUNNING = threading.Semaphore(0)
RELEASE = threading.Event()


def note(word: str) -> None:
    """A job that is over at once."""
    SEEN.append(word)


def wait_for_release(word: str) -> None:
    """A job that waits, as ours do."""
    RUNNING.release()
    RELEASE.wait(5)
    SEEN.append(word)


def fail() -> None:
    """A job that goes wrong."""
    raise ValueError("no")


@pytest.fixture(autouse=True)
def _afresh() -> None:
    SEEN.clear()
    RELEASE.clear()


def worker(queue: Queue, slots: int = 3, stopping: threading.Event | None = None) -> ThreadedWorker:
    return ThreadedWorker([queue], slots=slots, grace=5, stopping=stopping or threading.Event())


def test_jobs_run_and_leave_no_trace_of_themselves_as_started(queue: Queue) -> None:
    for word in ("a", "b", "c"):
        queue.enqueue(note, word)
    worker(queue).work(burst=True, logging_level="WARNING")
    assert sorted(SEEN) == ["a", "b", "c"]
    assert queue.started_job_registry.count == 0


def test_as_many_jobs_run_at_once_as_there_are_slots(queue: Queue) -> None:
    for word in ("a", "b", "c", "d"):
        queue.enqueue(wait_for_release, word)
    thread = threading.Thread(target=_release_when, args=(3,))
    thread.start()
    worker(queue, slots=3).work(burst=True, logging_level="WARNING")
    thread.join()
    assert len(SEEN) == 4


def _release_when(count: int) -> None:
    for _ in range(count):
        assert RUNNING.acquire(timeout=5)
    # A fourth job is not begun while three slots are taken.
    assert not RUNNING.acquire(timeout=0.2)
    RELEASE.set()
    assert RUNNING.acquire(timeout=5)


def test_a_job_that_fails_does_not_end_the_worker(queue: Queue) -> None:
    queue.enqueue(fail)
    queue.enqueue(note, "after")
    worker(queue).work(burst=True, logging_level="CRITICAL")
    assert SEEN == ["after"]
    assert queue.failed_job_registry.count == 1


def test_a_signal_ends_the_work_after_the_running_jobs(queue: Queue) -> None:
    stopping = threading.Event()
    queue.enqueue(wait_for_release, "running")

    def interrupt() -> None:
        assert RUNNING.acquire(timeout=5)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0.1)
        RELEASE.set()

    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    thread = threading.Thread(target=interrupt)
    thread.start()
    try:
        run_until_stopped(lambda: worker(queue, stopping=stopping), stopping)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    thread.join()
    assert stopping.is_set()
    assert SEEN == ["running"]
