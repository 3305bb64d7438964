"""What stored messages lose at an erasure, on both databases."""

import pytest

from app.db import Database
from app.models import Conversation, MessageState
from app.store import erasure, inbox, users
from tests.support.clock import FixedClock
from tests.support.people import make_user, store_message


@pytest.fixture
def user_id(database: Database) -> str:
    """Return the id of a user with a phone."""
    return make_user(database)


def finish(database: Database, clock: FixedClock, sid: str) -> int:
    """Finish the message; return its id."""
    with database.begin() as session:
        message = inbox.find_by_sid(session, sid)
        assert message is not None
        inbox.mark(session, message.id, state=MessageState.DONE, finished_at=clock())
    return message.id


def read_body(database: Database, sid: str) -> str | None:
    """Return the stored text of the message."""
    with database.read_only() as session:
        message = inbox.find_by_sid(session, sid)
    assert message is not None
    return message.body


def read_reply_to(database: Database, conversation: str) -> str | None:
    """Return the stored recipient of the conversation."""
    with database.read_only() as session:
        found = session.get(Conversation, conversation)
    assert found is not None
    return found.reply_to


def test_a_finished_conversation_is_blanked(
    database: Database, clock: FixedClock, user_id: str
) -> None:
    conversation, sid = store_message(database, clock, user_id)
    finish(database, clock, sid)
    with database.begin() as session:
        erasure.blank_conversations_by_user(session, user_id)
    assert read_body(database, sid) is None
    assert read_reply_to(database, conversation) is None


def test_an_open_message_keeps_what_its_reply_needs(
    database: Database, clock: FixedClock, user_id: str
) -> None:
    conversation, sid = store_message(database, clock, user_id)
    with database.begin() as session:
        erasure.blank_conversation(session, conversation)
    assert read_body(database, sid) is not None
    assert read_reply_to(database, conversation) is not None


def test_a_conversation_without_its_user_is_orphaned(
    database: Database, clock: FixedClock, user_id: str
) -> None:
    conversation, _ = store_message(database, clock, user_id)
    with database.read_only() as session:
        assert erasure.find_orphaned_conversations(session) == ([], "")
    with database.transaction() as session:
        users.remove(session, user_id)
    with database.read_only() as session:
        assert erasure.find_orphaned_conversations(session) == ([conversation], "")


def test_a_run_continues_after_the_last_conversation(database: Database, clock: FixedClock) -> None:
    phones = ("+14155550101", "+14155550102", "+14155550103")
    every = sorted(
        store_message(database, clock, make_user(database, phone))[0] for phone in phones
    )
    with database.read_only() as session:
        _, after = erasure.find_orphaned_conversations(session, look_at=2)
        assert after == every[1]
        assert erasure.find_orphaned_conversations(session, after, look_at=2) == ([], "")
