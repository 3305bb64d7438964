"""Changes in the database: found by their person, channel and source; deleted when they are old."""

from datetime import datetime, timedelta
from typing import Any

from app.db import Session
from app.store import changes
from tests.support.rows import NOW, add_user


def add(session: Session, user_id: str, change_id: str, **fields: Any) -> None:
    """Insert a change, by default of the API and a goal."""
    values = {
        "id": change_id,
        "user_id": user_id,
        "channel": "api",
        "type": "goal.created",
        "summary": "Goal: Bike",
        "details": {"version": 1, "rows": []},
        "created_at": NOW,
    }
    changes.add(session, {**values, **fields})


def mark_undone(session: Session, change_id: str, undone_at: datetime) -> None:
    """Mark a change as undone."""
    changes.mark(session, change_id, details={}, undone_at=undone_at)


def test_a_change_is_found_by_its_owner_alone(session: Session, user_id: str) -> None:
    add(session, user_id, "chg_1")
    found = changes.get(session, user_id, "chg_1")
    assert found is not None
    assert (found.details, found.undone_at) == ({"version": 1, "rows": []}, None)
    assert changes.get(session, add_user(session, "other"), "chg_1") is None


def test_a_page_is_newest_first_and_one_row_longer_than_asked(
    session: Session, user_id: str
) -> None:
    for number in range(3):
        add(session, user_id, f"chg_{number}")
    page = changes.list_page(session, user_id, after=None, limit=1)
    assert [row.id for row in page] == ["chg_2", "chg_1"]
    page = changes.list_page(session, user_id, after="chg_1", limit=1)
    assert [row.id for row in page] == ["chg_0"]


def test_the_recent_ones_are_of_their_channel_and_not_undone(
    session: Session, user_id: str
) -> None:
    add(session, user_id, "chg_1")
    add(session, user_id, "chg_2")
    add(session, user_id, "chg_3", channel="whatsapp")
    mark_undone(session, "chg_2", NOW)
    assert [row.id for row in changes.list_recent(session, user_id, "api", 10)] == ["chg_1"]


def test_the_last_undone_is_the_oldest_of_those_undone_at_once(
    session: Session, user_id: str
) -> None:
    for number in range(3):
        add(session, user_id, f"chg_{number}")
    mark_undone(session, "chg_0", NOW)
    assert changes.find_last_undone(session, user_id, "whatsapp") is None
    for change_id in ("chg_2", "chg_1"):
        mark_undone(session, change_id, NOW + timedelta(seconds=1))
    found = changes.find_last_undone(session, user_id, "api")
    assert found is not None
    assert found.id == "chg_1"


def test_a_change_is_found_by_what_it_came_from(session: Session, user_id: str) -> None:
    add(session, user_id, "chg_1", source_id="sub_1")
    found = changes.find_by_source(session, user_id, "sub_1", "goal.created")
    assert found is not None
    assert found.id == "chg_1"
    assert changes.find_by_source(session, user_id, "sub_1", "goal.changed") is None


def test_later_ones_of_a_type_are_listed_without_those_undone(
    session: Session, user_id: str
) -> None:
    for number in range(4):
        add(session, user_id, f"chg_{number}")
    add(session, user_id, "chg_5", type="goal.changed")
    mark_undone(session, "chg_2", NOW)
    later = changes.list_later(session, user_id, "chg_0", "goal.created", 10)
    assert [row.id for row in later] == ["chg_3", "chg_1"]
