"""What operators ask of messages and replies: by state, person, time and reason.

Each query reads an index of what it asks for; what several indexes hold is asked of each.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from app.db import Executor
from app.models import ReplyState
from app.phones import variants
from app.store.conversations import IS_OPEN, IS_URGENT, conversations, inbound, users
from app.store.inbox import HAS_FAILED, MESSAGE_COLUMNS, Message
from app.store.replies import REPLY_COLUMNS, StoredReply, replies
from app.store.senders import scoped_ids


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for: all of it holds for each message found.

    `states` are the states of messages (none: all); `conversations` restricts to these ids (None:
    all); the span of time is when messages were sent; `reason` is a part of their error. Without
    `since`, conversations or the state `failed` the search may read all messages.
    """

    states: Sequence[str] = ()
    conversations: Sequence[str] | None = None
    since: datetime | None = None
    until: datetime | None = None
    reason: str = ""


def list_by_state(session: Executor, states: Sequence[str], limit: int) -> list[Message]:
    """Return the newest messages in one of these states (an empty `states` means all)."""
    query = select(*MESSAGE_COLUMNS).order_by(inbound.c.id.desc()).limit(limit)
    if states:
        query = query.where(inbound.c.state.in_(states))
    return [Message(*row) for row in session.execute(query)]


def find_known_sids(session: Executor, sids: Sequence[str]) -> set[str]:
    """Return which of these MessageSids are stored already."""
    rows = session.execute(select(inbound.c.message_sid).where(inbound.c.message_sid.in_(sids)))
    return set(rows.scalars())


def search(session: Executor, wanted: Search, limit: int) -> list[Message]:
    """Return the messages that were sent last, the last one first."""
    if list(wanted.states) == ["failed"]:
        groups = [HAS_FAILED]
    else:
        # Every message is open, urgent or finished, and each has a partial index.
        groups = [IS_OPEN, IS_URGENT, inbound.c.finished_at.is_not(None)]
    found: list[Message] = []
    for group in groups:
        query = select(*MESSAGE_COLUMNS).where(group, *_conditions(wanted)).limit(limit)
        order = inbound.c.received_at if wanted.conversations is None else inbound.c.id
        found += (Message(*row) for row in session.execute(query.order_by(order.desc())))
    found.sort(key=lambda message: (message.received_at, message.id), reverse=True)
    return found[:limit]


def _conditions(wanted: Search) -> list[Any]:
    conditions: list[Any] = []
    if wanted.conversations is not None:
        conditions.append(inbound.c.conversation_id.in_(wanted.conversations))
    if wanted.since is not None:
        conditions.append(inbound.c.received_at >= wanted.since)
    if wanted.until is not None:
        conditions.append(inbound.c.received_at <= wanted.until)
    if wanted.states:
        conditions.append(inbound.c.state.in_(wanted.states))
    if wanted.reason:
        conditions.append(inbound.c.error.contains(wanted.reason, autoescape=True))
    return conditions


def find_conversations_by_address(
    session: Executor, client_ids: Sequence[str], address: str
) -> list[str]:
    """Return the conversations of the users with this phone (in any form) or this scoped id."""
    by_phone = select(users.c.id).where(
        users.c.client_id.in_(client_ids), users.c.phone.in_(variants(address))
    )
    by_scoped_id = select(scoped_ids.c.user_id).where(
        scoped_ids.c.client_id.in_(client_ids), scoped_ids.c.scoped_id == address
    )
    ids = {one for query in (by_phone, by_scoped_id) for one in session.execute(query).scalars()}
    rows = session.execute(select(conversations.c.id).where(conversations.c.user_id.in_(ids)))
    return list(rows.scalars())


@dataclass(frozen=True, slots=True)
class WaitingMessage:
    """A message that is not finished, with its conversation's lease and due time.

    `lease_expires_at`: the worker `leased_by` has the conversation since `leased_at` until then, or
    longer if it renews the lease.
    """

    id: int
    message_sid: str
    conversation_id: str
    state: str
    kind: str
    received_at: datetime
    attempts: int
    crashes: int
    error: str | None
    lease_expires_at: datetime | None
    next_attempt_at: datetime | None
    leased_by: str | None
    leased_at: datetime | None


_OF_WAITING = tuple(inbound.c[name] for name in WaitingMessage.__slots__[:9])


def list_waiting(session: Executor, limit: int) -> list[WaitingMessage]:
    """Return the messages that are not finished, those first that have waited longest."""
    found: list[Any] = []
    for group in (IS_OPEN, IS_URGENT):
        query = select(*_OF_WAITING).where(group).order_by(inbound.c.received_at, inbound.c.id)
        found += session.execute(query.limit(limit))
    found.sort(key=lambda row: (row.received_at, row.id))
    return _with_leases(session, found[:limit])


def find_waiting(session: Executor, message_id: int) -> WaitingMessage | None:
    """Return a message that is not finished, None where it is."""
    query = select(*_OF_WAITING).where(inbound.c.id == message_id, inbound.c.finished_at.is_(None))
    found = _with_leases(session, session.execute(query).all())
    return found[0] if found else None


def _with_leases(session: Executor, found: Sequence[Any]) -> list[WaitingMessage]:
    # A query of its own, because for a join PostgreSQL reads every conversation.
    columns = [conversations.c[name] for name in ("id", *WaitingMessage.__slots__[9:])]
    ids = {row.conversation_id for row in found}
    rows = session.execute(select(*columns).where(conversations.c.id.in_(ids)))
    leased = {row.id: tuple(row)[1:] for row in rows}
    return [WaitingMessage(*row, *leased[row.conversation_id]) for row in found]


@dataclass(frozen=True, slots=True)
class SentReply:
    """A reply and the message that it answers; `error` is that message's."""

    id: str
    state: str
    error_code: int | None
    created_at: datetime
    sid: str | None
    message_sid: str
    error: str | None


def list_replies(
    session: Executor, states: Iterable[ReplyState], since: datetime, limit: int
) -> list[SentReply]:
    """Return the newest replies in these states that were stored since then."""
    found: list[SentReply] = []
    for state in states:
        newest = (
            select(replies.c.id, replies.c.state, replies.c.error_code, replies.c.created_at)
            .add_columns(replies.c.message_sid.label("sid"), inbound.c.message_sid, inbound.c.error)
            .join(inbound, inbound.c.id == replies.c.inbound_id)
            .where(replies.c.state == state, replies.c.created_at >= since)
            .order_by(replies.c.created_at.desc())
            .limit(limit)
        )
        found += (SentReply(*row) for row in session.execute(newest))
    return sorted(found, key=lambda one: one.created_at, reverse=True)[:limit]


def find_last_replies(session: Executor, message_ids: Sequence[int]) -> dict[int, StoredReply]:
    """Return the reply to the last run of each of these messages, of those that have one."""
    rows = session.execute(
        select(*REPLY_COLUMNS)
        .where(replies.c.inbound_id.in_(message_ids))
        .order_by(replies.c.inbound_id, replies.c.replay)
    )
    return {row.inbound_id: StoredReply(*row) for row in rows}
