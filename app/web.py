"""create_app: the web process put together."""

import redis
from flask import Flask

from app import api
from app.api.uploads import MAX_REQUEST_BYTES
from app.bulkhead import Bulkhead
from app.clock import Clock, system_clock
from app.config import Settings
from app.db import Database
from app.pages import blueprint as pages
from app.platform import Platform
from app.queue import Waker, connect
from app.reading.documents import DocumentReader
from app.reading.text import read
from app.reading.voice import transcriber
from app.services.readers import Readers
from app.webhook.routes import blueprint as webhook


def create_app(
    settings: Settings,
    *,
    database: Database | None = None,
    redis_client: "redis.Redis | None" = None,
    clock: Clock = system_clock,
    readers: Readers | None = None,
) -> Flask:
    """The whole web process: Twilio's door and the REST API over one database and one Redis.

    What is not handed in is made from `settings`.
    """
    app = Flask("ozzie", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MAX_REQUEST_BYTES
    client = redis_client or connect(settings.redis_url)
    platform = Platform(
        settings=settings,
        database=database or Database(settings.database_url),
        redis=client,
        waker=Waker(client),
        clock=clock,
        slow_work=Bulkhead(max(1, settings.web_threads // 2)),
        readers=readers or _readers(settings),
    )
    app.extensions["ozzie"] = platform
    api.register(app, platform)
    app.register_blueprint(webhook)
    app.register_blueprint(pages)
    return app


def _readers(settings: Settings) -> Readers:
    """The embedded readers; what they start is started by the first document."""
    return Readers(
        text=read,
        documents=DocumentReader(read, folder=settings.data_dir),
        transcribe=transcriber(settings),
    )
