"""Sums that the API itself needs of a person's books, from the covering index alone."""

from datetime import date

from sqlalchemy import func, select

from app.db import Session, table
from app.models import Transaction

transactions = table(Transaction)


def spent(session: Session, user_id: str, currency: str, start: date, end: date) -> int:
    """Cents spent in one currency from `start` to `end`, both counted."""
    return sum(spent_by_category(session, user_id, currency, start, end).values())


def spent_by_category(
    session: Session, user_id: str, currency: str, start: date, end: date
) -> dict[str, int]:
    """Cents spent in one currency from `start` to `end`, both counted, by category."""
    rows = session.execute(
        select(transactions.c.category, func.sum(transactions.c.amount_cents))
        .where(
            transactions.c.user_id == user_id,
            transactions.c.kind == "expense",
            transactions.c.transaction_date.between(start, end),
            transactions.c.currency == currency,
        )
        .group_by(transactions.c.category)
    )
    return {category: int(cents) for category, cents in rows}
