"""Redis: how the web reaches it, and how a conversation's worker is woken."""

import ssl
from typing import Any

import redis

# The door answers Twilio whether or not Redis does; longer than this it does not wait (seconds).
WEB_REDIS_TIMEOUT = 0.3


def connect(
    url: str, *, timeout: float = WEB_REDIS_TIMEOUT, connections: int = 16
) -> "redis.Redis":
    """A client whose calls wait `timeout` seconds at most, over at most `connections` connections.

    Heroku's rediss:// has a self-signed certificate, so it is encrypted but not verified there.
    """
    options: dict[str, Any] = {"ssl_cert_reqs": ssl.CERT_NONE} if url.startswith("rediss") else {}
    pool = redis.BlockingConnectionPool.from_url(
        url,
        max_connections=connections,
        timeout=timeout,
        socket_timeout=timeout,
        socket_connect_timeout=timeout,
        **options,
    )
    return redis.Redis(connection_pool=pool)
