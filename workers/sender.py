"""Replies out through Twilio, and which of its failures are for ever."""

from collections.abc import Collection
from datetime import datetime, timedelta

import httpx
import structlog
from twilio.base.exceptions import (
    TwilioException,
    TwilioRestException,
    TwilioServiceException,
)

from app.config import Settings
from app.twilio_rest import make_client
from workers.retries import Transient

# Twilio's clock and ours may differ by so much when a reply is looked up by its time.
CLOCK_SKEW = timedelta(seconds=60)

# https://www.twilio.com/docs/api/errors: will not be better next time.
PERMANENT = frozenset(
    {21211, 21610, 21614, 21617, 21620, 30004, 30005, 30006, 30007, 63003, 63005, 63013, 63014}
    | {63015, 63016, 63021, 63024, 63026, 63030, 63031, 63032, 63033, 63034}
)
# Ours to mend: the account, the number, the template. An operator must look.
OURS = frozenset({20003, 21212, 21408, 21606, 63001, 63002, 63007, 63008, 63020, 63038, 63051})
LEFT = frozenset({21610, 63014, 63033})
TRANSIENT = frozenset(
    {20429, 20500, 20503, 21611, 30001, 30003, 30008, 63009, 63010, 63012, 63017, 63018, 63023}
)

log = structlog.get_logger()


class NotSent(Exception):
    """Twilio refused for good: its code; `left` where the person has gone."""

    def __init__(self, code: int) -> None:
        super().__init__(str(code))
        self.code = code
        self.left = code in LEFT


class Ambiguous(Transient):
    """It may have been sent, or not: a time-out, a cut connection, a 5xx. Look before repeating."""

    is_ambiguous = True


class Sender:
    """One a process, made after the fork; its methods may be called from many threads."""

    def __init__(self, settings: Settings, slots: int = 32) -> None:
        self._number = settings.whatsapp_address
        self._callback = f"{settings.public_url}/webhooks/twilio/status"
        self._client = make_client(settings, connections=slots)

    def send(self, reply_id: str, recipient: str, body: str) -> str:
        """Sends; returns the MessageSid.

        Raises NotSent (for good), Ambiguous (perhaps sent), or Transient (surely not sent).
        """
        try:
            message = self._client.messages.create(
                to=recipient,
                from_=self._number,
                body=body,
                status_callback=f"{self._callback}/{reply_id}",
            )
        except (TwilioRestException, TwilioServiceException) as error:
            raise _failure(error) from None
        except (TwilioException, httpx.HTTPError, ValueError, KeyError) as error:
            raise Ambiguous(f"twilio {type(error).__name__}") from None
        return str(message.sid)

    def find(
        self, recipient: str, body: str, since: datetime, known: Collection[str]
    ) -> str | None:
        """The sid of a message of this text to this person since then that is not yet ours.

        Raises Transient where Twilio does not tell.
        """
        try:
            messages = self._client.messages.list(to=recipient, from_=self._number, limit=50)
        except (TwilioException, httpx.HTTPError, ValueError, KeyError) as error:
            raise Transient(f"twilio list {type(error).__name__}") from None
        for message in messages:
            created = message.date_created
            if (
                message.sid not in known
                and (message.body or "").strip() == body.strip()
                and (created is None or created >= since - CLOCK_SKEW)
            ):
                return str(message.sid)
        return None


def _failure(error: "TwilioRestException | TwilioServiceException") -> Exception:
    code = int(error.code) if str(error.code).isdigit() else 0
    if error.status == httpx.codes.TOO_MANY_REQUESTS or code == 20429:
        return Transient("twilio 429", retry_after=2.0, costs_attempt=False)
    if error.status >= 500:
        return Ambiguous(f"twilio {error.status}")
    if code in TRANSIENT:
        return Transient(f"twilio {code}")
    if code in OURS or code not in PERMANENT:
        log.error("twilio_refuses_us", code=code, status=error.status)
    return NotSent(code or error.status)
