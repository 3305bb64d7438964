"""A client's users."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, delete, select, update

from app.db import Session, table
from app.models import User
from app.store.sql import upsert

users = table(User)


def add(session: Session, values: Mapping[str, Any]) -> bool:
    """Keeps a new user; False where the client has one with this external id or phone already."""
    statement = upsert(session, users).values(**values).on_conflict_do_nothing()
    return session.execute(statement.returning(users.c.id)).first() is not None


def by_id(session: Session, client_id: str, user_id: str, *, lock: bool = False) -> User | None:
    """The client's user of this id; with `lock`, held against other writers until the commit."""
    return _one(session, client_id, User.id == user_id, lock=lock)


def by_external_id(
    session: Session, client_id: str, external_user_id: str, *, lock: bool = False
) -> User | None:
    """The client's user of this external id; `lock` as in by_id."""
    return _one(session, client_id, User.external_user_id == external_user_id, lock=lock)


def by_phone(session: Session, client_id: str, phone: str) -> User | None:
    """The client's user with this phone (canonical)."""
    return _one(session, client_id, User.phone == phone)


def _one(session: Session, client_id: str, condition: Any, *, lock: bool = False) -> User | None:
    query = select(User).where(User.client_id == client_id, condition)
    if lock:
        # SQLite has one writer anyway; on PostgreSQL rows that refer to this one stay free.
        query = query.with_for_update(key_share=True)
    return session.scalars(query).one_or_none()


def change(session: Session, user_id: str, values: Mapping[str, Any]) -> None:
    """Changes columns of a user."""
    session.execute(update(users).where(users.c.id == user_id).values(**values))


def page(
    session: Session,
    client_id: str,
    *,
    external_user_id: str | None,
    phone: str | None,
    after: str | None,
    limit: int,
) -> Sequence[Row[Any]]:
    """The client's users, the newest first, from after the id `after`; one more than `limit`."""
    query = select(users).where(users.c.client_id == client_id)
    if external_user_id is not None:
        query = query.where(users.c.external_user_id == external_user_id)
    if phone is not None:
        query = query.where(users.c.phone == phone)
    if after is not None:
        query = query.where(users.c.id < after)
    return session.execute(query.order_by(users.c.id.desc()).limit(limit + 1)).all()


def remove(session: Session, user_id: str) -> None:
    """Deletes a user; every row of theirs goes along by its foreign key."""
    session.execute(delete(users).where(users.c.id == user_id))
