"""The people, as a client knows them, and what they told of their finances."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    ForeignKey,
    Index,
    Numeric,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, UtcDateTime


class User(Base):
    """One person of one client."""

    __tablename__ = "users"
    __table_args__ = (
        UniqueConstraint("client_id", "external_user_id"),
        UniqueConstraint("client_id", "phone"),
        Index(None, "client_id", "id"),
    )

    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id"))
    external_user_id: Mapped[str] = mapped_column(String(100))
    name: Mapped[str | None] = mapped_column(String(200))
    email: Mapped[str | None] = mapped_column(String(254))
    # Canonical E.164 (see app.phones).
    phone: Mapped[str | None] = mapped_column(String(16))
    language: Mapped[str] = mapped_column(String(2))
    currency: Mapped[str] = mapped_column(String(3))
    timezone: Mapped[str] = mapped_column(String(64))
    onboarding_stage: Mapped[str] = mapped_column(String(20))
    personality_type: Mapped[str | None] = mapped_column(String(40))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())


class FinancialIntake(Base):
    """An immutable snapshot; amounts are cents a month in `currency`."""

    __tablename__ = "financial_intakes"
    __table_args__ = (Index(None, "user_id", "id"),)

    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    monthly_income_cents: Mapped[int] = mapped_column(BigInteger)
    monthly_expenses_cents: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str] = mapped_column(String(3))
    financial_goal: Mapped[str] = mapped_column(String(20))
    next_pay_date: Mapped[date | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())


class Plan(Base):
    """What the coach recommends; one a user is `active`, those before are `superseded`."""

    __tablename__ = "plans"
    __table_args__ = (
        Index(None, "user_id", "id"),
        Index(
            "uq_plans_active",
            "user_id",
            unique=True,
            sqlite_where=text("status = 'active'"),
            postgresql_where=text("status = 'active'"),
        ),
    )

    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    intake_id: Mapped[str] = mapped_column(ForeignKey("financial_intakes.id", ondelete="CASCADE"))
    financial_goal: Mapped[str] = mapped_column(String(20))
    currency: Mapped[str] = mapped_column(String(3))
    monthly_income_cents: Mapped[int] = mapped_column(BigInteger)
    monthly_surplus_cents: Mapped[int] = mapped_column(BigInteger)
    recommended_monthly_savings_cents: Mapped[int] = mapped_column(BigInteger)
    savings_rate_percent: Mapped[Decimal] = mapped_column(Numeric(7, 2))
    summary: Mapped[str] = mapped_column(String(2000))
    status: Mapped[str] = mapped_column(String(12))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())


class Goal(Base):
    """Something to save for; amounts are cents of `currency`."""

    __tablename__ = "goals"
    __table_args__ = (Index(None, "user_id", "id"),)

    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(200))
    target_amount_cents: Mapped[int] = mapped_column(BigInteger)
    current_amount_cents: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str] = mapped_column(String(3))
    target_date: Mapped[date]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())


class MoneyMove(Base):
    """Keeps a move's id the same for as long as the move is the same (`key`, within a user)."""

    __tablename__ = "money_moves"
    __table_args__ = (UniqueConstraint("user_id", "key"),)

    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())


class ChatMessage(Base):
    """One line of the chat: the person's (`user`) or the coach's (`assistant`)."""

    __tablename__ = "chat_messages"
    __table_args__ = (Index(None, "user_id", "id"),)

    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    role: Mapped[str] = mapped_column(String(10))
    message: Mapped[str] = mapped_column(String(8000))
    language: Mapped[str] = mapped_column(String(2))
    intent: Mapped[str | None] = mapped_column(String(40))
    topic: Mapped[str | None] = mapped_column(String(80))
    emotion: Mapped[str | None] = mapped_column(String(40))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())


class IdempotencyKey(Base):
    """A claim on a key, and the answer once there is one (24 h)."""

    __tablename__ = "idempotency_keys"

    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    # Who holds the claim; a holder whose claim expired may be taken over.
    claim: Mapped[str] = mapped_column(String(40))
    claim_expires_at: Mapped[datetime] = mapped_column(UtcDateTime())
    finished: Mapped[bool] = mapped_column(Boolean, default=False)
    response_status: Mapped[int | None]
    response_body: Mapped[Any | None] = mapped_column(JSON)
    # Whose data the stored answer holds, so that an erasure takes it along.
    user_id: Mapped[str | None] = mapped_column(Id(), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime(), index=True)
