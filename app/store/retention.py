"""Delete what is kept for a time alone: texts, changes, dialogues, calls of models, steps.

Each function takes a number of rows, so that no transaction is long. It is two statements, because
for one with a subquery PostgreSQL reads the whole table.
"""

from datetime import datetime, timedelta

from sqlalchemy import delete, select, update

from app.db import Session, table
from app.models import Change, DialogueState, InboundMessage, MessageEvent, ModelCall
from app.store import replies

changes, dialogues, calls = table(Change), table(DialogueState), table(ModelCall)
events, inbound = table(MessageEvent), table(InboundMessage)
KEEP_TEXTS = timedelta(days=30)
KEEP_CHANGES = timedelta(days=30)
KEEP_EVENTS = timedelta(days=30)
KEEP_DIALOGUES = timedelta(hours=24)
# A year and a month: to compare the cost of a month with the same month before.
KEEP_MODEL_CALLS = timedelta(days=396)


def blank_old_messages(session: Session, now: datetime, limit: int) -> int:
    """Blank messages finished longer than KEEP_TEXTS ago, and their replies; return how many.

    A message has a sender until it is blanked; its body may have been blanked before (a password).
    """
    old = session.scalars(
        select(inbound.c.id)
        .where(inbound.c.finished_at <= now - KEEP_TEXTS, inbound.c.sender.is_not(None))
        .limit(limit)
    ).all()
    if old:
        session.execute(
            update(inbound)
            .where(inbound.c.id.in_(old))
            .values(body=None, sender=None, media=[], action=None, outcome=None)
        )
        replies.blank(session, old)
    return len(old)


def delete_old_changes(session: Session, now: datetime, limit: int) -> int:
    """Delete the oldest changes that are older than KEEP_CHANGES; return how many."""
    old = session.scalars(
        select(changes.c.id)
        .where(changes.c.created_at <= now - KEEP_CHANGES)
        .order_by(changes.c.created_at)
        .limit(limit)
    ).all()
    session.execute(delete(changes).where(changes.c.id.in_(old)))
    return len(old)


def delete_old_dialogues(session: Session, now: datetime, limit: int) -> int:
    """Delete the oldest dialogues that were last written KEEP_DIALOGUES ago; return how many."""
    is_old = dialogues.c.updated_at <= now - KEEP_DIALOGUES
    query = select(dialogues.c.user_id).where(is_old).order_by(dialogues.c.updated_at)
    of = session.scalars(query.limit(limit)).all()
    session.execute(delete(dialogues).where(dialogues.c.user_id.in_(of), is_old))
    return len(of)


def delete_old_model_calls(session: Session, now: datetime, limit: int) -> int:
    """Delete the oldest calls that are older than KEEP_MODEL_CALLS; return how many."""
    is_old = calls.c.created_at <= now - KEEP_MODEL_CALLS
    query = select(calls.c.id).where(is_old).order_by(calls.c.created_at).limit(limit)
    old = session.scalars(query).all()
    session.execute(delete(calls).where(calls.c.id.in_(old)))
    return len(old)


def delete_old_message_events(session: Session, now: datetime, limit: int) -> int:
    """Delete the first steps of messages that are older than KEEP_EVENTS; return how many.

    Ids are in the order of time, to which no index is needed: the first `limit` are looked at.
    """
    first = session.execute(select(events.c.id, events.c.at).order_by(events.c.id).limit(limit))
    old = [row.id for row in first if row.at <= now - KEEP_EVENTS]
    session.execute(delete(events).where(events.c.id.in_(old)))
    return len(old)
