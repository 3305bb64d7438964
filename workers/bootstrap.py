"""Puts a worker process together, once; the jobs that Redis names find it here."""

from dataclasses import dataclass

import redis
from redis.backoff import ExponentialBackoff
from redis.retry import Retry

from app.clock import Clock, system_clock
from app.config import Settings
from app.db import Database
from app.queue import Waker, connect
from workers.actions import Actions
from workers.api_client import ApiClient
from workers.conversation import Conversations
from workers.leases import Leases
from workers.media import MediaFetcher
from workers.sender import Sender
from workers.sweep import Sweep
from workers.taking import Taking

# Few connections, because a small hosted plan allows twenty in all.
REDIS_CONNECTIONS = 6
POSTGRES_CONNECTIONS = 8


@dataclass(frozen=True, slots=True)
class Engine:
    """All that one worker process is made of."""

    settings: Settings
    database: Database
    redis: "redis.Redis"
    waker: Waker
    leases: Leases
    taking: Taking
    conversations: Conversations
    sweep: Sweep


_engines: list[Engine] = []


def engine() -> Engine:
    """This process's engine. Raises RuntimeError before `use`."""
    if not _engines:
        raise RuntimeError("the worker was not put together: start it with python -m workers")
    return _engines[-1]


def use(made: Engine) -> None:
    """From now on jobs find this engine."""
    _engines[:] = [made]


def make_engine(settings: Settings, clock: Clock = system_clock) -> Engine:
    """Puts together what a worker process needs; nothing runs yet."""
    slots = settings.worker_concurrency
    database = Database(settings.database_url, pool_size=POSTGRES_CONNECTIONS, pool_timeout=30)
    client = connect(
        settings.redis_url,
        timeout=30,
        connections=REDIS_CONNECTIONS,
        retry=Retry(ExponentialBackoff(cap=3, base=0.2), 12),
        health_check_interval=30,
    )
    # A wake is worth no wait: the sweep comes by.
    waker = Waker(connect(settings.redis_url, timeout=1.0, connections=1))
    leases = Leases(database, clock)
    taking = Taking(clock)
    return Engine(
        settings=settings,
        database=database,
        redis=client,
        waker=waker,
        leases=leases,
        taking=taking,
        conversations=Conversations(
            database=database,
            clock=clock,
            leases=leases,
            taking=taking,
            actions=Actions(ApiClient(settings, slots=slots), MediaFetcher(settings)),
            sender=Sender(settings, slots=slots),
            wake=waker.wake,
        ),
        sweep=Sweep(database=database, clock=clock, wake=waker.wake),
    )
