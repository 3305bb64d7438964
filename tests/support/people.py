"""People and messages made straight in the database, for tests below the API."""

from app.db import Database
from app.ids import new_id
from app.models import Client, User
from app.store import conversations, inbox
from tests.support.clock import FixedClock
from tests.support.twilio import new_sid

CLIENT_ID = "whatsapp"
NUMBER = "+14155238886"
PHONE = "+14155550123"


def make_client(database: Database, client_id: str = CLIENT_ID) -> str:
    """A client; its secret is nobody's."""
    with database.transaction() as session:
        session.add(
            Client(id=client_id, name=client_id, secret_hash="0" * 64, created_at=FixedClock().now)
        )
    return client_id


def make_user(
    database: Database, phone: str | None = PHONE, client_id: str = CLIENT_ID, **fields: str
) -> str:
    """A user of the client, made along if it is not there; returns the id."""
    with database.reading() as session:
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
    """A message as the door would store it; returns (conversation id, MessageSid)."""
    sid = new_sid()
    with database.transaction() as session:
        touched = conversations.touch(
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
            quoted_sid=None,
            received_at=clock(),
        )
    return touched.conversation_id, sid
