"""A person's transactions: insert, list page by page, change, delete."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, delete, insert, select, tuple_, update

from app.db import Session, table
from app.models import Transaction

transactions = table(Transaction)


def add_all(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, each with every column."""
    session.execute(insert(transactions), list(rows))


def get(session: Session, user_id: str, transaction_id: str) -> Row[Any] | None:
    """Return the person's transaction of this id, None where they have none."""
    return session.execute(
        select(transactions).where(
            transactions.c.user_id == user_id, transactions.c.id == transaction_id
        )
    ).one_or_none()


def list_by_submission(session: Session, submission_id: str) -> Sequence[Row[Any]]:
    """Return the transactions of a submission, in the order of its text or document."""
    query = select(transactions).where(transactions.c.submission_id == submission_id)
    return session.execute(query.order_by(transactions.c.id)).all()


def list_between(session: Session, user_id: str, start: date, end: date) -> Sequence[Row[Any]]:
    """Return the person's transactions from `start` to `end`, both included, in recording order."""
    query = select(transactions).where(
        transactions.c.user_id == user_id,
        transactions.c.transaction_date.between(start, end),
    )
    return session.execute(query.order_by(transactions.c.id)).all()


def list_latest(session: Session, user_id: str, since: date, limit: int) -> Sequence[Row[Any]]:
    """Return the person's transactions of `since` and later, the latest by date first."""
    query = select(transactions).where(
        transactions.c.user_id == user_id, transactions.c.transaction_date >= since
    )
    newest_first = (transactions.c.transaction_date.desc(), transactions.c.id.desc())
    return session.execute(query.order_by(*newest_first).limit(limit)).all()


def list_by_ids(session: Session, user_id: str, ids: Sequence[str]) -> Sequence[Row[Any]]:
    """Return those of the person's transactions that have these ids."""
    query = select(transactions).where(
        transactions.c.user_id == user_id, transactions.c.id.in_(list(ids))
    )
    return session.execute(query).all()


def list_page(
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
    """Return a page of the person's transactions, the newest first; one row more than `limit`.

    `start` and `end` are included. `after` is the date and id of the last row of the page before,
    so the cost of a page does not grow with its number.
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
    """Change columns of a transaction."""
    session.execute(
        update(transactions).where(transactions.c.id == transaction_id).values(**values)
    )


def remove(session: Session, user_id: str, transaction_id: str) -> bool:
    """Delete the person's transaction of this id; return False where they have none."""
    return bool(_remove(session, user_id, transactions.c.id == transaction_id))


def remove_by_submission(session: Session, user_id: str, submission_id: str) -> Sequence[Row[Any]]:
    """Delete the transactions of the person's submission; return them as they were."""
    return _remove(session, user_id, transactions.c.submission_id == submission_id)


def _remove(session: Session, user_id: str, condition: Any) -> Sequence[Row[Any]]:
    deleted = session.execute(
        delete(transactions)
        .where(transactions.c.user_id == user_id, condition)
        .returning(*transactions.columns)
    )
    return deleted.all()
