"""No named query reads a whole table: what the databases plan for each, at a million rows."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import pytest
from sqlalchemy import event

import app.store
from app import models
from app.db import Base, Database, Session
from app.migration_state import migrate
from app.store import new_messages
from app.store.leases import LeaseLost
from tests.support.big_database import ROWS, fill
from tests.support.databases import another_postgres
from tests.support.store_calls import NEW_MESSAGE, NOW, USER, Call, store_calls

BIG = {name for name, rows in ROWS.items() if rows >= 50_000}
SMALL = ROWS.keys() - BIG
# Indexes of few rows: whoever walks all of one reads just what is open, failed, or unblanked.
SMALL_INDEXES = {
    "ix_inbound_messages_waiting_order",
    "ix_inbound_messages_urgent",
    "ix_inbound_messages_failed",
    "ix_inbound_messages_unblanked_sender",
}
# Newest first with a limit, which stops at the twentieth row of what most rows are; and the first
# rows of a table in the order of their ids.
WALKS_FROM_THE_END = {"inbox_search.list_by_state", "retention.delete_old_message_events"}
# What makes statements for the others, or no statement on our tables.
NO_QUERY = {
    "conversations.upsert_statement",
    "addresses.known_addresses",
    "addresses.earliest_expression",
    "blocks.blocked_at_expression",
    "blocks.blocked_sender_expression",
    "senders.stopped_at_expression",
    "replies.map_twilio_status",
    "message_events.make_event",
    "recorded_rows.recorded_table",
    "recorded_rows.encode_row",
    "recorded_rows.encode_value",
    "recorded_rows.decode_row",
    "recorded_rows.check_whole",
    "recorded_rows.check_fields",
    "sql.dialect_of",
    "sql.insert_into",
    "sql.upsert",
    "sql.shared_now",
    "sql.shared_later",
    "sql.later",
    "server.connection_limit",
}


@dataclass
class Statement:
    """A statement as the driver got it, and for which function."""

    function: str
    text: str
    parameters: Any


def test_every_function_of_the_store_is_called_here() -> None:
    found = {
        f"{module.name}.{name}"
        for module in pkgutil.iter_modules(app.store.__path__)
        for name, value in vars(importlib.import_module(f"app.store.{module.name}")).items()
        if inspect.isfunction(function := inspect.unwrap(value))
        and function.__module__ == f"app.store.{module.name}"
        and not name.startswith("_")
    }
    called = {
        *store_calls(shared_now=NOW),
        "new_messages.store_message",
        "new_messages.store_opt_message",
    }
    assert found - NO_QUERY == called, "add what is missing to tests/support/store_calls.py"


def test_what_goes_along_with_a_deletion_is_found_by_an_index() -> None:
    """A cascade finds each child by its foreign key, in a statement that is not ours."""
    without = [
        f"{table.name}.{column}"
        for table in Base.metadata.sorted_tables
        for key in table.foreign_key_constraints
        if key.ondelete == "CASCADE"
        for column in key.column_keys
        if column not in leading_columns(table)
    ]
    assert models.User.metadata is Base.metadata
    assert not without


def leading_columns(table: Any) -> set[str]:
    """Return the columns that the table's unconditional indexes begin with."""
    unique = [c for c in table.constraints if c.__class__.__name__ == "UniqueConstraint"]
    whole = [
        index for index in table.indexes if index.dialect_options["postgresql"]["where"] is None
    ]
    return {next(iter(each.columns)).name for each in (table.primary_key, *unique, *whole)}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def big(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """Yield a database of each kind with a million messages and transactions."""
    if request.param == "sqlite":
        path = tmp_path_factory.mktemp("big") / "big.db"
        url = f"sqlite:///{path}"
    else:
        url = another_postgres(request.getfixturevalue("postgres_url"), "big")
    database = Database(url)
    migrate(database)
    fill(database)
    yield database
    database.close()
    if request.param == "sqlite":
        path.unlink()


def statements_of(database: Database) -> list[Statement]:
    """Call every function and return the statements that each sent; nothing is kept."""
    seen: list[Statement] = []
    function = ""

    @event.listens_for(database.engine, "before_cursor_execute")
    def _note(
        _connection: Any, _cursor: Any, text: str, parameters: Any, _context: Any, many: bool
    ) -> None:
        if not many and not re.match(r"(SAVEPOINT|RELEASE|ROLLBACK)", text):
            seen.append(Statement(function, text, parameters))

    def call(one: Call) -> None:
        with database.engine.connect() as connection, connection.begin() as transaction:
            with Session(connection) as session, suppress(LeaseLost):
                one(session)
            transaction.rollback()

    for name, calls in store_calls(shared_now=NOW if database.is_sqlite else None).items():
        function = name
        for one in calls:
            call(one)
    function = "new_messages.store_message"
    assert new_messages.store_message(database, NEW_MESSAGE)
    function = "new_messages.store_opt_message"
    assert new_messages.store_opt_message(
        database, replace(NEW_MESSAGE, message_sid="stop"), "stop", [USER]
    )
    event.remove(database.engine, "before_cursor_execute", _note)
    return seen


def test_no_query_reads_a_whole_big_table(big: Database) -> None:
    seen = statements_of(big)
    assert len({statement.function for statement in seen}) == len(store_calls(shared_now=NOW)) + 2
    with big.engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        full = sqlite_scans if big.is_sqlite else postgres_scans
        scans = {
            f"{statement.function}: {scan}: {statement.text[:300]}"
            for statement in seen
            if statement.function not in WALKS_FROM_THE_END
            for scan in full(driver, statement)
        }
    assert not scans, "\n".join(sorted(scans))


_SCAN = re.compile(r"SCAN (?!\d+ CONSTANT)(\w+)(?: USING (?:COVERING )?INDEX (\w+))?")


# The tables that refer to the one that an upsert writes.
CHILDREN = {
    "INTO conversations": {"inbound_messages", "replies"},
    "INTO clients": {"model_calls"},
}


def sqlite_scans(driver: Any, statement: Statement) -> Iterator[str]:
    """Yield what SQLite scans from end to end for this statement."""
    # The plan of an upsert names the look for children of a new parent, which is jumped over while
    # no constraint is violated (FkIfZero).
    children = next((names for into, names in CHILDREN.items() if into in statement.text), set())
    plan = driver.execute(f"EXPLAIN QUERY PLAN {statement.text}", statement.parameters)
    for *_, detail in plan.fetchall():
        scanned = re.match(
            r"SCAN (?!\d+ CONSTANT)(\w+)(?: USING (?:COVERING )?INDEX (\w+))?", detail
        )
        # A name that is no table's is an alias of a big one's.
        is_known = scanned and scanned[1] in {"CONSTANT", "SUBQUERY", *children, *SMALL}
        if scanned and not is_known and scanned[2] not in SMALL_INDEXES:
            yield detail


def postgres_scans(driver: Any, statement: Statement) -> Iterator[str]:
    """Yield what PostgreSQL scans from end to end, planned with the parameters and without them."""
    # Prepared statements that run often are planned for any parameters.
    names: list[str] = []

    def number(match: "re.Match[str]") -> str:
        if match[1] not in names:
            names.append(match[1])
        return f"${names.index(match[1]) + 1}"

    any_parameters = re.sub(r"%\((\w+)\)s", number, statement.text).replace("%%", "%")
    explain = "EXPLAIN (FORMAT JSON"
    with driver.cursor() as cursor:
        for text, parameters in (
            (f"{explain}) {statement.text}", statement.parameters),
            (f"{explain}, GENERIC_PLAN) {any_parameters}", None),
        ):
            cursor.execute(text, parameters)
            yield from _full_scans(cursor.fetchone()[0][0]["Plan"])


def _full_scans(node: dict[str, Any]) -> Iterator[str]:
    kind, table = node["Node Type"], node.get("Relation Name", "")
    bounded = {"Index Cond", "Recheck Cond", "TID Cond"} & node.keys()
    is_small = node.get("Index Name") in SMALL_INDEXES
    if table in BIG and "Scan" in kind and not bounded and not is_small:
        yield f"{kind} on {table} {node.get('Index Name', '')} {node.get('Filter', '')}"
    for inner in node.get("Plans", ()):
        yield from _full_scans(inner)
