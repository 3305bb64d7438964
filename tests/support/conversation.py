"""A conversation's worker on a test's own database and clock, its API and Twilio faked."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select

from app.db import Database, table
from app.models import Conversation
from app.store import inbox, replies
from app.store.inbox import Message
from tests.support.clock import FixedClock
from tests.support.people import make_user, store_message
from workers.actions import Job, Result
from workers.conversation import Conversations
from workers.leases import Leases
from workers.taking import Taking


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
    """As workers.sender.Sender: keeps what was sent; `trouble` comes first."""

    sent: list[tuple[str, str, str]] = field(default_factory=list)
    trouble: list[Exception] = field(default_factory=list)
    found: str | None = None
    looks: int = 0

    def send(self, reply_id: str, recipient: str, body: str) -> str:
        if self.trouble:
            raise self.trouble.pop(0)
        self.sent.append((reply_id, recipient, body))
        return f"SM{len(self.sent):032x}"

    def find(self, recipient: str, body: str, since: datetime, known: set[str]) -> str | None:
        self.looks += 1
        return self.found


@dataclass
class Bench:
    """A conversation's worker on a test's own database and clock."""

    database: Database
    clock: FixedClock
    actions: FakeActions
    sender: FakeSender
    taking: Taking
    woken: list[str]
    conversations: Conversations
    user_id: str

    def receive(self, body: str = "spent 45 on groceries", **fields: str) -> tuple[str, str]:
        """A message at the door: (conversation id, sid)."""
        self.clock.advance(milliseconds=1)
        return store_message(self.database, self.clock, self.user_id, body, **fields)

    def message(self, sid: str) -> Message:
        """The message as it is now."""
        with self.database.reading() as session:
            found = inbox.by_sid(session, sid)
        assert found
        return found

    def reply(self, sid: str) -> replies.StoredReply | None:
        """The message's reply."""
        message = self.message(sid)
        with self.database.reading() as session:
            return replies.of_message(session, message.id, message.replays)

    def column(self, conversation_id: str, name: str) -> Any:
        """A column of the conversation."""
        rows = table(Conversation)
        with self.database.reading() as session:
            return session.execute(
                select(rows.c[name]).where(rows.c.id == conversation_id)
            ).scalar_one()


def make_bench(database: Database, clock: FixedClock) -> Bench:
    """A worker whose API and Twilio are fakes."""
    actions, sender, woken = FakeActions(), FakeSender(), list[str]()
    taking = Taking(clock)
    made = Conversations(
        database=database,
        clock=clock,
        leases=Leases(database, clock),
        taking=taking,
        actions=actions,  # type: ignore[arg-type]  # the same face
        sender=sender,  # type: ignore[arg-type]  # the same face
        wake=woken.append,
    )
    return Bench(database, clock, actions, sender, taking, woken, made, make_user(database))
