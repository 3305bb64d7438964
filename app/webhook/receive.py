"""Find the sender of a message, and store it once in their conversation."""

from datetime import datetime

from app.db import Database, Executor
from app.store import new_messages, senders
from app.store.new_messages import NewMessage, StoredMessage
from app.store.senders import Sender
from app.text.opt_out import OptOutRequest, find_opt_out_request
from app.twilio.parse import TwilioMessage

# The kinds of messages that contain only the person's words.
_WORDS_ALONE = frozenset({"text", "button"})


def resolve_sender(
    database: Database, client_id: str, message: TwilioMessage, now: datetime
) -> Sender | None:
    """Return the client's user who sent the message, None for a stranger.

    A visible phone decides, and its scoped id is saved with the user; without a phone the scoped id
    decides.
    """
    number, phone, scoped_id = message.recipient, message.phone, message.scoped_id
    with database.single_statement() as session:
        person = None
        if phone:
            person = senders.find_by_phone(session, client_id, phone, number, scoped_id)
        elif scoped_id:
            return senders.find_by_scoped_id(session, client_id, scoped_id, number)
    if not scoped_id:
        return person
    with database.begin() as session:
        if person is None:
            return senders.find_by_scoped_id(session, client_id, scoped_id, number, phone)
        senders.save_scoped_id(session, client_id, scoped_id, person.user_id, now)
    return person


def find_sender(session: Executor, client_id: str, message: TwilioMessage) -> Sender | None:
    """Return the same as `resolve_sender`, within a transaction; no scoped id is saved."""
    number, phone, scoped_id = message.recipient, message.phone, message.scoped_id
    person = None
    if phone:
        person = senders.find_by_phone(session, client_id, phone, number, scoped_id)
    if person is None and scoped_id:
        person = senders.find_by_scoped_id(session, client_id, scoped_id, number, phone)
    return person


def list_addresses(message: TwilioMessage) -> tuple[str, ...]:
    """Return the phone and the scoped id of the message, those that it has."""
    return tuple(address for address in (message.phone, message.scoped_id) if address)


def is_words_alone(message: TwilioMessage) -> bool:
    """Return whether the message contains only the person's words."""
    return message.kind in _WORDS_ALONE


def read_opt_out_request(message: TwilioMessage) -> OptOutRequest | None:
    """Return whether the message is STOP or START, None where it is anything else."""
    return find_opt_out_request(message.body) if is_words_alone(message) else None


def store_message(
    database: Database,
    message: TwilioMessage,
    person: Sender,
    received_at: datetime,
    *,
    recovered_at: datetime | None = None,
) -> StoredMessage | None:
    """Store the message in its person's conversation; None if it was there already.

    STOP and START are recorded along with it. What comes from somebody who has said STOP, before
    it was sent if it is recovered (now, at `recovered_at`), is kept and ignored.
    """
    arrival = _describe(message, person, received_at, recovered_at)
    wish = read_opt_out_request(message)
    if wish is None:
        return new_messages.store_message(database, arrival)
    with database.read_only() as session:
        known = senders.list_addresses(session, person)
    return new_messages.store_opt_message(
        database, arrival, wish, (*known, *list_addresses(message))
    )


def store_within(
    session: Executor, message: TwilioMessage, person: Sender, received_at: datetime
) -> StoredMessage | None:
    """Store a message that is no STOP in a transaction that writes more; None if it was there."""
    return new_messages.store_within(session, _describe(message, person, received_at))


def _describe(
    message: TwilioMessage,
    person: Sender,
    received_at: datetime,
    recovered_at: datetime | None = None,
) -> NewMessage:
    """Return the message as it is stored."""
    stopped_at = person.stopped_at
    return NewMessage(
        message_sid=message.message_sid,
        number=message.recipient,
        user_id=person.user_id,
        sender=message.sender,
        kind=message.kind,
        body=message.body,
        media=message.media,
        quoted_sid=message.quoted_sid,
        received_at=received_at,
        is_silent=stopped_at is not None and (recovered_at is None or stopped_at <= received_at),
        recovered_at=recovered_at,
    )
