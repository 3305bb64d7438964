"""Transactions: listed, changed, taken back. How they are booked is in app.services.submissions."""

from datetime import date, datetime
from typing import Any

from app.db import Session
from app.errors import NotFound, ValidationError
from app.reading.words import correction_key
from app.schemas.fields import utc
from app.schemas.pages import Page
from app.schemas.transactions import TransactionChanges, TransactionQuery
from app.store import corrections
from app.store import transactions as store

# A cursor's first characters are the date, the others the id.
_DATE = len("2025-12-31")
INCOME, EXPENSE = "income", "expense"


def list_page(session: Session, user_id: str, query: TransactionQuery) -> Page:
    """The person's transactions, the newest first."""
    rows = store.page(
        session,
        user_id,
        start=query.from_,
        end=query.to,
        category=query.category,
        source=query.source,
        after=_after(query),
        limit=query.limit,
    )
    return Page.of(rows, query.limit, wire, lambda row: f"{row.transaction_date}{row.id}")


def _after(query: TransactionQuery) -> tuple[date, str] | None:
    key = query.after()
    if key is None:
        return None
    try:
        return date.fromisoformat(key[:_DATE]), key[_DATE:]
    except ValueError:
        raise ValidationError.of("cursor", "must be next_cursor of the page before") from None


def read(session: Session, user_id: str, transaction_id: str) -> Any:
    """The person's transaction of this id; raises NotFound where there is none."""
    row = store.get(session, user_id, transaction_id)
    if row is None:
        raise _not_found()
    return row


def change(
    session: Session,
    user_id: str,
    transaction_id: str,
    changes: TransactionChanges,
    now: datetime,
) -> Any:
    """Changes what `changes` names, and returns the transaction as it is then.

    A new category is remembered for this person's next transactions of the same words; to or from
    `income` it turns the direction of the money. Raises NotFound where there is none.
    """
    row = read(session, user_id, transaction_id)
    values = changes.model_dump(exclude_none=True)
    category = values.get("category")
    if category is not None and category != row.category:
        words = correction_key(row.description)
        if words:
            corrections.learn(session, user_id, words, category, now)
        if category == INCOME:
            values["kind"] = INCOME
        elif row.kind == INCOME:
            values["kind"] = EXPENSE
    if values:
        store.change(session, transaction_id, values)
    return read(session, user_id, transaction_id)


def remove(session: Session, user_id: str, transaction_id: str) -> None:
    """Deletes the person's transaction; raises NotFound where there is none."""
    if not store.remove(session, user_id, transaction_id):
        raise _not_found()


def take_back(session: Session, user_id: str, submission_id: str) -> None:
    """Deletes all that a submission booked; its key stays, so it is never booked again.

    Raises NotFound where nothing of it is there.
    """
    if not store.remove_of_submission(session, user_id, submission_id):
        raise NotFound("Nothing of such a submission is in this user's books.")


def wire(row: Any) -> dict[str, Any]:
    """A transaction as it goes out."""
    return {
        "id": row.id,
        "user_id": row.user_id,
        "submission_id": row.submission_id,
        "amount_cents": row.amount_cents,
        "currency": row.currency,
        "kind": row.kind,
        "category": row.category,
        "description": row.description,
        "transaction_date": row.transaction_date.isoformat(),
        "source": row.source,
        "ai_confidence": row.ai_confidence,
        "created_at": utc(row.created_at),
    }


def _not_found() -> NotFound:
    return NotFound(
        "There is no such transaction. GET /v1/users/{user_id}/transactions lists them."
    )
