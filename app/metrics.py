"""Metrics for Prometheus, correct with several processes (PROMETHEUS_MULTIPROC_DIR).

docs/operations/monitoring.md explains each. Labels have few values, all of them of the code: never
an id, a phone number or an address. The module that knows the values of a label shows them as 0
from the start, because Prometheus sees no rise in a series that begins with 1.
"""

from collections.abc import Iterable
from itertools import product

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import REGISTRY

from app import metrics_files

metrics_files.install()
# They would be one more series for each counter.
disable_created_metrics()  # type: ignore[no-untyped-call]  # theirs

# Seconds: an answer of a few milliseconds, the API's deadlines (25 s), and a message that waited.
BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 25.0, 60.0, 120.0)

build_info = Gauge(
    "ozzie_build_info",
    "1, with the version and the program.",
    ["version", "program"],
    multiprocess_mode="livemax",
)
webhooks = Counter("ozzie_webhooks_total", "Webhook calls, by outcome.", ["outcome"])
refused_jobs = Counter(
    "ozzie_jobs_refused_total",
    "Jobs in Redis that were refused because they are not ours, by reason.",
    ["reason"],
)
dropped = Counter(
    "ozzie_requests_dropped_total",
    "Requests that were not received whole: too slow, too large, malformed, or too many at once.",
    ["area", "reason"],
)
requests = Counter("ozzie_requests_total", "Requests to the API.", ["endpoint", "status"])
latency = Histogram(
    "ozzie_request_seconds", "Seconds a request to the API took.", ["endpoint"], buckets=BUCKETS
)
documents = Counter(
    "ozzie_documents_total", "Documents and recordings read, by outcome.", ["kind", "outcome"]
)
child_deaths = Counter(
    "ozzie_document_child_deaths_total",
    "Child processes that ended while they read a document, by reason.",
    ["reason"],
)

configuration_errors = Counter(
    "ozzie_configuration_errors_total",
    "Attempts that failed for a wrong setting of ours, by the variable to set; messages wait.",
    ["variable"],
)
reply_seconds = Histogram(
    "ozzie_reply_seconds",
    "Seconds from a message's arrival until Twilio took its reply, by the message's kind.",
    ["kind"],
    buckets=BUCKETS,
)
replies = Counter(
    "ozzie_replies_total",
    "Replies that reached a state, with Twilio's error code where they failed.",
    ["state", "code"],
)
twilio_calls = Counter(
    "ozzie_twilio_calls_total", "Calls of Twilio, by HTTP status.", ["operation", "status"]
)
api_calls = Counter("ozzie_api_calls_total", "Workers' calls of our API.", ["status"])
flood_waits = Counter(
    "ozzie_flood_waits_total", "Conversations made to wait, because one person sent too many."
)
crashes = Counter(
    "ozzie_message_crashes_total", "Attempts at a message that ended by an unexpected error."
)
slots_busy = Gauge(
    "ozzie_slots_busy", "Conversations that workers process now.", multiprocess_mode="livesum"
)
slots = Gauge(
    "ozzie_slots", "Conversations that workers can process at once.", multiprocess_mode="livesum"
)

connections_used = Gauge(
    "ozzie_database_connections_in_use",
    "Connections to PostgreSQL that threads hold now.",
    multiprocess_mode="livesum",
)
connections_allowed = Gauge(
    "ozzie_database_connections",
    "Connections to PostgreSQL that the processes may hold.",
    multiprocess_mode="livesum",
)
pool_timeouts = Counter(
    "ozzie_database_pool_timeouts_total", "Waits for a connection that ended without one."
)

model_calls = Counter(
    "ozzie_model_calls_total",
    "Calls of models, and calls that were not made, by purpose, model and outcome.",
    ["purpose", "model", "outcome"],
)
model_tokens = Counter("ozzie_model_tokens_total", "Tokens, by model and kind.", ["model", "kind"])
model_cost = Counter(
    "ozzie_model_cost_dollars_total", "Cost of models in US dollars, by purpose.", ["purpose"]
)
model_seconds = Histogram(
    "ozzie_model_call_seconds", "Seconds that a call of a model took.", ["purpose"], buckets=BUCKETS
)


def start_at_zero(metric: Counter, *values: Iterable[str]) -> None:
    """Show a counter with each combination of these values of its labels, as 0."""
    for labels in product(*values):
        metric.labels(*labels)


def render(multiprocess_dir: str | None = None) -> bytes:
    """Return all metrics in Prometheus' text format, summed over the folder's processes."""
    if not multiprocess_dir:
        return generate_latest(REGISTRY)
    registry = CollectorRegistry()
    MultiProcessCollector(registry, path=multiprocess_dir)  # type: ignore[no-untyped-call]  # theirs
    return generate_latest(registry)
