"""A fake Sentry: takes envelopes over HTTP as Sentry's does, and keeps them."""

import gzip
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class FakeSentry:
    """`dsn` for SENTRY_DSN; `envelopes` is all that was sent, as text.

    While `hanging` is set it takes what is sent and answers nothing until `close`.
    """

    dsn: str = ""
    envelopes: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    hanging: bool = False
    closed: threading.Event = field(default_factory=threading.Event)

    @property
    def events(self) -> list[dict[str, Any]]:
        """Return the reported errors: each envelope is a header, an item's header and the item."""
        return [json.loads(envelope.splitlines()[2]) for envelope in self.envelopes]

    def wait_for(self, count: int, seconds: float = 60) -> list[dict[str, Any]]:
        """Wait for `count` reported errors and return them. Raises TimeoutError."""
        deadline = time.monotonic() + seconds
        while len(self.envelopes) < count:
            if time.monotonic() > deadline:
                raise TimeoutError(self.envelopes)
            time.sleep(0.02)
        return self.events


@contextmanager
def fake_sentry() -> Iterator[FakeSentry]:
    """Run a fake Sentry on a free port of loopback."""
    sentry = FakeSentry()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.headers.get("Content-Encoding") == "gzip":
                body = gzip.decompress(body)
            sentry.paths.append(self.path)
            sentry.envelopes.append(body.decode())
            if sentry.hanging:
                sentry.closed.wait()
                return
            self.send_response(200)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_: Any) -> None:
            """Log nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    sentry.dsn = f"http://public@127.0.0.1:{server.server_port}/1"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield sentry
    finally:
        sentry.closed.set()
        server.shutdown()
        server.server_close()
        thread.join()
