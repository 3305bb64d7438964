"""Blank the texts and addresses that stored messages hold of a person; sid and state remain."""

from sqlalchemy import exists, select, update

from app.db import Executor, table
from app.models import User
from app.store import replies
from app.store.conversations import IS_OPEN, conversations, inbound

users = table(User)

# Conversations that one run checks: a few milliseconds, however many conversations exist.
CONVERSATIONS_PER_RUN = 500


def blank_conversation(session: Executor, conversation_id: str) -> None:
    """Blank texts and addresses of the conversation's finished messages and their replies.

    A message that is still processed keeps what its reply needs (the recipient of the last
    confirmation); its worker blanks it when it is finished.
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


def blank_conversations_by_user(session: Executor, user_id: str) -> None:
    """Blank the WhatsApp conversations of a user who is erased."""
    ids = session.execute(select(conversations.c.id).where(conversations.c.user_id == user_id))
    for conversation_id in ids.scalars().all():
        blank_conversation(session, conversation_id)


def find_orphaned_conversations(
    session: Executor, after: str = "", look_at: int = CONVERSATIONS_PER_RUN
) -> tuple[list[str], str]:
    """Return conversations that still name a recipient although their user is erased.

    Check the `look_at` conversations whose ids follow `after`, and also return the id to continue
    from in the next run: `""`, the beginning, after the last one. An erasure, and the message that
    is processed meanwhile, blank their own rows; this finds rows whose process died between both.
    """
    rows = session.execute(
        select(conversations.c.id, conversations.c.user_id, conversations.c.reply_to)
        .where(conversations.c.id > after)
        .order_by(conversations.c.id)
        .limit(look_at)
    ).all()
    # Two queries, because for one with a join PostgreSQL reads every user.
    wanted = [row.user_id for row in rows if row.reply_to is not None]
    known = set(session.execute(select(users.c.id).where(users.c.id.in_(wanted))).scalars())
    orphaned = [row.id for row in rows if row.reply_to is not None and row.user_id not in known]
    return orphaned, rows[-1].id if len(rows) == look_at else ""
