"""Chat messages: the questions of a person and the answers of the coach."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, insert, select

from app.db import Session, table
from app.models import ChatMessage

messages = table(ChatMessage)
USER, ASSISTANT = "user", "assistant"


def add(session: Session, row: Mapping[str, Any]) -> None:
    """Insert a chat message; raises ConstraintBroken where its key was used before."""
    session.execute(insert(messages).values(**row))


def list_page(
    session: Session, user_id: str, *, after: str | None, limit: int
) -> Sequence[Row[Any]]:
    """Return a page of the person's chat, the newest first; one row more than `limit`.

    `after` is the id of the last row of the page before. The extra row tells that another page
    follows.
    """
    query = select(messages).where(messages.c.user_id == user_id)
    if after is not None:
        query = query.where(messages.c.id < after)
    return session.execute(query.order_by(messages.c.id.desc()).limit(limit + 1)).all()


def find_by_key(session: Session, client_id: str, key: str) -> Row[Any] | None:
    """Return the answer that was given under this key, None where there is none."""
    return session.execute(
        select(messages).where(messages.c.client_id == client_id, messages.c.idempotency_key == key)
    ).one_or_none()


def find_shown(session: Session, user_id: str, message_id: str) -> Sequence[str]:
    """Return the ids of the entries that an answer of the chat showed, in order."""
    row = session.execute(
        select(messages.c.shown).where(messages.c.user_id == user_id, messages.c.id == message_id)
    ).one_or_none()
    return list(row.shown or ()) if row else []


def has_any(session: Session, user_id: str) -> bool:
    """Return whether the person has said anything in the chat."""
    query = select(messages.c.id).where(messages.c.user_id == user_id).limit(1)
    return session.execute(query).first() is not None
