"""How a declared call is served: who, how often, what; then its function in one transaction."""

from functools import partial
from time import perf_counter
from typing import Any

from flask import Flask, Response, current_app, g, request

from app.api import once
from app.api.auth import authenticate
from app.api.call import Call
from app.api.checks import fingerprint, is_storable, query_values, validated
from app.api.limits import RateLimits
from app.api.operations import Operation
from app.api.responses import envelope, json_response
from app.db import Session
from app.errors import NotFound, ValidationError
from app.ids import is_id
from app.metrics import latency, requests
from app.platform import platform
from app.schemas.pages import Page
from app.services import idempotency, users
from app.services.idempotency import Claim, Replay

_LIMITS = "ozzie_rate_limits"


def register(app: Flask, operations: list[Operation], limits: RateLimits) -> None:
    """Puts the operations into the web process."""
    app.extensions[_LIMITS] = limits
    app.after_request(_tell)
    for operation in operations:
        app.add_url_rule(
            operation.rule,
            endpoint=f"v1.{operation.name}",
            view_func=partial(_serve, operation),
            methods=[operation.method],
        )


def _tell(response: Response) -> Response:
    """Tells the client what it has left, and the operators how long it took."""
    for name, value in g.get("allowance", {}).items():
        response.headers.setdefault(name, value)
    if "started" in g:
        requests.labels(request.endpoint, response.status_code).inc()
        latency.labels(request.endpoint).observe(perf_counter() - g.started)
    return response


def _serve(operation: Operation, **ids: str) -> Response:
    """Authenticates, counts and checks one request, and runs its call."""
    g.started = perf_counter()
    ground = platform()
    caller = authenticate(ground, request.headers.get("Authorization"))
    now = ground.clock()
    allowance = current_app.extensions[_LIMITS].count(caller, now.timestamp())
    if allowance:
        g.allowance = allowance.headers()
    call = Call(ground, caller.id, now, reference=ids.get("user_id"))
    _check_ids(ids)
    arguments = {**ids, **_query(operation), **_body(operation, call)}
    arguments.pop("user_id", None)
    if call.reference is not None:
        users.provision(ground.database, caller.id, call.reference, now)
    run = partial(_run, operation, call, arguments)
    return once.run(call, run) if operation.method == "POST" else run(None)


def _query(operation: Operation) -> dict[str, Any]:
    values = query_values(request.args)
    if operation.query is not None:
        return {"query": validated(operation.query, values)}
    for name in values:
        raise ValidationError.of(name, "is no parameter of this call")
    return {}


def _body(operation: Operation, call: Call) -> dict[str, Any]:
    if request.method not in {"POST", "PATCH"}:
        return {}
    nothing = operation.body is None and not request.content_length and not request.content_type
    values = {} if nothing else operation.parse(request)
    call.fingerprint = fingerprint(request.method, request.path, values)
    return {"body": validated(operation.body, values)} if operation.body else {}


def _check_ids(ids: dict[str, str]) -> None:
    for name, value in ids.items():
        external = value.removeprefix(users.EXTERNAL)
        if name == "user_id" and external != value:
            if not (1 <= len(external) <= 100 and is_storable(external)):
                raise ValidationError.of("user_id", "after external: must have 1 to 100 characters")
        elif not is_id(value):
            raise NotFound


def _run(
    operation: Operation, call: Call, arguments: dict[str, Any], claim: Claim | None
) -> Response:
    """Prepares the call with no transaction open, then runs its function in one."""
    database = call.platform.database
    if operation.prepare is not None:
        if call.reference is not None:
            with database.reading() as session:
                call.user = users.find(session, call.client_id, call.reference)
        prepared = operation.prepare(call, arguments.pop("body"))
        if isinstance(prepared, Replay):
            return once.replay_later(call, claim, prepared)
        arguments["prepared"] = prepared
    if not operation.writes:
        with database.reading() as session:
            return json_response(_answer(operation, call, arguments, session), operation.status)
    with database.transaction() as session:
        body = _answer(operation, call, arguments, session)
        if claim is not None:
            idempotency.finish(session, claim, operation.status, body, call.user_id)
    return Response(status=204) if body is None else json_response(body, operation.status)


def _answer(
    operation: Operation, call: Call, arguments: dict[str, Any], session: Session
) -> dict[str, Any] | None:
    """What the call's function answers, in its envelope; None for a deletion."""
    call.session = session
    if call.reference is not None:
        find = users.lock if operation.writes else users.find
        call.user = find(session, call.client_id, call.reference)
    data = operation.view(call, **arguments)
    if operation.answers is None:
        return None
    if isinstance(data, Page):
        data = {
            operation.answers.plural: data.items,
            "has_more": data.next_cursor is not None,
            "next_cursor": data.next_cursor,
        }
    return envelope(operation.object_name, data)
