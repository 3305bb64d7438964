"""Accept only jobs that run our function for one conversation.

A job of RQ names a function, callbacks, webhooks and other jobs, all of which its worker would run
or call: who can write to Redis could run any code. Only the conversation's id, the status and the
dates of a job's hash reach the worker. Any other job is refused: removed from the queue, logged and
counted.
"""

import json
import re
import zlib
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from importlib import import_module
from typing import Any

import redis
import structlog
from rq import Queue
from rq.exceptions import NoSuchJobError
from rq.intermediate_queue import IntermediateQueue
from rq.job import Job, JobStatus
from rq.serializers import JSONSerializer, resolve_serializer

from app.ids import is_id
from app.metrics import refused_jobs, start_at_zero
from app.queue import FAILURE_TTL, JOB, QUEUE, RESULT_TTL

# Bytes; ours has 130. A payload is not decompressed beyond, however small it is compressed.
LARGEST_PAYLOAD = 1024
# RQ's own rule for a job's id, with a maximum length.
JOB_ID = re.compile(rb"[A-Za-z0-9_-]{1,100}")
# Fields that our jobs never have: code to run, addresses to call, or jobs to enqueue afterwards.
FOREIGN = frozenset(
    {
        *("success_callback_name", "failure_callback_name", "stopped_callback_name", "webhooks"),
        *("dependency_id", "dependency_ids", "group_id", "rate_limit_key"),
        *("retries_left", "retry_intervals", "repeats_left", "repeat_intervals"),
    }
)
# Fields that RQ's records need beside the payload; dates are optional.
KEPT = ("created_at", "enqueued_at", "started_at", "ended_at", "last_heartbeat")

# Why a job is refused.
REASONS = ("extras", "unreadable", "function", "arguments", "job_id")
start_at_zero(refused_jobs, REASONS)
STATUSES = frozenset(status.value.encode() for status in JobStatus)
DATE = re.compile(rb"\d{4}(-\d\d){2}T\d\d(:\d\d){2}(\.\d{1,6})?Z")

log = structlog.get_logger()


class RefusedJob(NoSuchJobError):
    """A job that is not ours; RQ treats it as one that no longer exists."""


def is_conversation_id(value: object) -> bool:
    """Return whether the value is a text in the form of a conversation's id."""
    return isinstance(value, str) and is_id(value) and value.startswith("ozz_conv_")


# RQ checks a serializer against its protocol for each job, which takes 50 µs.
_resolved = cache(resolve_serializer)


class ConversationJob(Job):
    """A job of which only the conversation's id is used."""

    conversation_id: str
    # Set by our worker; RQ's own worker runs the function that `JOB` names.
    work: Callable[[str], None] | None = None

    def __init__(
        self,
        id: str | None = None,  # noqa: A002 - RQ names it
        connection: Any = None,
        serializer: Any = None,
    ) -> None:
        """Do the same as RQ, with a serializer that is resolved once."""
        super().__init__(id, connection)
        self.serializer = _resolved(serializer)

    def restore(self, raw_data: Any) -> None:
        """Read our fields from the job's hash.

        Raises RefusedJob, and deletes the hash, where it holds anything else.
        """
        found = {bytes(name).decode(errors="replace"): value for name, value in raw_data.items()}
        try:
            self.conversation_id = conversation_of(found)
        except ValueError as error:
            refuse(str(error), self.id)
            self.connection.delete(self.key)
            raise RefusedJob(self.id) from None
        super().restore(
            {
                b"data": json.dumps([JOB, None, [self.conversation_id], {}]).encode(),
                b"status": _status(found.get("status", b"")),
                b"origin": QUEUE.encode(),
                b"timeout": b"-1",
                b"result_ttl": str(RESULT_TTL).encode(),
                b"failure_ttl": str(FAILURE_TTL).encode(),
            }
        )
        # RQ reads them by strptime, which takes as long as the rest.
        for name in KEPT:
            if (moment := _date(found.get(name, b""))) is not None:
                setattr(self, name, moment)

    def _execute(self) -> Any:
        module, _, function = JOB.rpartition(".")
        work = self.work or getattr(import_module(module), function)
        return work(self.conversation_id)


class ConversationQueue(Queue):
    """The queue as a worker reads it: jobs that are not ours are removed."""

    def __init__(self, *args: Any, serializer: Any = None, **options: Any) -> None:
        """Do the same as RQ, with a serializer that is resolved once."""
        super().__init__(*args, **options)
        self.serializer = _resolved(serializer)

    @classmethod
    def lmove(cls, connection: Any, queue_key: str, timeout: int | None) -> Any:
        """Dequeue the next job's id as RQ does; remove ids that RQ could not read."""
        while True:
            result = super().lmove(connection, queue_key, timeout)
            if result is None or JOB_ID.fullmatch(result[1]):
                return result
            refuse("job_id", "")
            _forget(connection, queue_key, result[1])

    @classmethod
    def _fetch_dequeued_job(
        cls, connection: Any, queue_key: str, job_id: str, *args: Any, **options: Any
    ) -> tuple[Job, Queue] | None:
        try:
            found = super()._fetch_dequeued_job(connection, queue_key, job_id, *args, **options)
        except redis.ResponseError:  # no hash is kept under the job's key
            refuse("unreadable", job_id)
            found = None
        if found is None:
            _forget(connection, queue_key, job_id)
        return found


def accepting_queue(client: "redis.Redis") -> ConversationQueue:
    """Return the queue for a worker to read."""
    return ConversationQueue(
        QUEUE, connection=client, serializer=JSONSerializer, job_class=ConversationJob
    )


def conversation_of(fields: Mapping[str, bytes]) -> str:
    """Return the conversation that a job's hash names. Raises ValueError with the reason."""
    if any(fields.get(name) not in {None, b"", b"[]"} for name in FOREIGN):
        raise ValueError("extras")
    try:
        function, instance, arguments, keywords = json.loads(_unpacked(fields["data"]))
    except (KeyError, TypeError, ValueError, RecursionError, zlib.error):
        raise ValueError("unreadable") from None
    if function != JOB or instance is not None:
        raise ValueError("function")
    if not isinstance(arguments, list) or keywords != {}:
        raise ValueError("arguments")
    if len(arguments) != 1 or not is_conversation_id(arguments[0]):
        raise ValueError("arguments")
    return str(arguments[0])


def refuse(reason: str, job_id: str) -> None:
    """Log and count a refused job; its content is not logged."""
    refused_jobs.labels(reason=reason).inc()
    log.warning("job_refused", reason=reason, job_id=job_id)


def _unpacked(data: bytes) -> bytes:
    if len(data) > LARGEST_PAYLOAD:
        raise ValueError("too large")
    if data.startswith(b"["):
        return data
    unpacking = zlib.decompressobj()
    unpacked = unpacking.decompress(data, LARGEST_PAYLOAD)
    if not unpacking.eof:
        raise ValueError("too large")
    return unpacked


def _status(value: bytes) -> bytes:
    return value if value in STATUSES else JobStatus.QUEUED.value.encode()


def _date(value: bytes) -> datetime | None:
    """Return a date in RQ's form, else nothing."""
    if not DATE.fullmatch(value):
        return None
    try:
        return datetime.fromisoformat(value.decode())
    except ValueError:  # such as a thirteenth month
        return None


def _forget(connection: Any, queue_key: str, job_id: str | bytes) -> None:
    connection.lrem(IntermediateQueue.get_intermediate_queue_key(queue_key), 1, job_id)
