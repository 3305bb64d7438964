"""The addresses that people write from: phones and business-scoped ids."""

from typing import Any

from sqlalchemy import func, select, union_all

from app.db import table
from app.models import ScopedId, User

users = table(User)
scoped_ids = table(ScopedId)


def known_addresses(user_id: Any, *addresses: Any) -> Any:
    """Build the select of a user's phone and scoped ids, together with `addresses` (selects).

    It is a union, because with an OR PostgreSQL reads every row of the table that is looked into.
    """
    person, scoped = users.alias("known_person"), scoped_ids.alias("known_ids")
    return union_all(
        select(person.c.phone).where(person.c.id == user_id).correlate_except(person),
        select(scoped.c.scoped_id).where(scoped.c.user_id == user_id).correlate_except(scoped),
        *addresses,
    )


def earliest_expression(rows: Any, known: Any, *conditions: Any) -> Any:
    """Build the expression for the first `created_at` of the `rows` of known addresses; or NULL.

    `rows` is a table with a column `address`.
    """
    return (
        select(func.min(rows.c.created_at))
        .where(*conditions, rows.c.address.in_(known))
        .correlate_except(rows)
        .scalar_subquery()
    )
