"""Submissions: a message or document is read with no transaction open, then booked in one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from app.bulkhead import Bulkhead
from app.clock import local_date
from app.db import Database, Session
from app.errors import (
    IdempotencyConflict,
    IdempotencyInProgress,
    NoTransactionsFound,
    UnsupportedMediaType,
)
from app.ids import new_id
from app.models import User
from app.phones import country_of
from app.reading.drafts import Context, Draft, Reading
from app.schemas.fields import MAX_CENTS
from app.schemas.transactions import NewSubmission
from app.services.transactions import wire as transaction_wire
from app.store import books, corrections, plans
from app.store import submissions as store
from app.store import transactions as transaction_store

# A text longer than a chat message (characters) takes a place among the slow work.
LONG_TEXT = 4096


class ReadText(Protocol):
    """Whoever reads texts: the embedded engine or a model behind it."""

    def __call__(self, text: str, context: Context) -> Reading:
        """What the text is and holds."""
        ...


@dataclass(frozen=True, slots=True)
class Readers:
    """Who reads what is submitted; `waits` says that texts wait for a model."""

    text: ReadText
    waits: bool = False


@dataclass(frozen=True, slots=True)
class ReadSubmission:
    """A submission as read, before it is booked; `today` is the person's when it was said."""

    source: str
    drafts: Sequence[Draft]
    language: str
    today: date
    duplicates: Sequence[dict[str, Any]] = ()
    content_hash: str | None = None


def read(
    database: Database,
    readers: Readers,
    slow_work: Bulkhead,
    user: User,
    new: NewSubmission,
    now: datetime,
) -> ReadSubmission:
    """Reads what was submitted; no transaction is open meanwhile.

    Raises NoTransactionsFound where it holds none, and ServiceUnavailable where too much slow work
    is under way.
    """
    context = _context(database, user, new, now)
    if new.type != "text" or isinstance(new.content, bytes):
        raise UnsupportedMediaType(
            f"type {new.type} is not read here yet. Send type text: what was spent, in words."
        )
    if readers.waits or len(new.content) > LONG_TEXT:
        with slow_work.place():
            reading = readers.text(new.content, context)
    else:
        reading = readers.text(new.content, context)
    drafts = [draft for draft in reading.drafts if 0 < draft.amount_cents <= MAX_CENTS]
    if reading.intent != "transaction" or not drafts:
        raise NoTransactionsFound
    return ReadSubmission(new.source, drafts, reading.language, context.today)


def _context(database: Database, user: User, new: NewSubmission, now: datetime) -> Context:
    with database.reading() as session:
        learned = corrections.of_user(session, user.id)
    return Context(
        today=local_date(new.sent_at or now, user.timezone),
        country=country_of(user.phone),
        currency=user.currency,
        language=new.language or user.language,  # type: ignore[arg-type]  # a column of these
        corrections=learned,
    )


def book(
    session: Session,
    user: User,
    read_: ReadSubmission,
    *,
    key: str | None,
    fingerprint: str,
    now: datetime,
) -> dict[str, Any]:
    """Books a submission and its transactions, and answers them with where the month stands.

    Raises IdempotencyInProgress where the key was used meanwhile: its retry finds that answer.
    """
    submission_id = new_id("sub")
    kept = store.add(
        session,
        {
            "id": submission_id,
            "client_id": user.client_id,
            "user_id": user.id,
            "idempotency_key": key,
            "fingerprint": fingerprint if key else None,
            "source": read_.source,
            "content_hash": read_.content_hash,
            "created_at": now,
        },
    )
    if not kept:
        raise IdempotencyInProgress
    ids = sorted(new_id("txn") for _ in read_.drafts)
    rows = [
        {
            "id": id_,
            "user_id": user.id,
            "submission_id": submission_id,
            "amount_cents": draft.amount_cents,
            "currency": draft.currency,
            "kind": draft.kind,
            "category": draft.category,
            "description": draft.description[:60],
            "transaction_date": draft.transaction_date,
            "source": read_.source,
            "ai_confidence": round(draft.confidence, 2),
            "created_at": now,
        }
        for id_, draft in zip(ids, read_.drafts, strict=True)
    ]
    transaction_store.add_all(session, rows)
    return _answer(session, user, submission_id, read_.language, read_.today, read_.duplicates)


def known(
    session: Session, user: User, key: str | None, fingerprint: str, now: datetime
) -> dict[str, Any] | None:
    """What a submission under this key booked before, however long ago; None where there is none.

    Raises IdempotencyConflict where the key was used with another request.
    """
    found = store.by_key(session, user.client_id, key) if key else None
    if found is None:
        return None
    if found.fingerprint != fingerprint:
        raise IdempotencyConflict
    today = local_date(now, user.timezone)
    return _answer(session, user, found.id, user.language, today, ())


def _answer(
    session: Session,
    user: User,
    submission_id: str,
    language: str,
    today: date,
    duplicates: Sequence[dict[str, Any]],
) -> dict[str, Any]:
    rows = transaction_store.of_submission(session, submission_id)
    return {
        "transactions": [transaction_wire(row) for row in rows],
        "submission_id": submission_id,
        "language": language,
        "summary": month_summary(session, user.id, rows[0].currency, today) if rows else None,
        "duplicates": list(duplicates),
    }


def month_summary(session: Session, user_id: str, currency: str, today: date) -> dict[str, Any]:
    """What was spent this month in one currency, and what the active plan leaves, in cents.

    Left is income − recommended savings − spent; None without a plan in this currency.
    """
    spent = books.spent(session, user_id, currency, today.replace(day=1), today)
    plan = plans.active(session, user_id)
    left = None
    if plan is not None and plan.currency == currency:
        left = plan.monthly_income_cents - plan.recommended_monthly_savings_cents - spent
    return {"currency": currency, "month_spent_cents": spent, "plan_left_cents": left}
