"""Plans, on both databases."""

from decimal import Decimal

from app.db import Session
from app.models import FinancialIntake, Plan
from app.store import intakes, plans
from tests.support.rows import NOW


def plan(session: Session, user_id: str, plan_id: str) -> Plan:
    """Return an active plan that has an intake of its own."""
    intake_id = f"intake_of_{plan_id}"
    intakes.add(
        session,
        FinancialIntake(
            id=intake_id,
            user_id=user_id,
            monthly_income_cents=300_000,
            monthly_expenses_cents=200_000,
            currency="USD",
            financial_goal="savings",
            created_at=NOW,
        ),
    )
    return Plan(
        id=plan_id,
        user_id=user_id,
        intake_id=intake_id,
        financial_goal="savings",
        currency="USD",
        monthly_income_cents=300_000,
        monthly_surplus_cents=100_000,
        recommended_monthly_savings_cents=50_000,
        savings_rate_percent=Decimal("16.67"),
        summary="Save 500.00 a month.",
        status=plans.ACTIVE,
        created_at=NOW,
    )


def test_a_person_without_a_plan_has_no_active_one(session: Session, user_id: str) -> None:
    assert plans.find_active(session, user_id) is None


def test_a_new_plan_supersedes_the_one_before(session: Session, user_id: str) -> None:
    plans.activate(session, user_id, plan(session, user_id, "plan_1"))
    plans.activate(session, user_id, plan(session, user_id, "plan_2"))
    active = plans.find_active(session, user_id)
    assert active is not None
    assert active.id == "plan_2"
    session.expire_all()
    before = session.get(Plan, "plan_1")
    assert before is not None
    assert before.status == plans.SUPERSEDED
