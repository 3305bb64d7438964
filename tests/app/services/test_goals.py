"""Goals: what each needs a month, and whether the savings cover it."""

from decimal import Decimal

import pytest

from app.db import Session
from app.errors import NotFound
from app.models import User
from app.schemas.goals import GoalChanges, NewGoal
from app.schemas.intakes import NewIntake
from app.schemas.pages import PageQuery
from app.services import goals, intakes, plans
from app.services.recorder import ChangeRecorder
from tests.support.rows import NOW

# Eight months from May, both counted.
NEW = NewGoal.model_validate(
    {"name": "Emergency Fund", "target_amount": 5000, "target_date": "2026-12-31"}
)


def saving(session: Session, user: User, *, income: int) -> None:
    """Let the person's surplus be their income."""
    new = NewIntake(
        monthly_income=Decimal(income), monthly_expenses=Decimal(0), financial_goal="savings"
    )
    intakes.create(session, user, new, NOW, recorder=ChangeRecorder())


def test_a_goal_needs_an_equal_part_each_month(session: Session, user: User) -> None:
    goal = goals.create(session, user, NEW, NOW, recorder=ChangeRecorder())
    assert (goal.currency, goal.current_amount, goal.monthly_contribution_needed) == ("USD", 0, 625)
    assert not goal.on_track


def test_a_goal_is_on_track_where_the_savings_cover_it(session: Session, user: User) -> None:
    saving(session, user, income=625)
    assert goals.create(session, user, NEW, NOW, recorder=ChangeRecorder()).on_track


def test_savings_are_the_plans_and_without_one_the_surplus(session: Session, user: User) -> None:
    assert goals.monthly_savings(session, user.id) is None
    saving(session, user, income=1000)
    assert goals.monthly_savings(session, user.id) == (100_000, "USD")
    plans.generate(session, user, NOW, recorder=ChangeRecorder())
    assert goals.monthly_savings(session, user.id) == (50_000, "USD")


def test_a_change_keeps_the_fields_that_it_does_not_name(session: Session, user: User) -> None:
    made = goals.create(session, user, NEW, NOW, recorder=ChangeRecorder())
    changes = GoalChanges(current_amount=Decimal(1000))
    changed = goals.change(session, user, made.id, changes, NOW, recorder=ChangeRecorder())
    assert (changed.name, changed.current_amount) == ("Emergency Fund", 1000)
    assert changed.monthly_contribution_needed == 500
    assert goals.read(session, user, made.id, NOW) == changed


def test_a_removed_goal_is_not_found(session: Session, user: User) -> None:
    made = goals.create(session, user, NEW, NOW, recorder=ChangeRecorder())
    goals.remove(session, user, made.id, NOW, recorder=ChangeRecorder())
    for missing in (made.id, "ozz_goal_none"):
        with pytest.raises(NotFound):
            goals.read(session, user, missing, NOW)
        with pytest.raises(NotFound):
            goals.remove(session, user, missing, NOW, recorder=ChangeRecorder())
    assert goals.list_page(session, user, PageQuery(), NOW).items == []
