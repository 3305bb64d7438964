"""Inbound messages: store each once, find the next one to process, update and count them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, func, literal_column, or_, select, union_all, update

from app.db import Executor, table
from app.models import EventKind, InboundMessage, MessageState
from app.store import message_events
from app.store.conversations import IS_OPEN, IS_URGENT
from app.store.message_events import make_event
from app.store.opt_outs import OPT_ACTIONS
from app.store.sql import dialect_of, insert_into

inbound = table(InboundMessage)


@dataclass(frozen=True, slots=True)
class Message:
    """A stored message as its worker reads it (columns: app.models.messages.InboundMessage)."""

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


# The columns of a Message, for statements that return one.
MESSAGE_COLUMNS = tuple(inbound.c[name] for name in Message.__slots__)


# The columns that a new row sets.
NEW_COLUMNS: tuple[str, ...] = (
    *("message_sid", "conversation_id", "state", "sender", "kind", "body", "media"),
    *("quoted_sid", "received_at", "action", "finished_at", "attempts", "crashes", "replays"),
    "error",
)


@cache
def _insert_statement(dialect: str) -> Any:
    statement = insert_into(inbound, dialect).values(
        {name: bindparam(name) for name in NEW_COLUMNS}
    )
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
    state: MessageState = MessageState.RECEIVED,
    action: dict[str, Any] | None = None,
    finished_at: datetime | None = None,
    error: str | None = None,
) -> int | None:
    """Store a message; return its id, None where one with this MessageSid is stored already."""
    stored = session.execute(
        _insert_statement(dialect_of(session)),
        {
            "message_sid": message_sid,
            "conversation_id": conversation_id,
            "state": state,
            "sender": sender,
            "kind": kind,
            "body": body,
            "media": list(media),
            "quoted_sid": quoted_sid,
            "received_at": received_at,
            "action": action,
            "finished_at": finished_at,
            "attempts": 0,
            "crashes": 0,
            "replays": 0,
            "error": error,
        },
    )
    row = stored.first()
    return row.id if row else None


_NEXT_OPEN = (
    select(*MESSAGE_COLUMNS)
    .where(inbound.c.conversation_id == bindparam("conversation"), IS_OPEN)
    .order_by(inbound.c.received_at, inbound.c.id)
    .limit(1)
)


def find_next_open(session: Executor, conversation_id: str) -> Message | None:
    """Return the conversation's earliest message that is not finished.

    They are ordered by the time they were sent: a recovered one comes before newer ones.
    """
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
_NEXT_OPEN_AND_NTH_FINISHED = _NEXT_OPEN.add_columns(_NTH_FINISHED)


def find_next_open_and_nth_finished(
    session: Executor, conversation_id: str, nth: int
) -> tuple[Message, datetime | None] | None:
    """Return the message of `find_next_open` and when the nth last finished one was finished.

    That time tells how many messages were processed recently (see MessageClaimer); it is None where
    fewer than `nth` are finished.
    """
    query = {"conversation": conversation_id, "before": nth - 1}
    row = session.execute(_NEXT_OPEN_AND_NTH_FINISHED, query).first()
    return (Message(*row[:-1]), row[-1]) if row else None


def find_by_sid(session: Executor, message_sid: str) -> Message | None:
    """Return the message with this MessageSid, None where there is none."""
    row = session.execute(
        select(*MESSAGE_COLUMNS).where(inbound.c.message_sid == message_sid)
    ).first()
    return Message(*row) if row else None


_CRASHES_OF_NEXT = _NEXT_OPEN.with_only_columns(
    inbound.c.id, inbound.c.message_sid, inbound.c.crashes
)


@dataclass(frozen=True, slots=True)
class CrashCount:
    """How often a message failed unexpectedly or its worker died (`crashes`)."""

    id: int
    message_sid: str
    crashes: int


def find_crashes_of_next(session: Executor, conversation_id: str) -> CrashCount | None:
    """Return the crash count of the message that `find_next_open` returns.

    Columns that another version may have written in an unknown form are not read.
    """
    row = session.execute(_CRASHES_OF_NEXT, {"conversation": conversation_id}).first()
    return CrashCount(*row) if row else None


@cache
def _update_statement(names: tuple[str, ...]) -> Any:
    return (
        update(inbound)
        .where(inbound.c.id == bindparam("message"))
        .values({name: bindparam(f"new_{name}", type_=inbound.c[name].type) for name in names})
    )


def mark(session: Executor, message_id: int, **values: Any) -> None:
    """Update columns of a message, such as `state`, `action`, `outcome` or `attempts`."""
    session.execute(
        _update_statement(tuple(sorted(values))),
        {"message": message_id} | {f"new_{name}": value for name, value in values.items()},
    )


def list_recent_outcomes(session: Executor, message: Message, limit: int = 100) -> list[Any]:
    """Return the outcomes of the conversation's messages that were sent before this one.

    The one processed last comes first. At most `limit`, so that the cost does not grow with the
    history.
    """
    was_sent_before = or_(
        inbound.c.received_at < message.received_at,
        and_(inbound.c.received_at == message.received_at, inbound.c.id < message.id),
    )
    newest = (
        select(inbound.c.outcome, inbound.c.id)
        .where(
            inbound.c.conversation_id == message.conversation_id,
            inbound.c.finished_at.is_not(None),
            was_sent_before,
        )
        .order_by(inbound.c.id.desc())
        .limit(limit)
    )
    return [row.outcome for row in session.execute(newest) if row.outcome is not None]


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many messages are in a state, and when the oldest of them was sent."""

    messages: int
    oldest: datetime


# Written out, as IS_OPEN is. One query for each group, because each has a partial index of its own.
HAS_FAILED = inbound.c.state == literal_column(f"'{MessageState.FAILED}'")
_COUNTS = union_all(
    *(
        select(inbound.c.state, func.count(), func.min(inbound.c.received_at))
        .where(group)
        .group_by(inbound.c.state)
        for group in (IS_OPEN, IS_URGENT, HAS_FAILED)
    )
)


def count_by_state(session: Executor) -> dict[str, Waiting]:
    """Return the messages of each state that is not finished, and those that failed, if any."""
    return {state: Waiting(count, oldest) for state, count, oldest in session.execute(_COUNTS)}


def replay(session: Executor, message: Message, now: datetime) -> bool:
    """Open a finished message again; its Idempotency-Keys stay, so nothing is recorded twice.

    A STOP or START is only confirmed again: whether the person is opted out does not change.
    Returns False where the message is open again already.
    """
    is_opt = isinstance(message.action, dict) and message.action.get("kind") in OPT_ACTIONS
    reopened = session.execute(
        update(inbound)
        .where(
            inbound.c.id == message.id,
            inbound.c.replays == message.replays,
            inbound.c.finished_at.is_not(None),
        )
        .values(
            state=MessageState.URGENT if is_opt else MessageState.RECEIVED,
            claimable_at=None,
            attempts=0,
            crashes=0,
            first_attempt_at=None,
            finished_at=None,
            error=None,
            replays=message.replays + 1,
        )
        .returning(inbound.c.id)
    )
    if reopened.first() is None:
        return False
    step = make_event(EventKind.REPLAYED, now, run=message.replays + 1)
    message_events.add(session, message.id, [step])
    return True
