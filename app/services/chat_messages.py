"""The messages of the chat as they are kept: found by their key, and listed."""

from typing import Any

from app.db import Session
from app.errors import IdempotencyConflict
from app.models import User
from app.schemas.chat import ChatMessageData
from app.schemas.pages import Page, PageQuery
from app.store import chat as store


def find_answer(session: Session, user: User, key: str, fingerprint: str) -> ChatMessageData | None:
    """Return the answer that was given under this key, however long ago; None if there is none.

    Raises IdempotencyConflict where the key was used with another request.
    """
    found = store.find_by_key(session, user.client_id, key)
    if found is None:
        return None
    if found.fingerprint != fingerprint:
        raise IdempotencyConflict
    return ChatMessageData.from_answer(found.answer)


def history(session: Session, user_id: str, query: PageQuery) -> Page:
    """Return a page of the person's chat, the newest message first."""
    rows = store.list_page(session, user_id, after=query.after(), limit=query.limit)
    return Page.of(rows, query.limit, _shown, lambda row: str(row.id))


def _shown(row: Any) -> ChatMessageData:
    """Return a stored message as the API answers it; one of the version before has less."""
    known = row.answer if isinstance(row.answer, dict) else {}
    return ChatMessageData.from_answer({**row._asdict(), **known})
