"""Build what a worker process needs, once; jobs find it by `current_context`."""

import os
import socket
import threading
from dataclasses import dataclass
from functools import partial

import redis
from redis.backoff import ExponentialBackoff
from redis.retry import Retry

from app.clock import Clock, system_clock
from app.config import Settings, load_settings
from app.db import Database
from app.exposition import Exposition
from app.logs import configure
from app.models import SwitchName
from app.observability import ensure_logs
from app.queue import JobQueue, connect
from app.twilio.media import MediaFetcher
from app.twilio.sender import ReplySender
from workers.actions import Actions
from workers.api_client import ApiClient
from workers.conversations import confirmation_loop
from workers.conversations.claiming import MessageClaimer
from workers.conversations.confirmation_loop import ConfirmationLoop
from workers.conversations.confirmations import Confirmations
from workers.conversations.leases import Leases
from workers.conversations.processor import ConversationProcessor
from workers.sweep import FallbackPool, Sweep
from workers.switches import Switches

# Redis connections of a worker process; a small hosted plan allows twenty in all (see app.factory).
# One waits for the next job; the rest serve slots and heartbeats for moments. JobQueue has one
# more.
REDIS_CONNECTIONS = 5
# How long a call waits for Redis (seconds), and how often it is repeated. More is of no use:
# without Redis the sweep does the work, and a process that ends must not wait for it.
REDIS_TIMEOUT = 5.0
REDIS_RETRIES = 3
# How long a slot waits for a database connection (seconds); no client waits for it.
POSTGRES_POOL_TIMEOUT = 30


@dataclass(frozen=True, slots=True)
class WorkerContext:
    """What one worker process shares."""

    settings: Settings
    database: Database
    redis: "redis.Redis"
    job_queue: JobQueue
    leases: Leases
    claimer: MessageClaimer
    conversations: ConversationProcessor
    confirmations: ConfirmationLoop
    sweep: Sweep
    exposition: Exposition


_contexts: list[WorkerContext] = []
_making = threading.Lock()


def current_context() -> WorkerContext:
    """Return this process's context.

    `python -m workers` sets it (`set_context`). In the process of RQ's own worker the first job
    makes it from the environment, and starts the thread that renews leases.
    """
    with _making:
        if not _contexts:
            settings = load_settings("worker")
            configure(settings.log_level, pretty=settings.env == "development")
            made = make_worker_context(settings)
            made.leases.start()
            set_context(made)
        return _contexts[-1]


def set_context(made: WorkerContext) -> None:
    """Set the context that jobs find."""
    _contexts[:] = [made]


def make_worker_context(settings: Settings, clock: Clock = system_clock) -> WorkerContext:
    """Build what a worker process needs, without starting any thread."""
    ensure_logs(settings, "worker")
    slots, database = settings.worker_concurrency, _database(settings)
    # A lost job is found by the sweep: wait for Redis a second at most.
    job_queue = JobQueue(connect(settings.redis_url, timeout=1.0, connections=1))
    shared_clock = database.shared_clock(clock)
    leases, switches, worker = Leases(database, shared_clock), Switches(database), name_worker()
    claimer = MessageClaimer(clock, switches)
    sender = ReplySender(settings, slots=slots + confirmation_loop.MAX_CONFIRMATIONS)
    confirm = Confirmations(
        database=database,
        clock=clock,
        shared_clock=shared_clock,
        sender=sender,
        enqueue=job_queue.enqueue,
        is_paused=partial(switches.is_on, SwitchName.PAUSE_SENDING),
        worker=worker,
    ).confirm
    api = ApiClient(settings, slots=slots)
    made = ConversationProcessor(
        database=database,
        clock=clock,
        leases=leases,
        claimer=claimer,
        actions=Actions(api, MediaFetcher(settings)),
        sender=sender,
        enqueue=job_queue.enqueue,
        switches=switches,
        confirm=confirm,
        steps=api.steps,
        worker=worker,
    )
    confirming = ConfirmationLoop(database=database, shared_clock=shared_clock, confirm=confirm)
    client, fallback = _redis(settings), FallbackPool(made.work_on, slots)
    sweep = _make_sweep(database, clock, job_queue, fallback, switches)
    shown = Exposition(settings, database, clock)
    return WorkerContext(
        settings, database, client, job_queue, leases, claimer, made, confirming, sweep, shown
    )


def _make_sweep(
    database: Database,
    clock: Clock,
    job_queue: JobQueue,
    fallback: FallbackPool,
    switches: Switches,
) -> Sweep:
    return Sweep(
        database=database,
        clock=clock,
        shared_clock=database.shared_clock(clock),
        enqueue=lambda one: job_queue.enqueue_now((one,)),
        fallback=fallback,
        is_paused=partial(switches.is_on, SwitchName.PAUSE_READING),
    )


def name_worker() -> str:
    """Return this process's name in the steps of messages: `host:pid`, as RQ registers it."""
    return f"{socket.gethostname()[:80]}:{os.getpid()}"


def _database(settings: Settings) -> Database:
    return Database(
        settings.database_url,
        pool_size=settings.worker_pool,
        pool_timeout=POSTGRES_POOL_TIMEOUT,
        idle_seconds=settings.database_idle_seconds,
    )


def _redis(settings: Settings) -> "redis.Redis":
    return connect(
        settings.redis_url,
        # The longest wait of a call is a second, for the next job.
        timeout=REDIS_TIMEOUT,
        connections=REDIS_CONNECTIONS,
        retry=Retry(ExponentialBackoff(cap=1, base=0.2), REDIS_RETRIES),
        health_check_interval=30,
    )
