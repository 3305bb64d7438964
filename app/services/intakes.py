"""Financial intakes: snapshots of what a person earns and spends in a month."""

from datetime import datetime
from typing import cast

from app.db import Session
from app.errors import NotFound
from app.ids import new_id
from app.models import FinancialIntake, User
from app.schemas.fields import amount, cents, utc
from app.schemas.intakes import FinancialGoal, IntakeData, NewIntake
from app.schemas.pages import Page, PageQuery
from app.services.recorder import ChangeRecorder
from app.store import intakes as store


def create(
    session: Session, user: User, new: NewIntake, now: datetime, *, recorder: ChangeRecorder
) -> FinancialIntake:
    """Store a snapshot in the person's currency; the person can have a plan from now on.

    The stage is not recorded: it follows from what there is (see app.services.onboarding_state).
    """
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
    recorder.created("financial_intakes", intake)
    if user.onboarding_stage != "active":
        user.onboarding_stage = "plan_pending"
    return intake


def find_latest(session: Session, user_id: str) -> FinancialIntake:
    """Return the person's latest snapshot; raises NotFound where there is none."""
    intake = store.find_latest(session, user_id)
    if intake is None:
        raise NotFound(
            "There is no financial intake yet. "
            "Send one with POST /v1/users/{user_id}/financial-intake."
        )
    return intake


def list_page(session: Session, user_id: str, query: PageQuery) -> Page:
    """Return a page of the person's snapshots, the newest first."""
    rows = store.list_page(session, user_id, after=query.after(), limit=query.limit)
    return Page.of(rows, query.limit, show, lambda row: str(row.id))


def show(intake: FinancialIntake) -> IntakeData:
    """Return an intake as the API answers it: amounts in units of its currency."""
    return IntakeData(
        id=intake.id,
        user_id=intake.user_id,
        monthly_income=amount(intake.monthly_income_cents),
        monthly_expenses=amount(intake.monthly_expenses_cents),
        monthly_surplus=amount(intake.monthly_income_cents - intake.monthly_expenses_cents),
        financial_goal=cast("FinancialGoal", intake.financial_goal),
        next_pay_date=intake.next_pay_date.isoformat() if intake.next_pay_date else None,
        currency=intake.currency,
        created_at=utc(intake.created_at),
    )
