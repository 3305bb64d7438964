"""Row changes are taken back field by field, and what that wrote is recorded."""

from datetime import date

import pytest

from app.db import Session
from app.models import User
from app.schemas.changes import RowChange
from app.services.recorder import ChangeRecorder
from app.services.restoring import check, take_back
from app.store import recorded_rows
from app.store.recorded_rows import UnknownTable, UnreadableRow
from tests.support.rows import Movement, add_movements

# More than one statement takes.
MANY = 1203


def record_entries(session: Session, user: User, count: int) -> tuple[RowChange, ...]:
    """Book entries, and return what is recorded of them."""
    add_movements(session, user.id, [Movement(date(2026, 5, 1), 100 + n) for n in range(count)])
    recorder = ChangeRecorder()
    of = recorded_rows.TABLES["transactions"].columns
    for row in session.execute(of.select()):
        recorder.created("transactions", row)
    return recorder.rows


def test_what_is_taken_back_is_recorded_so_that_it_can_be_taken_back(
    session: Session, user: User
) -> None:
    rows = record_entries(session, user, 2)
    gone, again = ChangeRecorder(), ChangeRecorder()
    assert take_back(session, user.id, rows, gone) == []
    assert {row.key: row.before for row in gone.rows} == {row.key: row.after for row in rows}
    assert take_back(session, user.id, gone.rows, again) == []
    assert {row.key for row in again.rows} == {row.key for row in rows}


def test_a_big_statement_goes_at_once(session: Session, user: User) -> None:
    rows, gone = record_entries(session, user, MANY), ChangeRecorder()
    take_back(session, user.id, rows, gone)
    assert len(gone.rows) == MANY
    assert recorded_rows.load_rows(session, "transactions", user.id, [rows[0].key]) == {}


def test_several_changes_of_one_row_are_taken_back_together(session: Session, user: User) -> None:
    (row,) = record_entries(session, user, 1)
    recorder = ChangeRecorder()
    for before, after in ((100, 200), (200, 300)):
        recorder.updated("transactions", row.key, {"amount_cents": before}, {"amount_cents": after})
    recorded_rows.update_row(session, "transactions", user.id, row.key, {"amount_cents": 300})
    restored = ChangeRecorder()
    assert take_back(session, user.id, recorder.rows, restored) == []
    (change,) = restored.rows
    assert (change.before, change.after) == ({"amount_cents": 300}, {"amount_cents": 100})


def test_a_contribution_without_its_goal_is_left(session: Session, user: User) -> None:
    contribution = {
        "id": "contrib_1",
        "user_id": user.id,
        "goal_id": "goal_gone",
        "amount_cents": 5,
        "note": None,
        "created_at": "2026-05-05T14:30:00+00:00",
    }
    removed = RowChange(table="contributions", key="contrib_1", before=contribution, after=None)
    recorder = ChangeRecorder()
    assert take_back(session, user.id, [removed], recorder) == [removed]
    assert recorder.rows == ()


def test_a_row_that_is_back_already_is_left(session: Session, user: User) -> None:
    (row,) = record_entries(session, user, 1)
    removed = RowChange(table="transactions", key=row.key, before=row.after, after=None)
    recorder = ChangeRecorder()
    assert take_back(session, user.id, [removed], recorder) == [removed]
    assert recorder.rows == ()


def test_what_cannot_be_read_is_found_before_anything_is_written() -> None:
    with pytest.raises(UnknownTable):
        check([RowChange(table="clients", key="x", before={"id": "x"}, after=None)])
    with pytest.raises(UnreadableRow):
        check([RowChange(table="goals", key="x", before={"name": "a"}, after={"currency": "USD"})])
    with pytest.raises(UnreadableRow):
        check([RowChange(table="goals", key="x", before=None, after=None)])
