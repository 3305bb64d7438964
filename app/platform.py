"""What one web process stands on, made once in create_app and handed to the doors."""

from dataclasses import dataclass

import redis
from flask import current_app

from app.bulkhead import Bulkhead
from app.clock import Clock
from app.config import Settings
from app.db import Database
from app.queue import Waker
from app.services.readers import Readers


@dataclass(frozen=True, slots=True)
class Platform:
    """The settings, the database, Redis (its calls wait 0.3 s at most) and the clock.

    `slow_work` is the share of the web threads that may read documents or wait for a model;
    `readers` read what is submitted.
    """

    settings: Settings
    database: Database
    redis: "redis.Redis"
    waker: Waker
    clock: Clock
    slow_work: Bulkhead
    readers: Readers


def platform() -> Platform:
    """The platform of the current web process; to be called within a request."""
    found: Platform = current_app.extensions["ozzie"]
    return found
