"""create_app: the web process put together."""

import redis
from flask_openapi import Info, OpenAPI

from app import api
from app.clock import Clock, system_clock
from app.config import Settings
from app.db import Database
from app.platform import Platform
from app.queue import Waker, connect


def create_app(
    settings: Settings,
    *,
    database: Database | None = None,
    redis_client: "redis.Redis | None" = None,
    clock: Clock = system_clock,
) -> OpenAPI:
    """The whole web process: Twilio's door and the REST API over one database and one Redis.

    What is not handed in is made from `settings`.
    """
    app = OpenAPI(
        "ozzie",
        info=Info(title="Ozzie API", version="1.0.0"),
        doc_ui=False,
    )
    client = redis_client or connect(settings.redis_url)
    app.extensions["ozzie"] = Platform(
        settings=settings,
        database=database or Database(settings.database_url),
        redis=client,
        waker=Waker(client),
        clock=clock,
    )
    api.register(app)
    return app
