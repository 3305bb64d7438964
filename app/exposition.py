"""What a process answers Prometheus: what it counted, and what it looks up when it is asked.

Looked up are the waiting messages, Redis and the disk. A lookup that takes long or fails leaves its
figures out; all others are answered.
"""

import hmac
import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import Generic, TypeVar

import redis
import structlog
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from app import __version__, metrics, pool
from app.clock import Clock
from app.config import Settings
from app.db import Database, DatabaseFault
from app.models import MessageState
from app.observability import Program
from app.queue import count_workers
from app.store import inbox
from app.store.inbox import Waiting

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
# Seconds: several scrapes within KEEP cost one lookup; Prometheus itself waits 10 s for an answer.
KEEP = 3.0
PATIENCE = 2.0
# States of messages that are counted: finished ones are too many to count for each scrape.
WAITING = tuple(s for s in MessageState if s.is_open or s is MessageState.URGENT)
COUNTED = (*WAITING, MessageState.FAILED)

Value = TypeVar("Value")
log = structlog.get_logger()

POOL_METRICS = pool.Observer(
    taken=metrics.connections_used.inc,
    returned=metrics.connections_used.dec,
    timed_out=metrics.pool_timeouts.inc,
)
pool.observe(POOL_METRICS)


def announce(settings: Settings, program: Program) -> None:
    """Show this process's build and bounds; after a fork."""
    metrics.build_info.labels(__version__, program).set(1)
    if not settings.database_url.startswith("sqlite"):
        allowed = settings.web_pool if program == "web" else settings.worker_pool
        metrics.connections_allowed.set(allowed)
    if program == "worker":
        metrics.slots.set(settings.worker_concurrency)


def is_allowed(settings: Settings, authorization: str) -> bool:
    """Return whether a header `Authorization` has METRICS_TOKEN."""
    scheme, _, given = authorization.partition(" ")
    is_given = hmac.compare_digest(given.strip().encode(), settings.metrics_token.encode())
    return is_given and scheme.lower() == "bearer"


class Exposition:
    """Answers the scrapes of one process."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        clock: Clock,
        client: "redis.Redis | None" = None,
        *,
        keep: float = KEEP,
        patience: float = PATIENCE,
    ) -> None:
        """Look at `database`, and at Redis where `client` is given.

        Each lookup is kept for `keep` seconds, and waited for `patience` seconds at most.
        """
        self._settings = settings
        self._lookups = CollectorRegistry()
        self._lookups.register(_Messages(database, clock, keep, patience))
        self._lookups.register(_Disk(settings.data_dir))
        if client is not None:
            self._lookups.register(_Workers(client, keep, patience))

    def render(self) -> bytes:
        """Return all metrics in Prometheus' text format."""
        return metrics.render(self._settings.metrics_dir) + generate_latest(self._lookups)


class _Recent(Generic[Value]):
    """A value that is looked up in a thread of its own, at most every `keep` seconds."""

    def __init__(self, look_up: Callable[[], Value], keep: float, patience: float) -> None:
        self._look_up = look_up
        self._keep = keep
        self._patience = patience
        self._lock = threading.Lock()
        self._found: Future[Value] | None = None
        self._begun = 0.0

    def get(self) -> Value | None:
        """Return it, None where it cannot be had in time."""
        with self._lock:
            is_old = time.monotonic() - self._begun >= self._keep
            if self._found is None or (self._found.done() and is_old):
                self._found, self._begun = Future(), time.monotonic()
                arguments = (self._found,)
                threading.Thread(
                    target=self._run, args=arguments, name="lookup", daemon=True
                ).start()
            found = self._found
        try:
            return found.result(self._patience)
        except (TimeoutError, *DatabaseFault, redis.RedisError):
            return None
        except Exception as error:
            log.error("metric_not_looked_up", exc_info=error)
            return None

    def _run(self, found: "Future[Value]") -> None:
        try:
            found.set_result(self._look_up())
        except BaseException as error:  # noqa: BLE001 - raised again where the value is wanted
            found.set_exception(error)


class _Messages(Collector):
    """The messages that wait or failed, from the database, and whether it answers."""

    def __init__(self, database: Database, clock: Clock, keep: float, patience: float) -> None:
        self._database = database
        self._clock = clock
        self._counts = _Recent(self._count, keep, patience)

    def _count(self) -> Mapping[str, Waiting]:
        with self._database.single_statement() as session:
            return inbox.count_by_state(session)

    def describe(self) -> list[Metric]:
        """Return nothing: to register must not ask the database."""
        return []

    def collect(self) -> Iterator[Metric]:
        """Yield what the database says now."""
        counts = self._counts.get()
        yield _gauge("ozzie_database_up", "1 where the database answers.", counts is not None)
        if counts is None:
            return
        states = GaugeMetricFamily(
            "ozzie_messages",
            "Messages that are not finished, and those that failed.",
            None,
            ["state"],
        )
        for state in COUNTED:
            states.add_metric([state.value], counts[state].messages if state in counts else 0)
        yield states
        oldest = [counts[state].oldest for state in WAITING if state in counts]
        age = (self._clock() - min(oldest)).total_seconds() if oldest else 0.0
        yield _gauge(
            "ozzie_messages_oldest_waiting_seconds",
            "Age of the oldest message that is not finished.",
            max(age, 0.0),
        )


class _Workers(Collector):
    """The workers that Redis knows, and whether it answers."""

    def __init__(self, client: "redis.Redis", keep: float, patience: float) -> None:
        self._workers = _Recent(lambda: count_workers(client), keep, patience)

    def describe(self) -> list[Metric]:
        """Return nothing: to register must not ask Redis."""
        return []

    def collect(self) -> Iterator[Metric]:
        """Yield what Redis says now."""
        workers = self._workers.get()
        yield _gauge("ozzie_redis_up", "1 where Redis answers.", workers is not None)
        if workers is not None:
            yield _gauge("ozzie_workers", "Workers registered with Redis.", workers)


class _Disk(Collector):
    """The room on the disks that this process writes to."""

    def __init__(self, data: Path) -> None:
        self._folders = {"data": str(data), "temporary": tempfile.gettempdir()}

    def collect(self) -> Iterator[Metric]:
        """Yield the room of each folder's disk."""
        free = GaugeMetricFamily(
            "ozzie_disk_free_bytes", "Free bytes, by folder.", None, ["folder"]
        )
        size = GaugeMetricFamily(
            "ozzie_disk_bytes", "Size of the disk, by folder.", None, ["folder"]
        )
        for name, folder in self._folders.items():
            try:
                found = os.statvfs(folder)
            except OSError:
                continue
            free.add_metric([name], found.f_bavail * found.f_frsize)
            size.add_metric([name], found.f_blocks * found.f_frsize)
        yield from (free, size)


def _gauge(name: str, words: str, value: float) -> Metric:
    return GaugeMetricFamily(name, words, float(value))
