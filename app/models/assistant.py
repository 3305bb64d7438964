"""What the assistant keeps of a person: changes that can be undone, and the dialogue."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, UtcDateTime


class Change(Base):
    """What was done to a person's data at once, with the rows before and after; kept 30 days."""

    __tablename__ = "changes"
    __table_args__ = (
        Index("ix_changes_user_id", "user_id", "id"),
        Index("ix_changes_source_id", "source_id"),
        Index("ix_changes_created_at", "created_at"),
    )

    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    # api or whatsapp: a bare "undo" takes the last change of its own channel.
    channel: Mapped[str] = mapped_column(String(10))
    # The chat message or submission that it came from; null for other calls of the API.
    source_id: Mapped[str | None] = mapped_column(Id())
    # transactions.created, transaction.changed, goal.created, …
    type: Mapped[str] = mapped_column(String(40))
    # For people: "Uber, $18.00", in the person's language.
    summary: Mapped[str] = mapped_column(String(300))
    # The rows before and after: app.schemas.changes.RecordedChange, with its version.
    details: Mapped[Any] = mapped_column(JSON(none_as_null=True))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime())


class DialogueState(Base):
    """What the assistant remembers of a conversation for a while; one row a user and channel."""

    __tablename__ = "dialogues"
    __table_args__ = (Index("ix_dialogues_updated_at", "updated_at"),)

    user_id: Mapped[str] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    channel: Mapped[str] = mapped_column(String(10), primary_key=True)
    # Counts the writes: whoever read an older one must read again.
    version: Mapped[int] = mapped_column(Integer)
    # app.assistant.dialogue.Dialogue, with its format's version.
    state: Mapped[Any] = mapped_column(JSON(none_as_null=True))
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime())


class Contribution(Base):
    """Money put into a goal, or taken out of it (negative), in cents of the goal's currency."""

    __tablename__ = "contributions"
    __table_args__ = (Index("ix_contributions_goal_id", "goal_id", "id"),)

    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    goal_id: Mapped[str] = mapped_column(ForeignKey("goals.id", ondelete="CASCADE"))
    amount_cents: Mapped[int] = mapped_column(BigInteger)
    note: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())
