"""Submissions: a text or document is read with no transaction open, then booked in one."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, cast

from app import tracing
from app.bulkhead import Bulkhead
from app.categories import Category
from app.clock import local_date
from app.db import Database, Session
from app.errors import (
    IdempotencyConflict,
    IdempotencyInProgress,
    NoTransactionsFound,
    ValidationError,
)
from app.ids import new_id
from app.locale import say
from app.models import User
from app.reading.documents.reader import READ_FORMATS
from app.reading.messages.reader import MAX_DRAFTS
from app.reading.types import DocumentReading, DraftTransaction, ReaderContext, Unread
from app.requester import DOCUMENT_SECONDS, TEXT_SECONDS
from app.schemas.fields import MAX_CENTS
from app.schemas.transactions import (
    DocumentData,
    DocumentPeriod,
    DuplicateData,
    NewSubmission,
    SubmittedTransactions,
    TransactionData,
    UnreadData,
)
from app.services.document_counts import count_document
from app.services.duplicates import (
    NEARBY_DAYS,
    BookedTransaction,
    SeparatedDrafts,
    separate_duplicates,
)
from app.services.month_summary import summarize_month
from app.services.reader_context import reader_context, requester_of
from app.services.readers import Readers
from app.services.recorder import ChangeRecorder
from app.store import submissions as store
from app.store import transactions as transaction_store
from app.text.normalize import LONGEST_MESSAGE

LONG_TEXT = 4096  # characters: a longer text than a chat message counts as slow work
TOO_MANY_TRANSACTIONS = (
    f"holds more than {MAX_DRAFTS} transactions, or {LONGEST_MESSAGE:,} characters. "
    "Nothing was booked: send it in parts."
)


@dataclass(frozen=True, slots=True)
class ReadSubmission:
    """A submission that was read and is not yet booked.

    `today` is the person's local date when it was sent. `document` describes a document (None: a
    text), `unread` what of it was not read. Repeated rows are left out, unless `allow_duplicates`.
    """

    source: str
    drafts: Sequence[DraftTransaction]
    language: str
    today: date
    document: DocumentData | None = None
    unread: Unread = field(default_factory=Unread)
    content_hash: str | None = None
    allow_duplicates: bool = False

    @property
    def channel(self) -> str:
        """Return the channel that it came by: `api` or `whatsapp`."""
        return self.source.partition("_")[0]


def read(
    database: Database,
    readers: Readers,
    slow_work: Bulkhead,
    user: User,
    new: NewSubmission,
    now: datetime,
) -> ReadSubmission:
    """Read a submission, with no transaction open.

    Raises ValidationError for a text with too many transactions, NoTransactionsFound for one
    without any (for a document with its `reason`), what Readers.document raises, and
    ServiceUnavailable while too much slow work is running.
    """
    requester = requester_of(user, TEXT_SECONDS if new.type == "text" else DOCUMENT_SECONDS)
    context = reader_context(database, user, new, now)
    if new.type != "text" or isinstance(new.content, bytes):
        with count_document(new.type), slow_work.place(), tracing.span("document"):
            tracing.note(kind=new.type)
            return _document(new, readers.document(new, context, requester), context)
    if readers.waits or len(new.content) > LONG_TEXT:
        with slow_work.place():
            reading = readers.text(new.content, context)
    else:
        reading = readers.text(new.content, context)
    if readers.model is not None:
        reading = readers.model.improve(new.content, context, reading, requester, slow_work)
    if reading.is_cut:
        raise ValidationError.of("content", TOO_MANY_TRANSACTIONS, reason="too_many_transactions")
    drafts = _bookable(reading.drafts)
    if reading.intent != "transaction" or not drafts:
        raise NoTransactionsFound
    return ReadSubmission(new.source, drafts, reading.language, context.today)


def _document(
    new: NewSubmission, reading: DocumentReading, context: ReaderContext
) -> ReadSubmission:
    drafts = _bookable(reading.drafts)
    if not drafts:
        # "no_text" is a reason between the readers of pictures: the API answers "no_statement".
        reason = "no_statement" if reading.problem == "no_text" else reading.problem
        raise NoTransactionsFound(
            f"No transaction was found in the document. Ozzie reads {READ_FORMATS}.",
            reason=reason,
            transcript=reading.transcript,
        )
    content = new.content if isinstance(new.content, bytes) else new.content.encode()
    return ReadSubmission(
        source=new.source,
        drafts=drafts,
        language=context.language,
        today=context.today,
        document=DocumentData(
            kind=reading.kind,
            period=_period(reading.period),
            count=len(drafts),
            transcript=reading.transcript,
        ),
        unread=reading.unread,
        content_hash=hashlib.sha256(content).hexdigest(),
        allow_duplicates=new.allow_duplicates,
    )


def _period(days: tuple[date, date] | None) -> DocumentPeriod | None:
    return days and DocumentPeriod(first=days[0].isoformat(), last=days[1].isoformat())


def _bookable(drafts: Sequence[DraftTransaction]) -> list[DraftTransaction]:
    return [draft for draft in drafts if 0 < draft.amount_cents <= MAX_CENTS]


def book(
    session: Session,
    user: User,
    submission: ReadSubmission,
    *,
    key: str | None,
    fingerprint: str,
    now: datetime,
    recorder: ChangeRecorder,
) -> SubmittedTransactions:
    """Book a submission's transactions, and return them with the month's summary.

    Raises IdempotencyInProgress if the key was used meanwhile: a retry finds that answer.
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
            "source": submission.source,
            "content_hash": submission.content_hash,
            "created_at": now,
        },
    )
    if not kept:
        raise IdempotencyInProgress
    separated = _separate_duplicates(session, user, submission)
    if rows := _rows(user, submission_id, submission, separated.new, now):
        transaction_store.add_all(session, rows)
        for row in rows:
            recorder.created("transactions", row)
    answer = _answer(session, user, submission_id, submission.language, submission.today)
    duplicates = [_duplicate(draft, of) for draft, of in separated.repeated]
    unread = UnreadData.model_validate(submission.unread) if submission.unread else None
    told = {"duplicates": duplicates, "document": submission.document, "unread": unread}
    return answer.model_copy(update=told)


def _rows(
    user: User,
    submission_id: str,
    submission: ReadSubmission,
    drafts: Sequence[DraftTransaction],
    now: datetime,
) -> list[dict[str, Any]]:
    """Return the rows to store; their ids are in the order of the drafts."""
    return [
        {
            "id": new_id("txn"),
            "user_id": user.id,
            "submission_id": submission_id,
            "amount_cents": draft.amount_cents,
            "currency": draft.currency,
            "kind": draft.kind,
            "category": draft.category,
            "description": draft.description[:60] or say(submission.language, "purchase"),
            "transaction_date": draft.transaction_date,
            "source": submission.source,
            "ai_confidence": round(draft.confidence, 2),
            "installments": draft.installments,
            "created_at": now,
        }
        for draft in drafts
    ]


def _separate_duplicates(
    session: Session, user: User, submission: ReadSubmission
) -> SeparatedDrafts:
    """Separate new rows from ones booked before; the locked user row keeps others from booking."""
    if submission.document is None or submission.allow_duplicates:
        return SeparatedDrafts(tuple(submission.drafts), ())
    days = [draft.transaction_date for draft in submission.drafts]
    rows = transaction_store.list_between(
        session, user.id, min(days) - NEARBY_DAYS, max(days) + NEARBY_DAYS
    )
    return separate_duplicates(
        submission.drafts,
        [
            BookedTransaction(
                id=row.id,
                submission_id=row.submission_id,
                amount_cents=row.amount_cents,
                currency=row.currency,
                kind=row.kind,
                description=row.description,
                day=row.transaction_date,
                is_from_document=not row.source.endswith("_text"),
            )
            for row in rows
        ],
    )


def _duplicate(draft: DraftTransaction, booked_id: str) -> DuplicateData:
    return DuplicateData(
        amount_cents=draft.amount_cents,
        currency=draft.currency,
        kind=draft.kind,
        category=cast("Category", draft.category),
        description=draft.description,
        transaction_date=draft.transaction_date.isoformat(),
        duplicate_of=booked_id,
    )


def find_booked(
    session: Session, user: User, key: str, fingerprint: str, now: datetime
) -> SubmittedTransactions | None:
    """Return what a submission under this key has booked, however long ago; None if nothing has.

    Raises IdempotencyConflict where the key was used with another request.
    """
    found = store.find_by_key(session, user.client_id, key)
    if found is None:
        return None
    if found.fingerprint != fingerprint:
        raise IdempotencyConflict
    today = local_date(now, user.timezone)
    return _answer(session, user, found.id, user.language, today)


def _answer(
    session: Session, user: User, submission_id: str, language: str, today: date
) -> SubmittedTransactions:
    rows = transaction_store.list_by_submission(session, submission_id)
    return SubmittedTransactions(
        transactions=[TransactionData.model_validate(row) for row in rows],
        submission_id=submission_id,
        language=language,
        summary=summarize_month(session, user.id, rows[0].currency, today) if rows else None,
        duplicates=[],
        document=None,
        unread=None,
        message=None,
    )
