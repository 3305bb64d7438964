"""One conversation: each message once, in order, one reply each, whatever goes wrong."""

from dataclasses import dataclass, field

import pytest

from app.models import ReplyState, User
from app.retries import Transient
from app.store import leases, replies
from app.twilio.sender import Ambiguous, NotSent
from tests.support.conversation import Bench
from tests.support.people import PHONE
from workers.conversations.claiming import FLOOD_MESSAGES, MAX_CRASHES
from workers.conversations.leases import Lease
from workers.results import Job, Result


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
        replies.advance(
            session, reply.id, ReplyState.SENT, message_sid="SM" + "a" * 32, now=bench.clock()
        )
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
            assert leases.claim_lease(session, conversation, "another", bench.clock())
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
        bench.claimer.stopping.set()
        return Result("ok")

    bench.actions.result = end
    bench.conversations.work_on(conversation)
    assert bench.message(first).state == "done"
    assert bench.message(second).state == "received"
    assert bench.enqueued == [conversation]
    assert bench.column(conversation, "lease_token") is None


def test_a_conversation_that_cannot_end_in_time_is_freed_for_another(bench: Bench) -> None:
    conversation, sid = bench.receive()
    bench.actions.trouble = [SystemExit()]  # type: ignore[list-item]  # dies
    with pytest.raises(SystemExit):
        bench.conversations.work_on(conversation)
    token = bench.column(conversation, "lease_token")
    bench.conversations.free(Lease(conversation, token))
    assert bench.enqueued == [conversation]
    message = bench.message(sid)
    assert (message.state, message.crashes) == ("received", 0)


@dataclass
class Deletion:
    """The API of a person who confirms the deletion of their data; it dies where it is told to.

    As there, the chat answers a repeated message the same, and a deletion is done once.
    """

    bench: Bench
    dies: str = ""
    calls: list[str] = field(default_factory=list)

    def perform(self, job: Job) -> Result:
        """Perform the chat that confirms, or the deletion that follows it."""
        self.calls.append(job.action.kind)
        self._die_at(f"before {job.action.kind}")
        if job.action.kind == "chat":
            result = Result("unsaid", {"type": "chat"}, follows=job.action.deletion())
        else:
            self._erase(job.user_id)
            result = Result("goodbye", {"type": "erased"}, effect="erased")
        self._die_at(f"after {job.action.kind}")
        return result

    def _erase(self, user_id: str) -> None:
        with self.bench.database.transaction() as session:
            if user := session.get(User, user_id):
                session.delete(user)

    def _die_at(self, step: str) -> None:
        if step == self.dies:
            self.dies = ""
            raise SystemExit


def test_a_confirmed_deletion_is_stored_before_it_is_performed(bench: Bench) -> None:
    deletion = Deletion(bench)
    conversation, sid = bench.receive("yes please, all of it")

    def look(job: Job) -> Result:
        if job.action.kind == "delete":
            assert bench.message(sid).action["kind"] == "delete"
        return deletion.perform(job)

    bench.actions.result = look
    bench.conversations.work_on(conversation)
    assert deletion.calls == ["chat", "delete"]
    assert [body for _, _, body in bench.sender.sent] == ["goodbye"]


@pytest.mark.parametrize(
    ("dies", "calls"),
    [
        ("before chat", ["chat", "chat", "delete"]),
        ("after chat", ["chat", "chat", "delete"]),
        ("before delete", ["chat", "delete", "delete"]),
        ("after delete", ["chat", "delete", "delete"]),
    ],
)
def test_a_worker_that_dies_at_a_confirmed_deletion_leaves_it_to_the_next(
    bench: Bench, dies: str, calls: list[str]
) -> None:
    deletion = Deletion(bench, dies)
    bench.actions.result = deletion.perform
    conversation, sid = bench.receive("yes please, all of it")
    with pytest.raises(SystemExit):
        bench.conversations.work_on(conversation)
    bench.clock.advance(seconds=20)
    bench.conversations.work_on(conversation)
    assert deletion.calls == calls
    assert [body for _, _, body in bench.sender.sent] == ["goodbye"]
    assert (bench.message(sid).state, bench.message(sid).body) == ("done", None)
    with bench.database.read_only() as session:
        assert session.get(User, bench.user_id) is None


def test_a_deletion_that_fails_for_a_moment_is_tried_again_without_the_chat(bench: Bench) -> None:
    deletion = Deletion(bench)
    failures = [Transient("api 500")]

    def fail_once(job: Job) -> Result:
        if job.action.kind == "delete" and failures:
            raise failures.pop()
        return deletion.perform(job)

    bench.actions.result = fail_once
    conversation, _ = bench.receive("yes please, all of it")
    bench.conversations.work_on(conversation)
    bench.clock.advance(seconds=10)
    bench.conversations.work_on(conversation)
    assert deletion.calls == ["chat", "delete"]
    assert [body for _, _, body in bench.sender.sent] == ["goodbye"]
