"""What operators ask of messages and replies."""

from datetime import timedelta

import pytest

from app.db import Database
from app.models import MessageState, ReplyState
from app.store import inbox, inbox_search, replies, senders
from app.store.inbox_search import Search
from tests.support.clock import FixedClock
from tests.support.people import CLIENT_ID, PHONE, make_user, store_message, store_reply


class Stored:
    """Messages of two people: one done, one failed, one open and one urgent, an hour apart."""

    def __init__(self, database: Database, clock: FixedClock) -> None:
        self.database, self.clock = database, clock
        self.maria = make_user(database)
        self.other = make_user(database, "+14155550124")
        self.done, self.failed, self.open, self.urgent = (
            self._store(user_id, state)
            for user_id, state in (
                (self.maria, MessageState.DONE),
                (self.maria, MessageState.FAILED),
                (self.other, MessageState.RECEIVED),
                (self.other, MessageState.URGENT),
            )
        )

    def _store(self, user_id: str, state: MessageState) -> str:
        self.clock.advance(hours=1)
        self.conversation, sid = store_message(self.database, self.clock, user_id)
        error = "twilio 63016" if state is MessageState.FAILED else None
        is_over = state in {MessageState.DONE, MessageState.FAILED}
        with self.database.begin() as session:
            message = inbox.find_by_sid(session, sid)
            assert message
            finished_at = self.clock() if is_over else None
            inbox.mark(session, message.id, state=state, error=error, finished_at=finished_at)
        return sid

    def search(self, limit: int = 9, **wanted: object) -> list[str]:
        """Return the sids of what is found."""
        with self.database.read_only() as session:
            found = inbox_search.search(session, Search(**wanted), limit)  # type: ignore[arg-type]  # any of its fields
        return [message.message_sid for message in found]


@pytest.fixture
def stored(database: Database, clock: FixedClock) -> Stored:
    """Return four messages of two people."""
    return Stored(database, clock)


def test_all_messages_are_found_the_last_one_first(stored: Stored) -> None:
    assert stored.search() == [stored.urgent, stored.open, stored.failed, stored.done]
    assert stored.search(2) == [stored.urgent, stored.open]


def test_messages_are_found_by_time_state_reason_and_person(stored: Stored) -> None:
    now = stored.clock()
    assert stored.search(since=now - timedelta(minutes=90)) == [stored.urgent, stored.open]
    assert stored.search(until=now - timedelta(hours=2)) == [stored.failed, stored.done]
    assert stored.search(states=["failed"]) == [stored.failed]
    assert stored.search(states=["done", "urgent"]) == [stored.urgent, stored.done]
    assert stored.search(reason="63016") == [stored.failed]
    assert stored.search(reason="%") == []
    assert stored.search(conversations=[stored.conversation]) == [stored.urgent, stored.open]
    assert stored.search(conversations=[]) == []


def test_messages_are_listed_by_state(stored: Stored) -> None:
    with stored.database.read_only() as session:
        (failed,) = inbox_search.list_by_state(session, ["failed"], 9)
        assert failed.message_sid == stored.failed
        assert len(inbox_search.list_by_state(session, [], 9)) == 4


def test_a_persons_conversations_are_found_by_phone_and_scoped_id(stored: Stored) -> None:
    scoped_id = "US.13491208655302741918"
    with stored.database.begin() as session:
        senders.save_scoped_id(session, CLIENT_ID, scoped_id, stored.other, stored.clock())
        find = inbox_search.find_conversations_by_address
        assert find(session, [CLIENT_ID], "+14155550124") == [stored.conversation]
        assert find(session, [CLIENT_ID], scoped_id) == [stored.conversation]
        assert len(find(session, ["another", CLIENT_ID], PHONE)) == 1
        assert find(session, ["another"], PHONE) == []


def test_what_waits_longest_comes_first(stored: Stored) -> None:
    with stored.database.read_only() as session:
        waiting = inbox_search.list_waiting(session, 9)
        assert [one.message_sid for one in waiting] == [stored.open, stored.urgent]
        assert len(inbox_search.list_waiting(session, 1)) == 1


def test_replies_are_listed_by_their_state(stored: Stored) -> None:
    reply = store_reply(stored.database, stored.clock, stored.failed, {"type": "said"})
    store_reply(stored.database, stored.clock, stored.done, {"type": "said"}, "SM" + "b" * 32)
    now = stored.clock()
    with stored.database.begin() as session:
        replies.advance(
            session, reply, ReplyState.FAILED, message_sid=None, error_code=63016, now=now
        )
        (found,) = inbox_search.list_replies(session, [ReplyState.FAILED], now, 9)
        assert (found.id, found.error_code, found.message_sid) == (reply, 63016, stored.failed)
        both = [ReplyState.FAILED, ReplyState.SENT]
        assert len(inbox_search.list_replies(session, both, now, 9)) == 2
        later = now + timedelta(seconds=1)
        assert inbox_search.list_replies(session, both, later, 9) == []


def test_the_reply_to_the_last_run_of_a_message_is_found(stored: Stored) -> None:
    store_reply(stored.database, stored.clock, stored.failed, {"type": "said"})
    with stored.database.begin() as session:
        message = inbox.find_by_sid(session, stored.failed)
        assert message
        assert inbox.replay(session, message, stored.clock())
    last = store_reply(stored.database, stored.clock, stored.failed, {"type": "said"})
    with stored.database.read_only() as session:
        found = inbox_search.find_last_replies(session, [message.id, message.id - 1])
    assert {key: reply.id for key, reply in found.items()} == {message.id: last}


def test_stored_sids_are_known(stored: Stored) -> None:
    with stored.database.read_only() as session:
        unknown = "SM" + "0" * 32
        assert inbox_search.find_known_sids(session, [stored.done, unknown]) == {stored.done}
