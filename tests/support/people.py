"""People and messages made straight in the database, for tests below the API."""

from typing import Any

from app.db import Database
from app.ids import new_id
from app.models import Client, ReplyState, User
from app.store import conversations, inbox, replies
from tests.support.clock import FixedClock
from tests.support.twilio import new_sid

CLIENT_ID = "whatsapp"
NUMBER = "+14155238886"
PHONE = "+14155550123"


def make_client(database: Database, client_id: str = CLIENT_ID) -> str:
    """Create a client whose secret nobody knows."""
    with database.transaction() as session:
        session.add(
            Client(id=client_id, name=client_id, secret_hash="0" * 64, created_at=FixedClock().now)
        )
    return client_id


def make_user(
    database: Database, phone: str | None = PHONE, client_id: str = CLIENT_ID, **fields: str
) -> str:
    """Create a user of the client, and the client if missing; return the user's id."""
    with database.read_only() as session:
        is_known = session.get(Client, client_id) is not None
    if not is_known:
        make_client(database, client_id)
    user_id = new_id("usr")
    values = {"language": "en", "currency": "USD", "timezone": "UTC"} | fields
    with database.transaction() as session:
        session.add(
            User(
                id=user_id,
                client_id=client_id,
                external_user_id=user_id,
                phone=phone,
                onboarding_stage="intake_pending",
                created_at=FixedClock().now,
                **values,
            )
        )
    return user_id


def store_message(
    database: Database,
    clock: FixedClock,
    user_id: str,
    body: str = "spent 45 on groceries",
    sender: str = f"whatsapp:{PHONE}",
    **fields: str,
) -> tuple[str, str]:
    """Store a message as the webhook does; return (conversation id, MessageSid)."""
    sid = new_sid()
    with database.transaction() as session:
        touched = conversations.upsert_on_inbound(
            session, number=NUMBER, user_id=user_id, reply_to=sender, now=clock()
        )
        inbox.add(
            session,
            message_sid=sid,
            conversation_id=touched.conversation_id,
            sender=sender,
            kind=fields.get("kind", "text"),
            body=body,
            media=(),
            quoted_sid=fields.get("quoted_sid"),
            received_at=clock(),
        )
    return touched.conversation_id, sid


def store_reply(
    database: Database, clock: FixedClock, sid: str, outcome: Any, reply_sid: str | None = None
) -> str:
    """Store what came of the message with this sid, and our reply; return the reply's id."""
    reply_id = new_id("reply")
    with database.transaction() as session:
        message = inbox.find_by_sid(session, sid)
        assert message
        inbox.mark(session, message.id, outcome=outcome)
        replies.add(
            session,
            reply_id=reply_id,
            inbound_id=message.id,
            replay=message.replays,
            conversation_id=message.conversation_id,
            recipient=f"whatsapp:{PHONE}",
            body="ok",
            now=clock(),
        )
        if reply_sid is not None:
            state = ReplyState.SENT
            replies.advance(session, reply_id, state, message_sid=reply_sid, now=clock())
    return reply_id
