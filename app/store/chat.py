"""The chat: what a person asked and what the coach answered."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select

from app.db import Session, table
from app.models import ChatMessage

messages = table(ChatMessage)
USER, ASSISTANT = "user", "assistant"


def add(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Keeps messages."""
    session.execute(insert(messages), [dict(row) for row in rows])


def page(session: Session, user_id: str, *, after: str | None, limit: int) -> Sequence[Row[Any]]:
    """The person's chat, the newest first, from after the id `after`; one more than `limit`."""
    query = select(messages).where(messages.c.user_id == user_id)
    if after is not None:
        query = query.where(messages.c.id < after)
    return session.execute(query.order_by(messages.c.id.desc()).limit(limit + 1)).all()


def last_question(session: Session, user_id: str, since: datetime) -> str | None:
    """What the person asked last, None where that was before `since`."""
    last = session.execute(
        select(messages.c.message, messages.c.created_at)
        .where(messages.c.user_id == user_id, messages.c.role == USER)
        .order_by(messages.c.id.desc())
        .limit(1)
    ).first()
    return last.message if last and last.created_at >= since else None
