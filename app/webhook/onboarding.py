"""What an unknown sender is told, and how a TwiML answer is written."""

import hashlib
import hmac

from twilio.twiml.messaging_response import MessagingResponse

from app.locale import say
from app.phones import country_of, language_of

EMPTY = str(MessagingResponse())


def sender_hash(sender: str, secret_key: str) -> str:
    """How the throttle remembers a sender: HMAC-SHA256, so that no number is kept of a stranger."""
    return hmac.new(secret_key.encode(), sender.encode(), hashlib.sha256).hexdigest()


def prompt_for(phone: str | None, scoped_id: str | None, signup_url: str) -> str:
    """The onboarding prompt as TwiML, in the language of the number's country.

    A scoped id tells its country by its first two letters.
    """
    country = country_of(phone) if phone else (scoped_id or "")[:2]
    language = language_of(country)
    if signup_url:
        text = say(language, "onboarding-prompt", signup_url=signup_url)
    else:
        text = say(language, "onboarding-prompt-without-link")
    response = MessagingResponse()
    response.message(text)
    return str(response)
