"""Send replies through Twilio, and classify its errors: permanent, temporary or ours."""

from collections.abc import Collection
from datetime import datetime, timedelta

import httpx
import structlog
from twilio.base.exceptions import TwilioException, TwilioRestException, TwilioServiceException
from twilio.http.response import Response

from app import tracing
from app.config import Settings
from app.metrics import configuration_errors, start_at_zero
from app.retries import Misconfigured, Transient
from app.twilio.client import make_client
from app.twilio.codes import (
    CONFIGURATION_ERRORS,
    CREDENTIALS,
    NUMBER,
    PERMANENT,
    RECIPIENT_LEFT,
    TRANSIENT,
)

# The assumed difference between Twilio's clock and ours, when a reply is found by its time.
CLOCK_SKEW = timedelta(seconds=60)

start_at_zero(configuration_errors, [CREDENTIALS, *CONFIGURATION_ERRORS.values()])

log = structlog.get_logger()


class NotSent(Exception):
    """Twilio refused a reply permanently."""

    def __init__(self, code: int) -> None:
        """`code` is Twilio's error code, or the HTTP status where it gave none."""
        super().__init__(str(code))
        self.code = code
        self.recipient_left = code in RECIPIENT_LEFT


class Ambiguous(Transient):
    """A reply may have been sent or not (timeout, cut connection, 5xx): check before repeating."""

    is_ambiguous = True


class ReplySender:
    """Sends replies; one per process, made after any fork, called from many threads."""

    def __init__(self, settings: Settings, slots: int = 32) -> None:
        """Allow `slots` threads to send at the same time."""
        self._number = settings.twilio_whatsapp_number
        self._callback = f"{settings.public_url}/webhooks/twilio/status"
        self._client = make_client(settings, connections=slots)

    def send(self, reply_id: str, recipient: str, body: str, number: str) -> str:
        """Send a reply from the number of ours that was written to, and return its MessageSid.

        Raises NotSent (permanently refused), Ambiguous (perhaps sent), or Transient (certainly not
        sent; Misconfigured where Twilio refuses our account and not the message). A number that
        was TWILIO_WHATSAPP_NUMBER before, and that Twilio does not know any more, is no wrong
        setting: nobody can answer from it, so that it is NotSent.
        """
        try:
            with tracing.span("send reply"):
                tracing.note(reply=reply_id)
                message = self._client.messages.create(
                    to=recipient,
                    from_=f"whatsapp:{number}",
                    body=body,
                    status_callback=f"{self._callback}/{reply_id}",
                )
        except (TwilioRestException, TwilioServiceException) as error:
            failure = _classify(error)
            if _is_of_number(failure) and number != self._number:
                failure = NotSent(int(error.code))
            code = error.code if str(error.code).isdigit() else None
            log.warning("reply_not_sent", reply=reply_id, code=code, status=error.status)
            raise failure from None
        except (TwilioException, httpx.HTTPError, ValueError, KeyError) as error:
            log.warning("reply_not_sent", reply=reply_id, error=type(error).__name__)
            raise Ambiguous(f"twilio {type(error).__name__}") from None
        log.info("reply_sent", reply=reply_id, sid=message.sid)
        return str(message.sid)

    def find(
        self, recipient: str, body: str, since: datetime, known: Collection[str], number: str
    ) -> str | None:
        """Return the sid of a message of this text, sent from `number` to this person since then.

        `known` are sids that belong to other replies. None where Twilio has no such message. Raises
        Transient where Twilio does not answer.
        """
        try:
            messages = self._client.messages.list(
                to=recipient, from_=f"whatsapp:{number}", limit=50
            )
        except TwilioException as error:
            # For a list the SDK gives no code, but the answer itself (twilio 9.13).
            statuses = [one.status_code for one in error.args if isinstance(one, Response)]
            if httpx.codes.UNAUTHORIZED in statuses:
                raise Misconfigured("twilio list 401", CREDENTIALS) from None
            raise Transient(f"twilio list {type(error).__name__}") from None
        except (httpx.HTTPError, ValueError, KeyError) as error:
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


def _is_of_number(failure: Exception) -> bool:
    return isinstance(failure, Misconfigured) and failure.variable == NUMBER


def _classify(error: "TwilioRestException | TwilioServiceException") -> Exception:
    code = int(error.code) if str(error.code).isdigit() else 0
    if error.status == httpx.codes.TOO_MANY_REQUESTS or code == 20429:
        return Transient("twilio 429", retry_after=2.0, costs_attempt=False)
    if error.status >= 500:
        return Ambiguous(f"twilio {error.status}")
    if code in TRANSIENT:
        return Transient(f"twilio {code}")
    if code in CONFIGURATION_ERRORS:
        return Misconfigured(f"twilio {code}", CONFIGURATION_ERRORS[code])
    if error.status in {httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN} and not code:
        return Misconfigured(f"twilio {error.status}", CREDENTIALS)
    if code not in PERMANENT:
        log.error("twilio_error_unknown", code=code, status=error.status)
    return NotSent(code or error.status)
