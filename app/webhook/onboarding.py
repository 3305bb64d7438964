"""What unknown senders are told, as TwiML."""

import hashlib
import hmac

from twilio.twiml.messaging_response import MessagingResponse

from app.locale import say
from app.phones import country_of, language_of

EMPTY = str(MessagingResponse())


def hash_sender(sender: str, secret_key: str) -> str:
    """Return the HMAC-SHA256 under which a stranger's prompt is stored instead of their number."""
    return hmac.new(secret_key.encode(), sender.encode(), hashlib.sha256).hexdigest()


def find_country(phone: str | None, scoped_id: str | None) -> str:
    """Return the country (ISO 3166 alpha-2) of a sender; "" where it is unknown.

    The first two letters of a scoped id are its country.
    """
    return country_of(phone) if phone else (scoped_id or "")[:2]


def make_prompt(
    phone: str | None,
    scoped_id: str | None,
    signup_url: str,
    *,
    offered_terms: str | None = None,
    answers_question: bool = False,
) -> str:
    """Return the onboarding prompt as TwiML, in the language of the number's country.

    With `offered_terms` it offers to sign up by chat, under these terms where they are not "".
    Where it answers a question it begins with what Ozzie is.
    """
    language = language_of(find_country(phone, scoped_id))
    lines = [say(language, "onboarding-about" if answers_question else "onboarding-hello")]
    if offered_terms is not None:
        lines.append(say(language, "onboarding-by-chat"))
        if offered_terms:
            lines.append(say(language, "onboarding-terms", terms_url=offered_terms))
        if signup_url:
            lines.append(say(language, "onboarding-or-link", signup_url=signup_url))
    elif signup_url:
        lines.append(say(language, "onboarding-by-link", signup_url=signup_url))
    else:
        lines.append(say(language, "onboarding-by-app"))
    response = MessagingResponse()
    response.message("\n".join(lines))
    return str(response)
