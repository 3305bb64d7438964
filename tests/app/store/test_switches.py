"""Switches and what waits for them, on both databases."""

from datetime import timedelta

from app.db import Database
from app.models import MessageState, SwitchName
from app.store import inbox, leases, pending_confirmations, switches
from tests.support.clock import FixedClock
from tests.support.people import make_user, store_message

READING, SENDING = SwitchName.PAUSE_READING, SwitchName.PAUSE_SENDING


def test_a_switch_is_on_until_it_is_turned_off(database: Database, clock: FixedClock) -> None:
    with database.begin() as session:
        assert switches.list_on(session) == {}
        assert switches.turn_on(session, SENDING, clock())
        assert not switches.turn_on(session, SENDING, clock() + timedelta(hours=1))
        assert switches.list_on(session) == {SENDING: clock()}
        assert switches.is_on(session, SENDING, lock=True)
        assert not switches.is_on(session, READING)
        assert switches.turn_off(session, SENDING)
        assert not switches.turn_off(session, SENDING)


def test_what_waits_is_due_at_once_and_has_its_time_before_it_again(
    database: Database, clock: FixedClock
) -> None:
    user_id = make_user(database)
    conversation, sid = store_message(database, clock, user_id)
    before = clock() - timedelta(hours=3)
    with database.begin() as session:
        leases.claim_lease(session, conversation, "token", clock())
        message = inbox.find_by_sid(session, sid)
        assert message
        inbox.mark(session, message.id, first_attempt_at=before)
        leases.defer(session, conversation, "token", timedelta(minutes=10), clock())
        assert leases.find_claimable(session, clock(), clock(), 10) == []
        assert switches.make_waiting_due(session, clock()) == 1
        assert leases.find_claimable(session, clock(), clock(), 10) == [(conversation, None)]
        woken = inbox.find_by_sid(session, sid)
        assert woken
        assert woken.first_attempt_at == clock()


def test_a_confirmation_that_waits_is_due_at_once_and_one_that_is_in_work_is_left(
    database: Database, clock: FixedClock
) -> None:
    user_id = make_user(database)
    conversation, sid = store_message(database, clock, user_id)
    with database.begin() as session:
        message = inbox.find_by_sid(session, sid)
        assert message
        later = clock() + timedelta(minutes=2)
        inbox.mark(session, message.id, state=MessageState.URGENT, claimable_at=later)
        assert switches.make_waiting_due(session, clock()) == 1
        assert pending_confirmations.find_due(session, clock(), 10) == [conversation]
        assert pending_confirmations.claim_next(session, conversation, "token", clock())
        switches.make_waiting_due(session, clock())
        assert pending_confirmations.find_due(session, clock(), 10) == []
