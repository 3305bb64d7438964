"""The operators' pages: /healthz, /readyz, /metrics."""

import hmac
from typing import Any

import redis
from flask import Blueprint, Response, jsonify, request
from rq import Worker

from app.db import DatabaseAway
from app.errors import Unauthorized
from app.metrics import render
from app.platform import platform
from app.queue import conversation_queue
from app.schema import current_revision, newest_revision
from app.store import clients, inbox

blueprint = Blueprint("pages", __name__)
LOOPBACK = frozenset({"127.0.0.1", "::1"})


@blueprint.get("/healthz")
def healthz() -> Response:
    """The process is alive."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
def readyz() -> tuple[Response, int]:
    """503 only where the database or its schema is not there.

    The door works without Redis and workers: their state, and a missing WhatsApp client, are told
    in the body.
    """
    body: dict[str, Any] = {"database": _database_state()}
    if body["database"] == "ok":
        body["whatsapp_client"] = _whatsapp_client_state()
    body |= _redis_state()
    ready = body["database"] == "ok"
    return jsonify(status="ready" if ready else "not ready", **body), 200 if ready else 503


@blueprint.get("/metrics")
def metrics() -> Response:
    """Prometheus' text form; with METRICS_TOKEN as Bearer, without it on loopback alone."""
    here = platform()
    token = here.settings.metrics_token
    if token:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        allowed = hmac.compare_digest(given.encode(), token.encode())
    else:
        # A proxy speaks from loopback, too, but tells for whom.
        is_proxied = "X-Forwarded-For" in request.headers
        allowed = request.remote_addr in LOOPBACK and not is_proxied
    if not allowed:
        raise Unauthorized("Send Authorization: Bearer with METRICS_TOKEN.")
    return Response(
        render(here.settings.metrics_dir) + _queue_metrics(),
        content_type="text/plain; version=0.0.4; charset=utf-8",
    )


def _queue_metrics() -> bytes:
    """How many messages wait or failed: read from the database, the queue of truth."""
    with platform().database.reading() as session:
        counts = inbox.count_by_state(session)
    lines = ["# TYPE ozzie_messages gauge"]
    lines += [f'ozzie_messages{{state="{state}"}} {n}' for state, n in sorted(counts.items())]
    return ("\n".join(lines) + "\n").encode()


def _database_state() -> str:
    try:
        revision = current_revision(platform().database)
    except DatabaseAway:
        return "away"
    return "ok" if revision == newest_revision() else "schema not migrated"


def _whatsapp_client_state() -> str:
    client_id = platform().settings.client_id
    with platform().database.reading() as session:
        return "ok" if clients.exists(session, client_id) else "missing"


def _redis_state() -> dict[str, Any]:
    client = platform().redis
    try:
        client.ping()
        return {"redis": "ok", "workers": Worker.count(queue=conversation_queue(client))}
    except redis.RedisError:
        return {"redis": "away", "workers": None}
