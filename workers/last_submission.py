"""What is stored of a submission with the message that it came from.

Outcomes are JSON on the messages' rows: a quoted reply names the entries that it shows by them.
They carry no version number: `type` names the model, and the release before reads what this one
writes.
"""

from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

from app.schemas.transactions import SubmittedTransactions, TransactionData

# A long import is taken back as a whole: no more of its transactions than this are stored.
KEPT_TRANSACTIONS = 20


class StoredTransaction(BaseModel):
    """A transaction as an outcome stores it: enough to show it and to correct it."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    amount_cents: int
    currency: str
    kind: str
    category: str
    description: str
    transaction_date: str


class LastSubmission(BaseModel):
    """A submission; `transactions` holds the first ones of `count`."""

    submission_id: str
    transactions: list[StoredTransaction]
    count: int


class LoggedOutcome(LastSubmission):
    """The outcome of a message whose transactions were booked."""

    type: Literal["logged"] = "logged"


def logged_outcome(answer: SubmittedTransactions) -> LoggedOutcome:
    """Return the outcome to store of what the API has booked."""
    return LoggedOutcome(
        submission_id=answer.submission_id,
        transactions=stored(answer.transactions[:KEPT_TRANSACTIONS]),
        count=len(answer.transactions),
    )


def stored(transactions: Sequence[TransactionData]) -> list[StoredTransaction]:
    """Return the stored form of transactions that the API has answered."""
    return [StoredTransaction.model_validate(one) for one in transactions]
