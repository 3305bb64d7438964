"""Claims on STOP and START messages, on both databases."""

from datetime import timedelta

import pytest

from app.db import Database
from app.store import new_messages, pending_confirmations
from app.store.leases import LeaseLost
from app.store.new_messages import NewMessage
from tests.support.clock import FixedClock
from tests.support.people import NUMBER, PHONE, make_user
from tests.support.twilio import new_sid


@pytest.fixture
def conversation(database: Database, clock: FixedClock) -> str:
    """Return a conversation whose STOP awaits confirmation."""
    message = NewMessage(
        message_sid=new_sid(),
        number=NUMBER,
        user_id=make_user(database),
        sender=f"whatsapp:{PHONE}",
        kind="text",
        body="stop",
        media=[],
        quoted_sid=None,
        received_at=clock(),
    )
    stored = new_messages.store_opt_message(database, message, "stop", [PHONE])
    assert stored is not None
    return stored.conversation_id


def test_a_stop_is_due_until_it_is_claimed(
    database: Database, clock: FixedClock, conversation: str
) -> None:
    now = database.shared_clock(clock)
    with database.begin() as session:
        assert pending_confirmations.find_due(session, now(), 9) == [conversation]
        claimed = pending_confirmations.claim_next(session, conversation, "one", now())
        assert claimed is not None
        assert (claimed.number, claimed.message.body) == (NUMBER, "stop")
        assert pending_confirmations.find_due(session, now(), 9) == []


def test_it_is_claimed_by_one_worker(
    database: Database, clock: FixedClock, conversation: str
) -> None:
    now = database.shared_clock(clock)
    with database.begin() as session:
        assert pending_confirmations.claim_next(session, conversation, "one", now())
        assert pending_confirmations.claim_next(session, conversation, "two", now()) is None


def test_another_worker_cannot_renew_the_claim(
    database: Database, clock: FixedClock, conversation: str
) -> None:
    now = database.shared_clock(clock)
    with database.begin() as session:
        claimed = pending_confirmations.claim_next(session, conversation, "one", now())
        assert claimed is not None
        pending_confirmations.renew_claim(session, claimed.message.id, "one", now())
        with pytest.raises(LeaseLost):
            pending_confirmations.renew_claim(session, claimed.message.id, "two", now())


def test_a_released_one_can_be_claimed_without_a_crash_counted(
    database: Database, clock: FixedClock, conversation: str
) -> None:
    now = database.shared_clock(clock)
    with database.begin() as session:
        first = pending_confirmations.claim_next(session, conversation, "one", now())
        assert first is not None
        pending_confirmations.release_claim(session, first.message.id, timedelta(0), now())
    with database.begin() as session:
        second = pending_confirmations.claim_next(session, conversation, "two", now())
    assert second is not None
    assert second.message.crashes == 0


def test_a_released_one_waits_for_its_next_attempt(
    database: Database, clock: FixedClock, conversation: str
) -> None:
    now = database.shared_clock(clock)
    with database.begin() as session:
        first = pending_confirmations.claim_next(session, conversation, "one", now())
        assert first is not None
        pending_confirmations.release_claim(session, first.message.id, timedelta(hours=1), now())
        assert pending_confirmations.find_due(session, now(), 9) == []
