"""The leases of one process, on both databases."""

from datetime import timedelta

import pytest

from app.db import Database
from app.store.leases import LeaseLost
from tests.support.clock import FixedClock
from tests.support.people import make_user, store_message
from workers.conversations.leases import Lease, Leases


@pytest.fixture
def leases(database: Database, clock: FixedClock) -> Leases:
    """Return the leases of a process whose thread is not started."""
    return Leases(database, database.shared_clock(clock))


@pytest.fixture
def conversation(database: Database, clock: FixedClock) -> str:
    """Return the id of a conversation with a message."""
    return store_message(database, clock, make_user(database))[0]


def test_a_conversation_is_claimed_by_one(
    database: Database, leases: Leases, conversation: str
) -> None:
    with database.begin() as session:
        assert leases.claim(session, Lease(conversation, "one"))
        assert leases.claim(session, Lease(conversation, "two")) is None


def test_a_lease_of_another_cannot_be_renewed(
    database: Database, leases: Leases, conversation: str
) -> None:
    with database.begin() as session:
        leases.claim(session, Lease(conversation, "one"))
        assert leases.renew(session, Lease(conversation, "one")).id == conversation
        with pytest.raises(LeaseLost):
            leases.renew(session, Lease(conversation, "two"))


def test_a_deferred_conversation_is_not_due(
    database: Database, leases: Leases, conversation: str
) -> None:
    with database.begin() as session:
        leases.claim(session, Lease(conversation, "one"))
        leases.defer(session, Lease(conversation, "one"), timedelta(hours=1))
        assert leases.claim(session, Lease(conversation, "two")) is None


def test_renewing_all_drops_a_lost_lease(
    database: Database, leases: Leases, conversation: str
) -> None:
    ours, lost = Lease(conversation, "one"), Lease("ozz_conv_lost", "one")
    with database.begin() as session:
        leases.claim(session, ours)
    leases.add(ours)
    leases.add(lost)
    leases.renew_all()
    assert leases.list_current() == [ours]
    leases.drop(ours)
    assert leases.list_current() == []
