"""The steps of messages: stored in their order, bounded, and read leniently."""

from datetime import timedelta

import pytest
from sqlalchemy import insert

from app.db import Database, table
from app.models import EventKind, MessageEvent
from app.store import inbox, message_events, retention
from app.store.message_events import MAX_TEXT, make_event
from tests.support.clock import FixedClock
from tests.support.people import make_user, store_message


@pytest.fixture
def message_id(database: Database, clock: FixedClock) -> int:
    """Return the id of a stored message."""
    _, sid = store_message(database, clock, make_user(database))
    with database.read_only() as session:
        found = inbox.find_by_sid(session, sid)
    assert found is not None
    return found.id


def test_steps_are_read_in_their_order(
    database: Database, clock: FixedClock, message_id: int
) -> None:
    steps = [
        make_event(EventKind.CLAIMED, clock(), worker="h:1", attempt=1),
        make_event(EventKind.ROUTED, clock(), action="log"),
    ]
    with database.begin() as session:
        message_events.add(session, message_id, [])
        message_events.add(session, message_id, steps)
        message_events.add(session, message_id, [make_event(EventKind.FAILED, clock())])
        found = message_events.list_by_message(session, message_id)
    assert found[:2] == steps
    assert [one.kind for one in found] == ["claimed", "routed", "failed"]


def test_what_a_step_tells_is_bounded(clock: FixedClock) -> None:
    step = make_event(EventKind.POSTPONED, clock(), why="x" * 500, seconds=None)
    assert step.detail == {"why": "x" * MAX_TEXT}


def test_a_step_of_another_version_is_read(
    database: Database, clock: FixedClock, message_id: int
) -> None:
    own = {"message_id": message_id, "at": clock(), "kind": "teleported"}
    with database.begin() as session:
        for detail in ([1, 2], {"to": "mars"}):
            session.execute(insert(table(MessageEvent)).values(**own, detail=detail))
        found = message_events.list_by_message(session, message_id)
    assert [(one.kind, one.detail) for one in found] == [
        ("teleported", {}),
        ("teleported", {"to": "mars"}),
    ]


def test_steps_are_kept_thirty_days(database: Database, clock: FixedClock, message_id: int) -> None:
    with database.transaction() as session:
        for days in (31, 30, 29):
            step = make_event(EventKind.CLAIMED, clock() - timedelta(days=days), attempt=days)
            message_events.add(session, message_id, [step])
        forget = retention.delete_old_message_events
        assert [forget(session, clock(), limit) for limit in (1, 2, 2)] == [1, 1, 0]
        (left,) = message_events.list_by_message(session, message_id)
    assert left.detail == {"attempt": 29}
