"""Record status callbacks: the delivery of a reply, whose id is in the callback's path."""

from datetime import datetime

import structlog
from werkzeug.datastructures import MultiDict

from app.db import Executor
from app.ids import is_id
from app.models import EventKind, ReplyState
from app.store import conversations, message_events, replies
from app.store.message_events import make_event
from app.twilio.codes import RECIPIENT_LEFT
from app.twilio.counts import count_reply
from app.twilio.parse import SID

log = structlog.get_logger()


def record(session: Executor, reply_id: str, form: "MultiDict[str, str]", now: datetime) -> str:
    """Advance the named reply's delivery; return the outcome of the callback, for the metric.

    Callbacks come in any order, even before our own record of the send. One that names no reply of
    ours, the sid of another reply, or an earlier state changes nothing; the latter is noted with
    the message's steps, as every other.
    """
    state = replies.map_twilio_status(form.get("MessageStatus", ""))
    sid = form.get("MessageSid", "")
    if state is None or not SID.fullmatch(sid) or not is_id(reply_id):
        return "status_ignored"
    owner = replies.find_id_by_sid(session, sid)
    if owner not in {None, reply_id}:
        log.warning("sid_of_another_reply", owner=owner)
        return "status_of_another_reply"
    code = form.get("ErrorCode", "")
    error_code = int(code) if code.isascii() and code.isdigit() and len(code) < 7 else None
    advanced = replies.advance(
        session, reply_id, state, message_sid=sid, error_code=error_code, now=now
    )
    message_id = advanced.inbound_id if advanced else replies.find_message(session, reply_id)
    if message_id is None:
        return "status_ignored"
    word = form["MessageStatus"].lower()
    step = make_event(EventKind.STATUS, now, reply=reply_id, state=word, code=error_code)
    message_events.add(session, message_id, [step])
    if advanced is None:
        return "status_ignored"
    if state is not ReplyState.QUEUED:  # its worker counts it
        count_reply(state, error_code)
    if error_code in RECIPIENT_LEFT:
        conversations.mark_recipient_left(session, advanced.conversation_id, now)
    return "status_recorded"
