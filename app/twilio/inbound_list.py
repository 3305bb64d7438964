"""List at Twilio the messages that people sent to our number."""

from collections.abc import Iterator
from datetime import UTC, datetime

import httpx
from twilio.base.exceptions import TwilioException
from werkzeug.datastructures import MultiDict

from app.config import TWILIO_URL, Settings
from app.errors import ServiceUnavailable
from app.twilio.client import make_client

# More messages than a number receives while it cannot be reached; a bound, so that the list ends.
MAX_MESSAGES = 10_000

Form = MultiDict[str, str]


def list_inbound(settings: Settings, since: datetime) -> list[tuple[Form, datetime]]:
    """Return the messages sent to our number since then, the newest first.

    Each is the form that its webhook would have brought, with the time it was sent (UTC). Raises
    ServiceUnavailable where Twilio does not answer.
    """
    try:
        return list(_inbound_forms(settings, since))
    except (TwilioException, httpx.HTTPError) as error:
        raise ServiceUnavailable(
            f"Twilio did not list the messages ({type(error).__name__}). Try again later."
        ) from None


def _inbound_forms(settings: Settings, since: datetime) -> Iterator[tuple[Form, datetime]]:
    listed = make_client(settings).messages.list(
        to=settings.whatsapp_address, date_sent_after=since, limit=MAX_MESSAGES
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
