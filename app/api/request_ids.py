"""X-Request-Id on every response: the caller's where it sent a sane one, else our own."""

import re

from flask import Flask, Response, g, request

from app.ids import new_ulid

_SANE = re.compile(r"[A-Za-z0-9._:-]{1,128}", re.ASCII)


def register(app: Flask) -> None:
    """Gives every request its id."""
    app.before_request(_take)
    app.after_request(_tell)


def _take() -> None:
    sent = request.headers.get("X-Request-Id", "")
    g.request_id = sent if _SANE.fullmatch(sent) else f"req_{new_ulid()}"


def _tell(response: Response) -> Response:
    response.headers["X-Request-Id"] = g.request_id
    return response
