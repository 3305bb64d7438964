"""Changes to a person's data, each with its rows before and after; kept 30 days."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, insert, select, update

from app.db import Session, table
from app.models import Change

changes = table(Change)
# Built once, because building a statement costs more than running it.
_INSERT = insert(changes)
# Without the recorded rows, which may be long.
_SUMMARY = [column for column in changes.columns if column.name != "details"]


def add(session: Session, values: Mapping[str, Any]) -> None:
    """Insert a change, which is not undone."""
    session.execute(_INSERT, dict(values))


def get(session: Session, user_id: str, change_id: str) -> Row[Any] | None:
    """Return the person's change of this id, None where they have none."""
    query = select(changes).where(changes.c.user_id == user_id, changes.c.id == change_id)
    return session.execute(query).one_or_none()


def list_page(
    session: Session, user_id: str, *, after: str | None, limit: int
) -> Sequence[Row[Any]]:
    """Return a page of the person's changes without their rows, the newest first.

    It is one row longer than `limit`. `after` is the id of the last row of the page before.
    """
    query = select(*_SUMMARY).where(changes.c.user_id == user_id)
    if after is not None:
        query = query.where(changes.c.id < after)
    return session.execute(query.order_by(changes.c.id.desc()).limit(limit + 1)).all()


def list_recent(session: Session, user_id: str, channel: str, limit: int) -> Sequence[Row[Any]]:
    """Return the person's last changes of a channel that are not undone, the newest first."""
    query = _newest_first(user_id).where(
        changes.c.channel == channel, changes.c.undone_at.is_(None)
    )
    return session.execute(query.limit(limit)).all()


def find_last_undone(session: Session, user_id: str, channel: str) -> Row[Any] | None:
    """Return the change of a channel that was undone last, None where none is undone.

    Of several that were undone at once, it is the oldest: changes are undone newest first.
    """
    query = select(changes).where(
        changes.c.user_id == user_id,
        changes.c.channel == channel,
        changes.c.undone_at.is_not(None),
    )
    newest = query.order_by(changes.c.undone_at.desc(), changes.c.id)
    return session.execute(newest.limit(1)).first()


def list_undone_at(
    session: Session, user_id: str, channel: str, undone_at: datetime
) -> Sequence[Row[Any]]:
    """Return the person's changes of a channel that were undone at a moment, the oldest first."""
    query = select(changes).where(
        changes.c.user_id == user_id,
        changes.c.channel == channel,
        changes.c.undone_at == undone_at,
    )
    return session.execute(query.order_by(changes.c.id)).all()


def find_by_source(
    session: Session, user_id: str, source_id: str, change_type: str
) -> Row[Any] | None:
    """Return the person's change of this type that came from a submission or chat message."""
    query = _newest_first(user_id).where(
        changes.c.source_id == source_id, changes.c.type == change_type
    )
    return session.execute(query.limit(1)).first()


def list_later(
    session: Session, user_id: str, after: str, change_type: str, limit: int
) -> Sequence[Row[Any]]:
    """Return the person's changes of a type after the one with the id `after`, not undone ones."""
    query = _newest_first(user_id).where(
        changes.c.id > after, changes.c.type == change_type, changes.c.undone_at.is_(None)
    )
    return session.execute(query.limit(limit)).all()


def mark(session: Session, change_id: str, *, details: Any, undone_at: datetime | None) -> None:
    """Set what is recorded of a change, and when it was undone (None: it is not)."""
    session.execute(
        update(changes)
        .where(changes.c.id == change_id)
        .values(details=details, undone_at=undone_at)
    )


def _newest_first(user_id: str) -> Select[Any]:
    return select(changes).where(changes.c.user_id == user_id).order_by(changes.c.id.desc())
