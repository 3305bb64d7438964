"""Transactions: submit a text or document, list, read, change, delete."""

from app.api.operations import Resource
from app.api.recording import record
from app.api.request_context import RequestContext
from app.api.responses import serialize
from app.api.uploads import MAX_REQUEST_BYTES, submission_values
from app.errors import DocumentUnreadable, NoTransactionsFound
from app.schemas.changes import ChangeType
from app.schemas.pages import Page
from app.schemas.transactions import (
    NewSubmission,
    SubmissionQuery,
    SubmittedTransactions,
    TransactionChanges,
    TransactionData,
    TransactionQuery,
)
from app.services import change_summaries as summaries
from app.services import submissions
from app.services import transactions as service
from app.services.assistant.submitted import WHATSAPP, answer_submission, word_submission
from app.services.idempotency import Replay
from app.services.recorder import ChangeRecorder
from app.services.submissions import ReadSubmission

transactions = Resource(
    "Transactions", "What was spent and earned, as read from texts and documents."
)

_CREATED = 201


def _read(context: RequestContext, body: NewSubmission) -> ReadSubmission | Replay:
    """Read a submission with no transaction open, unless its key has booked one before."""
    app_context = context.app_context
    if context.key is not None:
        with app_context.database.read_only() as session:
            booked = submissions.find_booked(
                session, context.user, context.key, context.fingerprint, context.now
            )
            if booked is not None and body.channel == WHATSAPP:
                booked = word_submission(session, context.user, booked, body.sent_at or context.now)
        if booked is not None:
            return Replay(_CREATED, serialize(booked, SubmittedTransactions))
    return submissions.read(
        app_context.database,
        app_context.readers,
        app_context.slow_work,
        context.user,
        body,
        context.now,
    )


@transactions.post(
    "/users/<user_id>/transactions",
    SubmittedTransactions,
    prepare=_read,
    parse=submission_values,
    also_takes=("multipart/form-data",),
    max_body=MAX_REQUEST_BYTES,
    errors=(NoTransactionsFound, DocumentUnreadable),
)
def submit_transactions(context: RequestContext, prepared: ReadSubmission) -> SubmittedTransactions:
    """Submit a text or document.

    Ozzie reads all transactions in it and books them together. Send an `Idempotency-Key`: a
    submission under it is never booked twice, however late it is repeated.
    """
    recorder = ChangeRecorder()
    booked = submissions.book(
        context.session,
        context.user,
        prepared,
        key=context.key,
        fingerprint=context.fingerprint,
        now=context.now,
        recorder=recorder,
    )
    record(
        context,
        recorder,
        ChangeType.TRANSACTIONS_CREATED,
        summaries.of_created(context.user, booked.transactions),
        channel=prepared.channel,
        source_id=booked.submission_id,
    )
    if prepared.channel == WHATSAPP:
        return answer_submission(context.session, context.user, booked, prepared.today, context.now)
    return booked


@transactions.list("/users/<user_id>/transactions", TransactionData)
def list_transactions(context: RequestContext, query: TransactionQuery) -> Page:
    """List transactions.

    The newest first; filter them by date, category or source.
    """
    return service.list_page(context.session, context.user.id, query)


@transactions.get("/users/<user_id>/transactions/<transaction_id>", TransactionData)
def get_transaction(context: RequestContext, transaction_id: str) -> TransactionData:
    """Read a transaction."""
    return service.read(context.session, context.user.id, transaction_id)


@transactions.patch("/users/<user_id>/transactions/<transaction_id>", TransactionData)
def change_transaction(
    context: RequestContext, transaction_id: str, body: TransactionChanges
) -> TransactionData:
    """Change a transaction.

    Changes the fields that the body names. Where the category alone is corrected, Ozzie remembers
    it for this user.
    """
    recorder = ChangeRecorder()
    changed = service.change(
        context.session, context.user.id, transaction_id, body, context.now, recorder=recorder
    )
    summary = summaries.of_changed(context.user, [changed])
    record(context, recorder, ChangeType.TRANSACTION_CHANGED, summary)
    return changed


@transactions.delete("/users/<user_id>/transactions/<transaction_id>")
def delete_transaction(context: RequestContext, transaction_id: str) -> None:
    """Delete a transaction."""
    recorder = ChangeRecorder()
    removed = service.remove(context.session, context.user.id, transaction_id, recorder=recorder)
    summary = summaries.of_removed(context.user, [removed])
    record(context, recorder, ChangeType.TRANSACTION_REMOVED, summary)


@transactions.delete("/users/<user_id>/transactions")
def take_back_submission(context: RequestContext, query: SubmissionQuery) -> None:
    """Take a submission back.

    Deletes all transactions that it booked.
    """
    recorder = ChangeRecorder()
    removed = service.take_back(
        context.session, context.user.id, query.submission_id, recorder=recorder
    )
    summary = summaries.of_removed(context.user, removed)
    record(context, recorder, ChangeType.TRANSACTIONS_REMOVED, summary)
