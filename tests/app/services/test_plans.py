"""Plans: generated from the latest intake, one active at a time."""

from decimal import Decimal

import pytest

from app.db import Session
from app.errors import IntakeRequired, PlanRequired
from app.models import User
from app.schemas.intakes import NewIntake
from app.services import intakes, plans
from app.services.recorder import ChangeRecorder
from tests.support.rows import NOW, Movement, add_movements


def with_intake(session: Session, user: User, income: int = 5000, expenses: int = 3200) -> None:
    new = NewIntake(
        monthly_income=Decimal(income), monthly_expenses=Decimal(expenses), financial_goal="savings"
    )
    intakes.create(session, user, new, NOW, recorder=ChangeRecorder())


def test_a_plan_requires_an_intake(session: Session, user: User) -> None:
    with pytest.raises(IntakeRequired):
        plans.generate(session, user, NOW, recorder=ChangeRecorder())


def test_a_plan_saves_half_of_the_surplus(session: Session, user: User) -> None:
    with_intake(session, user)
    shown = plans.show(plans.generate(session, user, NOW, recorder=ChangeRecorder()), user)
    assert (shown.monthly_surplus, shown.recommended_monthly_savings) == (1800, 900)
    assert shown.savings_rate_percent == 18
    assert "$900" in shown.summary


def test_the_first_plan_sets_the_personality_and_ends_the_onboarding(
    session: Session, user: User
) -> None:
    with_intake(session, user)
    plans.generate(session, user, NOW, recorder=ChangeRecorder())
    assert (user.personality_type, user.onboarding_stage) == ("supportive", "active")


def test_a_new_plan_supersedes_the_one_before(session: Session, user: User) -> None:
    with_intake(session, user)
    first = plans.generate(session, user, NOW, recorder=ChangeRecorder())
    second = plans.generate(session, user, NOW, recorder=ChangeRecorder())
    session.refresh(first)
    assert (first.status, second.status) == ("superseded", "active")
    assert plans.find_active(session, user.id).id == second.id


def test_a_shortfall_is_said_in_the_summary(session: Session, user: User) -> None:
    with_intake(session, user, income=1000, expenses=1500)
    shown = plans.show(plans.generate(session, user, NOW, recorder=ChangeRecorder()), user)
    assert (shown.monthly_surplus, shown.recommended_monthly_savings) == (-500, 0)
    assert "$500" in shown.summary


def test_the_personality_can_be_chosen_once_there_is_a_plan(session: Session, user: User) -> None:
    with pytest.raises(PlanRequired):
        plans.personalize(session, user, "direct", recorder=ChangeRecorder())
    with_intake(session, user)
    plans.generate(session, user, NOW, recorder=ChangeRecorder())
    recorder = ChangeRecorder()
    plan = plans.personalize(session, user, "direct", recorder=recorder)
    assert plans.show(plan, user).personality_type == "direct"
    (row,) = recorder.rows
    assert (row.table, row.before) == ("users", {"personality_type": "supportive"})


def test_without_spending_the_summary_has_the_usual_areas(session: Session, user: User) -> None:
    with_intake(session, user)
    plan = plans.generate(session, user, NOW, recorder=ChangeRecorder())
    assert plan.summary.endswith("Focus areas: reduce dining out and subscriptions.")


def test_the_summary_names_only_what_the_books_show(session: Session, user: User) -> None:
    with_intake(session, user)
    today = NOW.date()
    add_movements(
        session,
        user.id,
        [
            Movement(today, 9000, "Supermarket"),
            Movement(today, 4000, "Zorblax", "clothing"),
            Movement(today, 1000, "Bus", "transport"),
        ],
    )
    plan = plans.generate(session, user, NOW, recorder=ChangeRecorder())
    assert plan.summary.endswith("Focus areas: reduce groceries and clothing.")


def test_one_area_is_named_alone(session: Session, user: User) -> None:
    with_intake(session, user)
    add_movements(session, user.id, [Movement(NOW.date(), 90000, "Rent", "housing")])
    plan = plans.generate(session, user, NOW, recorder=ChangeRecorder())
    assert plan.summary.endswith("Focus areas: reduce housing.")


def test_the_booked_areas_are_none_without_spending(session: Session, user: User) -> None:
    assert plans.find_booked_areas(session, user, "USD", NOW.date(), "en") == []


def test_the_booked_areas_are_named_in_the_language_of_the_reply(
    session: Session, user: User
) -> None:
    add_movements(session, user.id, [Movement(NOW.date(), 4000, "Zorblax", "clothing")])
    assert plans.find_booked_areas(session, user, "USD", NOW.date(), "pt") == ["roupas"]
    assert plans.find_booked_areas(session, user, "EUR", NOW.date(), "pt") == []
