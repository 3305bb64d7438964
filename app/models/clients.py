"""API clients: the tenants. Every user belongs to one of them."""

from datetime import datetime

from sqlalchemy import BigInteger, String, false
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, UtcDateTime


class Client(Base):
    """One integrator; of secrets only their HMAC-SHA256 under SECRET_KEY is stored."""

    __tablename__ = "clients"

    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    name: Mapped[str] = mapped_column(String(100), unique=True)
    secret_hash: Mapped[str] = mapped_column(String(64))
    # Which SECRET_KEY the hash was made with (app.services.clients.identify_key); null: not known.
    secret_key_id: Mapped[str | None] = mapped_column(String(16))
    secret_rotated_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    # While a secret is rotated, the previous one stays valid until it expires.
    previous_secret_hash: Mapped[str | None] = mapped_column(String(64))
    previous_secret_key_id: Mapped[str | None] = mapped_column(String(16))
    previous_secret_expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    # This client's limit ("1200/minute"), "none", or null for the setting RATE_LIMIT.
    rate_limit: Mapped[str | None] = mapped_column(String(40))
    # Whether no model may be asked for its users.
    model_opt_out: Mapped[bool] = mapped_column(server_default=false(), default=False)
    # Of authenticated requests; written once a minute by each web process.
    last_used_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    requests: Mapped[int] = mapped_column(BigInteger, server_default="0", default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
