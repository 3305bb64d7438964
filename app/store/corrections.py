"""Corrections: the category that a person chose for the words of a description."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from app.db import Session, table
from app.models import Correction
from app.store.sql import upsert

corrections = table(Correction)
# More than a person makes by hand; of more, the newest are used.
_MAX_ROWS = 1000


def save(session: Session, user_id: str, words: str, category: str, now: datetime) -> None:
    """Save the category of these words; it replaces an earlier correction of theirs."""
    statement = upsert(session, corrections).values(
        user_id=user_id, words=words, category=category, created_at=now
    )
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["user_id", "words"],
            set_={"category": category, "created_at": now},
        )
    )


def get(session: Session, user_id: str, words: str) -> Row[Any] | None:
    """Return the person's correction of these words, None where they have none."""
    query = select(corrections).where(
        corrections.c.user_id == user_id, corrections.c.words == words
    )
    return session.execute(query).one_or_none()


def load_by_user(session: Session, user_id: str) -> dict[str, str]:
    """Return the person's corrections as {folded words: category}."""
    rows = session.execute(
        select(corrections.c.words, corrections.c.category)
        .where(corrections.c.user_id == user_id)
        .order_by(corrections.c.created_at.desc())
        .limit(_MAX_ROWS)
    )
    return {row.words: row.category for row in rows}
