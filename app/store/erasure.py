"""Taking a person's words and numbers out of what is kept: message rows keep sid and state."""

from sqlalchemy import exists, select, update

from app.db import Executor, table
from app.models import User
from app.store import replies
from app.store.conversations import IS_OPEN, conversations, inbound

users = table(User)


def blank_conversation(session: Executor, conversation_id: str) -> None:
    """Blanks texts and numbers of the conversation's finished messages and their replies.

    A message that is still being answered keeps what its answer needs (the goodbye's recipient);
    its holder blanks it when it is done.
    """
    finished = select(inbound.c.id).where(
        inbound.c.conversation_id == conversation_id, inbound.c.finished_at.is_not(None)
    )
    replies.blank(session, finished)
    session.execute(
        update(inbound)
        .where(inbound.c.conversation_id == conversation_id, inbound.c.finished_at.is_not(None))
        .values(body=None, sender=None, media=[], action=None, outcome=None)
    )
    has_open = exists().where(inbound.c.conversation_id == conversation_id, IS_OPEN)
    session.execute(
        update(conversations)
        .where(conversations.c.id == conversation_id, ~has_open)
        .values(reply_to=None, pending=None, pending_expires_at=None)
    )


def blank_conversations_of(session: Executor, user_id: str) -> None:
    """Blanks what WhatsApp conversations keep of a user who is erased."""
    ids = session.execute(select(conversations.c.id).where(conversations.c.user_id == user_id))
    for conversation_id in ids.scalars().all():
        blank_conversation(session, conversation_id)


def conversations_of_nobody(session: Executor, limit: int = 100) -> list[str]:
    """Conversations that still name a recipient although their user is erased."""
    known = exists().where(users.c.id == conversations.c.user_id)
    rows = session.execute(
        select(conversations.c.id).where(conversations.c.reply_to.is_not(None), ~known).limit(limit)
    )
    return list(rows.scalars())
