"""Stored messages, on both databases."""

from datetime import datetime, timedelta

import pytest

from app.db import Database
from app.models import MessageState
from app.store import inbox
from app.store.inbox import Message
from tests.support.clock import FixedClock
from tests.support.people import make_user, store_message


@pytest.fixture
def user_id(database: Database) -> str:
    """Return the id of a user with a phone."""
    return make_user(database)


def find(database: Database, sid: str) -> Message:
    """Return the message with this sid."""
    with database.read_only() as session:
        found = inbox.find_by_sid(session, sid)
    assert found is not None
    return found


def finish(database: Database, sid: str, at: datetime, outcome: object = None) -> None:
    """Finish the message."""
    message = find(database, sid)
    with database.begin() as session:
        inbox.mark(session, message.id, state=MessageState.DONE, finished_at=at, outcome=outcome)


def test_a_message_is_stored_once(database: Database, clock: FixedClock, user_id: str) -> None:
    conversation, sid = store_message(database, clock, user_id)
    with database.begin() as session:
        assert not inbox.add(
            session,
            message_sid=sid,
            conversation_id=conversation,
            sender="x",
            kind="text",
            body="again",
            media=(),
            quoted_sid=None,
            received_at=clock(),
        )
    assert find(database, sid).body == "spent 45 on groceries"


def test_the_next_message_is_the_one_that_was_sent_first(
    database: Database, clock: FixedClock, user_id: str
) -> None:
    conversation, _ = store_message(database, clock, user_id)
    clock.now -= timedelta(hours=1)
    _, recovered = store_message(database, clock, user_id)
    with database.read_only() as session:
        found = inbox.find_next_open(session, conversation)
    assert found is not None
    assert found.message_sid == recovered


def test_a_finished_message_is_not_next(
    database: Database, clock: FixedClock, user_id: str
) -> None:
    conversation, sid = store_message(database, clock, user_id)
    finish(database, sid, clock())
    with database.read_only() as session:
        assert inbox.find_next_open(session, conversation) is None
        assert inbox.find_crashes_of_next(session, conversation) is None


def test_the_next_message_comes_with_the_nth_last_finish(
    database: Database, clock: FixedClock, user_id: str
) -> None:
    conversation, first = store_message(database, clock, user_id)
    finish(database, first, clock())
    _, second = store_message(database, clock, user_id)
    with database.read_only() as session:
        once = inbox.find_next_open_and_nth_finished(session, conversation, 1)
        twice = inbox.find_next_open_and_nth_finished(session, conversation, 2)
    assert once is not None
    assert (once[0].message_sid, once[1]) == (second, clock())
    assert twice is not None
    assert twice[1] is None


def test_the_crashes_of_the_next_message_are_counted(
    database: Database, clock: FixedClock, user_id: str
) -> None:
    conversation, sid = store_message(database, clock, user_id)
    message = find(database, sid)
    with database.begin() as session:
        inbox.mark(session, message.id, crashes=2)
    with database.read_only() as session:
        found = inbox.find_crashes_of_next(session, conversation)
    assert found is not None
    assert (found.message_sid, found.crashes) == (sid, 2)


def test_outcomes_come_last_processed_first(
    database: Database, clock: FixedClock, user_id: str
) -> None:
    for number in range(3):
        _, sid = store_message(database, clock, user_id)
        finish(database, sid, clock(), {"number": number})
        clock.now += timedelta(seconds=1)
    _, sid = store_message(database, clock, user_id)
    with database.read_only() as session:
        found = inbox.list_recent_outcomes(session, find(database, sid), limit=2)
    assert found == [{"number": 2}, {"number": 1}]


def test_open_and_failed_messages_are_counted(
    database: Database, clock: FixedClock, user_id: str
) -> None:
    _, sid = store_message(database, clock, user_id)
    first = clock()
    store_message(database, clock, user_id)
    clock.advance(seconds=90)
    store_message(database, clock, user_id)
    message = find(database, sid)
    with database.begin() as session:
        inbox.mark(session, message.id, state=MessageState.FAILED)
        counts = inbox.count_by_state(session)
        assert {state: found.messages for state, found in counts.items()} == {
            "received": 2,
            "failed": 1,
        }
        assert counts["received"].oldest == first


def test_a_replayed_message_is_open_again(
    database: Database, clock: FixedClock, user_id: str
) -> None:
    conversation, sid = store_message(database, clock, user_id)
    finish(database, sid, clock())
    message = find(database, sid)
    with database.begin() as session:
        assert inbox.replay(session, message, clock())
        found = inbox.find_next_open(session, conversation)
    assert found is not None
    assert (found.state, found.replays, found.attempts) == ("received", 1, 0)


def test_a_replayed_stop_is_only_confirmed_again(
    database: Database, clock: FixedClock, user_id: str
) -> None:
    _, sid = store_message(database, clock, user_id, "stop")
    message = find(database, sid)
    with database.begin() as session:
        inbox.mark(session, message.id, action={"kind": "stop"}, finished_at=clock())
    message = find(database, sid)
    with database.begin() as session:
        inbox.replay(session, message, clock())
    assert find(database, sid).state == MessageState.URGENT


def test_a_message_that_is_open_is_not_replayed(
    database: Database, clock: FixedClock, user_id: str
) -> None:
    _, sid = store_message(database, clock, user_id)
    finish(database, sid, clock())
    message = find(database, sid)
    with database.begin() as session:
        assert inbox.replay(session, message, clock())
        assert not inbox.replay(session, message, clock())
    is_open = find(database, sid)
    with database.begin() as session:
        assert not inbox.replay(session, is_open, clock())
    assert find(database, sid).replays == 1
