"""A collector of traces: takes OTLP over HTTP on loopback."""

import http.server
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest


@dataclass(frozen=True)
class SentSpan:
    """A span as the collector got it; ids in hexadecimal digits."""

    service: str
    name: str
    trace_id: str
    span_id: str
    parent_id: str
    attributes: dict[str, Any]
    events: int
    seconds: float


@dataclass
class Collector:
    """What was sent to `url`; `raw` are the bodies themselves."""

    url: str = ""
    status: int = 200
    raw: list[bytes] = field(default_factory=list)
    spans: list[SentSpan] = field(default_factory=list)

    def take(self, body: bytes) -> None:
        """Read one request."""
        self.raw.append(body)
        sent = ExportTraceServiceRequest.FromString(body)
        for resource in sent.resource_spans:
            about = _values(resource.resource.attributes)
            for scope in resource.scope_spans:
                self.spans += [_span(about["service.name"], one) for one in scope.spans]

    def wait_for(self, until: Callable[[list[SentSpan]], bool], seconds: float = 60) -> None:
        """Wait until the spans are as they should be."""
        deadline = time.monotonic() + seconds
        while not until(self.spans):
            assert time.monotonic() < deadline, [(one.service, one.name) for one in self.spans]
            time.sleep(0.05)


@contextmanager
def collecting(status: int = 200) -> Iterator[Collector]:
    """Yield a collector that answers with this status."""
    made = Collector(status=status)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.path == "/v1/traces":
                made.take(body)
            self.send_response(made.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    made.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()


def _span(service: str, span: Any) -> SentSpan:
    return SentSpan(
        service=service,
        name=span.name,
        trace_id=span.trace_id.hex(),
        span_id=span.span_id.hex(),
        parent_id=span.parent_span_id.hex(),
        attributes=_values(span.attributes),
        events=len(span.events),
        seconds=(span.end_time_unix_nano - span.start_time_unix_nano) / 1e9,
    )


def _values(attributes: Any) -> dict[str, Any]:
    return {one.key: getattr(one.value, one.value.WhichOneof("value")) for one in attributes}
