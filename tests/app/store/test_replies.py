"""Stored replies and their delivery, on both databases."""

from datetime import timedelta

import pytest

from app.db import Database
from app.ids import new_id
from app.models import ReplyState
from app.store import inbox, replies
from tests.support.clock import FixedClock
from tests.support.people import make_user, store_message

SID = "SM" + "a" * 32


class Stored:
    """A conversation with a message and a reply to it."""

    def __init__(self, database: Database, clock: FixedClock) -> None:
        self.conversation, sid = store_message(database, clock, make_user(database))
        with database.begin() as session:
            message = inbox.find_by_sid(session, sid)
            assert message is not None
            self.message_id = message.id
        self.database, self.clock = database, clock
        self.reply = self.add(0)

    def add(self, replay: int) -> str:
        """Store a reply to a run of the message."""
        reply_id = new_id("reply")
        with self.database.begin() as session:
            replies.add(
                session,
                reply_id=reply_id,
                inbound_id=self.message_id,
                replay=replay,
                conversation_id=self.conversation,
                recipient="whatsapp:+14155550123",
                body="Hi",
                now=self.clock(),
            )
        return reply_id

    def advance(
        self, state: ReplyState, sid: str = SID, reply: str = ""
    ) -> replies.AdvancedReply | None:
        """Advance the reply's delivery."""
        with self.database.begin() as session:
            return replies.advance(
                session, reply or self.reply, state, message_sid=sid, now=self.clock()
            )

    def read(self, replay: int = 0) -> replies.StoredReply:
        """Return the reply as it is stored now."""
        with self.database.read_only() as session:
            found = replies.find_by_message(session, self.message_id, replay)
        assert found is not None
        return found


@pytest.fixture
def stored(database: Database, clock: FixedClock) -> Stored:
    """Return a reply that is being sent."""
    return Stored(database, clock)


def test_a_new_reply_is_being_sent(stored: Stored) -> None:
    reply = stored.read()
    assert (reply.state, reply.send_begun_at) == (ReplyState.SENDING, stored.clock())


def test_a_delivery_only_advances(stored: Stored) -> None:
    whose = replies.AdvancedReply(stored.conversation, stored.message_id)
    assert stored.advance(ReplyState.DELIVERED) == whose
    assert stored.advance(ReplyState.SENT) is None
    assert stored.read().state == ReplyState.DELIVERED


def test_the_first_sid_is_kept(stored: Stored) -> None:
    stored.advance(ReplyState.QUEUED)
    stored.advance(ReplyState.SENT, sid="SM" + "b" * 32)
    assert stored.read().message_sid == SID


def test_the_sid_of_another_reply_is_not_stored(stored: Stored) -> None:
    stored.advance(ReplyState.QUEUED)
    stored.advance(ReplyState.QUEUED, reply=stored.add(1))
    assert stored.read(1).message_sid is None
    with stored.database.read_only() as session:
        assert replies.find_id_by_sid(session, SID) == stored.reply


def test_each_run_of_a_message_has_its_reply(stored: Stored) -> None:
    second = stored.add(1)
    with stored.database.read_only() as session:
        found = replies.list_by_message(session, stored.message_id)
    assert [reply.id for reply in found] == [stored.reply, second]


def test_the_sids_of_a_conversation_are_listed_since_a_time(stored: Stored) -> None:
    stored.advance(ReplyState.QUEUED)
    with stored.database.read_only() as session:
        since = stored.clock()
        assert replies.list_sids(session, stored.conversation, since) == {SID}
        later = since + timedelta(seconds=1)
        assert replies.list_sids(session, stored.conversation, later) == set()


def test_a_send_that_was_refused_has_not_begun(stored: Stored) -> None:
    with stored.database.begin() as session:
        replies.set_send_begun(session, stored.reply, None)
    assert stored.read().send_begun_at is None


def test_a_blanked_reply_has_no_text(stored: Stored) -> None:
    with stored.database.begin() as session:
        replies.blank(session, [stored.message_id])
    assert (stored.read().body, stored.read().recipient) == (None, None)


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("accepted", ReplyState.QUEUED),
        ("Delivered", ReplyState.DELIVERED),
        ("undelivered", ReplyState.FAILED),
        ("unheard-of", None),
    ],
)
def test_twilios_words_are_mapped_to_our_states(word: str, state: ReplyState | None) -> None:
    assert replies.map_twilio_status(word) == state


def test_the_message_of_a_reply_is_found(stored: Stored) -> None:
    with stored.database.read_only() as session:
        assert replies.find_message(session, stored.reply) == stored.message_id
        assert replies.find_message(session, new_id("reply")) is None
