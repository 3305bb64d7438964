"""Status callbacks, as a function over the database."""

import pytest
from werkzeug.datastructures import MultiDict

from app.db import Database
from app.ids import new_id
from app.models import Conversation, ReplyState
from app.store import inbox, message_events, replies
from app.twilio import status
from tests.support.clock import FixedClock
from tests.support.people import make_user, store_message

SID = "SM" + "a" * 32


class Stored:
    """A reply that is being sent."""

    def __init__(self, database: Database, clock: FixedClock) -> None:
        self.database, self.clock = database, clock
        self.conversation, sid = store_message(database, clock, make_user(database))
        self.id = new_id("reply")
        with database.begin() as session:
            message = inbox.find_by_sid(session, sid)
            assert message is not None
            self.message_id = message.id
            replies.add(
                session,
                reply_id=self.id,
                inbound_id=message.id,
                replay=0,
                conversation_id=self.conversation,
                recipient="whatsapp:+14155550123",
                body="Hi",
                now=clock(),
            )

    def call_back(self, word: str, sid: str = SID, reply: str = "", code: str = "") -> str:
        """Record a callback; return its outcome."""
        form = MultiDict({"MessageStatus": word, "MessageSid": sid, "ErrorCode": code})
        with self.database.begin() as session:
            return status.record(session, reply or self.id, form, self.clock())

    def read(self) -> replies.StoredReply:
        """Return the reply as it is stored now."""
        with self.database.read_only() as session:
            found = replies.find_by_message(session, self.message_id, 0)
        assert found is not None
        return found


@pytest.fixture
def reply(database: Database, clock: FixedClock) -> Stored:
    """Return a reply that is being sent."""
    return Stored(database, clock)


def test_a_callback_advances_the_reply(reply: Stored) -> None:
    assert reply.call_back("delivered") == "status_recorded"
    assert (reply.read().state, reply.read().message_sid) == (ReplyState.DELIVERED, SID)


def test_a_late_callback_changes_nothing(reply: Stored) -> None:
    reply.call_back("read")
    assert reply.call_back("sent") == "status_ignored"
    assert reply.read().state == ReplyState.READ


@pytest.mark.parametrize("words", ["\x00", "ozz_reply_\x00", "é" * 3000, "ozz_reply_1"])
def test_a_callback_for_what_is_no_id_is_ignored(reply: Stored, words: str) -> None:
    assert reply.call_back("sent", reply=words) == "status_ignored"


def test_every_callback_of_a_reply_is_a_step_of_its_message(reply: Stored) -> None:
    reply.call_back("undelivered", code="63016")
    reply.call_back("sent")
    reply.call_back("sent", reply=new_id("reply"))
    reply.call_back("unheard-of")
    with reply.database.read_only() as session:
        steps = message_events.list_by_message(session, reply.message_id)
    assert [(step.kind, step.detail) for step in steps] == [
        ("status", {"reply": reply.id, "state": "undelivered", "code": 63016}),
        ("status", {"reply": reply.id, "state": "sent"}),
    ]


@pytest.mark.parametrize(("word", "sid"), [("unheard-of", SID), ("sent", "SM1"), ("", "")])
def test_an_unknown_word_or_a_malformed_sid_is_ignored(reply: Stored, word: str, sid: str) -> None:
    assert reply.call_back(word, sid) == "status_ignored"
    assert reply.read().state == ReplyState.SENDING


def test_a_callback_of_no_reply_is_ignored(reply: Stored) -> None:
    assert reply.call_back("sent", reply="ozz_reply_00000000000000000000000000") == "status_ignored"


def test_the_sid_of_another_reply_is_reported(reply: Stored) -> None:
    reply.call_back("sent")
    assert (
        reply.call_back("sent", reply="ozz_reply_00000000000000000000000000")
        == "status_of_another_reply"
    )


def test_a_person_who_left_is_recorded(reply: Stored) -> None:
    reply.call_back("failed", code="63033")
    with reply.database.read_only() as session:
        assert session.get_one(Conversation, reply.conversation).left_at == reply.clock()
    assert reply.read().error_code == 63033
