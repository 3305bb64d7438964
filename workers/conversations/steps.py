"""What is stored of each step of a message's way (see app.models.event_kinds)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.db import Executor
from app.logs import fault
from app.models import EventKind, MessageState, Reason, ReplyState
from app.store import replies
from app.store.inbox import Message
from app.store.message_events import Event, make_event
from app.store.replies import StoredReply
from app.twilio.sender import NotSent


@dataclass(frozen=True, slots=True)
class Ending:
    """What is recorded at the end of a message: its state, the error, its reply's result.

    `is_found`: the reply was found at Twilio, where an earlier attempt had sent it.
    """

    reply: StoredReply | None = None
    sid: str | None = None
    state: MessageState = MessageState.DONE
    error: str | None = None
    refused: NotSent | None = None
    is_found: bool = False

    @property
    def code(self) -> int | None:
        """Return Twilio's error code, None where it gave none."""
        return self.refused.code if self.refused else None

    @property
    def reason(self) -> str | None:
        """Return the error to store with the message."""
        return f"twilio {self.refused.code}" if self.refused else self.error

    def steps(self, now: datetime) -> list[Event]:
        """Return what is not told by the stored reply, and that the message failed or is ignored.

        That a reply was sent, when and as what is stored with it.
        """
        made = []
        reply = self.reply.id if self.reply else None
        if self.is_found:
            made.append(make_event(EventKind.SENT, now, reply=reply, sid=self.sid, found=True))
        elif not self.sid and (self.reply is not None or self.error == Reason.OPTED_OUT):
            told = {"reply": reply, "why": self.error, "code": self.code}
            made.append(make_event(EventKind.NOT_SENT, now, **told))
        if self.state is MessageState.FAILED:
            made.append(make_event(EventKind.FAILED, now, why=self.reason))
        elif self.state is MessageState.IGNORED:
            made.append(make_event(EventKind.IGNORED, now, why=self.error))
        return made


def record_reply(session: Executor, ending: Ending, now: datetime) -> bool:
    """Store the result of an ending's reply; return whether it failed by it, not by a callback."""
    if ending.reply is None:
        return False
    advanced = replies.advance(
        session,
        ending.reply.id,
        ReplyState.QUEUED if ending.sid else ReplyState.FAILED,
        message_sid=ending.sid,
        error_code=ending.code,
        now=now,
    )
    return advanced is not None and not ending.sid


def claimed_steps(message: Message, at: datetime, worker: str) -> list[Event]:
    """Return that `worker` (host:pid) claimed a message; before it, that an earlier worker died."""
    claimed = make_event(
        EventKind.CLAIMED,
        at,
        worker=worker,
        attempt=message.attempts + 1,
        run=message.replays or None,
    )
    # A release sets the state to `received`: in another state the worker died.
    if message.state in {MessageState.CLAIMED, MessageState.ANSWERING}:
        died = make_event(
            EventKind.CRASHED, at, error=Reason.WORKER_DIED, crashes=message.crashes + 1
        )
        return [died, claimed]
    return [claimed]


def crashed_step(at: datetime, error: Exception, crashes: int) -> Event:
    """Return that an unexpected error ended an attempt: its type and place, never its message."""
    return make_event(EventKind.CRASHED, at, crashes=crashes, **fault(error))


def postponed_step(at: datetime, why: str, wait: timedelta | None) -> Event:
    """Return that a message waits for its next attempt, and why."""
    seconds = round(wait.total_seconds()) if wait else None
    return make_event(EventKind.POSTPONED, at, why=why, seconds=seconds)
