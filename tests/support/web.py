"""The real web application under a real HTTP server, in a thread of the test's own process."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from werkzeug.serving import WSGIRequestHandler, make_server

from app.config import Settings
from app.factory import create_app
from app.queue import connect


class _QuietHandler(WSGIRequestHandler):
    def log(self, *_: object) -> None:
        pass


@contextmanager
def serving(settings: Settings) -> Iterator[None]:
    """Serve the web process of these settings at their port, on loopback."""
    client = connect(settings.redis_url, timeout=20)
    app = create_app(settings, redis_client=client)
    server = make_server(
        "127.0.0.1", settings.port, app, threaded=True, request_handler=_QuietHandler
    )
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        app.extensions["ozzie"].database.close()
        client.close()
        client.connection_pool.disconnect()
