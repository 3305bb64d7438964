"""A person's books: submissions and the transactions they booked."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Float, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, UtcDateTime


class Submission(Base):
    """One POST of transactions; its Idempotency-Key is kept for good, so it never books twice."""

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
    # SHA-256 of the content, to recognize the same file; the content itself is not kept.
    content_hash: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())


class Transaction(Base):
    """One movement of money; `amount_cents` is positive, `kind` tells its direction."""

    __tablename__ = "transactions"
    __table_args__ = (
        # The list's keyset: newest first, ties by id.
        Index("ix_transactions_list", "user_id", "transaction_date", "id"),
        Index("ix_transactions_submission", "submission_id"),
        # Sums, merchants and recurring charges for chat and moves come from this index alone.
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
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())


class Correction(Base):
    """A person's own category for words of theirs; used for their rows only."""

    __tablename__ = "corrections"

    user_id: Mapped[str] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    # The description's words, folded (see app.reading.words).
    words: Mapped[str] = mapped_column(String(60), primary_key=True)
    category: Mapped[str] = mapped_column(String(20))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())
