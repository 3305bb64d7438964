"""A message into the inbox: whose it is, and stored once in its person's conversation."""

from datetime import datetime

from app.db import Database
from app.store import arrivals, people
from app.store.arrivals import Arrival
from app.store.conversations import Touched
from app.store.people import Person
from app.webhook.parse import Inbound


def resolve(database: Database, client_id: str, message: Inbound, now: datetime) -> Person | None:
    """Who sent it, among the client's users; None for a stranger.

    The phone decides where it is visible, and teaches which scoped id is this person's; else the
    scoped id does.
    """
    with database.single() as session:
        person = None
        if message.phone:
            person = people.find_by_phone(session, client_id, message.phone)
        elif message.scoped_id:
            return people.find_by_scoped_id(session, client_id, message.scoped_id)
    if not message.scoped_id:
        return person
    with database.work() as session:
        if person is None:
            return people.find_by_scoped_id(session, client_id, message.scoped_id)
        people.learn_scoped_id(session, client_id, message.scoped_id, person.user_id, now)
    return person


def store(
    database: Database, message: Inbound, person: Person, received_at: datetime
) -> Touched | None:
    """Stores the message in its person's conversation; None if it was there already."""
    return arrivals.store(
        database,
        Arrival(
            message_sid=message.message_sid,
            number=message.recipient,
            user_id=person.user_id,
            sender=message.sender,
            kind=message.kind,
            body=message.body,
            media=message.media,
            quoted_sid=message.quoted_sid,
            received_at=received_at,
        ),
    )
