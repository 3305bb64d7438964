"""What came from and went to WhatsApp: conversations, messages, replies, and who said stop."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    Identity,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, UtcDateTime

# The states in which a message still wants work; the partial indexes hold just these.
WAITING = "state IN ('received', 'claimed', 'answering')"


class Conversation(Base):
    """Our number and one person; the lease says which worker holds it."""

    __tablename__ = "conversations"
    __table_args__ = (
        UniqueConstraint("number", "user_id"),
        Index(None, "lease_expires_at"),
    )

    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    number: Mapped[str] = mapped_column(String(16))
    # No foreign key: a conversation outlives an erasure until its goodbye is sent.
    user_id: Mapped[str] = mapped_column(Id(), index=True)
    # The raw From of the last message: where replies go.
    reply_to: Mapped[str | None] = mapped_column(String(160))
    last_inbound_at: Mapped[datetime] = mapped_column(UtcDateTime())
    # One holder at a time: the token names the holding, the expiry frees it if the holder dies.
    lease_token: Mapped[str | None] = mapped_column(String(40))
    lease_expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    # Not before this moment: a message of it is waiting for its next attempt.
    next_attempt_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    # What the bot asked and still expects an answer to.
    pending: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    pending_expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    # Twilio said that the person left; nothing is sent until they write again.
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())


class ScopedId(Base):
    """A business-scoped WhatsApp id and the user it was seen with."""

    __tablename__ = "scoped_ids"

    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id"), primary_key=True)
    scoped_id: Mapped[str] = mapped_column(String(150), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())


class InboundMessage(Base):
    """A message as it came; `received → claimed → answering → done`, or `failed`, `ignored`."""

    __tablename__ = "inbound_messages"
    __table_args__ = (
        Index(
            "ix_inbound_messages_waiting",
            "conversation_id",
            "id",
            sqlite_where=text(WAITING),
            postgresql_where=text(WAITING),
        ),
        # The finished ones: with the open ones in it, too, it would be taken for finding those.
        Index(
            "ix_inbound_messages_finished",
            "conversation_id",
            "id",
            sqlite_where=text("finished_at IS NOT NULL"),
            postgresql_where=text("finished_at IS NOT NULL"),
        ),
        Index(
            "ix_inbound_messages_failed",
            "id",
            sqlite_where=text("state = 'failed'"),
            postgresql_where=text("state = 'failed'"),
        ),
        # What the thirty days' blanking has still before it.
        Index(
            "ix_inbound_messages_unblanked",
            "finished_at",
            sqlite_where=text("body IS NOT NULL"),
            postgresql_where=text("body IS NOT NULL"),
        ),
    )

    # Arrival order.
    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), Identity(), primary_key=True
    )
    message_sid: Mapped[str] = mapped_column(String(34), unique=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"))
    state: Mapped[str] = mapped_column(String(10))
    sender: Mapped[str | None] = mapped_column(String(160))
    # text, image, audio, video, document, location, contact, sticker, reaction, button, other
    kind: Mapped[str] = mapped_column(String(12))
    # The person's own words: text, caption or button; a document's file name is in `media`.
    body: Mapped[str | None] = mapped_column(Text)
    # A list of what came along, each with its url, content_type and filename.
    media: Mapped[Any] = mapped_column(JSON(none_as_null=True))
    quoted_sid: Mapped[str | None] = mapped_column(String(34))
    received_at: Mapped[datetime] = mapped_column(UtcDateTime())
    # What is to be done, with its targets, written before the first effect.
    action: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    # What came of it: enough to say the reply again, and to take it back.
    outcome: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    attempts: Mapped[int] = mapped_column(default=0)
    first_attempt_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    # Claims that ended neither well nor badly: the worker died.
    crashes: Mapped[int] = mapped_column(default=0)
    # How often an operator had it run again; each run has a reply of its own.
    replays: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None] = mapped_column(String(80))
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime())


class Reply(Base):
    """Our one answer to (each run of) a message.

    `sending → queued … delivered/read`, or `failed`.
    """

    __tablename__ = "replies"
    __table_args__ = (
        UniqueConstraint("inbound_id", "replay"),
        Index("ix_replies_state", "state", "created_at"),
    )

    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    inbound_id: Mapped[int] = mapped_column(ForeignKey("inbound_messages.id"))
    replay: Mapped[int] = mapped_column(default=0)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), index=True)
    recipient: Mapped[str | None] = mapped_column(String(160))
    body: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(12))
    message_sid: Mapped[str | None] = mapped_column(String(34), unique=True)
    # When a send was begun whose end is not known: Twilio is asked before it is repeated.
    send_begun_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    error_code: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime())


class OptOut(Base):
    """Who said stop: kept by address, so that it survives an erasure."""

    __tablename__ = "opt_outs"

    number: Mapped[str] = mapped_column(String(16), primary_key=True)
    # Canonical phone or scoped id.
    address: Mapped[str] = mapped_column(String(160), primary_key=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())


class OnboardingPrompt(Base):
    """When an unknown sender was last told how to sign up; nothing else of them is kept."""

    __tablename__ = "onboarding_prompts"

    # HMAC-SHA256 of the sender under SECRET_KEY.
    sender_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    prompted_at: Mapped[datetime] = mapped_column(UtcDateTime(), index=True)
