"""X-Request-Id on every response, and one log line with it for every request that needs one.

The id is the caller's if it sent a well-formed one, else a new one. The workers send the MessageSid
and the step of the message for which they call.
"""

import re

import structlog
from flask import Flask, Request, Response, g, request

from app import request_line, tracing
from app.ids import new_ulid

_ACCEPTED = re.compile(r"[A-Za-z0-9._:-]{1,128}", re.ASCII)
# Callers may send any word as a method: only these are logged as they are.
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

log = structlog.get_logger()


def register(app: Flask) -> None:
    """Register the hooks that give every request, and every log line of it, its id."""
    app.before_request(_begin)
    app.after_request(_log_request)
    app.teardown_request(_restore_log_context)


def route_of(current: Request) -> str:
    """Return the pattern of the URL: its values and its query may be personal data."""
    return current.url_rule.rule if current.url_rule else "unknown"


def method_of(current: Request) -> str:
    """Return the method, or "other" for one that no operation has."""
    return current.method if current.method in _METHODS else "other"


def _begin() -> None:
    sent = request.headers.get("X-Request-Id", "")
    g.request_id = sent if _ACCEPTED.fullmatch(sent) else f"req_{new_ulid()}"
    request_line.begin()
    g.logged_before = structlog.contextvars.get_contextvars()
    structlog.contextvars.bind_contextvars(request_id=g.request_id)
    if request.path.startswith("/v1/"):
        name = f"{method_of(request)} {route_of(request)}"
        g.span = tracing.request_span(name, request.headers.get("traceparent", ""))
        g.span.__enter__()


def _log_request(response: Response) -> Response:
    response.headers["X-Request-Id"] = g.request_id
    tracing.note(request_id=g.request_id, status=response.status_code)
    if request_line.is_needed():
        log.info(
            "request",
            method=method_of(request),
            route=route_of(request),
            status=response.status_code,
            ms=request_line.elapsed_ms(),
        )
    return response


def _restore_log_context(_error: BaseException | None) -> None:
    """Restore the log context of this thread, which serves other requests next; end the span."""
    if span := g.pop("span", None):
        span.__exit__(None, None, None)
    before = g.pop("logged_before", None)
    if before is not None:
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(**before)
