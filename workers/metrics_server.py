"""Answer Prometheus in a worker, at WORKER_METRICS_PORT."""

import sys
import threading
from http.server import BaseHTTPRequestHandler
from socket import SHUT_RDWR, socket
from socketserver import ThreadingTCPServer
from typing import Any

import structlog

from app.config import Settings
from app.exposition import CONTENT_TYPE, Exposition, is_allowed
from app.logs import fault
from app.startup import StartupFault

# Seconds that one scrape may take, its request included.
PATIENCE = 10.0
# Connections at once. One more lets go of the one that waited longest, so that neither a stuck
# scraper nor strangers keep others from an answer, and all of them cost the worker few threads.
MOST = 8

log = structlog.get_logger()


def start_metrics_server(settings: Settings, exposition: Exposition) -> "MetricsServer | None":
    """Answer scrapes in a thread; None where WORKER_METRICS_PORT is not set.

    Other hosts are answered only where METRICS_TOKEN is set. Raises StartupFault where the port
    cannot be had.
    """
    if settings.worker_metrics_port is None:
        return None
    host = "0.0.0.0" if settings.metrics_token else "127.0.0.1"  # noqa: S104 - with a token only
    try:
        server = MetricsServer((host, settings.worker_metrics_port), settings, exposition)
    except OSError as error:
        raise StartupFault(
            f"WORKER_METRICS_PORT: {settings.worker_metrics_port} cannot be had: {error.strerror}"
        ) from None
    threading.Thread(target=server.serve_forever, name="metrics", daemon=True).start()
    return server


class MetricsServer(ThreadingTCPServer):
    """Serves up to MOST scrapes at once, each in a thread.

    http.server's own class would look up the host's name first, which may take long.
    """

    allow_reuse_address = True
    daemon_threads = True

    def __init__(
        self,
        address: tuple[str, int],
        settings: Settings,
        exposition: Exposition,
        patience: float = PATIENCE,
    ) -> None:
        """Listen at `address`; cut what takes longer than `patience` seconds. Raises OSError."""
        self.settings = settings
        self.exposition = exposition
        self._patience = patience
        self._lock = threading.Lock()
        self._open: dict[socket, None] = {}  # in the order they came
        super().__init__(address, _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Serve a connection in a thread of its own; make room for it first."""
        with self._lock:
            if len(self._open) >= MOST:
                oldest = next(iter(self._open))
                del self._open[oldest]
                _cut(oldest)
            self._open[request] = None
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Close a connection."""
        with self._lock:
            self._open.pop(request, None)
        super().shutdown_request(request)

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Serve a connection, which may take `patience` seconds in all."""
        timer = threading.Timer(self._patience, _cut, (request,))
        timer.daemon = True
        timer.start()
        try:
            super().finish_request(request, client_address)
        finally:
            timer.cancel()

    def handle_error(self, _request: Any, _client_address: Any) -> None:
        """Log what went wrong, without any word of the request."""
        error = sys.exc_info()[1]
        log.warning("scrape_failed", **(fault(error) if error else {}))


def _cut(connection: socket) -> None:
    try:
        connection.shutdown(SHUT_RDWR)
    except OSError:
        return  # it has ended by itself


class _Handler(BaseHTTPRequestHandler):
    server: MetricsServer
    server_version = "ozzie"
    sys_version = ""

    def do_GET(self) -> None:
        if self.path.partition("?")[0] != "/metrics":
            self._answer(404, b"Only /metrics is here.\n")
        elif self.server.settings.metrics_token and not is_allowed(
            self.server.settings, self.headers.get("Authorization", "")
        ):
            self._answer(401, b"Send Authorization: Bearer with METRICS_TOKEN.\n")
        else:
            self._answer(200, self.server.exposition.render(), CONTENT_TYPE)

    def _answer(self, status: int, body: bytes, kind: str = "text/plain") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if status == 401:
            self.send_header("WWW-Authenticate", "Bearer")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Log nothing: the base class would write each request's path and address."""
