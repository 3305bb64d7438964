"""Store the messages whose webhooks never arrived, as the webhook would have stored them."""

from dataclasses import dataclass
from datetime import datetime

from app.clock import system_clock
from app.config import Settings
from app.db import Database
from app.store import inbox_search
from app.twilio.inbound_list import list_inbound
from app.twilio.parse import MalformedMessage, parse_message
from app.webhook import receive


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a recovery found: counts of messages, and the conversations that now have some waiting.

    `seen` is how many Twilio listed, `stored` how many of them were missing here. `strangers` are
    of senders who are unknown or blocked.
    """

    seen: int
    stored: int
    strangers: int
    conversations: frozenset[str]


def recover(settings: Settings, database: Database, since: datetime) -> Recovered:
    """Fetch from Twilio the messages sent to our number since then and store those we lack.

    The oldest is stored first. Messages of senders who are unknown or blocked are counted and not
    stored. Raises ServiceUnavailable where Twilio does not answer.
    """
    forms = list_inbound(settings, since)
    with database.read_only() as session:
        known = inbox_search.find_known_sids(session, [form["MessageSid"] for form, _ in forms])
    missing = [(form, sent) for form, sent in forms if form["MessageSid"] not in known]
    stored: list[str] = []
    strangers, now = 0, system_clock()
    for form, sent in reversed(missing):
        try:
            message = parse_message(form)
        except MalformedMessage:
            continue
        person = receive.resolve_sender(database, settings.client_id, message, sent)
        if person is None or person.is_blocked:
            strangers += 1
            continue
        found = receive.store_message(database, message, person, sent, recovered_at=now)
        if found:
            stored.append(found.conversation_id)
    return Recovered(len(forms), len(stored), strangers, frozenset(stored))
