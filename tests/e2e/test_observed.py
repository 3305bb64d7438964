"""A running system as its operator sees it: figures of all processes, and one trace a message."""

import time
from collections.abc import Callable, Iterator

import httpx
import psutil
import pytest

from app import __version__
from app.tracing.names import ids_of
from tests.support.collector import Collector, SentSpan, collecting
from tests.support.e2e import Person, running_system, someone
from tests.support.scrapes import samples
from tests.support.system import System
from tests.support.valkey import free_port

TOKEN = "a-token-of-the-tests"
WORDS = "spent 45 on groceries"


@pytest.fixture(scope="module")
def collector() -> Iterator[Collector]:
    """Yield a collector of traces."""
    with collecting() as made:
        yield made


@pytest.fixture(scope="module")
def ozzie(
    fresh_database_url: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
    collector: Collector,
) -> Iterator[System]:
    """Yield two web processes and a worker, watched."""
    with running_system(
        fresh_database_url("postgresql"),
        tmp_path_factory.mktemp("observed"),
        WEB_CONCURRENCY="2",
        METRICS_TOKEN=TOKEN,
        WORKER_METRICS_PORT=str(free_port()),
        OTEL_EXPORTER_OTLP_ENDPOINT=collector.url,
        OTEL_BSP_SCHEDULE_DELAY="100",  # OpenTelemetry's own variable, milliseconds
    ) as made:
        yield made


@pytest.fixture(scope="module")
def maria(ozzie: System) -> Person:
    """Return a person whose first message was answered and delivered."""
    person = someone(ozzie)
    person.writes(WORDS)
    assert person.reads(1, seconds=60)
    eventually(ozzie, ozzie.port, {'ozzie_replies_total{code="",state="delivered"}': 1})
    return person


def scrape(ozzie: System, port: int) -> dict[str, float]:
    """Return what a process answers to who has the token."""
    url = f"http://127.0.0.1:{port}/metrics"
    answer = httpx.get(url, headers={"Authorization": f"Bearer {TOKEN}"}, timeout=30)
    assert answer.status_code == 200
    return samples(answer.text)


def eventually(ozzie: System, port: int, expected: dict[str, float]) -> None:
    """Wait until a scrape has these values."""
    deadline = time.monotonic() + 60
    while True:
        found = scrape(ozzie, port)
        values = {name: found.get(name) for name in expected}
        if values == expected:
            return
        assert time.monotonic() < deadline, values
        time.sleep(0.1)


def worker_port(ozzie: System) -> int:
    return int(ozzie.environment["WORKER_METRICS_PORT"])


def test_web_and_worker_count_a_message_on_its_whole_way(ozzie: System, maria: Person) -> None:
    eventually(
        ozzie,
        ozzie.port,
        {
            'ozzie_webhooks_total{outcome="stored"}': 1,
            'ozzie_webhooks_total{outcome="forbidden"}': 0,
            'ozzie_replies_total{code="",state="delivered"}': 1,
            'ozzie_replies_total{code="63016",state="failed"}': 0,
            'ozzie_messages{state="received"}': 0,
            "ozzie_workers": 1,
        },
    )
    eventually(
        ozzie,
        worker_port(ozzie),
        {
            'ozzie_replies_total{code="",state="queued"}': 1,
            'ozzie_reply_seconds_count{kind="text"}': 1,
            'ozzie_twilio_calls_total{operation="send",status="201"}': 1,
            'ozzie_api_calls_total{status="201"}': 1,
            'ozzie_messages{state="received"}': 0,
            "ozzie_slots": 32,
            "ozzie_slots_busy": 0,
            "ozzie_database_connections": 5,
        },
    )
    for port in (ozzie.port, worker_port(ozzie)):
        assert httpx.get(f"http://127.0.0.1:{port}/metrics", timeout=30).status_code == 401


def test_a_web_process_that_died_leaves_its_counts_and_takes_its_gauges_along(
    ozzie: System, maria: Person
) -> None:
    (web, _worker) = ozzie.processes
    eventually(ozzie, ozzie.port, {"ozzie_database_connections": 6})
    children = psutil.Process(web.pid).children()
    for child in children:
        child.kill()
    psutil.wait_procs(children, timeout=30)

    def all_are_new() -> bool:
        alive = [child.pid for child in psutil.Process(web.pid).children()]
        return len(alive) == 2 and not {child.pid for child in children} & set(alive)

    ozzie.twilio.wait(all_are_new, 60)
    ozzie.wait_ready(web)
    eventually(
        ozzie,
        ozzie.port,
        {
            "ozzie_database_connections": 6,
            'ozzie_webhooks_total{outcome="stored"}': 1,
            f'ozzie_build_info{{program="web",version="{__version__}"}}': 1,
        },
    )


def test_a_message_has_one_trace_from_its_webhook_to_its_reply(
    ozzie: System, maria: Person, collector: Collector
) -> None:
    sid = str(ozzie.twilio.messages()[0]["sid"])
    trace = f"{ids_of(sid)[0]:032x}"

    def of_message() -> dict[str, SentSpan]:
        return {span.name: span for span in collector.spans if span.trace_id == trace}

    wanted = {"webhook", "message", "api POST", "send reply"}
    submitting = "POST /v1/users/<user_id>/transactions"
    collector.wait_for(lambda _spans: of_message().keys() >= wanted | {submitting})
    spans = of_message()
    assert spans["webhook"].parent_id == ""
    assert spans["message"].parent_id == spans["webhook"].span_id
    assert spans["api POST"].parent_id == spans["message"].span_id
    assert spans[submitting].parent_id == spans["api POST"].span_id
    assert spans["send reply"].parent_id == spans["message"].span_id
    services = {span.name: span.service for span in spans.values()}
    assert (services["webhook"], services["message"]) == ("ozzie-web", "ozzie-worker")
    assert spans["message"].attributes["state"] == "done"
    everything = b"".join(collector.raw)
    for personal in (WORDS, "groceries", maria.phone, maria.phone[1:], "SELECT", "INSERT"):
        assert personal.encode() not in everything
