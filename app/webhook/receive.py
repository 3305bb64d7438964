"""A message into the inbox: whose it is, and stored once in its person's conversation."""

from datetime import datetime

from app.db import Executor
from app.store import conversations, inbox, people
from app.store.conversations import Touched
from app.store.people import Person
from app.webhook.parse import Inbound


def resolve(session: Executor, client_id: str, message: Inbound, now: datetime) -> Person | None:
    """Who sent it, among the client's users; None for a stranger.

    The phone decides where it is visible, and teaches which scoped id is this person's; else the
    scoped id does.
    """
    person = None
    if message.phone:
        person = people.find_by_phone(session, client_id, message.phone)
    if message.scoped_id and person:
        people.learn_scoped_id(session, client_id, message.scoped_id, person.user_id, now)
    elif message.scoped_id:
        person = people.find_by_scoped_id(session, client_id, message.scoped_id)
    return person


def store(
    session: Executor, message: Inbound, person: Person, received_at: datetime
) -> Touched | None:
    """Stores the message in its person's conversation; None if it was there already."""
    touched = conversations.touch(
        session,
        number=message.recipient,
        user_id=person.user_id,
        reply_to=message.sender,
        now=received_at,
    )
    added = inbox.add(
        session,
        message_sid=message.message_sid,
        conversation_id=touched.conversation_id,
        sender=message.sender,
        kind=message.kind,
        body=message.body,
        media=message.media,
        quoted_sid=message.quoted_sid,
        received_at=received_at,
    )
    return touched if added else None
