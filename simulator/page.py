"""The phone on your desk: the chat page, its files, and the stream it listens to."""

import json
from collections.abc import Iterator

from flask import Blueprint, Response, jsonify
from flask.typing import ResponseReturnValue

from simulator.exchange import Exchange
from simulator.misbehave import current

page = Blueprint("page", __name__, static_folder="static", static_url_path="/static")

# Seconds without an event after which a line is sent to see whether the page is still there.
HEARTBEAT = 15.0


@page.after_request
def _secure(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = (
        "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-cache"
    return response


@page.get("/")
def index() -> ResponseReturnValue:
    """Serve the chat page."""
    return page.send_static_file("index.html")


@page.get("/scene")
def scene() -> ResponseReturnValue:
    """Who can write from the page, with what; their hints; and whether there is a side panel."""
    options = current().options
    described = options.scene.model_dump(exclude={"people": {"__all__": {"samples"}}})
    for person, shown in zip(options.scene.people, described["people"], strict=True):
        shown["samples"] = [
            {
                **sample.model_dump(exclude={"path"}),
                "path": f"/samples/{person.phone.removeprefix('+')}/{sample.name}",
            }
            for sample in person.samples
        ]
    return jsonify(**described, has_panel=bool(options.panel_url))


@page.get("/samples/<digits>/<name>")
def sample(digits: str, name: str) -> ResponseReturnValue:
    """Serve a file that a person can send."""
    people = current().options.scene.people
    samples = [each for person in people if person.phone == f"+{digits}" for each in person.samples]
    found = next((each for each in samples if each.name == name), None)
    if found is None or not found.path.is_file():
        return {"error": "no such sample"}, 404
    return Response(found.path.read_bytes(), content_type=found.content_type)


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
