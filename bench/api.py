"""What the REST API costs: `python -m bench.api [--rows 1000000]`, on SQLite and PostgreSQL.

Lists must cost the same whatever a person has, first page and last; sums come from the covering
index. Requests are counted per second of the server's CPU, beside a null Flask view under the same
gunicorn in the same run, so that the ratio holds on a busy machine, too.
"""

import argparse
import base64
import http.client
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial

from sqlalchemy import func, insert, select

from app.db import Database, Session, table
from app.ids import new_id
from app.migration_state import migrate
from app.models import Submission, Transaction, User
from app.schemas.pages import cursor_of
from app.schemas.transactions import TransactionQuery
from app.services.clients import ensure_client
from app.services.transactions import list_page
from app.store import ledger
from bench.ground import CLIENT_ID, Ground, ground
from bench.programs import cpu_seconds, program, wait_for
from tests.support.valkey import free_port

NOW = datetime(2026, 5, 5, 12, tzinfo=UTC)
TODAY = NOW.date()
SECRET_KEY = "bench"
transactions, submissions, users = table(Transaction), table(Submission), table(User)
CATEGORIES = ("food", "transport", "housing", "health", "entertainment")
# The rows of a person lie in these days before today.
SPAN = 3 * 365
CHUNK = 20_000


def person_with(database: Database, rows: int) -> str:
    """Create a person with so many expenses, spread evenly over the years, and return their id."""
    user_id, submission_id = new_id("usr"), new_id("sub")
    with database.transaction() as session:
        user = {"id": user_id, "client_id": CLIENT_ID, "external_user_id": user_id}
        user |= {"language": "en", "currency": "USD", "timezone": "UTC"}
        session.execute(insert(users).values(**user, onboarding_stage="active", created_at=NOW))
        given = {"id": submission_id, "client_id": CLIENT_ID, "user_id": user_id}
        session.execute(insert(submissions).values(**given, source="api_text", created_at=NOW))
    for start in range(0, rows, CHUNK):
        chunk = range(start, min(rows, start + CHUNK))
        with database.transaction() as session:
            session.execute(
                insert(transactions), [_row(user_id, submission_id, n, rows) for n in chunk]
            )
    return user_id


def _row(user_id: str, submission_id: str, number: int, rows: int) -> dict[str, object]:
    return {
        "id": new_id("txn"),
        "user_id": user_id,
        "submission_id": submission_id,
        "amount_cents": 100 + number % 5000,
        "currency": "USD",
        "kind": "expense",
        "category": CATEGORIES[number % len(CATEGORIES)],
        "description": f"Purchase {number % 100}",
        "transaction_date": TODAY - timedelta(days=number * SPAN // rows),
        "source": "api_text",
        "ai_confidence": 0.9,
        "created_at": NOW,
    }


def quiet_us(work: Callable[[], object], times: int = 100) -> float:
    """Return the microseconds of `work`: the fastest fifth of its runs."""
    seconds = []
    for turn in range(times + 5):
        begun = time.perf_counter()
        work()
        if turn >= 5:
            seconds.append(time.perf_counter() - begun)
    return statistics.quantiles(seconds, n=5)[0] * 1e6


def last_page_cursor(session: Session, user_id: str) -> str | None:
    """Return the cursor of the last page of 50."""
    count = session.scalar(select(func.count()).where(transactions.c.user_id == user_id)) or 0
    if count <= 50:
        return None
    order = (transactions.c.transaction_date.desc(), transactions.c.id.desc())
    query = select(transactions.c.transaction_date, transactions.c.id)
    query = query.where(transactions.c.user_id == user_id).order_by(*order)
    day, id_ = session.execute(query.offset(count - 51).limit(1)).one()
    return cursor_of(f"{day}{id_}")


def lists(database: Database, sizes: tuple[int, ...]) -> None:
    """Measure the first and the last page of 50 for people with ever more rows."""
    floor = {"first": 0.0, "last": 0.0}
    for size in sizes:
        user_id = person_with(database, size)
        analyze(database)
        with database.read_only() as session:
            cursor = last_page_cursor(session, user_id)
            for name, at in (("first", None), ("last", cursor)):
                query = TransactionQuery.model_validate({"cursor": at} if at else {})
                cost = quiet_us(partial(list_page, session, user_id, query))
                floor[name] = floor[name] or (cost if size >= 1000 else 0.0)
                ratio = f"{cost / floor[name]:.2f} × 1,000 rows" if floor[name] else "fewer rows"
                print(f"  {name} page of {size:>9,} rows: {cost:7.0f} µs  {ratio}")


def sums(database: Database) -> None:
    """Measure a month's sums for chat and moves at 100 and 10,000 rows of a person."""
    few, many = person_with(database, 100), person_with(database, 10_000)
    analyze(database)
    month: tuple[date, date] = (TODAY.replace(day=1) - timedelta(days=30), TODAY)
    for name, read in (("totals", ledger.sum_by_currency), ("by category", ledger.sum_by_category)):
        with database.read_only() as session:
            costs = [quiet_us(partial(read, session, user, *month)) for user in (few, many)]
        print(f"  {name}: {costs[0]:.0f} → {costs[1]:.0f} µs  {costs[1] / costs[0]:.2f} × (≤ 2)")


def analyze(database: Database) -> None:
    """Update the planner's statistics, as autovacuum does in time."""
    with database.engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
        connection.exec_driver_sql("COMMIT")


@contextmanager
def serving(
    *arguments: str, environment: dict[str, str], port: int
) -> Iterator[tuple[int, Callable[[], float]]]:
    """One gunicorn process; yields its port and what tells its CPU seconds so far."""
    with program("gunicorn", *arguments, environment=environment) as process:
        wait_for(f"http://127.0.0.1:{port}/readyz")
        yield port, lambda: cpu_seconds(process)


def per_cpu_second(
    served: tuple[int, Callable[[], float]], method: str, path: str, body: str | None, count: int
) -> float:
    """Return the requests for each second of the server's CPU, over one kept-alive connection."""
    port, cpu = served
    token = base64.b64encode(f"{CLIENT_ID}:bench".encode()).decode()
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    connection = http.client.HTTPConnection("127.0.0.1", port)

    def call() -> None:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        text = answer.read()
        if answer.status not in {200, 201}:
            raise RuntimeError(f"{path}: {answer.status} {text[:200]!r}")

    for _ in range(20):
        call()
    begun = cpu()
    for _ in range(count):
        call()
    spent = cpu() - begun
    connection.close()
    return count / spent


def throughput(at: Ground, user_id: str, count: int) -> None:
    """Compare the requests for each second of CPU with those of the null view."""
    port = free_port()
    # The same gunicorn, without what its settings do for the product alone.
    plain = "--config /dev/null --worker-class gthread --threads 4 --workers 1 --preload"
    plain += f" --no-control-socket --bind 127.0.0.1:{port} --keep-alive 75"
    with serving("bench.null_view:app", *plain.split(), environment={}, port=port) as served:
        floor = per_cpu_second(served, "GET", "/readyz", None, count)
    print(f"  null Flask view: {floor:.0f} requests a second of CPU")
    text = '{"type": "text", "content": "Spent $45 on groceries"}'
    calls = (
        ("read a user", "GET", f"/v1/users/{user_id}", None),
        ("list 50 transactions", "GET", f"/v1/users/{user_id}/transactions", None),
        ("submit a text", "POST", f"/v1/users/{user_id}/transactions", text),
    )
    port = free_port()
    more = {"SECRET_KEY": SECRET_KEY, "RATE_LIMIT": "1000000000/minute", "WEB_THREADS": "4"}
    environment = at.environment("http://127.0.0.1:1", port, **more)
    with serving("app.wsgi:app", environment=environment, port=port) as served:
        for name, method, path, body in calls:
            rate = per_cpu_second(served, method, path, body, count)
            print(
                f"  {name}: {rate:.0f} a second of CPU, {floor / rate:.1f} × the null view's cost"
            )


def main() -> None:
    """Print the figures of both databases."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, default=1_000_000, help="of the largest person")
    parser.add_argument("--requests", type=int, default=1000)
    options = parser.parse_args()
    for postgresql in (False, True):
        print("PostgreSQL" if postgresql else "SQLite")
        with ground(postgresql=postgresql) as at:
            database = Database(at.database_url)
            migrate(database)
            with database.transaction() as session:
                ensure_client(session, CLIENT_ID, "bench", secret_key=SECRET_KEY, now=NOW)
            lists(database, (10, 1000, options.rows))
            sums(database)
            throughput(at, person_with(database, 1000), options.requests)
            database.close()


if __name__ == "__main__":
    main()
