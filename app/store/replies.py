"""Our answers: stored before they are sent, and their delivery, which only ever moves up."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import String, bindparam, func, insert, select, update

from app.db import Executor, UtcDateTime, table
from app.models import Reply

replies = table(Reply)

# Twilio's steps of delivery in their order; only ever up. `failed` is final.
DELIVERY = ("sending", "queued", "sent", "delivered", "read")
# Twilio's further words for the same: https://www.twilio.com/docs/messaging/api/message-resource
_TWILIO_STATES = {
    "accepted": "queued",
    "scheduled": "queued",
    "queued": "queued",
    "sending": "queued",
    "sent": "sent",
    "delivered": "delivered",
    "read": "read",
    "failed": "failed",
    "undelivered": "failed",
}


@dataclass(frozen=True, slots=True)
class StoredReply:
    """A reply as its sender reads it."""

    id: str
    inbound_id: int
    conversation_id: str
    recipient: str | None
    body: str | None
    state: str
    message_sid: str | None
    send_begun_at: datetime | None
    error_code: int | None


_REPLY = tuple(replies.c[name] for name in StoredReply.__slots__)
_ADD = insert(replies)
_OF_MESSAGE = select(*_REPLY).where(
    replies.c.inbound_id == bindparam("message"), replies.c.replay == bindparam("run")
)


def state_of(twilio_status: str) -> str | None:
    """Our state for Twilio's `MessageStatus`, None for a word that is not known."""
    return _TWILIO_STATES.get(twilio_status.lower())


def below(state: str) -> tuple[str, ...]:
    """The states from which a reply may move up to `state`."""
    return DELIVERY[:3] if state == "failed" else DELIVERY[: DELIVERY.index(state)]


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
    """Stores a reply in state `sending`: from here on a send may have happened."""
    session.execute(
        _ADD,
        {
            "id": reply_id,
            "inbound_id": inbound_id,
            "replay": replay,
            "conversation_id": conversation_id,
            "recipient": recipient,
            "body": body,
            "state": "sending",
            "send_begun_at": now,
            "created_at": now,
        },
    )


def of_message(session: Executor, inbound_id: int, replay: int) -> StoredReply | None:
    """The reply to this run of a message."""
    row = session.execute(_OF_MESSAGE, {"message": inbound_id, "run": replay}).first()
    return StoredReply(*row) if row else None


def all_of_message(session: Executor, inbound_id: int) -> list[StoredReply]:
    """The replies to every run of a message, the first run's first."""
    rows = session.execute(
        select(*_REPLY).where(replies.c.inbound_id == inbound_id).order_by(replies.c.replay)
    )
    return [StoredReply(*row) for row in rows]


def set_send_begun(session: Executor, reply_id: str, begun_at: datetime | None) -> None:
    """Notes that a send begins whose end we may not learn; None: it surely was not taken."""
    session.execute(update(replies).where(replies.c.id == reply_id).values(send_begun_at=begun_at))


@cache
def _moving_up(state: str) -> Any:
    return (
        update(replies)
        .where(replies.c.id == bindparam("reply"), replies.c.state.in_(below(state)))
        .values(
            state=state,
            message_sid=func.coalesce(replies.c.message_sid, bindparam("sid", type_=String)),
            error_code=bindparam("code"),
            sent_at=func.coalesce(replies.c.sent_at, bindparam("now", type_=UtcDateTime())),
        )
        .returning(replies.c.conversation_id)
    )


def move_up(
    session: Executor,
    reply_id: str,
    state: str,
    *,
    message_sid: str | None,
    error_code: int | None = None,
    now: datetime,
) -> str | None:
    """Moves a reply's delivery up to `state`, never down; notes its sid.

    Returns the conversation's id, or None for a reply that does not exist or is further already.
    """
    row = session.execute(
        _moving_up(state),
        {"reply": reply_id, "sid": message_sid, "code": error_code, "now": now},
    ).first()
    return row.conversation_id if row else None


def sids_of(session: Executor, conversation_id: str, since: datetime) -> set[str]:
    """The sids that Twilio gave our replies of this conversation since then."""
    rows = session.execute(
        select(replies.c.message_sid).where(
            replies.c.conversation_id == conversation_id,
            replies.c.created_at >= since,
            replies.c.message_sid.is_not(None),
        )
    )
    return set(rows.scalars())


def blank(session: Executor, inbound_ids: Any) -> None:
    """Blanks text and recipient of the replies to these messages."""
    session.execute(
        update(replies)
        .where(replies.c.inbound_id.in_(inbound_ids))
        .values(body=None, recipient=None)
    )
