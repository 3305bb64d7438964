"""Financial intakes: what a person earns and spends, as snapshots."""

from datetime import datetime
from typing import Any

from app.db import Session
from app.errors import NotFound
from app.ids import new_id
from app.models import FinancialIntake, User
from app.schemas.fields import amount, cents, utc
from app.schemas.intakes import NewIntake
from app.schemas.pages import Page, PageQuery
from app.store import intakes as store


def create(session: Session, user: User, new: NewIntake, now: datetime) -> FinancialIntake:
    """Keeps a snapshot in the person's currency; who has no plan yet can have one now."""
    intake = FinancialIntake(
        id=new_id("intake"),
        user_id=user.id,
        monthly_income_cents=cents(new.monthly_income),
        monthly_expenses_cents=cents(new.monthly_expenses),
        currency=user.currency,
        financial_goal=new.financial_goal,
        next_pay_date=new.next_pay_date,
        created_at=now,
    )
    store.add(session, intake)
    if user.onboarding_stage != "active":
        user.onboarding_stage = "plan_pending"
    return intake


def latest(session: Session, user_id: str) -> FinancialIntake:
    """The person's latest snapshot; raises NotFound where there is none."""
    intake = store.latest(session, user_id)
    if intake is None:
        raise NotFound(
            "There is no financial intake yet. "
            "Send one with POST /v1/users/{user_id}/financial-intake."
        )
    return intake


def list_page(session: Session, user_id: str, query: PageQuery) -> Page:
    """All snapshots of a person, the newest first."""
    rows = store.page(session, user_id, after=query.after(), limit=query.limit)
    return Page.of(rows, query.limit, wire, lambda row: str(row.id))


def wire(intake: FinancialIntake) -> dict[str, Any]:
    """An intake as it goes out."""
    return {
        "id": intake.id,
        "user_id": intake.user_id,
        "monthly_income": amount(intake.monthly_income_cents),
        "monthly_expenses": amount(intake.monthly_expenses_cents),
        "monthly_surplus": amount(intake.monthly_income_cents - intake.monthly_expenses_cents),
        "financial_goal": intake.financial_goal,
        "next_pay_date": intake.next_pay_date.isoformat() if intake.next_pay_date else None,
        "currency": intake.currency,
        "created_at": utc(intake.created_at),
    }
