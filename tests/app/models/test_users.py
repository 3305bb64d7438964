"""Constraints and cascades of a user's tables, on both databases."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from app.db import Base, Database, Session
from app.models import (
    Change,
    ChatMessage,
    Client,
    Contribution,
    Correction,
    DialogueState,
    FinancialIntake,
    Goal,
    MoneyMove,
    Plan,
    ScopedId,
    Submission,
    Transaction,
    User,
)
from tests.support.rows import NOW, Movement, add_movements, add_user

PLAN: dict[str, Any] = {
    "intake_id": "int_1",
    "financial_goal": "savings",
    "currency": "USD",
    "monthly_income_cents": 2,
    "monthly_surplus_cents": 1,
    "recommended_monthly_savings_cents": 1,
    "savings_rate_percent": Decimal(50),
    "summary": "Save.",
    "created_at": NOW,
}


def add_intake(session: Session, user_id: str) -> None:
    """Insert an intake that plans refer to."""
    session.execute(
        insert(FinancialIntake).values(
            id="int_1",
            user_id=user_id,
            monthly_income_cents=2,
            monthly_expenses_cents=1,
            currency="USD",
            financial_goal="savings",
            created_at=NOW,
        )
    )


def add_plan(session: Session, user_id: str, plan_id: str, status: str) -> None:
    """Insert a plan that refers to the intake."""
    session.execute(insert(Plan).values(id=plan_id, user_id=user_id, status=status, **PLAN))


def fill(session: Session, user_id: str) -> None:
    """Insert a row of the user into each table that refers to users."""
    client_id = session.scalars(select(User.client_id).where(User.id == user_id)).one()
    own: dict[str, Any] = {"user_id": user_id, "created_at": NOW}
    add_intake(session, user_id)
    add_plan(session, user_id, "plan_1", "active")
    add_movements(session, user_id, [Movement(date(2026, 5, 1), 100)])
    session.execute(insert(MoneyMove).values(id="move_1", key="payday", **own))
    session.execute(insert(Correction).values(words="tea", category="food", **own))
    session.execute(insert(ScopedId).values(client_id=client_id, scoped_id="BR.1", **own))
    session.execute(
        insert(ChatMessage).values(id="msg_1", role="user", message="hi", language="en", **own)
    )
    session.execute(
        insert(Goal).values(
            id="goal_1",
            name="Bike",
            target_amount_cents=2,
            current_amount_cents=1,
            currency="USD",
            target_date=date(2026, 12, 1),
            **own,
        )
    )
    session.execute(
        insert(Contribution).values(id="con_1", goal_id="goal_1", amount_cents=1, **own)
    )
    session.execute(
        insert(Change).values(
            id="chg_1", channel="api", type="goal.created", summary="Bike", details={}, **own
        )
    )
    session.execute(
        insert(DialogueState).values(
            user_id=user_id, channel="api", version=1, state={}, updated_at=NOW
        )
    )


OF_A_USER: tuple[type[Base], ...] = (
    FinancialIntake,
    Plan,
    Goal,
    MoneyMove,
    ChatMessage,
    Submission,
    Transaction,
    Correction,
    ScopedId,
    Contribution,
    Change,
    DialogueState,
)


def count(session: Session) -> dict[str, int]:
    """Count the rows in each table that belongs to a user."""
    return {
        model.__name__: session.scalar(select(func.count()).select_from(model)) or 0
        for model in OF_A_USER
    }


def test_a_user_takes_every_row_of_theirs_along(database: Database) -> None:
    with database.transaction() as session:
        user_id = add_user(session)
        fill(session, user_id)
        assert set(count(session).values()) == {1}
        session.delete(session.get_one(User, user_id))
        session.flush()
        assert set(count(session).values()) == {0}


def test_a_user_has_one_active_plan(database: Database) -> None:
    with database.transaction() as session:
        user_id = add_user(session)
        add_intake(session, user_id)
        add_plan(session, user_id, "plan_1", "superseded")
        add_plan(session, user_id, "plan_2", "superseded")
        add_plan(session, user_id, "plan_3", "active")
    with pytest.raises(IntegrityError), database.transaction() as session:
        add_plan(session, user_id, "plan_4", "active")


def test_a_client_that_has_users_cannot_be_deleted(database: Database) -> None:
    with database.transaction() as session:
        add_user(session)
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.delete(session.scalars(select(Client)).one())


def test_a_phone_belongs_to_one_user_of_a_client(database: Database) -> None:
    with database.transaction() as session:
        user = session.get_one(User, add_user(session))
        user.phone = "+14155550123"
        values: dict[str, Any] = {
            "client_id": user.client_id,
            "phone": user.phone,
            "language": "en",
            "currency": "USD",
            "timezone": "UTC",
            "onboarding_stage": "active",
            "created_at": NOW,
        }
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.execute(insert(User).values(id="usr_2", external_user_id="ana", **values))
