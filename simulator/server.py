"""The simulator put together: one Flask application, served by one process with threads."""

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from urllib.parse import urlsplit

from flask import Flask, Response, request
from flask.typing import ResponseReturnValue
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from simulator.control import control
from simulator.exchange import Exchange
from simulator.fake_model import running
from simulator.misbehave import current
from simulator.page import page
from simulator.panel import panel
from simulator.rest import rest

LARGEST_UPLOAD = 32 * 1024 * 1024
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def create_app(exchange: Exchange) -> Flask:
    """Return the application over one exchange."""
    app = Flask("simulator", static_folder=None)
    app.extensions["exchange"] = exchange
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_UPLOAD
    if exchange.options.host in LOOPBACK:
        app.before_request(_refuse_other_names)
    app.register_blueprint(rest)
    app.register_blueprint(control)
    app.register_blueprint(page)
    app.register_blueprint(panel)
    app.add_url_rule("/healthz", view_func=healthz)
    app.add_url_rule("/media/<token>", view_func=media)
    return app


def _refuse_other_names() -> ResponseReturnValue | None:
    """Refuse a host that is not this machine's own name.

    A page of another site could let its name lead here: its requests would then have one origin
    with the simulator.
    """
    name = urlsplit(f"//{request.host}").hostname
    return None if name in LOOPBACK else ({"error": "for this machine alone"}, 403)


def healthz() -> ResponseReturnValue:
    """Alive."""
    return {"status": "ok"}


def media(token: str) -> ResponseReturnValue:
    """Serve the bytes of an attachment to anyone who knows the address."""
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
    """Yield a server that listens at the options' address (port 0: any) and does not serve yet.

    Raises OSError where the port is taken.
    """
    options = exchange.options
    with (
        closing(exchange),
        socket.create_server((options.host, options.port), backlog=512) as listener,
    ):
        server = make_server(
            options.host,
            listener.getsockname()[1],
            create_app(exchange),
            threaded=True,
            request_handler=QuietHandler,
            fd=listener.fileno(),
        )
        exchange.url = f"http://{options.host}:{server.port}"
        has_model = options.model_port > 0
        try:
            with running(exchange.model, options.model_port) if has_model else nullcontext():
                yield server
        finally:
            server.server_close()
