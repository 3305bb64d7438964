"""The messages that came: stored once, taken in order, and what became of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import bindparam, func, literal_column, select, update

from app.db import Executor, table
from app.models import InboundMessage
from app.store import replies
from app.store.conversations import IS_OPEN
from app.store.sql import dialect_of, insert_into

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


# What a new row is given.
NEW: tuple[str, ...] = (
    "message_sid",
    "conversation_id",
    "state",
    "sender",
    "kind",
    "body",
    "media",
)
NEW += ("quoted_sid", "received_at", "attempts", "crashes", "replays")


@cache
def _adding(dialect: str) -> Any:
    statement = insert_into(inbound, dialect).values({name: bindparam(name) for name in NEW})
    return statement.on_conflict_do_nothing(index_elements=["message_sid"]).returning(inbound.c.id)


def add(
    session: Executor,
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
        _adding(dialect_of(session)),
        {
            "message_sid": message_sid,
            "conversation_id": conversation_id,
            "state": "received",
            "sender": sender,
            "kind": kind,
            "body": body,
            "media": list(media),
            "quoted_sid": quoted_sid,
            "received_at": received_at,
            "attempts": 0,
            "crashes": 0,
            "replays": 0,
        },
    )
    return stored.first() is not None


_NEXT_OPEN = (
    select(*_MESSAGE)
    .where(inbound.c.conversation_id == bindparam("conversation"), IS_OPEN)
    .order_by(inbound.c.id)
    .limit(1)
)


def next_open(session: Executor, conversation_id: str) -> Message | None:
    """The conversation's earliest message that still wants work."""
    row = session.execute(_NEXT_OPEN, {"conversation": conversation_id}).first()
    return Message(*row) if row else None


_FINISHED = inbound.alias("finished")
_NTH_FINISHED = (
    select(_FINISHED.c.finished_at)
    .where(
        _FINISHED.c.conversation_id == bindparam("conversation"),
        _FINISHED.c.finished_at.is_not(None),
    )
    .order_by(_FINISHED.c.id.desc())
    .offset(bindparam("before"))
    .limit(1)
    .scalar_subquery()
)
_NEXT_IN_LINE = _NEXT_OPEN.add_columns(_NTH_FINISHED)


def next_in_line(
    session: Executor, conversation_id: str, nth: int
) -> tuple[Message, datetime | None] | None:
    """As `next_open`, with when the conversation's nth last finished message was finished.

    None for a moment that never was: fewer than `nth` are finished.
    """
    query = {"conversation": conversation_id, "before": nth - 1}
    row = session.execute(_NEXT_IN_LINE, query).first()
    return (Message(*row[:-1]), row[-1]) if row else None


def by_sid(session: Executor, message_sid: str) -> Message | None:
    """The message with this MessageSid."""
    row = session.execute(select(*_MESSAGE).where(inbound.c.message_sid == message_sid)).first()
    return Message(*row) if row else None


@cache
def _marking(names: tuple[str, ...]) -> Any:
    return (
        update(inbound)
        .where(inbound.c.id == bindparam("message"))
        .values({name: bindparam(f"new_{name}", type_=inbound.c[name].type) for name in names})
    )


def mark(session: Executor, message_id: int, **values: Any) -> None:
    """Writes columns of a message: its state, its action, its outcome, its attempts."""
    session.execute(
        _marking(tuple(sorted(values))),
        {"message": message_id} | {f"new_{name}": value for name, value in values.items()},
    )


def recent_outcomes(
    session: Executor, conversation_id: str, before_id: int, limit: int = 100
) -> list[Any]:
    """What came of the conversation's last messages before this one, the newest first.

    Bounded, so that its cost does not grow with the history.
    """
    newest = (
        select(inbound.c.outcome, inbound.c.id)
        .where(
            inbound.c.conversation_id == conversation_id,
            inbound.c.finished_at.is_not(None),
            inbound.c.id < before_id,
        )
        .order_by(inbound.c.id.desc())
        .limit(limit)
    )
    return [row.outcome for row in session.execute(newest) if row.outcome is not None]


def blank_old(session: Executor, now: datetime, keep: timedelta, limit: int = 500) -> int:
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


def count_by_state(session: Executor) -> dict[str, int]:
    """How many messages are in each state that still wants work or failed."""
    count = func.count().label("messages")
    counts: dict[str, int] = {}
    # Two questions, because each has a partial index that answers it.
    for wanted in (IS_OPEN, inbound.c.state == literal_column("'failed'")):
        query = select(inbound.c.state, count).where(wanted).group_by(inbound.c.state)
        counts |= {row.state: row.messages for row in session.execute(query)}
    return counts


def list_by_state(session: Executor, states: Sequence[str], limit: int) -> list[Message]:
    """The newest messages in one of these states (all states where none is named)."""
    query = select(*_MESSAGE).order_by(inbound.c.id.desc()).limit(limit)
    if states:
        query = query.where(inbound.c.state.in_(states))
    return [Message(*row) for row in session.execute(query)]


def known_sids(session: Executor, sids: Sequence[str]) -> set[str]:
    """Which of these MessageSids are stored already."""
    rows = session.execute(select(inbound.c.message_sid).where(inbound.c.message_sid.in_(sids)))
    return set(rows.scalars())


def replay(session: Executor, message: Message) -> None:
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
