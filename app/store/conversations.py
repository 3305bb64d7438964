"""Conversations: one row for each person and number of ours, updated by each message."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    bindparam,
    case,
    false,
    func,
    literal_column,
    null,
    select,
    update,
)

from app.db import Executor, table
from app.ids import new_id
from app.models import Conversation, InboundMessage, MessageState, User
from app.models.states import OPEN_STATES
from app.store.sql import dialect_of, insert_into, shared_now

conversations = table(Conversation)
inbound = table(InboundMessage)
users = table(User)

# Messages that are not finished. The states are literals, not bound parameters: only then do the
# databases see that the partial index can be used.
IS_OPEN = inbound.c.state.in_([literal_column(f"'{state}'") for state in OPEN_STATES])
# A STOP or START whose confirmation is not sent yet (a literal for the same reason).
IS_URGENT = inbound.c.state == literal_column(f"'{MessageState.URGENT}'")


@dataclass(frozen=True, slots=True)
class InboundResult:
    """A conversation after the upsert.

    `is_leased`: a worker processes it now. `opted_at`: when its last STOP or START was sent.
    """

    conversation_id: str
    is_leased: bool
    opted_at: datetime | None


@cache
def upsert_statement(dialect: str) -> Any:
    """Build the statement of `upsert_on_inbound`, in this dialect."""
    names = ("id", "number", "user_id", "reply_to", "last_inbound_at", "created_at")
    statement = insert_into(conversations, dialect).values(
        {name: bindparam(name) for name in names}
    )
    new, old = statement.excluded, conversations.c
    # A recovered message may be older than the newest one and must not replace its values.
    is_newest = new.last_inbound_at >= old.last_inbound_at
    return statement.on_conflict_do_update(
        index_elements=["number", "user_id"],
        set_={
            "reply_to": case((is_newest, new.reply_to), else_=old.reply_to),
            "last_inbound_at": case((is_newest, new.last_inbound_at), else_=old.last_inbound_at),
            "left_at": case((is_newest, null()), else_=old.left_at),
        },
    ).returning(old.id, _is_leased(dialect).label("is_leased"), old.opted_at)


def _is_leased(dialect: str) -> Any:
    return func.coalesce(conversations.c.lease_expires_at > shared_now(dialect), false())


def upsert_on_inbound(
    session: Executor, *, number: str, user_id: str, reply_to: str, now: datetime
) -> InboundResult:
    """Insert or update the conversation of this person with `number`, to which a message came.

    `now` is the time the message was sent; `last_inbound_at` and `reply_to` only change to newer
    values. The row is locked until the commit, so a worker that releases the conversation at the
    same time sees the message that is stored in this transaction.
    """
    row = session.execute(
        upsert_statement(dialect_of(session)),
        {
            "id": new_id("conv"),
            "number": number,
            "user_id": user_id,
            "reply_to": reply_to,
            "last_inbound_at": now,
            "created_at": now,
            "now": now,
        },
    ).one()
    return InboundResult(row.id, bool(row.is_leased), row.opted_at)


def mark_recipient_left(session: Executor, conversation_id: str, now: datetime) -> None:
    """Record that the person left WhatsApp or blocked us: send nothing until they write again."""
    session.execute(
        update(conversations).where(conversations.c.id == conversation_id).values(left_at=now)
    )


def list_others(session: Executor, user_id: str, conversation_id: str) -> list[str]:
    """Return the person's conversations with numbers that were ours before."""
    query = select(conversations.c.id).where(
        conversations.c.user_id == user_id, conversations.c.id != conversation_id
    )
    return list(session.execute(query).scalars())


def find_last_inbound(session: Executor, conversation_id: str) -> datetime | None:
    """Return when the person wrote last, which is what WhatsApp's 24 hours begin with."""
    found: datetime | None = session.execute(
        select(conversations.c.last_inbound_at).where(conversations.c.id == conversation_id)
    ).scalar_one_or_none()
    return found
