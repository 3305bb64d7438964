"""One conversation: each message once, in order, one reply each, whatever goes wrong."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.db import Database, table
from app.models import Conversation, InboundMessage, Reply
from app.store import conversations, inbox, people, replies
from app.store.inbox import Message
from tests.support.clock import FixedClock
from tests.support.people import NUMBER, PHONE, make_user, store_message
from workers.actions import Job, Result
from workers.conversation import Conversations
from workers.leases import Leases
from workers.retries import Transient
from workers.sender import Ambiguous, NotSent
from workers.taking import FLOOD_MESSAGES, MAX_CRASHES, Taking


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


@pytest.fixture
def bench(database: Database, clock: FixedClock) -> Bench:
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


def test_a_message_is_answered_once(bench: Bench) -> None:
    conversation, sid = bench.receive()
    bench.conversations.work_on(conversation)
    bench.conversations.work_on(conversation)
    assert [body for _, _, body in bench.sender.sent] == ["re: spent 45 on groceries"]
    assert bench.message(sid).state == "done"
    reply = bench.reply(sid)
    assert reply is not None
    assert (reply.state, reply.recipient) == ("queued", f"whatsapp:{PHONE}")
    assert bench.column(conversation, "lease_token") is None


def test_messages_are_done_in_the_order_they_came(bench: Bench) -> None:
    for number in range(5):
        conversation, _ = bench.receive(f"spent {number + 1} on lunch")
    bench.conversations.work_on(conversation)
    assert [job.message.body for job in bench.actions.performed] == [
        f"spent {number + 1} on lunch" for number in range(5)
    ]
    assert len(bench.sender.sent) == 5


def test_what_is_to_be_done_is_written_before_it_is_done(bench: Bench) -> None:
    conversation, sid = bench.receive()

    def look(_: Job) -> Result:
        stored = bench.message(sid)
        assert stored.state == "claimed"
        assert stored.action["kind"] == "log"
        return Result("ok")

    bench.actions.result = look
    bench.conversations.work_on(conversation)
    assert bench.message(sid).state == "done"


def test_the_reply_is_stored_before_it_is_sent(bench: Bench) -> None:
    conversation, sid = bench.receive()
    bench.sender.trouble = [KeyboardInterrupt()]  # type: ignore[list-item]  # dies in the send
    with pytest.raises(KeyboardInterrupt):
        bench.conversations.work_on(conversation)
    reply = bench.reply(sid)
    assert reply is not None
    assert (reply.state, reply.body) == ("sending", "re: spent 45 on groceries")
    assert bench.message(sid).state == "answering"


@pytest.mark.parametrize("found", [None, "SM" + "f" * 32])
def test_a_reply_that_may_have_been_sent_is_looked_up_before_it_is_repeated(
    bench: Bench, found: str | None
) -> None:
    conversation, sid = bench.receive()
    bench.sender.trouble = [Ambiguous("cut")]
    bench.conversations.work_on(conversation)
    assert bench.message(sid).state == "received"
    bench.sender.found = found
    bench.clock.advance(seconds=10)
    bench.conversations.work_on(conversation)
    assert bench.sender.looks == 1
    assert len(bench.sender.sent) == (0 if found else 1)
    assert len(bench.actions.performed) == 1
    assert bench.message(sid).state == "done"


def test_a_reply_that_surely_was_not_sent_is_not_looked_up(bench: Bench) -> None:
    conversation, _ = bench.receive()
    bench.sender.trouble = [Transient("429", retry_after=2, costs_attempt=False)]
    bench.conversations.work_on(conversation)
    bench.clock.advance(seconds=10)
    bench.conversations.work_on(conversation)
    assert bench.sender.looks == 0
    assert len(bench.sender.sent) == 1


def test_a_callback_before_our_record_ends_the_message_without_another_send(bench: Bench) -> None:
    conversation, sid = bench.receive()
    bench.sender.trouble = [Ambiguous("cut")]
    bench.conversations.work_on(conversation)
    reply = bench.reply(sid)
    assert reply is not None
    with bench.database.transaction() as session:
        replies.move_up(session, reply.id, "sent", message_sid="SM" + "a" * 32, now=bench.clock())
    bench.clock.advance(seconds=10)
    bench.conversations.work_on(conversation)
    assert bench.sender.sent == []
    assert bench.message(sid).state == "done"


def test_a_failing_api_is_tried_again_after_a_wait(bench: Bench) -> None:
    conversation, sid = bench.receive()
    bench.actions.trouble = [Transient("api 500")]
    bench.conversations.work_on(conversation)
    bench.conversations.work_on(conversation)
    assert len(bench.actions.performed) == 1
    assert bench.message(sid).attempts == 1
    bench.clock.advance(seconds=2)
    bench.conversations.work_on(conversation)
    assert bench.message(sid).state == "done"


def test_patience_that_is_asked_for_costs_no_attempt(bench: Bench) -> None:
    conversation, sid = bench.receive()
    bench.actions.trouble = [Transient("api 503", retry_after=30, costs_attempt=False)]
    bench.conversations.work_on(conversation)
    assert bench.message(sid).attempts == 0
    bench.clock.advance(seconds=29)
    bench.conversations.work_on(conversation)
    assert len(bench.actions.performed) == 1
    bench.clock.advance(seconds=2)
    bench.conversations.work_on(conversation)
    assert len(bench.actions.performed) == 2


def test_after_a_quarter_of_an_hour_the_person_gets_an_apology(bench: Bench) -> None:
    conversation, sid = bench.receive()
    bench.actions.trouble = [Transient("api 500")] * 100
    for _ in range(20):
        bench.conversations.work_on(conversation)
        bench.clock.advance(seconds=120)
    assert bench.message(sid).state == "failed"
    assert [body for _, _, body in bench.sender.sent] == [
        "Sorry, I couldn't get that done just now. Please send it again in a little while."
    ]


def test_the_next_message_waits_for_the_one_before_and_then_goes_on(bench: Bench) -> None:
    bench.receive("spent 1 on tea")
    conversation, second = bench.receive("spent 2 on tea")
    bench.actions.trouble = [Transient("api 500")]
    bench.conversations.work_on(conversation)
    assert bench.message(second).state == "received"
    bench.clock.advance(seconds=5)
    bench.conversations.work_on(conversation)
    assert [job.message.body for job in bench.actions.performed] == [
        "spent 1 on tea",
        "spent 1 on tea",
        "spent 2 on tea",
    ]


def test_a_permanent_refusal_of_twilios_fails_the_message_at_once(bench: Bench) -> None:
    conversation, sid = bench.receive()
    bench.sender.trouble = [NotSent(63016)]
    bench.conversations.work_on(conversation)
    assert (bench.message(sid).state, bench.message(sid).error) == ("failed", "twilio 63016")
    reply = bench.reply(sid)
    assert reply is not None
    assert (reply.state, reply.error_code) == ("failed", 63016)


def test_a_person_who_left_is_not_written_to_again_until_they_write(bench: Bench) -> None:
    bench.receive("spent 1 on tea")
    conversation, second = bench.receive("spent 2 on tea")
    bench.sender.trouble = [NotSent(63033)]
    bench.conversations.work_on(conversation)
    assert bench.sender.sent == []
    assert bench.message(second).error == "out_of_reach"
    bench.receive("spent 3 on tea")
    bench.conversations.work_on(conversation)
    assert [body for _, _, body in bench.sender.sent] == ["re: spent 3 on tea"]


def test_outside_the_window_nothing_is_tried_that_must_fail(bench: Bench) -> None:
    conversation, sid = bench.receive()
    bench.clock.advance(hours=25)
    bench.conversations.work_on(conversation)
    assert bench.sender.sent == []
    assert bench.message(sid).error == "out_of_reach"


def test_a_message_that_kills_its_worker_three_times_fails(bench: Bench) -> None:
    conversation, sid = bench.receive()
    bench.actions.trouble = [SystemExit()] * MAX_CRASHES  # type: ignore[list-item]  # dies
    for _ in range(MAX_CRASHES):
        with pytest.raises(SystemExit):
            bench.conversations.work_on(conversation)
        bench.clock.advance(seconds=20)
    bench.conversations.work_on(conversation)
    assert bench.message(sid).state == "failed"
    assert bench.sender.sent[0][2].startswith("Sorry")


def test_a_fault_of_ours_counts_as_a_crash_and_waits(bench: Bench) -> None:
    conversation, sid = bench.receive()
    bench.actions.trouble = [RuntimeError("bug")]
    bench.conversations.work_on(conversation)
    assert (bench.message(sid).state, bench.message(sid).crashes) == ("received", 1)
    bench.clock.advance(seconds=6)
    bench.conversations.work_on(conversation)
    assert bench.message(sid).state == "done"


def test_a_holder_that_lost_its_lease_sends_nothing(bench: Bench) -> None:
    conversation, sid = bench.receive()

    def pause(_: Job) -> Result:
        bench.clock.advance(seconds=20)
        with bench.database.transaction() as session:
            assert conversations.claim(session, conversation, "another", bench.clock())
        return Result("too late")

    bench.actions.result = pause
    bench.conversations.work_on(conversation)
    assert bench.sender.sent == []
    assert bench.reply(sid) is None
    assert bench.column(conversation, "lease_token") == "another"


def test_a_flood_is_bounded_and_goes_on_when_its_minute_is_over(bench: Bench) -> None:
    for number in range(FLOOD_MESSAGES + 5):
        conversation, _ = bench.receive(f"spent {number + 1} on tea")
    bench.conversations.work_on(conversation)
    assert len(bench.sender.sent) == FLOOD_MESSAGES
    bench.conversations.work_on(conversation)
    assert len(bench.sender.sent) == FLOOD_MESSAGES
    bench.clock.advance(seconds=61)
    bench.conversations.work_on(conversation)
    assert len(bench.sender.sent) == FLOOD_MESSAGES + 5


def test_a_worker_that_ends_takes_no_further_message_and_wakes_another(bench: Bench) -> None:
    conversation, first = bench.receive("spent 1 on tea")
    _, second = bench.receive("spent 2 on tea")

    def end(_: Job) -> Result:
        bench.taking.stopping.set()
        return Result("ok")

    bench.actions.result = end
    bench.conversations.work_on(conversation)
    assert bench.message(first).state == "done"
    assert bench.message(second).state == "received"
    assert bench.woken == [conversation]
    assert bench.column(conversation, "lease_token") is None


def test_stop_is_confirmed_once_and_then_there_is_silence_until_start(bench: Bench) -> None:
    bench.actions.result = lambda job: Result(
        job.action.kind,
        effect={"stop": "opt_out", "start": "opt_in"}.get(job.action.kind),
    )
    for body in ("stop", "spent 5 on tea", "stop", "hello?", "start", "spent 6 on tea"):
        conversation, _ = bench.receive(body)
    bench.conversations.work_on(conversation)
    assert [body for _, _, body in bench.sender.sent] == ["stop", "start", "log"]
    with bench.database.reading() as session:
        assert not people.has_opted_out(session, NUMBER, [PHONE])


def test_a_reaction_is_ignored_without_a_reply(bench: Bench) -> None:
    conversation, sid = bench.receive("", kind="reaction")
    bench.conversations.work_on(conversation)
    assert bench.message(sid).state == "ignored"
    assert bench.sender.sent == []


def test_what_was_asked_is_noted_and_forgotten_after_ten_minutes(bench: Bench) -> None:
    bench.actions.result = lambda _: Result("sure?", pending={"question": "delete_data"})
    conversation, _ = bench.receive("delete my data")
    bench.conversations.work_on(conversation)
    assert bench.column(conversation, "pending") == {"question": "delete_data"}
    bench.actions.result = lambda _: Result("ok")
    bench.receive("yes")
    bench.conversations.work_on(conversation)
    assert bench.actions.performed[-1].action.kind == "delete"
    assert bench.column(conversation, "pending") is None
    bench.actions.result = lambda _: Result("sure?", pending={"question": "delete_data"})
    bench.receive("delete my data")
    bench.conversations.work_on(conversation)
    bench.clock.advance(minutes=11)
    bench.receive("yes")
    bench.conversations.work_on(conversation)
    assert bench.actions.performed[-1].action.kind != "delete"


def test_a_password_is_blanked_once_used(bench: Bench) -> None:
    bench.actions.result = lambda _: Result("opened", secret=True)
    conversation, sid = bench.receive("hunter2 5 dollars")
    bench.conversations.work_on(conversation)
    assert bench.message(sid).body is None


def test_after_an_erasure_numbers_and_texts_are_blanked_once_the_goodbye_is_sent(
    bench: Bench,
) -> None:
    def erase(job: Job) -> Result:
        from app.models import User

        with bench.database.transaction() as session:
            session.delete(session.get(User, job.user_id))
        return Result("goodbye", effect="erased")

    _, earlier = bench.receive("spent 5 on tea")
    conversation, _ = bench.receive("x")
    bench.conversations.work_on(conversation)
    bench.actions.result = erase
    conversation, sid = bench.receive("delete my data")
    bench.conversations.work_on(conversation)
    assert bench.sender.sent[-1][1:] == (f"whatsapp:{PHONE}", "goodbye")
    for each in (earlier, sid):
        message = bench.message(each)
        assert (message.state, message.body, message.sender) == ("done", None, None)
        reply = bench.reply(each)
        assert reply is not None
        assert (reply.body, reply.recipient) == (None, None)
    assert bench.column(conversation, "reply_to") is None


def test_a_replayed_message_gets_a_reply_of_its_own(bench: Bench) -> None:
    conversation, sid = bench.receive()
    bench.sender.trouble = [NotSent(63016)]
    bench.conversations.work_on(conversation)
    with bench.database.transaction() as session:
        inbox.replay(session, bench.message(sid))
    bench.conversations.work_on(conversation)
    assert bench.message(sid).state == "done"
    assert len(bench.sender.sent) == 1
    with bench.database.reading() as session:
        rows = session.execute(select(table(Reply).c.state)).scalars().all()
    assert sorted(rows) == ["failed", "queued"]


def test_a_conversation_that_cannot_end_in_time_is_freed_for_another(bench: Bench) -> None:
    conversation, sid = bench.receive()
    bench.actions.trouble = [SystemExit()]  # type: ignore[list-item]  # dies
    with pytest.raises(SystemExit):
        bench.conversations.work_on(conversation)
    from workers.leases import Lease

    token = bench.column(conversation, "lease_token")
    bench.conversations.free(Lease(conversation, token))
    assert bench.woken == [conversation]
    message = bench.message(sid)
    assert (message.state, message.crashes) == ("received", 0)


def test_texts_older_than_thirty_days_are_blanked(bench: Bench) -> None:
    conversation, sid = bench.receive()
    bench.conversations.work_on(conversation)
    bench.clock.advance(days=31)
    with bench.database.transaction() as session:
        assert inbox.blank_old(session, bench.clock(), timedelta(days=30)) == 1
        assert inbox.blank_old(session, bench.clock(), timedelta(days=30)) == 0
    assert bench.message(sid).body is None
    with bench.database.reading() as session:
        assert session.execute(select(table(InboundMessage).c.sender)).scalars().all() == [None]
