"""WhatsApp: conversations, inbound messages, replies, opt-outs and prompts to strangers."""

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
from app.models.states import OPEN_STATES, MessageState

# The states of messages that are not finished; the partial indexes contain just these.
WAITING = f"state IN ({', '.join(repr(state.value) for state in OPEN_STATES)})"
# A STOP or START that the webhook has recorded and that is to be confirmed. It does not belong to
# the waiting ones: it is confirmed before them, whichever worker has the conversation's lease.
URGENT = f"state = '{MessageState.URGENT}'"
FAILED = f"state = '{MessageState.FAILED}'"


class Conversation(Base):
    """One person and one number of ours; the lease names the worker that processes it."""

    __tablename__ = "conversations"
    __table_args__ = (
        UniqueConstraint("number", "user_id"),
        Index(None, "lease_expires_at"),
    )

    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    number: Mapped[str] = mapped_column(String(16))
    # No foreign key: the row outlives an erasure, whose confirmation is still to be sent.
    user_id: Mapped[str] = mapped_column(Id(), index=True)
    # The raw From of the last message: where replies go.
    reply_to: Mapped[str | None] = mapped_column(String(160))
    last_inbound_at: Mapped[datetime] = mapped_column(UtcDateTime())
    # One worker at a time: the token identifies its lease, which expires if the worker dies.
    lease_token: Mapped[str | None] = mapped_column(String(40))
    lease_expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    # Which worker (host:pid) claimed the last lease, and when; for operators.
    leased_by: Mapped[str | None] = mapped_column(String(100))
    leased_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    # Not to be claimed before this time: a message waits for its next attempt.
    next_attempt_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    # The question that the product asked and expects an answer to.
    pending: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    pending_expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    # When Twilio reported that the person left; nothing is sent until they write again.
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    # When the last STOP or START that took effect was sent; an older, recovered one is ignored.
    opted_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())


class ScopedId(Base):
    """A business-scoped WhatsApp id and the user it belongs to."""

    __tablename__ = "scoped_ids"

    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id"), primary_key=True)
    scoped_id: Mapped[str] = mapped_column(String(150), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())


class InboundMessage(Base):
    """A message of a person; `received → claimed → answering → done`, or `failed`, `ignored`.

    A STOP or START that changes something: `urgent → done`, or `failed`.
    """

    __tablename__ = "inbound_messages"
    __table_args__ = (
        # In the order of processing, which is the order of sending.
        Index(
            "ix_inbound_messages_waiting_order",
            "conversation_id",
            "received_at",
            "id",
            sqlite_where=text(WAITING),
            postgresql_where=text(WAITING),
        ),
        Index(
            "ix_inbound_messages_urgent",
            "conversation_id",
            "received_at",
            "id",
            sqlite_where=text(URGENT),
            postgresql_where=text(URGENT),
        ),
        # Only finished ones: with open ones in it SQLite would use it to find those.
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
            sqlite_where=text(FAILED),
            postgresql_where=text(FAILED),
        ),
        # For operators, who look for what was sent in a span of time. Only finished ones, too.
        Index(
            "ix_inbound_messages_finished_received",
            "received_at",
            sqlite_where=text("finished_at IS NOT NULL"),
            postgresql_where=text("finished_at IS NOT NULL"),
        ),
        # What is to be blanked after thirty days. Every message has a sender until it is blanked;
        # the body of a password is blanked as soon as it is used.
        Index(
            "ix_inbound_messages_unblanked_sender",
            "finished_at",
            sqlite_where=text("sender IS NOT NULL"),
            postgresql_where=text("sender IS NOT NULL"),
        ),
    )

    # The order of arrival.
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
    # The action (workers.routing.Action) with its targets, written before its first effect.
    action: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    # The result of the action: enough to undo or correct it later.
    outcome: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    attempts: Mapped[int] = mapped_column(default=0)
    first_attempt_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    # Attempts that ended by an unexpected error or by the death of the worker.
    crashes: Mapped[int] = mapped_column(default=0)
    # How often an operator replayed it; each run has its own reply.
    replays: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None] = mapped_column(String(80))
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    # Only of urgent messages: which worker confirms it, and when it may be claimed (again).
    claim_token: Mapped[str | None] = mapped_column(String(40))
    claimable_at: Mapped[datetime | None] = mapped_column(UtcDateTime())


class MessageEvent(Base):
    """One step of a message's way, written with what it tells and deleted after thirty days."""

    __tablename__ = "message_events"
    __table_args__ = (Index(None, "message_id"),)

    # The order of the steps.
    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), Identity(), primary_key=True
    )
    message_id: Mapped[int] = mapped_column(ForeignKey("inbound_messages.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime())
    # See app.models.event_kinds.
    kind: Mapped[str] = mapped_column(String(20))
    detail: Mapped[Any] = mapped_column(JSON())


class Reply(Base):
    """Our answer to one run of a message.

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
    # When a send began whose result is unknown: Twilio is asked before it is repeated.
    send_begun_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    error_code: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime())


class OptOut(Base):
    """An address that sent STOP to a number of ours; the row survives an erasure."""

    __tablename__ = "opt_outs"

    number: Mapped[str] = mapped_column(String(16), primary_key=True)
    # A canonical phone or a scoped id.
    address: Mapped[str] = mapped_column(String(160), primary_key=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())


class Block(Base):
    """An address whose messages are dropped; the row survives an erasure, as an opt-out does."""

    __tablename__ = "blocks"

    # A canonical phone or a scoped id.
    address: Mapped[str] = mapped_column(String(160), primary_key=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime())
    # Of a scoped id the canonical phone that it was seen with: when both are unblocked, the user
    # who had them may be erased.
    phone: Mapped[str | None] = mapped_column(String(20), index=True)


class OnboardingPrompt(Base):
    """The last onboarding prompt to an unknown sender, and what came of it.

    Nothing else of them is stored.
    """

    __tablename__ = "onboarding_prompts"

    # HMAC-SHA256 of the sender under SECRET_KEY.
    sender_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    # When it was sent.
    prompted_at: Mapped[datetime] = mapped_column(UtcDateTime(), index=True)
    # How many of their questions were answered since then.
    answers: Mapped[int] = mapped_column(server_default="0")
    # The MessageSid that was answered last: Twilio may deliver it again.
    answered_sid: Mapped[str | None] = mapped_column(String(34))
    # The terms that the prompt named in its offer to sign up by chat; empty where it named none,
    # null where it offered no such thing.
    offered_terms: Mapped[str | None] = mapped_column(String(300))
