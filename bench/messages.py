"""Measure what a message costs: `python -m bench.messages [--postgresql]`.

Measured from the webhook to the request that Twilio gets; the API and Twilio are fake servers on
loopback. Every figure is a ratio to a floor of the same run, or is printed with its bound.
"""

import argparse
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from subprocess import Popen

import httpx
from sqlalchemy import insert

from app.db import Database, table
from app.ids import new_id
from app.models import Conversation, InboundMessage, User
from bench.ground import PEOPLE, Ground, ground, populate
from bench.programs import cpu_seconds, fake_services, memory_mb, program, wait_for
from bench.webhooks import person, send
from tests.support.clock import FixedClock
from tests.support.valkey import free_port

NUMBER = "+14155238886"


# Kept: to make a client costs as much as several messages, and the looks must not weigh.
_http = httpx.Client(timeout=10)


def phones(count: int = PEOPLE) -> list[str]:
    """Return the phones of the first people."""
    return [person(number) for number in range(count)]


def seen(url: str) -> list[tuple[float, str]]:
    """Return when Twilio was asked to send, and to whom."""
    return [(moment, to) for moment, to in _http.get(f"{url}/_seen").json()]


def wait_for_replies(url: str, count: int, seconds: float = 120) -> list[tuple[float, str]]:
    """Wait until Twilio was asked for so many replies."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = seen(url)
        if len(found) >= count:
            return found
        time.sleep(0.25)
    raise TimeoutError(f"{len(seen(url))} of {count}")


def measure_webhook(at: Ground) -> None:
    """CPU a request against a null view; p99 while workers are saturated and the API hangs."""
    count = 3000
    port = free_port()
    null_cpu, null_p99 = _null(count)
    with fake_services(hang=True) as outside:
        environment = at.environment(outside, port)
        with (
            program("gunicorn", "app.wsgi:app", environment=environment) as web,
            program("workers", environment=environment),
        ):
            wait_for(f"http://127.0.0.1:{port}/readyz")
            send(f"http://127.0.0.1:{port}", phones(), 100)
            cpu, p99 = _load(web, port, count)
    print(
        f"webhook: CPU {cpu * 1e6:.0f} µs a request, null {null_cpu * 1e6:.0f} µs: "
        f"{cpu / null_cpu:.1f} × (bound 5)"
    )
    print(
        f"webhook: p99 at 100/s {p99:.1f} ms, null {null_p99:.1f} ms: "
        f"{p99 / null_p99:.1f} × (bound 3)"
    )


def _null(count: int) -> tuple[float, float]:
    """Return the floor: CPU seconds for a request and p99 (ms) of a view that does nothing."""
    port = free_port()
    # The same gunicorn, without what its settings do for the product alone.
    arguments = "--config /dev/null --worker-class gthread --threads 16 --workers 1 --preload"
    arguments += f" --no-control-socket --bind 127.0.0.1:{port} --keep-alive 75"
    with program("gunicorn", "bench.null_view:app", *arguments.split(), environment={}) as null:
        wait_for(f"http://127.0.0.1:{port}/readyz")
        return _load(null, port, count)


def _load(web: "Popen[bytes]", port: int, count: int) -> tuple[float, float]:
    url = f"http://127.0.0.1:{port}"
    send(url, phones(), 300)
    before = cpu_seconds(web)
    sent = send(url, phones(), count)
    assert sent.failures == 0, sent.failures
    cpu = (cpu_seconds(web) - before) / count
    paced = send(url, phones(), 1000, rate=100)
    assert paced.failures == 0
    return cpu, paced.p99_ms()


def workers(at: Ground, count: int, slots: int, messages: int) -> tuple[float, float, float]:
    """Measure the workers with calls of 300 ms.

    Returns messages a second, CPU seconds for a message over webhook and workers, and
    megabytes of a worker: `count` worker processes with `slots` each.
    """
    port = free_port()
    with fake_services(wait_ms=300) as outside:
        environment = at.environment(outside, port, WORKER_CONCURRENCY=str(slots))
        with program("gunicorn", "app.wsgi:app", environment=environment) as web:
            url = f"http://127.0.0.1:{port}"
            wait_for(f"{url}/readyz")
            with _many_workers(count, environment) as processes:
                send(url, phones(), 2 * slots * count)
                wait_for_replies(outside, 2 * slots * count)
                _http.get(f"{outside}/_clear")
                before = sum(cpu_seconds(p) for p in (web, *processes))
                send(url, phones(), messages)
                found = wait_for_replies(outside, messages)
                cpu = sum(cpu_seconds(p) for p in (web, *processes)) - before
                memory = max(memory_mb(p) for p in processes)
    moments = sorted(moment for moment, _ in found)
    # The middle of the run: neither the filling of the slots nor their emptying.
    middle = moments[len(moments) // 10 : -len(moments) // 10]
    rate = (len(middle) - 1) / (middle[-1] - middle[0])
    return rate, cpu / messages, memory


@contextmanager
def _many_workers(count: int, environment: dict[str, str]) -> Iterator[list["Popen[bytes]"]]:
    with ExitStack() as stack:
        started = [
            stack.enter_context(program("workers", environment=environment)) for _ in range(count)
        ]
        time.sleep(2)
        yield started


def idle(at: Ground) -> None:
    """Measure an idle system's answer, apart from the calls that it waits for."""
    port = free_port()
    with fake_services() as outside:
        environment = at.environment(outside, port)
        with (
            program("gunicorn", "app.wsgi:app", environment=environment),
            program("workers", environment=environment),
        ):
            url = f"http://127.0.0.1:{port}"
            wait_for(f"{url}/readyz")
            time.sleep(2)
            waits = []
            for number in range(60):
                began = time.time()
                send(url, [person(number)], 1, threads=1)
                moment = wait_for_replies(outside, number + 1)[-1][0]
                waits.append((moment - began) * 1000)
                time.sleep(0.1)
    waits.sort()
    print(
        f"idle: webhook to Twilio's request {waits[len(waits) // 2]:.0f} ms (median), "
        f"{waits[-3]:.0f} ms (p95); bound 30"
    )


def history(at: Ground) -> None:
    """Measure the seconds for a message in a conversation with 10 … 100,000 old ones."""
    port = free_port()
    base = 0.0
    for size in (10, 1_000, 100_000):
        database = populate(at)
        _remember(database, size)
        database.close()
        with fake_services() as outside:
            environment = at.environment(outside, port)
            with (
                program("gunicorn", "app.wsgi:app", environment=environment) as web,
                program("workers", environment=environment) as worker,
            ):
                url = f"http://127.0.0.1:{port}"
                wait_for(f"{url}/readyz")
                send(url, [person(0)], 3, threads=1)
                wait_for_replies(outside, 3)
                before = cpu_seconds(web) + cpu_seconds(worker)
                send(url, [person(0)], 20, threads=1)
                wait_for_replies(outside, 23)
                cpu = (cpu_seconds(web) + cpu_seconds(worker) - before) / 20
        base = base or cpu
        print(
            f"history: {size:>7} old messages, {cpu * 1000:.1f} ms CPU a message: "
            f"{cpu / base:.2f} × the shortest"
        )
        _forget(at)


def _remember(database: Database, size: int) -> None:
    now = FixedClock().now
    with database.transaction() as session:
        user_id = session.query(User).filter_by(phone=person(0)).one().id
        conversation = {
            "id": new_id("conv"),
            "number": NUMBER,
            "user_id": user_id,
            "reply_to": f"whatsapp:{person(0)}",
            "last_inbound_at": now,
            "created_at": now,
        }
        session.execute(insert(table(Conversation)), [conversation])
        rows = [
            {
                "message_sid": f"MM{number:032x}",
                "conversation_id": conversation["id"],
                "state": "done",
                "kind": "text",
                "body": "spent 5 on tea",
                "media": [],
                "received_at": now,
                "finished_at": now,
                "outcome": {"type": "said"},
                "attempts": 0,
                "crashes": 0,
                "replays": 0,
            }
            for number in range(size)
        ]
        session.execute(insert(table(InboundMessage)), rows)


def _forget(at: Ground) -> None:
    if at.database_url.startswith("sqlite"):
        for file in at.folder.glob("bench.db*"):
            file.unlink()


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--only", default="", help="webhook, workers, scale, idle or history")
    options = parser.parse_args()
    with ground(postgresql=options.postgresql) as at:
        print(f"messages on {'PostgreSQL' if options.postgresql else 'SQLite'}")
        if options.only in {"", "history"}:
            history(at)
        for name, measure in {"webhook": measure_webhook, "idle": idle}.items():
            if options.only in {"", name}:
                populate(at).close()
                measure(at)
                _forget(at)
        if options.only in {"", "workers"}:
            populate(at).close()
            null_cpu, _ = _null(1000)
            rate, cpu, memory = workers(at, 1, 32, 480)
            print(
                f"worker: {rate:.1f} messages a second with 32 slots, {rate / 53.3:.0%} of what "
                f"they allow (two waits of 300 ms); bound 48"
            )
            print(
                f"worker: {cpu * 1000:.1f} ms CPU a message over webhook and worker (bound 8): "
                f"{cpu / null_cpu:.0f} × the null view's {null_cpu * 1000:.2f} ms; "
                f"{memory:.0f} MB (bound 160)"
            )
            _forget(at)
        if options.only in {"", "scale"}:
            populate(at).close()
            one, _, _ = workers(at, 1, 8, 160)
            _forget(at)
            populate(at).close()
            two, _, _ = workers(at, 2, 8, 240)
            print(f"scale: with 8 slots each, two workers do {two / one:.2f} × what one does")
            _forget(at)


if __name__ == "__main__":
    main()
