"""The door for Twilio: verify → parse → resolve → store once → wake → 200."""

import structlog
from flask import Blueprint, Response, request

from app.db import DatabaseAway, Executor
from app.metrics import webhooks
from app.platform import Platform, platform
from app.reading.drafts import Context
from app.reading.text import read
from app.store import people
from app.webhook import onboarding, receive, status
from app.webhook.parse import Inbound, Malformed, parse_message
from app.webhook.verify import is_genuine

blueprint = Blueprint("twilio", __name__, url_prefix="/webhooks/twilio")
log = structlog.get_logger()


def _database_away(error: Exception) -> Response:
    """503, so that Twilio comes again where its webhook address asks for that."""
    log.error("database_away", error=type(error).__name__)
    webhooks.labels("database_away").inc()
    return Response(onboarding.EMPTY, 503, content_type="text/xml", headers={"Retry-After": "2"})


for _away in DatabaseAway:
    blueprint.register_error_handler(_away, _database_away)


@blueprint.post("/whatsapp")
def receive_message() -> Response:
    """A message: stored once and its worker woken, or the onboarding prompt for a stranger."""
    here = platform()
    if not _is_from_twilio(here):
        return _forbidden()
    try:
        message = parse_message(request.form)
    except Malformed as error:
        log.warning("webhook_malformed", field=str(error))
        return _answer("malformed")
    if message.recipient != here.settings.twilio_whatsapp_number:
        return _answer("other_number")
    now = here.clock()
    person = receive.resolve(here.database, here.settings.client_id, message, now)
    if person is None:
        with here.database.work() as session:
            return _greet_stranger(session, here, message)
    touched = receive.store(here.database, message, person, now)
    if touched is None:
        return _answer("repeated")
    if not touched.held:
        here.waker.wake(touched.conversation_id)
    return _answer("stored")


@blueprint.post("/status/<reply_id>")
def receive_status(reply_id: str) -> Response:
    """A reply's delivery, which only ever moves up."""
    here = platform()
    if not _is_from_twilio(here):
        return _forbidden()
    with here.database.work() as session:
        outcome = status.record(session, reply_id, request.form, here.clock())
    return _answer(outcome)


def _is_from_twilio(here: Platform) -> bool:
    """Whether Twilio signed it, and for our account: looked at before anything else is read."""
    if request.form.get("AccountSid", "") != here.settings.twilio_account_sid:
        return False
    # gunicorn's RAW_URI is the path as it came over the wire: what Twilio signed.
    path = request.environ.get("RAW_URI") or request.full_path.rstrip("?")
    return is_genuine(
        here.settings.public_url + path,
        request.form,
        request.headers.get("X-Twilio-Signature"),
        here.settings.auth_tokens,
    )


def _greet_stranger(session: Executor, here: Platform, message: Inbound) -> Response:
    """The onboarding prompt, once in 24 h; nothing to who said stop. Their text is not kept."""
    number = message.recipient
    addresses = [a for a in (message.phone, message.scoped_id) if a]
    intent = read(message.body, Context(today=here.clock().date())).intent
    if intent == "stop":
        people.opt_out(session, number, addresses, here.clock())
        return _answer("stranger_stopped")
    if intent == "start":
        people.opt_in(session, number, addresses)
    elif people.has_opted_out(session, number, addresses):
        return _answer("stranger_silent")
    sender = onboarding.sender_hash(message.sender, here.settings.secret_key)
    if not people.take_prompt(session, sender, here.clock()):
        return _answer("stranger_again")
    twiml = onboarding.prompt_for(message.phone, message.scoped_id, here.settings.signup_url)
    return _answer("stranger_prompted", twiml)


def _answer(outcome: str, twiml: str = onboarding.EMPTY) -> Response:
    webhooks.labels(outcome).inc()
    return Response(twiml, 200, content_type="text/xml")


def _forbidden() -> Response:
    webhooks.labels("forbidden").inc()
    return Response(onboarding.EMPTY, 403, content_type="text/xml")
