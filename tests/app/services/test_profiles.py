"""Profiles: a person's plan and goals as the coach takes them."""

from datetime import date
from decimal import Decimal

import pytest

from app.db import Session
from app.models import User
from app.schemas.goals import NewGoal
from app.schemas.intakes import NewIntake
from app.services import goals, intakes, plans
from app.services.profiles import language_of, load_profile
from app.services.recorder import ChangeRecorder
from tests.support.rows import NOW

TODAY = date(2026, 5, 5)


def test_before_a_plan_a_profile_has_none(session: Session, user: User) -> None:
    profile = load_profile(session, user, TODAY, "pt")
    assert (profile.plan, profile.goals, profile.language) == (None, [], "pt")
    assert profile.missing_step == "intake"
    assert profile.personality == "supportive"


def test_a_profile_holds_the_plans_figures_and_the_goals(session: Session, user: User) -> None:
    new = NewIntake(
        monthly_income=Decimal(5000), monthly_expenses=Decimal(3200), financial_goal="debt"
    )
    intakes.create(session, user, new, NOW, recorder=ChangeRecorder())
    assert load_profile(session, user, TODAY, "en").missing_step == "plan"
    plans.generate(session, user, NOW, recorder=ChangeRecorder())
    goal = NewGoal.model_validate(
        {"name": "Bike", "target_amount": 300, "target_date": "2026-07-01"}
    )
    goals.create(session, user, goal, NOW, recorder=ChangeRecorder())
    profile = load_profile(session, user, TODAY, "en")
    assert profile.plan is not None
    assert (profile.plan.income_cents, profile.plan.savings_cents) == (500_000, 90_000)
    assert (profile.plan.rate_percent, profile.plan.financial_goal) == (18.0, "debt")
    assert [goal.name for goal in profile.goals] == ["Bike"]


@pytest.mark.parametrize(("kept", "language"), [("pt", "pt"), ("es", "es"), ("xx", "en")])
def test_an_unknown_language_is_english(
    session: Session, user: User, kept: str, language: str
) -> None:
    user.language = kept
    assert language_of(user) == language
