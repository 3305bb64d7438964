"""Messages that never arrived: found at Twilio, and stored as the door would have stored them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import httpx
from twilio.base.exceptions import TwilioException
from werkzeug.datastructures import MultiDict

from app.config import TWILIO_URL, Settings
from app.db import Database
from app.errors import ServiceUnavailable
from app.store import inbox
from app.twilio_rest import make_client
from app.webhook import receive
from app.webhook.parse import Malformed, parse_message

AT_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Recovered:
    """How many messages Twilio has since then, how many were new, and whose are waiting now."""

    seen: int
    stored: int
    strangers: int
    conversations: frozenset[str]


def recover(settings: Settings, database: Database, since: datetime) -> Recovered:
    """Fetches our number's inbound messages since then and stores those that are missing.

    Strangers' messages are counted and left alone. Raises ServiceUnavailable where Twilio does
    not answer.
    """
    try:
        forms = list(_forms(settings, since))
    except (TwilioException, httpx.HTTPError) as error:
        raise ServiceUnavailable(
            f"Twilio did not list the messages ({type(error).__name__}). Try again later."
        ) from None
    with database.reading() as session:
        known = inbox.known_sids(session, [form["MessageSid"] for form, _ in forms])
    missing = [(form, sent) for form, sent in forms if form["MessageSid"] not in known]
    stored: list[str] = []
    strangers = 0
    for form, sent in reversed(missing):
        try:
            message = parse_message(form)
        except Malformed:
            continue
        person = receive.resolve(database, settings.client_id, message, sent)
        touched = receive.store(database, message, person, sent) if person else None
        strangers += person is None
        if touched:
            stored.append(touched.conversation_id)
    return Recovered(len(forms), len(stored), strangers, frozenset(stored))


def _forms(settings: Settings, since: datetime) -> "Iterator[tuple[MultiDict[str, str], datetime]]":
    """Twilio's list, the newest first, each as the form that its webhook would have brought."""
    listed = make_client(settings).messages.list(
        to=settings.whatsapp_address, date_sent_after=since, limit=AT_MOST
    )
    for message in listed:
        if message.direction != "inbound":
            continue
        form = MultiDict(
            {
                "MessageSid": message.sid,
                "From": message.from_,
                "To": message.to,
                "Body": message.body or "",
                "NumMedia": str(message.num_media or 0),
            }
        )
        if int(message.num_media or 0):
            for index, medium in enumerate(message.media.list(limit=10)):
                form[f"MediaUrl{index}"] = TWILIO_URL + medium.uri.removesuffix(".json")
                form[f"MediaContentType{index}"] = medium.content_type
        sent = message.date_sent or message.date_created or datetime.now(UTC)
        yield form, sent
