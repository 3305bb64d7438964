"""Carry out faults of the REST API: Twilio's errors, late answers, or no answer at all."""

import contextlib
import math
import socket
from collections.abc import Mapping

from flask import Response, current_app, g, jsonify, request
from flask.typing import ResponseReturnValue

from simulator.exchange import Exchange
from simulator.faults import Fault


def current() -> Exchange:
    """Return the exchange of the current request."""
    found: Exchange = current_app.extensions["exchange"]
    return found


def error(
    status: int, code: int, message: str, headers: Mapping[str, str] | None = None
) -> ResponseReturnValue:
    """Return an error in the format of Twilio's REST API."""
    about = f"https://www.twilio.com/docs/errors/{code}"
    body = jsonify(code=code, message=message, more_info=about, status=status)
    return body, status, dict(headers or {})


def act(fault: Fault) -> ResponseReturnValue:
    """Apply a fault to the current request."""
    g.fault = fault.kind
    if fault.kind == "rate_limited":
        after = {"Retry-After": str(math.ceil(fault.seconds))}
        return error(429, 20429, "Too Many Requests", after)
    if fault.kind == "error":
        return error(fault.status, fault.code, "An error on demand")
    if fault.kind == "hang":
        current().closing.wait(fault.seconds)
    return cut()


def cut() -> Response:
    """Close the connection without an answer; what is returned reaches nobody."""
    g.cut = 0
    with contextlib.suppress(OSError):
        connection: socket.socket = request.environ["werkzeug.socket"]
        connection.shutdown(socket.SHUT_RDWR)
    return Response(status=500)
