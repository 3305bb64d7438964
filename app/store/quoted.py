"""Quoted messages: which reply a person quotes, and what came of the message it answered."""

from typing import Any

from sqlalchemy import or_, select

from app.db import Executor, Session, table
from app.models import Conversation, InboundMessage, Reply

conversations, inbound, replies = table(Conversation), table(InboundMessage), table(Reply)


def find_reply(executor: Executor, conversation_id: str, sid: str) -> str | None:
    """Return the id of the reply with this sid, or of the one to the message with it.

    People quote our reply or their own message; None where the conversation has neither.
    """
    query = (
        select(replies.c.id)
        .join(inbound, inbound.c.id == replies.c.inbound_id)
        .where(
            replies.c.conversation_id == conversation_id,
            or_(replies.c.message_sid == sid, inbound.c.message_sid == sid),
        )
        .order_by(replies.c.id.desc())
        .limit(1)
    )
    return executor.execute(query).scalar_one_or_none()


def find_outcome(session: Session, user_id: str, reply_id: str) -> Any | None:
    """Return the outcome of the message that a reply to this person answered."""
    query = (
        select(inbound.c.outcome)
        .join(replies, replies.c.inbound_id == inbound.c.id)
        .join(conversations, conversations.c.id == replies.c.conversation_id)
        .where(replies.c.id == reply_id, conversations.c.user_id == user_id)
    )
    return session.execute(query).scalar_one_or_none()
