"""Status callbacks: the delivery of a reply that the path names."""

from datetime import datetime

from werkzeug.datastructures import MultiDict

from app.db import Executor
from app.store import conversations, replies
from app.webhook.parse import SID

# Twilio's codes for a person who left (blocked us, said stop, gave WhatsApp up).
PERSON_LEFT = frozenset({21610, 63014, 63033})


def record(session: Executor, reply_id: str, form: "MultiDict[str, str]", now: datetime) -> str:
    """Moves the named reply's delivery up; returns what became of the callback, for the count.

    Callbacks come in any order and may come before our own record of the send; what names no
    reply of ours, or a state that is behind, changes nothing.
    """
    state = replies.state_of(form.get("MessageStatus", ""))
    sid = form.get("MessageSid", "")
    if state is None or not SID.fullmatch(sid):
        return "status_ignored"
    code = form.get("ErrorCode", "")
    error_code = int(code) if code.isascii() and code.isdigit() and len(code) < 7 else None
    conversation_id = replies.move_up(
        session, reply_id, state, message_sid=sid, error_code=error_code, now=now
    )
    if conversation_id is None:
        return "status_ignored"
    if error_code in PERSON_LEFT:
        conversations.mark_left(session, conversation_id, now)
    return "status_recorded"
