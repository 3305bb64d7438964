"""The sums of the current month, which follow every submission."""

from datetime import date

from app.db import Session
from app.schemas.transactions import MonthSummary
from app.store import ledger, plans


def summarize_month(session: Session, user_id: str, currency: str, today: date) -> MonthSummary:
    """Return what was spent this month in one currency, and what the active plan leaves, in cents.

    Left is income − recommended savings − spent; None without a plan in this currency.
    """
    tallies = ledger.sum_by_currency(session, user_id, today.replace(day=1), today)
    spent = sum(tally.cents for tally in tallies if tally.currency == currency)
    plan = plans.find_active(session, user_id)
    left = None
    if plan is not None and plan.currency == currency:
        left = plan.monthly_income_cents - plan.recommended_monthly_savings_cents - spent
    return MonthSummary(currency=currency, month_spent_cents=spent, plan_left_cents=left)
