"""Transactions: submit a text or document, list, read, change, take back."""

from typing import Any

from app.api.call import Call
from app.api.operations import Resource
from app.api.responses import envelope
from app.api.uploads import submission_values
from app.errors import DocumentUnreadable, NoTransactionsFound
from app.schemas.pages import Page
from app.schemas.transactions import (
    NewSubmission,
    SubmissionQuery,
    SubmittedTransactions,
    TransactionChanges,
    TransactionData,
    TransactionQuery,
)
from app.services import submissions
from app.services import transactions as service
from app.services.idempotency import Replay
from app.services.submissions import ReadSubmission

transactions = Resource("Transactions", "What was spent and earned, as read from words and papers.")

_CREATED = 201


def _read(call: Call, body: NewSubmission) -> ReadSubmission | Replay:
    """Reads a submission with no transaction open, unless its key has booked one before."""
    ground = call.platform
    if call.key is not None:
        with ground.database.reading() as session:
            booked = submissions.known(session, call.user, call.key, call.fingerprint, call.now)
        if booked is not None:
            return Replay(_CREATED, envelope(SubmittedTransactions.object_name, booked))
    return submissions.read(
        ground.database, ground.readers, ground.slow_work, call.user, body, call.now
    )


@transactions.post(
    "/users/<user_id>/transactions",
    SubmittedTransactions,
    prepare=_read,
    parse=submission_values,
    also_takes=("multipart/form-data",),
    errors=(NoTransactionsFound, DocumentUnreadable),
)
def submit_transactions(call: Call, prepared: ReadSubmission) -> dict[str, Any]:
    """Submit a text or document

    Ozzie reads every transaction in it and books them together. Send an `Idempotency-Key`: a
    submission under it is never booked twice, however much later it comes again.
    """
    return submissions.book(
        call.session,
        call.user,
        prepared,
        key=call.key,
        fingerprint=call.fingerprint,
        now=call.now,
    )


@transactions.list("/users/<user_id>/transactions", TransactionData)
def list_transactions(call: Call, query: TransactionQuery) -> Page:
    """List transactions

    The newest first; from and to a date, of a category, of a source.
    """
    return service.list_page(call.session, call.user.id, query)


@transactions.get("/users/<user_id>/transactions/<transaction_id>", TransactionData)
def get_transaction(call: Call, transaction_id: str) -> dict[str, Any]:
    """Read a transaction"""
    return service.wire(service.read(call.session, call.user.id, transaction_id))


@transactions.patch("/users/<user_id>/transactions/<transaction_id>", TransactionData)
def change_transaction(call: Call, transaction_id: str, body: TransactionChanges) -> dict[str, Any]:
    """Change a transaction

    Changes the fields that the body names. Ozzie remembers a corrected category for this user.
    """
    row = service.change(call.session, call.user.id, transaction_id, body, call.now)
    return service.wire(row)


@transactions.delete("/users/<user_id>/transactions/<transaction_id>")
def delete_transaction(call: Call, transaction_id: str) -> None:
    """Delete a transaction"""
    service.remove(call.session, call.user.id, transaction_id)


@transactions.delete("/users/<user_id>/transactions")
def take_back_submission(call: Call, query: SubmissionQuery) -> None:
    """Take a submission back

    Deletes all transactions that it booked.
    """
    service.take_back(call.session, call.user.id, query.submission_id)
