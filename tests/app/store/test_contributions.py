"""Contributions to goals, on both databases."""

from datetime import date

import pytest

from app.db import Session
from app.models import Contribution, Goal
from app.store import contributions, goals
from tests.support.rows import NOW, add_user


@pytest.fixture
def goal_id(session: Session, user_id: str) -> str:
    """Return the id of a goal with three contributions."""
    goal = Goal(
        id="goal_1",
        user_id=user_id,
        name="Bike",
        target_amount_cents=50_000,
        current_amount_cents=600,
        currency="USD",
        target_date=date(2026, 12, 1),
        created_at=NOW,
    )
    goals.add(session, goal)
    for number in range(3):
        contribution = Contribution(
            id=f"contrib_{number}",
            user_id=user_id,
            goal_id=goal.id,
            amount_cents=200,
            created_at=NOW,
        )
        contributions.add(session, contribution)
    return goal.id


def test_a_page_is_newest_first_and_one_row_longer_than_asked(
    session: Session, user_id: str, goal_id: str
) -> None:
    page = contributions.list_page(session, user_id, goal_id, after=None, limit=1)
    assert [row.id for row in page] == ["contrib_2", "contrib_1"]
    page = contributions.list_page(session, user_id, goal_id, after="contrib_1", limit=1)
    assert [row.id for row in page] == ["contrib_0"]


def test_all_of_a_goal_are_listed_oldest_first(
    session: Session, user_id: str, goal_id: str
) -> None:
    rows = contributions.list_by_goal(session, user_id, goal_id)
    assert [row.id for row in rows] == ["contrib_0", "contrib_1", "contrib_2"]


def test_another_persons_are_not_listed(session: Session, goal_id: str) -> None:
    other = add_user(session, "other")
    assert not contributions.list_by_goal(session, other, goal_id)
    assert not contributions.list_page(session, other, goal_id, after=None, limit=9)
