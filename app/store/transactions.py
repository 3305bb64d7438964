"""A person's transactions: booked, listed by keyset, changed, taken back."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, delete, insert, select, tuple_, update

from app.db import Session, table
from app.models import Transaction

transactions = table(Transaction)


def add_all(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Books rows, each with every column."""
    session.execute(insert(transactions), list(rows))


def get(session: Session, user_id: str, transaction_id: str) -> Row[Any] | None:
    """The person's transaction of this id."""
    return session.execute(
        select(transactions).where(
            transactions.c.user_id == user_id, transactions.c.id == transaction_id
        )
    ).one_or_none()


def of_submission(session: Session, submission_id: str) -> Sequence[Row[Any]]:
    """What a submission booked, in the order in which it was told."""
    query = select(transactions).where(transactions.c.submission_id == submission_id)
    return session.execute(query.order_by(transactions.c.id)).all()


def between(session: Session, user_id: str, start: date, end: date) -> Sequence[Row[Any]]:
    """The person's transactions from `start` to `end`, both counted, in the order of booking."""
    query = select(transactions).where(
        transactions.c.user_id == user_id,
        transactions.c.transaction_date.between(start, end),
    )
    return session.execute(query.order_by(transactions.c.id)).all()


def page(
    session: Session,
    user_id: str,
    *,
    start: date | None,
    end: date | None,
    category: str | None,
    source: str | None,
    after: tuple[date, str] | None,
    limit: int,
) -> Sequence[Row[Any]]:
    """The person's transactions from `start` to `end`, the newest first, one over `limit`.

    `after` is the date and id of the last row of the page before: the cost of a page does not
    grow with its number.
    """
    query = select(transactions).where(transactions.c.user_id == user_id)
    if start is not None:
        query = query.where(transactions.c.transaction_date >= start)
    if end is not None:
        query = query.where(transactions.c.transaction_date <= end)
    if category is not None:
        query = query.where(transactions.c.category == category)
    if source is not None:
        query = query.where(transactions.c.source == source)
    if after is not None:
        query = query.where(tuple_(transactions.c.transaction_date, transactions.c.id) < after)
    newest_first = (transactions.c.transaction_date.desc(), transactions.c.id.desc())
    return session.execute(query.order_by(*newest_first).limit(limit + 1)).all()


def change(session: Session, transaction_id: str, values: Mapping[str, Any]) -> None:
    """Changes columns of a transaction."""
    session.execute(
        update(transactions).where(transactions.c.id == transaction_id).values(**values)
    )


def remove(session: Session, user_id: str, transaction_id: str) -> bool:
    """Deletes the person's transaction of this id; False where there is none."""
    return _remove(session, user_id, transactions.c.id == transaction_id)


def remove_of_submission(session: Session, user_id: str, submission_id: str) -> bool:
    """Deletes all that a submission of the person booked; False where nothing is left of it."""
    return _remove(session, user_id, transactions.c.submission_id == submission_id)


def _remove(session: Session, user_id: str, condition: Any) -> bool:
    gone = session.execute(
        delete(transactions)
        .where(transactions.c.user_id == user_id, condition)
        .returning(transactions.c.id)
    )
    return len(gone.all()) > 0
