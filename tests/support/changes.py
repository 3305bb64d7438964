"""Changes made through the services, as the API makes them, and all that a person then has."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import select

from app.db import Base, Session
from app.models import User
from app.schemas.changes import ChangeType
from app.services import changes
from app.services.recorder import ChangeRecorder
from app.services.stored_changes import StoredChange
from app.store.recorded_rows import encode_row
from tests.support.rows import NOW

# What changes are recorded of; the person's other tables are no part of their books.
BOOKS = ("users", "financial_intakes", "plans", "goals", "contributions", "transactions")


def perform(
    session: Session,
    user: User,
    act: Callable[[ChangeRecorder], Any],
    *,
    type: ChangeType = ChangeType.TRANSACTION_CHANGED,  # noqa: A002 - as changes.save calls it
    channel: str = "api",
    source_id: str | None = None,
    now: datetime = NOW,
) -> StoredChange:
    """Do what `act` does with a recorder, and store the change."""
    change = perform_or_nothing(
        session, user, act, type=type, channel=channel, source_id=source_id, now=now
    )
    assert change is not None
    return change


def perform_or_nothing(
    session: Session, user: User, act: Callable[[ChangeRecorder], Any], **fields: Any
) -> StoredChange | None:
    """Do what `act` does, and store the change if it wrote anything."""
    recorder = ChangeRecorder()
    act(recorder)
    values = {"channel": "api", "source_id": None, "now": NOW, **fields}
    return changes.save(session, user, recorder, summary="what it was", **values)


def books(session: Session, user_id: str) -> dict[str, list[dict[str, Any]]]:
    """Return every row that the person has in the tables that changes record, in a fixed order."""
    session.flush()
    found = {}
    for name in (*BOOKS, "corrections"):
        of = Base.metadata.tables[name]
        owner = of.c.id if name == "users" else of.c.user_id
        rows = session.execute(select(of).where(owner == user_id)).all()
        found[name] = sorted((encode_row(name, row) for row in rows), key=repr)
    return found
