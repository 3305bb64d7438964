"""Redis: connections to it, and the queue of jobs that tell workers which conversation has work.

Redis holds nothing that matters: a job names a conversation, and a lost, duplicated or late job
does no harm. The work itself is stored in the database.
"""

import os
import threading
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from queue import Empty, SimpleQueue
from typing import Any

import redis
import structlog
from rq import Queue, Worker
from rq.job import Job
from rq.serializers import JSONSerializer
from rq.utils import utcparse

from app.logs import fault

QUEUE = "conversations"
# A string, because the web process does not import the workers; a test resolves it.
JOB = "workers.jobs.work_on"

# The longest wait of the web process for Redis (seconds): the webhook answers Twilio with or
# without it.
WEB_REDIS_TIMEOUT = 0.3
# How long no further job is sent after Redis failed (seconds).
PAUSE_AFTER_FAILURE = 1.0
# Nobody asks for a job's result. There are no retries either: RQ 3 runs an abandoned job that has
# retries and no result again and again.
RESULT_TTL = 0
# How long a failed job can be inspected (seconds).
FAILURE_TTL = 3600

log = structlog.get_logger()


def connect(
    url: str, *, timeout: float = WEB_REDIS_TIMEOUT, connections: int = 16, **options: Any
) -> "redis.Redis":
    """Return a Redis client with a bounded pool of connections.

    Each call waits `timeout` seconds at most; at most `connections` are open at once. `options` are
    passed to redis-py's connections. The certificate and host name of a rediss:// address are
    verified unless its parameters say otherwise (see the setting REDIS_TLS_VERIFY).
    """
    pool = redis.BlockingConnectionPool.from_url(
        url,
        max_connections=connections,
        timeout=timeout,
        socket_timeout=timeout,
        socket_connect_timeout=timeout,
        **options,
    )
    return redis.Redis(connection_pool=pool)


def conversation_queue(client: "redis.Redis") -> Queue:
    """Return RQ's view of the product's only queue."""
    return Queue(QUEUE, connection=client, serializer=JSONSerializer)


def count_workers(client: "redis.Redis") -> int:
    """Return how many workers are registered. Raises redis.RedisError."""
    return int(Worker.count(queue=conversation_queue(client)))


@dataclass(frozen=True, slots=True)
class RegisteredWorker:
    """A worker process as RQ knows it; `seen` is when its last heartbeat was, if it had one."""

    name: str
    host: str
    pid: int
    state: str
    seen: datetime | None


@dataclass(frozen=True, slots=True)
class QueueState:
    """How many jobs are where, since when the first one waits, and the registered workers.

    `dequeued` jobs are between the queue and a worker: a worker died there, where they stay.
    """

    queued: int
    oldest: datetime | None
    dequeued: int
    started: int
    failed: int
    workers: tuple[RegisteredWorker, ...]


def describe_queue(client: "redis.Redis") -> QueueState | None:
    """Return what Redis holds of the queue; None where it is unavailable."""
    queue = conversation_queue(client)
    try:
        return QueueState(
            queued=queue.count,
            oldest=_enqueued_at(client, queue),
            dequeued=int(client.llen(queue.intermediate_queue_key)),
            started=queue.started_job_registry.get_job_count(cleanup=False),
            failed=queue.failed_job_registry.get_job_count(cleanup=False),
            workers=tuple(
                RegisteredWorker(
                    name=worker.name,
                    host=worker.hostname or "unknown",
                    pid=worker.pid or 0,
                    state=str(worker.get_state()),
                    seen=worker.last_heartbeat and _aware(worker.last_heartbeat),
                )
                for worker in Worker.all(queue=queue)
            ),
        )
    except redis.RedisError as error:
        log.warning("redis_unavailable", **fault(error))
        return None


def _enqueued_at(client: "redis.Redis", queue: Queue) -> datetime | None:
    """Return when the first job of the queue was enqueued, None where that is not known."""
    first = queue.get_job_ids(0, 1)
    written = client.hget(Job.key_for(first[0]), "enqueued_at") if first else None
    try:
        return _aware(utcparse(written.decode())) if isinstance(written, bytes) else None
    except ValueError:
        return None


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class JobQueue:
    """Enqueues jobs from a background thread, so that no request waits for Redis.

    Jobs that are requested while the thread talks to Redis are sent together in its next call. A
    job that Redis does not take is lost, which is logged and never raised: the workers' sweep finds
    the conversation in the database.
    """

    def __init__(self, client: "redis.Redis") -> None:
        """Prepare the queue; the thread starts with the first job."""
        self._queue = conversation_queue(client)
        self._requested: SimpleQueue[str] = SimpleQueue()
        self._busy = False
        self._lock = threading.Lock()
        # The process that the thread runs in: a forked child has no thread yet.
        self._pid = 0

    def enqueue(self, conversation_id: str) -> None:
        """Have a job for the conversation enqueued by the background thread; do not wait."""
        self._requested.put(conversation_id)
        if self._pid != os.getpid():
            self._start()

    def flush(self, seconds: float) -> None:
        """Wait until all requested jobs are sent, `seconds` at most; a process ends after it."""
        deadline = time.monotonic() + seconds
        while (self._busy or not self._requested.empty()) and time.monotonic() < deadline:
            time.sleep(0.01)

    def _start(self) -> None:
        with self._lock:
            if self._pid != os.getpid():
                self._pid = os.getpid()
                threading.Thread(target=self._run, name="job-queue", daemon=True).start()

    def _run(self) -> None:
        while True:
            requested = [self._requested.get()]
            self._busy = True
            with suppress(Empty):
                while True:
                    requested.append(self._requested.get_nowait())
            if not self.enqueue_now(tuple(dict.fromkeys(requested))):
                time.sleep(PAUSE_AFTER_FAILURE)
            self._busy = False

    def enqueue_now(self, conversation_ids: Sequence[str]) -> bool:
        """Enqueue a job for each conversation; return False where Redis is unavailable or full."""
        jobs = [
            Queue.prepare_data(
                JOB, (one,), result_ttl=RESULT_TTL, failure_ttl=FAILURE_TTL, timeout=-1
            )
            for one in conversation_ids
        ]
        try:
            self._queue.enqueue_many(jobs)
        except redis.RedisError as error:
            log.warning("redis_unavailable", **fault(error))
            return False
        except Exception as error:
            log.error("enqueue_failed", conversations=len(conversation_ids), exc_info=error)
            return False
        return True


def enqueue_conversations(client: "redis.Redis", conversation_ids: Iterable[str]) -> bool:
    """Enqueue a job for each conversation, without a thread; return False without Redis.

    For commands of the command line, which end right after it.
    """
    queue = conversation_queue(client)
    try:
        for one in conversation_ids:
            queue.enqueue(JOB, one, result_ttl=RESULT_TTL, failure_ttl=FAILURE_TTL, job_timeout=-1)
    except redis.RedisError as error:
        log.warning("redis_unavailable", error=type(error).__name__)
        return False
    return True
