"""Recorded rows: read as JSON, inserted, updated and deleted, of one person alone."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from app.db import Session
from app.models import User
from app.store import recorded_rows
from app.store.recorded_rows import UnknownTable, UnreadableRow
from tests.support.rows import NOW, Movement, add_movements, add_user

GOAL = {
    "id": "goal_1",
    "name": "Bike",
    "target_amount_cents": 50_000,
    "current_amount_cents": 0,
    "currency": "USD",
    "target_date": "2026-12-01",
    "created_at": NOW.isoformat(),
}


@pytest.fixture
def entry(session: Session, user_id: str) -> dict[str, Any]:
    """Return a booked entry as it is recorded."""
    add_movements(session, user_id, [Movement(date(2026, 5, 1), 1250)])
    (row,) = recorded_rows.load_rows(session, "transactions", user_id, _ids(session)).values()
    return row


def _ids(session: Session) -> list[str]:
    of = recorded_rows.TABLES["transactions"].columns
    return [row.id for row in session.execute(of.select())]


def test_a_row_goes_and_comes_back_the_same(
    session: Session, user_id: str, entry: dict[str, Any]
) -> None:
    recorded_rows.delete_rows(session, "transactions", user_id, [entry["id"]])
    assert recorded_rows.load_rows(session, "transactions", user_id, [entry["id"]]) == {}
    recorded_rows.insert_rows(session, "transactions", user_id, [entry])
    found = recorded_rows.load_rows(session, "transactions", user_id, [entry["id"]])
    assert found == {entry["id"]: entry}


def test_another_persons_rows_are_out_of_reach(session: Session, entry: dict[str, Any]) -> None:
    other = add_user(session, "other")
    keys = [entry["id"]]
    assert recorded_rows.load_rows(session, "transactions", other, keys) == {}
    recorded_rows.update_row(session, "transactions", other, keys[0], {"amount_cents": 1})
    recorded_rows.delete_rows(session, "transactions", other, keys)
    found = recorded_rows.load_rows(session, "transactions", entry["user_id"], keys)
    assert found == {entry["id"]: entry}


def test_a_row_of_the_version_before_has_no_value_in_a_new_column(
    session: Session, user_id: str, entry: dict[str, Any]
) -> None:
    older = {name: value for name, value in entry.items() if name != "installments"}
    recorded_rows.delete_rows(session, "transactions", user_id, [entry["id"]])
    recorded_rows.check_whole("transactions", entry["id"], older)
    recorded_rows.insert_rows(session, "transactions", user_id, [{**older, "newer": 1}])
    assert recorded_rows.load_rows(session, "transactions", user_id, [entry["id"]]) == {
        entry["id"]: entry
    }


def test_rows_that_refer_to_a_parent_are_found(session: Session, user_id: str) -> None:
    recorded_rows.insert_rows(session, "goals", user_id, [GOAL])
    contribution = {"id": "contrib_1", "goal_id": "goal_1", "amount_cents": 5}
    recorded_rows.insert_rows(
        session, "contributions", user_id, [{**contribution, "created_at": NOW.isoformat()}]
    )
    found = recorded_rows.load_children(session, "contributions", user_id, ["goal_1"])
    assert list(found) == ["contrib_1"]
    assert recorded_rows.load_children(session, "goals", user_id, ["goal_1"]) == {}
    assert recorded_rows.load_active_plan(session, user_id) == {}


def test_of_a_person_nothing_is_recorded_that_could_be_anothers_by_then(
    session: Session, user_id: str
) -> None:
    row = recorded_rows.encode_row("users", session.get_one(User, user_id))
    assert {"phone", "email", "external_user_id", "id"}.isdisjoint(row)
    with pytest.raises(UnreadableRow):
        recorded_rows.check_fields("users", {"phone": "+14155550123"})
    with pytest.raises(UnreadableRow):
        recorded_rows.check_whole("users", user_id, {**row, "id": user_id})


@pytest.mark.parametrize(
    "change",
    [
        {"name": None},
        {"name": "x" * 201},
        {"name": 5},
        {"target_date": "someday"},
        {"target_amount_cents": "5"},
        {"created_at": 7},
        {"id": "goal_2"},
    ],
    ids=str,
)
def test_a_row_that_its_table_cannot_hold_is_unreadable(change: dict[str, Any]) -> None:
    whole = {**GOAL, "user_id": "usr_1"}
    recorded_rows.check_whole("goals", "goal_1", whole)
    with pytest.raises(UnreadableRow):
        recorded_rows.check_whole("goals", "goal_1", {**whole, **change})


def test_neither_the_key_nor_the_owner_is_changed() -> None:
    recorded_rows.check_fields("goals", {"name": "Car"})
    for name in ("id", "user_id"):
        with pytest.raises(UnreadableRow):
            recorded_rows.check_fields("goals", {name: "x"})


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(UnknownTable):
        recorded_rows.recorded_table("clients")


def test_equal_values_are_equal_as_json() -> None:
    east = NOW.astimezone(timezone(timedelta(hours=3)))
    assert recorded_rows.encode_value(east) == recorded_rows.encode_value(NOW)
    assert recorded_rows.encode_value(Decimal("18.00")) == recorded_rows.encode_value(Decimal(18))
    assert recorded_rows.encode_value(date(2026, 5, 1)) == "2026-05-01"
    decoded = recorded_rows.decode_row("goals", {"created_at": "2026-05-05T14:30:00+00:00"})
    assert decoded == {"created_at": datetime(2026, 5, 5, 14, 30, tzinfo=UTC)}
