"""Endpoints for operators: /healthz, /readyz, /metrics."""

from typing import Any

import redis
from flask import Blueprint, Response, jsonify, request

from app import request_line
from app.config_values import is_loopback
from app.context import current_context
from app.db import DatabaseUnavailable
from app.errors import Unauthorized
from app.exposition import CONTENT_TYPE, is_allowed
from app.migration_state import SchemaState, schema_state
from app.queue import count_workers
from app.store import clients, switches

blueprint = Blueprint("pages", __name__)
LOOPBACK = frozenset({"127.0.0.1", "::1"})


@blueprint.get("/healthz")
def healthz() -> Response:
    """Answer 200: the process is alive."""
    request_line.leave_out()
    return jsonify(status="ok")


@blueprint.get("/readyz")
def readyz() -> tuple[Response, int]:
    """Answer 503 only where the database or its schema is missing.

    The webhook works without Redis, workers and models: their state, a missing WhatsApp client, and
    the switches that are on, are reported in the body.
    """
    body = _database_state()
    if body["database"] == "ok":
        body |= _operated_state()
    body |= _redis_state()
    if model := current_context().readers.model:
        body["models"] = model.states()
    ready = body["database"] == "ok"
    if ready:
        request_line.leave_out()
    return jsonify(status="ready" if ready else "not ready", **body), 200 if ready else 503


@blueprint.get("/metrics")
def metrics() -> Response:
    """Return the metrics for Prometheus: for METRICS_TOKEN, or without one on loopback only.

    A proxy on this machine calls from loopback, too, and not each one names its client in a header.
    So without a token there must be none: PUBLIC_URL is on loopback itself.
    """
    context = current_context()
    settings = context.settings
    if settings.metrics_token:
        if not is_allowed(settings, request.headers.get("Authorization", "")):
            raise Unauthorized("Send Authorization: Bearer with METRICS_TOKEN.")
    elif not is_loopback(settings.public_url) or "X-Forwarded-For" in request.headers:
        raise Unauthorized("Set METRICS_TOKEN, and send it as Authorization: Bearer.")
    elif request.remote_addr not in LOOPBACK:
        raise Unauthorized("Without METRICS_TOKEN only this machine is answered.")
    request_line.leave_out()
    return Response(context.exposition.render(), content_type=CONTENT_TYPE)


def _database_state() -> dict[str, Any]:
    """Return the state of the database; a schema that newer code has migrated is ready too."""
    try:
        state = schema_state(current_context().database)
    except DatabaseUnavailable:
        return {"database": "away"}
    is_behind = state is SchemaState.BEHIND
    return {"database": "schema not migrated" if is_behind else "ok", "schema": state.value}


def _operated_state() -> dict[str, Any]:
    """Return whether the WhatsApp client is there, and the names of the switches that are on."""
    client_id = current_context().settings.client_id
    with current_context().database.read_only() as session:
        found = clients.exists(session, client_id)
        on = list(switches.list_on(session))
    return {"whatsapp_client": "ok" if found else "missing", "switches": on}


def _redis_state() -> dict[str, Any]:
    """Return the state of Redis, tried by a write: a full one still answers PING."""
    client = current_context().redis
    try:
        client.set("ozzie-ready", 1, ex=60)
        return {"redis": "ok", "workers": count_workers(client)}
    except redis.exceptions.OutOfMemoryError:
        return {"redis": "full", "workers": None}
    except redis.RedisError:
        return {"redis": "away", "workers": None}
