"""Submissions: a message or document is read with no transaction open, then booked in one."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.bulkhead import Bulkhead
from app.clock import local_date
from app.db import Database, Session
from app.errors import (
    IdempotencyConflict,
    IdempotencyInProgress,
    NoTransactionsFound,
)
from app.ids import new_id
from app.locale import say
from app.models import User
from app.phones import country_of
from app.reading.drafts import Context, DocumentReading, Draft
from app.schemas.fields import MAX_CENTS
from app.schemas.transactions import NewSubmission
from app.services.duplicates import NEAR, Booked, Parted, part
from app.services.readers import Readers
from app.services.transactions import wire as transaction_wire
from app.store import corrections, figures, plans
from app.store import submissions as store
from app.store import transactions as transaction_store

# A text longer than a chat message (characters) takes a place among the slow work.
LONG_TEXT = 4096


@dataclass(frozen=True, slots=True)
class ReadSubmission:
    """A submission as read, before it is booked; `today` is the person's when it was said.

    `document` is what a document was read as (None: a text); its rows that are in the books
    already are left out when it is booked, unless `allow_duplicates`.
    """

    source: str
    drafts: Sequence[Draft]
    language: str
    today: date
    document: dict[str, Any] | None = None
    content_hash: str | None = None
    allow_duplicates: bool = False


def read(
    database: Database,
    readers: Readers,
    slow_work: Bulkhead,
    user: User,
    new: NewSubmission,
    now: datetime,
) -> ReadSubmission:
    """Reads what was submitted; no transaction is open meanwhile.

    Raises NoTransactionsFound where it holds none (with the `reason` of a document's), what
    Readers.document raises, and ServiceUnavailable where too much slow work is under way.
    """
    context = _context(database, user, new, now)
    if new.type != "text" or isinstance(new.content, bytes):
        with slow_work.place():
            return _document(new, readers.document(new, context), context)
    if readers.waits or len(new.content) > LONG_TEXT:
        with slow_work.place():
            reading = readers.text(new.content, context)
    else:
        reading = readers.text(new.content, context)
    drafts = _bookable(reading.drafts)
    if reading.intent != "transaction" or not drafts:
        raise NoTransactionsFound
    return ReadSubmission(new.source, drafts, reading.language, context.today)


def _document(new: NewSubmission, reading: DocumentReading, context: Context) -> ReadSubmission:
    drafts = _bookable(reading.drafts)
    if not drafts:
        told = {"reason": reading.problem, "transcript": reading.transcript}
        raise NoTransactionsFound(
            "No transaction was found in the document.",
            extra={name: value for name, value in told.items() if value},
        )
    first, last = reading.period or (None, None)
    content = new.content if isinstance(new.content, bytes) else new.content.encode()
    return ReadSubmission(
        source=new.source,
        drafts=drafts,
        language=context.language,
        today=context.today,
        document={
            "kind": reading.kind,
            "period": {"first": first.isoformat(), "last": last.isoformat()}
            if first and last
            else None,
            "count": len(drafts),
            "transcript": reading.transcript,
        },
        content_hash=hashlib.sha256(content).hexdigest(),
        allow_duplicates=new.allow_duplicates,
    )


def _bookable(drafts: Sequence[Draft]) -> list[Draft]:
    return [draft for draft in drafts if 0 < draft.amount_cents <= MAX_CENTS]


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
    parted = _parted(session, user, read_)
    if rows := _rows(user, submission_id, read_, parted.new, now):
        transaction_store.add_all(session, rows)
    answer = _answer(session, user, submission_id, read_.language, read_.today)
    duplicates = [_duplicate(draft, of) for draft, of in parted.repeated]
    return {**answer, "duplicates": duplicates, "document": read_.document}


def _rows(
    user: User, submission_id: str, read_: ReadSubmission, drafts: Sequence[Draft], now: datetime
) -> list[dict[str, Any]]:
    """The transactions as they are stored; their ids are in the order of the drafts."""
    ids = sorted(new_id("txn") for _ in drafts)
    return [
        {
            "id": id_,
            "user_id": user.id,
            "submission_id": submission_id,
            "amount_cents": draft.amount_cents,
            "currency": draft.currency,
            "kind": draft.kind,
            "category": draft.category,
            "description": draft.description[:60] or say(read_.language, "purchase"),
            "transaction_date": draft.transaction_date,
            "source": read_.source,
            "ai_confidence": round(draft.confidence, 2),
            "created_at": now,
        }
        for id_, draft in zip(ids, drafts, strict=True)
    ]


def _parted(session: Session, user: User, read_: ReadSubmission) -> Parted:
    """What is new of a submission; the person's row is locked, so nobody books meanwhile."""
    if read_.document is None or read_.allow_duplicates:
        return Parted(tuple(read_.drafts), ())
    days = [draft.transaction_date for draft in read_.drafts]
    rows = transaction_store.between(session, user.id, min(days) - NEAR, max(days) + NEAR)
    return part(
        read_.drafts,
        [
            Booked(
                id=row.id,
                submission_id=row.submission_id,
                amount_cents=row.amount_cents,
                currency=row.currency,
                kind=row.kind,
                description=row.description,
                day=row.transaction_date,
                document=not row.source.endswith("_text"),
            )
            for row in rows
        ],
    )


def _duplicate(draft: Draft, booked_id: str) -> dict[str, Any]:
    return {
        "amount_cents": draft.amount_cents,
        "currency": draft.currency,
        "kind": draft.kind,
        "category": draft.category,
        "description": draft.description,
        "transaction_date": draft.transaction_date.isoformat(),
        "duplicate_of": booked_id,
    }


def known(
    session: Session, user: User, key: str, fingerprint: str, now: datetime
) -> dict[str, Any] | None:
    """What a submission under this key booked before, however long ago; None where there is none.

    Raises IdempotencyConflict where the key was used with another request.
    """
    found = store.by_key(session, user.client_id, key)
    if found is None:
        return None
    if found.fingerprint != fingerprint:
        raise IdempotencyConflict
    today = local_date(now, user.timezone)
    return _answer(session, user, found.id, user.language, today)


def _answer(
    session: Session, user: User, submission_id: str, language: str, today: date
) -> dict[str, Any]:
    rows = transaction_store.of_submission(session, submission_id)
    return {
        "transactions": [transaction_wire(row) for row in rows],
        "submission_id": submission_id,
        "language": language,
        "summary": month_summary(session, user.id, rows[0].currency, today) if rows else None,
        "duplicates": [],
        "document": None,
    }


def month_summary(session: Session, user_id: str, currency: str, today: date) -> dict[str, Any]:
    """What was spent this month in one currency, and what the active plan leaves, in cents.

    Left is income − recommended savings − spent; None without a plan in this currency.
    """
    tallies = figures.totals(session, user_id, today.replace(day=1), today)
    spent = sum(tally.cents for tally in tallies if tally.currency == currency)
    plan = plans.active(session, user_id)
    left = None
    if plan is not None and plan.currency == currency:
        left = plan.monthly_income_cents - plan.recommended_monthly_savings_cents - spent
    return {"currency": currency, "month_spent_cents": spent, "plan_left_cents": left}
