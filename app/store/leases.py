"""Leases of conversations: one worker at a time, by conditional UPDATE, with an expiry.

The worker that has the lease renews it while it works; where it dies, the lease expires and another
worker may claim the conversation.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, exists, literal_column, or_, select, update

from app.db import Executor
from app.store import senders
from app.store.conversations import IS_OPEN, IS_URGENT, conversations, inbound, users
from app.store.sql import dialect_of, later, shared_later, shared_now

# How long a lease lasts without renewal: three times workers.conversations.leases.RENEW_EVERY.
LEASE = timedelta(seconds=15)


class LeaseLost(Exception):
    """Another worker has the lease now: nothing more may be written for the conversation."""


@dataclass(frozen=True, slots=True)
class LeasedConversation:
    """A conversation as the worker that has its lease reads it.

    `is_known` is False where its user is erased.
    """

    id: str
    number: str
    user_id: str
    reply_to: str | None
    last_inbound_at: datetime
    pending: Any
    pending_expires_at: datetime | None
    left_at: datetime | None
    is_known: bool
    # When the last STOP or START that took effect was sent.
    opted_at: datetime | None
    # Since when the person is opted out (nothing is sent until START); None: they are not.
    stopped_at: datetime | None
    # A STOP or START of theirs is not confirmed yet; that comes before any other message.
    has_pending_confirmation: bool


# Written with the table's name, which SQLAlchemy leaves out in RETURNING on SQLite: without it a
# subquery would take its own column of the same name.
_OWN: dict[str, Any] = {
    name: literal_column(f"conversations.{name}") for name in ("id", "number", "user_id")
}
_LEASED_COLUMNS = (
    *(conversations.c[name] for name in LeasedConversation.__slots__[:8]),
    exists().where(users.c.id == _OWN["user_id"]).label("is_known"),
    conversations.c.opted_at,
    senders.stopped_at_expression(_OWN["number"], _OWN["user_id"]).label("stopped_at"),
    exists()
    .where(inbound.c.conversation_id == _OWN["id"], IS_URGENT)
    .label("has_pending_confirmation"),
)


_HAS_OPEN = exists().where(inbound.c.conversation_id == conversations.c.id, IS_OPEN)
_IS_MINE = and_(
    conversations.c.id == bindparam("conversation"),
    conversations.c.lease_token == bindparam("token"),
)


def _is_free_and_due(dialect: str) -> Any:
    now = shared_now(dialect)
    return and_(
        or_(conversations.c.lease_token.is_(None), conversations.c.lease_expires_at <= now),
        or_(conversations.c.next_attempt_at.is_(None), conversations.c.next_attempt_at <= now),
    )


@cache
def _claim_statement(dialect: str) -> Any:
    return (
        update(conversations)
        .where(
            conversations.c.id == bindparam("conversation"), _is_free_and_due(dialect), _HAS_OPEN
        )
        .values(
            lease_token=bindparam("token"),
            lease_expires_at=shared_later(dialect),
            leased_by=bindparam("worker"),
            leased_at=shared_now(dialect),
            next_attempt_at=None,
        )
        .returning(*_LEASED_COLUMNS)
    )


@cache
def _renew_statement(dialect: str) -> Any:
    return (
        update(conversations)
        .where(_IS_MINE)
        .values(lease_expires_at=shared_later(dialect))
        .returning(*_LEASED_COLUMNS)
    )


_RELEASE = (
    update(conversations)
    .where(_IS_MINE, ~_HAS_OPEN)
    .values(lease_token=None, lease_expires_at=None)
    .returning(conversations.c.id)
)


@cache
def _defer_statement(dialect: str) -> Any:
    return (
        update(conversations)
        .where(_IS_MINE)
        .values(lease_token=None, lease_expires_at=None, next_attempt_at=shared_later(dialect))
    )


# In the functions below `now` is the time of Database.shared_clock: None on PostgreSQL.


def claim_lease(
    session: Executor,
    conversation_id: str,
    token: str,
    now: datetime | None,
    worker: str | None = None,
) -> LeasedConversation | None:
    """Claim the lease for a worker; return None where one has it or no message is due now."""
    dialect = dialect_of(session)
    values = {"conversation": conversation_id, "token": token, "worker": worker, "now": now}
    row = session.execute(_claim_statement(dialect), values | later(dialect, now, LEASE)).first()
    return LeasedConversation(*row) if row else None


def renew_lease(
    session: Executor, conversation_id: str, token: str, now: datetime | None
) -> LeasedConversation:
    """Renew the lease and lock the row: the first statement of every transaction of its worker.

    Raises LeaseLost where another worker has claimed the conversation.
    """
    dialect = dialect_of(session)
    row = session.execute(
        _renew_statement(dialect),
        {"conversation": conversation_id, "token": token} | later(dialect, now, LEASE),
    ).first()
    if row is None:
        raise LeaseLost
    return LeasedConversation(*row)


def renew_leases(session: Executor, tokens: dict[str, str], now: datetime | None) -> set[str]:
    """Renew the leases {conversation id: token}; return the ids whose token is still valid."""
    if not tokens:
        return set()
    dialect = dialect_of(session)
    rows = session.execute(
        update(conversations)
        .where(
            conversations.c.id.in_(tokens.keys()),
            conversations.c.lease_token.in_(tokens.values()),
        )
        .values(lease_expires_at=shared_later(dialect))
        .returning(conversations.c.id),
        later(dialect, now, LEASE),
    )
    return set(rows.scalars())


def release_lease(session: Executor, conversation_id: str, token: str) -> bool:
    """Release the lease unless a message is open; return whether it is released.

    Call it after `renew_lease` in the same transaction: the row is locked then, so the check sees
    each message that a webhook stored under that lock before.
    """
    result = session.execute(_RELEASE, {"conversation": conversation_id, "token": token})
    return result.first() is not None


def defer(
    session: Executor,
    conversation_id: str,
    token: str,
    wait: timedelta | None,
    now: datetime | None,
) -> None:
    """Release the lease with messages left, to be claimed again after `wait` (None: at once)."""
    dialect = dialect_of(session)
    session.execute(
        _defer_statement(dialect),
        {"conversation": conversation_id, "token": token} | later(dialect, now, wait),
    )


def set_pending_question(
    session: Executor, leased: LeasedConversation, pending: Any, expires_at: datetime | None
) -> None:
    """Store the question that the product asked and expects an answer to (None: none).

    `expires_at` is when an answer is no longer expected.
    """
    if pending == leased.pending and expires_at == leased.pending_expires_at:
        return
    session.execute(
        update(conversations)
        .where(conversations.c.id == leased.id)
        .values(pending=pending, pending_expires_at=expires_at)
    )


def find_claimable(
    session: Executor, now: datetime | None, received_before: datetime, limit: int
) -> list[tuple[str, datetime | None]]:
    """Return conversations with a due message that no worker has claimed: their job was lost.

    Each comes with the time of its next attempt, if it was deferred. Messages received after
    `received_before` (by the clock of the web hosts) are left to the job that is on its way.
    """
    is_claimable = _is_free_and_due(dialect_of(session))
    rows = session.execute(
        select(conversations.c.id, conversations.c.next_attempt_at)
        .distinct()
        .join(inbound, inbound.c.conversation_id == conversations.c.id)
        .where(IS_OPEN, inbound.c.received_at <= received_before, is_claimable)
        .limit(limit),
        {"now": now},
    )
    return [(row.id, row.next_attempt_at) for row in rows]
