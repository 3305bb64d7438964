"""Transactions: listed, changed, deleted; a changed category is remembered."""

from datetime import date

import pytest

from app.db import Session
from app.errors import NotFound, ValidationError
from app.models import User
from app.schemas.pages import cursor_of
from app.schemas.transactions import TransactionChanges, TransactionData, TransactionQuery
from app.services import transactions
from app.services.recorder import ChangeRecorder
from app.store import corrections
from tests.support.rows import NOW, Movement, add_movements

MOVEMENTS = [
    Movement(date(2026, 5, 1), 500_000, "Salary", "income", kind="income"),
    Movement(date(2026, 5, 4), 1599, "Netflix", "entertainment"),
    Movement(date(2026, 5, 5), 1200, "Taxi", "other"),
]


@pytest.fixture
def booked(session: Session, user: User) -> list[str]:
    """Book a salary, a subscription and a taxi; return their ids in the order of their days."""
    add_movements(session, user.id, MOVEMENTS)
    page = transactions.list_page(session, user.id, TransactionQuery())
    return [str(item.model_dump()["id"]) for item in reversed(page.items)]


def change(session: Session, user: User, id_: str, **fields: object) -> TransactionData:
    changes = TransactionChanges.model_validate(fields)
    return transactions.change(session, user.id, id_, changes, NOW, recorder=ChangeRecorder())


def test_a_list_holds_what_its_query_names(session: Session, user: User, booked: list[str]) -> None:
    query = TransactionQuery.model_validate({"from": "2026-05-04", "category": "entertainment"})
    page = transactions.list_page(session, user.id, query)
    assert [item.model_dump()["id"] for item in page.items] == [booked[1]]


def test_a_cursor_of_another_list_is_refused(session: Session, user: User) -> None:
    query = TransactionQuery(cursor=cursor_of("ozz_goal_1"))
    with pytest.raises(ValidationError, match="cursor"):
        transactions.list_page(session, user.id, query)


def test_a_corrected_category_is_remembered(
    session: Session, user: User, booked: list[str]
) -> None:
    assert change(session, user, booked[2], category="transport").category == "transport"
    assert corrections.load_by_user(session, user.id) == {"taxi": "transport"}


def test_to_and_from_income_the_direction_turns(
    session: Session, user: User, booked: list[str]
) -> None:
    assert change(session, user, booked[2], category="income").kind == "income"
    assert change(session, user, booked[2], category="food").kind == "expense"


def test_the_fields_that_are_not_named_stay(
    session: Session, user: User, booked: list[str]
) -> None:
    before = transactions.read(session, user.id, booked[1])
    after = change(session, user, booked[1], amount_cents=1699)
    assert after == before.model_copy(update={"amount_cents": 1699})


def test_what_is_deleted_is_not_found(session: Session, user: User, booked: list[str]) -> None:
    transactions.remove(session, user.id, booked[0], recorder=ChangeRecorder())
    with pytest.raises(NotFound):
        transactions.read(session, user.id, booked[0])
    with pytest.raises(NotFound):
        transactions.remove(session, user.id, booked[0], recorder=ChangeRecorder())


def test_a_submission_is_taken_back_as_a_whole_and_once(
    session: Session, user: User, booked: list[str]
) -> None:
    transactions.take_back(session, user.id, "sub_maria", recorder=ChangeRecorder())
    assert transactions.list_page(session, user.id, TransactionQuery()).items == []
    with pytest.raises(NotFound):
        transactions.take_back(session, user.id, "sub_maria", recorder=ChangeRecorder())
