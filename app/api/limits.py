"""Rate limits: each client's requests in fixed windows, counted in Redis for all processes.

The API also works while Redis is unavailable: each process then counts by itself.
"""

import time
from dataclasses import dataclass

import redis
import structlog
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage, RedisStorage
from redis.exceptions import RedisError

from app.errors import RateLimitExceeded
from app.services.clients import Caller

log = structlog.get_logger()

# Seconds without a further try after Redis failed: each try may wait for a time-out.
_RETRY_REDIS_AFTER = 5.0
NONE = "none"


@dataclass(frozen=True, slots=True)
class Allowance:
    """The requests that a client has left; `reset` is in seconds since the epoch."""

    limit: int
    remaining: int
    reset: int

    def headers(self) -> dict[str, str]:
        """Return the headers X-RateLimit-Limit, -Remaining and -Reset."""
        return {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(self.remaining),
            "X-RateLimit-Reset": str(self.reset),
        }


class RateLimits:
    """Counts the requests of every client."""

    def __init__(self, client: "redis.Redis", default: str) -> None:
        """Count with the Redis of `client`; `default` is a rate such as "600/minute"."""
        self._shared = RedisStorage(
            "redis://", connection_pool=client.connection_pool, key_prefix="ozzie-limits"
        )
        self._own = MemoryStorage()
        self._default = default
        self._unavailable_until = 0.0

    def count(self, caller: Caller, now: float) -> Allowance | None:
        """Count one request at `now` (seconds since the epoch); None for a client without limit.

        Raises RateLimitExceeded with Retry-After and X-RateLimit-* for one request too many.
        """
        rate = caller.rate_limit or self._default
        if rate == NONE:
            return None
        item = parse(rate)
        period = item.get_expiry()
        window = int(now // period)
        reset = (window + 1) * period
        used = self._hit(f"{caller.id}/{period}/{window}", item)
        allowance = Allowance(item.amount, max(0, item.amount - used), reset)
        if used > item.amount:
            wait = max(1, int(reset - now + 1))
            raise RateLimitExceeded(headers={**allowance.headers(), "Retry-After": str(wait)})
        return allowance

    def _hit(self, key: str, item: RateLimitItem) -> int:
        if time.monotonic() >= self._unavailable_until:
            try:
                return self._shared.incr(key, item.get_expiry())
            except RedisError:
                self._unavailable_until = time.monotonic() + _RETRY_REDIS_AFTER
                log.warning("rate_limits_without_redis")
        return self._own.incr(key, item.get_expiry())
