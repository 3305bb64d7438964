"""Count how replies ended for the worker that sent them."""

from datetime import datetime

from app.metrics import reply_seconds
from app.models import ReplyState
from app.store.inbox import Message
from app.twilio.counts import count_reply


def count_reply_end(
    message: Message, now: datetime, *, sid: str | None, has_failed: bool, code: int | None
) -> None:
    """Count a reply that Twilio took (`sid`) or that `has_failed`, with Twilio's error code.

    For one that was taken the seconds since its message's arrival are counted, unless somebody
    replayed the message.
    """
    if sid:
        count_reply(ReplyState.QUEUED)
        if not message.replays:
            reply_seconds.labels(message.kind).observe((now - message.received_at).total_seconds())
    elif has_failed:
        count_reply(ReplyState.FAILED, code)
