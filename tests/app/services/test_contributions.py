"""Contributions: a goal grows and shrinks by them, and each is kept."""

from decimal import Decimal

import pytest

from app.db import Session
from app.errors import NotFound, ValidationError
from app.models import User
from app.schemas.contributions import NewContribution
from app.schemas.fields import MAX_AMOUNT
from app.schemas.goals import GoalData, NewGoal
from app.schemas.pages import PageQuery
from app.services import contributions, goals
from app.services.recorder import ChangeRecorder
from tests.support.rows import NOW, add_user


@pytest.fixture
def goal(session: Session, user: User) -> GoalData:
    """Return a goal that holds 100."""
    new = NewGoal.model_validate(
        {"name": "Trip", "target_amount": 900, "target_date": "2026-12-01", "current_amount": 100}
    )
    return goals.create(session, user, new, NOW, recorder=ChangeRecorder())


def contribute(
    session: Session, user: User, goal_id: str, units: str, note: str | None = None
) -> GoalData:
    new = NewContribution(amount=Decimal(units), note=note)
    return contributions.create(session, user, goal_id, new, NOW, recorder=ChangeRecorder())


def test_a_goal_holds_what_is_put_in_less_what_is_taken_out(
    session: Session, user: User, goal: GoalData
) -> None:
    assert contribute(session, user, goal.id, "25.5").current_amount == 125.5
    assert contribute(session, user, goal.id, "-125.5").current_amount == 0


def test_a_goal_cannot_hold_less_than_nothing_nor_more_than_an_amount(
    session: Session, user: User, goal: GoalData
) -> None:
    with pytest.raises(ValidationError, match="100 USD") as below:
        contribute(session, user, goal.id, "-100.01")
    assert [problem.field for problem in below.value.details] == ["amount"]
    with pytest.raises(ValidationError, match="amount"):
        contribute(session, user, goal.id, str(MAX_AMOUNT))
    assert goals.read(session, user, goal.id, NOW).current_amount == 100


def test_contributions_are_listed_newest_first_with_their_notes(
    session: Session, user: User, goal: GoalData
) -> None:
    contribute(session, user, goal.id, "20", "May")
    contribute(session, user, goal.id, "-5")
    page = contributions.list_page(session, user, goal.id, PageQuery())
    shown = [item.model_dump() for item in page.items]
    assert {(one["amount"], one["note"]) for one in shown} == {(20, "May"), (-5, None)}
    assert [one["id"] for one in shown] == sorted((one["id"] for one in shown), reverse=True)


def test_another_persons_goal_is_not_found(session: Session, user: User, goal: GoalData) -> None:
    other = session.get_one(User, add_user(session, "joao"))
    with pytest.raises(NotFound):
        contribute(session, other, goal.id, "5")
    with pytest.raises(NotFound):
        contributions.list_page(session, other, goal.id, PageQuery())
