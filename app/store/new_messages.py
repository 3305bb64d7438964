"""Store a message that the webhook received, with its conversation and the first step of its way.

On PostgreSQL all writes are one statement, which needs neither BEGIN nor COMMIT: three round trips
fewer for each request. A STOP or START is recorded in the same transaction.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, assert_never

from sqlalchemy import bindparam, exists, select
from sqlalchemy.dialects import postgresql

from app.db import Database, Executor
from app.ids import new_id
from app.models import EventKind, MessageState, Reason
from app.store import conversations, message_events, opt_outs, senders
from app.store.conversations import InboundResult, inbound, upsert_statement
from app.store.inbox import NEW_COLUMNS, add
from app.store.message_events import Event, make_event
from app.text.opt_out import OptOutRequest


@dataclass(frozen=True, slots=True)
class NewMessage:
    """A message to store; for the fields see app.models.messages.InboundMessage."""

    message_sid: str
    number: str
    user_id: str
    sender: str
    kind: str
    body: str
    media: Sequence[dict[str, str]]
    quoted_sid: str | None
    received_at: datetime
    # Its sender is opted out: it is stored as ignored.
    is_silent: bool = False
    # When it was recovered from Twilio's list: it may be older than stored messages. A message of a
    # webhook (None) is the newest one, whatever the host's clock says.
    recovered_at: datetime | None = None

    @property
    def state(self) -> MessageState:
        """Return the state in which it is stored."""
        return MessageState.IGNORED if self.is_silent else MessageState.RECEIVED

    def steps(self, state: MessageState) -> list[Event]:
        """Return what its row does not tell of how it was stored, in this state.

        That is nothing of a message that came by a webhook and is to be worked on.
        """
        if self.recovered_at is None and state is not MessageState.IGNORED:
            return []
        kind = EventKind.RECOVERED if self.recovered_at else EventKind.STORED
        at, why = self.recovered_at or self.received_at, self.reason(state)
        return [make_event(kind, at, state=state, why=why)]

    def reason(self, state: MessageState) -> Reason | None:
        """Return why it is ignored, None where its state is another."""
        if state is not MessageState.IGNORED:
            return None
        return Reason.OPTED_OUT if self.is_silent else Reason.CHANGES_NOTHING


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """The result of storing a message; `is_leased`: a worker processes its conversation now."""

    conversation_id: str
    state: MessageState
    is_leased: bool

    @property
    def needs_job(self) -> bool:
        """Return whether to enqueue a job.

        A worker that has the lease finds a new message by itself, but not a STOP or START.
        """
        match self.state:
            case MessageState.URGENT:
                return True
            case MessageState.RECEIVED | MessageState.CLAIMED | MessageState.ANSWERING:
                return not self.is_leased
            case MessageState.DONE | MessageState.FAILED | MessageState.IGNORED:
                return False
            case _:
                assert_never(self.state)


def store_message(database: Database, message: NewMessage) -> StoredMessage | None:
    """Store a message in its sender's conversation; return None where its sid is stored already."""
    if database.is_sqlite or message.steps(message.state):
        with database.begin() as session:
            return store_within(session, message)
    with database.single_statement() as session:
        row = session.execute(_SINGLE_STATEMENT, _parameters(message)).one()
    return StoredMessage(row.id, message.state, row.is_leased) if row.is_new else None


def store_within(session: Executor, message: NewMessage) -> StoredMessage | None:
    """Do the same as `store_message` in a transaction that writes more than the message."""
    conversation = _upsert_conversation(session, message)
    if not _add(session, message, conversation, message.state):
        return None
    return StoredMessage(conversation.conversation_id, message.state, conversation.is_leased)


def store_opt_message(
    database: Database, message: NewMessage, wish: OptOutRequest, addresses: Iterable[str]
) -> StoredMessage | None:
    """Store a STOP or START and record it; return None where its sid is stored already.

    `addresses` are all phones and scoped ids of the sender. Where it changes something its state is
    `urgent`: it is to be confirmed. A STOP of somebody who is opted out already is ignored, and so
    is a recovered one that is older than the last one; a START of somebody who is not opted out is
    stored as an ordinary message.
    """
    known = tuple(addresses)
    with database.begin() as session:
        # Locks the conversation, so that two of one person are recorded one after the other.
        conversation = _upsert_conversation(session, message)
        stopped_at = senders.find_opt_out_time(session, message.number, known)
        at = message.received_at
        if message.recovered_at is None:
            at = max(filter(None, (at, stopped_at, conversation.opted_at)))
        state = _initial_opt_state(at, wish, stopped_at, conversation.opted_at)
        action = None if state is MessageState.RECEIVED else {"kind": wish}
        if not _add(session, message, conversation, state, action):
            return None
        if state is MessageState.URGENT:
            opt_outs.record(
                session,
                conversation.conversation_id,
                message.number,
                wish,
                known,
                at,
            )
    return StoredMessage(conversation.conversation_id, state, conversation.is_leased)


def _initial_opt_state(
    at: datetime, wish: str, stopped_at: datetime | None, opted_at: datetime | None
) -> MessageState:
    if opted_at is not None and opted_at > at:
        return MessageState.IGNORED
    if wish == "stop":
        return MessageState.URGENT if stopped_at is None else MessageState.IGNORED
    if stopped_at is None:
        return MessageState.RECEIVED
    return MessageState.URGENT if stopped_at <= at else MessageState.IGNORED


def _upsert_conversation(session: Executor, message: NewMessage) -> InboundResult:
    return conversations.upsert_on_inbound(
        session,
        number=message.number,
        user_id=message.user_id,
        reply_to=message.sender,
        now=message.received_at,
    )


def _add(
    session: Executor,
    message: NewMessage,
    conversation: InboundResult,
    state: MessageState,
    action: dict[str, Any] | None = None,
) -> bool:
    message_id = add(
        session,
        message_sid=message.message_sid,
        conversation_id=conversation.conversation_id,
        sender=message.sender,
        kind=message.kind,
        body=message.body,
        media=message.media,
        quoted_sid=message.quoted_sid,
        received_at=message.received_at,
        state=state,
        action=action,
        finished_at=message.received_at if state is MessageState.IGNORED else None,
        error=message.reason(state),
    )
    if message_id is None:
        return False
    message_events.add(session, message_id, message.steps(state))
    return True


def _parameters(message: NewMessage) -> dict[str, Any]:
    return {
        "id": new_id("conv"),
        "number": message.number,
        "user_id": message.user_id,
        "reply_to": message.sender,
        "last_inbound_at": message.received_at,
        "created_at": message.received_at,
        "now": None,  # the server's clock decides whether the lease is valid
        "message_sid": message.message_sid,
        "state": message.state,
        "sender": message.sender,
        "kind": message.kind,
        "body": message.body,
        "media": list(message.media),
        "quoted_sid": message.quoted_sid,
        "received_at": message.received_at,
        "action": None,
        "finished_at": message.received_at if message.is_silent else None,
        "attempts": 0,
        "crashes": 0,
        "replays": 0,
        "error": message.reason(message.state),
    }


def _single_statement() -> Any:
    conversation = upsert_statement("postgresql").cte("conversation")
    names = [name for name in NEW_COLUMNS if name != "conversation_id"]
    row = select(
        conversation.c.id, *(bindparam(name, type_=inbound.c[name].type) for name in names)
    )
    inserted = (
        postgresql.insert(inbound)
        .from_select(["conversation_id", *names], row)
        .on_conflict_do_nothing(index_elements=["message_sid"])
        .returning(inbound.c.id)
        .cte("inserted")
    )
    is_new = exists(select(inserted.c.id)).label("is_new")
    return select(conversation.c.id, conversation.c.is_leased, is_new)


_SINGLE_STATEMENT = _single_statement()
