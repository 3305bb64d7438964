"""Rows put straight into the database, for tests of the queries over them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import insert

from app.db import Session
from app.ids import new_id
from app.models import Client, Submission, Transaction, User

NOW = datetime(2026, 5, 5, 14, 30, tzinfo=UTC)


def add_user(session: Session, name: str = "maria") -> str:
    """Create a user with a client of their own; return the user's id."""
    user_id, client_id = new_id("usr"), new_id("client")
    session.execute(
        insert(Client).values(id=client_id, name=name, secret_hash="none", created_at=NOW)
    )
    session.execute(
        insert(User).values(
            id=user_id,
            client_id=client_id,
            external_user_id=name,
            language="en",
            currency="USD",
            timezone="UTC",
            onboarding_stage="active",
            created_at=NOW,
        )
    )
    session.execute(
        insert(Submission).values(
            id=f"sub_{name}",
            client_id=client_id,
            user_id=user_id,
            source="api_text",
            created_at=NOW,
        )
    )
    return user_id


@dataclass(frozen=True)
class Movement:
    """A transaction with the defaults of a small expense."""

    day: date
    cents: int
    description: str = "Lunch"
    category: str = "food"
    currency: str = "USD"
    kind: str = "expense"


def add_movements(
    session: Session, user_id: str, movements: list[Movement], name: str = "maria"
) -> None:
    """Book `movements` under the submission of the user called `name`."""
    rows = [
        {
            "id": new_id("txn"),
            "user_id": user_id,
            "submission_id": f"sub_{name}",
            "amount_cents": movement.cents,
            "currency": movement.currency,
            "kind": movement.kind,
            "category": movement.category,
            "description": movement.description,
            "transaction_date": movement.day,
            "source": "api_text",
            "ai_confidence": 0.9,
            "created_at": NOW,
        }
        for movement in movements
    ]
    session.execute(insert(Transaction), rows)
