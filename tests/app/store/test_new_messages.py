"""Messages as the webhook stores them, on both databases."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.db import Database
from app.models import MessageState
from app.store import inbox, leases, message_events, new_messages, senders
from app.store.new_messages import NewMessage
from tests.support.clock import FixedClock
from tests.support.people import NUMBER, PHONE, make_user
from tests.support.twilio import new_sid


@pytest.fixture
def message(database: Database, clock: FixedClock) -> NewMessage:
    """Return a message from a user."""
    return NewMessage(
        message_sid=new_sid(),
        number=NUMBER,
        user_id=make_user(database),
        sender=f"whatsapp:{PHONE}",
        kind="text",
        body="tea 3",
        media=[],
        quoted_sid=None,
        received_at=clock(),
    )


def test_a_message_is_stored_once(database: Database, message: NewMessage) -> None:
    stored = new_messages.store_message(database, message)
    assert stored is not None
    assert stored.state == MessageState.RECEIVED
    assert stored.needs_job
    assert new_messages.store_message(database, message) is None


def test_a_message_of_who_is_opted_out_needs_no_job(
    database: Database, message: NewMessage
) -> None:
    stored = new_messages.store_message(database, replace(message, is_silent=True))
    assert stored is not None
    assert (stored.state, stored.needs_job) == (MessageState.IGNORED, False)


def test_a_worker_that_has_the_conversation_needs_no_job(
    database: Database, clock: FixedClock, message: NewMessage
) -> None:
    first = new_messages.store_message(database, message)
    assert first is not None
    now = database.shared_clock(clock)()
    with database.begin() as session:
        assert leases.claim_lease(session, first.conversation_id, "token", now)
    second = new_messages.store_message(database, replace(message, message_sid=new_sid()))
    assert second is not None
    assert second.is_leased
    assert not second.needs_job


def test_a_stop_is_recorded_and_waits_for_its_confirmation(
    database: Database, message: NewMessage
) -> None:
    stored = new_messages.store_opt_message(database, message, "stop", [PHONE])
    assert stored is not None
    assert (stored.state, stored.needs_job) == (MessageState.URGENT, True)
    with database.read_only() as session:
        assert senders.has_opted_out(session, NUMBER, [PHONE])


def test_a_second_stop_is_ignored(database: Database, message: NewMessage) -> None:
    new_messages.store_opt_message(database, message, "stop", [PHONE])
    again = replace(message, message_sid=new_sid())
    stored = new_messages.store_opt_message(database, again, "stop", [PHONE])
    assert stored is not None
    assert stored.state == MessageState.IGNORED


def test_a_start_of_who_is_not_opted_out_is_an_ordinary_message(
    database: Database, message: NewMessage
) -> None:
    stored = new_messages.store_opt_message(database, message, "start", [PHONE])
    assert stored is not None
    assert stored.state == MessageState.RECEIVED


def test_a_start_ends_the_opt_out(database: Database, message: NewMessage) -> None:
    new_messages.store_opt_message(database, message, "stop", [PHONE])
    start = replace(message, message_sid=new_sid())
    stored = new_messages.store_opt_message(database, start, "start", [PHONE])
    assert stored is not None
    assert stored.state == MessageState.URGENT
    with database.read_only() as session:
        assert not senders.has_opted_out(session, NUMBER, [PHONE])


def test_a_recovered_stop_from_before_the_last_start_is_ignored(
    database: Database, message: NewMessage
) -> None:
    new_messages.store_opt_message(database, message, "stop", [PHONE])
    start = replace(message, message_sid=new_sid())
    new_messages.store_opt_message(database, start, "start", [PHONE])
    recovered = replace(
        message,
        message_sid=new_sid(),
        received_at=message.received_at - timedelta(hours=1),
        recovered_at=message.received_at,
    )
    stored = new_messages.store_opt_message(database, recovered, "stop", [PHONE])
    assert stored is not None
    assert stored.state == MessageState.IGNORED


def test_all_fields_are_stored(database: Database, message: NewMessage) -> None:
    media = [{"url": "https://x", "content_type": "image/jpeg"}]
    given = replace(message, kind="image", media=media, quoted_sid=new_sid())
    new_messages.store_message(database, given)
    with database.read_only() as session:
        found = inbox.find_by_sid(session, given.message_sid)
    assert found is not None
    assert (found.kind, found.body, found.media) == ("image", "tea 3", media)
    assert (found.quoted_sid, found.received_at) == (given.quoted_sid, given.received_at)


def test_a_message_within_another_transaction_is_stored_once_and_only_with_it(
    database: Database, message: NewMessage
) -> None:
    with database.begin() as session:
        assert new_messages.store_within(session, message)
        session.rollback()
    with database.begin() as session:
        stored = new_messages.store_within(session, message)
        assert stored is not None
        assert (stored.state, stored.needs_job) == (MessageState.RECEIVED, True)
        assert new_messages.store_within(session, message) is None


@pytest.mark.parametrize(
    ("changes", "step"),
    [
        ({}, None),
        ({"is_silent": True}, ("stored", {"state": "ignored", "why": "opted_out"})),
        ({"recovered_at": FixedClock().now}, ("recovered", {"state": "received"})),
    ],
)
def test_what_the_row_does_not_tell_is_a_step(
    database: Database,
    message: NewMessage,
    changes: dict[str, Any],
    step: tuple[str, dict[str, str]] | None,
) -> None:
    assert new_messages.store_message(database, replace(message, **changes))
    with database.read_only() as session:
        found = inbox.find_by_sid(session, message.message_sid)
        assert found
        steps = message_events.list_by_message(session, found.id)
    assert found.error == (step[1].get("why") if step else None)
    assert [(one.kind, one.detail) for one in steps] == ([step] if step else [])
