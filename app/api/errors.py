"""The error handlers: every failure is answered in one shape, with its headers."""

from typing import Any

import structlog
from flask import Flask, Response, g, request
from werkzeug.exceptions import HTTPException

from app.api.request_ids import method_of, route_of
from app.api.responses import json_response
from app.db import DatabaseUnavailable
from app.errors import (
    InternalError,
    MethodNotAllowed,
    NotFound,
    OzzieError,
    PayloadTooLarge,
    ServiceUnavailable,
    UnsupportedMediaType,
    ValidationError,
)
from app.logs import fault

log = structlog.get_logger()

_BY_STATUS: dict[int, type[OzzieError]] = {
    error.status: error
    for error in (NotFound, MethodNotAllowed, UnsupportedMediaType, PayloadTooLarge)
}


def register(app: Flask) -> None:
    """Register the error handlers with `app`."""
    app.register_error_handler(OzzieError, render)
    app.register_error_handler(HTTPException, _render_http)
    for away in DatabaseUnavailable:
        app.register_error_handler(away, _render_database_unavailable)
    app.register_error_handler(Exception, _render_unexpected)


def error_body(error: OzzieError, request_id: str) -> dict[str, Any]:
    """Return the body of an error: its code, message, details and extras, and the request's id."""
    body: dict[str, Any] = {"code": error.code, "message": error.message, **error.extra}
    if error.details:
        body["details"] = [{"field": d.field, "message": d.message} for d in error.details]
    return {"error": {**body, "request_id": request_id}}


def render(error: OzzieError) -> Response:
    """Return the response for an error."""
    response = json_response(error_body(error, g.get("request_id", "")), error.status)
    response.headers.update(error.headers)
    return response


def _render_http(error: HTTPException) -> Response:
    """Return the response for an error of Flask or Werkzeug, with its Allow header."""
    ours: OzzieError
    if error.code in _BY_STATUS:
        ours = _BY_STATUS[error.code]()
    elif error.code and error.code < 500:
        ours = ValidationError("The request could not be understood. Check its form and retry.")
    else:
        return _render_unexpected(error)
    if allowed := dict(error.get_headers()).get("Allow"):
        ours.headers["Allow"] = allowed
    return render(ours)


def _render_database_unavailable(error: Exception) -> Response:
    log.error("database_unavailable", route=route_of(request), **fault(error))
    return render(ServiceUnavailable())


def _render_unexpected(error: Exception) -> Response:
    """Log an unexpected error with its stack frames, and answer without any detail of it."""
    log.error("request_failed", method=method_of(request), route=route_of(request), exc_info=error)
    return render(InternalError())
