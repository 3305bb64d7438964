"""Build the web process: create_app."""

import redis
from flask import Flask

from app import api, security_headers
from app.api.admission import MAX_UNPROVEN_BYTES
from app.bulkhead import Bulkhead
from app.clock import Clock, system_clock
from app.config import Settings
from app.context import AppContext
from app.db import Database
from app.exposition import Exposition
from app.health import blueprint as pages
from app.observability import ensure_logs
from app.queue import JobQueue, connect
from app.reading.documents.reader import DocumentReader
from app.reading.messages.reader import read_message
from app.reading.transcription import make_transcriber
from app.services.model_engine import load_engine
from app.services.readers import Readers
from app.webhook.routes import blueprint as webhook

# Of one web process. Small hosted plans allow 20 connections to Redis: those of two web processes
# and two workers (see workers.bootstrap) leave room for a release phase and a command. The limits
# for PostgreSQL are in app.config.
REDIS_CONNECTIONS = 3


def create_app(
    settings: Settings,
    *,
    database: Database | None = None,
    redis_client: "redis.Redis | None" = None,
    clock: Clock = system_clock,
    readers: Readers | None = None,
) -> Flask:
    """Return the web application: Twilio's webhook and the REST API.

    Arguments that are not given are made from `settings`.
    """
    ensure_logs(settings, "web")
    app = Flask("ozzie", static_folder=None)
    # The API raises it for a request once it knows the client.
    app.config["MAX_CONTENT_LENGTH"] = MAX_UNPROVEN_BYTES
    client = redis_client or connect(settings.redis_url, connections=REDIS_CONNECTIONS)
    database = database or Database(
        settings.database_url,
        pool_size=settings.web_pool,
        idle_seconds=settings.database_idle_seconds,
    )
    context = AppContext(
        settings=settings,
        database=database,
        redis=client,
        job_queue=JobQueue(client),
        clock=clock,
        slow_work=Bulkhead(max(1, settings.web_threads // 2)),
        readers=readers or _readers(settings, database, clock),
        exposition=Exposition(settings, database, clock, client),
    )
    app.extensions["ozzie"] = context
    api.register(app, context)
    app.register_blueprint(webhook)
    app.register_blueprint(pages)
    security_headers.register(app, settings.public_url)
    return app


def _readers(settings: Settings, database: Database, clock: Clock) -> Readers:
    """Return the embedded readers, and a model beside them where a key is set.

    The first document starts their child processes.
    """
    documents = DocumentReader(read_message, folder=settings.data_dir)
    return Readers(
        text=read_message,
        documents=documents,
        outgoing=documents,
        transcribe=make_transcriber(settings),
        model=load_engine(settings, database, clock),
    )
