"""Conversations and their leases: one holder at a time, by conditional UPDATE with an expiry."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, exists, literal_column, or_, select, update

from app.db import Executor, table
from app.ids import new_id
from app.models import Conversation, InboundMessage, User
from app.store.sql import dialect_of, insert_into

conversations = table(Conversation)
inbound = table(InboundMessage)
users = table(User)

# The messages that still want work.
OPEN_STATES = ("received", "claimed", "answering")
# Written out, not bound: only so do the databases see that the partial index serves.
IS_OPEN = inbound.c.state.in_([literal_column(f"'{state}'") for state in OPEN_STATES])
LEASE = timedelta(seconds=15)


class LeaseLost(Exception):
    """Another worker holds the conversation now: write nothing more."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A conversation as the door left it; `held` says that a worker has it and will look again."""

    conversation_id: str
    held: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A conversation as its holder got it; not `is_known`: its user is erased."""

    id: str
    number: str
    user_id: str
    reply_to: str | None
    last_inbound_at: datetime
    pending: Any
    pending_expires_at: datetime | None
    left_at: datetime | None
    is_known: bool


_HELD = (
    *(conversations.c[name] for name in Held.__slots__ if name != "is_known"),
    exists().where(users.c.id == conversations.c.user_id).label("is_known"),
)


@cache
def touching(dialect: str) -> Any:
    """The statement behind `touch`, in this dialect."""
    names = ("id", "number", "user_id", "reply_to", "last_inbound_at", "created_at")
    statement = insert_into(conversations, dialect).values(
        {name: bindparam(name) for name in names}
    )
    said = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=["number", "user_id"],
        set_={"reply_to": said.reply_to, "last_inbound_at": said.last_inbound_at, "left_at": None},
    ).returning(conversations.c.id, conversations.c.lease_expires_at)


def touch(session: Executor, *, number: str, user_id: str, reply_to: str, now: datetime) -> Touched:
    """The conversation of this person with `number`, made if need be; a message has come.

    It locks the row until the commit, so a holder that gives the conversation back at the same
    moment sees the message that is stored next.
    """
    row = session.execute(
        touching(dialect_of(session)),
        {
            "id": new_id("conv"),
            "number": number,
            "user_id": user_id,
            "reply_to": reply_to,
            "last_inbound_at": now,
            "created_at": now,
        },
    ).one()
    return Touched(row.id, row.lease_expires_at is not None and row.lease_expires_at > now)


_HAS_OPEN = exists().where(inbound.c.conversation_id == conversations.c.id, IS_OPEN)
_IS_FREE = or_(
    conversations.c.lease_token.is_(None), conversations.c.lease_expires_at <= bindparam("now")
)
_IS_DUE = or_(
    conversations.c.next_attempt_at.is_(None),
    conversations.c.next_attempt_at <= bindparam("now"),
)
_IS_MINE = and_(
    conversations.c.id == bindparam("conversation"),
    conversations.c.lease_token == bindparam("token"),
)


_CLAIM = (
    update(conversations)
    .where(conversations.c.id == bindparam("conversation"), _IS_FREE, _IS_DUE, _HAS_OPEN)
    .values(
        lease_token=bindparam("token"), lease_expires_at=bindparam("until"), next_attempt_at=None
    )
    .returning(*_HELD)
)
_HOLD = (
    update(conversations)
    .where(_IS_MINE)
    .values(lease_expires_at=bindparam("until"))
    .returning(*_HELD)
)
_GIVE_BACK = (
    update(conversations)
    .where(_IS_MINE, ~_HAS_OPEN)
    .values(lease_token=None, lease_expires_at=None)
    .returning(conversations.c.id)
)
_SET_ASIDE = (
    update(conversations)
    .where(_IS_MINE)
    .values(lease_token=None, lease_expires_at=None, next_attempt_at=bindparam("until"))
)


def claim(session: Executor, conversation_id: str, token: str, now: datetime) -> Held | None:
    """Takes the lease, if nobody has it and there is something to do now; else None."""
    row = session.execute(
        _CLAIM,
        {"conversation": conversation_id, "token": token, "now": now, "until": now + LEASE},
    ).first()
    return Held(*row) if row else None


def hold(session: Executor, conversation_id: str, token: str, now: datetime) -> Held:
    """Renews the lease and locks the row; the first statement of every write of a holder.

    Raises LeaseLost where another holder has taken over.
    """
    row = session.execute(
        _HOLD, {"conversation": conversation_id, "token": token, "until": now + LEASE}
    ).first()
    if row is None:
        raise LeaseLost
    return Held(*row)


def renew(session: Executor, tokens: dict[str, str], now: datetime) -> set[str]:
    """Renews the leases {conversation id: token}; returns the ids that are still held so."""
    if not tokens:
        return set()
    rows = session.execute(
        update(conversations)
        .where(
            conversations.c.id.in_(tokens.keys()),
            conversations.c.lease_token.in_(tokens.values()),
        )
        .values(lease_expires_at=now + LEASE)
        .returning(conversations.c.id)
    )
    return set(rows.scalars())


def give_back(session: Executor, conversation_id: str, token: str) -> bool:
    """Frees the lease if nothing waits any more; False where something does.

    To be called after `hold` in the same transaction: the row is locked then, and the look at the
    waiting messages sees what a door stored before it let go of that lock.
    """
    result = session.execute(_GIVE_BACK, {"conversation": conversation_id, "token": token})
    return result.first() is not None


def set_aside(session: Executor, conversation_id: str, token: str, until: datetime | None) -> None:
    """Frees the lease with work left, to be taken up again not before `until`."""
    session.execute(_SET_ASIDE, {"conversation": conversation_id, "token": token, "until": until})


def ask(session: Executor, held: Held, pending: Any, expires_at: datetime | None) -> None:
    """Notes the one question that the bot asked and still expects an answer to (None: none)."""
    if pending == held.pending and expires_at == held.pending_expires_at:
        return
    session.execute(
        update(conversations)
        .where(conversations.c.id == held.id)
        .values(pending=pending, pending_expires_at=expires_at)
    )


def mark_left(session: Executor, conversation_id: str, now: datetime) -> None:
    """Twilio said that the person left: nothing is sent until they write again."""
    session.execute(
        update(conversations).where(conversations.c.id == conversation_id).values(left_at=now)
    )


def forgotten(
    session: Executor, now: datetime, older_than: timedelta, limit: int
) -> list[tuple[str, datetime | None]]:
    """Conversations with something to do now that nobody holds: their wake was lost.

    Each with the moment that its next attempt was put off to, if it was. `older_than` leaves a
    fresh message to the wake that is on its way.
    """
    rows = session.execute(
        select(conversations.c.id, conversations.c.next_attempt_at)
        .distinct()
        .join(inbound, inbound.c.conversation_id == conversations.c.id)
        .where(IS_OPEN, inbound.c.received_at <= now - older_than, _IS_FREE, _IS_DUE)
        .limit(limit),
        {"now": now},
    )
    return [(row.id, row.next_attempt_at) for row in rows]
