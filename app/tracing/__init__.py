"""Traces for OpenTelemetry: one for each message, from its webhook to its reply.

Off unless OTEL_EXPORTER_OTLP_ENDPOINT is set: then nothing of OpenTelemetry is imported, and each
call here returns at once. A trace's id is made of the MessageSid, so that web and workers agree on
it without storing anything, and who knows a message's sid finds its trace.

Spans hold names of the code, ids, statuses and types of errors; nothing that a person wrote, no
address, no statement of SQL, and no message of an exception.
"""

from collections.abc import MutableMapping
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol

from app.config import Settings
from app.observability import FLUSH_SECONDS, Program
from app.tracing.names import Attribute


class Tracing(Protocol):
    """What makes and sends spans (app.tracing.otel)."""

    def record_arrival(self, message_sid: str, outcome: str, seconds: float) -> None:
        """Make the first span of a message's trace: a webhook that took so long and ends now."""
        ...

    def message_span(self, name: str, message_sid: str) -> AbstractContextManager[None]:
        """Return a span for the block, in the message's trace."""
        ...

    def request_span(self, name: str, traceparent: str) -> AbstractContextManager[None]:
        """Return a span for the block, in the caller's trace if it named one."""
        ...

    def span(self, name: str) -> AbstractContextManager[None]:
        """Return a span for the block, within the current one."""
        ...

    def note(self, attributes: dict[str, Attribute]) -> None:
        """Add attributes to the current span."""
        ...

    def inject(self, headers: MutableMapping[str, str]) -> None:
        """Add `traceparent` to the headers of a request."""
        ...

    def flush(self, seconds: float) -> None:
        """Send what is still to be sent, and wait `seconds` at most."""
        ...


_NOTHING: AbstractContextManager[None] = nullcontext()
# One of this process, where it traces.
_active: list[Tracing] = []


def start(settings: Settings, program: Program) -> None:
    """Trace from now on where an endpoint is set: once in a process, after any fork."""
    if not settings.otel_exporter_otlp_endpoint:
        return
    from app.tracing.otel import OpenTelemetry

    _active[:] = [OpenTelemetry(settings.otel_exporter_otlp_endpoint, program)]


def stop() -> None:
    """Send what is still to be sent, FLUSH_SECONDS at most, and trace no longer."""
    if tracing := _current():
        tracing.flush(FLUSH_SECONDS)
    _active.clear()


def record_arrival(message_sid: str, outcome: str, seconds: float) -> None:
    """Record a webhook of a message, which took `seconds` and ends now."""
    if tracing := _current():
        tracing.record_arrival(message_sid, outcome, seconds)


def message_span(name: str, message_sid: str) -> AbstractContextManager[None]:
    """Return a span for the block, in the message's trace."""
    tracing = _current()
    return tracing.message_span(name, message_sid) if tracing else _NOTHING


def request_span(name: str, traceparent: str) -> AbstractContextManager[None]:
    """Return a span for the block, in the trace that `traceparent` (W3C) names, if it does."""
    tracing = _current()
    return tracing.request_span(name, traceparent) if tracing else _NOTHING


def span(name: str) -> AbstractContextManager[None]:
    """Return a span for the block, within the current one."""
    tracing = _current()
    return tracing.span(name) if tracing else _NOTHING


def note(**attributes: Attribute | None) -> None:
    """Add attributes to the current span; None is left out."""
    if tracing := _current():
        tracing.note({name: value for name, value in attributes.items() if value is not None})


def inject(headers: MutableMapping[str, str]) -> None:
    """Add `traceparent` to the headers of a request, where there is a trace."""
    if tracing := _current():
        tracing.inject(headers)


def _current() -> Tracing | None:
    """Return what traces; another thread may stop it at any moment."""
    return next(iter(_active), None)
