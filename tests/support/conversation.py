"""A conversation's worker on a test's own database and clock, its API and Twilio faked."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import select

from app.clock import SharedClock
from app.db import Database, table
from app.models import Conversation, SwitchName
from app.store import inbox, message_events, replies
from app.store.inbox import Message
from app.store.message_events import Event
from app.twilio.sender import ReplySender
from tests.support.clock import FixedClock
from tests.support.people import make_user, store_message
from workers.actions import Actions
from workers.conversations.claiming import MessageClaimer
from workers.conversations.confirmations import Confirmations
from workers.conversations.leases import Leases
from workers.conversations.processor import ConversationProcessor
from workers.results import Job, Result
from workers.switches import Switches

WORKER = "tests:1"


@dataclass
class FakeActions:
    """As workers.actions.Actions: notes what is performed; `trouble` comes first."""

    performed: list[Job] = field(default_factory=list)
    trouble: list[Exception] = field(default_factory=list)
    result: Callable[[Job], Result] = lambda job: Result(f"re: {job.message.body}")

    def perform(self, job: Job) -> Result:
        self.performed.append(job)
        if self.trouble:
            raise self.trouble.pop(0)
        return self.result(job)


@dataclass
class FakeSender:
    """As app.twilio.sender.Sender: keeps what was sent; `trouble` comes first."""

    sent: list[tuple[str, str, str]] = field(default_factory=list)
    trouble: list[Exception] = field(default_factory=list)
    found: str | None = None
    looks: int = 0
    # The number of ours that each was sent from.
    numbers: list[str] = field(default_factory=list)

    def send(self, reply_id: str, recipient: str, body: str, number: str) -> str:
        if self.trouble:
            raise self.trouble.pop(0)
        self.sent.append((reply_id, recipient, body))
        self.numbers.append(number)
        return f"SM{len(self.sent):032x}"

    def find(
        self, recipient: str, body: str, since: datetime, known: set[str], number: str
    ) -> str | None:
        self.looks += 1
        return self.found


@dataclass
class Bench:
    """A conversation's worker on a test's own database and clock."""

    database: Database
    clock: FixedClock
    actions: FakeActions
    sender: FakeSender
    claimer: MessageClaimer
    enqueued: list[str]
    conversations: ConversationProcessor
    user_id: str

    def receive(self, body: str = "spent 45 on groceries", **fields: str) -> tuple[str, str]:
        """Store a message as the webhook does; return (conversation id, sid)."""
        self.clock.advance(milliseconds=1)
        return store_message(self.database, self.clock, self.user_id, body, **fields)

    def message(self, sid: str) -> Message:
        """Return the message as it is now."""
        with self.database.read_only() as session:
            found = inbox.find_by_sid(session, sid)
        assert found
        return found

    def steps(self, sid: str) -> list[Event]:
        """Return the steps of the message that are stored."""
        with self.database.read_only() as session:
            return message_events.list_by_message(session, self.message(sid).id)

    def reply(self, sid: str) -> replies.StoredReply | None:
        """Return the message's reply."""
        message = self.message(sid)
        with self.database.read_only() as session:
            return replies.find_by_message(session, message.id, message.replays)

    def column(self, conversation_id: str, name: str) -> Any:
        """Return a column of the conversation."""
        rows = table(Conversation)
        with self.database.read_only() as session:
            return session.execute(
                select(rows.c[name]).where(rows.c.id == conversation_id)
            ).scalar_one()


def make_bench(
    database: Database,
    clock: FixedClock,
    shared_clock: SharedClock | None = None,
    user_id: str = "",
    actions: Actions | None = None,
    sender: ReplySender | None = None,
) -> Bench:
    """Return a worker whose API and Twilio are fakes; `clock` measures leases by default.

    With `actions` these are done, in place of the fake's; with `sender` it sends.
    """
    shared_clock = shared_clock or clock
    fake, fake_sender, enqueued = FakeActions(), FakeSender(), list[str]()
    switches = Switches(database, believed=0)
    claimer = MessageClaimer(clock, switches)
    made = ConversationProcessor(
        database=database,
        clock=clock,
        leases=Leases(database, shared_clock),
        claimer=claimer,
        actions=actions or fake,  # type: ignore[arg-type]  # the same face
        sender=sender or fake_sender,  # type: ignore[arg-type]  # the same face
        enqueue=enqueued.append,
        switches=switches,
        confirm=Confirmations(
            database=database,
            clock=clock,
            shared_clock=shared_clock,
            sender=sender or fake_sender,  # type: ignore[arg-type]  # the same face
            enqueue=enqueued.append,
            is_paused=partial(switches.is_on, SwitchName.PAUSE_SENDING),
            worker=WORKER,
        ).confirm,
        worker=WORKER,
    )
    user_id = user_id or make_user(database)
    return Bench(database, clock, fake, fake_sender, claimer, enqueued, made, user_id)
