"""Answers that go wrong, in Twilio's own shape or by no answer at all."""

import contextlib
import math
import socket
from collections.abc import Mapping

from flask import Response, current_app, g, jsonify, request
from flask.typing import ResponseReturnValue

from simulator.exchange import Exchange
from simulator.faults import Fault


def current() -> Exchange:
    """The exchange behind the request at hand."""
    found: Exchange = current_app.extensions["exchange"]
    return found


def error(
    status: int, code: int, message: str, headers: Mapping[str, str] | None = None
) -> ResponseReturnValue:
    """An error as Twilio's REST API words it."""
    about = f"https://www.twilio.com/docs/errors/{code}"
    body = jsonify(code=code, message=message, more_info=about, status=status)
    return body, status, dict(headers or {})


def act(fault: Fault) -> ResponseReturnValue:
    """Does to the request at hand what the fault says."""
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
    """Closes the connection without a word; what is returned reaches nobody."""
    g.cut = 0
    with contextlib.suppress(OSError):
        connection: socket.socket = request.environ["werkzeug.socket"]
        connection.shutdown(socket.SHUT_RDWR)
    return Response(status=500)
