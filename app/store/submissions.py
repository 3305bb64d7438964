"""Submissions: what was sent at once; their Idempotency-Keys are kept for good."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, select

from app.db import Session, table
from app.models import Submission
from app.store.sql import upsert

submissions = table(Submission)


def add(session: Session, values: Mapping[str, Any]) -> bool:
    """Keeps a submission; False where the client's key has one already."""
    statement = upsert(session, submissions).values(**values).on_conflict_do_nothing()
    return session.execute(statement.returning(submissions.c.id)).first() is not None


def by_key(session: Session, client_id: str, key: str) -> Row[Any] | None:
    """The submission that the client sent under this key."""
    return session.execute(
        select(submissions).where(
            submissions.c.client_id == client_id, submissions.c.idempotency_key == key
        )
    ).one_or_none()
