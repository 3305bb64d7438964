"""A database of a million rows, made in seconds: rows by generated series, indexes after them."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from sqlalchemy import JSON, Boolean, Date, Float, Integer, Numeric, Table
from sqlalchemy.schema import CreateIndex, DropIndex

from app.db import Base, Database, UtcDateTime

# How many rows each table has; the others are small in production, too.
ROWS = {
    "users": 50_000,
    "conversations": 50_000,
    "inbound_messages": 1_000_000,
    "replies": 100_000,
    "message_events": 250_000,
    "chat_messages": 100_000,
    "idempotency_keys": 50_000,
    "submissions": 250_000,
    "transactions": 1_000_000,
    "goals": 50_000,
    "financial_intakes": 50_000,
    "plans": 50_000,
    "money_moves": 50_000,
    "corrections": 50_000,
    "changes": 250_000,
    "contributions": 50_000,
    "dialogues": 50_000,
    "scoped_ids": 50_000,
    "opt_outs": 50_000,
    "blocks": 50_000,
    "switches": 1,
    "onboarding_prompts": 50_000,
    "model_calls": 250_000,
    "clients": 1_000,
}
PEOPLE = ROWS["users"]
# The last messages still want work; conversations of these numbers have one.
OPEN = 300

# `i` is the row's number; pad(number), moment(seconds), day(days) are spelled by dialect.
_OWN = {
    "clients": {"id": "pad(i)", "name": "pad(i)"},
    "users": {
        "id": "pad(i)",
        "client_id": "pad(i % 1000)",
        "external_user_id": "pad(i)",
        "phone": "pad(i)",
    },
    "conversations": {"id": "pad(i)", "number": "'+14155238886'", "user_id": "pad(i)"},
    "inbound_messages": {
        "id": "i + 1",
        "message_sid": "pad(i)",
        "conversation_id": f"pad(i % {PEOPLE})",
        "state": f"CASE WHEN i >= 1000000 - {OPEN} AND i % 6 = 1 THEN 'urgent' "
        f"WHEN i >= 1000000 - {OPEN} THEN 'received' "
        "WHEN i % 5000 = 7 THEN 'failed' ELSE 'done' END",
        # Blanked after thirty days.
        "sender": "CASE WHEN i >= 817000 THEN 'x' END",
        "received_at": "moment(i * 10)",
        "finished_at": f"CASE WHEN i < 1000000 - {OPEN} THEN moment(i * 10) END",
    },
    "replies": {
        "id": "pad(i)",
        "inbound_id": "800000 + i + 1",
        "conversation_id": f"pad((800000 + i) % {PEOPLE})",
        "state": "'read'",
        "message_sid": "pad(i)",
    },
    "message_events": {
        "id": "i + 1",
        "message_id": "850000 + i % 150000 + 1",
        "kind": "'claimed'",
        "at": "moment(8000000 + i * 10)",
    },
    "idempotency_keys": {
        "client_id": "pad(i % 1000)",
        "key": "pad(i)",
        "finished": "(i % 2 = 0)",
        "created_at": "moment(10678400 + i)",
    },
    "onboarding_prompts": {"sender_hash": "pad(i)", "prompted_at": "moment(10678400 + i)"},
    "submissions": {"idempotency_key": "pad(i)", "content_hash": "pad(i)"},
    "transactions": {
        "submission_id": "pad(i / 4)",
        "user_id": f"pad((i / 4) % {PEOPLE})",
        "kind": "'expense'",
        "amount_cents": "i % 9000 + 100",
        "transaction_date": "day(i % 120)",
    },
    "plans": {"intake_id": "pad(i)", "status": "'active'"},
    "scoped_ids": {"client_id": "pad(i % 1000)", "scoped_id": "pad(i)", "user_id": "pad(i)"},
    "opt_outs": {"number": "'+14155238886'", "address": "pad(i)"},
    "blocks": {"address": "pad(i)", "phone": "pad(i)"},
    "corrections": {"user_id": "pad(i)", "words": "'tea'"},
    "changes": {"channel": "'api'", "created_at": "moment(8000000 + i * 10)"},
    "contributions": {"goal_id": "pad(i)"},
    "dialogues": {"channel": "'whatsapp'", "updated_at": "moment(10678400 + i)"},
    "money_moves": {"key": "'payday'"},
    # Over thirteen months, to the day of the calls.
    "model_calls": {
        "client_id": "pad(i % 1000)",
        "user_id": f"pad(i % {PEOPLE})",
        "outcome": "'ok'",
        "created_at": "moment(i * 140 - 24200000)",
    },
}
# Where a column is not named above: a value by its type, and the row's number as an id.
_BY_TYPE = (
    (UtcDateTime, "moment(0)"),
    (Date, "day(i % 120)"),
    (JSON, "'[]'"),
    (Boolean, "false"),
    ((Integer, Float, Numeric), "0"),
)
_SPELLED = {
    "sqlite": {
        "pad": "printf('%07d', {})",
        "moment": "strftime('%Y-%m-%d %H:%M:%S.000000', 1767225600 + {}, 'unixepoch')",
        "day": "date(1767225600 + 86400 * ({}), 'unixepoch')",
    },
    "postgresql": {
        "pad": "lpad(({})::text, 7, '0')",
        "moment": "timestamptz '2026-01-01T00:00:00Z' + ({}) * interval '1 second'",
        "day": "date '2026-01-01' + ({})",
    },
}
_CALL = re.compile(r"\b(pad|moment|day)\(((?:[^()]|\([^()]*\))*)\)")
_BEFORE = {
    "sqlite": (
        "PRAGMA journal_mode=MEMORY",
        "PRAGMA synchronous=OFF",
        "PRAGMA cache_size=-200000",
        "PRAGMA temp_store=MEMORY",
    ),
    "postgresql": (
        "SET session_replication_role = replica",  # no look at foreign keys
        "SET synchronous_commit = off",
        "SET maintenance_work_mem = '256MB'",
    ),
}
_SERIES = {
    "postgresql": "SELECT i FROM generate_series(0, {last}) AS s(i)",
    "sqlite": "WITH RECURSIVE s(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s WHERE i < {last}) "
    "SELECT i FROM s",
}


def fill(database: Database) -> None:
    """Fill every table with ROWS, and let the planner look at them."""
    if database.is_sqlite:
        _fill_sqlite(database)
    else:
        _fill_postgres(database)


def _fill_sqlite(database: Database) -> None:
    database.close()  # the journal can be changed by one who is alone
    with closing(sqlite3.connect(database.url.removeprefix("sqlite:///"))) as connection:
        for statement in (*_BEFORE["sqlite"], *_statements(database), "ANALYZE"):
            connection.execute(statement)
        connection.commit()


def _fill_postgres(database: Database) -> None:
    with database.migrating() as connection:
        # The driver's own: to SQLAlchemy's, a percent sign begins a parameter.
        driver: Any = connection.connection.driver_connection
        for statement in (*_BEFORE["postgresql"], *_statements(database)):
            driver.execute(statement)
        for table in ("inbound_messages", "message_events"):
            sequence = f"pg_get_serial_sequence('{table}', 'id')"
            driver.execute(f"SELECT setval({sequence}, {ROWS[table]})")
        driver.commit()
        driver.autocommit = True
        driver.execute("VACUUM ANALYZE")


def _statements(database: Database) -> Iterator[str]:
    dialect = database.engine.dialect
    for table in Base.metadata.sorted_tables:
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        for index in indexes:
            yield str(DropIndex(index).compile(dialect=dialect))
        yield _insert(table, dialect.name)
        for index in indexes:
            yield str(CreateIndex(index).compile(dialect=dialect))


def _insert(table: Table, dialect: str) -> str:
    own = _OWN.get(table.name, {})
    values = {
        column.name: own.get(column.name) or _value(column.name, column.type)
        for column in table.columns
        if column.name in own or not column.nullable
    }
    series = _SERIES[dialect].format(last=ROWS[table.name] - 1)
    columns = ", ".join(values)
    spelled = _SPELLED[dialect]
    expressions = _CALL.sub(
        lambda call: spelled[call[1]].format(call[2]), ", ".join(values.values())
    )
    return f"INSERT INTO {table.name} ({columns}) SELECT {expressions} FROM ({series}) AS s"  # noqa: S608 - constants


def _value(name: str, type_: Any) -> str:
    for types, value in _BY_TYPE:
        if isinstance(type_, types):
            return value
    if name == "id" or name.endswith("_id"):
        return f"pad(i % {PEOPLE})" if name == "user_id" else "pad(i)"
    return "'x'"
