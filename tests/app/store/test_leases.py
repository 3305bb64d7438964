"""Leases: one holder to a conversation, whatever happens to it."""

import threading
from datetime import timedelta

import pytest

from app.db import Database, Session
from app.store import conversations, inbox, leases
from app.store.leases import LEASE, LeaseLost
from tests.support.clock import FixedClock
from tests.support.people import make_user, store_message
from tests.support.twilio import new_sid

JUST_NOW = timedelta(0)


@pytest.fixture
def conversation(database: Database, clock: FixedClock) -> str:
    """Return the id of a conversation with one waiting message."""
    return store_message(database, clock, make_user(database))[0]


def claim(database: Database, conversation_id: str, token: str, clock: FixedClock) -> bool:
    with database.transaction() as session:
        return leases.claim_lease(session, conversation_id, token, clock()) is not None


def finish_all(database: Database, conversation_id: str) -> None:
    with database.transaction() as session:
        while message := inbox.find_next_open(session, conversation_id):
            inbox.mark(session, message.id, state="done")


def test_a_second_holder_is_turned_away(
    database: Database, clock: FixedClock, conversation: str
) -> None:
    assert claim(database, conversation, "one", clock)
    assert not claim(database, conversation, "two", clock)


def test_of_many_at_the_same_instant_one_gets_the_lease(
    database: Database, clock: FixedClock, conversation: str
) -> None:
    winners: list[str] = []
    start = threading.Barrier(6)

    def take(token: str) -> None:
        start.wait()
        if claim(database, conversation, token, clock):
            winners.append(token)

    threads = [threading.Thread(target=take, args=(str(n),)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(winners) == 1


def test_an_expired_lease_goes_to_the_next(
    database: Database, clock: FixedClock, conversation: str
) -> None:
    assert claim(database, conversation, "dead", clock)
    clock.advance(seconds=LEASE.total_seconds() + 1)
    assert claim(database, conversation, "next", clock)


def test_a_holder_that_lost_its_lease_writes_nothing_more(
    database: Database, clock: FixedClock, conversation: str
) -> None:
    claim(database, conversation, "slow", clock)
    clock.advance(seconds=20)
    claim(database, conversation, "next", clock)
    with pytest.raises(LeaseLost), database.transaction() as session:
        leases.renew_lease(session, conversation, "slow", clock())


def test_a_renewed_lease_stays(database: Database, clock: FixedClock, conversation: str) -> None:
    claim(database, conversation, "one", clock)
    clock.advance(seconds=10)
    with database.transaction() as session:
        assert leases.renew_leases(session, {conversation: "one"}, clock()) == {conversation}
    clock.advance(seconds=10)
    assert not claim(database, conversation, "two", clock)


def test_renewing_tells_which_leases_are_lost(
    database: Database, clock: FixedClock, conversation: str
) -> None:
    claim(database, conversation, "one", clock)
    with database.transaction() as session:
        assert leases.renew_leases(session, {conversation: "other"}, clock()) == set()
        assert leases.renew_leases(session, {}, clock()) == set()


def test_a_conversation_without_waiting_messages_is_not_claimed(
    database: Database, clock: FixedClock, conversation: str
) -> None:
    finish_all(database, conversation)
    assert not claim(database, conversation, "one", clock)


def test_it_is_not_given_back_while_a_message_waits(
    database: Database, clock: FixedClock, conversation: str
) -> None:
    claim(database, conversation, "one", clock)
    with database.transaction() as session:
        leases.renew_lease(session, conversation, "one", clock())
        assert not leases.release_lease(session, conversation, "one")
    finish_all(database, conversation)
    with database.transaction() as session:
        assert leases.release_lease(session, conversation, "one")


def test_what_is_set_aside_is_claimed_again_when_it_is_due(
    database: Database, clock: FixedClock, conversation: str
) -> None:
    claim(database, conversation, "one", clock)
    with database.transaction() as session:
        leases.defer(session, conversation, "one", timedelta(seconds=30), clock())
    assert not claim(database, conversation, "two", clock)
    clock.advance(seconds=31)
    assert claim(database, conversation, "two", clock)


def test_a_message_to_a_held_conversation_needs_no_job(
    database: Database, clock: FixedClock
) -> None:
    user_id = make_user(database)
    conversation, _ = store_message(database, clock, user_id)
    claim(database, conversation, "one", clock)
    with database.transaction() as session:
        result = conversations.upsert_on_inbound(
            session, number="+14155238886", user_id=user_id, reply_to="whatsapp:+1", now=clock()
        )
    assert result.conversation_id == conversation
    assert result.is_leased


def test_the_sweep_finds_what_nobody_holds(
    database: Database, clock: FixedClock, conversation: str
) -> None:
    def found(older_than: timedelta = JUST_NOW) -> list[str]:
        with database.read_only() as session:
            forgotten = leases.find_claimable(session, clock(), clock() - older_than, 10)
        return [one for one, _ in forgotten]

    assert found() == [conversation]
    assert found(timedelta(seconds=3)) == []
    claim(database, conversation, "one", clock)
    assert found() == []
    clock.advance(seconds=20)
    assert found() == [conversation]
    finish_all(database, conversation)
    assert found() == []


def test_a_webhook_and_a_release_at_the_same_moment_lose_no_job(
    database: Database, clock: FixedClock
) -> None:
    """A message is stored while the lease is released: one of both sides sees the work."""
    user_id = make_user(database)
    for _ in range(20):
        conversation, _ = store_message(database, clock, user_id)
        claim(database, conversation, "one", clock)
        finish_all(database, conversation)
        released: list[bool] = []

        def release(conversation: str = conversation, out: list[bool] = released) -> None:
            with database.transaction() as session:
                leases.renew_lease(session, conversation, "one", clock())
                out.append(leases.release_lease(session, conversation, "one"))

        thread = threading.Thread(target=release)
        with database.transaction() as session:
            if database.is_sqlite:
                result = _receive(session, user_id, clock)
                thread.start()
            else:
                thread.start()
                result = _receive(session, user_id, clock)
        thread.join()
        assert not (released[0] and result.is_leased)
        finish_all(database, conversation)
        with database.transaction() as session:
            leases.defer(session, conversation, "one", None, clock())


def _receive(session: Session, user_id: str, clock: FixedClock) -> conversations.InboundResult:
    result = conversations.upsert_on_inbound(
        session,
        number="+14155238886",
        user_id=user_id,
        reply_to="whatsapp:+1",
        now=clock(),
    )
    inbox.add(
        session,
        message_sid=new_sid(),
        conversation_id=result.conversation_id,
        sender="whatsapp:+1",
        kind="text",
        body="hi",
        media=(),
        quoted_sid=None,
        received_at=clock(),
    )
    return result
