"""Answer unknown senders: invite them, answer their questions, sign up those who say yes."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from app.config import Settings
from app.db import Executor
from app.models import SwitchName
from app.phones import canonical, currency_of, language_of, timezone_in, timezone_of
from app.store import blocks, senders, sign_ups, switches
from app.store.new_messages import StoredMessage
from app.store.senders import Prompt, Sender
from app.store.sign_ups import SignUp
from app.text.sign_up import is_question_about_ozzie, is_sign_up
from app.twilio.parse import TwilioMessage
from app.webhook import onboarding, receive

LONGEST_EXTERNAL_ID = 100  # characters of the column


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a stranger's message: its name in the log, and the TwiML that answers it.

    `stored` is the message of somebody who is a user by now.
    """

    name: str
    twiml: str = onboarding.EMPTY
    stored: StoredMessage | None = None


def receive_from_stranger(
    session: Executor, settings: Settings, message: TwilioMessage, now: datetime
) -> Outcome:
    """Answer a stranger with the onboarding prompt, once in 24 h, or sign them up.

    Their text is not stored before they sign up. STOP and START are recorded; who is opted out gets
    an empty answer. Of who is blocked nothing is stored. While sending is paused nobody is invited:
    their next message is answered as their first one.
    """
    number, addresses = message.recipient, receive.list_addresses(message)
    if blocks.is_blocked(session, addresses):
        return Outcome("stranger_blocked")
    wish = receive.read_opt_out_request(message)
    if wish == "stop":
        senders.opt_out(session, number, addresses, now)
        return Outcome("stranger_stopped")
    was_silent = senders.has_opted_out(session, number, addresses)
    if was_silent and wish != "start":
        return Outcome("stranger_silent")
    if was_silent:
        senders.opt_in(session, number, addresses)
    sender_hash = _hash_sender(session, settings, message)
    # The lock comes first: whoever signed up in a transaction that held it is found then.
    prompt = senders.lock_prompt(session, sender_hash, now)
    person = receive.find_sender(session, settings.client_id, message)
    if person is not None:
        return _store("stored", session, message, person, now)
    if prompt is not None and prompt.answered_sid == message.message_sid:
        return Outcome("repeated")
    if prompt is not None and _signs_up(settings, message, prompt):
        return _sign_up(session, settings, message, prompt, sender_hash, now)
    if switches.is_on(session, SwitchName.PAUSE_SENDING):
        return Outcome("stranger_paused")
    if prompt is None:
        return _prompt(session, settings, message, sender_hash, now)
    if was_silent or _asks(message):
        return _answer_question(session, settings, message, sender_hash)
    return Outcome("stranger_again")


def _hash_sender(session: Executor, settings: Settings, message: TwilioMessage) -> str:
    """Return the hash of the sender, under which an earlier prompt is stored from now on."""
    sender, *before = (onboarding.hash_sender(message.sender, k) for k in settings.secret_keys)
    for old in before:
        senders.rehash_prompt(session, old, sender)
    return sender


def _prompt(
    session: Executor, settings: Settings, message: TwilioMessage, sender_hash: str, now: datetime
) -> Outcome:
    terms = _offered_terms(settings)
    is_first = senders.claim_prompt(
        session, sender_hash, now, message_sid=message.message_sid, offered_terms=terms
    )
    if not is_first:  # another message of theirs was prompted at this very moment
        return Outcome("stranger_again")
    return Outcome("stranger_prompted", _say(settings, message, answers_question=False))


def _answer_question(
    session: Executor, settings: Settings, message: TwilioMessage, sender_hash: str
) -> Outcome:
    is_counted = senders.count_answer(
        session,
        sender_hash,
        message_sid=message.message_sid,
        offered_terms=_offered_terms(settings),
    )
    if not is_counted:
        return Outcome("stranger_again")
    return Outcome("stranger_answered", _say(settings, message, answers_question=True))


def _sign_up(
    session: Executor,
    settings: Settings,
    message: TwilioMessage,
    prompt: Prompt,
    sender_hash: str,
    now: datetime,
) -> Outcome:
    """Make a user of the stranger and store the message as their first one."""
    new = _describe(settings.client_id, message, prompt.offered_terms, now)
    user_id = sign_ups.sign_up(session, new)
    if user_id is None:
        return Outcome("stranger_not_signed_up")
    if message.scoped_id:
        senders.save_scoped_id(session, new.client_id, message.scoped_id, user_id, now)
    senders.forget_prompt(session, sender_hash)
    person = Sender(user_id, new.phone, new.language, new.currency, new.timezone)
    return _store("signed_up", session, message, person, now)


def _describe(client_id: str, message: TwilioMessage, terms: str | None, now: datetime) -> SignUp:
    """Return what is known of the sender: all of it comes from their address."""
    country = onboarding.find_country(message.phone, message.scoped_id)
    phone = canonical(message.phone) if message.phone else None
    return SignUp(
        client_id=client_id,
        external_user_id=name_externally(phone or message.scoped_id or ""),
        phone=phone,
        language=language_of(country),
        currency=currency_of(country),
        timezone=timezone_of(phone) if phone else timezone_in(country),
        terms=terms or None,
        signed_up_at=now,
    )


def name_externally(address: str) -> str:
    """Return the external id of somebody who signs up by chat: `whatsapp:` and their address.

    Of a scoped id that is too long for it, a hash takes the place.
    """
    name = f"whatsapp:{address}"
    if len(name) <= LONGEST_EXTERNAL_ID:
        return name
    return f"whatsapp:{address[:3]}{hashlib.sha256(address.encode()).hexdigest()}"


def _store(
    name: str, session: Executor, message: TwilioMessage, person: Sender, now: datetime
) -> Outcome:
    stored = receive.store_within(session, message, person, now)
    return Outcome(name, stored=stored) if stored else Outcome("repeated")


def _offered_terms(settings: Settings) -> str | None:
    """Return the terms under which one signs up by chat ("" for none); None where one cannot."""
    return settings.terms_url if settings.signup_by_chat and settings.client_id else None


def _say(settings: Settings, message: TwilioMessage, *, answers_question: bool) -> str:
    return onboarding.make_prompt(
        message.phone,
        message.scoped_id,
        settings.signup_url,
        offered_terms=_offered_terms(settings),
        answers_question=answers_question,
    )


def _signs_up(settings: Settings, message: TwilioMessage, prompt: Prompt) -> bool:
    """Return whether the message accepts the offer of a prompt to sign up by chat."""
    is_offered = settings.signup_by_chat and prompt.offered_terms is not None
    return bool(is_offered) and receive.is_words_alone(message) and is_sign_up(message.body)


def _asks(message: TwilioMessage) -> bool:
    return receive.is_words_alone(message) and is_question_about_ozzie(message.body)
