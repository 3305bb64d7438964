"""Serve the declared operations.

A request is authenticated, counted against its client's rate limit and validated; then the
operation's function runs in one transaction, and what it returns is serialized.
"""

from functools import partial
from time import perf_counter
from typing import Any

from flask import Flask, Response, current_app, g, request
from werkzeug.routing import BaseConverter

from app.api import idempotent_requests
from app.api.admission import BodyAdmission
from app.api.auth import authenticate
from app.api.limits import RateLimits
from app.api.operations import Operation
from app.api.paths import as_sent
from app.api.request_context import RequestContext
from app.api.responses import json_response, serialize
from app.api.validation import fingerprint, is_storable, query_values, validated
from app.context import current_context
from app.db import Session
from app.errors import NotFound, ValidationError
from app.ids import is_id
from app.metrics import latency, requests, start_at_zero
from app.server import ADMISSION
from app.services import idempotency, users
from app.services.client_usage import USAGE, ClientUsage
from app.services.idempotency import Claim, Replay

_LIMITS = "ozzie_rate_limits"
_FAULTS = (500, 503)


def register(
    app: Flask, operations: list[Operation], limits: RateLimits, usage: ClientUsage
) -> None:
    """Register a route for each operation with `app`."""
    app.extensions[_LIMITS] = limits
    app.extensions[USAGE] = usage
    bounds = {_endpoint(operation): operation.max_body for operation in operations}
    app.extensions[ADMISSION] = BodyAdmission(app.extensions["ozzie"], app.url_map, bounds)
    app.after_request(_add_headers_and_measure)
    app.url_map.converters["default"] = _Id
    for operation in operations:
        answers = (operation.status, *_FAULTS)
        start_at_zero(requests, [_endpoint(operation)], [str(status) for status in answers])
        app.add_url_rule(
            operation.rule,
            endpoint=_endpoint(operation),
            view_func=partial(_serve, operation),
            methods=[operation.method],
        )


class _Id(BaseConverter):
    """An id in a path: any segment except the fixed one at the same place (`/users/search`)."""

    regex = "(?!search$)[^/]+"


def _endpoint(operation: Operation) -> str:
    return f"v1.{operation.name}"


def _add_headers_and_measure(response: Response) -> Response:
    """Add the rate-limit headers to a response, and record its metrics."""
    for name, value in g.get("allowance", {}).items():
        response.headers.setdefault(name, value)
    if "started" in g:
        requests.labels(request.endpoint, response.status_code).inc()
        latency.labels(request.endpoint).observe(perf_counter() - g.started)
    return response


def _serve(operation: Operation, **ids: str) -> Response:
    """Authenticate, count and validate one request, and run its operation."""
    g.started = perf_counter()
    app_context = current_context()
    caller = authenticate(app_context, request.headers.get("Authorization"))
    now = app_context.clock()
    current_app.extensions[USAGE].count(caller.id, now)
    allowance = current_app.extensions[_LIMITS].count(caller, now.timestamp())
    if allowance:
        g.allowance = allowance.headers()
    ids = as_sent(request.environ, ids)
    context = RequestContext(app_context, caller.id, now, reference=ids.get("user_id"))
    _check_ids(ids)
    arguments = {**ids, **_query(operation), **_body(operation, context)}
    arguments.pop("user_id", None)
    if context.reference is not None:
        users.provision(app_context.database, caller.id, context.reference, now)
    run_operation = partial(_run_operation, operation, context, arguments)
    return (
        idempotent_requests.run_idempotently(context, run_operation)
        if operation.keeps_answers
        else run_operation(None)
    )


def _query(operation: Operation) -> dict[str, Any]:
    values = query_values(request.args)
    if operation.query is not None:
        return {"query": validated(operation.query, values)}
    for name in values:
        raise ValidationError.of(name, "is not a parameter of this call")
    return {}


def _body(operation: Operation, context: RequestContext) -> dict[str, Any]:
    if request.method not in {"POST", "PATCH"}:
        return {}
    nothing = operation.body is None and not request.content_length and not request.content_type
    values = {} if nothing else operation.parse(request)
    context.fingerprint = fingerprint(request.method, request.path, values)
    return {"body": validated(operation.body, values)} if operation.body else {}


def _check_ids(ids: dict[str, str]) -> None:
    for name, value in ids.items():
        external = value.removeprefix(users.EXTERNAL_PREFIX)
        if name == "user_id" and external != value:
            if not (1 <= len(external) <= 100 and is_storable(external)):
                raise ValidationError.of("user_id", "after external: must have 1 to 100 characters")
        elif not is_id(value):
            raise NotFound


def _run_operation(
    operation: Operation, context: RequestContext, arguments: dict[str, Any], claim: Claim | None
) -> Response:
    """Prepare the operation with no transaction open, then run its function in one."""
    database = context.app_context.database
    if operation.prepare is not None:
        if context.reference is not None:
            with database.read_only() as session:
                context.user = users.find(session, context.client_id, context.reference)
        prepared = operation.prepare(context, arguments.pop("body"))
        if isinstance(prepared, Replay):
            return idempotent_requests.replay_and_store(context, claim, prepared)
        arguments["prepared"] = prepared
    if not operation.writes:
        with database.read_only() as session:
            return json_response(_answer(operation, context, arguments, session), operation.status)
    with database.transaction() as session:
        body = _answer(operation, context, arguments, session)
        if claim is not None:
            idempotency.finish(session, claim, operation.status, body, context.user_id)
    return Response(status=204) if body is None else json_response(body, operation.status)


def _answer(
    operation: Operation, context: RequestContext, arguments: dict[str, Any], session: Session
) -> dict[str, Any] | None:
    """Return what the operation's function answers, in its envelope; None for a deletion."""
    context.session = session
    if context.reference is not None:
        find = users.lock if operation.writes else users.find
        context.user = find(session, context.client_id, context.reference)
    answer = operation.view(context, **arguments)
    return None if operation.answers is None else serialize(answer, operation.answers)
