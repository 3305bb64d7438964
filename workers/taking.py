"""Taking a conversation's next message: what is to be done is written on it before any effect."""

import threading
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.clock import Clock
from app.db import Executor
from app.store import conversations, inbox, people, replies
from app.store.conversations import Held
from app.store.inbox import Message
from app.store.people import Person
from app.store.replies import StoredReply
from workers.decision import Action, Situation, decide
from workers.leases import Lease

# A message that kills its worker so often is not tried again.
MAX_CRASHES = 3
# Of one sender so many messages a minute are taken in work; the rest wait.
FLOOD_MESSAGES = 30
FLOOD_PERIOD = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Task:
    """A message that was taken: what is to be done, and the reply, if one is stored already."""

    held: Held
    message: Message
    action: Action
    timezone: str
    reply: StoredReply | None

    @property
    def is_apology(self) -> bool:
        """Whether the message has failed and its reply only says so."""
        return self.action.kind == "apologize" or _has_failed(self.message)

    def apologizing(self) -> "Task":
        """The same message, to be answered with an apology (its action stays on its row)."""
        action = Action("apologize", self.action.language, self.action.country)
        return replace(self, action=action, reply=None)


def _has_failed(message: Message) -> bool:
    return bool(message.outcome) and message.outcome.get("type") == "failed"


class Taking:
    """Takes messages, one at a time and in order; `stopping` ends it."""

    def __init__(self, clock: Clock, flood_messages: int = FLOOD_MESSAGES) -> None:
        self._clock = clock
        self._flood_messages = flood_messages
        self.stopping = threading.Event()

    def next_task(self, session: Executor, held: Held, lease: Lease) -> Task | None:
        """The conversation's next message, claimed; None: the conversation is given back.

        It is given back where nothing waits any more, where its sender floods us (until their
        minute is over), and where this worker ends.
        """
        found = inbox.next_in_line(session, held.id, self._flood_messages)
        if found is None:
            conversations.give_back(session, held.id, lease.token)
            return None
        message, nth_finished_at = found
        until = self._flooded_until(nth_finished_at)
        if until or self.stopping.is_set():
            conversations.set_aside(session, held.id, lease.token, until)
            return None
        return self._claim(session, held, message)

    def _flooded_until(self, nth_finished_at: datetime | None) -> datetime | None:
        until = nth_finished_at + FLOOD_PERIOD if nth_finished_at else None
        return until if until and until > self._clock() else None

    def _claim(self, session: Executor, held: Held, message: Message) -> Task:
        # Whoever gives a message back sets it to `received`: in another state its holder died.
        crashes = message.crashes + (message.state != "received")
        person, stopped = people.who_writes(session, held.user_id, held.number) or (None, False)
        action = self._action(session, held, message, person, stopped=stopped)
        inbox.mark(
            session,
            message.id,
            state="claimed",
            crashes=crashes,
            action=action.as_json(),
            first_attempt_at=message.first_attempt_at or self._clock(),
        )
        # What nobody attempted before has no reply yet.
        begun = message.first_attempt_at is not None
        task = Task(
            held=held,
            message=replace(message, crashes=crashes),
            action=action,
            timezone=person.timezone if person else "UTC",
            reply=replies.of_message(session, message.id, message.replays) if begun else None,
        )
        return task.apologizing() if crashes >= MAX_CRASHES and task.reply is None else task

    def _action(
        self,
        session: Executor,
        held: Held,
        message: Message,
        person: Person | None,
        *,
        stopped: bool,
    ) -> Action:
        if message.action:
            return Action(**message.action)
        if person is None:
            return Action("ignore", "en")
        now = self._clock()
        asked = held.pending_expires_at is not None and held.pending_expires_at > now
        situation = Situation(
            person=person,
            stopped=stopped,
            pending=held.pending if asked else None,
            outcomes=lambda: inbox.recent_outcomes(session, held.id, message.id),
        )
        return decide(message, situation)
