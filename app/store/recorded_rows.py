"""Rows of a person that changes record, as JSON values: load, insert, update and delete them.

A row is a dictionary of column names and JSON values: dates in ISO form, decimals as text. Each
function reaches the rows of one person alone. It raises UnknownTable for a table that is not
recorded, and UnreadableRow for values that its columns cannot hold.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import Column, Date, Table, delete, insert, select, update
from sqlalchemy.sql import ColumnElement

from app.db import Base, Session, UtcDateTime, table
from app.models import Contribution, Correction, FinancialIntake, Goal, Plan, Transaction, User
from app.store.plans import ACTIVE

# Keys in one statement: SQLite and PostgreSQL bound the parameters of a statement.
_KEYS_PER_STATEMENT = 500

JsonRow = Mapping[str, Any]


class UnknownTable(LookupError):
    """Changes record no such table."""


class UnreadableRow(ValueError):
    """A recorded row holds what its table's columns cannot."""


@dataclass(frozen=True, slots=True)
class RecordedTable:
    """A table whose rows are recorded; `key` is the column that tells a person's rows apart.

    `parent` names the column that refers to another recorded table, and that table.
    """

    columns: Table
    key: str = "id"
    owner: str = "user_id"
    parent: tuple[str, str] | None = None
    # Only these columns are recorded, and rows are neither inserted nor deleted.
    only: frozenset[str] = frozenset()

    def of_user(self, user_id: str) -> ColumnElement[bool]:
        """Return the condition for the person's rows."""
        return self.columns.c[self.owner] == user_id


def _recorded(model: type[Base], **options: Any) -> RecordedTable:
    return RecordedTable(table(model), **options)


_OF_USERS = frozenset(
    {
        *("name", "language", "currency", "timezone", "onboarding_stage", "personality_type"),
        *("told_income_cents", "told_expenses_cents", "told_aim", "told_next_pay_date"),
    }
)
# Parents before children: rows are inserted in this order, and deleted in the opposite one.
TABLES: Mapping[str, RecordedTable] = {
    "users": _recorded(User, owner="id", only=_OF_USERS),
    "financial_intakes": _recorded(FinancialIntake),
    "plans": _recorded(Plan, parent=("intake_id", "financial_intakes")),
    "goals": _recorded(Goal),
    "contributions": _recorded(Contribution, parent=("goal_id", "goals")),
    "transactions": _recorded(Transaction),
    "corrections": _recorded(Correction, key="words"),
}


def recorded_table(name: str) -> RecordedTable:
    """Return the recorded table of this name; raises UnknownTable where there is none."""
    if name not in TABLES:
        raise UnknownTable(name)
    return TABLES[name]


def encode_row(name: str, row: Any) -> dict[str, Any]:
    """Return a row as JSON values: a mapping, a result row or an object of the model."""
    found = recorded_table(name)
    values = row.get if isinstance(row, Mapping) else lambda column: getattr(row, column)
    return {
        column.name: encode_value(values(column.name))
        for column in found.columns.columns
        if not found.only or column.name in found.only
    }


def encode_value(value: Any) -> Any:
    """Return a column's value as JSON holds it; equal values are equal afterwards."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value


def decode_row(name: str, row: JsonRow) -> dict[str, Any]:
    """Return a row's values as its columns take them; columns of another version are left out."""
    columns = recorded_table(name).columns.columns
    try:
        return {key: _decode(columns[key], row[key]) for key in row if key in columns}
    except (ValueError, TypeError, InvalidOperation):
        raise UnreadableRow(name) from None


def check_whole(name: str, key: str, row: JsonRow) -> None:
    """Raise UnreadableRow unless a row can be inserted under this key, or was deleted under it."""
    found = recorded_table(name)
    needed = (c.name for c in found.columns.columns if not c.nullable and c.server_default is None)
    if found.only or row.get(found.key) != key or any(row.get(column) is None for column in needed):
        raise UnreadableRow(name)
    decode_row(name, row)


def check_fields(name: str, fields: JsonRow) -> None:
    """Raise UnreadableRow unless these fields of a row can be updated."""
    found = recorded_table(name)
    decoded = decode_row(name, fields)
    fixed = {found.key, found.owner}
    if fixed & decoded.keys() or (found.only and not decoded.keys() <= found.only):
        raise UnreadableRow(name)


def _decode(column: Column[Any], value: Any) -> Any:
    type_: Any = column.type
    if value is None and (column.nullable or column.server_default is not None):
        return None
    if isinstance(type_, UtcDateTime):
        return datetime.fromisoformat(value)
    if isinstance(type_, Date):
        return date.fromisoformat(value)
    wanted = type_.python_type
    if wanted is Decimal:
        return Decimal(value)
    if wanted is float and isinstance(value, int):
        return float(value)
    if not isinstance(value, wanted) or (wanted is str and len(value) > type_.length):
        raise ValueError(value)
    return value


def load_rows(
    session: Session, name: str, user_id: str, keys: Sequence[str]
) -> dict[str, dict[str, Any]]:
    """Return the person's rows with these keys, each by its key."""
    found = recorded_table(name)
    key = found.columns.c[found.key]
    rows: dict[str, dict[str, Any]] = {}
    for some in _parts(keys):
        query = select(found.columns).where(found.of_user(user_id), key.in_(some))
        for row in session.execute(query):
            rows[getattr(row, found.key)] = encode_row(name, row)
    return rows


def load_children(
    session: Session, name: str, user_id: str, parents: Sequence[str]
) -> dict[str, dict[str, Any]]:
    """Return the person's rows of a table that refer to these parents, each by its key."""
    found = recorded_table(name)
    if found.parent is None:
        return {}
    refers_to = found.columns.c[found.parent[0]]
    rows: dict[str, dict[str, Any]] = {}
    for some in _parts(parents):
        query = select(found.columns).where(found.of_user(user_id), refers_to.in_(some))
        for row in session.execute(query):
            rows[getattr(row, found.key)] = encode_row(name, row)
    return rows


def load_active_plan(session: Session, user_id: str) -> dict[str, dict[str, Any]]:
    """Return the person's active plan by its key, an empty dictionary where they have none."""
    found = TABLES["plans"].columns
    query = select(found).where(found.c.user_id == user_id, found.c.status == ACTIVE)
    return {row.id: encode_row("plans", row) for row in session.execute(query)}


def insert_rows(session: Session, name: str, user_id: str, rows: Sequence[JsonRow]) -> None:
    """Insert rows of the person."""
    found = recorded_table(name)
    values = [{**decode_row(name, row), found.owner: user_id} for row in rows]
    # Rows of different versions may differ in their columns: one statement takes one set of them.
    names = sorted({key for row in values for key in row})
    for some in _parts(values):
        session.execute(
            insert(found.columns), [{key: row.get(key) for key in names} for row in some]
        )


def update_row(session: Session, name: str, user_id: str, key: str, values: JsonRow) -> None:
    """Change columns of the person's row with this key."""
    found = recorded_table(name)
    decoded = decode_row(name, values)
    session.execute(
        update(found.columns)
        .where(found.of_user(user_id), found.columns.c[found.key] == key)
        .values(**decoded)
    )


def delete_rows(session: Session, name: str, user_id: str, keys: Sequence[str]) -> None:
    """Delete the person's rows with these keys."""
    found = recorded_table(name)
    key = found.columns.c[found.key]
    for some in _parts(keys):
        session.execute(delete(found.columns).where(found.of_user(user_id), key.in_(some)))


def _parts(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), _KEYS_PER_STATEMENT):
        yield items[start : start + _KEYS_PER_STATEMENT]
