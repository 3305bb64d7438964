"""The recorder: rows before and after, as JSON holds them."""

import json
from datetime import date

import pytest

from app.db import Session
from app.models import Goal, User
from app.services.recorder import ChangeRecorder, snapshot
from app.store.recorded_rows import UnknownTable
from tests.support.rows import NOW


def new_goal(user_id: str) -> Goal:
    return Goal(
        id="goal_1",
        user_id=user_id,
        name="Bike",
        target_amount_cents=50_000,
        current_amount_cents=0,
        currency="USD",
        target_date=date(2026, 12, 1),
        created_at=NOW,
    )


def test_a_new_row_is_recorded_whole_and_fits_into_json(session: Session, user: User) -> None:
    recorder = ChangeRecorder()
    recorder.created("goals", new_goal(user.id))
    (row,) = recorder.rows
    assert (row.table, row.key, row.before) == ("goals", "goal_1", None)
    assert row.after is not None
    assert row.after["target_date"] == "2026-12-01"
    assert json.loads(json.dumps(row.after)) == row.after


def test_a_deleted_row_is_recorded_as_it_was(session: Session, user: User) -> None:
    recorder = ChangeRecorder()
    recorder.removed("goals", new_goal(user.id))
    (row,) = recorder.rows
    assert row.before is not None
    assert (row.before["name"], row.after) == ("Bike", None)


def test_of_a_changed_row_the_fields_that_differ_are_recorded(session: Session, user: User) -> None:
    goal, recorder = new_goal(user.id), ChangeRecorder()
    before = snapshot(goal, "name", "target_date", "target_amount_cents")
    goal.name, goal.target_date = "Car", date(2027, 1, 1)
    after = snapshot(goal, "name", "target_date", "target_amount_cents")
    recorder.updated("goals", goal.id, before, after)
    (row,) = recorder.rows
    assert row.before == {"name": "Bike", "target_date": "2026-12-01"}
    assert row.after == {"name": "Car", "target_date": "2027-01-01"}


def test_a_row_that_stays_the_same_is_not_recorded() -> None:
    recorder = ChangeRecorder()
    recorder.updated("goals", "goal_1", {"name": "Bike", "currency": "USD"}, {"name": "Bike"})
    assert recorder.rows == ()


def test_a_table_of_no_persons_books_is_refused() -> None:
    with pytest.raises(UnknownTable):
        ChangeRecorder().created("clients", {"id": "client_1"})
