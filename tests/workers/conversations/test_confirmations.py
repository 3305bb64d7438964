"""STOP and START are confirmed before all that waits, once each, whoever dies."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from app.db import Database
from app.models import User
from app.models.states import ReplyState
from app.retries import Misconfigured, Transient
from app.store import inbox, leases, new_messages, pending_confirmations, replies, senders
from app.store.new_messages import NewMessage
from app.text.opt_out import OptOutRequest
from app.twilio.sender import Ambiguous, NotSent
from tests.support.clock import FixedClock
from tests.support.conversation import Bench, FakeSender
from tests.support.messages import MEDIA
from tests.support.people import NUMBER, PHONE
from tests.support.twilio import new_sid
from workers.conversations.confirmation_loop import ConfirmationLoop
from workers.conversations.confirmations import Confirmations
from workers.results import Result

STOPPED, STARTED = "I'll be quiet", "Welcome back"


@dataclass
class Phone:
    """The person of a conversation, writing to the webhook."""

    bench: Bench

    def opts(self, wish: OptOutRequest, body: str = "", at: datetime | None = None) -> str:
        """Store a STOP or START of this person and return the sid."""
        self.bench.clock.advance(milliseconds=1)
        sid = new_sid()
        new_messages.store_opt_message(
            self.bench.database,
            NewMessage(
                message_sid=sid,
                number=NUMBER,
                user_id=self.bench.user_id,
                sender=f"whatsapp:{PHONE}",
                kind="text",
                body=body or wish,
                media=(),
                quoted_sid=None,
                received_at=at or self.bench.clock(),
            ),
            wish,
            [PHONE],
        )
        return sid


@pytest.fixture
def phone(bench: Bench) -> Phone:
    """Return the phone of the bench's user."""
    return Phone(bench)


def confirmations(bench: Bench, sender: FakeSender | None = None) -> Confirmations:
    """Return another worker's confirmations, over the same database and clock."""
    return Confirmations(
        database=bench.database,
        clock=bench.clock,
        shared_clock=bench.clock,
        sender=sender or bench.sender,  # type: ignore[arg-type]  # the same face
        enqueue=bench.enqueued.append,
    )


def begin_with(said: Iterable[tuple[str, str, str]], *words: str) -> bool:
    """Return whether exactly these messages were sent, in this order; a word identifies each."""
    bodies = [body for _, _, body in said]
    return len(bodies) == len(words) and all(
        word in body for word, body in zip(words, bodies, strict=True)
    )


def test_a_job_confirms_stop_before_the_messages_that_wait(bench: Bench, phone: Phone) -> None:
    waiting = [bench.receive(f"spent {number} on tea")[1] for number in range(1, 6)]
    stop = phone.opts("stop")
    conversation = bench.message(stop).conversation_id
    bench.conversations.work_on(conversation)
    assert begin_with(bench.sender.sent, STOPPED)
    assert bench.message(stop).state == "done"
    # What was sent before the STOP is still booked, in silence.
    assert [job.message.message_sid for job in bench.actions.performed] == waiting
    assert {bench.message(sid).state for sid in waiting} == {"done"}
    assert {bench.reply(sid) for sid in waiting} == {None}


def test_it_needs_neither_the_lease_nor_the_next_attempt(bench: Bench, phone: Phone) -> None:
    conversation, _ = bench.receive()
    with bench.database.begin() as session:
        leases.claim_lease(session, conversation, "one that hangs", bench.clock())
    stop = phone.opts("stop")
    confirmations(bench).confirm(conversation)
    assert begin_with(bench.sender.sent, STOPPED)
    assert bench.message(stop).state == "done"
    with bench.database.begin() as session:
        wait = timedelta(minutes=2)
        leases.defer(session, conversation, "one that hangs", wait, bench.clock())
    phone.opts("start")
    confirmations(bench).confirm(conversation)
    assert begin_with(bench.sender.sent, STOPPED, STARTED)


def test_what_was_under_way_when_stop_came_is_not_answered(bench: Bench, phone: Phone) -> None:
    def stops_meanwhile(_: object) -> Result:
        phone.opts("stop")
        return Result("booked")

    bench.actions.result = stops_meanwhile
    conversation, sid = bench.receive()
    bench.conversations.work_on(conversation)
    assert bench.sender.sent == []
    assert (bench.message(sid).state, bench.message(sid).outcome) == ("done", {"type": "said"})


def test_a_reply_whose_send_failed_before_stop_is_not_sent_after_it(
    bench: Bench, phone: Phone
) -> None:
    bench.sender.trouble = [Transient("twilio 429", costs_attempt=False)]
    conversation, sid = bench.receive()
    bench.conversations.work_on(conversation)
    phone.opts("stop")
    bench.clock.advance(minutes=5)
    bench.conversations.work_on(conversation)
    assert begin_with(bench.sender.sent, STOPPED)
    message, reply = bench.message(sid), bench.reply(sid)
    assert reply
    assert (message.state, message.error, reply.state) == ("done", "opted_out", "failed")


def test_the_goodbye_of_an_erasure_is_not_said_to_who_said_stop_meanwhile(
    bench: Bench,
) -> None:
    def erases(_: object) -> Result:
        with bench.database.transaction() as session:
            session.delete(session.get(User, bench.user_id))
            senders.opt_out(session, NUMBER, [PHONE], bench.clock())
        return Result("goodbye", effect="erased")

    bench.actions.result = erases
    conversation, _ = bench.receive("x")
    bench.conversations.work_on(conversation)
    assert bench.sender.sent == []


def test_stop_then_start_are_confirmed_in_their_order_in_the_language_they_were_said_in(
    bench: Bench, phone: Phone
) -> None:
    stop = phone.opts("stop", "quero parar de receber mensagens")
    phone.opts("start", "start")
    confirmations(bench).confirm(bench.message(stop).conversation_id)
    bodies = [body for _, _, body in bench.sender.sent]
    assert len(bodies) == 2
    assert "quiet" not in bodies[0]
    assert STARTED in bodies[1]


def test_a_start_after_which_stop_came_is_not_confirmed(bench: Bench, phone: Phone) -> None:
    phone.opts("stop")
    start = phone.opts("start")
    phone.opts("stop")
    confirmations(bench).confirm(bench.message(start).conversation_id)
    assert begin_with(bench.sender.sent, STOPPED, STOPPED)
    assert bench.message(start).state == "done"


def test_what_comes_after_a_start_waits_while_another_worker_confirms_it(
    bench: Bench, phone: Phone
) -> None:
    conversation = bench.message(phone.opts("stop")).conversation_id
    confirmations(bench).confirm(conversation)
    start = phone.opts("start")
    with bench.database.begin() as session:
        taken = pending_confirmations.claim_next(
            session, conversation, "another worker", bench.clock()
        )
    assert taken is not None
    _, sid = bench.receive("spent 6 on tea")
    bench.conversations.work_on(conversation)
    assert begin_with(bench.sender.sent, STOPPED)
    assert bench.message(sid).state == "received"
    # The other worker goes on.
    with bench.database.begin() as session:
        pending_confirmations.release_claim(session, taken.message.id, timedelta(0), bench.clock())
    confirmations(bench).confirm(conversation)
    assert bench.message(start).state == "done"
    assert bench.enqueued[-1] == conversation
    bench.conversations.work_on(conversation)
    assert begin_with(bench.sender.sent[:2], STOPPED, STARTED)
    assert len(bench.sender.sent) == 3
    assert bench.message(sid).state == "done"


def test_two_workers_at_the_same_moment_confirm_once(bench: Bench, phone: Phone) -> None:
    stop = phone.opts("stop")
    conversation = bench.message(stop).conversation_id
    with bench.database.begin() as session:
        assert pending_confirmations.claim_next(session, conversation, "another", bench.clock())
    confirmations(bench).confirm(conversation)
    assert bench.sender.sent == []
    bench.clock.advance(seconds=61)
    confirmations(bench).confirm(conversation)
    assert begin_with(bench.sender.sent, STOPPED)


@pytest.mark.parametrize("taken", [True, False])
def test_a_worker_that_dies_while_it_sends_is_followed_by_one_that_looks_first(
    bench: Bench, phone: Phone, taken: bool
) -> None:
    class Killed(BaseException):
        """As SIGKILL: nothing of ours runs after it."""

    stop = phone.opts("stop")
    conversation = bench.message(stop).conversation_id
    bench.sender.trouble = [Killed()]  # type: ignore[list-item]  # no Exception on purpose
    with pytest.raises(Killed):
        confirmations(bench).confirm(conversation)
    bench.sender.found = "SM" + "f" * 32 if taken else None
    confirmations(bench).confirm(conversation)
    assert bench.sender.looks == 0
    bench.clock.advance(seconds=61)
    confirmations(bench).confirm(conversation)
    assert bench.sender.looks == 1
    assert len(bench.sender.sent) == (0 if taken else 1)
    reply = bench.reply(stop)
    assert reply
    assert (bench.message(stop).state, reply.state) == ("done", "queued")


def test_a_twilio_that_fails_is_tried_again_with_growing_waits_and_given_up_at_last(
    bench: Bench, phone: Phone
) -> None:
    stop = phone.opts("stop")
    conversation = bench.message(stop).conversation_id
    bench.sender.trouble = [Ambiguous("twilio 500") for _ in range(100)]
    attempts = 0
    while bench.message(stop).state == "urgent":
        confirmations(bench).confirm(conversation)
        bench.clock.advance(seconds=180)
        attempts += 1
    message = bench.message(stop)
    assert (message.state, message.error) == ("failed", "twilio 500")
    assert 3 < attempts < 12
    with bench.database.read_only() as session:
        assert senders.has_opted_out(session, NUMBER, [PHONE])


def test_while_twilio_refuses_us_it_waits_and_is_then_confirmed_once(
    bench: Bench, phone: Phone
) -> None:
    stop = phone.opts("stop")
    conversation = bench.message(stop).conversation_id
    refusal = Misconfigured("twilio 20003", "TWILIO_AUTH_TOKEN")
    bench.sender.trouble = [refusal] * 20 + [Transient("twilio 63018")]
    for _ in range(25):
        confirmations(bench).confirm(conversation)
        bench.clock.advance(seconds=180)
    assert bench.message(stop).state == "done"
    assert begin_with(bench.sender.sent, "quiet")


def test_a_refusal_for_good_ends_it(bench: Bench, phone: Phone) -> None:
    bench.sender.trouble = [NotSent(63016)]
    stop = phone.opts("stop")
    confirmations(bench).confirm(bench.message(stop).conversation_id)
    assert (bench.message(stop).state, bench.message(stop).error) == ("failed", "twilio 63016")


def test_an_unforeseen_fault_is_counted_and_given_up_after_three(
    bench: Bench, phone: Phone
) -> None:
    bench.sender.trouble = [ValueError("?") for _ in range(100)]
    stop = phone.opts("stop")
    for _ in range(5):
        confirmations(bench).confirm(bench.message(stop).conversation_id)
        bench.clock.advance(minutes=5)
    assert (bench.message(stop).state, bench.message(stop).error) == ("failed", "crashed")
    assert len(bench.sender.trouble) == 97


def test_the_look_every_second_finds_what_is_due_and_needs_no_job(
    bench: Bench, phone: Phone
) -> None:
    stop = phone.opts("stop")
    looking = ConfirmationLoop(
        database=bench.database, shared_clock=bench.clock, confirm=confirmations(bench).confirm
    )
    assert looking.start_due() == 1
    looking.finish(10)
    assert begin_with(bench.sender.sent, STOPPED)
    assert bench.message(stop).state == "done"


def test_a_hanging_twilio_holds_no_more_than_its_threads_and_not_the_look(
    bench: Bench, phone: Phone
) -> None:
    free = threading.Event()
    phone.opts("stop")
    looking = ConfirmationLoop(
        database=bench.database, shared_clock=bench.clock, confirm=lambda _: free.wait(10)
    )
    assert [looking.start_due(), looking.start_due()] == [1, 0]
    free.set()
    looking.finish(10)


def test_a_stop_of_who_is_erased_meanwhile_is_confirmed_and_blanked(
    bench: Bench, phone: Phone
) -> None:
    stop = phone.opts("stop")
    conversation = bench.message(stop).conversation_id
    with bench.database.transaction() as session:
        session.delete(session.get(User, bench.user_id))
    confirmations(bench).confirm(conversation)
    assert begin_with(bench.sender.sent, STOPPED)
    assert (bench.message(stop).body, bench.message(stop).sender) == (None, None)


def test_a_replayed_stop_is_confirmed_again_as_long_as_it_holds_and_stops_nobody(
    bench: Bench, phone: Phone
) -> None:
    bench.sender.trouble = [NotSent(63016)]
    stop = phone.opts("stop")
    conversation = bench.message(stop).conversation_id
    confirmations(bench).confirm(conversation)
    for _ in range(2):
        # Run again, the second time after their START.
        with bench.database.transaction() as session:
            message = inbox.find_by_sid(session, stop)
            assert message
            inbox.replay(session, message, bench.clock())
        confirmations(bench).confirm(conversation)
        phone.opts("start")
        confirmations(bench).confirm(conversation)
    assert bench.message(stop).state == "done"
    assert begin_with(bench.sender.sent, STOPPED, STARTED)
    with bench.database.read_only() as session:
        assert not senders.has_opted_out(session, NUMBER, [PHONE])


def asked_for_a_password(bench: Bench) -> str:
    """Answer a message by asking for a password; return the conversation's id."""
    pending = {"question": "password", "media": MEDIA[0], "message_sid": "MM1", "caption": ""}
    bench.actions.result = lambda _: Result("Which password?", pending=pending)
    conversation, _ = bench.receive("x")
    bench.conversations.work_on(conversation)
    assert bench.column(conversation, "pending") == pending
    return conversation


def test_a_password_after_stop_and_start_answers_nothing_that_was_asked_before(
    bench: Bench, phone: Phone
) -> None:
    conversation = asked_for_a_password(bench)
    wishes: tuple[OptOutRequest, ...] = ("stop", "start")
    for wish in wishes:
        phone.opts(wish)
        bench.conversations.work_on(conversation)
    bench.receive("hunter2")
    bench.conversations.work_on(conversation)
    assert [job.action.kind for job in bench.actions.performed] == ["chat", "chat"]


def test_a_password_that_waited_when_stop_came_is_still_an_answer(
    bench: Bench, phone: Phone
) -> None:
    conversation = asked_for_a_password(bench)
    bench.receive("hunter2")
    phone.opts("stop")
    bench.conversations.work_on(conversation)
    assert [job.action.kind for job in bench.actions.performed] == ["chat", "document"]


def test_a_delivery_that_twilio_told_before_our_record_is_not_taken_back(
    bench: Bench, phone: Phone
) -> None:
    stop = phone.opts("stop")
    conversation = bench.message(stop).conversation_id
    bench.sender.trouble = [Ambiguous("timeout")]
    confirmations(bench).confirm(conversation)
    reply = bench.reply(stop)
    assert reply
    with bench.database.begin() as session:
        replies.advance(
            session, reply.id, ReplyState.SENT, message_sid="SM" + "a" * 32, now=bench.clock()
        )
    bench.clock.advance(seconds=60)
    confirmations(bench).confirm(conversation)
    assert bench.message(stop).state == "done"
    told = bench.reply(stop)
    assert told
    assert told.state == ReplyState.SENT
    assert not bench.sender.sent


def test_a_fault_of_the_database_ends_no_thread(
    tmp_path: object, clock: FixedClock, bench: Bench
) -> None:
    empty = Database(f"sqlite:///{tmp_path}/empty.db")
    Confirmations(
        database=empty,
        clock=clock,
        shared_clock=clock,
        sender=bench.sender,  # type: ignore[arg-type]  # the same face
        enqueue=bench.enqueued.append,
    ).confirm("ozz_conv_1")
    empty.close()


def test_the_steps_of_a_confirmation_are_stored(bench: Bench, phone: Phone) -> None:
    bench.sender.trouble = [Transient("twilio 429"), NotSent(63016)]
    stop = phone.opts("stop")
    conversation = bench.message(stop).conversation_id
    confirmations(bench).confirm(conversation)
    assert bench.message(stop).error == "twilio 429"
    bench.clock.advance(minutes=2)
    confirmations(bench).confirm(conversation)
    steps = bench.steps(stop)
    assert [step.kind for step in steps] == [
        *("claimed", "reply_stored", "postponed"),
        *("claimed", "not_sent", "failed"),
    ]
    assert steps[2].detail["why"] == "twilio 429"
    assert steps[4].detail["code"] == 63016
