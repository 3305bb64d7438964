"""A message's arrival: its conversation touched and its row stored, as one unit.

The door's own two writes. On PostgreSQL they are one statement, which needs neither BEGIN nor
COMMIT: three waits of a request fewer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, exists, select
from sqlalchemy.dialects import postgresql

from app.db import Database, Executor
from app.ids import new_id
from app.store.conversations import Touched, inbound, touch, touching
from app.store.inbox import NEW, add


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message as the door stores it; for the fields see app.models.messages."""

    message_sid: str
    number: str
    user_id: str
    sender: str
    kind: str
    body: str
    media: Sequence[dict[str, str]]
    quoted_sid: str | None
    received_at: datetime


def store(database: Database, arrival: Arrival) -> Touched | None:
    """Stores a message once, in its person's conversation; None if its sid was there already."""
    if database.is_sqlite:
        with database.work() as session:
            return _store_in_two(session, arrival)
    with database.single() as session:
        row = session.execute(_IN_ONE, _values(arrival)).one()
    held = row.lease_expires_at is not None and row.lease_expires_at > arrival.received_at
    return Touched(row.id, held) if row.added else None


def _store_in_two(session: Executor, arrival: Arrival) -> Touched | None:
    touched = touch(
        session,
        number=arrival.number,
        user_id=arrival.user_id,
        reply_to=arrival.sender,
        now=arrival.received_at,
    )
    added = add(
        session,
        message_sid=arrival.message_sid,
        conversation_id=touched.conversation_id,
        sender=arrival.sender,
        kind=arrival.kind,
        body=arrival.body,
        media=arrival.media,
        quoted_sid=arrival.quoted_sid,
        received_at=arrival.received_at,
    )
    return touched if added else None


def _values(arrival: Arrival) -> dict[str, Any]:
    return {
        "id": new_id("conv"),
        "number": arrival.number,
        "user_id": arrival.user_id,
        "reply_to": arrival.sender,
        "last_inbound_at": arrival.received_at,
        "created_at": arrival.received_at,
        "message_sid": arrival.message_sid,
        "state": "received",
        "sender": arrival.sender,
        "kind": arrival.kind,
        "body": arrival.body,
        "media": list(arrival.media),
        "quoted_sid": arrival.quoted_sid,
        "received_at": arrival.received_at,
        "attempts": 0,
        "crashes": 0,
        "replays": 0,
    }


def _in_one() -> Any:
    touched = touching("postgresql").cte("touched")
    given = [name for name in NEW if name != "conversation_id"]
    row = select(touched.c.id, *(bindparam(name, type_=inbound.c[name].type) for name in given))
    added = (
        postgresql.insert(inbound)
        .from_select(["conversation_id", *given], row)
        .on_conflict_do_nothing(index_elements=["message_sid"])
        .returning(inbound.c.id)
        .cte("added")
    )
    is_added = exists(select(added.c.id)).label("added")
    return select(touched.c.id, touched.c.lease_expires_at, is_added)


_IN_ONE = _in_one()
