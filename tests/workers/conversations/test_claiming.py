"""The next message of a conversation, claimed, on both databases."""

from datetime import timedelta

import pytest

from app.db import Database
from app.models import MessageState
from app.store import inbox
from tests.support.clock import FixedClock
from tests.support.people import make_user, store_message
from workers.conversations.claiming import ClaimedMessage, MessageClaimer
from workers.conversations.leases import Lease, Leases
from workers.switches import Switches


class Worker:
    """A worker that claims messages of one conversation."""

    def __init__(self, database: Database, clock: FixedClock) -> None:
        self.database, self.clock = database, clock
        self.user_id = make_user(database)
        self.leases = Leases(database, database.shared_clock(clock))
        self.claimer = MessageClaimer(clock, Switches(database, believed=0), flood_messages=1)

    def store(self, body: str = "tea 3") -> str:
        """Store a message; return the conversation."""
        return store_message(self.database, self.clock, self.user_id, body)[0]

    def claim(self, conversation: str) -> ClaimedMessage | None:
        """Claim the conversation and its next message."""
        lease = Lease(conversation, "token")
        with self.database.begin() as session:
            leased = self.leases.claim(session, lease)
            if leased is None:
                return None
            return self.claimer.claim_next(session, leased, lease, self.leases.now())


@pytest.fixture
def worker(database: Database, clock: FixedClock) -> Worker:
    """Return a worker that processes one message per minute and sender."""
    return Worker(database, clock)


def test_the_action_is_stored_before_it_is_performed(worker: Worker) -> None:
    claimed = worker.claim(worker.store())
    assert claimed is not None
    with worker.database.read_only() as session:
        stored = inbox.find_by_sid(session, claimed.message.message_sid)
    assert stored is not None
    assert (stored.state, stored.action["kind"]) == (MessageState.CLAIMED, claimed.action.kind)


def test_a_sender_of_too_many_messages_waits(worker: Worker) -> None:
    conversation = worker.store()
    claimed = worker.claim(conversation)
    assert claimed is not None
    with worker.database.begin() as session:
        inbox.mark(session, claimed.message.id, state=MessageState.DONE, finished_at=worker.clock())
    worker.store()
    worker.clock.now += timedelta(seconds=20)
    assert worker.claim(conversation) is None


def test_a_worker_that_stops_claims_nothing(worker: Worker) -> None:
    conversation = worker.store()
    worker.claimer.stopping.set()
    assert worker.claim(conversation) is None


def test_a_message_whose_workers_died_gets_an_apology(worker: Worker) -> None:
    conversation = worker.store()
    with worker.database.begin() as session:
        message = inbox.find_next_open(session, conversation)
        assert message is not None
        inbox.mark(session, message.id, state=MessageState.CLAIMED, crashes=2)
    claimed = worker.claim(conversation)
    assert claimed is not None
    assert (claimed.action.kind, claimed.is_apology) == ("apologize", True)
