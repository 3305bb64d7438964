"""Make spans with OpenTelemetry's SDK and send them over OTLP/HTTP (the extra `otel`)."""

import logging
import threading
import time
from collections.abc import Iterator, MutableMapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

import structlog
from opentelemetry.context import Context
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter, SpanExportResult
from opentelemetry.sdk.trace.id_generator import RandomIdGenerator
from opentelemetry.sdk.trace.sampling import ALWAYS_ON
from opentelemetry.trace import (
    NonRecordingSpan,
    Span,
    SpanContext,
    SpanKind,
    StatusCode,
    TraceFlags,
    get_current_span,
    set_span_in_context,
    use_span,
)
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from app import __version__
from app.observability import Program
from app.tracing.names import Attribute, ids_of

# A collector that is slow costs traces, and nobody a wait: spans are sent by a thread, and those
# that find the queue full are dropped (seconds; spans).
TIMEOUT = 5.0
QUEUE = 2048
# Seconds between two log lines about a collector that takes nothing.
LOGGED_EVERY = 60.0

# The ids of the span that is being made, where they are not random.
_given: ContextVar[tuple[int, int] | None] = ContextVar("given_ids", default=None)
_propagator = TraceContextTextMapPropagator()

log = structlog.get_logger()


class OpenTelemetry:
    """Makes spans of one process."""

    def __init__(self, endpoint: str, program: Program) -> None:
        """Send spans to `{endpoint}/v1/traces` from a thread."""
        # It would log each attempt while the collector is away.
        logging.getLogger("opentelemetry").setLevel(logging.CRITICAL)
        resource = {"service.name": f"ozzie-{program}", "service.version": __version__}
        self._provider = TracerProvider(
            sampler=ALWAYS_ON,
            resource=Resource.create(resource),
            id_generator=_Ids(),
            shutdown_on_exit=False,
        )
        exporter = _Exporter(OTLPSpanExporter(f"{endpoint}/v1/traces", timeout=TIMEOUT))
        self._processor = BatchSpanProcessor(exporter, max_queue_size=QUEUE)
        self._provider.add_span_processor(self._processor)
        self._tracer = self._provider.get_tracer("ozzie")

    def record_arrival(self, message_sid: str, outcome: str, seconds: float) -> None:
        """Make the span of a webhook, which begins the trace unless Twilio repeated it."""
        now = time.time_ns()
        begun, kind = now - round(seconds * 1e9), SpanKind.SERVER
        attributes = {"message_sid": message_sid, "outcome": outcome}
        is_first = outcome != "repeated"
        above = Context() if is_first else _context_of(message_sid)
        token = _given.set(ids_of(message_sid) if is_first else None)
        try:
            made = self._tracer.start_span("webhook", above, kind, attributes, None, begun)
        finally:
            _given.reset(token)
        made.end(now)

    @contextmanager
    def message_span(self, name: str, message_sid: str) -> Iterator[None]:
        """Make a span for the block, below the first one of the message's trace."""
        context = _context_of(message_sid)
        kind = SpanKind.CONSUMER
        with _within(self._tracer.start_span(name, context, kind, {"message_sid": message_sid})):
            yield

    @contextmanager
    def request_span(self, name: str, traceparent: str) -> Iterator[None]:
        """Make a span for the block, below the caller's."""
        context = _propagator.extract({"traceparent": traceparent}, Context())
        with _within(self._tracer.start_span(name, context, SpanKind.SERVER)):
            yield

    @contextmanager
    def span(self, name: str) -> Iterator[None]:
        """Make a span for the block, below the current one; outside of traces make none."""
        if not get_current_span().get_span_context().is_valid:
            yield
            return
        with _within(self._tracer.start_span(name, None, SpanKind.CLIENT)):
            yield

    def note(self, attributes: dict[str, Attribute]) -> None:
        """Add attributes to the current span."""
        get_current_span().set_attributes(attributes)

    def inject(self, headers: MutableMapping[str, str]) -> None:
        """Add `traceparent` of the current span."""
        _propagator.inject(headers)

    def flush(self, seconds: float) -> None:
        """Send what is queued, from a thread: the SDK itself waits for the collector."""
        sending = threading.Thread(target=self._processor.force_flush, daemon=True)
        sending.start()
        sending.join(seconds)


class _Ids(RandomIdGenerator):
    """Random ids, except for the first span of a message's trace."""

    def generate_trace_id(self) -> int:
        given = _given.get()
        return given[0] if given else super().generate_trace_id()

    def generate_span_id(self) -> int:
        given = _given.get()
        return given[1] if given else super().generate_span_id()


class _Exporter(SpanExporter):
    """Sends spans, and logs once in a while that the collector takes none."""

    def __init__(self, exporter: OTLPSpanExporter) -> None:
        self._exporter = exporter
        self._logged = -LOGGED_EVERY

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        result = self._exporter.export(spans)
        now = time.monotonic()
        if result is not SpanExportResult.SUCCESS and now - self._logged >= LOGGED_EVERY:
            self._logged = now
            log.warning("traces_not_sent", spans=len(spans))
        return result

    def shutdown(self) -> None:
        self._exporter.shutdown()  # type: ignore[no-untyped-call]  # theirs


def _context_of(message_sid: str) -> Context:
    """Return the context below the first span of a message's trace."""
    trace_id, span_id = ids_of(message_sid)
    first = SpanContext(trace_id, span_id, is_remote=True, trace_flags=TraceFlags(1))
    return set_span_in_context(NonRecordingSpan(first), Context())


@contextmanager
def _within(span: Span) -> Iterator[None]:
    """Make the span the current one of the block, and end it; an error leaves its type alone.

    OpenTelemetry itself would record the exception's message and its trace.
    """
    try:
        with use_span(span, record_exception=False, set_status_on_exception=False):
            yield
    except BaseException as error:
        span.set_attribute("error.type", type(error).__name__)
        span.set_status(StatusCode.ERROR)
        raise
    finally:
        span.end()
