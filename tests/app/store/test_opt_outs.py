"""Whether a message may be answered, on both databases."""

from datetime import timedelta

import pytest

from app.db import Database
from app.store import leases, opt_outs, senders, users
from app.store.leases import LeasedConversation
from tests.support.clock import FixedClock
from tests.support.people import NUMBER, PHONE, make_user, store_message


class Claimed:
    """A conversation that a worker has claimed."""

    def __init__(self, database: Database, clock: FixedClock) -> None:
        self.database, self.clock = database, clock
        self.user_id = make_user(database)
        self.id, _ = store_message(database, clock, self.user_id)
        self.now = database.shared_clock(clock)
        with database.begin() as session:
            assert leases.claim_lease(session, self.id, "token", self.now())

    def read(self) -> LeasedConversation:
        """Return the conversation as it is stored now, after renewing its lease."""
        with self.database.begin() as session:
            return leases.renew_lease(session, self.id, "token", self.now())

    def may_be_answered(self, effect: str | None = None) -> bool:
        """Return whether a message that arrives now may be answered."""
        conversation = self.read()
        with self.database.begin() as session:
            return opt_outs.may_be_answered(session, conversation, effect, self.clock())


@pytest.fixture
def claimed(database: Database, clock: FixedClock) -> Claimed:
    """Return a claimed conversation of a user who has not opted out."""
    return Claimed(database, clock)


def test_a_message_is_answered(claimed: Claimed) -> None:
    assert claimed.may_be_answered()


def test_who_is_opted_out_gets_no_answer(claimed: Claimed) -> None:
    with claimed.database.begin() as session:
        opt_outs.record(session, claimed.id, NUMBER, "stop", [PHONE], claimed.clock())
    assert not claimed.may_be_answered()


def test_a_stop_that_a_worker_performs_is_recorded_and_answered(claimed: Claimed) -> None:
    assert claimed.may_be_answered("opt_out")
    assert claimed.read().stopped_at == claimed.clock()


def test_a_start_that_a_worker_performs_ends_the_opt_out(claimed: Claimed) -> None:
    claimed.may_be_answered("opt_out")
    claimed.clock.now += timedelta(seconds=1)
    assert claimed.may_be_answered("opt_in")
    assert claimed.read().stopped_at is None


def test_a_start_that_is_older_than_the_last_stop_changes_nothing(claimed: Claimed) -> None:
    claimed.may_be_answered("opt_out")
    claimed.clock.now -= timedelta(seconds=1)
    assert not claimed.may_be_answered("opt_in")
    assert claimed.read().stopped_at is not None


def test_an_erased_person_stays_opted_out(claimed: Claimed) -> None:
    with claimed.database.begin() as session:
        senders.opt_out(session, NUMBER, [PHONE], claimed.clock())
    with claimed.database.transaction() as session:
        users.remove(session, claimed.user_id)
    assert not claimed.read().is_known
    assert not claimed.may_be_answered()
