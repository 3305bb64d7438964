"""RQ's worker with threads: it runs several jobs at once, because a job mostly waits.

It uses RQ's own dequeue, registries and heartbeats, and dequeues a job only when a slot is free.
Correctness does not depend on it, but on leases and the inbox.
"""

import signal
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from types import FrameType
from typing import Any

import redis
import structlog
from redis.client import Pipeline
from rq import Queue
from rq.exceptions import StopRequested
from rq.executions import Execution
from rq.job import Job
from rq.serializers import JSONSerializer
from rq.timeouts import BaseDeathPenalty
from rq.worker.base import WorkerStatus

from workers.rq.accepted_jobs import ConversationJob, accepting_queue
from workers.rq.lean_worker import LeanWorker

# Seconds. An idle worker blocks for `WORKER_TTL - 15`. With RQ's defaults a dead worker's job stays
# `started` for twelve minutes (RQ 3.0, measured).
WORKER_TTL = 20
HEARTBEAT_TTL = 15
HEARTBEAT_EVERY = 5.0

log = structlog.get_logger()


class NoDeathPenalty(BaseDeathPenalty):
    """No time limit for jobs: each wait has its own, and signals do not reach threads."""

    def setup_death_penalty(self) -> None:
        """Do nothing."""

    def cancel_death_penalty(self) -> None:
        """Do nothing."""


class ThreadedWorker(LeanWorker):
    """Runs up to `slots` jobs at once in this process."""

    death_penalty_class = NoDeathPenalty
    max_connection_wait_time = 2.0
    log_result_lifespan = False

    def __init__(
        self,
        client: "redis.Redis",
        *,
        work: Callable[[str], None],
        slots: int,
        grace: float,
        stopping: threading.Event,
    ) -> None:
        """Call `work` with the conversation of each job, on `slots` threads.

        Once `stopping` is set running jobs have `grace` seconds to finish.
        """
        super().__init__(
            [accepting_queue(client)],
            connection=client,
            serializer=JSONSerializer,
            worker_ttl=WORKER_TTL,
            maintenance_interval=5,
            job_monitoring_interval=5,
            log_job_description=False,
        )
        self._work = work
        self._grace = grace
        self._slots = threading.BoundedSemaphore(slots)
        self._pool = ThreadPoolExecutor(slots, thread_name_prefix="slot")
        self._running: dict[str, tuple[Job, Execution, Any]] = {}
        self._guard = threading.Lock()
        self._ended = threading.Event()
        self._stopping = stopping

    def bootstrap(self, *args: Any, **kwargs: Any) -> None:
        """Register as RQ does, and start the thread that sends all heartbeats."""
        super().bootstrap(*args, **kwargs)
        threading.Thread(target=self._beat, name="heartbeats", daemon=True).start()

    def _install_signal_handlers(self) -> None:
        """Do nothing: `run_until_stopped` handles signals for all workers of the process."""

    @property
    def dequeue_timeout(self) -> int:
        """Return the seconds that a dequeue blocks, which is how soon a signal takes effect."""
        return 1

    def set_state(self, state: str, pipeline: Pipeline | None = None) -> None:
        """Write the worker's state; it is busy as long as any slot is."""
        if state != WorkerStatus.IDLE or not self._running:
            super().set_state(state, pipeline)

    def heartbeat(self, *args: Any, **kwargs: Any) -> None:
        """Send a heartbeat; end the main loop, which sends one before each dequeue, when stopping.

        Raises RQ's StopRequested for that.
        """
        if self._stopping.is_set() and threading.current_thread() is threading.main_thread():
            raise StopRequested
        super().heartbeat(*args, **kwargs)

    def dequeue_job_and_maintain_ttl(
        self, timeout: int | None, max_idle_time: int | None = None
    ) -> tuple[Job, Queue] | None:
        """Dequeue the next job once a slot is free for it."""
        while not self._slots.acquire(timeout=0.5):
            if self._stopping.is_set():
                raise StopRequested
        try:
            result = super().dequeue_job_and_maintain_ttl(timeout, max_idle_time)
        except BaseException:
            self._slots.release()
            raise
        if result is None:
            self._slots.release()
        return result

    def execute_job(self, job: Job, queue: Queue) -> None:
        """Run the job on a thread; its slot is free again when it ends."""
        assert isinstance(job, ConversationJob)  # noqa: S101 - the queue makes no others
        job.work = self._work
        execution = self.prepare_execution(job)
        future = self._pool.submit(self._run, job, queue, execution)
        with self._guard:
            self._running[execution.id] = (job, execution, future)
        future.add_done_callback(lambda _: self._done(execution.id))

    def get_heartbeat_ttl(self, job: Job, working_time: float = 0.0) -> int:  # noqa: ARG002 - RQ's
        """Return after how many seconds without heartbeat a job counts as abandoned."""
        return HEARTBEAT_TTL

    def teardown(self) -> None:
        """Wait for running jobs within the grace period, then unregister from Redis."""
        with self._guard:
            futures = [future for _, _, future in self._running.values()]
        wait(futures, timeout=self._grace)
        self._ended.set()
        self._pool.shutdown(wait=False, cancel_futures=True)
        try:
            super().teardown()  # type: ignore[no-untyped-call]  # RQ's
        except redis.RedisError as error:
            log.warning("redis_unavailable", error=type(error).__name__)

    def _run(self, job: Job, queue: Queue, execution: Execution) -> None:
        try:
            self.perform_job(job, queue, execution)
        except redis.RedisError as error:
            # The work is done and stored; only RQ's own records are incomplete.
            log.warning("redis_unavailable", error=type(error).__name__)
        except Exception as error:
            log.error("job_failed", exc_info=error)

    def _done(self, execution_id: str) -> None:
        with self._guard:
            self._running.pop(execution_id, None)
        self._slots.release()

    def _beat(self) -> None:
        while not self._ended.wait(HEARTBEAT_EVERY):
            with self._guard:
                running = [(job, execution) for job, execution, _ in self._running.values()]
            try:
                self.heartbeat()
                self.stay_known()
                self.set_state(WorkerStatus.IDLE)
                for job, execution in running:
                    self.maintain_heartbeats(job, execution)
            except redis.RedisError as error:
                log.warning("redis_unavailable", error=type(error).__name__)


def run_until_stopped(
    make: Callable[[], ThreadedWorker], stopping: threading.Event, pause: float = 1.0
) -> None:
    """Run workers, one after the other, until SIGTERM or SIGINT.

    RQ ends a worker where Redis becomes unavailable at the wrong moment: then `make` returns a new
    one. The first signal sets `stopping`: no new job is dequeued; a second one changes nothing. The
    handler only sets it, because an exception of it could be raised anywhere, even in a destructor.
    """

    def stop(_signum: int, _frame: FrameType | None) -> None:
        stopping.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    while not stopping.is_set():
        _run_one(make)
        stopping.wait(pause)
    log.info("worker_stopping")


def _run_one(make: Callable[[], ThreadedWorker]) -> None:
    try:
        make().work(logging_level="WARNING")
    except redis.RedisError as error:
        log.warning("redis_unavailable", error=type(error).__name__)
    except Exception as error:
        # The process goes on whatever happens in RQ: the sweep works without it.
        log.error("rq_worker_failed", exc_info=error)
