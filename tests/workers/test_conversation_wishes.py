"""What people may ask of a conversation itself: silence, a question kept open, forgetting."""

from datetime import timedelta

from sqlalchemy import select

from app.db import table
from app.models import InboundMessage, Reply, User
from app.store import inbox, retention, senders
from app.twilio.sender import NotSent
from tests.support.conversation import Bench
from tests.support.people import NUMBER, PHONE
from workers.results import Job, Result


def test_stop_is_confirmed_once_and_then_there_is_silence_until_start(bench: Bench) -> None:
    bench.actions.result = lambda job: Result(
        job.action.kind,
        effect={"stop": "opt_out", "start": "opt_in"}.get(job.action.kind),
    )
    for body in ("stop", "spent 5 on tea", "stop", "hello?", "start", "spent 6 on tea"):
        conversation, _ = bench.receive(body)
    bench.conversations.work_on(conversation)
    assert [body for _, _, body in bench.sender.sent] == ["stop", "start", "log"]
    with bench.database.read_only() as session:
        assert not senders.has_opted_out(session, NUMBER, [PHONE])


def test_a_reaction_is_ignored_without_a_reply(bench: Bench) -> None:
    conversation, sid = bench.receive("", kind="reaction")
    bench.conversations.work_on(conversation)
    assert bench.message(sid).state == "ignored"
    assert bench.sender.sent == []


def test_what_was_asked_is_noted_and_forgotten_after_ten_minutes(bench: Bench) -> None:
    asks = Result("How much was it?", pending={"question": "total", "caption": "lunch"})
    bench.actions.result = lambda _: asks
    conversation, _ = bench.receive("x")
    bench.conversations.work_on(conversation)
    assert bench.column(conversation, "pending") == {"question": "total", "caption": "lunch"}
    bench.actions.result = lambda _: Result("ok")
    bench.receive("12.50")
    bench.conversations.work_on(conversation)
    assert bench.actions.performed[-1].action.text == "lunch 12.50"
    assert bench.column(conversation, "pending") is None
    bench.actions.result = lambda _: asks
    bench.receive("x")
    bench.conversations.work_on(conversation)
    bench.clock.advance(minutes=11)
    bench.receive("12.50")
    bench.conversations.work_on(conversation)
    assert bench.actions.performed[-1].action.text == "12.50"


def test_a_deletion_that_the_version_before_asked_about_is_performed_on_a_yes(
    bench: Bench,
) -> None:
    bench.actions.result = lambda _: Result("sure?", pending={"question": "delete_data"})
    conversation, _ = bench.receive("delete my data")
    bench.conversations.work_on(conversation)
    bench.receive("yes")
    bench.conversations.work_on(conversation)
    assert bench.actions.performed[-1].action.kind == "delete"


def test_a_password_is_blanked_once_used(bench: Bench) -> None:
    bench.actions.result = lambda _: Result("opened", secret=True)
    conversation, sid = bench.receive("hunter2 5 dollars")
    bench.conversations.work_on(conversation)
    assert bench.message(sid).body is None


def test_after_an_erasure_numbers_and_texts_are_blanked_once_the_goodbye_is_sent(
    bench: Bench,
) -> None:
    def erase(job: Job) -> Result:
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
        inbox.replay(session, bench.message(sid), bench.clock())
    bench.conversations.work_on(conversation)
    assert bench.message(sid).state == "done"
    assert len(bench.sender.sent) == 1
    with bench.database.read_only() as session:
        rows = session.execute(select(table(Reply).c.state)).scalars().all()
    assert sorted(rows) == ["failed", "queued"]


def test_texts_older_than_thirty_days_are_blanked(bench: Bench) -> None:
    conversation, sid = bench.receive()
    bench.conversations.work_on(conversation)
    bench.clock.advance(days=31)
    with bench.database.transaction() as session:
        assert retention.blank_old_messages(session, bench.clock(), 10) == 1
        assert retention.blank_old_messages(session, bench.clock(), 10) == 0
    assert bench.message(sid).body is None
    with bench.database.read_only() as session:
        assert session.execute(select(table(InboundMessage).c.sender)).scalars().all() == [None]


def test_a_password_message_is_blanked_after_thirty_days_as_any_other(bench: Bench) -> None:
    bench.actions.result = lambda _: Result("opened: your salary", {"type": "logged"}, secret=True)
    conversation, sid = bench.receive("hunter2 5 dollars")
    bench.conversations.work_on(conversation)
    assert bench.message(sid).body is None
    bench.clock.advance(days=31)
    with bench.database.transaction() as session:
        assert retention.blank_old_messages(session, bench.clock(), 10) == 1
        assert retention.blank_old_messages(session, bench.clock(), 10) == 0
    message, reply = bench.message(sid), bench.reply(sid)
    assert (message.sender, message.action, message.outcome) == (None, None, None)
    assert reply
    assert (reply.body, reply.recipient) == (None, None)


def test_recovered_messages_are_handled_in_the_order_they_were_sent(bench: Bench) -> None:
    _, answered = bench.receive("spent 1 on tea")
    conversation, _ = bench.receive("x")
    bench.conversations.work_on(conversation)
    _, first = bench.receive("spent 3 on tea")
    _, second = bench.receive("spent 4 on tea")
    # It was sent between the two, never arrived, and is found at Twilio now.
    with bench.database.begin() as session:
        session.execute(
            table(InboundMessage)
            .update()
            .where(table(InboundMessage).c.message_sid == second)
            .values(received_at=bench.clock() + timedelta(minutes=2))
        )
    bench.clock.advance(minutes=1)
    _, recovered = bench.receive("spent 5 on tea")
    bench.conversations.work_on(conversation)
    handled = [job.message.message_sid for job in bench.actions.performed]
    assert handled[0] == answered
    assert handled[2:] == [first, recovered, second]


def test_what_is_quoted_is_named_by_our_reply(bench: Bench) -> None:
    """People quote our reply, or their own message that it answered."""
    conversation, sid = bench.receive()
    bench.conversations.work_on(conversation)
    reply = bench.reply(sid)
    assert reply is not None
    assert reply.message_sid is not None
    for quoted in (reply.message_sid, sid):
        bench.receive("it was 45", quoted_sid=quoted)
        bench.conversations.work_on(conversation)
        action = bench.actions.performed[-1].action
        assert (action.kind, action.targets) == ("chat", {"in_reply_to": reply.id})
