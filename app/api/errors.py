"""The one error handler: every failure leaves in the one shape, its headers kept."""

from typing import Any

import structlog
from flask import Flask, Response, g
from werkzeug.exceptions import HTTPException

from app.api.responses import json_response
from app.db import DatabaseAway
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
    """Makes every error of `app` leave in the one shape."""
    app.register_error_handler(OzzieError, render)
    app.register_error_handler(HTTPException, _render_http)
    for away in DatabaseAway:
        app.register_error_handler(away, _render_database_away)
    app.register_error_handler(Exception, _render_unexpected)


def error_body(error: OzzieError, request_id: str) -> dict[str, Any]:
    """`{"error": {"code", "message", "details"?, "request_id"}}`, with the error's own extras."""
    body: dict[str, Any] = {"code": error.code, "message": error.message, **error.extra}
    if error.details:
        body["details"] = [{"field": d.field, "message": d.message} for d in error.details]
    return {"error": {**body, "request_id": request_id}}


def render(error: OzzieError) -> Response:
    """The response of an error that a caller is told."""
    response = json_response(error_body(error, g.get("request_id", "")), error.status)
    response.headers.update(error.headers)
    return response


def _render_http(error: HTTPException) -> Response:
    """Flask's and Werkzeug's own errors; what their headers say (Allow) stays."""
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


def _render_database_away(error: Exception) -> Response:
    log.error("database_away", request_id=g.get("request_id"), **fault(error))
    return render(ServiceUnavailable())


def _render_unexpected(error: Exception) -> Response:
    """Our fault: the log has the traceback, the caller nothing of it."""
    log.error("request_failed", request_id=g.get("request_id"), **fault(error))
    return render(InternalError())
