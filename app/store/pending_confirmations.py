"""STOP and START messages whose confirmation is not sent yet: each claimed by one worker at a time.

The conversation's lease is not used, because a worker may have it while a network call hangs. The
message itself stores who confirms it (`claim_token`) and when it may be claimed again
(`claimable_at`).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, case, exists, or_, select, tuple_, update

from app.db import Executor
from app.store.conversations import IS_URGENT, conversations, inbound
from app.store.inbox import MESSAGE_COLUMNS, Message
from app.store.leases import LeaseLost
from app.store.sql import dialect_of, later, shared_later, shared_now

# How long a claim lasts; then another worker may claim what a dead one left. At most 30 s pass
# between two renewals (Twilio's list and send wait 10 s each).
CLAIM = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class PendingConfirmation:
    """A claimed STOP or START, with the number and the user of its conversation."""

    message: Message
    number: str
    user_id: str


_EARLIER = inbound.alias("earlier")
_HAS_EARLIER = exists().where(
    _EARLIER.c.conversation_id == inbound.c.conversation_id,
    _EARLIER.c.state == IS_URGENT.right,
    tuple_(_EARLIER.c.received_at, _EARLIER.c.id) < tuple_(inbound.c.received_at, inbound.c.id),
)


def _is_claimable(dialect: str) -> Any:
    now = shared_now(dialect)
    is_free = or_(inbound.c.claimable_at.is_(None), inbound.c.claimable_at <= now)
    return and_(IS_URGENT, is_free, ~_HAS_EARLIER)


@cache
def _due_statement(dialect: str) -> Any:
    return (
        select(inbound.c.conversation_id, inbound.c.id)
        .where(_is_claimable(dialect))
        .order_by(inbound.c.received_at, inbound.c.id)
        .limit(bindparam("most"))
    )


@cache
def _due_in_conversation_statement(dialect: str) -> Any:
    return _due_statement(dialect).where(inbound.c.conversation_id == bindparam("conversation"))


@cache
def _claim_statement(dialect: str) -> Any:
    return (
        update(inbound)
        .where(inbound.c.id == bindparam("message"), _is_claimable(dialect))
        .values(
            claim_token=bindparam("token"),
            claimable_at=shared_later(dialect),
            # A release removes the token: where one is left, its worker died.
            crashes=inbound.c.crashes + case((inbound.c.claim_token.is_not(None), 1), else_=0),
        )
        .returning(*MESSAGE_COLUMNS)
    )


@cache
def _renew_statement(dialect: str) -> Any:
    return (
        update(inbound)
        .where(
            inbound.c.id == bindparam("message"),
            inbound.c.claim_token == bindparam("token"),
            IS_URGENT,
        )
        .values(claimable_at=shared_later(dialect))
        .returning(inbound.c.id)
    )


@cache
def _release_statement(dialect: str) -> Any:
    return (
        update(inbound)
        .where(inbound.c.id == bindparam("message"))
        .values(claim_token=None, claimable_at=shared_later(dialect))
    )


def find_due(session: Executor, now: datetime | None, limit: int) -> list[str]:
    """Return the conversations with a STOP or START that is due to be confirmed, the oldest first.

    `now` is the time of Database.shared_clock, also in the functions below.
    """
    rows = session.execute(_due_statement(dialect_of(session)), {"now": now, "most": limit})
    return list(dict.fromkeys(row.conversation_id for row in rows))


def claim_next(
    session: Executor, conversation_id: str, token: str, now: datetime | None
) -> PendingConfirmation | None:
    """Claim the conversation's earliest STOP or START; return None where none is due."""
    dialect = dialect_of(session)
    wanted = {"conversation": conversation_id, "now": now, "most": 1}
    found = session.execute(_due_in_conversation_statement(dialect), wanted).first()
    if found is None:
        return None
    values = {"message": found.id, "token": token, "now": now, **later(dialect, now, CLAIM)}
    row = session.execute(_claim_statement(dialect), values).first()
    if row is None:
        return None
    columns = conversations.c
    owner = select(columns.number, columns.user_id).where(columns.id == conversation_id)
    return PendingConfirmation(Message(*row), *session.execute(owner).one())


def renew_claim(session: Executor, message_id: int, token: str, now: datetime | None) -> None:
    """Renew the claim: the first statement of every transaction of its worker.

    Raises LeaseLost where another worker has claimed the message.
    """
    dialect = dialect_of(session)
    values = {"message": message_id, "token": token, **later(dialect, now, CLAIM)}
    if session.execute(_renew_statement(dialect), values).first() is None:
        raise LeaseLost


def release_claim(
    session: Executor, message_id: int, wait: timedelta, now: datetime | None
) -> None:
    """Release the claim until the next attempt after `wait`; call it after `renew_claim`."""
    dialect = dialect_of(session)
    values = {"message": message_id} | later(dialect, now, wait)
    session.execute(_release_statement(dialect), values)
