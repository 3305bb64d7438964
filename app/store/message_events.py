"""The steps of messages: written in the transactions of what they tell, read by operators."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select

from app.db import Executor, table
from app.models import EventKind, MessageEvent

events = table(MessageEvent)

# Characters of a text in a detail; all are codes and ids of ours or Twilio's.
MAX_TEXT = 100


@dataclass(frozen=True, slots=True)
class Event:
    """One step (columns: app.models.messages.MessageEvent).

    `kind` is an EventKind, or the word of another version.
    """

    kind: str
    at: datetime
    detail: Mapping[str, Any]


def make_event(kind: EventKind, at: datetime, **detail: str | float | None) -> Event:
    """Return a step; details that are None are left out, and texts are cut at MAX_TEXT."""
    bounded = {
        name: value[:MAX_TEXT] if isinstance(value, str) else value
        for name, value in detail.items()
        if value is not None
    }
    return Event(kind, at, bounded)


# Nobody asks for the new ids.
_ADD = insert(events).inline()


def add(session: Executor, message_id: int, steps: Sequence[Event]) -> None:
    """Store steps of a message, in their order."""
    if steps:
        session.execute(
            _ADD,
            [
                {"message_id": message_id, "at": one.at, "kind": one.kind, "detail": one.detail}
                for one in steps
            ],
        )


_OF_MESSAGE = (
    select(events.c.kind, events.c.at, events.c.detail)
    .where(events.c.message_id == bindparam("message"))
    .order_by(events.c.id)
)


def list_by_message(session: Executor, message_id: int) -> list[Event]:
    """Return the steps of a message, in the order in which they were stored."""
    return [_read(*row) for row in session.execute(_OF_MESSAGE, {"message": message_id})]


def _read(kind: str, at: datetime, detail: Any) -> Event:
    """Return a stored step; a detail of an unknown form is left out."""
    return Event(kind, at, detail if isinstance(detail, dict) else {})
