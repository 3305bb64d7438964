"""Savings goals, on both databases."""

from datetime import date

from app.db import Session
from app.models import Goal
from app.store import goals
from tests.support.rows import NOW, add_user


def add(session: Session, user_id: str, goal_id: str) -> None:
    """Insert a goal of 500.00 USD."""
    goals.add(
        session,
        Goal(
            id=goal_id,
            user_id=user_id,
            name="Bike",
            target_amount_cents=50_000,
            current_amount_cents=1_000,
            currency="USD",
            target_date=date(2026, 12, 1),
            created_at=NOW,
        ),
    )


def test_a_goal_is_found_by_its_owner_alone(session: Session, user_id: str) -> None:
    add(session, user_id, "goal_1")
    found = goals.get(session, user_id, "goal_1")
    assert found is not None
    assert found.name == "Bike"
    assert goals.get(session, add_user(session, "other"), "goal_1") is None


def test_a_page_is_newest_first_and_one_row_longer_than_asked(
    session: Session, user_id: str
) -> None:
    for number in range(3):
        add(session, user_id, f"goal_{number}")
    page = goals.list_page(session, user_id, after=None, limit=1)
    assert [goal.id for goal in page] == ["goal_2", "goal_1"]
    page = goals.list_page(session, user_id, after="goal_1", limit=1)
    assert [goal.id for goal in page] == ["goal_0"]


def test_the_amounts_of_all_goals_are_listed(session: Session, user_id: str) -> None:
    add(session, user_id, "goal_1")
    (row,) = goals.list_amounts(session, user_id)
    assert tuple(row) == ("goal_1", 50_000, 1_000, "USD", date(2026, 12, 1))


def test_a_goal_is_removed_once(session: Session, user_id: str) -> None:
    add(session, user_id, "goal_1")
    assert goals.remove(session, user_id, "goal_1")
    assert not goals.remove(session, user_id, "goal_1")
