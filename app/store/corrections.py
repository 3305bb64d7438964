"""Corrections: the categories that a person wants for words of theirs."""

from datetime import datetime

from sqlalchemy import select

from app.db import Session, table
from app.models import Correction
from app.store.sql import upsert

corrections = table(Correction)
# More than a person makes by hand; the newest count.
_AT_MOST = 1000


def learn(session: Session, user_id: str, words: str, category: str, now: datetime) -> None:
    """Remembers the category of these words; a newer correction replaces the one before."""
    statement = upsert(session, corrections).values(
        user_id=user_id, words=words, category=category, created_at=now
    )
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["user_id", "words"],
            set_={"category": category, "created_at": now},
        )
    )


def of_user(session: Session, user_id: str) -> dict[str, str]:
    """The person's corrections: folded words and their category."""
    rows = session.execute(
        select(corrections.c.words, corrections.c.category)
        .where(corrections.c.user_id == user_id)
        .order_by(corrections.c.created_at.desc())
        .limit(_AT_MOST)
    )
    return {row.words: row.category for row in rows}
