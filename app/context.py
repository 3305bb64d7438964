"""The objects that one web process shares, made once in create_app."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import redis
from flask import current_app

from app.bulkhead import Bulkhead
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.exposition import Exposition
from app.queue import JobQueue

if TYPE_CHECKING:  # the webhook uses this module and must not load the readers
    from app.services.readers import Readers


@dataclass(frozen=True, slots=True)
class AppContext:
    """Settings, database, Redis (its calls wait at most 0.3 s), clock and readers of a web process.

    `slow_work` limits how many web threads may read documents or wait for a model at a time;
    `readers` read what people submit; `exposition` answers /metrics.
    """

    settings: Settings
    database: Database
    redis: "redis.Redis"
    job_queue: JobQueue
    clock: Clock
    slow_work: Bulkhead
    readers: "Readers"
    exposition: Exposition


def current_context() -> AppContext:
    """Return the context of this web process; only within a request."""
    found: AppContext = current_app.extensions["ozzie"]
    return found
