"""A person's transactions, on both databases."""

from datetime import date
from typing import Any

import pytest

from app.db import Session
from app.store import transactions
from tests.support.rows import Movement, add_movements, add_user

MAY = [date(2026, 5, day) for day in range(1, 6)]
ANY: dict[str, Any] = dict.fromkeys(("start", "end", "category", "source", "after"))


@pytest.fixture
def rows(session: Session, user_id: str) -> list[Any]:
    """Return five transactions, one a day."""
    add_movements(session, user_id, [Movement(day, day.day * 100) for day in MAY])
    found = transactions.list_between(session, user_id, MAY[0], MAY[-1])
    return sorted(found, key=lambda row: row.transaction_date)


def test_a_transaction_is_found_by_its_owner_alone(
    session: Session, user_id: str, rows: list[Any]
) -> None:
    found = transactions.get(session, user_id, rows[0].id)
    assert found is not None
    assert found.amount_cents == 100
    assert transactions.get(session, add_user(session, "other"), rows[0].id) is None


def test_both_ends_of_a_period_are_included(
    session: Session, user_id: str, rows: list[Any]
) -> None:
    found = transactions.list_between(session, user_id, MAY[1], MAY[2])
    assert {row.id for row in found} == {rows[1].id, rows[2].id}


def test_the_latest_are_those_of_a_day_and_later_up_to_a_bound(
    session: Session, user_id: str, rows: list[Any]
) -> None:
    found = transactions.list_latest(session, user_id, MAY[1], 3)
    assert [row.id for row in found] == [rows[4].id, rows[3].id, rows[2].id]
    assert len(transactions.list_latest(session, user_id, MAY[3], 3)) == 2


def test_of_some_ids_the_persons_own_are_found(
    session: Session, user_id: str, rows: list[Any]
) -> None:
    wanted = [rows[0].id, rows[3].id, "ozz_txn_unknown"]
    found = transactions.list_by_ids(session, user_id, wanted)
    assert {row.id for row in found} == {rows[0].id, rows[3].id}
    assert not transactions.list_by_ids(session, add_user(session, "other"), wanted)


def test_pages_are_newest_first_and_follow_each_other(
    session: Session, user_id: str, rows: list[Any]
) -> None:
    first = transactions.list_page(session, user_id, limit=2, **ANY)
    assert [row.transaction_date for row in first] == [MAY[4], MAY[3], MAY[2]]
    after = (first[1].transaction_date, first[1].id)
    second = transactions.list_page(session, user_id, limit=2, **(ANY | {"after": after}))
    assert [row.id for row in second] == [rows[2].id, rows[1].id, rows[0].id]


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({"start": MAY[3]}, 2),
        ({"end": MAY[0]}, 1),
        ({"category": "food"}, 5),
        ({"category": "housing"}, 0),
        ({"source": "api_document"}, 0),
    ],
)
def test_a_page_can_be_filtered(
    session: Session, user_id: str, wanted: dict[str, Any], count: int
) -> None:
    assert len(transactions.list_page(session, user_id, limit=9, **(ANY | wanted))) == count


def test_columns_can_be_changed(session: Session, user_id: str, rows: list[Any]) -> None:
    transactions.change(session, rows[0].id, {"category": "fun"})
    changed = transactions.get(session, user_id, rows[0].id)
    assert changed is not None
    assert changed.category == "fun"


def test_a_transaction_is_removed_by_its_owner_once(
    session: Session, user_id: str, rows: list[Any]
) -> None:
    assert not transactions.remove(session, "another", rows[0].id)
    assert transactions.remove(session, user_id, rows[0].id)
    assert not transactions.remove(session, user_id, rows[0].id)


@pytest.mark.usefixtures("rows")
def test_a_submission_is_removed_as_a_whole(session: Session, user_id: str) -> None:
    assert len(transactions.list_by_submission(session, "sub_maria")) == 5
    assert transactions.remove_by_submission(session, user_id, "sub_maria")
    assert not transactions.remove_by_submission(session, user_id, "sub_maria")
    assert transactions.list_by_submission(session, "sub_maria") == []
