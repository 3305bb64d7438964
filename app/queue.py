"""Redis: how the programs reach it, and how a conversation's worker is woken.

Redis holds nothing that matters: a job names a conversation, and a lost, doubled or late one does
no harm. What is to be done stands in the database.
"""

import os
import ssl
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any

import redis
import structlog
from rq import Queue
from rq.serializers import JSONSerializer

from app.logs import fault

QUEUE = "conversations"
# A string, because the web does not know the workers; a test resolves it.
JOB = "workers.jobs.work_on"

# The door answers Twilio whether or not Redis does; longer than this it does not wait (seconds).
WEB_REDIS_TIMEOUT = 0.3
# After a failure Redis is left alone so long (seconds).
PAUSE = 1.0
# Nobody asks for a job's result; it has no retries either, with which an abandoned one without a
# result would be run again and again (RQ 3).
RESULT_TTL = 0
# So long a failed job can be looked at (seconds).
FAILURE_TTL = 3600

log = structlog.get_logger()


def connect(
    url: str, *, timeout: float = WEB_REDIS_TIMEOUT, connections: int = 16, **options: Any
) -> "redis.Redis":
    """A client whose calls wait `timeout` seconds at most, over at most `connections` connections.

    Heroku's rediss:// has a self-signed certificate, so it is encrypted but not verified there.
    `options` go to redis-py's connections.
    """
    if url.startswith("rediss"):
        options["ssl_cert_reqs"] = ssl.CERT_NONE
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
    """The one queue."""
    return Queue(QUEUE, connection=client, serializer=JSONSerializer)


class Waker:
    """Wakes workers from a thread of its own, so that nobody waits for Redis.

    What is asked for while Redis is being spoken to goes out together. A Redis that does not
    answer is an inconvenience, never an error: the workers' sweep comes by.
    """

    def __init__(self, client: "redis.Redis") -> None:
        self._queue = conversation_queue(client)
        self._asked: SimpleQueue[str] = SimpleQueue()
        self._busy = False
        self._lock = threading.Lock()
        # The process whose thread it is: after a fork there is none yet.
        self._pid = 0

    def wake(self, conversation_id: str) -> None:
        """Has a job enqueued for the conversation, in a moment."""
        self._asked.put(conversation_id)
        if self._pid != os.getpid():
            self._start()

    def flush(self, seconds: float) -> None:
        """Waits until all that was asked for is out, `seconds` at most: for a process that ends."""
        deadline = time.monotonic() + seconds
        while (self._busy or not self._asked.empty()) and time.monotonic() < deadline:
            time.sleep(0.01)

    def _start(self) -> None:
        with self._lock:
            if self._pid != os.getpid():
                self._pid = os.getpid()
                threading.Thread(target=self._run, name="waker", daemon=True).start()

    def _run(self) -> None:
        while True:
            wanted = [self._asked.get()]
            self._busy = True
            with suppress(Empty):
                while True:
                    wanted.append(self._asked.get_nowait())
            self._enqueue(tuple(dict.fromkeys(wanted)))
            self._busy = False

    def _enqueue(self, conversation_ids: tuple[str, ...]) -> None:
        jobs = [
            Queue.prepare_data(
                JOB, (one,), result_ttl=RESULT_TTL, failure_ttl=FAILURE_TTL, timeout=-1
            )
            for one in conversation_ids
        ]
        try:
            self._queue.enqueue_many(jobs)
        except Exception as error:  # noqa: BLE001 - the thread must outlive any fault of Redis
            log.warning("redis_away", **fault(error))
            time.sleep(PAUSE)


def wake_now(client: "redis.Redis", conversation_ids: Iterable[str]) -> bool:
    """Enqueues at once, for a command that ends right after; False where Redis is away."""
    queue = conversation_queue(client)
    try:
        for one in conversation_ids:
            queue.enqueue(JOB, one, result_ttl=RESULT_TTL, failure_ttl=FAILURE_TTL, job_timeout=-1)
    except redis.RedisError as error:
        log.warning("redis_away", error=type(error).__name__)
        return False
    return True
