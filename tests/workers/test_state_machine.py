"""The states of message and reply under any order of arrivals, faults, deaths and callbacks.

Whatever happens: no reply is taken twice by Twilio, replies are taken in the order of their
messages, and in the end every message has had exactly one.
"""

import shutil
import tempfile
from collections.abc import Collection
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from app.db import Database
from app.models import ReplyState
from app.retries import Transient
from app.store import inbox, replies
from app.twilio.sender import Ambiguous
from tests.support.clock import FixedClock
from tests.support.people import make_user, store_message
from workers.conversations.claiming import MessageClaimer
from workers.conversations.leases import Leases
from workers.conversations.processor import ConversationProcessor
from workers.results import Job, Result
from workers.switches import Switches


class Killed(BaseException):
    """The worker process dies here."""


# What may go wrong at a call: it dies before or after, or fails; of a send also whether Twilio
# took it.
API_FAULTS = ("", "dies", "dies after", "fails", "busy")
SEND_FAULTS = ("", "dies", "dies after", "refused for now", "cut", "cut after")


class Outside:
    """The API and Twilio: what they were asked for, and what goes wrong next."""

    def __init__(self) -> None:
        self.booked: set[str] = set()
        self.taken: list[tuple[str, str]] = []
        self.api_fault = ""
        self.send_fault = ""

    def perform(self, job: Job) -> Result:
        """Perform the action like workers.actions.Actions; a key books once."""
        if job.action.kind == "apologize":
            return Result("sorry")
        fault, self.api_fault = self.api_fault, ""
        if fault == "dies":
            raise Killed
        if fault in {"fails", "busy"}:
            raise Transient(fault, costs_attempt=fault == "fails")
        self.booked.add(job.key("transactions"))
        if fault == "dies after":
            raise Killed
        return Result(f"re: {job.message.body}")

    def send(self, reply_id: str, recipient: str, body: str, number: str) -> str:
        """Send the reply like app.twilio.sender.ReplySender, or fail as set."""
        fault, self.send_fault = self.send_fault, ""
        if fault == "dies":
            raise Killed
        if fault == "refused for now":
            raise Transient(fault, costs_attempt=False)
        if fault == "cut":
            raise Ambiguous(fault)
        sid = f"SM{len(self.taken) + 1:032x}"
        self.taken.append((sid, body))
        if fault == "dies after":
            raise Killed
        if fault == "cut after":
            raise Ambiguous(fault)
        return sid

    def find(
        self, recipient: str, body: str, since: datetime, known: Collection[str], number: str
    ) -> str | None:
        """Find the reply in Twilio's message list."""
        return next((sid for sid, text in self.taken if text == body and sid not in known), None)


class Conversation(RuleBasedStateMachine):
    """One person's conversation on a real database."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="oz-machine-"))
        shutil.copy(self.template, self.folder / "ozzie.db")
        self.database = Database(f"sqlite:///{self.folder / 'ozzie.db'}")
        self.clock = FixedClock()
        self.outside = Outside()
        self.user_id = make_user(self.database)
        self.received: list[str] = []
        self.conversation = ""
        self.worker = self._new_worker()

    def _new_worker(self) -> ConversationProcessor:
        switches = Switches(self.database)
        return ConversationProcessor(
            database=self.database,
            clock=self.clock,
            leases=Leases(self.database, self.clock),
            claimer=MessageClaimer(self.clock, switches, flood_messages=1000),
            switches=switches,
            actions=self.outside,  # type: ignore[arg-type]  # the same face
            sender=self.outside,  # type: ignore[arg-type]  # the same face
            enqueue=lambda _: None,
        )

    @rule()
    def a_message_comes(self) -> None:
        """Store an incoming message, as the webhook does."""
        self.clock.advance(milliseconds=1)
        body = f"spent {len(self.received) + 1} on tea"
        self.conversation, sid = store_message(self.database, self.clock, self.user_id, body)
        self.received.append(sid)

    @rule(api=st.sampled_from(API_FAULTS), send=st.sampled_from(SEND_FAULTS))
    def a_worker_works(self, api: str, send: str) -> None:
        """Process until nothing is left or the worker dies; then replace it with a new one."""
        if not self.conversation:
            return
        self.outside.api_fault, self.outside.send_fault = api, send
        try:
            self.worker.work_on(self.conversation)
        except Killed:
            self.worker = self._new_worker()

    @rule(seconds=st.integers(1, 40))
    def time_passes(self, seconds: int) -> None:
        """Advance the clock, so that leases expire and attempts become due."""
        self.clock.advance(seconds=seconds)

    @rule(which=st.integers(0, 20), status=st.sampled_from(("queued", "sent", "delivered", "read")))
    def a_callback_comes(self, which: int, status: str) -> None:
        """Report the status of an accepted reply, in any order, even before we record it."""
        if not self.outside.taken:
            return
        sid, body = self.outside.taken[which % len(self.outside.taken)]
        with self.database.begin() as session:
            for stored in self._replies():
                if stored.body == body:
                    replies.advance(
                        session, stored.id, ReplyState(status), message_sid=sid, now=self.clock()
                    )

    def _replies(self) -> list[replies.StoredReply]:
        found = []
        with self.database.read_only() as session:
            for sid in self.received:
                message = inbox.find_by_sid(session, sid)
                assert message
                found += replies.list_by_message(session, message.id)
        return found

    @invariant()
    def no_reply_is_taken_twice_and_all_in_order(self) -> None:
        """Check after every step that no reply is sent twice and that replies are in order."""
        told = [body for _, body in self.outside.taken if body.startswith("re: ")]
        assert len(told) == len(set(told))
        numbers = [int(body.split()[2]) for body in told]
        assert numbers == sorted(numbers)

    def teardown(self) -> None:
        """Check that everything is done at the end, once."""
        for _ in range(200):
            if not self.conversation:
                break
            self.a_worker_works("", "")
            self.clock.advance(seconds=20)
            with self.database.read_only() as session:
                if inbox.find_next_open(session, self.conversation) is None:
                    break
        assert len(self.outside.taken) == len(self.received)
        assert all(stored.state != "sending" for stored in self._replies())
        self.database.close()
        shutil.rmtree(self.folder)


@pytest.mark.filterwarnings("ignore::hypothesis.errors.NonInteractiveExampleWarning")
def test_message_and_reply_come_to_their_end_whatever_happens(sqlite_template: Path) -> None:
    Conversation.template = sqlite_template
    run_state_machine_as_test(
        Conversation,
        settings=settings(
            max_examples=40,
            stateful_step_count=25,
            suppress_health_check=list(HealthCheck),
        ),
    )
