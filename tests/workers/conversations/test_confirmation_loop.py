"""The check for confirmations that are due, on both databases."""

import threading

from app.db import Database
from app.store import new_messages
from app.store.new_messages import NewMessage
from tests.support.clock import FixedClock
from tests.support.people import NUMBER, PHONE, make_user
from tests.support.twilio import new_sid
from workers.conversations.confirmation_loop import ConfirmationLoop


def store_stop(database: Database, clock: FixedClock) -> str:
    """Store a STOP; return its conversation."""
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


def test_nothing_is_started_where_nothing_is_due(database: Database, clock: FixedClock) -> None:
    loop = ConfirmationLoop(
        database=database, shared_clock=database.shared_clock(clock), confirm=print
    )
    assert loop.start_due() == 0


def test_a_conversation_is_confirmed_once_at_a_time(database: Database, clock: FixedClock) -> None:
    conversation = store_stop(database, clock)
    confirmed: list[str] = []
    may_end = threading.Event()

    def confirm(conversation_id: str) -> None:
        confirmed.append(conversation_id)
        may_end.wait(10)

    loop = ConfirmationLoop(
        database=database, shared_clock=database.shared_clock(clock), confirm=confirm
    )
    assert [loop.start_due(), loop.start_due()] == [1, 0]
    may_end.set()
    loop.finish(10)
    assert confirmed == [conversation]
