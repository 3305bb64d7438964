"""What each request of the API gets: an id of its own, and a time-out."""

import random

import httpx
import structlog

from app.ids import new_ulid


def make_request_id(method: str, key: str) -> str:
    """Return X-Request-Id of one call: `{MessageSid}:{step}:{random}`, of one try of that step.

    `key` is its Idempotency-Key. The API logs it and answers errors with it, so that a message's
    sid finds its calls there.
    """
    sid = structlog.contextvars.get_contextvars().get("message_sid") or "req"
    return f"{sid}:{key.rpartition(':')[2] or method.lower()}:{new_ulid()[-8:]}"


def make_timeout(seconds: float, *, pool: float) -> httpx.Timeout:
    """Return a time-out of `seconds`, or up to a third less; `pool` is that for a connection.

    Where the API hangs, all slots would otherwise give up in the same instant, and the webhook of
    the same process would wait for them.
    """
    patience = seconds * random.uniform(2 / 3, 1)  # noqa: S311 - spreads load, guards nothing
    return httpx.Timeout(patience, connect=3.0, pool=pool)
