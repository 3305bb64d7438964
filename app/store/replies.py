"""Our replies: stored before they are sent, and their delivery states, which only advance."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import String, bindparam, case, exists, func, insert, null, select, update

from app.db import Executor, UtcDateTime, table
from app.models import Reply, ReplyState

replies = table(Reply)

# Twilio's words for the states: https://www.twilio.com/docs/messaging/api/message-resource
_TWILIO_STATES = {
    "accepted": ReplyState.QUEUED,
    "scheduled": ReplyState.QUEUED,
    "queued": ReplyState.QUEUED,
    "sending": ReplyState.QUEUED,
    "sent": ReplyState.SENT,
    "delivered": ReplyState.DELIVERED,
    "read": ReplyState.READ,
    "failed": ReplyState.FAILED,
    "undelivered": ReplyState.FAILED,
}


@dataclass(frozen=True, slots=True)
class StoredReply:
    """A stored reply (columns: app.models.messages.Reply)."""

    id: str
    inbound_id: int
    conversation_id: str
    recipient: str | None
    body: str | None
    state: str
    message_sid: str | None
    send_begun_at: datetime | None
    error_code: int | None
    sent_at: datetime | None = None

    @property
    def is_unsent(self) -> bool:
        """Return whether Twilio is not known to have taken it."""
        return self.state == ReplyState.SENDING


@dataclass(frozen=True, slots=True)
class AdvancedReply:
    """Whose reply was advanced: its conversation, and the id of the message it answers."""

    conversation_id: str
    inbound_id: int


REPLY_COLUMNS = tuple(replies.c[name] for name in StoredReply.__slots__)
_ADD = insert(replies)
_OF_MESSAGE = select(*REPLY_COLUMNS).where(
    replies.c.inbound_id == bindparam("message"), replies.c.replay == bindparam("run")
)


def map_twilio_status(twilio_status: str) -> ReplyState | None:
    """Return our state for Twilio's `MessageStatus`, None for an unknown one."""
    return _TWILIO_STATES.get(twilio_status.lower())


def add(
    session: Executor,
    *,
    reply_id: str,
    inbound_id: int,
    replay: int,
    conversation_id: str,
    recipient: str,
    body: str,
    now: datetime,
) -> None:
    """Store a reply in state `sending`, before it is sent for the first time."""
    session.execute(
        _ADD,
        {
            "id": reply_id,
            "inbound_id": inbound_id,
            "replay": replay,
            "conversation_id": conversation_id,
            "recipient": recipient,
            "body": body,
            "state": ReplyState.SENDING,
            "send_begun_at": now,
            "created_at": now,
        },
    )


def find_by_message(session: Executor, inbound_id: int, replay: int) -> StoredReply | None:
    """Return the reply to a run of a message (`replay` counts from 0), None without one."""
    row = session.execute(_OF_MESSAGE, {"message": inbound_id, "run": replay}).first()
    return StoredReply(*row) if row else None


def list_by_message(session: Executor, inbound_id: int) -> list[StoredReply]:
    """Return the replies to all runs of a message, in the order of the runs."""
    rows = session.execute(
        select(*REPLY_COLUMNS).where(replies.c.inbound_id == inbound_id).order_by(replies.c.replay)
    )
    return [StoredReply(*row) for row in rows]


def set_send_begun(session: Executor, reply_id: str, begun_at: datetime | None) -> None:
    """Record that a send begins whose result may never be known; None: Twilio did not take it."""
    session.execute(update(replies).where(replies.c.id == reply_id).values(send_begun_at=begun_at))


_OTHERS = replies.alias("others")
# A sid is one reply's alone, whatever a callback says.
_IS_ANOTHERS = exists().where(
    _OTHERS.c.message_sid == bindparam("sid", type_=String), _OTHERS.c.id != bindparam("reply")
)


@cache
def _advance_statement(state: ReplyState) -> Any:
    given = case((_IS_ANOTHERS, null()), else_=bindparam("sid", type_=String))
    return (
        update(replies)
        .where(replies.c.id == bindparam("reply"), replies.c.state.in_(state.earlier))
        .values(
            state=state,
            message_sid=func.coalesce(replies.c.message_sid, given),
            error_code=bindparam("code"),
            sent_at=func.coalesce(replies.c.sent_at, bindparam("now", type_=UtcDateTime())),
        )
        .returning(replies.c.conversation_id, replies.c.inbound_id)
    )


def advance(
    session: Executor,
    reply_id: str,
    state: ReplyState,
    *,
    message_sid: str | None,
    error_code: int | None = None,
    now: datetime,
) -> AdvancedReply | None:
    """Advance a reply's delivery to `state`, never back; store its sid unless another reply has it.

    Returns whose it is, or None for a reply that does not exist or is further already.
    """
    row = session.execute(
        _advance_statement(state),
        {"reply": reply_id, "sid": message_sid, "code": error_code, "now": now},
    ).first()
    return AdvancedReply(*row) if row else None


_OWNER = select(replies.c.id).where(replies.c.message_sid == bindparam("sid"))


def find_id_by_sid(session: Executor, message_sid: str) -> str | None:
    """Return the id of the reply that Twilio gave this sid."""
    found: str | None = session.execute(_OWNER, {"sid": message_sid}).scalar_one_or_none()
    return found


def find_message(session: Executor, reply_id: str) -> int | None:
    """Return the id of the message that a reply answers, None where there is no such reply."""
    found: int | None = session.execute(
        select(replies.c.inbound_id).where(replies.c.id == reply_id)
    ).scalar_one_or_none()
    return found


def list_sids(session: Executor, conversation_id: str, since: datetime) -> set[str]:
    """Return the MessageSids of the conversation's replies that were stored since then."""
    rows = session.execute(
        select(replies.c.message_sid).where(
            replies.c.conversation_id == conversation_id,
            replies.c.created_at >= since,
            replies.c.message_sid.is_not(None),
        )
    )
    return set(rows.scalars())


def blank(session: Executor, inbound_ids: Any) -> None:
    """Blank text and recipient of the replies to these messages."""
    session.execute(
        update(replies)
        .where(replies.c.inbound_id.in_(inbound_ids))
        .values(body=None, recipient=None)
    )
