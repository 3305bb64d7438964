"""Submissions: requests that recorded transactions; their Idempotency-Keys are never deleted."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, select

from app.db import Session, table
from app.models import Submission
from app.store.sql import upsert

submissions = table(Submission)


def add(session: Session, values: Mapping[str, Any]) -> bool:
    """Insert a submission; return False where the client has used its key before."""
    statement = upsert(session, submissions).values(**values).on_conflict_do_nothing()
    return session.execute(statement.returning(submissions.c.id)).first() is not None


def find_by_key(session: Session, client_id: str, key: str) -> Row[Any] | None:
    """Return the submission that the client sent under this key, None where there is none."""
    return session.execute(
        select(submissions).where(
            submissions.c.client_id == client_id, submissions.c.idempotency_key == key
        )
    ).one_or_none()


def find_latest(session: Session, user_id: str) -> str | None:
    """Return the id of the person's last submission, None where there is none."""
    return session.execute(
        select(submissions.c.id)
        .where(submissions.c.user_id == user_id)
        .order_by(submissions.c.id.desc())
        .limit(1)
    ).scalar_one_or_none()


def count_first(session: Session, user_id: str, limit: int) -> int:
    """Return how many submissions the person has, counted up to `limit`."""
    first = select(submissions.c.id).where(submissions.c.user_id == user_id).limit(limit)
    return len(session.execute(first).all())
