"""The simulator put together: one Flask application, served by one process with threads."""

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager

from flask import Flask, Response
from flask.typing import ResponseReturnValue
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from simulator.control import control
from simulator.exchange import Exchange
from simulator.misbehave import current
from simulator.page import page
from simulator.rest import rest

LARGEST_UPLOAD = 32 * 1024 * 1024


def create_app(exchange: Exchange) -> Flask:
    """The application over one exchange."""
    app = Flask("simulator", static_folder=None)
    app.extensions["exchange"] = exchange
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_UPLOAD
    app.register_blueprint(rest)
    app.register_blueprint(control)
    app.register_blueprint(page)
    app.add_url_rule("/healthz", view_func=healthz)
    app.add_url_rule("/media/<token>", view_func=media)
    return app


def healthz() -> ResponseReturnValue:
    """Alive."""
    return {"status": "ok"}


def media(token: str) -> ResponseReturnValue:
    """The bytes of a medium, to whoever knows where they lie."""
    found = current().store.medium(token)
    if found is None:
        return {"error": "no such medium"}, 404
    # As a download: a document of a person must not run as a page of this address.
    headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"}
    return Response(found.content, content_type=found.content_type, headers=headers)


class QuietHandler(WSGIRequestHandler):
    """Answers at once (no Nagle), and logs nothing: what happened is in the control API's log."""

    disable_nagle_algorithm = True

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Says nothing."""


@contextmanager
def listening(exchange: Exchange) -> Iterator[BaseWSGIServer]:
    """A server that listens at the options' address (port 0: any) and is yet to serve.

    Raises OSError where the port is taken.
    """
    options = exchange.options
    with closing(exchange), socket.create_server((options.host, options.port), backlog=512) as door:
        server = make_server(
            options.host,
            door.getsockname()[1],
            create_app(exchange),
            threaded=True,
            request_handler=QuietHandler,
            fd=door.fileno(),
        )
        exchange.url = f"http://{options.host}:{server.port}"
        try:
            yield server
        finally:
            server.server_close()
