"""A person's submissions, transactions and corrections."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Float, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, UtcDateTime


class Submission(Base):
    """One POST of transactions; its Idempotency-Key is never deleted, so it is recorded once."""

    __tablename__ = "submissions"
    __table_args__ = (
        UniqueConstraint("client_id", "idempotency_key"),
        Index(None, "user_id", "id"),
        Index(None, "user_id", "content_hash"),
    )

    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id"))
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    idempotency_key: Mapped[str | None] = mapped_column(String(255))
    fingerprint: Mapped[str | None] = mapped_column(String(64))
    source: Mapped[str] = mapped_column(String(30))
    # SHA-256 of the content, to recognize the same file; the content itself is not stored.
    content_hash: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())


class Transaction(Base):
    """One movement of money; `amount_cents` is positive, `kind` is expense, income or transfer."""

    __tablename__ = "transactions"
    __table_args__ = (
        # For the pages of the list: newest first, then by id.
        Index("ix_transactions_list", "user_id", "transaction_date", "id"),
        # It includes the id, because otherwise SQLite scans the whole table in the order of ids.
        Index("ix_transactions_submission_order", "submission_id", "id"),
        # A covering index for the sums, merchants and recurring charges of chat and moves.
        Index(
            "ix_transactions_sums",
            "user_id",
            "kind",
            "transaction_date",
            "currency",
            "category",
            "amount_cents",
            "description",
        ),
    )

    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id", ondelete="CASCADE"))
    amount_cents: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str] = mapped_column(String(3))
    kind: Mapped[str] = mapped_column(String(10))
    category: Mapped[str] = mapped_column(String(20))
    description: Mapped[str] = mapped_column(String(60))
    transaction_date: Mapped[date]
    source: Mapped[str] = mapped_column(String(30))
    ai_confidence: Mapped[float] = mapped_column(Float)
    # Into how many payments the price is divided; null where it is paid at once.
    installments: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())


class Correction(Base):
    """The category that a person chose for the words of a description; it applies only to them."""

    __tablename__ = "corrections"

    user_id: Mapped[str] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    # The description's words, folded (see app.text.tokens).
    words: Mapped[str] = mapped_column(String(60), primary_key=True)
    category: Mapped[str] = mapped_column(String(20))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())
