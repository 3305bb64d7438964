"""Twilio's webhook: verify → parse → resolve the sender → store once → enqueue a job → 200."""

import logging
from time import perf_counter
from typing import Any

import structlog
from flask import Blueprint, Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from app import request_line, tracing
from app.context import AppContext, current_context
from app.db import ConstraintBroken, DatabaseUnavailable
from app.ids import is_id
from app.logs import fault
from app.metrics import start_at_zero, webhooks
from app.store import replies
from app.twilio import status
from app.twilio.parse import SID, MalformedMessage, parse_message
from app.twilio.verify import is_valid_signature
from app.webhook import onboarding, receive, strangers
from app.webhook.strangers import Outcome

blueprint = Blueprint("twilio", __name__, url_prefix="/webhooks/twilio")
log = structlog.get_logger()

OUTCOMES = (
    *("stored", "repeated", "blocked", "malformed", "other_number", "forbidden", "oversized"),
    *("database_unavailable", "signed_up", "stranger_prompted", "stranger_answered"),
    *("stranger_again", "stranger_silent", "stranger_stopped", "stranger_not_signed_up"),
    *("stranger_blocked", "stranger_paused"),
    *("status_recorded", "status_ignored", "status_of_another_reply"),
)
start_at_zero(webhooks, OUTCOMES)


def _database_unavailable(error: Exception) -> Response:
    """Return 503, so that Twilio repeats the call where the webhook's address asks for that."""
    _tell("database_unavailable", 503, **fault(error))
    return Response(onboarding.EMPTY, 503, content_type="text/xml", headers={"Retry-After": "2"})


@blueprint.errorhandler(RequestEntityTooLarge)
def _oversized(_error: RequestEntityTooLarge) -> Response:
    """Return 413 for a form larger than any of Twilio's; it is not parsed."""
    _tell("oversized", 413, bytes=request.content_length)
    return Response(onboarding.EMPTY, 413, content_type="text/xml")


for _away in DatabaseUnavailable:
    blueprint.register_error_handler(_away, _database_unavailable)


@blueprint.post("/whatsapp")
def receive_message() -> Response:
    """Store a message and enqueue its job, or answer a stranger with the onboarding prompt."""
    begun = perf_counter()
    context = current_context()
    if not _is_from_twilio(context):
        return _forbidden(context)
    try:
        message = parse_message(request.form)
    except MalformedMessage as error:
        return _answer("malformed", field=str(error))
    structlog.contextvars.bind_contextvars(message_sid=message.message_sid)
    if message.recipient != context.settings.twilio_whatsapp_number:
        return _answer("other_number")
    now = context.clock()
    person = receive.resolve_sender(context.database, context.settings.client_id, message, now)
    if person is None:
        with context.database.begin() as session:
            outcome = strangers.receive_from_stranger(session, context.settings, message, now)
    elif person.is_blocked:
        outcome = Outcome("blocked")
    else:
        stored = receive.store_message(context.database, message, person, now)
        outcome = Outcome("stored" if stored else "repeated", stored=stored)
    tracing.record_arrival(message.message_sid, outcome.name, perf_counter() - begun)
    if outcome.stored is None:
        return _answer(outcome.name, outcome.twiml)
    if outcome.stored.needs_job:
        context.job_queue.enqueue(outcome.stored.conversation_id)
    ids = {"conversation": outcome.stored.conversation_id, "kind": message.kind}
    return _answer(outcome.name, state=outcome.stored.state, **ids)


@blueprint.post("/status/<reply_id>")
def receive_status(reply_id: str) -> Response:
    """Record the delivery state of a reply, which only advances."""
    context = current_context()
    if not _is_from_twilio(context):
        return _forbidden(context)
    _bind_status(reply_id)
    try:
        with context.database.begin() as session:
            outcome = status.record(session, reply_id, request.form, context.clock())
    except ConstraintBroken:
        # At this very moment the sid was recorded as another reply's.
        outcome = "status_of_another_reply"
    return _answer(outcome)


def _is_from_twilio(context: AppContext) -> bool:
    """Return whether Twilio signed the request for our account; checked before anything else."""
    signature = request.headers.get("X-Twilio-Signature")
    if not signature or request.form.get("AccountSid", "") != context.settings.twilio_account_sid:
        return False
    # gunicorn's RAW_URI is the path as it was received, which is what Twilio signed.
    path = request.environ.get("RAW_URI") or request.full_path.rstrip("?")
    return is_valid_signature(
        context.settings.public_url + path,
        request.form,
        signature,
        context.settings.auth_tokens,
    )


def _bind_status(reply_id: str) -> None:
    """Bind a callback's ids, state and error code to its log lines, where their form is known."""
    sid, code = request.form.get("MessageSid", ""), request.form.get("ErrorCode", "")
    structlog.contextvars.bind_contextvars(
        reply=reply_id if is_id(reply_id) else None,
        sid=sid if SID.fullmatch(sid) else None,
        state=replies.map_twilio_status(request.form.get("MessageStatus", "")),
        code=int(code) if code.isascii() and code.isdigit() and len(code) < 7 else None,
    )


def _tell(outcome: str, status: int, **details: Any) -> None:
    """Count the outcome, and log it: the one line of this request."""
    webhooks.labels(outcome).inc()
    level = {200: logging.INFO, 503: logging.ERROR}.get(status, logging.WARNING)
    ms = request_line.elapsed_ms()
    log.log(level, "webhook_%s", outcome, status=status, ms=ms, **details)
    request_line.leave_out()


def _answer(outcome: str, twiml: str = onboarding.EMPTY, **ids: str) -> Response:
    """Return 200; count the outcome, and log it with its ids."""
    _tell(outcome, 200, **ids)
    return Response(twiml, 200, content_type="text/xml")


def _forbidden(context: AppContext) -> Response:
    """Return 403; of a request without a signature nothing is read, not even its ids."""
    if not request.headers.get("X-Twilio-Signature"):
        _tell("forbidden", 403, reason="missing_signature")
    else:
        sid = request.form.get("MessageSid", "")
        is_ours = request.form.get("AccountSid", "") == context.settings.twilio_account_sid
        _tell(
            "forbidden",
            403,
            reason="bad_signature" if is_ours else "other_account",
            message_sid=sid if SID.fullmatch(sid) else None,
        )
    return Response(onboarding.EMPTY, 403, content_type="text/xml")
