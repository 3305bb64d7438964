"""Stored messages, and the API's answers to them, as the workers' tests use them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from app.schemas.chat import ChatMessageData
from app.schemas.transactions import DuplicateData, SubmittedTransactions, TransactionData
from app.store.inbox import Message
from app.store.senders import Sender
from workers.last_submission import logged_outcome

NOW = datetime(2026, 5, 5, 14, 30, tzinfo=UTC)
MARIA = Sender("ozz_usr_1", "+14155550123", "en", "USD", "America/New_York")
MEDIA = [{"url": "https://api.twilio.com/x", "content_type": "image/jpeg"}]


def message(body: str = "", kind: str = "text", media: Sequence[Any] = ()) -> Message:
    """Return a stored message."""
    return Message(
        id=1,
        message_sid="SM" + "0" * 32,
        conversation_id="c",
        state="received",
        sender="whatsapp:+14155550123",
        kind=kind,
        body=body,
        media=list(media),
        quoted_sid=None,
        received_at=NOW,
        action=None,
        outcome=None,
        attempts=0,
        first_attempt_at=None,
        crashes=0,
        replays=0,
        error=None,
    )


def line(**fields: Any) -> TransactionData:
    """Return a booked transaction as the API answers it."""
    return TransactionData.model_validate(
        {
            "id": "ozz_txn_1",
            "user_id": "ozz_usr_1",
            "submission_id": "ozz_sub_1",
            "amount_cents": 4500,
            "currency": "USD",
            "kind": "expense",
            "category": "food",
            "description": "Groceries at Whole Foods",
            "transaction_date": "2026-05-05",
            "source": "whatsapp_text",
            "ai_confidence": 0.97,
            "installments": None,
            "created_at": "2026-05-05T14:30:00Z",
        }
        | fields
    )


def duplicate(**fields: Any) -> DuplicateData:
    """Return a row of a document that was booked before."""
    shared = line(**fields).model_dump(include=set(DuplicateData.model_fields))
    return DuplicateData(**shared, duplicate_of="ozz_txn_0")


def answer(*lines: TransactionData, **fields: Any) -> SubmittedTransactions:
    """Return the API's answer to a submission."""
    return SubmittedTransactions.model_validate(
        {
            "transactions": list(lines),
            "submission_id": "ozz_sub_1",
            "language": "en",
            "summary": {"currency": "USD", "month_spent_cents": 5700, "plan_left_cents": None},
            "duplicates": [],
            "document": None,
            "unread": None,
            "message": "✅ Noted.",
        }
        | fields
    )


def chat_answer(message: str) -> ChatMessageData:
    """Return the coach's answer as the API gives it."""
    example: dict[str, Any] = ChatMessageData.model_json_schema()["examples"][0]
    return ChatMessageData.model_validate({**example, "message": message})


LOGGED = logged_outcome(
    answer(
        *(
            line(id=f"ozz_txn_{number}", amount_cents=100 * number, description="Tea")
            for number in (1, 2)
        )
    )
).model_dump()
