"""API clients: the tenants. Everything a person has belongs to one of them."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, UtcDateTime


class Client(Base):
    """One integrator; secrets are kept as HMAC-SHA256 under SECRET_KEY, never as they are."""

    __tablename__ = "clients"

    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    name: Mapped[str] = mapped_column(String(100), unique=True)
    secret_hash: Mapped[str] = mapped_column(String(64))
    # While a secret is rotated, the one before stays valid until its expiry.
    previous_secret_hash: Mapped[str | None] = mapped_column(String(64))
    previous_secret_expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    # A limit of its own ("1200/minute"), "none", or null for RATE_LIMIT.
    rate_limit: Mapped[str | None] = mapped_column(String(40))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
