"""Write the changes of the submissions of the last 30 days, so that they can be undone.

It only adds rows. On PostgreSQL each batch is a transaction of its own: the version before goes on
booking and erasing meanwhile. A run that was interrupted is continued by the next one: what has its
change is left out.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql, sqlite
from ulid import ULID

import app.db

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

KEPT_FOR = timedelta(days=30)
BATCH = 200

USERS = sa.table("users", sa.column("id", sa.String))
SUBMISSIONS = sa.table(
    "submissions",
    sa.column("id", sa.String),
    sa.column("user_id", sa.String),
    sa.column("source", sa.String),
    sa.column("created_at", app.db.UtcDateTime()),
)
TRANSACTIONS = sa.table(
    "transactions",
    *(sa.column(name, sa.String) for name in ("id", "user_id", "submission_id")),
    sa.column("amount_cents", sa.BigInteger),
    *(sa.column(name, sa.String) for name in ("currency", "kind", "category", "description")),
    sa.column("transaction_date", sa.Date),
    sa.column("source", sa.String),
    sa.column("ai_confidence", sa.Float),
    sa.column("installments", sa.Integer),
    sa.column("created_at", app.db.UtcDateTime()),
)
CHANGES = sa.table(
    "changes",
    *(sa.column(name, sa.String) for name in ("id", "user_id", "channel", "source_id", "type")),
    sa.column("summary", sa.String),
    sa.column("details", sa.JSON),
    sa.column("created_at", app.db.UtcDateTime()),
)


def upgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        _write(connection, nullcontext)
        return
    # Not on a connection of its own: a release may have no other.
    with op.get_context().autocommit_block():
        _write(connection, partial(_transaction, connection))


@contextmanager
def _transaction(connection: sa.Connection) -> Iterator[None]:
    """Run a batch in one transaction of a connection that commits each statement by itself."""
    connection.exec_driver_sql("BEGIN")
    try:
        yield
    except BaseException:
        connection.exec_driver_sql("ROLLBACK")
        raise
    connection.exec_driver_sql("COMMIT")


def _write(
    connection: sa.Connection, transaction: Callable[[], AbstractContextManager[Any]]
) -> None:
    since = datetime.now(UTC) - KEPT_FOR
    milliseconds = int(since.timestamp() * 1000)
    # Ids begin with the time, so that no index of created_at is needed.
    after: str | None = f"ozz_sub_{ULID(milliseconds.to_bytes(6, 'big') + bytes(10))}"
    while after is not None:
        with transaction():
            after = _write_batch(connection, after, since)


def _write_batch(connection: sa.Connection, after: str, since: datetime) -> str | None:
    """Write the changes of the submissions after an id; return the last one's id, None at the end.

    Their users are locked: one who is erased at the same time goes first, or with their changes.
    """
    query = (
        sa.select(SUBMISSIONS)
        .join(USERS, USERS.c.id == SUBMISSIONS.c.user_id)
        .where(SUBMISSIONS.c.id > after, SUBMISSIONS.c.created_at >= since)
        .order_by(SUBMISSIONS.c.id)
        .limit(BATCH)
        .with_for_update(read=True, key_share=True, of=USERS)
    )
    submissions = connection.execute(query).all()
    ids = [row.id for row in submissions]
    written = sa.select(CHANGES.c.source_id).where(CHANGES.c.source_id.in_(ids))
    known = set(connection.execute(written).scalars())
    entries = defaultdict(list)
    booked = sa.select(TRANSACTIONS).where(TRANSACTIONS.c.submission_id.in_(ids))
    for row in connection.execute(booked.order_by(TRANSACTIONS.c.id)):
        entries[row.submission_id].append(row)
    changes = [
        _change(submission, entries[submission.id])
        for submission in submissions
        if submission.id in entries and submission.id not in known
    ]
    if changes:
        dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
        connection.execute(dialect.insert(CHANGES).on_conflict_do_nothing(), changes)
    return ids[-1] if len(ids) == BATCH else None


def _change(submission: sa.Row[Any], entries: Sequence[sa.Row[Any]]) -> dict[str, Any]:
    first, more = entries[0], len(entries) - 1
    summary = f"{first.currency} {first.amount_cents / 100:,.2f} · {first.description}"
    rows = [
        {
            "table": "transactions",
            "key": entry.id,
            "before": None,
            "after": {name: _json(value) for name, value in entry._mapping.items()},
        }
        for entry in entries
    ]
    return {
        "id": submission.id.replace("_sub_", "_chg_", 1),
        "user_id": submission.user_id,
        "channel": submission.source.partition("_")[0],
        "source_id": submission.id,
        "type": "transactions.created",
        "summary": f"{summary} (+{more})" if more else summary,
        "details": {"version": 1, "rows": rows, "undone": [], "left": []},
        "created_at": submission.created_at,
    }


def _json(value: object) -> object:
    """As app.store.recorded_rows.encode_value was when this was written."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def downgrade() -> None:
    """Leave the changes: they go with their table."""
