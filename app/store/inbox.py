"""The messages that came: stored once, taken in order, and what became of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update

from app.db import Session, table
from app.models import InboundMessage
from app.store import replies
from app.store.conversations import OPEN_STATES
from app.store.sql import upsert

inbound = table(InboundMessage)


@dataclass(frozen=True, slots=True)
class Message:
    """A stored message as its holder reads it."""

    id: int
    message_sid: str
    conversation_id: str
    state: str
    sender: str | None
    kind: str
    body: str | None
    media: Any
    quoted_sid: str | None
    received_at: datetime
    action: Any
    outcome: Any
    attempts: int
    first_attempt_at: datetime | None
    crashes: int
    replays: int
    error: str | None


_MESSAGE = tuple(inbound.c[name] for name in Message.__slots__)


def add(
    session: Session,
    *,
    message_sid: str,
    conversation_id: str,
    sender: str,
    kind: str,
    body: str,
    media: Sequence[dict[str, str]],
    quoted_sid: str | None,
    received_at: datetime,
) -> bool:
    """Stores a message once; False if its MessageSid is already there, whoever came first."""
    stored = session.execute(
        upsert(session, inbound)
        .values(
            message_sid=message_sid,
            conversation_id=conversation_id,
            state="received",
            sender=sender,
            kind=kind,
            body=body,
            media=list(media),
            quoted_sid=quoted_sid,
            received_at=received_at,
            attempts=0,
            crashes=0,
            replays=0,
        )
        .on_conflict_do_nothing(index_elements=["message_sid"])
        .returning(inbound.c.id)
    )
    return stored.first() is not None


def next_open(session: Session, conversation_id: str) -> Message | None:
    """The conversation's earliest message that still wants work."""
    row = session.execute(
        select(*_MESSAGE)
        .where(inbound.c.conversation_id == conversation_id, inbound.c.state.in_(OPEN_STATES))
        .order_by(inbound.c.id)
        .limit(1)
    ).first()
    return Message(*row) if row else None


def by_sid(session: Session, message_sid: str) -> Message | None:
    """The message with this MessageSid."""
    row = session.execute(select(*_MESSAGE).where(inbound.c.message_sid == message_sid)).first()
    return Message(*row) if row else None


def mark(session: Session, message_id: int, **values: Any) -> None:
    """Writes columns of a message: its state, its action, its outcome, its attempts."""
    session.execute(update(inbound).where(inbound.c.id == message_id).values(**values))


def recent_outcomes(
    session: Session, conversation_id: str, before_id: int, limit: int = 100
) -> list[Any]:
    """What came of the conversation's last messages before this one, the newest first.

    Bounded, so that its cost does not grow with the history.
    """
    newest = (
        select(inbound.c.outcome, inbound.c.id)
        .where(inbound.c.conversation_id == conversation_id, inbound.c.id < before_id)
        .order_by(inbound.c.id.desc())
        .limit(limit)
    )
    return [row.outcome for row in session.execute(newest) if row.outcome is not None]


def taken_at(session: Session, conversation_id: str, nth: int) -> datetime | None:
    """When the conversation's nth last finished message was finished, None if there are fewer."""
    newest = (
        select(inbound.c.finished_at)
        .where(inbound.c.conversation_id == conversation_id, inbound.c.finished_at.is_not(None))
        .order_by(inbound.c.id.desc())
        .offset(nth - 1)
        .limit(1)
    )
    found: datetime | None = session.execute(newest).scalar()
    return found


def blank_old(session: Session, now: datetime, keep: timedelta, limit: int = 500) -> int:
    """Blanks messages finished longer than `keep` ago and their replies; returns how many."""
    old = (
        select(inbound.c.id)
        .where(inbound.c.finished_at <= now - keep, inbound.c.body.is_not(None))
        .limit(limit)
    )
    ids = list(session.execute(old).scalars())
    if ids:
        session.execute(
            update(inbound)
            .where(inbound.c.id.in_(ids))
            .values(body=None, sender=None, media=[], action=None, outcome=None)
        )
        replies.blank(session, ids)
    return len(ids)


def count_by_state(session: Session) -> dict[str, int]:
    """How many messages are in each state that still wants work or failed."""
    rows = session.execute(
        select(inbound.c.state, func.count().label("messages"))
        .where(inbound.c.state.in_((*OPEN_STATES, "failed")))
        .group_by(inbound.c.state)
    )
    return {row.state: row.messages for row in rows}


def list_by_state(session: Session, states: Sequence[str], limit: int) -> list[Message]:
    """The newest messages in one of these states (all states where none is named)."""
    query = select(*_MESSAGE).order_by(inbound.c.id.desc()).limit(limit)
    if states:
        query = query.where(inbound.c.state.in_(states))
    return [Message(*row) for row in session.execute(query)]


def known_sids(session: Session, sids: Sequence[str]) -> set[str]:
    """Which of these MessageSids are stored already."""
    rows = session.execute(select(inbound.c.message_sid).where(inbound.c.message_sid.in_(sids)))
    return set(rows.scalars())


def replay(session: Session, message: Message) -> None:
    """Makes a finished message open again; its Idempotency-Keys stay, so nothing books twice."""
    mark(
        session,
        message.id,
        state="received",
        attempts=0,
        crashes=0,
        first_attempt_at=None,
        finished_at=None,
        error=None,
        replays=message.replays + 1,
    )
