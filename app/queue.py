"""Redis: how the programs reach it, and how a conversation's worker is woken.

Redis holds nothing that matters: a job names a conversation, and a lost, doubled or late one does
no harm. What is to be done stands in the database.
"""

import ssl
import time
from typing import Any

import redis
import structlog
from rq import Queue
from rq.serializers import JSONSerializer

QUEUE = "conversations"
# A string, because the web does not know the workers; a test resolves it.
JOB = "workers.jobs.work_on"

# The door answers Twilio whether or not Redis does; longer than this it does not wait (seconds).
WEB_REDIS_TIMEOUT = 0.3
# After a failure Redis is left alone so long (seconds): the sweep wakes what was not woken.
BREAK = 2.0
# An abandoned job without a result would be run again and again (RQ 3); so long is it kept (s).
RESULT_TTL = 60
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
    """Wakes workers; a Redis that does not answer is an inconvenience, never an error."""

    def __init__(self, client: "redis.Redis") -> None:
        self._queue = conversation_queue(client)
        self._broken_until = 0.0

    def wake(self, conversation_id: str) -> bool:
        """Enqueues a job for the conversation; False where Redis is away (the sweep comes by)."""
        if time.monotonic() < self._broken_until:
            return False
        try:
            self._queue.enqueue(
                JOB, conversation_id, result_ttl=RESULT_TTL, failure_ttl=FAILURE_TTL, job_timeout=-1
            )
        except redis.RedisError as error:
            self._broken_until = time.monotonic() + BREAK
            log.warning("redis_away", error=type(error).__name__)
            return False
        return True
