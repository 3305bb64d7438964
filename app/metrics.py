"""Counters for Prometheus, right with several processes (PROMETHEUS_MULTIPROC_DIR)."""

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import REGISTRY

webhooks = Counter(
    "ozzie_webhooks_total", "Calls of Twilio's at the door, by what became of them.", ["outcome"]
)
requests = Counter("ozzie_requests_total", "Requests to the API.", ["endpoint", "status"])
latency = Histogram("ozzie_request_seconds", "Seconds a request to the API took.", ["endpoint"])


def render(multiprocess_dir: str | None = None) -> bytes:
    """All metrics in Prometheus' text form, summed over the processes that share the folder."""
    if not multiprocess_dir:
        return generate_latest(REGISTRY)
    registry = CollectorRegistry()
    MultiProcessCollector(registry, path=multiprocess_dir)  # type: ignore[no-untyped-call]  # theirs
    return generate_latest(registry)
