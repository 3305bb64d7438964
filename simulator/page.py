"""The phone on your desk: the chat page, its files, and the stream it listens to."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from flask import Blueprint, Response, jsonify
from flask.typing import ResponseReturnValue

from simulator.exchange import Exchange
from simulator.misbehave import current

page = Blueprint("page", __name__, static_folder="static", static_url_path="/static")

# Seconds without an event after which a line is sent to see whether the page is still there.
HEARTBEAT = 15.0


@page.after_request
def _secure(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = "default-src 'self'; img-src 'self' blob: data:"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-cache"
    return response


@page.get("/")
def index() -> ResponseReturnValue:
    """The chat page."""
    return page.send_static_file("index.html")


@page.get("/people")
def people() -> ResponseReturnValue:
    """Who can write from the page."""
    return jsonify(people=[asdict(person) for person in current().options.people])


@page.get("/events")
def events() -> ResponseReturnValue:
    """Every message as it is, then all that happens, as server-sent events."""
    headers = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
    return Response(_stream(current()), content_type="text/event-stream", headers=headers)


def _stream(exchange: Exchange) -> Iterator[str]:
    for event in exchange.store.listen(HEARTBEAT):
        if exchange.closing.is_set():
            return
        yield f"data: {json.dumps(event)}\n\n" if event else ": still here\n\n"
