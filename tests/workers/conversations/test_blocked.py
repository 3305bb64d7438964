"""Who is blocked is not answered, whatever of theirs waits."""

from app.store import blocks, inbox
from app.twilio.sender import Ambiguous
from tests.support.conversation import Bench
from tests.support.people import PHONE


def block(bench: Bench) -> None:
    """Block the bench's person."""
    with bench.database.begin() as session:
        blocks.block(session, [PHONE], bench.clock())


def ending(bench: Bench, sid: str) -> tuple[str, str | None]:
    """Return how a message ended."""
    message = bench.message(sid)
    return message.state, message.error


def test_what_waits_ends_without_being_looked_at(bench: Bench) -> None:
    sids = [bench.receive(f"spent {number} on tea")[1] for number in (1, 2)]
    conversation, _ = bench.receive()
    block(bench)
    bench.conversations.work_on(conversation)
    assert [ending(bench, sid) for sid in sids] == [("ignored", "blocked")] * 2
    assert bench.actions.performed == []
    assert bench.sender.sent == []
    assert bench.column(conversation, "lease_token") is None
    # Once they are unblocked it can be run again as what it was.
    assert bench.message(sids[0]).action is None


def test_a_reply_that_was_not_sent_yet_is_dropped(bench: Bench) -> None:
    conversation, sid = bench.receive()
    bench.sender.trouble = [Ambiguous("cut")]
    bench.conversations.work_on(conversation)
    block(bench)
    bench.clock.advance(seconds=10)
    bench.conversations.work_on(conversation)
    assert ending(bench, sid) == ("ignored", "blocked")
    reply = bench.reply(sid)
    assert reply is not None
    assert (reply.state, bench.sender.sent) == ("failed", [])


def test_a_stop_that_is_not_confirmed_yet_ends_without_a_confirmation(bench: Bench) -> None:
    conversation, sid = bench.receive("stop")
    message = bench.message(sid)
    with bench.database.begin() as session:
        inbox.mark(session, message.id, state="urgent", action={"kind": "stop"})
    block(bench)
    bench.conversations.work_on(conversation)
    assert ending(bench, sid) == ("ignored", "blocked")
    assert bench.sender.sent == []
