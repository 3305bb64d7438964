"""Users of a client, with their finances, plans, goals, moves and chat."""

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
    false,
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
    # What they told of their finances by chat, until an intake needs nothing more.
    told_income_cents: Mapped[int | None] = mapped_column(BigInteger)
    told_expenses_cents: Mapped[int | None] = mapped_column(BigInteger)
    told_aim: Mapped[str | None] = mapped_column(String(20))
    told_next_pay_date: Mapped[date | None]
    # The terms that they agreed to when they signed up by chat, and when.
    terms: Mapped[str | None] = mapped_column(String(300))
    terms_accepted_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    # Whether no model may be asked about what they write or send.
    model_opt_out: Mapped[bool] = mapped_column(server_default=false(), default=False)
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
    """The coach's recommendation; one per user is `active`, earlier ones are `superseded`."""

    __tablename__ = "plans"
    __table_args__ = (
        Index(None, "user_id", "id"),
        # An erasure deletes the plans of an intake: without it each intake reads all plans.
        Index("ix_plans_intake_id", "intake_id"),
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
    """A savings goal; amounts are cents of `currency`."""

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
    """The id of a money move, which stays the same while its `key` does (within a user)."""

    __tablename__ = "money_moves"
    __table_args__ = (UniqueConstraint("user_id", "key"),)

    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())


class ChatMessage(Base):
    """One message of the chat: by the person (`user`) or the coach (`assistant`)."""

    __tablename__ = "chat_messages"
    __table_args__ = (
        Index(None, "user_id", "id"),
        Index("uq_chat_messages_key", "client_id", "idempotency_key", unique=True),
    )

    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    role: Mapped[str] = mapped_column(String(10))
    message: Mapped[str] = mapped_column(String(8000))
    language: Mapped[str] = mapped_column(String(2))
    intent: Mapped[str | None] = mapped_column(String(40))
    topic: Mapped[str | None] = mapped_column(String(80))
    emotion: Mapped[str | None] = mapped_column(String(40))
    channel: Mapped[str | None] = mapped_column(String(10))
    # Of an answer: the key of its request, kept for good, so that a repeat does nothing.
    client_id: Mapped[str | None] = mapped_column(Id())
    idempotency_key: Mapped[str | None] = mapped_column(String(255))
    fingerprint: Mapped[str | None] = mapped_column(String(64))
    # Of an answer: what the API answered, and the entries that it shows, in order.
    answer: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    shown: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())


class IdempotencyKey(Base):
    """A claimed Idempotency-Key, with its answer once there is one (kept 24 h)."""

    __tablename__ = "idempotency_keys"

    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    # The request that claimed the key; after the expiry a repetition may claim it.
    claim: Mapped[str] = mapped_column(String(40))
    claim_expires_at: Mapped[datetime] = mapped_column(UtcDateTime())
    finished: Mapped[bool] = mapped_column(Boolean, default=False)
    response_status: Mapped[int | None]
    response_body: Mapped[Any | None] = mapped_column(JSON)
    # Whose data the stored answer contains, so that an erasure deletes it.
    user_id: Mapped[str | None] = mapped_column(Id(), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime(), index=True)
