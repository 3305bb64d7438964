"""Rate limits: each client's requests in fixed windows, counted in Redis by all processes at once.

Redis away does not take the API down: each process then counts by itself.
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

# How long to leave Redis alone after it failed (seconds): each try may cost the wait for it.
_LEAVE_ALONE = 5.0
NONE = "none"


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a client has left; `reset` is seconds since the epoch."""

    limit: int
    remaining: int
    reset: int

    def headers(self) -> dict[str, str]:
        """X-RateLimit-Limit, -Remaining and -Reset."""
        return {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(self.remaining),
            "X-RateLimit-Reset": str(self.reset),
        }


class RateLimits:
    """Counts the requests of every client."""

    def __init__(self, client: "redis.Redis", default: str) -> None:
        """`client` reaches Redis; `default` is such as "600/minute"."""
        self._shared = RedisStorage(
            "redis://", connection_pool=client.connection_pool, key_prefix="ozzie-limits"
        )
        self._own = MemoryStorage()
        self._default = default
        self._away_until = 0.0

    def count(self, caller: Caller, now: float) -> Allowance | None:
        """Counts one request at `now` (seconds since the epoch); None for a client without limit.

        Raises RateLimitExceeded with Retry-After and X-RateLimit-* where it is one too many.
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
        if time.monotonic() >= self._away_until:
            try:
                return self._shared.incr(key, item.get_expiry())
            except RedisError:
                self._away_until = time.monotonic() + _LEAVE_ALONE
                log.warning("rate_limits_without_redis")
        return self._own.incr(key, item.get_expiry())
