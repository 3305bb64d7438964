"""Transactions: list, read, change and delete them; app.services.submissions books them."""

from datetime import date, datetime
from typing import Any

from app.db import Session
from app.errors import NotFound, ValidationError
from app.schemas.pages import Page
from app.schemas.transactions import TransactionChanges, TransactionData, TransactionQuery
from app.services.recorder import ChangeRecorder
from app.store import corrections
from app.store import transactions as store
from app.text.tokens import correction_key

# The key in a cursor: a date of this length, then an id.
_DATE = len("2025-12-31")
INCOME, EXPENSE = "income", "expense"


def list_page(session: Session, user_id: str, query: TransactionQuery) -> Page:
    """Return a page of the person's transactions, the newest first."""
    rows = store.list_page(
        session,
        user_id,
        start=query.from_,
        end=query.to,
        category=query.category,
        source=query.source,
        after=_after(query),
        limit=query.limit,
    )
    return Page.of(
        rows,
        query.limit,
        TransactionData.model_validate,
        lambda row: f"{row.transaction_date}{row.id}",
    )


def _after(query: TransactionQuery) -> tuple[date, str] | None:
    key = query.after()
    if key is None:
        return None
    try:
        return date.fromisoformat(key[:_DATE]), key[_DATE:]
    except ValueError:
        raise ValidationError.of(
            "cursor", "must be next_cursor of the previous page, unchanged"
        ) from None


def read(session: Session, user_id: str, transaction_id: str) -> TransactionData:
    """Return the person's transaction of this id; raises NotFound where there is none."""
    return TransactionData.model_validate(_find(session, user_id, transaction_id))


def change(
    session: Session,
    user_id: str,
    transaction_id: str,
    changes: TransactionChanges,
    now: datetime,
    *,
    recorder: ChangeRecorder,
) -> TransactionData:
    """Change the fields that `changes` names, and return the transaction as it is then.

    A correction of the category alone is remembered, for later transactions of this person with the
    same words; a change to or from `income` also changes `kind`. Raises NotFound where there is
    none.
    """
    row = _find(session, user_id, transaction_id)
    named = changes.model_dump(exclude_none=True)
    values = {name: value for name, value in named.items() if value != getattr(row, name)}
    category = values.get("category")
    if values.keys() == {"category"}:
        _learn(session, row, str(category), now, recorder)
    if category == INCOME:
        values["kind"] = INCOME
    elif category is not None and row.kind == INCOME:
        values["kind"] = EXPENSE
    if values:
        store.change(session, transaction_id, values)
        recorder.updated("transactions", transaction_id, row._asdict(), values)
    return read(session, user_id, transaction_id)


def _learn(
    session: Session, row: Any, category: str, now: datetime, recorder: ChangeRecorder
) -> None:
    """Remember the category that the person chose for the words of a transaction."""
    words = correction_key(row.description)
    if words:
        learn(session, row.user_id, words, category, now, recorder=recorder)


def learn(
    session: Session,
    user_id: str,
    words: str,
    category: str,
    now: datetime,
    *,
    recorder: ChangeRecorder,
) -> None:
    """Remember a category for the words of later descriptions (see app.text.tokens)."""
    before = corrections.get(session, user_id, words)
    corrections.save(session, user_id, words, category, now)
    after = {"user_id": user_id, "words": words, "category": category, "created_at": now}
    if before is None:
        recorder.created("corrections", after)
    else:
        learned = {"category": category, "created_at": now}
        recorder.updated("corrections", words, before._asdict(), learned)


def remove(
    session: Session, user_id: str, transaction_id: str, *, recorder: ChangeRecorder
) -> TransactionData:
    """Delete the person's transaction and return it; raises NotFound where there is none."""
    row = _find(session, user_id, transaction_id)
    store.remove(session, user_id, transaction_id)
    recorder.removed("transactions", row)
    return TransactionData.model_validate(row)


def take_back(
    session: Session, user_id: str, submission_id: str, *, recorder: ChangeRecorder
) -> list[TransactionData]:
    """Delete what a submission booked, and return it.

    The submission's key is kept, so that it is never booked again. Raises NotFound where none of it
    is left.
    """
    gone = store.remove_by_submission(session, user_id, submission_id)
    rows = sorted(gone, key=lambda row: str(row.id))
    if not rows:
        raise NotFound(
            "This user has no transactions of such a submission. They may be deleted already."
        )
    for row in rows:
        recorder.removed("transactions", row)
    return [TransactionData.model_validate(row) for row in rows]


def _find(session: Session, user_id: str, transaction_id: str) -> Any:
    row = store.get(session, user_id, transaction_id)
    if row is None:
        raise _not_found()
    return row


def _not_found() -> NotFound:
    return NotFound(
        "There is no such transaction. GET /v1/users/{user_id}/transactions lists them."
    )
