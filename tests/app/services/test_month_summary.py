"""The month's sums: spent in one currency, and left of the plan in that currency."""

from datetime import date
from decimal import Decimal

from app.db import Session
from app.models import User
from app.schemas.intakes import NewIntake
from app.services import intakes, plans
from app.services.month_summary import summarize_month
from app.services.recorder import ChangeRecorder
from tests.support.rows import NOW, Movement, add_movements

TODAY = date(2026, 5, 5)
MOVEMENTS = [
    Movement(date(2026, 4, 30), 999),
    Movement(date(2026, 5, 1), 1000),
    Movement(TODAY, 2000),
    Movement(TODAY, 700, currency="EUR"),
    Movement(TODAY, 50_000, kind="income", category="income"),
    Movement(TODAY, 80_000, kind="transfer"),
]


def test_what_was_spent_this_month_is_summed_in_one_currency(session: Session, user: User) -> None:
    add_movements(session, user.id, MOVEMENTS)
    assert summarize_month(session, user.id, "USD", TODAY).month_spent_cents == 3000
    assert summarize_month(session, user.id, "EUR", TODAY).month_spent_cents == 700


def test_left_is_income_less_savings_less_spent(session: Session, user: User) -> None:
    add_movements(session, user.id, MOVEMENTS)
    assert summarize_month(session, user.id, "USD", TODAY).plan_left_cents is None
    new = NewIntake(
        monthly_income=Decimal(5000), monthly_expenses=Decimal(3200), financial_goal="savings"
    )
    intakes.create(session, user, new, NOW, recorder=ChangeRecorder())
    plans.generate(session, user, NOW, recorder=ChangeRecorder())
    left = summarize_month(session, user.id, "USD", TODAY).plan_left_cents
    assert left == 500_000 - 90_000 - 3000
    assert summarize_month(session, user.id, "EUR", TODAY).plan_left_cents is None
