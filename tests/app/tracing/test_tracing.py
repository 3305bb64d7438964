"""Traces: whose they are, what they hold, and that they cost nothing where they are off."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import startup, tracing
from app.config import Settings
from app.startup import StartupFault
from app.tracing.names import ids_of
from tests.support.collector import Collector, SentSpan, collecting
from tests.support.logged import Logged
from tests.support.system import ROOT

SID = "SM" + "7" * 32
TRACE, FIRST = (
    f"{number:0{digits}x}" for number, digits in zip(ids_of(SID), (32, 16), strict=True)
)


@pytest.fixture
def collector() -> Iterator[Collector]:
    """Yield a collector; a test that traces stops before it reads."""
    with collecting() as made:
        yield made
    tracing.stop()


def settings_for(url: str, folder: Path) -> Settings:
    return Settings.model_validate(
        {"OZZIE_ENV": "development", "OZZIE_DATA_DIR": folder, "otel_exporter_otlp_endpoint": url}
    )


@pytest.fixture
def traced(collector: Collector, tmp_path: Path) -> Collector:
    """Return the collector that this process sends its spans to."""
    tracing.start(settings_for(collector.url, tmp_path), "web")
    return collector


def sent(collector: Collector) -> dict[str, SentSpan]:
    """Send what is left and return the spans by name."""
    tracing.stop()
    return {span.name: span for span in collector.spans}


def test_off_neither_sdk_nor_exporter_is_imported() -> None:
    """Where the extra is installed redis-py imports OpenTelemetry's interfaces itself."""
    script = (
        "import sys, app.factory, app.model.engine, workers.__main__\n"
        "print([name for name in sys.modules if name == 'app.tracing.otel'\n"
        "       or name.startswith(('opentelemetry.sdk.trace', 'opentelemetry.exporter'))])"
    )
    printed = subprocess.check_output([sys.executable, "-c", script], cwd=ROOT, timeout=60)
    assert printed == b"[]\n"


def test_off_nothing_is_made() -> None:
    headers: dict[str, str] = {}
    with tracing.message_span("message", SID), tracing.span("api"):
        tracing.note(kind="text")
        tracing.inject(headers)
    assert headers == {}


def test_a_message_has_one_trace_that_its_sid_names(traced: Collector) -> None:
    headers: dict[str, str] = {}
    tracing.record_arrival(SID, "stored", seconds=0.5)
    with tracing.message_span("message", SID), tracing.span("api POST"):
        tracing.inject(headers)
        tracing.note(status=201, error=None)
    with tracing.request_span("POST /v1/users", headers["traceparent"]):
        pass
    spans = sent(traced)
    assert {span.trace_id for span in spans.values()} == {TRACE}
    webhook, message = spans["webhook"], spans["message"]
    call, request = spans["api POST"], spans["POST /v1/users"]
    assert (webhook.span_id, webhook.parent_id) == (FIRST, "")
    assert [message.parent_id, call.parent_id] == [FIRST, message.span_id]
    assert request.parent_id == call.span_id
    assert webhook.seconds == pytest.approx(0.5)
    assert webhook.attributes == {"message_sid": SID, "outcome": "stored"}
    assert call.attributes == {"status": 201}
    assert webhook.service == "ozzie-web"


def test_twilios_repetition_is_in_the_same_trace_and_does_not_begin_it(traced: Collector) -> None:
    tracing.record_arrival(SID, "repeated", seconds=0.1)
    webhook = sent(traced)["webhook"]
    assert (webhook.trace_id, webhook.parent_id) == (TRACE, FIRST)
    assert webhook.span_id != FIRST


def test_an_error_leaves_its_type_and_none_of_its_words(traced: Collector) -> None:
    with pytest.raises(ValueError, match="Maria"), tracing.message_span("message", SID):
        raise ValueError("Maria spent 45 on shoes")
    span = sent(traced)["message"]
    assert span.attributes == {"message_sid": SID, "error.type": "ValueError"}
    assert span.events == 0
    assert not any(b"Maria" in body for body in traced.raw)


def test_what_belongs_to_no_trace_is_not_sent(traced: Collector) -> None:
    with tracing.span("api GET"):
        tracing.note(status=200)
    with tracing.request_span("GET /v1/users", "nonsense"):
        pass
    assert list(sent(traced)) == ["GET /v1/users"]


def test_a_collector_that_takes_nothing_is_a_line_of_the_log(
    tmp_path: Path, logged: Logged
) -> None:
    with collecting(status=400) as refusing:
        tracing.start(settings_for(refusing.url, tmp_path), "worker")
        tracing.record_arrival(SID, "stored", seconds=0.1)
        tracing.stop()
        refusing.wait_for(bool)
    assert [(line["event"], line["level"]) for line in logged()] == [("traces_not_sent", "warning")]


def test_a_process_without_the_extra_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings_for("http://127.0.0.1:4318", tmp_path)
    startup.check_extras(settings)
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    with pytest.raises(StartupFault, match="OTEL_EXPORTER_OTLP_ENDPOINT: the extra otel"):
        startup.check_extras(settings)
